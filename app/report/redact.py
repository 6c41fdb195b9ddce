"""Finds what a receiver need not know in texts, and masks it in every text of a document."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.case.folding import fold
from app.report.blocks import Cite, Run, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.report.blocks import Doc, Line

#: Fields that are printed or stored in the file; ids, kinds and sizes are not.
TEXTS = frozenset({"text", "word", "title", "alt", "author", "footer_left", "footer_right", "labels", "rows"})
#: Between the digits of one number as people print it.
_GAP = r"[\s\-\u2010-\u2015()（）.·]{0,2}"
STAR = "*"
#: Ends a quotation that was cut (``tell.Tell.quoted``), as it is folded.
CUT = r"\.{6}"
#: What stays of whose it is: the first three and last four digits, the last four, a name's first character.
NUMBERS = frozenset({"own_id", "own_phone", "third_numbers"})
TAILS = frozenset({"accounts"})
NAMES = frozenset({"own_name", "third_names"})
LEAST_DIGITS = 5
#: China's code before a mobile number, which is mostly printed without it.
_CODE = re.compile(r"^(?:00)?86(?=1\d{10}$)")


@dataclass(frozen=True, kw_only=True)
class Secret:
    """Words that must not be seen.

    ``what`` they are: own_id, own_phone, own_address, own_name, third_names, third_numbers, accounts, chosen.
    """

    text: str
    what: str

    @cached_property
    def is_number(self) -> bool:
        """Whether it is found by its digits, however they are grouped."""
        return self.what in NUMBERS | TAILS or (
            len(digits(self.text)) >= LEAST_DIGITS and not re.search(r"[^\W\dXx_]", self.text)
        )

    @cached_property
    def signs(self) -> str:
        """What is looked for in a folded text; nothing if it is too short to tell anything apart."""
        if self.is_number:
            found = _CODE.sub("", digits(self.text))
            return found if len(found) >= LEAST_DIGITS else ""
        found = fold(self.text.strip()).plain
        return found if len(found) >= 2 else ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds it in a folded text: whole, or its beginning where a quotation was cut within it."""
        gap, least = (_GAP, LEAST_DIGITS) if self.is_number else (r"\s?", 2)
        one = [r"\s?" if sign == " " else re.escape(sign) for sign in self.signs.lower()]
        cut = [gap.join(one[:n]) + f"(?={CUT})" for n in range(len(one) - 1, least - 1, -1)]
        return re.compile("|".join([gap.join(one), *cut]))

    def masked(self, found: str) -> str:
        """What stands in its place."""
        if self.what in NAMES:
            return _name(found)
        if self.what in TAILS:
            return STAR * 4 + digits(found)[-4:]
        return _number(found) if self.what in NUMBERS else STAR * 4


@dataclass(frozen=True, kw_only=True)
class Found:
    """A stretch of a text in which a secret stands; ``secret`` is the longest where several overlap."""

    start: int
    end: int
    secret: Secret


@dataclass(frozen=True, kw_only=True)
class Masks:
    """What to mask."""

    secrets: tuple[Secret, ...] = ()

    @cached_property
    def _wanted(self) -> Sequence[Secret]:
        """The longest first, each once."""
        known = {(one.signs, one.what): one for one in self.secrets if one.signs}
        return sorted(known.values(), key=lambda one: (-len(one.signs), one.signs, one.what))

    def found(self, text: str) -> list[Found]:
        """Where secrets stand in a text, in order; what overlaps is one stretch."""
        folded = fold(text) if self._wanted and text else None
        if folded is None:
            return []
        spans = []
        for secret in self._wanted:
            for match in secret.pattern.finditer(folded.plain):
                start, end = folded.span(*match.span())
                spans.append(Found(start=start, end=end, secret=secret))
        return list(_united(sorted(spans, key=lambda one: (one.start, -one.end))))

    def holds(self, text: str, secret: Secret) -> bool:
        """Whether one of them stands in a text, within another too."""
        return bool(secret.signs) and secret.pattern.search(fold(text).plain) is not None

    def text(self, text: str) -> str:
        """A text with everything masked."""
        parts, done = [], 0
        for one in self.found(text):
            parts += [text[done : one.start], one.secret.masked(text[one.start : one.end])]
            done = one.end
        return "".join([*parts, text[done:]]) if parts else text

    def line(self, line: Line) -> Line:
        """A line with everything masked, also what begins in one of its pieces and ends in the next."""
        spoken = [n for n, piece in enumerate(line) if isinstance(piece, Run) and piece.text]
        texts = {n: line[n].text for n in spoken}
        starts, at = {}, 0
        for n in spoken:
            starts[n], at = at, at + len(texts[n])
        whole = "".join(texts.values())
        for one in reversed(self.found(whole)):
            mask = one.secret.masked(whole[one.start : one.end])
            for n in spoken:
                first = max(one.start - starts[n], 0)
                last = min(one.end - starts[n], len(line[n].text))
                if first < last:
                    put = mask if one.start >= starts[n] else ""
                    texts[n] = texts[n][:first] + put + texts[n][last:]
        made = [
            dataclasses.replace(piece, text=texts[n]) if isinstance(piece, Run) and n in texts else piece
            for n, piece in enumerate(line)
        ]
        return tuple(self._any(piece) for piece in made)

    def doc(self, doc: Doc) -> Doc:
        """A document with every text masked, those of its properties and charts too."""
        masked: Doc = self._any(doc)
        return masked

    def _any(self, value: Any, *, is_text: bool = False) -> Any:  # noqa: ANN401  any part of a document
        if isinstance(value, str):
            return self.text(value) if is_text else value
        if isinstance(value, tuple):
            if len(value) > 1 and all(isinstance(one, Run | Cite | Tag) for one in value):
                return self.line(value)
            return tuple(self._any(one, is_text=is_text) for one in value)
        if not dataclasses.is_dataclass(value) or isinstance(value, type):
            return value
        changed = {
            one.name: self._any(getattr(value, one.name), is_text=one.name in TEXTS)
            for one in dataclasses.fields(value)
            if one.init
        }
        return dataclasses.replace(value, **changed)


def _united(spans: Iterable[Found]) -> Iterator[Found]:
    last: Found | None = None
    for one in spans:
        if last is None or one.start >= last.end:
            if last is not None:
                yield last
            last = one
        elif one.end > last.end:  # neither's mask would cover both: nothing of them stays
            whole = Secret(text=last.secret.text, what="chosen")
            last = Found(start=last.start, end=one.end, secret=whole)
    if last is not None:
        yield last


def digits(number: str) -> str:
    """A number's digits, with the letter that may end an identity number."""
    return "".join(sign for sign in fold(number).plain.upper() if sign.isdigit() or sign == "X")


def _number(found: str) -> str:
    """``139****0001``; of a short one only the last two digits stay."""
    signs = digits(found)
    if len(signs) < 9:
        return STAR * (len(signs) - 2) + signs[-2:]
    return signs[:3] + STAR * (len(signs) - 7) + signs[-4:]


def _name(found: str) -> str:
    """``林某某``, ``J****``."""
    rest = "某" if "\u3400" <= found[0] <= "\u9fff" else STAR
    return found[0] + rest * (len("".join(found.split())) - 1)


def all_of(names: Iterable[str], numbers: Iterable[str]) -> Masks:
    """Masks of third persons' names and numbers; empty ones mask nothing."""
    secrets = [Secret(text=one, what="third_names") for one in sorted(set(filter(None, names)))]
    secrets += [Secret(text=one, what="third_numbers") for one in sorted(set(filter(None, numbers)))]
    return Masks(secrets=tuple(secrets))
