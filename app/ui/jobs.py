"""Long work beside the window: a generator of steps run in a pool, each step a point to stop at."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Job(QObject):
    """One piece of work. Signals: ``stepped`` (a step came), ``ended`` (last step, or None), ``failed``."""

    stepped = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.stop = threading.Event()
        self.going = threading.Event()
        self.going.set()

    def cancel(self) -> None:
        """Stop at the next step; what is done is kept."""
        self.stop.set()
        self.going.set()

    def pause(self) -> None:
        """Wait at the next step until :meth:`go_on`, or until it is cancelled."""
        if not self.stop.is_set():
            self.going.clear()

    def go_on(self) -> None:
        """Go on after a pause."""
        self.going.set()

    @property
    def paused(self) -> bool:
        """Whether it waits, or will at its next step."""
        return not self.going.is_set()


class _Run(QRunnable):
    def __init__(self, job: Job, steps: Callable[[], Iterator[Any]]) -> None:
        super().__init__()
        self._job = job
        self._steps = steps

    def run(self) -> None:
        last: Any = None
        try:
            steps = self._steps()
            for last in steps:
                self._job.stepped.emit(last)
                self._job.going.wait()
                if self._job.stop.is_set():
                    getattr(steps, "close", lambda: None)()
                    break
        except Exception as error:
            self._job.failed.emit(error)
        else:
            self._job.ended.emit(last)


class Jobs(QObject):
    """Runs jobs; knows nothing of evidence. ``idle`` says that none is left."""

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(4)
        self._live: set[Job] = set()

    def start(
        self,
        steps: Callable[[], Iterator[Any]],
        on_step: Callable[[Any], None] | None = None,
        on_end: Callable[[Any], None] | None = None,
        on_fail: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Run ``steps()`` in the pool; the callbacks come on the window's thread."""
        from PySide6.QtCore import Qt  # not before the first paint, see app.ui.app

        job = Job()
        self._live.add(job)
        queued = Qt.ConnectionType.QueuedConnection
        for signal, callback in ((job.stepped, on_step), (job.ended, on_end), (job.failed, on_fail)):
            if callback is not None:
                signal.connect(partial(self._tell, callback), queued)
        for signal in (job.ended, job.failed):
            signal.connect(partial(self._over, job), queued)
        self._pool.start(_Run(job, steps))
        return job

    def _tell(self, callback: Callable[[Any], None], what: object) -> None:
        """Call back, unless who asked, or the window, was taken down meanwhile: nobody could be told."""
        asker = getattr(callback, "__self__", self)
        if isValid(self) and (not isinstance(asker, QObject) or isValid(asker)):
            callback(what)

    def _over(self, job: Job, _last: object) -> None:
        self._live.discard(job)
        if not self._live and isValid(self):
            self.idle.emit()

    @property
    def live(self) -> int:
        """How many jobs are under way."""
        return len(self._live)

    def finish(self, milliseconds: int = 10_000) -> bool:
        """Cancel everything and wait; whether all ended in time."""
        for job in list(self._live):
            job.cancel()
        return self._pool.waitForDone(milliseconds)
