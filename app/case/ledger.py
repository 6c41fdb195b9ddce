"""Every way the record changes: one transaction with its journal row, its index and its files."""

from __future__ import annotations

import base64
import contextlib
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from app.case import journal, rows, search
from app.case.acts import Acts
from app.case.changes import Batch, Change, View, apply
from app.case.errors import Trouble
from app.case.records import Evidence, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection

    from app.case.journal import RowChange
    from app.case.vault import Vault

Plan = Batch | Callable[[View], Batch]
Actor = Literal["person", "machine"]


def new_id(prefix: str) -> str:
    """An id that is never given twice: the prefix and twelve random base32 characters."""
    return f"{prefix}_{base64.b32encode(secrets.token_bytes(10))[:12].decode().lower()}"


class Ledger:
    """The journal's end and the acts, as the writer thread has them; all methods that change run there."""

    def __init__(self, conn: Connection, vault: Vault) -> None:
        self.acts = Acts.load(conn)
        self.head = journal.head(conn)
        self._vault = vault

    def write(
        self, conn: Connection, name: str, plan: Plan, *, act: str | None, actor: Actor, kind: journal.Kind
    ) -> Change:
        """Apply a plan; nothing is journalled if nothing is different."""
        if act is not None and self.acts.is_undone(act):
            raise Trouble("act_undone", name=self.acts.name(act))
        with self._transaction(conn):
            changes = apply(conn, plan(View(conn)) if callable(plan) else plan)
            line = None
            if changes:
                line = self._journal(conn, act or new_id("ac"), actor, name, kind, changes)
        if line is None:
            return Change(self.head.length, act or "", name, (), frozenset())
        return self._done(line, changes)

    def turn(self, conn: Connection, kind: Literal["undo", "redo"], act: str | None = None) -> Change:
        """Take an act back or do it again; the next one if none is named."""
        act = act or (self.acts.next_undo if kind == "undo" else self.acts.next_redo)
        if act is None:
            raise Trouble(f"nothing_to_{kind}")
        if kind == "undo" and self.acts.is_undone(act):
            raise Trouble("act_undone", name=self.acts.name(act))
        with self._transaction(conn):
            changes = self.acts.take_back(conn, act)
            name = self.acts.name(act) or ""
            line = self._journal(conn, act, "person", name, kind, changes)
        return self._done(line, changes)

    def save_reading(self, conn: Connection, reading: Reading) -> Change:
        """Keep a reading, which is no act."""
        coder = rows.codec(Reading)
        columns = ", ".join(f'"{name}"' for name in coder.names)
        marks = ", ".join("?" * len(coder.names))
        with self._transaction(conn):
            insert = f"INSERT OR REPLACE INTO reading ({columns}) VALUES ({marks})"
            conn.execute(insert, coder.encode(reading))
            search.update_evidence(conn, reading.evidence)
        row = (Reading.table, reading.evidence)
        return Change(self.head.length, "", "reading", (row,), frozenset({Reading.table}))

    def _journal(
        self, conn: Connection, act: str, actor: str, name: str, kind: journal.Kind, changes: list[RowChange]
    ) -> journal.Line:
        search.update(conn, changes)
        self._vault.make_durable(_files(changes))
        return journal.append(conn, self.head, act=act, actor=actor, name=name, kind=kind, changes=changes)

    def _done(self, line: journal.Line, changes: list[RowChange]) -> Change:
        """After the commit: take up the row, and put the files of new evidence in their place."""
        self.head = journal.Head(line.seq, line.chain)
        self.acts.note(
            line.seq,
            line.act,
            actor=line.actor,
            name=line.name,
            kind=line.kind,
            at=line.at,
            tables=line.tables,
        )
        with contextlib.suppress(Trouble):  # it is committed: a file left waiting is put in place at opening
            self._vault.settle(_files(changes))
        touched = tuple(dict.fromkeys((change.table, change.id) for change in changes))
        return Change(line.seq, line.act, line.name, touched, line.tables)

    @contextlib.contextmanager
    def _transaction(self, conn: Connection) -> Iterator[None]:
        conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            conn.execute("COMMIT")
        except BaseException:
            if conn.in_transaction:  # a full disk makes SQLite roll back by itself
                conn.execute("ROLLBACK")
            raise


def _files(changes: list[RowChange]) -> list[str]:
    """SHA-256 of the evidence that was made."""
    made = [c.after for c in changes if c.table == Evidence.table and c.before is None and c.after]
    return [str(plain["sha256"]) for plain in made]
