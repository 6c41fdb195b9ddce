"""The phrases of seeds/phrases: what messages about debts say, and what each speaks for."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app import paths
from app.intake import needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.intake.folding import Folded

UNRELATED = "unrelated"


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """One row of the seeds.

    ``id`` never changes; ``kind`` is its class of wording; ``severity`` 0 (ordinary) to 4 (menacing);
    ``category`` is the kind of message it speaks for ("" for none) and ``weight`` how strongly; ``needs``
    are characters without which the pattern cannot match.
    """

    id: str
    kind: str
    severity: int
    category: str
    weight: int
    pattern: re.Pattern[str]
    needs: needed.Needs
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
    return tuple(_phrase(row) for row in rows)


def _phrase(row: dict[str, Any]) -> Phrase:
    pattern = re.compile(row["pattern"], re.IGNORECASE)
    return Phrase(
        id=row["id"],
        kind=row["class"],
        severity=row["severity"],
        category=row["category"],
        weight=row["weight"],
        pattern=pattern,
        needs=needed.needs(pattern),
        why=row["why"],
        source=row["source"],
    )


def found_in(text: str, folded: Folded) -> Iterator[tuple[Phrase, Hit]]:
    """The first place of each phrase that stands in a text."""
    characters = frozenset(folded.plain)
    for phrase in table():
        if not needed.may_match(phrase.needs, characters):
            continue
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
