"""A case in the window: the rail and its places; three panes side by side where there is room."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.agreement_pane import AgreementLine, AgreementPane
from app.ui.analysis import AnalysisSource
from app.ui.evidence_pane import EvidencePane
from app.ui.idle import Idle
from app.ui.language import tr
from app.ui.rail import Rail
from app.ui.timeline_pane import TimelinePane
from app.work import next_plans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QResizeEvent

    from app.case.records import Citation
    from app.ui.claims_pane import ClaimsPane
    from app.ui.desk import Desk
    from app.ui.documents_pane import DocumentsPane
    from app.ui.next_pane import NextPane
    from app.ui.review_pane import Columns, ReviewPane

Pane = TypeVar("Pane", bound=QWidget)

THREE, TWO = 1180, 880
"""Widths at the design's text size from which three panes, or two, stand side by side."""
READABLE = 240
"""Width at the design's text size that the agreement has beside the others at least."""


class Places(QSplitter):
    """The timeline place: list, evidence and agreement as far as there is room."""

    def __init__(self, desk: Desk, source: AnalysisSource) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.timeline = TimelinePane(desk)
        self.first = self.timeline.list
        self.evidence = EvidencePane(desk)
        self.agreement = AgreementPane(desk, source, narrow=True)
        self.line = AgreementLine(desk)
        left = self._left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.timeline, 1)
        for widget in (left, self.evidence, self.agreement):
            self.addWidget(widget)
        self.agreement.setMinimumWidth(theme.px(READABLE))
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.setStretchFactor(2, 1)
        self.setSizes([theme.px(574), theme.px(430), theme.px(286)])
        self.line.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what has no room: the agreement to a line, then the evidence away."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """What stands in a pane asks for more or less room now."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return done

    def _fold(self) -> None:
        width = self.width() + theme.px(76)
        three = width >= theme.px(THREE) and self._fits()
        self.agreement.setVisible(three)
        self.line.setVisible(not three)
        self.evidence.setVisible(width >= theme.px(TWO))

    def _fits(self) -> bool:
        """Whether the agreement has room to be read: with longer words the other two ask for more."""
        others = (self._left, self.evidence)
        return self.width() >= sum(one.minimumSizeHint().width() for one in others) + theme.px(READABLE)

    @property
    def has_room_for_evidence(self) -> bool:
        """Whether the evidence stands beside the list."""
        return self.width() + theme.px(76) >= theme.px(TWO)


class CaseView(QWidget):
    """The rail and its places; every place but the timeline is made on the first visit, or when nobody waits.

    Signals: ``edit_requested`` (entry), ``add_entry_requested``, ``entry_from_region_requested``,
    ``asking_requested`` and ``reading_requested`` (evidence), ``save_requested`` (kind of document, file
    ending or ``parts``), ``print_requested``, ``order_requested`` (kind, copies and sides) and
    ``add_requested``.
    """

    edit_requested = Signal(str)
    add_entry_requested = Signal()
    entry_from_region_requested = Signal(str, object)
    asking_requested = Signal(str)
    save_requested = Signal(str, str)
    print_requested = Signal(str)
    order_requested = Signal(str, object)
    reading_requested = Signal(str)
    add_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._seen: tuple[str, Citation | None] | None = None
        self.analysis = AnalysisSource(desk)
        self.place = "timeline"
        self._stack = QStackedWidget()
        self.main = self._placed(Places(desk, self.analysis))
        self.rail = Rail(
            [
                ("timeline", tr("时间线")),
                ("evidence", tr("证据")),
                ("agreement", tr("协议")),
                ("review", tr("待核对")),
                ("claims", tr("主张与证明")),
                ("document", tr("文书")),
                ("steps", tr("下一步")),
            ]
        )
        self._pages: dict[str, Callable[[], QWidget]] = {
            "timeline": lambda: self.main,
            "evidence": lambda: self.evidence,
            "agreement": lambda: self.agreement,
            "review": lambda: self.review,
            "claims": lambda: self.claims,
            "document": lambda: self.documents,
            "steps": lambda: self.next_steps,
        }
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addWidget(self._stack, 1)
        self._wire()
        self.go("timeline")
        self.idle = Idle(self, held=lambda: desk.busy is not None or not desk.is_open)
        self.idle.add(self._pieces())

    def _pieces(self) -> Iterator[Callable[[], object]]:
        """The places that are not made yet, the largest of them column by column."""
        for name, make in self._pages.items():
            if name == "review":
                yield from (partial(self._column, one) for one in ("waiting", "viewer", "form"))
            yield make

    def _wire(self) -> None:
        self.rail.chosen.connect(self._visit)
        self._desk.place_requested.connect(self.go)
        self._desk.card_requested.connect(self.read_card)
        self._desk.refreshed.connect(self._count)
        self._desk.evidence_selected.connect(self._remember)
        self.main.timeline.open_requested.connect(self._open)
        self.main.timeline.edit_requested.connect(self.edit_requested)
        self.main.timeline.add_entry_requested.connect(self.add_entry_requested)
        self._wire_evidence(self.main.evidence)

    def _wire_evidence(self, pane: EvidencePane) -> None:
        pane.entry_from_region_requested.connect(self.entry_from_region_requested)
        pane.asking_requested.connect(self.asking_requested)
        pane.reading_requested.connect(self.reading_requested)

    def _remember(self, evidence: str, citation: Citation | None) -> None:
        """What is looked at, for an evidence place that is made later."""
        self._seen = evidence, citation

    # -- the places ---------------------------------------------------------------------------------

    def _placed(self, pane: Pane) -> Pane:
        self._stack.addWidget(pane)
        return pane

    @cached_property
    def evidence(self) -> EvidencePane:
        """All evidence, and one piece of it large."""
        pane = self._placed(EvidencePane(self._desk))
        self._wire_evidence(pane)
        if self._seen is not None and self._seen[0] in self._desk.snapshot().evidence_by_id:
            pane.show_evidence(*self._seen)
        return pane

    @cached_property
    def agreement(self) -> AgreementPane:
        """What was agreed."""
        return self._placed(AgreementPane(self._desk, self.analysis))

    @cached_property
    def _columns(self) -> Columns:
        from app.ui.review_pane import Columns

        return Columns(self._desk)

    def _column(self, name: str) -> QWidget:
        column: QWidget = getattr(self._columns, name)
        return column

    @cached_property
    def review(self) -> ReviewPane:
        """What waits to be looked at."""
        from app.ui.review_pane import ReviewPane

        return self._placed(ReviewPane(self._desk, self._columns))

    @cached_property
    def claims(self) -> ClaimsPane:
        """Claims and their proof, findings and charts."""
        from app.ui.claims_pane import ClaimsPane

        pane = self._placed(ClaimsPane(self._desk, self.analysis))
        pane.entries_requested.connect(self.show_entries)
        pane.gap_requested.connect(self._fill_gap)
        return pane

    @cached_property
    def documents(self) -> DocumentsPane:
        """Papers to save and print."""
        from app.ui.documents_pane import DocumentsPane

        pane = self._placed(DocumentsPane(self._desk))
        pane.save_requested.connect(self.save_requested)
        pane.print_requested.connect(self.print_requested)
        pane.order_requested.connect(self.order_requested)
        pane.entries_requested.connect(self.show_entries)
        return pane

    @property
    def has_documents(self) -> bool:
        """Whether the place of papers was made already."""
        return "documents" in vars(self)

    @cached_property
    def next_steps(self) -> NextPane:
        """What to do next, verifying, complaints, what to know."""
        from app.ui.next_pane import NextPane

        pane = self._placed(NextPane(self._desk, self.analysis))
        pane.add_requested.connect(self.add_requested)
        pane.entry_requested.connect(self.add_entry_requested)
        pane.entries_requested.connect(self.show_entries)
        pane.place_requested.connect(self.go)
        pane.document_requested.connect(self.show_document)
        pane.agreement_requested.connect(self._fill_agreement)
        return pane

    def read_card(self, id: str) -> None:
        """Read a card or a page about getting things off the phone."""
        self.go("steps")
        self.next_steps.card(id)

    def show_document(self, kind: str) -> None:
        """Show a kind of document."""
        self.go("document")
        self.documents.choose(kind)

    def _fill_agreement(self) -> None:
        """The agreement that stands, or a new one, in its form."""
        self.go("agreement")
        self.agreement.fill_in()

    def _fill_gap(self, way: str) -> None:
        """Do what fills a gap of the claims: the same as the button of its next step."""
        plan = next_plans.BY_HOW[way]
        does: dict[str, Callable[[], None]] = {
            "add": self.add_requested.emit,
            "entry": self.add_entry_requested.emit,
            "agreement": self._fill_agreement,
            "document": lambda: self.show_document(plan.kind),
            "complaint_new": self._show_complaints,
        }
        does[plan.action]()

    def _show_complaints(self) -> None:
        self.go("steps")
        self.next_steps.go("complaints")

    def show_entries(self, ids: list[str]) -> None:
        """Show just these entries on the timeline."""
        self.go("timeline")
        self.main.timeline.filters.only(ids)

    def go(self, place: str) -> None:
        """Go to a place."""
        if place in self._pages:
            self.place = place
            self.rail.choose(place)
            self._stack.setCurrentWidget(self._pages[place]())

    def _visit(self, place: str) -> None:
        """Chosen in the rail: the next key is meant for the place, not for the rail."""
        self.go(place)
        page = self._pages[place]()
        first = getattr(page, "first", None) or page.focusProxy()
        if first is not None:
            first.setFocus()

    def _open(self, key: str) -> None:
        """Enter on a row: the entry to edit; where evidence has no room beside, it opens over the list."""
        if not self.main.has_room_for_evidence:
            self.go("evidence")
        elif key in self._desk.snapshot().entry_by_id:
            self.edit_requested.emit(key)

    def _count(self) -> None:
        drafts = sum(one.status == "draft" for one in self._desk.snapshot().entries)
        self.rail.places["review"].set_count(drafts)
