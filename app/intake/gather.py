"""Walks what a person gave: which files there are, and which are junk, links or unreadable."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

JUNK = frozenset({"thumbs.db", "ehthumbs.db", ".ds_store", "desktop.ini", "icon\r", ".localized"})
JUNK_STARTS = ("~$", "._")
JUNK_FOLDERS = frozenset({"__macosx", "$recycle.bin", ".trashes", ".spotlight-v100", ".fseventsd"})
SKIPPED = frozenset({"system_junk", "symbolic_link"})
"""Problems that make a file skipped; with any other it is refused."""


@dataclass(frozen=True, kw_only=True)
class Found:
    r"""A file, or why there is none to take: ``problem`` is a code, empty if nothing is wrong.

    ``shown`` is the path as given or found with undecodable bytes as ``\xNN``; ``name`` its last part.
    """

    path: Path
    shown: str
    name: str
    problem: str = ""
    facts: dict[str, object] = field(default_factory=dict)


def gather(paths: Iterable[Path]) -> Iterator[Found]:
    """All files at and below the paths, folders in sorted order, symbolic links never followed."""
    for path in paths:
        yield from _at(path)


def _at(top: Path) -> Iterator[Found]:
    """Depth first without recursion: a folder may be deeper than the interpreter's stack."""
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            mode = path.lstat().st_mode
        except OSError as error:
            yield _found(path, _problem(error))
            continue
        if stat.S_ISDIR(mode) and not _is_link(path, mode):
            if path.name.lower() in JUNK_FOLDERS:
                yield _found(path, "system_junk")
                continue
            try:
                waiting += sorted(path.iterdir(), key=lambda one: os.fsencode(one.name), reverse=True)
            except OSError as error:
                yield _found(path, _problem(error))
            continue
        yield _found(path, _what_is_wrong(path, mode))


def _is_link(path: Path, mode: int) -> bool:
    """A symbolic link, or on Windows a junction, which can lead in circles just the same."""
    junction = getattr(path, "is_junction", None)  # Python 3.12
    return stat.S_ISLNK(mode) or bool(junction and junction())


def _what_is_wrong(path: Path, mode: int) -> str:
    if _is_link(path, mode):
        return "symbolic_link"
    name = path.name.lower()
    if name in JUNK or name.startswith(JUNK_STARTS):
        return "system_junk"
    if not stat.S_ISREG(mode):
        return "not_a_file"
    return ""  # whether it may be read, only reading it will tell


def _problem(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "source_missing"
    if isinstance(error, PermissionError):
        return "source_forbidden"
    return "source_unreadable"


def _found(path: Path, problem: str) -> Found:
    shown = printable(os.fspath(path))
    return Found(path=path, shown=shown, name=printable(path.name) or shown, problem=problem)


def printable(name: str) -> str:
    r"""A name as text that every database and file can hold: undecodable bytes become ``\xNN``."""
    return "".join(f"\\x{ord(c) - 0xDC00:02x}" if 0xDC80 <= ord(c) <= 0xDCFF else c for c in name)
