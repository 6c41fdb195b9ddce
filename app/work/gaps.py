"""Where a conversation may have more than its screenshots show: two in a row that do not overlap."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from app.work import matching

if TYPE_CHECKING:
    from app.case.records import Entry
    from app.case.snapshot import Snapshot


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Something may be missing between two entries (ids) that two pieces of evidence (ids) show."""

    after: str
    before: str
    evidence: tuple[str, str]


def between(snapshot: Snapshot) -> list[Gap]:
    """The gaps of all conversations, in order of time; a pure function.

    Only pictures of one conversation count, with two entries of it at least. Where an export shows what
    lies on either side, it shows what lies between; entries without a known time have no place.
    """
    threads = matching.threads_of(snapshot)
    shown = _pictures(snapshot, threads)
    rows: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for id, thread in threads.items():
        entry = snapshot.entry_by_id[id]
        if entry.at is not None and entry.kind in ("sms", "chat"):
            rows[thread].append(entry)
    found = []
    for entries in rows.values():
        entries.sort(key=lambda one: (str(one.at)[:16], _place(snapshot, one)))
        for one, other in pairwise(entries):
            sides = [_shown_in(snapshot, each, shown) for each in (one, other)]
            if all(sides) and not sides[0] & sides[1] and "exact" not in (one.at_rule, other.at_rule):
                pair = (min(sides[0]), min(sides[1]))
                found.append(Gap(after=one.id, before=other.id, evidence=pair))
    return sorted(found, key=lambda gap: str(snapshot.entry_by_id[gap.before].at))


def _pictures(snapshot: Snapshot, threads: dict[str, tuple[str, str]]) -> frozenset[str]:
    """Evidence that shows one conversation only, and more than one entry of it (no list of conversations)."""
    entries: dict[str, set[str]] = defaultdict(set)
    for id in threads:
        for cited in snapshot.citations_of(id):
            if cited.region is not None:
                entries[cited.evidence].add(id)
    return frozenset(
        evidence
        for evidence, ids in entries.items()
        if len(ids) > 1 and len({threads[id] for id in ids}) == 1
    )


def _shown_in(snapshot: Snapshot, entry: Entry, pictures: frozenset[str]) -> frozenset[str]:
    return frozenset(c.evidence for c in snapshot.citations_of(entry.id)) & pictures


def _place(snapshot: Snapshot, entry: Entry) -> tuple[str, int, float]:
    """Messages of one minute stand as their picture has them."""
    places = [
        (c.evidence, c.page or 0, c.region[1] if c.region else 0.0) for c in snapshot.citations_of(entry.id)
    ]
    return min(places, default=("", 0, 0.0))
