"""The case: the one door to a record on the disk."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Self, TypeVar

from app.case import engine, journal, layout, opening, rows, search, verify
from app.case.acts import Act
from app.case.changes import Batch, Change, View
from app.case.errors import Trouble
from app.case.ledger import Actor, Ledger, Plan, new_id
from app.case.readers import Readers
from app.case.records import Evidence
from app.case.search import Hits
from app.case.snapshot import Snapshot, Snapshots
from app.case.vault import Staged, Vault
from app.case.verify import Fault
from app.case.writer import Writer

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection

    from app.case.journal import Kind, Line
    from app.case.records import CaseInfo, Debt, Reading, Record
    from app.case.rows import R

__all__ = [
    "Act",
    "Batch",
    "Case",
    "Change",
    "Fault",
    "Hits",
    "Snapshot",
    "Staged",
    "Vault",
    "View",
    "new_id",
]
T = TypeVar("T")
Listener = Callable[[Change], None]


class Case:
    """One case. Writing blocks until it is on the disk, and may be done from any thread."""

    def __init__(self, opened: opening.Opened) -> None:
        """Take up an opened folder; use :meth:`create` or :meth:`open`."""
        self.folder: Path = opened.folder
        self.read_only_reason: str = opened.reason
        self.vault = Vault(opened.folder, writable=not opened.reason)
        self._opened = opened
        self._readers = Readers(opened.database)
        self._listeners: list[Listener] = []
        self._snapshots = Snapshots()
        self._closed = False
        self._writer: Writer | None = None
        with engine.troubles():
            self._ledger = Ledger(opened.conn or self._readers.conn(), self.vault)
            if opened.conn is not None:
                self.vault.recover(rows.each(opened.conn, Evidence))
                self._writer = Writer(opened.conn)

    @classmethod
    def create(cls, folder: Path, info: CaseInfo, debts: Sequence[Debt] = ()) -> Case:
        """Make a new case in a new or empty folder and open it for writing.

        Raises:
            Trouble: ``case_exists``, ``folder_not_empty``, ``disk_full``, ``folder_read_only``…
        """
        opening.make(folder)
        with contextlib.ExitStack() as undo:
            undo.callback(layout.unmake, folder)
            case = cls.open(folder)
            undo.callback(case.close)
            case._write("case.create", Batch(put=[info, *debts]), actor="person", kind="start")
            undo.pop_all()
        return case

    @classmethod
    def receive(cls, folder: Path, received: Iterable[Line]) -> Case:
        """Make a case that goes on from another's journal; its record is what ``take_over`` is given then.

        Raises:
            Trouble: as ``create``.
        """
        opening.make(folder)
        with contextlib.ExitStack() as undo:
            undo.callback(layout.unmake, folder)
            opening.begin_from(folder, received)
            case = cls.open(folder)
            undo.pop_all()
        return case

    def take_over(self, records: Sequence[Record]) -> Change:
        """Begin the record anew with what came along: one act that cannot be undone."""
        return self._write("case.import", Batch(put=records), actor="person", kind="start")

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Case:
        """Open a case by its folder, its ``.jushi`` file or its database.

        It is read-only, with the reason in ``read_only_reason``, when another process has it open
        (``other_process``), its medium cannot be written (``medium``) or that was ``asked`` for.

        Raises:
            Trouble: ``case_missing``, ``not_a_case``, ``case_newer``, ``case_damaged``, ``disk_full``…
        """
        opened = opening.open_folder(folder, read_only=read_only)
        try:
            return cls(opened)
        except BaseException:
            opened.close()
            raise

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return bool(self.read_only_reason)

    def close(self) -> None:
        """Finish what is being written and leave one plain database file; closing twice is nothing."""
        if self._closed:
            return
        self._closed = True
        if self._writer is not None:
            self._writer.close()
        self._readers.close()
        self.vault.close()
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def edit(self, name: str, plan: Plan, *, act: str | None = None, actor: Actor = "person") -> Change:
        """Write a batch as one journal row and one transaction.

        Args:
            name: dotted code of the act, for example ``entry.edit``.
            plan: a batch, or a function that makes one from the case as it is inside the transaction.
            act: the act it belongs to (``new_act``); without it, it is an act of its own.
            actor: ``machine`` edits under an act are undone with it, and do not clear redo.

        Raises:
            Trouble: ``case_read_only``, ``case_closed``, ``act_undone``, ``disk_full``…, and whatever
                ``plan`` raises. Nothing is written then.
        """
        return self._write(name, plan, act=act, actor=actor)

    def _write(
        self, name: str, plan: Plan, *, act: str | None = None, actor: Actor, kind: Kind = "do"
    ) -> Change:
        return self._change(
            lambda conn: self._ledger.write(conn, name, plan, act=act, actor=actor, kind=kind)
        )

    def new_act(self) -> str:
        """An id under which several edits are undone as one."""
        return new_id("ac")

    def undo(self) -> Change:
        """Take back the last act of the person.

        Raises:
            Trouble: ``nothing_to_undo``; ``undo_blocked`` (``by`` names the act that stands on it).
        """
        return self._change(lambda conn: self._ledger.turn(conn, "undo"))

    def redo(self) -> Change:
        """Do again what was taken back last.

        Raises:
            Trouble: ``nothing_to_redo``, ``undo_blocked``.
        """
        return self._change(lambda conn: self._ledger.turn(conn, "redo"))

    def revert(self, act: str) -> Change:
        """Take back any act that still stands, as undo does for the last; redo does it again.

        Raises:
            Trouble: ``no_such``, ``act_undone``, ``undo_blocked``.
        """
        return self._change(lambda conn: self._ledger.turn(conn, "undo", act))

    @property
    def undo_name(self) -> str | None:
        """Name of the act that ``undo`` would take back."""
        acts = self._ledger.acts
        return acts.name(acts.next_undo)

    @property
    def redo_name(self) -> str | None:
        """Name of the act that ``redo`` would do again."""
        acts = self._ledger.acts
        return acts.name(acts.next_redo)

    def save_reading(self, reading: Reading) -> None:
        """Keep what a machine read; not journalled, found by search at once."""
        self._change(lambda conn: self._ledger.save_reading(conn, reading))

    def _change(self, work: Callable[[Connection], Change]) -> Change:
        if self._writer is None:
            raise Trouble("case_read_only", reason=self.read_only_reason)

        def then_tell(conn: Connection) -> Change:
            change = work(conn)
            if change.rows or change.act:
                self._snapshots.note(change)
                self._tell(change)
            return change

        return self._writer.run(then_tell)

    def _tell(self, change: Change) -> None:
        for listener in list(self._listeners):
            try:
                listener(change)
            except Exception as error:
                # The act is done: a listener's fault is its own, and is reported as any thread's is.
                kind, trace = type(error), error.__traceback__
                current = threading.current_thread()
                threading.excepthook(threading.ExceptHookArgs((kind, error, trace, current)))

    def on_change(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Have ``listener`` called on the writer thread after each change; gives back how to stop that."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def _read(self, work: Callable[[Connection], T]) -> T:
        with engine.troubles():
            return work(self._readers.conn())

    def get(self, cls: type[R], id: str) -> R:
        """A record by id.

        Raises:
            Trouble: ``no_such`` with ``table`` and ``id``.
        """
        return self._read(lambda conn: rows.get(conn, cls, id))

    def find(self, cls: type[R], **equals: object) -> list[R]:
        """Records whose fields equal the values given (``None`` where there is none), oldest first."""
        return self._read(lambda conn: rows.find(conn, cls, **equals))

    def removed(self, cls: type[R]) -> list[R]:
        """Records that once were and were taken back or taken away, as they last stood."""
        coder = rows.codec(cls)
        nothing = dict.fromkeys(coder.names)
        gone = self._read(lambda conn: journal.removed(conn, cls.table))
        return [coder.decode(coder.whole(nothing | plain)) for plain in gone.values()]

    def reading_of(self, evidence: str) -> Reading | None:
        """What was last read in a piece of evidence."""
        return self._read(lambda conn: search.latest_reading(conn, evidence))

    def snapshot(self) -> Snapshot:
        """The whole case at one moment; the same object until something changes."""
        # A case that another process writes is read anew each time.
        kept = Snapshots() if self.read_only else self._snapshots
        return self._read(kept.take)

    def search(self, words: str, limit: int = 200) -> Hits:
        """Entries and evidence that contain all the words, exactly; at most ``limit`` of each."""
        return self._read(lambda conn: search.search(conn, words, limit))

    def matching(self, words: str) -> frozenset[str] | None:
        """Ids of all entries and evidence that contain all the words; ``None`` if no word is asked."""
        return self._read(lambda conn: search.matching(conn, words))

    def history(self, limit: int = 200) -> list[Act]:
        """Acts, newest first, those taken back too."""
        return self._ledger.acts.history(limit)

    def verify(self, on_step: Callable[[int, int], None] | None = None) -> list[Fault]:
        """Every fault of the record and its files; ``on_step`` is told bytes done and in all."""
        # A connection of its own: FTS5's part of the integrity check trusts what a search had cached.
        with engine.troubles(), contextlib.closing(engine.reader(self._opened.database)) as conn:
            return verify.verify(conn, self.vault, on_step)

    def journal_lines(self, length: int) -> list[Line]:
        """The first ``length`` rows of the journal, with their payloads."""
        return self._read(lambda conn: list(journal.lines(conn, "seq <= ?", (length,))))

    def makers(self, cls: type[R]) -> dict[str, str]:
        """The act that made each record of a kind, by the record's id."""
        return self._read(lambda conn: journal.makers(conn, cls.table))

    def journal_after(self, table: str, id: str) -> list[Line] | None:
        """Rows of the journal after the one that made a record; ``None`` if none tells of that."""
        return self._read(lambda conn: journal.after(conn, table, id))

    def journal_state(self) -> tuple[int, str]:
        """Length of the journal and the hash at its head."""
        head = self._ledger.head
        return head.length, head.chain.hex()
