"""Writes a finished document beside its target and then puts it in place, or says what stands in the way."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from app.case.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_MISSING = frozenset({errno.ENOENT, errno.ENOTDIR})


def free_name(target: Path) -> Path:
    """A name beside ``target`` that nothing has yet: ``t (2).docx``."""
    n = 2
    while (other := target.with_name(f"{target.stem} ({n}){target.suffix}")).exists():
        n += 1
    return other


def is_open_elsewhere(target: Path) -> bool:
    """Whether a word processor's owner file lies beside it (LibreOffice ``.~lock.…#``, Word ``~$…``)."""
    lock = target.with_name(f".~lock.{target.name}#")
    owners = {target.with_name(f"~${target.name}"), target.with_name(f"~${target.name[2:]}")}
    return target.exists() and (lock.exists() or any(owner.exists() for owner in owners))


def write(target: Path, content: bytes) -> None:
    """Put ``content`` at ``target``, wholly or not at all.

    Raises:
        Trouble: as :func:`beside`.
    """
    with beside(target) as file:
        file.write(content)


def write_all(contents: Iterable[tuple[Path, bytes]]) -> None:
    """Put several contents in place together: none takes its place before all are on the disk.

    Raises:
        Trouble: as :func:`beside`; then what could not be put in place is not there.
    """
    with ExitStack() as stack:
        for target, content in contents:
            stack.enter_context(beside(target)).write(content)


@contextmanager
def beside(target: Path) -> Iterator[BinaryIO]:
    """A new file of the same folder to write to; it takes the target's place once all is on the disk.

    If writing ends with an error nothing is left of it.

    Raises:
        Trouble: ``target_busy`` (``name``, ``other``: a free name), ``target_folder_missing``,
            ``target_read_only``, ``target_full``, ``target_is_folder``, ``target_failed``.
    """
    if target.is_dir():
        raise Trouble("target_is_folder", name=target.name)
    if is_open_elsewhere(target):
        raise _busy(target)
    aside = target.with_name(f".jushi-{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        try:
            with aside.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _trouble(target, error) from error
        _replace(aside, target)
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _replace(aside: Path, target: Path) -> None:
    try:
        aside.replace(target)
    except PermissionError as error:  # Windows: another program holds the file open
        raise _busy(target) from error
    except OSError as error:
        raise _trouble(target, error) from error


def _busy(target: Path) -> Trouble:
    return Trouble("target_busy", name=target.name, other=free_name(target).name)


def _trouble(target: Path, error: OSError) -> Trouble:
    facts = {"name": target.name, "folder": str(target.parent)}
    if error.errno in _FULL:
        return Trouble("target_full", **facts)
    if error.errno in _MISSING:
        return Trouble("target_folder_missing", **facts)
    if error.errno in _READ_ONLY:
        return Trouble("target_read_only", **facts)
    return Trouble("target_failed", reason=error.strerror or str(error), **facts)
