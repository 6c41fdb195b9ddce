"""Call recordings: length and tags by tinytag; number, name and moment from the makers' file names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.intake.media import recording_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.intake.media.recording_names import Named

# What tinytag's parsers answer hostile bytes with, besides its own error.
TAG_ERRORS = (OSError, ValueError, LookupError, EOFError, ArithmeticError, TypeError, AttributeError)
AMR_FRAME_SECONDS = 0.02
# Bytes of a frame by its mode, header byte included (RFC 4867, table 1: narrow band; table 3: wide band).
AMR_NARROW = (13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1)
AMR_WIDE = (18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1)

# Kilobits a second by the header's rate field (ISO 11172-3 and 13818-3, layer III).
MP3_RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
MP3_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
MOST_MP3 = 8_000_000
SILENT_BITS = 2500
"""Bits a second below which nothing is said: no speech codec goes so low (AMR begins at 4,750)."""
QUIET = 0.003
"""Share of full scale that the loudest sample of a silent recording stays below."""


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of a recording: one call, or why the sound cannot be measured.

    A name that speaks of no call still gives a draft, in doubt whether it was one: people record calls
    with any app, and a memo is easily set aside.
    """
    seconds, tags = _amr(path) if media_type == "audio/amr" else _tagged(path)
    named = recording_names.read(name)
    titled = recording_names.read(str(tags.get("title") or ""))
    if not named.number and titled.number:
        named = replace(named, number=titled.number, name=named.name or titled.name, is_call=True)
    silent = seconds is not None and _silent(path, media_type, seconds)
    state, reason = ("partial", "damaged_recording") if seconds is None else ("ok", "")
    return {
        "state": state,
        "reason": "silent_recording" if silent else reason,
        "facts": {},
        "family": "recording",
        "engine": "recordings/2",
        "media": {"duration_s": seconds},
        "capture": {"header": tags.get("at")},
        "text": " ".join(filter(None, (name, tags.get("title", "")))),
        "messages": [_call(named, seconds, silent=silent)],
    }


def _call(named: Named, seconds: float | None, *, silent: bool) -> dict[str, Any]:
    return {
        "kind": "call",
        "direction": named.direction,
        "sender": named.name or named.number,
        "number": named.number,
        "number_shown": named.number,
        "at": named.at,
        "precision": named.precision,
        "time_shown": "",
        "text": "",
        "complete": True,
        "second": 0.0,
        "duration_s": round(seconds) if seconds is not None else None,
        "call_type": {"in": "incoming", "out": "outgoing"}.get(named.direction),
        "confidence": 1.0,
        "doubts": _doubts(named, silent=silent),
    }


def _doubts(named: Named, *, silent: bool) -> list[dict[str, Any]]:
    """A file name rarely says who called whom."""
    asked = (
        ("side_unknown", "side", named.direction == "none"),
        ("number_not_named", "number", not named.number),
        ("call_unsure", "category", not named.is_call),
        ("silent_recording", "complete", silent),
    )
    return [{"code": code, "field": field, "facts": {}} for code, field, doubted in asked if doubted]


def _silent(path: Path, media_type: str, seconds: float) -> bool:
    """Whether nothing can be heard, as far as the bytes tell without decoding them."""
    if seconds < 1:
        return False
    if media_type == "audio/wav":
        return _quiet_wave(path)
    if media_type == "audio/mpeg":
        return _empty_frames(path)
    return path.stat().st_size * 8 / seconds < SILENT_BITS


def _quiet_wave(path: Path) -> bool:
    """The loudest sample of a 16-bit file."""
    import wave

    import numpy as np

    try:
        with wave.open(str(path)) as sound:
            if sound.getsampwidth() != 2:
                return False
            loudest = 0
            while data := sound.readframes(1 << 20):
                samples = np.frombuffer(data[: len(data) // 2 * 2], dtype="<i2").astype(np.int32)
                loudest = max(loudest, int(np.abs(samples).max(initial=0)))
    except (wave.Error, EOFError, OSError, ValueError):
        return False
    return loudest < QUIET * 32768


def _empty_frames(path: Path) -> bool:
    """Whether nearly all frames of an MP3 hold no coded sound (ISO 11172-3, side information)."""
    data = path.read_bytes()[:MOST_MP3]
    sizes = [size for at in _frames(data) if (size := _coded_bits(data, at)) is not None]
    return len(sizes) > 20 and sum(size <= 12 for size in sizes) > 0.9 * len(sizes)


def _frames(data: bytes) -> Iterator[int]:
    """Where frames begin."""
    at = 0
    if data[:3] == b"ID3" and len(data) > 10:
        at = 10 + (data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9])
    while 0 <= at < len(data) - 40:
        size = _frame_size(data[at : at + 4])
        if not size:
            at = data.find(b"\xff", at + 1)
            continue
        yield at
        at += size


def _frame_size(header: bytes) -> int:
    """Bytes of a layer III frame; 0 if this is no header of one."""
    if header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, rate, sampling = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or rate in (0, 15) or sampling == 3:
        return 0
    bits = (MP3_RATES_1 if version == 3 else MP3_RATES_2)[rate] * 1000
    hertz = (44_100, 48_000, 32_000)[sampling] >> {3: 0, 2: 1, 0: 2}[version]
    return (144 if version == 3 else 72) * bits // hertz + (header[2] >> 1 & 1)


def _coded_bits(data: bytes, at: int) -> int | None:
    """Bits of coded sound in the first granule of a frame's first channel."""
    first = data[at + 1] >> 3 & 3 == 3
    mono = data[at + 3] >> 6 == 3
    start = at + 4 + (0 if data[at + 1] & 1 else 2)
    before = 9 + (5 + 4 if mono else 3 + 8) if first else 8 + (1 if mono else 2)
    window = int.from_bytes(data[start : start + 6], "big")
    return window >> (48 - before - 12) & 0xFFF


def _tagged(path: Path) -> tuple[float | None, dict[str, Any]]:
    from tinytag import TinyTag, TinyTagException

    try:
        with path.open("rb") as file:
            tag = TinyTag.get(filename=str(path), file_obj=file, tags=True, duration=True)
    except (TinyTagException, *TAG_ERRORS):
        return None, {}
    seconds = tag.duration
    known = {"title": tag.title or ""}
    return (round(float(seconds), 2) if seconds and seconds > 0 else None), known


def _amr(path: Path) -> tuple[float | None, dict[str, Any]]:
    """The length of an AMR file: its frames times 20 ms (RFC 4867, section 5)."""
    data = path.read_bytes()[:64_000_000]
    wide = data.startswith(b"#!AMR-WB\n")
    sizes = AMR_WIDE if wide else AMR_NARROW
    at, frames = (9 if wide else 6), 0
    while at < len(data):
        at += sizes[data[at] >> 3 & 0x0F]
        frames += at <= len(data)
    return (round(frames * AMR_FRAME_SECONDS, 2) if frames else None), {}
