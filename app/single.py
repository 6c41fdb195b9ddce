"""One window for each person: a second start hands its case over to the first and ends. No Qt here."""

from __future__ import annotations

import contextlib
import json
import os
import stat
import sys
import zlib
from pathlib import Path

from app import paths

PATIENCE = 15.0
"""Seconds that a second start waits for the first to answer; then it opens a window of its own.

The first is there: a slow machine that reads pictures keeps it from answering for longer than one thinks.
"""
TAKEN = b"taken\n"
LONGEST = 100
"""Longest path of a socket that every Unix takes."""


def address() -> str:
    """Where the window listens: a named pipe on Windows, elsewhere a socket only this person can reach."""
    name = f"jushi-{zlib.crc32(os.fsencode(paths.user_state())):08x}"
    if sys.platform == "win32":
        return "\\\\.\\pipe\\" + name
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    places = [Path(given)] if given and Path(given).is_dir() else []
    for place in (*places, paths.user_state()):
        if len(os.fsencode(place / f"{name}.sock")) <= LONGEST:
            return str(place / f"{name}.sock")
    import tempfile  # hardly ever needed, and every start would wait for it

    return str(Path(tempfile.gettempdir()) / f"{name}.sock")


def message(argument: str | None) -> bytes:
    """What is handed over: one line of JSON with the full path, or none to bring the window to the front."""
    where = str(Path(argument).absolute()) if argument else ""
    return json.dumps({"open": where}).encode("utf-8") + b"\n"


def asked(line: bytes) -> str | None:
    """The path of a handed-over line; empty for none, ``None`` if the line is not one of ours."""
    try:
        said = json.loads(line)
    except ValueError:
        return None
    where = said.get("open") if isinstance(said, dict) else None
    return where if isinstance(where, str) else None


def hand_over(argument: str | None) -> bool:
    """Give the argument to the window that is open already.

    Returns:
        Whether there is one and it took it.
    """
    with contextlib.suppress(OSError):
        return _answer(address(), message(argument)) == TAKEN
    return False


def _answer(where: str, said: bytes) -> bytes:
    if sys.platform == "win32":
        with Path(where).open("r+b", buffering=0) as pipe:
            pipe.write(said)
            return pipe.read(len(TAKEN))
    if not _is_own(Path(where)):
        return b""
    import socket  # only where somebody may answer

    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(PATIENCE)
        line.connect(where)
        line.sendall(said)
        return line.recv(len(TAKEN))


def _is_own(path: Path) -> bool:
    """Whether it is a socket of this very person: the folder for temporary files is everybody's."""
    about = path.stat()
    return stat.S_ISSOCK(about.st_mode) and about.st_uid == os.getuid()
