"""Reads a recording of a screen on which someone scrolls: the messages, each with its second and a still."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.intake import ocr
from app.intake.media import film, joining, recordings, scrolling, stitching
from app.intake.screens import screenshots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.intake.media.film import Film
    from app.intake.media.scrolling import Page
    from app.intake.media.stitching import Piece, Sheet
    from app.intake.ocr import Pixels

BUDGET = 5.4
"""Seconds of processor time (on two cores half as many) for each second of video; the rest is left."""
GRACE = 90.0
PROBES, APART = 60, 20.0
"""A video in which none of so many frames, this many seconds apart, shows a line of text holds no words."""
LONG = 90.0
"""Seconds from which on it pays to look for words before every frame is followed."""


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of a video (docs/architecture.md, "A reading").

    ``media.stills`` are the seconds of the frames that show the messages: ``page`` n of a message is the
    n-th of them, ``region`` is in its pixels. ``facts.missing`` names stretches that were scrolled past too
    fast, as pairs of seconds. A video without pictures is a recording of sound.
    """
    box = film.container(path)
    if box.tracks and "vide" not in box.tracks:
        return recordings.read(path, "audio/mp4", name, options)
    base = _base(box)
    try:
        measured = film.measure(path)
    except film.NoFrames:
        return base | {"state": "nothing", "reason": "video_without_frames"}
    base["media"] = {
        "width": measured.width,
        "height": measured.height,
        "duration_s": round(measured.seconds, 2),
        "frames": measured.frames,
    }
    alive = options.get("alive") or (lambda: None)
    if measured.seconds > LONG and not _any_words(path, measured, alive):
        return base | {"state": "nothing", "reason": "video_without_words"}
    with tempfile.TemporaryDirectory(dir=options.get("spool")) as folder:
        reader = _Reader(path, measured, Path(folder), alive, capture=base["capture"])
        return base | reader.result(base["media"])


def _base(box: film.Container) -> dict[str, Any]:
    return {
        "family": "screen_video",
        "state": "ok",
        "reason": "",
        "facts": {},
        "engine": ocr.ENGINE,
        "media": {},
        "capture": {"container": box.created},
        "text": "",
        "words": [],
        "messages": [],
    }


def _any_words(path: Path, measured: Film, alive: Callable[[], None]) -> bool:
    count = int(min(PROBES, max(8, measured.seconds / APART)))
    for n in range(count):
        alive()
        try:
            frame = film.at_second(path, measured.seconds * (n + 0.5) / count)
        except film.NoFrames:
            continue
        if sum(line.confidence > 0.8 and len(line.text) > 1 for line in ocr.lines(frame)) >= 2:
            return True
    return False


@dataclass
class _Reader:
    """One video on its way from frames to messages."""

    path: Path
    film: Film
    folder: Path
    beat: Callable[[], None]
    started: float = field(default_factory=time.process_time)
    read_to: float | None = None
    duration: float = 0.0
    parts: dict[int, list[joining.Part]] = field(default_factory=dict)
    capture: dict[str, Any] = field(default_factory=dict)
    clocks: list[tuple[float, str]] = field(default_factory=list)

    def result(self, media: dict[str, Any]) -> dict[str, Any]:
        """What is to be laid over the base of the reading."""
        pages = scrolling.measure_all(self._watched(film.frames(self.path)), self._alive)
        media["duration_s"] = round(max(self.film.seconds, self.duration), 2)
        if not pages:
            return {"state": "nothing", "reason": "video_without_words"}
        pieces = stitching.pieces_of(pages, self.film.height)
        for piece, pictures in self._whole(pieces):
            self._read_piece(piece, pictures)
            if not self._alive():
                self.read_to = piece.frames[-1].second
                break
        return self._joined(pages, media)

    def _watched(self, frames: Iterator[tuple[int, float, Pixels]]) -> Iterator[tuple[int, float, Pixels]]:
        for frame in frames:
            self.duration = frame[1]
            yield frame

    def _alive(self) -> bool:
        """Tell the parent that work goes on; false when the time for this video is over."""
        self.beat()
        length = max(self.duration, self.film.seconds)
        return time.process_time() - self.started < GRACE + BUDGET * length

    def _whole(self, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, list[Pixels]]]:
        """Each piece as soon as its last frame has come by; frames wait on disk, so memory stays small."""
        waiting = {n: set(piece.numbers) for n, piece in enumerate(pieces)}
        uses: dict[int, int] = {}
        for piece in pieces:
            for number in piece.numbers:
                uses[number] = uses.get(number, 0) + 1
        for number, _second, frame in film.frames(self.path, frozenset(uses)):
            _keep(self.folder / f"{number}.png", frame)
            for n in [n for n, missing in waiting.items() if number in missing]:
                waiting[n].discard(number)
                if not waiting[n]:
                    del waiting[n]
                    yield pieces[n], [_kept(self.folder / f"{one.number}.png") for one in pieces[n].frames]
                    self._let_go(pieces[n], uses)

    def _let_go(self, piece: Piece, uses: dict[int, int]) -> None:
        for number in piece.numbers:
            uses[number] -= 1
            if not uses[number]:
                (self.folder / f"{number}.png").unlink(missing_ok=True)

    def _read_piece(self, piece: Piece, pictures: list[Pixels]) -> None:
        sheet = stitching.stitch(piece, pictures)
        found = screenshots.read_pixels(sheet.pixels, with_words=False)
        clock = (found.get("capture") or {}).get("clock")
        if clock:
            self.clocks.append((sheet.frames[0].second, clock))
        self.parts.setdefault(piece.page, []).append(_part(sheet, found, piece))

    def _joined(self, pages: Sequence[Page], media: dict[str, Any]) -> dict[str, Any]:
        joined = joining.join(pages, self.parts)
        media |= {"stills": list(joined.stills), "pages": len(joined.stills)}
        clocks = [clock for _, clock in sorted(self.clocks)]
        facts: dict[str, Any] = {}
        if joined.missing:
            facts = {"missing": [list(pair) for pair in joined.missing], "count": len(joined.missing)}
            facts["begin"] = joined.missing[0][0]
        if self.read_to is not None:
            facts["second"] = round(self.read_to)
        reason = "video_has_gaps" if joined.missing else "" if joined.text else "video_without_words"
        reason = "video_read_partly" if self.read_to is not None else reason
        state = {"": "ok", "video_without_words": "nothing"}.get(reason, "partial")
        result = {"state": state, "reason": reason, "facts": facts}
        if clocks:
            self.capture |= {"clock": clocks[0], "clock_end": clocks[-1]}
        return result | {"capture": self.capture, "text": joined.text, "messages": list(joined.messages)}


def _part(sheet: Sheet, found: dict[str, Any], piece: Piece) -> joining.Part:
    return joining.Part(
        sheet=sheet,
        height=piece.bottom - piece.top,
        messages=tuple(found["messages"]),
        text=str(found.get("text", "")),
        title=str(found.get("title", "")),
    )


def _keep(target: Path, frame: Pixels) -> None:
    """Set a frame aside without loss (opencv's order of colours)."""
    import cv2

    good, data = cv2.imencode(".png", frame, [cv2.IMWRITE_PNG_COMPRESSION, 1])
    if good:
        target.write_bytes(data.tobytes())


def _kept(source: Path) -> Pixels:
    import cv2

    frame = cv2.imdecode(np.frombuffer(source.read_bytes(), dtype=np.uint8), cv2.IMREAD_COLOR)
    return np.ascontiguousarray(np.asarray(frame, dtype=np.uint8)[:, :, ::-1])
