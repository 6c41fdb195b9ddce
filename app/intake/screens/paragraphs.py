"""Bubbles where colour does not show them (photos of a screen): paragraphs by gaps, indents and portraits."""

from __future__ import annotations

import itertools
import re
import statistics
from typing import TYPE_CHECKING

from app.intake.ocr import away_from, paper_of
from app.intake.screens import screen_words as words
from app.intake.screens import sides
from app.intake.screens.bubble_parts import is_sentence, letter_size, name_and_time
from app.intake.screens.chrome import is_bubble
from app.intake.screens.layout import Block
from app.intake.values.shown_time import parse

if TYPE_CHECKING:
    from app.intake.ocr import Line
    from app.intake.screens.chrome import Chrome
    from app.intake.screens.layout import Screen


def blocks_of(screen: Screen, chrome: Chrome) -> list[Block]:
    """Bubbles of a photo: those that its painted areas show, and stand-ins for the others.

    A stand-in is a box round lines that follow each other closely at one left edge.
    """
    seen = [block for block in screen.blocks if _shows_bubble(block, chrome, screen)]
    lines = [
        line
        for line in screen.lines
        if chrome.top <= line.middle <= chrome.bottom and line not in chrome.header
    ]
    usual = _usual_size(lines)
    signs = [line for line in lines if is_sign(line, lines, screen)]
    aside = [
        line
        for line in lines
        if _aside(line, screen, usual) or _icon(line, screen) or _heads(line, lines, screen)
    ]
    texts = [line for line in lines if line not in signs and line not in aside]
    group = re.search(r"[(（]\s*\d+\s*[)）]$", chrome.title) is not None
    names = [
        line
        for line in texts
        if _is_name(line, texts, signs, screen)
        or _is_above(line, seen, screen)
        or (group and _heads_words(line, texts, screen))
    ]
    inside = {id(line) for block in seen for line in block.lines}
    loose = [line for line in texts if id(line) not in inside]
    return [*seen, *(_boxed(group, signs, screen) for group in _groups(loose, names, screen))]


def _shows_bubble(block: Block, chrome: Chrome, screen: Screen) -> bool:
    """Whether a painted area is a bubble or portrait of the content."""
    within = chrome.top <= block.y + block.h / 2 <= chrome.bottom
    icons = all(_icon(line, screen) for line in block.lines)
    return within and block.boxy and not icons and is_bubble(block, screen, screen.page)


def _heads_words(line: Line, lines: list[Line], screen: Screen) -> bool:
    """A short line in a group, right above words and below none: a name with a bit of the portrait."""
    if is_sentence(line.text) or len(line.text) > 12 or line.x > 0.3 * screen.width:
        return False
    near = [other for other in lines if other is not line and abs(other.x - line.x) < 0.1 * screen.width]
    if any(-0.3 * line.h < line.y - other.bottom < 0.6 * screen.unit for other in near):
        return False
    return any(-0.2 * line.h < other.y - line.bottom < 1.1 * screen.unit for other in near)


def _is_above(line: Line, seen: list[Block], screen: Screen) -> bool:
    """A short line right above a bubble's left edge: who said it (groups)."""
    return not is_sentence(line.text) and any(
        -0.3 * screen.unit < block.y - line.bottom < 0.9 * screen.unit
        and abs(line.x - block.x) < 0.06 * screen.width
        for block in seen
    )


def _usual_size(lines: list[Line]) -> float:
    """The letter size of messages: names, times and system lines are smaller, and often as many."""
    sizes = sorted(letter_size([line]) for line in lines if len(line.text) >= 4 and parse(line.text) is None)
    return sizes[int(0.65 * len(sizes))] if sizes else 0.0


def is_sign(line: Line, lines: list[Line], screen: Screen) -> bool:
    """One or two characters at the margin, level with other words or in a square: a portrait's sign."""
    left, right = line.right < 0.17 * screen.width, line.x > 0.84 * screen.width
    if not (left or right) or len(line.text.strip()) > 2:
        return False
    if any(_goes_on(line, other, screen) for other in lines):
        return False
    level = any(other is not line and abs(other.middle - line.middle) < 0.6 * line.h for other in lines)
    if not level and _alone(line, screen, right=right):
        return False
    return level or sides.portrait_beside(screen, line.y - 0.02 * screen.width, right=right)


def _alone(line: Line, screen: Screen, *, right: bool) -> bool:
    """Whether nothing but the page is level with a line: it stands in a bubble, not in a portrait."""
    if screen.ground is None or screen.page is None:
        return False
    apart = 0.16 * screen.width
    x0, x1 = (0.03 * screen.width, line.x - apart) if right else (line.right + apart, 0.97 * screen.width)
    beside = screen.region(x0, line.y, x1, line.bottom)
    return beside.size > 0 and float((away_from(beside, screen.page.colour) < 16).mean()) > 0.97


def _goes_on(line: Line, above: Line, screen: Screen) -> bool:
    """Whether a short line is the last of a paragraph: right below a longer one, at its left edge."""
    close = -0.3 * line.h < line.y - above.bottom < 0.4 * screen.unit
    return close and above.w > 3 * line.w and abs(line.x - above.x) < 0.015 * screen.width


def _aside(line: Line, screen: Screen, usual: float) -> bool:
    """Times, system lines and small print that belong to no bubble."""
    if parse(line.text) is not None or words.among(line.text, "ignored"):
        return True
    if words.among(line.text, "card_footers") or words.among(line.text, "buttons"):
        return True
    off = abs(line.centre - screen.width / 2)
    if off < 0.05 * screen.width and re.fullmatch(r"[\d\s年月日:：./-]{3,22}", line.text):
        return True  # a time that was misread
    small = line.h < 0.86 * screen.unit or letter_size([line]) < 0.86 * usual
    return off < 0.06 * screen.width and small


def _heads(line: Line, lines: list[Line], screen: Screen) -> bool:
    """A name with its time in small letters right above words: "OK 9:12" alone in a bubble heads nothing."""
    if not name_and_time(line.text)[0] or is_sentence(line.text):
        return False
    below = (
        other for other in lines if other.y > line.middle and abs(other.x - line.x) < 0.06 * screen.width
    )
    return any(
        other.y - line.bottom < 0.9 * screen.unit and letter_size([line]) < 0.9 * letter_size([other])
        for other in below
    )


def _icon(line: Line, screen: Screen) -> bool:
    """Signs of the input bar: no words, or hardly any in the lowest strip."""
    low = line.y > screen.height - 0.2 * screen.width
    signs = re.fullmatch(r"[+()（）①②〇○◎⊕㊉·.\-LlIi|<‹〈く←\s]+", line.text) is not None
    return signs or (low and len(line.text.strip()) <= 3)


def _is_name(line: Line, lines: list[Line], signs: list[Line], screen: Screen) -> bool:
    """A smaller line that begins a paragraph, as a rule beside a portrait: who said it (groups)."""
    if is_sentence(line.text):
        return False
    near = [each for each in lines if abs(each.x - line.x) < 0.07 * screen.width and each is not line]
    if any(-0.3 * line.h < line.y - other.bottom < 0.6 * screen.unit for other in near):
        return False
    below = [other for other in near if -0.2 * line.h < other.y - line.bottom < 1.1 * screen.unit]
    beside = any(abs(sign.y - line.y) < 0.8 * screen.unit for sign in signs) or (
        line.x < 0.25 * screen.width and sides.portrait_beside(screen, line.y, right=False)
    )
    if beside and any(other.x - line.x > 0.008 * screen.width and _smaller(line, other) for other in below):
        return True  # a name stands at the bubble's edge, the words within it further in
    return any(letter_size([line]) < 0.84 * letter_size([other]) for other in below if len(other.text) > 2)


def _smaller(line: Line, other: Line) -> bool:
    return line.h < other.h or letter_size([line]) < 0.9 * letter_size([other])


def _groups(texts: list[Line], names: list[Line], screen: Screen) -> list[list[Line]]:
    groups: list[list[Line]] = []
    lines = [line for line in texts if line not in names]
    pitch = _pitch(lines)
    for line in sorted(lines, key=lambda each: each.middle):
        last = groups[-1][-1] if groups else None
        near = last is not None and line.middle - last.middle < 1.28 * pitch
        if last is not None and near and abs(line.x - groups[-1][0].x) < 0.08 * screen.width:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _pitch(lines: list[Line]) -> float:
    """Usual distance from line to line within a paragraph: the lower quartile of all distances."""
    middles = sorted(line.middle for line in lines)
    steps = [two - one for one, two in itertools.pairwise(middles) if two - one > 0.5 * lines[0].h]
    return statistics.quantiles(steps, n=4)[0] if len(steps) > 2 else 1.6 * (lines[0].h if lines else 40)


def _boxed(group: list[Line], signs: list[Line], screen: Screen) -> Block:
    pad = 0.6 * screen.unit
    x, right = min(line.x for line in group) - pad, max(line.right for line in group) + pad
    # A photo cut to the screen leaves no margin: an area from edge to edge would be no bubble.
    x, right = max(x, 0.018 * screen.width), min(right, 0.982 * screen.width)
    y, bottom = min(line.y for line in group) - pad, max(line.bottom for line in group) + pad
    beside = [sign for sign in signs if y < sign.middle < bottom]
    if beside and beside[0].centre > 0.5 * screen.width:
        x = max(
            x, screen.width - right + 0.08 * screen.width
        )  # a portrait at the right: written by the person
    elif beside:
        right = min(right, screen.width - x - 0.08 * screen.width)
    first = group[0]
    paper = paper_of(screen.pixels[int(first.y) : int(first.bottom), int(first.x) : int(first.right)])
    colour = (int(paper[0]), int(paper[1]), int(paper[2]))
    return Block(
        x=x,
        y=y,
        w=max(1.0, right - x),
        h=bottom - y,
        colour=colour,
        full=False,
        boxy=True,
        lines=tuple(group),
    )
