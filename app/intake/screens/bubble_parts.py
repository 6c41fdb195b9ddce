"""What stands in and by a bubble besides its own words: quotations, icons, footers, times, voice waves."""

from __future__ import annotations

import re
import statistics
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from app.intake.ocr import away_from, paper_of
from app.intake.screens import screen_words as words
from app.intake.screens.layout import rows_of, text_of
from app.intake.values.shown_time import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.ocr import Line, Pixels
    from app.intake.screens.layout import Block, Screen

SCRAPS = 0.6
"""Confidence of a line at a cut edge below which it is scraps of letters."""
PIECES = 0.7
"""The same where less than three quarters of the line are left."""
SMALL = 0.88
"""Height below which, against the words of a message, a line is small print."""
_QUOTED = re.compile(r"^[^:：，。？！【]{1,20}[:：](?!//|\s?\d{2}(?!\d))\s*\S")
_CLOCK_BEHIND = re.compile(
    r"^(.*\S)\s*?\s(\d{1,2}\s*[:：.]?\s*\d{2}(?:\s*[AaPp][Mm])?)[\s✓√/vVw]*$"
    r"|^(.*[^\d\s:：.,])(\d{1,2}[:：]\d{2}(?:\s*[AaPp][Mm])?)[\s✓√/vVw]*$"
)
_WAVES = re.compile(
    r"(?:[^\d]{0,4}?|[^\w]{0,2}1{1,3}\s+)(\d{1,3})\s*([\"'”“″’`´]{1,2}|秒)[^\w]{0,3}(?:[川小]|(?<=[\W_])\w(?!\w))?[^\w]{0,5}"
)
_BARE_WAVES = re.compile(r"(\d{1,2})\s*[<(（◁◀]?\s*[)）]{2,}\W*")
"""Seconds whose sign is lost, right before the waves."""
LONGEST_VOICE = 60
"""Seconds of the longest voice message that chat apps send: a third figure before it is a wave."""


def own_words(lines: Sequence[Line], pixels: Pixels) -> list[Line]:
    """The lines of a bubble or card without a quotation above, buttons or a footer below, and its icon."""
    kept = _without_quotation(list(lines), pixels)
    rows = rows_of(kept)
    while len(rows) > 1 and words.among(text_of(rows[-1]).strip("> ›〉》＞"), "buttons"):
        rows = rows[:-1]
    body = [line for row in rows for line in row]
    if len(rows) < 2 or not words.among(text_of(rows[-1]), "card_footers"):
        return body
    body = [line for row in rows[:-1] for line in row]
    return [line for line in body if not _is_icon(line, body)] or body


def _without_quotation(lines: list[Line], pixels: Pixels) -> list[Line]:
    """One or two small lines at the top that begin with a name and a colon repeat what someone wrote."""
    rows = rows_of(lines)
    if len(rows) < 2 or not _QUOTED.match(text_of(rows[0]).lstrip("|丨｜ ")):
        return lines
    sizes = [letter_size(row) for row in rows]
    ratio = sizes[0] / statistics.median(sizes[1:])
    if ratio >= SMALL and not (ratio < 0.98 and _faint(rows[0], rows[-1], pixels)):
        return lines
    second = len(rows) > 2 and sizes[1] < min(1.06 * sizes[0], SMALL * statistics.median(sizes[2:]))
    return [line for row in rows[2 if second else 1 :] for line in row]


def _faint(row: Sequence[Line], other: Sequence[Line], pixels: Pixels) -> bool:
    """Whether the letters of a row stand out clearly less from their ground than those of another."""
    least = min(contrast(line, pixels) for line in other)
    return max(contrast(line, pixels) for line in row) < 0.82 * least


def contrast(line: Line, pixels: Pixels) -> float:
    """How far the letters of a line are from their ground, in levels of the channel in which it is most."""
    region = pixels[int(line.y) : int(line.bottom), int(line.x) : int(line.right)]
    if region.size == 0:
        return 0.0
    return float(np.percentile(away_from(region, paper_of(region)), 96))


def letter_size(lines: Sequence[Line]) -> float:
    """Width in pixels of a Chinese character in some lines: it tells small print better than their height."""
    letters = sum(1.0 if ord(char) > 0x2E7F else 0.55 for line in lines for char in line.text)
    return sum(line.w - 0.25 * line.h for line in lines) / max(letters, 0.55)


def _is_icon(line: Line, body: Sequence[Line]) -> bool:
    """One or two characters left of all other words of a card: the sign in its icon."""
    others = [other for other in body if other is not line]
    return len(line.text.strip()) <= 2 and bool(others) and line.right <= min(other.x for other in others)


def is_scrap(line: Line) -> bool:
    """One or two letters that the reader guessed: a little picture (emoji) or stroke beside the words."""
    return line.confidence < SCRAPS and len(line.text.strip()) <= 2


def is_cut_through(row: Sequence[Line], top: float, bottom: float, usual: float) -> bool:
    """Whether an edge leaves so little of a row that it cannot be read, or nothing but scraps were.

    Args:
        row: its lines; their boxes may reach over the edge.
        top: the upper edge of what shows the row, in pixels.
        bottom: the lower one.
        usual: height of a whole row.
    """
    high = max(min(line.bottom, bottom) - max(line.y, top) for line in row)
    sure = min(line.confidence for line in row)
    return high < 0.5 * usual or (high < 0.72 * usual and sure < PIECES) or sure < SCRAPS


def is_quotation(block: Block, bubbles: Sequence[Block], screen: Screen) -> bool:
    """A box of small print right below a bubble, at its edge, that repeats "name: words"."""
    others = [other for other in bubbles if other is not block]
    hosts = [other for other in others if _hangs_below(block, other, screen)]
    if not hosts or not _QUOTED.match(text_of(block.lines)):
        return False
    usual = statistics.median(letter_size(other.lines) for other in others)
    if letter_size(block.lines) < SMALL * max(usual, *(letter_size(host.lines) for host in hosts)):
        return True
    # Latin letters are narrower: there the height of the lines tells small print.
    least = min(line.h for host in hosts for line in host.lines if not parse(line.text))
    return max(line.h for line in block.lines) < SMALL * least


def _hangs_below(block: Block, other: Block, screen: Screen) -> bool:
    slack = 0.03 * screen.width
    aligned = abs(block.x - other.x) < slack or abs(block.right - other.right) < slack
    return aligned and -0.3 * screen.unit < block.y - other.bottom < 0.6 * screen.unit


def is_within(block: Block, bubbles: Sequence[Block]) -> bool:
    """A box of its own colour inside a bubble: a quotation above its words, or the icon of a file."""
    return any(
        other is not block
        and other.boxy
        and other.x <= block.x
        and block.right <= other.right
        and other.y <= block.y
        and (
            block.bottom <= min(line.bottom for line in other.lines[-1:]) + 1
            or (_is_small_sign(block, other) and block.bottom <= other.bottom)
        )
        for other in bubbles
    )


def _is_small_sign(block: Block, other: Block) -> bool:
    """Whether a box holds a sign of a few letters (PDF, W) and little of the card around it."""
    return len(block.lines) == 1 and len(block.lines[0].text.strip()) <= 4 and block.w < 0.35 * other.w


def is_button(block: Block, bubbles: Sequence[Block]) -> bool:
    """A box of one line with another level beside it: suggestions to tap; messages stand below each other."""
    return _one_label(block) and any(
        other is not block
        and _one_label(other)
        and abs(other.y - block.y) < 0.2 * block.h
        and abs(other.h - block.h) < 0.2 * block.h
        and (other.x >= block.right or other.right <= block.x)
        for other in bubbles
    )


def _one_label(block: Block) -> bool:
    text = block.lines[0].text.strip()
    return len(block.lines) == 1 and len(text) > 1 and voice_text(text) is None


def time_behind(lines: Sequence[Line], right: float, unit: float) -> tuple[list[Line], str]:
    """The lines of a bubble and the small time that the reader took for the end of its last line.

    Only worth asking where other bubbles of the picture carry such times; ``right`` is the bubble's edge.
    """
    *others, last = sorted(lines, key=lambda line: (line.middle, line.x))
    found = _CLOCK_BEHIND.match(last.text)
    said, time = [part for part in found.groups() if part] if found else ("", "")
    if not time or right - last.right > 1.3 * unit or parse(time) is None:
        return list(lines), ""
    return [*others, replace(last, text=said)], time


def is_sentence(text: str) -> bool:
    """Whether a line is a sentence or part of one, which names nobody."""
    return re.search(r"[，。？！；!?]", text) is not None or len(text.split()) > 5


def voice_text(text: str) -> str | None:
    """``48″`` out of a voice bubble whose waves were read as characters; ``None`` for any other text."""
    if bare := _BARE_WAVES.fullmatch(text.strip()):
        return f"{bare[1]}″"
    found = _WAVES.fullmatch(text.strip())
    if not found or re.search(r"[\u4e00-\u9fff]", re.sub("[川小洲州]", "", text[: found.start(1)])):
        return None
    figures = found[1]
    if int(figures) > LONGEST_VOICE and len(figures) == 3 and figures[0] == "1":
        figures = figures[1:].lstrip("0") or figures
    return f"{figures}{'秒' if found[2] == '秒' else '″'}"


def name_and_time(text: str) -> tuple[str, str]:
    """A line "name, time" above a bubble parted into both; ("", "") if it is none."""
    plain = text.strip()
    if parse(plain) is not None:
        return "", ""
    for start in range(1, len(plain)):
        name, time = plain[:start].strip(), plain[start:].strip()
        glued = plain[start - 1].isdigit() and plain[start].isdigit()
        shown = None if glued or not time or plain[start] == ":" else parse(time)
        if shown is not None and shown.has_clock and parse(name) is None:
            return name, time
    return "", ""
