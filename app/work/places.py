"""Messages at their places in a file, and which of two readings of it are the same one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.case.records import Citation, Entry
from app.work.alike import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.case.records import Record

OVERLAP = 0.5
"""Share of the smaller of two regions that must lie in the other for them to be one place."""
A_SECOND = 1.0


@dataclass(frozen=True, kw_only=True)
class Place:
    """An entry and where one file shows it."""

    entry: Entry
    citation: Citation


def of(entries: Iterable[Entry], records: Iterable[Record]) -> list[Place]:
    """The places of a proposal's entries, in their order."""
    cited = {one.entry: one for one in records if isinstance(one, Citation) and one.entry}
    return [Place(entry=one, citation=cited[one.id]) for one in entries if one.id in cited]


def matched(ones: Sequence[Place], others: Sequence[Place]) -> dict[int, int]:
    """Which place of ``others`` each of ``ones`` is: by index, each at most once.

    The same place with the same words first, then places that overlap, then the same words in their order.
    """
    found: dict[int, int] = {}
    _by_key(ones, others, found, _exactly)
    _by_region(ones, others, found)
    _by_key(ones, others, found, _words)
    return found


def _exactly(one: Place) -> Any:  # noqa: ANN401  a key
    cited = one.citation
    return cited.page or 1, cited.region, cited.second, fold(cited.text), one.entry.at


def _words(one: Place) -> Any:  # noqa: ANN401  a key, or None for what has no words to know it by
    return (one.citation.page or 1, fold(one.citation.text)) if one.citation.text else None


def _by_key(
    ones: Sequence[Place], others: Sequence[Place], found: dict[int, int], key: Callable[[Place], Any]
) -> None:
    free: defaultdict[Any, list[int]] = defaultdict(list)
    taken = set(found.values())
    for n, other in enumerate(others):
        if n not in taken:
            free[key(other)].append(n)
    for n, one in enumerate(ones):
        if n not in found and key(one) is not None and free.get(key(one)):
            found[n] = free[key(one)].pop(0)


def _by_region(ones: Sequence[Place], others: Sequence[Place], found: dict[int, int]) -> None:
    taken = set(found.values())
    free = [n for n, other in enumerate(others) if n not in taken and other.citation.region]
    for n, one in enumerate(ones):
        if n in found or not one.citation.region:
            continue
        best = max(free, key=lambda k: _overlap(one.citation, others[k].citation), default=None)
        if best is not None and _overlap(one.citation, others[best].citation) >= OVERLAP:
            found[n] = best
            free.remove(best)


def _overlap(one: Citation, other: Citation) -> float:
    """How much of the smaller region lies in the larger; 0 on different pages or seconds."""
    a, b = one.region, other.region
    if a is None or b is None or (one.page or 1) != (other.page or 1):
        return 0.0
    if abs((one.second or 0.0) - (other.second or 0.0)) >= A_SECOND:
        return 0.0
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    high = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    least = min(a[2] * a[3], b[2] * b[3])
    return wide * high / least if wide > 0 and high > 0 and least > 0 else 0.0
