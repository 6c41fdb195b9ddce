"""One writer per case: a lock on a file in its folder that the system takes back when the process ends."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

Reason = Literal["", "other_process", "medium"]
_HELD = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _claim(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _claim(handle: int) -> None:
        # flock, not lockf: a lock of the open file, so a second opening in one process is refused too.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """A held lock, or the reason there is none: another process has it, or the medium is read-only."""

    def __init__(self, path: Path) -> None:
        self.reason: Reason = ""
        self._handle: int | None = None
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        except OSError as error:
            if error.errno not in (errno.EROFS, errno.EACCES, errno.EPERM):
                raise
            self.reason = "medium"
            return
        try:
            _claim(self._handle)
        except OSError as error:
            # A file system without locks (some network shares): SQLite's own locks must do.
            if error.errno in _HELD:
                self.reason = "other_process"
                self.release()

    def release(self) -> None:
        """Give the lock back; the file stays, for removing it would race with the next holder."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
