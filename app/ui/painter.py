"""The painter: has pictures and pages of an open case made beside the window's thread, one by one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.case.errors import Trouble
from app.intake.reader_client import ReaderPool
from app.ui import levels
from app.work import pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.case.case import Case
    from app.case.records import Evidence
    from app.ui.levels import Levels

What = int | str | tuple[str, int, int]
"""Longest side of a thumbnail, ``"upright"``, or ``("page", number, side)``."""


class Painter(QObject):
    """Belongs to one case, from its first picture until it is closed."""

    _made = Signal(object, object)

    def __init__(self, case: Case, parent: QObject) -> None:
        super().__init__(parent)
        self._case = case
        self._readers = ReaderPool()
        self._queue = ThreadPoolExecutor(max_workers=1, thread_name_prefix="picture")
        self._closed = False
        self._made.connect(self._hand_over)

    def paint(self, item: Evidence, what: What, asker: QObject, then: Callable[[Levels], None]) -> None:
        """Have a picture made and ``then`` called with it on the window's thread: ``Desk.picture``."""
        self._queue.submit(self._paint, item, what, partial(_unless_gone, asker, then))

    def draw(
        self,
        steps: Callable[[ReaderPool], Iterator[Any]],
        asker: QObject,
        then: Callable[[Any], None],
        wanted: Callable[[], bool],
    ) -> None:
        """Have steps made with the reader, ``then(step)`` called for each on the window's thread.

        A step that is a :class:`Trouble` says why there is no more. As soon as it is not ``wanted`` any
        more, or ``asker`` is gone, the rest is dropped.
        """

        def hand_over(made: object) -> None:
            if isValid(asker) and wanted():
                then(made)

        self._queue.submit(self._draw, steps, hand_over, wanted)

    def _draw(
        self,
        steps: Callable[[ReaderPool], Iterator[Any]],
        then: Callable[[Any], None],
        wanted: Callable[[], bool],
    ) -> None:
        if self._closed or not wanted():
            return
        try:
            for step in steps(self._readers):
                if self._closed or not wanted():
                    return
                self._made.emit(then, step)
        except Exception as error:
            self._made.emit(then, error)

    def close(self) -> None:
        """Stop the reader and drop what waits; nothing is called any more."""
        self._closed = True
        self._readers.cancel()
        self._queue.shutdown(wait=True, cancel_futures=True)
        self._readers.close()
        self.deleteLater()

    def _paint(self, item: Evidence, what: What, then: Callable[[Levels], None]) -> None:
        self._made.emit(then, levels.read(self._picture(item, what)))

    def _picture(self, item: Evidence, what: What) -> Path | None:
        """The picture's file, or ``None``: the viewer says so in its place."""
        try:
            if isinstance(what, int):
                return pictures.thumbnail(self._case, self._readers, item, what)
            if isinstance(what, tuple):
                return pictures.page(self._case, self._readers, item, what[1], what[2])
            return pictures.upright(self._case, self._readers, item)
        except Trouble:
            return None

    def _hand_over(self, then: Callable[[Any], None], made: object) -> None:
        if not self._closed:
            then(made)


def _unless_gone(asker: QObject, then: Callable[[Any], None], made: object) -> None:
    """What comes late finds its pane closed and its widgets gone: then it is dropped."""
    if isValid(asker):
        then(made)
