"""Everything in a case as one JSON document (CONTRACT: ``dump``)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from app.intake.drafting import classify
from app.rules.standing import Standing
from app.work import gaps, lookalikes, told_payments, unrelated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.case.case import Case
    from app.case.records import (
        Agreement,
        Allocation,
        Citation,
        Document,
        Entry,
        Evidence,
        Instalment,
        Party,
        Payment,
        Record,
    )
    from app.case.snapshot import Snapshot

PROMISES = ("stop_collection", "stop_sms", "stop_third_party", "stop_penalty_interest", "credit_reporting")
ENDS_WHEN = ("consecutive_missed", "total_missed", "effect", "late_counts")
CASE = ("title", "jurisdiction", "time_zone", "borrower")
DEBT = ("id", "lender", "lender_kind", "contract_number", "currency")
EVIDENCE = (
    "id",
    "exhibit",
    "name",
    "sha256",
    "size",
    "media_type",
    "taken_at",
    "taken_from",
    "taken_exact",
    "added_at",
    "derived_from",
    "grade",
    "unread_rows",
    "via",
    "hidden",
)
ENTRY = (
    "id",
    "debt",
    "kind",
    "direction",
    "recipient",
    "at",
    "precision",
    "at_earliest",
    "at_latest",
    "at_tolerance_s",
    "at_shown",
    "party",
    "sender_shown",
    "number",
    "number_shown",
    "text",
    "call_type",
    "count",
    "duration_s",
    "overdue_days",
    "category",
    "status",
    "replaced_by",
    "key",
    "disputed",
)
AGREEMENT = (
    "id",
    "debt",
    "status",
    "supersedes",
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
)
PAYMENT = (
    "id",
    "entry",
    "debt",
    "paid_at",
    "precision",
    "minor",
    "currency",
    "payee",
    "direction",
    "status",
    "grade",
)
COMPLAINT = (
    "id",
    "debt",
    "body",
    "body_name",
    "matter",
    "way",
    "number",
    "made_on",
    "sent_on",
    "received_on",
    "forwarded_on",
    "accepted_on",
    "replied_on",
    "review_asked_on",
    "served_on",
    "agreed_on",
    "paused_days",
    "outcome",
    "note",
    "follows",
    "entry",
    "reply_entry",
)
TASK = ("id", "step", "state", "noted_on", "until")
SENDING = ("id", "to", "way", "sent_on", "number", "receipt", "replied_on", "reply", "note")
RECEIVED = "received"
"""The kind of the document that says which bag a case was made from."""
DOCUMENT = ("id", "kind", "name", "sha256", "content_hash", "made_at", "settings")


def dump(case: Case, *, debt: str | None = None) -> dict[str, Any]:
    """The whole case, or with ``debt`` without what belongs to other debts.

    States of instalments are those on the latest day of the confirmed record (``as_of``).
    """
    whole = Dump(case.snapshot(), case).whole()
    if debt is not None:
        for name in ("entries", "agreements", "payments", "complaints"):
            whole[name] = [one for one in whole[name] if one["debt"] in (debt, None)]
        whole["debts"] = [one for one in whole["debts"] if one["id"] == debt]
    return whole


def of_part(case: Case, part: Snapshot) -> dict[str, Any]:
    """A part of a case in the same words; what is unrelated goes only with the whole."""
    made = Dump(part, case)
    return made.whole() if part is case.snapshot() else made.whole(unrelated_too=False)


def _fields(record: Record, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


class Dump:
    """Turns one snapshot into plain data."""

    def __init__(self, snapshot: Snapshot, case: Case) -> None:
        self._snapshot = snapshot
        self._case = case
        self._standing = Standing(snapshot)
        self._day = self._standing.last_day or date.min
        self._asked = told_payments.asked(snapshot)
        self._citations: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for one in snapshot.citations:
            for owner in (one.entry, one.agreement, one.term, one.payment):
                if owner is not None:
                    self._citations[owner].append(citation(one))

    def whole(self, *, unrelated_too: bool = True) -> dict[str, Any]:
        """The document of CONTRACT ``dump``."""
        snapshot = self._snapshot
        beside = unrelated.entries(self._case, snapshot) if unrelated_too else ()
        length, head = snapshot.journal
        return {
            "case": _fields(snapshot.case, CASE),
            "debts": [_fields(one, DEBT) for one in snapshot.debts],
            "parties": [self._party(one) for one in snapshot.parties],
            "evidence": [self._evidence(one) for one in snapshot.evidence],
            "entries": [self.entry(one) for one in snapshot.entries],
            "unrelated": [self.entry(one) for one in beside],
            "agreements": [self._agreement(one) for one in snapshot.agreements],
            "payments": [self._payment(one) for one in snapshot.payments],
            "gaps": [asdict(gap) for gap in gaps.between(snapshot)],
            "claims": [],
            "complaints": [_fields(one, COMPLAINT) for one in snapshot.complaints],
            "tasks": [_fields(one, TASK) for one in snapshot.tasks],
            "documents": [self._document(one) for one in snapshot.documents if one.kind != RECEIVED],
            "received_from": _received(snapshot),
            "as_of": self._standing.last_day and self._standing.last_day.isoformat(),
            "journal": {"length": length, "head": head},
        }

    def _party(self, party: Party) -> dict[str, Any]:
        numbers = [one.number for one in self._snapshot.numbers if one.party == party.id]
        return _fields(party, ("id", "name", "kind", "acts_for")) | {
            "numbers": numbers,
            "status": party.status,
        }

    def _evidence(self, item: Evidence) -> dict[str, Any]:
        facts = item.page_facts
        page_facts = {
            "amounts": facts.get("amounts", []),
            "due_dates": facts.get("due_dates", []),
            "payments_cover": facts.get("payments_cover", []),
        }
        return _fields(item, EVIDENCE) | {
            "page_facts": page_facts,
            "alike": lookalikes.of(item),
            "sources": list(item.sources),
            "reading": self._snapshot.readings.get(item.id),
            "transcript": [
                _fields(one, ("second", "speaker", "text")) for one in self._snapshot.transcript_of(item.id)
            ],
        }

    def entry(self, entry: Entry) -> dict[str, Any]:
        """One entry with what follows from the agreement."""
        kept = self._standing.kept(entry)
        return _fields(entry, ENTRY) | {
            "relation": self._standing.relation(entry),
            "relation_current": self._standing.relation_current(entry),
            "amounts": list(entry.amounts),
            "due_dates": list(entry.due_dates),
            "doubts": list(entry.doubts),
            "category_words": _category_words(entry),
            "compliance": {
                "kept": kept.kept,
                "agreement": kept.agreement,
                "promise_applied": kept.promise_applied,
                "why": kept.why,
            },
            "citations": self._citations.get(entry.id, []),
        }

    def _agreement(self, agreement: Agreement) -> dict[str, Any]:
        terms = self._snapshot.terms_of(agreement.id)
        rows = self._snapshot.instalments_of(agreement.id)
        return _fields(agreement, AGREEMENT) | {
            "ends_when": {name: agreement.ends_when.get(name) for name in ENDS_WHEN},
            "promises": {name: agreement.promises.get(name) for name in PROMISES},
            "payments_cover": list(agreement.payments_cover),
            "terms": [
                {"id": t.id, "kind": t.kind, "text": t.text, "citations": self._citations.get(t.id, [])}
                for t in terms
            ],
            "instalments": [self._instalment(one) for one in rows],
            "unclear": unclear(agreement),
            "doubts": list(agreement.doubts),
            "citations": self._citations.get(agreement.id, []),
        }

    def _instalment(self, one: Instalment) -> dict[str, Any]:
        state = self._standing.instalment(one, self._day)
        return {
            "n": one.n,
            "due_on": one.due_on,
            "minor": one.minor,
            "paid_minor": state.paid_minor,
            "paid_on": state.paid_on and state.paid_on.isoformat(),
            "state": state.state,
        }

    def _document(self, one: Document) -> dict[str, Any]:
        rows = [_fields(each, SENDING) for each in self._snapshot.sendings if each.document == one.id]
        return _fields(one, DOCUMENT) | {"sent": rows}

    def _payment(self, payment: Payment) -> dict[str, Any]:
        parts = self._snapshot.allocations_of(payment.id)
        return _fields(payment, PAYMENT) | {
            "citations": self._citations.get(payment.id, []),
            "allocations": [self._allocation(one) for one in parts],
            "perhaps_same": self._asked.get(payment.id),
        }

    def _allocation(self, part: Allocation) -> dict[str, Any]:
        row = self._snapshot.instalment_by_id[part.instalment]
        return {"agreement": row.agreement, "n": row.n, "minor": part.minor, "status": part.status}


def citation(one: Citation) -> dict[str, Any]:
    """One citation as plain data."""
    region = list(one.region) if one.region is not None else None
    return {
        "evidence": one.evidence,
        "page": one.page,
        "region": region,
        "second": one.second,
        "text": one.text,
    }


def _received(snapshot: Snapshot) -> dict[str, Any] | None:
    """The bag that a case was made from; ``None`` for one that was begun here."""
    newest = next((one for one in reversed(snapshot.documents) if one.kind == RECEIVED), None)
    if newest is None:
        return None
    return {"name": newest.name, "sha256": newest.sha256, "at": newest.made_at, **newest.settings}


def unclear(agreement: Agreement) -> list[str]:
    """What the agreement leaves open (民法典 544 presumes an unclear change is not made)."""
    open_fields = [
        name for name in ("agreed_at", "total_minor", "grace_days") if getattr(agreement, name) is None
    ]
    if agreement.how == "unknown":
        open_fields.append("how")
    if not agreement.contract_number:
        open_fields.append("contract_number")
    ends = agreement.ends_when
    if not ends.get("consecutive_missed") and not ends.get("total_missed"):
        open_fields.append("ends_when")
    else:
        if (ends.get("effect") or "unknown") == "unknown":
            open_fields.append("ends_when.effect")
        if ends.get("late_counts") is None:
            open_fields.append("ends_when.late_counts")
    silent = [name for name in PROMISES if agreement.promises.get(name) is None]
    return open_fields + [f"promises.{name}" for name in silent]


def _category_words(entry: Entry) -> list[dict[str, Any]]:
    """The phrases in an entry's words that speak for what kind of message it is, and where they stand."""
    if not entry.text:
        return []
    return [
        {
            "phrase": hit.phrase,
            "class": hit.kind,
            "severity": hit.severity,
            "words": hit.words,
            "start": hit.start,
            "end": hit.end,
        }
        for hit in classify.of(entry.text, entry.direction, entry.kind).hits
    ]
