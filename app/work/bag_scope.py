"""What of a case goes into a bag: the part of the record that was asked for, whole in itself."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from app.case.errors import Refused
from app.report.bag.record import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from app.case.journal import Line, RowChange
    from app.case.records import Agreement, Citation, Entry, Evidence, Party, Payment
    from app.case.snapshot import Snapshot

Scope = Literal["confirmed", "only", "all"]
PRIVATE = ("id_number", "address", "phone", "agent")
"""What identifies the person towards an office; a bag of a part goes without."""
Key = tuple[str, str]


def scope_of(only: Collection[str], *, everything: bool) -> Scope:
    """Which part is meant.

    Raises:
        Refused: both were asked for.
    """
    if only and everything:
        raise Refused("bag_only_or_all", "--only")
    return "all" if everything else "only" if only else "confirmed"


def part(snapshot: Snapshot, scope: Scope, only: Collection[str] = ()) -> Snapshot:
    """The record without what stays at home; nothing in it points at what is not there.

    Args:
        snapshot: the whole case.
        scope: ``confirmed`` entries, agreements and payments with the evidence they cite; ``only`` the
            entries named, with the agreements and payments of their debts, because what was kept hangs on
            them; ``all``.
        only: ids of confirmed entries, for ``only``.

    Raises:
        Refused: an id is no entry, or one that is not confirmed.
    """
    if scope == "all":
        return snapshot
    return _Part(snapshot, scope, only).snapshot()


class _Part:
    def __init__(self, whole: Snapshot, scope: Scope, only: Collection[str]) -> None:
        self._whole = whole
        self._only = [_confirmed(whole, id) for id in only]
        self._scope = scope

    @cached_property
    def _debts(self) -> set[str | None]:
        if self._scope == "only":
            return {one.debt for one in self._only} | {None}
        return {one.id for one in self._whole.debts} | {None}

    @cached_property
    def _agreements(self) -> list[Agreement]:
        return [
            one for one in self._whole.agreements if one.status == "confirmed" and one.debt in self._debts
        ]

    @cached_property
    def _payments(self) -> list[Payment]:
        return [one for one in self._whole.payments if one.status == "confirmed" and one.debt in self._debts]

    @cached_property
    def _entries(self) -> list[Entry]:
        confirmed = [one for one in self._whole.entries if one.status == "confirmed"]
        if self._scope != "only":
            return confirmed
        ids = {one.id for one in self._only} | {one.entry for one in self._payments}
        return [one for one in confirmed if one.id in ids]

    @cached_property
    def _citations(self) -> list[Citation]:
        agreements = {one.id for one in self._agreements}
        owners = {one.id for one in (*self._entries, *self._payments)} | agreements
        owners |= {one.id for one in self._whole.terms if one.agreement in agreements}
        return [
            one
            for one in self._whole.citations
            if (one.entry or one.agreement or one.term or one.payment) in owners
        ]

    @cached_property
    def _evidence(self) -> list[Evidence]:
        cited = {one.evidence for one in self._citations}
        return [_apart(one, cited) for one in self._whole.evidence if one.id in cited]

    @cached_property
    def _parties(self) -> list[Party]:
        wanted, known = {one.party for one in self._entries}, self._whole.party_by_id
        for id in list(wanted):
            while id is not None and (id := known[id].acts_for) not in wanted:
                wanted.add(id)
        return [one for one in self._whole.parties if one.id in wanted]

    def snapshot(self) -> Snapshot:
        whole, evidence = self._whole, {one.id for one in self._evidence}
        entries, agreements = {one.id for one in self._entries}, {one.id for one in self._agreements}
        parties, payments = {one.id for one in self._parties}, {one.id for one in self._payments}
        instalments = [one for one in whole.instalments if one.agreement in agreements]
        allocated, devices = {one.id for one in instalments}, {one.device for one in self._evidence}
        return dataclasses.replace(
            whole,
            case=dataclasses.replace(whole.case, id_number="", address="", phone="", agent=""),
            debts=tuple(one for one in whole.debts if one.id in self._debts),
            parties=tuple(self._parties),
            numbers=tuple(o for o in whole.numbers if o.party in parties and o.status == "confirmed"),
            devices=tuple(one for one in whole.devices if one.id in devices),
            evidence=tuple(self._evidence),
            entries=tuple(_without(one, "replaced_by", entries) for one in self._entries),
            citations=tuple(self._citations),
            agreements=tuple(_without(one, "supersedes", agreements) for one in self._agreements),
            terms=tuple(one for one in whole.terms if one.agreement in agreements),
            instalments=tuple(instalments),
            payments=tuple(_without(one, "entry", entries) for one in self._payments),
            allocations=tuple(
                one
                for one in whole.allocations
                if one.status == "confirmed" and one.payment in payments and one.instalment in allocated
            ),
            documents=(),
            paper_plans=(),
            set_asides=(),
            complaints=(),
            tasks=(),
            redactions=(),
            sendings=(),
            transcripts=tuple(one for one in whole.transcripts if one.evidence in evidence),
            readings=MappingProxyType({id: s for id, s in whole.readings.items() if id in evidence}),
        )


def _confirmed(snapshot: Snapshot, id: str) -> Entry:
    entry = snapshot.entry_by_id.get(id)
    if entry is None:
        raise Refused("bag_no_such_entry", "--only", id=id)
    if entry.status != "confirmed":
        raise Refused("bag_not_confirmed", "--only", id=id)
    return entry


def _without(record: Any, name: str, there: Collection[str]) -> Any:  # noqa: ANN401  a record of any class
    """A record that points at nothing that stays at home."""
    pointed = getattr(record, name)
    return record if pointed is None or pointed in there else dataclasses.replace(record, **{name: None})


def _apart(evidence: Evidence, there: Collection[str]) -> Evidence:
    evidence = _without(evidence, "derived_from", there)
    alike = evidence.page_facts.get("alike") or []
    near = [one for one in alike if one["evidence"] in there]
    if near == alike:
        return evidence
    return dataclasses.replace(evidence, page_facts=evidence.page_facts | {"alike": near})


@dataclass
class Shown:
    """Which payloads of the journal may go along: those that tell of nothing but what goes anyway."""

    whole: Snapshot
    part: Snapshot

    @cached_property
    def _altered(self) -> dict[Key, frozenset[str]]:
        """For each row that goes, the fields that go otherwise than they stand in the case."""
        stood = {(one.table, one.id): one for one in self.whole.records()}
        found: dict[Key, frozenset[str]] = {}
        for one in self.part.records():
            key = (one.table, one.id)
            if one is stood[key]:
                found[key] = frozenset()
            else:
                now, was = plain(one), plain(stood[key])
                found[key] = frozenset(name for name in now if now[name] != was[name])
        return found

    def may_go(self, line: Line) -> bool:
        """Whether the payload of a row may be read by whoever gets the bag."""
        return self.part is self.whole or all(map(self._may_be_told, line.changes))

    def _may_be_told(self, change: RowChange) -> bool:
        altered = self._altered.get((change.table, change.id))
        sides = [side for side in (change.before, change.after) if side is not None]
        if altered is None or any(altered & side.keys() for side in sides):
            return False
        return change.table != "case" or not any(side.get(name) for side in sides for name in PRIVATE)


def left_out(whole: Snapshot, part: Snapshot) -> dict[str, int]:
    """How much stays at home, by kind: counts, never contents."""
    gone = {one.id for one in part.entries}
    entries = [one for one in whole.entries if one.id not in gone]
    return {
        "entries_confirmed": _count(entries, "confirmed"),
        "entries_draft": _count(entries, "draft"),
        "entries_discarded": _count(entries, "discarded"),
        "agreements": len(whole.agreements) - len(part.agreements),
        "payments": len(whole.payments) - len(part.payments),
        "files": len(whole.evidence) - len(part.evidence),
        "documents": len(whole.documents) - len(part.documents),
        "readings": 0 if part is whole else len(part.readings),
        "identity": sum(getattr(whole.case, name) != getattr(part.case, name) for name in PRIVATE),
    }


def _count(entries: Iterable[Entry], status: str) -> int:
    return sum(one.status == status for one in entries)
