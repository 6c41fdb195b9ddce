"""The agreement pane: what was agreed, how it is kept, its terms in their words; folded to a line."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.case import moments
from app.ui import agreement_check, doubts, flow, theme
from app.ui import agreement_words as words
from app.ui.agreement_payments import Instalments
from app.ui.agreement_track import Track
from app.ui.elided import ElidedButton
from app.ui.language import tr
from app.work import agreements, paid_parts, review

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from app.case.records import Agreement, Instalment, Term
    from app.case.snapshot import Snapshot
    from app.rules.dues import InstalmentState
    from app.ui.analysis import AnalysisSource, Shown
    from app.ui.desk import Desk


WIDE = 1080
"""From this width on the words of the agreement and its instalments stand side by side."""


LEFT = Qt.AlignmentFlag.AlignLeft


class AgreementPane(QWidget):
    """Shows the agreements of the case, the one in force first; asks for what it does not know."""

    def __init__(self, desk: Desk, source: AnalysisSource, *, narrow: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._source = source
        self._narrow = narrow
        self._checked: list[dict[str, Any]] = []
        self._shown: tuple[object, ...] = ()
        self.setProperty("look", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setProperty("look", "raised")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        desk.refreshed.connect(self.refresh)
        source.ready.connect(self._ready)
        if desk.is_open:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """The check of its words is asked for when someone looks."""
        super().showEvent(event)
        self._ask_check()

    def _ask_check(self) -> None:
        if self.isVisible() and (shown := self._source.ask()) is not None:
            self._ready(shown)

    def _ready(self, shown: Shown) -> None:
        if self._checked != shown.page["agreement_check"]:
            self._checked = shown.page["agreement_check"]
            self.refresh()

    def refresh(self) -> None:
        """Show the record as it now is; what concerns no agreement changes nothing here."""
        self._ask_check()
        snapshot = self._desk.snapshot()
        shown_now = (
            snapshot.agreements,
            snapshot.terms,
            snapshot.instalments,
            snapshot.payments,
            snapshot.allocations,
            self._proofs(),
            self._now().date(),
            self._checked,
            self._wide,
        )
        if shown_now == self._shown:
            return
        self._shown = shown_now
        page = QWidget()
        page.setProperty("look", "raised")
        page.setMaximumWidth(theme.px(WIDE + 160 if self._wide else 760))
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        shown = standing_agreements(self._desk)
        if not shown:
            self._ask(column)
        for n, agreement in enumerate(shown):
            if n:
                column.addWidget(_rule())
            self._agreement(column, agreement)
        column.addStretch(1)
        self._area.setWidget(page)

    def _ask(self, column: QVBoxLayout) -> None:
        column.addWidget(_text(tr("还没有协议"), "head"))
        column.addWidget(
            _text(
                tr(
                    "把协议、确认短信或截图拖进来，读出来会显示在这里；也可以自己填。不知道的地方留着“不知道”就行。"
                ),
                "soft",
            )
        )
        column.addWidget(self._button(tr("填写协议…"), lambda: self._form(None), main=True), 0, LEFT)

    def _agreement(self, column: QVBoxLayout, agreement: Agreement) -> None:
        plan = list(self._desk.snapshot().instalments_of(agreement.id))
        column.addWidget(_text(words.agreed(agreement), "soft"))
        figure = _text(words.summary(agreement, plan))
        figure.setFont(theme.font(theme.FIGURE, strong=True))
        column.addWidget(figure)
        column.addWidget(_text(words.below(agreement, plan), "soft"))
        facts = [agreement.lender, agreement.contract_number]
        column.addWidget(_text(" · ".join(one for one in facts if one), "faint"))
        if agreement.status == "draft":
            self._draft(column, agreement)
        self._track(column, plan)
        if plan and agreement.status == "confirmed":
            column.addWidget(self._month(agreement))
        if agreement.status == "confirmed":
            self._standing(column, agreement)
        words_of, paid = self._columns(column)
        self._terms(words_of, agreement)
        mine = [one for one in self._checked if one["agreement"] == agreement.id]
        for part in agreement_check.parts(mine, narrow=self._narrow):
            words_of.addWidget(part)
        if not self._narrow:
            states = [self._state(one) for one in plan]
            paid.addWidget(Instalments(self._desk, agreement, plan, states, self._pay))
        self._acts(paid, agreement, plan)
        if self._wide:
            words_of.addStretch(1)
            paid.addStretch(1)

    @property
    def _wide(self) -> bool:
        return not self._narrow and self.width() >= theme.px(WIDE)

    def _columns(self, column: QVBoxLayout) -> tuple[QVBoxLayout, QVBoxLayout]:
        """Where the words of the agreement and its instalments go: side by side where there is room."""
        if not self._wide:
            return column, column
        beside, left, right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        beside.setSpacing(theme.px(28))
        for part in (left, right):
            part.setSpacing(column.spacing())
            beside.addLayout(part, 1)
        column.addLayout(beside)
        return left, right

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for two columns, or no longer."""
        super().resizeEvent(event)
        if self._desk.is_open and self._shown and self._shown[-1] != self._wide:
            QTimer.singleShot(0, self, self._refit)

    def _refit(self) -> None:
        if self._desk.is_open:
            self.refresh()

    def _acts(self, column: QVBoxLayout, agreement: Agreement, plan: list[Instalment]) -> None:
        buttons = [self._button(tr("修改…"), lambda: self._form(agreement))]
        unpaid = self._first_unpaid(plan)
        if unpaid is not None:
            buttons.append(self._button(tr("记一笔还款…"), lambda: self._pay(unpaid)))
        column.addWidget(flow.line(*buttons))

    def _draft(self, column: QVBoxLayout, agreement: Agreement) -> None:
        column.addWidget(_text(tr("◇ 这是从材料里读出来的，对吗？"), "doubt"))
        for doubt in agreement.doubts:
            column.addWidget(_text(f"? {doubts.reason(doubt)}", "doubt"))
        line = QHBoxLayout()
        accept = self._button(
            tr("对，确认"), lambda: self._desk.act(review.accept, [agreement.id]), main=True
        )
        line.addWidget(accept)
        line.addWidget(self._button(tr("不是"), lambda: self._desk.act(agreements.discard, agreement.id)))
        line.addStretch(1)
        column.addLayout(line)

    def _now(self) -> datetime:
        """This minute on the wall clock of the case's zone, as the rules reckon."""
        zone = moments.zone(self._desk.snapshot().case.time_zone)
        return datetime.now(zone).replace(tzinfo=None)

    def _proofs(self) -> list[tuple[object, ...]]:
        """What payments are proved by, and what is in doubt about them."""
        snapshot = self._desk.snapshot()
        return [
            (snapshot.entry_by_id[one.entry].doubts if one.entry else (), *paid_parts.proofs(snapshot, one))
            for one in snapshot.payments
        ]

    def _state(self, instalment: Instalment) -> InstalmentState:
        return self._desk.standing().instalment(instalment, self._now().date())

    def _track(self, column: QVBoxLayout, plan: list[Instalment]) -> None:
        if not plan:
            return
        states = [self._state(one).state for one in plan]
        tips = [
            tr("第 {n} 期 {day} {state}").format(n=one.n, day=one.due_on, state=words.state(code))
            for one, code in zip(plan, states, strict=True)
        ]
        track = Track()
        track.show_states(states, tips)
        column.addWidget(track)
        kept = sum(code in ("paid", "cured") for code in states)
        parts = [tr("✓ {n} 期按时").format(n=kept)]
        for code, text in (
            ("late", tr("! {n} 期迟还")),
            ("missed", tr("✕ {n} 期没有还足")),
            ("unknown", tr("? {n} 期没有记录")),
        ):
            if code in states:
                parts.append(text.format(n=states.count(code)))
        following = next(
            (one for one, code in zip(plan, states, strict=True) if code in ("open", "due")), None
        )
        if following is not None:
            days = (date.fromisoformat(following.due_on) - self._now().date()).days
            when = tr("下期 {day}（还有 {days} 天）") if days > 0 else tr("下期 {day}")
            parts.append(when.format(day=following.due_on, days=days))
        column.addWidget(_text("   ".join(parts), "faint"))

    def _standing(self, column: QVBoxLayout, agreement: Agreement) -> None:
        code = self._desk.standing().agreement(agreement, self._now())
        column.addWidget(_text(words.standing(code), "doubt" if code != "alive" else "soft"))

    def _terms(self, column: QVBoxLayout, agreement: Agreement) -> None:
        terms = _each_kind_once(self._desk.snapshot(), agreement)
        if self._narrow:  # beside the timeline only what was promised; all of it has a place of its own
            terms = [one for one in terms if one.kind not in words.FIGURES]
        if not terms:
            return
        head = QHBoxLayout()
        head.addWidget(_text(tr("条款"), "head"))
        head.addWidget(_text(tr("点开看原文"), "faint"), 1)
        column.addLayout(head)
        same: dict[str, list[Term]] = {}
        for term in terms:  # one sentence that says several things is quoted once
            same.setdefault("" if self._narrow else term.text, []).append(term)
        for text, each in same.items():
            for term in each:
                button = ElidedButton(words.term(term.kind))
                button.setEnabled(not self._desk.read_only)
                button.clicked.connect(partial(self._show_term, term))
                button.setToolTip(term.text)
                button.setAccessibleDescription(term.text)
                column.addWidget(button)
            if text:
                column.addWidget(_text(words.quoted(text), "soft"))

    def _show_term(self, term: Term, _on: bool = False) -> None:
        cited = self._desk.snapshot().citations_of(term.id)
        if cited:
            self._desk.evidence_selected.emit(cited[0].evidence, cited[0])
            if not self._narrow:
                self._desk.place_requested.emit("evidence")
        else:
            self._desk.note.emit(term.text)

    def _first_unpaid(self, plan: list[Instalment]) -> Instalment | None:
        return next((one for one in plan if self._state(one).paid_minor < one.minor), None)

    def _button(self, text: str, do: Callable[[], object], *, main: bool = False) -> QPushButton:
        button = QPushButton(text)
        if main:
            button.setProperty("look", "main")
        button.setEnabled(not self._desk.read_only)
        button.clicked.connect(lambda _=False: do())
        return button

    def _month(self, agreement: Agreement) -> QWidget:
        """What is done with a plan month by month: days into the phone, the balance against the record."""
        calendar = self._button(tr("放进手机日历…"), self._calendar)
        calendar.setToolTip(tr("存成日历文件；锁屏上的提醒看不出和钱有关。"))
        calendar.setEnabled(True)  # a case that can only be looked at has days too
        check = self._button(tr("对一次账…"), lambda: _bill(self._desk, agreement, self.window()))
        check.setToolTip(words.last_checked(self._desk.snapshot(), agreement.debt or ""))
        for button in (calendar, check):
            button.setProperty("look", "see")
        return flow.line(calendar, check)

    def _calendar(self) -> None:
        from app.ui.calendar_form import CalendarForm

        CalendarForm(self._desk, self.window()).open()

    def fill_in(self) -> None:
        """Open the form: of the agreement that stands, else a new one."""
        if not self._desk.read_only:
            self._form(next(iter(standing_agreements(self._desk)), None))

    def _form(self, agreement: Agreement | None) -> None:
        from app.ui.agreement_form import AgreementForm

        AgreementForm(self._desk, agreement, self.window()).open()

    def _pay(self, instalment: Instalment) -> None:
        from app.ui.payment_form import PaymentForm

        PaymentForm(self._desk, instalment, self.window()).open()


def _bill(desk: Desk, agreement: Agreement, parent: QWidget) -> None:
    from app.ui.bill_form import BillForm

    if agreement.debt is not None:
        BillForm(desk, agreement.debt, parent).open()


class AgreementLine(QPushButton):
    """The agreement folded to one line above the list; a click goes to its place. Hides itself if empty."""

    shown = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("look", "quiet")
        self.setStyleSheet("text-align: left; padding: 6px 14px;")
        self.clicked.connect(lambda _=False: desk.place_requested.emit("agreement"))
        desk.refreshed.connect(self.refresh)
        if desk.is_open:
            self.refresh()

    def refresh(self) -> None:
        """Say the agreement in a line, or ask for it."""
        found = standing_agreements(self._desk)
        if not found:
            self.setText(tr("还没有协议 · 点这里填写"))
            return
        plan = list(self._desk.snapshot().instalments_of(found[0].id))
        self.setText(" · ".join((words.summary(found[0], plan), words.below(found[0], plan))))


def standing_agreements(desk: Desk) -> list[Agreement]:
    """Agreements that stand, the latest first; one that a later one replaced is left out."""
    found = [one for one in desk.snapshot().agreements if one.status != "discarded"]
    replaced = {one.supersedes for one in found}
    return sorted(
        (one for one in found if one.id not in replaced), key=lambda one: one.agreed_at or "", reverse=True
    )


def _each_kind_once(snapshot: Snapshot, agreement: Agreement) -> list[Term]:
    """One term of a kind: the one whose words can be shown, before one that was only stated."""
    terms = sorted(snapshot.terms_of(agreement.id), key=lambda one: not snapshot.citations_of(one.id))
    once = list({one.kind: one for one in reversed(terms)}.values())[::-1]
    return sorted(once, key=lambda one: one.kind in words.FIGURES)


def _text(text: str, look: str = "") -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    if look:
        label.setProperty("look", look)
    return label


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("look", "line")
    rule.setFixedHeight(1)
    return rule
