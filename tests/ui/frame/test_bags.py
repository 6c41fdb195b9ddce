"""A case leaves the window as a bag and comes back as a case; trouble is one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ui_case

from app.ui import bags

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.window import Window


def opened(window: Window, qtbot: QtBot, folder: Path) -> None:
    ui_case.let_go(folder)
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(folder)
    idle(window, qtbot)


def idle(window: Window, qtbot: QtBot) -> None:
    """What was not read yet when the case was opened is read now."""
    qtbot.waitUntil(lambda: "接着读了" in window.messages.text(), timeout=60_000)
    qtbot.waitUntil(lambda: window.desk.busy is None, timeout=60_000)


def test_out_as_a_bag_and_back_as_a_case(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    opened(window, qtbot, ui_case.small(tmp_path).folder)
    out = tmp_path / "交给律师.zip"
    bags.write(window, out, bags.CONFIRMED)
    qtbot.waitUntil(lambda: "已存为" in window.messages.text(), timeout=60_000)
    assert "还没有核对的草稿 2 条" in window.messages.text()
    bags.take(window, out)
    qtbot.waitUntil(lambda: "核对无误" in window.messages.text(), timeout=60_000)
    assert "交给律师.zip" in window.messages.text()
    assert window.desk.case.folder.name == "交给律师"
    assert {one.status for one in window.desk.snapshot().entries} == {"confirmed"}


def test_a_bag_that_is_none_is_one_sentence_and_leaves_nothing(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "x.zip").write_bytes(b"nothing")
    bags.take(window, tmp_path / "x.zip")
    qtbot.waitUntil(lambda: "不是完整的 ZIP" in window.messages.text(), timeout=20_000)
    assert not list(tmp_path.glob("jushi_cases/*"))


def test_a_folder_that_cannot_be_written_is_a_sentence(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    opened(window, qtbot, ui_case.small(tmp_path).folder)
    bags.write(window, tmp_path / "gone" / "x.zip", bags.CONFIRMED)
    qtbot.waitUntil(lambda: str(tmp_path / "gone") in window.messages.text(), timeout=60_000)
    assert window.desk.busy is None


def test_the_form_says_how_much_goes(window: Window, qtbot: QtBot) -> None:
    form = bags.ExportForm(window)
    with qtbot.waitSignal(form.given) as given:
        form.save()
    assert given.args == [bags.CONFIRMED]
