"""Cards: a short plain text on one question each, found by search, offered where they fit; no advice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.case import folding
from app.case.stated import both, texts
from app.followup.sources import Both, Known, Loaded, Shape, load

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What an occasion can be: wording, a kind of message, a check, a clause, a way to fill a gap, a matter, a
#: paper, one of the four steps.
OCCASIONS = ("class", "kind", "check", "clause", "how", "matter", "document", "item", "step")


@dataclass(frozen=True, kw_only=True)
class Card(Known):
    """``title`` is the question, ``short`` one sentence, ``text`` the whole, ``ask`` when to see a lawyer.

    ``offer`` names occasions (``check:threat``, ``class:insult``…); ``words`` are for the search.
    """

    short: Both
    text: Both
    ask: Both
    offer: tuple[str, ...]
    words: tuple[str, ...]


def _occasions(value: object) -> tuple[str, ...]:
    found: tuple[str, ...] = texts(value)
    if any(one.partition(":")[0] not in OCCASIONS or not one.partition(":")[2] for one in found):
        raise ValueError
    return found


FIELDS = {"short": both, "text": both, "ask": both, "offer": _occasions, "words": texts}
SHAPE = Shape("card", Card, FIELDS)
GUIDE = Shape("guide", Card, FIELDS)


def cards() -> Loaded[Card]:
    """Every card there is."""
    return load(SHAPE, "cards")


def guides() -> Loaded[Card]:
    """Every page about getting things off the phone; its ``ask`` says what to be careful about."""
    return load(GUIDE, "guides")


def both_kinds() -> dict[str, Card]:
    """Cards and guides by id."""
    return cards().items | guides().items


def offered(occasions: Iterable[str], most: int = 3) -> list[Card]:
    """Cards and guides that fit, the one that fits most occasions first.

    Args:
        occasions: ``check:…`` of a finding, ``class:…``, ``kind:…`` of a message, ``how:…`` of a gap.
        most: how many at most.
    """
    asked = set(occasions)
    fitting = [(len(asked & set(one.offer)), one) for one in both_kinds().values()]
    ranked = sorted((pair for pair in fitting if pair[0]), key=lambda pair: -pair[0])
    return [one for _, one in ranked[:most]]


TITLE, WORD, SHORT, TEXT = 8, 6, 3, 1


def search(words: str, lang: str = "zh_CN") -> list[Card]:
    """Cards and guides whose words, title or text have something of a question in them, the best first.

    A question is folded (Simplified, half width) and each of its words looked up; of Chinese without
    blanks every two neighbouring characters are.
    """
    asked = _pieces(words)
    scored = [(sum(_score(one, piece, lang) for piece in asked), one) for one in both_kinds().values()]
    ranked = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
    return [one for _, one in ranked]


def _pieces(words: str) -> list[str]:
    pieces: list[str] = []
    for part in words.split():
        plain = folding.fold(part).plain
        pairs = [plain[i : i + 2] for i in range(len(plain) - 1)]
        pieces += [plain] if plain.isascii() or len(plain) <= 2 else [plain, *pairs]
    return [one for one in dict.fromkeys(pieces) if one]


def _score(card: Card, piece: str, lang: str) -> int:
    def stands(text: str) -> bool:
        return piece in folding.fold(text).plain

    return (
        TITLE * stands(card.title[lang])
        + WORD * any(stands(word) for word in card.words)
        + SHORT * stands(card.short[lang])
        + TEXT * stands(card.text[lang])
    )
