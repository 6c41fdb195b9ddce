"""A folder that is watched: which of its files are new and whole; nothing in it is ever moved or deleted."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.case import moments
from app.intake import gather

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.case.snapshot import Snapshot

SETTLED = 2.0
"""Seconds for which a file must not have changed: what is being copied grows more often than that."""
DEEP = 3
"""Folders below the one that is watched: chat programs save by month, phones by album."""
MOST = 5_000
"""Files that are looked at; a folder with more is a whole disk, and is taken in by hand."""
UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".filepart", ".!ut", ".opdownload")
"""How programs name what they have not finished writing."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """What one look at the folder found.

    ``ready`` are new files that have settled; ``waiting`` how many have not yet; ``missing`` whether the
    folder is not there; ``folders`` what to watch.
    """

    ready: tuple[Path, ...] = ()
    waiting: int = 0
    missing: bool = False
    folders: tuple[Path, ...] = ()


class _State(NamedTuple):
    size: int
    changed: int
    since: float


class Inbox:
    """One watched folder; :meth:`look` is asked again and again, each file is ready once.

    A file that changes after it was taken in is ready again: it is another file then.
    """

    def __init__(self, folder: Path, snapshot: Snapshot, clock: Callable[[], float] = time.monotonic) -> None:
        self.folder = folder
        self._clock = clock
        self._zone = snapshot.case.time_zone
        self._seen: dict[str, _State] = {}
        self._done: set[tuple[str, int, int]] = set()
        self._taken = _taken(snapshot)

    def look(self) -> Look:
        """Looks at the folder once; never raises for what is in it."""
        if not self.folder.is_dir():
            self._seen.clear()
            return Look(missing=True)
        ready: list[Path] = []
        folders: list[Path] = []
        waiting, now = 0, self._clock()
        found: dict[str, _State] = {}
        for path in _files(self.folder, folders):
            about = _about(path)
            if about is None or self._is_known(path, about):
                continue
            before = self._seen.get(str(path))
            same = before is not None and (before.size, before.changed) == (about.st_size, about.st_mtime_ns)
            since = before.since if same and before is not None else now
            if now - since >= SETTLED:
                ready.append(path)
                self._done.add((str(path), about.st_size, about.st_mtime_ns))
            else:
                waiting += 1
                found[str(path)] = _State(about.st_size, about.st_mtime_ns, since)
        self._seen = found
        return Look(ready=tuple(ready), waiting=waiting, folders=tuple(folders))

    def _is_known(self, path: Path, about: os.stat_result) -> bool:
        """Handed out already, or taken in by the case in an earlier run."""
        if (str(path), about.st_size, about.st_mtime_ns) in self._done:
            return True
        changed = moments.from_epoch(about.st_mtime, self._zone) if about.st_mtime > 0 else None
        return (gather.printable(os.fspath(path)), changed) in self._taken


def _taken(snapshot: Snapshot) -> set[tuple[str, str | None]]:
    """Path and time of every file that the case was given, those of undone intakes too."""
    return {(str(one.get("path")), one.get("mtime")) for item in snapshot.evidence for one in item.sources}


def _files(folder: Path, folders: list[Path]) -> Iterator[Path]:
    """Files at and below a folder that are no junk, no link and not half written by their name."""
    waiting, count = [(folder, 0)], 0
    while waiting:
        place, depth = waiting.pop()
        try:
            inside = sorted(place.iterdir())
        except OSError:
            continue
        folders.append(place)
        for path in inside:
            name = path.name.lower()
            if path.is_symlink() or name.startswith((".", *gather.JUNK_STARTS)) or name in gather.JUNK:
                continue
            if path.is_dir():
                if depth < DEEP and name not in gather.JUNK_FOLDERS:
                    waiting.append((path, depth + 1))
                continue
            count += 1
            if count > MOST:
                return
            if not name.endswith(UNFINISHED):
                yield path


def _about(path: Path) -> os.stat_result | None:
    """Size and time of a regular file that holds something and can be opened; else ``None``."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode) or about.st_size == 0:
            return None
        with path.open("rb"):  # on Windows a program that still writes may keep it to itself
            return about
    except OSError:
        return None


def holds(folder: Path) -> int:
    """How many files a folder would bring if it were watched from now on."""
    return sum(1 for _ in _files(folder, []))
