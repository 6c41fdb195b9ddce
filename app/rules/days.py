"""Dates to keep in mind: records to ask for, answers that are due, limitation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.rules.contact import ids
from app.rules.hits import ACTORS, bound, bound_needs
from app.rules.schedule import month_later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.rules.contact import Contact
    from app.rules.contacts import DebtContacts, World
    from app.rules.rule import Rule


@dataclass(frozen=True, kw_only=True)
class KeepDay:
    """A day: ``until`` is the last one, ``None`` if it cannot be worked out; ``entries`` what it is about."""

    kind: str
    rule: Rule
    debt: str | None
    until: date | None
    entries: tuple[str, ...]
    needs: tuple[str, ...]
    passed: int = 0


def days(world: World, rules: Sequence[Rule]) -> list[KeepDay]:
    """Every date of the case's jurisdiction, the next one first."""
    here = [r for r in rules if r.check == "date" and r.jurisdiction == world.snapshot.case.jurisdiction]
    found = [
        one
        for rule in here
        for of in world.debts
        if of.sure and (of.kind == "unknown" or bound(rule, of, agency=True) is not False)
        for one in KINDS[str(rule.parameters["kind"])](world, rule, of)
    ]
    return sorted(found, key=lambda one: (one.until or date.max, one.rule.id, one.debt or ""))


def last_day(rule: Rule, first: date) -> date:
    """The last day of a period that begins on ``first``, which itself is not counted (民法典 201)."""
    given = rule.parameters
    months = 12 * int(given.get("years", 0)) + int(given.get("months", 0))
    return month_later(first, months) + timedelta(days=int(given.get("days", 0)))


def _records(world: World, rule: Rule, of: DebtContacts) -> Iterator[KeepDay]:
    """Until when the records of contacts are kept at least: the oldest that is still open comes first."""
    channels = rule.parameters.get("channels", ())
    never = {
        who for who in ACTORS if bound(rule, of, agency=who == "agency", known=who != "unknown") is False
    }
    open_: list[Contact] = []
    passed, first = 0, date.max
    for day, each in of.days.items():
        held = [one for one in each if one.way.kind in channels and one.way.actor not in never]
        held = held if rule.in_force(day) else []
        if held and last_day(rule, day) >= world.as_of:
            open_ += held
            first = min(first, day)
        else:
            passed += len(held)
    if open_:
        yield KeepDay(
            kind=str(rule.parameters["kind"]),
            rule=rule,
            debt=of.debt.id if of.debt else None,
            until=last_day(rule, first),
            entries=tuple(ids(open_)),
            needs=bound_needs(rule, of),
            passed=passed,
        )


def _limitation(world: World, rule: Rule, of: DebtContacts) -> Iterator[KeepDay]:
    """A reference day, from the last instalment on; what interrupts it makes it later."""
    debt = of.debt.id if of.debt else None
    agreement = world.standing.agreement_of(debt, current=True)
    rows = world.snapshot.instalments_of(agreement.id) if agreement else ()
    last = date.fromisoformat(max(row.due_on for row in rows)) if rows else None
    if last is not None and agreement is not None and rule.in_force(last):
        yield KeepDay(
            kind="limitation",
            rule=rule,
            debt=debt,
            until=last_day(rule, last),
            entries=(agreement.id,),
            needs=("interruptions",),
        )


def _complaint(world: World, rule: Rule, of: DebtContacts) -> Iterator[KeepDay]:
    """For each complaint that has no answer yet: when one is due, counted from the day it was sent."""
    debt = of.debt.id if of.debt else None
    answers = [one.at or "" for one in world.of_kind("complaint_reply", debt)]
    for one in world.of_kind("complaint", debt):
        sent = (one.at or "")[:10]
        answered = any(at >= (one.at or "") for at in answers)
        if sent and not answered and rule.in_force(date.fromisoformat(sent)):
            yield KeepDay(
                kind="complaint_reply",
                rule=rule,
                debt=debt,
                until=last_day(rule, date.fromisoformat(sent)),
                entries=(one.id,),
                needs=("day_received", *bound_needs(rule, of)),
            )


KINDS = {
    "records": _records,
    "sms_records": _records,
    "limitation": _limitation,
    "complaint_reply": _complaint,
}
