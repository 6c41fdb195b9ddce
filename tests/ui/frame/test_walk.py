"""The walk through the demo case stops at every place, can be left, and begins anew from the menu."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app import paths
from app.ui import walk
from app.work import cases

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.window import Window


@pytest.fixture
def demo(demo_case: Path) -> None:
    """The demo case is there already: its pictures need not be read again."""
    shutil.copytree(demo_case, paths.demo_case())


def begun(window: Window, qtbot: QtBot) -> walk.Walk:
    window.acts.open_demo()
    qtbot.waitUntil(lambda: window.walk.isVisible(), timeout=120_000)
    return window.walk


@pytest.mark.usefixtures("demo")
def test_it_comes_to_every_place_and_ends_at_the_start_page(window: Window, qtbot: QtBot) -> None:
    line = begun(window, qtbot)
    assert window.view is not None
    seen = []
    for stop in walk.stops():
        seen.append(window.view.place)
        assert stop.text in line.text.text()
        last = line.forward.text() == "回到起始页"
        if not last:
            qtbot.mouseClick(line.forward, Qt.MouseButton.LeftButton)
    assert set(seen) == set(window.view.rail.places)
    qtbot.mouseClick(line.back, Qt.MouseButton.LeftButton)
    assert window.view.place == walk.stops()[-2].place
    qtbot.mouseClick(line.forward, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(line.forward, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.desk.is_open, timeout=10_000)
    assert not line.isVisible()


@pytest.mark.usefixtures("demo")
def test_it_points_at_a_message_with_its_picture(window: Window, qtbot: QtBot) -> None:
    begun(window, qtbot)
    view = window.view
    assert view is not None
    qtbot.waitUntil(lambda: view.main.timeline.selected().startswith("en_"), timeout=10_000)
    entry = window.desk.snapshot().entry_by_id[view.main.timeline.selected()]
    assert entry.kind == "sms" and entry.direction == "in"
    shown = view.main.evidence.viewer._evidence
    assert shown is not None and shown.media_type.startswith("image/")


@pytest.mark.usefixtures("demo")
def test_the_demo_is_none_of_the_persons_own_cases(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    begun(window, qtbot)
    assert window.settings.recent == ()
    own = tmp_path / "own"
    cases.create(own, title="自己的").close()
    with qtbot.waitSignal(window.desk.opened, timeout=10_000):
        window.desk.open(own)
    assert window.settings.recent == (str(own),)


@pytest.mark.usefixtures("demo")
def test_it_can_be_left_and_begun_again_and_no_other_case_has_it(window: Window, qtbot: QtBot) -> None:
    line = begun(window, qtbot)
    qtbot.mouseClick(line.forward, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(line.leave, Qt.MouseButton.LeftButton)
    assert not line.isVisible()
    folder = window.desk.case.folder
    with qtbot.waitSignal(window.desk.closed, timeout=10_000):
        window.desk.close()
    with qtbot.waitSignal(window.desk.opened, timeout=10_000):
        window.desk.open(folder)  # as any case
    assert not line.isVisible()
    with qtbot.waitSignal(window.desk.closed, timeout=10_000):
        window.desk.close()
    line = begun(window, qtbot)
    assert line.text.text().startswith("1 / ")
