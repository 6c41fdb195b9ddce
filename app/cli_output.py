"""What the command line prints: JSON on standard output, sentences and progress on standard error."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from app import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BAR = 24


class _Step(Protocol):
    """A step of long work (``work.steps.Step``)."""

    @property
    def done(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def facts(self) -> Mapping[str, Any]: ...


S = TypeVar("S", bound=_Step)


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


def followed(steps: Iterable[S]) -> S | None:
    """Runs long work under a bar; its last step, which carries what came of it (``None``: it had none)."""
    progress, last = Progress(), None
    try:
        for last in steps:
            progress.at(last.done, last.total, last.facts.get("name", ""))
    finally:
        progress.end()
    return last


def tell_faults(faults: Iterable[tuple[str, Mapping[str, Any]]], lang: str) -> int:
    """Prints one line per fault (code and facts): the result itself. The exit code, 0 if there is none."""
    found = False
    for code, facts in faults:
        found = True
        print(wording.sentence(code, {n: printable(v) for n, v in facts.items()}, lang))  # noqa: T201
    return 1 if found else 0


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
