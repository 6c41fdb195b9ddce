"""Wording by class: which phrases of seeds/wording stand in a text. A hit is a hint, never a finding."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache

from app.paths import seed

_SPACE = re.compile(r"\s+")


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


@cache
def _any() -> re.Pattern[str]:
    """All phrases as one pattern: most texts hold none, and are asked once."""
    return re.compile("|".join(f"(?:{one.pattern})" for each in _classes().values() for one in each), re.I)


@lru_cache(maxsize=65536)
def found_in(text: str) -> tuple[tuple[str, str], ...]:
    """Class and exact words of each phrase in a text, in the order of the classes."""
    plain = text if text.isascii() else _SPACE.sub("", text)
    if not _any().search(plain):
        return ()
    return tuple(
        (name, match[0])
        for name, patterns in _classes().items()
        for match in (pattern.search(plain) for pattern in patterns)
        if match is not None
    )
