"""Acts: which edits belong together, which of them stand, and what undo and redo would take up next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.case import changes, journal
from app.case.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Connection

    from app.case.journal import RowChange


@dataclass(frozen=True, kw_only=True)
class Act:
    """An act as the history shows it; ``at`` is when it began (UTC with offset)."""

    act: str
    name: str
    actor: str
    at: str
    seq: int
    undone: bool
    tables: frozenset[str]


@dataclass
class _State:
    act: str
    name: str
    actor: str
    at: str
    seq: int
    tables: set[str]
    undone: bool = False
    standing: list[int] = field(default_factory=list)


class Acts:
    """All acts of a case, kept in step with the journal by :meth:`note`."""

    def __init__(self) -> None:
        self._states: dict[str, _State] = {}
        self._undo: list[str] = []
        self._redo: list[str] = []
        self._began = 1  # the row that the record begins with

    @classmethod
    def load(cls, conn: Connection) -> Acts:
        """The acts as the journal tells them; payloads are not read."""
        acts = cls()
        for seq, act, actor, name, kind, at, tables in journal.outlines(conn):
            acts.note(seq, act, actor=actor, name=name, kind=kind, at=at, tables=tables.split())
        return acts

    def note(
        self, seq: int, act: str, *, actor: str, name: str, kind: str, at: str, tables: Iterable[str]
    ) -> None:
        """Take up a row of the journal."""
        state = self._states.get(act)
        if state is None:
            state = self._states[act] = _State(act, name, actor, at, seq, set())
        state.tables |= set(tables)
        if kind in ("undo", "redo"):
            self._turn(state, seq, undone=kind == "undo")
            return
        state.standing.append(seq)
        if kind == "start" and seq > 1:
            self._began = seq
            self._undo.clear()
            self._redo.clear()
        if kind == "do" and actor == "person":
            self._redo.clear()
            if act not in self._undo:
                self._undo.append(act)

    def _turn(self, state: _State, seq: int, *, undone: bool) -> None:
        state.undone, state.standing = undone, [seq]
        source, target = (self._undo, self._redo) if undone else (self._redo, self._undo)
        if state.act in source:
            source.remove(state.act)
        target.append(state.act)

    @property
    def next_undo(self) -> str | None:
        """The act that undo would take back."""
        return self._undo[-1] if self._undo else None

    @property
    def next_redo(self) -> str | None:
        """The act that redo would do again."""
        return self._redo[-1] if self._redo else None

    def name(self, act: str | None) -> str | None:
        """The name of an act."""
        return self._states[act].name if act else None

    def is_undone(self, act: str) -> bool:
        """Whether an act was taken back and not done again."""
        state = self._states.get(act)
        return state is not None and state.undone

    def history(self, limit: int) -> list[Act]:
        """The newest acts first."""
        newest = sorted(self._states.values(), key=lambda state: -state.seq)[:limit]
        return [
            Act(
                act=s.act,
                name=s.name,
                actor=s.actor,
                at=s.at,
                seq=s.seq,
                undone=s.undone,
                tables=frozenset(s.tables),
            )
            for s in newest
        ]

    def take_back(self, conn: Connection, act: str) -> list[RowChange]:
        """Carry out the inverse of what stands of an act; gives back what was changed.

        Raises:
            Trouble: ``no_such`` act; ``undo_gone`` if its payload was deleted for good or came with a bag;
                ``undo_blocked`` (``by`` the name of the later act that stands on it, ``by_act``);
                ``undo_changed`` if something was changed behind the program.
        """
        if act not in self._states:
            raise Trouble("no_such", table="act", id=act)
        if self._states[act].seq <= self._began and self._began > 1:
            raise Trouble("undo_gone", name=self._states[act].name)
        did = changes.compose(_changes(conn, self._states[act].standing))
        for change in did:
            if not changes.as_left(conn, change):
                raise self._blocked(conn, act, {(change.table, change.id)})
        self._check_nothing_between(conn, act, {(change.table, change.id) for change in did})
        leaners = _leaners(conn, did)
        if leaners:
            raise self._blocked(conn, act, leaners)
        back = changes.inverse(did)
        changes.carry_out(conn, back)
        return back

    def _check_nothing_between(self, conn: Connection, act: str, rows: set[tuple[str, str]]) -> None:
        """Two acts may write a row in turn: taking back the one would silently take the other's part."""
        first, last = self._states[act].standing[0], self._states[act].standing[-1]
        if first == last:
            return
        for line in journal.lines(conn, "seq > ? AND seq < ?", (first, last)):
            wrote = not rows.isdisjoint((change.table, change.id) for change in line.changes)
            if wrote and line.act != act and not self._states[line.act].undone:
                raise self._blocked(conn, act, rows)

    def _blocked(self, conn: Connection, act: str, rows: set[tuple[str, str]]) -> Trouble:
        """The trouble that names the latest standing act which wrote one of the rows."""
        newest = [line for line in journal.lines(conn, "seq > ?", (self._states[act].standing[0],))][::-1]
        for line in newest:
            other = self._states[line.act]
            wrote = not rows.isdisjoint((c.table, c.id) for c in line.changes)
            if wrote and line.act != act and not other.undone:
                return Trouble("undo_blocked", by=other.name, by_act=other.act, name=self._states[act].name)
        return Trouble("undo_changed", name=self._states[act].name)


def _changes(conn: Connection, seqs: Iterable[int]) -> Iterable[RowChange]:
    for seq in seqs:
        line = journal.line(conn, seq)
        if line.payload is None:
            raise Trouble("undo_gone", name=line.name)
        yield from line.changes


def _leaners(conn: Connection, did: list[RowChange]) -> set[tuple[str, str]]:
    """Rows outside an act that refer to rows which taking it back would remove or hide."""
    own = {(change.table, change.id) for change in did if change.before is None}
    found: set[tuple[str, str]] = set()
    for change in did:
        if change.before is None:
            found.update(changes.leaners(conn, change))
    # A row that refers now but did not before the act is set back with it.
    turned = {(c.table, c.id) for c in did if c.before is not None}
    return found - own - turned
