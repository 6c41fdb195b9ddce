"""Facts that no rule is needed for: contacts and calls per day, quiet hours, was the agreement being kept."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from app.case.contacts import MESSAGES
from app.rules.checks.quiet import Window
from app.rules.contacts import by_day
from app.rules.spans import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from app.case.records import Agreement
    from app.rules.contacts import Contact, World
    from app.rules.rule import Rule


def facts(world: World, rules: Sequence[Rule], *, debt: str | None = None) -> dict[str, Any]:
    """CONTRACT ``facts``: each count carries the ids that make it; rows that stand for several are summed.

    With ``debt`` only contacts of that debt, and those of which it is not known.
    """
    contacts = [one for one in world.contacts if debt is None or one.debt in (debt, None)]
    to_self = [one for one in contacts if one.third is not True]
    messages = [one for one in to_self if one.kind in MESSAGES]
    calls = [one for one in to_self if one.kind == "call"]
    per_day, attempted = _per_day(messages), _per_day(calls)
    connected = _per_day([one for one in calls if one.answered])
    return {
        "messages_per_day": {day: _ids(each) for day, each in per_day.items()},
        "calls_per_day": {
            day: {"attempted": _ids(each), "connected": _ids(connected.get(day, ()))}
            for day, each in attempted.items()
        },
        "counts_per_day": {
            day: {
                "messages": _sum(per_day.get(day, ())),
                "attempted": _sum(attempted.get(day, ())),
                "connected": _sum(connected.get(day, ())),
            }
            for day in sorted({*per_day, *attempted})
        },
        "quiet_hours": quiet_hours(world, rules, contacts),
        "compliance": compliance(world, contacts),
        "totals": _totals(contacts),
    }


def _per_day(contacts: Iterable[Contact]) -> dict[str, list[Contact]]:
    days = by_day(contacts)
    return {day.isoformat(): days[day] for day in sorted(days)}


def _ids(contacts: Iterable[Contact]) -> list[str]:
    return [one.id for one in contacts]


def _sum(contacts: Iterable[Contact]) -> int:
    return sum([one.count for one in contacts])


def quiet_hours(world: World, rules: Sequence[Rule], contacts: Iterable[Contact]) -> list[str]:
    """Contacts in the night of the case's jurisdiction, its first minute included where its rule says so."""
    here = [
        r for r in rules if r.check == "quiet_hours" and r.jurisdiction == world.snapshot.case.jurisdiction
    ]
    if not here:
        return []
    window = Window(max(here, key=lambda one: one.in_force_from), world.snapshot.case.time_zone)
    return [one.id for one in contacts if window.of(one) in (True, None)]


def compliance(world: World, contacts: Iterable[Contact]) -> dict[str, dict[str, Any]]:
    """For each contact: was the agreement being kept then, why, and what proves it."""
    proof_of = _Proofs(world).of
    known: dict[tuple[int, int], dict[str, Any]] = {}
    found = {}
    for one in contacts:
        proof = proof_of(one)
        # Answers and lists are one object as long as nothing changes: what is the same is written once.
        key = id(one.kept), id(proof)
        if key not in known:
            known[key] = _answer(one, proof)
        found[one.id] = known[key]
    return found


def _answer(one: Contact, proof: list[str]) -> dict[str, Any]:
    return {
        "kept": one.kept.kept,
        "agreement": one.kept.agreement,
        "promise_applied": one.kept.promise_applied,
        "why": one.kept.why,
        "proof": proof,
    }


class _Proofs:
    """The agreement in force at a contact and the payments on it made by then; equal lists are one list."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._paid: dict[int, tuple[list[datetime], list[list[str]]]] = {}
        self._none: list[str] = []

    def of(self, one: Contact) -> list[str]:
        plan, span = one.plan, one.span
        if plan is None or span is None or one.kept.agreement == "none":
            return self._none
        # Very many are asked about few plans, all alive: their place in memory names them fastest.
        known = self._paid.get(id(plan))
        if known is None:
            known = self._paid[id(plan)] = self._payments(plan.agreement)
        times, lists = known
        return lists[bisect_right(times, span.hi)]

    def _payments(self, agreement: Agreement) -> tuple[list[datetime], list[list[str]]]:
        """When it was paid on; the ids that prove it before the first of those moments, then after each."""
        snapshot, statuses = self._world.snapshot, self._world.statuses
        rows = sorted(
            (local(payment.paid_at), payment.id)
            for row in snapshot.instalments_of(agreement.id)
            for part in snapshot.allocations_of(row.id)
            if part.status in statuses
            and (payment := snapshot.payment_by_id[part.payment]).status in statuses
            and payment.paid_at
        )
        lists = [[agreement.id, *dict.fromkeys(id for _, id in rows[:at])] for at in range(len(rows) + 1)]
        return [time for time, _ in rows], lists


def _totals(contacts: Sequence[Contact]) -> dict[str, int]:
    return {
        "contacts": len(contacts),
        "after_agreement": len([one for one in contacts if one.relation == "after"]),
        "third_party": len([one for one in contacts if one.third is True]),
        "calls": _sum([one for one in contacts if one.kind == "call"]),
        "messages": _sum([one for one in contacts if one.kind in MESSAGES]),
        "while_kept": len([one for one in contacts if one.kept.kept is True]),
        "time_unknown": len([one for one in contacts if one.day is None]),
    }
