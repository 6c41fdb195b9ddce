"""Small parts of document-like pages: cards, rows of a matrix, tags with a shape and a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable

GAP = 12
"""Between parts that stand side by side."""
NARROW = 40
"""Pixels at the design's text size to which words that wrap give way."""


def words(text: str, look: str = "") -> QLabel:
    """A label that wraps and can be copied from."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(theme.px(NARROW))  # Qt would have long words keep a page from being narrow
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if look:
        label.setProperty("look", look)
    return label


def tag(text: str, role: str) -> QLabel:
    """A small tag; the word and its shape tell, colour only helps; ``faint`` has the quiet ground."""
    label = QLabel(text)
    ground, ink = theme.name("raised" if role == "faint" else f"{role}_ground"), theme.name(role)
    size = theme.px(theme.SECONDARY)
    label.setStyleSheet(
        f"background: {ground}; color: {ink}; border-radius: 4px; padding: 1px 6px; font-size: {size}px;"
    )
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return label


def link(text: str, do: Callable[[], None]) -> QPushButton:
    """A quiet button in a row of text."""
    button = QPushButton(text)
    button.setProperty("look", "see")
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda _=False: do())
    return button


class Card(QFrame):
    """A head (if there is a title) with a tag at its right, and rows below."""

    def __init__(self, title: str = "", mark: QLabel | None = None) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 8, 14, 8)
        self._column.setSpacing(6)
        if title:
            self._column.addLayout(self._head(title, mark))

    @staticmethod
    def _head(title: str, mark: QLabel | None) -> QHBoxLayout:
        head = QHBoxLayout()
        name = words(title)
        name.setFont(theme.font(theme.BODY, strong=True))
        head.addWidget(name, 1)
        if mark is not None:
            head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def add(self, widget: QWidget) -> None:
        """Put something below."""
        self._column.addWidget(widget)

    def row(self, parts: list[tuple[QWidget, int]]) -> None:
        """Parts side by side by their stretch, under a line."""
        line = QFrame()
        line.setProperty("look", "line")
        line.setFixedHeight(1)
        self._column.addWidget(line)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(16)
        for n, (part, stretch) in enumerate(parts):
            grid.addWidget(part, 0, n, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(n, stretch)
        self._column.addWidget(holder)


def beside(*parts: QWidget) -> QWidget:
    """Parts side by side, from the left; those that wrap take what is over."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(GAP)
    wrapping = [part for part in parts if isinstance(part, QLabel) and part.wordWrap()]
    for part in parts:
        line.addWidget(part, 1 if part in wrapping else 0, Qt.AlignmentFlag.AlignTop)
    if not wrapping:
        line.addStretch(1)
    return holder


def stacked(*parts: QWidget) -> QWidget:
    """Parts one below the other."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    for part in parts:
        column.addWidget(part)
    return holder


class Sheet(QScrollArea):
    """A page that scrolls; its cards are made anew when what they show changed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)

    def show_parts(self, parts: list[QWidget]) -> None:
        """Show these, one below the other; the place scrolled to stays."""
        place = self.verticalScrollBar().value()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(22, 4, 22, 22)
        column.setSpacing(10)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().setValue(place)


def place_head(name: str, note: QLabel) -> QHBoxLayout:
    """The line at the top of a place, begun with its name; the note to it is soft and may wrap."""
    head = QHBoxLayout()
    head.setContentsMargins(22, 10, 22, 6)
    title = QLabel(name)
    title.setFont(theme.font(17, strong=True))
    head.addWidget(title)
    note.setProperty("look", "soft")
    note.setWordWrap(True)
    return head
