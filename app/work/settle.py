"""Records what a person confirms, many things in one act (CONTRACT: ``set``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from app.case import numbers
from app.case.errors import Refused
from app.case.records import (
    Agreement,
    CaseInfo,
    Debt,
    Entry,
    Instalment,
    Party,
    PartyKind,
    PartyNumber,
    Payment,
)
from app.work import debts, entries, payments, review, set_aside, typed
from app.work.sheet import NOTHING, Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.case.case import Case, Change

KEYS = ("parties", "entries", "allocations", "confirm", "discard", "findings")


def set_many(case: Case, data: Mapping[str, Any], *, debt: str | None = None) -> Change:
    """One act out of everything that is stated; nothing is written when a part is refused.

    Raises:
        Refused: names the part and field that cannot be taken.
    """
    given = typed.mapping(data, "")
    strange = [key for key in given if key not in KEYS]
    if strange:
        raise Refused("no_such_field", str(strange[0]))
    if not any(given.values()):
        return NOTHING
    aside = typed.rows(given.get("findings"), "findings")
    if aside:
        set_aside.known(case.snapshot(), [set_aside.stated(one, "findings")[0] for one in aside])
    return act(case, "settle", lambda sheet: _fill(sheet, given, debt))


def _fill(sheet: Sheet, given: Mapping[str, Any], debt: str | None) -> None:
    parties = typed.rows(given.get("parties"), "parties")
    named = [_party(sheet, one, f"parties[{i}]") for i, one in enumerate(parties)]
    for i, (one, party) in enumerate(zip(parties, named, strict=True)):
        party = _acts_for(sheet, party, one, f"parties[{i}]")
        for number in typed.strings(one.get("numbers"), f"parties[{i}].numbers"):
            own(sheet, party, number, debt, f"parties[{i}].numbers")
    for i, one in enumerate(typed.rows(given.get("entries"), "entries")):
        _entry(sheet, one, f"entries[{i}]")
    for i, one in enumerate(typed.rows(given.get("allocations"), "allocations")):
        _allocation(sheet, one, f"allocations[{i}]")
    confirm = typed.strings(given.get("confirm"), "confirm")
    review.Acceptance(sheet).of([review.by_id(sheet, one) for one in confirm])
    for i, one in enumerate(typed.rows(given.get("findings"), "findings")):
        finding, why = set_aside.stated(one, f"findings[{i}]")
        set_aside.lay(sheet, finding, why, f"findings[{i}].set_aside.why")
    discard = typed.strings(given.get("discard"), "discard")
    review.set_status(sheet, [review.by_id(sheet, one) for one in discard], "discarded")


def _party(sheet: Sheet, one: Mapping[str, Any], at: str) -> Party:
    name = typed.text(one.get("name"), f"{at}.name").strip()
    if not name:
        raise Refused("party_needs_name", f"{at}.name")
    known = sheet.find(Party, name=name)
    party = known[0] if known else Party(id=fresh(Party), name=name)
    kind = one.get("kind") or party.kind
    typed.choice(kind, f"{at}.kind", get_args(PartyKind))
    if not known:
        sheet.put(party)
    return sheet.change(party, kind=kind, status="confirmed")


def _acts_for(sheet: Sheet, party: Party, one: Mapping[str, Any], at: str) -> Party:
    """``acts_for`` names the lender by its name or its id; a lender nobody named yet is a new party."""
    wish = one.get("acts_for")
    if wish is None:
        return party
    wish = typed.text(wish, f"{at}.acts_for").strip()
    found = sheet.find(Party, id=wish) or sheet.find(Party, name=wish)
    if not found and any(wish == debt.lender for debt in sheet.find(Debt)):
        found = [sheet.put(Party(id=fresh(Party), name=wish, kind="lender"))]
    if not found:
        raise Refused("no_such_party", f"{at}.acts_for", name=wish)
    return sheet.change(party, acts_for=found[0].id)


def own(sheet: Sheet, party: Party, shown: str, debt: str | None, field: str) -> None:
    """Says that a number is a party's; entries under it, and with no other party, get that party."""
    region = sheet.get(CaseInfo, "case").jurisdiction
    number = numbers.home(shown, region)
    key = numbers.match_key(shown, region)
    if not key:
        raise Refused("number_unclear", field, value=shown)
    for other in sheet.find(PartyNumber, key=key):
        if other.party != party.id:
            sheet.remove(other)
    mine = sheet.find(PartyNumber, key=key, party=party.id)
    if mine:
        sheet.change(mine[0], status="confirmed")
    else:
        sheet.put(PartyNumber(id=fresh(PartyNumber), party=party.id, number=number, key=key))
    for entry in sheet.find(Entry, number=number):
        _owned(sheet, entry, party, debt)


def _owned(sheet: Sheet, entry: Entry, party: Party, debt: str | None) -> None:
    fields: dict[str, Any] = {"party": party.id}
    fields["doubts"] = tuple(d for d in entry.doubts if d.get("field") != "owner")
    if entry.debt is None and party.kind in ("lender", "agency"):
        fields["debt"] = debt or debts.sole(sheet)
        if fields["debt"]:
            fields["doubts"] = tuple(d for d in fields["doubts"] if d.get("field") != "debt")
    sheet.change(entry, **fields)


def _entry(sheet: Sheet, one: Mapping[str, Any], at: str) -> None:
    id = one.get("id")
    if not isinstance(id, str):
        raise Refused("entry_needs", f"{at}.id")
    try:
        entries.correct(sheet, id, one)
    except Refused as refused:
        raise Refused(refused.code, f"{at}.{refused.field}", **refused.facts) from refused


def _allocation(sheet: Sheet, one: Mapping[str, Any], at: str) -> None:
    payment = sheet.get(Payment, typed.text(one.get("payment"), f"{at}.payment"))
    agreement = sheet.get(Agreement, typed.text(one.get("agreement"), f"{at}.agreement"))
    rows = sheet.find(Instalment, agreement=agreement.id, n=one.get("n"))
    if not rows:
        raise Refused("no_such_instalment", f"{at}.n", n=one.get("n"))
    payments.count_part(sheet, payment, rows[0], typed.minor(one.get("minor"), f"{at}.minor"))
