"""Takes Typst's own fonts out of its library: documents are set in ours, and one of them is under the GPL.

The fonts lie in the library's bytes. They are overwritten with zeros, on every system: the library keeps its
size, and packages, which are compressed, lose theirs.
"""

from __future__ import annotations

import re
import struct
import sys
from pathlib import Path

Entry = tuple[str, str, str]
"""One file of PyInstaller's lists: its name in the app, where it comes from, its kind."""

FONT = re.compile(rb"(?:OTTO|\x00\x01\x00\x00|true)(?=\x00[\x04-\x40])")
NEEDED = {b"head", b"name", b"cmap", b"maxp"}


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
