"""Asks for a payment: when, how much, for which instalment, with what proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.case import money
from app.case.errors import Refused
from app.ui.forms import Field, FormDialog
from app.ui.language import tr
from app.ui.sums import amount as amount_of
from app.work import payments

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.case.records import Instalment
    from app.ui.desk import Desk


class PaymentForm(FormDialog):
    """One payment; it becomes an entry of the timeline and counts for its instalment."""

    def __init__(self, desk: Desk, instalment: Instalment, parent: QWidget | None = None) -> None:
        self._desk = desk
        plan = desk.snapshot().instalments_of(instalment.agreement)
        choices = [
            (
                one.id,
                tr("第 {n} 期 · {day} · {sum}").format(n=one.n, day=one.due_on, sum=amount_of(one.minor)),
            )
            for one in plan
        ]
        shots = [one for one in desk.snapshot().evidence if not one.hidden]
        proof = [("", tr("暂时没有")), *((one.id, one.name) for one in shots)]
        amount = money.format_minor(instalment.minor, thousands=False)
        fields = [
            Field(
                name="instalment",
                label=tr("还的是哪一期"),
                kind="choice",
                choices=choices,
                value=instalment.id,
            ),
            Field(name="paid_at", label=tr("哪天还的"), kind="date", value=instalment.due_on),
            Field(name="minor", label=tr("还了多少（元）"), value=amount),
            Field(
                name="evidence",
                label=tr("凭证"),
                kind="choice",
                choices=proof,
                value="",
                help=tr("转账截图、账单都行；银行盖章的回单更有力。"),
            ),
        ]
        super().__init__(tr("记一笔还款"), fields, tr("记下来"), parent)

    def save(self) -> None:
        """Record it as one act."""
        values = self.values()
        text = str(values["minor"] or "")
        minor = money.parse(text if text.endswith("元") else f"{text}元")
        if not minor or minor <= 0:
            self.refused(Refused("amount_unclear", "minor"))
            return
        facts = {
            "paid_at": values["paid_at"],
            "minor": minor,
            "instalment": values["instalment"],
            "evidence": [values["evidence"]] if values["evidence"] else [],
        }
        self._desk.act(_add, facts, then=lambda _change: self.accept(), refused=self.refused)


def _add(case: Any, facts: dict[str, Any]) -> object:  # noqa: ANN401  a Case
    return payments.add(case, **facts)
