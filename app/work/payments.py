"""Payments by hand or from a file, and which instalments they count for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.case.errors import Refused
from app.case.records import Agreement, Allocation, CaseInfo, Citation, Entry, Instalment, Payment
from app.work import debts, typed
from app.work.agreement_form import StatedPayment
from app.work.sheet import Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.case.case import Case, Change
    from app.work.typed import When

MINUTE = len("2025-01-01T00:00")
DAY = len("2025-01-01")


def add(
    case: Case,
    *,
    paid_at: str,
    minor: int,
    instalment: str | None = None,
    evidence: Sequence[str] = (),
    payee: str = "",
    debt: str | None = None,
) -> Change:
    """A payment a person states: when (ISO date or moment), how much, for what, with what proof.

    A draft that was read with that sum and day is confirmed instead of a second payment.
    """
    when = typed.when(paid_at, "paid_at", typed.zone(case.snapshot().case.time_zone))
    amount = typed.minor(minor, "minor")

    def fill(sheet: Sheet) -> None:
        row = sheet.get(Instalment, instalment) if instalment else None
        owner = sheet.get(Agreement, row.agreement) if row else None
        target = (owner.debt if owner else None) or debt or debts.sole(sheet)
        said = StatedPayment(when=when, minor=amount, instalment=None)
        read = [one for one in _matching(sheet, said, target) if one.status == "draft"]
        currency = owner.currency if owner else "CNY"
        payment = (
            _confirmed(sheet, read[0], target)
            if read
            else _new(sheet, when, amount, target, currency=currency, payee=payee)
        )
        for one in evidence:
            sheet.put(Citation(id=fresh(Citation), evidence=one, payment=payment.id))
            sheet.put(Citation(id=fresh(Citation), evidence=one, entry=payment.entry))
            sheet.exhibit(one)
        if row is not None:
            for proposed in sheet.find(Allocation, payment=payment.id, status="draft"):
                sheet.remove(proposed)
            _count(sheet, payment, row, min(amount, row.minor))

    return act(case, "payment.add", fill)


def allocate(case: Case, payment: str, parts: Sequence[Mapping[str, Any]]) -> Change:
    """Says which part of a payment counts for which instalment: ``{"instalment", "minor"}`` each.

    Replaces what was said or proposed before; an empty list takes it all away. Two parts for one instalment
    are one. More than the payment is refused; more than the instalment is kept, as it was said.
    """
    wanted: dict[str, int] = {}
    for i, part in enumerate(parts):
        row = str(part.get("instalment"))
        wanted[row] = wanted.get(row, 0) + typed.minor(part.get("minor"), f"parts[{i}].minor")

    def fill(sheet: Sheet) -> None:
        whole = sheet.get(Payment, payment)
        for old in sheet.find(Allocation, payment=payment):
            sheet.remove(old)
        for row, minor in wanted.items():
            count_part(sheet, whole, sheet.get(Instalment, row), minor)

    return act(case, "payment.allocate", fill)


def discard(case: Case, payment: str) -> Change:
    """Sets a payment and its entry aside; undo brings them back."""

    def fill(sheet: Sheet) -> None:
        gone = sheet.change(sheet.get(Payment, payment), status="discarded")
        if gone.entry:
            sheet.change(sheet.get(Entry, gone.entry), status="discarded")

    return act(case, "payment.discard", fill)


def count_part(sheet: Sheet, payment: Payment, instalment: Instalment, minor: int) -> None:
    """Lets a part of a payment count for an instalment; more than was paid is refused.

    What was only proposed for the payment gives way to what a person says.
    """
    for proposed in sheet.find(Allocation, payment=payment.id, status="draft"):
        sheet.remove(proposed)
    others = [a.minor for a in sheet.find(Allocation, payment=payment.id) if a.instalment != instalment.id]
    if sum(others) + minor > payment.minor:
        raise Refused("allocation_over", "minor", minor=minor, payment=payment.minor)
    _count(sheet, payment, instalment, minor)


def _count(sheet: Sheet, payment: Payment, instalment: Instalment, minor: int) -> None:
    old = sheet.find(Allocation, payment=payment.id, instalment=instalment.id)
    sheet.put(
        Allocation(
            id=old[0].id if old else fresh(Allocation),
            payment=payment.id,
            instalment=instalment.id,
            minor=minor,
            status="confirmed",
        )
    )


def _same_time(payment: Payment, when: When) -> bool:
    """Times that agree as far as the coarser one goes."""
    if payment.paid_at is None:
        return False
    coarse = DAY if "day" in (payment.precision, when.precision) else MINUTE
    return payment.paid_at[:coarse] == when.text[:coarse]


def _matching(case: Case | Sheet, stated: StatedPayment, debt: str | None) -> list[Payment]:
    return [
        one
        for one in case.find(Payment, minor=stated.minor, direction="out")
        if one.debt in (None, debt) and one.status != "discarded" and _same_time(one, stated.when)
    ]


def known(case: Case | Sheet, stated: StatedPayment, agreement: Agreement) -> bool:
    """Whether a payment is recorded, confirmed and counted as stated."""
    rows = {i.id: i.n for i in case.find(Instalment, agreement=agreement.id)}
    for one in _matching(case, stated, agreement.debt):
        counted = {
            rows.get(a.instalment) for a in case.find(Allocation, payment=one.id) if a.status == "confirmed"
        }
        if one.status == "confirmed" and (stated.instalment is None or stated.instalment in counted):
            return True
    return False


def record(
    sheet: Sheet, stated: StatedPayment, agreement: Agreement, instalment: Instalment | None, used: set[str]
) -> None:
    """A stated payment: one that was read before is confirmed, else it is new.

    ``used`` collects the ids: two equal payments on one day are two.
    """
    free = [one for one in _matching(sheet, stated, agreement.debt) if one.id not in used]
    if free:
        payment = _confirmed(sheet, free[0], agreement.debt)
    else:
        payment = _new(sheet, stated.when, stated.minor, agreement.debt, currency=agreement.currency)
    used.add(payment.id)
    if instalment is not None:
        _count(sheet, payment, instalment, min(stated.minor, instalment.minor))


def _confirmed(sheet: Sheet, read: Payment, debt: str | None) -> Payment:
    """A payment that was read, confirmed with its entry."""
    payment = sheet.change(read, status="confirmed", debt=debt)
    if payment.entry:
        sheet.change(sheet.get(Entry, payment.entry), status="confirmed", debt=debt)
    sheet.exhibits(sheet.find(Citation, payment=payment.id))
    return payment


def _new(
    sheet: Sheet, when: When, minor: int, debt: str | None, *, currency: str, payee: str = ""
) -> Payment:
    """A confirmed payment with the entry that shows it on the timeline."""
    at = when.text if when.precision != "day" else _midnight(sheet, when)
    entry = sheet.put(
        Entry(
            id=fresh(Entry),
            debt=debt,
            kind="payment",
            direction="out",
            at=at,
            precision=when.precision,
            said_by="person",
            amounts=({"minor": minor, "currency": currency, "role": "paid"},),
            sender_shown=payee,
            status="confirmed",
        )
    )
    return sheet.put(
        Payment(
            id=fresh(Payment),
            entry=entry.id,
            debt=debt,
            paid_at=when.text,
            precision=when.precision,
            minor=minor,
            currency=currency,
            payee=payee,
            direction="out",
            status="confirmed",
        )
    )


def _midnight(sheet: Sheet, when: When) -> str:
    """A day as an entry has it: midnight with the offset of the case's zone."""
    zone = typed.zone(sheet.get(CaseInfo, "case").time_zone)
    return typed.when(f"{when.text}T00:00:00", "paid_at", zone).text
