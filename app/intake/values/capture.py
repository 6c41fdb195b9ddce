"""When a picture was taken, and whether that is exact or only a latest moment (DESIGN §3); pure functions."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.case.records import TakenFrom

BULK = 3
"""As many different pictures of one second are a bulk copy: that second says nothing of each."""


@dataclass(frozen=True, kw_only=True)
class Capture:
    """When a picture was taken: ``at`` local ISO 8601 with offset (without one if the case has no zone).

    If not ``exact`` it says only *not later than*; ``source`` is who says so.
    """

    at: str | None = None
    source: TakenFrom = "none"
    exact: bool = False


@dataclass(frozen=True, kw_only=True)
class NamedTime:
    """A moment that stands in a file name; ``strong`` if the camera or phone itself wrote it there."""

    at: dt.datetime
    strong: bool


_STAMP = re.compile(
    r"(?<!\d)(20\d{2})[-_.年 ]?(0[1-9]|1[0-2])[-_.月 ]?([0-2]\d|3[01])日?"
    r"(?:[-_T ]|\s*at\s*)*([01]\d|2[0-3])[-_.:：时 ]?([0-5]\d)[-_.:：分 ]?([0-5]\d)"
)
_CHAT_STAMP = re.compile(
    r"(?:微信图片|微信圖片|WeChat|Weixin|QQ图片|QQ圖片|QQ截图|photo_|WhatsApp|signal|TIM图片|钉钉|企业微信)",
    re.I,
)
_PHONE = re.compile(
    r"^(?:screen[-_ ]?shots?|screen[-_ ]?record(?:er|ing)?|record|录屏|屏幕录制|螢幕錄製|"
    r"截屏|截图|截圖|屏幕截图|屏幕快照|"
    r"螢幕擷取|螢幕截圖|手机截屏|IMG|PXL|VID|SVID|Snap|Scrnshot|S)(?=[-_ 0-9(])",
    re.I,
)
_US_STAMP = re.compile(
    r"^ScreenRecording_(0[1-9]|1[0-2])-([0-2]\d|3[01])-(20\d{2})[ _]([01]\d|2[0-3])-([0-5]\d)-([0-5]\d)"
)
"""What one maker calls its recordings of the screen, whatever the language: month, day, year."""
_REPLAY = re.compile(r"^RPReplay_Final(1[0-9]{9})(?!\d)")
"""The same maker's older name: seconds since 1970 when it was saved."""
_MILLIS = re.compile(r"(?<!\d)(1[0-9]{12})(?!\d)")


def in_name(name: str, zone: str | None = "Asia/Shanghai") -> NamedTime | None:
    """The moment a file name holds, in the local time of ``zone``; ``None`` without one.

    ``Screenshot_20240618_091523``, ``IMG_…`` and the like are strong; ``mmexport`` with milliseconds,
    ``微信图片_…``, ``QQ图片…``, ``wx_camera_…`` and any other name are weak: they say when it was saved.
    """
    chat = _CHAT_STAMP.search(name) is not None
    name = _US_STAMP.sub(r"ScreenRecording_\3-\1-\2_\4-\5-\6", name)
    if found := _STAMP.search(name):
        try:
            at = dt.datetime(*(int(part) for part in found.groups()))  # type: ignore[arg-type]
        except ValueError:
            return None
        if name[:4].upper() == "PXL_":  # this maker writes its camera's names in UTC
            at = _local(at.replace(tzinfo=dt.UTC), zone)
        return NamedTime(at=at, strong=not chat and _PHONE.match(name) is not None)
    if found := _MILLIS.search(name) or _REPLAY.search(name):
        at = _local(dt.datetime.fromtimestamp(int(found[1][:10]), dt.UTC), zone)
        return NamedTime(at=at, strong=False)
    return None


def resolve(
    *,
    exif: str | None = None,
    name: str = "",
    file_time: str | None = None,
    clock: str | None = None,
    clock_end: str | None = None,
    container: str | None = None,
    siblings_same_second: int = 1,
    stated: str | None = None,
    zone: str | None = "Asia/Shanghai",
) -> Capture:
    """Work out when a picture was taken.

    Args:
        exif: the camera's moment, ISO 8601, local if it has no offset.
        name: the file's original name.
        file_time: the file's own time, ISO 8601 with offset.
        clock: ``HH:MM`` of the status bar (or of a lock screen).
        clock_end: the clock at the end of a video, which a time of writing it agrees with.
        container: when a video's container says that it was made, ISO 8601; the start or the end.
        siblings_same_second: how many different pictures, this one included, share the second of
            :func:`weak_second`.
        stated: what the person said to assume where a file itself tells nothing exact.
        zone: the case's time zone.
    """
    if (taken := _parsed(exif, zone)) is not None:
        return _capture(taken, "exif", True, zone)
    named = in_name(name, zone)
    if named is not None and named.strong:
        return _capture(named.at, "file_name", True, zone)
    weak = _weak(named, _parsed(file_time, zone), _parsed(container, zone))
    for at, source in weak:
        if siblings_same_second < BULK and (_agrees(at, clock) or _agrees(at, clock_end)):
            return _capture(at, source, True, zone)
    if (said := _parsed(stated, zone)) is not None:
        return _capture(said, "stated", len(stated or "") > 10, zone)
    return _capture(weak[0][0], weak[0][1], False, zone) if weak else Capture()


def weak_second(name: str, file_time: str | None, zone: str | None = "Asia/Shanghai") -> str | None:
    """The second that a bulk copy would share: of a chat app's name, else of the file's own time."""
    weak = _weak(in_name(name, zone), _parsed(file_time, zone))
    return weak[0][0].isoformat(timespec="seconds") if weak else None


def _weak(
    named: NamedTime | None, file_time: dt.datetime | None, container: dt.datetime | None = None
) -> list[tuple[dt.datetime, TakenFrom]]:
    """Weak moments, best first: what the name says is nearer to the capture than a copy's file time."""
    weak: list[tuple[dt.datetime, TakenFrom]] = []
    if named is not None:
        weak.append((named.at, "file_name"))
    if container is not None:
        weak.append((container, "header"))
    if file_time is not None:
        weak.append((file_time, "file_time"))
    return weak


def _agrees(at: dt.datetime, clock: str | None) -> bool:
    """Whether a clock face shows that moment to within a minute (a 12-hour face counts too)."""
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", clock or "")
    if not found:
        return False
    shown, actual = int(found[1]) * 60 + int(found[2]), at.hour * 60 + at.minute
    return min((shown - actual) % 1440, (actual - shown) % 1440) <= 1


def _parsed(text: str | None, zone: str | None) -> dt.datetime | None:
    """ISO text as naive local time of the zone; ``None`` for nothing or nonsense."""
    if not text:
        return None
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return _local(at, zone) if at.tzinfo is not None else at


def _local(at: dt.datetime, zone: str | None) -> dt.datetime:
    return (at.astimezone(zoneinfo.ZoneInfo(zone)) if zone else at).replace(tzinfo=None)


def with_offset(at: dt.datetime, zone: str | None) -> str:
    """Naive local time as ISO 8601 with the zone's offset on that day; bare if there is no zone."""
    return (at.replace(tzinfo=zoneinfo.ZoneInfo(zone)) if zone else at).isoformat(timespec="seconds")


def _capture(at: dt.datetime, source: TakenFrom, exact: bool, zone: str | None) -> Capture:
    return Capture(at=with_offset(at, zone), source=source, exact=exact)
