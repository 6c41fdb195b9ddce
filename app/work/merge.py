"""Finds entries that are two readings of one thing and makes them one (CONTRACT: Merging)."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from datetime import timedelta
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from app.case.records import Citation, Entry
from app.rules.spans import LAST, Span, span_of
from app.work.sheet import NOTHING, Sheet, act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.case.case import Case, Change
    from app.case.snapshot import Snapshot

LEAST_PART = 8
MINUTE = timedelta(minutes=1)
SIMILAR = 0.8
KINDS = frozenset({"sms", "call", "chat", "mail"})
MAYBE = "maybe_same"
NAMED = 8
# Who is to be believed about a time: what a person says, then what a phone exported, then what was read.
SOURCES = {"person": 0, "backup": 1, "export": 1, "header": 1, "pdf": 2, "screenshot": 3}
PRECISIONS = ("second", "minute", "about", "day", "between", "month", "before", "after", "unknown")
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """A text without what reading it may change: width, case, white space."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).casefold()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reading:
    """One entry with what decides whether another is the same."""

    entry: Entry
    text: str
    span: Span | None
    sources: frozenset[str]

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """The better source of a time comes first."""
        entry = self.entry
        return (
            0 if entry.status == "confirmed" else 1,
            SOURCES.get(entry.said_by, 2),
            PRECISIONS.index(entry.precision),
            entry.id,
        )


@dataclasses.dataclass(frozen=True, kw_only=True)
class Found:
    """``same``: keeper and what it replaces; ``maybe``: an entry and those it only looks the same as."""

    same: tuple[tuple[Entry, Entry], ...]
    maybe: tuple[tuple[Entry, tuple[Entry, ...]], ...]


def merge(case: Case, *, within: str | None = None) -> Change:
    """Merges what is certainly the same and marks what may be, in one edit.

    Args:
        case: open for writing.
        within: the intake act it belongs to; an act of its own without one.
    """
    found = find(case.snapshot())
    if not found.same and not found.maybe:
        return NOTHING

    def fill(sheet: Sheet) -> None:
        for keeper, other in found.same:
            join(sheet, keeper.id, other.id)
        for entry, others in found.maybe:
            doubt(sheet, [one.id for one in others], entry.id)

    return act(case, "merge", fill, act=within, actor="machine" if within else "person")


def find(snapshot: Snapshot) -> Found:
    """Pairs of entries that are one thing, or may be; a pure function."""
    threads: dict[tuple[str, ...], list[Reading]] = defaultdict(list)
    for entry in snapshot.entries:
        thread = entry.number or fold(entry.sender_shown)
        if entry.kind in KINDS and entry.status != "discarded" and thread:
            sources = frozenset(c.evidence for c in snapshot.citations_of(entry.id))
            one = Reading(entry=entry, text=fold(entry.text), span=span_of(entry.moment), sources=sources)
            threads[entry.kind, entry.direction, thread].append(one)
    same: list[tuple[Entry, Entry]] = []
    maybe: list[tuple[Entry, tuple[Entry, ...]]] = []
    for readings in threads.values():
        _pair(_Thread(readings), same, maybe)
    return Found(same=tuple(same), maybe=tuple(maybe))


class _Thread:
    """The readings of one number or name, the best first; finds those of about the same time."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.readings = sorted(readings, key=lambda one: one.rank)
        dated = [(n, one.span) for n, one in enumerate(self.readings) if one.span is not None]
        self._points = sorted((span.lo, n) for n, span in dated if span.is_point)
        self._loose = [n for n, span in dated if not span.is_point]

    def better(self, at: int) -> list[Reading]:
        """Better readings than number ``at`` whose time is compatible with its own."""
        other = self.readings[at]
        if other.span is None:
            return []
        span = _minutes(other.span)
        first = bisect_left(self._points, (span.lo, -1))
        last = bisect_left(self._points, (span.hi + MINUTE if span.hi < LAST - MINUTE else LAST, -1))
        numbers = [n for _, n in self._points[first:last]] + self._loose
        return [self.readings[n] for n in sorted(numbers) if n < at and _close(self.readings[n], other)]


def _pair(
    thread: _Thread, same: list[tuple[Entry, Entry]], maybe: list[tuple[Entry, tuple[Entry, ...]]]
) -> None:
    """Each reading, worst first, goes to the one better reading it fits; if it fits several, to none."""
    shown = {one.entry.id: one.sources for one in thread.readings}
    for at in range(len(thread.readings) - 1, 0, -1):
        other = thread.readings[at]
        if other.entry.status == "confirmed":
            continue
        near = thread.better(at)
        fitting = [
            one for one in near if _equal(one, other) and not shown[one.entry.id] & shown[other.entry.id]
        ]
        if len(fitting) == 1:
            keeper = fitting[0].entry
            same.append((keeper, other.entry))
            shown[keeper.id] |= shown[other.entry.id]
        else:
            alike = tuple(one.entry for one in fitting or near if fitting or _similar(one, other))
            maybe += [(other.entry, alike)] if alike else []


def _close(one: Reading, other: Reading) -> bool:
    """Times that are compatible within their precision: the stretches meet, to the minute."""
    if one.span is None or other.span is None or one.sources & other.sources:
        return False
    first, second = _minutes(one.span), _minutes(other.span)
    return first.lo <= second.hi and second.lo <= first.hi


def _minutes(span: Span) -> Span:
    return Span(lo=span.lo.replace(second=0, microsecond=0), hi=span.hi)


def _equal(one: Reading, other: Reading) -> bool:
    if one.entry.kind == "call":
        return _same_call(one.entry, other.entry)
    if not one.text or not other.text:
        return False
    short, long = sorted((one.text, other.text), key=len)
    return short == long or (len(short) >= LEAST_PART and short in long)


def _same_call(one: Entry, other: Entry) -> bool:
    """Calls have no words: how they went must agree, and one row must stand for one call."""
    lengths = {e.duration_s for e in (one, other) if e.duration_s is not None}
    kinds = {e.call_type for e in (one, other) if e.call_type is not None}
    return len(lengths) <= 1 and len(kinds) <= 1 and one.count == other.count == 1


def _similar(one: Reading, other: Reading) -> bool:
    """Not the same, but near enough that a person should look: the same minute, words that are alike."""
    if one.entry.kind == "call" or one.span is None or other.span is None:
        return False
    points = one.span.is_point and other.span.is_point
    return points and SequenceMatcher(None, one.text, other.text, autojunk=False).ratio() >= SIMILAR


def join(sheet: Sheet, keeper: str, other: str) -> None:
    """Makes ``other`` a part of ``keeper``: the longest text wins, citations keep their own words."""
    kept, gone = sheet.get(Entry, keeper), sheet.get(Entry, other)
    fields: dict[str, object] = {}
    if kept.status == "draft" and len(fold(gone.text)) > len(fold(kept.text)):
        fields = {
            "text": gone.text,
            "amounts": gone.amounts,
            "due_dates": gone.due_dates,
            "overdue_days": gone.overdue_days,
            "category": kept.category or gone.category,
        }
    kept = sheet.change(kept, **fields)
    for citation in _unsaid(sheet.find(Citation, entry=other), gone.text):
        sheet.put(dataclasses.replace(citation, entry=keeper))
        if kept.status == "confirmed":
            sheet.exhibit(citation.evidence)
    sheet.change(gone, status="discarded", replaced_by=keeper)


def _unsaid(citations: Iterable[Citation], text: str) -> list[Citation]:
    """Citations with the words their source shows."""
    return [c if c.text else dataclasses.replace(c, text=text) for c in citations]


def doubt(sheet: Sheet, others: list[str], entry: str) -> None:
    """Marks a reading as perhaps the same as others, in one doubt."""
    marked = sheet.get(Entry, entry)
    if not any(d.get("code") == MAYBE for d in marked.doubts):
        mark = {"code": MAYBE, "field": "text", "facts": {"entries": others[:NAMED]}}
        sheet.change(marked, doubts=(*marked.doubts, mark))
