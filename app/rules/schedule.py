"""Works out the instalments of an agreement: exact to the smallest unit, month ends right."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Literal

Remainder = Literal["last", "first"]


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
) -> list[Planned]:
    """A monthly plan from ``first_due`` on; sums as in :func:`sums`."""
    minors = sums(count, total=total, each=each, remainder=remainder)
    return [Planned(n=i + 1, due_on=month_later(first_due, i), minor=minor) for i, minor in enumerate(minors)]
