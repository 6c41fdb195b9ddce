"""The instalments as a track: one cell each, its state by shape as well as colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import agreement_words as words
from app.ui import theme
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QHelpEvent, QPaintEvent

MOST_IN_A_LINE = 12
"""A year; more would be too narrow for their signs beside the timeline."""


class Track(QWidget):
    """Cells from first to last; a tip and the accessible text say each in words."""

    def __init__(self) -> None:
        super().__init__()
        self._states: Sequence[str] = ()
        self._tips: Sequence[str] = ()
        self.setMinimumHeight(theme.px(18))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_states(self, states: Sequence[str], tips: Sequence[str]) -> None:
        """Show the state of each instalment."""
        self._states, self._tips = states, tips
        self.setAccessibleName(tr("各期：") + tr("；").join(tips))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """As many lines as the cells need."""
        lines = max(1, -(-len(self._states) // MOST_IN_A_LINE))
        return QSize(200, lines * theme.px(20))

    def _cell(self, n: int) -> QRectF:
        in_line = MOST_IN_A_LINE
        wide = self.width() / in_line
        return QRectF(
            (n % MOST_IN_A_LINE) * wide + 1, (n // MOST_IN_A_LINE) * theme.px(20) + 1, wide - 3, theme.px(16)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled where it is settled, framed where it is open, a sign where something is amiss."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(10, strong=True))
        for n, code in enumerate(self._states):
            role = words.ROLES.get(code, "line")
            cell = self._cell(n)
            settled = code in ("paid", "cured")
            painter.setPen(theme.color(role))
            painter.setBrush(
                theme.color(role if settled else f"{role}_ground" if role != "line" else "surface")
            )
            painter.drawRoundedRect(cell, 3, 3)
            painter.setPen(theme.color("surface" if settled else role if role != "line" else "faint"))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, words.SHAPES.get(code, ""))

    def event(self, event: QEvent) -> bool:
        """A tip for the cell under the pointer."""
        if event.type() == event.Type.ToolTip:
            help_event: QHelpEvent = event  # type: ignore[assignment]
            place = help_event.pos().toPointF()
            tips = [tip for n, tip in enumerate(self._tips) if self._cell(n).contains(place)]
            self.setToolTip(tips[0] if tips else "")
        return super().event(event)
