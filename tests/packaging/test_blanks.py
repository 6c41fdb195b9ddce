"""Fonts inside a library are blanked, and zeros leave its file without changing what is loaded."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import blanks  # noqa: E402

FONT = (ROOT / "resources" / "fonts" / "NotoSansCJKsc-Bold.otf").read_bytes()


def test_fonts_are_blanked_and_nothing_else() -> None:
    words = b"it is true\0\5 that OTTO\0\2 and \0\1\0\0\0\6 are no fonts"
    data, count = blanks.without_fonts(words + FONT + words + FONT + words)
    assert count == 2
    assert data == words + bytes(len(FONT)) + words + bytes(len(FONT)) + words


def test_a_font_that_is_cut_short_stays() -> None:
    assert blanks.without_fonts(FONT[:5000]) == (FONT[:5000], 0)


def _library(parts: list[tuple[int, int, bytes]]) -> bytes:
    """A library of what is loaded: flags, bytes of memory beyond those of the file, content from a new page on."""
    heads = [(blanks.PHDR, 4, 64, 64, 64, 56, 56, 8), (blanks.NOTE, 4, 64, 64, 64, 8, 8, 4)]
    body = bytearray(4096)
    for n, (flags, more, content) in enumerate(parts):
        body.extend(bytes(-len(body) % 4096))
        at = len(body)
        heads.append(
            (blanks.LOAD, flags, at, at + 4096 * n, at + 4096 * n, len(content), len(content) + more, 4096)
        )
        body.extend(content)
    start = b"\x7fELF\2\1" + bytes(26) + struct.pack("<QQIHHHHHH", 64, 0, 0, 64, 56, len(heads), 64, 0, 0)
    table = b"".join(struct.pack(blanks.Header.FORM, *one) for one in heads)
    return start + table + bytes(body[64 + len(table) :])


def _memory(data: bytes) -> dict[int, bytes]:
    """What lies in each page that is loaded, as the system does it: the file's bytes, then zeros."""
    pages: dict[int, bytes] = {}
    for n in range(struct.unpack_from("<H", data, 56)[0]):
        kind, _flags, offset, address, _, in_file, in_memory, _ = struct.unpack_from(
            blanks.Header.FORM, data, 64 + 56 * n
        )
        if kind == blanks.LOAD:
            assert (offset - address) % 4096 == 0
            whole = data[offset : offset + in_file] + bytes(in_memory - in_file)
            for place in range(0, len(whole), 4096):
                assert address + place not in pages
                pages[address + place] = whole[place : place + 4096].ljust(4096, b"\0")
    return pages


def test_what_is_loaded_is_the_same_without_the_zeros_in_the_file() -> None:
    million = 1 << 20
    read_only = b"a" * 5000 + bytes(2 * million) + b"b" * 9000 + bytes(3 * million) + b"c" * 777
    library = _library([(4, 0, read_only), (5, 0, b"code" * 3000), (6, 5000, b"data" * 100)])
    made = blanks.without_runs(library)
    assert _memory(made) == _memory(library)
    assert len(library) - len(made) > 5 * million - 4 * 4096


def test_zeros_that_can_be_written_to_and_short_runs_stay() -> None:
    library = _library([(4, 0, b"a" * 100 + bytes(1 << 19) + b"b"), (6, 0, b"d" + bytes(3 << 20) + b"d")])
    assert blanks.without_runs(library) == library


def test_there_are_no_more_holes_than_headers_to_spare() -> None:
    read_only = b"x".join(bytes(size << 20) for size in (2, 3, 4)) + b"x"
    library = _library([(4, 0, b"x" + read_only)])
    made = blanks.without_runs(library)
    assert _memory(made) == _memory(library)
    assert (6 << 20) < len(library) - len(made) < (7 << 20)


def test_what_is_no_library_is_refused() -> None:
    with pytest.raises(ValueError, match="library"):
        blanks.without_runs(b"MZ" + bytes(200))
