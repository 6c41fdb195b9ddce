"""The numbers behind each chart as a table: for readers of screens, for paper and as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.report.charts import layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.report.charts.data import Bar, Counts, Days, Hours, Plan
    from app.report.charts.marks import Drawing
    from app.report.words import Words

FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, kw_only=True)
class Chart:
    """One chart: its name, its drawing, and its numbers with a heading row."""

    name: str
    title: str
    drawing: Drawing
    rows: tuple[tuple[str, ...], ...]

    @property
    def alt(self) -> str:
        """What it shows, in words, for those who cannot see it."""
        return f"{self.title}: " + "; ".join(" ".join(row) for row in self.rows[1:])


def charts(counts: Counts, words: Words, *, foot: float = 48.0) -> list[Chart]:
    """The charts that the record has numbers for; ``foot`` as of ``layout.days``."""
    made = []
    if counts.days is not None:
        title = words("chart.days", unit=words(f"chart.unit.{counts.days.unit}"))
        drawn = layout.days(counts.days, words, foot=foot)
        made.append(Chart(name="days", title=title, drawing=drawn, rows=_days(counts.days, words)))
        drawn = layout.hours(counts.hours, words)
        rows = _hours(counts.hours, words)
        made.append(Chart(name="hours", title=words("chart.hours"), drawing=drawn, rows=rows))
        drawn, rows = layout.senders(counts.senders, words), _senders(counts.senders, words)
        made.append(Chart(name="senders", title=words("chart.senders"), drawing=drawn, rows=rows))
    if counts.plan is not None:
        drawn, rows = layout.plan(counts.plan, words), _plan(counts.plan, words)
        made.append(Chart(name="plan", title=words("chart.plan"), drawing=drawn, rows=rows))
    return made


def _senders(found: tuple[Bar, ...], words: Words) -> tuple[tuple[str, ...], ...]:
    rows = ((bar.key or words("chart.unknown"), str(bar.count), str(bar.after)) for bar in found)
    return (_heads(words, "sender", "count", "after"), *rows)


def _heads(words: Words, *names: str) -> tuple[str, ...]:
    return tuple(words(f"chart.column.{name}") for name in names)


def _days(found: Days, words: Words) -> tuple[tuple[str, ...], ...]:
    rows = ((bar.key, str(bar.count), str(bar.after)) for bar in found.bars)
    return (_heads(words, "day", "count", "after"), *rows)


def _hours(found: Hours, words: Words) -> tuple[tuple[str, ...], ...]:
    rows = (
        (words(f"chart.weekday.{weekday}"), f"{hour:02d}:00", str(len(found.cells[weekday, hour])))
        for weekday, hour in sorted(found.cells)
    )
    return (_heads(words, "weekday", "hour", "count"), *rows)


def _plan(found: Plan, words: Words) -> tuple[tuple[str, ...], ...]:
    return (_heads(words, "day", "due", "paid"), *_sums(found, words))


def _sums(found: Plan, words: Words) -> Iterator[tuple[str, ...]]:
    """Both sums on each day on which one of them changes."""
    due = {step.day: step.minor for step in found.due}
    paid = {step.day: step.minor for step in found.paid}
    so_far = [0, 0]
    for day in sorted(due.keys() | paid.keys()):
        so_far = [due.get(day, so_far[0]), paid.get(day, so_far[1])]
        yield (day.isoformat(), *(words.money(minor, found.currency) for minor in so_far))


def as_csv(chart: Chart) -> str:
    """The numbers as CSV with a mark for spreadsheets; cells that look like formulas are defused."""
    made = io.StringIO()
    writer = csv.writer(made)
    for row in chart.rows:
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row])
    return "\ufeff" + made.getvalue()
