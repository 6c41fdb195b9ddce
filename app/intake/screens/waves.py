"""Moiré taken out of a photographed screen: coloured waves that a camera's grid and a screen's make.

In a piece of the picture such a wave is one peak among the frequencies, and it is coloured: red, green and
blue swing one after the other. Edges of bubbles are spread over all frequencies, grey, and level or upright.
So in each piece the strongest frequencies that are coloured or oblique are looked for, and what they make up
is taken out of the light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.float32]

SIDE = 96
"""Side in pixels of a piece, of the picture at half its size; pieces overlap by half."""
LONGEST, SHORTEST = SIDE / 2.5, SIDE / 24
"""Lengths of waves in pixels: longer ones are light, shorter ones the blur takes."""
FAINTEST = 0.004
"""Share of the light by which a wave worth taking out swings at least in colour."""
SECOND = 0.3
"""How strong another wave is, against the strongest of its piece."""
OBLIQUE = 2
"""Waves a piece, down as well as across, from which on one is oblique."""
ROUND = 2
"""How many neighbours of a peak belong to it, along both axes together: waves bend."""
HARD = 0.12
"""Steps of swing within three pixels that no wave makes: areas are told apart there."""
DARK = 24.0
"""Brightness by which all is lifted: waves in what is nearly black are grain."""
LEAST = 400
"""Pixels below which an area is too small to show a wave."""
SHOWN = 0.4
"""Share of what is around a place that must show the light for its waves to be known in full."""
SLOW = 24
"""Blur in pixels that leaves the light only."""


def stilled(bare: Picture, shown: Picture) -> Picture:
    """A screen (``shown``, RGB, 0 to 255) without its waves; ``bare`` is it without words."""
    import cv2

    half = cv2.resize(bare, (bare.shape[1] // 2, bare.shape[0] // 2), interpolation=cv2.INTER_AREA)
    swing, seen = _swing(np.asarray(half, dtype=np.float32))
    found = _waves(swing)
    if found is None:
        return shown
    # They go on where an edge or a small thing hides them.
    known = cv2.GaussianBlur(seen.astype(np.float32), (0, 0), SIDE / 10)
    full = np.asarray(found / np.maximum(known, SHOWN)[..., None], dtype=np.float32)
    whole = cv2.resize(full, bare.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray((shown + DARK) * np.exp(-whole) - DARK, dtype=np.float32)


def _swing(half: Picture) -> tuple[Picture, NDArray[np.bool_]]:
    """How far the light of each pixel is from what is usual there (a logarithm), and where that is known."""
    import cv2

    kernel = np.ones((3, 3), np.uint8)
    light = np.log(np.maximum(half, 0) + DARK)
    calm = cv2.GaussianBlur(light, (0, 0), 0.8)
    steps = (cv2.dilate(calm, kernel) - cv2.erode(calm, kernel)).max(axis=2)
    count, labels = cv2.connectedComponents((steps < HARD).astype(np.uint8), connectivity=4)
    flat = labels.ravel()
    sizes = np.bincount(flat, minlength=count)
    seen = np.asarray((labels > 0) & (sizes[labels] > LEAST), dtype=np.bool_)
    sums = np.stack([np.bincount(flat, light[..., n].ravel(), count) for n in range(3)], axis=1)
    usual = sums / np.maximum(sizes, 1)[:, None]
    swing = np.where(seen[..., None], light - usual[labels], 0).astype(np.float32)
    around = cv2.blur(swing, (2 * SLOW, 2 * SLOW))
    weight = cv2.blur(seen.astype(np.float32), (2 * SLOW, 2 * SLOW))
    swing -= around / np.maximum(weight, 0.05)[..., None]
    swing[~seen] = 0
    return np.asarray(swing, dtype=np.float32), seen


def _waves(swing: Picture) -> Picture | None:
    """The waves of a picture of swings, ``None`` where there are none."""
    high, wide = swing.shape[:2]
    hop = SIDE // 2
    across, down = (hop * (-(-side // hop) + 2) for side in (wide, high))
    room = np.zeros((down, across, 3), np.float32)
    room[hop : hop + high, hop : hop + wide] = swing
    places = [(y, x) for y in range(0, down - hop, hop) for x in range(0, across - hop, hop)]
    window = np.hanning(SIDE + 1)[:-1].astype(np.float32)
    window = window[:, None] * window[None, :]
    pieces = np.stack([room[y : y + SIDE, x : x + SIDE] for y, x in places]) * window[..., None]
    parts = np.fft.rfft2(pieces, axes=(1, 2))
    colour = np.abs(parts[..., 0] - parts[..., 1]) ** 2 + np.abs(parts[..., 2] - parts[..., 1]) ** 2
    colour += np.abs(parts.mean(axis=3)) ** 2 * _oblique()
    kept = _peaks(colour, float(window.sum()) / 2)
    if not kept.any():
        return None
    made = np.fft.irfft2(parts * kept[..., None], s=(SIDE, SIDE), axes=(1, 2)).astype(np.float32)
    room[:] = 0
    for (y, x), piece in zip(places, made, strict=True):
        room[y : y + SIDE, x : x + SIDE] += piece
    return room[hop : hop + high, hop : hop + wide]


def _oblique() -> NDArray[np.bool_]:
    """Frequencies that no upright or level edge has: there grey waves count too."""
    down, across = np.abs(np.fft.fftfreq(SIDE) * SIDE), np.arange(SIDE // 2 + 1)
    return np.asarray((down[:, None] >= OBLIQUE) & (across[None, :] >= OBLIQUE), dtype=np.bool_)


def _peaks(colour: NDArray[np.float32], unit: float) -> NDArray[np.bool_]:
    """Which frequencies of each piece are waves: the two strongest in colour and what is right beside them.

    Args:
        colour: their strength, squared, pieces × down × across (half, as of real numbers).
        unit: what a swing of 1 amounts to.
    """
    down, across = np.fft.fftfreq(SIDE) * SIDE, np.arange(SIDE // 2 + 1)
    times = np.hypot(down[:, None], across[None, :])
    left = np.where((times >= SIDE / LONGEST) & (times <= SIDE / SHORTEST), colour, 0)
    kept = np.zeros(colour.shape, np.bool_)
    every = np.arange(len(colour))
    least = np.full(len(colour), FAINTEST)
    for _wave in range(2):
        top = left.reshape(len(left), -1).argmax(axis=1)
        y, x = np.unravel_index(top, colour.shape[1:])
        strength = np.sqrt(left[every, y, x]) / unit
        found = np.flatnonzero(strength > least)
        least = np.maximum(least, SECOND * strength)
        for dy, dx in _NEAR:
            _keep(kept, found, y[found] + dy, x[found] + dx)
        left[kept] = 0
    return np.asarray(kept & (times >= SIDE / LONGEST), dtype=np.bool_)


_NEAR = [
    (dy, dx)
    for dy in range(-ROUND, ROUND + 1)
    for dx in range(-ROUND, ROUND + 1)
    if abs(dy) + abs(dx) <= ROUND
]


def _keep(kept: NDArray[np.bool_], which: NDArray[np.intp], y: NDArray[np.intp], x: NDArray[np.intp]) -> None:
    """Mark one frequency a piece; those left of the half that is held stand mirrored at its right."""
    y = np.where(x < 0, -y, y) % SIDE
    x = np.abs(x)
    held = x < kept.shape[2]
    kept[which[held], y[held], x[held]] = True
    edge = held & (x == 0)
    kept[which[edge], -y[edge] % SIDE, 0] = True
