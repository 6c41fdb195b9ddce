"""The evidence pane: the original large, its facts, and beside them all evidence as grid or list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import evidence_words as words
from app.ui import icons, theme
from app.ui.dragging import EvidenceList
from app.ui.evidence_facts import EvidenceFacts
from app.ui.evidence_model import EVIDENCE, EvidenceModel
from app.ui.evidence_tile import COLUMN, HIGH, EvidenceTile
from app.ui.language import tr
from app.ui.viewer import Viewer

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from app.case.records import Citation
    from app.ui.desk import Desk

WITH_LIST = 600
"""Width in pixels from which the list of all evidence stands beside the viewer."""


class EvidencePane(QWidget):
    """All evidence, and one piece of it large.

    Signals: ``entry_from_region_requested`` (evidence id, ``{"page", "region"}``), ``asking_requested``
    and ``reading_requested`` (evidence id): it is to be read again.
    """

    entry_from_region_requested = Signal(str, object)
    asking_requested = Signal(str)
    reading_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id = ""
        self.model = EvidenceModel(desk)
        self.list = EvidenceList(desk)
        self._tile = EvidenceTile()
        self.viewer = Viewer(desk)
        self.facts = EvidenceFacts(desk)
        self._title = QLabel(tr("证据"))
        self._grid = QToolButton()
        self._moved = False
        self._lay_out()
        self._wire()
        if desk.is_open:
            self.refresh()

    def _lay_out(self) -> None:
        self._title.setFont(theme.font(theme.BODY, strong=True))
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._grid.setIcon(icons.icon("grid"))
        self._grid.setCheckable(True)
        self._grid.setChecked(True)
        self._grid.setAutoRaise(True)
        self._grid.setToolTip(tr("小图或列表"))
        self._grid.setAccessibleName(tr("小图或列表"))
        head = QHBoxLayout()
        head.setContentsMargins(14, 7, 8, 7)
        head.addWidget(self._title, 1)
        head.addWidget(self._grid)
        self.list.setModel(self.model)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setItemDelegate(self._tile)
        self.list.setAccessibleName(tr("全部证据"))
        self._show_as(grid=True)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.viewer)
        right.addWidget(self.facts)
        right.setSizes(
            [theme.px(440), theme.px(200)]
        )  # without stretch these are shares: neither crowds out the other
        right.setChildrenCollapsible(False)
        self._both = QSplitter()
        self._both.addWidget(self.list)
        self._both.addWidget(right)
        self._both.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._both, 1)

    def _wire(self) -> None:
        self._desk.refreshed.connect(self.refresh)
        self._desk.closed.connect(self.model.clear)
        self._desk.evidence_selected.connect(self.show_evidence)
        self._grid.toggled.connect(lambda on: self._show_as(grid=on))
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self._both.splitterMoved.connect(self._keep)
        self.viewer.region_marked.connect(self.entry_from_region_requested)
        self.facts.entry_requested.connect(self._desk.entry_selected)
        self.facts.asking_requested.connect(self.asking_requested)
        self.facts.reading_requested.connect(self.reading_requested)

    def _show_as(self, *, grid: bool) -> None:
        mode = QListView.ViewMode.IconMode if grid else QListView.ViewMode.ListMode
        self.list.setViewMode(mode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setDragEnabled(True)  # which Qt takes away with the movement
        self._tile.grid = grid
        self.list.setGridSize(QSize(theme.px(COLUMN), theme.px(HIGH)) if grid else QSize())
        self.list.doItemsLayout()
        self.list.scrollTo(self.list.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of everything only where there is room."""
        super().resizeEvent(event)
        if self.width() >= theme.px(WITH_LIST) and not self._moved:
            self._share()
        self._fold()

    def _fold(self) -> None:
        """The list where there is room and something to list; facts only of something."""
        listed = self.width() >= theme.px(WITH_LIST) and self.model.rowCount() > 0
        self.list.setVisible(listed)
        self._grid.setVisible(listed)
        self.facts.setVisible(bool(self._id))

    def _keep(self) -> None:
        """What a person has moved stays there."""
        self._moved = True

    def _share(self) -> None:
        """The list has whole columns of small pictures, in two fifths of the room at most."""
        columns = max(1, self.width() * 2 // 5 // theme.px(COLUMN))
        wide = columns * theme.px(COLUMN) + theme.px(22)
        self._both.setSizes([wide, self.width() - wide])

    def refresh(self) -> None:
        """Show the record as it now is."""
        self.model.refresh()
        item = self._desk.snapshot().evidence_by_id.get(self._id)
        if item is None or item.hidden:
            item = None
            self._id = ""
        self.facts.show_evidence(item)
        if item is None:
            self._title.setText(tr("证据"))
            self.viewer.show_evidence(None)
        self._fold()

    def show_evidence(self, id: str, chosen: Citation | None) -> None:
        """Show a piece of evidence, and the place a citation names."""
        snapshot = self._desk.snapshot()
        item = snapshot.evidence_by_id.get(id)
        if item is None:
            return
        cited = [one for one in snapshot.citations_of(id) if one.evidence == id]
        self._title.setText(words.name(item))
        self._title.setToolTip(item.name)
        self.viewer.show_evidence(item, cited, chosen)
        if id != self._id:
            self._id = id
            self.facts.show_evidence(item)
            self._fold()
        index = self.model.index_of(id)
        if index.isValid() and index != self.list.currentIndex():
            blocked = self.list.selectionModel().blockSignals(True)
            self.list.setCurrentIndex(index)
            self.list.selectionModel().blockSignals(blocked)
            self.list.viewport().update()

    def _chosen(self, index: QModelIndex) -> None:
        item = index.data(EVIDENCE)
        if item is not None:
            self.show_evidence(item.id, None)
