"""Proposes whose number it is: from a signature 【…】 or words like 受某某委托; a person confirms it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from app.case import numbers
from app.case.records import Party, PartyNumber, Record
from app.intake import relevance

if TYPE_CHECKING:
    from app.intake.drafts import Context

# A signature stands first or last in the message (the form Chinese operators demand of service numbers).
SIGNATURE = re.compile(r"^\s*[【\[]([^【】\[\]]{2,20})[】\]]|[【\[]([^【】\[\]]{2,20})[】\]]\s*$")
ON_BEHALF = re.compile(r"受([^，,。；：的]{2,20}?)(?:的)?(?:委托|委任)")


def signature(text: str) -> str:
    """The sender's name in 【…】 at the beginning or end of a message; empty if there is none."""
    found = SIGNATURE.search(text)
    return (found.group(1) or found.group(2)).strip() if found else ""


class Owners:
    """The parties and numbers that one reading proposes; each only once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._by_name = dict(context.parties)
        self._by_number = dict(context.owners)
        self.records: list[Record] = []

    def of(self, number: str, text: str) -> tuple[str | None, tuple[dict[str, Any], ...]]:
        """The party that a number belongs to, known or proposed, and the doubt that goes with a proposal."""
        key = numbers.match_key(number) if number else ""
        if key and key in self._by_number:
            return self._by_number[key], ()
        name = signature(text)
        if not name or not relevance.speaks_of_debt(text):
            return None, ()
        party = self._by_name.get(name) or self._party(name, text)
        if key:
            self._number(party, number, key)
        doubt = {"code": "owner_from_signature", "field": "owner", "facts": {"name": name, "number": number}}
        return party, (doubt,)

    def _party(self, name: str, text: str) -> str:
        """A lender if the case names it so, an agency if it says for whom it acts."""
        is_lender = name in self._context.lenders
        principal = ON_BEHALF.search(text)
        acts_for = self._by_name.get(principal.group(1)) if principal and not is_lender else None
        made = Party(
            id=self._context.new_id(Party),
            name=name,
            kind="lender" if is_lender else "agency",
            acts_for=acts_for,
            status="draft",
        )
        self._by_name[name] = made.id
        self.records.append(made)
        return made.id

    def _number(self, party: str, number: str, key: str) -> None:
        self._by_number[key] = party
        made = PartyNumber(
            id=self._context.new_id(PartyNumber), party=party, number=number, key=key, status="draft"
        )
        self.records.append(made)
