"""Loads authorities, routes, clocks, cards and marks from data files; each says where it is known from.

The shipped files lie in ``seeds/<folder>``; files of the same form in the person's data folder add to
them, and an item of the same id replaces the shipped one: telephone numbers and local offices change.
What is wrong in a file is named with its place and left out; the rest works.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from app.case.stated import both, day, in_both, one_of, said, texts
from app.paths import seed, user_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

Both = dict[str, str]
Files = tuple[tuple["Path", int], ...]
Taker = Callable[[object], Any]
#: How well a source is known, the best first; ``unverified`` is shown as such wherever the item is shown.
QUALITY = ("official", "secondary", "unverified")


@dataclass(frozen=True, kw_only=True)
class Known:
    """An item with its provenance: ``source``, ``known_on`` (when it was looked at), ``quality``.

    ``rules`` are ids of rule packs, ``facts`` ids of the collection of facts the rules were written from.
    ``own`` says that it stands in a file of the person's, not in a shipped one.
    """

    id: str
    title: Both
    source: Both
    known_on: date
    quality: str
    rules: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    own: bool = False

    @property
    def verified(self) -> bool:
        """Whether anything but memory speaks for it."""
        return self.quality != "unverified"


COMMON: dict[str, Taker] = {
    "id": said,
    "title": both,
    "source": in_both,
    "known_on": day,
    "quality": one_of(*QUALITY),
    "rules": texts,
    "facts": texts,
}
LOOSE = frozenset({"rules", "facts"})
K = TypeVar("K", bound=Known)


@dataclass(frozen=True, kw_only=True)
class SourceFault:
    """What is wrong in a file, and where; ``code`` has its sentence in messages.toml."""

    code: str
    file: str
    item: str
    field: str

    def facts(self) -> dict[str, object]:
        """What the sentence names."""
        return {"file": self.file, "item": self.item, "field": self.field}


@dataclass(frozen=True, kw_only=True)
class Loaded(Generic[K]):
    """The items of a kind by id, in the order of the files, and what could not be taken."""

    items: dict[str, K]
    faults: tuple[SourceFault, ...] = ()

    def listed(self) -> tuple[K, ...]:
        """All items."""
        return tuple(self.items.values())


@dataclass(frozen=True, eq=False)
class Shape(Generic[K]):
    """How items of one kind are written: the table's name, the class made, its fields beyond the common."""

    table: str
    cls: type[K]
    fields: Mapping[str, Taker]
    optional: frozenset[str] = field(default_factory=frozenset)

    def of(self, row: object) -> K:
        """One item; ``ValueError`` with the name of the field that cannot be taken."""
        if not isinstance(row, Mapping):
            raise ValueError(self.table)
        known = {**COMMON, **self.fields}
        strange = [name for name in row if name not in known]
        if strange:
            raise ValueError(strange[0])
        wanted = [name for name in known if name in row or name not in LOOSE | self.optional]
        return self.cls(**{name: _taken(row, name, known[name]) for name in wanted})


def _taken(row: Mapping[str, Any], name: str, take: Taker) -> Any:  # noqa: ANN401  what the field holds
    try:
        return take(row[name])
    except (KeyError, ValueError, TypeError) as error:
        raise ValueError(name) from error


def read(shape: Shape[K], files: Iterable[Path]) -> Loaded[K]:
    """The items of some files; a later one of the same id replaces the earlier."""
    items: dict[str, K] = {}
    faults: list[SourceFault] = []
    for file in files:
        for name, row in _rows(file, shape.table, faults):
            try:
                one = shape.of(row)
            except ValueError as wrong:
                faults.append(SourceFault(code="source_field", file=file.name, item=name, field=str(wrong)))
            else:
                items[one.id] = one
    return Loaded(items=items, faults=tuple(faults))


def _rows(file: Path, table: str, faults: list[SourceFault]) -> Iterator[tuple[str, object]]:
    try:
        rows = tomllib.loads(file.read_text(encoding="utf-8-sig")).get(table, [])
    except (OSError, ValueError, RecursionError):
        faults.append(SourceFault(code="source_file_unreadable", file=file.name, item="", field=""))
        return
    if not isinstance(rows, list):
        faults.append(SourceFault(code="source_field", file=file.name, item="", field=table))
        return
    for number, row in enumerate(rows, 1):
        named = row.get("id") if isinstance(row, Mapping) else None
        yield str(named or f"[{number}]"), row


@cache
def _of(shape: Shape[K], shipped: Files, own: Files) -> Loaded[K]:
    ours, theirs = (read(shape, [file for file, _ in files]) for files in (shipped, own))
    marked = {id: replace(one, own=True) for id, one in theirs.items.items()}
    return Loaded(items=ours.items | marked, faults=ours.faults + theirs.faults)


def _seen(folder: Path) -> Files:
    """The files of a folder and when they changed."""
    files = sorted(folder.glob("*.toml")) if folder.is_dir() else ()
    return tuple((file, file.stat().st_mtime_ns) for file in files)


def load(shape: Shape[K], folder: str) -> Loaded[K]:
    """Shipped items of a kind and the person's own; read again only when a file has changed."""
    return _of(shape, _seen(seed(folder)), _seen(user_data() / folder))
