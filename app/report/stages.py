"""Long work of paper in stages: each is a point to stop at, and what it leads to comes at the end."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

R = TypeVar("R")
#: Each ``None`` is a point to stop at.
Stages = Generator[None, None, R]


def finished(stages: Stages[R]) -> R:
    """What stages lead to, with no stop in between."""
    while True:
        try:
            next(stages)
        except StopIteration as end:
            made: R = end.value
            return made
