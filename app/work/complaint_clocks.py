"""Which periods run on the complaints of a case, and where that leaves the person on the way."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from app.followup import authorities, clocks
from app.work.complaints import DATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.case.records import Complaint
    from app.case.snapshot import Snapshot
    from app.followup.authorities import Station
    from app.followup.clocks import Running

OPEN = ("running", "last_day")
#: Outcomes after which nobody waits for anything.
ENDED = ("solved", "withdrawn")


def dates_of(one: Complaint) -> dict[str, date | None]:
    """The dates of a complaint by the names that clocks use."""
    days = {name.removesuffix("_on"): getattr(one, name) for name in DATES}
    return {name: date.fromisoformat(day) if day else None for name, day in days.items()}


def put_to_lender(snapshot: Snapshot, letter: str) -> list[tuple[str, str | None]]:
    """When something was put to a lender and when it answered: complaints, and letters noted as sent.

    Args:
        snapshot: the record.
        letter: the kind of document that such a letter is.
    """
    letters = {one.id for one in snapshot.documents if one.kind == letter}
    sent = [(one.sent_on, one.replied_on or None) for one in snapshot.sendings if one.document in letters]
    asked = [one for one in snapshot.complaints if one.body == "lender" and one.sent_on]
    return sorted([*sent, *((str(one.sent_on), one.replied_on) for one in asked)], key=lambda one: one[0])


def lender_kind(snapshot: Snapshot, debt: str | None) -> str:
    """The kind of the lender of a debt; of a case with one debt, or with lenders of one kind, that one."""
    own = snapshot.debt_by_id.get(debt or "")
    if own is not None:
        return own.lender_kind
    kinds = {one.lender_kind for one in snapshot.debts}
    return kinds.pop() if len(kinds) == 1 else "unknown"


def running(snapshot: Snapshot, one: Complaint, today: date) -> list[Running]:
    """Every clock of a complaint on a day, the next day first; none once it has ended."""
    if one.outcome in ENDED:
        return []
    return clocks.running(
        dates_of(one),
        body=one.body,
        lender_kind=lender_kind(snapshot, one.debt),
        on=today,
        paused_days=one.paused_days,
    )


def to_show(found: Sequence[Running]) -> list[Running]:
    """What a person need see: a longer period only once the shorter one before it went by."""
    hidden = {one.clock.longer for one in found if one.state in OPEN and one.clock.longer}
    chain = {one.clock.id: one.clock.longer for one in found}
    while more := {chain[id] for id in hidden if chain.get(id)} - hidden:
        hidden |= more
    over = {one.clock.id for one in found if one.state == "over"}
    followed = {id for id in over if chain[id] in over}
    return [one for one in found if one.state != "stopped" and one.clock.id not in hidden | followed]


def lapsed(found: Sequence[Running]) -> bool:
    """Whether a time in which others owed an answer went by without one."""
    return any(one.state == "over" and one.clock.who != "person" for one in found)


def way(snapshot: Snapshot, debt: str | None, matter: str, today: date) -> list[Station]:
    """The route for a matter, with where the complaints of a debt about it stand."""
    states: defaultdict[str, set[str]] = defaultdict(set)
    for one in snapshot.complaints:
        if one.matter == matter and (debt is None or one.debt in (debt, None)) and one.sent_on:
            states["asked"].add(one.body)
            if one.replied_on or one.outcome:
                states["answered"].add(one.body)
            elif lapsed(running(snapshot, one, today)):
                states["lapsed"].add(one.body)
    return authorities.way(
        matter,
        lender_kind(snapshot, debt),
        asked=frozenset(states["asked"]),
        answered=frozenset(states["answered"]),
        lapsed=frozenset(states["lapsed"]),
    )


def first_to_ask(snapshot: Snapshot, debt: str | None, matter: str, body: str, today: date) -> Station | None:
    """Who comes before ``body`` on the way and was not asked or has time left; ``None`` if nobody does."""
    stations = way(snapshot, debt, matter, today)
    here = next((one for one in stations if one.authority.id == body), None)
    if here is None or here.state != "later":
        return None
    return next((one for one in stations if one.state in ("next", "waiting")), None)
