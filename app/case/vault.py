"""The vault: originals kept byte for byte under their SHA-256, each wholly there or not at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import stat
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from app import scratch
from app.case import layout
from app.case.errors import Cancelled, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from app.case.records import Evidence

BLOCK = 8 * 1024 * 1024
_PART = ".part"
_SYNCS = 8  # a disk joins flushes that wait together
HEAD, TAIL = 64 * 1024, 4 * 1024
"""Bytes of a file's beginning and end that are shown to whoever names its extension."""
_EXT = re.compile(r"\.[a-z0-9]{1,8}")
_STORED = re.compile(r"files/[0-9a-f]{2}/[0-9a-f]{64}(\.[a-z0-9]{1,8})?")
_buffers = threading.local()


@dataclass(frozen=True, kw_only=True)
class Staged:
    """Bytes that wait for their row: ``stored`` is where they will lie below the case folder.

    ``known`` is true if the same bytes were there already. ``modified`` is the source's own time in
    seconds since the epoch, 0 for a stream.
    """

    sha256: str
    size: int
    stored: str
    known: bool
    modified: float = 0.0


@dataclass(frozen=True)
class _Waiting:
    part: Path
    stored: str
    synced: Future[None]


class Vault:
    """The files of one case."""

    def __init__(self, folder: Path, *, writable: bool) -> None:
        self._folder = folder
        self._incoming = folder / layout.FILES / layout.INCOMING
        self._writable = writable
        self._waiting: dict[str, _Waiting] = {}
        self._shelves: dict[str, dict[str, str]] = {}  # first two digits -> sha256 -> file name
        self._gate = threading.Lock()
        self._syncing: ThreadPoolExecutor | None = None
        self._scratch: Path | None = None

    def stage(
        self,
        source: Path | BinaryIO,
        *,
        ext: str | Callable[[bytes, bytes], str],
        on_bytes: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Staged:
        """Copy and hash a file in one pass; it waits in ``incoming`` until its row is committed.

        Args:
            source: a file, or an open binary stream.
            ext: extension to keep, with its dot; anything unusual is left out. Or what tells it from the
                first ``HEAD`` and last ``TAIL`` bytes, so that nobody has to open the file once more.
            on_bytes: told how many bytes each block had.
            cancelled: asked after each block.

        Raises:
            Trouble: ``case_read_only``, ``source_missing``, ``source_forbidden``,
                ``source_not_a_file``, ``source_unreadable``, ``source_changed``, ``disk_full``,
                ``folder_read_only``, ``disk_error``.
            Cancelled: nothing is left behind.
        """
        if not self._writable:
            raise Trouble("case_read_only")
        part = self._incoming / (secrets.token_hex(8) + _PART)
        try:
            with contextlib.ExitStack() as stack:
                stream = stack.enter_context(_open_source(source)) if isinstance(source, Path) else source
                copy = _Copy(stream, source, on_bytes, cancelled)
                with layout.disk_troubles(self._folder), open(layout.system_path(part), "xb", 0) as out:  # noqa: PTH123
                    copy.to(out)
            named = ext if isinstance(ext, str) else ext(copy.head, copy.tail)
            staged = self._placed(part, copy, named.lower() if _EXT.fullmatch(named.lower()) else "")
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        if staged.known:
            part.unlink()
        return staged

    def _placed(self, part: Path, copy: _Copy, ext: str) -> Staged:
        sha256, size = copy.sha256, copy.size
        with self._gate:
            waiting = self._waiting.get(sha256)
            stored = waiting.stored if waiting else self._kept(sha256, size)
            known = stored is not None
            if stored is None:
                stored = f"{layout.FILES}/{sha256[:2]}/{sha256}{ext}"
                # Begun now, waited for only when the row is to be committed: the disk works meanwhile.
                self._waiting[sha256] = _Waiting(part, stored, self._pool().submit(_sync, part))
        return Staged(sha256=sha256, size=size, stored=stored, known=known, modified=copy.modified)

    def _pool(self) -> ThreadPoolExecutor:
        if self._syncing is None:
            self._syncing = ThreadPoolExecutor(_SYNCS, thread_name_prefix="vault-sync")
        return self._syncing

    def _kept(self, sha256: str, size: int) -> str | None:
        """Where these bytes lie already, under whatever extension; a truncated file does not count."""
        shelf = self._shelf(sha256[:2])
        if sha256 not in shelf:
            return None
        stored = f"{layout.FILES}/{sha256[:2]}/{shelf[sha256]}"
        file = self._folder / stored
        return stored if file.is_file() and file.stat().st_size == size else None

    def _shelf(self, name: str) -> dict[str, str]:
        """Files of one shelf by their SHA-256, listed once: nobody else writes here."""
        if name not in self._shelves:
            folder = self._folder / layout.FILES / name
            there = folder.iterdir() if folder.is_dir() else ()
            self._shelves[name] = {file.name[:64]: file.name for file in there}
        return self._shelves[name]

    def make_durable(self, sha256s: Iterable[str]) -> None:
        """Wait until staged files are on the disk: before their rows are committed.

        Raises:
            Trouble: ``disk_full``, ``disk_error``.
        """
        with self._gate:
            waiting = {sha256: self._waiting[sha256] for sha256 in sha256s if sha256 in self._waiting}
        if waiting:
            with layout.disk_troubles(self._folder):
                for sha256, one in waiting.items():
                    self._await(sha256, one)
                _sync_folder(self._incoming)

    def _await(self, sha256: str, one: _Waiting) -> None:
        try:
            one.synced.result()
        except OSError:
            with self._gate:  # so that adding it again copies it again
                self._waiting.pop(sha256, None)
            one.part.unlink(missing_ok=True)
            raise

    def settle(self, sha256s: Iterable[str]) -> None:
        """Put staged files whose rows are committed in their place; others are left alone."""
        for sha256 in sha256s:
            with self._gate:
                waiting = self._waiting.get(sha256)
                if waiting is not None:
                    self._move_in(waiting.part, waiting.stored)
                    del self._waiting[sha256]

    def _move_in(self, part: Path, stored: str) -> None:
        target = self._folder / stored
        with layout.disk_troubles(self._folder):
            shelf = self._shelf(target.parent.name)
            if not shelf:
                target.parent.mkdir(exist_ok=True)
            part.replace(target)
            shelf[target.name[:64]] = target.name

    def recover(self, rows: Iterable[Evidence]) -> None:
        """Settle what a crash left: a staged file with a row is put in place, any other removed.

        Args:
            rows: the evidence in the record; looked at only if something was left.
        """
        with layout.disk_troubles(self._folder):
            self._incoming.mkdir(parents=True, exist_ok=True)
            left = list(self._incoming.iterdir())
            if left:
                missing = [one for one in rows if not (self._folder / one.stored).exists()]
                self._recover(left, {(one.sha256, one.size): one.stored for one in missing})

    def _recover(self, left: list[Path], missing: dict[tuple[str, int], str]) -> None:
        sizes = {size for _, size in missing}
        for file in left:
            size = file.stat().st_size
            stored = missing.get((hash_file(file), size)) if size in sizes else None
            if stored is not None and _STORED.fullmatch(stored):
                self._move_in(file, stored)
            else:
                file.unlink()

    def path(self, evidence: Evidence) -> Path:
        """Where the bytes are now.

        Raises:
            Trouble: ``evidence_missing``.
        """
        if _STORED.fullmatch(evidence.stored):  # a case from someone else never leads out of its folder
            waiting = self._waiting.get(evidence.sha256)
            for place in (self._folder / evidence.stored, *([waiting.part] if waiting else [])):
                if place.is_file():
                    return place
        raise Trouble("evidence_missing", name=evidence.name, stored=evidence.stored)

    def derived(self, evidence: Evidence, name: str) -> Path:
        """A place for something made from a file (its folder exists); all below can be made again.

        In a case that cannot be written, what is not there yet goes to a temporary folder.
        """
        place = self._folder / layout.DERIVED / evidence.sha256[:2] / evidence.sha256 / name
        if not self._writable and not place.exists():
            place = self._temporary() / evidence.sha256 / name
        if not place.parent.is_dir():
            with layout.disk_troubles(place):
                place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def _temporary(self) -> Path:
        with self._gate:
            if self._scratch is None:
                self._scratch = scratch.fresh("vault")
            return self._scratch

    def files(self) -> Iterator[str]:
        """``stored`` of every file that is in place, for verifying."""
        base = self._folder / layout.FILES
        for shelf in sorted(base.iterdir()) if base.is_dir() else ():
            if shelf.name != layout.INCOMING and shelf.is_dir():
                yield from (f"{layout.FILES}/{shelf.name}/{file.name}" for file in sorted(shelf.iterdir()))

    def close(self) -> None:
        """Remove what was only temporary; what is staged without a row is removed at the next opening."""
        if self._syncing is not None:
            self._syncing.shutdown()
        if self._scratch is not None:
            scratch.drop(self._scratch)


def hash_file(path: Path, on_bytes: Callable[[int], None] | None = None) -> str:
    """SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with open(layout.system_path(path), "rb", 0) as stream:  # noqa: PTH123
        for block in _blocks(stream):
            digest.update(block)
            if on_bytes is not None:
                on_bytes(len(block))
    return digest.hexdigest()


def _buffer() -> memoryview:
    if not hasattr(_buffers, "view"):
        _buffers.view = memoryview(bytearray(BLOCK))
    view: memoryview = _buffers.view
    return view


def _blocks(stream: BinaryIO) -> Iterator[memoryview]:
    """Blocks of a stream in one buffer that is used again; take what you need before the next."""
    buffer = _buffer()
    while count := stream.readinto(buffer):  # type: ignore[attr-defined]
        yield buffer[:count]


class _Copy:
    """Copies a stream and hashes it on the way."""

    def __init__(
        self,
        stream: BinaryIO,
        source: Path | BinaryIO,
        on_bytes: Callable[[int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._blocks = _blocks(stream)
        self._name = str(source)
        # A file that grows while it is read (a log) would never end.
        status = os.fstat(stream.fileno()) if isinstance(source, Path) else None
        self._limit = status.st_size if status else None
        self.modified = status.st_mtime if status else 0.0
        self.head = self.tail = b""
        self.sha256, self.size = "", 0
        self._on_bytes = on_bytes
        self._cancelled = cancelled

    def to(self, out: BinaryIO) -> None:
        """Copy all; afterwards ``sha256``, ``size``, ``head`` and ``tail`` tell of it."""
        digest = hashlib.sha256()
        while (block := self._next()) is not None:
            digest.update(block)
            _write_all(out, block)
            self.size += len(block)
            self._keep_ends(block)
            self._tell(len(block))
        self.sha256 = digest.hexdigest()

    def _keep_ends(self, block: memoryview) -> None:
        if len(self.head) < HEAD:
            self.head += bytes(block[: HEAD - len(self.head)])
        self.tail = (self.tail + bytes(block[-TAIL:]))[-TAIL:]

    def _tell(self, count: int) -> None:
        if self._on_bytes is not None:
            self._on_bytes(count)
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._limit is not None and self.size > self._limit:
            raise Trouble("source_changed", path=self._name)

    def _next(self) -> memoryview | None:
        try:
            return next(self._blocks, None)
        except OSError as error:
            detail = error.strerror or str(error)
            raise Trouble("source_unreadable", path=self._name, detail=detail) from error


def _write_all(out: BinaryIO, block: memoryview) -> None:
    while block:
        block = block[out.write(block) :]


@contextlib.contextmanager
def _open_source(path: Path) -> Iterator[BinaryIO]:
    """The file to read; after reading, it must be as it was before."""
    with _source_troubles(path):
        handle = _open_quietly(layout.system_path(path))
    before = os.fstat(handle)
    if not stat.S_ISREG(before.st_mode):
        os.close(handle)
        raise Trouble("source_not_a_file", path=str(path))
    with open(handle, "rb", 0) as stream:  # noqa: PTH123
        yield stream
        after = os.fstat(handle)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise Trouble("source_changed", path=str(path))


def _open_quietly(path: str) -> int:
    """Open for reading without waiting for a FIFO's writer and, where we may, without a trace."""
    flags = os.O_RDONLY
    for name in ("O_BINARY", "O_CLOEXEC", "O_NONBLOCK"):
        flags |= getattr(os, name, 0)
    with contextlib.suppress(PermissionError):  # only the owner may leave the access time alone
        return os.open(path, flags | getattr(os, "O_NOATIME", 0))
    return os.open(path, flags)


@contextlib.contextmanager
def _source_troubles(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        codes = {
            errno.ENOENT: "source_missing",
            errno.ENOTDIR: "source_missing",
            errno.EACCES: "source_forbidden",
            errno.EPERM: "source_forbidden",
            errno.EISDIR: "source_not_a_file",
            errno.ENXIO: "source_not_a_file",
        }
        code = codes.get(error.errno or 0, "source_unreadable")
        raise Trouble(code, path=str(path), detail=error.strerror or str(error)) from error


def _sync(path: Path) -> None:
    with open(layout.system_path(path), "r+b", 0) as file:  # noqa: PTH123
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    """Have the names in a folder written; Windows has no such call and needs none."""
    if os.name == "nt":  # pragma: no cover
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
