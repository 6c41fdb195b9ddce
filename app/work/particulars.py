"""Who the person and the lender are, as papers ask for it: recorded when needed, or left to the hand."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from app.case.errors import Refused
from app.case.records import LENDER_KINDS, CaseInfo, Debt
from app.work.sheet import Sheet, act

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.case.case import Case, Change
    from app.case.snapshot import Snapshot

#: What papers say about the person, and about each lender and loan.
PERSON = ("borrower", "id_number", "phone", "address")
LENDER = ("registered_name", "credit_code", "lender_address", "contract_number")
#: Kinds of documents and what they ask for; other kinds ask for nothing.
ASKED: dict[str, tuple[str, ...]] = {
    "complaint": (*PERSON, *LENDER),
    "lender-letter": (*PERSON, "registered_name", "contract_number"),
    "statement": (*PERSON, *LENDER),
    "answer": (*PERSON, *LENDER),
}
LONGEST = 200
#: Weights of GB 11643 (identity number) and GB 32100 (unified social credit code), and their characters.
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_SIGNS = "10X98765432"
_CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Particular:
    """One fact a paper asks for: ``debt`` is the loan's id, or empty where it is about the person."""

    name: str
    debt: str
    value: str


def asked(snapshot: Snapshot, kind: str) -> list[Particular]:
    """What a kind of document asks for, the person first, then each loan; with what is recorded."""
    names = ASKED.get(kind, ())
    found = [
        Particular(name=name, debt="", value=str(getattr(snapshot.case, name)))
        for name in names
        if name in PERSON
    ]
    for debt in snapshot.debts:
        found += [
            Particular(name=name, debt=debt.id, value=str(getattr(debt, name)))
            for name in names
            if name in LENDER
        ]
    return found


def lacking(snapshot: Snapshot, kind: str, blank: frozenset[str] = frozenset()) -> list[Particular]:
    """What is neither recorded nor said to be left blank."""
    return [one for one in asked(snapshot, kind) if not one.value and one.name not in blank]


def record(case: Case, values: Mapping[tuple[str, str], str]) -> Change:
    """Keeps particulars, by (name, id of the loan or ""), as one act; of a loan ``lender_kind`` too.

    Raises:
        Refused: ``no_such_choice`` for a name that is none, ``field_too_long``.
    """
    for (name, debt), value in values.items():
        known = name in (LENDER if debt else PERSON)
        if not known and not (debt and name == "lender_kind" and value in LENDER_KINDS):
            raise Refused("no_such_choice", name, what=name)
        if len(value) > LONGEST:
            raise Refused("field_too_long", name, most=LONGEST)

    def fill(sheet: Sheet) -> None:
        info = sheet.get(CaseInfo, "case")
        sheet.change(info, **{name: _tidy(value) for (name, debt), value in values.items() if not debt})
        for id in dict.fromkeys(debt for _, debt in values if debt):
            mine = {name: _tidy(value) for (name, debt), value in values.items() if debt == id}
            sheet.change(sheet.get(Debt, id), **mine)

    return act(case, "case.particulars", fill)


def blanked(snapshot: Snapshot, names: frozenset[str]) -> Snapshot:
    """The record with those particulars empty: on paper each is a ruled blank."""
    person: dict[str, Any] = {name: "" for name in PERSON if name in names and getattr(snapshot.case, name)}
    lender: dict[str, Any] = {name: "" for name in LENDER if name in names}
    if not person and not any(getattr(debt, name) for debt in snapshot.debts for name in lender):
        return snapshot
    debts = tuple(dataclasses.replace(debt, **lender) for debt in snapshot.debts)
    return dataclasses.replace(snapshot, case=dataclasses.replace(snapshot.case, **person), debts=debts)


def looks_right(name: str, value: str) -> bool:
    """Whether a number agrees with its own check character; what has none always does. Never a refusal."""
    text = _tidy(value).upper()
    if not text:
        return True
    if name == "id_number":
        return len(text) == 18 and text[:17].isascii() and text[:17].isdigit() and _id_sign(text) == text[17]
    if name == "credit_code":
        return len(text) == 18 and set(text) <= set(_CODE_SIGNS) and _code_sign(text) == text[17]
    return True


def _id_sign(text: str) -> str:
    return _ID_SIGNS[sum(int(sign) * weight for sign, weight in zip(text, _ID_WEIGHTS, strict=False)) % 11]


def _code_sign(text: str) -> str:
    total = sum(_CODE_SIGNS.index(sign) * weight for sign, weight in zip(text, _CODE_WEIGHTS, strict=False))
    return _CODE_SIGNS[(31 - total % 31) % 31]


def _tidy(value: str) -> str:
    return " ".join(value.split())
