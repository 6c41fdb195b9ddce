"""Paints a line of the timeline: time, kind, who over what, tags and exhibit number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import icons, painted_line, theme
from app.ui import timeline_words as words
from app.ui.timeline_model import DAY, ENTRY, ITEM, MONTH, ROW, TimelineModel

if TYPE_CHECKING:
    from app.ui.timeline_model import Item
    from app.ui.timeline_words import Tag
    from app.ui.veil import Veil
    from app.work.timeline import Row

Index = QModelIndex | QPersistentModelIndex
ICONS = {
    "sms": "message",
    "chat": "chat",
    "call": "phone",
    "mail": "mail",
    "letter": "document",
    "visit": "person",
    "app_notice": "bell",
    "payment": "money",
    "agreement": "agreement",
    "file": "file",
}


class TimelineDelegate(QStyledItemDelegate):
    """Heights are the same for all lines of a type, so that ten thousand rows are laid out at once."""

    def __init__(self, veil: Veil) -> None:
        super().__init__()
        self._veil = veil
        self.restyle()

    def restyle(self) -> None:
        """Take up the fonts and lengths of the current theme."""
        self._body = theme.font(theme.BODY)
        self._strong = theme.font(theme.BODY, strong=True)
        self._small = theme.font(theme.SECONDARY)
        self._time = theme.font(theme.BODY, figures=True)
        self._head = theme.font(theme.HEAD, strong=True)
        self._line = QFontMetrics(self._body).height() + 2
        self._sizes = {
            ENTRY: QSize(200, 14 + 3 * self._line),
            DAY: QSize(200, self._line + 12),
            MONTH: QSize(200, self._line + 18),
        }
        self._pad = theme.px(14)
        self._time_wide = theme.px(76)
        self._kind_wide = theme.px(28)
        self._tag_wide = theme.px(104)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """By the type of the line alone."""
        model = index.model()
        assert isinstance(model, TimelineModel)
        return self._sizes[model.item(index).type]  # past Qt's roles: asked for every line of the list

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        item: Item = index.data(ITEM)
        model = index.model()
        painter.save()
        rect: QRect = option.rect
        if item.type == ENTRY:
            state = option.state
            self._entry(painter, rect, index.data(ROW), state)
        elif isinstance(model, TimelineModel):
            self._heading(painter, rect, item, model)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, item: Item, model: TimelineModel) -> None:
        painter.fillRect(rect, theme.color("ground"))
        inner = rect.adjusted(self._pad, 0, -self._pad, 0)
        font = self._strong if item.type == MONTH else self._head
        text = model.heading(item)
        painted_line.paint(painter, inner, text, font, "ink" if item.type == MONTH else "soft")
        if item.type == DAY:
            left = QFontMetrics(font).horizontalAdvance(text) + theme.px(10)
            painted_line.paint(
                painter, inner.adjusted(left, 0, 0, 0), model.day_note(item), self._small, "soft"
            )

    def _entry(self, painter: QPainter, rect: QRect, row: Row | None, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.color("selected" if chosen else "surface"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if chosen:
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), theme.color("accent"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if row is None:
            return
        inner = rect.adjusted(self._pad, 7, -self._pad, -7)
        self._when(painter, inner, row)
        left = self._time_wide + self._kind_wide
        self._icon(painter, inner, row)
        self._said(painter, inner.adjusted(left, 0, -self._tag_wide, 0), row)
        self._labels(painter, inner, row)

    def _when(self, painter: QPainter, inner: QRect, row: Row) -> None:
        top = QRect(inner.x(), inner.y(), self._time_wide - theme.px(6), self._line)
        painted_line.paint(painter, top, words.clock(row.moment), self._time, "ink")
        below = top.translated(0, self._line)
        below.setHeight(self._line * 2)
        self._wrapped(painter, below, words.precision(row.moment), self._small, "soft", 2)

    def _icon(self, painter: QPainter, inner: QRect, row: Row) -> None:
        side = theme.px(16)
        place = QRect(inner.x() + self._time_wide, inner.y() + 1, side, side)
        icons.pixmap_into(painter, place, ICONS.get(row.kind, "note"), "soft")

    def _said(self, painter: QPainter, inner: QRect, row: Row) -> None:
        who = QRect(inner.x(), inner.y(), inner.width(), self._line)
        painted_line.paint(painter, who, words.who(row), self._small, "soft")
        what = QRect(inner.x(), inner.y() + self._line, inner.width(), 2 * self._line)
        text = words.what(row)
        if row.kind == "file":
            name = QRect(what.topLeft(), QSize(what.width(), self._line))
            painted_line.paint(painter, name, text, self._body, "ink")
            state = what.translated(0, self._line)
            state.setHeight(self._line)
            painted_line.paint(painter, state, words.file_state(row), self._small, "faint")
            return
        folded = self._veil.over(row.entry)
        self._wrapped(painter, what, folded or text, self._body, "faint" if folded else "ink", 2)

    def _labels(self, painter: QPainter, inner: QRect, row: Row) -> None:
        y = inner.y()
        shown = words.tags(row)[: 2 if row.exhibits else 3]
        for tag in shown:
            y += self._tag(painter, inner.right(), y, tag) + 3
        if row.exhibits:
            place = QRect(inner.x(), y, inner.width(), self._line)
            painted_line.paint(
                painter, place, words.exhibits(row), self._small, "soft", Qt.AlignmentFlag.AlignRight
            )

    def _tag(self, painter: QPainter, right: int, top: int, tag: Tag) -> int:
        metrics = QFontMetrics(self._small)
        wide, tall = metrics.horizontalAdvance(tag.text) + theme.px(10), metrics.height() + 2
        box = QRectF(right - wide + 0.5, top + 0.5, wide, tall)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color(f"{tag.role}_ground" if tag.role else "line"))
        painter.setBrush(theme.color(f"{tag.role}_ground") if tag.role else theme.color("surface"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        role = tag.role or "soft"
        centre = Qt.AlignmentFlag.AlignHCenter
        painted_line.paint(painter, box.toRect(), tag.text, self._small, role, centre)
        return tall

    @staticmethod
    def _wrapped(painter: QPainter, rect: QRect, text: str, font: QFont, role: str, most: int) -> None:
        """At most ``most`` lines, the last cut with an ellipsis."""
        painter.setFont(font)
        painter.setPen(theme.color(role))
        metrics = QFontMetrics(font)
        y = rect.y() + metrics.ascent() + 1
        for line in wrapped(text, font, rect.width(), most):
            painter.drawText(rect.x(), y, line)
            y += metrics.height() + 2


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """The text in at most ``most`` lines of ``width`` pixels; what is left ends in an ellipsis."""
    text = text[:400]  # two lines never hold more, and long messages need not be laid out whole
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        start = line.textStart()
        if len(lines) == most - 1:
            rest = text[start:]
            lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(text[start : start + line.textLength()])
    layout.endLayout()
    return lines
