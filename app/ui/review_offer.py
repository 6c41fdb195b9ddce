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
        self._each: dict[str, dict[str, Any]] = {}
        self._text = QLabel()
        self._text.setWordWrap(True)
        self.all, self.no = QPushButton(tr("都改  Alt+A")), QPushButton(tr("不用"))
        for button in (self.all, self.no):
            button.setMinimumHeight(theme.TARGET)
        self.all.clicked.connect(lambda _=False: self.take())
        self.no.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 16, 6)
        line.addWidget(self._text, 1)
        line.addWidget(self.all)
        line.addWidget(self.no)
        self.hide()

    def make(
        self,
        entry: Entry,
        fields: Mapping[str, Any],
        again: Mapping[str, list[str]],
        years: Mapping[str, Mapping[str, Any]],
    ) -> None:
        """Offer what repeats, or nothing.

        Args:
            entry: the draft that was corrected, as it was.
            fields: the correction.
            again: for each field that repeats, the other drafts (review_edit.alike).
            years: for the other drafts of a picture, their moments in the same year (years.shared).
        """
        found: dict[str, dict[str, Any]] = {}
        for name, ids in again.items():
            for one in ids:
                found.setdefault(one, {})[name] = fields[name]
        self._each = found or {one: dict(moment) for one, moment in years.items()}
        self.setVisible(bool(self._each))
        if not self._each:
            return
        if found:
            who = entry.number or entry.sender_shown or tr("同一对方")
            said = tr("{who} 的另外 {n} 条也这样改吗？").format(who=who, n=len(found))
        else:
            year = str(fields["at"])[:4]
            said = tr("同一份材料里另外 {n} 条也是 {year} 年吗？").format(n=len(self._each), year=year)
        self._text.setText(said)
        ground, line = theme.name("accent_ground"), theme.name("line")
        self.setStyleSheet(f"Offer {{ background: {ground}; border-top: 1px solid {line}; }}")

    def take(self) -> None:
        """Repeat the correction for all of them, as one act."""
        if self.isVisible():
            self.hide()
            self._desk.act(review_edit.correct_each, self._each)
