"""What became of each instalment: paid when, missed or not known (CONTRACT: instalment state, kept)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from app.rules.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Paid:
    """One confirmed part of a payment that counts for an instalment; ``span`` ``None``: day unknown."""

    minor: int
    span: Span | None


@dataclass(frozen=True, kw_only=True)
class InstalmentState:
    """State on a day: ``open|due|paid|cured|late|missed|unknown``, and what was paid by then."""

    state: str
    paid_minor: int
    paid_on: date | None


@dataclass(frozen=True, kw_only=True)
class Due:
    """One instalment with everything that decides it.

    ``grace_end`` is the last day on which paying still cures; ``full`` the stretch in which it became
    full; ``known`` false when there is no payment and no payment source covers the time.
    """

    id: str
    n: int
    due_on: date
    grace_end: date
    minor: int
    paid: tuple[Paid, ...]
    full: Span | None
    known: bool

    @cached_property
    def over(self) -> datetime:
        """00:00 after the last grace day: from here on it counts."""
        return datetime.combine(self.grace_end + DAY, time.min)

    @cached_property
    def came(self) -> list[tuple[datetime, int]]:
        """The minutes from which its parts count, and how much each is; a part of no known day never does."""
        return [(_begun(p.span.lo), p.minor) for p in self.paid if p.span is not None]

    def full_at(self, t: datetime) -> bool | None:
        """Whether it was full at ``t``; ``None`` when that is not known."""
        if self.full is not None:
            return None if self.full.lo <= t < self.full.hi else self.full.hi <= t
        return False if self.known else None

    def was_late(self) -> bool:
        """Not in full by the end of the grace days, as far as is known."""
        return self.known and (self.full is None or self.full.lo >= self.over)

    def changes(self) -> Iterable[datetime]:
        """Moments at which an answer about it can change."""
        yield self.over
        if self.full is not None:
            yield self.full.lo
            yield self.full.hi

    def on(self, day: date) -> InstalmentState:
        """Its state at the end of a day; ``unknown`` where payments of no certain day decide it."""
        end = datetime.combine(day, time.max)
        begun = [p for p in self.paid if p.span is None or p.span.lo <= end]
        sure = sum(p.minor for p in begun if p.span is not None and p.span.hi <= end)
        minor = sum(p.minor for p in begun)
        if (sure >= self.minor) != (minor >= self.minor):
            return InstalmentState(state="unknown", paid_minor=minor, paid_on=None)
        if minor >= self.minor:
            return self._in_full(minor)
        return InstalmentState(state=self._short(day), paid_minor=minor, paid_on=None)

    def _in_full(self, minor: int) -> InstalmentState:
        if self.full is None:
            return InstalmentState(state="unknown", paid_minor=minor, paid_on=None)
        first, last = self.full.lo.date(), self.full.hi.date()
        state = self._when_full(first)
        if state != self._when_full(last):
            return InstalmentState(state="unknown", paid_minor=minor, paid_on=None)
        return InstalmentState(state=state, paid_minor=minor, paid_on=first if first == last else None)

    def _when_full(self, day: date) -> str:
        return "paid" if day <= self.due_on else "cured" if day <= self.grace_end else "late"

    def _short(self, day: date) -> str:
        if day < self.due_on:
            return "open"
        if day <= self.grace_end:
            return "due"
        return "missed" if self.known else "unknown"


def _begun(t: datetime) -> datetime:
    return t.replace(second=0, microsecond=0)


def _minute(span: Span) -> Span:
    lo = _begun(span.lo)
    return Span(lo=lo, hi=lo if span.is_point else span.hi)


def became_full(minor: int, paid: Sequence[Paid]) -> Span | None:
    """The stretch in which the parts add up to ``minor``, to the minute; ``None`` if they never do.

    When one of the parts has no day, nobody can say when.
    """
    if sum(p.minor for p in paid) < minor or any(p.span is None for p in paid):
        return None
    spans = [(p.span, p.minor) for p in paid if p.span is not None]
    return _minute(
        Span(
            lo=_reached(minor, [(s.lo, m) for s, m in spans]),
            hi=_reached(minor, [(s.hi, m) for s, m in spans]),
        )
    )


def _reached(minor: int, parts: list[tuple[datetime, int]]) -> datetime:
    total = 0
    for when, part in sorted(parts):
        total += part
        if total >= minor:
            return when
    raise ValueError("the parts do not reach the sum")


def covered(first: date, last: date, sources: Iterable[tuple[date, date]]) -> bool:
    """Whether payment sources together cover every day from ``first`` to ``last``."""
    for lo, hi in sorted(sources):
        if lo > first:
            return False
        if hi >= first:
            first = hi + DAY
        if first > last:
            return True
    return False


def due(
    *,
    id: str,
    n: int,
    due_on: date,
    grace_days: int,
    minor: int,
    paid: Sequence[Paid],
    sources: Iterable[tuple[date, date]],
) -> Due:
    """An instalment with its answer worked out."""
    grace_end = due_on + grace_days * DAY
    dated = all(p.span is not None for p in paid)
    return Due(
        id=id,
        n=n,
        due_on=due_on,
        grace_end=grace_end,
        minor=minor,
        paid=tuple(paid),
        full=became_full(minor, paid),
        known=(bool(paid) and dated) or (not paid and covered(due_on, grace_end, sources)),
    )
