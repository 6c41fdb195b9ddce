"""A text in the one form in which phrases are looked up, with the way back to the places in the original."""

from __future__ import annotations

import functools
import tomllib
import unicodedata
from dataclasses import dataclass

from app import paths

_CJK_FROM, _CJK_TO = "⺀", "鿿"


@dataclass(frozen=True, kw_only=True)
class Folded:
    """``plain``: Simplified, half width, lower case, no blanks beside Chinese; ``places``: where each was."""

    plain: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of a stretch of ``plain`` (``end`` is not part of it)."""
        if start >= end:
            return 0, 0
        return self.places[start], self.places[end - 1] + 1


@functools.lru_cache(maxsize=1024)
def fold(text: str) -> Folded:
    """Folds a text; every character of the result comes from one known place of the original."""
    found = [(one, place) for place, char in enumerate(text) for one in _plain(char)]
    kept = found
    if any(char.isspace() for char, _ in found):
        kept = [pair for n, pair in enumerate(found) if not (pair[0].isspace() and _beside_chinese(found, n))]
    return Folded(
        plain="".join(" " if char.isspace() else char for char, _ in kept),
        places=tuple(place for _, place in kept),
    )


def _beside_chinese(found: list[tuple[str, int]], at: int) -> bool:
    """Blanks and line breaks next to a Chinese character mean nothing: reading a picture puts them in."""
    near = [found[n][0] for n in (at - 1, at + 1) if 0 <= n < len(found)]
    return any(_CJK_FROM <= char <= _CJK_TO or char in "，。；！？：【】" for char in near)


@functools.lru_cache(maxsize=16384)
def _plain(char: str) -> str:
    # Chinese punctuation stays itself: a full stop ends a sentence, a point may stand in a number.
    plain = char if char in "，。；！？：" else unicodedata.normalize("NFKC", char)
    return "".join(_simpler().get(one, one) for one in plain.lower())


@functools.lru_cache(maxsize=1)
def _simpler() -> dict[str, str]:
    table = tomllib.loads(paths.seed("traditional.toml").read_text(encoding="utf-8"))
    return dict(zip("".join(table["traditional"]), "".join(table["simplified"]), strict=True))
