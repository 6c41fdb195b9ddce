"""Which payments count for which instalment, why and with what proof; and which count for none yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.intake.drafting.payment_drafts import named_instalment
from app.rules import allocating
from app.rules.allocating import Money, Sum

if TYPE_CHECKING:
    from app.case.records import Agreement, Allocation, Evidence, Instalment, Payment
    from app.case.snapshot import Snapshot

STRENGTH = ("other", "screenshot", "export", "sealed_pdf", "stamped", "notarised")
"""Grades of proof, the weakest first."""
STATED = "stated"


@dataclass(frozen=True, kw_only=True)
class PaidPart:
    """A part of a payment that counts for an instalment: ``reason`` as in ``allocating.reason``.

    ``reason`` is empty where the payment has no day.
    """

    payment: Payment
    part: Allocation
    reason: str


def of(snapshot: Snapshot, instalment: Instalment) -> list[PaidPart]:
    """The parts that count for an instalment, in the order of time."""
    known = snapshot.payment_by_id
    living = [
        (known[one.payment], one)
        for one in snapshot.allocations_of(instalment.id)
        if one.status != "discarded" and known[one.payment].status != "discarded"
    ]
    made, paid = [], 0
    for payment, part in sorted(living, key=lambda pair: (pair[0].paid_at or "9", pair[0].id)):
        why = _reason(snapshot, payment, part, instalment, paid)
        made.append(PaidPart(payment=payment, part=part, reason=why))
        paid += part.minor
    return made


def _reason(snapshot: Snapshot, payment: Payment, part: Allocation, row: Instalment, paid: int) -> str:
    if not payment.paid_at:
        return ""
    words = [one.text for one in snapshot.citations_of(payment.id)]
    named = next((n for one in words if (n := named_instalment(one)) is not None), None)
    day = date.fromisoformat(payment.paid_at[:10])
    money = Money(id=payment.id, day=day, at=payment.paid_at, minor=payment.minor, named=named)
    due = Sum(id=row.id, n=row.n, due_on=date.fromisoformat(row.due_on), minor=row.minor, paid=paid)
    plan = {one.id for one in snapshot.instalments_of(row.agreement)}
    mine = [one for one in parts_of(snapshot, payment.id) if one.instalment in plan]
    return allocating.reason(money, due, part.minor, len(mine))


def parts_of(snapshot: Snapshot, payment: str) -> list[Allocation]:
    """The living parts of a payment."""
    return [one for one in snapshot.allocations_of(payment) if one.status != "discarded"]


def left(snapshot: Snapshot, payment: Payment, agreement: str) -> int:
    """What of a payment counts for no instalment of an agreement yet, in minor units."""
    plan = {one.id for one in snapshot.instalments_of(agreement)}
    used = sum(one.minor for one in parts_of(snapshot, payment.id) if one.instalment in plan)
    return payment.minor - used


def unmatched(snapshot: Snapshot, agreement: Agreement) -> list[Payment]:
    """Payments of the debt of which something counts for no instalment of its plan, in the order of time."""
    found = [
        one
        for one in snapshot.payments
        if one.status != "discarded"
        and one.debt in (None, agreement.debt)
        and one.currency == agreement.currency
        and left(snapshot, one, agreement.id) > 0
        and not _of_before(snapshot, one, agreement)
    ]
    return sorted(found, key=lambda one: (one.paid_at or "9", one.id))


def _of_before(snapshot: Snapshot, payment: Payment, agreement: Agreement) -> bool:
    """Paid before the agreement and counted for a plan that it replaced."""
    early = bool(payment.paid_at) and str(payment.paid_at)[:10] < str(agreement.agreed_at or "")[:10]
    return early and bool(parts_of(snapshot, payment.id))


def grade(snapshot: Snapshot, payment: Payment) -> str:
    """The grade of the best proof of a payment; ``stated`` where the person alone says so."""
    grades = [item.grade for item in proofs(snapshot, payment)]
    return max(grades, key=STRENGTH.index, default=STATED)


def proofs(snapshot: Snapshot, payment: Payment) -> list[Evidence]:
    """What shows a payment, each once, the best first."""
    known = snapshot.evidence_by_id
    found = {one.evidence: known[one.evidence] for one in snapshot.citations_of(payment.id)}
    return sorted(found.values(), key=lambda one: (-STRENGTH.index(one.grade), one.exhibit or 0, one.id))
