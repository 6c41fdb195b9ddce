"""Where each entry stands to the agreement of its debt: before or after, and was it being kept."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.case.contacts import MESSAGES
from app.rules.dues import Due, InstalmentState, Paid, due
from app.rules.plans import Chain, Plan, replaced
from app.rules.spans import LAST, local, moment_of, span_of_entry, stated

if TYPE_CHECKING:
    from datetime import datetime

    from app.case.records import Agreement, Entry, Evidence, Instalment, Payment
    from app.case.snapshot import Snapshot
    from app.rules.plans import Kept, Where
    from app.rules.spans import Span

TERMINATION = "termination_notice"
#: The chain of a debt without an agreement.
NOTHING = Chain()


class Standing:
    """Answers of a snapshot, by the words of CONTRACT.md; computed when asked, remembered.

    With ``provisional`` drafts count as well: the window shows that, visibly so; paper never.
    """

    def __init__(self, snapshot: Snapshot, *, provisional: bool = False) -> None:
        self._snapshot = snapshot
        self._counts = {"confirmed", "draft"} if provisional else {"confirmed"}

    # what the snapshot holds, indexed once

    @cached_property
    def _payments(self) -> dict[str, Payment]:
        return {p.id: p for p in self._snapshot.payments if p.status in self._counts}

    @cached_property
    def _paid(self) -> dict[str, list[Paid]]:
        parts: dict[str, list[Paid]] = defaultdict(list)
        for part in self._snapshot.allocations:
            payment = self._payments.get(part.payment)
            # What came back is no payment, whatever it was allocated to.
            if payment is not None and payment.direction != "in" and part.status in self._counts:
                parts[part.instalment].append(
                    Paid(minor=part.minor, span=stated(payment.paid_at, payment.precision))
                )
        return parts

    @cached_property
    def _made(self) -> dict[str, list[tuple[datetime, str]]]:
        """Moments and ids of the payments that name an instalment, also of those that came back."""
        found: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
        for part in self._snapshot.allocations:
            payment = self._payments.get(part.payment)
            if payment is not None and payment.paid_at and part.status in self._counts:
                found[part.instalment].append((local(payment.paid_at), payment.id))
        return found

    @cached_property
    def _instalments(self) -> dict[str, list[Instalment]]:
        rows: dict[str, list[Instalment]] = defaultdict(list)
        for one in self._snapshot.instalments:
            rows[one.agreement].append(one)
        return rows

    @cached_property
    def _evidence_of_payment(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for one in self._snapshot.citations:
            if one.payment is not None:
                found[one.payment].append(one.evidence)
        return found

    @cached_property
    def _chats(self) -> set[str]:
        """Files behind payments that hold messages: they list no payments, they only mention some."""
        files = {one for each in self._evidence_of_payment.values() for one in each}
        cited = [one for one in self._snapshot.citations if one.entry and one.evidence in files]
        entries = self._snapshot.entry_by_id if cited else {}
        return {one.evidence for one in cited if _is_message(entries.get(one.entry or ""))}

    def _sources(self, agreement: Agreement) -> list[tuple[date, date]]:
        """Periods in which a payment would be known: statements, stated periods, first to last of a file.

        A payment with no file, or one that only messages tell of, says nothing of the days beside its own:
        who typed one payment did not say that there was no other, and not every payment is confirmed by SMS.
        """
        days: dict[str, list[date]] = defaultdict(list)
        for payment in self._payments.values():
            span = stated(payment.paid_at, payment.precision)
            if span is not None and payment.debt in (None, agreement.debt):
                files = self._evidence_of_payment.get(payment.id, [])
                for source in [one for one in files if one not in self._chats] or [payment.id]:
                    days[source].append(span.lo.date())
        found = [(min(group), max(group)) for group in days.values()]
        stated_periods = [agreement.payments_cover, *map(_statement, self._snapshot.evidence)]
        return found + [(local(p[0]).date(), local(p[1]).date()) for p in stated_periods if len(p) == 2]

    def _notices(self, debt: str | None) -> list[datetime]:
        spans = [
            span_of_entry(e)
            for e in self._snapshot.entries
            if e.category == TERMINATION
            and e.direction == "in"
            and e.debt == debt
            and e.status in self._counts
        ]
        return [span.hi for span in spans if span is not None and span.hi != LAST]

    def _plan(self, agreement: Agreement) -> Plan:
        sources = self._sources(agreement)
        dues = [
            due(
                id=i.id,
                n=i.n,
                due_on=date.fromisoformat(i.due_on),
                minor=i.minor,
                grace_days=agreement.grace_days or 0,
                paid=self._paid.get(i.id, ()),
                sources=sources,
            )
            for i in self._instalments.get(agreement.id, ())
        ]
        made = [each for one in dues for each in self._made.get(one.id, ())]
        return Plan(agreement, dues, self._notices(agreement.debt), made)

    @cached_property
    def _plans(self) -> dict[str, Plan]:
        return {a.id: self._plan(a) for a in self._snapshot.agreements}

    @cached_property
    def _chains(self) -> dict[str, Chain]:
        """Agreements that count, per debt; one that another only corrects has left its place to it."""
        plans: dict[str, list[Plan]] = defaultdict(list)
        counting = [
            p for p in self._plans.values() if p.agreement.status in self._counts and p.agreed is not None
        ]
        gone = replaced(counting)
        for plan in counting:
            if plan.agreement.debt and plan.agreement.id not in gone:
                plans[plan.agreement.debt].append(plan)
        return {debt: Chain(each) for debt, each in plans.items()}

    def _chain(self, debt: str | None) -> Chain:
        return self._chains.get(debt or "", NOTHING)

    @cached_property
    def _dues(self) -> dict[str, Due]:
        return {one.id: one for plan in self._plans.values() for one in plan.dues}

    # answers

    @cached_property
    def last_day(self) -> date | None:
        """Local date of the latest moment in the record, never the wall clock (CONTRACT: --as-of)."""
        counts = self._counts
        texts: list[str | None] = [
            max((e.at for e in self._snapshot.entries if e.at and e.status in counts), default="")
        ]
        texts += [p.paid_at for p in self._payments.values()]
        for agreement in self._snapshot.agreements:
            if agreement.status in self._counts:
                texts += [agreement.agreed_at, *agreement.payments_cover[1:]]
        # All moments of a case have the offset of its own zone: the latest day is the latest by its letters.
        latest = max((text[:10] for text in texts if text), default=None)
        return local(latest).date() if latest is not None else None

    def agreement_of(self, debt: str | None, *, current: bool = False) -> Agreement | None:
        """The earliest agreement of a debt that counts, or with ``current`` the one in force."""
        plans = self._chain(debt).plans
        return plans[-1 if current else 0].agreement if plans else None

    def relation(self, entry: Entry) -> str:
        """``before|after|same_day|unknown`` against the earliest agreement of the entry's debt."""
        return self._chain(entry.debt).relation(span_of_entry(entry))

    def relation_current(self, entry: Entry) -> str:
        """The same against the agreement in force now."""
        return self._chain(entry.debt).relation(span_of_entry(entry), current=True)

    def kept(self, entry: Entry) -> Kept:
        """Was the agreement being kept when this happened?"""
        return self.place(entry).kept

    def place(self, entry: Entry) -> Where:
        """Where an entry stands to the agreements of its debt."""
        at = moment_of(entry)
        return self.place_at(at, entry) if at is not None else self.place_in(span_of_entry(entry), entry)

    def place_at(self, t: datetime, entry: Entry) -> Where:
        """The same, of an entry whose moment is known."""
        return self._chains.get(entry.debt or "", NOTHING).place_at(t, entry)

    def place_in(self, span: Span | None, entry: Entry) -> Where:
        """The same, of an entry that came in a stretch of time."""
        return self._chains.get(entry.debt or "", NOTHING).place(span, entry)

    def in_force(self, debt: str | None, t: datetime) -> Agreement | None:
        """The agreement of a debt that was in force at a local moment."""
        plan = self._chain(debt).in_force(t)
        return plan.agreement if plan is not None else None

    def due(self, instalment: Instalment) -> Due:
        """The instalment with everything that decides its state."""
        return self._dues[instalment.id]

    def instalment(self, instalment: Instalment, on: date) -> InstalmentState:
        """Its state at the end of a day."""
        return self._dues[instalment.id].on(on)

    def agreement(self, agreement: Agreement, at: datetime) -> str:
        """Its state at a local moment: ``none`` before it was agreed, ``ended`` once a later one stands."""
        plan = self._plans[agreement.id]
        plans = self._chain(agreement.debt).plans
        later = plans[plans.index(plan) + 1 :] if plan in plans else []
        if any(p.agreed is not None and p.agreed.lo <= at for p in later):
            return "ended"
        return plan.state(at)[0]


def _is_message(entry: Entry | None) -> bool:
    return entry is not None and entry.kind in MESSAGES


def _statement(evidence: Evidence) -> tuple[str, ...]:
    period = evidence.page_facts.get("payments_cover") or ()
    return () if evidence.hidden else tuple(period)
