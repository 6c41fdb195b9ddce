"""All evidence as a list model with small pictures that come when they are looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.ui import evidence_words as words
from app.ui import icons, theme

if TYPE_CHECKING:
    from app.case.records import Evidence
    from app.ui.desk import Desk
    from app.ui.levels import Levels

Index = QModelIndex | QPersistentModelIndex
EVIDENCE = Qt.ItemDataRole.UserRole + 1
SIDE = 240
KINDS = {
    "audio": "play",
    "video": "play",
    "message": "mail",
    "application/pdf": "agreement",
    "text": "document",
}


class EvidenceModel(QAbstractListModel):
    """Visible evidence, newest capture first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._items: list[Evidence] = []
        self._pictures: dict[str, QIcon] = {}
        self._asked: set[str] = set()

    def refresh(self) -> None:
        """Show what the record now holds; pictures that came stay."""
        items = [one for one in self._desk.snapshot().evidence if not one.hidden]
        items.sort(key=lambda one: (one.taken_at or one.file_time or one.added_at, one.id), reverse=True)
        if [one.id for one in items] == [one.id for one in self._items]:
            self._items = items
            if items:
                self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._items, self._pictures, self._asked = [], {}, set()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """How many pieces."""
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each can be pulled out of the list: Qt asks the piece before it asks the list."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def index_of(self, id: str) -> QModelIndex:
        """Where a piece stands."""
        found = (n for n, one in enumerate(self._items) if one.id == id)
        place = next(found, -1)
        return self.index(place) if place >= 0 else QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's signature
        """Name, picture, facts in a tip."""
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words.name(item)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return "\n".join((item.name, words.taken(item)))
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(item)
        return item if role == EVIDENCE else None

    def _picture(self, item: Evidence) -> QIcon:
        known = self._pictures.get(item.id)
        if known is not None:
            return known
        if item.id not in self._asked and (
            item.media_type.startswith("image/") or item.media_type == "application/pdf"
        ):
            self._asked.add(item.id)
            self._desk.picture(item.id, SIDE, self, partial(self._came, item.id))
        return QIcon(_placeholder(_icon(item)))

    def _came(self, id: str, levels: Levels) -> None:
        if not levels:
            return
        self._pictures[id] = QIcon(QPixmap.fromImage(levels[0]))
        index = self.index_of(id)
        if index.isValid():
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])


def _icon(item: Evidence) -> str:
    whole, _, _ = item.media_type.partition("/")
    return KINDS.get(item.media_type) or KINDS.get(whole) or "file"


def _placeholder(name: str) -> QPixmap:
    """A sign in the middle of an empty sheet as large as the pictures, so that all names stand in line."""
    side = theme.px(120)
    sheet = QPixmap(side, side)
    sheet.fill(theme.color("raised"))
    painter = QPainter(sheet)
    icons.draw(painter, QRectF(side * 0.32, side * 0.32, side * 0.36, side * 0.36), name, "faint")
    painter.end()
    return sheet


def icon_size(grid: bool) -> QSize:
    """Size of a picture in the grid or in the list."""
    side = theme.px(120 if grid else 30)
    return QSize(side, side)
