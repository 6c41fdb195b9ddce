"""Lists of calls and the calls of one number → messages."""

from __future__ import annotations

import re
import statistics
from typing import TYPE_CHECKING, Any

import numpy as np

from app.intake import screen_words as words
from app.intake.bubbles import blank, doubt
from app.intake.layout import text_of
from app.intake.ocr import ink_of
from app.intake.rows import Row, content, named, side_times, time_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.chrome import Chrome
    from app.intake.layout import Screen
    from app.intake.ocr import Line

_COUNT = re.compile(r"^(.*?)\s*[(（\[]\s*(\d{1,3})\s*[)）\]]?$")


def call_messages(rows: Sequence[Row], screen: Screen) -> list[dict[str, Any]]:
    """One entry a row of a call list, a counted row as one with its count."""
    size = _letter(rows)
    arrows = [_arrow(row, screen, size) for row in rows]
    told = any(arrows) or any(words.call_type(text_of(row.body)) in ("incoming", "outgoing") for row in rows)
    return [_call(row, screen, arrow, told=told) for row, arrow in zip(rows, arrows, strict=True)]


def _call(row: Row, screen: Screen, arrow: str | None, *, told: bool) -> dict[str, Any]:
    """The call of a row; ``told`` says whether this list marks calls that went out at all."""
    shown, count = text_of(row.name), 1
    if counted := _COUNT.match(shown):
        shown, count = counted[1], int(counted[2])
    message = named(blank("call", "in", "", row.region, min(line.confidence for line in row.name)), shown)
    said = text_of(row.body)
    known = words.call_type(said) or arrow or ("missed" if _is_red(row.name[0], screen) else None)
    kind = known or "incoming"
    if known is None and not told:
        message["doubts"].append(doubt("side_unclear", "side"))
    message.update(count=count, call_type=kind, time_shown=row.time, duration_s=words.duration_seconds(said))
    message["direction"] = "out" if kind == "outgoing" else "in"
    if row.name[0].confidence < 0.9:
        message["doubts"].append(doubt("words_unsure", "number", words=shown))
        message["doubts"].append(doubt("words_unsure", "sender", words=shown))
    return message


def _letter(rows: Sequence[Row]) -> float:
    """Usual width of one Chinese character in what the rows say below the name."""
    widths = [
        line.w / len(line.text)
        for row in rows
        for line in row.body
        if len(line.text) >= 2 and all("\u4e00" <= char <= "\u9fff" for char in line.text)
    ]
    return statistics.median_low(widths) if widths else 0.0


def _arrow(row: Row, screen: Screen, size: float) -> str | None:
    """What an arrow before the words says: up and right is outgoing, down and left incoming."""
    if not row.body or not size:
        return None
    line = row.body[0]
    chinese = sum("\u4e00" <= char <= "\u9fff" for char in line.text)
    if not chinese or line.w < (chinese + 0.7) * size or re.search(r"\d", line.text[1:]):
        return None
    width = int(min(size, line.w - chinese * size))
    icon = screen.pixels[int(line.y) : int(line.bottom), int(line.x) : int(line.x) + max(4, width)]
    ink = ink_of(icon)
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if rows.size < 4 or columns.size < 4:
        return None
    ink = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    high, wide = ink.shape[0] // 2, ink.shape[1] // 2
    return "outgoing" if ink[:high, wide:].sum() > ink[high:, :wide].sum() else "incoming"


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


def call_details(screen: Screen, chrome: Chrome) -> list[dict[str, Any]]:
    """The calls of one number: times at the left, the kind below, the length at the right."""
    times = side_times(screen, chrome, left=True)
    party = _party(screen, times)
    rest = [line for line in content(screen, chrome) if line not in times]
    result = []
    for n, time in enumerate(times):
        end = times[n + 1].y if n + 1 < len(times) else time.bottom + 3 * time.h
        group = [line for line in rest if time.y - 0.5 * time.h <= line.middle < end - 0.2 * time.h]
        result.append(_detail(time, group, party, screen))
    return result


def _party(screen: Screen, times: Sequence[Line]) -> str:
    """Name or number of the page: a number above the calls, else the tallest line there."""
    above = [
        line
        for line in screen.lines
        if times
        and line.bottom < times[0].y
        and line.h > 0.9 * screen.unit
        and len(line.text) > 1
        and line.y > 0.16 * screen.width
    ]
    named = [line for line in above if words.is_number(line.text)] or above
    return max(named, key=lambda line: line.h).text.strip() if named else ""


def _detail(time: Line, group: list[Line], party: str, screen: Screen) -> dict[str, Any]:
    row = Row(name=(time,), body=tuple(group), time=time_text(time), lines=(time, *group))
    message = named(blank("call", "in", "", row.region, time.confidence), party)
    said = " ".join(line.text for line in group)
    kind = words.call_type(said) or ("missed" if _is_red(time, screen) else "incoming")
    message.update(call_type=kind, time_shown=row.time, direction="out" if kind == "outgoing" else "in")
    message["duration_s"] = next(
        (got for line in group if (got := words.duration_seconds(line.text)) is not None), None
    )
    return message
