"""Times that bubbles carry in their lower corner: taken off the words, whole or cut off by the edge."""

from __future__ import annotations

import re
import statistics
from dataclasses import replace
from typing import TYPE_CHECKING

from app.intake.screens import bubble_parts as parts
from app.intake.values.shown_time import parse

if TYPE_CHECKING:
    from app.intake.ocr import Line
    from app.intake.screens.bubbles import Thread
    from app.intake.screens.chrome import Chrome
    from app.intake.screens.layout import Block, Screen

SURE = 0.9
"""Confidence of a line from which on half a time would not be read."""


def without_inner_times(bubbles: list[Block], thread: Thread, screen: Screen) -> list[Block]:
    """Bubbles without the times in their corners, which become their own; most bubbles have one, or none."""
    plain = [_without_inner_time(block, thread) for block in bubbles]
    found = {id(block): parts.time_behind(block.lines, block.right, screen.unit) for block in plain}
    behind = [block for block in plain if found[id(block)][1] and id(block) not in thread.own]
    if len(behind) + len(thread.own) < max(2, 0.4 * len(plain)):
        return plain
    return [_part_time(block, found[id(block)], thread) if block in behind else block for block in plain]


def without_cut_time(block: Block, thread: Thread, chrome: Chrome) -> Block:
    """A bubble that the lower edge cuts, without half a time in its corner where the others have one."""
    lines = sorted(block.lines, key=lambda line: line.middle)
    if len(lines) < 2 or id(block) in thread.own or not are_usual(thread):
        return block
    *rest, last = lines
    left, wide = min(line.x for line in rest), max(line.w for line in rest)
    cut = last.bottom > chrome.bottom - 0.9 * last.h and block.bottom - last.bottom < 0.3 * last.h
    small = last.confidence < SURE and last.x > left + 0.25 * wide and re.search(r"\d", last.text)
    return replace(block, lines=tuple(rest)) if cut and small else block


def _part_time(block: Block, found: tuple[list[Line], str], thread: Thread) -> Block:
    whole = replace(block, lines=tuple(found[0]))
    thread.own[id(whole)] = replace(found[0][-1], text=found[1])
    return whole


def _without_inner_time(block: Block, thread: Thread) -> Block:
    """A bubble without the small time in its lower corner, which is kept as its own."""
    *others, last = block.lines if block.lines else (None,)
    if last is None or not others:
        return block
    rest = [line for line in others if line is not None]
    time = parse(last.text)
    small = last.h < 0.9 * statistics.median(line.h for line in rest)
    aside = last.x > min(line.x for line in rest) + 0.3 * last.w
    if time is None or not time.has_clock or not (small or aside):
        return block
    whole = replace(block, lines=tuple(rest))
    thread.own[id(whole)] = last
    return whole


def are_usual(thread: Thread) -> bool:
    """Whether bubbles of this app carry a time each: most of those that are seen do."""
    return len(thread.own) > 0.4 * len(thread.bubbles)
