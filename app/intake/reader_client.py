"""The parent's side of the reader: warm children, held to limits, replaced when they hang or grow."""

from __future__ import annotations

import json
import queue
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import scratch
from app.intake import children
from app.intake.limits import ALIVE, MAX_ANSWER, Limits

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Sequence
    from types import TracebackType

WATCH_SECONDS = 0.1


class ReaderPool:
    """Reader children for any number of threads; a context manager that ends them all.

    Nothing that a file holds makes ``read`` or ``picture`` raise: the answer says what went wrong.
    """

    def __init__(self, workers: int = 1, limits: Limits | None = None) -> None:
        self.workers = max(1, workers)
        self.limits = limits or Limits()
        self._free: queue.LifoQueue[_Child] = queue.LifoQueue()
        self._all: list[_Child] = []
        self._cancelled = threading.Event()
        self._spools = scratch.fresh("reader")
        for _ in range(self.workers):
            child = _Child(self.limits)
            self._all.append(child)
            self._free.put(child)

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def warm(self) -> None:
        """Start one child ahead of need."""
        child = self._free.get()
        child.start()
        self._free.put(child)

    def read(self, path: Path, media_type: str, name: str, **options: object) -> dict[str, Any]:
        """The reading of one file (docs/architecture.md, "A reading").

        Members of archives and attachments of mails lie in a spool folder until the pool is closed.
        """
        spool = Path(tempfile.mkdtemp(dir=self._spools))
        request = {
            "task": "read",
            "path": str(path),
            "media_type": media_type,
            "name": name,
            "options": {"spool": str(spool), **options},
        }
        return self._asked(request, path)

    def picture(
        self,
        path: Path,
        media_type: str,
        target: Path,
        *,
        page: int = 1,
        max_side: int,
        second: float = 0.0,
        hide: Sequence[Sequence[float | str]] = (),
    ) -> dict[str, Any]:
        """Has a picture made of a file, of a video at ``second``: written aside, then in place.

        ``hide`` are places of which no pixel stays (``app.intake.pictures.make``).
        """
        wish = {"page": page, "max_side": max_side, "second": second, "hide": [list(one) for one in hide]}
        request = {
            "task": "picture",
            "path": str(path),
            "media_type": media_type,
            "name": path.name,
            "target": str(target),
            "options": wish,
        }
        return self._asked(request, path)

    def compare(self, path: Path, media_type: str, other: Path, other_type: str) -> dict[str, Any]:
        """What two pictures have to do with each other (``app.intake.lookalike.compare``)."""
        request = {
            "task": "compare",
            "path": str(path),
            "media_type": media_type,
            "other": str(other),
            "other_type": other_type,
        }
        return self._asked(request, path)

    def cancel(self) -> None:
        """End what is being read; those calls return ``cancelled``, later ones work again."""
        self._cancelled.set()
        for child in self._all:
            child.kill()
        self._cancelled.clear()

    def close(self) -> None:
        """End all children and throw the spooled members away."""
        for child in self._all:
            child.kill()
            child.bury()
        scratch.drop(self._spools)

    def _asked(self, request: dict[str, Any], path: Path) -> dict[str, Any]:
        try:
            size = path.stat().st_size
        except OSError:
            return _failed("source_missing")
        child = self._free.get()
        try:
            return child.ask(request, self.limits.for_file(size, str(request.get("media_type", ""))))
        finally:
            self._free.put(child)


class _Child:
    """One reader process, started when first asked; used by one thread at a time, killed by any."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._listener: threading.Thread | None = None
        self._read = 0
        self._number = 0
        self._killed = ""
        self._asking = False

    def start(self) -> None:
        """Start the process if there is none."""
        if self._process is not None and self._process.poll() is None:
            return
        self.bury()
        process = children.start()
        self._process, self._read, self._answers = process, 0, queue.SimpleQueue()
        self._listener = threading.Thread(target=_listen, args=(process, self._answers), daemon=True)
        self._listener.start()

    def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Send one request and wait for its answer within the limits."""
        self._number += 1
        self._killed, self._asking = "", True
        try:
            self.start()
            line = json.dumps(request | {"id": self._number}).encode("ascii") + b"\n"
            answer = self._exchange(line, seconds)
        finally:
            self._asking = False
        self._recycle()
        return answer

    def _exchange(self, line: bytes, seconds: float) -> dict[str, Any]:
        process = self._process
        assert process is not None and process.stdin is not None
        try:
            process.stdin.write(line)
        except OSError:
            return self._broken("crashed")
        begun = time.monotonic()
        deadline = begun + seconds + (self._limits.start if self._read == 0 else 0)
        while True:
            try:
                got = self._answers.get(timeout=WATCH_SECONDS)
            except queue.Empty:
                wrong = self._wrong(process.pid, deadline)
                if wrong:
                    return self._broken(wrong)
                continue
            if got != ALIVE:
                return self._parsed(got)
            more = min(time.monotonic() + self._limits.silence, begun + self._limits.longest)
            deadline = max(deadline, more)

    def _wrong(self, pid: int, deadline: float) -> str:
        if time.monotonic() > deadline:
            return "timeout"
        return "memory" if children.resident(pid) > self._limits.resident else ""

    def _parsed(self, line: bytes) -> dict[str, Any]:
        """An answer, or what an empty line means: the process is gone."""
        if not line:
            return self._broken(self._killed or "crashed")
        try:
            answer: dict[str, Any] = json.loads(line)
        except ValueError:
            return self._broken("crashed")
        answer.pop("id", None)
        return answer

    def _broken(self, reason: str) -> dict[str, Any]:
        self.bury()
        return _failed(self._killed or reason)

    def _recycle(self) -> None:
        """Replace a child that read much or grew, between two files."""
        self._read += 1
        process = self._process
        if process is None:
            return
        large = children.resident(process.pid) > self._limits.recycle
        if large or self._read >= self._limits.files:
            self.bury()

    def kill(self) -> None:
        """End the process from another thread; who waits for its answer is told ``cancelled``."""
        process = self._process
        if process is not None and process.poll() is None:
            self._killed = "cancelled" if self._asking else ""
            process.kill()

    def bury(self) -> None:
        """End the process and everything that belongs to it."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        if self._listener is not None:
            self._listener.join()
        children.end(process)


def _listen(process: subprocess.Popen[bytes], answers: queue.SimpleQueue[bytes]) -> None:
    """Turn the child's output into lines; an empty one says that it ended."""
    assert process.stdout is not None
    parts: list[bytes] = []
    size = 0
    while block := process.stdout.read(1 << 16):
        *lines, rest = block.split(b"\n")
        for line in lines:
            answers.put(b"".join([*parts, line]))
            parts, size = [], 0
        parts.append(rest)
        size += len(rest)
        if size > 2 * MAX_ANSWER:
            break
    answers.put(b"")


def _failed(reason: str, **facts: object) -> dict[str, Any]:
    return {"state": "failed", "reason": reason, "facts": facts, "family": "other"}
