"""Temporary folders of ours: they may hold pictures of a case or a letter, so none of them stays."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
import weakref
from pathlib import Path

PREFIX = "jushi-"
"""How every temporary folder of ours begins."""
OLD = 2 * 24 * 3600
"""Seconds since it was last used after which a folder belongs to nobody."""


class _Program:
    """What has no owner of its own belongs to the program."""


_program = _Program()


def fresh(name: str, owner: object = _program) -> Path:
    """A new temporary folder, this person's alone. It goes with its owner, at the latest with the program.

    Args:
        name: what it is for; stands in the folder's name.
        owner: whose it is; without it, it stays until the program ends or ``drop`` is called.

    Raises:
        OSError: the disk takes none.
    """
    place = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{name}-"))
    weakref.finalize(owner, drop, place)  # is also called when the interpreter ends
    return place


def drop(place: Path) -> None:
    """A folder of ``fresh`` that nobody wants any more; nothing else is ever removed.

    What another program still holds open waits for ``sweep``.
    """
    if place.name.startswith(PREFIX):
        shutil.rmtree(place, ignore_errors=True)


def sweep(folder: Path | None = None, now: float | None = None) -> int:
    """Removes this person's old folders, of a run that was killed; never follows a link.

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
