"""The rows of the timeline as a list model: headings and entries, made when they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.ui import timeline_words as words
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.case.records import Instalment
    from app.work.timeline import Row, Timeline

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole + 1
ROW = Qt.ItemDataRole.UserRole + 2
MONTH, DAY, ENTRY = "month", "day", "entry"


class Item(NamedTuple):
    """One line of the list: a heading, or a row by its key."""

    type: str
    key: str
    day: date | None


class TimelineModel(QAbstractListModel):
    """Headings by month and day over the keys of a timeline, oldest first."""

    def __init__(self) -> None:
        super().__init__()
        self._timeline: Timeline | None = None
        self._instalments: Sequence[Instalment] = ()
        self._items: list[Item] = []
        self._place: dict[str, int] = {}

    def show(self, timeline: Timeline, keys: Sequence[str], instalments: Sequence[Instalment]) -> None:
        """Show these keys of a timeline; the instalments tell what a day was for the agreement."""
        self.beginResetModel()
        self._timeline, self._instalments = timeline, instalments
        self._items = _laid_out(keys, [timeline.day(key) for key in keys])
        self._place = {item.key: n for n, item in enumerate(self._items) if item.type == ENTRY}
        self.endResetModel()

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
            return self.heading(item) if item.type != ENTRY else self._spoken(item)
        return None

    def _spoken(self, item: Item) -> str:
        row = self.row(item.key)
        return words.spoken(row) if row else ""

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
