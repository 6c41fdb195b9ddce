"""The place of next steps: the four steps as a path, what to do now, verifying, complaints, what to know."""

from __future__ import annotations

from collections import deque
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.case import moments
from app.ui import cards, next_pages, next_verify, theme
from app.ui.cards import place_head
from app.ui.chips import Chip
from app.ui.language import tr
from app.ui.next_complaints import ComplaintsPage
from app.ui.next_know import KnowPage
from app.work import complaints, own_sources, tasks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from app.case.records import Complaint, Debt
    from app.case.snapshot import Snapshot
    from app.followup.authorities import Authority
    from app.followup.checklists import Check
    from app.ui.analysis import AnalysisSource, Shown
    from app.ui.desk import Desk
    from app.work.next_sources import Proposal
    from app.work.next_steps import NextSteps

ROOMY = 760
"""Pixels from which the head has room for a sentence beside the names of the pages."""
PASTED = 500
"""Characters of the text for a chat or web form: what such forms usually take."""


class NextPane(QWidget):
    """The path, verifying, complaints, cards.

    Signals: ``add_requested``, ``entry_requested``, ``agreement_requested`` (forms of the window),
    ``entries_requested`` (ids for the timeline), ``document_requested`` (kind), ``place_requested``.
    """

    add_requested = Signal()
    entry_requested = Signal()
    agreement_requested = Signal()
    entries_requested = Signal(object)
    document_requested = Signal(str)
    place_requested = Signal(str)

    def __init__(self, desk: Desk, source: AnalysisSource) -> None:
        super().__init__()
        self._desk, self._source = desk, source
        self._steps: NextSteps | None = None
        self._away = False
        self._drawn: dict[str, tuple[object, ...]] = {}
        self.complaints_page = ComplaintsPage(self)
        self.sheets = {
            "steps": cards.Sheet(tr("下一步")),
            "verify": cards.Sheet(tr("核实与确认")),
            "complaints": cards.Sheet(tr("投诉与期限")),
        }
        self.know = KnowPage()
        self.chips: dict[str, QPushButton] = {}
        self.away = QPushButton(tr("放在一边的"))
        self._note = QLabel(tr("正在对照记录……"))
        self._stack = QStackedWidget()
        self._lay_out()
        self.know.add_requested.connect(self.add_requested)
        source.ready.connect(self._ready)
        desk.refreshed.connect(self.refresh)
        desk.closed.connect(self._cleared)

    def _lay_out(self) -> None:
        head = place_head(tr("下一步"), self._note)
        head.addWidget(self._note, 1)
        self.away.setProperty("look", "quiet")
        self.away.setCheckable(True)
        self.away.toggled.connect(self._show_away)
        head.addWidget(self.away)
        names = {
            "steps": tr("现在做什么"),
            "verify": tr("核实与确认"),
            "complaints": tr("投诉与期限"),
            "know": tr("懂一点"),
        }
        for name, text in names.items():
            head.addWidget(self._chip(name, text))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        for page in (*self.sheets.values(), self.know):
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        self.chips["steps"].setChecked(True)

    def _chip(self, name: str, text: str) -> QPushButton:
        chip = Chip(text)
        chip.setAutoExclusive(True)
        chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        chip.toggled.connect(lambda on: self.go(name) if on else None)  # screen readers check, not click
        self.chips[name] = chip
        return chip

    # -- what is looked at --------------------------------------------------------------------------

    def snapshot(self) -> Snapshot:
        """The record as last looked at."""
        return self._desk.snapshot()

    def today(self) -> date:
        """The day, where the case is."""
        return datetime.now(moments.zone(self.snapshot().case.time_zone)).date()

    def may_write(self) -> bool:
        """Whether anything can be changed."""
        return self._desk.is_open and not self._desk.read_only

    # -- showing ------------------------------------------------------------------------------------

    @property
    def page(self) -> str:
        """The page in sight."""
        return next((name for name, one in self.sheets.items() if one is self._stack.currentWidget()), "know")

    def go(self, name: str) -> None:
        """Show a page: ``steps``, ``verify``, ``complaints`` or ``know``."""
        self.chips[name].setChecked(True)
        self._stack.setCurrentWidget(self.sheets.get(name, self.know))
        self.draw()

    def refresh(self) -> None:
        """Ask again, if anyone looks."""
        if self.isVisible() and self._desk.is_open:
            shown = self._source.ask()
            if shown is not None:
                self._steps = shown.steps
            self.draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the pages' names go before what is said of them."""
        super().resizeEvent(event)
        self._note.setVisible(self.width() >= theme.px(ROOMY))

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the pane was hidden is asked for now."""
        super().showEvent(event)
        self.refresh()

    def _ready(self, shown: Shown) -> None:
        self._steps = shown.steps
        self.draw()

    def _cleared(self) -> None:
        self._steps = None
        self._drawn.clear()

    def _show_away(self, on: bool) -> None:
        self._away = on
        self.draw()

    def draw(self) -> None:
        """Draw the page in sight anew, if what it shows has changed: what is typed or open stays."""
        if not self.isVisible() or not self._desk.is_open:
            return
        page, steps = self.page, self._steps
        self.away.setVisible(page == "steps" and steps is not None and bool(steps.rested))
        self._note.setText(_note(page) if steps is not None or page != "steps" else tr("正在对照记录……"))
        shows = self._shows(page)
        if page == "know" or (page == "steps" and steps is None) or self._drawn.get(page) == shows:
            return
        self._drawn[page] = shows
        sheet = self.sheets[page]
        focus = QApplication.focusWidget()
        had_focus = focus is not None and sheet.isAncestorOf(focus)
        sheet.show_parts(self._parts(page))
        if had_focus:
            sheet.setFocus()

    def _parts(self, page: str) -> list[QWidget]:
        if page == "steps" and self._steps is not None:
            return next_pages.steps(self._steps, self, away=self._away)
        return next_verify.parts(self) if page == "verify" else self.complaints_page.parts()

    def _shows(self, page: str) -> tuple[object, ...]:
        """What a page depends on."""
        if page == "steps":
            return self._steps, self._away, self.may_write()
        now, own = self.snapshot(), own_sources.place()
        changed = own.stat().st_mtime_ns if own.is_file() else 0
        looked = self.complaints_page.matter, self.complaints_page.opened, self.complaints_page.debt
        return now.debts, now.tasks, now.complaints, self.today(), self.may_write(), changed, *looked

    def card(self, id: str) -> None:
        """Read a card."""
        self.go("know")
        self.know.show_card(id)

    def stage(self, name: str) -> None:
        """Where a step of the path leads."""
        if name == "keep":
            self.place_requested.emit("claims")
        else:
            self.go("complaints" if name == "complain" else "verify")

    # -- doing --------------------------------------------------------------------------------------

    def do(self, one: Proposal) -> None:
        """What the button of a suggestion does."""
        from app.ui.next_acts import act

        act(self, one)

    def note(self, one: Proposal, state: str) -> None:
        """Done, later (asks until when) or not for me."""
        if state == "later":
            from app.ui.verify_forms import LaterForm

            LaterForm(self._desk, self.today(), one, self.window()).open()
        else:
            self._note_steps(one.steps, state)

    def _note_steps(self, steps: tuple[str, ...], state: str) -> None:
        today = self.today()
        self._desk.act(lambda case: tasks.note(case, steps, state, today=today))

    def again(self, one: Proposal) -> None:
        """Propose it again."""
        self._desk.act(tasks.again, one.steps)

    def settle(self, step: str, state: str) -> None:
        """Say something of one thing of the checklist."""
        self._note_steps((step,), state)

    def unsettle(self, step: str) -> None:
        """Take that back."""
        self._desk.act(tasks.again, [step])

    def show_entries(self, ids: list[str]) -> None:
        """Show entries on the timeline."""
        self.entries_requested.emit(ids)

    def document(self, kind: str) -> None:
        """Make a document of a kind."""
        self.document_requested.emit(kind)

    def call(self, debt: str | None = None) -> None:
        """Fill in while on the phone."""
        from app.ui.verify_forms import CallForm

        chosen = debt or self.snapshot().debts[0].id
        CallForm(self._desk, self.today(), chosen, self.window()).open()

    def write_result(self, debt: str, check: Check) -> None:
        """Write down what a look showed."""
        from app.ui.verify_forms import ResultForm

        ResultForm(self._desk, self.today(), debt, check, self.window()).open()

    def edit_lender(self, debt: Debt) -> None:
        """Say who lent and of what kind it is."""
        from app.ui.verify_forms import LenderForm

        LenderForm(self._desk, debt, self.window()).open()

    def complain(self, given: Mapping[str, Any]) -> None:
        """Record a complaint, with some values to begin with."""
        from app.ui.complaint_forms import ComplaintForm

        known = {name: value for name, value in given.items() if value}
        ComplaintForm(self._desk, self.today(), None, known, self.window()).open()

    def remind(self) -> None:
        """Put the days into a phone's calendar."""
        from app.ui.calendar_form import CalendarForm

        CalendarForm(self._desk, self.window()).open()

    def change(self, one: Complaint) -> None:
        """Change a complaint."""
        from app.ui.complaint_forms import ComplaintForm

        ComplaintForm(self._desk, self.today(), one, None, self.window()).open()

    def reply(self, one: Complaint) -> None:
        """Write an answer down."""
        from app.ui.complaint_forms import ReplyForm

        ReplyForm(self._desk, self.today(), one, self.window()).open()

    def close_complaint(self, one: Complaint, outcome: str) -> None:
        """Say how it ended."""
        self._desk.act(complaints.close, one.id, outcome)

    def drop(self, one: Complaint) -> None:
        """Take a complaint away that was recorded by mistake; undo brings it back."""
        told = tr("去掉了一件投诉；要找回来，按撤销。")
        self._desk.act(complaints.drop, one.id, then=lambda _: self._desk.note.emit(told))

    def edit_authority(self, one: Authority) -> None:
        """Write how to reach an authority as the person knows it."""
        from app.ui.verify_forms import AuthorityForm

        form = AuthorityForm(self._desk, self.today(), one, self.window())
        form.accepted.connect(self.draw)
        form.open()

    def forget_authority(self, one: Authority) -> None:
        """Go back to what is shipped."""
        self._desk.act(lambda _case: own_sources.forget_authority(one.id), then=lambda _: self.draw())

    def copy_text(self) -> None:
        """The complaint in a few hundred characters, on the clipboard, for a chat or web form."""

        def write(case: Any) -> str:  # noqa: ANN401  a Case
            from app.work import papers

            made = deque(papers.paste(case, PASTED, despite_faults=True), maxlen=1)
            return str(getattr(made[0], "text", ""))

        self._desk.act(write, then=self._copied)

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.note.emit(tr("已复制 %n 个字，贴到网页或客服对话里；发出后记得截图。", "", len(text)))


def _note(page: str) -> str:
    return {
        "steps": tr("一次只做一件，做不了的可以放一放。"),
        "verify": tr("先弄清是谁、欠多少，再回应。"),
        "complaints": tr("提出过的都记在这里，期限自动算。"),
        "know": tr("一个问题一张卡，短，写明来源。"),
    }[page]
