"""The window: a dropped folder becomes a case with a timeline; undo, close, reopen; trouble in one sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import ui_case
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.case.records import Entry, Evidence
from app.ui import dropping, language, theme
from app.ui.intake_list import IntakeList, summary
from app.work import cases
from app.work.intake import Intake, Rest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.window import Window

ROOT = Path(__file__).resolve().parents[3]


def drop(window: Window, data: QMimeData) -> None:
    """A real drop, as the system posts it."""
    copy, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(500, 300), copy | Qt.DropAction.MoveAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(500, 300), copy | Qt.DropAction.MoveAction, data, buttons, keys)
    QApplication.sendEvent(window, event)
    assert event.dropAction() == copy


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


SMS = (
    '<smses count="2">'
    '<sms address="10690001234" date="1745000000000" type="1" body="【晨禾借】您的借款已逾期9天，请尽快还款" />'
    '<sms address="10690001234" date="1745100000000" type="1" body="【晨禾借】今日须结清1,200.00元欠款" />'
    "</smses>"
)


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    folder = tmp_path / "乱"
    folder.mkdir()
    (folder / "sms.xml").write_text(SMS, encoding="utf-8")
    (folder / "备注.txt").write_text("四月谈成", encoding="utf-8")
    (folder / "Thumbs.db").write_bytes(b"x")
    (folder / "坏.png").write_bytes(b"\x89PNG\r\n\x1a\nxxxx")
    return folder


def taken_in(window: Window, qtbot: QtBot, data: QMimeData) -> None:
    drop(window, data)
    qtbot.waitUntil(lambda: "收存了" in window.messages.text(), timeout=60_000)


def test_a_dropped_folder_becomes_a_case_and_questions_come_afterwards(
    window: Window, qtbot: QtBot, messy: Path
) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in messy.iterdir()}
    taken_in(window, qtbot, files(messy))
    assert "收存了 3 份材料，读出 2 条待核对" in window.messages.text()
    assert "跳过 1 个系统文件" in window.messages.text()
    qtbot.waitUntil(lambda: len(window.desk.snapshot().entries) == 2, timeout=10_000)
    assert window.view is not None
    qtbot.waitUntil(lambda: window.view.rail.places["review"].count == 2, timeout=10_000)
    assert {path.name: path.stat().st_mtime_ns for path in messy.iterdir()} == before


def test_a_place_chosen_in_the_rail_gets_the_next_key(window: Window, qtbot: QtBot, messy: Path) -> None:
    taken_in(window, qtbot, files(messy / "sms.xml"))
    qtbot.waitUntil(lambda: len(window.desk.snapshot().entries) == 2, timeout=10_000)
    assert window.view is not None
    qtbot.mouseClick(window.view.rail.places["review"], Qt.MouseButton.LeftButton)
    assert window.focusWidget() is window.view.review.list


def test_close_and_reopen_finds_everything_and_undo_still_works(
    window: Window, qtbot: QtBot, messy: Path
) -> None:
    taken_in(window, qtbot, files(messy / "sms.xml"))
    folder = window.desk.case.folder
    with qtbot.waitSignal(window.desk.closed, timeout=10_000):
        window.acts.close_case()
    assert window.view is None
    assert str(folder) in window.settings.recent
    with qtbot.waitSignal(window.desk.opened, timeout=10_000):
        window.desk.open(folder)
    assert len(window.desk.snapshot().entries) == 2
    assert "收存材料" in window.acts.undo.text()
    with qtbot.waitSignal(window.desk.refreshed, timeout=10_000):
        window.desk.undo()
    qtbot.waitUntil(lambda: all(one.hidden for one in window.desk.snapshot().evidence), timeout=5000)
    assert window.desk.case.verify() == []


def test_a_pasted_picture_is_taken_in(window: Window, qtbot: QtBot) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    data = QMimeData()
    data.setImageData(picture)
    found = dropping.taken(data)
    assert found.paths[0].is_file()
    assert found.paths[0].name.startswith("clipboard-")
    QGuiApplication.clipboard().setImage(picture)
    window.acts.paste()
    qtbot.waitUntil(lambda: "收存了 1 份材料" in window.messages.text(), timeout=60_000)


def test_a_drop_without_files_is_explained_in_one_sentence(window: Window) -> None:
    data = QMimeData()
    data.setData('application/x-qt-windows-mime;value="FileGroupDescriptorW"', b"x")
    drop(window, data)
    assert "先复制到桌面" in window.messages.text()
    web = QMimeData()
    web.setUrls([QUrl("https://example.com/a.png")])
    drop(window, web)
    assert "不联网" in window.messages.text()


def test_a_folder_that_is_no_case_is_told_and_nothing_breaks(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.desk.trouble, timeout=10_000):
        window.desk.open(tmp_path / "nothing")
    assert window.messages.isVisible()
    assert not window.desk.is_open


def test_the_list_behind_the_sentence_names_each_file_and_why(
    window: Window, qtbot: QtBot, messy: Path
) -> None:
    from app.case.case import Case
    from app.work import cases
    from app.work.intake import Intake

    with cases.create(messy.parent / "c", title="x") as case:
        assert isinstance(case, Case)
        intake = Intake(case, [messy])
        for _ in intake.run():
            pass
    shown = IntakeList(intake.items, 2, window)
    qtbot.addWidget(shown)
    assert "3 份" in summary(intake.items, 2)
    rows = said_in(shown, 2)
    assert "已损坏" in rows["坏.png"]
    assert "系统自动生成" in rows["Thumbs.db"]


def said_in(shown: IntakeList, column: int) -> dict[str, str]:
    """What a column says, by file."""
    table = shown.table
    return {table.item(n, 0).text(): table.item(n, column).text() for n in range(table.rowCount())}


def test_why_a_file_was_left_out_is_read_whole(qtbot: QtBot) -> None:
    from app.work.intake import Item

    facts = {"name": "很长的名字" * 6 + ".png"}
    items = [
        Item(path="/a/x.png", outcome="added", reading="failed", reason="unreadable_content", facts=facts)
    ]
    shown = IntakeList([*items, Item(path="/a/y.png", outcome="added")], 0)
    qtbot.addWidget(shown)
    shown.show()
    table = shown.table
    qtbot.waitUntil(lambda: table.rowHeight(0) > table.rowHeight(1))
    words = table.item(0, 2).text()
    needed = shown.fontMetrics().boundingRect(0, 0, table.columnWidth(2) - 24, 999, 1 << 12, words).height()
    assert table.rowHeight(0) >= needed


def test_the_list_says_what_a_bill_and_an_agreement_brought(
    qtbot: QtBot, demo_case: Path, tmp_path: Path
) -> None:
    from app.case.case import Case
    from app.work.intake import Item

    shutil.copytree(demo_case, tmp_path / "demo")
    with Case.open(tmp_path / "demo", read_only=True) as case:
        snapshot = case.snapshot()
    items = [Item(path=one.name, outcome="added", evidence=one.id) for one in snapshot.evidence]
    shown = IntakeList(items, 0, None, snapshot)
    qtbot.addWidget(shown)
    rows = said_in(shown, 1)
    assert rows["支付账单(20260301-20261120).csv"] == "已收存，读出 8 笔还款"
    assert rows["备注.txt"] == "已收存"
    assert "已收存，读出协议" in rows.values()


def test_a_finished_intake_leads_to_what_waits_and_to_the_list(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    from app.work.intake import Intake, Item

    with qtbot.waitSignal(window.desk.opened, timeout=10_000):
        window.desk.open(ui_case.small(tmp_path).folder)
    view = window.view
    assert view is not None
    ids = [one.id for one in window.desk.snapshot().evidence]
    intake = Intake(window.desk.case, ())
    intake.items += [Item(path="a.png", outcome="added", evidence=id) for id in ids]
    for words, place in (("去核对", "review"), ("看清单", "review")):
        window.acts.taken_in(intake)
        qtbot.waitUntil(lambda: "待核对" in window.messages.text(), timeout=10_000)
        buttons = window.messages.findChildren(QPushButton)
        qtbot.mouseClick(next(one for one in buttons if one.text() == words), Qt.MouseButton.LeftButton)
        assert view.place == place and not window.messages.isVisible()
    shown = window.findChild(IntakeList)
    assert shown is not None and shown.isVisible()
    shown.accept()
    window.messages.tell("只有一句")
    assert not any(one.isVisible() for one in window.messages.findChildren(QPushButton))


@pytest.mark.parametrize("tongue", ["zh_CN", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 768), (1093, 614), (860, 600)])
def test_every_place_can_be_shown_in_both_languages_and_schemes(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, tongue: str, scheme: str, size: tuple[int, int]
) -> None:
    from app.ui.window import Window

    language.install(tongue)
    theme.apply(qapp, scheme)
    made = ui_case.small(tmp_path)
    made.close()
    ui_case.OPEN.clear()
    window = Window()
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(made.folder)
    assert window.view is not None
    for place in ("timeline", "evidence", "agreement", "review"):
        window.view.go(place)
        assert window.grab().width() >= size[0]
    wide = size[0]
    window.view.go("timeline")
    assert window.view.main.agreement.isVisible() is (wide >= 1180)
    assert window.view.main.line.isVisible() is (wide < 1180)
    assert window.view.main.evidence.isVisible() is (wide >= 880)
    window.close()
    qtbot.waitUntil(lambda: window.desk.jobs.live == 0, timeout=10_000)


def test_reading_goes_on_by_itself_when_a_case_is_opened_again(
    window: Window, qtbot: QtBot, messy: Path, tmp_path: Path
) -> None:
    case = cases.create(tmp_path / "case", title="例案")
    steps = Intake(case, [messy]).run()
    while len(case.find(Evidence)) < 2:
        next(steps)
    steps.close()  # the app was closed before anything was read
    folder = case.folder
    case.close()
    window.desk.open(folder)
    qtbot.waitUntil(lambda: "接着读了" in window.messages.text(), timeout=60_000)
    assert window.desk.case.find(Entry)
    assert Rest(window.desk.case).is_any is False


def test_a_second_drop_waits_for_the_first(window: Window, qtbot: QtBot, messy: Path, tmp_path: Path) -> None:
    taken_in(window, qtbot, files(messy / "sms.xml"))
    window.messages.tell("")
    other = ui_case.screenshot(tmp_path, "b.png", "b")
    window.acts.take_in([messy])
    window.acts.take_in([other])
    assert "排在前一批后面" in window.messages.text()
    qtbot.waitUntil(
        lambda: any(one.name == "b.png" for one in window.desk.snapshot().evidence), timeout=60_000
    )
    qtbot.waitUntil(lambda: window.desk.busy is None, timeout=60_000)
    assert window.desk.case.verify() == []


def test_a_click_on_the_words_of_a_card_is_a_click_on_the_card(window: Window, qtbot: QtBot) -> None:
    cards = [one for one in window.start.findChildren(QPushButton) if one.objectName() == "card"]
    card = next(one for one in cards if one.accessibleName() == "新建案件")
    words = card.findChildren(QLabel)[-1]
    with qtbot.waitSignal(window.start.new_requested):
        qtbot.mouseClick(words, Qt.MouseButton.LeftButton)


def test_the_field_lights_up_while_something_is_held_over_it(window: Window, tmp_path: Path) -> None:
    def ground() -> str:
        return window.start.field.grab().toImage().pixelColor(20, 20).name()

    calm = ground()
    window.start.field.light(True)
    assert ground() == theme.color("accent_ground").name() != calm
    window.start.field.light(False)
    assert ground() == calm == theme.color("surface").name()


def test_the_system_is_followed_again_after_a_wish(qapp: QApplication) -> None:
    system = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    theme.apply(qapp, "dark")
    assert theme.is_dark()
    theme.apply(qapp, "system")
    assert theme.is_dark() == system


STARTED = """
from app.__main__ import main, prepare
prepare()
from PySide6 import QtCore
from app.ui.window import Window

def finish(window):
    print("Qt" in vars(QtCore), sorted({"platformdirs", "app.case.case", "app.case.phrases", "sqlite3"} & set(sys.modules)))
    sys.stdout.flush()
    os._exit(0)

Window._finish = finish
main([])
"""


def test_the_first_paint_needs_neither_the_enumerations_of_qt_nor_the_record() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    code = "import os, sys\n" + STARTED
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=environment, check=True
    )
    assert run.stdout.split("\n")[0] == "False []"
