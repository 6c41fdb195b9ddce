"""A strip over the timeline that shows how much happened when, and jumps to where it is clicked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import access, theme
from app.ui import timeline_words as words
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

Density = "Sequence[tuple[date, int, bool]]"


class DensityStrip(QWidget):
    """Bars by week or by day. Signals: ``day_chosen`` (date)."""

    day_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        access.give_role(self, QAccessible.Role.Slider)
        self._days: Sequence[tuple[date, int, bool]] = ()
        self._agreed: date | None = None
        self._at: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("按时间分布，左右方向键按月跳转"))
        self.setToolTip(tr("点一下，跳到那一天"))

    def sizeHint(self) -> QSize:
        """One line of bars."""
        return QSize(200, theme.px(44))

    def show_density(self, days: Sequence[tuple[date, int, bool]], agreed: date | None) -> None:
        """Show how many things happened on which day, and the day of the agreement."""
        self._days, self._agreed = days, agreed
        self._at = days[-1][0] if days else None
        self.setVisible(bool(days))
        self.update()

    def _span(self) -> tuple[date, int]:
        first, last = self._days[0][0], self._days[-1][0]
        return first, max(1, (last - first).days)

    def _x(self, day: date) -> float:
        first, span = self._span()
        room = self.width() - 2 * theme.px(14)
        return theme.px(14) + room * (day - first).days / span

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars, the agreement's line, and the day one is at."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.setPen(theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self._days:
            self._bars(painter)
            self._agreement(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -2))

    def _bars(self, painter: QPainter) -> None:
        base, most = self.height() - theme.px(8), max(n for _, n, _ in self._days)
        room = self.height() - theme.px(22)
        wide = max(2.0, min(6.0, self.width() / (self._span()[1] + 1) * 0.7))
        painter.setPen(Qt.PenStyle.NoPen)
        for day, n, after in self._days:
            tall = max(2.0, room * n / most)
            painter.setBrush(theme.color("after" if after else "faint"))
            painter.drawRect(QRectF(self._x(day) - wide / 2, base - tall, wide, tall))

    def _agreement(self, painter: QPainter) -> None:
        if self._agreed is None or not self._days[0][0] <= self._agreed <= self._days[-1][0]:
            return
        x = self._x(self._agreed)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawLine(QPointF(x, theme.px(4)), QPointF(x, self.height() - theme.px(6)))
        painter.setFont(theme.font(10.5))
        label = tr("协议 {day}").format(day=words.short_day(self._agreed))
        room = painter.fontMetrics().horizontalAdvance(label)
        left = x + 5 if x + 5 + room < self.width() else x - 5 - room
        painter.drawText(QPointF(left, theme.px(14)), label)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump to the day under the pointer."""
        if self._days:
            first, span = self._span()
            room = max(1, self.width() - 2 * theme.px(14))
            part = min(1.0, max(0.0, (event.position().x() - theme.px(14)) / room))
            self._jump(first + timedelta(days=round(span * part)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right jump by months of the record."""
        step = {Qt.Key.Key_Left: -30, Qt.Key.Key_Right: 30}.get(Qt.Key(event.key()))
        if step is None or self._at is None:
            super().keyPressEvent(event)
            return
        wanted = self._at + timedelta(days=step)
        self._jump(min(max(wanted, self._days[0][0]), self._days[-1][0]))

    def _jump(self, day: date) -> None:
        self._at = day
        self.setAccessibleDescription(words.short_day(day))
        self.day_chosen.emit(day)
