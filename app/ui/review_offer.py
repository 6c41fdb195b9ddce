"""Offers to repeat a correction for the other drafts that showed the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from app.ui import theme
from app.ui.language import tr
from app.work import review_edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.case.records import Entry
    from app.ui.desk import Desk


class Offer(QFrame):
    """One sentence and two buttons; gone with the next correction."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ids: list[str] = []
        self._fields: dict[str, Any] = {}
        self._text = QLabel()
        self._text.setWordWrap(True)
        self.all, self.no = QPushButton(tr("都改  Alt+A")), QPushButton(tr("不用"))
        for button in (self.all, self.no):
            button.setMinimumHeight(theme.px(28))
        self.all.clicked.connect(lambda _=False: self.take())
        self.no.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 16, 6)
        line.addWidget(self._text, 1)
        line.addWidget(self.all)
        line.addWidget(self.no)
        self.hide()

    def make(self, entry: Entry, fields: Mapping[str, Any], again: Mapping[str, list[str]]) -> None:
        """Offer what ``again`` found, or nothing.

        Args:
            entry: the draft that was corrected, as it was.
            fields: the correction.
            again: for each field that repeats, the other drafts (review_edit.alike).
        """
        self._fields = {name: fields[name] for name in again}
        self._ids = sorted({one for ids in again.values() for one in ids})
        self.setVisible(bool(self._ids))
        if not self._ids:
            return
        who = entry.number or entry.sender_shown or tr("同一对方")
        said = tr("{who} 的另外 {n} 条也这样改吗？")
        self._text.setText(said.format(who=who, n=len(self._ids)))
        ground, line = theme.name("accent_ground"), theme.name("line")
        self.setStyleSheet(f"Offer {{ background: {ground}; border-top: 1px solid {line}; }}")

    def take(self) -> None:
        """Repeat the correction for all of them, as one act."""
        if self.isVisible():
            self.hide()
            self._desk.act(review_edit.correct_many, self._ids, self._fields)
