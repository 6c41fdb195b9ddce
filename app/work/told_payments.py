"""Payments that messages tell of: proposed as drafts, or held as proof of a payment that is known already.

A bank's debit, a lender's receipt, a transfer in a chat that was taken and is an instalment to the cent. Such
a payment has no entry of its own: the message is on the timeline. It is proposed only where an agreement has
a plan and the message concerns its debt; it counts once confirmed.
"""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import TYPE_CHECKING

from app.case import moments
from app.case.contacts import MESSAGES
from app.case.records import Agreement, Allocation, Citation, Entry, Evidence, Instalment, Party, Payment
from app.intake.drafting import payment_drafts, payment_words
from app.intake.drafting.payment_drafts import Concern
from app.work import same_payment
from app.work.sheet import fresh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.case.case import Case
    from app.case.snapshot import Snapshot
    from app.intake.drafting.context import Context
    from app.work.sheet import Sheet

CATEGORIES = ("confirmation_of_agreement", "reminder", "unrelated")
"""What messages about a payment are read as; a demand is none."""
TRANSFER = "payment"
"""What cards of a transfer in a chat are read as."""
EXACT = ("second", "minute")
DAY = len("2025-01-01")


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
    for category in (*CATEGORIES, TRANSFER):
        for entry in sheet.find(Entry, category=category):
            if entry.status == "discarded" or (entry.direction != "in" and category != TRANSFER):
                continue
            payment = payment_of(entry, context, lent=kinds.get(entry.party or "") in ("lender", "agency"))
            places = [one for one in sheet.find(Citation, entry=entry.id) if not one.contrary]
            if payment is not None and places and not any(_used(sheet, one) for one in places):
                grade = sheet.get(Evidence, places[0].evidence).grade
                yield dataclasses.replace(payment, grade=grade), places


def _used(sheet: Sheet, place: Citation) -> bool:
    """Whether a place is cited for a payment already, one that was set aside included."""
    cited = sheet.find(Citation, evidence=place.evidence, text=place.text)
    return any(one.payment and one.region == place.region for one in cited)


def payment_of(entry: Entry, context: Context, *, lent: bool) -> Payment | None:
    """The draft of what one message tells; ``None`` if it tells of no payment, or of no known debt.

    ``lent``: whether the lender or its agency sent it.
    """
    if entry.kind not in MESSAGES or entry.asks_about or entry.at is None:
        return None
    if entry.precision not in ("second", "minute", "about", "day"):
        return None
    sent = datetime.fromisoformat(entry.at).replace(tzinfo=None)
    if entry.category == TRANSFER:
        told = payment_words.taken(entry.text, entry.direction, context.currency)
    else:
        told = payment_words.told(entry.text, sent, context.currency)
    why = _why(entry, told, context, lent=lent) if told else None
    if told is None or why is None:
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


def _why(entry: Entry, told: payment_words.Told, context: Context, *, lent: bool) -> Concern | None:
    """Why it concerns a debt; who took a transfer in a chat is not known for sure, so only its sum tells."""
    if entry.category == TRANSFER:
        due = (told.minor, told.currency) in context.instalments
        return Concern(by="amount", debt=entry.debt) if due else None
    row = {"minor": told.minor, "currency": told.currency, "words": entry.text, "summary": entry.text}
    return payment_drafts.concern(row, context) or (Concern(by="payee", debt=entry.debt) if lent else None)


def _payee(entry: Entry, context: Context) -> str:
    """The name that was paid, as far as the message shows one that is known."""
    return next((name for name in context.payees if name in entry.text), "")


def join(sheet: Sheet) -> None:
    """What messages surely tell of one payment becomes its proof; what may be one is asked about."""
    ranked = sorted(same_payment.living(sheet), key=lambda one: (one.entry is None, str(one.paid_at), one.id))
    gone: set[str] = set()
    for at, one in enumerate(ranked):
        if one.entry is not None:
            continue
        near = [
            other for other in ranked[:at]
            if other.id not in gone and same_payment.perhaps_same(other, one) and _surely(sheet, other, one)
        ]  # fmt: skip
        if near:
            twin = min(near, key=lambda other: same_payment.apart(other, one))
            prove(sheet, sheet.get(Payment, twin.id), one)
            gone.add(one.id)


def questions(sheet: Sheet | Case) -> dict[str, str]:
    """Told payments that may be another one again, each with the other; of a case or inside an act."""
    living = [one for one in sheet.find(Payment) if one.status != "discarded"]
    return same_payment.questions(living, lambda one: _texts(sheet, one))


def asked(snapshot: Snapshot) -> dict[str, str]:
    """The same questions of a snapshot."""
    living = [one for one in snapshot.payments if one.status != "discarded"]
    return same_payment.questions(living, lambda one: [each.text for each in snapshot.citations_of(one.id)])


def _texts(sheet: Sheet | Case, payment: Payment) -> list[str]:
    return [one.text for one in sheet.find(Citation, payment=payment.id)]


def _surely(sheet: Sheet, one: Payment, other: Payment) -> bool:
    """A strong sign that they are one (instalment, number, day and payee, minute), and none against it."""
    words = _texts(sheet, one), _texts(sheet, other)
    if same_payment.two(*words):
        return False
    if same_payment.one_reference(*words) or _named(sheet, one) & _named(sheet, other):
        return True
    return same_payment.one_day(one, other) or _one_moment(sheet, one, other)


def _named(sheet: Sheet, payment: Payment) -> set[int]:
    """The instalments that its words name, or that the person said it is for."""
    named = {n for text in _texts(sheet, payment) if (n := payment_drafts.named_instalment(text)) is not None}
    parts = sheet.find(Allocation, payment=payment.id, status="confirmed")
    return named | {sheet.get(Instalment, one.instalment).n for one in parts}


def _one_moment(sheet: Sheet, one: Payment, other: Payment) -> bool:
    """Whether they were made, or written of, within some minutes."""
    moments_ = [_moments(sheet, each) for each in (one, other)]
    return any(abs(a - b) <= same_payment.SAME_MOMENT for a in moments_[0] for b in moments_[1])


def _moments(sheet: Sheet, payment: Payment) -> list[datetime]:
    """When it was made, as far as that is known to the minute; else when messages told of it."""
    if payment.precision not in same_payment.COARSE:
        return [datetime.fromisoformat(str(payment.paid_at)).replace(tzinfo=None)]
    found = []
    for place in sheet.find(Citation, payment=payment.id):
        for cited in sheet.find(Citation, evidence=place.evidence, text=place.text):
            entry = sheet.get(Entry, cited.entry) if cited.entry else None
            if entry is not None and entry.kind in MESSAGES and entry.at and entry.precision in EXACT:
                found.append(datetime.fromisoformat(entry.at).replace(tzinfo=None))
    return found


def prove(sheet: Sheet, twin: Payment, told: Payment) -> None:
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
