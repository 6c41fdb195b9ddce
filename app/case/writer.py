"""The one thread that owns the writing connection: work is queued, and answered after its commit."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from app.case import engine
from app.case.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from sqlite3 import Connection

T = TypeVar("T")
Work = tuple["Callable[[Connection], Any]", "Future[Any]"]


class Writer:
    """Runs functions on its own thread, one after another."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._queue: SimpleQueue[Work | None] = SimpleQueue()
        self._open = True
        self._gate = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="case-writer", daemon=True)
        self._thread.start()

    def run(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` on the writer thread and give back what it returns or raises.

        Raises:
            Trouble: ``case_closed``; the codes of ``engine.troubles``.
            RuntimeError: when called on the writer thread itself, which would wait for ever.
        """
        if threading.current_thread() is self._thread:
            raise RuntimeError("the writer thread cannot wait for itself: act from another thread")
        future: Future[T] = Future()
        with self._gate:
            if not self._open:
                raise Trouble("case_closed")
            self._queue.put((work, future))
        return future.result()

    def close(self) -> None:
        """Finish what is queued, then end the thread; the connection is the caller's to close."""
        with self._gate:
            self._open = False
            self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (item := self._queue.get()) is not None:
            work, future = item
            try:
                with engine.troubles():
                    result = work(self._conn)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)
            del item, work, future  # a result must not live on here until the next work comes
