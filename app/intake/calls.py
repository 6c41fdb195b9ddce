"""Lists of calls and the calls of one number → messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from app.intake import screen_words as words
from app.intake.bubbles import blank, doubt
from app.intake.layout import text_of
from app.intake.ocr import ink_of
from app.intake.rows import named, time_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.intake.layout import Screen
    from app.intake.ocr import Line, Pixels
    from app.intake.rows import Row

_COUNT = re.compile(r"^(.*?)\s*[(（\[]\s*(\d{1,3})\s*[)）\]]?$")


def call_messages(rows: Sequence[Row], screen: Screen) -> list[dict[str, Any]]:
    """One entry a row of a call list, a counted row as one with its count."""
    arrows = [_arrow(row, screen) for row in rows]
    told = any(arrows) or any(words.call_type(text_of(row.body)) in ("incoming", "outgoing") for row in rows)
    return [_call(row, screen, arrow, told=told) for row, arrow in zip(rows, arrows, strict=True)]


def _call(row: Row, screen: Screen, arrow: str | None, *, told: bool) -> dict[str, Any]:
    """The call of a row; ``told`` says whether this list marks calls that went out at all."""
    shown, count = text_of(row.name), 1
    if counted := _COUNT.match(shown):
        shown, count = counted[1], int(counted[2])
    message = named(blank("call", "in", "", row.region, min(line.confidence for line in row.name)), shown)
    said = text_of(row.body)
    red = any(_is_red(line, screen) for line in row.name)
    known = words.call_type(said) or ("missed" if red else arrow)
    kind = known or "incoming"
    if known is None and not told:
        message["doubts"].append(doubt("side_unclear", "side"))
    message.update(count=count, call_type=kind, time_shown=row.time, duration_s=_length(row))
    message["direction"] = "out" if kind == "outgoing" else "in"
    if row.name[0].confidence < 0.9:
        message["doubts"].append(doubt("words_unsure", "number", words=shown))
        message["doubts"].append(doubt("words_unsure", "sender", words=shown))
    return message


def _length(row: Row) -> int | None:
    """How long the call lasted, by the first line that says so."""
    found = (words.duration_seconds(line.text) for line in row.body)
    return next((length for length in found if length is not None), None)


def _arrow(row: Row, screen: Screen) -> str | None:
    """What an arrow before the name or the words says: up and right is outgoing, down and left incoming."""
    for line in (*row.body[:1], *row.name[:1]):
        height = int(line.h)
        for start, end in ((line.x - 1.6 * height, line.x + 0.1 * height), (line.x, line.x + 1.1 * height)):
            strip = screen.pixels[int(line.y) : int(line.bottom), max(0, int(start)) : max(1, int(end))]
            if strip.size and (way := _way(strip)) is not None:
                return way
    return None


def _way(strip: Pixels) -> str | None:
    """Where an arrow alone in a strip of pixels points; ``None`` for anything else."""
    ink = ink_of(strip)
    columns = np.flatnonzero(ink.any(axis=0))
    if columns.size < 4 or columns[0] == 0:
        return None
    gaps = np.flatnonzero(np.diff(columns) > 0.12 * strip.shape[0])
    first = columns[: gaps[0] + 1] if gaps.size else columns
    ink = ink[:, first[0] : first[-1] + 1]
    rows = np.flatnonzero(ink.any(axis=1))
    ink = ink[rows[0] : rows[-1] + 1]
    high, wide = ink.shape
    if min(high, wide) < 0.3 * strip.shape[0] or not 0.75 < wide / high < 1.33:
        return None
    here, there = ink[: high // 2, wide // 2 :].sum(), ink[(high + 1) // 2 :, : wide // 2].sum()
    both = int(here) + int(there)
    diagonal = _along(ink) > 0.8 and both > 1.1 * (int(ink.sum()) - both)
    return None if not diagonal or here == there else "outgoing" if here > there else "incoming"


def _along(ink: NDArray[np.bool_]) -> float:
    """How much of the line from the lower left to the upper right corner is inked."""
    size = min(ink.shape)
    steps = np.linspace(0.06, 0.94, size)
    rows = ((1 - steps) * (ink.shape[0] - 1)).round().astype(int)
    columns = (steps * (ink.shape[1] - 1)).round().astype(int)
    return float(ink[rows, columns].mean())


def _is_red(line: Line, screen: Screen) -> bool:
    """Whether the letters themselves are red, as missed calls are everywhere."""
    region = screen.pixels[int(line.y) : int(line.bottom), int(line.x) : int(line.right)]
    ink = ink_of(region)
    if not ink.any():
        return False
    red, green, blue = (float(value) for value in np.median(region[ink].astype(float), axis=0))
    return red - max(green, blue) > 50


def without_names(rows: Sequence[Row]) -> bool:
    """Whether the rows name nobody: calls of one number, each with its kind and length only."""
    plain = [text_of(row.name) for row in rows]
    kinds = sum(
        words.call_type(text) is not None or words.duration_seconds(text) is not None
        for text in plain
        if not words.is_number(text)
    )
    return kinds >= 0.6 * len(rows)


def call_details(rows: Sequence[Row], screen: Screen) -> list[dict[str, Any]]:
    """The calls of one number: each row has a time, a kind and perhaps a length."""
    party = _party(screen, rows[0].region[1])
    return [_detail(row, party, screen) for row in rows]


def _party(screen: Screen, top: float) -> str:
    """Name or number of the page: the tallest line above the calls, else a number there."""
    above = [
        line
        for line in screen.lines
        if line.bottom < top and len(line.text) > 1 and line.y > 0.16 * screen.width
    ]
    if not above:
        return ""
    tallest = max(above, key=lambda line: line.h)
    numbers = [line for line in above if words.is_number(line.text)]
    clear = tallest.h > 1.15 * screen.unit and not words.among(tallest.text, "call_titles")
    chosen = tallest if clear or not numbers else max(numbers, key=lambda line: line.h)
    return chosen.text.strip()


def _detail(row: Row, party: str, screen: Screen) -> dict[str, Any]:
    message = named(blank("call", "in", "", row.region, min(line.confidence for line in row.lines)), party)
    red = any(_is_red(line, screen) for line in row.lines)
    kind = words.call_type(" ".join(line.text for line in row.lines)) or ("missed" if red else None)
    if kind is None:
        message["doubts"].append(doubt("side_unclear", "side"))
    kind = kind or "incoming"
    message.update(call_type=kind, time_shown=row.time, direction="out" if kind == "outgoing" else "in")
    said = (words.duration_seconds(line.text) for line in row.lines if time_text(line) == "")
    message["duration_s"] = next((length for length in said if length is not None), None)
    return message
