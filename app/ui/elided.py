"""A button whose words may be longer than its room: shortened with an ellipsis, whole in its tool tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LEAST = 60
"""Pixels, at the design's text size, that are left of the words at least."""
EDGES = 18
"""Pixels of frame and padding of a button that looks like a link."""


class ElidedButton(QPushButton):
    """Screen readers are told the whole words."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._whole = text
        self.setProperty("look", "link")
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for all the words."""
        wide = self.fontMetrics().horizontalAdvance(self._whole) + EDGES
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The least that still tells something."""
        return QSize(theme.px(LEAST), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many words as there is room for."""
        super().resizeEvent(event)
        room = self.width() - EDGES
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)
