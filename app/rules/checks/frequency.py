"""How often they called: per day or in rolling windows, pooled over a lender with all its agencies."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from app.rules.contacts import by_day, ids
from app.rules.hits import HIGH, LOW, NOT_ENOUGH, SHOWN, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.rules.contacts import Contact
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
        return [one for one in calls if one.answered]
    return [one for one in calls if one.unanswered] if kind == "unanswered" else calls


def _sum(calls: Sequence[Contact]) -> int:
    """How many calls they stand for (a row "(3)" is three)."""
    return sum([one.count for one in calls])


def check(scope: Scope) -> Iterator[Hit]:
    """Days or windows with more calls than the rule names; "more than three" begins at the fourth."""
    given = scope.rule.parameters
    kind, most = str(given["count"]), int(given["max"])
    every = pooled(scope)
    wanted = _counting(kind, every)
    calls = scope.held(wanted)
    days = by_day(calls)
    totals = {day: _sum(each) for day, each in days.items()}
    windows = list(_over(days, totals, most, int(given["window_days"])))
    if windows:
        yield _hit(scope, windows, kind)
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


Windows = tuple[date, int, list["Contact"]]


def _over(
    days: dict[date, list[Contact]], totals: dict[date, int], most: int, width: int
) -> Iterator[Windows]:
    """Each day that ends a window with too many calls: the day, their number, the calls."""
    window: list[tuple[date, int, list[Contact]]] = []
    for day in sorted(days):
        window = [one for one in window if one[0] > day - width * DAY]
        window.append((day, totals[day], days[day]))
        total = sum(number for _, number, _ in window)
        if total > most:
            yield day, total, [one for _, _, each in window for one in each]


def _hit(scope: Scope, windows: Sequence[Windows], kind: str) -> Hit:
    given = scope.rule.parameters
    # Windows that overlap share calls: each is named once.
    calls = list({one.id: one for _, _, each in windows for one in each}.values())
    details: tuple[dict[str, Any], ...] = tuple(
        {"day": day.isoformat(), "count": total, "entries": ids(each)} for day, total, each in windows
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
            "most": max(total for _, total, _ in windows),
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
            if one.answered:
                last, spoken = day, one.id
    if found:
        yield Hit(
            contacts=found,
            count=len(found),
            facts={"window": width},
            details=tuple({"entry": id, "after": pairs[id]} for id in ids(found)),
        )
