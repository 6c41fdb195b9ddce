"""Lines of a paper with their places, joined into one text in which every find can be pinned again."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Box = tuple[float, float, float, float]

# One sign for one: the places of a text stay the same when it is folded.
_FOLDED = str.maketrans(
    {
        chr(wide): chr(wide - 0xFEE0)
        for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
    }
    | {
        "￥": "¥",
        "．": ".",
        "－": "-",
        "—": "-",
        "–": "-",
        "﹣": "-",
        "／": "/",
        "　": " ",
        "\u00a0": " ",
        "\t": " ",
        "(": "（",
        ")": "）",
        ":": "：",
        ";": "；",
        ",": "，",
        "％": "%",
        "＊": "*",
    }
)
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_OWN_LINE = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]{1,3}[条章节]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十]{1,2}[）)]"
    r"|[甲乙丙丁]方\s*(?:[（(][^）)]{0,20}[）)])?\s*[：:]|附件|日期|[一-龥]{2,10}[：:])"
)
_LATIN = re.compile(r"[A-Za-z0-9]")
CLAUSE_END = "。；\n"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of text on a page.

    ``page`` counts from 1; ``box`` is x, y, width, height from the top left, in points of a PDF page or
    pixels of a picture, ``None`` where there is no page to point to; ``confidence`` 0–1, 1 for a text layer.
    """

    text: str
    page: int
    box: Box | None = None
    confidence: float = 1.0

    @property
    def middle(self) -> float:
        """The vertical middle; 0 without a box."""
        return self.box[1] + self.box[3] / 2 if self.box else 0.0


def folded(text: str) -> str:
    """A text with one form of digits and signs, character for character as long as before."""
    return _THOUSANDS.sub(",", text.translate(_FOLDED))


def union(boxes: Iterable[Box]) -> Box | None:
    """The box round boxes; ``None`` round none."""
    found = list(boxes)
    if not found:
        return None
    left, top = min(one[0] for one in found), min(one[1] for one in found)
    right, bottom = max(one[0] + one[2] for one in found), max(one[1] + one[3] for one in found)
    return (round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1))


def in_rows(lines: Sequence[Line], longest: int = 30) -> list[Line]:
    """Lines of one page with short pieces on one level joined: the cells of a table become its rows."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (one.middle, one.box[0] if one.box else 0.0)):
        if rows and _level(rows[-1], line) and len(line.text) <= longest:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_row(row) for row in rows]


def _level(row: Sequence[Line], line: Line) -> bool:
    last = row[-1]
    if last.box is None or line.box is None or any(len(one.text) > 30 for one in row):
        return False
    apart = abs(line.middle - sum(one.middle for one in row) / len(row))
    beside = all(
        one.box is not None
        and (line.box[0] >= one.box[0] + 0.7 * one.box[2] or one.box[0] >= line.box[0] + 0.7 * line.box[2])
        for one in row
    )
    return beside and apart < 0.5 * min(line.box[3], last.box[3])


def _row(cells: Sequence[Line]) -> Line:
    if len(cells) == 1:
        return cells[0]
    across = sorted(cells, key=lambda one: one.box[0] if one.box else 0.0)
    return Line(
        text="  ".join(one.text for one in across),
        page=across[0].page,
        box=union(one.box for one in across if one.box),
        confidence=min(one.confidence for one in across),
    )


class Body:
    """The text of a paper: lines run on where a sentence does, and break where a line stands alone."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = [line for line in lines if line.text.strip()]
        rights: dict[int, float] = {}
        for line in self.lines:
            if line.box:
                rights[line.page] = max(rights.get(line.page, 0.0), line.box[0] + line.box[2])
        self._rights = rights
        self._starts: list[int] = []
        parts: list[str] = []
        length = 0
        for before, line in zip([None, *self.lines], self.lines, strict=False):
            joint = "" if before is None else self._joint(before, line)
            self._starts.append(length + len(joint))
            parts += (joint, line.text.strip())
            length += len(joint) + len(line.text.strip())
        self.raw = "".join(parts)
        self.text = folded(self.raw)

    def _joint(self, before: Line, line: Line) -> str:
        if self._ends_here(before, line):
            return "\n"
        one, two = before.text.rstrip()[-1:], line.text.lstrip()[:1]
        return " " if _LATIN.match(one or " ") and re.match(r"[A-Za-z]", two or " ") else ""

    def _ends_here(self, before: Line, line: Line) -> bool:
        """Whether a paragraph or row ends with a line: it is short of the margin, or the next begins anew."""
        if before.box is None or line.box is None or "  " in before.text or "  " in line.text:
            return True
        if _OWN_LINE.match(line.text):
            return True
        size = before.box[3] if before.page == line.page else line.box[3]
        return before.box[0] + before.box[2] < self._rights[before.page] - max(
            4 * size, 0.08 * self._rights[before.page]
        )

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """Clauses as places in the text: they end with 。 or ；, with a line, or where an item begins."""
        ends = r"(?<=[。；\n])|(?=第[一二三四五六七八九十百\d]{1,3}条)"
        r"|(?=（[一二三四五六七八九十]{1,2}）)|(?<=\.)\s+(?=[A-Z])"
        marks = [0, *(found.start() for found in re.finditer(ends, self.text)), len(self.text)]
        spans = [(one, two) for one, two in itertools.pairwise(sorted(set(marks)))]
        return [trimmed for one, two in spans if (trimmed := self._trimmed(one, two))[0] < trimmed[1]]

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def clause(self, at: int) -> tuple[int, int]:
        """The clause that holds a place of the text."""
        starts = [one for one, _ in self.clauses]
        return self.clauses[max(0, bisect_right(starts, at) - 1)] if starts else (0, 0)

    def words(self, span: tuple[int, int]) -> str:
        """The words of a span as they stand on the paper."""
        return self.raw[slice(*span)].replace("\n", " ").strip()

    def touched(self, span: tuple[int, int]) -> list[Line]:
        """The lines that a span runs over."""
        first = max(0, bisect_right(self._starts, span[0]) - 1)
        last = max(first, bisect_right(self._starts, max(span[0], span[1] - 1)) - 1)
        return self.lines[first : last + 1]

    def places(self, span: tuple[int, int]) -> list[dict[str, Any]]:
        """Where a span stands: for each page its ``page`` and ``region``."""
        return places_of(self.touched(span))


def places_of(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Where lines stand: for each page ``{"page", "region"}``, the region round all of them."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return [
        {"page": page, "region": union(one.box for one in rows if one.box)} for page, rows in pages.items()
    ]
