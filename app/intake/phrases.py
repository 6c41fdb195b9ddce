"""The phrases of seeds/phrases: what messages about debts say, and what each speaks for."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import paths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.intake.folding import Folded

UNRELATED = "unrelated"


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """One row of the seeds.

    ``id`` never changes; ``kind`` is its class of wording; ``severity`` 0 (ordinary) to 4 (menacing);
    ``category`` is the kind of message it speaks for ("" for none) and ``weight`` how strongly.
    """

    id: str
    kind: str
    severity: int
    category: str
    weight: int
    pattern: re.Pattern[str]
    why: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A phrase in a text: ``text[start:end]`` is ``words``, as they stand there."""

    phrase: str
    kind: str
    severity: int
    start: int
    end: int
    words: str


@functools.lru_cache(maxsize=1)
def table() -> tuple[Phrase, ...]:
    """All phrases, in the order of the files' names."""
    files = sorted(paths.seed("phrases").glob("*.toml"))
    rows = [row for file in files for row in tomllib.loads(file.read_text(encoding="utf-8"))["phrase"]]
    return tuple(
        Phrase(
            id=row["id"],
            kind=row["class"],
            severity=row["severity"],
            category=row["category"],
            weight=row["weight"],
            pattern=re.compile(row["pattern"], re.IGNORECASE),
            why=row["why"],
            source=row["source"],
        )
        for row in rows
    )


def found_in(text: str, folded: Folded) -> Iterator[tuple[Phrase, Hit]]:
    """The first place of each phrase that stands in a text."""
    for phrase in table():
        match = phrase.pattern.search(folded.plain)
        if match is None:
            continue
        start, end = folded.span(*match.span())
        yield (
            phrase,
            Hit(
                phrase=phrase.id,
                kind=phrase.kind,
                severity=phrase.severity,
                start=start,
                end=end,
                words=text[start:end],
            ),
        )
