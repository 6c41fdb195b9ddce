"""Listens for a second start of the program, and for files that macOS asks an open program to open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from app import single

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LONGEST = 64 * 1024
"""Bytes of a message that are looked at; a path is never longer."""


class Doorman(QObject):
    """Signal ``asked``: a path to open, or an empty text when the window is only to come to the front."""

    asked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None
        self._callers: list[QLocalSocket] = []
        self._sweep: QTimer | None = None

    def listen(self) -> bool:
        """Begin; what a start that crashed left behind is taken away. False if the place cannot be had."""
        from PySide6.QtNetwork import QLocalServer  # after the window is there: nobody waits for it

        if self._server is not None:
            return True
        where = single.address()
        self._sweep = QTimer(self, interval=0, singleShot=True)
        self._sweep.timeout.connect(self._forget)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not where.startswith("\\\\"):
            Path(where).parent.mkdir(parents=True, exist_ok=True)
        QLocalServer.removeServer(where)
        server.newConnection.connect(self._met)
        self._server = server
        return server.listen(where)

    def close(self) -> None:
        """Stop, so that the next start opens its own window."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
            self._callers.clear()

    def _met(self) -> None:
        """Nothing that a caller's signal holds may hold the caller: it would be torn down while it speaks."""
        while self._server is not None and self._sweep is not None and self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            self._callers.append(caller)
            caller.readyRead.connect(self._hear)
            caller.disconnected.connect(self._sweep.start)
        self._hear()  # what was said before anybody listened

    def _hear(self) -> None:
        for caller in list(self._callers):
            if caller.bytesAvailable():
                self._read(caller)

    def _forget(self) -> None:
        """Callers that have gone; later, never while one of their signals is being told."""
        gone = [one for one in self._callers if one.state() == one.LocalSocketState.UnconnectedState]
        self._callers = [one for one in self._callers if one not in gone]
        for caller in gone:
            caller.deleteLater()

    def _read(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() > LONGEST:
                caller.abort()
            return
        where = single.asked(bytes(caller.readLine(LONGEST).data()))
        if where is not None:
            caller.write(single.TAKEN)
            caller.flush()
            self.asked.emit(where)
        caller.disconnectFromServer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """MacOS tells a running program what to open by an event."""
        if event.type() == QEvent.Type.FileOpen:
            self.asked.emit(event.file())  # type: ignore[attr-defined]
            return True
        return super().eventFilter(watched, event)
