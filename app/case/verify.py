"""Verification: the chain of the journal, each row against its last image, each file against its hash."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.case import engine, journal, rows, schema
from app.case.errors import Trouble
from app.case.records import Evidence
from app.case.tables import JOURNALLED
from app.case.vault import hash_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from sqlite3 import Connection

    from app.case.journal import Line, RowChange
    from app.case.rows import Plain
    from app.case.vault import Vault

Key = tuple[str, str]


@dataclass(frozen=True)
class Fault:
    """One thing that is not as it was recorded: a code with a sentence, and its facts."""

    code: str
    facts: dict[str, Any]


def fault(code: str, **facts: object) -> Fault:
    """A fault with its facts."""
    return Fault(code, dict(facts))


@dataclass
class Replay:
    """What the journal says each row must be; of tables in a blanked payload that is not known."""

    images: dict[Key, Plain] = field(default_factory=dict)
    blanked: set[str] = field(default_factory=set)

    def begin_anew(self) -> None:
        """Forget what was before a row that the record begins with."""
        self.images.clear()
        self.blanked.clear()

    def take(self, changes: list[RowChange]) -> None:
        """Go on by one row of the journal."""
        for change in changes:
            key = (change.table, change.id)
            if change.after is None:
                self.images.pop(key, None)
            else:
                self.images[key] = {**self.images.get(key, {}), **change.after}


def verify(conn: Connection, vault: Vault, on_step: Callable[[int, int], None] | None = None) -> list[Fault]:
    """Every fault of a case; none means it is whole.

    Args:
        conn: a reading connection.
        vault: the case's files.
        on_step: told the bytes hashed so far and in all.
    """
    try:
        conn.execute("BEGIN")
        try:
            faults = [*_database(conn), *_guards(conn), *_record(conn)]
            evidence = rows.find(conn, Evidence)
        finally:
            conn.execute("ROLLBACK")
    except engine.Error as error:
        return [fault("case_damaged", detail=str(error))]
    return faults + list(_files(evidence, vault, on_step))


def _database(conn: Connection) -> Iterator[Fault]:
    for (answer,) in conn.execute("PRAGMA integrity_check(5)").fetchall():
        if answer != "ok":
            yield fault("case_damaged", detail=answer)


def _guards(conn: Connection) -> Iterator[Fault]:
    have = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    for name, sql in schema.GUARDS_1_0.items():
        if have.get(name) != sql.strip():
            yield fault("guard_missing", name=name)


def _record(conn: Connection) -> Iterator[Fault]:
    replay = Replay()
    yield from chain_faults(journal.lines(conn), replay)
    yield from row_faults(_stored(conn), replay)


def _stored(conn: Connection) -> Iterator[tuple[str, str, Plain]]:
    for cls in JOURNALLED:
        coder = rows.codec_of(cls.table)
        for raw in conn.execute(coder.select):
            try:
                plain = coder.plain(raw)
            except json.JSONDecodeError:
                plain = {}
            yield cls.table, raw[0], plain


def chain_faults(lines: Iterable[Line], replay: Replay) -> Iterator[Fault]:
    """Each row of a journal that does not follow from the one before; ``replay`` takes up what they say."""
    last = journal.Head()
    for line in lines:
        yield from _line(line, last, replay)
        last = journal.Head(line.seq, line.chain)


def _line(line: Line, last: journal.Head, replay: Replay) -> Iterator[Fault]:
    if line.seq != last.length + 1:
        yield fault("journal_gap", seq=line.seq)
    if journal.link(last.chain, line.seal) != line.chain:
        yield fault("journal_chain", seq=line.seq, name=line.name, at=line.at)
    if line.begins_anew:
        replay.begin_anew()
    if line.payload is None:
        replay.blanked |= line.tables
        return
    head, changes = _unpacked(line)
    if journal.seal_of(line.payload) != line.seal or head != line.head:
        yield fault("journal_changed", seq=line.seq, name=line.name, at=line.at)
    replay.take(changes)


def _unpacked(line: Line) -> tuple[list[Any], list[RowChange]]:
    """What a payload holds; nothing if it is no payload any more (its seal is wrong then)."""
    try:
        return line.unpack()
    except (ValueError, KeyError, TypeError, RecursionError, zlib.error):
        return [], []


def row_faults(stored: Iterable[tuple[str, str, Plain]], replay: Replay) -> Iterator[Fault]:
    """Rows (table, id, fields) that are not as the journal says, and those that are not there.

    Of tables in a blanked payload nothing can be said: what was blanked may have made or changed them.
    """
    wanted = dict(replay.images)
    for table, id, plain in stored:
        image = wanted.pop((table, id), None)
        if table not in replay.blanked:
            yield from _row(table, id, plain, image)
    for table, id in wanted:
        if table not in replay.blanked:
            yield fault("row_missing", table=table, id=id)


def _row(table: str, id: str, plain: Plain, image: Plain | None) -> Iterator[Fault]:
    if image is None:
        yield fault("row_extra", table=table, id=id)
        return
    names = rows.codec_of(table).names
    fields = [name for name in names if name not in plain or plain[name] != image.get(name)]
    if fields:
        yield fault("row_changed", table=table, id=id, fields=", ".join(fields))


def _files(
    evidence: list[Evidence], vault: Vault, on_step: Callable[[int, int], None] | None
) -> Iterator[Fault]:
    total, done = sum(one.size for one in evidence), 0
    for one in evidence:
        yield from _file(one, vault)
        done += one.size
        if on_step is not None:
            on_step(done, total)
    known = {one.stored for one in evidence}
    for stored in vault.files():
        if stored not in known:
            yield fault("original_extra", stored=stored)


def _file(evidence: Evidence, vault: Vault) -> Iterator[Fault]:
    facts = {"name": evidence.name, "id": evidence.id, "stored": evidence.stored}
    try:
        path = vault.path(evidence)
    except Trouble:
        yield fault("original_missing", **facts)
        return
    try:
        same = path.stat().st_size == evidence.size and hash_file(path) == evidence.sha256
    except OSError as error:
        yield fault("original_unreadable", detail=error.strerror or str(error), **facts)
        return
    if not same:
        yield fault("original_changed", **facts)
