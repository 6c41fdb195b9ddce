"""Text is readable in both schemes: measured from pixels on every surface, and by the table of roles."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import inks
import looking
import pytest
import tour
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from app.ui.window import Window

TEXTS = ("ink", "soft", "faint", "accent", "after", "kept", "doubt")
GROUNDS = ("ground", "surface", "raised", "selected")
OWN = [("on_accent", "accent"), *((name, f"{name}_ground") for name in ("accent", "after", "kept", "doubt"))]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_text_role_can_be_read_on_every_ground(scheme: int) -> None:
    pairs = [*product(TEXTS, GROUNDS), *OWN, ("ink", "accent_ground"), ("ink", "doubt_ground")]
    measured = {pair: contrast(*(theme.ROLES[role][scheme] for role in pair)) for pair in pairs}
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


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_the_focus_and_boxes_of_ticks_stand_out(scheme: int) -> None:
    pairs = [*product(("accent", "faint"), GROUNDS), ("on_accent", "accent"), ("accent", "accent_ground")]
    measured = {pair: contrast(*(theme.ROLES[role][scheme] for role in pair)) for pair in pairs}
    assert {pair: round(value, 2) for pair, value in measured.items() if value < inks.EDGE} == {}


def contrast(one: str, other: str) -> float:
    return float(inks.ratio(inks.of(one), inks.of(other)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_item_of_the_menu_can_be_read(
    open_window: Callable[[Path], Window], demo: Path, qapp: QApplication, scheme: str
) -> None:
    theme.apply(qapp, scheme)
    menu = open_window(demo).acts.menu
    items = [one for one in menu.actions() if not one.isSeparator()]
    menu.popup(QPoint(0, 0))
    tour.wait(50)
    menu.setActiveAction(items[0])
    pixels = inks.drawn(menu)
    measured = {one.text(): inks.best(inks.piece(pixels, menu.actionGeometry(one))) for one in items}
    menu.close()
    assert len(measured) > 15 and any(not one.isEnabled() for one in items)
    assert {text: round(value, 1) for text, value in measured.items() if value < inks.LEAST} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_text_and_what_is_greyed_out_can_be_read(
    qtbot: QtBot, qapp: QApplication, scheme: str
) -> None:
    theme.apply(qapp, scheme)
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    marked, empty, grey = QLineEdit("标出来的字"), QLineEdit(), QLineEdit("不能改的字")
    empty.setPlaceholderText("还没有填")
    button, choice, tick = QPushButton("现在不行"), QComboBox(), QCheckBox("现在不行")
    choice.addItem("现在不行")
    for one in (marked, empty, grey, button, choice, tick):
        one.setEnabled(one in (marked, empty))
        column.addWidget(one)
    marked.selectAll()
    page.show()
    qtbot.waitExposed(page)
    whole = (choice, tick)
    seen = {type(one).__name__: inks.best(inks.piece(inks.drawn(one), one.rect())) for one in whole}
    for name, one in (("marked", marked), ("empty", empty), ("grey", grey), ("button", button)):
        seen[name] = inks.best(inks.piece(inks.drawn(one), one.rect().adjusted(3, 3, -3, -3)))
    assert {name: round(value, 1) for name, value in seen.items() if value < inks.LEAST} == {}


def test_the_measure_knows_faint_from_readable(qapp: QApplication) -> None:
    button = QPushButton("看得清吗")
    button.setStyleSheet("color: #767676; background: #ffffff; border: none;")
    button.resize(160, 40)
    assert inks.best(inks.piece(inks.drawn(button), button.rect())) == pytest.approx(4.54, abs=0.05)
    button.setStyleSheet("color: #a0a0a0; background: #ffffff; border: none;")
    assert inks.best(inks.piece(inks.drawn(button), button.rect())) < inks.LEAST
