"""Words that may be longer than their room: shortened with an ellipsis, whole in their tool tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LEAST = 60
"""Pixels, at the design's text size, that are left of the words at least."""
EDGES = 18
"""Pixels of frame and padding of a button that looks like a link."""


def shortened(widget: QWidget, text: str, room: int) -> str:
    """As much of a text as there is room for in pixels."""
    if not text or widget.fontMetrics().horizontalAdvance(text) <= room:
        return text  # Qt would shorten by a fraction of a pixel
    from PySide6.QtCore import Qt  # not before the first paint, see app.ui.app

    return widget.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)


class ElidedLabel(QLabel):
    """A line that is shortened where it has no room; tool tip and screen readers have the whole."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show a text as far as there is room."""
        self._whole = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(shortened(self, self._whole, self.width()))


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
        shown = shortened(self, self._whole, room)
        if shown != self.text():
            self.setText(shown)
