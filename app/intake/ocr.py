"""Lines of text out of a picture: one warm rapidocr engine, models pinned by hash, tall pictures in tiles."""

from __future__ import annotations

import functools
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.case.errors import Trouble

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Box = tuple[int, int, int, int]

ENGINE = "rapidocr-3.10 PP-OCRv6-small/2"
MODELS = {
    "PP-OCRv6_det_small.onnx": "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
    "PP-OCRv6_rec_small.onnx": "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
}
DETECT_WIDTH = 512
"""Width to which a picture is shrunk to find its lines; finer costs time and finds no more on phones."""
SHEET_WIDTH = 720
"""The same for sheets of paper, whose letters are smaller for their width."""
SLANT_SIDE = 960
"""Longest side of the picture in which only the direction of lines is sought."""
TILE = 1120
OVERLAP = 160
SEAM = 12
MARGIN = 14
"""Rows kept above and below whatever stands in a picture; what is blank beyond costs time for nothing."""
EVEN = 10
"""Steps in brightness between neighbours that no letter stays below."""
LEAST_SCORE = 0.4
FAINT = 0.3
"""Share of a line's strongest contrast from which on a pixel belongs to its letters."""
SAMPLE = 5000


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of text: its box in pixels of the picture (top left, width, height) and 0–1 confidence."""

    text: str
    x: float
    y: float
    w: float
    h: float
    confidence: float

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
    read = _recognise([_crop(pixels, box) for box in boxes])
    result = [
        Line(
            text=_stopped(text, pixels, box),
            x=box[0],
            y=box[1],
            w=box[2] - box[0],
            h=box[3] - box[1],
            confidence=round(score, 4),
        )
        for box, (text, score) in zip(boxes, read, strict=True)
        if text and score >= LEAST_SCORE
    ]
    return sorted(result, key=lambda line: (line.y, line.x))


def baselines(pixels: Pixels) -> NDArray[np.float64]:
    """Where the lines of a picture run, however it is turned: the middles of their ends, and their height.

    One row a line: x, y, x, y, height. Nothing is read. Pieces too short to show a direction are left out.
    """
    import cv2

    scale = min(1.0, SLANT_SIDE / max(pixels.shape[:2]))
    size = (max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale)))
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    found = _engine().text_det(np.ascontiguousarray(_padded(small)[:, :, ::-1])).boxes
    if found is None:
        return np.empty((0, 5))
    boxes = np.asarray(found, dtype=np.float64) / scale
    left, right = (boxes[:, 0] + boxes[:, 3]) / 2, (boxes[:, 1] + boxes[:, 2]) / 2
    length = np.linalg.norm(right - left, axis=1)
    thick = np.linalg.norm(boxes[:, 3] - boxes[:, 0], axis=1)
    rows = np.concatenate((left, right, thick[:, None]), axis=1)
    return np.asarray(rows[length > 2.5 * thick], dtype=np.float64)


def reread(pixels: Pixels, boxes: list[tuple[int, int, int, int]]) -> list[tuple[str, float]]:
    """Read given boxes (left, top, right, bottom) once more: for each its text and confidence."""
    return _recognise([_crop(pixels, box) for box in boxes]) if boxes else []


def _find(pixels: Pixels, detect_width: int) -> list[Box]:
    """Boxes of lines (left, top, right, bottom), tile by tile so that memory stays bounded."""
    import cv2

    scale = min(1.0, detect_width / pixels.shape[1])
    size = (max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale)))
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    kept = _busy_rows(small)
    small, height = small[kept], int(kept.size)
    found: list[Box] = []
    for start in range(0, max(1, height - OVERLAP), TILE - OVERLAP):
        # Near its inner edges a tile sees lines cut in two; its neighbour sees them whole.
        top = start + (OVERLAP // 2 - SEAM if start else 0)
        end = start + TILE - OVERLAP // 2 + SEAM if start + TILE < height else height
        for x0, y0, x1, y1 in _detect(small[start : start + TILE]):
            upper, lower = _unpacked(kept, y0 + start), _unpacked(kept, y1 + start)
            box = (x0 / scale, upper / scale, x1 / scale, lower / scale)
            if top <= start + (y0 + y1) / 2 <= end and not any(_same(box, other) for other in found[-60:]):
                found.append((int(box[0]), int(box[1]), int(np.ceil(box[2])), int(np.ceil(box[3]))))
    return found


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


def _detect(tile: Pixels) -> list[tuple[float, float, float, float]]:
    found = _engine().text_det(np.ascontiguousarray(_padded(tile)[:, :, ::-1])).boxes
    if found is None:
        return []
    limit_x, limit_y = tile.shape[1], tile.shape[0]
    boxes = [(*box.min(axis=0), *box.max(axis=0)) for box in np.asarray(found, dtype=float)]
    return [
        (x0, y0, min(x1, limit_x), min(y1, limit_y))
        for x0, y0, x1, y1 in boxes
        if x0 < limit_x and y0 < limit_y
    ]


def _padded(tile: Pixels) -> Pixels:
    """A tile of at least 64 pixels a side, as the detector needs."""
    down, across = max(0, 64 - tile.shape[0]), max(0, 64 - tile.shape[1])
    return np.pad(tile, ((0, down), (0, across), (0, 0)), mode="edge") if down or across else tile


def _fit(pixels: Pixels, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """The box drawn around the ink inside it, so that neighbours stay out and no stroke is lost."""
    height, width = pixels.shape[:2]
    slack = max(2, (box[3] - box[1]) // 6)
    x0, y0 = max(0, box[0] - slack), max(0, box[1])
    x1, y1 = min(width, box[2] + slack), min(height, box[3])
    if x1 - x0 < 3 or y1 - y0 < 3:
        return None
    region = pixels[y0:y1, x0:x1]
    away = np.abs(region.astype(np.int16) - paper_of(region)).max(axis=2)
    # Thin figures of a faint line stand out less than its other letters.
    faint = min(48.0, max(16.0, FAINT * float(np.percentile(away[::2, ::2], 99))))
    columns = np.flatnonzero((away > faint).any(axis=0))
    if columns.size == 0:
        return x0, y0, x1, y1
    pad = max(2, (y1 - y0) // 8)
    return max(0, x0 + int(columns[0]) - pad), y0, min(width, x0 + int(columns[-1]) + 1 + pad), y1


def ink_of(region: Pixels) -> NDArray[np.bool_]:
    """Which pixels of a region differ clearly from its most frequent colour."""
    away = np.abs(region.astype(np.int16) - paper_of(region)).max(axis=2)
    return np.asarray(away > 48, dtype=np.bool_)


def paper_of(region: Pixels) -> NDArray[np.int16]:
    """The most frequent colour of a region, to within 8 levels, as the median of its pixels."""
    step = max(1, int((region.shape[0] * region.shape[1] / SAMPLE) ** 0.5))
    flat = region[::step, ::step].reshape(-1, 3)  # some thousand pixels tell a colour as well as all
    wide = flat.astype(np.int32) >> 3
    keys = wide[:, 0] << 10 | wide[:, 1] << 5 | wide[:, 2]
    most = np.bincount(keys, minlength=1).argmax()
    return np.asarray(np.median(flat[keys == most], axis=0), dtype=np.int16)


def _stopped(text: str, pixels: Pixels, box: Box) -> str:
    """The text with a full stop at its end where a letter of that shape was read: it is half as high."""
    if len(text) < 3 or text[-1] not in "Oo0〇" or not "\u4e00" <= text[-2] <= "\u9fff":
        return text
    x0, y0, x1, y1 = box
    ink = ink_of(pixels[y0:y1, max(x0, x1 - (y1 - y0)) : x1])
    columns = np.flatnonzero(ink.any(axis=0))
    if columns.size == 0:
        return text
    gaps = np.flatnonzero(np.diff(columns) > 2)
    last = ink[:, columns[gaps[-1] + 1] if gaps.size else columns[0] : columns[-1] + 1]
    rows = np.flatnonzero(last.any(axis=1))
    small = rows[-1] - rows[0] + 1 < 0.42 * (y1 - y0) and rows[0] > 0.4 * (y1 - y0)
    return f"{text[:-1]}。" if small else text


def _crop(pixels: Pixels, box: tuple[int, int, int, int]) -> Pixels:
    import cv2

    x0, y0, x1, y1 = box
    crop = pixels[y0:y1, x0:x1, ::-1]
    if crop.shape[0] > 48:
        size = (max(4, round(crop.shape[1] * 48 / crop.shape[0])), 48)
        return np.asarray(
            cv2.resize(np.ascontiguousarray(crop), size, interpolation=cv2.INTER_AREA), dtype=np.uint8
        )
    return np.ascontiguousarray(crop)


def _recognise(crops: list[Pixels]) -> list[tuple[str, float]]:
    from rapidocr.ch_ppocr_rec import TextRecInput

    found = _engine().text_rec(TextRecInput(img=crops))
    return [(str(text), float(score)) for text, score in zip(found.txts, found.scores, strict=True)]


@functools.lru_cache(maxsize=1)
def _engine() -> Any:  # noqa: ANN401  rapidocr has no types
    """The warm engine: loading costs about a second, so it is kept for the life of the reader process."""
    import cv2
    import rapidocr
    from rapidocr import RapidOCR

    check_models(Path(rapidocr.__file__).parent / "models")
    threads = max(1, min(4, os.cpu_count() or 1))
    cv2.setNumThreads(threads)
    engine: Any = RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Det.limit_side_len": 32,
            "Rec.rec_batch_num": 2,
            # Short lines are filled up to this width: half the default reads blanks better in less time.
            "Rec.rec_img_shape": [3, 48, 160],
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
    # Detector and recogniser are driven apart: lines are found small and read in full size.
    engine._load_det_model()
    engine._load_rec_model()
    return engine


def check_models(folder: Path) -> None:
    """Compare the models with the pinned hashes (they decide what is read, so what is cited).

    Raises:
        Trouble: ``ocr_model_changed`` with the file's ``name``.
    """
    for name, expected in MODELS.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise Trouble("ocr_model_changed", name=name)
