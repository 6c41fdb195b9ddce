"""Which days are working days in China: public holidays and the working days that make up for them.

The table is the package chinesecalendar's, made from the State Council's yearly notices; a person may
add a year in ``holidays/*.toml`` of the data folder (``[[year]]`` with ``year``, ``off``, ``work`` and
``source``). A year for which there is no notice is not guessed: it is ``HolidaysUnknown``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from app.paths import user_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ONE = timedelta(days=1)
SATURDAY = 5
# The next year's notice can move the last days of this one (New Year's day and its bridge).
BRIDGE_FROM = (12, 29)


class HolidaysUnknown(Exception):
    """No notice about the holidays of a year is known."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


@dataclass(frozen=True, kw_only=True)
class Year:
    """One year's days off beyond weekends, and weekend days that are worked."""

    off: frozenset[date]
    work: frozenset[date]


@cache
def _shipped() -> dict[int, Year]:
    from chinese_calendar import constants  # a table of twenty years: not needed at the start

    years = sorted({one.year for one in constants.holidays})
    return {
        year: Year(
            off=frozenset(one for one in constants.holidays if one.year == year),
            work=frozenset(one for one in constants.workdays if one.year == year),
        )
        for year in years
    }


def _own(folder: Path) -> Iterator[tuple[int, Year]]:
    for file in sorted(folder.glob("*.toml")):
        try:
            rows: Any = tomllib.loads(file.read_text(encoding="utf-8-sig")).get("year", [])
            yield from [(int(row["year"]), _stated(row)) for row in rows]
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue  # a file that is wrong adds no year; the year stays unknown, which is said


def _stated(row: Any) -> Year:  # noqa: ANN401  a table of the file
    off, work = frozenset(row["off"]), frozenset(row["work"])
    if not str(row["source"]).strip() or any(type(one) is not date for one in off | work):
        raise ValueError(row)
    return Year(off=off, work=work)


def years() -> dict[int, Year]:
    """Every year whose holidays are known."""
    own = user_data() / "holidays"
    return _shipped() | dict(_own(own)) if own.is_dir() else _shipped()


def is_working(day: date) -> bool:
    """Whether a day is worked; ``HolidaysUnknown`` if its year's notice is not known."""
    known = years()
    if day.year not in known:
        raise HolidaysUnknown(day.year)
    if (day.month, day.day) >= BRIDGE_FROM and day.year + 1 not in known:
        raise HolidaysUnknown(day.year + 1)
    year = known[day.year]
    return day in year.work or (day not in year.off and day.weekday() < SATURDAY)


def working_or_next(day: date) -> date:
    """The day itself if it is worked, else the first working day after it (民法典 203)."""
    while not is_working(day):
        day += ONE
    return day


def working_or_before(day: date) -> date:
    """The day itself if it is worked, else the last working day before it."""
    while not is_working(day):
        day -= ONE
    return day


def after(first: date, count: int) -> date:
    """The last of ``count`` working days after ``first``, which itself is not counted (民法典 201)."""
    day = first
    for _ in range(count):
        day = working_or_next(day + ONE)
    return day
