"""Starts Jushi: the reader child, a command, or the window. Imports nothing heavy itself."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = frozenset(
    {
        "new",
        "add",
        "agree",
        "set",
        "dump",
        "findings",
        "search",
        "document",
        "print",
        "verify",
        "export",
        "import",
        "calendar",
        "next",
        "sent",
    }
)
HELP = frozenset({"-h", "--help", "--version"})


def _speak_utf8() -> None:
    """Windows consoles default to a code page that cannot write Chinese file names."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a windowed program on Windows has no streams at all
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _own_libraries_only() -> None:
    """A frozen program's starter points at our libraries: programs that we start must not get them."""
    if not getattr(sys, "frozen", False) or sys.platform != "linux":
        return
    import os

    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before:
        os.environ["LD_LIBRARY_PATH"] = before


def prepare() -> None:
    """Before Qt is imported for the window.

    Nothing made on the way to the first window is rubbish: it is looked for again once that is shown. The
    bindings of Qt read the source of every module imported after them, so what needs no Qt goes first.
    """
    gc.disable()
    from app import paths, settings, wording  # noqa: F401

    paths.user_data()  # where Windows and macOS keep it is told by a module of its own


def main(argv: Sequence[str] | None = None) -> int:
    """Runs what the arguments ask for.

    Returns:
        The exit code: 0 done, 1 done with faults that are named, 2 wrong usage.
    """
    _own_libraries_only()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--reader"]:
        from app.intake import reader

        return reader.main() or 0
    if arguments and (arguments[0] in COMMANDS or arguments[0] in HELP):
        _speak_utf8()
        from app import cli

        return cli.main(arguments)
    if len(arguments) > 1:
        _speak_utf8()
        from app import cli

        return cli.wrong_usage(arguments)
    from app import single

    if single.hand_over(arguments[0] if arguments else None):
        return 0
    prepare()
    from app.ui import app as window

    return window.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
