"""The left column of the review pane: what waits, by file or sender, and what may be done to many at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.language import tr
from app.ui.review_model import BY_FILE, BY_SENDER, Group, ReviewModel
from app.ui.timeline_words import kind_word
from app.work import review

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.case.records import Entry
    from app.case.snapshot import Snapshot


class Waiting(QWidget):
    """What waits, in groups.

    Signals: ``chosen`` (row); ``accept_clear_requested``; ``group_accepted``, ``group_discarded`` (ids);
    ``regrouped``; ``papers_requested``: to where agreements and payments are confirmed.
    """

    chosen = Signal(int)
    accept_clear_requested = Signal()
    group_accepted = Signal(object)
    group_discarded = Signal(object)
    regrouped = Signal()
    papers_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = ReviewModel()
        self.list = QListView()
        self.accept_clear, self.accept_group, self.discard_group = QPushButton(), QPushButton(), QPushButton()
        self.by = QComboBox()
        self._head, self._hint = QLabel(), QLabel()
        self.papers = QPushButton()
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out()
        self.list.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.list.activated.connect(lambda index: self.chosen.emit(index.row()))
        self.accept_clear.clicked.connect(lambda _=False: self.accept_clear_requested.emit())
        self.accept_group.clicked.connect(lambda _=False: self.accept_clear_of_group())
        self.discard_group.clicked.connect(lambda _=False: self.discard_whole_group())
        self.papers.clicked.connect(lambda _=False: self.papers_requested.emit())
        self.by.activated.connect(lambda _: self._regroup())

    def _lay_out(self) -> None:
        self._head.setFont(theme.font(theme.BODY, strong=True))
        self._head.setWordWrap(True)
        self.accept_clear.setProperty("look", "main")
        self._hint.setProperty("look", "faint")
        self._hint.setWordWrap(True)
        for code, text in ((BY_FILE, tr("按材料")), (BY_SENDER, tr("按对方"))):
            self.by.addItem(text, code)
        self.by.setAccessibleName(tr("怎样分组"))
        top = QVBoxLayout()
        top.setContentsMargins(14, 0, 14, 6)
        self.papers.setProperty("look", "link")
        for widget in (self._head, self.accept_clear, self._hint, self.papers, self.by):
            top.addWidget(widget)
        self.list.setModel(self.model)
        self.list.setProperty("look", "groups")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("有待核对内容的材料"))
        bottom = QVBoxLayout()
        bottom.setContentsMargins(14, 4, 14, 8)
        bottom.addWidget(self.accept_group)
        bottom.addWidget(self.discard_group)
        self.discard_group.setText(tr("整组不要"))
        self.discard_group.setToolTip(tr("这一组都不要（Ctrl+Del），一步可撤销"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addLayout(bottom)

    def refresh(self, snapshot: Snapshot | None, *, writable: bool) -> None:
        """Show what waits now."""
        self.model.refresh(snapshot)
        drafts = [one for group in self.model.groups for one in group.drafts]
        clear = [one for one in drafts if review.is_clear(one)]
        self._head.setText(
            tr("待核对 · {n} 条，{doubts} 条有疑问").format(n=len(drafts), doubts=len(drafts) - len(clear))
        )
        self.accept_clear.setText(tr("接受 {n} 条无疑问的").format(n=len(clear)))
        self.accept_clear.setEnabled(writable)
        plans = len(review.clear_agreements(snapshot)) if snapshot is not None and clear else 0
        self._hint.setText(tr("会接受：{what}。有疑问的不动，一步可撤销。").format(what=_kinds(clear, plans)))
        if not clear and self.accept_clear.hasFocus():
            self.list.setFocus()  # what was asked for is done: on with the doubtful ones
        for widget in (self.accept_clear, self._hint):
            widget.setVisible(bool(clear))
        said = papers_waiting(snapshot, without=plans) if snapshot is not None else ""
        self.papers.setText(said)
        self.papers.setVisible(bool(said))
        self._writable = writable
        self.show_group(self.group())

    def select(self, row: int) -> None:
        """Mark a group as the one that is looked at."""
        self.list.setCurrentIndex(self.model.index(row))
        self.show_group(self.group())

    def group(self) -> Group | None:
        """The group that is looked at."""
        row = self.list.currentIndex().row()
        return self.model.groups[row] if 0 <= row < len(self.model.groups) else None

    def show_group(self, group: Group | None) -> None:
        """What can be done to the whole group."""
        clear = _clear(group)
        self.accept_group.setText(tr("接受本组 {n} 条").format(n=len(clear)))
        self.accept_group.setToolTip(
            tr("接受这一组里没有疑问的 {n} 条（Ctrl+Enter），一步可撤销").format(n=len(clear))
        )
        self.accept_group.setEnabled(bool(clear) and self._writable)
        self.discard_group.setEnabled(group is not None and self._writable)

    def accept_clear_of_group(self) -> None:
        """Accept what is clear in the group."""
        if ids := [one.id for one in _clear(self.group())]:
            self.group_accepted.emit(ids)

    def discard_whole_group(self) -> None:
        """Set the whole group aside."""
        if (group := self.group()) is not None:
            self.group_discarded.emit([one.id for one in group.drafts])

    def _regroup(self) -> None:
        self.model.by = str(self.by.currentData())
        self.regrouped.emit()

    _writable = True


def papers_waiting(snapshot: Snapshot, *, without: int = 0) -> str:
    """``另有 2 份协议、1 笔还款待确认``: what waits and is confirmed in its own place, or nothing.

    ``without`` are agreements that are accepted here.
    """
    plans = sum(one.status == "draft" for one in snapshot.agreements) - without
    paid = sum(one.status == "draft" and one.entry is None for one in snapshot.payments)
    parts = [tr("{n} 份协议").format(n=plans)] if plans else []
    parts += [tr("{n} 笔还款").format(n=paid)] if paid else []
    return tr("另有 {what}待确认，去看").format(what=tr("、").join(parts)) if parts else ""


def _clear(group: Group | None) -> list[Entry]:
    return [one for one in group.drafts if review.is_clear(one)] if group is not None else []


def _kinds(drafts: Iterable[Entry], plans: int) -> str:
    """``短信 30、电话 8、协议 1``: what would be accepted."""
    counts = Counter(kind_word(one.kind) for one in drafts)
    parts = [f"{word} {n}" for word, n in counts.most_common()]
    return tr("、").join([*parts, *([tr("协议 {n}").format(n=plans)] if plans else [])])


class NothingLeft(QLabel):
    """What the place says when nothing waits, and where to go on. ``linkActivated``: the place."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setMargin(32)
        self.setProperty("look", "soft")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def stand_for(self, other: QWidget, snapshot: Snapshot, *, on: bool) -> None:
        """Be there in place of ``other``, with the keys that it had."""
        focus = self.window().focusWidget()
        had_keys = on and focus is not None and other.isAncestorOf(focus)
        self._tell(snapshot)
        self.setVisible(on)
        if had_keys:
            self.setFocus()
        other.setVisible(not on)

    def _tell(self, snapshot: Snapshot) -> None:
        """Say it; an empty case has had nothing to check yet."""
        empty = tr("还没有要核对的。材料放进来，读出来的记录会先排在这里，等你看过才算数。")
        done = tr("没有待核对的了。读出来的记录都在时间线里。")
        links = [("agreement", papers_waiting(snapshot)), ("steps", tr("看下一步做什么"))]
        shown = "".join(f'<p><a href="{place}">{text}</a></p>' for place, text in links if text)
        self.setText(f"<p>{done if snapshot.entries else empty}</p>{shown}")
