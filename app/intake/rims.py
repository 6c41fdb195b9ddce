"""The rim of a phone in the outline of a photographed screen: dark, as wide at both sides, without words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from app.intake import levelling

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.intake.ocr import Pixels

    Points = NDArray[np.float64]

WIDTH = 300
"""Width of the picture in which a rim is looked for."""
WIDEST, TALLEST = 0.08, 0.1
"""Widest rim at a side and at an end, as a share of the width and height of the outline."""
NARROWEST = 0.012
"""Narrower ones do no harm."""
DARK = 80
"""Brightness that a rim has at most."""
SEEN = 0.8
"""Share of its length on which the edge between rim and screen must be seen."""
ALIKE = 2.2
"""How much wider than the other a rim at one side may be."""
LEAN = 0.02


def without_rim(pixels: Pixels, corners: Points, words: Points) -> Points:
    """The corners (top left, clockwise) of the screen in an outline: the outline's own where it has no rim.

    Args:
        pixels: the photo.
        corners: of the outline.
        words: ends of its lines of text (``ocr.baselines``), which are all within the screen.
    """
    import cv2

    if not len(words):
        return corners
    top, right, bottom, left = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    size = (WIDTH, max(24, round(WIDTH * float(left + right) / max(float(top + bottom), 1.0))))
    target = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], dtype=np.float32)
    there = np.asarray(cv2.getPerspectiveTransform(corners.astype(np.float32), target), dtype=np.float64)
    flat = cv2.warpPerspective(pixels, there, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    calm = cv2.GaussianBlur(np.asarray(flat, dtype=np.float32), (0, 0), 0.8)
    ends = cv2.perspectiveTransform(words[:, :4].reshape(-1, 1, 2), there).reshape(-1, 2)
    found = _inner(calm, (ends.min(axis=0), ends.max(axis=0)))
    if found is None:
        return corners
    back = cv2.perspectiveTransform(found.reshape(-1, 1, 2), np.linalg.inv(there))
    return np.asarray(back, dtype=np.float64).reshape(-1, 2)


def _inner(calm: Any, text: tuple[Any, Any]) -> Points | None:  # noqa: ANN401  an OpenCV picture
    """The corners of the screen within an upright outline; ``None`` where it has no rim at its sides."""
    high, wide = calm.shape[:2]
    across = levelling.edge_steps(calm, 1)
    limits = (min(WIDEST * wide, text[0][0]), max((1 - WIDEST) * wide, text[1][0]))
    left = _edge(across, (NARROWEST * wide, limits[0]), outer=1)
    right = _edge(across, (limits[1], (1 - NARROWEST) * wide), outer=-1)
    if left is None or right is None or not _is_rim(calm, left, right):
        return None
    down = levelling.edge_steps(calm, 0).transpose(1, 0)
    upper = _edge(down, (NARROWEST * wide, min(TALLEST * high, text[0][1])), outer=1)
    lower = _edge(down, (max((1 - TALLEST) * high, text[1][1]), high - NARROWEST * wide), outer=-1)
    top, bottom = upper or (0.0, 0.0), lower or (float(high), float(high))
    return np.array(
        [[left[0], top[0]], [right[0], top[1]], [right[1], bottom[1]], [left[1], bottom[0]]], dtype=np.float64
    )


def _edge(
    steps: Any,  # noqa: ANN401  an OpenCV picture
    reach: tuple[float, float],
    *,
    outer: int,
) -> tuple[float, float] | None:
    """The outermost edge that runs from end to end of a picture of steps, between two places."""
    high, wide = steps.shape
    within = (max(3, round(reach[0])), min(wide - 3, round(reach[1]) + 1))
    along = (0.05 * high, 0.95 * high)
    lean = max(2, round(LEAN * wide))
    return levelling.best_edge(steps, along, within, lean=lean, outer=outer, covered=SEEN)


def _is_rim(calm: Any, left: tuple[float, float], right: tuple[float, float]) -> bool:  # noqa: ANN401
    """Whether what is beyond two edges is a phone's rim: dark, as wide at the left as at the right."""
    wide = calm.shape[1]
    widths = sorted((sum(left) / 2, wide - sum(right) / 2))
    strips = (calm[:, 2 : max(3, round(min(left)) - 2)], calm[:, round(max(right)) + 2 : wide - 2])
    dark = all(strip.size and float(np.percentile(strip.max(axis=2), 80)) < DARK for strip in strips)
    return dark and widths[1] < ALIKE * max(widths[0], 1.0)
