"""The timeline pane: filters, the strip, and the list of what happened."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QStackedLayout, QVBoxLayout, QWidget

from app.ui.density_strip import DensityStrip
from app.ui.language import tr
from app.ui.timeline_delegate import TimelineDelegate
from app.ui.timeline_filters import FilterBar
from app.ui.timeline_model import ENTRY, ITEM, TimelineModel
from app.ui.viewer import is_picture
from app.work.timeline import Filter

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QShowEvent

    from app.ui.desk import Desk
    from app.work.timeline import Row, Timeline

SEARCH_DELAY = 150


class RowList(QListView):
    """The list itself. Signals: ``opened``, ``edited``, ``discarded``, ``copied`` (keys)."""

    opened = Signal(str)
    edited = Signal(str)
    discarded = Signal(str)
    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalScrollBar().setSingleStep(40)
        self.setAccessibleName(tr("时间线"))
        self.activated.connect(lambda index: self._say(self.opened, index))

    def _say(self, signal: Any, index: QModelIndex) -> None:  # noqa: ANN401  a bound Qt signal
        item = index.data(ITEM)
        if item is not None and item.type == ENTRY:
            signal.emit(item.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, E edits, Del discards, Ctrl+C copies; arrows pass over headings."""
        key, held = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._say(self.opened, self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            self._say(self.discarded, self.currentIndex())
        elif key == Qt.Key.Key_E and not held:
            self._say(self.edited, self.currentIndex())
        elif key == Qt.Key.Key_C and held == Qt.KeyboardModifier.ControlModifier:
            self._say(self.copied, self.currentIndex())
        else:
            super().keyPressEvent(event)
            self._off_headings(down=key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Home))

    def _off_headings(self, *, down: bool) -> None:
        index, model = self.currentIndex(), self.model()
        step = 1 if down else -1
        while index.isValid() and index.data(ITEM).type != ENTRY:
            index = model.index(index.row() + step, 0)
        if not index.isValid() and not down:
            index = self.currentIndex()
            while index.isValid() and index.data(ITEM).type != ENTRY:
                index = model.index(index.row() + 1, 0)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)


class TimelinePane(QWidget):
    """Signals: ``open_requested`` (a key), ``edit_requested`` (an entry), ``add_entry_requested``."""

    open_requested = Signal(str)
    edit_requested = Signal(str)
    add_entry_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._filter = Filter()
        self._search_words = ""
        self._fresh = True
        self._at_newest = False
        self._shown: tuple[Timeline, Filter] | None = None
        self.model = TimelineModel(desk.veil)
        self.list = RowList()
        self.list.setModel(self.model)
        self.delegate = TimelineDelegate(desk.veil)
        self.list.setItemDelegate(self.delegate)
        self.strip = DensityStrip()
        self.filters = FilterBar()
        self._empty = QLabel()
        self._timer = QTimer(self, interval=SEARCH_DELAY, singleShot=True)
        self.filters.show_veil(desk.veil.on)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(32)
        self._empty.setProperty("look", "soft")
        self._empty.linkActivated.connect(self._desk.card_requested)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.strip)
        column.addWidget(holder, 1)

    def _wire(self) -> None:
        self._desk.refreshed.connect(self.refresh)
        self._desk.opened.connect(self._begin)
        self._desk.closed.connect(self._end)
        self._desk.veil.changed.connect(self._veiled)
        self.filters.veil_wanted.connect(self._desk.veil.draw)
        self.filters.changed.connect(self._narrow)
        self.filters.add_entry_requested.connect(self.add_entry_requested)
        self.strip.day_chosen.connect(self.jump_to)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.opened.connect(self._open)
        self.list.edited.connect(self._edit)
        self.list.discarded.connect(self._discard)
        self.list.copied.connect(self._copy)
        self._timer.timeout.connect(self._search)

    # -- what is shown ------------------------------------------------------------------------------

    def _veiled(self) -> None:
        self.filters.show_veil(self._desk.veil.on)
        self.list.viewport().update()

    def _begin(self) -> None:
        self._fresh = True

    def _end(self) -> None:
        self.model.clear()
        self._fresh, self._shown = True, None

    def refresh(self) -> None:
        """Show the record as it now is; choice and place stay, a case just opened shows its newest."""
        timeline = self._desk.timeline()
        if timeline is None:
            self._end()
            return
        if not self.isVisible() or self._shown == (timeline, self._filter):
            return  # a list that is not laid out yet would be laid out at every step on its way to the screen
        self._shown = (timeline, self._filter)
        chosen, top = self.selected(), self._top()
        keys = timeline.keys(self._filter)
        snapshot = self._desk.snapshot()
        self.model.show(timeline, keys, _plan(snapshot))
        self.strip.show_density(timeline.density(keys), timeline.agreed_on)
        self.filters.offer(snapshot, timeline, keys)
        self._say_empty(bool(keys))
        if self._fresh:
            self._to_newest()
            self._fresh = not keys
        else:
            self._restore(chosen, top)

    def _to_newest(self) -> None:
        """Open at the newest: the last row is chosen and wholly in sight."""
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(self.model.rowCount() - 1))
        self.list.doItemsLayout()
        self.list.scrollToBottom()
        self._at_newest = True

    def showEvent(self, event: QShowEvent) -> None:
        """What came meanwhile; the list knows its height only now: again to the newest, if nobody moved."""
        super().showEvent(event)
        self.refresh()
        if self._at_newest:
            self._at_newest = False
            self.list.scrollToBottom()

    def _restore(self, chosen: str, top: tuple[str, int]) -> None:
        key, y = top
        index = self.model.index_of(key)
        if index.isValid():
            self.list.executeDelayedItemsLayout()
            bar = self.list.verticalScrollBar()
            bar.setValue(bar.value() + self.list.visualRect(index).y() - y)
        index = self.model.index_of(chosen)
        if index.isValid() and index != self.list.currentIndex():
            blocked = self.list.selectionModel().blockSignals(True)
            self.list.setCurrentIndex(index)
            self.list.selectionModel().blockSignals(blocked)

    def _top(self) -> tuple[str, int]:
        """The first row in sight and how far down it begins: by this the place is kept."""
        index = self.list.indexAt(self.list.rect().topLeft())
        for place in range(max(index.row(), 0), min(index.row() + 4, self.model.rowCount())):
            row = self.model.index(place)
            if key := self.model.item(row).key:
                return key, self.list.visualRect(row).y()
        return "", 0

    def _say_empty(self, filled: bool) -> None:
        nothing = tr("这里还没有内容。把截图、短信备份、录音、协议拖进窗口，就会按时间排在这里。")
        none_left = tr("没有符合条件的记录。清除筛选就能看到全部。")
        narrowed = self._filter != Filter()
        how = tr("怎样把材料从手机里拿出来")
        link = f'<p>{nothing}</p><p><a href="guide.cable">{how}</a></p>'
        self._empty.setText(none_left if narrowed else link)
        flags = Qt.TextInteractionFlag  # without a link there is nothing that a key could do
        self._empty.setTextInteractionFlags(
            flags.NoTextInteraction
            if narrowed
            else flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard
        )
        self._stack.setCurrentIndex(0 if filled else 1)

    def _narrow(self, wish: Filter) -> None:
        self._filter = dataclasses.replace(wish, words_ids=self._filter.words_ids)
        self.refresh()

    # -- search -------------------------------------------------------------------------------------

    def search(self, text: str) -> None:
        """Show only what holds these words; asked while typing, answered beside the window's thread."""
        self._search_words = text.strip()
        self._timer.start()

    def _search(self) -> None:
        asked = self._search_words
        if not asked:
            self._found("", None)
            return
        self._desk.act(lambda case: case.matching(asked), then=lambda ids: self._found(asked, ids))

    def _found(self, asked: str, ids: frozenset[str] | None) -> None:
        if asked == self._search_words:
            self._filter = dataclasses.replace(self._filter, words_ids=ids)
            self.refresh()

    # -- choice -------------------------------------------------------------------------------------

    def selected(self) -> str:
        """The key of the chosen row, or empty."""
        item = self.list.currentIndex().data(ITEM)
        return item.key if item is not None else ""

    def select(self, key: str) -> None:
        """Choose a row and bring it into sight."""
        index = self.model.index_of(key)
        if index.isValid():
            self._at_newest = False
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def jump_to(self, day: date) -> None:
        """Bring a day to the top of the list."""
        index = self.model.index_of_day(day)
        self.list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def _chosen(self, index: QModelIndex) -> None:
        item = index.data(ITEM)
        row = self.model.row(item.key) if item is not None and item.key else None
        if row is None:
            return
        if row.entry is not None:
            self._desk.entry_selected.emit(row.key)
        self._show_source(row)

    def _show_source(self, row: Row) -> None:
        """A picture of it before a backup that holds it too: the person sees what was on the phone."""
        if not row.evidence_ids:
            return
        snapshot = self._desk.snapshot()
        known = snapshot.evidence_by_id
        shown = [id for id in row.evidence_ids if id in known and is_picture(known[id])]
        id = (shown or row.evidence_ids)[0]
        cited = [one for one in snapshot.citations_of(row.key) if one.evidence == id]
        self._desk.evidence_selected.emit(id, cited[0] if cited else None)

    def _open(self, key: str) -> None:
        row = self.model.row(key)
        if row is not None:
            self._show_source(row)
        self.open_requested.emit(key)

    def _edit(self, key: str) -> None:
        row = self.model.row(key)
        if row is not None and row.entry is not None:
            self.edit_requested.emit(key)

    def _discard(self, key: str) -> None:
        from app.work import review

        row = self.model.row(key)
        if row is not None and row.entry is not None and not self._desk.read_only:
            self._desk.act(review.discard, [key])

    def _copy(self, key: str) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(str(self.model.index_of(key).data()))

    def restyle(self) -> None:
        """Take up a changed theme."""
        self.delegate.restyle()
        self.list.doItemsLayout()


def _plan(snapshot: Any) -> list[Any]:  # noqa: ANN401  a Snapshot; its instalments
    """The instalments of the agreements that stand."""
    standing = {one.id for one in snapshot.agreements if one.status != "discarded"}
    return [one for one in snapshot.instalments if one.agreement in standing]
