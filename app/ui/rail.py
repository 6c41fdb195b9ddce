"""The rail at the left: the places of a case, each with an icon and a word, and what waits."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from app.ui import icons, theme
from app.ui.chips import tab_to_chosen
from app.ui.language import tr

GAP = 5
"""Pixels above the icon, between it and its word, and below."""


class Place(QAbstractButton):
    """One place: icon over word, a count if something waits."""

    def __init__(self, name: str, text: str, shortcut: str) -> None:
        super().__init__()
        self.name = name
        self.count = 0
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(tr("{text}（{key}）").format(text=text, key=shortcut))
        self.setShortcut(shortcut)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        return QSize(theme.px(76), theme.px(58))

    def minimumSizeHint(self) -> QSize:
        """With large text icon and word move together, so that all places keep their room."""
        return QSize(theme.px(76), self._icon_side() + self._line() + 3 * GAP)

    @staticmethod
    def _icon_side() -> int:
        return round(min(theme.px(19), 19 + theme.px(19) / 3))

    @staticmethod
    def _line() -> int:
        return QFontMetrics(theme.font(theme.SECONDARY)).height()

    def set_count(self, count: int) -> None:
        """How many things wait there."""
        self.count = count
        waiting = tr("{text}，{n} 条").format(text=self.text(), n=count)
        self.setAccessibleName(waiting if count else self.text())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and bar when it is chosen, a frame when it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.fillRect(self.rect(), theme.color("accent_ground"))
            painter.fillRect(0, 0, 3, self.height(), theme.color("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.color("raised"))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(self.rect().adjusted(2, 2, -2, -2))
        role = "accent" if self.isChecked() else "soft"
        side, line = self._icon_side(), self._line()
        top = max(GAP, (self.height() - side - line - GAP) // 2)
        place = QRect((self.width() - side) // 2, top, side, side)
        icons.pixmap_into(painter, place, self.name, role)
        painter.setFont(theme.font(theme.SECONDARY, strong=self.isChecked()))
        painter.setPen(theme.color(role))
        below = QRect(1, top + side + GAP, self.width() - 2, line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.count:
            self._badge(painter, max(1, top - GAP))

    def _badge(self, painter: QPainter, top: int) -> None:
        text = str(self.count) if self.count < 1000 else "999+"
        painter.setFont(theme.font(10.5, strong=True))
        wide = painter.fontMetrics().horizontalAdvance(text) + theme.px(10)
        box = QRect(self.width() // 2 + theme.px(6), top, wide, theme.px(15))
        painter.setBrush(theme.color("doubt"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(theme.color("surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QWidget):
    """Signals: ``chosen`` (the name of a place)."""

    chosen = Signal(str)

    def __init__(self, places: list[tuple[str, str]]) -> None:
        super().__init__()
        self.setFixedWidth(theme.px(76))
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._group = QButtonGroup(self)
        self.places: dict[str, Place] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        for n, (name, text) in enumerate(places, 1):
            place = Place(name, text, f"Ctrl+{n}")
            place.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            # a screen reader does not click what can be checked: it checks it
            place.toggled.connect(lambda on, name=name: self.chosen.emit(name) if on else None)
            self._group.addButton(place)
            self.places[name] = place
            column.addWidget(place)
        column.addStretch(1)

    def choose(self, name: str) -> None:
        """Show which place one is at."""
        place = self.places[name]
        place.blockSignals(True)
        place.setChecked(True)
        place.blockSignals(False)
        tab_to_chosen(place)
