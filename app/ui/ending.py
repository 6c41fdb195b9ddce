"""The end that comes from outside: a signal to end closes the window as its own button does."""

from __future__ import annotations

import signal
import socket
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Ending(QObject):
    """Hears SIGTERM, which a Linux session sends when it ends, and quits; Windows tells Qt, and Qt us.

    Python runs no handler while Qt waits for events, so the signal is written to a socket that Qt watches.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        app.aboutToQuit.connect(self._put_away)
        if sys.platform == "win32":
            return
        self._here, self._there = socket.socketpair()
        for end in (self._here, self._there):
            end.setblocking(False)
        self._heard = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        self._heard.activated.connect(self._end)
        signal.set_wakeup_fd(self._there.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGTERM, lambda _number, _frame: None)

    def _put_away(self) -> None:
        """Windows ends the program right after this signal: what is open is closed before it."""
        for window in self._app.topLevelWidgets():
            if window.isVisible():
                window.close()

    def _end(self) -> None:
        self._here.recv(64)
        self._app.quit()
