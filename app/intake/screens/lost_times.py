"""Times of a list that no line was found for: rows stand evenly, so a gap of two rows hides one."""

from __future__ import annotations

import itertools
import statistics
from typing import TYPE_CHECKING

from app.intake.ocr import Line, reread
from app.intake.screens.gaps import inked
from app.intake.values.shown_time import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.intake.screens.layout import Screen

LEAST = 4
"""Times from which on a list shows its usual distance from row to row."""
GAP = 1.7
"""Distance between two times, in usual ones, from which on a row may stand between them."""
NEAR = 0.15
"""How far a row stands at most from where it is expected, in usual distances."""


def restored(times: Sequence[Line], screen: Screen) -> list[Line]:
    """The times of a list from top to bottom, with those that were overlooked in even rows.

    An overlooked one is read once more where it must stand; if that fails it is a line without words, so
    that its row is not taken for a part of the next one.
    """
    if len(times) < LEAST:
        return list(times)
    steps = [two.middle - one.middle for one, two in itertools.pairwise(times)]
    pitch = statistics.median(steps)
    if pitch <= 0 or sum(abs(step - pitch) < NEAR * pitch for step in steps) < 0.6 * len(steps):
        return list(times)
    result = list(times[:1])
    for step, (one, two) in zip(steps, itertools.pairwise(times), strict=True):
        rows = round(step / pitch)
        if step > GAP * pitch and abs(step - rows * pitch) < rows * NEAR * pitch:
            places = (one.middle + n * step / rows for n in range(1, rows))
            result += _found(places, pitch, times, screen)
        result.append(two)
    return result


def _found(places: Iterator[float], pitch: float, times: Sequence[Line], screen: Screen) -> Iterator[Line]:
    """A line for each height at which something stands but no time."""
    high = statistics.median(line.h for line in times)
    left, right = min(line.x for line in times) - high, max(line.right for line in times) + 0.2 * high
    for place in places:
        named = any(
            line.x < 0.5 * screen.width and abs(line.middle - place) < 0.5 * pitch for line in screen.lines
        )
        if not named:
            continue
        yield _read(place, (left, right, high), screen) or Line(
            text="", x=left + high, y=place - high / 2, w=right - left - high, h=high, confidence=1.0
        )


def _read(place: float, around: tuple[float, float, float], screen: Screen) -> Line | None:
    """The time at a height, between a left and right edge, if it can be read."""
    left, right, high = around
    # Signs behind the times stand in the same stretch: what is read as a line of its own ends it.
    signs = [line.x for line in screen.lines if line.x > left and abs(line.middle - place) < 0.6 * high]
    end = min([right, *signs])
    box = (int(max(0, left)), int(place - high), int(min(screen.width, end)), int(place + high))
    for tight in inked(screen.pixels, box):
        (read,) = reread(screen.pixels, [tight], screen.unit)
        if parse(read.text) is not None:
            x0, y0, x1, y1 = tight
            sure = round(read.score, 4), round(read.weakest, 4)
            return Line(text=read.text, x=x0, y=y0, w=x1 - x0, h=y1 - y0, confidence=sure[0], weakest=sure[1])
    return None
