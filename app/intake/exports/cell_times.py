"""Moments as exports write them: ISO, epochs, twelve hours, day or month first; a column decides together."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.intake.values import shown_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.case.moments import Precision

EARLIEST, LATEST = 1990, 2100
# Seconds, milliseconds, microseconds and nanoseconds since 1970 by their number of digits; iPhone databases
# count from 2001, which lies too near to tell and is never guessed.
_EPOCHS = {10: 1, 13: 1000, 16: 1_000_000, 19: 1_000_000_000}
_PLAIN = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[ T,，]*(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2})秒?)?(?:[.,]\d+)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[ -]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?")
_DASHED = re.compile(r"(\d{4})-(\d{2})-(\d{2})-(\d{2})\.(\d{2})\.(\d{2})(?:\.\d+)?")
_SLASHED = re.compile(r"(\d{1,2}|\d{4})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?=\D|$)")
_SECONDS = re.compile(r"\d{1,2}:\d{2}:(\d{2})(?!\d)")
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?|(\d{2})(\d{2})(\d{2})")
_ZONE = re.compile(r"\s*(?:GMT|UTC)?\s*([+-]\d{2}):?(\d{2})$|Z$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class When:
    """A moment out of a cell, with an offset if it had one; ``unclear``: day and month may be swapped."""

    at: dt.datetime
    precision: Precision
    unclear: bool = False

    @property
    def iso(self) -> str:
        """ISO 8601, local unless there is an offset."""
        return self.at.isoformat(timespec="seconds")


class Times:
    """Reads the cells of one column; the order of day, month and year is what fits all of them.

    Args:
        cells: the column's cells, in the order of the file.
    """

    def __init__(self, cells: Sequence[str]) -> None:
        self._order, self._unclear = _order([found for cell in cells if (found := _short(cell))])

    def read(self, cell: str, clock: str = "") -> When | None:
        """The moment of a cell, with the time of day of a second one if that stands apart."""
        day = self._read(cell)
        if day is None or not clock or day.precision != "day":
            return day
        time = read_clock(clock)
        if time is None:
            return day
        precision: Precision = "second" if time[1] else "minute"
        return When(at=dt.datetime.combine(day.at.date(), time[0]), precision=precision, unclear=day.unclear)

    def _read(self, cell: str) -> When | None:
        text = unicodedata.normalize("NFKC", cell).strip().strip("[]'\"")
        if not text or len(text) > 64:
            return None
        if text.isdigit():
            return _digits(text)
        found = _SLASHED.match(text)
        if found and len(found[1]) < 3:
            parts = dict(zip(self._order, (int(found[1]), int(found[3]), int(found[4])), strict=True))
            year = parts["y"] + (2000 if parts["y"] < 100 else 0)
            text = f"{year:04}-{parts['m']:02}-{parts['d']:02}{text[found.end() :]}"
            when = _plain(text) or _worded(text)
            return when and When(at=when.at, precision=when.precision, unclear=self._unclear)
        return _plain(text) or _worded(text)


def read(cell: str) -> When | None:
    """The moment of one cell that stands alone."""
    return Times([cell]).read(cell)


def read_clock(cell: str) -> tuple[dt.time, bool] | None:
    """A time of day and whether its seconds are given ("09:04:31", "090431", "下午 9:04")."""
    text = unicodedata.normalize("NFKC", cell).strip()
    found = _CLOCK.fullmatch(text.zfill(6) if text.isdecimal() and len(text) == 5 else text)
    if found:
        hour, minute, second = (found[1], found[2], found[3]) if found[1] else (found[4], found[5], found[6])
        try:
            return dt.time(int(hour), int(minute), int(second or 0)), second is not None
        except ValueError:
            return None
    shown = shown_time.parse(text)
    if shown is None or not shown.has_clock or shown.day is not None or shown.unclear:
        return None
    seconds = _SECONDS.search(text)
    return dt.time(shown.hour or 0, shown.minute or 0, int(seconds[1]) if seconds else 0), bool(seconds)


def _digits(text: str) -> When | None:
    """Epochs and dates without separators."""
    if (found := _COMPACT.fullmatch(text)) and (when := _made(found.groups())):
        return when
    unit = _EPOCHS.get(len(text))
    if unit is None:
        return None
    at = dt.datetime.fromtimestamp(int(text) // unit, dt.UTC)
    return When(at=at, precision="second") if EARLIEST <= at.year <= LATEST else None


def _plain(text: str) -> When | None:
    """The usual writings, fast."""
    zone = _ZONE.search(text)
    bare = text[: zone.start()].strip() if zone and ":" in text[: zone.start()] else text
    for pattern in (_PLAIN, _DASHED, _COMPACT):
        if found := pattern.fullmatch(bare):
            when = _made(found.groups())
            return _with_zone(when, zone) if when and bare is not text else when
    return None


def _with_zone(when: When, zone: re.Match[str] | None) -> When:
    offset = dt.timedelta()
    if zone and zone[1]:
        minutes = int(zone[2]) * (-1 if zone[1].startswith("-") else 1)
        offset = dt.timedelta(hours=int(zone[1]), minutes=minutes)
    return When(at=when.at.replace(tzinfo=dt.timezone(offset)), precision=when.precision)


def _made(parts: Sequence[str | None]) -> When | None:
    numbers = [int(part) if part else 0 for part in parts]
    try:
        at = dt.datetime(*numbers)  # type: ignore[arg-type]
    except ValueError:
        return None
    if not EARLIEST <= at.year <= LATEST:
        return None
    precision: Precision = "day" if parts[3] is None else "minute" if parts[5] is None else "second"
    return When(at=at, precision=precision)


def _worded(text: str) -> When | None:
    """Months in words and halves of the day ("2025/1/27 下午 9:04", "Jan 27, 2025 9:04:31 AM")."""
    shown = shown_time.parse(text)
    if shown is None or not (shown.year and shown.month and shown.day) or shown.unclear:
        return None
    seconds = _SECONDS.search(text)
    parts = [str(shown.year), str(shown.month), str(shown.day), None, None, None]
    if shown.has_clock:
        parts[3:5] = [str(shown.hour), str(shown.minute)]
        parts[5] = seconds[1] if seconds else None
    return _made(parts)


def _short(cell: str) -> tuple[int, int, int] | None:
    """The three numbers of a date that does not begin with a year of four digits."""
    found = _SLASHED.match(cell.strip().strip("[]'\""))
    return (int(found[1]), int(found[3]), int(found[4])) if found and len(found[1]) < 3 else None


def _order(dates: list[tuple[int, int, int]]) -> tuple[str, bool]:
    """Which of the orders fits every date; of several the one in which they follow upon each other."""
    fitting = [order for order in ("dmy", "mdy", "ymd") if all(_fits(order, one) for one in dates)]
    if len(fitting) == 1 or not dates:
        return (fitting or ["mdy"])[0], False
    steady = [
        order for order in fitting if len(set(dates)) > 3 and _steady([_sorting(order, one) for one in dates])
    ]
    return (steady[0], False) if len(steady) == 1 else ((fitting or ["mdy"])[0], True)


def _sorting(order: str, date: tuple[int, int, int]) -> tuple[int, int, int]:
    parts = dict(zip(order, date, strict=True))
    return parts["y"], parts["m"], parts["d"]


def _fits(order: str, date: tuple[int, int, int]) -> bool:
    year, month, day = _sorting(order, date)
    if year >= 100 and order == "ymd":
        return False
    try:
        return dt.date(year + (2000 if year < 100 else 0), month, day).year >= EARLIEST
    except ValueError:
        return False


def _steady(days: list[tuple[int, int, int]]) -> bool:
    return days == sorted(days) or days == sorted(days, reverse=True)
