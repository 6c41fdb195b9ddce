"""A copy of the whole case as a bag in a place the person chose; the newest three are kept."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from app.work import exporting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from app.case.case import Case

KEPT = 3
WORD = "备份"


def made_before(case: Case, folder: Path) -> list[Path]:
    """The backups of a case in a folder, oldest first; none if the folder cannot be read."""
    start = f"{case.folder.name} {WORD} "
    try:
        return sorted(one for one in folder.iterdir() if one.name.startswith(start) and one.suffix == ".zip")
    except OSError:
        return []


def is_needed(case: Case, folder: Path) -> bool:
    """Whether anything was recorded since the newest backup; a bag's folder bears the end of its journal."""
    made = made_before(case, folder)
    length, head = case.journal_state()
    if not made or not length:
        return length > 0
    try:
        with zipfile.ZipFile(made[-1]) as bag:
            return not any(name.startswith(f"jushi-{head[:12]}/") for name in bag.namelist()[:1])
    except (OSError, zipfile.BadZipFile):
        return True


def make(case: Case, folder: Path, now: datetime, lang: str = "zh_CN") -> Iterator[exporting.BagStep]:
    """Write a backup, then remove the oldest of this case beyond three.

    Args:
        case: read-only is enough.
        folder: must be there; a stick that was pulled out is told, not made.
        now: local time, for the name: ``<folder of the case> 备份 20261129-1640.zip``.
        lang: language of the timeline in the bag.

    Raises:
        Trouble: what stands in the way of writing; nothing old is removed then.
    """
    place = folder / f"{case.folder.name} {WORD} {now:%Y%m%d-%H%M}.zip"
    yield from exporting.export(case, place, everything=True, lang=lang)
    for old in made_before(case, folder)[:-KEPT]:
        old.unlink(missing_ok=True)
