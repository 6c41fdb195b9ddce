"""The program's own log in the user-state folder: starts and faults, never anything of a case."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from app import paths

NAME = "jushi.log"
LARGEST = 200_000
"""Bytes after which the older half is dropped."""

_FRAME = re.compile(r'^(\s+File ")(.*?)(", line \d+)')
_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|“[^”\n]*”")
_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/][^\s:;,]*[\\/][^\s:;,]*")
_NUMBER = re.compile(r"\d{4,}")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def note(text: str) -> None:
    """Add one line with its moment; a log that cannot be written stops nothing."""
    from datetime import datetime  # not before the first note: the window comes first

    place = paths.user_state() / NAME
    moment = datetime.now().astimezone().isoformat(timespec="seconds")
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists() and place.stat().st_size > LARGEST:
            kept = place.read_bytes()[-LARGEST // 2 :]
            place.write_bytes(kept.partition(b"\n")[2])
        with place.open("a", encoding="utf-8") as file:
            file.write(f"{moment} {text}\n")


def scrub(report: str) -> str:
    """A fault's report without what could be of a case: texts, paths, long numbers and all Chinese."""
    return "\n".join(_scrubbed(line) for line in report.splitlines())


def _scrubbed(line: str) -> str:
    frame = _FRAME.match(line)
    if frame:
        near = "/".join(Path(frame[2].replace("\\", "/")).parts[-3:])
        return frame[1] + near + frame[3] + line[frame.end() :]
    if line.startswith("    "):
        return _NOT_ASCII.sub("…", line)  # a line of our own source
    for pattern, instead in ((_QUOTED, "'…'"), (_PATH, "…"), (_NUMBER, "#"), (_NOT_ASCII, "…")):
        line = pattern.sub(instead, line)
    return line


def last(lines: int = 200) -> str:
    """The end of the log, for a problem report."""
    try:
        text = (paths.user_state() / NAME).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-lines:])
