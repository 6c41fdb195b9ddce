"""Work that can wait: small pieces, one each time the window has nothing else to do."""

from __future__ import annotations

import importlib
from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


PAUSE = 5
"""Milliseconds between two pieces, in which a key, a click or a job's progress has its turn."""

HELD = 100
"""Milliseconds between two looks whether long work is over."""


class Idle(QObject):
    """Does what is waiting piece by piece, so that a key or a click never waits for more than one.

    A piece that fails is reported as any fault is, and the next one follows. What is still waiting when the
    parent goes is let go. While it is ``held``, by an intake for one, everything waits.
    """

    def __init__(self, parent: QObject, held: Callable[[], bool] = lambda: False) -> None:
        super().__init__(parent)
        self._held = held
        self._pieces: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self._next)

    def add(self, pieces: Iterable[Callable[[], object]]) -> None:
        """Have these done too, after what waits already."""
        self._pieces.extend(pieces)
        if self._pieces:
            self._timer.start()

    def clear(self) -> None:
        """Nothing of it is wanted any more."""
        self._pieces.clear()
        self._timer.stop()

    @property
    def waiting(self) -> int:
        """How many pieces are left."""
        return len(self._pieces)

    def _next(self) -> None:
        held = self._held()
        self._timer.setInterval(HELD if held else PAUSE)
        if held:
            return
        piece = self._pieces.popleft()
        if not self._pieces:
            self._timer.stop()
        piece()


def imports(names: Iterable[str]) -> list[Callable[[], object]]:
    """One piece for each module: what is imported while nobody waits costs nothing when it is needed."""
    return [partial(importlib.import_module, name) for name in names]
