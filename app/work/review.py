"""Drafts become confirmed or are set aside (CONTRACT: ``--accept``)."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from app.case.records import (
    Agreement,
    Allocation,
    Citation,
    Entry,
    Party,
    PartyNumber,
    Payment,
    Record,
)
from app.work import debts, entries, reread, told_payments
from app.work.sheet import NOTHING, Sheet, act

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from app.case.case import Case, Change
    from app.case.snapshot import Snapshot

# Doubts about owner, debt, category, sender or due date belong to the party and block nothing.
BLOCKING = frozenset({"time", "text", "number", "side", "amount", "complete"})
SECOND = {"code": "second_agreement", "field": "debt", "facts": {}}
REVIEWED: tuple[type[Record], ...] = (Entry, Agreement, Payment, Allocation, Party, PartyNumber)


def _no_blocking(doubts: Iterable[dict[str, Any]]) -> bool:
    return not any(doubt.get("field") in BLOCKING for doubt in doubts)


def is_clear(entry: Entry | Agreement) -> bool:
    """No doubt about time, words, number, side, amount or completeness."""
    return _no_blocking(entry.doubts) and not (isinstance(entry, Entry) and entry.asks_about)


def clear_agreements(snapshot: Snapshot) -> list[Agreement]:
    """Draft agreements that :func:`accept_clear` confirms: of a debt that has none yet."""
    standing = {one.debt for one in snapshot.agreements if one.status == "confirmed"}
    drafts = [one for one in snapshot.agreements if one.status == "draft"]
    sole = snapshot.debts[0].id if len(snapshot.debts) == 1 else None
    return [
        one for one in drafts
        if is_clear(one) and not _only_told(one) and (one.debt or sole) not in standing
    ]  # fmt: skip


def waiting(snapshot: Snapshot) -> list[Entry]:
    """Draft entries, oldest first; those with no time at the end, those of one moment as they were read."""
    drafts = [entry for entry in snapshot.entries if entry.status == "draft"]
    return sorted(drafts, key=lambda e: (_when(e) is None, _when(e) or ""))


def _when(entry: Entry) -> str | None:
    return entry.at or entry.at_earliest or entry.at_latest


def accept(case: Case, ids: Collection[str]) -> Change:
    """Confirms drafts by id: entries, agreements, payments, allocations, parties, numbers. One act."""
    return _act(case, "review.accept", lambda sheet: Acceptance(sheet).of(_by_id(sheet, ids)), ids)


def accept_corrected(case: Case, entry: str, fields: Mapping[str, Any]) -> Change:
    """Corrects an entry and confirms it in one act; ``Refused`` names the field that cannot be taken."""

    def fill(sheet: Sheet) -> None:
        asked = sheet.get(Entry, entry)
        entries.correct(sheet, entry, fields)
        if asked.asks_about:  # a question about another entry stays one, whatever was typed into it
            sheet.change(sheet.get(Entry, entry), doubts=asked.doubts)
        Acceptance(sheet).of([sheet.get(Entry, entry)])

    return act(case, "review.accept", fill)


def accept_clear(case: Case, ids: Collection[str] | None = None) -> Change:
    """Confirms what has no doubt that blocks; of ``ids`` if given, else of all drafts."""
    return _accept_drafts(case, ids, clear=True)


def accept_all(case: Case, ids: Collection[str] | None = None) -> Change:
    """Confirms all drafts; doubts and partial times stay. A second agreement stays a draft."""
    return _accept_drafts(case, ids, clear=False)


def discard(case: Case, ids: Collection[str]) -> Change:
    """Sets records aside; they stay in the record and can be restored."""
    return _act(case, "review.discard", lambda sheet: set_status(sheet, _by_id(sheet, ids), "discarded"), ids)


def restore(case: Case, ids: Collection[str]) -> Change:
    """Makes discarded records drafts again."""
    return _act(case, "review.restore", lambda sheet: set_status(sheet, _by_id(sheet, ids), "draft"), ids)


def _act(case: Case, name: str, fill: Any, ids: Collection[str]) -> Change:  # noqa: ANN401
    return act(case, name, fill) if ids else NOTHING


def _by_id(sheet: Sheet, ids: Collection[str]) -> list[Record]:
    return [by_id(sheet, one) for one in ids]


def by_id(sheet: Sheet, id: str) -> Record:
    """A record that can be confirmed or discarded; ``Trouble("no_such")`` if there is none."""
    for cls in REVIEWED[1:]:
        found = sheet.find(cls, id=id)
        if found:
            return found[0]
    return sheet.get(Entry, id)


def set_status(sheet: Sheet, records: Iterable[Record], status: str) -> None:
    """Gives records a status; the entry of a payment goes with it."""
    for one in records:
        sheet.change(one, status=status)
        if isinstance(one, Payment) and one.entry:
            sheet.change(sheet.get(Entry, one.entry), status=status)


def _accept_drafts(case: Case, ids: Collection[str] | None, *, clear: bool) -> Change:
    drafts = _drafts(case, ids, clear=clear)
    if not drafts:
        return NOTHING
    return act(case, "review.accept", lambda sheet: Acceptance(sheet).of(_drafts(sheet, ids, clear=clear)))


def _drafts(case: Case | Sheet, ids: Collection[str] | None, *, clear: bool) -> list[Record]:
    """Entries, agreements and payments that wait, and with no ids the named owners of numbers too."""
    wanted: tuple[type[Record], ...] = (Entry, Agreement, Payment)
    drafts: list[Record] = []
    for cls in wanted if ids is not None else (*wanted, Allocation, Party, PartyNumber):
        drafts += case.find(cls, status="draft")
    asked = told_payments.questions(case) if ids is None else {}
    chosen = [
        one for one in drafts
        if (one.id in ids if ids is not None else one.id not in asked and not _only_told(one))
    ]  # fmt: skip
    return [one for one in chosen if not clear or _is_clear(one)]


def _is_clear(record: Record) -> bool:
    return is_clear(record) if isinstance(record, (Entry, Agreement)) else True


def _only_told(record: Record) -> bool:
    """What a person confirms by itself: a plan that only a message tells of, a second reading's question."""
    if isinstance(record, Entry):
        return record.asks_about is not None
    return isinstance(record, Agreement) and any(d.get("code") == "from_message" for d in record.doubts)


class Acceptance:
    """Confirms records in one sheet, gives exhibit numbers in order of what happened."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def of(self, records: Sequence[Record]) -> None:
        """Confirms records; what leans on the confirmed ones comes with them."""
        for one in sorted(records, key=_order):
            if isinstance(one, Agreement):
                self._agreement(one)
            elif isinstance(one, Payment):
                self._payment(one)
            elif isinstance(one, Entry) and one.asks_about:
                reread.apply(self._sheet, one)
            else:
                self._sheet.change(one, status="confirmed")
                if isinstance(one, Entry):
                    self._entry(one)

    def _entry(self, entry: Entry) -> None:
        self._sheet.exhibits(self._sheet.find(Citation, entry=entry.id))
        for payment in self._sheet.find(Payment, entry=entry.id, status="draft"):
            self._payment(payment)
        if entry.party is not None:
            self._owner(entry)

    def _owner(self, entry: Entry) -> None:
        """The party that a confirmed message names by its signature, and that number of it."""
        party = self._sheet.get(Party, str(entry.party))
        if party.status == "draft" and any(d.get("field") == "owner" for d in entry.doubts):
            return
        if party.status == "draft":
            self._sheet.change(party, status="confirmed")
        for number in self._sheet.find(PartyNumber, party=party.id, number=entry.number, status="draft"):
            self._sheet.change(number, status="confirmed")

    def _payment(self, payment: Payment) -> None:
        sheet = self._sheet
        current = sheet.get(Payment, payment.id)
        sheet.change(current, status="confirmed", debt=current.debt or debts.sole(sheet))
        sheet.exhibits(sheet.find(Citation, payment=payment.id))
        for part in sheet.find(Allocation, payment=payment.id, status="draft"):
            sheet.change(part, status="confirmed")
        if payment.entry:
            entry = sheet.get(Entry, payment.entry)
            if entry.status == "draft":
                sheet.change(entry, status="confirmed")
                sheet.exhibits(sheet.find(Citation, entry=entry.id))

    def _agreement(self, agreement: Agreement) -> None:
        debt = agreement.debt or debts.sole(self._sheet)
        standing = [
            a for a in self._sheet.find(Agreement, debt=debt, status="confirmed") if a.id != agreement.id
        ]
        if standing:
            known = any(d.get("code") == SECOND["code"] for d in agreement.doubts)
            doubts = agreement.doubts if known else (*agreement.doubts, SECOND)
            self._sheet.change(agreement, doubts=doubts)
            return
        self._sheet.put(dataclasses.replace(agreement, status="confirmed", debt=debt))
        self._sheet.exhibits(self._sheet.find(Citation, agreement=agreement.id))


def _order(record: Record) -> tuple[str, int, str]:
    """By time, agreements first within a moment; what has no time comes last."""
    times = {Entry: "at", Agreement: "agreed_at", Payment: "paid_at"}
    name = times.get(type(record))
    at = (getattr(record, name) if name else None) or (_when(record) if isinstance(record, Entry) else None)
    rank = 0 if isinstance(record, Agreement) else 1
    if isinstance(record, Agreement) and any(d.get("code") == "agreed_with_other" for d in record.doubts):
        at = "8"  # after the agreements that are surely of this debt
    return at or "9", rank, record.id
