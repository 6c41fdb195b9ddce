"""Pictures as paper can hold them: very tall ones in pieces, cut where nothing is printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.case.errors import Trouble

if TYPE_CHECKING:
    from PIL.Image import Image

#: A picture taller than this many widths is cut; a telephone's screen (about 2.2) is not.
TALLEST = 2.7
#: Wider than this (height by width) it stands across the page, with the facts below.
WIDE = 1.15
#: How far above the ideal place a gap is looked for, as a part of a piece.
REACH = 0.35
#: Grey levels within a row that still count as nothing printed.
PLAIN = 10


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A picture, or a part of one, with its size in pixels."""

    path: Path
    width: int
    height: int

    @property
    def is_wide(self) -> bool:
        """Whether it is better shown across the page."""
        return self.height < WIDE * self.width


def pieces(path: Path, folder: Path, name: str) -> list[Piece]:
    """The picture itself, or its pieces written to ``folder`` as ``<name>-1.png``…

    Raises:
        Trouble: ``picture_unreadable`` if the prepared picture cannot be opened.
    """
    from PIL import Image

    try:
        with Image.open(path) as image:
            width, height = image.size
            if height <= TALLEST * width:
                return [Piece(path=path, width=width, height=height)]
            return _cut(image, folder, name)
    except (OSError, Image.DecompressionBombError) as error:
        raise Trouble("picture_unreadable", name=path.name) from error


def _cut(image: Image, folder: Path, name: str) -> list[Piece]:
    cuts = [0, *gaps(image, int(TALLEST * image.width)), image.height]
    made = []
    for n, (top, bottom) in enumerate(zip(cuts, cuts[1:], strict=False), start=1):
        target = folder / f"{name}-{n}.png"
        image.crop((0, top, image.width, bottom)).convert("RGB").save(target)
        made.append(Piece(path=target, width=image.width, height=bottom - top))
    return made


def gaps(image: Image, tallest: int) -> list[int]:
    """Rows at which to cut so that no piece is taller than ``tallest``: in gaps where there are any."""
    plain = _plain_rows(image)
    cuts: list[int] = []
    top = 0
    while image.height - top > tallest:
        ideal = top + tallest
        top = _best(plain, ideal, ideal - int(REACH * tallest))
        cuts.append(top)
    return cuts


def _plain_rows(image: Image) -> list[bool]:
    """For each row whether nothing is printed on it: no contrast along the row."""
    grey = image.convert("L")
    rows = []
    for y in range(grey.height):
        low, high = grey.crop((0, y, grey.width, y + 1)).getextrema()
        rows.append(high - low <= PLAIN)  # type: ignore[operator]
    return rows


def _best(plain: list[bool], ideal: int, lowest: int) -> int:
    """The middle of the tallest gap between ``lowest`` and ``ideal``; ``ideal`` if there is none."""
    best, best_size, start = ideal, 0, -1
    for y in range(lowest, ideal + 1):
        is_gap = y < ideal and plain[y]
        if is_gap and start < 0:
            start = y
        elif not is_gap and start >= 0:
            if y - start >= best_size:
                best, best_size = (start + y) // 2, y - start
            start = -1
    return best
