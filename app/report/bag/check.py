"""Checks a bag: every file against the manifests, the journal's chain, and the record against both."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.case import migrations
from app.case.records import Evidence
from app.case.verify import Fault, Replay, chain_faults, fault, row_faults
from app.report.bag import layout, record, text
from app.report.bag.source import UNREADABLE, Source, shown

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from app.case.journal import Line
    from app.case.records import Record

_BLOCK = 1024 * 1024
_NOT_JSON = (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError)
_WORKED_OUT = frozenset({"page_facts", "ends_when", "promises"})
"""Fields that ``dump`` words otherwise than the row does."""
_LISTS = {"entries": "entry", "evidence": "evidence", "agreements": "agreement", "payments": "payment"}
Progress = tuple[int, int]


@dataclass
class Checked:
    """What a bag holds, and every fault of it; the rest says nothing if there are faults."""

    faults: list[Fault] = field(default_factory=list)
    about: dict[str, Any] = field(default_factory=dict)
    dump: dict[str, Any] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    seal: str = ""
    """SHA-256 of the tag manifest, which stands for the whole bag."""


def check(source: Source) -> Generator[Progress, None, Checked]:
    """Looks at everything in a bag; each step tells the bytes done and in all.

    Returns:
        Its contents, and the faults: none means it is whole.
    """
    checked = Checked(faults=list(source.faults))
    listed = _manifests(source, checked)
    yield from _files(source, listed, checked)
    if not checked.faults:
        _record(source, listed, checked)
    return checked


def _manifests(source: Source, checked: Checked) -> dict[str, str]:
    """SHA-256 by path of all that is listed."""
    listed: dict[str, str] = {}
    declared = _text(source, layout.DECLARATION, checked)
    if declared is None:
        return listed
    if "BagIt-Version: 1.0" not in declared or "UTF-8" not in declared.upper():
        checked.faults.append(fault("bag_declaration", path=layout.DECLARATION))
    for name in (layout.TAGS, layout.MANIFEST):
        found, bad = text.digests_in(_text(source, name, checked) or "")
        checked.faults += [fault("bag_line", path=name, line=number) for number in bad]
        is_data = name == layout.MANIFEST
        strange = [path for path in found if path.startswith(layout.DATA) != is_data]
        checked.faults += [fault("bag_unsafe", path=shown(path)) for path in strange]
        listed |= {path: digest for path, digest in found.items() if path not in strange}
    return listed


def _text(source: Source, path: str, checked: Checked) -> str | None:
    content = _read(source, path, checked)
    try:
        return None if content is None else content.decode()
    except UnicodeDecodeError:
        checked.faults.append(fault("bag_record", path=path, detail="UTF-8"))
        return None


def _read(source: Source, path: str, checked: Checked) -> bytes | None:
    """A file of the record as a whole; a fault if it is not there, too large or damaged."""
    if path not in source.sizes:
        checked.faults.append(fault("bag_missing", path=path))
        return None
    try:
        with source.open(path) as stream:
            content = stream.read(layout.TEXT + 1)
    except UNREADABLE:
        checked.faults.append(fault("bag_changed", path=path))
        return None
    if len(content) > layout.TEXT:
        checked.faults.append(fault("bag_too_large"))
        return None
    return content


def _files(source: Source, listed: Mapping[str, str], checked: Checked) -> Iterator[Progress]:
    total, done = sum(source.sizes.values()), 0
    told = {one.facts.get("path") for one in checked.faults}
    for path in sorted(listed.keys() | source.sizes.keys()):
        if path not in source.sizes:
            if shown(path) not in told:
                checked.faults.append(fault("bag_missing", path=shown(path)))
        elif path not in listed:
            if path != layout.TAGS:
                checked.faults.append(fault("bag_extra", path=path))
        else:
            for count in _hashed(source, path, listed[path], checked):
                done += count
                yield done, total
    if layout.MANIFEST not in listed and layout.MANIFEST in source.sizes:
        checked.faults.append(fault("bag_unlisted", path=layout.MANIFEST))


def _hashed(source: Source, path: str, wanted: str, checked: Checked) -> Iterator[int]:
    """The bytes of each block read; at its end the fault, if there is one."""
    digest = hashlib.sha256()
    try:
        with source.open(path) as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
                yield len(block)
    except UNREADABLE:
        checked.faults.append(fault("bag_changed", path=path))
        return
    if digest.hexdigest() != wanted:
        checked.faults.append(fault("bag_changed", path=path))


def _record(source: Source, listed: Mapping[str, str], checked: Checked) -> None:
    """What the record says; only of a bag whose files are what its manifests say."""
    if layout.ABOUT not in listed:
        checked.faults.append(fault("bag_not_ours"))
        return
    checked.seal = hashlib.sha256(_read(source, layout.TAGS, checked) or b"").hexdigest()
    for path, take in _TAKERS.items():
        content = _read(source, path, checked)
        if content is None:
            return
        try:
            take(checked, content)
        except _NOT_JSON as error:
            code = "bag_newer" if _is_newer(checked.about) else "bag_record"
            checked.faults.append(fault(code, path=path, detail=str(error)[:200]))
            return
    checked.faults += [*_journal(checked), *_originals(listed, checked), *_same_story(checked)]


def _is_newer(about: Mapping[str, Any]) -> bool:
    made_for = about.get("case_version")
    return isinstance(made_for, int) and made_for > migrations.VERSION


def _take_about(checked: Checked, content: bytes) -> None:
    about = json.loads(content)
    if about["format"] != layout.FORMAT or not isinstance(about["files"], dict):
        raise ValueError("no bag of Jushi")
    if about["version"] > layout.VERSION:
        about["case_version"] = migrations.VERSION + 1  # whatever it holds, it is from a newer Jushi
        checked.about = about
        raise ValueError("newer")
    counts = [about["journal"]["length"], *about["left_out"].values()]
    if not all(isinstance(one, int) for one in counts) or not isinstance(about["scope"], str):
        raise TypeError("no counts")
    checked.about = about


def _take_rows(checked: Checked, content: bytes) -> None:
    checked.records = record.records_in(json.loads(content))
    if [one.table for one in checked.records].count("case") != 1:
        raise ValueError("one case")


def _take_dump(checked: Checked, content: bytes) -> None:
    dump = json.loads(content)
    for name in _LISTS:
        if not all(isinstance(one["id"], str) for one in dump[name]):
            raise TypeError(name)
    checked.dump = dump


def _take_lines(checked: Checked, content: bytes) -> None:
    checked.lines = list(record.lines_in(content))


_TAKERS = {
    layout.ABOUT: _take_about,
    layout.ROWS: _take_rows,
    layout.RECORD: _take_dump,
    layout.JOURNAL: _take_lines,
}


def _journal(checked: Checked) -> Iterator[Fault]:
    """The chain, its end, and each row against what the journal says of it, where it may be said."""
    replay = Replay()
    yield from chain_faults(checked.lines, replay)
    end = checked.lines[-1].chain.hex() if checked.lines else ""
    if (len(checked.lines), end) != (checked.about["journal"]["length"], checked.about["journal"]["head"]):
        yield fault("bag_journal_end", path=layout.JOURNAL)
    told = ((one.table, one.id, record.plain(one)) for one in checked.records if one.table != "reading")
    yield from row_faults(told, replay)


def _originals(listed: Mapping[str, str], checked: Checked) -> Iterator[Fault]:
    """Each piece of evidence has its file, and each file its piece of evidence."""
    files = dict(checked.about["files"])
    for one in checked.records:
        if isinstance(one, Evidence):
            path = files.pop(one.id, None)
            if not isinstance(path, str) or listed.get(path) != one.sha256 or one.sha256 not in one.stored:
                yield fault("bag_original", name=one.name, id=one.id)
    mine = {path for path in checked.about["files"].values() if isinstance(path, str)}
    spare = {path for path in listed if path.startswith(layout.ORIGINALS)} - mine
    yield from (fault("bag_extra", path=path) for path in sorted(spare))
    yield from (fault("bag_missing", path=shown(str(path))) for path in files.values())


def _same_story(checked: Checked) -> Iterator[Fault]:
    """The record that people read says the same as the rows that Jushi reads."""
    rows = {(one.table, one.id): record.plain(one) for one in checked.records}
    for name, table in _LISTS.items():
        told = {one["id"]: one for one in checked.dump[name]}
        ids = {id for of, id in rows if of == table}
        for id in sorted(told.keys() ^ ids):
            yield fault("bag_differs", table=table, id=shown(id))
        for id in sorted(told.keys() & ids):
            plain = rows[table, id]
            if any(told[id][key] != plain[key] for key in plain.keys() & told[id].keys() - _WORKED_OUT):
                yield fault("bag_differs", table=table, id=id)
