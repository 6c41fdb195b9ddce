"""What charts share: round steps for an axis, its lines and numbers, a title with its key."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from app.report.charts.marks import Label, Mark, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.report.charts.marks import Role

WIDE = 155.0
"""Width of every chart in millimetres: that of the text on paper."""
LEFT, RIGHT, TOP = 9.0, 1.0, 13.0
"""Room at the sides and above the drawing, in millimetres."""
GAP = 3.5
"""Between two parts of a key, in millimetres."""


def step(highest: int, lines: int = 4) -> int:
    """A round step (1, 2 or 5 times a power of ten) that makes about ``lines`` lines up to ``highest``."""
    wanted = max(highest / lines, 1)
    size = 10 ** (len(str(int(wanted))) - 1)
    return next(int(size * times) for times in (1, 2, 5, 10) if size * times >= wanted)


def head(title: str, *key: tuple[str, Role]) -> Iterator[Mark]:
    """The title at the left and the key at the right, each sign of it in the colour of what it stands for."""
    yield Label(x=0, y=4.2, text=title, role="ink", size=10, strong=True)
    right = WIDE
    for text, role in reversed(key):
        yield Label(x=right, y=4.2, text=text, role=role, size=8, anchor="end")
        right -= _width(text) + GAP


def _width(text: str) -> float:
    """About how wide words of 8 points are, in millimetres: wide characters are square."""
    return sum(2.83 if unicodedata.east_asian_width(one) in "WFA" else 1.6 for one in text)


def levels(top: float, foot: float, highest: int, shown: Callable[[int], str] = str) -> Iterator[Mark]:
    """Faint lines across with their numbers; ``highest`` stands at ``top``."""
    size = step(highest)
    for value in range(0, highest + 1, size):
        y = foot - (foot - top) * value / highest
        yield Rule(x1=LEFT, y1=y, x2=WIDE - RIGHT, y2=y, role="ink" if value == 0 else "line")
        yield Label(x=LEFT - 1, y=y + 1.1, text=shown(value), size=7, anchor="end")


def ceiling(highest: int) -> int:
    """The number at the top of an axis: the next round step."""
    size = step(max(highest, 1))
    return -(-max(highest, 1) // size) * size
