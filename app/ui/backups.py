"""Has the open case copied to the place of the settings, while nobody waits and only if something changed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from app.ui import language
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.ui.window import Window

FIRST, AGAIN = 60_000, 20 * 60_000
"""Milliseconds after opening a case, and between two looks."""


class Backups(QObject):
    """Looks now and then; without a place in the settings it does nothing."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self, interval=FIRST)
        self._timer.timeout.connect(self.look)
        window.desk.opened.connect(lambda: self._timer.start(FIRST))
        window.desk.closed.connect(self._timer.stop)
        if window.desk.is_open:
            self._timer.start(FIRST)

    def look(self) -> None:
        """Make a backup if one is wished for and needed, and nothing else is going on."""
        place, desk = self._window.settings.backup_folder, self._window.desk
        self._timer.start(AGAIN if desk.busy is None else FIRST)
        if not place or not desk.is_open or desk.busy is not None or desk.read_only:
            return
        from app.work import backup

        desk.act(backup.is_needed, Path(place), then=lambda needed: self._make(needed, Path(place)))

    def _make(self, needed: bool, place: Path) -> None:
        desk = self._window.desk
        if not needed or not desk.is_open:
            return
        if desk.busy is not None:
            self._timer.start(FIRST)
            return

        def steps() -> Iterator[Any]:
            from app.work import backup

            yield from backup.make(desk.case, place, datetime.now(), language.current())

        desk.run(steps, title=tr("正在备份"))
