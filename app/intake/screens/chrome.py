"""What frames a screen's content: status bar clock, title and number above, input field below."""

from __future__ import annotations

import itertools
import re
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.intake.screens import keyboard
from app.intake.screens import screen_words as words
from app.intake.screens.bubble_parts import contrast
from app.intake.screens.layout import rows_of
from app.intake.screens.line_times import time_text
from app.intake.screens.sides import alike
from app.intake.values.shown_time import Shown, parse

if TYPE_CHECKING:
    from app.intake.ocr import Line
    from app.intake.screens.layout import Block, Screen

RIM = 0.04
"""What may be left of the phone's rim above a photographed screen, as a share of its width."""
STATUS_SHARE = 0.16
"""Height of the tallest status bars, as a share of the picture's width."""
HEADER_SHARE = 0.42
"""How far down a title can stand, as a share of the width."""
FAINT = 0.7
"""Share of the usual contrast that the hint in an input field has at most."""
STRONG = 24
"""Levels by which a small area must differ from the page to be a bubble whatever stands in it."""
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])\s*[:：]\s*([0-5]\d)(?!\d)")

_STATUS = re.compile(
    r"(?:HD|[2-5]G\+?|LTE|VoLTE|WLAN|\d{1,3}%|[\d.]+\s*K[Bb]?/s|\d{1,2}[:：]\d{0,2}|[\W_])+", re.I
)
"""What a status bar holds beside a clock that a photo cuts off or blurs."""


@dataclass(frozen=True, kw_only=True)
class Chrome:
    """The frame: ``top`` and ``bottom`` bound the content in pixels; texts as printed, empty if not there."""

    clock: str | None = None
    title: str = ""
    subtitle: str = ""
    top: float = 0.0
    bottom: float = 0.0
    has_input: bool = False
    header: tuple[Line, ...] = ()

    @property
    def number_shown(self) -> str:
        """The telephone number in the header, as printed; empty if none is shown."""
        return next((text for text in (self.title, self.subtitle) if words.is_number(text)), "")


def frame_of(screen: Screen) -> Chrome:
    """Find the frame of a screen: clock, title, input field and what lies between."""
    status = _status(screen)
    clock = _clock(screen, status)
    page = _page(screen)
    bottom, has_input = _bottom(screen, page)
    header = _header(screen, page, status, bottom)
    header = _title(screen, header, cropped=not status)
    title, subtitle = (
        (clean_title(header[0].text) if header else ""),
        " ".join(line.text.strip() for line in header[1:]),
    )
    separate = page is not None and page.y > 0.03 * screen.width and page.y < HEADER_SHARE * screen.width
    edge = max((line.bottom for line in (*status, *header)), default=0.0)
    top = page.y if page is not None and separate and edge else edge
    if screen.photo:
        # The page painted out of a photo may begin below the first bubble.
        top = min(top, edge + screen.unit)
    return Chrome(
        clock=clock,
        title=title,
        subtitle=subtitle,
        top=top,
        bottom=bottom,
        has_input=has_input,
        header=tuple(header),
    )


def _status(screen: Screen) -> list[Line]:
    """Lines of the status bar: the topmost row, if a clock stands at its side or among other things."""
    share = STATUS_SHARE + (RIM if screen.photo else 0.0)
    high = [line for line in screen.lines if line.bottom < share * screen.width]
    for line in high:
        row = [other for other in high if abs(other.middle - line.middle) < 0.7 * max(line.h, other.h)]
        if any(other.middle < line.y and len(other.text) > 5 for other in high):
            continue  # words above a time: the row of a list that was cropped
        aside = line.x < 0.25 * screen.width or line.right > 0.75 * screen.width
        if any(other.middle < line.y and len(other.text) > 5 for other in high):
            continue  # words stand above: it is the time of a message that was cropped
        if _CLOCK.search(line.text) and (aside or len(row) > 1) and len(line.text) < 16 and not _dated(line):
            return row
    # Lock screens print the network's name where the clock stands elsewhere.
    return []


def _dated(line: Line) -> bool:
    """Whether a line names a day with its clock: no status bar does, but the time of a cropped message."""
    shown = parse(time_text(line))
    return shown is not None and shown != Shown(hour=shown.hour, minute=shown.minute)


def _clock(screen: Screen, status: list[Line]) -> str | None:
    found = next((hit for line in status if (hit := _CLOCK.search(line.text))), None) or _great_clock(screen)
    return f"{int(found[1]):02d}:{found[2]}" if found else None


def _great_clock(screen: Screen) -> re.Match[str] | None:
    """The clock of a lock screen: far larger than any other text, in the upper part."""
    great = [line for line in screen.lines if line.h > 1.8 * screen.unit and line.y < 0.9 * screen.width]
    return next((hit for line in great if (hit := _CLOCK.fullmatch(line.text.strip()))), None)


def _page(screen: Screen) -> Block | None:
    """The area from edge to edge that holds the content: the largest of its kind."""
    page = screen.page
    return page if page is not None and page.h > 0.3 * screen.height else None


def _bottom(screen: Screen, page: Block | None) -> tuple[float, bool]:
    """Where content ends, and whether an input field says that this is a conversation."""
    keys = keyboard.top_of(screen)
    low = (screen.height if keys is None else keys) - 0.36 * screen.width
    for line in screen.lines:
        if line.y > low and _is_placeholder(line.text) and not _in_navigation(line, screen):
            field = next((block for block in screen.blocks if line in block.lines), None)
            top = field.y if field is not None and not field.full else line.y - 0.6 * line.h
            bar = page.bottom if page is not None and page.bottom > low else top
            return min(top, bar), True
    if keys is not None:
        return keyboard.field_above(screen, keys, page), True
    if (field := _field_in_the_middle(screen, low)) is not None:
        return field.y, True
    if (hollow := _hollow(screen, low)) is not None:
        return hollow.y, True
    if (faint := _faint_hint(screen)) is not None:
        return faint.y - 0.6 * faint.h, True
    if (tabs := _navigation(screen)) is not None:
        return tabs, False
    fills = page is not None and page.h > 0.5 * screen.height
    told = page is not None and any(line.y > page.bottom and len(line.text) > 8 for line in screen.lines)
    if page is not None and fills and not told and low < page.bottom < screen.height - 0.03 * screen.width:
        return page.bottom, _has_icons_below(screen, page.bottom)
    return float(screen.height), False


def _field_in_the_middle(screen: Screen, low: float) -> Block | None:
    """The input field of the upper one of two apps that share the screen: wide, its words at the left."""
    return next(
        (
            block
            for block in screen.blocks
            if 0.3 * screen.height < block.y <= low
            and block.boxy
            and not block.full
            and block.w > 0.45 * screen.width
            and len(block.lines) == 1
            and _is_placeholder(block.lines[0].text)
            and block.lines[0].right < block.x + 0.6 * block.w
        ),
        None,
    )


def _is_placeholder(text: str) -> bool:
    """Whether words are those of an empty input field, be there a remark behind a dot or in brackets."""
    first, *rest = re.split(r"[·•・(（]", text, maxsplit=1)
    timed = bool(rest) and parse(rest[0]) is not None  # the first row of a notification
    return words.among(text, "inputs") or (words.among(first, "inputs") and not timed)


def _navigation(screen: Screen) -> float | None:
    """Where a navigation bar begins: the lowest row, if it is three or more short words spread out evenly."""
    rows = rows_of(screen.lines)
    row = rows[-1] if rows else []
    low = screen.height - 0.22 * screen.width
    if len(row) < 3 or min(line.y for line in row) < low:
        return None
    short = all(re.fullmatch(r"[^\W\d]{2,4}|[A-Za-z ]{3,12}", line.text.strip()) for line in row)
    steps = [two.centre - one.centre for one, two in itertools.pairwise(row)]
    even = min(steps) > 0.12 * screen.width and max(steps) < 1.4 * min(steps)
    return min(line.y for line in row) - 0.3 * row[0].h if short and even else None


def _in_navigation(line: Line, screen: Screen) -> bool:
    """Whether other words stand level with this one, as in a navigation bar; a field stands alone."""
    return any(
        abs(other.middle - line.middle) < 0.5 * line.h
        and other is not line
        and len(re.findall(r"[^\W\d]", other.text)) >= 2
        and not words.among(other.text, "ignored")
        and 0.6 < other.h / line.h < 1.6
        for other in screen.lines
    )


def _hollow(screen: Screen, low: float) -> Block | None:
    """An input field whose words nobody listed: a wide box at the bottom, one short line at its left."""
    for block in screen.blocks:
        if block.y < low or block.full or not block.boxy or len(block.lines) != 1:
            continue
        line = block.lines[0]
        apart = line.x - block.x < 0.3 * block.w and line.w < 0.45 * block.w
        voice = words.voice_seconds(line.text) is not None
        centred = abs(line.centre - block.x - block.w / 2) < 0.06 * block.w  # a notice of the phone
        if block.w > 0.45 * screen.width and apart and len(line.text) <= 14 and not (voice or centred):
            return block
    return None


def _faint_hint(screen: Screen) -> Line | None:
    """The hint in an input field whose outline a photo loses: low, at the left, alone and faint."""
    spoken = [line for line in screen.lines if len(line.text) >= 6]
    last = max(screen.lines, key=lambda line: line.middle)
    low = last.bottom > screen.height - 0.14 * screen.width
    short = last.x < 0.25 * screen.width and last.w < 0.4 * screen.width and 2 <= len(last.text) <= 14
    if not screen.photo or not (low and short) or _in_navigation(last, screen) or len(spoken) < 3:
        return None
    if any(line is not last and line.text == last.text for line in screen.lines):
        return None  # what stands below every card is a button
    plain = re.fullmatch(r"[^\W\d]+(?:[ /][^\W\d]+)*", last.text.strip()) is not None
    usual = statistics.median(contrast(line, screen.pixels) for line in spoken)
    return last if plain and contrast(last, screen.pixels) < FAINT * usual else None


def _has_icons_below(screen: Screen, edge: float) -> bool:
    """An input bar holds hardly any words; a navigation bar holds several."""
    below = [line for line in screen.lines if line.y > edge]
    spoken = sum(len(re.findall(r"[^\W\d]", line.text)) >= 2 for line in below)
    return bool(below) and spoken < 2 and all(len(line.text) <= 3 for line in below)


def _header(screen: Screen, page: Block | None, status: list[Line], bottom: float) -> list[Line]:
    """Lines between the status bar and the content that may be a title."""
    limit = min(HEADER_SHARE * screen.width, bottom)
    floor = max((line.bottom for line in status), default=0.0) - 0.3 * screen.unit
    bubbles = [block for block in screen.blocks if is_bubble(block, screen, page)]
    inside = {id(line) for block in bubbles for line in block.lines}
    # Where the page of a photo begins is painted, not seen.
    split = (
        page is not None and not screen.photo and 0.1 * screen.width < page.y < HEADER_SHARE * screen.width
    )
    result: list[Line] = []
    for line in screen.lines:
        if line.y < floor or line in status or line.middle > limit:
            continue
        if _has_time_behind(line, screen, status):
            break
        if _leads_back(line, screen):
            result.append(line)
            continue
        if (
            id(line) in inside
            or (page is not None and split and line.middle > page.y)
            or parse(line.text) is not None
        ):
            if _ends_header(line, screen):
                break
            continue
        result.append(line)
    return result


def _has_time_behind(line: Line, screen: Screen, status: list[Line]) -> bool:
    """Whether a time stands level behind a line, as in the rows of a list that was cropped."""
    return any(
        abs(other.middle - line.middle) < 0.7 * line.h
        and other.x > max(line.right, 0.6 * screen.width)
        and other not in status
        and time_text(other)
        for other in screen.lines
    )


def _leads_back(line: Line, screen: Screen) -> bool:
    """A title that was read with the arrow back before it: no bubble begins so."""
    return line.x < 0.12 * screen.width and re.match(r"[←‹<〈＜]\s*\S{2}", line.text) is not None


def _ends_header(line: Line, screen: Screen) -> bool:
    """A real line of content (not a badge or icon) below the header."""
    return len(line.text) > 3 and line.w > 0.1 * screen.width


def _frames(block: Block, screen: Screen) -> bool:
    """Whether a wide area is the screen itself, with a rim of the phone around it, or the header."""
    return block.h > 0.7 * screen.height or any(line in _status(screen) for line in block.lines)


def is_bubble(block: Block, screen: Screen, page: Block | None) -> bool:
    """Whether an area can be a bubble or card: not from edge to edge, and set off from the page."""
    if block.full or block.w > 0.97 * screen.width or block.h < 0.5 * screen.unit:
        return False
    if screen.photo and block.w > 0.85 * screen.width and _frames(block, screen):
        return False
    if block.boxy and block.w > 0.05 * screen.width:
        return True
    away = 255 if page is None else max(abs(a - b) for a, b in zip(block.colour, page.colour, strict=True))
    apart = away > 6
    kin = any(
        other.boxy and other.w > 0.2 * screen.width and alike(other.colour, block.colour)
        for other in screen.blocks
        if not other.full
    )
    if not apart and _is_open_box(block, screen):
        return True
    inset = block.x > 0.01 * screen.width or (block.x > 1 and block.right < 0.9 * screen.width)
    inset = inset or _is_cut_at_a_side(block, screen)
    if apart and kin and block.w > 0.1 * screen.width and inset:
        return True
    strong = away > STRONG and min(block.w, block.h) > 0.08 * screen.width
    roomy = block.w > 0.06 * screen.width and block.h > 1.3 * max(line.h for line in block.lines)
    wide = block.w > 0.2 * screen.width
    return apart and (roomy or strong or wide) and inset


def _is_cut_at_a_side(block: Block, screen: Screen) -> bool:
    """Whether a crop cut the margin off: the picture ends within an area, as within others of its colour."""

    def cut(one: Block) -> bool:
        return not one.full and one.x <= 1 and 0.2 * screen.width < one.right < 0.95 * screen.width

    others = (one for one in screen.blocks if one is not block and one.lines and cut(one))
    return cut(block) and any(alike(one.colour, block.colour) for one in others)


def _is_open_box(block: Block, screen: Screen) -> bool:
    """Whether an area is a drawn outline around words that an edge of the content cuts open.

    Whole ones of its colour begin or end at the same margin.
    """
    return block.w > 0.2 * screen.width and any(
        other.boxy
        and other.w > 0.2 * screen.width
        and alike(other.colour, block.colour)
        and min(abs(other.x - block.x), abs(other.right - block.right)) < 0.012 * screen.width
        for other in screen.blocks
        if not other.full and other is not block
    )


def _title(screen: Screen, header: list[Line], *, cropped: bool) -> list[Line]:
    """The line of the title and those of a smaller text right below it; empty if there is none."""
    named = [line for line in header if _speaks(line, screen)]
    if cropped and screen.photo:
        named = [line for line in named if not _in_paragraph(line, screen)]
    if not named:
        return []
    named = _without_way_back(named, screen)
    tallest = max(line.h for line in named)
    title = next(line for line in named if line.h > 0.8 * tallest)
    if words.among(title.text, "call_titles") or words.among(title.text, "inbox_titles"):
        return [title]  # the heading of a list: what stands below is its first row
    below = [
        line
        for line in named
        if title.bottom - 0.4 * title.h < line.y < title.bottom + 0.5 * title.h
        and line is not title
        and _overlap(line, title)
    ]
    return [title, *below]


def _in_paragraph(line: Line, screen: Screen) -> bool:
    """Whether a line belongs to a message whose head is cut off: like two near it at its left edge."""
    near = [
        other
        for other in screen.lines
        if other is not line
        and abs(line.x - other.x) < 0.02 * screen.width
        and abs(line.middle - other.middle) < 3.6 * line.h
        and 0.75 < line.h / other.h < 1.35
    ]
    return len(near) >= 2


def _without_way_back(named: list[Line], screen: Screen) -> list[Line]:
    """Leave out the label of the arrow back at the left, where a name stands beside it."""
    back = [
        line
        for line in named
        if line.right < 0.3 * screen.width
        and words.among(clean_title(line.text), "back")
        and (line.h < 1.3 * screen.unit or words.among(clean_title(line.text), "way_back"))
    ]
    rest = [line for line in named if line not in back]
    return rest or named


def _speaks(line: Line, screen: Screen) -> bool:
    """A line that can be a name or number: not an icon or a badge at the edge."""
    text = clean_title(line.text)
    if re.fullmatch(r"[¥￥$]?\s*[\d,，]+\.\d{2}\s*元?", text):
        return False  # the sum at the head of a bill is larger than its title
    if not re.search(r"[\w]", text) or (words.among(text, "tabs") and line.h < 1.15 * screen.unit):
        return False
    if re.search(r"[，。？！；]|】.{6}", text) or (
        screen.photo and (_STATUS.fullmatch(text) or "【" in text)
    ):
        return False
    aside = line.x < 0.14 * screen.width or line.right > 0.88 * screen.width
    signs = line.right > 0.88 * screen.width and len(re.sub(r"\W", "", text)) <= 2
    badge = signs or (aside and re.fullmatch(r"\W*(?:\d{1,3}\+?|[A-Za-z]{1,2})\W*", text) is not None)
    return not (badge or len(text) == 1)


def _overlap(one: Line, other: Line) -> bool:
    return one.x < other.right and other.x < one.right


def clean_title(text: str) -> str:
    """A title without the arrows that phones set beside it."""
    return re.sub(r"^[\s<←く〈‹《]+|[\s>›〉》＞,，]+$", "", text).strip()
