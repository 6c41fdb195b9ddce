"""Where a screen lies in a photo, by its lines of text: they tell how it is turned, its edges where it ends.

Text is there whatever hides or outshines the frame (a hand, glare, a black frame round a dark screen, a
photo cut to the screen). Its lines say how the picture must be turned to be level; in the level picture the
edges of a screen are nearly straight up and across: each is looked for among all such lines beyond the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.intake.ocr import Pixels

    Points = NDArray[np.float64]

SEARCH = 420
"""Longest side of the level picture in which edges are searched."""
STRAY = 0.01
"""Rise per length by which a line of text may differ from the others without losing weight."""
LEAST_LINES = 2
SIDEWAYS = 0.7
"""Rise per length beyond which a line is none of a picture that stands upright."""
FAINT, STRONG = 5.0, 40.0
"""Steps in brightness: what an edge has at least, and what counts no more."""
COVERED = 0.62
"""Share of its length on which an edge must be seen."""
LEAN = 0.12
"""How far an edge may lean, as a share of the level picture's width."""
SAMPLES = 56
GAP = 14
"""Rows without a side, in pixels of the level picture, that show that the screen has ended."""


@dataclass(frozen=True)
class Slant:
    """How lines of text rise: ``rise`` at height ``middle``, and how much more per pixel further down."""

    rise: float
    growth: float
    middle: float

    def at(self, y: float) -> float:
        """Rise per length at a height of the photo."""
        return self.rise + self.growth * (y - self.middle)

    @property
    def level(self) -> bool:
        """Whether lines lie as flat as in a screenshot."""
        return abs(self.rise) < 0.004


def slant_of(rows: Points) -> Slant | None:
    """How the lines of a picture lie, of whose ends ``rows`` holds x, y, x, y; ``None`` if too few do."""
    length = rows[:, 2] - rows[:, 0]
    rows, length = rows[length > 0], length[length > 0]
    rise = (rows[:, 3] - rows[:, 1]) / np.maximum(length, 1.0)
    rows, length, rise = (each[np.abs(rise) < SIDEWAYS] for each in (rows, length, rise))
    if len(rows) < LEAST_LINES:
        return None
    heights = (rows[:, 1] + rows[:, 3]) / 2
    middle = float(np.average(heights, weights=length))
    usual = _weighted_median(rise, length)
    weight = length / (1 + ((rise - usual) / STRAY) ** 2)
    growth = 0.0
    span = float(heights.max() - heights.min())
    for _round in range(4 if span > 0 and len(rows) > LEAST_LINES else 0):
        across = heights - np.average(heights, weights=weight)
        # A few short lines say little of how the rise changes: it is drawn towards not changing.
        growth = float(
            (weight * across * (rise - usual)).sum() / ((weight * across**2).sum() + _doubtful(length, span))
        )
        usual = float(np.average(rise - growth * (heights - middle), weights=weight))
        stray = (rise - usual - growth * (heights - middle)) / STRAY
        weight = length / (1 + stray**2)
    return Slant(float(usual), growth, middle)


def _doubtful(length: Points, span: float) -> float:
    return float(length.mean()) * (0.25 * span) ** 2


def _weighted_median(values: Points, weights: Points) -> float:
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return float(values[order][int(np.searchsorted(total, total[-1] / 2))])


def _moved(points: Points, there: Points) -> Points:
    """Points (x, y in turn) after a warp, one a row."""
    import cv2

    moved = cv2.perspectiveTransform(points.reshape(-1, 1, 2), there)
    return np.asarray(moved, dtype=np.float64).reshape(-1, 2)


def residual(rows: Points, there: Points) -> float:
    """The usual rise of lines after a picture is warped by ``there``: 0 where the warp makes them level."""
    ends = _moved(rows[:, :4], there).reshape(-1, 4)
    length = np.maximum(ends[:, 2] - ends[:, 0], 1.0)
    return _weighted_median(np.abs(ends[:, 3] - ends[:, 1]) / length, length)


def finished(there: Points, rows: Points, size: tuple[int, int]) -> Points:
    """A warp onto an upright picture of a size, with the rise taken out that it leaves in lines of text."""
    import cv2

    ends = _moved(rows[:, :4], there).reshape(-1, 4)
    slant = slant_of(ends)
    if slant is None or abs(slant.rise) > LEAN:
        return there
    width, height = size
    heights = (0.1 * height, 0.9 * height)
    source = [[x, y + slant.at(y) * (x - width / 2)] for y in heights for x in (0, width)]
    target = [[x, y] for y in heights for x in (0, width)]
    level = cv2.getPerspectiveTransform(
        np.array(source, dtype=np.float32), np.array(target, dtype=np.float32)
    )
    return np.asarray(level, dtype=np.float64) @ there


def corners_of(pixels: Pixels, rows: Points, slant: Slant) -> Points:
    """Corners (top left, clockwise) of the screen in a photo whose lines of text are ``rows``."""
    import cv2

    there, size = _levelled(pixels.shape[1], pixels.shape[0], slant)
    level = np.asarray(cv2.warpPerspective(pixels, there, size, flags=cv2.INTER_AREA), dtype=np.float32)
    seen = cv2.warpPerspective(np.ones(pixels.shape[:2], np.uint8), there, size, flags=cv2.INTER_NEAREST)
    ends = _moved(rows[:, :4], there).reshape(-1, 4)
    scale = float(
        np.linalg.norm(ends[:, 2:] - ends[:, :2]).sum() / np.linalg.norm(rows[:, 2:4] - rows[:, :2]).sum()
    )
    quad = _Edges(level, np.asarray(seen, dtype=np.uint8), ends, rows[:, 4] * scale).corners()
    return _moved(quad, np.asarray(np.linalg.inv(there), dtype=np.float64))


def _levelled(width: int, height: int, slant: Slant) -> tuple[Points, tuple[int, int]]:
    """The warp that makes lines of text level, shrunk, and the size of the whole warped photo."""
    import cv2

    tops = 0.1 * height, 0.9 * height
    down = np.array([-slant.rise, 1.0])
    middle = np.array([width / 2, height / 2])
    source = []
    for y in tops:
        on_axis = middle + down * (y - height / 2)
        for side in (-1, 1):
            # From the axis along the text's direction to where a line parallel to the axis runs.
            rise = slant.at(float(on_axis[1]))
            source.append(on_axis + side * 0.4 * width * np.array([1.0, rise]))
    target = np.array(
        [[0.1 * width, tops[0]], [0.9 * width, tops[0]], [0.1 * width, tops[1]], [0.9 * width, tops[1]]]
    )
    there = np.asarray(
        cv2.getPerspectiveTransform(np.array(source, dtype=np.float32), target.astype(np.float32)),
        dtype=np.float64,
    )
    outline = np.array([[[0, 0]], [[width, 0]], [[width, height]], [[0, height]]], dtype=np.float64)
    moved = _moved(outline, there)
    low, high = moved.min(axis=0), moved.max(axis=0)
    scale = SEARCH / float((high - low).max())
    shift = np.array([[scale, 0, -low[0] * scale], [0, scale, -low[1] * scale], [0, 0, 1]])
    size = (max(8, round(float(high[0] - low[0]) * scale)), max(8, round(float(high[1] - low[1]) * scale)))
    return shift @ there, size


def best_edge(
    steps: Any,  # noqa: ANN401  an OpenCV picture
    along: tuple[float, float],
    reach: tuple[int, int],
    *,
    lean: int,
    outer: int,
    covered: float = COVERED,
) -> tuple[float, float] | None:
    """Where the edge is that runs down a picture, at both ends of ``along``; ``None`` if none is seen.

    Args:
        steps: how much each pixel differs from those beside it, down × across.
        along: the heights between which it is looked for.
        reach: the places, from and up to, at which it may lie.
        lean: how far one of its ends may be beside the other.
        outer: of edges nearly as strong the last is taken (1: the first, -1: the last to the right).
        covered: share of its length on which it must be seen.
    """
    places = np.arange(*reach)
    if places.size == 0 or along[1] - along[0] < 8:
        return None
    first, more = (each.ravel() for each in np.meshgrid(places, np.arange(-lean, lean + 1)))
    last = first + more
    kept = (last >= places[0]) & (last <= places[-1])
    first, last = first[kept], last[kept]
    at = np.linspace(0, 1, SAMPLES)
    rows = np.round(along[0] + at * (along[1] - along[0])).astype(np.int64)
    columns = np.round(first[:, None] + (last - first)[:, None] * at).astype(np.int64)
    values = steps[rows, columns]
    strength = values.mean(axis=1) * ((values > FAINT).mean(axis=1) >= covered)
    if strength.size == 0 or strength.max() < FAINT:
        return None
    good = strength >= 0.5 * strength.max()
    nearest = (first + last) * outer
    near = good & (nearest <= nearest[good].min() + 6)
    best = near & (strength >= 0.98 * strength[near].max())  # a strong step is seen for some pixels
    return float(first[best].mean()), float(last[best].mean())


def edge_steps(calm: Any, axis: int) -> Any:  # noqa: ANN401  OpenCV pictures
    """How much each pixel of a picture differs from those two beside it, in any colour, up to ``STRONG``."""
    steps = np.abs(np.roll(calm, -2, axis=axis) - np.roll(calm, 2, axis=axis)).max(axis=2)
    return np.minimum(steps, STRONG)


class _Edges:
    """Finds the four edges around the text of a level picture."""

    def __init__(self, level: Any, seen: Any, ends: Points, thick: Points) -> None:  # noqa: ANN401  pictures
        import cv2

        calm = cv2.GaussianBlur(level, (0, 0), 0.8)
        kept = cv2.erode(seen, np.ones((7, 7), np.uint8), borderValue=0)
        for (x0, y0, x1, y1), height in zip(ends, thick, strict=True):
            wide = max(3, round(1.1 * height))
            cv2.line(kept, (round(x0), round(y0)), (round(x1), round(y1)), 0, wide)
        self.across = edge_steps(calm, 1) * (kept > 0)
        self.down = edge_steps(calm, 0) * (kept > 0)
        self.calm = calm
        self.seen = seen > 0
        self.height, self.width = seen.shape[:2]
        self.left, self.right = float(np.percentile(ends[:, 0], 4)), float(np.percentile(ends[:, 2], 96))
        half = float(np.median(thick)) / 2
        self.top = float(ends[:, [1, 3]].min()) - half
        self.bottom = float(ends[:, [1, 3]].max()) + half

    def corners(self) -> Points:
        """Corners in the level picture; where no edge is seen, the photo's own border."""
        spread = 0.1 * (self.bottom - self.top) + 4
        rows = (max(2.0, self.top - spread), min(self.height - 3.0, self.bottom + spread))
        slack = 0.01 * self.width
        begins = self._best(self.across, rows, 0, self.left + slack, outer=-1)
        stops = self._best(self.across, rows, self.right - slack, self.width - 1, outer=1)
        left, right = begins or self._border(rows, left=True), stops or self._border(rows, left=False)
        found = [self._line(side, rows) for side in (begins, stops) if side]
        wide = (max(2.0, max(left) + 8), min(self.width - 3.0, min(right) - 8))
        upper, lower = (self._end(found, wide, upper=upper) for upper in (True, False))
        sides = [self._line(left, rows), self._line(right, rows)]
        ends = [self._line(upper, wide), self._line(lower, wide)]
        return np.array(
            [
                self._meet(sides[0], ends[0]),
                self._meet(sides[1], ends[0]),
                self._meet(sides[1], ends[1]),
                self._meet(sides[0], ends[1]),
            ]
        )

    def _best(
        self,
        steps: Any,  # noqa: ANN401  an OpenCV picture
        along: tuple[float, float],
        low: float,
        high: float,
        *,
        outer: int,
    ) -> tuple[float, float] | None:
        """The edge's place at both ends of ``along``: of edges nearly as strong the nearest to the text."""
        reach = (max(1, int(low)), min(steps.shape[1] - 1, int(high) + 1))
        return best_edge(steps, along, reach, lean=int(LEAN * self.width), outer=outer)

    def _border(self, rows: tuple[float, float], *, left: bool) -> tuple[float, float]:
        """A side that the photo's border cuts: straight up where the photo begins, but beyond all text."""
        band = self.seen[int(rows[0]) : int(rows[1]) + 1]
        begins = [np.flatnonzero(row)[0 if left else -1] for row in band if row.any()]
        usual = float(np.median(begins)) if begins else (0.0 if left else self.width - 1.0)
        gap = 0.03 * self.width
        x = min(usual, self.left - gap) if left else max(usual, self.right + gap)
        return x, x

    def _end(
        self, sides: list[tuple[float, float]], wide: tuple[float, float], *, upper: bool
    ) -> tuple[float, float]:
        """The upper or lower edge: near where the sides stop being seen, else where the photo ends."""
        column = np.flatnonzero(self.seen[:, int((wide[0] + wide[1]) / 2)])
        last = float(column[0 if upper else -1]) if column.size else (0.0 if upper else self.height - 1.0)
        outermost = min(last, self.top) if upper else max(last, self.bottom)
        if not sides:
            return outermost, outermost
        stop = self._stop(sides, outermost, upper=upper)
        slack = 0.07 * self.width
        low, high = (
            (stop - slack, min(stop + slack, self.top))
            if upper
            else (max(stop - slack, self.bottom), stop + slack)
        )
        return self._best(self.down.T, wide, low, high, outer=-1 if upper else 1) or (stop, stop)

    def _stop(self, sides: list[tuple[float, float]], last: float, *, upper: bool) -> float:
        """The height at which neither side is seen any more, going from the text to ``last``."""
        start = self.top if upper else self.bottom
        ys = np.arange(int(start), int(last), -1 if upper else 1)
        ys = ys[(ys >= 0) & (ys < self.height)]
        shown = np.zeros(ys.size, np.bool_)
        for side in sides:
            shown |= self._goes_on(side, ys)
        gone = np.convolve(~shown, np.ones(GAP), "valid") > 0.75 * GAP if ys.size >= GAP else np.zeros(0)
        first = np.flatnonzero(gone)
        return float(ys[first[0]]) if first.size else last

    def _goes_on(self, side: tuple[float, float], ys: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Where a side is seen: a step like that beside the text, from the same colour to the same.

        What lies beyond the screen (wood, cloth) has steps of its own, of any kind.
        """
        beside = np.arange(max(0, int(self.top)), min(self.height, int(self.bottom) + 1))
        usual = np.median(self._change(side, beside), axis=0) if beside.size else np.zeros(3)
        size = float(np.linalg.norm(usual))
        if size < FAINT:
            return np.asarray(self.across[ys, self._columns(side, ys)] > 1.6 * FAINT, dtype=np.bool_)
        return np.asarray(self._change(side, ys) @ usual > 0.4 * size**2, dtype=np.bool_)

    def _columns(self, side: tuple[float, float], ys: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.clip(np.round(side[0] + side[1] * ys).astype(np.int64), 3, self.width - 4)

    def _change(self, side: tuple[float, float], ys: NDArray[np.int64]) -> Any:  # noqa: ANN401
        """The step in colour from the left of a side to its right at some heights."""
        columns = self._columns(side, ys)
        return self.calm[ys, columns + 3] - self.calm[ys, columns - 3]

    @staticmethod
    def _line(places: tuple[float, float], along: tuple[float, float]) -> tuple[float, float]:
        """An edge as place = shift + slope · along."""
        slope = (places[1] - places[0]) / (along[1] - along[0])
        return places[0] - slope * along[0], slope

    @staticmethod
    def _meet(side: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
        """Where x = s + t·y meets y = u + v·x."""
        x = (side[0] + side[1] * end[0]) / (1 - side[1] * end[1])
        return x, end[0] + end[1] * x
