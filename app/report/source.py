"""What documents are built from: a snapshot looked at by what is confirmed, and who answers about it."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from app.case import moments
from app.case.same_paper import same_paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from app.case.records import (
        Agreement,
        Allocation,
        CaseInfo,
        Citation,
        Debt,
        Device,
        Entry,
        Evidence,
        Instalment,
        Party,
        Payment,
        Term,
    )


class Kept(Protocol):
    """Whether the agreement was being kept, as ``app.rules`` answers it."""

    @property
    def kept(self) -> bool | None:
        """Nothing was overdue; ``None`` if it cannot be told."""


class InstalmentState(Protocol):
    """How an instalment stood on a day."""

    @property
    def state(self) -> str:
        """``open|due|paid|cured|late|missed|unknown``."""


class Standing(Protocol):
    """Answers about entries, by the words of CONTRACT.md (``app.rules.standing.Standing``)."""

    def relation(self, entry: Entry) -> str:
        """``before|same_day|after|unknown`` against the earliest agreement of the entry's debt."""

    def kept(self, entry: Entry) -> Kept:
        """Whether the agreement was being kept when it happened."""

    def instalment(self, instalment: Instalment, on: date) -> InstalmentState:
        """The instalment's state at the end of a day."""


class RuleText(Protocol):
    """What a paper says about a rule (``app.rules.rule.Rule``)."""

    @property
    def id(self) -> str:
        """Its id in the packs."""

    @property
    def instrument(self) -> Mapping[str, str]:
        """Who laid it down, by language."""

    @property
    def article(self) -> str:
        """Where it stands."""

    @property
    def says(self) -> Mapping[str, str]:
        """What it says in plain words, by language."""

    @property
    def binding(self) -> str:
        """How much weight it has."""

    @property
    def as_reported(self) -> bool:
        """Whether it is known from reports only."""


class Record(Protocol):
    """The parts of ``app.case.snapshot.Snapshot`` that documents read."""

    @property
    def case(self) -> CaseInfo:
        """Whose record it is."""

    @property
    def debts(self) -> Sequence[Debt]:
        """The loans."""

    @property
    def parties(self) -> Sequence[Party]:
        """Who is in the story."""

    @property
    def devices(self) -> Sequence[Device]:
        """Phones and mailboxes."""

    @property
    def evidence(self) -> Sequence[Evidence]:
        """The files."""

    @property
    def entries(self) -> Sequence[Entry]:
        """What happened."""

    @property
    def citations(self) -> Sequence[Citation]:
        """What shows it."""

    @property
    def agreements(self) -> Sequence[Agreement]:
        """What was agreed."""

    @property
    def terms(self) -> Sequence[Term]:
        """Its words."""

    @property
    def instalments(self) -> Sequence[Instalment]:
        """What is due when."""

    @property
    def payments(self) -> Sequence[Payment]:
        """What was paid."""

    @property
    def allocations(self) -> Sequence[Allocation]:
        """What it was paid for."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """What a person chose for a document.

    ``debt`` limits it to one loan, ``entries`` to chosen entries (ids); ``faulty`` are ids of evidence
    whose original is missing or changed: with ``--despite-faults`` each gets a visible mark. ``reported``
    are rules (ids) known from reports only that a paper may refer to all the same, or ``True`` for all; by
    default it leaves them out. ``unsaid`` are rules (ids) that it does not refer to though it may.
    ``deadline`` is the ISO date by which a letter asks for an answer. ``id_page`` adds a page with room for a
    copy of the identity card to a letter. Without ``recordings`` these and other files that are no pictures
    do not go along, for nothing in them can be hidden.
    """

    debt: str | None = None
    entries: frozenset[str] | None = None
    exhibits: bool = True
    faulty: frozenset[str] = frozenset()
    reported: frozenset[str] | bool = False
    unsaid: frozenset[str] = frozenset()
    deadline: str = ""
    id_page: bool = False
    recordings: bool = True

    def may(self, rule: str) -> bool:
        """Whether a rule that is known from reports only may be referred to."""
        return rule in self.reported if isinstance(self.reported, frozenset) else self.reported


def is_placed(entry: Entry) -> bool:
    """Whether it has a place in time: a moment, or two bounds; one bound alone would put it too exactly."""
    return entry.at is not None or (entry.at_earliest is not None and entry.at_latest is not None)


def sort_key(entry: Entry) -> tuple[float, float, str]:
    """Where an entry stands in the order of time; what has no place there stands last, by its bound."""
    key = moments.sort_key(entry.moment)
    known = math.inf if key is None else key
    return (known if is_placed(entry) else math.inf, known, entry.id)


def _by(rows: Iterable[Any], name: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name) or ""].append(row)
    return found


class Source:
    """Confirmed rows of a snapshot, indexed once for one document."""

    def __init__(self, record: Record, options: Options) -> None:
        self.record = record
        self.options = options

    def _chosen(self, entry: Entry) -> bool:
        debt, ids = self.options.debt, self.options.entries
        return (debt is None or entry.debt in (debt, None)) and (ids is None or entry.id in ids)

    @cached_property
    def entries(self) -> list[Entry]:
        """Confirmed entries in order of time, without those that merely came along (``unrelated``)."""
        rows = (e for e in self.record.entries if e.status == "confirmed" and e.category != "unrelated")
        return sorted(filter(self._chosen, rows), key=sort_key)

    @cached_property
    def drafts(self) -> int:
        """How many entries of the chosen debt still wait for review."""
        rows = (e for e in self.record.entries if e.status == "draft" and e.category != "unrelated")
        return sum(1 for _ in filter(self._chosen, rows))

    @cached_property
    def debts(self) -> list[Debt]:
        """The loans it is about."""
        return [d for d in self.record.debts if self.options.debt in (None, d.id)]

    @cached_property
    def agreements(self) -> list[Agreement]:
        """Confirmed agreements of those loans, earliest first."""
        known = {debt.id for debt in self.debts} | {None}
        rows = [a for a in self.record.agreements if a.status == "confirmed" and a.debt in known]
        by_id, plan = {a.id: a for a in self.record.agreements}, self.instalments_of
        pairs = [(a, b) for a in rows if (b := by_id.get(a.supersedes or "")) is not None]
        # A paper that was put on record once more is told once.
        again = {b.id for a, b in pairs if same_paper(a, plan[a.id], b, plan[b.id])}
        return sorted((a for a in rows if a.id not in again), key=lambda a: (a.agreed_at or "~", a.id))

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """Files by id that have an exhibit number and were not taken back."""
        return {e.id: e for e in self.record.evidence if e.exhibit is not None and not e.hidden}

    @cached_property
    def parties(self) -> dict[str, Party]:
        """Parties by id."""
        return {p.id: p for p in self.record.parties if p.status != "discarded"}

    @cached_property
    def devices(self) -> dict[str, Device]:
        """Devices by id."""
        return {d.id: d for d in self.record.devices}

    @cached_property
    def citations_of_entry(self) -> dict[str, list[Citation]]:
        """Citations by entry, those of its payment included."""
        found: dict[str, list[Citation]] = defaultdict(list)
        of_payment = {payment.id: payment.entry for payment in self.record.payments}
        for citation in self.record.citations:
            entry = citation.entry or of_payment.get(citation.payment or "")
            if entry:
                found[entry].append(citation)
        return found

    @cached_property
    def citations_of_agreement(self) -> dict[str, list[Citation]]:
        """Citations by agreement, those of its terms included."""
        found: dict[str, list[Citation]] = defaultdict(list)
        of_term = {term.id: term.agreement for term in self.record.terms}
        for citation in self.record.citations:
            agreement = citation.agreement or of_term.get(citation.term or "")
            if agreement:
                found[agreement].append(citation)
        return found

    @cached_property
    def instalments_of(self) -> dict[str, list[Instalment]]:
        """Instalments by agreement, in order."""
        return _by(sorted(self.record.instalments, key=lambda i: i.n), "agreement")

    @cached_property
    def instalments(self) -> dict[str, Instalment]:
        """Instalments by id."""
        return {i.id: i for i in self.record.instalments}

    @cached_property
    def payments_of_entry(self) -> dict[str, list[Payment]]:
        """Confirmed payments by entry."""
        return _by((p for p in self.record.payments if p.status == "confirmed"), "entry")

    @cached_property
    def allocations_of(self) -> dict[str, list[Allocation]]:
        """Confirmed allocations by payment."""
        return _by((a for a in self.record.allocations if a.status == "confirmed"), "payment")

    @cached_property
    def terms(self) -> dict[str, Term]:
        """Terms by id."""
        return {t.id: t for t in self.record.terms}
