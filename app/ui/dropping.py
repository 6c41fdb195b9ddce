"""What was dropped or pasted: files, folders, a picture; and why nothing, where a source gives no files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app import scratch

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDropEvent

VIRTUAL = "FileGroupDescriptor"
"""Part of the Windows clipboard formats of files that exist only inside another program."""


@dataclass(frozen=True, kw_only=True)
class Dropped:
    """Paths to take in; ``problem`` is a code when there are none."""

    paths: tuple[Path, ...] = ()
    problem: str = ""


def wanted(data: QMimeData) -> bool:
    """Whether this could be taken in, or has to be explained."""
    return data.hasUrls() or data.hasImage() or _is_virtual(data)


def accept_copy(event: QDropEvent) -> None:
    """Take a drop, or one that may come, as a copy: whatever the source offers, it keeps what it has."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def taken(data: QMimeData) -> Dropped:
    """What is in a drop or on the clipboard."""
    paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and url.toLocalFile())
    if paths:
        return Dropped(paths=paths)
    if data.hasImage():
        return _picture(data.imageData())
    if data.hasUrls():
        return Dropped(problem="drop_from_the_web")
    return Dropped(problem="drop_without_files" if _is_virtual(data) else "nothing_to_take")


def _is_virtual(data: QMimeData) -> bool:
    return any(VIRTUAL in name for name in data.formats())


def _picture(picture: object) -> Dropped:
    """A picture from the clipboard becomes a file of its own; its name says when it was pasted."""
    if not isinstance(picture, QImage) or picture.isNull():
        return Dropped(problem="nothing_to_take")
    place = scratch.fresh("paste") / f"clipboard-{datetime.now():%Y%m%d-%H%M%S}.png"
    if not picture.save(str(place), "PNG"):  # type: ignore[call-overload]
        return Dropped(problem="nothing_to_take")
    return Dropped(paths=(place,))
