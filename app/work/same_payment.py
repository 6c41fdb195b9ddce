"""When two sources show one payment, and how two records of it become one.

Without a strong sign two equal payments stay two and it is asked: a wrong join would hide one.
"""

from __future__ import annotations

import dataclasses
import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from app.case.records import Allocation, Citation, Entry, Payment
from app.intake.drafting.payment_drafts import named_instalment, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.work.sheet import Sheet

    Words = Callable[[Payment], Sequence[str]]

SAME_MOMENT = timedelta(minutes=10)
"""How far apart two sources may book one payment."""
BOOKED_LATER = timedelta(days=3)
"""A bank may book a payment this many days after it was made (a weekend lies between); then it is asked."""
COARSE = frozenset({"day"})
_SIGNED = re.compile(r"[【\[]([^】\]]{2,20})[】\]]")
_REFERENCE = re.compile(
    r"(?:流水|订单|交易|凭证|业务|回单)(?:编?号|单号|码)?\s*[:：]?\s*([0-9A-Za-z]{6,})|(?<!\d)(\d{14,})(?!\d)"
)


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
    """The same sum at the same moment; where one tells the day only, on that day and to no other name."""
    if not _alike(one, other):
        return False
    if one.precision in COARSE or other.precision in COARSE:
        return str(one.paid_at)[:10] == str(other.paid_at)[:10] and _one_payee(one, other, silent=True)
    return apart(one, other) <= SAME_MOMENT


def _one_payee(one: Payment, other: Payment, *, silent: bool) -> bool:
    """Whether both name one payee; ``silent`` is the answer where one names none."""
    names = sorted((plain(one.payee), plain(other.payee)), key=len)
    return names[0] in names[1] if names[0] else silent


def two(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one sender wrote of two payments in different words, or two instalments are named."""
    named = [{named_instalment(text) for text in each} - {None} for each in (words, others)]
    if all(named) and not named[0] & named[1]:
        return True
    signed = [
        {(found[-1], text) for text in each if (found := _SIGNED.findall(text))} for each in (words, others)
    ]
    return any(a == b and text != said for a, text in signed[0] for b, said in signed[1])


def one_reference(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether both name the same transaction number."""
    named = [{a or b for text in each for a, b in _REFERENCE.findall(text)} for each in (words, others)]
    return bool(named[0] & named[1])


def one_day(one: Payment, other: Payment) -> bool:
    """Whether both are of one day and name one payee, or one is the person's own word for that day."""
    if str(one.paid_at)[:10] != str(other.paid_at)[:10]:
        return False
    own = any(each.entry is not None and each.grade == "other" for each in (one, other))
    return _one_payee(one, other, silent=own)


def questions(payments: Iterable[Payment], words: Words) -> dict[str, str]:
    """Payments that only messages tell of and that may be another one again, each with the other: their ids.

    They wait for the person's answer and count for nothing until then (:func:`app.work.repayments.answer`).
    """
    ranked = sorted(payments, key=lambda one: (_waits(one), str(one.paid_at), one.id))
    found: dict[str, str] = {}
    for at, one in enumerate(ranked):
        if not _waits(one):
            continue
        near = [
            other for other in ranked[:at]
            if other.id not in found and perhaps_same(other, one) and not two(words(other), words(one))
        ]  # fmt: skip
        if near:
            found[one.id] = min(near, key=lambda other: (apart(other, one), other.id)).id
    return found


def _waits(one: Payment) -> bool:
    return one.entry is None and one.status == "draft"


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
