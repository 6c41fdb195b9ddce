"""The time that a line of a list shows, without the signs that stand beside it; how a list cuts words off."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from app.intake.values.shown_time import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.intake.ocr import Line

ELLIPSIS = re.compile(r"(?:…+|[.。·．]{2,}|(?<=[\u4e00-\u9fff，：])[.．]|(?<=[^\s\d])[·•・])$")
"""How a list ends a text that goes on; no Chinese sentence ends with a Latin full stop."""
_TRAIL = re.compile(r"[\s>›〉》ⓘ①ⒾiI&Q○◎@]+$")
_SIGN = re.compile(r"(?<=\S)\s+[\dlIio]$|(?<=\S)[1lIio]$")
"""The sign for details behind a time, when the reader took it for a figure or letter."""
_LEAD = re.compile(r"^\W*\d{0,3}[)）]\s*")
_DATED = re.compile(
    r"^\W*(?:\d{2,4}\s*[年./-]\s*)?\d{1,2}\s*[月/.-]\s*\d{1,2}\D.*\d\s*[:：]\s*\d{2}\D{0,3}$"
    r"|^\W*(?:昨天|前天|今天|星期|周[一二三四五六日]).*\d\s*[:：]\s*\d{2}\D{0,3}$"
)


def time_text(line: Line) -> str:
    """The time a line shows, without the arrow or sign behind it; empty if it shows none."""
    text = line.text.strip()
    if ELLIPSIS.search(text):
        return ""  # a message that ends the line with a date, and goes on
    ways = (text, _TRAIL.sub("", text), _LEAD.sub("", text), _SIGN.sub("", text))
    return next((each for each in ways if each and parse(each) is not None), "")


def joined_times(lines: Iterable[Line]) -> list[Line]:
    """Lines from top to bottom, with those made one that are a time only together.

    A mark drawn across a time, or a wide gap in it, makes the reader take it for two lines.
    """
    result: list[Line] = []
    for line in sorted(lines, key=lambda each: (each.middle, each.x)):
        before = next((other for other in result[-3:] if _are_one_time(other, line)), None)
        if before is None:
            result.append(line)
        else:
            result[result.index(before)] = _one(before, line)
    return result


def _are_one_time(one: Line, other: Line) -> bool:
    left, right = sorted((one, other), key=lambda each: each.x)
    low = min(one.h, other.h)
    near = -0.8 * low < right.x - left.right < 1.2 * max(one.h, other.h)
    level = abs(one.middle - other.middle) < 0.5 * max(one.h, other.h)
    shown = parse(f"{left.text.strip()} {right.text.strip()}") if near and level else None
    glued = parse(left.text.strip() + right.text.strip()) if near and level and shown is None else shown
    return glued is not None and glued.has_clock


def _one(one: Line, other: Line) -> Line:
    left, right = sorted((one, other), key=lambda each: each.x)
    top, bottom = min(one.y, other.y), max(one.bottom, other.bottom)
    spaced = f"{left.text.strip()} {right.text.strip()}"
    return replace(
        left,
        text=spaced if parse(spaced) is not None else left.text.strip() + right.text.strip(),
        y=top,
        w=max(one.right, other.right) - left.x,
        h=bottom - top,
        confidence=min(one.confidence, other.confidence),
        weakest=min(one.weakest, other.weakest),
    )


def ends_in_sign(text: str) -> bool:
    """Whether the last figure of a time may be the sign behind it: without it, it is a time as well."""
    return re.search(r"[/.月-]\d1$", text.strip()) is not None and parse(text.strip()[:-1]) is not None


def is_garbled_time(text: str) -> bool:
    """Whether words begin as a date and end with a clock, but are no time as they were read."""
    return parse(text) is None and _DATED.match(text.strip()) is not None
