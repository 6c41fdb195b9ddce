"""The place of documents: all kinds and what was made of them, and the steps that prepare one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app import scratch
from app.ui.documents_overview import Overview
from app.ui.language import tr
from app.ui.paper_pull import PaperPull
from app.ui.save_document import choices
from app.ui.wizard.page import Wizard
from app.ui.wizard.prepared import Prepared
from app.ui.wizard.save_step import WARNED, SaveStep

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.wizard.paper import Paper


class DocumentsPane(QWidget):
    """The overview, or the steps of one paper.

    Signals: ``save_requested`` (kind, file ending or ``parts``), ``print_requested`` (kind),
    ``order_requested`` (kind, copies and whether on both sides), ``entries_requested`` (ids).
    """

    save_requested = Signal(str, str)
    order_requested = Signal(str, object)
    print_requested = Signal(str)
    entries_requested = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        folder = scratch.fresh("documents", self)
        self.prepared = Prepared(desk, folder)
        self.overview = Overview(desk, self.prepared, folder)
        self.wizard = Wizard(desk, self.prepared)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        self._stack.addWidget(self.wizard)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._wire(desk)
        self.pull = self._pulled_from(desk, self.overview.paper)
        self._wizard_pull = self._pulled_from(desk, self.wizard.paper)

    def _pulled_from(self, desk: Desk, paper: Paper) -> PaperPull:
        """A paper can be dragged out of its pages, as it was chosen."""
        paper.area.setToolTip(tr("也可以把它拖到文件夹或邮件里"))
        prepared = self.prepared
        return PaperPull(
            desk,
            paper.area.viewport(),
            lambda: self.kind,
            lambda: choices(desk, prepared.plan),
            self._may_leave,
        )

    @property
    def first(self) -> QWidget:
        """Where the first key is meant. No proxy: Tab would come to a list that is not shown."""
        shown = self._stack.currentWidget()
        return self.overview.kinds if shown is self.overview else self.wizard.chips[self.wizard.step]

    @property
    def kind(self) -> str:
        """The kind that is shown."""
        return self.prepared.kind if self.prepared.is_begun else self.overview.kind

    def _may_leave(self) -> bool:
        """What a letter can do to the limitation is read first."""
        step = self.wizard.steps["save"]
        if self.kind != WARNED or (isinstance(step, SaveStep) and step.was_read):
            return True
        self.prepare(self.kind, "save")
        return False

    def _wire(self, desk: Desk) -> None:
        overview, wizard = self.overview, self.wizard
        overview.prepare_requested.connect(self.prepare)
        overview.wished.connect(self._wish)
        overview.register.entries_requested.connect(self.entries_requested)
        wizard.left.connect(self.show_overview)
        wizard.save_requested.connect(self.save_requested)
        wizard.print_requested.connect(self.print_requested)
        wizard.order_requested.connect(self.order_requested)
        desk.refreshed.connect(overview.refresh)

    def prepare(self, kind: str, step: str = "") -> None:
        """Prepare a kind step by step; ``step`` is where, by default where it was left."""
        self._stack.setCurrentWidget(self.wizard)
        self.wizard.begin(kind, step)

    def show_overview(self) -> None:
        """All kinds again; the one that was prepared is chosen."""
        self._stack.setCurrentWidget(self.overview)
        self.overview.choose(self.prepared.kind)
        self.overview.kinds.setFocus()

    def _wish(self, name: str) -> None:
        kind = self.overview.kind
        if kind == WARNED:
            self.prepare(kind, "save")
        elif name == "print":
            self.print_requested.emit(kind)
        else:
            self.save_requested.emit(kind, name)

    def choose(self, kind: str) -> None:
        """Show a kind of document."""
        self._stack.setCurrentWidget(self.overview)
        self.overview.choose(kind)
