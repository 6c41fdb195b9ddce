"""Proposes whose number it is: from a signature 【…】 or a chat's title; a person confirms it once.

A swindler or an advertisement never gives a number an owner, nor does a name that a message merely drops.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

from app.case import numbers
from app.case.records import Party, PartyNumber, Record
from app.intake.drafting import classify, names

if TYPE_CHECKING:
    from app.intake.drafting.context import Context

# A signature stands first or last in the message (the form Chinese operators demand of service numbers).
SIGNATURE = re.compile(
    r"^\s*[【\[［]([^【】\[\]［］]{2,20})[】\]］]|[【\[［]([^【】\[\]［］]{2,20})[】\]］]\s*$"
)
# English senders name themselves before a colon.
_SIGNED_EN = re.compile(r"^\s*([A-Z][\w&'.]*(?: [A-Z][\w&'.]*){0,3}):\s")
# Chats are titled "lender-name of the clerk".
_TITLE = re.compile(r"^(.{2,20}?)\s*[-—–_·|]\s*.+$")
NEVER = frozenset({"fraud_suspect", "unrelated"})
_NOBODY = NEVER | {"voice", "system", "reply", "call"}


def signature(text: str) -> str:
    """The sender's name in 【…】 at the beginning or end of a message; empty if there is none."""
    found = SIGNATURE.search(text)
    if found:
        return (found.group(1) or found.group(2)).strip()
    english = _SIGNED_EN.search(text)
    return english.group(1) if english and names.house(english.group(1)) != "none" else ""


class Owners:
    """The parties and numbers that one reading proposes; each only once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._by_name = dict(context.parties)
        self._by_number = dict(context.owners)
        self._made: dict[str, Record] = {}

    @property
    def records(self) -> tuple[Record, ...]:
        """Parties and their numbers, parties first."""
        return tuple(self._made.values())

    def of(
        self, number: str, text: str, sender: str = "", category: str | None = None
    ) -> tuple[str | None, tuple[dict[str, Any], ...]]:
        """The party that a number belongs to, known or proposed, and the doubt that goes with a proposal.

        Args:
            number: as dialled at home; empty in a chat.
            text: the message.
            sender: the name shown above it or in the chat's title.
            category: what the message is; worked out from the words if not given.
        """
        key = numbers.match_key(number) if number else ""
        kind = category or classify.of(text).category
        if kind == "fraud_suspect":  # before the number: numbers can be forged
            return None, ()
        if key and key in self._by_number:
            self._acts_for(self._by_number[key], text)
            return self._by_number[key], ()
        name = signature(text) or ("" if key else self._titled(sender))
        if not name or names.house(name) == "none" or kind in _NOBODY:
            return None, ()
        party = self._known(name) or self._party(name, text)
        if not key:
            return party, ({"code": "owner_from_title", "field": "owner", "facts": {"name": name}},)
        self._number(party, number, key)
        doubt = {"code": "owner_from_signature", "field": "owner", "facts": {"name": name, "number": number}}
        return party, (doubt,)

    def other_debt(self, text: str) -> str:
        """The lender a message is signed by if that is surely none of the case's; empty otherwise."""
        name, lenders = signature(text), self._context.lenders
        if not name or not lenders or not names.is_surely_lender(name):
            return ""
        return "" if names.among(name, lenders) or names.mentioned(text, lenders) else name

    def _titled(self, sender: str) -> str:
        """The house in a chat's title, if the case or the name itself knows it for one."""
        found = _TITLE.match(sender)
        name = found.group(1) if found else sender
        known = names.among(name, (*self._context.lenders, *self._by_name))
        return name if known or (found and names.is_surely_lender(name)) else ""

    def _known(self, name: str) -> str | None:
        known = name if name in self._by_name else names.among(name, self._by_name)
        return self._by_name.get(known)

    def _party(self, name: str, text: str) -> str:
        """A lender if the case or its name says so, else an agency; it may say for whom it acts."""
        own = names.among(name, self._context.lenders)
        made = Party(
            id=self._context.new_id(Party),
            name=own or name,
            kind="lender" if own or names.is_surely_lender(name) else "agency",
            status="draft",
        )
        self._by_name[made.name] = made.id
        self._made[made.id] = made
        self._acts_for(made.id, text)
        return made.id

    def _acts_for(self, party: str, text: str) -> None:
        """An agency that this reading proposes works for the lender of the case that it speaks of."""
        made = self._made.get(party)
        if not isinstance(made, Party) or made.kind != "agency" or made.acts_for is not None:
            return
        lender = names.mentioned(text, self._context.lenders)
        principal = self._known(lender) if lender else None
        if principal and principal != party:
            self._made[party] = dataclasses.replace(made, acts_for=principal)

    def _number(self, party: str, number: str, key: str) -> None:
        self._by_number[key] = party
        made = PartyNumber(
            id=self._context.new_id(PartyNumber), party=party, number=number, key=key, status="draft"
        )
        self._made[made.id] = made
