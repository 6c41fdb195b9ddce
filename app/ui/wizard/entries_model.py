"""The entries a paper can use as a table with ticks, or its exhibits with the entries that lean on each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.report.words import ranges
from app.ui import theme
from app.ui.language import tr
from app.ui.timeline_words import kind_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.case.records import Entry
    from app.case.snapshot import Snapshot

Index = QModelIndex | QPersistentModelIndex
BY_ENTRY, BY_EXHIBIT = "entry", "exhibit"
SHOWN = 160
"""Characters of an entry's text in its row."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One row: the entries it stands for, and what its columns say."""

    entries: tuple[str, ...]
    cells: tuple[str, str, str]


class EntriesModel(QAbstractTableModel):
    """Rows with a tick. Signal ``ticked``: which entries are left out changed (by hand)."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.items: list[Item] = []
        self.by = BY_ENTRY
        self.left_out: set[str] = set()
        self._all: list[Item] = []
        self._words = ""

    # -- what is shown ------------------------------------------------------------------------------

    def show(self, snapshot: Snapshot, entries: Sequence[Entry], left_out: Iterable[str], by: str) -> None:
        """Show entries, or the exhibits they cite."""
        self.beginResetModel()
        self.by, self.left_out = by, set(left_out)
        self._all = list(_exhibits(snapshot, entries) if by == BY_EXHIBIT else _entries(snapshot, entries))
        self.items = [one for one in self._all if _has(one, self._words)]
        self.endResetModel()

    def search(self, words: str) -> None:
        """Show only rows with these words."""
        self.beginResetModel()
        self._words = words.strip().casefold()
        self.items = [one for one in self._all if _has(one, self._words)]
        self.endResetModel()

    def tick(self, ids: Iterable[str], *, on: bool) -> None:
        """Use entries, or leave them out."""
        have = set(self.left_out)
        self.left_out = have - set(ids) if on else have | set(ids)
        if self.left_out != have:
            last = self.index(max(len(self.items) - 1, 0), 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
            self.ticked.emit()

    def listed(self) -> list[str]:
        """Ids of the entries in the rows that are shown."""
        return [id for one in self.items for id in one.entries]

    # -- Qt's side ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """How many rows."""
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """Three: when or which, what, proof."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401  Qt's signature
        """What the columns are."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        names = {
            BY_ENTRY: (tr("用哪些 · 时间"), tr("内容"), tr("证据")),
            BY_EXHIBIT: (tr("用哪些 · 证据"), tr("文件"), tr("关系到")),
        }
        return names[self.by][section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column is ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's signature
        """A cell, its tick, and the colour of one that is left out."""
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item = self.items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return item.cells[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return self._state(item)
        if role == Qt.ItemDataRole.ForegroundRole and self._state(item) == Qt.CheckState.Unchecked:
            return theme.color("faint")
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return "，".join(item.cells)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401  Qt's signature
        """A tick was set or taken away."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        on = Qt.CheckState(value) != Qt.CheckState.Unchecked
        self.tick(self.items[index.row()].entries, on=on)
        return True

    def _state(self, item: Item) -> Qt.CheckState:
        out = sum(id in self.left_out for id in item.entries)
        if out == 0:
            return Qt.CheckState.Checked
        return Qt.CheckState.Unchecked if out == len(item.entries) else Qt.CheckState.PartiallyChecked


def _has(item: Item, words: str) -> bool:
    return not words or any(words in cell.casefold() for cell in item.cells)


def _entries(snapshot: Snapshot, entries: Iterable[Entry]) -> Iterable[Item]:
    for entry in entries:
        numbers = {
            item.exhibit
            for one in snapshot.citations_of(entry.id)
            if (item := snapshot.evidence_by_id.get(one.evidence)) is not None and item.exhibit
        }
        proof = tr("、").join(tr("证 {n}").format(n=part) for part in ranges(sorted(numbers)))
        who = entry.sender_shown or entry.number_shown
        what = tr("　").join(filter(None, (kind_word(entry.kind), who, _line(entry.text))))
        yield Item(entries=(entry.id,), cells=(_when(entry), what, proof or tr("本人陈述")))


def _exhibits(snapshot: Snapshot, entries: Iterable[Entry]) -> Iterable[Item]:
    leaning: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for id in dict.fromkeys(one.evidence for one in snapshot.citations_of(entry.id)):
            leaning[id].append(entry.id)
    shown = [snapshot.evidence_by_id[id] for id in leaning if id in snapshot.evidence_by_id]
    for item in sorted(shown, key=lambda one: (one.exhibit or 0, one.id)):
        ids = tuple(leaning[item.id])
        number = tr("证 {n}").format(n=item.exhibit) if item.exhibit else tr("没有编号")
        yield Item(entries=ids, cells=(number, item.name, tr("{n} 条").format(n=len(ids))))


def _when(entry: Entry) -> str:
    at = entry.at or entry.at_latest or entry.at_earliest
    if at is None:
        return entry.at_shown or tr("时间不明")
    day = at[:10] if entry.precision != "month" else at[:7]
    clocked = entry.at is not None and entry.precision in ("second", "minute", "about")
    return f"{day} {at[11:16]}" if clocked else day


def _line(text: str) -> str:
    return " ".join(text[: SHOWN * 2].split())[:SHOWN]
