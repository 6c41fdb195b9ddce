"""Checks what a person typed or a file states: money, days, moments, choices; refuses by field."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.case.errors import Refused

if TYPE_CHECKING:
    from app.case.moments import Precision


def zone(name: str | None) -> ZoneInfo | None:
    """A time zone by name; ``None`` where a case has none."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refused("zone_unknown", "time_zone", zone=name) from error


@dataclasses.dataclass(frozen=True, kw_only=True)
class When:
    """A stated date or moment: ``text`` as it is stored, ``precision`` ``day``, ``minute`` or ``second``."""

    text: str
    precision: Precision


def when(value: object, field: str, case_zone: ZoneInfo | None) -> When:
    """An ISO date, or an ISO moment turned into local time with the offset of the case's zone.

    A moment without offset is local already. Refused: anything else.
    """
    text = value.strip() if isinstance(value, str) else ""
    try:
        if len(text) == len("2025-01-01"):
            return When(text=date.fromisoformat(text).isoformat(), precision="day")
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused("date_unclear", field, value=value) from error
    precision: Precision = "second" if text[len("2025-01-01T00:00") :][:1] == ":" else "minute"
    return When(text=in_zone(moment, case_zone).isoformat(timespec="seconds"), precision=precision)


def in_zone(moment: datetime, case_zone: ZoneInfo | None) -> datetime:
    """A moment in the zone of the case; with no zone it stays as it is."""
    if case_zone is None:
        return moment
    return moment.replace(tzinfo=case_zone) if moment.tzinfo is None else moment.astimezone(case_zone)


def day(value: object, field: str) -> str:
    """An ISO date."""
    try:
        return date.fromisoformat(value if isinstance(value, str) else "").isoformat()
    except ValueError as error:
        raise Refused("date_unclear", field, value=value) from error


def minor(value: object, field: str) -> int:
    """Minor units: an integer above zero (CONTRACT: ``minor`` is an integer > 0)."""
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        raise Refused("minor_unclear", field, value=value)
    return value


def count(value: object, field: str, least: int = 0) -> int:
    """A whole number."""
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise Refused("number_unclear", field, value=value, least=least)
    return value


def text(value: object, field: str) -> str:
    """A text; ``None`` is an empty one."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused("text_unclear", field, value=value)
    return value


def choice(value: object, field: str, choices: Collection[str | bool | None]) -> Any:  # noqa: ANN401
    """One of some values; no string passes for a truth value."""
    if value not in choices or (isinstance(value, int) and not isinstance(value, bool)):
        shown = ", ".join(str(one) for one in choices)
        raise Refused("choice_unclear", field, value=value, choices=shown)
    return value


def mapping(value: object, field: str) -> Mapping[str, Any]:
    """An object with named members; ``None`` is an empty one."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise Refused("object_unclear", field)
    return value


def rows(value: object, field: str) -> list[Mapping[str, Any]]:
    """A list of objects; ``None`` is an empty one."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise Refused("list_unclear", field)
    return [mapping(one, f"{field}[{i}]") for i, one in enumerate(value)]


def strings(value: object, field: str) -> list[str]:
    """A list of texts; ``None`` is an empty one."""
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Refused("list_unclear", field)
    return list(value)
