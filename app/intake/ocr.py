"""Lines of text out of a picture: found small, read in full size, tall pictures in tiles."""

from __future__ import annotations

import math
import re
import statistics
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from app.intake import recognition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from app.intake.recognition import Read

    Pixels = NDArray[np.uint8]
    Box = tuple[int, int, int, int]

ENGINE = "rapidocr-3.10 PP-OCRv6-small/5"
DETECT_WIDTH = 448
"""Width to which a picture is shrunk to find its lines; finer costs time and finds no more on phones."""
SHEET_WIDTH = 720
"""The same for sheets of paper, whose letters are smaller for their width."""
SLANT_SIDE = 768
"""Longest side of the picture in which only the direction of lines is sought."""
TILE = 1120
SMALL_TILE = 480
"""Height above which a picture is worth two tiles, which are looked at side by side."""
OVERLAP = 96
SEAM = 12
MARGIN = 14
"""Rows kept above and below whatever stands in a picture; what is blank beyond costs time for nothing."""
EVEN = 10
"""Steps in brightness between neighbours that no letter stays below."""
LEAST_SCORE = 0.4
FAINT = 0.3
"""Share of a line's strongest contrast from which on a pixel belongs to its letters."""
FILLED = 0.9
"""Share of a column's pixels that no letter inks."""
SAMPLE = 5000
UNSURE, POOR = 0.85, 0.7
"""Confidence of a letter below which its line is worth a second look, and after that a third."""
CUTS = ((UNSURE, -0.08, 0.08), (POOR, 0.05, 0.0))
"""How the upper and lower edge of a line are moved for them, as shares of its height."""
SCRIPTS = (
    "们来说时还对后开经请谢让认识该许贷债务协约单账应额个这过",
    "們來說時還對後開經請謝讓認識該許貸債務協約單賬應額個這過",
)
"""Frequent letters that tell Simplified from Traditional writing."""
TWINS = ("別內沒戶換溫黃強冊", "别内没户换温黄强册")
"""Letters, Traditional and Simplified, that a reader takes for each other."""
RINGS = "Oo0〇°"
"""What a full stop is mistaken for."""
LONE_STOP = 0.36
"""Height below which, against a usual line, a ring alone in its line is a full stop; an o is higher."""

_DASH = re.compile(r"(?<=[周週期拜])[-—–−ー](?=\s*(?:\d|[上下中]午|$))")
"""A dash where only the Monday's "一" can stand."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of text: its box in pixels of the picture (top left, width, height) and 0–1 confidence.

    ``weakest`` is the confidence of the letter that the reader was least sure of.
    """

    text: str
    x: float
    y: float
    w: float
    h: float
    confidence: float
    weakest: float = 1.0

    @property
    def right(self) -> float:
        """The right edge in pixels."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge in pixels."""
        return self.y + self.h

    @property
    def middle(self) -> float:
        """The vertical middle in pixels."""
        return self.y + self.h / 2

    @property
    def centre(self) -> float:
        """The horizontal middle in pixels."""
        return self.x + self.w / 2


def lines(pixels: Pixels, detect_width: int = DETECT_WIDTH) -> list[Line]:
    """Read every line of an RGB picture, from top to bottom.

    Args:
        pixels: height × width × 3, 8 bit.
        detect_width: the width to which the picture is shrunk to find its lines.

    Raises:
        Trouble: ``ocr_model_changed`` when a model file is not the one that was tested.
    """
    boxes = [box for found in _find(pixels, detect_width) if (box := _fit(pixels, found)) is not None]
    if not boxes:
        return []
    read = _read(pixels, boxes)
    usual = statistics.median(box[3] - box[1] for box in boxes)
    result = [
        Line(
            text=_DASH.sub("一", _stopped(each, pixels, box, usual)),
            x=box[0],
            y=box[1],
            w=box[2] - box[0],
            h=box[3] - box[1],
            confidence=round(each.score, 4),
            weakest=round(each.weakest, 4),
        )
        for box, each in zip(boxes, read, strict=True)
        if each.text.strip() and each.score >= LEAST_SCORE
    ]
    return _in_one_script(sorted(result, key=lambda line: (line.y, line.x)))


def _in_one_script(lines: list[Line]) -> list[Line]:
    """Letters that hardly differ between Simplified and Traditional, as the picture's others are written."""
    said = "".join(line.text for line in lines)
    simple, full = (sum(said.count(letter) for letter in script) for script in SCRIPTS)
    if max(simple, full) <= 3 * min(simple, full):
        return lines
    table = str.maketrans(*(TWINS if simple > full else TWINS[::-1]))
    return [replace(line, text=line.text.translate(table)) for line in lines]


def reread(pixels: Pixels, boxes: list[Box], usual: float) -> list[Read]:
    """Read given boxes (left, top, right, bottom) once more; ``usual`` is the height of a usual line."""
    read = recognition.recognise([_crop(pixels, box) for box in boxes])
    return [
        replace(each, text=_stopped(each, pixels, box, usual)) for box, each in zip(boxes, read, strict=True)
    ]


def baselines(pixels: Pixels) -> NDArray[np.float64]:
    """Where the lines of a picture run, however it is turned: the middles of their ends, and their height.

    One row a line: x, y, x, y, height. Nothing is read. Pieces too short to show a direction are left out.
    """
    import cv2

    scale = min(1.0, SLANT_SIDE / max(pixels.shape[:2]))
    size = (max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale)))
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    boxes = recognition.outlines(small) / scale
    left, right = (boxes[:, 0] + boxes[:, 3]) / 2, (boxes[:, 1] + boxes[:, 2]) / 2
    length = np.linalg.norm(right - left, axis=1)
    thick = np.linalg.norm(boxes[:, 3] - boxes[:, 0], axis=1)
    rows = np.concatenate((left, right, thick[:, None]), axis=1)
    return np.asarray(rows[length > 2.5 * thick], dtype=np.float64)


def _read(pixels: Pixels, boxes: list[Box]) -> list[Read]:
    """Read boxes; a line with an unsure letter is read again in other cuts, and the surest reading taken."""
    read = recognition.recognise([_crop(pixels, box) for box in boxes])
    for least, *way in CUTS:
        weak = [n for n, each in enumerate(read) if len(each.text) > 1 and each.weakest < least]
        cuts = [_crop(pixels, _recut(boxes[n], way, pixels)) for n in weak]
        for n, again in zip(weak, recognition.recognise(cuts), strict=True):
            if again.weakest > read[n].weakest and not _loses(again.text, read[n].text):
                read[n] = again
    return read


def _loses(text: str, before: str) -> bool:
    """Whether a reading has fewer figures or blanks than another: they melt away without getting unsure."""
    figures = [sum(letter.isdigit() for letter in each) for each in (text, before)]
    return figures[0] < figures[1] or text.count(" ") < before.count(" ")


def _recut(box: Box, way: Sequence[float], pixels: Pixels) -> Box:
    """A box with its upper and lower edge moved by shares of its height."""
    x0, y0, x1, y1 = box
    high = y1 - y0
    return x0, max(0, y0 + round(way[0] * high)), x1, min(pixels.shape[0], y1 + round(way[1] * high))


def _find(pixels: Pixels, detect_width: int) -> list[Box]:
    """Boxes of lines (left, top, right, bottom), tile by tile so that memory stays bounded."""
    import cv2

    scale = min(1.0, detect_width / pixels.shape[1])
    size = (max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale)))
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    kept = _busy_rows(small)
    small, height = small[kept], int(kept.size)
    tile, starts = _tiles(height)
    found: list[Box] = []
    for start, seen in zip(
        starts, recognition.detect([small[each : each + tile] for each in starts]), strict=True
    ):
        # Near its inner edges a tile sees lines cut in two; its neighbour sees them whole.
        top = start + (OVERLAP // 2 - SEAM if start else 0)
        end = start + tile - OVERLAP // 2 + SEAM if start + tile < height else height
        for x0, y0, x1, y1 in seen:
            upper, lower = _unpacked(kept, y0 + start), _unpacked(kept, y1 + start)
            box = (x0 / scale, upper / scale, x1 / scale, lower / scale)
            if top <= start + (y0 + y1) / 2 <= end and not any(_same(box, other) for other in found):
                found.append((int(box[0]), int(box[1]), int(np.ceil(box[2])), int(np.ceil(box[3]))))
    return found


def _tiles(height: int) -> tuple[int, list[int]]:
    """Height and upper edges of the tiles that cover a picture: two at least, none over ``TILE``."""
    count = max(1 if height <= SMALL_TILE else 2, math.ceil((height - OVERLAP) / (TILE - OVERLAP)))
    tile = math.ceil((height + (count - 1) * OVERLAP) / count)
    return tile, [n * (tile - OVERLAP) for n in range(count)]


def _busy_rows(small: Pixels) -> NDArray[np.intp]:
    """Rows worth looking at: those near anything that is not even from left to right, at least one."""
    import cv2

    steps = cv2.absdiff(small[:, 1:], small[:, :-1]).reshape(small.shape[0], -1).max(axis=1, initial=0)
    busy = (steps > EVEN).astype(np.uint8)[:, None]
    near = cv2.dilate(busy, np.ones((2 * MARGIN + 1, 1), np.uint8))
    kept = np.flatnonzero(near)
    return kept if kept.size else np.arange(1)


def _unpacked(kept: NDArray[np.intp], y: float) -> float:
    """Where a height in the picture of kept rows lies in the whole one."""
    row = min(max(int(y), 0), kept.size - 1)
    return float(kept[row]) + (y - row)


def _same(box: tuple[float, float, float, float], other: Box) -> bool:
    """Whether two tiles found the same line: most of one box lies in the other."""
    w = min(box[2], other[2]) - max(box[0], other[0])
    h = min(box[3], other[3]) - max(box[1], other[1])
    smaller = min((box[2] - box[0]) * (box[3] - box[1]), (other[2] - other[0]) * (other[3] - other[1]))
    return w > 0 and h > 0 and w * h > 0.6 * smaller


def _fit(pixels: Pixels, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """The box drawn around the ink inside it, so that neighbours stay out and no stroke is lost."""
    height, width = pixels.shape[:2]
    slack = max(2, (box[3] - box[1]) // 6)
    x0, y0 = max(0, box[0] - slack), max(0, box[1])
    x1, y1 = min(width, box[2] + slack), min(height, box[3])
    if x1 - x0 < 3 or y1 - y0 < 3:
        return None
    region = pixels[y0:y1, x0:x1]
    away = away_from(region, paper_of(region))
    # Thin figures of a faint line stand out less than its other letters.
    faint = min(48.0, max(16.0, FAINT * float(np.percentile(away[::2, ::2], 99))))
    columns = _letters(away > faint)
    if columns.size == 0:
        return x0, y0, x1, y1
    pad = max(2, (y1 - y0) // 8)
    return max(0, x0 + int(columns[0]) - pad), y0, min(width, x0 + int(columns[-1]) + 1 + pad), y1


def _letters(ink: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Columns with ink, without what lies beside a bubble: inked all through, or only at the very edge."""
    rim = ink.shape[0] // 10
    columns = np.flatnonzero(ink[rim : ink.shape[0] - rim].any(axis=0))
    inner = np.flatnonzero(ink.mean(axis=0) <= FILLED)
    return columns[(columns >= inner[0]) & (columns <= inner[-1])] if inner.size else columns


def ink_of(region: Pixels) -> NDArray[np.bool_]:
    """Which pixels of a region differ clearly from its most frequent colour."""
    return np.asarray(away_from(region, paper_of(region)) > 48, dtype=np.bool_)


def away_from(region: Pixels, colour: Iterable[float]) -> NDArray[np.uint8]:
    """How far each pixel of a region is from a colour, in the channel in which it is farthest (0 to 255)."""
    import cv2

    if region.size == 0:
        return np.zeros(region.shape[:2], np.uint8)
    # Channel by channel: a maximum along an axis of three takes numpy twenty times as long.
    apart = cv2.absdiff(region, np.array([*colour, 0], dtype=np.float64))
    red, green, blue = cv2.split(apart)
    return np.asarray(cv2.max(cv2.max(red, green), blue), dtype=np.uint8)


def paper_of(region: Pixels) -> NDArray[np.int16]:
    """The most frequent colour of a region, to within 8 levels, as the median of its pixels."""
    step = max(1, int((region.shape[0] * region.shape[1] / SAMPLE) ** 0.5))
    flat = region[::step, ::step].reshape(-1, 3)  # some thousand pixels tell a colour as well as all
    best = flat[:0]
    for shift in (0, 4):  # a colour on the border of two classes is whole in the other division
        wide = (flat.astype(np.int32) + shift) >> 3
        keys = wide[:, 0] << 12 | wide[:, 1] << 6 | wide[:, 2]
        alike = flat[keys == np.bincount(keys, minlength=1).argmax()]
        best = alike if len(alike) > len(best) else best
    return np.asarray(np.median(best, axis=0), dtype=np.int16)


def _stopped(read: Read, pixels: Pixels, box: Box, usual: float) -> str:
    """The text with full stops where letters of that shape were read: they are half as high, at the foot.

    Those alone in their line, which ``usual`` lines exceed by far, were wrapped there by a simple phone.
    """
    text, (x0, y0, x1, y1) = read.text, box
    if set(text) <= {*RINGS, " "}:
        high = np.flatnonzero(ink_of(pixels[y0:y1, x0:x1]).any(axis=1))
        low = high.size and high[-1] - high[0] + 1 < LONE_STOP * usual
        return "。" * len("".join(text.split())) if low else text
    places = read.places if len(read.places) == len(text) else ()
    for n, place in enumerate(places):
        if n and text[n] in RINGS and "\u4e00" <= text[n - 1] <= "\u9fff":
            around = int(x0 + place * (x1 - x0))
            ink = ink_of(pixels[y0:y1, max(x0, around - (y1 - y0)) : min(x1, around + (y1 - y0))])
            if _is_low(ink, around - max(x0, around - (y1 - y0))):
                text = f"{text[:n]}。{text[n + 1 :]}"
    return text


def _is_low(ink: NDArray[np.bool_], at: int) -> bool:
    """Whether the sign at or nearest to a column is small and stands at the foot of its line."""
    columns = np.flatnonzero(ink.any(axis=0))
    if columns.size == 0:
        return False
    runs = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    sign = min(runs, key=lambda run: max(run[0] - at, at - run[-1], 0))
    rows = np.flatnonzero(ink[:, sign[0] : sign[-1] + 1].any(axis=1))
    high = ink.shape[0]
    return bool(rows[-1] - rows[0] + 1 < 0.42 * high and rows[0] > 0.4 * high and sign.size < 0.5 * high)


def _crop(pixels: Pixels, box: tuple[int, int, int, int]) -> Pixels:
    x0, y0, x1, y1 = box
    return pixels[y0:y1, x0:x1, ::-1]
