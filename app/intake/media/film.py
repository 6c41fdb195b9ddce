"""Videos as opencv reads them: what the container says, frames one by one, and the frame at a second."""

from __future__ import annotations

import datetime as dt
import os
import struct
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.intake.ocr import Pixels

EPOCH_1904 = dt.datetime(1904, 1, 1, tzinfo=dt.UTC)
NESTED = (b"moov", b"trak", b"mdia")
MAX_BOXES = 4000
MAX_SIDE = 8192
"""A frame with a longer side is no recording of a screen and is not decoded."""
BACK = (0.0, 3.0, 12.0, 1e9)
"""Seconds to go back before a wanted moment when jumping there lands behind it."""


@dataclass(frozen=True, kw_only=True)
class Container:
    """What an ISO base media file says of itself: kinds of its tracks, and when it was made."""

    tracks: frozenset[str] = frozenset()
    created: str | None = None


@dataclass(frozen=True, kw_only=True)
class Film:
    """Measures of a video; ``seconds`` and ``frames`` are what the container claims (0 if nothing)."""

    width: int
    height: int
    fps: float
    frames: int

    @property
    def seconds(self) -> float:
        """Length as claimed."""
        return self.frames / self.fps if self.fps > 0 else 0.0


class NoFrames(Exception):
    """There is nothing in the file that can be shown as a picture."""


def container(path: Path) -> Container:
    """Tracks and creation time of an MP4, MOV or 3GP (ISO 14496-12: ``hdlr``, ``mvhd``); empty for others."""
    with path.open("rb") as file:
        boxes = list(_boxes(file, 0, path.stat().st_size, [0]))
    kinds = {data[8:12].decode("latin-1") for name, data in boxes if name == b"hdlr"}
    made = next((_created(data) for name, data in boxes if name == b"mvhd"), None)
    return Container(tracks=frozenset(kinds), created=made)


def _boxes(file: IO[bytes], at: int, end: int, seen: list[int]) -> Iterator[tuple[bytes, bytes]]:
    """Names and first bytes of the boxes that matter, at most ``MAX_BOXES`` of a hostile file."""
    while at + 8 <= end and seen[0] < MAX_BOXES:
        seen[0] += 1
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            return
        size, name = struct.unpack(">I4s", head[:8])
        inner = at + 8
        if size == 1 and len(head) == 16:
            size, inner = struct.unpack(">Q", head[8:])[0], at + 16
        size = size or end - at
        if size < inner - at:
            return
        if name in NESTED:
            yield from _boxes(file, inner, min(end, at + size), seen)
        elif name in (b"mvhd", b"hdlr"):
            file.seek(inner)
            yield name, file.read(24)
        at += size


def _created(data: bytes) -> str | None:
    """``creation_time`` of ``mvhd`` as ISO in UTC; writers that know none leave 0 (or 1970)."""
    if len(data) < 16:
        return None
    seconds = struct.unpack(">Q", data[4:12])[0] if data[0] == 1 else struct.unpack(">I", data[4:8])[0]
    try:
        at = EPOCH_1904 + dt.timedelta(seconds=seconds)
    except OverflowError:
        return None
    return at.isoformat() if 2005 <= at.year <= 2100 else None


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    import cv2

    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
    source = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
    try:
        if not source.isOpened():
            raise NoFrames
        yield source
    finally:
        source.release()


def measure(path: Path) -> Film:
    """Size and length of a video.

    Raises:
        NoFrames: when it has none that can be decoded.
    """
    import cv2

    with _opened(path) as source:
        if max(source.get(cv2.CAP_PROP_FRAME_WIDTH), source.get(cv2.CAP_PROP_FRAME_HEIGHT)) > MAX_SIDE:
            raise NoFrames
        good, frame = source.read()
        if not good or frame is None or frame.ndim != 3:
            raise NoFrames
        rate, count = source.get(cv2.CAP_PROP_FPS), source.get(cv2.CAP_PROP_FRAME_COUNT)
        rate = rate if 0 < rate <= 1000 else 0.0
        return Film(
            width=int(frame.shape[1]),
            height=int(frame.shape[0]),
            fps=rate,
            frames=max(0, int(min(count, 1e9))),
        )


def frames(path: Path, wanted: frozenset[int] | None = None) -> Iterator[tuple[int, float, Pixels]]:
    """Number, second and BGR pixels of each frame in order; only those with ``wanted`` numbers if given."""
    import cv2

    last = max(wanted) if wanted else None
    with _opened(path) as source:
        number, before = 0, 0.0
        while source.grab():
            second = max(before, source.get(cv2.CAP_PROP_POS_MSEC) / 1000)
            if wanted is None or number in wanted:
                good, frame = source.retrieve()
                if good and frame is not None:
                    yield number, second, np.asarray(frame, dtype=np.uint8)
            if last is not None and number >= last:
                return
            number, before = number + 1, second


def at_second(path: Path, second: float) -> Pixels:
    """The RGB frame that stands at a second (the last one not after it).

    Raises:
        NoFrames: when there is none.
    """
    with _opened(path) as source:
        for back in BACK:
            found = _from(source, max(0.0, second - back), second)
            if found is not None:
                return np.ascontiguousarray(found[:, :, ::-1])
    raise NoFrames


def _from(source: Any, start: float, second: float) -> Pixels | None:  # noqa: ANN401  opencv has no types
    """Decode from ``start`` on; ``None`` if the jump landed behind the wanted moment."""
    import cv2

    source.set(cv2.CAP_PROP_POS_MSEC, start * 1000)
    shown = None
    while source.grab():
        if source.get(cv2.CAP_PROP_POS_MSEC) / 1000 > second + 0.001:
            break
        good, frame = source.retrieve()
        shown = frame if good else shown
    return np.asarray(shown, dtype=np.uint8) if shown is not None else None
