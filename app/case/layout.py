"""The folder of a case: where each thing lies in it, and how it is found again."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from typing import TYPE_CHECKING

from app.case.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATABASE = "case.db"
OPENER = "打开案件.jushi"
LOCK = "case.lock"
FILES = "files"
INCOMING = "incoming"
DERIVED = "derived"
BACKUPS = "backups"

# What a system leaves in a folder that a person believes to be empty.
_LITTER = frozenset({".ds_store", "desktop.ini", "thumbs.db", ".directory", ".localized"})


def locate(path: Path) -> Path:
    """The case folder of what a person opened: the folder, its ``.jushi`` file or its database.

    Raises:
        Trouble: ``case_missing`` if nothing is there, ``not_a_case`` if it is no case.
    """
    if not path.exists():
        raise Trouble("case_missing", path=str(path))
    folder = path if path.is_dir() else path.parent
    if path.is_file() and path.suffix != ".jushi" and path.name != DATABASE:
        raise Trouble("not_a_case", path=str(path))
    if not (folder / DATABASE).is_file():
        raise Trouble("not_a_case", path=str(path))
    return folder.absolute()


def prepare(folder: Path) -> Path:
    """Make the folders of a new case; the place must be new or empty.

    Raises:
        Trouble: ``case_exists``, ``folder_not_empty``, or what the disk says.
    """
    if (folder / DATABASE).exists():
        raise Trouble("case_exists", path=str(folder))
    if folder.exists() and not _is_empty(folder):
        raise Trouble("folder_not_empty", path=str(folder))
    with disk_troubles(folder):
        for place in (folder, folder / FILES, folder / FILES / INCOMING, folder / DERIVED):
            place.mkdir(parents=True, exist_ok=True)
        content = json.dumps({"format": "jushi-case", "version": 1})
        (folder / OPENER).write_text(content + "\n", encoding="utf-8")
    return folder.absolute()


def _is_empty(folder: Path) -> bool:
    with disk_troubles(folder):
        if not folder.is_dir():
            raise Trouble("folder_not_empty", path=str(folder))
        return all(item.name.lower() in _LITTER for item in folder.iterdir())


def unmake(folder: Path) -> None:
    """Take away what ``prepare`` made when the rest failed; what is not ours stays."""
    ours = [folder / DATABASE, folder / (DATABASE + "-wal"), folder / (DATABASE + "-shm")]
    for file in (*ours, folder / (DATABASE + "-journal"), folder / OPENER, folder / LOCK):
        file.unlink(missing_ok=True)
    for place in (folder / FILES / INCOMING, folder / FILES, folder / DERIVED, folder):
        with contextlib.suppress(OSError):  # not empty: not ours alone
            place.rmdir()


@contextlib.contextmanager
def disk_troubles(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into ``Trouble``: full, read-only, forbidden, anything else."""
    try:
        yield
    except OSError as error:
        raise Trouble(disk_code(error), path=str(path), detail=error.strerror or str(error)) from error


def disk_code(error: OSError) -> str:
    """The code of ``Trouble`` for a failed write."""
    import errno

    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", -1), errno.EFBIG):
        return "disk_full"
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return "folder_read_only"
    return "disk_error"


def system_path(path: Path | str) -> str:
    r"""A path as the system's own calls take it: on Windows a long one gets its ``\\?\`` prefix."""
    return long_path(os.path.abspath(path)) if sys.platform == "win32" else os.fspath(path)  # noqa: PTH100


def long_path(text: str) -> str:
    r"""Windows: paths over 247 characters work only with the prefix ``\\?\`` (``\\?\UNC\`` for shares)."""
    if len(text) <= 247 or text.startswith("\\\\?\\"):
        return text
    return "\\\\?\\UNC\\" + text[2:] if text.startswith("\\\\") else "\\\\?\\" + text
