"""What one file tells of numbers and agencies, held against the entries of all, whichever came first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.case import numbers
from app.case.records import Entry, Party
from app.intake.drafting import names
from app.work.sheet import NOTHING, Sheet, act

if TYPE_CHECKING:
    from app.case.case import Case, Change
    from app.case.snapshot import Snapshot

FORGED = "fraud_suspect"
"""Numbers can be forged: what a swindler sends is never the owner's."""


def settle(case: Case, *, within: str | None = None) -> Change:
    """Gives entries the party their number has, and agencies the lender their messages speak of.

    Only what nobody has said yet is filled in; one edit.

    Args:
        case: open for writing.
        within: the intake act it belongs to; an act of its own without one.
    """
    snapshot = case.snapshot()
    parties = _of_numbers(snapshot)
    lenders = _principals(snapshot, parties)
    if not parties and not lenders:
        return NOTHING

    def fill(sheet: Sheet) -> None:
        for entry, party in parties.items():
            sheet.change(sheet.get(Entry, entry), party=party)
        for agency, lender in lenders.items():
            sheet.change(sheet.get(Party, agency), acts_for=lender)

    return act(case, "merge", fill, act=within, actor="machine" if within else "person")


def _of_numbers(snapshot: Snapshot) -> dict[str, str]:
    """The party of each entry that has none, by its number."""
    living = {one.id for one in snapshot.parties if one.status != "discarded"}
    owners = {one.key: one.party for one in snapshot.numbers if one.status != "discarded" and one.key}
    open_ones = [
        one
        for one in snapshot.entries
        if one.number and one.party is None and one.status != "discarded" and one.category != FORGED
    ]
    found = ((one.id, owners.get(numbers.match_key(one.number), "")) for one in open_ones)
    return {id: party for id, party in found if party in living}


def _principals(snapshot: Snapshot, parties: dict[str, str]) -> dict[str, str]:
    """For each agency that acts for nobody yet the one lender of the case that its messages name."""
    known = {
        one.name: one.id for one in snapshot.parties if one.kind == "lender" and one.status != "discarded"
    }
    named = {name for debt in snapshot.debts for name in (debt.lender, debt.registered_name) if name}
    lenders = sorted(named | known.keys())
    agencies = {
        one.id
        for one in snapshot.parties
        if one.kind == "agency" and one.acts_for is None and one.status != "discarded"
    }
    said: dict[str, set[str]] = defaultdict(set)
    for one in snapshot.entries:
        party = one.party or parties.get(one.id, "")
        if party in agencies and one.direction == "in" and one.status != "discarded":
            name = names.mentioned(one.text, lenders)
            of = known.get(name) or known.get(names.among(name, known) if name else "")
            said[party] |= {of} if of else set()
    return {agency: next(iter(found)) for agency, found in said.items() if len(found) == 1}
