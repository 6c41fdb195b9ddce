"""The inbox folder in the window, and the phone's screenshots to choose from."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import ui_case
from PySide6.QtCore import Qt

from app.ui import watching as watching_module
from app.ui.inbox_form import InboxForm, fresh_folder
from app.ui.phone_form import PhoneForm, mounted
from app.work import inbox

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.window import Window


@pytest.fixture
def opened(window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    """The window with the small case; a file settles at once for these tests, and looks come quickly."""
    monkeypatch.setattr(inbox, "SETTLED", 0.05)
    monkeypatch.setattr(watching_module, "SOON", 60)
    monkeypatch.setattr(watching_module, "EVERY", 200)
    folder = ui_case.small(tmp_path).folder
    ui_case.let_go(folder)
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(folder)
    return window


def watched(window: Window, qtbot: QtBot, folder: Path) -> None:
    form = InboxForm(window)
    with qtbot.waitSignal(form.accepted):
        form.watch(folder)


def names(window: Window) -> list[str]:
    return [one.name for one in window.desk.case.snapshot().evidence]


def test_what_is_put_into_the_folder_is_in_the_case_and_still_there(
    opened: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "early.txt").write_text("您已逾期9天，请尽快还款", encoding="utf-8")
    watched(opened, qtbot, folder)
    assert "里面已有 1 个文件" in opened.messages.text()
    qtbot.waitUntil(lambda: "early.txt" in names(opened), timeout=60_000)
    (folder / "late.txt").write_text("您的借款今日到期", encoding="utf-8")
    qtbot.waitUntil(lambda: "late.txt" in names(opened), timeout=60_000)
    qtbot.waitUntil(lambda: "收存了 1 份材料" in opened.messages.text(), timeout=60_000)
    assert sorted(one.name for one in folder.iterdir()) == ["early.txt", "late.txt"]
    assert opened.settings.inbox == str(folder)


def test_a_folder_that_vanishes_is_said_once_and_goes_on_when_it_is_back(
    opened: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    watched(opened, qtbot, folder)
    shutil.rmtree(folder)
    qtbot.waitUntil(lambda: "收件文件夹不见了" in opened.messages.text(), timeout=20_000)
    qtbot.waitUntil(lambda: opened.desk.busy is None, timeout=60_000)  # what was unread is read by then
    opened.messages.tell("别的话")
    opened.watching.look()
    qtbot.wait(300)
    assert opened.messages.text() == "别的话"
    folder.mkdir()
    (folder / "back.txt").write_text("您的借款今日到期", encoding="utf-8")
    qtbot.waitUntil(lambda: "back.txt" in names(opened), timeout=60_000)


def test_closing_the_case_ends_the_watch_and_another_case_has_none(
    opened: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    watched(opened, qtbot, folder)
    assert opened.watching.folder == folder
    with qtbot.waitSignal(opened.desk.closed):
        opened.desk.close()
    assert opened.watching.folder is None
    (tmp_path / "other").mkdir()
    other = ui_case.small(tmp_path / "other").folder
    ui_case.let_go(other)
    with qtbot.waitSignal(opened.desk.opened, timeout=20_000):
        opened.desk.open(other)
    assert opened.watching.folder is None


def test_the_cases_own_folder_is_refused_and_a_fresh_one_is_made(opened: Window, qtbot: QtBot) -> None:
    form = InboxForm(opened)
    form.watch(opened.desk.case.folder / "files")
    assert "案件自己的文件夹" in form._note.text()
    with qtbot.waitSignal(form.accepted):
        form._make()
    assert fresh_folder().is_dir()
    assert opened.watching.folder == fresh_folder()


def test_screenshots_of_a_phone_are_listed_by_day_and_the_ticked_ones_come(
    opened: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    root = tmp_path / "phone"
    shots = root / "DCIM" / "Screenshots"
    shots.mkdir(parents=True)
    for name in (
        "Screenshot_20260705_104012.png",
        "Screenshot_20260705_110000.png",
        "Screenshot_20260706_090000.png",
    ):
        ui_case.screenshot(shots, name, name)
    (root / "DCIM" / "Camera").mkdir()
    ui_case.screenshot(root / "DCIM" / "Camera", "IMG_20260801_090000.png", "photo")
    form = PhoneForm(opened.desk, opened)
    form.open()
    form.show_folder(root)
    qtbot.waitUntil(lambda: form.tree.topLevelItemCount() == 2, timeout=20_000)
    titles = [form.tree.topLevelItem(n).text(0) for n in range(2)]
    assert [title.partition("（")[2] for title in titles] == ["1 个）", "2 个）"]
    assert "2026年7月6日" in titles[0]
    form.tree.topLevelItem(1).setCheckState(0, Qt.CheckState.Checked)
    assert "2 个" in form._take.text()
    with qtbot.waitSignal(form.chosen) as chosen:
        form._take.click()
    assert sorted(one.name for one in chosen.args[0]) == [
        "Screenshot_20260705_104012.png",
        "Screenshot_20260705_110000.png",
    ]


def test_mounted_places_leave_out_the_system_itself() -> None:
    assert all(str(place) != "/" for _, place in mounted())
