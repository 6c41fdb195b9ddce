"""Which entries are readings of one thing, and which only may be (CONTRACT: Merging); pure functions."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from app.case import numbers
from app.intake.values import shown_time
from app.rules.spans import FIRST, LAST, Span, span_of
from app.work import alike, recorded, united

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from app.case.records import Entry
    from app.case.snapshot import Snapshot
    from app.intake.values.shown_time import Shown

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
KINDS = frozenset({"sms", "call", "chat", "mail"})
ANY = Span(lo=FIRST, hi=LAST)
FIELDS = ("year", "month", "day", "weekday", "hour", "minute")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reading:
    """One entry with what decides whether another is the same.

    ``span`` is where its time can lie, ``shown`` what is printed of it where that is all that is known;
    ``place`` orders the readings of one source, ``beside`` are the words above and below it there;
    ``exact`` ones come from what a phone exported.
    """

    entry: Entry
    text: str
    span: Span
    shown: Shown | None
    sources: frozenset[str]
    place: tuple[str, int, float]
    beside: tuple[str | None, str | None] = (None, None)

    @property
    def exact(self) -> bool:
        """Whether its time is a record's, not a reader's."""
        return self.entry.at_rule == "exact" or united.SOURCES.get(self.entry.said_by, 2) <= 1

    @property
    def bounded(self) -> bool:
        """Whether the day at least is known."""
        return self.span.hi - self.span.lo <= DAY

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """The better source of a time comes first."""
        confirmed = 0 if self.entry.status == "confirmed" else 1
        return confirmed, *united.time_rank(self.entry), self.entry.id


Threads: TypeAlias = "dict[tuple[str, ...], list[Reading]]"
Sure: TypeAlias = "Callable[[Reading, Reading], bool]"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Found:
    """``same``: keeper and what it replaces; ``maybe``: an entry and those it only looks the same as.

    ``counted``: a row that stands for several calls, and those calls. ``differs``: two exact sources that
    have the same words at different times.
    """

    same: tuple[tuple[Entry, Entry], ...] = ()
    maybe: tuple[tuple[Entry, tuple[Entry, ...]], ...] = ()
    counted: tuple[tuple[Entry, tuple[Entry, ...]], ...] = ()
    differs: tuple[tuple[Entry, Entry], ...] = ()


def find(snapshot: Snapshot) -> Found:
    """What is one thing and what may be, over the whole case."""
    threads, tapes = _by_thread(snapshot)
    pairing = _paired(threads)
    gone = {other.id for each in pairing for _, other in each.same}
    calls = [(key[1], one) for key, readings in threads.items() if key[0] == "call" for one in readings]
    taped, unsure = recorded.pairs(
        ((number, one) for number, one in calls if one.entry.id not in gone),
        ((key[1], one) for key, readings in tapes.items() for one in readings),
    )
    known = {one.entry.id for pair in taped for one in pair}
    pairing += _paired({k: [one for one in v if one.entry.id not in known] for k, v in tapes.items()})
    return Found(
        same=(
            *(pair for each in pairing for pair in each.same),
            *((keeper.entry, other.entry) for keeper, other in taped),
        ),
        maybe=(
            *(pair for each in pairing for pair in each.maybe),
            *((tape.entry, tuple(one.entry for one in calls)) for tape, calls in unsure),
        ),
        counted=tuple(pair for each in pairing for pair in each.counted),
        differs=tuple(pair for each in pairing for pair in each.differs),
    )


def _by_thread(snapshot: Snapshot) -> tuple[Threads, Threads]:
    """The readings by channel, thread and side: what is no recording, and what is known from one alone."""
    threads: Threads = defaultdict(list)
    tapes: Threads = defaultdict(list)
    for key, one in _readings(snapshot):
        heard = (
            one.entry.kind == "call"
            and one.sources
            and all(snapshot.evidence_by_id[id].media_type.startswith("audio/") for id in one.sources)
        )
        (tapes if heard else threads)[key].append(one)
    return threads, tapes


def _paired(threads: Threads) -> list[_Pairing]:
    pairing = [_Pairing(readings) for readings in threads.values() if len(readings) > 1]
    for each in pairing:
        each.run()
    return pairing


def threads_of(snapshot: Snapshot) -> dict[str, tuple[str, str]]:
    """Channel and thread (number, else the name shown) of each entry that is part of a conversation.

    What the person wrote has no number of its own in a picture: it belongs to the one thread that the
    picture shows. A name that stands beside just one number is that number's.
    """
    entries = [one for one in snapshot.entries if one.kind in KINDS and _stands(one)]
    named: dict[str, set[str]] = defaultdict(set)
    for one in entries:
        if one.number and one.sender_shown:
            named[alike.fold(one.sender_shown)].add(numbers.match_key(one.number) or one.number)
    found: dict[str, tuple[str, str]] = {
        one.id: (one.kind, "" if _unaddressed(one) else _thread(one, named)) for one in entries
    }
    shown: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in entries:
        if found[one.id][1]:
            for cited in snapshot.citations_of(one.id):
                shown[cited.evidence].add(found[one.id])
    for one in entries:
        if not found[one.id][1]:
            places = [shown[cited.evidence] for cited in snapshot.citations_of(one.id)]
            alone = [next(iter(each)) for each in places if len(each) == 1]
            found[one.id] = alone[0] if alone else (one.kind, _thread(one, named))
    return {id: key for id, key in found.items() if key[1]}


def _unaddressed(entry: Entry) -> bool:
    """What the person said without a number: the name beside it is the person's own, not the thread's."""
    return entry.direction == "out" and not entry.number


def _thread(entry: Entry, named: dict[str, set[str]]) -> str:
    if entry.number:
        return numbers.match_key(entry.number) or entry.number
    name = alike.fold(entry.sender_shown)
    known = named.get(name, set())
    return next(iter(known)) if len(known) == 1 else name


def _stands(entry: Entry) -> bool:
    """Whether it is an entry of its own: not set aside, no other reading of one that is there."""
    return entry.status != "discarded" and not entry.asks_about


def _readings(snapshot: Snapshot) -> Iterator[tuple[tuple[str, ...], Reading]]:
    threads = threads_of(snapshot)
    beside = _neighbours(snapshot, threads)
    for entry in snapshot.entries:
        if entry.id not in threads:
            continue
        cited = snapshot.citations_of(entry.id)
        places = [(c.evidence, c.page or 0, c.region[1] if c.region else 0.0) for c in cited]
        loose = entry.at is None and entry.at_shown
        yield (
            (*threads[entry.id], entry.direction),
            Reading(
                entry=entry,
                text=alike.fold(entry.text),
                span=span_of(entry.moment) or ANY,
                shown=shown_time.parse(entry.at_shown) if loose else None,
                sources=frozenset(c.evidence for c in cited),
                place=min(places, default=("", 0, 0.0)),
                beside=beside.get(entry.id, (None, None)),
            ),
        )


def _neighbours(snapshot: Snapshot, threads: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
    """The folded words above and below each entry in the picture that shows it."""
    rows: dict[str, list[tuple[int, float, str, str]]] = defaultdict(list)
    for id in threads:
        text = alike.fold(snapshot.entry_by_id[id].text)
        for cited in snapshot.citations_of(id):
            if cited.region:
                rows[cited.evidence].append((cited.page or 0, cited.region[1], text, id))
    found: dict[str, tuple[str | None, str | None]] = {}
    for shown in rows.values():
        ranked = sorted(shown)
        texts = [None, *(text for *_, text, _id in ranked), None]
        found |= {row[3]: (texts[n], texts[n + 2]) for n, row in enumerate(ranked)}
    return found


class _Pairing:
    """The readings of one thread and side, the best first; pairs them, the surest first."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.readings = sorted(readings, key=lambda one: one.rank)
        self.same: list[tuple[Entry, Entry]] = []
        self.maybe: list[tuple[Entry, tuple[Entry, ...]]] = []
        self.counted: list[tuple[Entry, tuple[Entry, ...]]] = []
        self.differs: list[tuple[Entry, Entry]] = []
        self._shown = {one.entry.id: one.sources for one in self.readings}
        self._gone: set[str] = set()
        self._points = sorted((one.span.lo, n) for n, one in enumerate(self.readings) if one.span.is_point)
        self._loose = [n for n, one in enumerate(self.readings) if not one.span.is_point]

    def run(self) -> None:
        """Rows that count calls first; then equal words at one time, then parts and vaguer times."""
        for one in self.readings:
            if one.entry.kind == "call" and one.entry.count > 1 and one.entry.status == "draft":
                self._count(one)
        todo = [n for n, one in enumerate(self.readings) if one.entry.status == "draft"]
        for sure in (_equal_at_once, _at_the_clock, _equal_in_bounds, _fits):
            for at in reversed(todo):
                self._pair(at, sure)
            self._in_order(sure)
        for at in reversed(todo):
            self._doubt(at)
        self._contradict()

    def _near(self, at: int) -> list[Reading]:
        """Better readings than number ``at`` whose time is compatible and that no source of it shows too."""
        other = self.readings[at]
        first = bisect_left(self._points, (_floor(other.span.lo), -1))
        last = bisect_left(self._points, (min(other.span.hi, LAST - MINUTE) + MINUTE, -1))
        places = sorted([n for _, n in self._points[first:last]] + self._loose)
        return [
            one
            for n in places
            if n < at and (one := self.readings[n]).entry.id not in self._gone and self._close(one, other)
        ]

    def _close(self, one: Reading, other: Reading) -> bool:
        apart = not self._shown[one.entry.id] & self._shown[other.entry.id]
        return apart and _meet(one, other)

    def _pair(self, at: int, sure: Sure) -> None:
        """The reading goes to the one better reading it fits; if it fits several, not yet."""
        other = self.readings[at]
        if other.entry.id in self._gone:
            return
        fitting = [one for one in self._near(at) if sure(one, other)]
        if len(fitting) == 1:
            self._join(fitting[0], other)

    def _in_order(self, sure: Sure) -> None:
        """As many equal readings in one picture as a record has at that time are those, in their order."""
        for key, places in self._alternatives(sure).items():
            candidates = [one for one in self.readings if one.entry.id in key[1:]]
            calls = candidates[0].entry.kind == "call"
            if len(places) == len(candidates) or (calls and len(places) < len(candidates)):
                # A list of calls has the newest on top, a conversation the newest below.
                candidates.sort(key=lambda one: one.span.lo, reverse=calls)
                others = sorted((self.readings[n] for n in places), key=lambda one: one.place)
                for one, other in zip(candidates, others, strict=False):
                    self._join(one, other)

    def _alternatives(self, sure: Sure) -> dict[tuple[str, ...], list[int]]:
        """Readings of one picture that fit the same several readings of a record, by picture and those."""
        groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, other in enumerate(self.readings):
            if other.entry.status == "draft" and other.entry.id not in self._gone and not other.exact:
                fitting = [one for one in self._near(at) if one.exact and sure(one, other)]
                if len(fitting) > 1:
                    groups[other.place[0], *(one.entry.id for one in fitting)].append(at)
        return groups

    def _join(self, keeper: Reading, other: Reading) -> None:
        self.same.append((keeper.entry, other.entry))
        self._gone.add(other.entry.id)
        self._shown[keeper.entry.id] |= self._shown[other.entry.id]

    def _count(self, row: Reading) -> None:
        """A row "(3)" at its latest time: the three calls of a record that end there, if it has them."""
        calls = [
            one
            for one in self.readings
            if one.exact and one.entry.count == 1 and one.span.is_point and _same_way(one.entry, row.entry)
        ]
        calls.sort(key=lambda one: one.span.lo, reverse=True)
        start = next((n for n, one in enumerate(calls) if _meet(one, row)), None)
        if start is None:
            return
        found = calls[start : start + row.entry.count]
        if len(found) == row.entry.count:
            self.counted.append((row.entry, tuple(one.entry for one in found)))
            self._gone.add(row.entry.id)
        else:
            self.maybe.append((row.entry, tuple(one.entry for one in found)))

    def _doubt(self, at: int) -> None:
        """What could not be paired but fits several, or nearly fits, is for a person to look at."""
        other = self.readings[at]
        if other.entry.id in self._gone:
            return
        near = self._near(at)
        fitting = [one for one in near if _fits(one, other) or _part_of_any(one, other)]
        again = [one for one in near if _misread(one, other)]
        if not fitting and len(again) == 1:
            self._join(again[0], other)
            return
        alike_ones = fitting or [one for one in near if _nearly(one, other)]
        if alike_ones:
            self.maybe.append((other.entry, tuple(one.entry for one in alike_ones)))

    def _contradict(self) -> None:
        """The same words in two records at times that differ: one of the two is wrong."""
        left = [one for one in self.readings if one.exact and one.entry.id not in self._gone and one.text]
        texts: dict[str, list[Reading]] = defaultdict(list)
        for one in left:
            texts[one.text].append(one)
        for first, *rest in texts.values():
            if len(rest) == 1 and not self._shown[first.entry.id] & self._shown[rest[0].entry.id]:
                other = rest[0]
                points = first.span.is_point and other.span.is_point
                if points and MINUTE <= abs(first.span.lo - other.span.lo) <= DAY:
                    self.differs.append((first.entry, other.entry))


def _floor(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _meet(one: Reading, other: Reading) -> bool:
    """Times that are compatible within their precision, to the minute, and with what is printed of them."""
    if not (_floor(one.span.lo) <= other.span.hi and _floor(other.span.lo) <= one.span.hi):
        return False
    return _agrees(one.shown, other) and _agrees(other.shown, one)


def _agrees(shown: Shown | None, other: Reading) -> bool:
    """Whether a time of which only a part is printed ("昨天 23:40") can be that of another reading."""
    if shown is None or not other.bounded:
        return True
    at = other.span.lo
    known: dict[str, int] = {"year": at.year, "month": at.month, "day": at.day, "weekday": at.weekday()}
    if other.span.is_point:
        known |= {"hour": at.hour, "minute": at.minute}
    parts = {name: getattr(shown, name) for name in FIELDS}
    return all(parts[name] is None or known[name] == parts[name] for name in FIELDS if name in known)


def _equal_at_once(one: Reading, other: Reading) -> bool:
    """Equal words, both times known to the minute."""
    return one.span.is_point and other.span.is_point and _equal_in_bounds(one, other)


def _at_the_clock(one: Reading, other: Reading) -> bool:
    """A record of the very minute that is printed, though of which day is not."""
    clock = other.shown is not None and other.shown.has_clock
    return clock and one.exact and one.span.is_point and _fits(one, other)


def _equal_in_bounds(one: Reading, other: Reading) -> bool:
    """Equal words, and days that are known."""
    if one.entry.kind == "call":
        return _same_call(one.entry, other.entry)
    return one.bounded and other.bounded and one.text == other.text != ""


def _fits(one: Reading, other: Reading) -> bool:
    """CONTRACT's rule; where the day is not known a part of a text is too weak a sign."""
    if one.entry.kind == "call":
        return _same_call(one.entry, other.entry)
    if one.bounded and other.bounded:
        return alike.same(one.text, other.text)
    if one.text != other.text or len(one.text) < alike.LEAST_PART:
        return False
    shown = one.entry.at_shown, other.entry.at_shown
    if not one.bounded and not other.bounded and all(shown):
        return shown[0] == shown[1]
    return _in_line(one, other)


def _in_line(one: Reading, other: Reading) -> bool:
    """Whether what stands above and below in two pictures does not speak against their being one run."""
    pairs = zip(one.beside, other.beside, strict=True)
    return all(a is None or b is None or alike.same(a, b) for a, b in pairs)


def _part_of_any(one: Reading, other: Reading) -> bool:
    return one.entry.kind != "call" and alike.same(one.text, other.text)


def _same_call(one: Entry, other: Entry) -> bool:
    """Calls have no words: how they went must agree, and one row must stand for one call."""
    lengths = {e.duration_s for e in (one, other) if e.duration_s is not None}
    return len(lengths) <= 1 and _same_way(one, other) and one.count == other.count


def _same_way(one: Entry, other: Entry) -> bool:
    return len({e.call_type for e in (one, other) if e.call_type is not None}) <= 1


def _misread(one: Reading, other: Reading) -> bool:
    """The same minute, and words that differ only by characters that a reader takes for each other."""
    if one.entry.kind == "call" or not (one.span.is_point and other.span.is_point):
        return False
    return not (one.exact and other.exact) and alike.misread(one.text, other.text)


def _nearly(one: Reading, other: Reading) -> bool:
    """Not the same, but near enough that a person should look: the same minute, words that are alike."""
    points = one.span.is_point and other.span.is_point
    return one.entry.kind != "call" and points and alike.similar(one.text, other.text)
