"""How often they called: per day or in rolling windows, pooled over a lender with all its agencies."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from app.rules.contact import ids
from app.rules.contacts import by_day
from app.rules.hits import HIGH, LOW, NOT_ENOUGH, SHOWN, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.rules.contact import Contact
    from app.rules.hits import Scope

DAY = timedelta(days=1)


def pooled(scope: Scope) -> list[Contact]:
    """The calls that count together: those of the debt, or of every debt of the same lender."""
    if scope.rule.parameters["pool"] == "debt" or scope.of.debt is None or not scope.of.sure:
        return scope.of.calls
    same = scope.world.lenders[scope.of.debt.lender.strip() or scope.of.debt.id]
    if len(same) == 1:
        return scope.of.calls
    if same[0] is not scope.of:  # counted once, with the first debt of that lender
        return []
    merged = [one for each in same for one in each.calls]
    return sorted(merged, key=lambda one: (one.entry.at or "9999", one.id))


def _counting(kind: str, calls: list[Contact]) -> list[Contact]:
    """The calls that count for a kind."""
    if kind in ("connected", "conversation"):
        return [one for one in calls if one.way.answered]
    return [one for one in calls if one.way.unanswered] if kind == "unanswered" else calls


def _sum(calls: Sequence[Contact]) -> int:
    """How many calls they stand for (a row "(3)" is three)."""
    return sum([one.way.count for one in calls])


def check(scope: Scope) -> Iterator[Hit]:
    """Days or windows with more calls than the rule names; "more than three" begins at the fourth."""
    given = scope.rule.parameters
    kind, most = str(given["count"]), int(given["max"])
    every = pooled(scope)
    wanted = _counting(kind, every)
    calls = scope.held(wanted)
    days = by_day(calls)
    totals = {day: _sum(each) for day, each in days.items()}
    windows = list(_over(totals, most, int(given["window_days"])))
    if windows:
        yield _hit(scope, windows, days, kind)
    lost = scope.undated(wanted)
    fullest = max(totals.values(), default=0)
    if lost and not windows and fullest + _sum(lost) > most:
        yield Hit(
            contacts=lost,
            count=len(lost),
            result=NOT_ENOUGH,
            confidence=LOW,
            needs=("time",),
            facts={"max": most},
        )


Window = tuple[int, list[date]]
"""How many calls, and on which days: the last of them is the one that ends it."""


def _over(totals: dict[date, int], most: int, width: int) -> Iterator[Window]:
    """Each window with too many calls."""
    window: list[date] = []
    for day in sorted(totals):
        window = [*(one for one in window if one > day - width * DAY), day]
        total = sum(totals[one] for one in window)
        if total > most:
            yield total, window


def _hit(scope: Scope, windows: Sequence[Window], days: dict[date, list[Contact]], kind: str) -> Hit:
    given = scope.rule.parameters
    # Windows that overlap share days: each call is named once.
    shared = dict.fromkeys(day for _, each in windows for day in each)
    calls = [one for day in shared for one in days[day]]
    named = {day: ids(days[day]) for day in shared}
    details: tuple[dict[str, Any], ...] = tuple(
        {"day": each[-1].isoformat(), "count": total, "entries": [id for day in each for id in named[day]]}
        for total, each in windows
    )
    only_asked = kind == "conversation"
    return Hit(
        contacts=calls,
        count=_sum(calls),
        result=NOT_ENOUGH if only_asked else SHOWN,
        confidence=LOW if only_asked else str(given.get("confidence", HIGH)),
        needs=tuple(given.get("needs", ())),
        facts={
            "max": given["max"],
            "window": given["window_days"],
            "days": len(windows),
            "most": max(total for total, _ in windows),
        },
        details=details,
    )


def after_conversation(scope: Scope) -> Iterator[Hit]:
    """Calls within some days of a conversation; the day of the conversation is day one."""
    width = int(scope.rule.parameters["window_days"])
    last: date | None = None
    found: list[Contact] = []
    pairs: dict[str, str] = {}
    spoken = ""
    calls: dict[date, list[Contact]] = defaultdict(list)
    for one in scope.held(pooled(scope)):
        if one.day is not None:
            calls[one.day].append(one)
    for day in sorted(calls):
        for one in calls[day]:
            if last is not None and day < last + width * DAY:
                found.append(one)
                pairs[one.id] = spoken
            if one.way.answered:
                last, spoken = day, one.id
    if found:
        yield Hit(
            contacts=found,
            count=len(found),
            facts={"window": width},
            details=tuple({"entry": id, "after": pairs[id]} for id in ids(found)),
        )
