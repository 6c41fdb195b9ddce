"""What waits for review, by file or by sender: how many drafts of each are clear and how many in doubt."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt

from app.ui import theme
from app.ui.language import tr
from app.work import review

if TYPE_CHECKING:
    from app.case.records import Entry
    from app.case.snapshot import Snapshot

Index = QModelIndex | QPersistentModelIndex
GROUP = Qt.ItemDataRole.UserRole + 1


BY_FILE, BY_SENDER = "file", "sender"


@dataclass(frozen=True, kw_only=True)
class Group:
    """The drafts of one file in the order they stand in it, or those of one sender by time."""

    key: str
    name: str
    drafts: tuple[Entry, ...]
    doubtful: int


class ReviewModel(QAbstractListModel):
    """Files or senders with drafts, those in doubt first."""

    def __init__(self) -> None:
        super().__init__()
        self.groups: list[Group] = []
        self.by = BY_FILE

    def refresh(self, snapshot: Snapshot | None) -> None:
        """Show what waits in a snapshot."""
        self.beginResetModel()
        self.groups = _grouped(snapshot, self.by) if snapshot is not None else []
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """How many files."""
        return 0 if parent.isValid() else len(self.groups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's signature
        """The file and what waits in it."""
        if not index.isValid() or index.row() >= len(self.groups):
            return None
        group = self.groups[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{group.name}\n{state(group)}"
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(40, theme.px(50))  # as wide as the list, so that long names are cut in the middle
        if role == Qt.ItemDataRole.ToolTipRole:
            return group.name
        return group if role == GROUP else None

    def place_of(self, entry: str) -> tuple[int, int]:
        """File and draft index of an entry; ``(-1, -1)`` if it does not wait."""
        for n, group in enumerate(self.groups):
            for k, draft in enumerate(group.drafts):
                if draft.id == entry:
                    return n, k
        return -1, -1


def state(group: Group) -> str:
    """``? 2 条有疑问`` or ``✓ 3 条清楚``."""
    clear = len(group.drafts) - group.doubtful
    parts = []
    if group.doubtful:
        parts.append(tr("? {n} 条有疑问").format(n=group.doubtful))
    if clear:
        parts.append(tr("✓ {n} 条清楚").format(n=clear))
    return tr("，").join(parts)


def _grouped(snapshot: Snapshot, by: str) -> list[Group]:
    held: dict[str, list[Entry]] = defaultdict(list)
    for entry in review.waiting(snapshot):
        held[_key(snapshot, entry, by)].append(entry)
    groups = [
        Group(
            key=key,
            name=_name(snapshot, key, by),
            drafts=tuple(_in_order(snapshot, drafts) if by == BY_FILE else drafts),
            doubtful=sum(not review.is_clear(one) for one in drafts),
        )
        for key, drafts in held.items()
    ]
    return sorted(groups, key=lambda group: (not group.doubtful, group.name))


def _key(snapshot: Snapshot, entry: Entry, by: str) -> str:
    if by == BY_SENDER:
        return entry.number or entry.sender_shown
    cited = snapshot.citations_of(entry.id)
    return cited[0].evidence if cited else ""


def _name(snapshot: Snapshot, key: str, by: str) -> str:
    if by == BY_SENDER:
        return key or tr("没有写是谁的")
    item = snapshot.evidence_by_id.get(key)
    return item.name if item else tr("没有附材料的")


def _in_order(snapshot: Snapshot, drafts: list[Entry]) -> list[Entry]:
    """From the top of the picture down; what is not in a picture stays in the order of time."""

    def place(entry: Entry) -> tuple[int, float, float]:
        cited = snapshot.citations_of(entry.id)
        first = cited[0] if cited else None
        return (
            (first.page or 1) if first else 1,
            first.second or 0.0 if first else 0.0,
            first.region[1] if first and first.region else 0.0,
        )

    return sorted(drafts, key=place)
