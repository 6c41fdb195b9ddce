"""Call recordings: length and tags by tinytag; number, name and moment from the makers' file names."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

# What tinytag's parsers answer hostile bytes with, besides its own error.
TAG_ERRORS = (OSError, ValueError, LookupError, EOFError, ArithmeticError, TypeError, AttributeError)
AMR_FRAME_SECONDS = 0.02
# Bytes of a frame by its mode, header byte included (RFC 4867, table 1: narrow band; table 3: wide band).
AMR_NARROW = (13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1)
AMR_WIDE = (18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1)

STAMP = re.compile(
    r"(?<!\d)(20\d{2}|\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])"
    r"[-_ .T]*([01]\d|2[0-3])[-_.:]?([0-5]\d)(?:[-_.:]?([0-5]\d))?(?!\d)"
)
NUMBER = re.compile(r"(?<![\dA-Za-z])\+?(?:\d[\d \-]{3,18}\d)(?![\dA-Za-z])")
NAME = re.compile(r"(?:@|来自|与|和|^)\s*([^\d@()（）_\-\s][^@()（）_]{0,30}?)\s*(?:[(（]|的通话|[-_])")
GENERIC = re.compile(
    r"通话录音|电话录音|录音文件|录音|呼叫|call[ _-]?recording|call[ _-]?record|"
    r"recorder|recording|audio|voice|rec|call|静音",
    re.IGNORECASE,
)
INCOMING = re.compile(r"来电|呼入|incoming|\bin\b|_in_", re.IGNORECASE)
OUTGOING = re.compile(r"去电|呼出|拨出|outgoing|\bout\b|_out_", re.IGNORECASE)


def read(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of a recording: one call, or why the sound cannot be measured."""
    seconds, tags = _amr(path) if media_type == "audio/amr" else _tagged(path)
    facts = from_name(name)
    call = {
        "kind": "call",
        "direction": facts["direction"],
        "sender": facts["name"],
        "number": facts["number"],
        "number_shown": facts["number"],
        "at": facts["at"],
        "precision": facts["precision"],
        "time_shown": "",
        "text": "",
        "complete": True,
        "second": 0.0,
        "duration_s": round(seconds) if seconds is not None else None,
        "call_type": {"in": "incoming", "out": "outgoing"}.get(facts["direction"]),
        "confidence": 1.0,
        "doubts": _doubts(facts),
    }
    damaged = seconds is None
    return {
        "state": "partial" if damaged else "ok",
        "reason": "damaged_recording" if damaged else "",
        "facts": {},
        "family": "recording",
        "engine": "recordings/1",
        "media": {"duration_s": seconds},
        "capture": {"header": tags.get("at")},
        "text": " ".join(filter(None, (name, tags.get("title", "")))),
        "messages": [call],
    }


def _doubts(facts: dict[str, Any]) -> list[dict[str, Any]]:
    """A file name rarely says who called whom."""
    found = []
    if facts["direction"] == "none":
        found.append({"code": "side_unknown", "field": "side", "facts": {}})
    if not facts["number"]:
        found.append({"code": "number_hidden", "field": "number", "facts": {}})
    return found


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


def from_name(name: str) -> dict[str, Any]:
    """What a phone's name for a recording says.

    Returns:
        ``number`` (digits as written, or ""), ``name``, ``at`` (local ISO without offset, or None),
        ``precision`` and ``direction`` (``in``, ``out`` or ``none``).
    """
    stem = re.sub(r"\.[A-Za-z0-9]{2,4}$", "", name)
    at, precision, rest = _moment(stem)
    number = _number(rest)
    person = _person(rest, number)
    incoming, outgoing = INCOMING.search(rest), OUTGOING.search(rest)
    direction = "in" if incoming and not outgoing else "out" if outgoing and not incoming else "none"
    return {"number": number, "name": person, "at": at, "precision": precision, "direction": direction}


def _moment(stem: str) -> tuple[str | None, str, str]:
    """The last thing in the name that is a date with a time, and the name without it."""
    for found in reversed(list(STAMP.finditer(stem))):
        year, month, day, hour, minute, second = found.groups()
        try:
            moment = datetime(
                int(year) + (2000 if len(year) == 2 else 0),
                int(month),
                int(day),
                int(hour),
                int(minute),
                int(second or 0),
            )
        except ValueError:
            continue
        rest = stem[: found.start()] + " " + stem[found.end() :]
        return moment.isoformat(), "second" if second else "minute", rest
    return None, "unknown", stem


def _number(rest: str) -> str:
    """The longest run that can be dialled; the same number twice counts once."""
    found = [re.sub(r"[ \-]", "", one.group()) for one in NUMBER.finditer(rest)]
    fine = [one for one in found if 5 <= len(one.lstrip("+")) <= 20]
    return max(fine, key=len, default="")


def _person(rest: str, number: str) -> str:
    found = NAME.search(GENERIC.sub("", rest))
    name = found.group(1).strip() if found else ""
    return name if name and not name.isdigit() else number
