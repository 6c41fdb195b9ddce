"""The geometry of a screen: which lines share a bubble or card, found by colour, whatever the app."""

from __future__ import annotations

import functools
import re
import statistics
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from app.intake.ocr import away_from, paper_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.intake.ocr import Line, Pixels

WIDTH = 480
"""Width to which a screen is shrunk to look for areas of one colour."""
TOLERANCE = 5
FADED = (2, 12)
"""Levels of brightness and of colour within which compression shifts pixels of one area near letters."""
VIVID = (7, 28)
"""The same in an area of a strong colour, which suffers more."""
COMPRESSED = 0.0008
"""Share of pixels that differ from their neighbour in colour but not in brightness, from which on it did."""
THIN = 3
"""Height of the thickest rule between two areas, in pixels of the shrunken screen."""
LIGHT = np.asarray((0.299, 0.587, 0.114), dtype=np.float32)
"""How red, green and blue make up brightness."""
BLUR = 11
"""Pixels of the shrunken screen across which the median is taken that paints over a red mark."""
BAR, DEEP = 0.95, 0.45
"""Share of a row that a bar fills with its colour, and how deep it is at most, in widths of the screen."""
RULE = 0.75
"""Share of a row that a rule from edge to edge fills at least with one colour; shrinking shades the rest."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """An area of one colour with the lines in it; box in pixels of the picture.

    ``full`` is an area from edge to edge (the page, a header); ``boxy`` one whose outline is closed, as
    a bubble's or card's is.
    """

    x: float
    y: float
    w: float
    h: float
    colour: tuple[int, int, int]
    full: bool
    boxy: bool
    lines: tuple[Line, ...] = ()

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h

    @property
    def region(self) -> list[int]:
        """The box as a citation has it."""
        return [round(self.x), round(self.y), round(self.w), round(self.h)]


@dataclass(frozen=True)
class Screen:
    """A picture of a screen with its lines, and what is measured of them.

    ``photo`` is a screen out of a photo: its colours drift, so areas of one colour say nothing, unless
    ``ground`` holds it painted anew (painted.py).
    """

    pixels: Pixels
    lines: tuple[Line, ...]
    photo: bool = False
    ground: Pixels | None = None

    @property
    def width(self) -> int:
        """Width in pixels."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Height in pixels."""
        return int(self.pixels.shape[0])

    @property
    def coloured(self) -> bool:
        """Whether areas of one colour can be told apart."""
        return not self.photo or self.ground is not None

    def region(self, left: float, top: float, right: float, bottom: float) -> Pixels:
        """The pixels in a box, painted ones of a photo: what stands there but words."""
        if self.ground is None:
            return self.pixels[max(0, int(top)) : int(bottom), max(0, int(left)) : int(right)]
        scale = self.ground.shape[1] / self.width
        box = [max(0, round(each * scale)) for each in (top, bottom, left, right)]
        return self.ground[box[0] : box[1], box[2] : box[3]]

    @functools.cached_property
    def unit(self) -> float:
        """Height of a usual line of text: the measure of all distances."""
        return statistics.median(line.h for line in self.lines) if self.lines else self.width / 20

    @functools.cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every area of one colour that holds text, top to bottom, with its lines in reading order."""
        return tuple(_blocks(self)) if self.coloured else ()

    @functools.cached_property
    def page(self) -> Block | None:
        """The area from edge to edge that holds the content: the highest of its kind.

        Where every word stands in a bubble, no line leads to it: then it is the commonest colour's area.
        """
        best = max((block for block in self.blocks if block.full), key=lambda block: block.h, default=None)
        if not self.coloured or (best is not None and best.h > 0.5 * self.height):
            return best
        ground = self._finder.ground()
        return ground if ground.full and (best is None or ground.h > best.h) else best

    @functools.cached_property
    def _finder(self) -> _Finder:
        return _Finder(self.pixels if self.ground is None else self.ground, self.width)


def _blocks(screen: Screen) -> list[Block]:
    finder = screen._finder
    found: dict[int, Block] = {}
    lines: dict[int, list[Line]] = {}
    for line in screen.lines:
        key, block = finder.around(line)
        found.setdefault(key, block)
        lines.setdefault(key, []).append(line)
    blocks = [replace(block, lines=tuple(lines[key])) for key, block in found.items()]
    return sorted(_joined(blocks), key=lambda block: (block.y, block.x))


def _joined(blocks: list[Block]) -> list[Block]:
    """Blocks that lie inside another box of the same colour (a mark drawn in a bubble) belong to it."""
    result: list[Block] = []
    for block in sorted(blocks, key=lambda each: -each.w * each.h):
        host = next(
            (n for n, other in enumerate(result) if _inside(block, other) or _shaded(block, other)), None
        )
        if host is None:
            result.append(block)
        else:
            both = sorted((*result[host].lines, *block.lines), key=lambda line: (line.y, line.x))
            result[host] = replace(_around(result[host], block), lines=tuple(both))
    return result


def _around(one: Block, other: Block) -> Block:
    x, y = min(one.x, other.x), min(one.y, other.y)
    w, h = max(one.right, other.right) - x, max(one.bottom, other.bottom) - y
    return one if one.full else replace(one, x=x, y=y, w=w, h=h)


def _shaded(block: Block, other: Block) -> bool:
    """Whether two strips of one height are parts of a bubble whose colour changes from side to side."""
    if block.full or other.full or (block.boxy and other.boxy):
        return False
    near = max(abs(a - b) for a, b in zip(block.colour, other.colour, strict=True)) <= 48
    slack = 0.06 * min(block.h, other.h)
    level = abs(block.y - other.y) <= slack and abs(block.bottom - other.bottom) <= slack
    return near and level and _coloured(block) and _coloured(other)


def _coloured(block: Block) -> bool:
    return max(block.colour) - min(block.colour) > 40


def _inside(block: Block, other: Block) -> bool:
    alike = max(abs(a - b) for a, b in zip(block.colour, other.colour, strict=True)) <= 12
    slack = 0.1 * min(block.w, block.h)
    within = (
        block.x >= other.x - slack
        and block.right <= other.right + slack
        and block.y >= other.y - slack
        and block.bottom <= other.bottom + slack
    )
    return alike and within and not other.full


class _Finder:
    """Finds the area of one colour around a line in a shrunken picture; areas are looked up once a colour."""

    def __init__(self, pixels: Pixels, width: int) -> None:
        import cv2

        shrunk = min(1.0, WIDTH / pixels.shape[1])
        self.scale = shrunk * pixels.shape[1] / width
        size = (max(8, round(pixels.shape[1] * shrunk)), max(8, round(pixels.shape[0] * shrunk)))
        small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
        self.small = without_red_marks(small)
        self.light = self.small @ LIGHT
        self.compressed = _is_compressed(self.small, self.light)
        self.areas: list[tuple[NDArray[np.int16], NDArray[np.int32], NDArray[np.int32]]] = []

    def around(self, line: Line) -> tuple[int, Block]:
        """A key of the area that a line stands on, and the area."""
        x0, y0, x1, y1 = self._box(line)
        paper = paper_of(self.small[y0:y1, x0:x1])
        which, labels, stats, label = self._area(paper, (x0, y0, x1, y1))
        if not label or stats[label][2] < 0.5 * (x1 - x0):
            # Shrunk letters have bright rims of one colour; what is right above and below them is paper.
            rim = np.concatenate(
                (self.small[max(0, y0 - 2) : y0 + 1, x0:x1], self.small[y1 - 1 : y1 + 2, x0:x1])
            )
            paper = paper_of(rim)
            which, labels, stats, label = self._area(paper, (x0, y0, x1, y1))
        if not label:
            return -1 - hash((x0, y0)) % 10**9, self._block((x0, y0, x1 - x0, y1 - y0), paper, closed=False)
        x, y, w, h = (int(value) for value in stats[label][:4])
        closed = _closed(labels[y : y + h, x : x + w] == label)
        return which * 1_000_000 + label, self._block((x, y, w, h), paper, closed=closed)

    def _area(
        self, paper: NDArray[np.int16], box: tuple[int, int, int, int]
    ) -> tuple[int, NDArray[np.int32], NDArray[np.int32], int]:
        """The areas of a colour and the one of them that most of a box belongs to, 0 if none."""
        which, labels, stats = self._labels(paper)
        values, counts = np.unique(labels[box[1] : box[3], box[0] : box[2]], return_counts=True)
        order = [int(value) for value in values[np.argsort(-counts)] if value != 0]
        return which, labels, stats, order[0] if order else 0

    def ground(self) -> Block:
        """The largest area of the commonest colour."""
        paper = paper_of(self.small)
        _which, _labels, stats = self._labels(paper)
        if len(stats) < 2:
            return self._block((0, 0, 0, 0), paper, closed=False)
        x, y, w, h = (int(value) for value in stats[1 + int(stats[1:, 4].argmax())][:4])
        return self._block((x, y, w, h), paper, closed=False)

    def _box(self, line: Line) -> tuple[int, int, int, int]:
        height, width = self.small.shape[:2]
        x0, y0 = min(width - 2, int(line.x * self.scale)), min(height - 2, int(line.y * self.scale))
        x1, y1 = int(np.ceil(line.right * self.scale)), int(np.ceil(line.bottom * self.scale))
        return x0, y0, max(x0 + 2, min(width, x1)), max(y0 + 2, min(height, y1))

    def _labels(self, paper: NDArray[np.int16]) -> tuple[int, NDArray[np.int32], NDArray[np.int32]]:
        import cv2

        for which, (known, labels, stats) in enumerate(self.areas):
            if np.abs(known - paper).max() <= 1:
                return which, labels, stats
        away = away_from(self.small, paper)
        close = away <= TOLERANCE
        if self.compressed:
            bright, far = VIVID if int(paper.max() - paper.min()) > VIVID[1] else FADED
            close |= (np.abs(self.light - paper @ LIGHT) <= bright) & (away <= far)
        like = np.asarray(close, dtype=np.uint8)
        _cut_rules(like)
        _cut_bars(like)
        _count, labelled, boxes, _centres = cv2.connectedComponentsWithStats(like, connectivity=4)
        labels, stats = np.asarray(labelled, dtype=np.int32), np.asarray(boxes, dtype=np.int32)
        self.areas.append((paper, labels, stats))
        return len(self.areas) - 1, labels, stats

    def _block(self, box: tuple[int, int, int, int], paper: NDArray[np.int16], *, closed: bool) -> Block:
        x, y, w, h = box
        colour = (int(paper[0]), int(paper[1]), int(paper[2]))
        full = x <= 0.015 * self.small.shape[1] and x + w >= 0.985 * self.small.shape[1]
        s = self.scale
        return Block(x=x / s, y=y / s, w=w / s, h=h / s, colour=colour, full=full, boxy=closed)


def _is_compressed(small: Pixels, light: NDArray[np.float32]) -> bool:
    """Whether neighbours differ in colour alone in many places, as compression leaves it."""
    wide = small.astype(np.int16)
    steps = np.abs(wide[:, 1:] - wide[:, :-1]).max(axis=2)
    level = np.abs(light[:, 1:] - light[:, :-1]) <= FADED[0]
    return float((level & (steps > FADED[0] + 1) & (steps <= FADED[1])).mean()) > COMPRESSED


def _cut_rules(like: NDArray[np.uint8]) -> None:
    """Take thin lines from edge to edge out of a mask where they part it from another area.

    The rule above an input field is often of the bubbles' colour; a bubble that it cuts would reach as far.
    """
    share = like.mean(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], share > RULE, [False])).astype(np.int8)))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        beside = (share[start - 2] if start > 1 else 1.0, share[end + 1] if end + 1 < len(share) else 1.0)
        if end - start <= THIN and min(beside) < 0.04 and max(beside) > 0.1:
            like[start:end] = 0


def _cut_bars(like: NDArray[np.uint8]) -> None:
    """Part the bar above or below the content from what it touches, where both are of one colour.

    Such a colour fills rows from edge to edge in the bars alone; a page's does so all over.
    """
    filled = np.flatnonzero(like.mean(axis=1) > BAR)
    high = like.shape[0]
    reach = min(round(DEEP * like.shape[1]), high // 4)  # a short picture is not all bars
    upper, lower = filled[filled < reach], filled[filled >= max(reach, high - reach)]
    if upper.size + lower.size < filled.size:
        return
    if upper.size and upper[-1] + 1 < high and like[upper[-1] + 1].any():
        like[upper[-1]] = 0
    if lower.size and like[lower[0] - 1].any():
        like[lower[0]] = 0


def _closed(area: NDArray[np.bool_]) -> bool:
    """Whether an area fills the outline of its box, corners left aside (they may be round)."""
    h, w = area.shape
    if w < 8 or h < 6:
        return False
    cut_x, cut_y = min(w // 4, h // 2 + 2), min(h // 3, w // 4)
    inset = 2 if min(w, h) > 16 else 1
    sides = (
        area[inset, cut_x : w - cut_x],
        area[h - 1 - inset, cut_x : w - cut_x],
        area[cut_y : h - cut_y, inset],
        area[cut_y : h - cut_y, w - 1 - inset],
    )
    shares = [float(side.mean()) if side.size else 1.0 for side in sides]
    return sorted(shares)[1] > 0.75 and min(shares) > 0.4


def without_red_marks(small: Pixels) -> Pixels:
    """The picture with thin strokes of strong red taken out: marks that someone drew on it."""
    import cv2

    wide = small.astype(np.int16)
    red = (wide[:, :, 0] - wide[:, :, 1] > 70) & (wide[:, :, 0] - wide[:, :, 2] > 70)
    if not red.any() or red.mean() > 0.08:
        return small
    grown = cv2.dilate(red.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    result = small.copy()
    marked = np.flatnonzero(grown.any(axis=1))
    for rows in np.split(marked, np.flatnonzero(np.diff(marked) > 1) + 1):
        # A median of all rows would give the same, but costs as much as the rest of a tall picture.
        first, last = max(0, int(rows[0]) - BLUR // 2), int(rows[-1]) + 1 + BLUR // 2
        calm = np.asarray(cv2.medianBlur(small[first:last], BLUR), dtype=np.uint8)
        result[first:last][grown[first:last]] = calm[grown[first:last]]
    return result


def rows_of(lines: tuple[Line, ...] | list[Line]) -> list[list[Line]]:
    """Lines grouped into rows of text, top to bottom, each from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: each.middle):
        if rows and line.middle - rows[-1][-1].middle < 0.5 * min(line.h, rows[-1][-1].h):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda each: each.x) for row in rows]


def text_of(lines: tuple[Line, ...] | list[Line]) -> str:
    """The words of some lines as one text: a blank only where Latin words would run together."""
    result = ""
    for row in rows_of(lines):
        for n, line in enumerate(row):
            over = n > 0 and _reaches_over(row[n - 1], line)
            text = _without_first(row[n - 1], line) if over else line.text.strip()
            result = _glued(result, text, same_row=n > 0 and not over)
    return result


def _reaches_over(before: Line, line: Line) -> bool:
    """Whether two boxes of one row share a letter: the detector cut a line in two and took it twice."""
    return before.right - line.x > 0.4 * min(line.h, before.h)


def _without_first(before: Line, line: Line) -> str:
    text, last = line.text.strip(), before.text.strip()[-1:]
    return text[1:] if len(text) > 1 and text[0] == last else text


_LATIN = re.compile(r"[A-Za-z0-9,.;:!?)'%$]")


def _glued(before: str, after: str, *, same_row: bool) -> str:
    if not before or not after:
        return before + after
    if re.fullmatch(r"[¥￥$]?[\d,]+\.\d{2}", before):
        return f"{before}\n{after}"
    latin = bool(_LATIN.match(before[-1])) and bool(re.match(r"[A-Za-z0-9$(]", after))
    words = (
        latin
        and re.search(r"[A-Za-z]{2,}[,.;:!?)'%]?\s*\S*$", before[-24:]) is not None
        and _is_prose(before + after)
    )
    return f"{before} {after}" if same_row or words else before + after


def _is_prose(text: str) -> bool:
    """Whether a text is mostly Latin words, which need blanks between lines."""
    letters = sum(char.isascii() and char.isalpha() for char in text)
    return letters > 0.5 * sum(not char.isspace() for char in text)
