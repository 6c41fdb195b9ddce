"""Text is readable in both schemes: measured from pixels on every surface, and by the table of roles."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import inks
import looking
import pytest
import tour
from PySide6.QtWidgets import QPushButton

from app.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from app.ui.window import Window

TEXTS = ("ink", "soft", "faint", "accent", "after", "kept", "doubt")
GROUNDS = ("ground", "surface", "raised", "selected")
OWN = [("on_accent", "accent"), *((name, f"{name}_ground") for name in ("accent", "after", "kept", "doubt"))]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_text_role_can_be_read_on_every_ground(scheme: int) -> None:
    pairs = [*product(TEXTS, GROUNDS), *OWN, ("ink", "accent_ground"), ("ink", "doubt_ground")]
    measured = {
        (text, ground): float(
            inks.ratio(inks.of(theme.ROLES[text][scheme]), inks.of(theme.ROLES[ground][scheme]))
        )
        for text, ground in pairs
    }
    assert {pair: round(value, 2) for pair, value in measured.items() if value < inks.LEAST} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_on_the_screen_can_be_read(
    open_window: Callable[[Path], Window], demo: Path, tmp_path: Path, qapp: QApplication, scheme: str
) -> None:
    theme.apply(qapp, scheme)
    window = open_window(demo)
    seen: dict[str, list[str]] = {}
    for name, surface in tour.surfaces(window, tmp_path):
        seen[name] = inks.faint(surface)
    looking.none_of(seen)


def test_the_measure_knows_faint_from_readable(qapp: QApplication) -> None:
    button = QPushButton("看得清吗")
    button.setStyleSheet("color: #767676; background: #ffffff; border: none;")
    button.resize(160, 40)
    assert inks.best(inks.piece(inks.drawn(button), button.rect())) == pytest.approx(4.54, abs=0.05)
    button.setStyleSheet("color: #a0a0a0; background: #ffffff; border: none;")
    assert inks.best(inks.piece(inks.drawn(button), button.rect())) < inks.LEAST
