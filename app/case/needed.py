"""Which characters a text must hold before a pattern can match at all: a cheap look that spares searches.

A phone's backup has tens of thousands of messages and there are more than a hundred phrases; nearly all of
them can be ruled out by the characters of the message alone.
"""

from __future__ import annotations

import re
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

ENOUGH = 2  # more sets rule out hardly more and cost time
Needs = tuple[frozenset[str], ...]


def needs(pattern: re.Pattern[str]) -> Needs:
    """The rarest two sets of lower-case characters of which a text must hold at least one each."""
    found = _of_all(parser.parse(pattern.pattern, re.IGNORECASE))
    return tuple(sorted(found, key=lambda each: (len(each), sorted(each)))[:ENOUGH])


def may_match(sets: Needs, characters: frozenset[str]) -> bool:
    """Whether a lower-case text of these characters can match; ``True`` promises nothing."""
    for one in sets:  # noqa: SIM110  a generator is twice as slow, and this runs for every phrase and message
        if one.isdisjoint(characters):
            return False
    return True


def _of_all(items: Iterable[Any]) -> set[frozenset[str]]:
    found: set[frozenset[str]] = set()
    for code, value in items:
        found |= _of(code, value)
    return found


def _of(code: object, value: Any) -> set[frozenset[str]]:  # noqa: ANN401  the parser's own trees
    if code is codes.LITERAL:
        return {frozenset(chr(value).lower())}
    if code is codes.IN:
        return _of_class(value)
    if code is codes.SUBPATTERN:
        return _of_all(value[-1])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and value[0] > 0:
        return _of_all(value[2])
    if code is codes.BRANCH:
        return _of_either([_of_all(branch) for branch in value[1]])
    return set()  # what may be left out, stands elsewhere, or is any character


def _of_class(items: list[Any]) -> set[frozenset[str]]:
    if all(code is codes.LITERAL for code, _ in items):
        return {frozenset(chr(value).lower() for _, value in items)}
    return set()


def _of_either(branches: list[set[frozenset[str]]]) -> set[frozenset[str]]:
    """One of the branches must match: one character of the rarest need of any of them."""
    if not all(branches):
        return set()
    return {
        frozenset[str]().union(*(min(one, key=lambda each: (len(each), sorted(each))) for one in branches))
    }
