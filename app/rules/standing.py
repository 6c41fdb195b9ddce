"""Where each entry stands to the agreement of its debt: before or after, and was it being kept."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING

from app.case.contacts import MESSAGES
from app.rules import balance, ending
from app.rules.dues import DAY, Due, InstalmentState, Paid, due
from app.rules.ending import EndsWhen
from app.rules.spans import FIRST, LAST, TICK, Span, local, relation, span_of_entry, stated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.case.records import Agreement, Entry, Evidence, Instalment, Payment
    from app.case.snapshot import Snapshot
    from app.rules.balance import Owed

TERMINATION = "termination_notice"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Whether the agreement was being kept at a moment, and in which state it was.

    ``agreement`` is ``none|alive|at_risk|terminable|ended``; ``why`` a code, followed by both
    readings in brackets when the agreement does not say whether a late instalment counts.
    """

    kept: bool | None
    agreement: str
    promise_applied: bool | None
    why: str


NO_AGREEMENT = Kept(kept=None, agreement="none", promise_applied=None, why="no_agreement")
TIME_UNKNOWN = Kept(kept=None, agreement="none", promise_applied=None, why="time_unknown")


class Plan:
    """One agreement with its instalments and what was paid on them."""

    def __init__(self, agreement: Agreement, dues: Iterable[Due], notices: Iterable[datetime]) -> None:
        self.agreement = agreement
        self.dues = sorted(dues, key=lambda d: (d.due_on, d.n))
        self.notices = sorted(notices)
        self.agreed = stated(agreement.agreed_at, agreement.precision)
        self.ends = EndsWhen.read(agreement.ends_when)
        self._known: dict[int, tuple[bool | None, str, str, str]] = {}
        self._owed: dict[tuple[int, int], Owed] = {}
        self._answers: dict[tuple[int, bool | None], Kept] = {}

    def changes(self) -> Iterable[datetime]:
        """Moments at which an answer about this agreement can change."""
        if self.agreed is not None:
            yield self.agreed.lo
        for one in self.dues:
            yield from one.changes()

    def kept(self, t: datetime) -> tuple[bool | None, str]:
        """Whether it was kept at ``t``, and why."""
        elapsed = [one.full_at(t) for one in self.dues if one.over <= t]
        if False in elapsed:
            return False, "missed"
        if None in elapsed:
            return None, "payments_unknown"
        return True, self._why_kept(t)

    def _why_kept(self, t: datetime) -> str:
        running = [d for d in self.dues if d.due_on <= t.date() <= d.grace_end and not d.full_at(t)]
        if any(d.due_on < t.date() for d in running):
            return "in_grace"
        if running:
            return "due_today"
        begun = any(d.over <= t or d.full_at(t) for d in self.dues)
        return "paid" if begun else "not_yet_due"

    def state(self, t: datetime) -> tuple[str, str]:
        """``alive|at_risk|terminable|ended`` at ``t`` by its own terms; the two readings if they differ."""
        if self.agreed is None or t < self.agreed.lo:
            return "none", ""
        if any(self.agreed.lo <= notice <= t for notice in self.notices):
            return "ended", ""
        return ending.settle(ending.readings(self.ends, self.dues, t))

    def promised(self, entry: Entry | None) -> bool | None:
        """Whether it promised that there would be no such contact; ``None`` when it does not say."""
        if entry is None:
            return self._promises[0]
        third = 2 if entry.recipient and _is_third(entry) else 0
        return self._promises[third + (entry.kind == "sms")]

    @cached_property
    def _promises(self) -> list[bool | None]:
        """The answers for what is neither, an SMS, one to a third party, an SMS to a third party."""
        found: list[bool | None] = []
        for more in ((), ("stop_sms",), ("stop_third_party",), ("stop_sms", "stop_third_party")):
            said = [self.agreement.promises.get(name) for name in ("stop_collection", *more)]
            found.append(True if True in said else False if False in said else None)
        return found

    @cached_property
    def _turns(self) -> list[datetime]:
        """Every moment at which any word of an answer changes; between two of them it is the same."""
        midnights = [datetime.combine(d.due_on, time.min) for d in self.dues]
        return sorted({*self.changes(), *self.notices, *midnights, *(m + DAY for m in midnights)})

    def _facts(self, t: datetime, at: int) -> tuple[bool | None, str, str, str]:
        """Kept, why, state and the two readings at ``t``; worked out once between two turns."""
        if at not in self._known:
            self._known[at] = (*self.kept(t), *self.state(t))
        return self._known[at]

    @cached_property
    def _money_turns(self) -> list[datetime]:
        """Every moment at which something becomes due or was paid."""
        paid = {p.span.lo.replace(second=0, microsecond=0) for d in self.dues for p in d.paid if p.span}
        return sorted({*self._turns, *paid})

    def owed(self, span: Span) -> Owed:
        """What it makes due in a stretch of time; worked out once between two turns."""
        turns = self._money_turns
        at = bisect_right(turns, span.lo), bisect_right(turns, span.hi)
        known = self._owed.get(at)
        if known is None:
            known = self._owed[at] = balance.owed(self.agreement, self.dues, span)
        return known

    def answer(self, t: datetime, entry: Entry | None) -> Kept:
        """The whole answer at one point in time, from the agreement on; one object between two turns."""
        key = bisect_right(self._turns, t), self.promised(entry)
        known = self._answers.get(key)
        if known is None:
            known = self._answers[key] = self._answer(t, *key)
        return known

    def _answer(self, t: datetime, at: int, promise: bool | None) -> Kept:
        kept, why, state, both = self._facts(t, at)
        if promise and kept is not None:
            promise = kept and state != "ended"
        elif promise:
            promise = None
        return Kept(
            kept=kept, agreement=state, promise_applied=promise, why=f"{why} ({both})" if both else why
        )


Placed = tuple[Span | None, str, Kept, Plan | None]


class Standing:
    """Answers of a snapshot, by the words of CONTRACT.md; computed when asked, remembered.

    With ``provisional`` drafts count as well: the window shows that, visibly so; paper never.
    """

    def __init__(self, snapshot: Snapshot, *, provisional: bool = False) -> None:
        self._snapshot = snapshot
        self._counts = {"confirmed", "draft"} if provisional else {"confirmed"}
        self._kept: dict[str, Kept] = {}

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
        return Plan(agreement, dues, self._notices(agreement.debt))

    @cached_property
    def _plans(self) -> dict[str, Plan]:
        return {a.id: self._plan(a) for a in self._snapshot.agreements}

    @cached_property
    def _chains(self) -> dict[str, list[Plan]]:
        """Agreements that count, per debt, earliest first."""
        chains: dict[str, list[Plan]] = defaultdict(list)
        counting = [
            p for p in self._plans.values() if p.agreement.status in self._counts and p.agreed is not None
        ]
        replaced = _replaced(counting)
        for plan in counting:
            if plan.agreement.debt and plan.agreement.id not in replaced:
                chains[plan.agreement.debt].append(plan)
        for chain in chains.values():
            chain.sort(key=lambda plan: (plan.agreed.lo if plan.agreed else FIRST, plan.agreement.id))
        return chains

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
        chain = self._chains.get(debt or "", [])
        return chain[-1 if current else 0].agreement if chain else None

    def relation(self, entry: Entry) -> str:
        """``before|after|same_day|unknown`` against the earliest agreement of the entry's debt."""
        chain = self._chains.get(entry.debt or "", [])
        return relation(span_of_entry(entry), chain[0].agreed) if chain else "unknown"

    def relation_current(self, entry: Entry) -> str:
        """The same against the agreement in force now."""
        chain = self._chains.get(entry.debt or "", [])
        return relation(span_of_entry(entry), chain[-1].agreed) if chain else "unknown"

    def kept(self, entry: Entry) -> Kept:
        """Was the agreement being kept when this happened? Remembered per entry."""
        if entry.id not in self._kept:
            self._kept[entry.id] = self._kept_of(entry)
        return self._kept[entry.id]

    def _kept_of(self, entry: Entry) -> Kept:
        return self._kept_in(self._chains.get(entry.debt or "", []), span_of_entry(entry), entry)

    def _kept_in(self, chain: list[Plan], span: Span | None, entry: Entry) -> Kept:
        if not chain:
            return NO_AGREEMENT
        if span is None:
            return TIME_UNKNOWN
        return _at(chain, span.lo, entry) if span.is_point else _one_answer(chain, span, entry)

    def place(self, entry: Entry) -> Placed:
        """Stretch of time, relation, whether the agreement in force was being kept, that agreement's plan."""
        span = span_of_entry(entry)
        chain = self._chains.get(entry.debt or "", [])
        where = relation(span, chain[0].agreed) if chain else "unknown"
        plan = _in_force(chain, span.lo) if span is not None else None
        if plan is not None and span is not None and span.lo == span.hi:
            return span, where, plan.answer(span.lo, entry), plan
        return span, where, self._kept_in(chain, span, entry), plan

    def in_force(self, debt: str | None, t: datetime) -> Agreement | None:
        """The agreement of a debt that was in force at a local moment."""
        plan = _in_force(self._chains.get(debt or "", []), t)
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
        chain = self._chains.get(agreement.debt or "", [])
        later = chain[chain.index(plan) + 1 :] if plan in chain else []
        if any(p.agreed is not None and p.agreed.lo <= at for p in later):
            return "ended"
        return plan.state(at)[0]


def _is_message(entry: Entry | None) -> bool:
    return entry is not None and entry.kind in MESSAGES


def _is_third(entry: Entry) -> bool:
    return (entry.recipient or {}).get("who") == "third_party"


def _replaced(plans: list[Plan]) -> set[str]:
    """Agreements in whose place another was recorded from their first day on: a correction, no new agreement.

    In a loop of superseding the one recorded last (by its id where nothing else tells) stays.
    """
    by_id = {plan.agreement.id: plan for plan in plans}
    gone: set[str] = set()
    for later in sorted(plans, key=lambda plan: plan.agreement.id):
        plan = by_id.get(later.agreement.supersedes or "")
        if plan is None or plan is later or not _corrects(later, plan):
            continue
        if later.agreement.id in _superseded_by(plan, by_id) and later.agreement.id < plan.agreement.id:
            continue
        gone.add(plan.agreement.id)
    return gone


def _superseded_by(plan: Plan, by_id: dict[str, Plan]) -> set[str]:
    """All that an agreement supersedes, directly or through others."""
    found: set[str] = set()
    at = plan.agreement.supersedes
    while at is not None and at in by_id and at not in found:
        found.add(at)
        at = by_id[at].agreement.supersedes
    return found


def _corrects(later: Plan, plan: Plan) -> bool:
    if later.agreed is None or plan.agreed is None:
        return False
    return later.agreed.lo.date() <= plan.agreed.lo.date()


def _statement(evidence: Evidence) -> tuple[str, ...]:
    period = evidence.page_facts.get("payments_cover") or ()
    return () if evidence.hidden else tuple(period)


def _in_force(chain: list[Plan], t: datetime) -> Plan | None:
    for plan in reversed(chain):
        if plan.agreed is not None and plan.agreed.lo <= t:
            return plan
    return None


def _at(chain: list[Plan], t: datetime, entry: Entry | None) -> Kept:
    plan = _in_force(chain, t)
    return plan.answer(t, entry) if plan is not None else NO_AGREEMENT


def _one_answer(chain: list[Plan], span: Span, entry: Entry) -> Kept:
    """The answer for a stretch of time: one only if it is the same all through."""
    points = [span.lo]
    if not span.is_point:
        turns = {turn for plan in chain for turn in plan.changes() if span.lo < turn <= span.hi}
        points += sorted({t for turn in turns for t in (turn - TICK, turn)})
    answers = [_at(chain, t, entry) for t in points]
    if len({a.kept for a in answers}) == 1:
        return _agreeing(answers)
    return Kept(kept=None, agreement=answers[0].agreement, promise_applied=None, why="answer_changes")


def _agreeing(answers: list[Kept]) -> Kept:
    """One answer out of several that agree on *kept*: a promise that held only part of the time is open."""
    first = answers[0]
    if len({a.promise_applied for a in answers}) == 1:
        return first
    return Kept(kept=first.kept, agreement=first.agreement, promise_applied=None, why=first.why)
