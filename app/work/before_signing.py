"""A contract before it is signed: clauses worth reading twice, in their own words; nothing is judged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.case import folding, phrases
from app.followup import cards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.followup.cards import Card

#: Kinds of clauses in the order in which they are shown.
KINDS = ("private_account", "interest", "fees", "acceleration", "collection", "assignment")
LONGEST = 180
"""Characters of a clause that are shown: what stands around the marked words."""
MOST = 12
"""Clauses of one kind that are listed; how many there are is said."""
_NUMBERED = r"(?:第[一二三四五六七八九十百\d]+条|[一二三四五六七八九十\d]{1,3}[、.．)）])"
_END = re.compile(rf"[。；;！？!?]|\n\s*\n|\n(?=\s*{_NUMBERED})")


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A sentence of the contract: ``kind``, its exact words, and where in them the marked ones stand."""

    kind: str
    words: str
    start: int
    end: int


def clauses(text: str) -> list[Clause]:
    """Every sentence with something to read twice, once for each kind, in the order of the text."""
    return [one for sentence in _sentences(text) for one in _in(sentence)]


def by_kind(found: Iterable[Clause]) -> dict[str, list[Clause]]:
    """The same by kind, in the order of :data:`KINDS`; a sentence that stands there twice counts once."""
    kept: dict[str, dict[str, Clause]] = {kind: {} for kind in KINDS}
    for one in found:
        kept[one.kind].setdefault("".join(one.words.split()), one)
    return {kind: list(each.values()) for kind, each in kept.items() if each}


def card_of(kind: str) -> Card | None:
    """The card that explains a kind of clause."""
    return next(iter(cards.offered([f"clause:{kind}"], 1)), None)


def _sentences(text: str) -> Iterator[str]:
    at = 0
    for end in _END.finditer(text):
        yield text[at : end.end()]
        at = end.end()
    yield text[at:]


def _in(sentence: str) -> Iterator[Clause]:
    shown = " ".join(sentence.split())
    folded = folding.fold(shown)
    for phrase, hit in phrases.found_in(shown, folded, phrases.clauses()):
        first = max(0, min(hit.start - LONGEST // 2, len(shown) - LONGEST))
        words = shown[first : first + LONGEST]
        words = ("…" if first else "") + words + ("…" if first + LONGEST < len(shown) else "")
        shift = first - bool(first)
        yield Clause(kind=phrase.kind, words=words, start=hit.start - shift, end=hit.end - shift)
