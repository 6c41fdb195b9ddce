"""Pictures that are nearly the same: a cheap signature of each, an exact comparison of two (in the child)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from app.intake import images

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from PIL import Image

    Grey = NDArray[np.uint8]

BITS = (16, 8)
NEAR = 20
"""Bits of 128 in which signatures of pictures may differ that are worth comparing."""
WIDTH = 540
CHANGED = 40
"""Levels of grey by which a softened pixel must differ to be another one; compression changes less."""
SPOT = 0.12
"""Share of the picture that one changed spot may take; more is another picture."""
LEAST = 0.5
"""Share of the larger picture that a cropped one must still show."""


def signature(picture: Image.Image) -> str:
    """128 bits as hex: whether each cell of a coarse grid is brighter than its right neighbour."""
    across, down = BITS[1] + 1, BITS[0]
    cells = np.asarray(picture.convert("L").resize((across, down)), dtype=np.int16)
    bits = (np.diff(cells, axis=1) > 2).flatten()
    return np.packbits(bits).tobytes().hex()


def distance(one: str, other: str) -> int:
    """In how many bits two signatures differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def compare(path: Path, media_type: str, other: Path, other_type: str) -> dict[str, Any]:
    """What two pictures have to do with each other.

    Returns:
        ``{"state": "ok", "relation": "same" | "part" | "none", "spot": [x, y, w, h] | None}``: the *same*
        picture in other bytes, or the smaller a *part* of the other (cropped); ``spot`` is the one place
        that differs, in pixels of the first.
    """
    try:
        pair = [images.opened(*each)[0] for each in ((path, media_type), (other, other_type))]
    except images.Unreadable as error:
        return {"state": "failed", "reason": error.reason, "facts": error.facts}
    if min(min(each.size) for each in pair) < images.SMALLEST:
        return {"state": "ok", "relation": "none", "spot": None}
    relation, spot = _related(*pair)
    return {"state": "ok", "relation": relation, "spot": spot}


def _related(one: Image.Image, other: Image.Image) -> tuple[str, list[int] | None]:
    if one.width < WIDTH / 4 or one.width / one.height > 4:
        return "none", None
    scale = min(1.0, WIDTH / max(one.width, other.width))
    first, second = _grey(one, scale), _grey(other, scale)
    if abs(one.width * other.height - one.height * other.width) < 0.01 * one.width * other.height:
        second = _sized(second, first)
        found, box = _differs(first, second)
        return ("same", _scaled(box, scale)) if found else ("none", None)
    small, large = sorted((first, second), key=lambda each: each.size)
    if small.size < LEAST * large.size or any(a > b for a, b in zip(small.shape, large.shape, strict=True)):
        return "none", None
    y, x = _place(small, large)
    cut = large[y : y + small.shape[0], x : x + small.shape[1]]
    found, box = _differs(small, cut)
    if box is not None and first is large:
        box = (box[0] + x, box[1] + y, box[2], box[3])
    return ("part", _scaled(box, scale)) if found else ("none", None)


def _grey(picture: Image.Image, scale: float) -> Grey:
    size = (max(8, round(picture.width * scale)), max(8, round(picture.height * scale)))
    return np.asarray(picture.convert("L").resize(size), dtype=np.uint8)


def _sized(grey: Grey, like: Grey) -> Grey:
    import cv2

    if grey.shape == like.shape:
        return grey
    size = (like.shape[1], like.shape[0])
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _place(small: Grey, large: Grey) -> tuple[int, int]:
    """Where a smaller picture lies in a larger one of the same scale: row and column."""
    import cv2

    scores = cv2.matchTemplate(large, small, cv2.TM_SQDIFF)
    _low, _high, least, _most = cv2.minMaxLoc(scores)
    return int(least[1]), int(least[0])


def _differs(one: Grey, other: Grey) -> tuple[bool, tuple[int, int, int, int] | None]:
    """Whether two greys of one size are one picture, and the box of the one spot that differs."""
    import cv2

    soft = [cv2.GaussianBlur(each, (5, 5), 0).astype(np.int16) for each in (one, other)]
    away = np.abs(soft[0] - soft[1]) > CHANGED
    if one.std() < 3 or other.std() < 3:
        return False, None
    if not away.any():
        return True, None
    rows, columns = np.flatnonzero(away.any(axis=1)), np.flatnonzero(away.any(axis=0))
    x, y = int(columns[0]), int(rows[0])
    w, h = int(columns[-1]) + 1 - x, int(rows[-1]) + 1 - y
    return (True, (x, y, w, h)) if w * h <= SPOT * one.size else (False, None)


def _scaled(box: tuple[int, int, int, int] | None, scale: float) -> list[int] | None:
    return None if box is None else [round(value / scale) for value in box]
