"""What the timeline shows: keys in order for a filter, a row when it is looked at, density by day."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from app.case.moments import Moment
from app.rules.spans import FIRST, local
from app.work import gaps

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date, datetime

    from app.case.records import Entry, Evidence
    from app.case.snapshot import Snapshot
    from app.rules.plans import Kept
    from app.rules.standing import Standing

ENTRY = "en_"
EVIDENCE = "ev_"
SHOWN: frozenset[str] = frozenset({"draft", "confirmed"})


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which rows are wanted; an empty collection or ``None`` asks for all.

    ``words_ids`` are ids of entries and evidence that a search found, ``only`` those that a finding or a
    claim stands on. ``files`` shows the rows of
    files that no entry was made from.
    """

    debt: str | None = None
    kinds: Collection[str] = ()
    party: str | None = None
    statuses: Collection[str] = SHOWN
    first: date | None = None
    last: date | None = None
    after_only: bool = False
    words_ids: Collection[str] | None = None
    only: Collection[str] | None = None
    files: bool = True


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row, ready to be put into words: codes and facts, no sentence.

    ``tags`` are codes: the relation, what the agreement looked like, each doubt, ``key``, ``disputed``,
    ``gap_before`` (something may be missing before it: ``work.gaps``). Those of a file are the state of its
    reading and ``gave_agreement``, ``gave_payment``: what was read from it that is no contact.
    """

    key: str
    at_sort: datetime
    day: date | None
    moment: Moment
    kind: str
    direction: str
    who: str
    number: str
    text: str
    relation: str = "unknown"
    kept: Kept | None = None
    tags: tuple[str, ...] = ()
    exhibits: tuple[int, ...] = ()
    evidence_ids: tuple[str, ...] = ()
    status: str = ""
    entry: Entry | None = None
    evidence: Evidence | None = field(default=None)


def sort_moment(entry: Entry) -> datetime:
    """Where an entry stands: its time, else the bound that is known, else before everything."""
    text = entry.at or entry.at_earliest or entry.at_latest
    return local(text) if text else FIRST


def file_moment(item: Evidence) -> datetime:
    """Where a file with no entry stands: when it was taken, else its own time, else when it came in."""
    text = item.taken_at or item.file_time or item.added_at
    return local(text) if text else FIRST


class Timeline:
    """The timeline of one snapshot; building it sorts once, rows are made when asked for."""

    def __init__(self, snapshot: Snapshot, standing: Standing) -> None:
        self._snapshot = snapshot
        self._standing = standing
        self._rows: dict[str, Row] = {}

    def prepare(self) -> None:
        """Works out now what takes long of very many entries, that no pane waits for it later."""
        self.density(self.keys())
        _ = self._after_gap, self._cited, self._snapshot.entry_by_id

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self._snapshot.entries}

    @cached_property
    def _evidence(self) -> dict[str, Evidence]:
        return {item.id: item for item in self._snapshot.evidence}

    @cached_property
    def _parties(self) -> dict[str, str]:
        return {party.id: party.name for party in self._snapshot.parties}

    @cached_property
    def _cited(self) -> dict[str, list[str]]:
        """Evidence ids by entry id, in order of their citations."""
        cited: dict[str, list[str]] = defaultdict(list)
        for citation in self._snapshot.citations:
            if citation.entry is not None and citation.evidence not in cited[citation.entry]:
                cited[citation.entry].append(citation.evidence)
        return cited

    @cached_property
    def _after_gap(self) -> frozenset[str]:
        """Entries before which the pictures of their conversation may leave something out."""
        return frozenset(gap.before for gap in gaps.between(self._snapshot))

    @cached_property
    def _loose_files(self) -> list[Evidence]:
        """Files that nothing shown leans on: unread, nothing in them, or only read into other records."""
        used = {
            e
            for id, items in self._cited.items()
            if (one := self._entries.get(id)) and one.status != "discarded"
            for e in items
        }
        return [item for item in self._snapshot.evidence if not item.hidden and item.id not in used]

    @cached_property
    def _order(self) -> list[tuple[datetime, str]]:
        rows = [(sort_moment(one), one.id) for one in self._snapshot.entries if not one.asks_about]
        rows += [(file_moment(item), item.id) for item in self._loose_files]
        return sorted(rows)

    @cached_property
    def _place(self) -> dict[str, datetime]:
        return {key: at for at, key in self._order}

    def keys(self, filter: Filter | None = None) -> list[str]:
        """Keys of the wanted rows, oldest first; what has no time at all stands first."""
        wish = filter or Filter()
        return [key for at, key in self._order if self._in_period(at, wish) and self._wanted(key, wish)]

    @staticmethod
    def _in_period(at: datetime, wish: Filter) -> bool:
        if wish.first is not None and at.date() < wish.first:
            return False
        return wish.last is None or at.date() <= wish.last

    def _wanted(self, key: str, wish: Filter) -> bool:
        if any(ids is not None and key not in ids for ids in (wish.words_ids, wish.only)):
            return False
        entry = self._entries.get(key)
        return self._entry_wanted(entry, wish) if entry is not None else _file_wanted(wish)

    def _entry_wanted(self, entry: Entry, wish: Filter) -> bool:
        return (
            (not wish.statuses or entry.status in wish.statuses)
            and (not wish.kinds or entry.kind in wish.kinds)
            and (wish.debt is None or entry.debt == wish.debt)
            and (wish.party is None or entry.party == wish.party)
            and (not wish.after_only or self._standing.relation(entry) == "after")
        )

    def row(self, key: str) -> Row:
        """The row of a key; ``KeyError`` if the snapshot has no such entry or file."""
        if key not in self._rows:
            entry = self._entries.get(key)
            self._rows[key] = self._entry_row(entry) if entry else self._file_row(self._evidence[key])
        return self._rows[key]

    def _entry_row(self, entry: Entry) -> Row:
        at = sort_moment(entry)
        relation, kept = self._standing.relation(entry), self._standing.kept(entry)
        evidence = tuple(self._cited.get(entry.id, ()))
        items = [self._evidence[one] for one in evidence if one in self._evidence]
        return Row(
            key=entry.id,
            at_sort=at,
            day=None if at == FIRST else at.date(),
            moment=entry.moment,
            kind=entry.kind,
            direction=entry.direction,
            text=entry.text,
            number=entry.number_shown or entry.number,
            who=self._parties.get(entry.party or "", "") or entry.sender_shown,
            relation=relation,
            kept=kept,
            tags=(*_tags(entry, relation, kept), *(["gap_before"] if entry.id in self._after_gap else [])),
            evidence_ids=evidence,
            status=entry.status,
            entry=entry,
            exhibits=tuple(sorted(item.exhibit for item in items if item.exhibit is not None)),
        )

    def _file_row(self, item: Evidence) -> Row:
        at = file_moment(item)
        return Row(
            key=item.id,
            at_sort=at,
            day=None if at == FIRST else at.date(),
            moment=_file_time(item),
            kind="file",
            direction="none",
            who="",
            number="",
            text=item.name,
            evidence_ids=(item.id,),
            exhibits=(item.exhibit,) if item.exhibit is not None else (),
            evidence=item,
            tags=(f"reading_{self._snapshot.readings.get(item.id, 'unread')}", *self._gave(item)),
        )

    def _gave(self, item: Evidence) -> Iterator[str]:
        """What else was read from a file that shows no contact."""
        cited = self._snapshot.citations_of(item.id)
        if any(one.agreement or one.term for one in cited):
            yield "gave_agreement"
        if any(one.payment for one in cited):
            yield "gave_payment"

    def relation(self, key: str) -> str:
        """How an entry stands to its agreement, without making its row."""
        return self._standing.relation(self._entries[key])

    def day(self, key: str) -> date | None:
        """The day a row stands under; ``None`` if nothing is known of its time."""
        at = self._place[key]
        return None if at == FIRST else at.date()

    def density(self, keys: Sequence[str]) -> list[tuple[date, int, bool]]:
        """For each day with rows: the day, how many, and whether it lies after the earliest agreement."""
        counts: dict[date, int] = defaultdict(int)
        for key in keys:
            if self._place[key] != FIRST:
                counts[self._place[key].date()] += 1
        agreed = self.agreed_on
        return [(day, n, agreed is not None and day > agreed) for day, n in sorted(counts.items())]

    @cached_property
    def agreed_on(self) -> date | None:
        """The day of the earliest agreement of any debt."""
        found = (self._standing.agreement_of(debt.id) for debt in self._snapshot.debts)
        return min((local(a.agreed_at).date() for a in found if a and a.agreed_at), default=None)

    def index_at(self, keys: Sequence[str], day: date) -> int:
        """Index of the first of ``keys`` on or after a day, for a jump; ``len(keys)`` past the end."""
        return bisect_left(keys, day, key=lambda key: self._place[key].date())


def _file_wanted(wish: Filter) -> bool:
    """A file has no debt, party or status: asking for one of those leaves files out."""
    narrowed = wish.debt is not None or wish.party is not None or wish.after_only
    return wish.files and not narrowed and (not wish.kinds or "file" in wish.kinds)


def _tags(entry: Entry, relation: str, kept: Kept) -> tuple[str, ...]:
    tags = [relation] if relation != "unknown" else []
    if relation in ("after", "same_day") and kept.kept is not None:
        tags.append("kept" if kept.kept else "not_kept")
    tags += [str(doubt.get("code")) for doubt in entry.doubts]
    return (*tags, *(name for name in ("key", "disputed") if getattr(entry, name)))


def _file_time(item: Evidence) -> Moment:
    if item.taken_at and item.taken_exact:
        return Moment(at=item.taken_at, precision="minute", said_by=item.taken_from)
    if item.taken_at:
        return Moment(latest=item.taken_at, precision="before", said_by=item.taken_from)
    text = item.file_time or item.added_at
    return Moment(latest=text or None, precision="before" if text else "unknown", said_by="file_time")
