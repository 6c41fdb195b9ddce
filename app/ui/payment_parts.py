"""Says which instalments a payment counts for: one, two, or none for now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.case import money
from app.case.errors import Refused
from app.ui.forms import Field, FormDialog
from app.ui.language import tr
from app.ui.sums import amount as amount_of
from app.work import paid_parts, payments

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.case.records import Instalment, Payment
    from app.ui.desk import Desk

NONE = ""


class PartsForm(FormDialog):
    """What a payment counts for in one agreement; what it counts for in others stays."""

    def __init__(self, desk: Desk, payment: Payment, agreement: str, parent: QWidget | None = None) -> None:
        self._desk, self._payment = desk, payment
        snapshot = desk.snapshot()
        self._plan = {one.id: one for one in snapshot.instalments_of(agreement)}
        parts = paid_parts.parts_of(snapshot, payment.id)
        self._elsewhere = [one for one in parts if one.instalment not in self._plan]
        mine = [(one.instalment, one.minor) for one in parts if one.instalment in self._plan]
        self._more = mine[2:]
        super().__init__(tr("这笔付款算哪一期"), self._fields(mine), tr("就这样算"), parent)
        day = (payment.paid_at or "")[:10] or tr("日期不明")
        self.setAccessibleDescription(f"{day} {amount_of(payment.minor, payment.currency)}")
        self._said_over: list[tuple[str, int]] | None = None

    def _fields(self, mine: list[tuple[str, int]]) -> list[Field]:
        payment, currency = self._payment, self._payment.currency
        plan = [(one.id, _name(one, currency)) for one in self._plan.values()]
        choices = [(NONE, tr("暂时不算任何一期")), *plan]
        second = [(NONE, tr("不分给别的期")), *choices[1:]]
        (one, minor), (two, rest) = [*mine, (NONE, payment.minor if not mine else 0), (NONE, 0)][:2]
        day = (payment.paid_at or "")[:10] or tr("日期不明")
        whole = tr("{day} 付了 {sum}。").format(day=day, sum=amount_of(payment.minor, currency))
        shown = [money.format_minor(each, thousands=False) if each else "" for each in (minor, rest)]
        return [
            Field(name="first", label=tr("算哪一期"), kind="choice", choices=choices, value=one, help=whole),
            Field(name="first_minor", label=tr("算多少（元）"), value=shown[0]),
            Field(name="second", label=tr("分给另一期"), kind="choice", choices=second, value=two),
            Field(name="second_minor", label=tr("分给它多少（元）"), value=shown[1]),
        ]

    def parts(self) -> list[dict[str, Any]]:
        """The parts as entered, with those of other agreements; ``Refused`` names the field."""
        values = self.values()
        said = [
            {"instalment": values[name], "minor": _minor(values[f"{name}_minor"], f"{name}_minor")}
            for name in ("first", "second")
            if values[name]
        ]
        kept = [{"instalment": id, "minor": minor} for id, minor in self._more]
        kept += [{"instalment": one.instalment, "minor": one.minor} for one in self._elsewhere]
        if sum(one["minor"] for one in [*said, *kept]) > self._payment.minor:
            raise Refused("allocation_over", "first_minor")
        return [*said, *kept]

    def save(self) -> None:
        """Record it as one act; more than an instalment needs is asked about once."""
        try:
            parts = self.parts()
        except Refused as error:
            self.refused(error)
            return
        over = self._over(parts)
        if over and over != self._said_over:
            self._said_over = over
            self.message.setText(self._warning(*over[0]))
            self.message.show()
            return
        facts = (self._payment.id, parts)
        self._desk.act(_allocate, *facts, then=lambda _change: self.accept(), refused=self.refused)

    def _over(self, parts: list[dict[str, Any]]) -> list[tuple[str, int]]:
        """Instalments that would get more than they need, each with how much too much."""
        found = []
        for id, row in self._plan.items():
            mine = sum(one["minor"] for one in parts if one["instalment"] == id)
            booked = paid_parts.of(self._desk.snapshot(), row)
            others = sum(one.part.minor for one in booked if one.payment.id != self._payment.id)
            much = mine + others - row.minor
            if mine and much > 0:
                found.append((id, much))
        return found

    def _warning(self, id: str, much: int) -> str:
        return tr("第 {n} 期会多出 {sum}。确实要这样算，就再按一次“就这样算”。").format(
            n=self._plan[id].n, sum=amount_of(much, self._payment.currency)
        )


def _name(row: Instalment, currency: str) -> str:
    return tr("第 {n} 期 · {day} · {sum}").format(n=row.n, day=row.due_on, sum=amount_of(row.minor, currency))


def _minor(text: str | None, field: str) -> int:
    found = money.parse(text if text and text.endswith("元") else f"{text or ''}元")
    if not found or found <= 0:
        raise Refused("amount_unclear", field)
    return found


def _allocate(case: Any, payment: str, parts: list[dict[str, Any]]) -> object:  # noqa: ANN401  a Case
    return payments.allocate(case, payment, parts)
