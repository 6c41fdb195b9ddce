"""The two networks that find and read lines: loaded once, pinned by hash, run side by side on all cores."""

from __future__ import annotations

import functools
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.case.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Floats = NDArray[np.float32]

MODELS = {
    "PP-OCRv6_det_small.onnx": "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
    "PP-OCRv6_rec_small.onnx": "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
}
HEIGHT = 48
"""Height in pixels of a line as the recogniser takes it."""
NARROWEST = 160
"""Width to which shorter lines are filled up: less room and blanks are misread."""
STEP = 32
"""The detector takes sides that are multiples of this."""
MOST_THREADS = 4


@dataclass(frozen=True, kw_only=True)
class Read:
    """What a line says: its text, the mean probability of its letters, that of the least sure one, 0–1.

    ``places`` is for each letter where the recogniser saw it, as a share of the line's width.
    """

    text: str
    score: float
    weakest: float
    places: tuple[float, ...] = ()


def detect(tiles: Sequence[Pixels]) -> list[list[tuple[float, float, float, float]]]:
    """Boxes of lines (left, top, right, bottom) in each of some RGB tiles."""
    return list(_engine().pool.map(_detect, tiles))


def recognise(crops: Sequence[Pixels]) -> list[Read]:
    """What some lines say, each a BGR picture of one line, in any height."""
    widest_first = sorted(range(len(crops)), key=lambda n: -crops[n].shape[1] / crops[n].shape[0])
    found = _engine().pool.map(_read, (crops[n] for n in widest_first))
    result = dict(zip(widest_first, found, strict=True))
    return [result[n] for n in range(len(crops))]


def _detect(tile: Pixels) -> list[tuple[float, float, float, float]]:
    high, wide = tile.shape[:2]
    ways = [(*box.min(axis=0), *box.max(axis=0)) for box in outlines(tile)]
    return [(x0, y0, min(x1, wide), min(y1, high)) for x0, y0, x1, y1 in ways if x0 < wide and y0 < high]


def outlines(tile: Pixels) -> NDArray[np.float64]:
    """Corners of the lines in an RGB tile, turned as they are: n × 4 × (x, y), top left first, clockwise."""
    engine = _engine()
    filled = _filled(tile)
    blob = (filled[:, :, ::-1].astype(np.float32) / 127.5 - 1.0).transpose(2, 0, 1)[None]
    found = engine.find.run(None, {engine.find_input: np.ascontiguousarray(blob)})[0]
    boxes, _scores = engine.boxes(found, filled.shape[:2])
    return np.asarray(boxes, dtype=np.float64).reshape(-1, 4, 2)


def _filled(tile: Pixels) -> Pixels:
    """A tile whose sides are what the detector takes, filled up in the usual colour of its edges.

    The edges themselves drawn on would smear the letters of a line that a crop cuts, and hide it.
    """
    high, wide = tile.shape[:2]
    down, across = (max(2 * STEP, -(-side // STEP) * STEP) for side in (high, wide))
    filled = np.empty((down, across, 3), np.uint8)
    filled[:high, :wide] = tile
    filled[:high, wide:] = np.median(tile[:, -1], axis=0)
    filled[high:] = np.median(tile[-1], axis=0)
    return filled


def _read(crop: Pixels) -> Read:
    import cv2

    engine = _engine()
    high, wide = crop.shape[:2]
    width = max(4, round(wide * HEIGHT / high))
    way = cv2.INTER_AREA if high > HEIGHT else cv2.INTER_LINEAR
    sized = cv2.resize(np.ascontiguousarray(crop), (width, HEIGHT), interpolation=way)
    blob = np.zeros((1, 3, HEIGHT, max(width, NARROWEST)), dtype=np.float32)
    blob[0, :, :, :width] = (np.asarray(sized, dtype=np.float32) / 127.5 - 1.0).transpose(2, 0, 1)
    steps = engine.read.run(None, {engine.read_input: blob})[0][0]
    return _decoded(steps, engine.letters, blob.shape[3] / width)


def _decoded(steps: Floats, letters: Sequence[str], filled: float) -> Read:
    """The best letter of each step, repeats and blanks left out (connectionist temporal classification)."""
    best = steps.argmax(axis=1)
    new = np.flatnonzero((best != 0) & (np.diff(best, prepend=-1) != 0))
    if new.size == 0:
        return Read(text="", score=0.0, weakest=0.0)
    sure = steps[new, best[new]]
    return Read(
        text="".join(letters[n] for n in best[new]),
        score=float(sure.mean()),
        weakest=float(sure.min()),
        places=tuple(float(n) for n in (new + 0.5) / len(steps) * filled),
    )


@dataclass(frozen=True, kw_only=True)
class _Engine:
    find: Any
    find_input: str
    boxes: Any
    read: Any
    read_input: str
    letters: list[str]
    pool: ThreadPoolExecutor


@functools.lru_cache(maxsize=1)
def _engine() -> _Engine:
    """The warm engine: loading costs about a second, so it is kept for the life of the reader process.

    Each network runs on one core; lines and tiles side by side use the others better than one alone could.
    """
    import cv2
    import rapidocr
    from rapidocr import RapidOCR

    check_models(Path(rapidocr.__file__).parent / "models")
    threads = max(1, min(MOST_THREADS, os.cpu_count() or 1))
    cv2.setNumThreads(threads)
    engine: Any = RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
    engine._load_det_model()
    engine._load_rec_model()
    find, read = engine.text_det.session.session, engine.text_rec.session.session
    return _Engine(
        find=find,
        find_input=find.get_inputs()[0].name,
        boxes=engine.text_det.postprocess_op,
        read=read,
        read_input=read.get_inputs()[0].name,
        letters=engine.text_rec.postprocess_op.character,
        pool=ThreadPoolExecutor(threads, thread_name_prefix="ocr"),
    )


def check_models(folder: Path) -> None:
    """Compare the models with the pinned hashes (they decide what is read, so what is cited).

    Raises:
        Trouble: ``ocr_model_changed`` with the file's ``name``.
    """
    for name, expected in MODELS.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise Trouble("ocr_model_changed", name=name)
