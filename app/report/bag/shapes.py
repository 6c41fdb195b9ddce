"""Whether the fields of a record from a stranger have the types and shapes that the rest relies on."""

from __future__ import annotations

import functools
import math
import re
import types
import typing
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.case.tables import BY_TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ID = re.compile(r"[A-Za-z0-9_.\-]{1,80}")
_STORED = re.compile(r"files/[0-9a-f]{2}/[0-9a-f]{64}(\.[a-z0-9]{1,8})?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LONG = 16 * 1024 * 1024


def moment(text: object) -> None:
    """Raises ValueError for what is neither an ISO moment nor an ISO date."""
    if not isinstance(text, str):
        raise ValueError("no moment")
    datetime.fromisoformat(text)


def faults(table: str, fields: Any) -> list[str]:  # noqa: ANN401  any JSON value
    """Names of the fields that cannot be those of a record; a missing or unknown one is one too."""
    if not isinstance(fields, dict):
        return ["id"]
    hints = _hints(table)
    wrong = [str(name) for name in fields.keys() ^ hints.keys()]
    for name in fields.keys() & hints.keys():
        if not (_fits(hints[name], fields[name]) and _means(table, name, fields[name])):
            wrong.append(str(name))
    return sorted(wrong)


@functools.cache
def _hints(table: str) -> Mapping[str, Any]:
    hints = typing.get_type_hints(BY_TABLE[table])
    return {name: hint for name, hint in hints.items() if typing.get_origin(hint) is not typing.ClassVar}


def _fits(hint: Any, value: Any) -> bool:  # noqa: ANN401  any type and any JSON value
    """Whether a JSON value can be that of a field of a type."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return True
    if hint is type(None):
        return value is None
    if origin in (typing.Union, types.UnionType):
        return any(_fits(one, value) for one in inner)
    if origin is typing.Literal:
        return isinstance(value, str) and value in inner
    if origin is tuple:
        return isinstance(value, list) and all(_fits(inner[0], one) for one in value)
    if origin is dict:
        return isinstance(value, dict)
    return _fits_plain(hint, value)


def _fits_plain(hint: Any, value: Any) -> bool:  # noqa: ANN401  any type and any JSON value
    if hint is bool:
        return isinstance(value, bool)
    if hint is int:
        return type(value) is int and abs(value) < 2**62
    if hint is float:
        return type(value) in (int, float) and math.isfinite(value) and abs(value) < 2**53
    return hint is str and isinstance(value, str) and len(value) <= _LONG


def _means(table: str, name: str, value: Any) -> bool:  # noqa: ANN401  a value of the right type
    """Whether a field says something: an id, a moment, a shape of JSON that readers rely on."""
    check = _CHECKS.get((table, name)) or _CHECKS.get(("", name))
    if check is None or value is None:
        return True
    try:
        return check(value) is not False
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return False


def _each(check: Callable[[Any], Any]) -> Callable[[Any], bool]:
    return lambda listed: all(check(one) is not False for one in listed)


def _or_empty(check: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: value == "" or check(value)


def _matches(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: pattern.fullmatch(value) is not None


def _with(**kinds: type | tuple[type, ...]) -> Callable[[Any], bool]:
    """An object that has these keys with values of these types."""
    return lambda value: all(isinstance(value[name], kind) for name, kind in kinds.items())


def _may_have(**kinds: type | tuple[type, ...]) -> Callable[[Any], bool]:
    def check(value: Any) -> bool:  # noqa: ANN401  any JSON value
        return all(value.get(name) is None or isinstance(value[name], kind) for name, kind in kinds.items())

    return check


def _day(text: str) -> None:
    date.fromisoformat(text)


def _zone(name: str) -> None:
    from zoneinfo import ZoneInfo

    ZoneInfo(name)


_moment_or_empty = _or_empty(moment)
_CHECKS: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("", "id"): _matches(_ID),
    ("case", "time_zone"): _zone,
    ("case", "created_at"): _moment_or_empty,
    ("evidence", "sha256"): _matches(_SHA256),
    ("evidence", "stored"): _matches(_STORED),
    ("evidence", "size"): lambda size: size >= 0,
    ("evidence", "taken_at"): moment,
    ("evidence", "file_time"): _moment_or_empty,
    ("evidence", "added_at"): _moment_or_empty,
    ("evidence", "exhibit"): lambda number: 0 < number < 10**6,
    ("evidence", "sources"): _each(_may_have(path=str, added_at=str)),
    ("evidence", "page_facts"): _may_have(amounts=list, due_dates=list, payments_cover=list, alike=list),
    ("entry", "at"): moment,
    ("entry", "at_earliest"): moment,
    ("entry", "at_latest"): moment,
    ("entry", "count"): lambda count: 0 < count < 10**6,
    ("entry", "amounts"): _each(_with(minor=int, currency=str)),
    ("entry", "due_dates"): _each(moment),
    ("entry", "recipient"): _may_have(who=str, name=str, relation=str),
    ("", "doubts"): _each(_with(code=str, field=str, facts=dict)),
    ("citation", "region"): lambda region: len(region) == 4,
    ("redaction", "region"): lambda region: len(region) == 4,
    ("agreement", "agreed_at"): moment,
    ("agreement", "ends_when"): _may_have(
        consecutive_missed=int, total_missed=int, effect=str, late_counts=bool
    ),
    ("agreement", "payments_cover"): _each(moment),
    ("instalment", "due_on"): _day,
    ("payment", "paid_at"): moment,
    ("document", "made_at"): _moment_or_empty,
}
