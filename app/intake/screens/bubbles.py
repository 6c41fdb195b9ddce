"""Conversations: bubbles, their sides, the times between and beside them, system lines → messages."""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from app.intake.screens import bubble_parts as parts
from app.intake.screens import gaps, inner_times, senders, sides
from app.intake.screens import screen_words as words
from app.intake.screens.chrome import is_bubble
from app.intake.screens.layout import rows_of, text_of
from app.intake.screens.line_times import is_garbled_time, joined_times
from app.intake.values.shown_time import Shown, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.ocr import Line, Pixels
    from app.intake.screens.chrome import Chrome
    from app.intake.screens.layout import Block, Screen

SURE = 0.9
"""Confidence of a line below which its words are doubted."""
LEAST = 0.7
"""Confidence of a line's least sure letter below which its words are doubted."""


@dataclass
class Thread:
    """The parts of a conversation in the order of the picture."""

    bubbles: list[Block] = field(default_factory=list)
    labels: list[Line] = field(default_factory=list)
    own: dict[int, Line] = field(default_factory=dict)
    names: dict[int, Line] = field(default_factory=dict)
    system: list[Line] = field(default_factory=list)
    portraits: bool = False


def thread_of(screen: Screen, chrome: Chrome, blocks: Sequence[Block] | None = None) -> Thread:
    """Sort the content of a conversation into bubbles, times, names and system lines.

    Args:
        screen: the picture.
        chrome: its frame; only what lies between ``top`` and ``bottom`` counts.
        blocks: areas to use instead of those found by colour (photos of a screen).
    """
    page = screen.page
    areas = [block for block in (screen.blocks if blocks is None else blocks) if _within(block, chrome)]
    candidates = [block for block in areas if is_bubble(block, screen, page)]
    thread = Thread(
        bubbles=[block for block in candidates if not sides.is_portrait(block, candidates, screen)]
    )
    thread.bubbles = [block for block in thread.bubbles if not _only_time(block, screen, chrome)]
    thread.bubbles = [block for block in thread.bubbles if not _is_pill(block, thread.bubbles, screen)]
    thread.portraits = len(thread.bubbles) < len(candidates) and bool(sides.portraits(candidates, screen))
    taken = (*thread.bubbles, *sides.portraits(candidates, screen))
    inside = {id(line) for block in taken for line in block.lines}
    thread.bubbles = _without_quotations(thread.bubbles, screen)
    thread.bubbles = inner_times.without_inner_times(thread.bubbles, thread, screen)
    thread.bubbles = [inner_times.without_cut_time(block, thread, chrome) for block in thread.bubbles]
    outside = [
        line
        for line in screen.lines
        if id(line) not in inside
        and chrome.top - 2 <= line.middle <= chrome.bottom
        and line not in chrome.header
    ]
    for line in senders.untagged(joined_times(outside)):
        _place(line, thread, screen, chrome.top)
    thread.labels = [line for line in thread.labels if not _is_of_hidden(line, thread, screen)]
    return thread


def _is_of_hidden(line: Line, thread: Thread, screen: Screen) -> bool:
    """Whether a time at one side is a hidden bubble's: it heads no group where each bubble has its own."""
    aside = abs(line.centre - screen.width / 2) > 0.08 * screen.width
    return aside and inner_times.are_usual(thread) and not _only_day(line.text)


def _without_quotations(bubbles: list[Block], screen: Screen) -> list[Block]:
    """The bubbles without boxes that repeat an earlier message, and without buttons side by side."""
    return [
        block
        for block in bubbles
        if not parts.is_within(block, bubbles)
        and not parts.is_quotation(block, bubbles, screen)
        and not parts.is_button(block, bubbles)
    ]


def _within(block: Block, chrome: Chrome) -> bool:
    middle = block.y + block.h / 2
    return chrome.top <= middle <= chrome.bottom


def _only_time(block: Block, screen: Screen, chrome: Chrome) -> bool:
    """A pill in the middle, or what the header leaves of a bubble, that holds nothing but a time."""
    centred = (
        block.y - chrome.top < 0.3 * screen.unit
        or abs(block.x + block.w / 2 - screen.width / 2) < 0.08 * screen.width
    )
    return centred and all(parse(line.text) is not None for line in block.lines)


def _is_pill(block: Block, bubbles: Sequence[Block], screen: Screen) -> bool:
    """A narrow box of one line in the middle, of a colour of its own: what the app or the phone says."""
    narrow = _is_centred(block, screen) and block.w < 0.6 * screen.width
    if screen.photo or not narrow or len(rows_of(block.lines)) > 1:
        return False
    over = any(
        other is not block
        and other.x < block.x
        and block.right < other.right
        and other.y < block.bottom
        and block.y < other.bottom
        for other in bubbles
    )
    if not over and sides.has_portrait(block, screen):
        return False
    others = [other for other in bubbles if other is not block and not _is_centred(other, screen)]
    return bool(others) and not any(sides.alike(block.colour, other.colour) for other in others)


def _is_centred(block: Block, screen: Screen) -> bool:
    return abs(block.x + block.w / 2 - screen.width / 2) < 0.02 * screen.width


def _place(line: Line, thread: Thread, screen: Screen, top: float) -> None:
    """Decide what a line outside the bubbles is: a time, a name, a system line or nothing."""
    if is_garbled_time(line.text):
        thread.labels.append(line)
        return
    name, time = parts.name_and_time(line.text)
    if name and (below := senders.named(line, thread.bubbles, screen, timed=True)) is not None:
        thread.names[id(below)] = replace(line, text=name)
        thread.labels.append(replace(line, text=time))
        return
    if parse(line.text) is not None:
        beside = _beside(line, thread.bubbles, screen)
        if beside is None:
            thread.labels.append(line)
        else:
            thread.own[id(beside)] = line
        return
    named = senders.named(line, thread.bubbles, screen)
    if named is not None:
        thread.names[id(named)] = line
    elif _is_cut_label(line, thread, screen, top) or _is_garbled_label(line, screen):
        thread.labels.append(line)
    elif _is_system(line, screen):
        thread.system.append(line)


def _beside(line: Line, bubbles: list[Block], screen: Screen) -> Block | None:
    """The bubble whose own time this is: level with it, or close below its corner and not centred."""
    for block in bubbles:
        if block.y <= line.middle <= block.bottom and not block.x < line.centre < block.right:
            return block
    if abs(line.centre - screen.width / 2) < 0.08 * screen.width:
        return None
    under = [
        block
        for block in bubbles
        if -0.7 * screen.unit <= line.y - block.bottom < 0.9 * screen.unit
        and (abs(line.x - block.x) < screen.unit or abs(line.right - block.right) < screen.unit)
    ]
    nearest = max(under, key=lambda block: block.bottom, default=None)
    below = min((block.y - line.bottom for block in bubbles if block.y > line.middle), default=screen.height)
    # A time nearer to the bubble below heads that one.
    return nearest if nearest is not None and line.y - nearest.bottom <= below else None


def _is_cut_label(line: Line, thread: Thread, screen: Screen, top: float) -> bool:
    """A time whose upper part the header hides: it stays unreadable, but it is no message."""
    centred = abs(line.centre - screen.width / 2) < 0.08 * screen.width
    first = all(line.bottom < block.bottom for block in thread.bubbles)
    return (
        centred
        and first
        and line.y - top < 0.5 * screen.unit
        and re.search(r"\d{1,2}\s*[:：]\s*\d{2}", line.text) is not None
    )


def _is_garbled_label(line: Line, screen: Screen) -> bool:
    """A time in the middle that was misread: better none than the one above it."""
    centred = abs(line.centre - screen.width / 2) < 0.04 * screen.width
    clock = re.search(r"\d\s*[:：]\s*\d{2}(?:\D{0,3})$", line.text)
    return centred and len(line.text) < 26 and clock is not None


def _is_system(line: Line, screen: Screen) -> bool:
    centred = abs(line.centre - screen.width / 2) < 0.07 * screen.width
    return centred and len(line.text) >= 4 and line.confidence > 0.7 and not words.among(line.text, "ignored")


def messages_of(thread: Thread, screen: Screen, chrome: Chrome, kind: str) -> list[dict[str, Any]]:
    """Messages of a conversation from top to bottom, each with the time above its group."""
    items: list[tuple[float, str, Any]] = [(block.y, "bubble", block) for block in thread.bubbles]
    items += [(line.y, "label", line) for line in thread.labels]
    items += [(line.y, "system", line) for line in thread.system]
    pads = _usual_pads(thread.bubbles)
    group = senders.is_group(chrome.title, len(thread.names), len(thread.bubbles))
    label, fresh = "", False
    result: list[dict[str, Any]] = []
    for _y, what, item in sorted(items, key=lambda each: each[0]):
        if what == "label":
            label, fresh = item.text.strip(), not _only_day(item.text)
            continue
        message = _system(item) if what == "system" else _bubble(item, thread, screen, pads, kind)
        if message is None:
            continue
        if message["direction"] == "in":
            message["doubts"] += senders.sign(
                message, chrome, thread.names.get(id(item)), screen.pixels, group=group
            )
        own = thread.own.get(id(item)) if what == "bubble" else None
        if what == "bubble" and own is None and _lost_time(message["text"], thread):
            message["doubts"].append(doubt("words_unsure", "text", words=message["text"][-8:]))
        if what == "bubble" and own is None and inner_times.are_usual(thread) and _only_day(label):
            message["doubts"].append(doubt("clock_hidden", "time", shown=label))
        message["time_shown"] = _with_day(own.text.strip(), label) if own else label if fresh else ""
        message["group_time_shown"] = label
        fresh = fresh and what == "system"
        result.append(message)
    _doubt_hidden_days(result, thread, screen, chrome)
    _doubt_clipped_labels(result, thread, screen)
    return result


def _doubt_clipped_labels(messages: list[dict[str, Any]], thread: Thread, screen: Screen) -> None:
    """Doubt a bare clock above a group whose day may have been overlooked: off the middle, or in a photo."""
    for line in thread.labels:
        shown = parse(line.text)
        if shown is None or not shown.has_clock or _names_day(shown):
            continue
        off = abs(line.centre - screen.width / 2) > 0.022 * screen.width
        for message in messages if off or screen.photo else []:
            if message["group_time_shown"] == line.text.strip():
                message["doubts"].append(doubt("words_unsure", "time", words=line.text.strip()))


def _doubt_hidden_days(
    messages: list[dict[str, Any]], thread: Thread, screen: Screen, chrome: Chrome
) -> None:
    """Doubt bare clocks beside bubbles whose day stands in a separator that was scrolled out of sight."""
    shown = [parse(line.text) for line in (*thread.own.values(), *thread.labels)]
    if any(each and each.has_clock and _names_day(each) for each in shown):
        return  # this app prints the day with the time
    days = any(each and not each.has_clock and _names_day(each) for each in shown)
    top = min((block.y for block in thread.bubbles), default=0.0)
    # A separator would need more room above the first bubble than this.
    scrolled = screen.photo or top - chrome.top < 1.2 * screen.unit
    for message in messages if thread.own and (days or scrolled) else []:
        own = parse(message["time_shown"])
        if own and own.has_clock and not _names_day(own) and not message["group_time_shown"]:
            message["doubts"].append(doubt("day_hidden", "time", shown=message["time_shown"]))


def _lost_time(text: str, thread: Thread) -> bool:
    """Whether words end with what may be left of a time, where most bubbles carry one of their own."""
    return inner_times.are_usual(thread) and re.search(r"\d\W*\w?$", text) is not None


def _only_day(text: str) -> bool:
    """Whether a label names a day without a clock: it dates its group, but is no message's own time."""
    shown = parse(text)
    return shown is not None and not shown.has_clock and shown.ago_s is None


def _names_day(shown: Shown) -> bool:
    return not (shown.day is None and shown.days_back is None and shown.weekday is None)


def _with_day(own: str, label: str) -> str:
    """A bubble's own clock under a separator that holds the day."""
    mine, above = parse(own), parse(label) if label else None
    if (
        mine
        and above
        and mine.has_clock
        and mine.day is None
        and mine.days_back is None
        and not above.has_clock
    ):
        return f"{label} {own}"
    return own


def doubt(code: str, name: str, **facts: object) -> dict[str, Any]:
    """A doubt as a reading has it: code, field and facts."""
    return {"code": code, "field": name, "facts": facts}


def blank(kind: str, direction: str, text: str, region: list[int], confidence: float) -> dict[str, Any]:
    """A message with every key of the reading's shape."""
    return {
        "kind": kind,
        "direction": direction,
        "sender": "",
        "number": "",
        "number_shown": "",
        "time_shown": "",
        "group_time_shown": "",
        "text": text,
        "complete": True,
        "call_type": None,
        "count": 1,
        "duration_s": None,
        "page": 1,
        "region": region,
        "confidence": round(confidence, 4),
        "doubts": [],
    }


def _system(line: Line) -> dict[str, Any]:
    region = [round(line.x), round(line.y), round(line.w), round(line.h)]
    return blank("chat", "sys", line.text.strip(), region, line.confidence)


def _bubble(
    block: Block,
    thread: Thread,
    screen: Screen,
    pads: tuple[float, float],
    kind: str,
) -> dict[str, Any] | None:
    lines, cut = _whole_lines(block, screen, pads)
    lines = parts.own_words(lines, screen.pixels)
    if not lines or words.among(text_of(lines), "card_footers"):
        return None  # the edge leaves nothing of a card but the app's own name
    head = None if screen.photo else _head_of(block, thread, screen)
    # Where a name or time stands above, the portrait is level with that.
    shown = block if head is None else replace(block, y=head.y, h=block.bottom - head.y)
    others = [shown if each is block else each for each in thread.bubbles]
    direction, clear = sides.side_of(shown, others, screen)
    text = text_of([line for line in lines if not parts.is_scrap(line)] or lines)
    voice = parts.voice_text(text)
    text = voice or text
    message = blank(kind, direction, text, block.region, min(line.confidence for line in lines))
    message["duration_s"] = words.voice_seconds(text) if voice else None
    if cut:
        message["complete"] = False
        message["doubts"].append(doubt("cut_off", "complete", edge=cut))
        message["doubts"].append(doubt("cut_off", "text", edge=cut))
    if not clear:
        message["doubts"].append(doubt("side_unclear", "side"))
    add_word_doubt(message, lines, screen.pixels, block.right)
    return message


def _head_of(block: Block, thread: Thread, screen: Screen) -> Line | None:
    """The name or time that stands right above a bubble, at its left or right edge."""
    slack = 0.06 * screen.width
    above = (
        line
        for line in thread.labels
        if -0.3 * screen.unit < block.y - line.bottom < 0.9 * screen.unit
        and min(abs(line.x - block.x), abs(line.right - block.right)) < slack
    )
    return thread.names.get(id(block)) or next(above, None)


def add_word_doubt(
    message: dict[str, Any],
    lines: Sequence[Line],
    pixels: Pixels,
    right: float,
    *,
    pictures: Sequence[Line] = (),
) -> None:
    """Doubt the words of a message: a line the reader was not sure of, an emoji left of ``right``.

    ``pictures`` are the lines in which emoji may stand, if more than those to be sure of.
    """
    if gaps.pictures_in(pictures or lines, pixels, right):
        message["doubts"].append(doubt("picture_in_words", "text"))
    weak = [line.text for line in lines if line.confidence < SURE or line.weakest < LEAST]
    if weak:
        message["doubts"].append(doubt("words_unsure", "text", words=weak[0]))


def _usual_pads(bubbles: list[Block]) -> tuple[float, float]:
    """The usual distance of text from its bubble's upper and lower edge; the larger half of them is whole."""
    tops = sorted(min(line.y for line in block.lines) - block.y for block in bubbles)
    ends = sorted(block.bottom - max(line.bottom for line in block.lines) for block in bubbles)
    return (statistics.median_high(tops), statistics.median_high(ends)) if bubbles else (0.0, 0.0)


def _whole_lines(block: Block, screen: Screen, pads: tuple[float, float]) -> tuple[list[Line], str]:
    """Lines that can be read, without a row cut in half by the edge; and which edge cuts the bubble."""
    lines, edges = list(block.lines), []
    usual = statistics.median(line.h for line in lines) if len(lines) > 2 else screen.unit
    slack = 0.3 * screen.unit
    for edge, first in (("top", True), ("bottom", False)):
        rows = rows_of(lines)
        if not rows:
            break
        row = rows[0] if first else rows[-1]
        gap = (
            min(line.y for line in row) - block.y
            if first
            else block.bottom - max(line.bottom for line in row)
        )
        usual_gap = pads[0] if first else pads[1]
        if gap < min(usual_gap, 0.45 * screen.unit) - slack:
            edges.append(edge)
            if parts.is_cut_through(row, block.y, block.bottom, usual):
                lines = [line for line in lines if line not in row]
    return lines, edges[0] if edges else ""
