"""The reader child: takes paths on standard input, answers with readings on standard output.

Everything untrusted is parsed here, in a process that never imports Qt or a database, has no network and
may be killed at any moment. One JSON object a line each way.
"""

from __future__ import annotations

import importlib
import json
import os
import socket
import sys
import time
from pathlib import Path
from typing import IO, Any

from app.intake import named_kinds, sniffing
from app.intake.limits import ALIVE, MAX_ANSWER

# Family to the module and function that read it; imported when first needed.
READERS: dict[str, tuple[str, str]] = {
    "image": ("app.intake.picture_files", "read"),
    "archive": ("app.intake.archives", "read"),
    "sms_backup": ("app.intake.exports.sms_backup", "read"),
    "table": ("app.intake.exports.table_files", "read"),
    "mail": ("app.intake.mails.mail", "read"),
    "outlook": ("app.intake.mails.outlook", "read"),
    "locked": ("app.intake.locked", "read"),
    "mailbox": ("app.intake.mails.mailbox", "read"),
    "pdf": ("app.intake.papers.pdf_tables", "read"),
    "docx": ("app.intake.papers.documents", "read_docx"),
    "recording": ("app.intake.media.recordings", "read"),
    "video": ("app.intake.media.screen_video", "read"),
    "text": ("app.intake.exports.chat_exports", "read"),
}


ALIVE_SECONDS = 2.0


def main() -> int:
    """Serve until standard input ends, which it does when the parent is gone."""
    answers = _own_stdout()
    _no_network()
    _humble()
    _die_with_parent()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        if request["task"] == "read":
            request["options"]["alive"] = _Alive(answers)
        _send(answers, {"id": request["id"]} | _answer(request))
    return 0


def _own_stdout() -> IO[bytes]:
    """Keep the pipe for answers alone: what a library prints goes to standard error."""
    sys.stdout.flush()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


class _Alive:
    """Tells the parent, every other second at most, that a long reading goes on."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers
        self._last = time.monotonic()

    def __call__(self) -> None:
        """To be called as often as one likes."""
        if time.monotonic() - self._last > ALIVE_SECONDS:
            self._last = time.monotonic()
            self._answers.write(ALIVE + b"\n")
            self._answers.flush()


def _no_network() -> None:
    """Some libraries bring network code along; nothing here may ever use it."""

    class Closed(socket.socket):
        """Refuses to be made."""

        def __init__(self, *_: object, **__: object) -> None:
            raise OSError("the reader has no network")

    socket.socket = Closed  # type: ignore[misc]
    socket.create_connection = _refuse  # type: ignore[assignment]


def _refuse(*_: object, **__: object) -> None:
    raise OSError("the reader has no network")


def _humble() -> None:
    """Let the window have the processor first."""
    if sys.platform == "win32":
        import ctypes

        below_normal = 0x4000
        ctypes.windll.kernel32.SetPriorityClass(ctypes.windll.kernel32.GetCurrentProcess(), below_normal)
    else:
        os.nice(5)


def _die_with_parent() -> None:
    """A parent that was killed closes no pipe at once on every system; Linux can be asked to tell."""
    if sys.platform == "linux":
        import ctypes
        import signal

        set_death_signal = 1
        ctypes.CDLL(None, use_errno=True).prctl(set_death_signal, signal.SIGKILL)


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    try:
        if request["task"] == "picture":
            from app.intake import pictures

            wish = request["options"]
            return pictures.make(Path(request["path"]), request["media_type"], Path(request["target"]), wish)
        if request["task"] == "compare":
            from app.intake import lookalike

            other = Path(request["other"]), request["other_type"]
            return lookalike.compare(Path(request["path"]), request["media_type"], *other)
        return read(Path(request["path"]), request["media_type"], request["name"], request["options"])
    except MemoryError:
        return failed("memory")
    except RecursionError:
        return failed("nested_too_deep")
    except OSError as error:
        return failed("source_unreadable", detail=error.strerror or "")
    except Exception as error:
        return failed("unreadable_content", detail=f"{type(error).__name__}: {error}"[:300])


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """Read one file with the reader of its family; a kind without one is for ``later``."""
    kind = sniffing.BY_MEDIA_TYPE.get(media_type, sniffing.KINDS["other"])
    if kind.family == "empty":
        return {"state": "nothing", "reason": "empty_file", "family": "other"}
    if kind.family not in READERS:
        unread = {"state": "later", "reason": "no_reader_yet", "family": kind.family}
        return named_kinds.said(name, kind, unread)
    module, function = READERS[kind.family]
    reader = getattr(importlib.import_module(module), function)
    result: dict[str, Any] = reader(path, media_type, name, options)
    return named_kinds.said(name, kind, result)


def failed(reason: str, **facts: object) -> dict[str, Any]:
    """An answer that says why nothing was read."""
    return {"state": "failed", "reason": reason, "facts": facts, "family": "other"}


def _send(answers: IO[bytes], answer: dict[str, Any]) -> None:
    line = json.dumps(answer, ensure_ascii=True, separators=(",", ":"), default=str).encode("ascii")
    if len(line) > MAX_ANSWER:
        line = json.dumps({"id": answer["id"]} | failed("answer_too_large")).encode("ascii")
    answers.write(line + b"\n")
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
