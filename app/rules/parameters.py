"""What each check can be told by a rule: its parameters, their types, and which of them it needs."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable

Taken = object
CHANNELS = ("call", "sms", "chat", "mail", "letter", "visit", "app_notice")
COUNTS = ("connected", "conversation", "attempts", "unanswered")
PROMISES = ("stop_collection", "stop_sms", "stop_third_party")
DATES = ("records", "sms_records", "limitation", "complaint_reply")
ACTORS = ("lender", "agency")
CASE_ZONE = "case"


def _clock(value: object) -> Taken:
    if not isinstance(value, str) or len(value) != len("22:00"):
        raise ValueError
    return time.fromisoformat(value)


def _number(least: int) -> Callable[[object], Taken]:
    def take(value: object) -> Taken:
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise ValueError
        return value

    return take


def _yes_no(value: object) -> Taken:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _word(value: object) -> Taken:
    if not isinstance(value, str) or not value:
        raise ValueError
    return value


def _words(value: object) -> Taken:
    if not isinstance(value, list):
        raise ValueError
    return tuple(str(_word(one)) for one in value)


def _some_of(*choices: str) -> Callable[[object], Taken]:
    def take(value: object) -> Taken:
        if not isinstance(value, list) or not value or any(one not in choices for one in value):
            raise ValueError
        return tuple(value)

    return take


def _one_of(*choices: str) -> Callable[[object], Taken]:
    def take(value: object) -> Taken:
        if value not in choices:
            raise ValueError
        return value

    return take


def _zone(value: object) -> Taken:
    if not isinstance(value, str):
        raise ValueError
    try:
        return value if value == CASE_ZONE else str(ZoneInfo(value))
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError from error


PARAMETERS: dict[str, dict[str, Callable[[object], Taken]]] = {
    "after_agreement": {"while_kept": _yes_no, "max_months": _number(1)},
    "term_breach": {"promises": _some_of(*PROMISES)},
    "amount_conflict": {},
    "quiet_hours": {
        "from": _clock,
        "to": _clock,
        "zone": _zone,
        "from_included": _yes_no,
        "channels": _some_of(*CHANNELS),
        "unless_term": _word,
        "needs_text": _words,
    },
    "call_frequency": {
        "count": _one_of(*COUNTS),
        "max": _number(1),
        "window_days": _number(1),
        "pool": _one_of("lender", "debt"),
        "needs": _words,
        "confidence": _one_of("high", "medium", "low"),
    },
    "call_after_conversation": {"window_days": _number(1), "pool": _one_of("lender", "debt")},
    "third_party": {"reachable_days": _number(0)},
    "threat": {"classes": _words, "strong": _words, "least": _number(1)},
    "impersonation": {"classes": _words},
    "fraud_sign": {"classes": _words},
    "question": {
        "kinds": _some_of(*CHANNELS),
        "actors": _some_of(*ACTORS),
        "needs": _words,
    },
    "date": {
        "kind": _one_of(*DATES),
        "years": _number(1),
        "months": _number(1),
        "days": _number(1),
        "channels": _some_of(*CHANNELS),
    },
    "reference": {},
}
NEEDED: dict[str, tuple[str, ...]] = {
    "term_breach": ("promises",),
    "quiet_hours": ("from", "to", "zone", "channels"),
    "call_frequency": ("count", "max", "window_days", "pool"),
    "call_after_conversation": ("window_days", "pool"),
    "threat": ("classes",),
    "impersonation": ("classes",),
    "fraud_sign": ("classes",),
    "question": ("needs",),
    "date": ("kind",),
}
