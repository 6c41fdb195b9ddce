"""Turns a printed time and the capture moment into a moment, or an honest partial one; pure functions."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

from app.case.moments import Moment
from app.intake.values.capture import Capture, with_offset
from app.intake.values.shown_time import Shown, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.moments import Precision

AHEAD = dt.timedelta(minutes=2)
"""A message may carry a minute later than the capture second: clocks round."""

DOUBTS = {
    "no_capture": "capture_unknown",
    "capture_bound": "capture_not_exact",
    "year_unknown": "year_unknown",
    "year_from_capture": "year_inferred",
    "year_from_bound": "year_inferred",
    "weekday_contradicts": "weekday_contradicts",
    "weekday_today": "weekday_ambiguous",
    "after_capture": "time_after_capture",
    "order_unclear": "date_order_unclear",
    "unreadable": "time_unreadable",
    "follower": "follower",
    "none_shown": "no_time_shown",
}
"""Rule of a moment → code of the doubt that goes with it; rules that are not here leave none."""
_CLEAR_YEAR = dt.timedelta(days=300)


def resolve(
    shown: str, capture: Capture, zone: str | None = "Asia/Shanghai", *, said_by: str = "screenshot"
) -> Moment:
    """The moment a printed time means (DESIGN §3, CONTRACT ``at``).

    Args:
        shown: the text as printed ("昨天 21:03").
        capture: when the picture was taken; relative times follow only from an exact one.
        zone: the case's time zone; without one the moment has no offset.
        said_by: who says so, for the record.
    """
    parts = parse(shown)
    base = Moment(shown=shown, said_by=said_by)
    if parts is None:
        return dataclasses.replace(base, rule="unreadable" if shown else "none_shown", **_bounds(capture))
    return _Reckoner(parts, capture, zone, base).moment()


def of_message(
    message: dict[str, Any], capture: Capture, zone: str | None
) -> tuple[Moment, tuple[dict[str, Any], ...]]:
    """Moment and doubts of a message out of a reading: its own time, else the one above its group."""
    codes = {each["code"] for each in message.get("doubts") or ()}
    if (
        "day_hidden" in codes
    ):  # a clock whose day was scrolled out of sight; the message carries that doubt itself
        base = Moment(shown=message["time_shown"], said_by="screenshot")
        return dataclasses.replace(base, rule="day_hidden", **_bounds(capture)), ()
    if "clock_hidden" in codes:
        return _some_time_of(resolve(message["group_time_shown"], capture, zone), zone), ()
    if message.get("time_shown"):
        moment = resolve(message["time_shown"], capture, zone)
    elif message.get("group_time_shown"):
        moment = follow(resolve(message["group_time_shown"], capture, zone))
    else:
        moment = resolve("", capture, zone)
    return moment, doubts(moment)


def follow(moment: Moment) -> Moment:
    """The moment of a message that stands under another's time: that time, but only about.

    Under a mere day it stays that day.
    """
    if moment.at is None:
        return moment
    precision: Precision = "about" if moment.precision == "minute" else moment.precision
    return dataclasses.replace(moment, precision=precision, rule="follower")


def _some_time_of(day: Moment, zone: str | None) -> Moment:
    """The moment of a message that shows no clock, but was sent on a known day: between its ends."""
    if day.at is None:
        return day
    start = dt.datetime.fromisoformat(day.at[:10])
    first, last = (
        with_offset(start + each, zone) for each in (dt.timedelta(), dt.timedelta(hours=23, minutes=59))
    )
    return dataclasses.replace(
        day, at=None, precision="between", rule="clock_hidden", earliest=first, latest=last
    )


def doubts(moment: Moment) -> tuple[dict[str, Any], ...]:
    """The doubts that belong to a moment, by the rule it was worked out with."""
    code = DOUBTS.get(moment.rule)
    if code is None:
        return ()
    facts = {"shown": moment.shown, "at": moment.at, "latest": moment.latest}
    return ({"code": code, "field": "time", "facts": {name: fact for name, fact in facts.items() if fact}},)


def _bounds(capture: Capture) -> dict[str, Any]:
    """What a capture moment says of a message without a time: it came before."""
    return {"precision": "before", "latest": capture.at} if capture.at else {"precision": "unknown"}


@dataclasses.dataclass(frozen=True)
class _Reckoner:
    """One printed time and what is known beside it."""

    parts: Shown
    capture: Capture
    zone: str | None
    base: Moment

    @property
    def taken(self) -> dt.datetime | None:
        """The capture moment as naive local time."""
        return dt.datetime.fromisoformat(self.capture.at).replace(tzinfo=None) if self.capture.at else None

    @property
    def exact(self) -> dt.datetime | None:
        """The capture moment, if it is exact."""
        return self.taken if self.capture.exact else None

    def moment(self) -> Moment:
        """Choose the rule by what is printed."""
        parts = self.parts
        if parts.unclear:
            return self.partial("order_unclear")
        if parts.year is not None:
            return self.with_year()
        if parts.month is not None and parts.day is not None:
            return self.without_year()
        return self.relative()

    def with_year(self) -> Moment:
        if self.parts.day is None:
            return self.month()
        day = _date(self.parts.year or 0, self.parts.month or 0, self.parts.day)
        if day is None:
            return self.partial("unreadable")
        return self.on(day, "date_shown") if self.weekday_fits(day) else self.partial("weekday_contradicts")

    def month(self) -> Moment:
        day = _date(self.parts.year or 0, self.parts.month or 0, 1)
        return (
            self.at(dt.datetime.combine(day, dt.time()), "month", "date_shown")
            if day
            else self.partial("unreadable")
        )

    def without_year(self) -> Moment:
        """The latest such day not after the capture; a weekday may contradict it, never supply the year."""
        if self.taken is None or (not self.capture.exact and self.capture.source == "file_time"):
            return self.partial("year_unknown")  # the time of a copy may be years later
        day = next(self.days_before(self.taken), None)
        if day is None:
            return self.partial("unreadable")
        if not self.weekday_fits(day):
            return self.partial("weekday_contradicts")
        return self.on(day, self.year_rule(day, self.taken))

    def year_rule(self, day: dt.date, taken: dt.datetime) -> str:
        """Doubt the year only where another one is thinkable: an old day, or a bound instead of a capture."""
        if not self.capture.exact:
            return "year_from_bound"
        near = taken.date() - day < _CLEAR_YEAR or self.parts.weekday is not None
        return "date_shown" if near else "year_from_capture"

    def days_before(self, taken: dt.datetime) -> Iterator[dt.date]:
        for year in range(taken.year, taken.year - 9, -1):
            day = _date(year, self.parts.month or 0, self.parts.day or 0)
            if day is not None and dt.datetime.combine(day, self.clock) <= taken + AHEAD:
                yield day

    def weekday_fits(self, day: dt.date) -> bool:
        return self.parts.weekday is None or day.weekday() == self.parts.weekday

    def relative(self) -> Moment:
        """Times that follow only from an exact capture moment."""
        if self.exact is None:
            return self.partial("capture_bound" if self.taken else "no_capture")
        if self.parts.ago_s is not None:
            at = self.exact.replace(second=0) - dt.timedelta(seconds=self.parts.ago_s)
            return dataclasses.replace(self.at(at, "about", "ago"), tolerance_s=self.parts.within_s)
        if self.parts.days_back is not None:
            return self.back(self.exact, self.parts.days_back, "relative_day")
        if self.parts.weekday is not None:
            return self.on_weekday(self.exact, self.parts.weekday)
        return self.back(self.exact, 0, "time_only") if self.parts.has_clock else self.partial("unreadable")

    def back(self, taken: dt.datetime, days: int, rule: str) -> Moment:
        day = taken.date() - dt.timedelta(days=days)
        late = self.parts.has_clock and dt.datetime.combine(day, self.clock) > taken + AHEAD
        if late:
            return self.partial("after_capture")
        return self.on(day, rule) if self.weekday_fits(day) else self.partial("weekday_contradicts")

    def on_weekday(self, taken: dt.datetime, weekday: int) -> Moment:
        days = (taken.weekday() - weekday) % 7
        return (
            self.on(taken.date() - dt.timedelta(days=days), "weekday")
            if days
            else self.partial("weekday_today")
        )

    @property
    def clock(self) -> dt.time:
        return dt.time(self.parts.hour or 0, self.parts.minute or 0)

    def on(self, day: dt.date, rule: str) -> Moment:
        return self.at(
            dt.datetime.combine(day, self.clock), "minute" if self.parts.has_clock else "day", rule
        )

    def at(self, at: dt.datetime, precision: Precision, rule: str) -> Moment:
        return dataclasses.replace(
            self.base,
            at=with_offset(at, self.zone),
            precision=precision,
            rule=rule,
        )

    def partial(self, rule: str) -> Moment:
        """Nothing but what the capture bounds: the printed text stays in ``shown``."""
        return dataclasses.replace(self.base, rule=rule, **_bounds(self.capture))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
