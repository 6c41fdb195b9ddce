"""Everything by keyboard: Tab comes to all and round again, and where one is can be seen."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import looking
import tour
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.ui.window import Window

SECTIONS = 6
"""Keys that a field for a day and a time may take for its own: year, month, day, hour, minute."""
LEAST = 24
"""Pixels that have to change where the focus comes; a blinking cursor is fewer."""


def forward(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Tab)


def back(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)


def traps(surface: QWidget) -> list[str]:
    """Stops that Tab or Shift+Tab does not come to from the first one, or does not leave."""
    stops = looking.tab_stops(surface)
    if not stops:
        return []
    faults = []
    for press in (forward, back):
        stops[0].setFocus(Qt.FocusReason.TabFocusReason)
        met = list(looking.walk(press, 2 * len(stops) + 2 * SECTIONS))
        way = press.__name__
        hidden = [one for one in met if not one.isVisible()]
        faults += [f"{way} comes to what is not seen: {looking.called(one)}" for one in hidden]
        faults += [f"{way} misses {looking.called(one)}" for one in stops if one not in met]
        if stops[0] not in met:
            faults.append(f"{way} does not come round")
        longest = max(
            ((len(list(run)), one) for one, run in groupby(met)), key=itemgetter(0), default=(0, None)
        )
        if longest[0] > SECTIONS and len(stops) > 1:
            faults.append(f"{way} stays at {looking.called(longest[1])}")
    return faults


def test_tab_comes_to_everything_and_round_again(
    open_window: Callable[[Path], Window], demo: Path, tmp_path: Path
) -> None:
    window = open_window(demo)
    seen: dict[str, list[str]] = {}
    for name, surface in tour.surfaces(window, tmp_path):
        surface.activateWindow()
        tour.wait(20)
        assert QApplication.activeWindow() is surface, name
        seen[name] = traps(surface)
    looking.none_of(seen)


def changed(surface: QWidget, one: QWidget, other: QWidget) -> int:
    """Pixels about a widget that differ between having the focus and not."""
    looking.bring(one)
    around = QRect(one.mapTo(surface, QPoint(0, 0)), one.size()).adjusted(-4, -4, 4, 4)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    tour.wait(5)
    with_it = surface.grab(around).toImage()
    other.setFocus(Qt.FocusReason.TabFocusReason)
    tour.wait(5)
    without = surface.grab(around).toImage()
    wide, high = with_it.width(), with_it.height()
    return sum(with_it.pixel(x, y) != without.pixel(x, y) for x in range(wide) for y in range(high))


def unseen(surface: QWidget) -> list[str]:
    """Stops where nobody sees that the focus is there."""
    stops = looking.tab_stops(surface)
    away = QPushButton(surface)
    away.setGeometry(-50, -50, 10, 10)
    away.show()
    found = [looking.called(one) for one in stops if changed(surface, one, away) < LEAST]
    away.hide()
    away.deleteLater()
    return found


def test_the_focus_can_be_seen_wherever_it_is(
    open_window: Callable[[Path], Window], demo: Path, tmp_path: Path
) -> None:
    window = open_window(demo)
    seen: dict[str, list[str]] = {}
    for name, surface in tour.surfaces(window, tmp_path):
        surface.activateWindow()
        tour.wait(20)
        seen[name] = unseen(surface)
    looking.none_of(seen)
