"""Message centres of apps: cards or rows with a heading, a body and a dated time → messages."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

from app.intake.screens import bubble_parts as parts
from app.intake.screens import screen_words as words
from app.intake.screens.bubbles import add_word_doubt, blank, doubt
from app.intake.screens.layout import rows_of, text_of
from app.intake.values.shown_time import Shown, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.ocr import Line
    from app.intake.screens.chrome import Chrome
    from app.intake.screens.layout import Screen

_DATED = re.compile(r"20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\s\d:：]*")
WIDE = 0.75
"""Least width of a card, as a share of the screen's."""


def messages_of(screen: Screen, chrome: Chrome) -> list[dict[str, Any]]:
    """One message a notice; empty if the screen is no list of dated notices.

    A notice is a wide card, or a stretch of the page, with exactly one dated time in it.
    """
    ways = (_cards(screen, chrome), _stretches(screen, chrome), _under_times(screen, chrome))
    # In a photo only some cards may be seen as such.
    groups = max(ways, key=len) if screen.photo else next(filter(None, ways), [])
    return [message for lines in groups if (message := _message(lines, screen, chrome)) is not None]


def is_dated(line: Line) -> bool:
    """Whether a line is nothing but a time, be its end unreadable."""
    shown = parse(line.text)
    if shown is None:
        return _DATED.fullmatch(line.text.strip()) is not None
    word = not shown.has_clock and shown.day is None  # "today." may end a sentence
    return not (word and line.text.strip()[-1:] in ".。") and (shown.has_clock or shown != Shown())


def _cards(screen: Screen, chrome: Chrome) -> list[list[Line]]:
    wide = [
        list(block.lines)
        for block in screen.blocks
        if block.boxy
        and not block.full
        and block.w > WIDE * screen.width
        and chrome.top <= block.y + block.h / 2 <= chrome.bottom
        and len(block.lines) > 1
    ]
    dated = sum(sum(map(is_dated, lines)) == 1 for lines in wide)
    return wide if dated and dated >= len(wide) - 1 else []


def _stretches(screen: Screen, chrome: Chrome) -> list[list[Line]]:
    """The rows of a page parted at its widest gaps, if that leaves one time in each part."""
    lines = [
        line
        for line in screen.lines
        if chrome.top <= line.middle <= chrome.bottom
        and line not in chrome.header
        and not words.among(line.text.strip("> ›〉》＞"), "buttons")
    ]
    times = [line for line in lines if is_dated(line)]
    if len(times) < 2 or any(line.centre > 0.4 * screen.width for line in times):
        return []
    rows = rows_of(lines)
    gaps = [
        (min(line.y for line in lower) - max(line.bottom for line in upper), n)
        for n, (upper, lower) in enumerate(itertools.pairwise(rows), 1)
    ]
    widest = [n for _gap, n in sorted(gaps, reverse=True)]
    # A notice that the edge cuts shows no time: it makes one part more.
    ways = (_parted(rows, sorted(widest[:cuts])) for cuts in (len(times) - 1, len(times), len(times) + 1))
    return next((groups for groups in ways if _one_time_each(groups)), [])


def _under_times(screen: Screen, chrome: Chrome) -> list[list[Line]]:
    """The page of a photo parted above each time in its middle, where waves hide the outlines of cards."""
    lines = [
        line
        for line in screen.lines
        if chrome.top <= line.middle <= chrome.bottom and line not in chrome.header
    ]
    times = [
        line for line in lines if is_dated(line) and abs(line.centre - screen.width / 2) < 0.06 * screen.width
    ]
    if not screen.photo or not times or not words.among(chrome.title, "notice_titles"):
        return []
    ends = [*(line.y for line in times[1:]), chrome.bottom + 1]
    return [[line for line in lines if time.y <= line.y < end] for time, end in zip(times, ends, strict=True)]


def _parted(rows: list[list[Line]], cuts: list[int]) -> list[list[Line]]:
    edges = [0, *cuts, len(rows)]
    return [[line for row in rows[start:end] for line in row] for start, end in itertools.pairwise(edges)]


def _one_time_each(groups: list[list[Line]]) -> bool:
    """Whether every part has one time, but for a first or last one that the edge cuts."""
    counts = [sum(map(is_dated, group)) for group in groups]
    return all(count == 1 for count in counts[1:-1]) and max(counts) == 1 and sum(counts) >= len(counts) - 1


def _message(lines: Sequence[Line], screen: Screen, chrome: Chrome) -> dict[str, Any] | None:
    time = next((line for line in lines if is_dated(line)), None)
    body = parts.own_words([line for line in lines if line is not time], screen.pixels)
    if not body:
        return None
    x, y = min(line.x for line in lines), min(line.y for line in lines)
    right, bottom = max(line.right for line in lines), max(line.bottom for line in lines)
    region = [round(x), round(y), round(right - x), round(bottom - y)]
    message = blank("app_notice", "in", text_of(body), region, min(line.confidence for line in body))
    message["time_shown"] = time.text.strip() if time else ""
    sign(message, chrome)
    if time is None or bottom > chrome.bottom - 0.3 * screen.unit:
        message["complete"] = False
        message["doubts"] += [doubt("cut_off", name, edge="bottom") for name in ("complete", "text")]
    add_word_doubt(message, body, screen.pixels, right)
    return message


def sign(message: dict[str, Any], chrome: Chrome) -> None:
    """The sender of a notice: the page's heading, unless that only says that here are messages."""
    known = chrome.title and not words.among(chrome.title, "notice_titles")
    message["sender"] = chrome.title if known else ""
    if not known:
        message["doubts"].append(doubt("sender_hidden", "sender"))
