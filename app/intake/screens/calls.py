"""Lists of calls and the calls of one number → messages."""

from __future__ import annotations

import re
import statistics
from typing import TYPE_CHECKING, Any

import numpy as np

from app.intake.ocr import ink_of
from app.intake.screens import screen_words as words
from app.intake.screens.bubbles import LEAST, SURE, blank, doubt
from app.intake.screens.layout import text_of
from app.intake.screens.line_times import time_text
from app.intake.screens.rows import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.intake.ocr import Line, Pixels
    from app.intake.screens.layout import Screen
    from app.intake.screens.rows import Row

_COUNT = re.compile(
    r"^(.*?)\s*[(（\[]\s*(\d{1,3})\s*[)）\]]?\s*[^\w\s]*$|^(.*?)\s+[(（](\d{1,3})[)）]?\s*[a-zA-Z]\W*$"
)
_OPEN = re.compile(r"\s*[(（\[]$")
"""The bracket of a count that the row's time covers."""
_GLUED = re.compile(
    r"^(.*\(\d{3}\)\s?\d{3}-\d{4})\s?(\d{1,2})$|^([A-Za-z][A-Za-z. ]+[a-z])[^\x00-\x7f\s]?(\d{1,2})$"
)
"""A count that lost its brackets: behind a whole American number, or right behind a Latin name."""
_GLYPH = re.compile(r"^[↙↗↖↘←→]\s*")


def call_messages(rows: Sequence[Row], screen: Screen) -> list[dict[str, Any]]:
    """One entry a row of a call list, a counted row as one with its count."""
    arrows = [_arrow(row, screen) for row in rows]
    told = any(words.call_type(text_of(row.body)) in ("incoming", "outgoing") for row in rows)
    marked = any(arrows)
    messages = [
        _call(row, screen, arrow, told=not _marked_before(row, screen) if marked else told)
        for row, arrow in zip(rows, arrows, strict=True)
    ]
    if any(_GLUED.match(text_of(row.name)) for row in rows):
        _doubt_figures(messages)
    begin = statistics.median_high(row.name[0].x for row in rows) if rows else 0.0
    for message, row in zip(messages, rows, strict=True):
        if begin - row.name[0].x > 0.5 * row.name[0].h:
            _without_arrow(message)
    return messages


def _without_arrow(message: dict[str, Any]) -> None:
    """Take off a figure that is the arrow before a number: the line begins left of all other names."""
    shown = message["sender"]
    if re.fullmatch(r"7\+?\d[\d -]{4,}", shown) is None:
        return
    named(message, shown[1:].strip())
    message["doubts"] += [doubt("words_unsure", field, words=shown) for field in ("number", "sender")]


def _doubt_figures(messages: list[dict[str, Any]]) -> None:
    """Doubt plain numbers of a list in which counts stand behind names without a visible bracket."""
    for message in messages:
        if message["count"] == 1 and message["sender"].isdigit():
            message["doubts"] += [
                doubt("words_unsure", field, words=message["sender"]) for field in ("number", "sender")
            ]


def _call(row: Row, screen: Screen, arrow: str | None, *, told: bool) -> dict[str, Any]:
    """The call of a row; ``told`` says whether this list marks calls that went out at all."""
    shown, count = _counted(_GLYPH.sub("", text_of(row.name)))
    message = named(blank("call", "in", "", row.region, min(line.confidence for line in row.name)), shown)
    said = text_of(row.body)
    red = any(_is_red(line, screen) for line in row.name)
    known = words.call_type(said) or ("missed" if red else arrow)
    kind = known or "incoming"
    # In a photo an arrow may be lost in the camera's grain.
    if (known is None and (screen.photo or not told)) or (known == "outgoing" and red):
        message["doubts"].append(doubt("side_unclear", "side"))
    message.update(count=count, call_type=kind, time_shown=row.time, duration_s=_length(row))
    message["direction"] = "out" if kind == "outgoing" else "in"
    if row.name[0].confidence < SURE or row.name[0].weakest < LEAST:
        message["doubts"].append(doubt("words_unsure", "number", words=shown))
        message["doubts"].append(doubt("words_unsure", "sender", words=shown))
    return message


def _counted(shown: str) -> tuple[str, int]:
    """A name or number and how many calls a row stands for; the count may have lost its brackets."""
    found = _COUNT.match(shown) or _GLUED.match(shown)
    if found is None:
        return _OPEN.sub("", shown), 1
    name, count = (each for each in found.groups() if each is not None)
    return (name.strip(), int(count)) if int(count) > 1 else (shown, 1)


def _length(row: Row) -> int | None:
    """How long the call lasted, by the first line that says so."""
    found = (words.duration_seconds(line.text) for line in row.body)
    return next((length for length in found if length is not None), None)


def _arrow(row: Row, screen: Screen) -> str | None:
    """What an arrow before the name or the words says: up and right is outgoing, down and left incoming."""
    for line in _heads(row):
        before, within = _strips(line, screen)
        if (way := _way(before, last=True) or _way(within)) is not None:
            return way
    return None


def _heads(row: Row) -> list[Line]:
    """The lines of a row that an arrow may stand before: its words or else its time, and its name."""
    time = [line for line in row.lines[-1:] if not row.body and line.x < row.name[0].right]
    return [*row.body[:1], *time, *row.name[:1]]


def _strips(line: Line, screen: Screen) -> tuple[Pixels, Pixels]:
    """The pixels left of a line, and those of its beginning."""
    height, top, bottom = int(line.h), int(line.y), int(line.bottom)
    before = screen.pixels[top:bottom, max(0, int(line.x - 1.8 * height)) : max(1, int(line.x))]
    return before, screen.pixels[top:bottom, int(line.x) : int(line.x + 1.1 * height)]


def _marked_before(row: Row, screen: Screen) -> bool:
    """Whether something stands right before the name or words of a row where others have an arrow."""
    return any(_nearest(ink_of(_strips(line, screen)[0]), last=True) is not None for line in _heads(row))


def _nearest(ink: NDArray[np.bool_], *, last: bool) -> NDArray[np.bool_] | None:
    """The first or last sign in a strip, drawn around; ``None`` without one or if the strip cuts it."""
    columns = np.flatnonzero(ink.any(axis=0))
    if columns.size < 4:
        return None
    gaps = np.flatnonzero(np.diff(columns) > 0.12 * ink.shape[0])
    run = columns[gaps[-1] + 1 :] if last and gaps.size else columns[: gaps[0] + 1] if gaps.size else columns
    if run.size < 4 or run[0] == 0:
        return None
    sign = ink[:, run[0] : run[-1] + 1]
    rows = np.flatnonzero(sign.any(axis=1))
    # Feet of the line above may reach into the strip: the sign is the highest piece.
    rows = max(np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1), key=len)
    return np.asarray(sign[rows[0] : rows[-1] + 1])


def _way(strip: Pixels, *, last: bool = False) -> str | None:
    """Where an arrow alone in a strip of pixels points; ``None`` for anything else."""
    ink = _nearest(ink_of(strip), last=last) if strip.size else None
    if ink is None:
        return None
    high, wide = ink.shape
    if min(high, wide) < 0.27 * strip.shape[0] or not 0.75 < wide / high < 1.33:
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
    party, number = _party(screen, rows[0].region[1])
    return [_detail(row, party, number, screen) for row in rows]


def _party(screen: Screen, top: float) -> tuple[str, str]:
    """Name and number of the page: the tallest line above the calls, else a number; the one number there."""
    above = [
        line
        for line in screen.lines
        if line.bottom < top and len(line.text) > 1 and line.y > 0.16 * screen.width
    ]
    if not above:
        return "", ""
    tallest = max(above, key=lambda line: line.h)
    numbers = [line for line in above if words.is_number(line.text)]
    clear = tallest.h > 1.15 * screen.unit and not words.among(tallest.text, "call_titles")
    chosen = tallest if clear or not numbers else max(numbers, key=lambda line: line.h)
    shown = {line.text.strip() for line in numbers if len(line.text.strip()) > 4}
    return chosen.text.strip(), shown.pop() if len(shown) == 1 else ""


def _detail(row: Row, party: str, number: str, screen: Screen) -> dict[str, Any]:
    message = named(blank("call", "in", "", row.region, min(line.confidence for line in row.lines)), party)
    if number and not message["number"]:
        message["number_shown"], message["number"] = number, words.dialled(number)
    red = any(_is_red(line, screen) for line in row.lines)
    kind = words.call_type(" ".join(line.text for line in row.lines)) or ("missed" if red else None)
    if kind is None or (kind == "outgoing" and red):  # red tells of a missed call everywhere
        message["doubts"].append(doubt("side_unclear", "side"))
    kind = kind or "incoming"
    message.update(call_type=kind, time_shown=row.time, direction="out" if kind == "outgoing" else "in")
    said = (words.duration_seconds(line.text) for line in row.lines if time_text(line) == "")
    message["duration_s"] = next((length for length in said if length is not None), None)
    return message
