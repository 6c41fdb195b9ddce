"""Puts the frames of a scrolled page together: one tall picture, title above and input field below."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from app.intake.media.scrolling import Page, Seen, fixed_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.ocr import Pixels

STEP = (0.3, 0.6)
"""How far apart, in content heights, frames are chosen: each line of text is whole in the middle of one."""
FARTHEST = 0.9
FRAMES = 8
"""Frames that are read in one piece; neighbours share two, so that each message is whole in one."""
SHARED = 2
SLACK = 14
"""Pixels of the video (at 1080 wide) by which a measured place may be wrong."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of a page that is read at once: frames from its top down, and which rows of each are content."""

    page: int
    frames: tuple[Seen, ...]
    top: int
    bottom: int

    @property
    def numbers(self) -> frozenset[int]:
        """Numbers of the frames that it needs."""
        return frozenset(one.number for one in self.frames)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A piece put together: ``pixels`` are RGB; content begins at row ``top``, place ``y`` of the page.

    ``frames`` have their exact places; ``sure`` is false where two neighbours did not fit.
    """

    pixels: Pixels
    top: int
    y: float
    end: float
    frames: tuple[Seen, ...]
    sure: bool = True


def pieces_of(pages: Sequence[Page], height: int) -> list[Piece]:
    """What is to be read of each page, in the order of the pages."""
    pieces: list[Piece] = []
    for number, page in enumerate(pages):
        top, bottom = fixed_rows(page, height)
        chosen = choose(page.seen, bottom - top)
        step = FRAMES - SHARED
        for start in range(0, max(1, len(chosen) - SHARED), step):
            part = tuple(chosen[start : start + FRAMES])
            pieces.append(Piece(page=number, frames=part, top=top, bottom=bottom))
    return pieces


def choose(seen: Sequence[Seen], content: int) -> list[Seen]:
    """Frames that together show the whole page, from the top down; calm ones where there are some."""
    ranked = sorted(seen, key=lambda one: one.y)
    lowest = ranked[-1].y
    chosen = [_calmest([one for one in ranked if one.y <= ranked[0].y + 0.02 * content])]
    at = 0
    while chosen[-1].y < lowest - 0.02 * content:
        here = chosen[-1].y
        while at < len(ranked) and ranked[at].y <= here + 0.02 * content:
            at += 1
        near = _between(ranked, at, here + STEP[0] * content, here + STEP[1] * content)
        near = near or _between(ranked, at, here, here + FARTHEST * content)[-1:] or ranked[at : at + 1]
        if not near:
            break
        chosen.append(_calmest(near))
    return chosen


def _between(ranked: Sequence[Seen], at: int, low: float, high: float) -> list[Seen]:
    found = []
    for one in ranked[at:]:
        if one.y > high:
            break
        if one.y >= low:
            found.append(one)
    return found


def _calmest(frames: Sequence[Seen]) -> Seen:
    """The slowest, and of those the latest: what stands still is sent again more exactly."""
    return min(frames, key=lambda one: (round(one.speed), -one.number))


def stitch(piece: Piece, pictures: Sequence[Pixels]) -> Sheet:
    """Put a piece together.

    Args:
        piece: which frames, from the top down.
        pictures: their RGB pixels in the same order.
    """
    placed, sure = _placed(piece, pictures)
    seams = [_seam(piece, placed, pictures, n) for n in range(len(placed) - 1)]
    edges = [placed[0].y + piece.top, *seams, placed[-1].y + piece.bottom]
    bands = [
        picture[round(low - one.y) : round(high - one.y)]
        for one, picture, low, high in zip(placed, pictures, edges, edges[1:], strict=False)
        if high > low
    ]
    head, foot = pictures[0][: piece.top], pictures[-1][piece.bottom :]
    pixels = _calmed(np.concatenate([head, *bands, foot]))
    return Sheet(pixels=pixels, top=piece.top, y=edges[0], end=edges[-1], frames=placed, sure=sure)


def _calmed(pixels: Pixels) -> Pixels:
    """Without the stains that a video's compression leaves in areas of one colour; letters stay sharp."""
    import cv2

    luma, red, blue = cv2.split(cv2.cvtColor(pixels, cv2.COLOR_RGB2YCrCb))
    luma = cv2.bilateralFilter(luma, 5, 14, 3)
    calm = cv2.merge([luma, cv2.medianBlur(red, 9), cv2.medianBlur(blue, 9)])
    return np.asarray(cv2.cvtColor(calm, cv2.COLOR_YCrCb2RGB), dtype=np.uint8)


def _placed(piece: Piece, pictures: Sequence[Pixels]) -> tuple[tuple[Seen, ...], bool]:
    """The frames with places that are exact to the pixel."""
    placed, sure = [replace(piece.frames[0], y=float(round(piece.frames[0].y)))], True
    for n in range(1, len(piece.frames)):
        guess = piece.frames[n].y - piece.frames[n - 1].y
        moved, fits = _exact(pictures[n - 1], pictures[n], round(guess), piece)
        sure = sure and fits
        placed.append(replace(piece.frames[n], y=placed[-1].y + moved))
    return tuple(placed), sure


def _exact(one: Pixels, other: Pixels, guess: int, piece: Piece) -> tuple[int, bool]:
    """How many pixels the content moved up, searched around a guess; and whether the frames fit there."""
    import cv2

    slack = max(6, round(SLACK * one.shape[1] / 1080))
    low, high = piece.top + max(0, guess) + slack, piece.bottom - slack
    if high - low < 24:
        return guess, False
    deep = min(high - low, one.shape[1] // 2)
    strip = _busiest(one[low:high], deep)
    first = low + strip
    template = one[first : first + deep]
    start, end = first - guess - slack, first - guess + deep + slack
    if start < 0 or end > other.shape[0] or template.std() < 3:
        return guess, True
    scores = np.asarray(cv2.matchTemplate(other[start:end], template, cv2.TM_CCOEFF_NORMED))[:, 0]
    best = int(scores.argmax())
    return guess + slack - best, bool(scores[best] > 0.6)


def _busiest(rows: Pixels, deep: int) -> int:
    """Where a strip of some height holds the most: the first row of it."""
    busy = rows[:, :, 1].std(axis=1)
    total = np.convolve(busy, np.ones(deep), mode="valid")
    return int(total.argmax()) if len(total) else 0


def _seam(piece: Piece, placed: Sequence[Seen], pictures: Sequence[Pixels], n: int) -> float:
    """The place at which one frame goes over into the next: a row without words, near the middle."""
    upper, lower = placed[n], placed[n + 1]
    low, high = lower.y + piece.top, upper.y + piece.bottom
    if high - low < 8:
        return (low + high) / 2
    quarter = (high - low) / 4
    rows = np.arange(round(low + quarter), round(high - quarter))
    first = pictures[n][rows - round(upper.y), :, 1].astype(np.int16)
    second = pictures[n + 1][rows - round(lower.y), :, 1].astype(np.int16)
    # A row of one colour lies between bubbles: inside one, the two frames' shades would split it.
    busy = first.std(axis=1) + np.abs(first - second).mean(axis=1)
    calm = np.convolve(busy, np.ones(5) / 5, mode="same")
    away = np.abs(rows - (low + high) / 2) / max(1.0, quarter)
    return float(rows[int((calm + 0.5 * away).argmin())])
