"""The rows of the timeline as a list model: headings and entries, made when they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.ui import timeline_words as words
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from app.case.records import Instalment
    from app.ui.veil import Veil
    from app.work.timeline import Row, Timeline

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole + 1
ROW = Qt.ItemDataRole.UserRole + 2
Run = tuple[int, int]
MOST_CHANGES = 200
"""Runs of rows beyond which starting afresh costs a view less than following them."""
MONTH, DAY, ENTRY = "month", "day", "entry"


class Item(NamedTuple):
    """One line of the list: a heading, or a row by its key."""

    type: str
    key: str
    day: date | None


class TimelineModel(QAbstractListModel):
    """Headings by month and day over the keys of a timeline, oldest first."""

    def __init__(self, veil: Veil | None = None) -> None:
        super().__init__()
        self._veil = veil
        self._timeline: Timeline | None = None
        self._instalments: Sequence[Instalment] = ()
        self._items: list[Item] = []
        self._place: dict[str, int] = {}

    def show(self, timeline: Timeline, keys: Sequence[str], instalments: Sequence[Instalment]) -> None:
        """Show these keys of a timeline; the instalments tell what a day was for the agreement."""
        wanted = _laid_out(keys, [timeline.day(key) for key in keys])
        stale, added = _differences(self._items, wanted)
        if len(stale) + len(added) > MOST_CHANGES or not self._items:
            self.beginResetModel()
            self._take_up(timeline, instalments, wanted)
            self.endResetModel()
            return
        self._remove(stale)
        self._take_up(timeline, instalments, self._items)
        self._insert(added, wanted)
        self._take_up(timeline, instalments, wanted)
        if wanted:  # any row may read differently now; only those in sight are painted again
            self.dataChanged.emit(self.index(0), self.index(len(wanted) - 1))

    def _take_up(self, timeline: Timeline, instalments: Sequence[Instalment], items: list[Item]) -> None:
        self._timeline, self._instalments, self._items = timeline, instalments, items
        self._place = {item.key: n for n, item in enumerate(items) if item.type == ENTRY}

    def _remove(self, runs: Sequence[Run]) -> None:
        for first, last in reversed(runs):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._items[first : last + 1]
            self.endRemoveRows()

    def _insert(self, runs: Sequence[Run], wanted: Sequence[Item]) -> None:
        for first, last in runs:
            self.beginInsertRows(QModelIndex(), first, last)
            self._items[first:first] = wanted[first : last + 1]
            self.endInsertRows()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._timeline, self._items, self._place = None, [], {}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """Headings and rows."""
        return 0 if parent.isValid() else len(self._items)

    def item(self, index: Index) -> Item:
        """What stands at an index."""
        return self._items[index.row()]

    def row(self, key: str) -> Row | None:
        """The row of a key, if it is shown."""
        return self._timeline.row(key) if self._timeline and key in self._place else None

    def index_of(self, key: str) -> QModelIndex:
        """Where a key stands; an invalid index if it is not shown."""
        place = self._place.get(key)
        return self.index(place) if place is not None else QModelIndex()

    def index_of_day(self, day: date) -> QModelIndex:
        """The first heading or row on or after a day."""
        found = (n for n, item in enumerate(self._items) if item.day and item.day >= day)
        return self.index(next(found, max(0, len(self._items) - 1)))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's signature
        """The words of a line; ``ITEM`` and ``ROW`` give what the delegate paints from."""
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM:
            return item
        if role == ROW:
            return self.row(item.key)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            read_out = role == Qt.ItemDataRole.AccessibleTextRole
            return self.heading(item) if item.type != ENTRY else self._spoken(item, read_out=read_out)
        return None

    def _spoken(self, item: Item, *, read_out: bool) -> str:
        """A row as text: whole where it is copied; read out only as far as it is shown."""
        row = self.row(item.key)
        folded = self._veil.over(row.entry) if row and read_out and self._veil else ""
        return words.spoken(row, folded) if row else ""

    def heading(self, item: Item) -> str:
        """The words of a heading."""
        if item.day is None:
            return tr("日期不明")
        return words.month_name(item.day) if item.type == MONTH else words.day_name(item.day)

    def day_note(self, item: Item) -> str:
        """What the day of a heading was for the agreement."""
        return words.day_for_plan(item.day, self._instalments) if item.day else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or self._items[index.row()].type != ENTRY:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _differences(old: Sequence[Item], new: Sequence[Item]) -> tuple[list[Run], list[Run]]:
    """Runs of places to take out of ``old``, and runs of places in ``new`` to put in afterwards.

    What changed its place between others that stay is taken out and put in again.
    """
    before, after = set(old), set(new)
    moved = _moved([one for one in old if one in after], [one for one in new if one in before])
    return (
        _runs(n for n, one in enumerate(old) if one not in after or one in moved),
        _runs(n for n, one in enumerate(new) if one not in before or one in moved),
    )


def _moved(old: Sequence[Item], new: Sequence[Item]) -> set[Item]:
    """Between the first and the last difference of two orders of the same lines: all of them."""
    same = [a == b for a, b in zip(old, new, strict=True)]
    if all(same):
        return set()
    first, last = same.index(False), len(same) - 1 - same[::-1].index(False)
    return set(old[first : last + 1])


def _runs(places: Iterable[int]) -> list[Run]:
    """Ascending places as runs of first and last."""
    runs: list[Run] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _laid_out(keys: Sequence[str], days: Sequence[date | None]) -> list[Item]:
    """The keys with a heading where a month or a day begins."""
    items: list[Item] = []
    last: date | None = None
    for n, (key, day) in enumerate(zip(keys, days, strict=True)):
        if day and (last is None or (day.year, day.month) != (last.year, last.month)):
            items.append(Item(MONTH, "", day))
        if n == 0 or day != last:
            items.append(Item(DAY, "", day))
        items.append(Item(ENTRY, key, day))
        last = day
    return items
