"""Second looks: bubbles in which no line was found, and pictures (emoji) that stand among the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.intake.ocr import Line, away_from, paper_of, reread
from app.intake.screens.layout import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from app.intake.ocr import Pixels
    from app.intake.screens.layout import Screen

Box = tuple[int, int, int, int]
SURE = 0.75
THICK = 0.11
"""Thickness in line heights from which on a coloured patch is no stroke of a letter."""
LEAST_AREA = 0.025
"""Area of the core of a little picture (emoji), in squares of the line's height."""


def overlooked(screen: Screen) -> list[Line]:
    """Lines in small bubbles of one or two characters, which the detector tends to pass over."""
    boxes = list(_empty_boxes(screen))
    return [
        Line(
            text=read.text,
            x=box[0],
            y=box[1],
            w=box[2] - box[0],
            h=box[3] - box[1],
            confidence=round(read.score, 4),
            weakest=round(read.weakest, 4),
        )
        for box, read in zip(boxes, reread(screen.pixels, boxes, screen.unit), strict=True)
        if read.text.strip() and read.score >= SURE
    ]


def _empty_boxes(screen: Screen) -> Iterator[Box]:
    """Even areas set off from the page, as high as a bubble of one line, without a line in them."""
    import cv2

    page = screen.page
    if page is None:
        return
    scale = min(1.0, WIDTH / screen.width)
    size = (max(8, round(screen.width * scale)), max(8, round(screen.height * scale)))
    shown = screen.pixels if screen.ground is None else screen.ground
    small = np.asarray(cv2.resize(shown, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    apart = (away_from(small, page.colour) > 6).astype(np.uint8)
    _count, _labels, stats, _centres = cv2.connectedComponentsWithStats(apart, connectivity=4)
    areas = [tuple(int(each) for each in row) for row in stats[1:]]
    for x, y, w, h, area in areas:
        if not (0.06 * size[0] < w < 0.5 * size[0] and 0.06 * size[0] < h < 0.16 * size[0]):
            continue
        beside = any(
            other[3] > 0.5 * h
            and other[1] < y + h
            and y < other[1] + other[3]
            and 0 <= max(other[0] - x - w, x - other[0] - other[2]) < 0.09 * size[0]
            for other in areas
        )
        box = (round(x / scale), round(y / scale), round((x + w) / scale), round((y + h) / scale))
        if area > 0.6 * w * h and not _portrait(box, screen, beside) and not _holds_line(box, screen):
            yield from inked(screen.pixels, box)


def _portrait(box: Box, screen: Screen, beside: bool) -> bool:
    """Whether an even area is a portrait: square, at the margin, something of its height ``beside`` it."""
    margin = box[0] < 0.06 * screen.width or box[2] > 0.945 * screen.width
    slack = 0.012 * screen.width
    in_line = any(
        block.boxy
        and not block.full
        and block.w > 0.3 * screen.width
        and min(abs(block.x - box[0]), abs(block.right - box[2])) < slack
        for block in screen.blocks
    )
    return beside and margin and not in_line and 0.8 < (box[2] - box[0]) / (box[3] - box[1]) < 1.25


def _holds_line(box: Box, screen: Screen) -> bool:
    return any(
        box[0] <= line.centre <= box[2]
        and box[1] <= line.middle <= box[3]
        and line.h < box[3] - box[1]  # else the whole bubble was taken for a letter
        for line in screen.lines
    ) or any(_is_part(box, line) or _is_read(box, line) for line in screen.lines)


def _is_read(box: Box, line: Line) -> bool:
    """Whether an area is a line of several sure letters: thick coloured ones run together when shrunk."""
    inside = box[0] <= line.centre <= box[2] and box[1] <= line.middle <= box[3]
    close = box[3] - box[1] < 1.15 * line.h and box[2] - box[0] < 1.15 * line.w
    letters = len(line.text.strip())
    return inside and line.confidence > 0.9 and (letters > 2 or (letters == 2 and close))


def _is_part(box: Box, line: Line) -> bool:
    """Whether an area is one letter of a line, such as a bold one of a heading."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    inside = line.x <= x <= line.right and line.y <= y <= line.bottom
    return inside and line.w > 1.6 * (box[2] - box[0]) and line.h < 1.7 * (box[3] - box[1])


def inked(pixels: Pixels, box: Box) -> Iterator[Box]:
    """The box around what is written in an area, with a margin as the recogniser likes it."""
    inset = max(3, (box[3] - box[1]) // 8)
    region = pixels[box[1] + inset : box[3] - inset, box[0] + inset : box[2] - inset]
    if region.size == 0:
        return
    ink = away_from(region, paper_of(region)) > 48
    corner = min(box[2] - box[0], box[3] - box[1]) // 5
    for down in (slice(0, corner), slice(-corner, None)):  # round corners show the page
        for across in (slice(0, corner), slice(-corner, None)):
            ink[down, across] = False
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if rows.size < 6 or columns.size < 3:
        return
    pad = max(4, int(rows[-1] - rows[0]) // 4)
    left, top = box[0] + inset, box[1] + inset
    yield (
        max(0, left + int(columns[0]) - pad),
        max(0, top + int(rows[0]) - pad),
        left + int(columns[-1]) + pad,
        top + int(rows[-1]) + pad,
    )


def pictures_in(lines: Sequence[Line], pixels: Pixels, right: float) -> int:
    """How many coloured little pictures (emoji) stand in or right behind lines of text, left of ``right``."""
    return sum(_pictures_by(line, pixels, right) for line in lines)


def _pictures_by(line: Line, pixels: Pixels, right: float) -> int:
    reach = int(min(line.right + 1.6 * line.h, right))
    region = pixels[int(line.y) : int(line.bottom), int(line.x) : max(reach, int(line.right))]
    if region.size == 0:
        return 0
    red, green, blue = (region[:, :, each] for each in range(3))
    paper = paper_of(region[:, : max(1, int(line.w))])
    # On a coloured ground the rims of white letters are coloured too, but less than the ground.
    least = max(70, int(paper.max() - paper.min()))
    strong = np.maximum(np.maximum(red, green), blue) - np.minimum(np.minimum(red, green), blue) > least
    return _solid_patches(strong & (away_from(region, paper) > 48))


def _solid_patches(vivid: NDArray[np.bool_]) -> int:
    """How many filled patches about as wide as a letter a line holds; strokes of letters are too thin."""
    import cv2

    height = vivid.shape[0]
    thick = max(3, round(THICK * height))
    core = cv2.erode(vivid.astype(np.uint8), np.ones((thick, thick), np.uint8)) > 0
    runs = (
        core[:, start:end] for start, end in _runs(np.asarray(core.any(axis=0))) if end - start < 1.3 * height
    )
    # What someone drew across the words goes on above and below the line.
    inside = (run for run in runs if not (run[0].any() and run[-1].any()))
    return sum(bool(run.sum() > LEAST_AREA * height * height) for run in inside)


def sign_behind(line: Line, pixels: Pixels) -> bool:
    """Whether something stands right behind a line that was not read as a part of it."""
    x0, x1 = int(line.right + 0.06 * line.h), int(line.right + 1.1 * line.h)
    region = pixels[int(line.y) : int(line.bottom), x0:x1]
    if min(region.shape[:2]) < 4:
        return False
    paper = paper_of(pixels[int(line.y) : int(line.bottom), int(line.x) : x1])
    ink = away_from(region, paper) > 48
    return bool(ink.any(axis=1).sum() > 0.25 * region.shape[0] and ink.mean() > 0.04)


def _runs(filled: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Stretches of consecutive filled columns."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], filled, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]
