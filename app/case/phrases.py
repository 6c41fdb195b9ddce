"""The phrases of seeds/phrases: what messages about debts say, what each speaks for, its class of wording.

One table for all who ask: what kind of message it is (app/intake/drafting/classify.py) and which classes of
wording a rule names stand in it (app/rules). A hit is a hint, never a finding.
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app import paths
from app.case import folding, needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.folding import Folded

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
    return tuple(_phrase(row) for file in _files() for row in file.get("phrase", ()))


@functools.lru_cache(maxsize=1)
def paying() -> tuple[Phrase, ...]:
    """What says that money was paid (class ``paid``) or was not (``unpaid``); no words of dunning."""
    return tuple(_phrase(row) for file in _files() for row in file.get("paying", ()))


@functools.lru_cache(maxsize=1)
def clauses() -> tuple[Phrase, ...]:
    """What a contract says of fees, interest, acceleration, collection, assignment: no words of dunning."""
    return tuple(_phrase(row) for file in _files() for row in file.get("clause", ()))


@functools.lru_cache(maxsize=1)
def titles() -> dict[str, dict[str, str]]:
    """The classes of wording that a rule may name, with what each is called in both languages."""
    found: dict[str, dict[str, str]] = {}
    for file in _files():
        found |= file.get("title", {})
    return found


@functools.lru_cache(maxsize=1)
def _files() -> tuple[dict[str, Any], ...]:
    files = sorted(paths.seed("phrases").glob("*.toml"))
    return tuple(tomllib.loads(file.read_text(encoding="utf-8")) for file in files)


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


def found_in(
    text: str, folded: Folded, among: tuple[Phrase, ...] | None = None
) -> Iterator[tuple[Phrase, Hit]]:
    """The first place of each phrase (of all, or of those given) that stands in a text."""
    characters = frozenset(folded.plain)
    for phrase in table() if among is None else among:
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


_NO_DIGITS = str.maketrans(dict.fromkeys("123456789", "0"))
Places = tuple[tuple[str, int, int], ...]


@functools.lru_cache(maxsize=50_000)
def wording(text: str) -> tuple[tuple[str, str], ...]:
    """Class and exact words of each phrase in a text whose class a rule may name, in the table's order.

    Blanks that the reading of a picture put between Chinese characters are left out: the words are one line.
    Texts of the same dunning differ in their numbers only, and no such phrase names a digit: they are one.
    """
    places = _places(text.translate(_NO_DIGITS))
    return tuple([(kind, _in_line(text[start:end])) for kind, start, end in places])


def _in_line(words: str) -> str:
    return words if words.isascii() else "".join(words.split())


@functools.lru_cache(maxsize=50_000)
def _places(text: str) -> Places:
    found = found_in(text, folding.fold(text), _worded())
    return tuple((hit.kind, hit.start, hit.end) for _, hit in found)


@functools.lru_cache(maxsize=1)
def _worded() -> tuple[Phrase, ...]:
    return tuple(one for one in table() if one.kind in titles())
