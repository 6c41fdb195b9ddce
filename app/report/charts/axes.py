"""What charts share: round steps for an axis, its lines and numbers, a title with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.report.charts.marks import Label, Mark, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WIDE = 155.0
"""Width of every chart in millimetres: that of the text on paper."""
LEFT, RIGHT, TOP = 9.0, 1.0, 13.0
"""Room at the sides and above the drawing, in millimetres."""


def step(highest: int, lines: int = 4) -> int:
    """A round step (1, 2 or 5 times a power of ten) that makes about ``lines`` lines up to ``highest``."""
    wanted = max(highest / lines, 1)
    size = 10 ** (len(str(int(wanted))) - 1)
    return next(int(size * times) for times in (1, 2, 5, 10) if size * times >= wanted)


def head(title: str, key: str) -> Iterator[Mark]:
    """The title at the left and the key at the right."""
    yield Label(x=0, y=4.2, text=title, role="ink", size=10, strong=True)
    yield Label(x=WIDE, y=4.2, text=key, size=8, anchor="end")


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
