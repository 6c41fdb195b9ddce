"""Masks what a receiver need not know in every text of a document; pictures cannot be masked."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.report.blocks import Doc

#: Fields that are printed or stored in the file; ids, kinds and sizes are not.
TEXTS = frozenset({"text", "word", "title", "alt", "author", "footer_left", "footer_right", "labels", "rows"})
#: Between the digits of one number as people print it.
_GAP = r"[\s\-\u2010-\u2015()（）.]{0,2}"
STAR = "*"
#: Ends a quotation that was cut (``tell.Tell.quoted``).
CUT = "……"


@dataclass(frozen=True, kw_only=True)
class Masks:
    """What to mask: ``names`` keep their first character, ``numbers`` their first three and last four."""

    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    @cached_property
    def _rules(self) -> Sequence[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
        """The longest first, so that one within another is not left half shown."""
        digits = sorted({d for d in map(_digits, self.numbers) if len(d) >= 5}, key=lambda d: (-len(d), d))
        names = sorted({n.strip() for n in self.names if len(n.strip()) >= 2}, key=lambda n: (-len(n), n))
        return [(_pattern(list(one), _GAP, 5), _number) for one in digits] + [
            (_pattern(list(one), "", 2), _name) for one in names
        ]

    def text(self, text: str) -> str:
        """A text with everything masked."""
        for pattern, mask in self._rules:
            text = pattern.sub(mask, text)
        return text

    def doc(self, doc: Doc) -> Doc:
        """A document with every text masked, those of its properties and charts too."""
        masked: Doc = self._any(doc)
        return masked

    def _any(self, value: Any, *, is_text: bool = False) -> Any:  # noqa: ANN401  any part of a document
        if isinstance(value, str):
            return self.text(value) if is_text else value
        if isinstance(value, tuple):
            return tuple(self._any(one, is_text=is_text) for one in value)
        if not dataclasses.is_dataclass(value) or isinstance(value, type):
            return value
        changed = {
            one.name: self._any(getattr(value, one.name), is_text=one.name in TEXTS)
            for one in dataclasses.fields(value)
            if one.init
        }
        return dataclasses.replace(value, **changed)


def _pattern(signs: list[str], gap: str, least: int) -> re.Pattern[str]:
    """The whole, or its beginning where a quotation was cut within it (at least so many signs)."""
    cut = [gap.join(map(re.escape, signs[:n])) + f"(?={CUT})" for n in range(len(signs) - 1, least - 1, -1)]
    return re.compile("|".join([gap.join(map(re.escape, signs)), *cut]), re.IGNORECASE)


def _digits(number: str) -> str:
    """A number's digits, with the letter that may end an identity number."""
    return "".join(sign for sign in number.upper() if sign.isdigit() or sign == "X")


def _number(match: re.Match[str]) -> str:
    """``139****0001``; of a short one only the last two digits stay."""
    digits = _digits(match[0])
    if len(digits) < 9:
        return STAR * (len(digits) - 2) + digits[-2:]
    return digits[:3] + STAR * (len(digits) - 7) + digits[-4:]


def _name(match: re.Match[str]) -> str:
    """``林某某``, ``J****``."""
    found = match[0]
    rest = "某" if "\u3400" <= found[0] <= "\u9fff" else STAR
    return found[0] + rest * (len(found) - 1)


def all_of(names: Iterable[str], numbers: Iterable[str]) -> Masks:
    """Masks of names and numbers; empty ones mask nothing."""
    return Masks(names=frozenset(filter(None, names)), numbers=frozenset(filter(None, numbers)))
