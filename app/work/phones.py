"""Phones and cards that the system has mounted, and the pictures on them by day; all is only read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.case import moments
from app.intake.values import capture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.case.snapshot import Snapshot

#: Where phones keep screenshots, below their storage; compared without case.
SCREENSHOTS = (
    "DCIM/Screenshots",
    "Pictures/Screenshots",
    "DCIM/ScreenRecorder",
    "Pictures/截屏",
    "Movies/ScreenRecorder",
    "Movies/Screenrecords",
    "Pictures/ScreenRecorder",
)
#: Where chat apps and the camera save, recordings of calls among it: offered too, but not chosen beforehand.
OTHERS = (
    "DCIM/Camera",
    "Pictures/WeiXin",
    "Pictures/WeChat",
    "Pictures/QQ",
    "tencent/MicroMsg/WeiXin",
    "MIUI/sound_recorder/call_rec",
    "Recordings/Call",
    "Recordings/Call Recordings",
    "Music/Recordings/Call Recordings",
    "Sounds/CallRecord",
    "CallRecord",
)
ENDINGS = (
    *(".png", ".jpg", ".jpeg", ".heic", ".heif", ".webp", ".gif"),
    *(".mp4", ".mov", ".m4a", ".amr", ".mp3", ".wav", ".3gp", ".aac"),
)
SHOT = ("screenshot", "screen_", "截屏", "截图", "屏幕", "录屏", "screenrecord", "rpreplay")
MOST = 20_000
"""Files that are listed; a phone with more is searched by hand."""


@dataclass(frozen=True, kw_only=True)
class Phone:
    """A storage that looks like a phone's or a camera's: ``name`` as the system shows it, its storage."""

    name: str
    root: Path


@dataclass(frozen=True, kw_only=True)
class Shot:
    """A file on a phone: the day it was made as far as its name or time tells; ``shot``: of the screen."""

    path: Path
    day: date | None
    shot: bool


def find(roots: Iterable[tuple[str, Path]]) -> list[Phone]:
    """Which of some mounted places are a phone or a card: those with a DCIM folder, at most one level down.

    Args:
        roots: what the system calls it, and where it is mounted. Places that do not answer are left out.
    """
    found: dict[Path, Phone] = {}
    for name, root in roots:
        for place in (root, *_folders(root)):
            if _child(place, "DCIM") is not None:
                shown = name if place == root else f"{name} · {place.name}"
                found.setdefault(place, Phone(name=shown, root=place))
    return list(found.values())


def mounted_by_desktop(user: int, run: Path = Path("/run/user")) -> list[tuple[str, Path]]:
    """Phones that a Linux desktop shows as folders (GVfs: MTP and PTP), by user id."""
    return [
        (one.name.partition("host=")[2].replace("_", " ") or one.name, one)
        for one in _folders(run / str(user) / "gvfs")
        if one.name.startswith(("mtp:", "gphoto2:"))
    ]


def pictures(phone: Phone, zone: str | None) -> list[Shot]:
    """Pictures, screen and call recordings of a phone, the newest first; what cannot be read is left out."""
    found = list(_pictures(phone, zone))
    return sorted(found, key=lambda one: (one.day or date.min, one.path.name), reverse=True)


def _pictures(phone: Phone, zone: str | None) -> Iterator[Shot]:
    seen: set[Path] = set()
    for folder, of_screen in _places(phone.root):
        for path in _files(folder):
            if path in seen or path.suffix.lower() not in ENDINGS:
                continue
            seen.add(path)
            if len(seen) > MOST:
                return
            yield Shot(path=path, day=_day(path, zone), shot=of_screen or _is_shot(path.name))


def _places(root: Path) -> Iterator[tuple[Path, bool]]:
    """Folders with screenshots, then others; of an Apple phone, which has neither, all albums of DCIM.

    What has no DCIM is a folder that somebody chose: it and those in it.
    """
    for names, of_screen in ((SCREENSHOTS, True), (OTHERS, False)):
        for name in names:
            place = _below(root, name)
            if place is not None:
                yield place, of_screen
    dcim = _child(root, "DCIM")
    for album in _folders(dcim) if dcim is not None else ():
        yield album, False
    yield root, False  # a folder that the person pointed at may hold the files themselves
    for album in _folders(root) if dcim is None else ():
        yield album, False


def _day(path: Path, zone: str | None) -> date | None:
    named = capture.in_name(path.name, zone)
    if named is not None:
        return named.at.date()
    try:
        return datetime.fromisoformat(moments.from_epoch(path.stat().st_mtime, zone)).date()
    except (OSError, ValueError, OverflowError):
        return None


def _is_shot(name: str) -> bool:
    return any(word in name.lower() for word in SHOT)


def unknown(shots: Iterable[Shot], snapshot: Snapshot) -> list[Shot]:
    """Those that the case does not have yet, by path; the same bytes are noticed when they are taken in."""
    known = {str(one.get("path")) for item in snapshot.evidence for one in item.sources}
    return [one for one in shots if str(one.path) not in known]


def _below(root: Path, names: str) -> Path | None:
    place: Path | None = root
    for name in names.split("/"):
        place = _child(place, name) if place is not None else None
    return place


def _child(folder: Path, name: str) -> Path | None:
    """A folder in a folder by its name, whatever its case: phones write it in many ways."""
    exact = folder / name
    try:
        if exact.is_dir():
            return exact
    except OSError:
        return None
    return next((one for one in _folders(folder) if one.name.lower() == name.lower()), None)


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(one for one in folder.iterdir() if one.is_dir() and not one.is_symlink())
    except OSError:
        return []


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith("."))
    except OSError:
        return []
