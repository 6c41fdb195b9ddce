"""Finds payments that messages tell of and that a list of their day, own or a bank's, does not have."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from app.case.records import (
    Agreement,
    CaseInfo,
    Debt,
    Instalment,
    Party,
    PartyNumber,
    Payment,
    Record,
)
from app.rules.unlisted import Unlisted
from app.work import read, same_payment, told_payments

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from app.case.records import Entry
    from app.case.snapshot import Snapshot

R = TypeVar("R", bound=Record)
List = tuple[str | None, str, bool, date, date]


def find(snapshot: Snapshot, statuses: Collection[str]) -> list[Unlisted]:
    """What messages tell and lists do not have, in the order of time.

    Args:
        snapshot: the record.
        statuses: of the messages, agreements and payments that count.
    """
    lists = list(_lists(snapshot, statuses))
    rows = _Rows(snapshot)
    context = read.context(rows)
    if not lists or not context.instalments:
        return []
    kinds = {one.id: one.kind for one in snapshot.parties if one.status != "discarded"}
    # What stands on the timeline by itself is known; what was told and set aside has its answer.
    known = [one for one in snapshot.payments if (one.entry is None) == (one.status == "discarded")]
    found: list[Unlisted] = []
    for entry in snapshot.entries:
        if entry.status not in statuses or entry.category not in told_payments.CATEGORIES:
            continue
        lent = kinds.get(entry.party or "") in ("lender", "agency")
        told = told_payments.payment_of(entry, context, lent=lent)
        if told is not None and not any(same_payment.perhaps_same(one, told) for one in known):
            found += _missing(entry, told, lists)
    return sorted(found, key=lambda one: (one.paid_on, one.entry, one.source))


def _missing(entry: Entry, told: Payment, lists: Sequence[List]) -> Iterator[Unlisted]:
    """The lists that cover the day of a told payment that nothing else shows."""
    day = date.fromisoformat(str(told.paid_at)[:10])
    for debt, source, own, first, last in lists:
        if first <= day <= last and debt in (None, told.debt):
            yield Unlisted(
                debt=told.debt, entry=entry.id, minor=told.minor, currency=told.currency, paid_on=day,
                own_list=own, source=source, first=first, last=last,
            )  # fmt: skip


def _lists(snapshot: Snapshot, statuses: Collection[str]) -> Iterator[List]:
    for one in snapshot.agreements:
        if one.status in statuses and len(one.payments_cover) == 2:
            first, last = (date.fromisoformat(day[:10]) for day in one.payments_cover)
            yield one.debt, one.id, True, first, last
    for item in snapshot.visible_evidence:
        cover = item.page_facts.get("payments_cover") or ()
        if len(cover) == 2:
            first, last = (date.fromisoformat(str(day)[:10]) for day in cover)
            yield None, item.id, False, first, last


class _Rows:
    """The few records of a snapshot that drafts are proposed against, looked up as a sheet's are."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._case = snapshot.case
        self._rows: dict[type[Record], Sequence[Any]] = {
            Debt: snapshot.debts,
            Party: snapshot.parties,
            PartyNumber: snapshot.numbers,
            Agreement: snapshot.agreements,
            Instalment: snapshot.instalments,
        }

    def get(self, cls: type[R], id: str) -> R:
        """The case itself, which is all that is asked by id."""
        rows = (self._case,) if cls is CaseInfo else self._rows[cls]
        return next(one for one in rows if one.id == id)  # type: ignore[return-value]

    def find(self, cls: type[R], **equals: object) -> list[R]:
        """Records whose fields are as given."""
        rows = self._rows[cls]
        return [one for one in rows if all(getattr(one, name) == value for name, value in equals.items())]
