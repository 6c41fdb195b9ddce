"""Paints a piece of evidence in the list of all: a small picture over its name, or beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import evidence_words as words
from app.ui import painted_line, theme
from app.ui.evidence_model import EVIDENCE, icon_size

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

    from app.case.records import Evidence

Index = QModelIndex | QPersistentModelIndex
COLUMN, HIGH = 136, 180
"""Pixels of one tile at the design's text size."""
LOW = 40
"""Pixels of one row of the list."""
PAD = 8
MIDDLE = (Qt.AlignmentFlag.AlignHCenter, Qt.TextElideMode.ElideMiddle)
"""Under its picture; of a long name its beginning and its end are seen."""


class EvidenceTile(QStyledItemDelegate):
    """All names stand in line, whatever the pictures' shapes; what is chosen is framed, not tinted."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One size for all."""
        return QSize(theme.px(COLUMN), theme.px(HIGH)) if self.grid else QSize(theme.px(80), theme.px(LOW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one piece."""
        item: Evidence | None = index.data(EVIDENCE)
        if item is None:
            return
        painter.save()
        rect: QRect = option.rect
        self._ground(painter, rect.adjusted(2, 2, -2, -2) if self.grid else rect, option.state)
        icon: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        (self._tile if self.grid else self._row)(painter, rect, icon, item)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if not state & QStyle.StateFlag.State_Selected:
            return
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setBrush(theme.color("selected"))
        painter.setPen(QPen(theme.color("accent"), 2 if focus else 1))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _tile(self, painter: QPainter, rect: QRect, icon: QIcon, item: Evidence) -> None:
        side = icon_size(True).width()
        left = rect.x() + (rect.width() - side) // 2
        _picture(painter, QRect(left, rect.y() + PAD, side, side), icon)
        body, small = theme.font(theme.BODY), theme.font(theme.SECONDARY)
        head, below = words.exhibit(item), item.name
        line = QRect(rect.x() + PAD, rect.y() + PAD + side + 6, rect.width() - 2 * PAD, _high(body))
        if head:
            painted_line.paint(painter, line, head, body, "ink", *MIDDLE)
            line = QRect(line.x(), line.bottom() + 1, line.width(), _high(small))
        painted_line.paint(painter, line, below, small, "soft" if head else "ink", *MIDDLE)

    def _row(self, painter: QPainter, rect: QRect, icon: QIcon, item: Evidence) -> None:
        side = icon_size(False).width()
        place = QRect(rect.x() + PAD, rect.y() + (rect.height() - side) // 2, side, side)
        _picture(painter, place, icon)
        rest = rect.adjusted(2 * PAD + side + 2, 0, -PAD, 0)
        name, body = words.name(item), theme.font(theme.BODY)
        painted_line.paint(painter, rest, name, body, "ink", Qt.AlignmentFlag.AlignLeft, MIDDLE[1])


def _picture(painter: QPainter, box: QRect, icon: QIcon) -> None:
    """In the middle of its box, with an edge: a white page would not be seen on white."""
    shown = icon.pixmap(box.size(), painter.device().devicePixelRatioF())
    place = QRect(0, 0, *(round(side) for side in shown.deviceIndependentSize().toTuple()))
    place.moveCenter(box.center())
    painter.drawPixmap(place, shown)
    painter.setPen(theme.color("line"))
    painter.drawRect(place.adjusted(0, 0, -1, -1))


def _high(font: QFont) -> int:
    return QFontMetrics(font).height()
