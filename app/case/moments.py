"""Moments: local time with its offset, how precise it is, and who says so (CONTRACT: ``at``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

Precision = Literal["second", "minute", "day", "month", "about", "before", "after", "between", "unknown"]
KNOWN: frozenset[str] = frozenset({"second", "minute", "about", "day", "month"})
PERSON = "person"


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When something happened.

    ``at`` is local ISO 8601 with offset, and not ``None`` only for the precisions in ``KNOWN``;
    otherwise ``earliest`` and ``latest`` bound it. ``tolerance_s`` belongs to ``about``; ``shown`` is
    the text as printed; ``rule`` the code of how it was worked out; ``said_by`` who says so.
    """

    at: str | None = None
    precision: Precision = "unknown"
    earliest: str | None = None
    latest: str | None = None
    tolerance_s: int | None = None
    shown: str = ""
    rule: str = ""
    said_by: str = ""


def zone(name: str | None) -> tzinfo:
    """The case's zone; a case that names none (us) counts in UTC until one is given."""
    return ZoneInfo(name) if name else UTC


def now(zone_name: str | None = None) -> str:
    """This moment as local ISO 8601 with offset, to the second."""
    return local_iso(datetime.now(UTC), zone_name)


def local_iso(moment: datetime, zone_name: str | None) -> str:
    """A moment as local ISO 8601 with the offset of that zone on that day.

    A moment without an offset is taken as the zone's own wall time (the earlier one where the
    clock was turned back).
    """
    place = zone(zone_name)
    there = moment.replace(tzinfo=place) if moment.tzinfo is None else moment.astimezone(place)
    return there.isoformat(timespec="seconds")


def from_epoch(seconds: float, zone_name: str | None) -> str:
    """Seconds since 1970 (a file time, an SMS backup) as local ISO 8601 with offset."""
    return local_iso(datetime.fromtimestamp(seconds, UTC), zone_name)


def epoch(text: str) -> float:
    """Seconds since 1970 of a stored moment or date; one without offset counts as UTC."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def sort_key(moment: Moment) -> float | None:
    """Where a moment stands in time order: seconds since 1970, by its nearest bound if it has no ``at``.

    What is only known to be before something stands there, after something likewise; between two,
    at the earlier. ``None`` if nothing is known.
    """
    text = moment.at or moment.earliest or moment.latest
    return epoch(text) if text else None


def merged(have: Moment, found: Moment) -> Moment:
    """The moment to keep when a machine finds another: a person's is never overwritten."""
    return have if have.said_by == PERSON and found.said_by != PERSON else found
