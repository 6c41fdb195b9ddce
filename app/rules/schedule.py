"""Works out the instalments of an agreement: exact to the smallest unit, month ends right."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Remainder = Literal["last", "first"]
Weekend = Literal["keep", "next"]


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One instalment of a plan: its number from 1, the day it is due, its sum in minor units."""

    n: int
    due_on: date
    minor: int


def month_later(first: date, months: int) -> date:
    """The same day ``months`` later; a day the month does not have becomes its last (31 → 30, 28)."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    day = min(first.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day)


def sums(
    count: int, *, total: int | None = None, each: int | None = None, remainder: Remainder = "last"
) -> list[int]:
    """Splits a total into ``count`` sums.

    Args:
        count: number of instalments, at least 1.
        total: sum of all, minor units; without it every instalment is ``each``.
        each: the regular instalment, minor units; without it the total is split evenly.
        remainder: which instalment takes what the regular ones leave over.

    Raises:
        ValueError: nothing to split, or an instalment would not be positive.
    """
    if count < 1 or (total is None and each is None):
        raise ValueError("a schedule needs a count and a sum")
    regular = each if each is not None else (total or 0) // count
    odd = regular if total is None else total - regular * (count - 1)
    if regular < 1 or odd < 1:
        raise ValueError("an instalment would not be positive")
    if count == 1:
        return [odd]
    rest = [regular] * (count - 1)
    return [odd, *rest] if remainder == "first" else [*rest, odd]


def instalments(
    count: int,
    first_due: date,
    *,
    total: int | None = None,
    each: int | None = None,
    remainder: Remainder = "last",
    balloon: int | None = None,
    weekend: Weekend = "keep",
) -> list[Planned]:
    """A monthly plan from ``first_due`` on; sums as in :func:`sums`.

    Args:
        count: number of instalments.
        first_due: the day of the first; a day that a month does not have becomes its last.
        total: sum of all, minor units.
        each: the regular instalment, minor units.
        remainder: which instalment takes what the regular ones leave over.
        balloon: the last instalment, minor units; the others are split from the rest of the total, or
            are ``each``.
        weekend: ``next`` moves a Saturday or Sunday to Monday (民法典 203, where the agreement leaves it);
            public holidays are not known here.

    Raises:
        ValueError: nothing to split, or an instalment would not be positive.
    """
    minors = _with_balloon(count, total, each, remainder, balloon)
    days = [rolled(month_later(first_due, i), weekend) for i in range(count)]
    return [
        Planned(n=i + 1, due_on=day, minor=minor)
        for i, (day, minor) in enumerate(zip(days, minors, strict=True))
    ]


def _with_balloon(
    count: int, total: int | None, each: int | None, remainder: Remainder, balloon: int | None
) -> list[int]:
    if balloon is None:
        return sums(count, total=total, each=each, remainder=remainder)
    if balloon < 1 or count < 2:
        raise ValueError("a balloon is the last of several positive instalments")
    rest = None if total is None else total - balloon
    return [*sums(count - 1, total=rest, each=each, remainder=remainder), balloon]


def rolled(day: date, weekend: Weekend) -> date:
    """A due day, moved from a weekend to Monday where that is wanted."""
    past = day.weekday() - 5
    return day if weekend == "keep" or past < 0 else day + timedelta(days=2 - past)


def changed(plan: Sequence[Planned], n: int, minor: int, *, spread: bool = False) -> list[Planned]:
    """A plan in which the instalment ``n`` was changed later to ``minor``.

    With ``spread`` the difference goes evenly to the instalments after it, what is left over to the last,
    so that the sum stays the same.

    Raises:
        ValueError: there is no such instalment, none after it to spread over, or one would not be positive.
    """
    at = next((i for i, one in enumerate(plan) if one.n == n), None)
    later = len(plan) - 1 - (at if at is not None else len(plan))
    if at is None or minor < 1 or (spread and later < 1):
        raise ValueError("there is nothing to change")
    minors = [one.minor for one in plan]
    difference, minors[at] = minors[at] - minor, minor
    if spread:
        part = difference // later
        minors[at + 1 :] = [one + part for one in minors[at + 1 :]]
        minors[-1] += difference - part * later
    if min(minors) < 1:
        raise ValueError("an instalment would not be positive")
    return [replace(one, minor=new) for one, new in zip(plan, minors, strict=True)]
