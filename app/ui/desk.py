"""The desk: the one door through which panes reach the open case, its jobs and its pictures."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from app.case.errors import Refused, Trouble
from app.ui.jobs import Job, Jobs
from app.ui.opening import Opening
from app.ui.veil import Veil
from app.work.steps import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.case.case import Case, Change
    from app.case.snapshot import Snapshot
    from app.intake.reader_client import ReaderPool
    from app.rules.standing import Standing
    from app.ui.levels import Levels
    from app.ui.painter import Painter, What
    from app.work.timeline import Timeline

SOON = 30
"""Milliseconds in which changes are gathered before the record is looked at again."""
WHILE_BUSY = 400
"""The same while long work commits again and again: each look costs, and nobody reads faster."""
STEP = 60
"""Milliseconds between two steps of long work that are shown; the latest counts."""


class _Look(NamedTuple):
    """One look at the record: what panes show until the next."""

    snapshot: Snapshot
    standing: Standing
    timeline: Timeline


class _Wish(NamedTuple):
    """Long work that waits for its turn."""

    steps: Callable[[], Iterator[Any]]
    title: str
    on_end: Callable[[Any], None] | None


class Desk(QObject):
    """Panes hold a desk and nothing else of the case.

    Signals:
        opened, closed: a case is on the desk, or none any more; closing: the last chance to keep something.
        changed: a Change was committed. refreshed: what panes show is up to date again.
        trouble: a Trouble for the message bar. note: a plain sentence for it.
        entry_selected, evidence_selected: what was chosen (evidence with a Citation or None).
        place_requested: another place of the window is wished for. card_requested: a card to be read (id).
        busy_changed: the running :class:`Work`, or None.
    """

    opened = Signal()
    closing = Signal()
    closed = Signal()
    changed = Signal(object)
    refreshed = Signal()
    trouble = Signal(object)
    note = Signal(str)
    entry_selected = Signal(str)
    evidence_selected = Signal(str, object)
    place_requested = Signal(str)
    card_requested = Signal(str)
    busy_changed = Signal(object)
    progressed = Signal(object)
    _committed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = Jobs(self)
        self.veil = Veil(self)
        self._case: Case | None = None
        self._look: _Look | None = None
        self._stop_listening: Callable[[], None] | None = None
        self._painters: dict[str, Painter] = {}
        self._looking = self._look_again = False
        self.busy: Job | None = None
        self.busy_title = ""
        self._later: deque[_Wish] = deque()
        self._opening = Opening()
        self._soon = QTimer(self, interval=SOON, singleShot=True)
        self._soon.timeout.connect(self._refresh)
        self._step: object = None
        self._stepping = QTimer(self, interval=STEP, singleShot=True)
        self._stepping.timeout.connect(self._show_step)
        self._committed.connect(self._on_committed)

    # -- the case -----------------------------------------------------------------------------------

    @property
    def case(self) -> Case:
        """The open case; a pane asks only while one is open."""
        assert self._case is not None
        return self._case

    @property
    def is_open(self) -> bool:
        """Whether a case is on the desk."""
        return self._case is not None

    @property
    def read_only(self) -> bool:
        """Whether the case can only be looked at."""
        return self._case is not None and bool(self._case.read_only_reason)

    def open(self, folder: Path, then: Callable[[], None] | None = None) -> None:
        """Open a case beside the window's thread; trouble goes to the message bar."""

        def opened() -> Case:
            from app.case.case import Case

            return Case.open(folder)

        self.make(opened, then)

    def make(self, build: Callable[[], Case], then: Callable[[], None] | None = None) -> None:
        """Have a case made by ``build()`` and open it."""

        def done(case: Case) -> None:
            if self._opening.take(case):
                self.close()
                self._case = case
                self._stop_listening = case.on_change(self._committed.emit)
                self._refresh(lambda: self._announce(then))

        if not self._opening.over:
            self.jobs.start(partial(self._opening.steps, build), on_end=done, on_fail=self._failed)

    def _announce(self, then: Callable[[], None] | None) -> None:
        self.opened.emit()
        self.refreshed.emit()
        if then is not None:
            then()

    def close(self) -> None:
        """Put the case away; running work keeps what it has done."""
        if self._case is None:
            return
        self.closing.emit()
        self.jobs.finish()
        while self._painters:
            self._painters.popitem()[1].close()
        if self._stop_listening is not None:
            self._stop_listening()
        self._later.clear()
        case, self._case, self._look = self._case, None, None
        case.close()
        self._done_working()
        self.closed.emit()

    def end(self) -> None:
        """The window goes: what is open is put away, and so is what was just being opened."""
        self.close()
        self.jobs.finish()
        self._opening.put_away()

    # -- looking ------------------------------------------------------------------------------------

    def snapshot(self) -> Snapshot:
        """The record as last looked at."""
        assert self._look is not None
        return self._look.snapshot

    def standing(self) -> Standing:
        """What was due and kept, as last looked at; drafts count provisionally."""
        assert self._look is not None
        return self._look.standing

    def timeline(self) -> Timeline | None:
        """The timeline as last looked at; ``None`` without a case."""
        return self._look.timeline if self._look is not None else None

    def _on_committed(self, change: Change) -> None:
        if self._case is not None:
            self.changed.emit(change)
            if not self._soon.isActive():  # started anew by each of many commits it would never ring
                self._soon.start(WHILE_BUSY if self.busy is not None else SOON)

    def _refresh(self, then: Callable[[], None] | None = None) -> None:
        """Look at the record again beside the window's thread."""
        if self._case is None:
            return
        if self._looking:
            self._look_again = True
            return
        self._looking, case = True, self._case

        def steps() -> Iterator[_Look]:
            from app.rules.standing import Standing
            from app.work.timeline import Timeline

            snapshot = case.snapshot()
            standing = Standing(snapshot, provisional=True)
            timeline = Timeline(snapshot, standing)
            timeline.prepare()
            yield _Look(snapshot, standing, timeline)

        self.jobs.start(steps, on_end=lambda look: self._looked(case, look, then), on_fail=self._look_failed)

    def _looked(self, case: Case, look: _Look | None, then: Callable[[], None] | None) -> None:
        self._looking = False
        if self._case is not case or look is None:
            return
        self._look = look
        (then or self.refreshed.emit)()
        if self._look_again:
            self._look_again = False
            self._refresh()

    def _look_failed(self, error: Exception) -> None:
        self._looking = False
        self._failed(error)

    # -- doing --------------------------------------------------------------------------------------

    def act(
        self,
        do: Callable[..., Any],
        *args: Any,  # noqa: ANN401  whatever the use case takes
        then: Callable[[Any], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """A short piece of work on the case, ``do(case, *args)``, beside the window's thread.

        What a person typed and cannot be taken goes to ``refused``; other trouble to the message bar.
        """
        if self._case is None:
            return
        case = self._case

        def steps() -> Iterator[Any]:
            yield do(case, *args)

        def failed(error: Exception) -> None:
            if refused is not None and isinstance(error, Refused):
                refused(error)
            else:
                self._failed(error)

        self.jobs.start(steps, on_end=then, on_fail=failed)

    def run(
        self,
        steps: Callable[[], Iterator[Any]],
        *,
        title: str,
        on_end: Callable[[Any], None] | None = None,
    ) -> None:
        """Long work with progress and cancel; what comes while other work runs waits for its turn."""
        if self.busy is not None:
            if self._case is not None:
                self._later.append(_Wish(steps, title, on_end))
            return
        self._work(steps, title, on_end)

    def _work(
        self, steps: Callable[[], Iterator[Any]], title: str, on_end: Callable[[Any], None] | None
    ) -> None:
        def ended(last: Any) -> None:  # noqa: ANN401  the last step
            self._done_working()
            if on_end is not None:
                on_end(last)
            self._next()

        def failed(error: Exception) -> None:
            self._done_working()
            self._next()
            self._failed(error)

        def stepped(step: Any) -> None:  # noqa: ANN401  a Step, or at last what came of it all
            if isinstance(step, Step):
                self._step = step
                if not self._stepping.isActive():
                    self._stepping.start()

        self.busy_title = title
        self.busy = self.jobs.start(steps, stepped, ended, failed)
        self.busy_changed.emit(self.busy)

    def _next(self) -> None:
        """The work that waited longest begins."""
        if self._later and self.busy is None and self._case is not None:
            self._work(*self._later.popleft())

    def _show_step(self) -> None:
        if self.busy is not None:
            self.progressed.emit(self._step)

    def _done_working(self) -> None:
        if self.busy is not None:
            self.busy = None
            self._stepping.stop()
            if self._soon.isActive():
                self._soon.start(SOON)
            self.busy_changed.emit(None)

    def undo(self) -> None:
        """Take the last act back."""
        self.act(lambda case: case.undo())

    def redo(self) -> None:
        """Do the act again that was taken back last."""
        self.act(lambda case: case.redo())

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self.trouble.emit(error)

    # -- pictures -----------------------------------------------------------------------------------

    def picture(self, evidence: str, what: What, asker: QObject, then: Callable[[Levels], None]) -> None:
        """Have a picture made of evidence, and ``then(levels)`` called on the window's thread.

        Args:
            evidence: its id.
            what: longest side of a thumbnail, ``"upright"``, or ``("page", number, side)``.
            asker: whom it is for; if that is gone when the picture comes, nothing is called.
            then: gets the picture and its halves (``app/ui/levels.py``), or nothing if there is none.
        """
        if self._case is not None:
            self._painter("pictures").paint(self.snapshot().evidence_by_id[evidence], what, asker, then)

    def draw(
        self,
        steps: Callable[[ReaderPool], Iterator[Any]],
        asker: QObject,
        then: Callable[[Any], None],
        wanted: Callable[[], bool],
    ) -> None:
        """Have pages of papers made beside pictures of evidence; see :meth:`Painter.draw`."""
        if self._case is not None:
            self._painter("pages").draw(steps, asker, then, wanted)

    def _painter(self, name: str) -> Painter:
        from app.ui.painter import Painter

        if name not in self._painters:
            self._painters[name] = Painter(self.case, self)
        return self._painters[name]
