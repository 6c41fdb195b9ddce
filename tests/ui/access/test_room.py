"""No word is cut off and no button out of reach: both languages, at 100 %, 125 % and 200 % text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import looking
import pytest
import tour
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel

from app.ui import language, theme
from app.ui.dragging import EvidenceList
from app.work import cases

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from app.ui.window import Window


def test_an_empty_case_says_so_and_nothing_is_cut_off(
    open_window: Callable[[Path], Window], tmp_path: Path, qapp: QApplication
) -> None:
    language.install("en")
    theme.apply(qapp, "light", 2.0)
    cases.create(tmp_path / "empty", title="Mine").close()
    window = open_window(tmp_path / "empty")
    seen: dict[str, list[str]] = {}
    for name, surface in tour.surfaces(window, tmp_path, dialogs=False):
        seen[name] = looking.cramped(surface)
        if name == "evidence":
            told = [one.text() for one in surface.findChildren(QLabel) if one.isVisible()]
            assert any("No material yet" in one for one in told)
            lists = surface.findChildren(EvidenceList)
            assert not any(one.isVisible() for one in lists), "no white field stands empty"
    looking.none_of(seen)


@pytest.mark.parametrize(
    ("tongue", "scale"), [("zh_CN", 1.0), ("en", 1.0), ("en", 1.25), ("zh_CN", 2.0), ("en", 2.0)]
)
def test_nothing_is_cut_off_on_the_small_laptop(
    open_window: Callable[[Path], Window],
    demo: Path,
    tmp_path: Path,
    qapp: QApplication,
    tongue: str,
    scale: float,
) -> None:
    language.install(tongue)
    theme.apply(qapp, "light", scale)
    window = open_window(demo)
    seen: dict[str, list[str]] = {}
    for name, surface in tour.surfaces(window, tmp_path):
        seen[name] = looking.cramped(surface)
        most = tour.laptop(surface) if surface is not window else QSize(*tour.SCREEN)
        if surface.width() > most.width() or surface.height() > most.height():
            seen[name].append(f"larger than the screen: {surface.width()} × {surface.height()}")
    looking.none_of(seen)
