"""Who sent a message of a conversation: the name above its bubble (groups), else the header's."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.intake.screens import bubble_parts as parts
from app.intake.screens import gaps
from app.intake.screens import screen_words as words
from app.intake.screens.line_times import time_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.intake.ocr import Line, Pixels
    from app.intake.screens.chrome import Chrome
    from app.intake.screens.layout import Block, Screen

_RANK = re.compile(r"^(?:LV|Lv|lv)[.·]?\s?\d{1,3}\s*(?=\D|$)")
_TAGS = re.compile(r"(?:LV|Lv|lv)[.·]?\s?\d{1,3}|群主|管理员|管理員|机器人")
_COUNTED = re.compile(r"[(（\[]\s*\d{1,4}\s*[)）\]]?$")
"""How many are in a group, as chat apps print it behind the group's name."""
UNSURE = 0.6
"""Confidence of a letter below which a name is doubted."""


def untagged(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines without the ranks that some chat apps print before names of a group."""
    tags = [line for line in lines if _TAGS.fullmatch(line.text.strip())]
    for line in lines:
        if line in tags and any(_right_behind(other, line) for other in lines):
            continue
        before = next((tag for tag in tags if _right_behind(line, tag)), None)
        if before is not None:
            yield replace(line, x=before.x, w=line.right - before.x)
        elif (plain := _RANK.sub("", line.text.strip())) and plain != line.text.strip():
            yield replace(line, text=plain)
        else:
            yield line


def _right_behind(line: Line, tag: Line) -> bool:
    level = abs(line.middle - tag.middle) < 0.6 * max(line.h, tag.h)
    return line is not tag and level and -0.3 * tag.h < line.x - tag.right < 1.2 * tag.h


def named(line: Line, bubbles: Sequence[Block], screen: Screen, *, timed: bool = False) -> Block | None:
    """The bubble that this line names the sender of (groups): set right above its left edge.

    A line in the middle of the screen is none, unless it is a long one with a time behind the name.
    """
    centred = abs(line.centre - screen.width / 2) < 0.03 * screen.width
    if words.among(line.text, "ignored") or (centred and not timed):
        return None
    if parts.is_sentence(line.text) or not _can_be_name(line.text) or parts.is_scrap(line):
        return None
    above = (-0.9 if screen.photo else -0.3) * screen.unit
    for block in bubbles:
        near = above < block.y - _foot(line, block, screen) < 0.9 * screen.unit
        if near and abs(line.x - block.x) < 0.06 * screen.width:
            return block
    return None


def _foot(name: Line, block: Block, screen: Screen) -> float:
    """The lower end of a name, or of the time that stands below it and above the bubble."""
    times = (
        line.bottom
        for line in screen.lines
        if name.middle < line.y < block.y and abs(line.x - name.x) < 0.03 * screen.width and time_text(line)
    )
    return next(times, name.bottom)


def _can_be_name(text: str) -> bool:
    return re.search(r"[^\W\d_]", text) is not None or words.is_number(text)


def is_group(title: str, names: int, bubbles: int) -> bool:
    """Whether several write here: the title counts them, or most bubbles have a name above them."""
    return _COUNTED.search(title) is not None or names > max(1, 0.4 * bubbles)


def sign(
    message: dict[str, Any], chrome: Chrome, name: Line | None, pixels: Pixels, *, group: bool
) -> list[dict[str, Any]]:
    """Put sender and number into an incoming message: the name above it, else, outside groups, the header's.

    Returns:
        The doubts about them.
    """
    title = "" if group else chrome.title
    message["sender"] = name.text.strip() if name else title
    doubts = []
    if name is not None and (name.weakest < UNSURE or gaps.sign_behind(name, pixels)):
        doubts.append({"code": "words_unsure", "field": "sender", "facts": {"words": name.text.strip()}})
    if name is None or words.is_number(name.text):
        shown = name.text.strip() if name else "" if group else chrome.number_shown
        message["number_shown"] = shown
        message["number"] = words.dialled(shown) if shown else ""
        if re.search(r"[*＊xX•]", shown):  # a number with stars in it names nobody for certain
            doubts.append({"code": "number_hidden", "field": "number", "facts": {"shown": shown}})
    if not message["sender"]:
        doubts.append({"code": "sender_hidden", "field": "sender", "facts": {}})
    return doubts
