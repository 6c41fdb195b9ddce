"""A screen out of a photo painted anew: every area in one colour, without words, light, waves and noise.

Areas of one colour tell bubbles, cards and portraits apart. A camera adds what changes slowly (light), what
swings (moiré) and grain; edges of bubbles stay, however faint, and are straight and long. So areas are cut at
edges, joined again where the step between them, taken along the whole border, is too small to be drawn, and
painted in their usual colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from app.intake.screens.waves import stilled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.intake.ocr import Line, Pixels

    Picture = NDArray[np.float32]
    Labels = NDArray[np.int32]

WIDTH = 480
CALM = 1.2
"""Blur against grain, in pixels of the small picture."""
INK = 20.0
"""Steps in brightness from its paper from which on a pixel in a line's box belongs to a letter."""
EDGE = 2.6
"""Steps in brightness within three pixels that may be an area's edge; light changes more slowly."""
STEP = 1.8
"""Mean step along a border below which the areas at its sides are one."""
LIFTED = 1.4
"""How much brighter a dark picture is made before its grain has to be reckoned with."""
REACH = 4
"""Pixels from a border at which the colours at its sides are compared."""
ROUNDS = 12
MOST = 120
FAR = 0.01
"""How little of the page is near where its usual light is taken instead."""
SPREAD, COARSE = 30, 8
"""Blur, in pixels of the small picture, that leaves the light only, and how much that is shrunk for it."""
NEAR, DRAWN = 12, 60
"""How near colours beside each other may be without a line between, and how far that is from them."""
SAME = 3
"""Pixels by which the edges of two areas differ at most that are halves of one bubble."""
SMALLEST = 20
"""Height and width in pixels of the smallest bubble."""
FILLED = 0.85
"""Share of its box that a bubble fills; corners may be round."""
SPECK = 150
"""Pixels below which an area is a spot that belongs to what surrounds it."""


def painted(pixels: Pixels, lines: Sequence[Line]) -> Pixels | None:
    """The areas of a screen (RGB, made upright) with its lines, 480 pixels wide, each in one colour.

    ``None`` where there are more areas than any screen has: waves too strong to be told from edges.
    """
    import cv2

    scale = WIDTH / pixels.shape[1]
    size = (WIDTH, max(8, round(pixels.shape[0] * scale)))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    shown = np.asarray(small, dtype=np.float32)
    paper = _paper_of(shown, lines, scale)
    bare = _filled_up(stilled(_filled_up(shown, paper), shown), paper)
    gain = min(2.0, 240 / max(1.0, float(np.percentile(_most(bare), 90))))
    bright = np.clip(bare * gain, 0, 255).astype(np.uint8)
    calm = np.asarray(cv2.GaussianBlur(cv2.medianBlur(bright, 5), (0, 0), CALM), dtype=np.float32)
    grain = max(1.0, gain / LIFTED)
    labels = _joined(_cut(calm, EDGE * grain), calm, STEP * grain)
    if np.unique(labels).size > MOST:
        return None
    return _coloured(labels, calm)


def _paper_of(small: Picture, lines: Sequence[Line], scale: float) -> Picture:
    """Where the picture shows no letter: 1, and 0 in the letters of its lines."""
    import cv2

    paper = np.ones(small.shape[:2], np.float32)
    for line in lines:
        x0, y0 = max(0, int(line.x * scale) - 1), max(0, int(line.y * scale) - 1)
        x1, y1 = int(np.ceil(line.right * scale)) + 1, int(np.ceil(line.bottom * scale)) + 1
        region = small[y0:y1, x0:x1]
        if region.size == 0:
            continue
        away = _most(np.abs(region - _paper(region)))
        ink = cv2.dilate((away > INK).astype(np.uint8), np.ones((3, 3), np.uint8))
        paper[y0:y1, x0:x1][ink > 0] = 0
    return paper


def _filled_up(small: Picture, paper: Picture) -> Picture:
    """The picture with its letters filled up from around them."""
    import cv2

    known = np.dstack((small * paper[..., None], paper))
    # Far inside large or uneven ink nothing near is left: there what is farther away counts.
    far = cv2.resize(cv2.blur(known, (61, 61))[::4, ::4], paper.shape[::-1], interpolation=cv2.INTER_LINEAR)
    near = cv2.GaussianBlur(known, (0, 0), 3) + 0.01 * far
    around = near[..., :3] / (near[..., 3:] + 1e-5)
    return np.asarray(np.where(paper[..., None] > 0, small, around), dtype=np.float32)


def _most(steps: Picture) -> Picture:
    """The largest of the three channels of each pixel."""
    return np.maximum(np.maximum(steps[..., 0], steps[..., 1]), steps[..., 2])


def _paper(region: Picture) -> NDArray[np.float32]:
    """The colour of a line's ground: what its border and most of its pixels have."""
    values = region.reshape(-1, 3)
    keys = (values.mean(axis=1) / 12).astype(np.int64)
    most = np.bincount(keys, minlength=1).argmax()
    return np.asarray(np.median(values[np.abs(keys - most) <= 1], axis=0), dtype=np.float32)


def _cut(calm: Picture, edge: float) -> Labels:
    """Areas between steps above ``edge``; edges are shared out among the areas beside them."""
    import cv2

    kernel = np.ones((3, 3), np.uint8)
    steps = _most(cv2.dilate(calm, kernel) - cv2.erode(calm, kernel))
    flat = (steps < edge).astype(np.uint8)
    _count, markers = cv2.connectedComponents(flat, connectivity=4)
    sizes = np.bincount(markers.ravel())
    markers[sizes[markers] < 12] = 0
    grown = cv2.watershed(calm.astype(np.uint8), markers.astype(np.int32))
    return _filled(np.asarray(grown, dtype=np.int32))


def _filled(labels: Labels) -> Labels:
    """Borders (-1) and unlabelled spots given to the area at their left or above."""
    for axis, shift in ((1, 1), (0, 1), (1, -1), (0, -1)):
        open_ = labels <= 0
        if not open_.any():
            break
        labels[open_] = np.roll(labels, shift, axis=axis)[open_]
    labels[labels < 0] = 0
    return labels


def _joined(labels: Labels, calm: Picture, step: float) -> Labels:
    """Areas joined over borders along which no ``step`` is seen, and specks with what is around them."""
    for _round in range(ROUNDS):
        pairs, steps = _borders(labels, calm)
        sizes = np.bincount(labels.ravel())
        if pairs.size == 0:
            break
        smaller = np.minimum(sizes[pairs[:, 0]], sizes[pairs[:, 1]])
        cost = np.where(smaller < SPECK, np.minimum(steps, step) / 2, steps)
        parent = np.arange(sizes.size)
        taken = np.zeros(sizes.size, np.bool_)
        for n in np.argsort(cost):
            if cost[n] >= step:
                break
            one, other = (int(value) for value in pairs[n])
            small, large = (one, other) if sizes[one] < sizes[other] else (other, one)
            # An area joins one other a round; what it joins has to stay where it is.
            if not taken[small] and parent[large] == large:
                parent[small] = large
                taken[small] = taken[large] = True
        if not taken.any():
            break
        labels = np.asarray(parent[labels], dtype=np.int32)
    return labels


def _borders(labels: Labels, calm: Picture) -> tuple[Any, Any]:
    """Pairs of neighbouring areas, and the mean colour step from one to the other along their border."""
    found = []
    for axis in (0, 1):
        here = labels[:-REACH] if axis == 0 else labels[:, :-REACH]
        there = labels[REACH:] if axis == 0 else labels[:, REACH:]
        one = calm[:-REACH] if axis == 0 else calm[:, :-REACH]
        other = calm[REACH:] if axis == 0 else calm[:, REACH:]
        apart = here != there
        low, high = np.minimum(here[apart], there[apart]), np.maximum(here[apart], there[apart])
        sign = np.where(here[apart] < there[apart], 1.0, -1.0)[:, None]
        found.append((low.astype(np.int64) << 32 | high, (other[apart] - one[apart]) * sign))
    keys = np.concatenate([each[0] for each in found])
    steps = np.concatenate([each[1] for each in found])
    if keys.size == 0:
        return np.empty((0, 2), np.int64), np.empty(0)
    unique, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    sums = np.stack([np.bincount(inverse, steps[:, c], unique.size) for c in range(3)], axis=1)
    mean = np.abs(sums / counts[:, None]).max(axis=1)
    pairs = np.stack([unique >> 32, unique & 0xFFFFFFFF], axis=1)
    return pairs, mean


def _coloured(labels: Labels, calm: Picture) -> Pixels:
    """Every area in its usual colour, with the light of the largest area (the page) taken out of all."""
    import cv2

    sizes = np.bincount(labels.ravel())
    page = labels == int(sizes.argmax())
    weight = page.astype(np.float32)[..., None]
    usual = np.median(calm[page], axis=0)
    # Light changes slowly: it is worked out in a picture an eighth as wide.
    size = (-(-page.shape[1] // COARSE), -(-page.shape[0] // COARSE))
    coarse = cv2.resize(np.concatenate((calm * weight, weight), axis=2), size, interpolation=cv2.INTER_AREA)
    near = cv2.GaussianBlur(coarse, (0, 0), SPREAD / COARSE)
    shone = (near[..., :3] + FAR * usual) / (near[..., 3:] + FAR)
    light = cv2.resize(shone.astype(np.float32), page.shape[::-1], interpolation=cv2.INTER_LINEAR)
    even = calm - light + usual if float(page.mean()) > 0.15 else calm
    result = np.zeros_like(labels, shape=(*labels.shape, 3), dtype=np.uint8)
    order = np.argsort(labels.ravel(), kind="stable")
    values = even.reshape(-1, 3)[order]
    edges = np.flatnonzero(np.diff(labels.ravel()[order], prepend=-1))
    flat = result.reshape(-1, 3)
    for start, end in zip(edges, [*edges[1:], order.size], strict=True):
        flat[order[start:end]] = np.clip(np.median(values[start:end], axis=0), 0, 255)
    _rimmed(result, labels)
    return result


def _rimmed(painted: Pixels, labels: Labels) -> None:
    """Draw a line around boxes whose colour is too near to that beside them to be told from it."""
    low, high = _spans(labels)
    boxes = _boxes(labels, high - low + 1)
    ink = painted.astype(np.int16)
    rims = np.zeros(labels.shape, np.bool_)
    for axis, step in ((0, 1), (0, -1), (1, 1), (1, -1)):
        beside = np.roll(labels, -step, axis=axis)
        y, x = np.nonzero(boxes[labels] & (labels != beside))
        y2, x2 = (y + step, x) if axis == 0 else (y, x + step)
        inside = (y2 >= 0) & (x2 >= 0) & (y2 < labels.shape[0]) & (x2 < labels.shape[1])
        y, x, y2, x2 = (each[inside] for each in (y, x, y2, x2))
        one, other = labels[y, x], labels[y2, x2]
        near = np.abs(ink[y, x] - ink[y2, x2]).max(axis=1) <= NEAR
        hole = ((low[other] >= low[one]) & (high[other] <= high[one])).all(axis=1)
        along = slice(1 - axis, 2 - axis)
        part = (np.abs(low[other] - low[one])[:, along] <= SAME)[:, 0]
        part &= (np.abs(high[other] - high[one])[:, along] <= SAME)[:, 0]
        drawn = near & ~hole & ~part
        rims[y2[drawn], x2[drawn]] = True
    painted[rims] = np.where(ink[rims] > 128, ink[rims] - DRAWN, ink[rims] + DRAWN)


def _spans(labels: Labels) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first and the last row and column of each area, by its label."""
    count = int(labels.max()) + 1
    low = np.full((count, 2), max(labels.shape), np.int64)
    high = np.zeros((count, 2), np.int64)
    for axis, lines in enumerate((labels, labels.T)):
        for place, line in enumerate(lines):
            present = np.unique(line)
            low[present, axis] = np.minimum(low[present, axis], place)
            high[present, axis] = place
    return low, high


def _boxes(labels: Labels, spans: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which areas fill a box that does not reach from edge to edge, by their labels."""
    sizes = np.bincount(labels.ravel(), minlength=len(spans))
    filled = sizes >= FILLED * spans.prod(axis=1)
    inner = spans[:, 1] < 0.97 * labels.shape[1]
    return np.asarray(filled & inner & (spans.min(axis=1) >= SMALLEST), dtype=np.bool_)
