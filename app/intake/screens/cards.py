"""Cards of a lock screen or notification shade → messages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.intake.screens import screen_words as words
from app.intake.screens.bubbles import add_word_doubt, blank, doubt
from app.intake.screens.layout import rows_of, text_of
from app.intake.screens.line_times import ELLIPSIS, time_text
from app.intake.screens.rows import is_badge, named
from app.intake.screens.sides import alike
from app.intake.values.shown_time import parse

if TYPE_CHECKING:
    from app.intake.ocr import Line
    from app.intake.screens.layout import Block, Screen


def cards(screen: Screen) -> list[Card]:
    """Notification cards: a wide box whose first row holds a time, at its right or behind the app's name."""
    wide = [
        block
        for block in screen.blocks
        if _apart(block, screen) and block.w > 0.7 * screen.width and len(block.lines) >= 2
    ]
    # Compression frays the outline of some cards: those like a clean one count too.
    boxes = [
        block for block in wide if block.boxy or screen.photo or any(_twins(block, other) for other in wide)
    ]
    parted = (part for block in boxes for part in _parted(block))
    found = [card for block in parted if (card := _card(block, screen)) is not None]
    return found or [card for block in _strips(screen) if (card := _card(block, screen)) is not None]


def _parted(block: Block) -> list[Block]:
    """A box taken apart before each row that begins a card: faint gaps between cards run them together."""
    rows = rows_of(block.lines)
    starts = [n for n, row in enumerate(rows) if _begins_card(row, block)]
    if len(starts) < 2 or starts[0] > 0:
        return [block]
    ends = [*starts[1:], len(rows)]
    return [_of_rows(rows[start:end], block) for start, end in zip(starts, ends, strict=True)]


def _begins_card(row: list[Line], block: Block) -> bool:
    """Whether a row holds the name of an app and a time, or something and a time at the right end."""
    time = next((line for line in row if _time_behind_name(line)), None)
    if time is None:
        return False
    others = [line.right for line in row if line is not time]
    apart = bool(others) and time.x - max(others) > time.h
    at_end = apart and time_text(time) != "" and time.right > block.x + 0.85 * block.w
    return at_end or _is_app_and_time(row)


def _is_app_and_time(row: list[Line]) -> bool:
    text = re.sub(r"^[\W\dA-Za-z]{1,2}(?:\s|(?=[\u4e00-\u9fff]))", "", text_of(row))  # the app's icon
    return any(
        words.among(_letters(text[:n]), "inbox_titles") and parse(text[n:]) is not None
        for n in range(2, len(text))
    )


def _of_rows(rows: list[list[Line]], block: Block) -> Block:
    lines = tuple(line for row in rows for line in row)
    top, bottom = min(line.y for line in lines), max(line.bottom for line in lines)
    return replace(block, y=top, h=bottom - top, lines=lines, full=False)


def _strips(screen: Screen) -> list[Block]:
    """What stands below each row "app, time" of a page on which the cards cannot be told from the ground."""
    page = screen.page
    rows = rows_of(screen.lines)
    starts = [n for n, row in enumerate(rows) if _is_app_and_time(row)]
    if page is None or len(starts) < 2:
        return []
    ends = [*starts[1:], len(rows)]
    return [_of_rows(rows[start:end], page) for start, end in zip(starts, ends, strict=True)]


def _apart(block: Block, screen: Screen) -> bool:
    """Whether an area ends before the screen does; the sides of a photo may lie a little too far in."""
    if screen.photo:
        header = block.full and block.y < 0.03 * screen.width
        return block.h < 0.3 * screen.height and not header
    return not block.full and min(block.x, screen.width - block.right) > 0.008 * screen.width


def _twins(block: Block, other: Block) -> bool:
    same = abs(block.x - other.x) < 0.02 * block.w and abs(block.w - other.w) < 0.02 * block.w
    return other.boxy and same and alike(block.colour, other.colour)


@dataclass(frozen=True, kw_only=True)
class Card:
    """A notification: who, what, and the time its first row shows."""

    block: Block
    name: tuple[Line, ...]
    body: tuple[Line, ...]
    time: str


def _card(block: Block, screen: Screen) -> Card | None:
    first, *rows = [row for row in rows_of(block.lines) if row]
    time = next((line for line in first if _time_behind_name(line)), None)
    if time is None or not rows:
        return None
    shown = _time_behind_name(time)
    rest = [line for line in first if line is not time]
    at_right = time_text(time) != "" and time.centre > block.x + 0.5 * block.w
    headed = shown != time_text(time) or not rest or words.among(_letters(text_of(rest)), "inbox_titles")
    if not headed and not at_right:
        return None
    if headed and len(rows) > 1:
        rest, rows = rows[0], rows[1:]
    elif headed:
        rest = []
    words_at = max((line for row in rows for line in row), key=lambda line: line.w).x
    said = [line for row in rows for line in row if line.right > words_at]
    body = tuple(line for line in said if len(said) == 1 or not is_badge(line, screen))
    if not rest and all(map(time_text, body)):
        return None  # the day over the lock screen's clock
    return Card(block=block, name=tuple(rest), body=body, time=shown) if body else None


def _time_behind_name(line: Line) -> str:
    """The time of a card's first row: the whole line, or what stands behind the app's name and a dot."""
    if whole := time_text(line):
        return whole
    text = line.text.strip()
    parts = re.split(r"\s*[·•・∙|]\s*|\s+[.-]\s+", text, maxsplit=1)
    if len(parts) == 2 and parts[1] and parse(parts[1]) is not None:
        return parts[1]
    ways = ((text[:n], text[n:].strip()) for n in range(1, len(text)))
    apps = (
        time for app, time in ways if words.among(app.strip(), "inbox_titles") and parse(time) is not None
    )
    return next(apps, "")


def _letters(text: str) -> str:
    return re.sub(r"[^\w]", "", text)


def card_messages(screen: Screen) -> list[dict[str, Any]]:
    """One message a notification card."""
    return [_card_message(card, screen) for card in cards(screen)]


def _card_message(card: Card, screen: Screen) -> dict[str, Any]:
    body = list(card.body)
    sure = min(line.confidence for line in body)
    message = named(blank("sms", "in", text_of(body), card.block.region, sure), text_of(card.name))
    message["time_shown"] = card.time
    if not message["sender"]:
        message["doubts"].append(doubt("sender_hidden", "sender"))
    if ELLIPSIS.search(message["text"]):
        message["complete"] = False
        message["doubts"].append(doubt("cut_off", "complete", edge="list"))
    add_word_doubt(message, body, screen.pixels, card.block.right)
    return message
