"""Quiet hours: borders to the minute, in the zone of the rule; a time that is not known says nothing."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.rules.hits import HIGH, LOW, NOT_ENOUGH, SHOWN, Hit
from app.rules.parameters import CASE_ZONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.rules.contacts import Contact
    from app.rules.hits import Scope
    from app.rules.rule import Rule


def in_window(clock: time, first: time, last: time, *, first_included: bool) -> bool | None:
    """Whether a time of day lies in a window over midnight; ``None`` in the very minute it begins.

    Args:
        clock: the time of day.
        first: when the window begins; its own minute is a border case where it counts at all.
        last: when it ends, not included.
        first_included: whether the window begins at ``first`` or only after that minute.
    """
    minute = clock.replace(second=0, microsecond=0)
    if minute == first:
        return None if first_included else False
    if first > last:
        return minute > first or minute < last
    return first < minute < last


class Window:
    """The quiet hours of a rule for the contacts of a case in some zone."""

    def __init__(self, rule: Rule, zone: str | None) -> None:
        given = rule.parameters
        self.first: time = given["from"]
        self.last: time = given["to"]
        self.included = bool(given.get("from_included", True))
        wish = str(given["zone"])
        self.zone = zone if wish == CASE_ZONE else wish
        self._moves = self.zone is not None and zone is not None and self.zone != zone
        self._unknown = self.zone is None or zone is None

    def of(self, one: Contact) -> bool | None | str:
        """``True`` in it, ``False`` outside, ``None`` exactly at its beginning, ``"unknown"``."""
        span = one.span
        if self._unknown or span is None or one.entry.precision in ("day", "month") or one.day is None:
            return "unknown"
        lo, hi = self._clock(one.entry.at, span.lo), self._clock(None, span.hi)
        answer = in_window(lo, self.first, self.last, first_included=self.included)
        if lo == hi or one.point is not None:
            return answer
        return answer if answer is self._whole(span.lo, span.hi) and answer is not None else "unknown"

    def _clock(self, at: str | None, local: datetime) -> time:
        if self._moves and at is not None and self.zone is not None:
            return datetime.fromisoformat(at).astimezone(ZoneInfo(self.zone)).time()
        return local.time()

    def _whole(self, lo: datetime, hi: datetime) -> bool | None:
        """The answer if it is the same over a whole stretch of time, else ``None``."""
        if self._moves:
            return None
        answers = {in_window(t.time(), self.first, self.last, first_included=self.included) for t in (lo, hi)}
        crossed = any(
            lo <= datetime.combine(day, border) <= hi
            for day in {lo.date(), hi.date()}
            for border in (self.first, self.last)
        )
        return answers.pop() if len(answers) == 1 and not crossed else None


def check(scope: Scope) -> Iterator[Hit]:
    """Contacts in the quiet hours; those of which only the day is known are named apart."""
    window = Window(scope.rule, scope.world.snapshot.case.time_zone)
    channels = scope.rule.parameters["channels"]
    agreed = _agreed_time(scope)
    inside: list[Contact] = []
    border: list[Contact] = []
    unknown: list[Contact] = []
    places: dict[bool | None | str, list[Contact]] = {True: inside, None: border, "unknown": unknown}
    for one in scope.held(scope.of.contacts):
        if one.entry.kind in channels:
            places.get(window.of(one), []).append(one)
    unknown += [one for one in scope.undated(scope.of.contacts) if one.entry.kind in channels]
    needs = ("agreed_time",) if agreed else ()
    result = NOT_ENOUGH if agreed else SHOWN
    facts = {"from": f"{window.first:%H:%M}", "to": f"{window.last:%H:%M}"}
    for found, confidence, more in ((inside, HIGH, ()), (border, LOW, ("border_minute",))):
        if found:
            yield Hit(
                contacts=found,
                count=len(found),
                result=result,
                confidence=confidence,
                needs=(*needs, *more),
                facts=facts,
            )
    if unknown:
        need = "time_zone" if scope.world.snapshot.case.time_zone is None else "time_of_day"
        yield Hit(
            contacts=unknown, count=len(unknown), result=NOT_ENOUGH, confidence=LOW, needs=(need,), facts=facts
        )


def _agreed_time(scope: Scope) -> bool:
    """Whether an agreement of the debt states a time for contact, which then prevails."""
    kind = scope.rule.parameters.get("unless_term")
    debt = scope.of.debt
    return debt is not None and any(
        term.kind == kind
        for one in scope.world.agreements
        if one.debt == debt.id
        for term in scope.world.snapshot.terms_of(one.id)
    )
