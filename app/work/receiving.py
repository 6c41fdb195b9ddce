"""Makes a case out of a bag that someone handed over, and checks bags."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from app.case import engine, layout, moments
from app.case.case import Case
from app.case.errors import Trouble
from app.case.records import Document, Evidence, Reading
from app.report.bag import check as checking
from app.report.bag import layout as bag_layout
from app.report.bag import source as bags
from app.work import dump as dumping
from app.work.sheet import fresh
from app.work.steps import Step

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from app.case.verify import Fault
    from app.report.bag.check import Checked
    from app.report.bag.source import Source

_UNFIT = (ValueError, TypeError, KeyError, AttributeError, LookupError, ArithmeticError, RecursionError)


@dataclass(frozen=True, kw_only=True)
class Received:
    """A case that was made from a bag: where it is, how much it holds, what the bag left out."""

    folder: Path
    scope: str
    entries: int
    files: int
    left_out: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class ReceivedStep(Step):
    """A step of checking or importing; the last one carries what came of it."""

    faults: tuple[Fault, ...] | None = None
    received: Received | None = None


def is_bag(place: Path) -> bool:
    """Whether a path is meant as a bag: a file that opens no case, or a folder that declares itself one."""
    if place.is_file():
        return place.suffix != ".jushi" and place.name != layout.DATABASE
    if not place.is_dir() or (place / layout.DATABASE).exists():
        return False
    declared = bag_layout.DECLARATION
    return (place / declared).is_file() or any(one.is_file() for one in place.glob(f"*/{declared}"))


def verify(bag: Path) -> Iterator[ReceivedStep]:
    """Checks a bag, zipped or unpacked; the last step carries its faults.

    Raises:
        Trouble: it cannot be looked at at all (``bag_unreadable``, ``bag_too_many``, ``bag_too_large``…).
    """
    with bags.opened(bag) as source:
        checked = yield from _checked(source)
    yield ReceivedStep(code="bag_checked", done=1, total=1, faults=tuple(checked.faults))


def _checked(source: Source) -> Generator[ReceivedStep, None, Checked]:
    steps = checking.check(source)
    while True:
        try:
            done, total = next(steps)
        except StopIteration as end:
            checked: Checked = end.value
            return checked
        yield ReceivedStep(code="checking", done=done, total=total)


def receive(bag: Path, folder: Path) -> Iterator[ReceivedStep]:
    """Makes a case from a bag; the folder is there wholly or not at all.

    Args:
        bag: the zip, or its unpacked folder.
        folder: where the case is to lie; nothing may be there yet but an empty folder.

    Raises:
        Trouble: ``case_exists``, ``folder_not_empty``; ``bag_not_whole``, the codes of :func:`verify`; what
            the disk says. Nothing is left behind then.
    """
    _check_free(folder)
    with bags.opened(bag) as source:
        checked = yield from _checked(source)
        if checked.faults:
            raise _not_whole(checked.faults)
        with layout.disk_troubles(folder):
            folder.parent.mkdir(parents=True, exist_ok=True)
        aside = folder.parent / f".jushi-{os.getpid()}-{secrets.token_hex(4)}.part"
        try:
            yield from _build(source, checked, bag, aside)
            _put_in_place(aside, folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    yield ReceivedStep(code="bag_imported", done=1, total=1, received=_received(checked, folder))


def _check_free(folder: Path) -> None:
    if (folder / layout.DATABASE).exists():
        raise Trouble("case_exists", path=str(folder))
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Trouble("folder_not_empty", path=str(folder))
    if folder.is_dir() and any(folder.iterdir()):
        raise Trouble("folder_not_empty", path=str(folder))


def _not_whole(faults: list[Fault]) -> Trouble:
    first = faults[0]
    if first.code in ("bag_not_ours", "bag_newer"):
        return Trouble(first.code, **first.facts)
    named = first.facts.get("path") or first.facts.get("name") or first.facts.get("id") or ""
    return Trouble("bag_not_whole", count=len(faults), name=named)


def _put_in_place(aside: Path, folder: Path) -> None:
    with layout.disk_troubles(folder):
        if folder.exists():
            folder.rmdir()
        aside.rename(folder)


def _build(source: Source, checked: Checked, bag: Path, aside: Path) -> Iterator[ReceivedStep]:
    with _fitting(), Case.receive(aside, checked.lines) as case:
        yield from _files(source, checked, case)
        records = [one for one in checked.records if not isinstance(one, Reading)]
        case.take_over([*records, _origin(checked, bag)])
        for one in checked.records:
            if isinstance(one, Reading):
                case.save_reading(one)
        yield ReceivedStep(code="bag_comparing")
        _compare(case, checked)


@contextmanager
def _fitting() -> Iterator[None]:
    """What no honest bag brings about, and what SQLite refuses, is a record that cannot be used."""
    try:
        yield
    except (*_UNFIT, engine.Error) as error:
        raise Trouble("bag_not_whole", count=1, name=bag_layout.ROWS) from error


def _files(source: Source, checked: Checked, case: Case) -> Iterator[ReceivedStep]:
    evidence = [one for one in checked.records if isinstance(one, Evidence)]
    total, done = sum(one.size for one in evidence), 0
    for one in evidence:
        path = checked.about["files"][one.id]
        with source.open(path) as stream:
            staged = case.vault.stage(_Careful(stream, path), ext=Path(one.stored).suffix)  # type: ignore[arg-type]
        if (staged.sha256, staged.size, staged.stored) != (one.sha256, one.size, one.stored):
            raise Trouble("bag_not_whole", count=1, name=one.name)
        done += one.size
        yield ReceivedStep(code="bag_file", done=done, total=total, facts={"name": one.name})


class _Careful:
    """A stream out of a bag: what its reading raises is a bag that is not whole."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name

    def readinto(self, buffer: memoryview) -> int:
        """Fill a buffer."""
        try:
            return self._stream.readinto(buffer)  # type: ignore[attr-defined, no-any-return]
        except bags.UNREADABLE as error:
            raise Trouble("bag_not_whole", count=1, name=self._name) from error


def _origin(checked: Checked, bag: Path) -> Document:
    """Where the case came from: the bag's name, the hash that stands for it, and what it left out."""
    kept = ("scope", "as_of", "journal", "left_out")
    info = next(one for one in checked.records if one.table == "case")
    return Document(
        id=fresh(Document),
        kind=dumping.RECEIVED,
        name=bag.name,
        settings={name: checked.about.get(name) for name in kept},
        sha256=checked.seal,
        content_hash=str(checked.about["journal"]["head"]),
        made_at=moments.now(getattr(info, "time_zone", None)),
    )


def _compare(case: Case, checked: Checked) -> None:
    """The case says what the bag's record says; working it all out also shows that it can be used."""
    from app.rules.standing import Standing
    from app.work.timeline import Timeline

    made = dumping.dump(case)
    snapshot = case.snapshot()
    timeline = Timeline(snapshot, Standing(snapshot, provisional=True))
    timeline.density(timeline.keys())
    told = {one["id"] for one in checked.dump["entries"]}
    if {one["id"] for one in made["entries"]} != told or case.verify():
        raise Trouble("bag_not_whole", count=1, name=bag_layout.RECORD)


def _received(checked: Checked, folder: Path) -> Received:
    return Received(
        folder=folder,
        scope=checked.about["scope"],
        entries=len(checked.dump["entries"]),
        files=len(checked.about["files"]),
        left_out=checked.about["left_out"],
    )
