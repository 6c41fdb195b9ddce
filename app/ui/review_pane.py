"""The review pane: what waits, the picture, and the fields of one draft; keyboard all the way."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.language import tr
from app.ui.messages import sentence
from app.ui.review_form import ReviewForm
from app.ui.review_list import NothingLeft, Waiting
from app.ui.review_offer import Offer
from app.ui.review_words import compared, read_as
from app.ui.viewer import Viewer
from app.work import entries, merge, reread, review, review_edit, years

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from app.case.case import Case
    from app.case.errors import Refused
    from app.case.records import Entry
    from app.ui.desk import Desk


BESIDE = 640
"""Width at the design's text size from which picture and form stand side by side."""


class Pair(QSplitter):
    """Picture and form: side by side, or one over the other where words are large or the window small."""

    def __init__(self) -> None:
        super().__init__()
        self._moved = False
        self.splitterMoved.connect(self._keep)

    def _keep(self) -> None:
        """What a person has moved stays there."""
        self._moved = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where there is no room beside each other; neither part is left with its least room alone."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(BESIDE)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
            self._moved = False
        if not self._moved:
            room, share = (self.width(), 0.58) if beside else (self.height(), 0.44)
            self.setSizes([round(room * share), round(room * (1 - share))])


class Columns:
    """The three columns of the pane, each made when first asked for: a busy window makes one at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @cached_property
    def waiting(self) -> Waiting:
        """What waits, by source or sender."""
        return Waiting()

    @cached_property
    def viewer(self) -> Viewer:
        """The picture that a draft was read from."""
        return Viewer(self._desk, marking=False)

    @cached_property
    def form(self) -> ReviewForm:
        """What was read, to correct."""
        return ReviewForm()


class ReviewPane(QWidget):
    """Everything here is an act that undoes; nothing is asked twice."""

    def __init__(self, desk: Desk, columns: Columns | None = None) -> None:
        super().__init__()
        columns = columns or Columns(desk)
        self._desk = desk
        self._at = (0, 0)
        self._stale = True
        self._leaving: set[str] = set()
        self._gone: set[str] = set()
        self.waiting, self.viewer, self.form = columns.waiting, columns.viewer, columns.form
        self.model, self.list = self.waiting.model, self.waiting.list
        self.first = self.list
        self.offer = Offer(desk)
        self._which = QLabel()
        self._empty = NothingLeft()
        self.buttons: dict[str, QWidget] = {}
        self._lay_out()
        self._wire()
        self.refresh()

    # -- layout -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        split, pair = QSplitter(), Pair()
        for holder, part in (
            (pair, self.viewer),
            (pair, self._right()),
            (split, self.waiting),
            (split, pair),
        ):
            holder.addWidget(part)
        for holder, sizes in ((split, (250, 1040)), (pair, (610, 430))):
            holder.setSizes([theme.px(size) for size in sizes])
            holder.setChildrenCollapsible(False)
            holder.setHandleWidth(1)
        split.setStretchFactor(1, 1)
        pair.setStretchFactor(0, 1)
        self.waiting.setMinimumWidth(theme.px(190))
        self._split = split
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split, 1)
        column.addWidget(self._empty, 1)

    def _right(self) -> QWidget:
        part = QWidget()
        part.setProperty("look", "surface")
        part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 8, 0, 8)
        self._which.setContentsMargins(16, 0, 16, 0)
        self._which.setWordWrap(True)
        column.addWidget(self._which)
        column.addWidget(self.form, 1)
        column.addWidget(self.offer)
        line = QHBoxLayout()
        line.setContentsMargins(16, 4, 16, 4)
        for name, text, do in (
            ("accept", tr("接受  Enter"), self.accept),
            ("next", tr("下一疑问  F8"), self.next_doubt),
            ("discard", tr("不要  Del"), self.discard),
        ):
            line.addWidget(self._button(name, text, do))
        self.buttons["accept"].setProperty("look", "main")
        line.addWidget(self._more())
        line.addStretch(1)
        column.addLayout(line)
        return part

    def _button(self, name: str, text: str, do: Callable[[], None]) -> QPushButton:
        self.buttons[name] = button = QPushButton(text)
        button.setMinimumHeight(theme.TARGET)
        button.clicked.connect(lambda _=False: do())
        return button

    def _more(self) -> QPushButton:
        """What is needed less often, each with its key."""
        self.buttons["more"] = button = QPushButton(tr("更多"))
        menu = QMenu(self)
        for text, do in (
            (tr("从光标处拆成两条\tAlt+X"), self.split_here),
            (tr("与下一条连成一条\tAlt+J"), self.unite_with_next),
            (tr("换方向\tAlt+S"), self.form.swap_side),
            (tr("改时间\tAlt+T"), self.form.time.setFocus),
            (tr("上一条\tCtrl+↑"), lambda: self.step(-1)),
            (tr("下一条\tCtrl+↓"), lambda: self.step(1)),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, do=do: do())
        button.setMenu(menu)
        button.setMinimumHeight(theme.TARGET)
        return button

    def _wire(self) -> None:
        waiting = self.waiting
        self._desk.refreshed.connect(self.refresh)
        self._desk.closed.connect(self._cleared)
        self._desk.trouble.connect(lambda _: self._leaving.clear())
        waiting.accept_clear_requested.connect(lambda: self._desk.act(review.accept_clear))
        waiting.chosen.connect(lambda row: self.go(row, 0))
        waiting.group_accepted.connect(lambda ids: self._desk.act(review.accept_clear, ids))
        waiting.group_discarded.connect(lambda ids: self._desk.act(review.discard, ids))
        waiting.papers_requested.connect(lambda: self._desk.place_requested.emit("agreement"))
        waiting.regrouped.connect(self._regrouped)
        self.form.answered.connect(self._answered)
        self._empty.linkActivated.connect(self._desk.place_requested)
        for key, do in (
            ("Return", self.accept),
            ("Enter", self.accept),
            ("F8", self.next_doubt),
            ("Del", self.discard),
            ("Ctrl+Down", lambda: self.step(1)),
            ("Ctrl+Up", lambda: self.step(-1)),
            ("Ctrl+Return", waiting.accept_clear_of_group),
            ("Ctrl+Del", waiting.discard_whole_group),
            ("Alt+A", self.offer.take),
            ("Alt+S", self.form.swap_side),
            ("Alt+T", self.form.time.setFocus),
            ("Alt+X", self.split_here),
            ("Alt+J", self.unite_with_next),
            ("Y", lambda: self.form.say(yes=True)),
            ("N", lambda: self.form.say(yes=False)),
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
        self._leaving -= self._gone
        self._gone = set()
        writable = not self._desk.read_only
        self.waiting.refresh(self._desk.snapshot(), writable=writable)
        self.form.show_debts(self._desk.snapshot().debts)
        total = sum(len(group.drafts) for group in self.model.groups)
        for button in self.buttons.values():
            button.setEnabled(total > 0 and writable)
        self._empty.stand_for(self._split, self._desk.snapshot(), on=total == 0)
        place = self.model.place_of(current.id) if current else (-1, -1)
        if place[0] >= 0 and kept and self._entry(place) == current:
            self._at = place
            return
        self.go(*(place if place[0] >= 0 else self._at))

    def _cleared(self) -> None:
        self.waiting.refresh(None, writable=False)

    def _regrouped(self) -> None:
        current = self.current()
        self.waiting.refresh(self._desk.snapshot(), writable=not self._desk.read_only)
        self.go(*(self.model.place_of(current.id) if current else (0, 0)))

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the pane was hidden is shown now."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def current(self) -> Entry | None:
        """The draft that is shown."""
        return self._entry(self._at)

    def _entry(self, at: tuple[int, int]) -> Entry | None:
        group, place = at
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
        self.waiting.select(group)
        self._show(groups[group].drafts[place], place, len(groups[group].drafts))

    def _show(self, entry: Entry, place: int, count: int) -> None:
        snapshot = self._desk.snapshot()
        head = tr("第 {n} 条 / 共 {count} 条").format(n=place + 1, count=count)
        self._which.setText(f"<b>{head}</b>&nbsp;&nbsp;{read_as(entry)}")
        self.form.show_entry(entry, compared(snapshot, entry), years.likely(entry, snapshot.case.time_zone))
        cited = snapshot.citations_of(entry.id)
        if not cited:
            self.viewer.show_evidence(None)
            return
        evidence = snapshot.evidence_by_id.get(cited[0].evidence)
        beside = [one for one in snapshot.citations if one.evidence == cited[0].evidence and one.entry]
        self.viewer.show_evidence(evidence, beside, cited[0])

    def _places(self) -> list[tuple[int, int]]:
        return [(n, k) for n, group in enumerate(self.model.groups) for k in range(len(group.drafts))]

    def step(self, by: int) -> None:
        """The next or previous draft, over the groups."""
        flat = self._places()
        if self._at in flat:
            self.go(*flat[min(max(flat.index(self._at) + by, 0), len(flat) - 1)])

    def next_doubt(self) -> None:
        """The next draft that has a doubt; its questions are answered by key, its fields by Tab."""
        if self._to_next(lambda one: not review.is_clear(one)):
            self.list.setFocus()

    def _to_next(self, wanted: Callable[[Entry], bool]) -> bool:
        """Show the next draft that is wanted, from the top again after the last; whether there is one."""
        flat = [at for at in self._places() if (one := self._entry(at)) and self._waits(one) and wanted(one)]
        if flat:
            self.go(*([place for place in flat if place > self._at] or flat)[0])
        return bool(flat)

    def _waits(self, entry: Entry) -> bool:
        """Whether nothing was done with it that the record only does not show yet."""
        return entry.id not in self._leaving

    # -- acting -------------------------------------------------------------------------------------

    def _writable(self) -> Entry | None:
        entry = None if self._desk.read_only else self.current()
        return entry if entry is not None and self._waits(entry) else None

    def accept(self) -> None:
        """Accept the draft as it now stands in the fields; corrections and acceptance are one act."""
        entry = self._writable()
        if entry is None:
            return
        fields = self.form.changes()
        again = review_edit.alike(self._desk.snapshot(), entry, fields)
        same_year = years.shared(self._desk.snapshot(), entry, fields)

        def done(_: object) -> None:
            self._gone.add(entry.id)
            self.offer.make(entry, fields, again, same_year)

        self._desk.act(_accepted, entry.id, fields, then=done, refused=partial(self._came_back, entry.id))
        self.list.setFocus()  # out of the fields: the next key belongs to the next draft
        if not fields:  # what was typed may be refused, and is to be seen then
            self._leave(entry)

    def discard(self) -> None:
        """This is nothing for the record."""
        if (entry := self._writable()) is not None:
            self._desk.act(review.discard, [entry.id], then=lambda _: self._gone.add(entry.id))
            self._leave(entry)

    def _leave(self, entry: Entry) -> None:
        """Go on at once: nobody waits for the record to be looked at again."""
        self._leaving.add(entry.id)
        self._to_next(lambda _: True)

    def _came_back(self, entry: str, refused: Refused) -> None:
        self._leaving.discard(entry)
        self._refused(refused)

    def split_here(self) -> None:
        """Two messages were read as one: cut it where the cursor stands."""
        if (entry := self._writable()) is not None:
            at = self.form.text.textCursor().position()
            self._desk.act(review_edit.split, entry.id, at, refused=self._refused)

    def unite_with_next(self) -> None:
        """One message was read as two: put the next of the same picture behind this one."""
        entry, following = self._writable(), self._entry((self._at[0], self._at[1] + 1))
        if entry is not None and following is not None:
            self._desk.act(review_edit.unite, entry.id, following.id)

    def _answered(self, doubt: Any, yes: bool) -> None:  # noqa: ANN401  a doubt
        """A question that waits for yes or no was answered."""
        entry = self._writable()
        if entry is None:
            return
        self._desk.act(_answer, entry.id, doubt, yes, self.form.changes(), refused=self._refused)

    def _refused(self, refused: Refused) -> None:
        self.form.refuse(refused, sentence(refused))


def _accepted(case: Case, entry: str, changes: dict[str, Any]) -> object:
    """Correct and accept under one act, so that one undo takes both back."""
    if not changes:
        return review.accept(case, [entry])
    return review.accept_corrected(case, entry, changes)


def _answer(case: Case, entry: str, doubt: Mapping[str, Any], yes: bool, typed: dict[str, Any]) -> None:
    """Record an answer; what was typed in the form before it is not lost."""
    if doubt.get("code") == reread.DIFFERS:
        if yes and typed:
            review.accept_corrected(case, entry, typed)
        else:
            (reread.take if yes else reread.keep)(case, entry)
        return
    if typed:
        entries.edit(case, entry, typed)
    if doubt.get("code") == merge.MAYBE:
        (review_edit.same if yes else review_edit.different)(case, entry)
    elif doubt.get("field") == "owner":
        review_edit.owner(case, entry, yes=yes)
    elif yes:
        review_edit.settle_doubts(case, entry, str(doubt.get("field")))
