"""Turns a reading into drafts: entries with their citations, an agreement, and who seems to be whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from app.case import moments, numbers
from app.case.moments import Moment
from app.case.phrases import UNRELATED
from app.case.records import (
    Agreement,
    Citation,
    Entry,
    Evidence,
    Instalment,
    Record,
    Term,
)
from app.intake.drafting import owners, payment_drafts, recipients, relevance
from app.intake.exports import chat_sides
from app.intake.papers import agreement_text
from app.intake.values import amounts, times

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.case.moments import Precision
    from app.case.records import Grade
    from app.intake.drafting.classify import Verdict
    from app.intake.drafting.context import Context
    from app.intake.values.capture import Capture

SAID_BY = {
    "sms_backup": "backup",
    "call_log": "backup",
    "chat": "export",
    "mail": "mail",
    "recording": "recording",
}
DATED_ITSELF = frozenset({"recording", "mail", "sms_backup", "call_log", "chat"})
"""Families whose messages carry their own moment or none; nothing follows from when a picture was taken."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Drafts in an order in which they can be put; ``unrelated`` is what stays in the reading.

    ``unread_rows`` counts the rows of a statement that concern no debt.
    """

    entries: tuple[Entry, ...] = ()
    records: tuple[Record, ...] = ()
    unrelated: tuple[Entry, ...] = ()
    unread_rows: int = 0


def propose(result: Mapping[str, Any], evidence: Evidence, capture: Capture, context: Context) -> Proposal:
    """Drafts out of one reading.

    Args:
        result: the reader's JSON (docs/architecture.md, "A reading").
        evidence: what was read.
        capture: when it was taken; relative times follow only from an exact moment.
        context: what the case knows.
    """
    made = _Drafting(result, evidence, capture, context)
    messages = [one for one in result.get("messages") or () if one.get("direction") != "sys"]
    if result.get("family") == "chat":
        messages = chat_sides.resolve(messages, context.borrower)
    related = relevance.related(messages, str(result.get("family", "")), context)
    dunning = relevance.dunning(messages, context)
    for message, keep in zip(messages, related, strict=True):
        made.message(message, keep=keep, dunning=relevance.is_in(message, dunning))
    made.agreement(result.get("agreement"))
    made.payments(result.get("payments") or ())
    return made.proposal()


class _Drafting:
    """Collects the drafts of one reading."""

    def __init__(
        self, result: Mapping[str, Any], evidence: Evidence, capture: Capture, context: Context
    ) -> None:
        self._family = str(result.get("family", ""))
        self._evidence = evidence
        self._capture = capture
        self._context = context
        self._owners = owners.Owners(context)
        self._entries: list[Entry] = []
        self._unrelated: list[Entry] = []
        self._citations: list[Record] = []
        self._agreement: list[Record] = []
        self._payments: list[Record] = []
        self._unread_rows = int(result.get("unread_rows") or 0)

    def proposal(self) -> Proposal:
        """All of it, parties first: later rows point to earlier ones."""
        made = (*self._owners.records, *self._entries, *self._payments, *self._agreement, *self._citations)
        return Proposal(
            entries=tuple(self._entries),
            records=made,
            unrelated=tuple(self._unrelated),
            unread_rows=self._unread_rows,
        )

    def payments(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Rows of a statement that concern a debt become draft payments; the others are counted."""
        found = payment_drafts.concerning(rows, self._context)
        self._unread_rows += len(rows) - len(found)
        for row, why in found:
            grade: Grade = "screenshot" if self._family == "screenshot" else "export"
            entry, payment = payment_drafts.drafted(row, why, self._context, grade=grade)
            self._entries.append(entry)
            self._payments.append(payment)
            self._cite(row, str(row.get("words") or ""), entry=entry.id)
            self._cite(row, str(row.get("words") or ""), payment=payment.id)

    def message(self, message: Mapping[str, Any], *, keep: bool, dunning: bool) -> None:
        """A message or call becomes an entry; ``dunning``: its conversation is about a debt."""
        moment, doubts = self._moment(message)
        number_shown = str(message.get("number_shown") or message.get("number") or "")
        number = numbers.home(number_shown) if number_shown else ""
        text = str(message.get("text") or "")
        sender = str(message.get("sender") or "")
        verdict = relevance.verdict(message, known_dunning=dunning)
        party, asks = self._party(number, text, sender, verdict) if keep else (None, ())
        recipient, inferred = recipients.of(verdict.category, text)
        debt, other = self._debt(text)
        entry = Entry(
            id=self._context.new_id(Entry),
            debt=debt,
            kind=message.get("kind") or "sms",
            direction=message.get("direction") or "none",
            recipient=message.get("recipient") or recipient,
            party=party,
            sender_shown=sender,
            number=number,
            number_shown=number_shown,
            text=text,
            call_type=message.get("call_type"),
            count=int(message.get("count") or 1),
            duration_s=message.get("duration_s"),
            category=verdict.category,
            doubts=(
                *(message.get("doubts") or ()),
                *doubts,
                *asks,
                *_kind(verdict, keep=keep),
                *inferred,
                *other,
            ),
            **self._read_out_of(text, moment),
        ).dated(moment)
        if not keep:
            self._unrelated.append(entry)
            return
        self._entries.append(entry)
        self._cite(message, str(message.get("words") or text), entry=entry.id)
        if entry.direction == "in":
            self._confirmed_in(message, entry)

    def _party(
        self, number: str, text: str, sender: str, verdict: Verdict
    ) -> tuple[str | None, tuple[dict[str, Any], ...]]:
        """Whose number it is; what may be nothing but an advertisement names nobody."""
        about = verdict.rival if verdict.rival == UNRELATED else verdict.category
        return self._owners.of(number, text, sender, about)

    def _debt(self, text: str) -> tuple[str | None, tuple[dict[str, Any], ...]]:
        """The one debt of the case, unless the message is signed by a lender who is none of the case's."""
        stranger = self._owners.other_debt(text)
        if not stranger:
            return self._context.debt, ()
        return None, ({"code": "other_lender", "field": "debt", "facts": {"name": stranger}},)

    def _moment(self, message: Mapping[str, Any]) -> tuple[Moment, tuple[dict[str, Any], ...]]:
        """An exact source says when; a printed time is worked out; else the file's own bound."""
        if message.get("at"):
            at = moments.local_iso(datetime.fromisoformat(str(message["at"])), self._context.zone)
            said_by = SAID_BY.get(self._family, self._family)
            precision: Precision = message.get("precision") or "second"
            return Moment(at=at, precision=precision, rule="exact", said_by=said_by), ()
        if self._family in DATED_ITSELF:
            latest = _begun(self._latest(message), message.get("duration_s"))
            moment = Moment(
                precision="before" if latest else "unknown",
                latest=latest,
                rule="none_shown",
                shown=str(message.get("time_shown") or ""),
                said_by=self._family,
            )
            return moment, times.doubts(moment)
        return times.of_message(dict(message), self._capture, self._context.zone)

    def _latest(self, message: Mapping[str, Any]) -> str | None:
        """What a message without a moment was not later than: its own bound, else that of the file."""
        if message.get("at_latest"):
            return moments.local_iso(datetime.fromisoformat(str(message["at_latest"])), self._context.zone)
        return self._capture.at or self._evidence.file_time

    def _read_out_of(self, text: str, moment: Moment) -> dict[str, Any]:
        """Amounts, due dates and overdue days named in the words."""
        # A day that the file is only not later than would complete a date with any year.
        day = moment.at or (moment.latest if self._capture.exact else None)
        near = datetime.fromisoformat(day).date() if day else None
        return {
            "amounts": tuple(amounts.amounts_in(text, self._context.currency)),
            "due_dates": tuple(amounts.due_dates_in(text, near)),
            "overdue_days": amounts.overdue_days_in(text),
        }

    def _cite(self, place: Mapping[str, Any], words: str, **of: Any) -> None:  # noqa: ANN401  an id by kind
        region = place.get("region")
        self._citations.append(
            Citation(
                id=self._context.new_id(Citation),
                evidence=self._evidence.id,
                page=place.get("page"),
                region=tuple(region) if region else None,
                second=place.get("second"),
                text=words,
                **of,
            )
        )

    def agreement(self, read: Mapping[str, Any] | None) -> None:
        """A contract that was read becomes a draft agreement with instalments and terms."""
        if not read or not (read.get("instalments") or read.get("contract_number")):
            return
        plain = {name: read[name] for name in AGREEMENT_FIELDS if read.get(name) is not None}
        if plain.get("precision") in ("minute", "second"):
            moment = datetime.fromisoformat(str(plain["agreed_at"]))
            plain["agreed_at"] = moments.local_iso(moment, self._context.zone)
        made = Agreement(
            id=self._context.new_id(Agreement),
            debt=self._context.debt,
            doubts=(*(read.get("doubts") or ()), *self._other_lender(str(read.get("lender") or ""))),
            **plain,
        )
        self._agreement.append(made)
        self._cite(read, str(read.get("words") or ""), agreement=made.id)
        for one in read.get("instalments") or ():
            self._agreement.append(
                Instalment(
                    id=self._context.new_id(Instalment),
                    agreement=made.id,
                    n=int(one["n"]),
                    due_on=str(one["due_on"]),
                    minor=int(one["minor"]),
                )
            )
        for one in read.get("terms") or ():
            term = Term(
                id=self._context.new_id(Term), agreement=made.id, kind=str(one["kind"]), text=str(one["text"])
            )
            self._agreement.append(term)
            for place in one.get("places") or (one,):
                self._cite(place, term.text, term=term.id)

    def _confirmed_in(self, message: Mapping[str, Any], entry: Entry) -> None:
        """A message that confirms a whole plan proposes it too, agreed when the message came."""
        read = agreement_text.of_message(entry.text, entry.kind)
        if read is None:
            return
        place = {"page": message.get("page"), "region": message.get("region"), "words": entry.text}
        terms = [{"kind": one["kind"], "text": one["text"], **place} for one in read["terms"]]
        when = {"agreed_at": entry.at, "precision": entry.precision}
        self.agreement(read | place | {"terms": terms} | ({} if read["agreed_at"] or not entry.at else when))

    def _other_lender(self, lender: str) -> tuple[dict[str, Any], ...]:
        """A lender whose name has nothing in common with those of the case."""
        known = self._context.lenders
        if not lender or not known or any(name in lender or lender in name for name in known):
            return ()
        return ({"code": "agreed_with_other", "field": "debt", "facts": {"lender": lender}},)


def _begun(ended: str | None, seconds: int | None) -> str | None:
    """A recording's file is written when it ends: it began at least its length before."""
    if ended is None or not seconds:
        return ended
    return (datetime.fromisoformat(ended) - timedelta(seconds=seconds)).isoformat()


def _kind(verdict: Verdict, *, keep: bool) -> tuple[dict[str, Any], ...]:
    """The doubt about what kind of message it is, if there is one."""
    unclear = keep and verdict.category == UNRELATED
    return verdict.doubts() or (relevance.UNSURE if unclear else ())


AGREEMENT_FIELDS = (
    "lender",
    "borrower",
    "contract_number",
    "original_contract_number",
    "agreed_at",
    "precision",
    "how",
    "total_minor",
    "principal_minor",
    "interest_fees_minor",
    "currency",
    "grace_days",
    "due_day",
    "hotline",
    "ends_when",
    "promises",
)
