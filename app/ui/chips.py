"""Chips: small round buttons of which one is chosen, or that open a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton

from app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget


class Chip(QPushButton):
    """The chosen one has heavier letters: there is room for them from the beginning, so nothing moves."""

    def __init__(self, text: str, parent: QWidget | None = None, *, one_of: bool = True) -> None:
        super().__init__(text, parent)
        self.setProperty("look", "chip")
        self.setCheckable(one_of)

    def sizeHint(self) -> QSize:
        """As wide as its words are when it is chosen."""
        return self._with_room(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """The same: its words are never cut."""
        return self._with_room(super().minimumSizeHint())

    def _with_room(self, hint: QSize) -> QSize:
        if self.isCheckable():  # a style sheet's weight is not in the hint
            plain, heavy = (
                QFontMetrics(theme.font(theme.SECONDARY, strong=strong)) for strong in (False, True)
            )
            more = heavy.horizontalAdvance(self.text()) - plain.horizontalAdvance(self.text())
            hint.setWidth(hint.width() + max(0, more))
        return hint
