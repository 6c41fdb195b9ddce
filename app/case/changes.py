"""What an edit changes: applying a batch, composing what an act did in all, and its inverse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.case import rows
from app.case.journal import RowChange
from app.case.records import Evidence, Record
from app.case.tables import JOURNALLED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from sqlite3 import Connection

    from app.case.rows import Plain, R

_TABLES = frozenset(cls.table for cls in JOURNALLED)
# Given once, never changed or reused: undoing the act that gave it does not take it away.
_KEPT_FOR_EVER = {Evidence.table: frozenset({"exhibit"})}


@dataclass(frozen=True)
class Batch:
    """Records to write (made or changed by id) and to remove, in one edit."""

    put: Sequence[Record] = ()
    remove: Sequence[Record] = ()


@dataclass(frozen=True)
class Change:
    """What an edit did: the journal's row, the act and its name, and which rows of which tables.

    ``seq`` is the journal's length after it; ``rows`` is empty if nothing was different.
    """

    seq: int
    act: str
    name: str
    rows: tuple[tuple[str, str], ...]
    tables: frozenset[str]


class View:
    """What a plan may look at: the case as it is, inside the transaction of its edit."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._exhibits = 0

    def get(self, cls: type[R], id: str) -> R:
        """A record by id; ``Trouble("no_such")``."""
        return rows.get(self._conn, cls, id)

    def find(self, cls: type[R], **equals: object) -> list[R]:
        """Records whose fields equal the values given."""
        return rows.find(self._conn, cls, **equals)

    def next_exhibit(self) -> int:
        """The next exhibit number; each call gives another."""
        top = self._conn.execute("SELECT coalesce(max(exhibit), 0) FROM evidence").fetchone()[0]
        self._exhibits += 1
        return int(top) + self._exhibits


def apply(conn: Connection, batch: Batch) -> list[RowChange]:
    """Write a batch; gives back what is different, nothing for what was so already."""
    done = [_put(conn, record) for record in batch.put]
    done += [_remove(conn, record) for record in batch.remove]
    return [change for change in done if change is not None]


def _put(conn: Connection, record: Record) -> RowChange | None:
    if record.table not in _TABLES:
        raise ValueError(f"{record.table} is no part of the journal")
    coder = rows.codec(type(record))
    new, old = coder.encode(record), rows.fetch_raw(conn, record.table, record.id)
    if old is None:
        rows.insert(conn, record.table, new)
        return RowChange(record.table, record.id, None, coder.plain(new))
    names = tuple(name for at, name in enumerate(coder.names) if old[at] != new[at])
    if not names:
        return None
    after = coder.plain(new, names)
    rows.update(conn, record.table, record.id, after)
    return RowChange(record.table, record.id, coder.plain(old, names), after)


def _remove(conn: Connection, record: Record) -> RowChange | None:
    if isinstance(record, Evidence):
        raise ValueError("evidence is hidden, never removed")
    old = rows.fetch_raw(conn, record.table, record.id)
    if old is None:
        return None
    rows.delete(conn, record.table, record.id)
    return RowChange(record.table, record.id, rows.codec(type(record)).plain(old), None)


def carry_out(conn: Connection, changes: Iterable[RowChange]) -> None:
    """Make changes that are given as before and after."""
    for change in changes:
        if change.after is None:
            rows.delete(conn, change.table, change.id)
        elif change.before is None:
            rows.insert(conn, change.table, rows.codec_of(change.table).whole(change.after))
        else:
            rows.update(conn, change.table, change.id, change.after)


def compose(changes: Iterable[RowChange]) -> list[RowChange]:
    """One change a row: what several changes in order come to; rows that end as they began are left out."""
    net: dict[tuple[str, str], RowChange] = {}
    for change in changes:
        key = (change.table, change.id)
        net[key] = _after(net[key], change) if key in net else change
    return [slim for change in net.values() if (slim := _slim(change)) is not None]


def _after(first: RowChange, then: RowChange) -> RowChange:
    made, removed = first.before is None, then.after is None
    before = None if made else {**(then.before or {}), **(first.before or {})}
    after = None if removed else {**(first.after or {}), **(then.after or {})}
    return RowChange(first.table, first.id, before, after)


def _slim(change: RowChange) -> RowChange | None:
    """A change without what stays the same; ``None`` if nothing is left."""
    if change.before is None or change.after is None:
        return None if change.before is change.after else change
    names = [name for name in change.after if change.before.get(name, change) != change.after[name]]
    if not names:
        return None
    return RowChange(change.table, change.id, _only(change.before, names), _only(change.after, names))


def _only(plain: Plain, names: Iterable[str]) -> Plain:
    return {name: plain[name] for name in names}


def inverse(changes: Iterable[RowChange]) -> list[RowChange]:
    """What takes composed changes back; evidence that was made is hidden instead, its number stays."""
    return [back for change in changes if (back := _inverse(change)) is not None]


def _inverse(change: RowChange) -> RowChange | None:
    if change.table == Evidence.table and change.before is None:
        hidden = bool(change.after and change.after["hidden"])
        return None if hidden else RowChange(change.table, change.id, {"hidden": False}, {"hidden": True})
    kept = _KEPT_FOR_EVER.get(change.table, frozenset())
    if change.before is None or change.after is None or not kept & change.after.keys():
        return RowChange(change.table, change.id, change.after, change.before)
    names = [name for name in change.after if name not in kept]
    if not names:
        return None
    return RowChange(change.table, change.id, _only(change.after, names), _only(change.before, names))


def as_left(conn: Connection, change: RowChange) -> bool:
    """Whether a row still is as a composed change left it, so that the change can be taken back."""
    raw = rows.fetch_raw(conn, change.table, change.id)
    if raw is None or change.after is None:
        return raw is None and change.after is None
    kept = _KEPT_FOR_EVER.get(change.table, frozenset())
    expected = {name: value for name, value in change.after.items() if name not in kept}
    return rows.codec_of(change.table).plain(raw, tuple(expected)) == expected


def leaners(conn: Connection, change: RowChange) -> list[tuple[str, str]]:
    """Rows that refer to a row which is about to go (or be hidden)."""
    found: list[tuple[str, str]] = []
    for table, column in references(conn).get(change.table, ()):
        query = f'SELECT id FROM "{table}" WHERE "{column}" = ?'
        found += [(table, row[0]) for row in conn.execute(query, (change.id,))]
    return found


def references(conn: Connection) -> dict[str, list[tuple[str, str]]]:
    """For each table the (table, column) pairs of the journalled tables that refer to it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table in sorted(_TABLES):
        for row in conn.execute(f'PRAGMA foreign_key_list("{table}")'):
            found.setdefault(row[2], []).append((table, row[3]))
    return found
