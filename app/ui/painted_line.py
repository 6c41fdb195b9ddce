"""One line of text as delegates paint it: in a role's colour, shortened where it does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter


def paint(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    role: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Paint it, in the middle of the height; ``elide`` is where an ellipsis stands for what has no room."""
    painter.setFont(font)
    painter.setPen(theme.color(role))
    shown = QFontMetrics(font).elidedText(text, elide, rect.width())
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
