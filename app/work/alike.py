"""When two texts are one that was read twice: folding, and characters that look the same to a reader."""

from __future__ import annotations

import functools
import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from app import paths

if TYPE_CHECKING:
    from PIL import ImageFont

LEAST_PART = 8
"""Characters that a part of a text must have to stand for it (CONTRACT: Merging)."""
FEW = 0.03
"""Share of characters that a reader may get wrong in a text that is still the same."""
SHAPE = 0.76
"""How much of two drawn characters must coincide for one to be misread as the other."""
SIDE = 40
SIMILAR = 0.8
# What a reader mixes up: letters that are drawn like digits, a stroke that is drawn like a dash.
LOOK = str.maketrans({"o": "0", "〇": "0", "○": "0", "l": "1", "i": "1", "|": "1", "丨": "1", "一": "."})


def fold(text: str) -> str:
    """A text without what reading it may change: width, case, blanks, kind of punctuation, pictures.

    ``O`` and ``0``, ``l``, ``I`` and ``1`` fold to the digit; each run of punctuation to one mark, none
    at the ends; emoji go. Digits and letters stay, so that no amount folds into another one.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().translate(LOOK)
    return re.sub(r"\.+", ".", "".join(filter(None, map(_folded, plain)))).strip(".")


@functools.lru_cache(maxsize=8192)
def _folded(char: str) -> str:
    kind = unicodedata.category(char)
    if kind in ("So", "Sk", "Mn", "Me", "Cf", "Co", "Cn", "Cc") or kind.startswith("Z"):
        return ""
    return "." if kind.startswith("P") else char


def same(one: str, other: str) -> bool:
    """Whether two folded texts are equal, or one is a part of the other that is long enough."""
    short, long = sorted((one, other), key=len)
    return bool(short) and (short == long or (len(short) >= LEAST_PART and short in long))


def similar(one: str, other: str) -> bool:
    """Near enough that a person should look."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SIMILAR


def misread(one: str, other: str) -> bool:
    """Whether two folded texts differ by nothing but a few characters that look alike; never by a digit."""
    if len(one) != len(other) or not one:
        return False
    odd = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    few = len(odd) <= max(1, FEW * len(one))
    return few and len(one) >= LEAST_PART and all(looks_like(a, b) for a, b in odd)


@functools.lru_cache(maxsize=4096)
def looks_like(one: str, other: str) -> bool:
    """Whether two characters are drawn so much alike that a reader takes one for the other."""
    if one == other:
        return True
    if one.isdigit() or other.isdigit():
        return False
    first, second = _drawn(one), _drawn(other)
    shared = sum(a and b for a, b in zip(first, second, strict=True))
    return shared >= SHAPE * max(sum(first), sum(second), 1)


@functools.lru_cache(maxsize=1024)
def _drawn(char: str) -> tuple[bool, ...]:
    """The ink of a character, a little swollen, so that a shifted stroke still coincides."""
    from PIL import Image, ImageDraw, ImageFilter

    picture = Image.new("L", (SIDE + 8, SIDE + 8))
    ImageDraw.Draw(picture).text((4, 0), char, font=_font(), fill=255)
    return tuple(value > 100 for value in picture.filter(ImageFilter.MaxFilter(3)).tobytes())


@functools.lru_cache(maxsize=1)
def _font() -> ImageFont.FreeTypeFont:
    from PIL import ImageFont as Fonts

    return Fonts.truetype(str(paths.resource("fonts", "NotoSansCJKsc-Regular.otf")), SIDE)
