"""Chips: Tab comes to the chosen one, and choosing one moves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from app.ui import theme
from app.ui.chips import Chip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("grouped", [False, True])
def test_tab_comes_to_the_chosen_one_though_another_was_used(qtbot: QtBot, grouped: bool) -> None:
    page, group = QWidget(), QButtonGroup()
    qtbot.addWidget(page)
    line, before = QHBoxLayout(page), QLineEdit()
    chips = [Chip(text) for text in ("一", "二", "三")]
    line.addWidget(before)
    for chip in chips:
        chip.setAutoExclusive(not grouped)
        if grouped:
            group.addButton(chip)
        line.addWidget(chip)
    chips[0].setChecked(True)
    page.show()
    qtbot.waitExposed(page)
    for chosen in (chips[0], chips[2], chips[1]):
        chosen.setChecked(True)
        before.setFocus()
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert page.focusWidget() is chosen


def test_there_is_room_for_heavy_letters_from_the_beginning(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    chip = Chip("Verify and confirm")
    qtbot.addWidget(chip)
    before = chip.sizeHint().width()
    heavy = QFontMetrics(theme.font(theme.SECONDARY, strong=True)).horizontalAdvance(chip.text())
    assert before >= heavy + 20
    chip.setChecked(True)
    assert chip.sizeHint().width() == before
