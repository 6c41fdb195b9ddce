"""A bag from a stranger as files to look into: a zip or a folder; nothing of it is ever unpacked by name."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
import zlib
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Protocol

from app.case.errors import Trouble
from app.case.verify import Fault, fault
from app.report.bag import layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What reading a damaged or malicious zip may raise."""
_DIRECTORY = 64 * 1024 * 1024
_END, _END64 = struct.Struct("<4s4H2LH"), struct.Struct("<4sQ2H2L4Q")


class Source(Protocol):
    """Files of a bag by their path in it, and what was wrong with others."""

    sizes: dict[str, int]
    faults: list[Fault]

    def open(self, path: str) -> BinaryIO:
        """The bytes of a file."""


class _Bag:
    """Gathers files; what is unsafe, or there twice, is a fault and cannot be opened."""

    def __init__(self) -> None:
        self.sizes: dict[str, int] = {}
        self.faults: list[Fault] = []
        self._openers: dict[str, Callable[[], BinaryIO]] = {}
        self._seen: set[str] = set()

    def open(self, path: str) -> BinaryIO:
        """The bytes of a file."""
        return self._openers[path]()

    def take(self, path: str, size: int, opener: Callable[[], BinaryIO], *, is_plain: bool) -> None:
        """Take a file up under its path in the bag."""
        if not is_plain or not layout.is_safe(path):
            self.faults.append(fault("bag_unsafe", path=shown(path)))
        elif layout.folded(path) in self._seen:
            self.faults.append(fault("bag_twice", path=path))
        else:
            self._seen.add(layout.folded(path))
            self.sizes[path], self._openers[path] = size, opener


def shown(path: str) -> str:
    """A path from a stranger as one line that a terminal can show."""
    return "".join(c if c.isprintable() else "\ufffd" for c in path)[:200]


@contextmanager
def opened(place: Path) -> Iterator[Source]:
    """A bag to look into.

    Raises:
        Trouble: ``bag_missing_file``, ``bag_unreadable``, ``bag_too_many``, ``bag_too_large``: nothing of it
            can be looked at.
    """
    if place.is_dir():
        yield _folder(place)
        return
    try:
        file = place.open("rb")
    except OSError as error:
        code = "bag_missing_file" if not place.exists() else "bag_unreadable"
        raise Trouble(code, path=str(place), detail=error.strerror or str(error)) from error
    with file:
        with _unreadable(place):
            _check_directory(file)
            archive = zipfile.ZipFile(file)
        with archive:
            yield _zip(archive, file.seek(0, os.SEEK_END))


@contextmanager
def _unreadable(place: Path) -> Iterator[None]:
    try:
        yield
    except UNREADABLE as error:
        raise Trouble("bag_unreadable", path=str(place), detail=str(error)) from error


def _check_directory(file: BinaryIO) -> None:
    """Whether the list of a zip is small enough to be read at all (APPNOTE 4.3.14 to 4.3.16)."""
    end = file.seek(0, os.SEEK_END)
    start = max(0, end - 65_557 - 20)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or at + _END.size > len(tail):
        raise zipfile.BadZipFile("no end of a zip")
    _, _, _, _, count, size, _, _ = _END.unpack_from(tail, at)
    if count == 0xFFFF or size == 0xFFFFFFFF:
        place = tail.rfind(b"PK\6\7", 0, at)
        if place >= 0:
            file.seek(struct.unpack_from("<Q", tail, place + 8)[0])
            fields = _END64.unpack(file.read(_END64.size))
            count, size = fields[7], fields[8]
    if count > layout.MEMBERS or size > _DIRECTORY:
        raise Trouble("bag_too_many", count=count, most=layout.MEMBERS)
    file.seek(0)


def _zip(archive: zipfile.ZipFile, size: int) -> Source:
    infos = [one for one in archive.infolist() if not (one.is_dir() or layout.is_litter(one.filename))]
    if len(infos) > layout.MEMBERS:
        raise Trouble("bag_too_many", count=len(infos), most=layout.MEMBERS)
    total = sum(one.file_size for one in infos)
    if total > layout.SMALL and total > layout.RATIO * size:
        raise Trouble("bag_too_large")
    top, bag = _top([one.filename for one in infos]), _Bag()
    for one in infos:
        path = one.filename.removeprefix(top)
        bag.take(path, one.file_size, partial(_member, archive, one), is_plain=_is_plain(one))
    return bag


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    return archive.open(info)  # type: ignore[return-value]


def _is_plain(info: zipfile.ZipInfo) -> bool:
    """A file that is no link, not under a password, stored or deflated, and named as it says."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    packed = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    named = info.orig_filename == info.filename  # Python cuts a name at a NUL
    return kind in (0, stat.S_IFREG) and packed and not info.flag_bits & 1 and named


def _top(names: list[str]) -> str:
    """The one folder that all lies in, which RFC 8493 (4) asks for; nothing if the bag lies bare."""
    ends = [name.removesuffix(layout.DECLARATION) for name in names if name.endswith(layout.DECLARATION)]
    tops = [top for top in ends if top == "" or (top.count("/") == 1 and top.endswith("/"))]
    return min(tops, key=len, default="")


def _folder(place: Path) -> Source:
    """A bag that was unpacked: the folder itself, or the one folder in it."""
    inner = [one for one in place.iterdir() if one.is_dir() and not layout.is_litter(one.name)]
    if not (place / layout.DECLARATION).exists() and len(inner) == 1:
        place = inner[0]
    bag = _Bag()
    for count, (path, entry) in enumerate(_walk(place, "")):
        if count >= layout.MEMBERS:
            raise Trouble("bag_too_many", count=count, most=layout.MEMBERS)
        status = entry.stat(follow_symlinks=False)
        is_plain = stat.S_ISREG(status.st_mode)
        bag.take(path, status.st_size, partial(_file, entry.path), is_plain=is_plain)
    return bag


def _file(path: str) -> BinaryIO:
    return open(path, "rb")  # noqa: PTH123


def _walk(folder: Path | str, lead: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{lead}{entry.name}/")
            elif not layout.is_litter(entry.name):
                yield lead + entry.name, entry
