"""What the command line prints: JSON on standard output, sentences and progress on standard error."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

BAR = 24


def emit(result: object) -> None:
    """A result as JSON on standard output."""
    json.dump(result, sys.stdout, ensure_ascii=False, indent=1, default=str)
    sys.stdout.write("\n")
    sys.stdout.flush()


def say(code: str, facts: Mapping[str, object], lang: str) -> None:
    """A sentence on standard error."""
    shown = {name: printable(value) for name, value in facts.items()}
    sys.stderr.write(wording.sentence(code, shown, lang) + "\n")
    sys.stderr.flush()


def printable(value: object) -> object:
    r"""A path or text that any terminal and any JSON reader can take: undecodable bytes as ``\\xNN``."""
    if isinstance(value, Path):
        value = str(value)
    return os.fsencode(value).decode("utf-8", "backslashreplace") if isinstance(value, str) else value


class Progress:
    """A bar on a terminal; silence where nobody watches."""

    def __init__(self) -> None:
        self._shown = sys.stderr is not None and sys.stderr.isatty()

    def at(self, done: int, total: int, name: object = "") -> None:
        """Shows that ``done`` of ``total`` are done; a total of 0 is not known yet."""
        if not self._shown:
            return
        filled = BAR * done // total if total else 0
        bar = "█" * filled + "·" * (BAR - filled) if total else ""
        of = f"{done}/{total}" if total else str(done)
        sys.stderr.write(f"\r\x1b[K{bar} {of} {str(printable(name))[:40]}")
        sys.stderr.flush()

    def end(self) -> None:
        """Clears the bar."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def read_json(place: str) -> Any:  # noqa: ANN401  whatever the file holds
    """The JSON of a file, or of standard input for ``-``."""
    from app.case.errors import Refused

    try:
        text = sys.stdin.read() if place == "-" else Path(place).read_text(encoding="utf-8-sig")
        return json.loads(text)
    except OSError as error:
        raise Refused("file_unreadable", place, path=place) from error
    except ValueError as error:
        raise Refused("not_json", place, path=place) from error
