"""Lists: times at one side of a screen, the rows around them, the rows of an inbox → messages."""

from __future__ import annotations

import itertools
import re
import statistics
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.intake.screens import screen_words as words
from app.intake.screens.bubble_parts import is_cut_through
from app.intake.screens.bubbles import add_word_doubt, blank, doubt
from app.intake.screens.layout import rows_of, text_of
from app.intake.screens.line_times import ELLIPSIS, ends_in_sign, time_text
from app.intake.values.shown_time import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.ocr import Line
    from app.intake.screens.chrome import Chrome
    from app.intake.screens.layout import Screen

_UNREAD = re.compile(r"^[●•○◉◎⚫🔵·]+\s*")
"""The dot before an unread message, when the reader took it for a letter."""
_SENTENCE = re.compile(r"[?？!！。]\s*$")
"""How something that is said may end; a place or a kind of line never does."""
_BADGE = re.compile(r"\s*[①-⑳❶-❿]+$|(?<=…)\s*\d{1,2}$")
"""How many messages are unread, in a circle at the end of the line."""


SHORT = 10
"""How broad, in Chinese characters, what a call list says below a name is at most (a place)."""


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


def side_times(screen: Screen, chrome: Chrome, *, left: bool = False) -> list[Line]:
    """Lines of content that show a time: at the right side, or (``left``) elsewhere but not in the middle."""
    found = []
    inside = content(screen, chrome)
    for line in inside:
        at_right = line.x > 0.45 * screen.width and line.right > 0.72 * screen.width
        centred = line.x > 0.3 * screen.width and abs(line.centre - screen.width / 2) < 0.07 * screen.width
        centred = centred and not any(other is not line and _level(other, line) for other in inside)
        if at_right != left and not (left and centred) and time_text(line):
            found.append(line)
    return found


def headings(screen: Screen, chrome: Chrome) -> list[Line]:
    """Lines that name the day of the rows below: a day without a clock, at the left, alone in its row."""
    inside = content(screen, chrome)
    alone = [
        line
        for line in inside
        if line.x < 0.2 * screen.width
        and (shown := parse(line.text)) is not None
        and not shown.has_clock
        and shown.ago_s is None
        and not any(other is not line and _level(other, line) and len(other.text) > 1 for other in inside)
    ]
    clocks = [line.middle for line in inside if (shown := parse(time_text(line))) and shown.has_clock]
    ends = [*(line.middle for line in alone[1:]), chrome.bottom]
    heading = [
        line
        for line, end in zip(alone, ends, strict=False)
        if any(line.middle < clock < end for clock in clocks)
    ]
    # Days with no clock below are the times of their own rows.
    return alone if len(heading) >= 0.6 * len(alone) else []


_BARE = re.compile(r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?")


def is_length(line: Line, left: Sequence[Line]) -> bool:
    """Whether a bare "14:33" at the right of a row that has its time at the left says how long a call was."""
    bare = _BARE.fullmatch(line.text.strip()) is not None
    return bare and len(left) >= 2 and any(abs(line.middle - time.middle) < 1.3 * time.h for time in left)


def under(heads: Sequence[Line], time: Line) -> str:
    """A row's time with the day that stands above it in a heading, if its own says only the clock."""
    own = time_text(time)
    shown = parse(own)
    above = [head for head in heads if head.middle < time.middle]
    if not above or shown is None or shown.days_back is not None or shown.weekday is not None:
        return own
    return own if shown.day is not None or shown.ago_s is not None else f"{above[-1].text.strip()} {own}"


def parted(screen: Screen, chrome: Chrome, *, alike: bool = True) -> Screen:
    """The screen with lines such as "广州 · 昨天 15:05" taken apart, if several end in a time so.

    Without ``alike`` only lines are parted that reach from the names to where the other rows' times end.
    """
    inside = content(screen, chrome)
    ends = {id(line): cut for line in inside if (cut := _time_at_end(line)) is not None}
    if not alike:
        edge = statistics.median(line.right for line in side_times(screen, chrome) or screen.lines)
        ends = {
            key: cut
            for key, cut in ends.items()
            if abs(cut[1].right - edge) < 0.04 * screen.width and cut[0].x < 0.35 * screen.width
        }
    if len(ends) < (2 if alike else 1):
        return screen
    lines = [part for line in screen.lines for part in ends.get(id(line), (line,))]
    return replace(screen, lines=tuple(lines))


_END = re.compile(
    r"(?<=\d)(?=20\d\d[年/.-])|[\s·•・∙|]+(?=\S)|(?<=[^\d\s:/.-])(?=\d)|(?=昨天|今天|前天|星期|周[一-日]|上午|下午)"
)


def _time_at_end(line: Line) -> tuple[Line, Line] | None:
    """A line in two, before and from the time that it ends with."""
    text = line.text.strip()
    if not text or time_text(line):
        return None
    for gap in _END.finditer(text):
        head, tail = text[: gap.start()].strip(), text[gap.end() :]
        if re.match(r"[(（]|\d{1,3}[)）]", tail):
            continue  # how many calls there were: it belongs to the name
        shown = parse(time_text(replace(line, text=tail)))
        dotted = re.search(r"[·•・∙|]", gap[0]) is not None
        if (
            shown is not None
            and head
            and (shown.year is None or shown.day is not None)  # a date that goes on in the next line
            and (dotted or shown.has_clock or shown.day is not None or len(tail) < 8)
        ):
            share = gap.end() / len(text)
            cut = line.x + line.w * share
            return (
                replace(line, text=head, w=max(1.0, cut - line.x)),
                replace(line, text=tail, x=cut, w=max(1.0, line.right - cut)),
            )
    return None


def _level(one: Line, other: Line) -> bool:
    """Whether two lines stand in one row."""
    return abs(one.middle - other.middle) < 0.6 * min(one.h, other.h)


def content(screen: Screen, chrome: Chrome) -> list[Line]:
    """Lines between the frame's edges that are no tabs (those stand at the top or several in a row)."""
    inside = [line for line in screen.lines if chrome.top - 2 <= line.middle <= chrome.bottom]
    tabs = [line for line in inside if words.among(line.text, "tabs")]
    first = min((line.middle for line in inside if time_text(line)), default=screen.height)
    high = min(chrome.top + 0.3 * screen.width, first)
    return [
        line
        for line in inside
        if line not in tabs
        or not (line.middle < high or any(other is not line and _level(other, line) for other in tabs))
    ]


def doubt_signs(messages: list[dict[str, Any]], times: Sequence[Line]) -> None:
    """Doubt the times of a list in which the sign behind some was read as a figure, and may be of others."""
    signs = sum(time_text(time) not in ("", time.text.strip()) for time in times)
    for message in messages if signs else []:
        if ends_in_sign(message["time_shown"]):
            message["doubts"].append(doubt("words_unsure", "time", words=message["time_shown"]))


def list_rows(screen: Screen, chrome: Chrome, times: Sequence[Line], heads: Sequence[Line] = ()) -> list[Row]:
    """Rows of a list: each of the ``times`` has one row around it; ``heads`` name days above them."""
    column = _column(screen, chrome, times)
    inside = content(screen, chrome)
    left = [
        line
        for line in inside
        if line not in times
        and line not in heads
        and not _is_glyph(line, inside)
        and line.right > column + 0.03 * screen.width
        and not is_badge(line, screen)
    ]
    groups = _split(left, times)
    shown = [under(heads, time) for time in times]
    made = (_row(time, text, group) for time, text, group in zip(times, shown, groups, strict=True))
    beheaded = _beheaded(left, groups, chrome)
    return [*beheaded, *(row for row in made if row is not None)]


def _beheaded(left: list[Line], groups: Sequence[list[Line]], chrome: Chrome) -> list[Row]:
    """The row at the upper edge of a cropped list, whose time is lost and often its name."""
    if chrome.clock or chrome.title or len(groups) < 3 or not groups[0]:
        return []
    first = min(line.y for line in groups[0])
    lines = tuple(line for line in left if line.bottom < first and len(line.text) > 5)
    name, *body = rows_of(lines) if lines else [[]]
    if body and words.is_number(text_of(name)):
        return [Row(name=tuple(name), body=lines[len(name) :], time="", lines=lines)]
    return [Row(name=(), body=lines, time="", lines=lines)] if lines else []


def is_badge(line: Line, screen: Screen) -> bool:
    """How many messages are unread, or a sign, at the right edge of a row."""
    return line.x > 0.8 * screen.width and (
        re.fullmatch(r"\d{1,3}\+?|[^\w]{1,2}|\w", line.text.strip()) is not None
    )


def _is_glyph(line: Line, lines: Sequence[Line]) -> bool:
    """A single letter or sign right before other words of its row: an arrow that was read as a letter."""
    return re.fullmatch(r"[A-Za-z]|\W", line.text.strip()) is not None and any(
        -0.3 * line.h < other.x - line.right < line.h and abs(other.middle - line.middle) < line.h
        for other in lines
        if other is not line
    )


def _column(screen: Screen, chrome: Chrome, times: Sequence[Line]) -> float:
    """Where names and texts begin: right of portraits and their signs."""
    texts = [
        line.x
        for line in content(screen, chrome)
        if line not in times and len(line.text) >= 4 and line.x < 0.5 * screen.width
    ]
    return statistics.median(texts) if texts else 0.0


def _split(left: list[Line], times: Sequence[Line]) -> list[list[Line]]:
    """Share the lines out among the times: between two times the widest gap is the border."""
    borders = [_border(left, one, two) for one, two in itertools.pairwise(times)]
    reach = _reach(left, times, borders)
    edges = [times[0].middle - reach[0] if times else 0.0, *borders]
    ends = [*borders, times[-1].middle + reach[1] if times else 0.0]
    return [[line for line in left if top <= line.middle < end] for top, end in zip(edges, ends, strict=True)]


def _border(left: list[Line], one: Line, two: Line) -> float:
    near = [line for line in left if one.y - one.h < line.middle < two.bottom + 0.2 * two.h]
    first = [time for time in (one, two) if near and time.x < min(line.x for line in near) + time.h]
    rows = rows_of([*near, *first])  # a time that begins its row bounds it like any other line
    best, border = -1.0, (one.middle + two.middle) / 2
    for upper, lower in itertools.pairwise(rows):
        end, start = max(line.bottom for line in upper), min(line.y for line in lower)
        # The name of the first row stands level with its time or above it, so no border comes before that.
        if (
            start - end >= best
            and one not in lower
            and two not in upper
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


def _row(time: Line, shown: str, group: list[Line]) -> Row | None:
    rows = rows_of(group)
    if not rows:
        return None
    if len(rows) > 1 and _BARE.fullmatch(text_of(rows[0]).strip()):
        rows = [*rows[1:], rows[0]]  # how long a call was: it names nobody
    name, body = rows[0], [line for row in rows[1:] for line in row]
    return Row(name=tuple(name), body=tuple(body), time=shown, lines=(*name, *body, time))


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
    short = all(_breadth(text) <= SHORT and not _SENTENCE.search(text) for text in said)
    again = len(rows) > 3 and 2 * len(set(said)) <= len(rows)  # places and kinds of line, no messages
    return max(map(len, said)) <= 20 and (telling >= 0.4 * len(rows) or short or again)


def _breadth(text: str) -> float:
    """How broad a text is, in Chinese characters; Latin letters are about half as broad."""
    return sum(1.0 if ord(char) > 0x2E7F else 0.55 for char in text)


def inbox_messages(rows: Sequence[Row], screen: Screen, chrome: Chrome) -> list[dict[str, Any]]:
    """One message a row of an inbox: who, when, and as much of the words as the list shows."""
    heights = [line.h for row in rows for line in row.body]
    usual = statistics.median(heights) if heights else screen.unit
    found = (_inbox_message(row, screen, chrome, usual) for row in rows if row.body)
    return [message for message in found if message is not None]


def _inbox_message(row: Row, screen: Screen, chrome: Chrome, usual: float) -> dict[str, Any] | None:
    body = list(row.body)
    cut = max(line.bottom for line in body) > chrome.bottom - 0.6 * usual or not row.name
    last = rows_of(body)[-1]
    if cut and row.name and is_cut_through(last, 0.0, chrome.bottom, usual):
        body = [line for line in body if line not in last]
    if not body:
        return None
    text = ELLIPSIS.sub("…", _BADGE.sub("", _UNREAD.sub("", text_of(body))))
    message = named(
        blank("sms", "in", text, row.region, min(line.confidence for line in body)), text_of(row.name)
    )
    message["time_shown"] = row.time
    if cut or ELLIPSIS.search(text):
        message["complete"] = False
        edge = "list" if not cut else "bottom" if row.name else "top"
        message["doubts"].append(doubt("cut_off", "complete", edge=edge))
        if row.name and cut and min(line.h for line in last) < 0.8 * usual:
            message["doubts"].append(doubt("cut_off", "text", edge="bottom"))  # half a row is guessed at
    if not row.name:
        message["doubts"] += [doubt("cut_off", "text", edge="top"), doubt("sender_hidden", "sender")]
    sure = [line for line in body if not ELLIPSIS.search(line.text)]
    add_word_doubt(message, sure, screen.pixels, 0.92 * screen.width, pictures=body)
    return message


def named(message: dict[str, Any], shown: str) -> dict[str, Any]:
    """Put the other side into a message as it is ``shown``; a number is kept as dialled too."""
    message["sender"] = shown
    if words.is_number(shown):
        message["number_shown"], message["number"] = shown, words.dialled(shown)
    return message
