"""The instalments of an agreement with their payments, those that count for none, what is not known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import agreement_words as words
from app.ui import cards, payment_words, theme
from app.ui.language import tr
from app.ui.sums import amount as amount_of
from app.work import paid_parts, repayments, review, told_payments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.case.records import Agreement, Instalment, Payment
    from app.rules.dues import InstalmentState
    from app.ui.desk import Desk


STATE = 4
"""Stretch of the column that wraps: the state of an instalment."""


class Instalments(QWidget):
    """The plan of an agreement as rows; every button is reached by Tab.

    Args:
        states: the state of each instalment today, in the order of the plan.
        pay: asks for a payment of an instalment.
    """

    def __init__(
        self,
        desk: Desk,
        agreement: Agreement,
        plan: Sequence[Instalment],
        states: Sequence[InstalmentState],
        pay: Callable[[Instalment], None],
    ) -> None:
        super().__init__()
        self._desk, self._agreement, self._pay = desk, agreement, pay
        self._asked = told_payments.asked(desk.snapshot())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        if plan:
            self._add(cards.words(tr("各期"), "head"))
        for row, state in zip(plan, states, strict=True):
            self._row(row, state)
        self._order(plan)
        self._unknown(plan, states)
        self._unmatched()
        self._better(plan)

    def _better(self, plan: Sequence[Instalment]) -> None:
        """How the weakest proof that is leant on can be made better, in one sentence."""
        snapshot = self._desk.snapshot()
        grades = {
            paid_parts.grade(snapshot, one.payment) for row in plan for one in paid_parts.of(snapshot, row)
        }
        weakest = next((one for one in (paid_parts.STATED, *paid_parts.STRENGTH) if one in grades), "")
        if said := payment_words.better(weakest):
            self._add(cards.words(tr("想让还款的证明更有力：{how}").format(how=said), "soft"))

    def _order(self, plan: Sequence[Instalment]) -> None:
        """The law's order is said only where it decided something and the agreement is silent."""
        snapshot = self._desk.snapshot()
        reasons = {one.reason for row in plan for one in paid_parts.of(snapshot, row)}
        if reasons - {"named", "on_time", ""} and payment_words.silent_on_order(snapshot, self._agreement):
            said = tr(
                "没有写明先还哪一期的付款，先按到期早的算（民法典第五百六十条）；不对就点“改算哪一期”。"
            )
            self._add(cards.words(said, "faint"))
            if "part" in reasons:
                self._add(cards.words(self._within(), "faint"))

    def _within(self) -> str:
        """What a part payment goes to within one debt (民法典 561); no plan tells the parts: it says so."""
        one = self._agreement
        if one.principal_minor is None or one.interest_fees_minor is None:
            return tr(
                "有一期只还了一部分。协议没写先抵什么的，先抵费用，再抵利息，最后抵本金（民法典第五百六十一条）。"
                "协议没有写明本金、利息和费用各多少，所以这里不算抵了哪一项；可以请对方书面列明。"
            )
        return tr(
            "有一期只还了一部分。协议没写先抵什么的，先抵费用，再抵利息，最后抵本金（民法典第五百六十一条）。"
            "协议写了本金 {principal}、利息和费用 {fees}，没写每一期里各占多少，所以这里不算；"
            "可以请对方书面列明。"
        ).format(principal=self._sum(one.principal_minor), fees=self._sum(one.interest_fees_minor))

    def _add(self, widget: QWidget, indent: int = 0) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(theme.px(indent), 0, 0, 0)
        line.addWidget(widget)
        self._column.addLayout(line)

    def _row(self, row: Instalment, state: InstalmentState) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        paid = tr("已还 {sum}").format(sum=self._sum(state.paid_minor)) if state.paid_minor else ""
        for text, look, stretch in (
            (tr("第 {n} 期").format(n=row.n), "soft", 1),
            (row.due_on, "", 2),
            (self._sum(row.minor), "", 2),
            (" · ".join(filter(None, (words.state(state.state), paid))), "", STATE),
        ):
            told = _text(text, look)
            told.setWordWrap(stretch == STATE)  # a number, a day or a sum stays in one line
            line.addWidget(told, stretch)
        pay = self._button(tr("记还款"), partial(self._pay, row))
        pay.setVisible(state.paid_minor < row.minor)
        line.addWidget(pay)
        self._column.addLayout(line)
        for one in paid_parts.of(self._desk.snapshot(), row):
            self._part(one)

    def _part(self, one: paid_parts.PaidPart) -> None:
        payment = one.payment
        day = (payment.paid_at or "")[:10] or tr("日期不明")
        whole = tr("{day} 付 {sum}").format(day=day, sum=self._sum(payment.minor))
        if one.part.minor != payment.minor:
            whole = tr("{whole}，其中 {sum} 算这一期").format(whole=whole, sum=self._sum(one.part.minor))
        mark = "◇ " if "draft" in (payment.status, one.part.status) else "· "
        self._payment(payment, f"{mark}{whole}", payment_words.reason(one.reason))

    def _payment(self, payment: Payment, head: str, why: str) -> None:
        snapshot = self._desk.snapshot()
        line = QHBoxLayout()
        line.setContentsMargins(theme.px(22), 0, 0, theme.px(4))
        said = " · ".join(filter(None, (head, why)))
        told = _text("\n".join((said, payment_words.proof(snapshot, payment))), "faint")
        told.setToolTip(payment_words.better(paid_parts.grade(snapshot, payment)))
        told.setAccessibleDescription(told.toolTip())
        line.addWidget(told, 1)
        for button in self._buttons(payment, head):
            line.addWidget(button)
        self._column.addLayout(line)

    def _buttons(self, payment: Payment, head: str) -> list[QPushButton]:
        made = []
        if self._desk.snapshot().citations_of(payment.id):
            made.append(self._button(tr("看凭证"), partial(self._show, payment)))
            made[-1].setEnabled(True)
        if payment.id in self._asked:
            made.append(self._button(tr("是同一笔"), partial(self._answer, payment, same=True)))
            made.append(self._button(tr("是另一笔"), partial(self._answer, payment, same=False)))
        elif payment.status == "draft":
            made.append(self._button(tr("对，确认"), partial(self._confirm, payment)))
        if payment.id not in self._asked:
            made.append(self._button(tr("改算哪一期…"), partial(self._change, payment)))
        for button in made:
            button.setProperty("look", "quiet")
            button.setAccessibleName(f"{button.text()} {head}")
        return made

    def _show(self, payment: Payment) -> None:
        cited = self._desk.snapshot().citations_of(payment.id)[0]
        self._desk.evidence_selected.emit(cited.evidence, cited)
        self._desk.place_requested.emit("evidence")

    def _confirm(self, payment: Payment) -> None:
        self._desk.act(review.accept, self._drafts(payment))

    def _answer(self, payment: Payment, *, same: bool) -> None:
        self._desk.act(partial(repayments.answer, same=same), payment.id)

    def _drafts(self, payment: Payment) -> list[str]:
        """The payment with its entry and what it is proposed for."""
        parts = paid_parts.parts_of(self._desk.snapshot(), payment.id)
        ids = [payment.entry or "", payment.id, *(one.id for one in parts if one.status == "draft")]
        return [one for one in ids if one]

    def _unknown(self, plan: Sequence[Instalment], states: Sequence[InstalmentState]) -> None:
        """One sentence for what no source covers: it is not a missed payment, and what to ask for."""
        dues = [row.due_on for row, state in zip(plan, states, strict=True) if state.state == "unknown"]
        if dues:
            said = tr(
                "{first} 到 {last} 之间有 {n} 期没有任何账单能说明还没还：没有记录不等于没还。"
                "请从付款的银行或支付 APP 导出这段时间的流水，拖进来就会对上。"
            )
            self._add(cards.words(said.format(first=dues[0], last=dues[-1], n=len(dues)), "doubt"))

    def _unmatched(self) -> None:
        snapshot = self._desk.snapshot()
        found = paid_parts.unmatched(snapshot, self._agreement)
        if not found:
            return
        self._add(cards.words(tr("这些付款还没有对上"), "head"))
        for one in found:
            day = (one.paid_at or "")[:10] or tr("日期不明")
            free = self._sum(paid_parts.left(snapshot, one, self._agreement.id))
            head = tr("? {day} {payee} {sum}，其中 {free} 还没算到哪一期").format(
                day=day, payee=one.payee, sum=self._sum(one.minor), free=free
            )
            self._payment(one, " ".join(head.split()), self._why_free(one))

    def _why_free(self, payment: Payment) -> str:
        """Why nothing was proposed for a payment, as far as that is known."""
        if payment.direction == "in":
            return tr("这是退回来的钱，不算还款。")
        if payment.paid_at and payment.paid_at[:10] < (self._agreement.agreed_at or "")[:10]:
            return tr("在协议谈成以前付的。")
        if (twin := self._desk.snapshot().payment_by_id.get(self._asked.get(payment.id, ""))) is not None:
            return tr("消息里说到的。可能就是 {day} 的那一笔：金额相同，时间相近。是不是同一笔？").format(
                day=(twin.paid_at or "")[:10]
            )
        entry = self._desk.snapshot().entry_by_id.get(payment.entry or "")
        codes = {one.get("code") for one in entry.doubts} if entry else set()
        if "maybe_same" in codes:
            return tr("可能和另一笔是同一笔，请先在核对里回答。")
        if "payment_refunded" in codes:
            return tr("账单写着已退款。")
        return tr("可能重复付了，或多付了；由你决定算哪一期。")

    def _change(self, payment: Payment) -> None:
        from app.ui.payment_parts import PartsForm

        PartsForm(self._desk, payment, self._agreement.id, self.window()).open()

    def _sum(self, minor: int) -> str:
        return amount_of(minor, self._agreement.currency)

    def _button(self, text: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setEnabled(not self._desk.read_only)
        button.clicked.connect(lambda _=False: do())
        return button


def _text(text: str, look: str = "") -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    if look:
        label.setProperty("look", look)
    return label
