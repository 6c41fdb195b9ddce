"""Photos of a screen or sheet: finds it in the picture, makes it upright, and maps boxes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from app.intake import levelling, rims

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.intake.ocr import Pixels

SEARCH = 640
"""Longest side of the shrunken picture in which the screen's outline is searched."""
LEAST_AREA = 0.1
PHONE, SHEET = (1.6, 2.7), (1.2, 1.65)
"""How much longer than wide a phone's screen and a sheet of paper look, at any angle a person takes."""
EDGE = 0.008
"""How near to the photo's edge, as a share of its longer side, a corner lies on it."""
STILL, CALM = 0.5, 0.86
"""Share of pixels equal to their neighbour: below the first a picture is a photo, above the second none."""
FEW = 0.75
"""Share of a picture that the three commonest shades have in nearly all screenshots."""
TILTED = 0.006
"""Rise of lines of text that no screenshot has."""
TALLEST = 3.0
"""How much longer than wide a photo is at most: taller pictures are stitched screenshots."""
AWRY = 0.06
"""Rise that lines may keep in an outline taken for the screen's; more, and it is something else's outline."""
WIDEST = 1080
"""Width of the upright screen: finer pixels hold the camera's grain, not more of the letters."""


@dataclass(frozen=True)
class Flat:
    """A screen made upright out of a photo; ``back`` maps its points to the photo's."""

    pixels: Pixels
    back: NDArray[np.float64]

    def region(self, box: list[int]) -> list[int]:
        """The upright rectangle in the photo around a box ``[x, y, w, h]`` of the flat screen."""
        import cv2

        x, y, w, h = box
        corners = np.array([[[x, y], [x + w, y], [x, y + h], [x + w, y + h]]], dtype=np.float64)
        points = np.asarray(cv2.perspectiveTransform(corners, self.back))[0]
        low, high = points.min(axis=0), points.max(axis=0)
        return [
            round(float(low[0])),
            round(float(low[1])),
            round(float(high[0] - low[0])),
            round(float(high[1] - low[1])),
        ]


def is_photo(pixels: Pixels) -> bool:
    """Whether a picture has a camera's noise everywhere, which no screenshot has, however compressed."""
    return pixels.size > 30_000 and _stillness(pixels)[0] < STILL


def may_be_photo(pixels: Pixels) -> bool:
    """Whether it takes a look at the lines of text to know: a calm photo, or a compressed screenshot."""
    still, few = _stillness(pixels)
    return (STILL <= still < CALM and few < FEW) or _has_slanting_edges(pixels)


def _has_slanting_edges(pixels: Pixels) -> bool:
    """Whether long edges run a little off upright or level, as a phone's frame does in a photo."""
    import cv2

    if not 1 / TALLEST < pixels.shape[0] / pixels.shape[1] < TALLEST:
        return False
    small = _gray(pixels, min(1.0, SEARCH / max(pixels.shape[:2])))
    edges = cv2.Canny(cv2.GaussianBlur(small, (3, 3), 0), 40, 120)
    least = 0.25 * max(small.shape)
    found = cv2.HoughLinesP(edges, 1, np.pi / 720, 70, minLineLength=least, maxLineGap=4)
    lines = np.empty((0, 4)) if found is None else np.asarray(found, dtype=np.float64).reshape(-1, 4)
    turned = np.degrees(np.arctan2(lines[:, 3] - lines[:, 1], lines[:, 2] - lines[:, 0])) % 90
    off = np.minimum(turned, 90 - turned)
    return int(((off > 0.6) & (off < 15)).sum()) >= 2


def is_tilted(rows: NDArray[np.float64]) -> bool:
    """Whether lines of text (``ocr.baselines``) are turned or fan out, as in a photo only."""
    slant = levelling.slant_of(rows)
    if slant is None or len(rows) < 3:
        return False
    span = float(np.ptp(rows[:, 1]))
    return abs(slant.rise) > TILTED or abs(slant.growth) * span > 3 * TILTED


def _stillness(pixels: Pixels) -> tuple[float, float]:
    """Shares of the pixels that equal their neighbour, and that have one of the three commonest shades."""
    small = _gray(pixels, 480 / max(480, pixels.shape[1])).astype(np.int16)
    shades = np.bincount(small.ravel(), minlength=256) / small.size
    few = 0.0
    for _shade in range(3):
        top = int(np.convolve(shades, np.ones(3), "same").argmax())
        few += float(shades[max(0, top - 1) : top + 2].sum())
        shades[max(0, top - 3) : top + 4] = 0
    return float((small[:, 1:] == small[:, :-1]).mean()), few


def screen_in(pixels: Pixels, rows: NDArray[np.float64]) -> Flat | None:
    """The screen in a photo, upright; ``rows`` are its lines of text (``ocr.baselines``).

    The outline of the screen is taken where one is seen in which the lines lie level, else what the lines
    themselves and the edges beyond them say. ``None`` where neither is found.
    """
    import cv2

    slant = levelling.slant_of(rows)
    quad = _corners(pixels, PHONE)
    if slant is not None and (quad is None or not _holds(quad, rows)):
        quad = levelling.corners_of(pixels, rows, slant)
    if quad is None:
        return None
    quad = rims.without_rim(pixels, quad, rows)
    width, height = _lengths(quad)
    scale = min(1.0, WIDEST / width)
    size = (round(width * scale), round(height * scale))
    if min(size) < 24:
        return None
    there = _onto(quad, size)
    if slant is not None:
        there = levelling.finished(there, rows, size)
    calm = cv2.GaussianBlur(pixels, (0, 0), 0.4 / scale) if scale < 0.8 else pixels
    flat = np.asarray(
        cv2.warpPerspective(calm, there, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    )
    return Flat(np.asarray(flat, dtype=np.uint8), np.asarray(np.linalg.inv(there), dtype=np.float64))


def _holds(quad: NDArray[np.float64], rows: NDArray[np.float64]) -> bool:
    """Whether an outline is that of an upright screen: nearly all lines lie whole in it, and level."""
    import cv2

    outline = quad.astype(np.float32)
    width, height = _lengths(quad)
    ends = rows[:, :4].reshape(-1, 2)
    within = [cv2.pointPolygonTest(outline, (float(x), float(y)), True) > -0.01 * width for x, y in ends]
    inside = np.array(within).reshape(-1, 2).all(axis=1)
    return (
        height > width
        and float(np.mean(inside)) > 0.9
        and levelling.residual(rows, _onto(quad, (round(width), round(height)))) < AWRY
    )


def _lengths(corners: NDArray[np.float64]) -> tuple[float, float]:
    """The usual width and height of an outline in pixels."""
    width = (np.linalg.norm(corners[1] - corners[0]) + np.linalg.norm(corners[2] - corners[3])) / 2
    height = (np.linalg.norm(corners[3] - corners[0]) + np.linalg.norm(corners[2] - corners[1])) / 2
    return float(width), float(height)


def _onto(corners: NDArray[np.float64], size: tuple[int, int]) -> NDArray[np.float64]:
    """The warp of an outline onto an upright picture of a size."""
    import cv2

    w, h = size
    target = np.array([[0, 0], [w, 0], [w, h], [0, h]], dtype=np.float32)
    return np.asarray(cv2.getPerspectiveTransform(corners.astype(np.float32), target), dtype=np.float64)


def flatten(pixels: Pixels, sides: tuple[float, float] = PHONE) -> Flat | None:
    """The screen or sheet in a photo, upright; ``None`` if no outline of one is found.

    ``sides`` bounds how much longer than wide it is: :data:`PHONE` or :data:`SHEET`.
    """
    import cv2

    corners = _corners(pixels, sides)
    if corners is None:
        return None
    width, height = _lengths(corners)
    size = (round(width), round(height))
    there = _onto(corners, size)
    flat = np.asarray(cv2.warpPerspective(pixels, there, size, flags=cv2.INTER_CUBIC), dtype=np.uint8)
    return Flat(flat, np.asarray(np.linalg.inv(there), dtype=np.float64))


def _gray(pixels: Pixels, scale: float) -> NDArray[np.uint8]:
    import cv2

    gray = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    size = (max(1, round(gray.shape[1] * scale)), max(1, round(gray.shape[0] * scale)))
    return np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _corners(pixels: Pixels, sides: tuple[float, float]) -> NDArray[np.float64] | None:
    """Corners (top left, clockwise) of the largest four-sided outline, the inner one of a dark frame."""
    scale = min(1.0, SEARCH / max(pixels.shape[:2]))
    gray = _gray(pixels, scale)
    quads = [quad for mask in _masks(gray) for quad in _quads(mask)]
    quads = [quad for quad in quads if not _leaves(quad, gray)] or quads
    quads = [quad for quad in quads if sides[0] < _longer(quad) < sides[1]] or quads
    if not quads:
        return None
    largest = max(_area(quad) for quad in quads)
    # Frame and screen give two outlines, one in the other: the smaller of nearly equal ones is the screen.
    best = min((quad for quad in quads if _area(quad) > 0.8 * largest), key=_area)
    return np.asarray(_ordered(best) / scale, dtype=np.float64)


def _masks(gray: NDArray[np.uint8]) -> list[Any]:
    import cv2

    calm = cv2.GaussianBlur(gray, (5, 5), 0)
    kernel = np.ones((3, 3), np.uint8)
    dark = [
        cv2.morphologyEx((calm < level).astype(np.uint8) * 255, cv2.MORPH_CLOSE, kernel)
        for level in (40, 60, 80)
    ]
    bright = [
        cv2.morphologyEx((calm > level).astype(np.uint8) * 255, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
        for level in (90, 130)
    ]
    edges = cv2.dilate(cv2.Canny(calm, 40, 120), kernel)
    return [*dark, *bright, edges]


def _quads(mask: Any) -> list[NDArray[np.float64]]:  # noqa: ANN401  an OpenCV picture
    import cv2

    outlines, _tree = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    whole = mask.shape[0] * mask.shape[1]
    found = []
    for outline in outlines:
        hull = cv2.convexHull(outline)
        if not LEAST_AREA * whole < cv2.contourArea(hull) < 0.97 * whole:
            continue
        quad = cv2.approxPolyDP(hull, 0.03 * cv2.arcLength(hull, True), True)
        if len(quad) == 4 and cv2.contourArea(quad) > 0.93 * cv2.contourArea(hull):
            found.append(np.asarray(quad, dtype=np.float64).reshape(4, 2))
    return found


def _leaves(quad: NDArray[np.float64], gray: NDArray[np.uint8]) -> bool:
    """Whether two corners or more lie on the photo's edge: the table beside the screen, not the screen."""
    size = np.array([gray.shape[1], gray.shape[0]], dtype=np.float64)
    slack = EDGE * size.max()
    return int(((quad < slack) | (quad > size - 1 - slack)).any(axis=1).sum()) >= 2


def _longer(quad: NDArray[np.float64]) -> float:
    """How much longer an outline is than wide, upright or not."""
    corners = _ordered(quad)
    across = float(np.linalg.norm(corners[1] - corners[0]) + np.linalg.norm(corners[2] - corners[3]))
    down = float(np.linalg.norm(corners[3] - corners[0]) + np.linalg.norm(corners[2] - corners[1]))
    return max(across, down) / max(min(across, down), 1.0)


def _area(quad: NDArray[np.float64]) -> float:
    import cv2

    return float(cv2.contourArea(quad.astype(np.float32)))


def _ordered(quad: NDArray[np.float64]) -> NDArray[np.float64]:
    """Corners from the top left clockwise."""
    by_sum, by_difference = quad.sum(axis=1), quad[:, 0] - quad[:, 1]
    order = [
        int(by_sum.argmin()),
        int(by_difference.argmax()),
        int(by_sum.argmax()),
        int(by_difference.argmin()),
    ]
    return quad[order]
