"""Icons have the size of the words beside them, at every text size and on screens of every scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from app.ui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_an_icon_on_a_button_grows_with_the_words(qapp: QApplication, qtbot: QtBot, scale: float) -> None:
    theme.apply(qapp, "light", scale)
    button = QPushButton(icons.icon("undo"), "撤销")
    qtbot.addWidget(button)
    button.ensurePolished()
    side = theme.px(theme.ICON)
    assert button.iconSize() == QSize(side, side)
    assert button.icon().actualSize(button.iconSize()) == QSize(side, side)
