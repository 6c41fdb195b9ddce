"""Dragging out of the window, to a file manager or a mail: always a copy, named so that others know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QListView, QWidget

from app import paths
from app.case.errors import Trouble
from app.ui.evidence_model import EVIDENCE
from app.ui.language import tr
from app.ui.viewer import copy_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.case.records import Evidence
    from app.ui.desk import Desk

AT_ONCE = 16_000_000
"""Bytes that are copied while a finger holds still; what is larger is made ready first."""
SHOWN = 96


def files(paths: Sequence[Path]) -> QMimeData:
    """Files as every file manager and mail program takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag(source: QWidget, paths: Sequence[Path], picture: QPixmap | None = None) -> None:
    """Drag files out; nobody can move them away, only copy them."""
    pulled = QDrag(source)
    pulled.setMimeData(files(paths))
    if picture is not None and not picture.isNull():
        pulled.setPixmap(picture)
        pulled.setHotSpot(QPoint(picture.width() // 2, picture.height() // 2))
    pulled.exec(Qt.DropAction.CopyAction)


def copy_name(item: Evidence) -> str:
    """``证14 a.png``: exhibit number first, so that a list of files is in order."""
    return tr("证{n} {name}").format(n=item.exhibit, name=item.name) if item.exhibit else item.name


class EvidenceList(QListView):
    """Evidence that can be dragged out as a copy."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """A small file goes at once; a large one is copied first, and the person is told."""
        index = self.currentIndex()
        item = index.data(EVIDENCE)
        if item is None or not self._desk.is_open:
            return
        if item.size > AT_ONCE:
            name = copy_name(item)
            said = tr("“{name}”的副本准备好了，现在可以拖出去。").format(name=name)
            self._desk.act(copy_of, item, name, then=lambda _place: self._desk.note.emit(said))
            if not is_ready(self._desk, item):
                return
        path = self.copy(item)
        if path is not None:
            picture = index.data(Qt.ItemDataRole.DecorationRole)
            drag(self, [path], picture.pixmap(SHOWN, SHOWN) if picture is not None else None)

    def copy(self, item: Evidence) -> Path | None:
        """The copy that goes out; nothing if the original cannot be read, which is told."""
        try:
            return copy_of(self._desk.case, item, copy_name(item))
        except OSError:
            self._desk.trouble.emit(Trouble("evidence_missing", name=item.name))
        except Trouble as trouble:
            self._desk.trouble.emit(trouble)
        return None


def is_ready(desk: Desk, item: Evidence) -> bool:
    """Whether the whole copy is there already."""
    place = desk.case.vault.derived(item, paths.safe_name(copy_name(item)))
    return place.exists() and place.stat().st_size == item.size


class Puller(QObject):
    """Has something happen when a widget is pulled at with the mouse, as far as a drag takes."""

    def __init__(self, widget: QWidget, pulled: Callable[[], None]) -> None:
        super().__init__(widget)
        self._pulled = pulled
        self._from: QPoint | None = None
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Press, then far enough."""
        if isinstance(event, QMouseEvent):
            at = event.position().toPoint()
            if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
                self._from = at
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._from = None
            elif self._from is not None and (at - self._from).manhattanLength() >= distance():
                self._from = None
                self._pulled()
        return False


def distance() -> int:
    """Pixels from which a movement is a drag on this system."""
    return QApplication.startDragDistance()
