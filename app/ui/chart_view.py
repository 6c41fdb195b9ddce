"""A chart in the window: the same description that paper draws, in the colours of the scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.report.charts.marks import Box, Drawing, Label, Rule
from app.ui import theme

if TYPE_CHECKING:
    from app.report.charts.tables import Chart

POINT = 25.4 / 72
"""Millimetres in a point."""


class ChartView(QWidget):
    """Draws as wide as it may, at the chart's own proportions."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self._drawing = chart.drawing
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.alt)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that keeps the proportions."""
        return round(width * self._drawing.height / self._drawing.width)

    def sizeHint(self) -> QSize:
        """At the text's size on paper."""
        return QSize(theme.px(620), self.heightForWidth(theme.px(620)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the proportions (layouts ask for the height only now and then)."""
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, self._drawing, self.width())


def paint(painter: QPainter, drawing: Drawing, width: float) -> None:
    """Draws ``drawing`` ``width`` pixels wide from the painter's origin."""
    scale = width / drawing.width
    for mark in drawing.marks:
        if isinstance(mark, Box):
            _box(painter, mark, scale)
        elif isinstance(mark, Rule):
            pen = QPen(theme.color(mark.role), max(mark.width * scale, 1.0))
            pen.setStyle(Qt.PenStyle.DashLine if mark.dashed else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawLine(QLineF(mark.x1 * scale, mark.y1 * scale, mark.x2 * scale, mark.y2 * scale))
        else:
            _label(painter, mark, scale)


def _box(painter: QPainter, mark: Box, scale: float) -> None:
    colour = theme.color(mark.role)
    place = QRectF(mark.x * scale, mark.y * scale, mark.w * scale, mark.h * scale)
    if not mark.shade:
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        return
    painter.fillRect(place, _mixed(colour, theme.color("surface"), mark.shade))


def _mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """``share`` of a colour on its ground."""
    red, green, blue = (
        round(one * share + other * (1 - share))
        for one, other in (
            (colour.red(), ground.red()),
            (colour.green(), ground.green()),
            (colour.blue(), ground.blue()),
        )
    )
    return QColor(red, green, blue)


def _label(painter: QPainter, mark: Label, scale: float) -> None:
    font = theme.font(mark.size * POINT * scale * 100 / theme.px(100), strong=mark.strong)
    painter.setFont(font)
    painter.setPen(theme.color(mark.role))
    wide = QFontMetricsF(font).horizontalAdvance(mark.text)
    shift = {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
    painter.drawText(round(mark.x * scale - shift), round(mark.y * scale), mark.text)
