"""The journal: append-only, one row an edit, chained so that no row can be changed or left out unseen.

A row of kind ``start`` after the first begins the record anew, as an imported bag does: what stands before
it is the history that came along, and may have payloads left out.

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
_UNPACKED = 256 * 1024 * 1024
"""Bytes that a payload may have unpacked: one from a stranger's bag must not fill the memory."""
_COLUMNS = '"seq", "act", "at", "actor", "name", "kind", "tables", "seal", "chain", "payload"'
_INSERT = f"INSERT INTO journal ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?)"


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
        content = json.loads(packed if packed.startswith(b"{") else _inflated(packed))
        return content["head"], [_change(one) for one in content["changes"]]

    @property
    def begins_anew(self) -> bool:
        """Whether the record is what this row says, whatever stood before it."""
        return self.kind == "start" and self.seq > 1

    @property
    def changes(self) -> list[RowChange]:
        """The changes; none when the payload was blanked."""
        return [] if self.payload is None else self.unpack()[1]


def _inflated(packed: bytes) -> bytes:
    inflater = zlib.decompressobj()
    text = inflater.decompress(packed, _UNPACKED)
    if inflater.unconsumed_tail:
        raise ValueError("a payload that is too large")
    return text


def _change(listed: Any) -> RowChange:  # noqa: ANN401  any JSON value
    change = RowChange(*listed)
    sides = (change.before, change.after)
    if not isinstance(change.table, str) or not isinstance(change.id, str):
        raise TypeError("a change of no row")
    if not all(side is None or isinstance(side, dict) for side in sides):
        raise TypeError("a change without fields")
    return change


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
    conn.execute(_INSERT, row)
    return _line(row)


def take_over(conn: Connection, received: Iterable[Line]) -> None:
    """Write rows of another case's journal as they are, into an empty one."""
    for one in received:
        columns = (one.seq, one.act, one.at, one.actor, one.name, one.kind, " ".join(sorted(one.tables)))
        conn.execute(_INSERT, (*columns, one.seal, one.chain, one.payload))


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


def last_content_act(conn: Connection) -> tuple[int, str | None]:
    """Number and time (UTC) of the last row that changed content; ``(0, None)`` if there is none.

    Content does not change by making or preparing a document, nor by importing a bag.
    """
    is_content = (
        "tables NOT IN ('', 'document', 'paper_plan', 'sending') AND NOT (kind = 'start' AND seq > 1)"
    )
    query = f"SELECT seq, at FROM journal WHERE {is_content} ORDER BY seq DESC LIMIT 1"
    row = conn.execute(query).fetchone()
    return (row[0], row[1]) if row else (0, None)


def removed(conn: Connection, table: str) -> dict[str, Plain]:
    """Rows of a table that once were and are gone, as they last stood; what was blanked is not known."""
    gone: dict[str, Plain] = {}
    for one in lines(conn, "' ' || tables || ' ' LIKE ?", (f"% {table} %",)):
        for change in one.changes:
            if change.table == table:
                gone.pop(change.id, None)
                if change.after is None and change.before is not None:
                    gone[change.id] = change.before
    return gone


def makers(conn: Connection, table: str) -> dict[str, str]:
    """The act that made each record of a table, by its id; what was blanked is not known."""
    made: dict[str, str] = {}
    for one in lines(conn, "' ' || tables || ' ' LIKE ?", (f"% {table} %",)):
        made |= {each.id: one.act for each in one.changes if each.table == table and each.before is None}
    return made


def after(conn: Connection, table: str, id: str) -> list[Line] | None:
    """Rows after the one that made a record; ``None`` if no row tells of that."""
    named = "' ' || tables || ' ' LIKE ?"
    for made in lines(conn, named, (f"% {table} %",)):
        if any(one.table == table and one.id == id and one.before is None for one in made.changes):
            return list(lines(conn, "seq > ?", (made.seq,)))
    return None


def blank(conn: Connection, seq: int) -> None:
    """Delete the payload of a row for good; the chain still holds."""
    conn.execute("UPDATE journal SET payload = NULL WHERE seq = ?", (seq,))
