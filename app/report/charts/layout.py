"""Where each mark of a chart stands; the same description is drawn in the window, in PDF and in Word."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.report.charts.axes import LEFT, RIGHT, TOP, WIDE, ceiling, head, levels
from app.report.charts.marks import Box, Drawing, Label, Mark, Role, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.report.charts.data import Bar, Days, Hours, Plan, Step
    from app.report.words import Words

MOST = 14
"""Numbers that have a bar of their own; the rest are summed up in one."""
LABEL = {"zh_CN": 17.0, "en": 23.0}
"""Width in millimetres that a month's name may take."""
NAMES = {"zh_CN": 9, "en": 6}
"""Names of months that have room side by side."""


ROLES: dict[str, Role] = {
    "before": "soft", "after": "after", "payments": "kept", "due": "soft", "paid": "kept",
}  # fmt: skip
"""The colours of what a key names."""


def _key(words: Words, *names: str) -> Iterator[tuple[str, Role]]:
    return ((words(f"chart.{name}"), ROLES[name]) for name in names)


def days(found: Days, words: Words, *, foot: float = 48.0) -> Drawing:
    """Bars over time: outlined before the agreement, filled after it; agreement and payments marked.

    ``foot`` is where the bars stand, in millimetres from the top: less of it is a lower chart.
    """
    title = words("chart.days", unit=words(f"chart.unit.{found.unit}"))
    height = foot + (11.5 if found.undated else 8.0)  # the note stands below the names of the months
    marks = [
        *head(title, *_key(words, "before", "after", "payments")),
        *_time_bars(found, foot),
        *_flags(found, foot, words),
    ]
    marks += _dates(found.first, found.last, foot, words)
    if found.undated:
        marks.append(Label(x=LEFT, y=height - 0.6, text=words("chart.undated", n=found.undated), size=7))
    return Drawing(width=WIDE, height=height, marks=tuple(marks))


def _time_bars(found: Days, foot: float) -> Iterator[Mark]:
    highest = ceiling(max(bar.count for bar in found.bars))
    yield from levels(TOP, foot, highest)
    slots = {"day": 1, "week": 7, "month": 30}[found.unit]
    wide = min(max(_across(found, found.first + timedelta(days=slots)) - LEFT - 0.3, 0.5), 6.0)
    for bar in found.bars:
        x = max(_across(found, date.fromisoformat(bar.key)), LEFT)
        yield from _stack(bar, x, wide, foot, (foot - TOP) / highest)


def _stack(bar: Bar, x: float, wide: float, foot: float, unit: float) -> Iterator[Mark]:
    filled, open_ = bar.after * unit, (bar.count - bar.after) * unit
    if bar.after:
        yield Box(x=x, y=foot - filled, w=wide, h=filled, role="after")
    if open_ > 0:
        yield Box(x=x, y=foot - filled - open_, w=wide, h=open_, role="soft", shade=0.0)


def _across(found: Days, day: date) -> float:
    span = max((found.last - found.first).days + 1, 1)
    return LEFT + (WIDE - LEFT - RIGHT) * (day - found.first).days / span


def _flags(found: Days, foot: float, words: Words) -> Iterator[Mark]:
    for flag in found.flags:
        if not found.first <= flag.day <= found.last:
            continue
        x = _across(found, flag.day)
        if flag.kind == "agreement":
            yield Rule(x1=x, y1=TOP - 4, x2=x, y2=foot, role="accent", width=0.5)
            yield Label(
                x=x + 1, y=TOP - 2, text=f"{words('chart.agreement')} {flag.day}", role="accent", size=7.5
            )
        else:
            yield Label(x=x, y=foot + 2.6, text="▲", role="kept", size=6, anchor="middle")


def _dates(first: date, last: date, foot: float, words: Words) -> Iterator[Mark]:
    """The first days of months below the axis, so many that they do not touch."""
    months = _months(first, last)
    apart = max(1, -(-len(months) // NAMES[words.lang]))
    span = max((last - first).days + 1, 1)
    for month in months[::apart]:
        x = LEFT + (WIDE - LEFT - RIGHT) * (month - first).days / span
        yield Rule(x1=x, y1=foot, x2=x, y2=foot + 1, role="ink")
        if x > WIDE - LABEL[words.lang]:
            continue
        yield Label(x=x, y=foot + 5.4, text=words.month(month, year=True), size=7)


def _months(first: date, last: date) -> list[date]:
    """First days of months within a span; the first day itself if there is none."""
    found, month = [], first.replace(day=1)
    while month <= last:
        if month >= first:
            found.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    return found or [first]


def hours(found: Hours, words: Words) -> Drawing:
    """Weekdays down and hours across, each number in its box; the darker the more."""
    left, top, high = 16.0, 12.0, 6.0
    wide = (WIDE - left - 0.5) / 24  # room for the frame of the night at the right edge
    most = max((len(ids) for ids in found.cells.values()), default=1)
    marks: list[Mark] = [*head(words("chart.hours"), (words("chart.night"), "soft"))]
    for hour in range(0, 24, 2):
        marks.append(Label(x=left + hour * wide, y=top - 1.4, text=f"{hour:02d}", size=7))
    for weekday in range(7):
        y = top + weekday * high
        marks.append(Label(x=0, y=y + 4.2, text=words(f"chart.weekday.{weekday}"), size=8))
        for hour in range(24):
            marks += _cell(found, weekday, hour, (left + hour * wide, y, wide, high), most)
    foot = top + 7 * high
    marks += _night(left, top, wide, foot)
    if found.untimed:
        marks.append(Label(x=left, y=foot + 4.4, text=words("chart.untimed", n=found.untimed), size=7))
    return Drawing(width=WIDE, height=foot + 6, marks=tuple(marks))


def _cell(
    found: Hours, weekday: int, hour: int, place: tuple[float, float, float, float], most: int
) -> Iterator[Mark]:
    x, y, w, h = place
    n = len(found.cells.get((weekday, hour), ()))
    yield Box(x=x, y=y, w=w, h=h, role="line", shade=0.0)
    if n:
        shade = 0.12 + 0.43 * n / most  # never so dark that its number could not be read, in either scheme
        yield Box(x=x + 0.4, y=y + 0.4, w=w - 0.8, h=h - 0.8, role="faint", shade=shade)
        yield Label(
            x=x + w / 2, y=y + h / 2 + 1.2, text=str(n), role="ink", size=8, anchor="middle", strong=True
        )


def _night(left: float, top: float, wide: float, foot: float) -> Iterator[Mark]:
    for first, last in ((0, 8), (22, 24)):
        x1, x2 = left + first * wide, left + last * wide
        for ends in ((x1, top, x2, top), (x1, foot, x2, foot), (x1, top, x1, foot), (x2, top, x2, foot)):
            yield Rule(x1=ends[0], y1=ends[1], x2=ends[2], y2=ends[3], role="ink", width=0.5)


def senders(found: tuple[Bar, ...], words: Words) -> Drawing:
    """A bar for each number, longest first."""
    rows = [(bar.key or words("chart.unknown"), bar) for bar in found[:MOST]]
    rest = found[MOST:]
    if rest:
        summed = type(rest[0])(key="", count=sum(b.count for b in rest), after=sum(b.after for b in rest))
        rows.append((words("chart.others", n=len(rest)), summed))
    left, top, high = 62.0, 9.0, 6.0
    most = max((bar.count for _, bar in rows), default=1)
    unit = (WIDE - left - 10) / most
    marks: list[Mark] = [*head(words("chart.senders"), *_key(words, "before", "after"))]
    for n, (name, bar) in enumerate(rows):
        y = top + n * high
        marks.append(Label(x=0, y=y + 3.6, text=_cut(name, 36), size=8, role="ink"))
        if bar.after:
            marks.append(Box(x=left, y=y + 0.8, w=bar.after * unit, h=high - 2, role="after"))
        if bar.count > bar.after:
            x = left + bar.after * unit
            marks.append(
                Box(x=x, y=y + 0.8, w=(bar.count - bar.after) * unit, h=high - 2, role="soft", shade=0.0)
            )
        marks.append(Label(x=left + bar.count * unit + 1.2, y=y + 3.6, text=str(bar.count), size=8))
    return Drawing(width=WIDE, height=top + len(rows) * high + 1, marks=tuple(marks))


def _cut(text: str, most: int) -> str:
    """A name no longer than ``most`` halves of a Chinese character."""
    size = 0
    for n, character in enumerate(text):
        size += 2 if ord(character) > 0x2E7F else 1
        if size > most:
            return text[:n] + "…"
    return text


def plan(found: Plan, words: Words) -> Drawing:
    """Two stairs: what was due (dashed) and what was paid (solid)."""
    height, foot = 56.0, 48.0
    every = (*found.due, *found.paid)
    first, last = min(step.day for step in every), max(step.day for step in every)
    highest = max(step.minor for step in every)
    marks: list[Mark] = [*head(words("chart.plan"), *_key(words, "due", "paid"))]
    marks += levels(TOP, foot, ceiling(-(-highest // 100)), lambda value: f"{value:,}")
    scale = (foot - TOP) / (ceiling(-(-highest // 100)) * 100)
    marks += _stairs(found.due, (first, last), scale, foot, "soft", dashed=True)
    marks += _stairs(found.paid, (first, last), scale, foot, "kept", dashed=False)
    marks += _dates(first, last, foot, words)
    return Drawing(width=WIDE, height=height, marks=tuple(marks))


def _stairs(
    steps: tuple[Step, ...], span: tuple[date, date], scale: float, foot: float, role: Role, *, dashed: bool
) -> Iterator[Mark]:
    first, last = span
    wide = (WIDE - LEFT - RIGHT) / max((last - first).days, 1)
    x, y = LEFT, foot
    for one in steps:
        x2, y2 = LEFT + wide * (one.day - first).days, foot - one.minor * scale
        yield Rule(x1=x, y1=y, x2=x2, y2=y, role=role, width=0.6, dashed=dashed)
        yield Rule(x1=x2, y1=y, x2=x2, y2=y2, role=role, width=0.6, dashed=dashed)
        x, y = x2, y2
