"""Fonts inside a library are blanked, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

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
