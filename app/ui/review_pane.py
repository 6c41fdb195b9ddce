"""The review pane: files with drafts, the picture, and the fields of the draft; keyboard all the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.language import tr
from app.ui.messages import sentence
from app.ui.review_form import ReviewForm
from app.ui.review_model import ReviewModel
from app.ui.viewer import Viewer
from app.work import review

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from app.case.case import Case
    from app.case.records import Entry
    from app.ui.desk import Desk


class ReviewPane(QWidget):
    """Everything here is an act that undoes; nothing is asked twice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._at = (0, 0)
        self._stale = True
        self.model = ReviewModel()
        self.list = QListView()
        self.viewer = Viewer(desk, marking=False)
        self.form = ReviewForm()
        self.accept_clear = QPushButton()
        self._head = QLabel()
        self._which = QLabel()
        self._empty = QLabel(tr("没有待核对的了。读出来的记录都在时间线里。"))
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._wire()
        self.refresh()

    # -- layout -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        split = QSplitter()
        for part, wide in ((self._left(), 250), (self.viewer, 610), (self._right(), 430)):
            split.addWidget(part)
            part.setMinimumWidth(theme.px(min(wide, 210)))
        split.setSizes([theme.px(250), theme.px(610), theme.px(430)])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        self._split = split
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("look", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split, 1)
        column.addWidget(self._empty, 1)

    def _left(self) -> QWidget:
        part = _surface()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 8, 0, 0)
        self._head.setFont(theme.font(theme.BODY, strong=True))
        self.accept_clear.setProperty("look", "main")
        self._hint = QLabel(tr("一步可撤销"))
        self._hint.setProperty("look", "faint")
        top = QVBoxLayout()
        top.setContentsMargins(14, 0, 14, 6)
        for widget in (self._head, self.accept_clear, self._hint):
            top.addWidget(widget)
        column.addLayout(top)
        self.list.setModel(self.model)
        self.list.setSpacing(3)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("有待核对内容的材料"))
        column.addWidget(self.list, 1)
        return part

    def _right(self) -> QWidget:
        part = _surface()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 8, 0, 8)
        self._which.setFont(theme.font(theme.BODY, strong=True))
        self._which.setContentsMargins(16, 0, 16, 0)
        column.addWidget(self._which)
        column.addWidget(self.form, 1)
        line = QHBoxLayout()
        line.setContentsMargins(16, 4, 16, 4)
        self._button(line, "accept", tr("接受  Enter"), self.accept).setProperty("look", "main")
        self._button(line, "next", tr("下一疑问  F8"), self.next_doubt)
        self._button(line, "discard", tr("不要  Del"), self.discard)
        line.addStretch(1)
        column.addLayout(line)
        return part

    def _button(self, line: QHBoxLayout, name: str, text: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setMinimumHeight(theme.px(32))
        button.clicked.connect(lambda _=False: do())
        line.addWidget(button)
        self.buttons[name] = button
        return button

    def _wire(self) -> None:
        self._desk.refreshed.connect(self.refresh)
        self._desk.closed.connect(lambda: self.model.refresh(None))
        self.accept_clear.clicked.connect(lambda _=False: self._desk.act(review.accept_clear))
        self.list.clicked.connect(lambda index: self.go(index.row(), 0))
        self.list.activated.connect(lambda index: self.go(index.row(), 0))
        for key, do in (
            ("Return", self.accept),
            ("Enter", self.accept),
            ("F8", self.next_doubt),
            ("Del", self.discard),
            ("Ctrl+Down", lambda: self.step(1)),
            ("Ctrl+Up", lambda: self.step(-1)),
            ("Alt+S", self._swap_side),
            ("1", lambda: self.form.answer(1)),
            ("2", lambda: self.form.answer(2)),
            ("3", lambda: self.form.answer(3)),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    # -- showing ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what waits now; the place stays where it was, or at what follows."""
        if not self._desk.is_open:
            return
        self._stale = not self.isVisible()
        if self._stale:
            return
        kept = self.form.changes()
        current = self.current()
        self.model.refresh(self._desk.snapshot())
        total = sum(len(group.drafts) for group in self.model.groups)
        doubtful = sum(group.doubtful for group in self.model.groups)
        self._head.setText(tr("待核对 · {n} 条，{doubts} 条有疑问").format(n=total, doubts=doubtful))
        self.accept_clear.setText(tr("接受 {n} 条无疑问的").format(n=total - doubtful))
        writable = not self._desk.read_only
        self.accept_clear.setVisible(total > doubtful)
        self._hint.setVisible(total > doubtful)
        self.accept_clear.setEnabled(writable)
        for button in self.buttons.values():
            button.setEnabled(total > 0 and writable)
        self._split.setVisible(total > 0)
        self._empty.setVisible(total == 0)
        place = self.model.place_of(current.id) if current else (-1, -1)
        if place[0] >= 0 and kept:
            self._at = place
            return
        self.go(*(place if place[0] >= 0 else self._at))

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the pane was hidden is shown now."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def current(self) -> Entry | None:
        """The draft that is shown."""
        group, place = self._at
        groups = self.model.groups
        if 0 <= group < len(groups) and 0 <= place < len(groups[group].drafts):
            return groups[group].drafts[place]
        return None

    def go(self, group: int, place: int) -> None:
        """Show a draft, or the nearest there is."""
        groups = self.model.groups
        if not groups:
            self._at = (0, 0)
            self.form.show_entry(None)
            return
        group = min(max(group, 0), len(groups) - 1)
        place = min(max(place, 0), len(groups[group].drafts) - 1)
        self._at = (group, place)
        self.list.setCurrentIndex(self.model.index(group))
        self._show(groups[group].drafts[place], place, len(groups[group].drafts))

    def _show(self, entry: Entry, place: int, count: int) -> None:
        self._which.setText(tr("第 {n} 条 / 共 {count} 条").format(n=place + 1, count=count))
        self.form.show_entry(entry)
        snapshot = self._desk.snapshot()
        cited = snapshot.citations_of(entry.id)
        if not cited:
            self.viewer.show_evidence(None)
            return
        evidence = snapshot.evidence_by_id.get(cited[0].evidence)
        beside = [one for one in snapshot.citations if one.evidence == cited[0].evidence and one.entry]
        self.viewer.show_evidence(evidence, beside, cited[0])

    def step(self, by: int) -> None:
        """The next or previous draft, over the files."""
        flat = [(n, k) for n, group in enumerate(self.model.groups) for k in range(len(group.drafts))]
        if self._at in flat:
            self.go(*flat[min(max(flat.index(self._at) + by, 0), len(flat) - 1)])

    def next_doubt(self) -> None:
        """The next draft that has a doubt, with the cursor in the doubtful field."""
        flat = [
            (n, k)
            for n, group in enumerate(self.model.groups)
            for k, draft in enumerate(group.drafts)
            if not review.is_clear(draft)
        ]
        later = [place for place in flat if place > self._at]
        if flat:
            self.go(*(later or flat)[0])
            field = self.form.first_doubtful()
            if field is not None:
                field.setFocus()

    # -- acting -------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Accept the draft as it now stands in the fields; corrections and acceptance are one act."""
        entry = self.current()
        if entry is not None and not self._desk.read_only:
            self._desk.act(_accepted, entry.id, self.form.changes(), refused=self._refused)

    def discard(self) -> None:
        """This is nothing for the record."""
        entry = self.current()
        if entry is not None and not self._desk.read_only:
            self._desk.act(review.discard, [entry.id])

    def _swap_side(self) -> None:
        side = self.form.side
        side.setCurrentIndex(1 - side.currentIndex() if side.currentIndex() < 2 else 0)

    def _refused(self, refused: Any) -> None:  # noqa: ANN401  a Refused
        self.form.refuse(refused, sentence(refused))


def _accepted(case: Case, entry: str, changes: dict[str, Any]) -> object:
    """Correct and accept under one act, so that one undo takes both back."""
    if not changes:
        return review.accept(case, [entry])
    return review.accept_corrected(case, entry, changes)


def _surface() -> QWidget:
    part = QWidget()
    part.setProperty("look", "surface")
    part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return part
