"""Lists: rows of an inbox, of calls, the calls of one number, cards of a lock screen → messages."""

from __future__ import annotations

import itertools
import re
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from app.intake import screen_words as words
from app.intake.bubbles import add_word_doubt, blank, doubt
from app.intake.layout import rows_of, text_of
from app.intake.ocr import ink_of
from app.intake.shown_time import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.chrome import Chrome
    from app.intake.layout import Block, Screen
    from app.intake.ocr import Line

_COUNT = re.compile(r"^(.*?)\s*[(（\[]\s*(\d{1,3})\s*[)）\]]?$")
_TRAIL = re.compile(r"[\s>›〉》ⓘ①ⒾiI&Q○◎@]+$")
_UNREAD = re.compile(r"^[●•○◉◎⚫🔵·]+\s*")
"""The dot before an unread message, when the reader took it for a letter."""
_ELLIPSIS = re.compile(r"(?:…+|[.。·．]{2,}|(?<=[\u4e00-\u9fff，])[.．])$")
"""How a list ends a text that goes on; no Chinese sentence ends with a Latin full stop."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a list: whom it names, the time at its side, what stands below."""

    name: tuple[Line, ...]
    body: tuple[Line, ...]
    time: str
    lines: tuple[Line, ...]

    @property
    def region(self) -> list[int]:
        """The box around all of its lines."""
        x, y = min(line.x for line in self.lines), min(line.y for line in self.lines)
        right, bottom = max(line.right for line in self.lines), max(line.bottom for line in self.lines)
        return [round(x), round(y), round(right - x), round(bottom - y)]


def time_text(line: Line) -> str:
    """The time a line shows, without the arrow or sign behind it; empty if it shows none."""
    text = line.text.strip()
    return next((each for each in (text, _TRAIL.sub("", text)) if each and parse(each) is not None), "")


def side_times(screen: Screen, chrome: Chrome, *, left: bool = False) -> list[Line]:
    """Lines of content at the right (or left) side that show a time."""
    found = []
    for line in content(screen, chrome):
        at_side = (
            line.right < 0.6 * screen.width and line.x < 0.3 * screen.width
            if left
            else (line.x > 0.45 * screen.width and line.right > 0.72 * screen.width)
        )
        if at_side and time_text(line):
            found.append(line)
    return found


def content(screen: Screen, chrome: Chrome) -> list[Line]:
    """Lines between the frame's edges that are no tabs."""
    return [
        line
        for line in screen.lines
        if chrome.top - 2 <= line.middle <= chrome.bottom and not words.among(line.text, "tabs")
    ]


def list_rows(screen: Screen, chrome: Chrome) -> list[Row]:
    """Rows of a list whose times stand at the right: each time has one row around it."""
    times = side_times(screen, chrome)
    column = _column(screen, chrome, times)
    left = [
        line
        for line in content(screen, chrome)
        if line not in times
        and line.x >= column
        and not (line.x > 0.8 * screen.width and re.fullmatch(r"\d{1,3}\+?|[^\w]{1,2}|\w", line.text.strip()))
    ]
    groups = _split(left, times)
    return [row for time, group in zip(times, groups, strict=True) if (row := _row(time, group)) is not None]


def _column(screen: Screen, chrome: Chrome, times: Sequence[Line]) -> float:
    """Where names and texts begin: right of portraits and their signs."""
    texts = [
        line.x
        for line in content(screen, chrome)
        if line not in times and len(line.text) >= 3 and line.x < 0.5 * screen.width
    ]
    return statistics.median(texts) - 0.06 * screen.width if texts else 0.0


def _split(left: list[Line], times: Sequence[Line]) -> list[list[Line]]:
    """Share the lines out among the times: between two times the widest gap is the border."""
    borders = [_border(left, one, two) for one, two in itertools.pairwise(times)]
    reach = _reach(left, times, borders)
    edges = [times[0].middle - reach[0] if times else 0.0, *borders]
    ends = [*borders, times[-1].middle + reach[1] if times else 0.0]
    return [[line for line in left if top <= line.middle < end] for top, end in zip(edges, ends, strict=True)]


def _border(left: list[Line], one: Line, two: Line) -> float:
    rows = rows_of([line for line in left if one.y - one.h < line.middle < two.bottom + 0.2 * two.h])
    best, border = -1.0, (one.middle + two.middle) / 2
    for upper, lower in itertools.pairwise(rows):
        end, start = max(line.bottom for line in upper), min(line.y for line in lower)
        # The name of the first row stands level with its time or above it, so no border comes before that.
        if (
            start - end >= best
            and max(line.middle for line in lower) > one.middle + 0.3 * one.h
            and max(line.middle for line in upper) < two.middle - 0.3 * two.h
        ):
            best, border = start - end, (start + end) / 2
    return border


def _reach(left: list[Line], times: Sequence[Line], borders: Sequence[float]) -> tuple[float, float]:
    """How far a row reaches above and below its time, learnt from the rows between others."""
    if not borders:
        return 1.6 * times[0].h if times else 0.0, 6 * times[0].h if times else 0.0
    above, below = [], []
    for time, top in zip(times[1:], borders, strict=False):
        above.append(time.middle - top)
    for time, end in zip(times, borders, strict=False):
        below.append(end - time.middle)
    return statistics.median(above), max(below) + 0.3 * times[0].h


def _row(time: Line, group: list[Line]) -> Row | None:
    rows = rows_of(group)
    if not rows:
        return None
    name, body = rows[0], [line for row in rows[1:] for line in row]
    return Row(name=tuple(name), body=tuple(body), time=time_text(time), lines=(*name, *body, time))


def looks_like_calls(rows: Sequence[Row], title: str) -> bool:
    """Whether rows are calls: by the screen's title, else by the words and shortness of what they say."""
    if words.among(title, "call_titles"):
        return True
    if words.among(title, "inbox_titles") or not rows:
        return False
    said = [text_of(row.body) for row in rows]
    telling = sum(
        words.call_type(text) is not None or words.duration_seconds(text) is not None for text in said
    )
    return max(map(len, said)) <= 20 and (telling >= 0.4 * len(rows) or all(len(text) <= 10 for text in said))


def inbox_messages(rows: Sequence[Row], screen: Screen, chrome: Chrome) -> list[dict[str, Any]]:
    """One message a row of an inbox: who, when, and as much of the words as the list shows."""
    heights = [line.h for row in rows for line in row.body]
    usual = statistics.median(heights) if heights else screen.unit
    found = (_inbox_message(row, screen, chrome, usual) for row in rows if row.body)
    return [message for message in found if message is not None]


def _inbox_message(row: Row, screen: Screen, chrome: Chrome, usual: float) -> dict[str, Any] | None:
    body = list(row.body)
    cut = max(line.bottom for line in body) > chrome.bottom - 0.6 * usual
    if cut and body[-1].h < 0.72 * usual:
        body = [line for line in body if line.middle < body[-1].y]
    if not body:
        return None
    text = _ELLIPSIS.sub("…", _UNREAD.sub("", text_of(body)))
    message = _named(
        blank("sms", "in", text, row.region, min(line.confidence for line in body)), text_of(row.name)
    )
    message["time_shown"] = row.time
    if cut or _ELLIPSIS.search(text):
        message["complete"] = False
        message["doubts"].append(doubt("cut_off", "complete", edge="bottom" if cut else "list"))
    sure = [line for line in body if not _ELLIPSIS.search(line.text)]
    add_word_doubt(message, sure, screen.pixels, 0.92 * screen.width)
    return message


def _named(message: dict[str, Any], shown: str) -> dict[str, Any]:
    message["sender"] = shown
    if words.is_number(shown):
        message["number_shown"], message["number"] = shown, words.dialled(shown)
    return message


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
    message = _named(blank("call", "in", "", row.region, min(line.confidence for line in row.name)), shown)
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
    message = _named(blank("call", "in", "", row.region, time.confidence), party)
    said = " ".join(line.text for line in group)
    kind = words.call_type(said) or ("missed" if _is_red(time, screen) else "incoming")
    message.update(call_type=kind, time_shown=row.time, direction="out" if kind == "outgoing" else "in")
    message["duration_s"] = next(
        (got for line in group if (got := words.duration_seconds(line.text)) is not None), None
    )
    return message


def cards(screen: Screen) -> list[Card]:
    """Notification cards: a wide box whose first row holds a time, at its right or behind the app's name."""
    found = []
    for block in screen.blocks:
        margin = min(block.x, screen.width - block.right) > 0.008 * screen.width
        if not block.boxy or not margin or block.w < 0.7 * screen.width or len(block.lines) < 2:
            continue
        if (card := _card(block)) is not None:
            found.append(card)
    return found


@dataclass(frozen=True, kw_only=True)
class Card:
    """A notification: who, what, and the time its first row shows."""

    block: Block
    name: tuple[Line, ...]
    body: tuple[Line, ...]
    time: str


def _card(block: Block) -> Card | None:
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
    body = tuple(line for row in rows for line in row if line.right > block.x + 0.13 * block.w)
    return Card(block=block, name=tuple(rest), body=body, time=shown) if body else None


def _time_behind_name(line: Line) -> str:
    """The time of a card's first row: the whole line, or what stands behind the app's name and a dot."""
    if whole := time_text(line):
        return whole
    parts = re.split(r"\s*[·•・∙|]\s*|\s+[.-]\s+", line.text.strip(), maxsplit=1)
    return parts[1] if len(parts) == 2 and parts[1] and parse(parts[1]) is not None else ""


def _letters(text: str) -> str:
    return re.sub(r"[^\w]", "", text)


def card_messages(screen: Screen) -> list[dict[str, Any]]:
    """One message a notification card."""
    return [_card_message(card, screen) for card in cards(screen)]


def _card_message(card: Card, screen: Screen) -> dict[str, Any]:
    body = list(card.body)
    sure = min(line.confidence for line in body)
    message = _named(blank("sms", "in", text_of(body), card.block.region, sure), text_of(card.name))
    message["time_shown"] = card.time
    if not message["sender"]:
        message["doubts"].append(doubt("sender_hidden", "sender"))
    if _ELLIPSIS.search(message["text"]):
        message["complete"] = False
        message["doubts"].append(doubt("cut_off", "complete", edge="list"))
    add_word_doubt(message, body, screen.pixels, card.block.right)
    return message
