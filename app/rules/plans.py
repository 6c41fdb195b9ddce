"""Agreements as plans: what each made due and promised, was it kept, and those of one debt in their order."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property
from typing import TYPE_CHECKING

from app.rules import balance, ending
from app.rules.dues import DAY, Due
from app.rules.ending import EndsWhen
from app.rules.spans import FIRST, LAST, TICK, Span, relation, stated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.case.records import Agreement, Entry
    from app.rules.balance import Owed


@dataclass(frozen=True, kw_only=True, slots=True)
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

    def __init__(
        self,
        agreement: Agreement,
        dues: Iterable[Due],
        notices: Iterable[datetime],
        payments: Iterable[tuple[datetime, str]] = (),
    ) -> None:
        self.agreement = agreement
        self.dues = sorted(dues, key=lambda d: (d.due_on, d.n))
        self.notices = sorted(notices)
        self._paid_at = sorted(payments)
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
        third = 2 if entry.recipient and is_third(entry) else 0
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
    def turns(self) -> list[datetime]:
        """Every moment at which any word of an answer changes; between two of them it is the same."""
        midnights = [datetime.combine(d.due_on, time.min) for d in self.dues]
        return sorted({*self.changes(), *self.notices, *midnights, *(m + DAY for m in midnights)})

    def _facts(self, t: datetime, at: int) -> tuple[bool | None, str, str, str]:
        """Kept, why, state and the two readings at ``t``; worked out once between two turns."""
        if at not in self._known:
            self._known[at] = (*self.kept(t), *self.state(t))
        return self._known[at]

    @cached_property
    def all_turns(self) -> set[datetime]:
        """Every moment at which its answer changes, what it makes due, or what was paid on it."""
        return {*self.turns, *self._money_turns, *self._proofs[0]}

    @cached_property
    def _proofs(self) -> tuple[list[datetime], list[list[str]]]:
        """When it was paid on; the ids that prove it before the first of those moments, then after each."""
        ids = [id for _, id in self._paid_at]
        lists = [[self.agreement.id, *dict.fromkeys(ids[:at])] for at in range(len(ids) + 1)]
        return [when for when, _ in self._paid_at], lists

    def proof(self, until: datetime) -> list[str]:
        """The ids of the agreement and of the payments on it made by then; equal lists are one list."""
        times, lists = self._proofs
        return lists[bisect_right(times, until)]

    @cached_property
    def _money_turns(self) -> list[datetime]:
        """Every moment at which something becomes due or was paid."""
        paid = {p.span.lo.replace(second=0, microsecond=0) for d in self.dues for p in d.paid if p.span}
        return sorted({*self.turns, *paid})

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
        key = bisect_right(self.turns, t), self.promised(entry)
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


class Where:
    """Where a stretch of time stands to the agreements of a debt; moments between two turns share one.

    ``relation`` is the one to the earliest agreement, ``kept`` whether the one in force then was being kept,
    ``plan`` that agreement's plan (``None``: none, or the time is unknown).
    """

    __slots__ = ("_owed", "_span", "kept", "plan", "relation")

    def __init__(self, relation: str, kept: Kept, plan: Plan | None, span: Span | None) -> None:
        self.relation, self.kept, self.plan, self._span = relation, kept, plan, span
        self._owed: Owed | None = None

    @property
    def owed(self) -> Owed | None:
        """What the plan makes due then; ``None`` without a plan or its instalments."""
        plan, span = self.plan, self._span
        if self._owed is None and plan is not None and plan.dues and span is not None:
            self._owed = plan.owed(span)
        return self._owed

    @property
    def proof(self) -> list[str]:
        """The ids of what proves ``kept``: the agreement in force, and the payments on it made by then."""
        plan, span = self.plan, self._span
        if plan is None or span is None or self.kept.agreement == "none":
            return []
        return plan.proof(span.hi)


class Chain:
    """The agreements of one debt that count, the earliest first."""

    def __init__(self, plans: Iterable[Plan] = ()) -> None:
        self.plans = sorted(plans, key=lambda one: (one.agreed.lo if one.agreed else FIRST, one.agreement.id))
        self._known: dict[tuple[int, bool, bool], Where] = {}

    def relation(self, span: Span | None, *, current: bool = False) -> str:
        """Against the earliest agreement, or with ``current`` the latest (CONTRACT: relation)."""
        return relation(span, self.plans[-1 if current else 0].agreed) if self.plans else "unknown"

    def in_force(self, t: datetime) -> Plan | None:
        """The plan that stood at a local moment."""
        for plan in reversed(self.plans):
            if plan.agreed is not None and plan.agreed.lo <= t:
                return plan
        return None

    @cached_property
    def _turns(self) -> list[datetime]:
        """Every moment at which anything about a moment changes: between two of them it is the same."""
        first = self.plans[0].agreed if self.plans else None
        edges = {first.lo, first.lo + TICK} if first is not None else set()
        if first is not None and first.hi != LAST:
            edges.add(first.hi + TICK)
        return sorted(edges.union(*(plan.all_turns for plan in self.plans)))

    def place(self, span: Span | None, entry: Entry) -> Where:
        """Where an entry stands that came in a stretch of time."""
        plan = self.in_force(span.lo) if span is not None else None
        return Where(self.relation(span), self.kept(span, entry), plan, span)

    def place_at(self, t: datetime, entry: Entry) -> Where:
        """Where an entry stands that came at a known moment; very many are asked about."""
        key = bisect_right(self._turns, t), entry.kind == "sms", bool(entry.recipient) and is_third(entry)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self.place(Span(t, t), entry)
        return known

    def kept(self, span: Span | None, entry: Entry) -> Kept:
        """Whether the agreement in force was being kept in a stretch of time."""
        if not self.plans:
            return NO_AGREEMENT
        if span is None:
            return TIME_UNKNOWN
        return self._at(span.lo, entry) if span.is_point else self._one_answer(span, entry)

    def _at(self, t: datetime, entry: Entry | None) -> Kept:
        plan = self.in_force(t)
        return plan.answer(t, entry) if plan is not None else NO_AGREEMENT

    def _one_answer(self, span: Span, entry: Entry) -> Kept:
        """The answer for a stretch of time: one only if it is the same all through."""
        turns = {turn for plan in self.plans for turn in plan.changes() if span.lo < turn <= span.hi}
        points = [span.lo, *sorted({t for turn in turns for t in (turn - TICK, turn)})]
        answers = [self._at(t, entry) for t in points]
        if len({a.kept for a in answers}) == 1:
            return _agreeing(answers)
        return Kept(kept=None, agreement=answers[0].agreement, promise_applied=None, why="answer_changes")


def is_third(entry: Entry) -> bool:
    """Whether the record says that someone else than the person received it."""
    return (entry.recipient or {}).get("who") == "third_party"


def replaced(plans: list[Plan]) -> set[str]:
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


def _agreeing(answers: list[Kept]) -> Kept:
    """One answer out of several that agree on *kept*: a promise that held only part of the time is open."""
    first = answers[0]
    if len({a.promise_applied for a in answers}) == 1:
        return first
    return Kept(kept=first.kept, agreement=first.agreement, promise_applied=None, why=first.why)
