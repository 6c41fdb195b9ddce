"""Quiet hours: borders to the minute, in the zone of the rule; a time that is not known says nothing."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.rules.hits import HIGH, LOW, NOT_ENOUGH, SHOWN, Hit
from app.rules.parameters import CASE_ZONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.rules.contact import Contact
    from app.rules.hits import Scope
    from app.rules.rule import Rule


Answer = bool | str | None


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


def _minute(t: datetime) -> int:
    return t.hour * 60 + t.minute


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
        self._minutes: dict[int, bool | None] = {}

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two windows the same."""
        return self.first, self.last, self.included, self.zone

    def _at(self, minute: int) -> bool | None:
        """The answer of a minute of the day, worked out once."""
        if minute not in self._minutes:
            clock = time(*divmod(minute, 60))
            self._minutes[minute] = in_window(clock, self.first, self.last, first_included=self.included)
        return self._minutes[minute]

    def answers(self, contacts: Sequence[Contact]) -> list[Answer]:
        """For each: ``True`` in it, ``False`` outside, ``None`` exactly at its beginning, ``"unknown"``."""
        if self._unknown:
            return ["unknown"] * len(contacts)
        minutes = () if self._moves else {one.minute for one in contacts if one.minute is not None}
        known: dict[int | None, bool | None] = {minute: self._at(minute) for minute in minutes}
        return [known[one.minute] if one.minute in known else self._alone(one) for one in contacts]

    def _alone(self, one: Contact) -> Answer:
        """The answer for one of no certain minute, or whose clock stood in another zone."""
        if one.minute is not None:
            return self._at(self._moved(one.entry.at, one.minute))
        span = one.span
        if span is None or one.day is None or one.entry.precision in ("day", "month"):
            return "unknown"
        answer = self._whole(span.lo, span.hi)
        return "unknown" if answer is None else answer

    def _moved(self, at: str | None, minute: int) -> int:
        """The minute of the day in the zone of the rule."""
        if at is None or self.zone is None:
            return minute
        return _minute(datetime.fromisoformat(at).astimezone(ZoneInfo(self.zone)))

    def _whole(self, lo: datetime, hi: datetime) -> bool | None:
        """The answer if it is the same over a whole stretch of time, else ``None``."""
        if self._moves:
            return None
        answers = {self._at(_minute(t)) for t in (lo, hi)}
        crossed = any(
            lo <= datetime.combine(day, border) <= hi
            for day in {lo.date(), hi.date()}
            for border in (self.first, self.last)
        )
        return answers.pop() if len(answers) == 1 and not crossed else None


def check(scope: Scope) -> Iterator[Hit]:
    """Contacts in the quiet hours; those of which only the day is known are named apart."""
    window = Window(scope.rule, scope.world.snapshot.case.time_zone)
    agreed = _agreed_time(scope)
    inside, border, unknown = _placed(scope, window)
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
            contacts=unknown,
            count=len(unknown),
            result=NOT_ENOUGH,
            confidence=LOW,
            needs=(need,),
            facts=facts,
        )


def _placed(scope: Scope, window: Window) -> tuple[list[Contact], list[Contact], list[Contact]]:
    """Contacts in the window, at its very beginning, and those of which nobody can say."""
    known = scope.of.windows
    if window.key not in known:
        placed: dict[Answer, list[Contact]] = {True: [], None: [], "unknown": []}
        for one, answer in zip(scope.of.contacts, window.answers(scope.of.contacts), strict=True):
            if answer is not False:
                placed[answer].append(one)
        known[window.key] = tuple(placed.values())
    channels = scope.rule.parameters["channels"]
    inside, border, unknown = (
        [one for one in each if one.way.kind in channels] for each in known[window.key]
    )
    return scope.held(inside), scope.held(border), scope.held(unknown) + scope.undated(unknown)


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
