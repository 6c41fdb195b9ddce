"""The journal: append-only, one row an edit, chained so that no row can be changed or left out unseen.

The chain is SHA-256 over the previous value and the seal of a row; the seal is SHA-256 over the
payload, which begins with 16 random bytes. So a payload can be blanked for good and the rest still
verifies, and nobody can guess what was in it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from app.case import moments
from app.case.rows import Plain, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from sqlite3 import Connection

Kind = Literal["start", "do", "undo", "redo"]
GENESIS = bytes(32)
SALT = 16
_ZLIB_FROM = 200
_COLUMNS = '"seq", "act", "at", "actor", "name", "kind", "tables", "seal", "chain", "payload"'


@dataclass(frozen=True)
class RowChange:
    """One row before and after: the fields that changed, all of them when it was made or removed."""

    table: str
    id: str
    before: Plain | None
    after: Plain | None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of the journal; ``changes`` is ``None`` when the payload was blanked."""

    seq: int
    act: str
    at: str
    actor: str
    name: str
    kind: str
    tables: frozenset[str]
    seal: bytes
    chain: bytes
    payload: bytes | None

    @property
    def head(self) -> list[Any]:
        """What the payload repeats of the columns, so that the chain covers them."""
        return [self.seq, self.act, self.at, self.actor, self.name, self.kind, sorted(self.tables)]

    def unpack(self) -> tuple[list[Any], list[RowChange]]:
        """The head and the changes in the payload, which must not be blank."""
        if self.payload is None:
            raise ValueError("a blanked payload holds nothing")
        packed = self.payload[SALT:]
        content = json.loads(packed if packed.startswith(b"{") else zlib.decompress(packed))
        return content["head"], [RowChange(*change) for change in content["changes"]]

    @property
    def changes(self) -> list[RowChange]:
        """The changes; none when the payload was blanked."""
        return [] if self.payload is None else self.unpack()[1]


@dataclass(frozen=True)
class Head:
    """How long the journal is and the chain value of its last row."""

    length: int = 0
    chain: bytes = GENESIS


def pack(head: list[Any], changes: Iterable[RowChange]) -> bytes:
    """Salt and compact JSON of a payload, deflated where that is worth it."""
    listed = [[c.table, c.id, c.before, c.after] for c in changes]
    text = to_json({"head": head, "changes": listed}).encode()
    return secrets.token_bytes(SALT) + (zlib.compress(text, 6) if len(text) > _ZLIB_FROM else text)


def seal_of(payload: bytes) -> bytes:
    """The seal of a payload."""
    return hashlib.sha256(payload).digest()


def link(previous: bytes, seal: bytes) -> bytes:
    """The chain value after a row."""
    return hashlib.sha256(previous + seal).digest()


def append(
    conn: Connection, last: Head, *, act: str, actor: str, name: str, kind: Kind, changes: list[RowChange]
) -> Line:
    """Write the next row, inside the transaction of what it describes."""
    tables = frozenset(change.table for change in changes)
    columns = (last.length + 1, act, moments.now(), actor, name, kind)
    payload = pack([*columns, sorted(tables)], changes)
    seal = seal_of(payload)
    row = (*columns, " ".join(sorted(tables)), seal, link(last.chain, seal), payload)
    conn.execute(f"INSERT INTO journal ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?)", row)
    return _line(row)


def _line(row: tuple[Any, ...]) -> Line:
    seq, act, at, actor, name, kind, tables, seal, chain, payload = row
    return Line(
        seq=seq,
        act=act,
        at=at,
        actor=actor,
        name=name,
        kind=kind,
        tables=frozenset(tables.split()),
        seal=seal,
        chain=chain,
        payload=payload,
    )


def lines(conn: Connection, where: str = "1", values: Iterable[object] = ()) -> Iterator[Line]:
    """Rows of the journal in order."""
    for row in conn.execute(f"SELECT {_COLUMNS} FROM journal WHERE {where} ORDER BY seq", tuple(values)):
        yield _line(row)


def line(conn: Connection, seq: int) -> Line:
    """One row."""
    return next(lines(conn, "seq = ?", (seq,)))


def head(conn: Connection) -> Head:
    """The end of the journal."""
    row = conn.execute("SELECT seq, chain FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*row) if row else Head()


def outlines(conn: Connection) -> list[tuple[int, str, str, str, str, str, str]]:
    """(seq, act, actor, name, kind, at, tables) of every row, without its payload: cheap at opening."""
    query = "SELECT seq, act, actor, name, kind, at, tables FROM journal ORDER BY seq"
    return conn.execute(query).fetchall()


def last_content_act_at(conn: Connection) -> str | None:
    """When content last changed; making and preparing a document is none. UTC with offset."""
    query = """SELECT at FROM journal WHERE tables NOT IN ('', 'document', 'paper_plan')
        ORDER BY seq DESC LIMIT 1"""
    row = conn.execute(query).fetchone()
    return row[0] if row else None


def blank(conn: Connection, seq: int) -> None:
    """Delete the payload of a row for good; the chain still holds."""
    conn.execute("UPDATE journal SET payload = NULL WHERE seq = ?", (seq,))
