"""Takes Typst's own fonts out of its library: documents are set in ours, and one of them is under the GPL.

The fonts lie in the library's bytes. They are overwritten with zeros, on every system; on Linux long runs of
zeros then take no room in the file: the library is laid out so that the system lends it empty memory there.
"""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

Entry = tuple[str, str, str]
"""One file of PyInstaller's lists: its name in the app, where it comes from, its kind."""

FONT = re.compile(rb"(?:OTTO|\x00\x01\x00\x00|true)(?=\x00[\x04-\x40])")
NEEDED = {b"head", b"name", b"cmap", b"maxp"}
PAGE = 4096
LEAST = 1 << 20
"""A run of fewer zeros than this stays in the file."""
LOAD, NOTE, PHDR = 1, 4, 6
"""Kinds of program headers: what is loaded; notes of the builder; where the headers are, for programs."""


def replaced(entries: list[Entry], folder: Path) -> list[Entry]:
    """PyInstaller's files with Typst's library replaced by one without fonts, made in ``folder``."""
    return [_blank(one, folder) if "_typst." in Path(one[0]).name else one for one in entries]


def _blank(entry: Entry, folder: Path) -> Entry:
    name, source, kind = entry
    data, count = without_fonts(Path(source).read_bytes())
    if not count:
        sys.exit("no fonts were found in Typst's library: see how it carries them now, one is under the GPL")
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / Path(source).name
    made.write_bytes(data)
    return name, str(made), kind


def without_fonts(data: bytes) -> tuple[bytes, int]:
    """The bytes with each TrueType or OpenType font in them overwritten by zeros, and how many there were."""
    found = {one.start(): _length(data, one.start()) for one in FONT.finditer(data)}
    blank = bytearray(data)
    for start, length in found.items():
        blank[start : start + length] = bytes(length)
    return bytes(blank), sum(1 for length in found.values() if length)


def _length(data: bytes, start: int) -> int:
    """The length of the font that begins here; 0 if none does: its table names its parts and their places."""
    (count,) = struct.unpack_from(">H", data, start + 4)
    if start + 12 + 16 * count > len(data):
        return 0
    parts = [struct.unpack_from(">4s4xII", data, start + 12 + 16 * n) for n in range(count)]
    end = max(offset + length for _tag, offset, length in parts)
    tags = [tag for tag, _offset, _length in parts]
    return end if tags == sorted(tags) and set(tags) >= NEEDED and start + end <= len(data) else 0


@dataclass(frozen=True)
class Header:
    """A program header of a library for 64-bit systems, in the order of the file."""

    kind: int
    flags: int
    offset: int
    address: int
    physical: int
    in_file: int
    in_memory: int
    align: int

    FORM = "<IIQQQQQQ"

    def packed(self) -> bytes:
        """As it stands in the file."""
        of = (self.kind, self.flags, self.offset, self.address, self.physical, self.in_file, self.in_memory)
        return struct.pack(self.FORM, *of, self.align)


def cut(folder: Path) -> None:
    """Take long runs of zeros out of the libraries in a folder; each can be loaded, or the build ends."""
    for path in sorted(folder.glob("*.so")):
        path.write_bytes(without_runs(path.read_bytes()))
        subprocess.run(
            [sys.executable, "-c", "import ctypes, sys; ctypes.CDLL(sys.argv[1])", path], check=True
        )


def without_runs(data: bytes) -> bytes:
    """The library without the longest runs of zeros in what it only reads, as many as headers can be spared.

    The part is loaded in two: what comes before, lengthened in memory by empty pages, and what comes after.
    """
    if data[:6] != b"\x7fELF\2\1":
        raise ValueError("this is no library of a 64-bit Linux")
    at, size, count = *struct.unpack_from("<Q14xH", data, 32), struct.unpack_from("<H", data, 56)[0]
    headers = [Header(*struct.unpack_from(Header.FORM, data, at + size * n)) for n in range(count)]
    spare = [one for one in headers if one.kind in {PHDR, NOTE}]
    runs = sorted(_runs(data, headers), key=lambda run: run[0] - run[1])[: len(spare)]
    for start, end in sorted(runs, reverse=True):
        headers.remove(spare.pop())
        headers = [each for one in headers for each in _split(one, start, end)]
        data = _moved_sections(data, start, end)
        data = data[:start] + data[end:]
    table = b"".join(one.packed() for one in headers)
    return data[:at] + table + data[at + len(table) :]


def _runs(data: bytes, headers: list[Header]) -> list[tuple[int, int]]:
    """Whole pages of zeros in parts that are only read, as places in the file."""
    found = []
    for one in headers:
        if one.kind == LOAD and one.flags == 4 and (one.offset - one.address) % PAGE == 0:
            for run in re.finditer(rb"\0{%d,}" % LEAST, data[one.offset : one.offset + one.in_file]):
                start, end = one.offset + run.start(), one.offset + run.end()
                found.append((start + -start % PAGE, end - end % PAGE))
    return found


def _split(one: Header, start: int, end: int) -> list[Header]:
    """What becomes of a header when the file loses what lies from ``start`` to ``end``."""
    if one.offset >= end:
        return [replace(one, offset=one.offset - (end - start))]
    if one.kind != LOAD or one.offset + one.in_file <= start:
        return [one]
    before, after = start - one.offset, end - one.offset
    rest = replace(
        one,
        offset=start,
        address=one.address + after,
        physical=one.physical + after,
        in_file=one.in_file - after,
        in_memory=one.in_memory - after,
    )
    return [replace(one, in_file=before, in_memory=after), rest]


def _moved_sections(data: bytes, start: int, end: int) -> bytes:
    """The table of sections, for tools that look into libraries, told of the bytes that are gone."""
    (place,) = struct.unpack_from("<Q", data, 40)
    size, count = struct.unpack_from("<HH", data, 58)
    told = bytearray(data)
    for n in range(count):
        field = place + size * n + 24
        offset, length = struct.unpack_from("<QQ", told, field)
        if offset >= end:
            struct.pack_into("<Q", told, field, offset - (end - start))
        elif offset <= start < offset + length:
            struct.pack_into("<Q", told, field + 8, start - offset)
    if place >= end:
        struct.pack_into("<Q", told, 40, place - (end - start))
    return bytes(told)
