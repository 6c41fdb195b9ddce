"""Temporary folders of a run that was killed: they may hold pictures of a case, so they do not stay."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path

PREFIX = "jushi-"
"""How every temporary folder of ours begins."""
OLD = 2 * 24 * 3600
"""Seconds since it was last used after which a folder belongs to nobody."""


def sweep(folder: Path | None = None, now: float | None = None) -> int:
    """Removes this person's old temporary folders; never follows a link.

    Args:
        folder: where they lie; the system's folder for temporary files by default.
        now: seconds since the epoch; the clock by default.

    Returns:
        How many were removed.
    """
    gone, moment = 0, time.time() if now is None else now
    for place in (folder or Path(tempfile.gettempdir())).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            about = place.lstat()
            ours = _person() in (None, about.st_uid)
            if ours and place.is_dir() and not place.is_symlink() and moment - about.st_mtime > OLD:
                shutil.rmtree(place)
                gone += 1
    return gone


def _person() -> int | None:
    """Who runs this; ``None`` on Windows, where the folder is the person's own."""
    return os.getuid() if hasattr(os, "getuid") else None
