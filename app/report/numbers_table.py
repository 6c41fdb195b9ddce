"""Who wrote and called how often: one row a number, so that calls without words are seen too."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from app.report.blocks import Column, Table
from app.report.rows import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.case.records import Entry
    from app.report.blocks import Row
    from app.report.source import Source
    from app.report.tell import Tell
    from app.report.words import Words

#: So many numbers have a row; the timeline holds them all.
ROWS = 10
WIDTHS = {"number": 33.0, "whose": 0.0, "times": 33.0, "span": 27.0, "proof": 27.0}


def numbers_table(words: Words, source: Source, tell: Tell, contacts: Sequence[Entry]) -> Iterator[Table]:
    """The numbers behind the contacts, the busiest first; nothing where no number is known."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in contacts:
        if number := entry.number or entry.number_shown:
            groups[number].append(entry)
    busiest = sorted(groups.items(), key=lambda one: (-sum(e.count for e in one[1]), one[0]))
    if busiest:
        columns = tuple(Column(title=words(f"numbers.{name}"), width=width) for name, width in WIDTHS.items())
        rows = tuple(_row(words, source, tell, number, found) for number, found in busiest[:ROWS])
        yield Table(columns=columns, rows=rows, style="grid", fact=True)


def _row(words: Words, source: Source, tell: Tell, number: str, entries: Sequence[Entry]) -> Row:
    kinds: Counter[str] = Counter()
    for entry in entries:
        kinds[entry.kind] += entry.count
    told = [words("story.kind", kind=words(f"kind.{kind}"), n=n) for kind, n in kinds.most_common()]
    named = [source.parties[e.party].name for e in entries if e.party in source.parties]
    days = sorted({e.at[:10] for e in entries if e.at})
    span = [*days[:1], *(words("plan.until", day=day) for day in days[1:][-1:])]
    return (
        (plain(number),),
        (plain(words("list").join(dict.fromkeys(named)) or words("numbers.unknown")),),
        tuple(map(plain, told)),
        tuple(map(plain, span)) or (plain(""),),
        (tell.trace(tell.of_entries(entries), pages=False),),
    )
