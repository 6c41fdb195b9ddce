"""Facts that no rule is needed for: contacts and calls per day, quiet hours, was the agreement being kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from app.case.contacts import MESSAGES
from app.rules.checks.quiet import Window
from app.rules.contacts import by_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.rules.contact import Contact
    from app.rules.contacts import World
    from app.rules.plans import Where
    from app.rules.rule import Rule


def facts(world: World, rules: Sequence[Rule], *, debt: str | None = None) -> dict[str, Any]:
    """CONTRACT ``facts``: each count carries the ids that make it; rows that stand for several are summed.

    With ``debt`` only contacts of that debt, and those of which it is not known.
    """
    contacts = [one for one in world.contacts if debt is None or one.way.debt in (debt, None)]
    to_self = [one for one in contacts if one.way.third is not True]
    messages = [one for one in to_self if one.way.kind in MESSAGES]
    calls = [one for one in to_self if one.way.kind == "call"]
    per_day, attempted = _per_day(messages), _per_day(calls)
    connected = _per_day([one for one in calls if one.way.answered])
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
        "compliance": compliance(contacts),
        "totals": _totals(contacts),
    }


def _per_day(contacts: Iterable[Contact]) -> dict[str, list[Contact]]:
    days = by_day(contacts)
    return {day.isoformat(): days[day] for day in sorted(days)}


def _ids(contacts: Iterable[Contact]) -> list[str]:
    return [one.id for one in contacts]


def _sum(contacts: Iterable[Contact]) -> int:
    return sum([one.way.count for one in contacts])


def quiet_hours(world: World, rules: Sequence[Rule], contacts: Sequence[Contact]) -> list[str]:
    """Contacts in the night of the case's jurisdiction, its first minute included where its rule says so."""
    here = [
        r for r in rules if r.check == "quiet_hours" and r.jurisdiction == world.snapshot.case.jurisdiction
    ]
    if not here:
        return []
    window = Window(max(here, key=lambda one: one.in_force_from), world.snapshot.case.time_zone)
    answers = zip(contacts, window.answers(contacts), strict=True)
    return [one.id for one, answer in answers if answer is True or answer is None]


def compliance(contacts: Iterable[Contact]) -> dict[str, dict[str, Any]]:
    """For each contact: was the agreement being kept then, why, and what proves it."""
    known: dict[Where, dict[str, Any]] = {}
    found = {}
    for one in contacts:
        # Contacts between two changes stand at the same place: what is the same is written once.
        answer = known.get(one.where)
        if answer is None:
            answer = known[one.where] = _answer(one.where)
        found[one.id] = answer
    return found


def _answer(where: Where) -> dict[str, Any]:
    kept = where.kept
    return {
        "kept": kept.kept,
        "agreement": kept.agreement,
        "promise_applied": kept.promise_applied,
        "why": kept.why,
        "proof": where.proof,
    }


def _totals(contacts: Sequence[Contact]) -> dict[str, int]:
    wheres, ways = Counter([one.where for one in contacts]), Counter([one.way for one in contacts])
    return {
        "contacts": len(contacts),
        "after_agreement": sum(n for where, n in wheres.items() if where.relation == "after"),
        "third_party": sum(n for way, n in ways.items() if way.third is True),
        "calls": sum(n * way.count for way, n in ways.items() if way.kind == "call"),
        "messages": sum(n * way.count for way, n in ways.items() if way.kind in MESSAGES),
        "while_kept": sum(n for where, n in wheres.items() if where.kept.kept is True),
        "time_unknown": len([one for one in contacts if one.day is None]),
    }
