"""One demo case for all that look at every place and dialog; a window with a copy of it open."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from app.ui.window import Window


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each of these looks at everything there is: that takes a while on a busy machine."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.timeout(900))


@pytest.fixture(scope="session")
def demo(demo_case: Path) -> Path:
    """The demo case, closed."""
    return demo_case


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Path], Window]]:
    """Opens a window of the laptop's size on a copy of a case."""
    from app.ui.window import Window

    made: list[Window] = []

    def opened(case: Path) -> Window:
        window = Window()
        qtbot.addWidget(window)
        made.append(window)
        window.resize(*tour.SCREEN)
        window.show()
        window.activateWindow()
        shutil.copytree(case, tmp_path / "copy", dirs_exist_ok=True)
        with qtbot.waitSignal(window.desk.opened, timeout=60_000):
            window.desk.open(tmp_path / "copy")
        qtbot.waitUntil(lambda: window.view is not None and window.view.idle.waiting == 0, timeout=60_000)
        tour.settle(window.desk)
        return window

    yield opened
    for window in made:
        window.close()
        qtbot.waitUntil(lambda window=window: window.desk.jobs.live == 0, timeout=10_000)
