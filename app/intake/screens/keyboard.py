"""An open keyboard at the foot of a screen: where it begins, and where the field above it does."""

from __future__ import annotations

import difflib
import itertools
import re
from typing import TYPE_CHECKING

from app.intake.screens.layout import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.ocr import Line
    from app.intake.screens.layout import Block, Screen

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
"""Rows of keys as most keyboards have them; the other layouts move a letter or two."""
GROUPS = re.compile(r"ABC|DEF|GHI|JKL|MNO|PQRS|TUV|WXYZ")
"""Letters on the keys of a keyboard with nine keys."""
LIKE = 0.6
"""How like a row of keys the letters of a row must be (some are misread or overlooked)."""
FIELD = 0.36
"""How far above the keys, in widths of the screen, the input field begins at most."""


def top_of(screen: Screen) -> float | None:
    """The upper edge of an open keyboard in pixels, its row of suggestions included; ``None`` without one."""
    low = [line for line in screen.lines if line.middle > 0.3 * screen.height]
    rows = rows_of(low)
    keys = [row for row in rows if _is_row_of_keys(row, screen.width)]
    if len(keys) < 2:
        return None
    first = keys[0]
    pitch = min(_middle(two) - _middle(one) for one, two in itertools.pairwise(keys))
    if not 0.05 * screen.width < pitch < 0.25 * screen.width:
        return None
    top = _middle(first) - 0.55 * pitch
    above = [row for row in rows if 0.5 * pitch < _middle(first) - _middle(row) < 1.35 * pitch]
    suggestions = [row for row in above if len(row) >= 3 or _is_spread(row)]
    return min([top, *(min(line.y for line in row) - 0.2 * pitch for row in suggestions)])


def field_above(screen: Screen, keys: float, page: Block | None) -> float:
    """Where the content ends above an open keyboard: at the field in which one writes, be it empty."""
    reach = keys - FIELD * screen.width
    fields = [
        block.y
        for block in screen.blocks
        if block.boxy
        and not block.full
        and 0.4 * screen.width < block.w
        and block.h < 0.2 * screen.width
        and keys - 0.25 * screen.width < block.bottom <= keys + 0.02 * screen.width
        and len(block.lines) == 1
        and block.lines[0].w < 0.6 * block.w
    ]
    ends = page.bottom if page is not None and page.bottom > reach else keys
    return min([keys, ends, *fields])


def _middle(row: Sequence[Line]) -> float:
    return sum(line.middle for line in row) / len(row)


def _is_row_of_keys(row: Sequence[Line], width: int) -> bool:
    text = "".join(line.text for line in row)
    if len(set(GROUPS.findall(text.upper()))) >= 2:
        return True
    letters = re.sub(r"[^a-z]", "", text.lower().replace("0", "o"))
    across = row[-1].right - row[0].x
    if not 3 < len(letters) < 14 or across < 0.3 * width or len(letters) < 0.6 * len(text.replace(" ", "")):
        return False
    return any(difflib.SequenceMatcher(None, letters, keys).ratio() > LIKE for keys in ROWS)


def _is_spread(row: Sequence[Line]) -> bool:
    """Whether a row that was read as one line is several short words far apart."""
    pieces = row[0].text.split()
    return len(row) == 1 and len(pieces) >= 4 and max(map(len, pieces)) <= 4
