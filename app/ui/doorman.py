"""Listens for a second start of the program, and for files that macOS asks an open program to open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

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

    def listen(self) -> bool:
        """Begin; what a start that crashed left behind is taken away. False if the place cannot be had."""
        from PySide6.QtNetwork import QLocalServer  # after the window is there: nobody waits for it

        if self._server is not None:
            return True
        where = single.address()
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
            self._server = None

    def _met(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.readyRead.connect(lambda caller=caller: self._read(caller))
            caller.disconnected.connect(caller.deleteLater)

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
