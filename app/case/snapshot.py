"""A case as it was at one moment, immutable: what rules, documents and models work on."""

from __future__ import annotations

import threading
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from app.case import journal, moments
from app.case.records import (
    Agreement,
    Allocation,
    CaseInfo,
    Citation,
    Complaint,
    Debt,
    Device,
    Document,
    Entry,
    Evidence,
    Instalment,
    PaperPlan,
    Party,
    PartyNumber,
    Payment,
    Record,
    SetAside,
    Spoken,
    Task,
    Term,
)
from app.case.redactions import Redaction
from app.case.rows import R, each, get
from app.case.sendings import Sending

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from sqlite3 import Connection

    from app.case.changes import Change

V = TypeVar("V", bound=Record)


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """Everything of a case; of readings only their state.

    Entries stand in time order (``moments.sort_key``, what has no time last), all else in the order
    it was made. ``journal`` is its length and head hash; ``last_content_act_at`` local ISO with offset,
    ``content_acts`` the journal's length after that act: it grows with every change of content.
    """

    case: CaseInfo
    debts: tuple[Debt, ...] = ()
    parties: tuple[Party, ...] = ()
    numbers: tuple[PartyNumber, ...] = ()
    devices: tuple[Device, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    entries: tuple[Entry, ...] = ()
    citations: tuple[Citation, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    terms: tuple[Term, ...] = ()
    instalments: tuple[Instalment, ...] = ()
    payments: tuple[Payment, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    documents: tuple[Document, ...] = ()
    paper_plans: tuple[PaperPlan, ...] = ()
    set_asides: tuple[SetAside, ...] = ()
    transcripts: tuple[Spoken, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    tasks: tuple[Task, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    sendings: tuple[Sending, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    journal: tuple[int, str] = (0, "")
    last_content_act_at: str | None = None
    content_acts: int = 0

    def records(self) -> Iterator[Record]:
        """Every record, the case itself first."""
        yield self.case
        for name in _FIELDS:
            yield from getattr(self, name)

    @cached_property
    def entry_by_id(self) -> Mapping[str, Entry]:
        """Entries by id."""
        return _by_id(self.entries)

    @cached_property
    def evidence_by_id(self) -> Mapping[str, Evidence]:
        """Evidence by id, hidden too."""
        return _by_id(self.evidence)

    @cached_property
    def party_by_id(self) -> Mapping[str, Party]:
        """Parties by id."""
        return _by_id(self.parties)

    @cached_property
    def debt_by_id(self) -> Mapping[str, Debt]:
        """Debts by id."""
        return _by_id(self.debts)

    @cached_property
    def agreement_by_id(self) -> Mapping[str, Agreement]:
        """Agreements by id."""
        return _by_id(self.agreements)

    @cached_property
    def payment_by_id(self) -> Mapping[str, Payment]:
        """Payments by id."""
        return _by_id(self.payments)

    @cached_property
    def instalment_by_id(self) -> Mapping[str, Instalment]:
        """Instalments by id."""
        return _by_id(self.instalments)

    @cached_property
    def _cited(self) -> Mapping[str, tuple[Citation, ...]]:
        found: defaultdict[str, list[Citation]] = defaultdict(list)
        for citation in self.citations:
            target = citation.entry or citation.agreement or citation.term or citation.payment
            found[target or ""].append(citation)
            found[citation.evidence].append(citation)
        return {id: tuple(citations) for id, citations in found.items()}

    def citations_of(self, id: str) -> tuple[Citation, ...]:
        """Citations of an entry, agreement, term or payment, or those that point into a piece of evidence."""
        return self._cited.get(id, ())

    @cached_property
    def _instalments(self) -> Mapping[str, tuple[Instalment, ...]]:
        ordered = sorted(self.instalments, key=lambda one: (one.n, one.due_on))
        return _grouped((one.agreement, one) for one in ordered)

    def instalments_of(self, agreement: str) -> tuple[Instalment, ...]:
        """Instalments of an agreement by their number."""
        return self._instalments.get(agreement, ())

    @cached_property
    def _terms(self) -> Mapping[str, tuple[Term, ...]]:
        return _grouped((term.agreement, term) for term in self.terms)

    def terms_of(self, agreement: str) -> tuple[Term, ...]:
        """Terms of an agreement."""
        return self._terms.get(agreement, ())

    @cached_property
    def _allocations(self) -> Mapping[str, tuple[Allocation, ...]]:
        both = ((key, one) for one in self.allocations for key in (one.instalment, one.payment))
        return _grouped(both)

    def allocations_of(self, id: str) -> tuple[Allocation, ...]:
        """Allocations to an instalment, or those of a payment."""
        return self._allocations.get(id, ())

    @cached_property
    def _numbers(self) -> Mapping[str, tuple[PartyNumber, ...]]:
        return _grouped((number.party, number) for number in self.numbers)

    def numbers_of(self, party: str) -> tuple[PartyNumber, ...]:
        """Numbers of a party."""
        return self._numbers.get(party, ())

    @cached_property
    def _spoken(self) -> Mapping[str, tuple[Spoken, ...]]:
        ordered = sorted(self.transcripts, key=lambda one: (one.second, one.n))
        return _grouped((one.evidence, one) for one in ordered)

    def transcript_of(self, evidence: str) -> tuple[Spoken, ...]:
        """What was typed of a recording, in the order in which it is said."""
        return self._spoken.get(evidence, ())

    @cached_property
    def visible_evidence(self) -> tuple[Evidence, ...]:
        """Evidence whose intake was not undone."""
        return tuple(one for one in self.evidence if not one.hidden)


def _by_id(records: Iterable[V]) -> Mapping[str, V]:
    return {record.id: record for record in records}


def _grouped(pairs: Iterable[tuple[str, V]]) -> Mapping[str, tuple[V, ...]]:
    found: defaultdict[str, list[V]] = defaultdict(list)
    for key, record in pairs:
        found[key].append(record)
    return {key: tuple(records) for key, records in found.items()}


_FIELDS: dict[str, type[Record]] = {
    "debts": Debt,
    "parties": Party,
    "numbers": PartyNumber,
    "devices": Device,
    "evidence": Evidence,
    "entries": Entry,
    "citations": Citation,
    "agreements": Agreement,
    "terms": Term,
    "instalments": Instalment,
    "payments": Payment,
    "allocations": Allocation,
    "documents": Document,
    "paper_plans": PaperPlan,
    "set_asides": SetAside,
    "transcripts": Spoken,
    "complaints": Complaint,
    "tasks": Task,
    "redactions": Redaction,
    "sendings": Sending,
}
_ORDERS = {Entry.table: "at_sort IS NULL, at_sort, rowid"}


def load(conn: Connection) -> Snapshot:
    """Read everything, inside a transaction of the caller's."""
    made: dict[str, Any] = {name: tuple(each(conn, cls, _order(cls))) for name, cls in _FIELDS.items()}
    return Snapshot(**made, **_head(conn))


def renewed(conn: Connection, old: Snapshot, changed: Mapping[str, Collection[str]]) -> Snapshot:
    """A snapshot that shares with an older one what did not change: ten thousand entries are read once.

    Args:
        conn: a connection inside a transaction.
        old: a snapshot that was right before the changes.
        changed: ids of the rows that changed since, by table.
    """
    made: dict[str, Any] = {name: getattr(old, name) for name in _FIELDS}
    for name, cls in _FIELDS.items():
        if cls.table in changed:
            made[name] = _renewed(conn, cls, made[name], changed[cls.table])
    return Snapshot(**made, **_head(conn))


def _renewed(conn: Connection, cls: type[R], old: tuple[R, ...], changed: Collection[str]) -> tuple[R, ...]:
    have = {record.id: record for record in old}
    for id in changed:
        have.pop(id, None)
    ids = [row[0] for row in conn.execute(f'SELECT id FROM "{cls.table}" ORDER BY {_order(cls)}')]
    return tuple(have.get(id) or get(conn, cls, id) for id in ids)


def _order(cls: type[Record]) -> str:
    return _ORDERS.get(cls.table, "rowid")


def _head(conn: Connection) -> dict[str, Any]:
    case = get(conn, CaseInfo, "case")
    head = journal.head(conn)
    acts, at = journal.last_content_act(conn)
    readings = dict(conn.execute("SELECT evidence, state FROM reading ORDER BY rowid").fetchall())
    return {
        "case": case,
        "readings": MappingProxyType(readings),
        "journal": (head.length, head.chain.hex()),
        "last_content_act_at": _local(at, case),
        "content_acts": acts,
    }


def _local(at: str | None, case: CaseInfo) -> str | None:
    return None if at is None else moments.local_iso(datetime.fromisoformat(at), case.time_zone)


class Snapshots:
    """The last snapshot, and what changed since."""

    def __init__(self) -> None:
        self._gate = threading.Lock()
        self._last: Snapshot | None = None
        self._seq = 0
        self._changed: dict[str, set[str]] = {}

    def note(self, change: Change) -> None:
        """Take up a change, on the writer thread."""
        with self._gate:
            self._seq = change.seq
            for table, id in change.rows:
                self._changed.setdefault(table, set()).add(id)

    def take(self, conn: Connection) -> Snapshot:
        """The case now; the same object as long as nothing changes."""
        with self._gate:
            if self._last is not None and not self._changed:
                return self._last
            conn.execute("BEGIN")
            try:
                self._last = self._read(conn)
            finally:
                conn.execute("ROLLBACK")
            self._changed.clear()
            return self._last

    def _read(self, conn: Connection) -> Snapshot:
        # A commit that has not been noted yet: what it changed is not known, so all is read.
        if self._last is None or journal.head(conn).length != self._seq:
            return load(conn)
        return renewed(conn, self._last, self._changed)
