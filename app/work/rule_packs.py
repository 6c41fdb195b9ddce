"""Newer legal knowledge: a rule pack is looked at, kept in the person's own folder, and taken away again."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.case.errors import Trouble
from app.report import files
from app.rules import packs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

LARGEST = 2_000_000
"""Bytes of a pack; all that are shipped together have a tenth of it."""


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A pack as it was read.

    ``rules`` is how many rules it has, ``new`` how many of them are not known otherwise, ``latest`` the last
    day from which one is in force; ``sha256`` is of the file's bytes.
    """

    id: str
    title: Mapping[str, str]
    jurisdiction: str
    sha256: str
    rules: int
    new: int
    latest: date
    path: Path
    content: bytes


def look(path: Path) -> Pack:
    """Read and check a pack; nothing is kept yet.

    Raises:
        Trouble: ``pack_too_large``, ``file_unreadable``; what is wrong first (``pack_…``, ``rule_…``);
            ``pack_nothing_new`` if all its rules are known.
    """
    content = _bytes(path)
    alone = packs.load([path])
    if alone.faults and not all(one.code == "rule_basis" for one in alone.faults):
        raise _trouble(next(one for one in alone.faults if one.code != "rule_basis"))
    if not alone.rules:
        raise Trouble("pack_field", file=path.name, rule="", field="rule")
    head = tomllib.loads(content.decode("utf-8-sig"))["pack"]
    known = without(head["id"])
    both = packs.load([path], known)
    if fresh := [one for one in both.faults if one not in known.faults]:
        raise _trouble(fresh[0])
    return Pack(
        id=head["id"],
        title=head["title"],
        jurisdiction=head["jurisdiction"],
        sha256=hashlib.sha256(content).hexdigest(),
        rules=len(alone.rules),
        new=len(both.rules) - len(known.rules),
        latest=max(one.in_force_from for one in alone.rules),
        path=path,
        content=content,
    )


def keep(pack: Pack) -> Path:
    """Put a pack into the person's own folder; an earlier one of the same id gives way to it.

    Raises:
        Trouble: ``pack_nothing_new``; what stands in the way of writing.
    """
    if pack.new == 0:
        raise Trouble("pack_nothing_new", file=pack.path.name)
    _, own = packs.folders()
    own.mkdir(parents=True, exist_ok=True)
    earlier = [one.path for one in kept() if one.id == pack.id]
    place = own / f"{_safe(pack.id)}-{pack.sha256[:12]}.toml"
    files.write(place, pack.content)
    for old in earlier:
        if old != place:
            old.unlink(missing_ok=True)
    return place


def kept() -> list[Pack]:
    """The packs in the person's own folder that can be read, by name."""
    _, own = packs.folders()
    found = []
    for path in sorted(own.glob("*.toml")) if own.is_dir() else []:
        try:
            found.append(look(path))
        except Trouble:
            continue  # what is wrong with it is told with the findings
    return found


def remove(pack: Pack) -> None:
    """Take a pack away again: what is shipped holds as before.

    Raises:
        Trouble: ``file_unreadable`` if it cannot be removed.
    """
    try:
        pack.path.unlink(missing_ok=True)
    except OSError as error:
        raise Trouble("file_unreadable", path=str(pack.path)) from error


def without(id: str) -> packs.Packs:
    """What is known without the person's own pack of an id."""
    shipped, own = packs.folders()
    base = packs.load(sorted(shipped.glob("*.toml")))
    others = [path for path in sorted(own.glob("*.toml")) if _id_of(path) != id] if own.is_dir() else []
    return packs.load(others, base)


def _id_of(path: Path) -> str:
    try:
        return str(tomllib.loads(path.read_text(encoding="utf-8-sig"))["pack"]["id"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise Trouble("pack_too_large", file=path.name)
        return path.read_bytes()
    except OSError as error:
        raise Trouble("file_unreadable", path=str(path)) from error


def _trouble(fault: packs.PackFault) -> Trouble:
    return Trouble(fault.code, **fault.facts())


def _safe(name: str) -> str:
    return "".join(c if c.isascii() and (c.isalnum() or c in "_-") else "_" for c in name)[:40] or "pack"
