"""Moments as stretches of local time, so that what is only partly known can still be compared."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.case.moments import Moment
    from app.case.records import Entry

FIRST = datetime.min
LAST = datetime.max
TICK = timedelta(microseconds=1)


class Span(NamedTuple):
    """From ``lo`` to ``hi``, both included, in local time of the case; a point when they are equal."""

    lo: datetime
    hi: datetime

    @property
    def is_point(self) -> bool:
        """Known to the minute or better."""
        return self.lo == self.hi

    @property
    def day(self) -> date | None:
        """The one day it lies in, if there is one."""
        return self.lo.date() if self.lo.date() == self.hi.date() else None


#: A span made without the detour of a named tuple's own constructor: one is made for every entry.
_point = partial(tuple.__new__, Span)


def local(text: str) -> datetime:
    """A stored moment as local time. All moments of a case have the offset of its own zone."""
    # The first 19 characters are the local moment; what follows is its offset or a fraction.
    return (
        datetime.fromisoformat(text[:19])
        if len(text) > 19
        else datetime.fromisoformat(text).replace(tzinfo=None)
    )


def whole_day(day: date) -> Span:
    """From midnight to the last tick of a day."""
    return Span(lo=datetime.combine(day, time.min), hi=datetime.combine(day, time.max))


def _month(first: datetime) -> Span:
    later = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return Span(lo=first, hi=datetime.combine(later, time.min) - TICK)


def _bounded(moment: Moment) -> Span | None:
    if moment.earliest is None and moment.latest is None:
        return None
    lo = local(moment.earliest) if moment.earliest else FIRST
    hi = local(moment.latest) if moment.latest else LAST
    return Span(lo=lo, hi=hi) if lo <= hi else None


def span_of(moment: Moment) -> Span | None:
    """The stretch of time a moment can lie in; ``None`` when nothing is known.

    ``about`` with no tolerance (a message under another's time) is known to the day only.
    """
    if moment.at is None:
        return _bounded(moment)
    at = local(moment.at)
    if moment.precision == "month":
        return _month(at)
    if moment.precision == "day" or (moment.precision == "about" and moment.tolerance_s is None):
        return whole_day(at.date())
    if moment.precision == "about":
        slack = timedelta(seconds=moment.tolerance_s or 0)
        return Span(lo=at - slack, hi=at + slack)
    return Span(lo=at, hi=at)


def moment_of(entry: Entry) -> datetime | None:
    """The local moment of an entry, if it is known to the minute as most are."""
    return local(entry.at) if entry.at is not None and entry.precision in ("second", "minute") else None


def span_of_entry(entry: Entry) -> Span | None:
    """The stretch of time of an entry; very many are asked at once."""
    at = moment_of(entry)
    return span_of(entry.moment) if at is None else _point((at, at))


def stated(text: str | None, precision: str) -> Span | None:
    """The stretch of an agreement's or payment's own date: an ISO date or a local moment."""
    if not text:
        return None
    at = local(text)
    if len(text) <= len("2025-01-01") or precision == "day":
        return whole_day(at.date())
    return _month(at) if precision == "month" else Span(lo=at, hi=at)


def relation(entry: Span | None, agreed: Span | None) -> str:
    """``before``, ``after``, ``same_day`` or ``unknown`` (CONTRACT: relation)."""
    if entry is None or agreed is None:
        return "unknown"
    if entry.lo == entry.hi and agreed.lo == agreed.hi:
        return "after" if entry.lo > agreed.lo else "before"
    if entry.hi < agreed.lo:
        return "before"
    if entry.lo > agreed.hi:
        return "after"
    return "same_day" if entry.day is not None and entry.day == agreed.day else "unknown"
