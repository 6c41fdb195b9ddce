"""A desk with a real case on it; what is left running or open at the end fails the test that left it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

import ui_case

from app.ui import language, theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from app.ui.window import Window


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and new cases of a test stay in its own folder."""
    for name in ("JUSHI_DATA", "JUSHI_STATE", "JUSHI_CASES"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """The light scheme in Chinese, whatever the last test wished."""
    language.install("zh_CN")
    theme.apply(qapp, "light")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A desk with the small case open."""
    yield from ui_case.desk_with(qtbot, ui_case.small(tmp_path).folder)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    """A window at its start page."""
    from app.ui.window import Window

    made = Window()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()
    qtbot.waitUntil(lambda: made.desk.jobs.live == 0, timeout=10_000)
