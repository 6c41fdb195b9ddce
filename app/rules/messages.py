"""What contacts say: one object for all that say the same, and dunning repeats itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.case import phrases
from app.rules import said

if TYPE_CHECKING:
    from app.case.records import Entry
    from app.rules.said import Said


class Message:
    """The words of an entry with the amounts and overdue days it names.

    ``hits`` are class and exact words of each phrase whose class a rule may name; ``claims`` whether it names
    an amount or overdue days; ``minors`` its amounts in minor units, of any currency.
    """

    __slots__ = ("_said", "amounts", "claims", "hits", "minors", "overdue_days", "text")

    def __init__(self, entry: Entry) -> None:
        self.text = entry.text
        self.amounts = entry.amounts
        self.overdue_days = entry.overdue_days
        self.hits = phrases.wording(entry.text) if entry.text else ()
        self.claims = bool(entry.amounts or entry.overdue_days)
        self.minors = frozenset([one["minor"] for one in entry.amounts])
        self._said: dict[str, list[Said]] = {}

    def said(self, currency: str) -> list[Said]:
        """Its amounts in a currency, with what the words around each call it."""
        known = self._said.get(currency)
        if known is None:
            known = self._said[currency] = said.amounts(self.text, self.amounts, currency)
        return known


class Messages:
    """Gives entries that say the same one message."""

    def __init__(self) -> None:
        self._by_text: dict[str, Message] = {}

    def of(self, entry: Entry) -> Message:
        """What an entry says."""
        known = self._by_text.get(entry.text)
        # The same words name the same amounts, unless a person corrected what was read.
        if known is None or known.overdue_days != entry.overdue_days or known.amounts != entry.amounts:
            known = self._by_text[entry.text] = Message(entry)
        return known
