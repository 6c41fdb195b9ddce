"""Which call a recording is of: its name tells number and moment, but seldom who rang; pure functions."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.case.records import Entry
    from app.work.matching import Reading

RINGING = timedelta(seconds=90)
"""How long after a call's listed time it may be taken; a listed time without seconds is within it too."""
EARLY = timedelta(seconds=5)
"""How much two clocks of one phone may differ: the call list's and the recorder's."""
LENGTH = 3
"""Seconds by which the lengths of a call and of its whole recording differ."""
UNTAKEN = frozenset({"missed", "rejected"})

Pairs = list[tuple["Reading", "Reading"]]


def pairs(
    calls: Iterable[tuple[str, Reading]], tapes: Iterable[tuple[str, Reading]]
) -> tuple[Pairs, list[tuple[Reading, list[Reading]]]]:
    """Recordings with the one call each is of, the kept entry first, and those that fit several calls.

    Args:
        calls: readings of calls, each with the number or name that it was with.
        tapes: readings of recordings, likewise.
    """
    same: Pairs = []
    maybe: list[tuple[Reading, list[Reading]]] = []
    listed: dict[str, list[Reading]] = defaultdict(list)
    for number, one in calls:
        listed[number].append(one)
    for number, tape in tapes:
        fitting = [one for one in listed[number] if _is_of(tape, one)]
        whole = [one for one in fitting if _as_long(tape.entry, one.entry)]
        best = whole if len(whole) == 1 else fitting
        if len(best) == 1:
            same += _kept(best[0], tape)
        elif best and tape.entry.status == "draft":
            maybe.append((tape, best))
    return _once(same), maybe


def _kept(call: Reading, tape: Reading) -> Pairs:
    """The call is the entry that the recording proves, unless a person has confirmed the recording alone."""
    if tape.entry.status == "draft":
        return [(call, tape)]
    return [(tape, call)] if call.entry.status == "draft" else []


def _once(same: Pairs) -> Pairs:
    """A call that two recordings claim is given to the first; the other goes there the next time."""
    taken: dict[str, int] = defaultdict(int)
    found = []
    for keeper, other in same:
        if not taken[other.entry.id]:
            found.append((keeper, other))
        taken[other.entry.id] += 1
    return found


def _is_of(tape: Reading, call: Reading) -> bool:
    one, other = tape.entry, call.entry
    sides = {one.direction, other.direction} - {"none"}
    taken = other.call_type not in UNTAKEN and other.duration_s != 0 and other.count == 1
    if not taken or len(sides) > 1 or tape.sources & call.sources or not (call.bounded and tape.bounded):
        return False
    if call.span.is_point and tape.span.is_point:
        return _within(tape, call)
    met = call.span.lo <= tape.span.hi and tape.span.lo <= call.span.hi
    return met and _as_long(one, other)


def _within(tape: Reading, call: Reading) -> bool:
    """Whether a recording begins or is written while the call lasts, and is no longer than it."""
    first, last = call.span.lo - EARLY, call.span.lo + RINGING + _length(call.entry)
    longer = call.entry.duration_s is not None and _length(tape.entry) > _length(call.entry) + EARLY
    begun = tape.span.lo + timedelta(seconds=59) if tape.entry.precision == "minute" else tape.span.lo
    return not longer and begun >= first and tape.span.lo <= last


def _length(entry: Entry) -> timedelta:
    return timedelta(seconds=entry.duration_s or 0)


def _as_long(one: Entry, other: Entry) -> bool:
    lengths = one.duration_s, other.duration_s
    return None not in lengths and abs(_length(one) - _length(other)) <= timedelta(seconds=LENGTH)
