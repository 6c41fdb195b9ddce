"""Watches the inbox folder while its case is open; what comes is taken in as if it had been dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.ui.window import Window
    from app.work.inbox import Inbox, Look
    from app.work.intake import Intake

EVERY = 30_000
"""Milliseconds between two looks where the system tells nothing of changes, as on a network drive."""
SOON = 1_200
"""After a change, and while a file has not settled."""


class Watching(QObject):
    """One inbox of one case; without a setting, or for another case, it does nothing."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._inbox: Inbox | None = None
        self._looking = False
        self._told_missing = False
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, interval=EVERY)
        self._soon = QTimer(self, interval=SOON, singleShot=True)
        self._watcher.directoryChanged.connect(lambda _place: self._soon.start())
        self._timer.timeout.connect(self.look)
        self._soon.timeout.connect(self.look)
        self._desk.closed.connect(self.stop)

    @property
    def folder(self) -> Path | None:
        """The folder that is watched for the open case."""
        settings = self._window.settings
        mine = self._desk.is_open and settings.inbox_case == str(self._desk.case.folder)
        return Path(settings.inbox) if mine and settings.inbox else None

    def start(self) -> None:
        """Begin with the case that was opened, or with a folder that was just chosen."""
        from app.work.inbox import Inbox

        self.stop()
        folder = self.folder
        if folder is not None and not self._desk.read_only:
            self._inbox = Inbox(folder, self._desk.snapshot())
            self._timer.start()
            self.look()

    def stop(self) -> None:
        """Watch nothing."""
        self._inbox, self._told_missing = None, False
        self._timer.stop()
        self._soon.stop()
        self._unwatch()

    def _unwatch(self) -> None:
        if places := self._watcher.directories():
            self._watcher.removePaths(places)

    def look(self) -> None:
        """Look once, beside the window's thread; one look at a time."""
        inbox = self._inbox
        if inbox is None or self._looking:
            return
        self._looking = True

        def steps() -> Iterator[Look]:
            yield inbox.look()

        self._desk.jobs.start(steps, on_end=lambda look: self._came(inbox, look), on_fail=self._failed)

    def _failed(self, error: Exception) -> None:
        self._looking = False
        raise error

    def _came(self, inbox: Inbox, look: Look | None) -> None:
        self._looking = False
        if look is None or inbox is not self._inbox:
            return
        if look.missing:
            self._tell_missing(inbox.folder)
            return
        self._told_missing = False
        watched = set(self._watcher.directories())
        if fresh := [str(one) for one in look.folders if str(one) not in watched]:
            self._watcher.addPaths(fresh)
        if look.waiting:
            self._soon.start()
        if look.ready:
            self._take_in(list(look.ready))

    def _tell_missing(self, folder: Path) -> None:
        """Said once, until it is back."""
        self._unwatch()
        if not self._told_missing:
            self._told_missing = True
            said = tr("收件文件夹不见了：{folder}。已经收进案件的都在；它回来后会接着看。")
            self._window.messages.tell(said.format(folder=folder))

    def _take_in(self, paths: list[Path]) -> None:
        from app.work.intake import Intake

        intake = Intake(self._desk.case, paths)
        self._desk.run(intake.run, title=tr("收件文件夹来了新文件"), on_end=lambda _last: self._taken(intake))

    def _taken(self, intake: Intake) -> None:
        """What was there already is not worth a word."""
        if any(item.outcome != "duplicate" for item in intake.items):
            self._window.acts.taken_in(intake)
