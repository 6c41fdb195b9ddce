"""Reading connections: each thread has its own, all of them closed together."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from app.case import engine
from app.case.errors import Trouble

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection


class Readers:
    """Read-only connections to one database."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._all: dict[threading.Thread, Connection] = {}
        self._gate = threading.Lock()
        self._open = True

    def conn(self) -> Connection:
        """The calling thread's connection; those of threads that ended are closed on the way.

        Raises:
            Trouble: ``case_closed``.
        """
        thread = threading.current_thread()
        with self._gate:
            if not self._open:
                raise Trouble("case_closed")
            if thread not in self._all:
                for ended in [one for one in self._all if not one.is_alive()]:
                    self._all.pop(ended).close()
                self._all[thread] = engine.reader(self._path)
            return self._all[thread]

    def close(self) -> None:
        """Close them all."""
        with self._gate:
            self._open = False
            for conn in self._all.values():
                conn.close()
            self._all.clear()
