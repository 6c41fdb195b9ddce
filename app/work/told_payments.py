"""Payments that messages tell of: proposed as drafts, or held as proof of a payment that is known already.

A bank's debit, a lender's receipt. Such a payment has no entry of its own: the message is on the timeline.
It is proposed only where an agreement has a plan and the message concerns its debt; it counts once confirmed.
"""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime
from typing import TYPE_CHECKING

from app.case import moments
from app.case.contacts import MESSAGES
from app.case.records import Agreement, Allocation, Citation, Entry, Evidence, Party, Payment
from app.intake.drafting import payment_drafts, payment_words
from app.intake.drafting.payment_drafts import Concern
from app.work import same_payment
from app.work.sheet import fresh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.intake.drafting.context import Context
    from app.work.sheet import Sheet

CATEGORIES = ("confirmation_of_agreement", "reminder", "unrelated")
"""What messages about a payment are read as; a demand is none."""
DAY = len("2025-01-01")
_SIGNED = re.compile(r"[【\[]([^】\]]{2,20})[】\]]")


def propose(sheet: Sheet, context: Context) -> None:
    """Drafts a payment for each message that tells of one and is not cited for one yet.

    Where the person listed the payments of a time, what is not among them is not proposed beside them.
    """
    if not context.instalments:
        return
    listed = [one.payments_cover for one in sheet.find(Agreement, status="confirmed") if one.payments_cover]
    for payment, places in _told(sheet, context):
        known = any(same_payment.perhaps_same(one, payment) for one in same_payment.living(sheet))
        day = str(payment.paid_at)[:DAY]
        if known or not any(first <= day <= last for first, last in listed):
            sheet.put(payment)
            for one in places:
                sheet.put(dataclasses.replace(one, id=fresh(Citation), entry=None, payment=payment.id))


def _told(sheet: Sheet, context: Context) -> Iterator[tuple[Payment, Sequence[Citation]]]:
    """Each payment that a message tells of for the first time, with the places of the message."""
    kinds = {one.id: one.kind for one in sheet.find(Party) if one.status != "discarded"}
    for category in CATEGORIES:
        for entry in sheet.find(Entry, category=category, direction="in"):
            if entry.kind not in MESSAGES or entry.status == "discarded" or entry.asks_about:
                continue
            payment = _payment(entry, context, lent=kinds.get(entry.party or "") in ("lender", "agency"))
            places = [one for one in sheet.find(Citation, entry=entry.id) if not one.contrary]
            if payment is not None and places and not any(_used(sheet, one) for one in places):
                grade = sheet.get(Evidence, places[0].evidence).grade
                yield dataclasses.replace(payment, grade=grade), places


def _used(sheet: Sheet, place: Citation) -> bool:
    """Whether a place is cited for a payment already, one that was set aside included."""
    cited = sheet.find(Citation, evidence=place.evidence, text=place.text)
    return any(one.payment and one.region == place.region for one in cited)


def _payment(entry: Entry, context: Context, *, lent: bool) -> Payment | None:
    """The draft of what one message tells; ``None`` if it tells of no payment, or of no known debt."""
    if entry.at is None or entry.precision not in ("second", "minute", "about", "day"):
        return None
    sent = datetime.fromisoformat(entry.at).replace(tzinfo=None)
    told = payment_words.told(entry.text, sent, context.currency)
    if told is None:
        return None
    row = {"minor": told.minor, "currency": told.currency, "words": entry.text, "summary": entry.text}
    why = payment_drafts.concern(row, context) or (Concern(by="payee", debt=entry.debt) if lent else None)
    if why is None:
        return None
    # When a message came is not when the money went: without a time of its own it is known to the day.
    exact = told.at is not None and len(told.at) > DAY
    when = datetime.fromisoformat(told.at or entry.at[:DAY])
    return Payment(
        id=fresh(Payment),
        debt=why.debt or entry.debt or context.debt,
        paid_at=moments.local_iso(when, context.zone),
        precision="minute" if exact else "day",
        minor=told.minor,
        currency=told.currency,
        payee=_payee(entry, context),
    )


def _payee(entry: Entry, context: Context) -> str:
    """The name that was paid, as far as the message shows one that is known."""
    return next((name for name in context.payees if name in entry.text), "")


def join(sheet: Sheet) -> None:
    """What messages tell becomes proof of what a statement or the person names, or of each other."""
    ranked = sorted(same_payment.living(sheet), key=lambda one: (one.entry is None, str(one.paid_at), one.id))
    gone: set[str] = set()
    for at, one in enumerate(ranked):
        if one.entry is not None:
            continue
        near = [
            other for other in ranked[:at]
            if other.id not in gone and same_payment.perhaps_same(other, one) and not _two(sheet, other, one)
        ]  # fmt: skip
        if near:
            twin = min(near, key=lambda other: same_payment.apart(other, one))
            _prove(sheet, sheet.get(Payment, twin.id), one)
            gone.add(one.id)


def _two(sheet: Sheet, one: Payment, other: Payment) -> bool:
    """Whether one sender wrote of both in different words, or two different instalments are named."""
    texts = [[each.text for each in sheet.find(Citation, payment=payment.id)] for payment in (one, other)]
    named = [{payment_drafts.named_instalment(text) for text in each} - {None} for each in texts]
    if all(named) and not named[0] & named[1]:
        return True
    signed = [{(found[-1], text) for text in each if (found := _SIGNED.findall(text))} for each in texts]
    return any(a == b and text != said for a, text in signed[0] for b, said in signed[1])


def _prove(sheet: Sheet, twin: Payment, told: Payment) -> None:
    """The told payment goes into its twin; an answer that was given about it goes along."""
    if told.status == "confirmed" and twin.status == "draft":
        for part in sheet.find(Allocation, payment=twin.id):
            sheet.remove(part)
        for part in sheet.find(Allocation, payment=told.id):
            sheet.put(dataclasses.replace(part, payment=twin.id))
        if twin.entry:
            sheet.change(sheet.get(Entry, twin.entry), status="confirmed")
        twin = sheet.change(twin, status="confirmed")
    same_payment.join(sheet, twin, told)
    # It only repeated what is known: nothing of it is lost, so nothing of it stays beside.
    sheet.remove(told)
