"""A case as it was at one moment, immutable: what rules, documents and models work on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from app.case import journal, moments
from app.case.records import (
    Agreement,
    Allocation,
    CaseInfo,
    Citation,
    Debt,
    Device,
    Document,
    Entry,
    Evidence,
    Instalment,
    Party,
    PartyNumber,
    Payment,
    Record,
    Term,
)
from app.case.rows import R, each

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from sqlite3 import Connection

V = TypeVar("V", bound=Record)


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """Everything of a case; of readings only their state.

    Entries stand in time order (``moments.sort_key``, what has no time last), all else in the order
    it was made. ``journal`` is its length and head hash; ``last_content_act_at`` local ISO with offset.
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
    readings: Mapping[str, str] = field(default_factory=dict)
    journal: tuple[int, str] = (0, "")
    last_content_act_at: str | None = None

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


def load(conn: Connection) -> Snapshot:
    """Read everything in one transaction, so that it belongs together."""
    conn.execute("BEGIN")
    try:
        return _load(conn)
    finally:
        conn.execute("ROLLBACK")


def _load(conn: Connection) -> Snapshot:
    case = _all(conn, CaseInfo)[0]
    head = journal.head(conn)
    readings = dict(conn.execute("SELECT evidence, state FROM reading ORDER BY rowid").fetchall())
    return Snapshot(
        case=case,
        debts=_all(conn, Debt),
        parties=_all(conn, Party),
        numbers=_all(conn, PartyNumber),
        devices=_all(conn, Device),
        evidence=_all(conn, Evidence),
        entries=_all(conn, Entry, "at_sort IS NULL, at_sort, rowid"),
        citations=_all(conn, Citation),
        agreements=_all(conn, Agreement),
        terms=_all(conn, Term),
        instalments=_all(conn, Instalment),
        payments=_all(conn, Payment),
        allocations=_all(conn, Allocation),
        documents=_all(conn, Document),
        readings=MappingProxyType(readings),
        journal=(head.length, head.chain.hex()),
        last_content_act_at=_local(journal.last_content_act_at(conn), case),
    )


def _local(at: str | None, case: CaseInfo) -> str | None:
    return None if at is None else moments.local_iso(datetime.fromisoformat(at), case.time_zone)


def _all(conn: Connection, cls: type[R], order: str = "rowid") -> tuple[R, ...]:
    return tuple(each(conn, cls, order))
