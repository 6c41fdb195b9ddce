"""Periods that run after a complaint: until when an answer is due, and until when the person must act."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.case.stated import both, one_of, said, texts
from app.followup import workdays
from app.followup.sources import Both, Known, Loaded, Shape, load
from app.followup.workdays import HolidaysUnknown

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The dates of a complaint that a period can run from.
STARTS = ("sent", "received", "forwarded", "accepted", "replied", "review_asked", "served", "agreed")
#: Whose period it is: the person must act, or waits for somebody.
WHO = ("person", "lender", "superior", "regulator", "bureau", "central_bank", "operator", "office", "aid")
EVERYONE = "*"


@dataclass(frozen=True, kw_only=True)
class Clock(Known):
    """A period of a rule.

    ``count`` of ``unit`` (``days`` or ``working_days``) after the day named by ``starts``. ``bodies``
    are ids of authorities the complaint went to (``*`` any), ``lender_kinds`` the lenders it is for.
    ``ends_by`` are dates that stop it; ``longer`` is the id of the clock that may follow (30 days after
    15). ``runs_out`` says what to do then.
    """

    says: Both
    article: str
    who: str
    starts: str
    unit: str
    count: int
    bodies: tuple[str, ...]
    lender_kinds: tuple[str, ...]
    ends_by: tuple[str, ...]
    runs_out: Both
    longer: str = ""


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError
    return value


SHAPE = Shape(
    "clock",
    Clock,
    {
        "says": both,
        "article": said,
        "who": one_of(*WHO),
        "starts": one_of(*STARTS),
        "unit": one_of("days", "working_days"),
        "count": _count,
        "bodies": texts,
        "lender_kinds": texts,
        "ends_by": texts,
        "runs_out": both,
        "longer": said,
    },
    frozenset({"longer"}),
)


def clocks() -> Loaded[Clock]:
    """Every period there is data for."""
    return load(SHAPE, "clocks")


@dataclass(frozen=True, kw_only=True)
class Period:
    """Where a period ends.

    ``counted``: the last day by counting alone. ``until``: that day, or the next working day if it is a
    day off (民法典 203). ``safe``: the last working day not after ``counted``: what the person should keep
    to. Any of them is ``None`` where a year's holidays are unknown and decide it; ``unknown_year``
    names that year.
    """

    first: date
    counted: date | None
    until: date | None
    safe: date | None
    unknown_year: int | None = None

    @property
    def latest(self) -> date | None:
        """The day to wait for, as well as it is known."""
        return self.until or self.counted


def period(first: date, count: int, unit: str = "days") -> Period:
    """A period of ``count`` days or working days after ``first``; the first day is not counted (民法典 201).

    Calendar days can always be counted; whether the last is a day off may be unknown. Working days of a year
    without a known notice cannot be counted at all.
    """
    counted: date | None = None
    try:
        counted = workdays.after(first, count) if unit == "working_days" else first + timedelta(days=count)
        until = workdays.working_or_next(counted)
        safe = workdays.working_or_before(counted)
    except HolidaysUnknown as unknown:
        return Period(first=first, counted=counted, until=None, safe=None, unknown_year=unknown.year)
    return Period(first=first, counted=counted, until=until, safe=safe)


@dataclass(frozen=True, kw_only=True)
class Running:
    """A clock on a complaint: ``state`` is ``running``, ``last_day``, ``over`` or ``stopped``.

    ``day_from`` names the date it was counted from: ``sent`` where the day of receipt is not known,
    which is a doubt (``from_sending``), because the rule counts from receipt.
    """

    clock: Clock
    period: Period
    state: str
    day_from: str
    stopped_on: date | None = None
    doubts: tuple[str, ...] = field(default=())

    @property
    def until(self) -> date | None:
        """The day that matters: the safe one for the person's own acts, the latest for what others owe."""
        return (self.period.safe or self.period.counted) if self.clock.who == "person" else self.period.latest


def running(
    dates: Mapping[str, date | None],
    *,
    body: str,
    lender_kind: str,
    on: date,
    paused_days: int = 0,
    given: Loaded[Clock] | None = None,
) -> list[Running]:
    """Every clock that runs or ran on a complaint, the next day first.

    Args:
        dates: the complaint's dates by the names of ``STARTS``; ``None`` or absent where it did not happen.
        body: id of the authority it went to.
        lender_kind: kind of the lender; a clock for certain kinds is doubtful for ``unknown``.
        on: the day it is looked at.
        paused_days: days of a mediation, which are not counted (投诉管理办法 23).
        given: other clocks than the shipped ones.
    """
    found = [
        _one(clock, dates, lender_kind, on, paused_days)
        for clock in (given or clocks()).listed()
        if _fits(clock, body, lender_kind)
    ]
    mine = [one for one in found if one is not None]
    return sorted(mine, key=lambda one: (one.state == "stopped", one.until or date.max, one.clock.id))


def _fits(clock: Clock, body: str, lender_kind: str) -> bool:
    kinds = clock.lender_kinds
    return (EVERYONE in clock.bodies or body in clock.bodies) and (
        EVERYONE in kinds or lender_kind in kinds or lender_kind == "unknown"
    )


def _one(
    clock: Clock, dates: Mapping[str, date | None], lender_kind: str, on: date, paused: int
) -> Running | None:
    starts = clock.starts if dates.get(clock.starts) else _instead(clock.starts)
    first = dates.get(starts)
    if first is None:
        return None
    doubts = ["from_sending"] if starts != clock.starts else []
    if lender_kind == "unknown" and EVERYONE not in clock.lender_kinds:
        doubts.append("lender_kind")
    if not clock.verified:
        doubts.append("unverified")
    span = period(first, clock.count + (paused if clock.who in ("lender", "superior") else 0), clock.unit)
    if span.unknown_year is not None:
        doubts.append("holidays_unknown")
    stops = [day for name in clock.ends_by if (day := dates.get(name)) and day >= first]
    made = Running(clock=clock, period=span, state="", day_from=starts, doubts=tuple(doubts))
    stopped = min(stops, default=None)
    return Running(
        clock=clock,
        period=span,
        state="stopped" if stopped else _state(made.until, on),
        day_from=starts,
        stopped_on=stopped,
        doubts=made.doubts,
    )


def _instead(starts: str) -> str:
    """Receipt is often not known; then the day of sending is used and the doubt said."""
    return "sent" if starts in ("received", "accepted") else starts


def _state(until: date | None, on: date) -> str:
    if until is None or on < until:
        return "running"
    return "last_day" if on == until else "over"
