"""Pictures as paper can hold them: very tall ones in pieces, cut where nothing is printed."""

from __future__ import annotations

import itertools
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.case.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from PIL.Image import Image

#: A picture taller than this many widths is cut; a telephone's screen (about 2.2) is not.
TALLEST = 2.7
#: At least this much taller than wide, it stands beside its facts (a telephone's screen).
BESIDE = 1.6
#: Widest and highest that one stands across the page, in millimetres.
ACROSS, HIGH = 155.0, 172.0
#: Pixels across beyond which paper shows no more (about 260 to the inch).
FINEST = 1600
#: Across at least so many pixels a telephone's screen stays readable beside its facts (150 to the inch).
COARSEST = 460
#: Pixels of all pictures of a PDF together: more take longer to pack than anyone waits.
MOST_PIXELS = 480_000_000
#: How far above and below the ideal place a gap is looked for, as a part of a piece.
REACH = 0.3
#: Parts of the width at either side that are not looked at: frames, scroll bars.
MARGIN = 0.04
#: Difference of grey levels within a row that still counts as nothing printed.
PLAIN = 10


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A picture, or a part of one, with its size in pixels; ``is_tall``: it stands beside its facts."""

    path: Path
    width: int
    height: int
    is_tall: bool


def finest(paths: Iterable[Path]) -> int:
    """How many pixels across pictures may have so that a document of them all is soon made, and small.

    Few pictures keep what paper shows; many are made coarser together, never beyond what can be read.
    """
    from PIL import Image

    sizes = []
    for path in paths:
        with suppress(OSError, Image.DecompressionBombError), Image.open(path) as image:
            sizes.append(image.size)
    across = FINEST
    while across > COARSEST and _pixels(sizes, across) > MOST_PIXELS:
        across = max(COARSEST, across * 9 // 10)
    return across


def _pixels(sizes: list[tuple[int, int]], across: int) -> float:
    """Pixels of pictures that are at most so wide."""
    return sum(min(width, across) ** 2 * height / width for width, height in sizes)


def pieces(path: Path, folder: Path, name: str, across: int = FINEST) -> list[Piece]:
    """The picture itself, or its pieces written to ``folder`` as ``<name>-1.png`` and so on.

    ``across`` is the most pixels that it may be wide.

    Raises:
        Trouble: ``picture_unreadable`` if the prepared picture cannot be opened.
    """
    with _opened(path) as image:
        if image.width > across:
            path, image = _saved(image, folder, name, path.suffix, across)
        if image.height <= TALLEST * image.width:
            return [Piece(path=path, width=image.width, height=image.height, is_tall=is_tall(image))]
        made = []
        for n, part in enumerate(_cut(image), start=1):
            target = folder / f"{name}-{n}.png"
            part.save(target)
            made.append(Piece(path=target, width=part.width, height=part.height, is_tall=True))
        return made


def images(path: Path, across: int = FINEST) -> Iterator[Image]:
    """The same in memory, in RGB, one after the other; arguments and errors as for :func:`pieces`."""
    with _opened(path) as image:
        whole = image.convert("RGB") if image.width <= across else _scaled(image, across)
    yield from _cut(whole) if whole.height > TALLEST * whole.width else (whole,)


@contextmanager
def _opened(path: Path) -> Iterator[Image]:
    from PIL import Image

    try:
        with Image.open(path) as image:
            yield image
    except (OSError, Image.DecompressionBombError) as error:
        raise Trouble("picture_unreadable", name=path.name) from error


def is_tall(image: Image) -> bool:
    """Whether it stands beside its facts, like a telephone's screen."""
    return image.height >= BESIDE * image.width


def _scaled(image: Image, across: int) -> Image:
    """The picture only as fine as paper shows it; letters stay as sharp as with a slower filter."""
    from PIL.Image import Resampling

    size = (across, max(round(image.height * across / image.width), 1))
    return image.convert("RGB").resize(size, Resampling.HAMMING)


def _saved(image: Image, folder: Path, name: str, suffix: str, across: int) -> tuple[Path, Image]:
    """A smaller one in a file; a photograph stays a JPEG."""
    smaller = _scaled(image, across)
    target = folder / f"{name}-scaled{suffix.lower()}"
    smaller.save(target, quality=88)
    return target, smaller


def _cut(image: Image) -> Iterator[Image]:
    cuts = [0, *gaps(image, int(TALLEST * image.width)), image.height]
    for top, bottom in itertools.pairwise(cuts):
        yield image.crop((0, top, image.width, bottom)).convert("RGB")


def gaps(image: Image, tallest: int) -> list[int]:
    """Rows at which to cut so that no piece is taller than ``tallest``: in gaps, pieces about equal."""
    contrast = _contrast(image)
    cuts: list[int] = []
    top = 0
    while (rest := image.height - top) > tallest:
        ideal = rest // -(-rest // tallest)
        lowest, highest = top + int(ideal * (1 - REACH)), top + min(tallest, int(ideal * (1 + REACH)))
        top = _best(contrast, top + ideal, lowest, highest)
        cuts.append(top)
    return cuts


def _contrast(image: Image) -> list[int]:
    """For each row how much its grey levels differ; nothing is printed where they do not."""
    grey = image.convert("L")
    left, right = int(MARGIN * grey.width), max(int((1 - MARGIN) * grey.width), 1)
    rows = (grey.crop((left, y, right, y + 1)).getextrema() for y in range(grey.height))
    return [int(high) - int(low) for low, high in rows]  # type: ignore[arg-type]


def _best(contrast: list[int], ideal: int, lowest: int, highest: int) -> int:
    """The middle of a good gap near the ideal place, or the plainest row if there is none in reach."""
    found = _gaps_between(contrast, lowest, highest)
    if not found:
        return min(range(lowest, highest), key=lambda y: (contrast[y], abs(y - ideal)))
    widest = max(end - start for start, end in found)
    good = [(start + end) // 2 for start, end in found if 2 * (end - start) >= widest]
    return min(good, key=lambda y: abs(y - ideal))


def _gaps_between(contrast: list[int], lowest: int, highest: int) -> list[tuple[int, int]]:
    """First row and end of each stretch of rows with nothing printed."""
    found: list[tuple[int, int]] = []
    start = -1
    for y in range(lowest, highest + 1):
        is_gap = y < highest and contrast[y] <= PLAIN
        if is_gap and start < 0:
            start = y
        elif not is_gap and start >= 0:
            found.append((start, y))
            start = -1
    return found
