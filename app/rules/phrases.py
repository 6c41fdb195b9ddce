"""Wording by class: which phrases of seeds/wording stand in a text. A hit is a hint, never a finding."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING

from app.paths import seed

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def _classes() -> dict[str, list[re.Pattern[str]]]:
    found: dict[str, list[re.Pattern[str]]] = {}
    for file in sorted(seed("wording").glob("*.toml")):
        for name, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
            # English keeps its spaces; Chinese is matched without them (OCR puts some in).
            found.setdefault(name, []).extend(re.compile(one, re.I) for one in table["patterns"])
    return found


@cache
def titles() -> dict[str, dict[str, str]]:
    """What each class is called, in both languages."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted(seed("wording").glob("*.toml")):
        for name, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
            found.setdefault(name, table["title"])
    return found


_DIGITS = re.compile(r"\d+")
_LATIN = re.compile(r"[A-Za-z]{3}")
_HITS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}
_MOST = 50_000


def found_in(text: str) -> tuple[tuple[str, str], ...]:
    """Class and exact words of each phrase in a text, in the order of the classes.

    Texts that differ in their numbers only hold the same phrases: which ones is worked out once.
    """
    plain = text if text.isascii() else "".join(text.split())
    kind = _DIGITS.sub("0", plain)
    known = _HITS.get(kind)
    if known is None:
        if len(_HITS) >= _MOST:
            _HITS.clear()
        known = _HITS[kind] = tuple(_phrases_of(kind))
    return tuple([(name, match[0]) for name, each in known if (match := each.search(plain)) is not None])


def _phrases_of(kind: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    latin, ascii_only = _LATIN.search(kind) is not None, kind.isascii()
    for name, patterns in _classes().items():
        for each in patterns:
            wanted = latin if each.pattern.isascii() else not ascii_only
            if wanted and each.search(kind):
                yield name, each
