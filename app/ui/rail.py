"""The rail at the left: the places of a case, each with an icon and a word, and what waits."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from app.ui import icons, theme
from app.ui.language import tr


class Place(QAbstractButton):
    """One place: icon over word, a count if something waits."""

    def __init__(self, name: str, text: str, shortcut: str) -> None:
        super().__init__()
        self.name = name
        self.count = 0
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(f"{text}（{shortcut}）")
        self.setShortcut(shortcut)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        return QSize(theme.px(76), theme.px(58))

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
            painter.setPen(theme.color("accent"))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        role = "accent" if self.isChecked() else "soft"
        side = theme.px(19)
        place = QRect((self.width() - side) // 2, theme.px(9), side, side)
        icons.pixmap_into(painter, place, self.name, role)
        painter.setFont(theme.font(theme.SECONDARY, strong=self.isChecked()))
        painter.setPen(theme.color(role))
        below = self.rect().adjusted(2, theme.px(32), -2, -2)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self.text())
        if self.count:
            self._badge(painter)

    def _badge(self, painter: QPainter) -> None:
        text = str(self.count) if self.count < 1000 else "999+"
        painter.setFont(theme.font(10.5, strong=True))
        wide = painter.fontMetrics().horizontalAdvance(text) + theme.px(10)
        box = QRect(self.width() // 2 + theme.px(6), theme.px(4), wide, theme.px(15))
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
            self._group.addButton(place)
            self.places[name] = place
            column.addWidget(place)
        column.addStretch(1)

    def choose(self, name: str) -> None:
        """Show which place one is at."""
        self.places[name].setChecked(True)
