"""Where hidden words stand on one page of a picture, by the words that were read there and their boxes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.case.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.report.redact import Masks, Secret

Box = tuple[float, float, float, float]
#: A line read with less confidence may be anything: it is covered.
SURE = 0.75
#: What a covered place reaches beyond the box of its line, as a part of the line's height.
PAD = 0.18
#: Shortest number and name of which a misreading is looked for: one sign may be another.
NEAR_DIGITS, NEAR_NAME = 7, 3
#: Lines of one message lie at most so many heights apart.
NEXT_LINE = 1.6
#: Signs that recognition takes for digits.
_ALIKE = str.maketrans("oilsbzgq〇", "011582990")


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place to be covered.

    ``box`` is as a citation's region, ``why`` one of redaction.HIDES, chosen, region or faint, ``words`` what
    stands there; ``redaction`` is the id of the person's region. ``parts`` is all that has to be covered
    where a page tells the place of each of its signs (the text of a PDF); none: all of the box.
    """

    box: Box
    why: str
    words: str = ""
    redaction: str | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Unsure:
    """Words that may be on a page and were not found for certain.

    ``reason``: ``not_found`` although the record says that they are there, ``partly_read`` if nearly the same
    was read, ``no_reading`` if the page was not read.
    """

    words: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """The lines read on a page."""

    words: Sequence[Mapping[str, Any]]

    @cached_property
    def _boxed(self) -> list[tuple[Box, str, float]]:
        return [
            (tuple(map(float, one["box"])), str(one["text"]), float(one.get("confidence") or 0.0))  # type: ignore[misc]
            for one in self.words
            if one.get("box") and one.get("text")
        ]

    def spots(self, masks: Masks) -> list[Spot]:
        """Lines in which a secret stands, whole or broken over two, and lines that were hardly read."""
        found: dict[Box, Spot] = {}
        for n, (box, text, sure) in enumerate(self._boxed):
            within = masks.found(text)
            if within and box not in found:
                parts = tuple(text[one.start : one.end] for one in within)
                found[box] = self._spot(box, within[0].secret, parts)
            for other, joined, seam in self._joined(n):
                for one in masks.found(joined):
                    if one.start < seam < one.end:  # broken over both, so all of both is covered
                        found |= {place: self._spot(place, one.secret) for place in (box, other)}
            if sure < SURE and len(text.strip()) > 1 and masks.secrets:
                found.setdefault(box, Spot(box=padded(box), why="faint", words=""))
        return list(found.values())

    def seen(self, masks: Masks) -> set[str]:
        """The secrets that stand on the page, several in one line too."""
        texts = [text for _box, text, _sure in self._boxed]
        texts += [joined for n in range(len(texts)) for _other, joined, _seam in self._joined(n)]
        return {one.text for one in masks.secrets if any(masks.holds(text, one) for text in texts)}

    def _spot(self, box: Box, secret: Secret, parts: tuple[str, ...] = ()) -> Spot:
        return Spot(box=padded(box), why=secret.what, words=secret.text, parts=parts)

    def near(self, masks: Masks, known: frozenset[str]) -> list[Spot]:
        """Lines in which nearly a secret was read; ``known`` are other names that may well stand there."""
        found = []
        for box, text, _sure in self._boxed:
            exact = masks.found(text)
            there = {one.secret.text for one in exact}
            for one in reversed(exact):  # what stands there for certain is no misreading of something else
                text = f"{text[: one.start]} {text[one.end :]}"
            for secret in masks.secrets:
                if secret.text not in there and _nearly(text, secret, known):
                    found.append(Spot(box=padded(box), why="faint", words=secret.text))
        return found

    def _joined(self, n: int) -> Iterator[tuple[Box, str, int]]:
        """Lines that a line may go on in: the one below it, the one beside it; text of both, and the seam."""
        box, text, _ = self._boxed[n]
        for m, (other, more, _sure) in enumerate(self._boxed):
            if m != n and (_is_below(box, other) or _is_beside(box, other)):
                yield other, text + more, len(text)


def padded(box: Box) -> Box:
    """A box with a margin: what was measured may miss a stroke."""
    x, y, width, height = box
    more = max(2.0, PAD * min(width, height))
    return (max(0.0, x - more), max(0.0, y - more), width + 2 * more, height + 2 * more)


def _is_below(box: Box, other: Box) -> bool:
    """Whether the other is the next line of the same bubble or column."""
    height = max(box[3], other[3], 1.0)
    gap = other[1] - (box[1] + box[3])
    across = min(box[0] + box[2], other[0] + other[2]) - max(box[0], other[0])
    return -0.5 * height < gap < NEXT_LINE * height and other[1] > box[1] and across > 0


def _is_beside(box: Box, other: Box) -> bool:
    """Whether the other goes on to the right in the same line."""
    high = min(box[1] + box[3], other[1] + other[3]) - max(box[1], other[1])
    return high > 0.5 * min(box[3], other[3]) and 0 <= other[0] - (box[0] + box[2]) < 2 * max(box[3], 1.0)


def _nearly(text: str, secret: Secret, known: frozenset[str]) -> bool:
    """Whether a text holds something that differs from the secret in one sign."""
    signs, plain = secret.signs.lower(), fold(text).plain
    if secret.is_number:
        if len(signs) < NEAR_DIGITS:
            return False
        plain = "".join(one for one in plain.translate(_ALIKE) if one.isdigit() or one == "x")
    elif len(signs) < NEAR_NAME:
        return False
    for other in known if not secret.is_number else ():
        plain = plain.replace(other, " ")
    return any(
        _one_off(plain[at : at + len(signs) + 1], signs) for at in range(max(1, len(plain) - len(signs) + 2))
    )


def _one_off(piece: str, signs: str) -> bool:
    """Whether a piece begins with ``signs`` but for one sign that is another, missing or too many."""
    same = piece[: len(signs)]
    if same == signs:
        return True  # only what stands for a digit made it another
    if len(same) == len(signs) and sum(a != b for a, b in zip(same, signs, strict=True)) == 1:
        return True
    if len(signs) < NEAR_DIGITS:
        return False
    if len(piece) > len(signs) and any(piece[:n] + piece[n + 1 :] == signs for n in range(1, len(signs))):
        return True
    short = piece[: len(signs) - 1]
    return any(signs[:n] + signs[n + 1 :] == short for n in range(1, len(signs) - 1))


def looked_for(unsure: Iterable[Unsure]) -> tuple[str, ...]:
    """The words of what is unsure, each once."""
    return tuple(dict.fromkeys(one.words for one in unsure))
