"""When two sources show one payment, and how two records of it become one."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from app.case.records import Allocation, Citation, Entry, Payment

if TYPE_CHECKING:
    from app.work.sheet import Sheet

SAME_MOMENT = timedelta(minutes=10)
"""How far apart two sources may book one payment."""
BOOKED_LATER = timedelta(days=3)
"""A bank may book a payment this many days after it was made (a weekend lies between); then it is asked."""
COARSE = frozenset({"day"})


def living(sheet: Sheet) -> list[Payment]:
    """Payments that were not set aside."""
    return [one for one in sheet.find(Payment) if one.status != "discarded"]


def sources(sheet: Sheet, payment: Payment) -> frozenset[str]:
    """The files that show a payment."""
    return frozenset(one.evidence for one in sheet.find(Citation, payment=payment.id))


def _alike(one: Payment, other: Payment) -> bool:
    """One sum, one way, no two debts, and both have a day."""
    alike = all(getattr(one, name) == getattr(other, name) for name in ("minor", "currency", "direction"))
    apart = None not in (one.debt, other.debt) and one.debt != other.debt
    return alike and not apart and one.paid_at is not None and other.paid_at is not None


def perhaps_same(one: Payment, other: Payment) -> bool:
    """The same sum, at most as many days apart as a bank may need."""
    if not _alike(one, other):
        return False
    days = [date.fromisoformat(str(each.paid_at)[:10]) for each in (one, other)]
    return abs(days[0] - days[1]) <= BOOKED_LATER


def same(one: Payment, other: Payment) -> bool:
    """The same sum at the same moment, as finely as both say it."""
    if not _alike(one, other):
        return False
    if one.precision in COARSE or other.precision in COARSE:
        return str(one.paid_at)[:10] == str(other.paid_at)[:10]
    return apart(one, other) <= SAME_MOMENT


def apart(one: Payment, other: Payment) -> timedelta:
    """How far apart two payments are that both have a day."""
    moments = (datetime.fromisoformat(str(each.paid_at)).replace(tzinfo=None) for each in (one, other))
    return abs(next(moments) - next(moments))


def join(sheet: Sheet, keeper: Payment, other: Payment) -> None:
    """Makes two payments one: the kept one gets the citations of the other, which is set aside."""
    for citation in sheet.find(Citation, payment=other.id):
        sheet.put(dataclasses.replace(citation, payment=keeper.id))
    if keeper.entry and other.entry:
        for citation in sheet.find(Citation, entry=other.entry):
            sheet.put(dataclasses.replace(citation, entry=keeper.entry))
        kept, gone = sheet.get(Entry, keeper.entry), sheet.get(Entry, other.entry)
        sheet.change(kept, text=kept.text or gone.text, sender_shown=kept.sender_shown or gone.sender_shown)
        sheet.change(gone, status="discarded", replaced_by=keeper.entry)
    for part in sheet.find(Allocation, payment=other.id):
        sheet.remove(part)
    sheet.change(other, status="discarded")
    grade = other.grade if keeper.grade == "other" else keeper.grade
    sheet.change(keeper, payee=keeper.payee or other.payee, grade=grade)
    if keeper.status == "confirmed":
        sheet.exhibits(sheet.find(Citation, payment=keeper.id))
