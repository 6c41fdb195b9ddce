"""The fonts that decide every page: where they are, and which characters none of them has."""

from __future__ import annotations

import bisect
import functools
import unicodedata
from typing import TYPE_CHECKING

from app.paths import resource
from app.report.blocks import Doc, is_visible

if TYPE_CHECKING:
    from pathlib import Path


def folder() -> Path:
    """The folder of the fonts; no other font is ever used for PDF."""
    return resource("fonts")


@functools.cache
def _ranges() -> tuple[list[int], list[int]]:
    """First and last code points of what the fonts have (``packaging/fonts.py`` writes the list)."""
    lines = (folder() / "characters.txt").read_text(encoding="ascii").split()
    pairs = [(int(first, 16), int(last, 16)) for first, last in (line.split("-") for line in lines)]
    return [first for first, _ in pairs], [last for _, last in pairs]


def _listed(character: str) -> bool:
    firsts, lasts = _ranges()
    place = bisect.bisect_right(firsts, ord(character)) - 1
    return place >= 0 and ord(character) <= lasts[place]


@functools.cache
def _substitute(character: str) -> str:
    """What stands on paper for a character: itself, its number, a space, or nothing."""
    if character == "\n" or _listed(character):
        return character
    if is_visible(character):
        return f"〔U+{ord(character):04X}〕"
    return " " if unicodedata.category(character) == "Zs" else ""


def missing_characters(text: str) -> set[str]:
    """Characters that paper cannot show; they are reported before anything is made."""
    return {c for c in set(text) if is_visible(c) and not _listed(c)}


def missing_in(doc: Doc) -> set[str]:
    """Characters of a document that the PDF has to name by number."""
    return missing_characters("".join(doc.texts()) + doc.footer_left)


def spelled(text: str) -> str:
    """Text in which what no font has is named by its number, never shown as an empty box."""
    odd = {ord(c): replaced for c in set(text) if (replaced := _substitute(c)) != c}
    return text.translate(odd) if odd else text
