"""One contact as the checks see it, made of parts that very many contacts share."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from app.rules.messages import Message, Messages
from app.rules.spans import moment_of, span_of_entry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from app.case.records import Entry
    from app.rules.plans import Where
    from app.rules.proof import Proof
    from app.rules.spans import Span
    from app.rules.standing import Standing

LATEST = "9999"
#: The minutes of a day: contacts share these numbers, a hundred thousand of their own would be far apart.
MINUTES = tuple(range(24 * 60))


class Way:
    """How a contact was made; one object for all that were made alike.

    ``actor`` is ``lender``, ``agency`` or ``unknown``; ``third`` whether someone else than the person
    received it (``None``: the record doubts it). ``answered``: a call that was taken, and is not known to
    have lasted no second; ``unanswered``: one that was not. ``plain_reminder``: one that claims nothing
    overdue; whether a promise not to collect covers it is open. ``draft``: it waits to be confirmed.
    """

    __slots__ = (
        "actor", "answered", "category", "count", "debt", "draft", "kind", "party", "plain_reminder",
        "third", "unanswered",
    )  # fmt: skip

    def __init__(self, entry: Entry, actor: str) -> None:
        self.kind, self.category, self.count = entry.kind, entry.category, entry.count
        self.debt, self.party, self.actor = entry.debt, entry.party, actor
        self.third = third(entry)
        call = entry.call_type if entry.kind == "call" else None
        self.answered = call == "incoming" and entry.duration_s != 0
        self.unanswered = call in ("missed", "rejected")
        self.plain_reminder = entry.category == "reminder" and not entry.overdue_days
        self.draft = entry.status == "draft"


def third(entry: Entry) -> bool | None:
    """Whether someone else than the person received an entry; ``None``: the record doubts it."""
    who = (entry.recipient or {}).get("who", "self")
    return True if who == "third_party" else None if who == "unknown" else False


def time_order(entry: Entry) -> str:
    """A key that orders entries by time and then by id, however they came in.

    One string, since a hundred thousand pairs take twice as long to compare; neither part holds a NUL.
    """
    return f"{entry.at or entry.at_earliest or entry.at_latest or LATEST}\0{entry.id}"


class Contact:
    """One contact: how it was made, what it says, where it stands to the agreements.

    ``day`` is its one local day and ``minute`` the minute of that day, ``None`` when not known; where the
    minute is not, ``span`` is the stretch of time it came in, as far as that is known. It is small, and
    what it shares with others is not copied: the rules go through all of them again and again. ``proof`` is
    what it is as a proof, once a claim asks.
    """

    __slots__ = ("day", "entry", "id", "message", "minute", "number", "proof", "span", "way", "where")

    def __init__(self, parts: Parts) -> None:
        (
            order, self.entry, self.way, self.message, self.where, self.span, self.day, self.minute,
            self.number,
        ) = parts  # fmt: skip
        # The id anew: those of the entries lie all over the memory, and lists of ids are what is mostly made.
        self.id = order.rpartition("\0")[2]
        self.proof: Proof | None = None


#: Its place in the order of time, then the fields of a contact.
Parts = tuple[
    str, "Entry", Way, Message, "Where", "Span | None", "date | None", int | None, str,
]  # fmt: skip


class Maker:
    """Makes contacts of entries; each entry is read once, in the order in which they come."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._messages = Messages()
        self._ways: dict[tuple[object, ...], Way] = {}
        self._days: dict[date, date] = {}
        self._numbers: dict[str, str] = {}
        self._made: list[Parts] = []

    def add(self, entry: Entry, actor: str) -> None:
        """Takes up one entry that is a contact, and who made it."""
        way, at, span = self._way(entry, actor), moment_of(entry), None
        if at is None:
            span = span_of_entry(entry)
            at = span.lo if span is not None and span.is_point else None
        day: date | None
        if at is not None:
            where = self._standing.place_at(at, entry)
            day, minute = at.date(), MINUTES[at.hour * 60 + at.minute]
        else:
            where = self._standing.place_in(span, entry)
            day, minute = span.day if span is not None else None, None
        day = day and self._days.setdefault(day, day)
        number = self._numbers.setdefault(entry.number, entry.number)
        message = self._messages.of(entry)
        self._made.append((time_order(entry), entry, way, message, where, span, day, minute, number))

    def _way(self, entry: Entry, actor: str) -> Way:
        who = third(entry) if entry.recipient else False
        call = (entry.call_type, entry.duration_s != 0) if entry.kind == "call" else None
        key = (
            entry.kind, entry.category, entry.count, entry.debt, entry.party, actor, who, call,
            not entry.overdue_days, entry.status,
        )  # fmt: skip
        known = self._ways.get(key)
        if known is None:
            known = self._ways[key] = Way(entry, actor)
        return known

    def contacts(self) -> list[Contact]:
        """All that were taken up, in time order."""
        return [Contact(parts) for parts in sorted(self._made, key=itemgetter(0))]


def ids(contacts: Iterable[Contact]) -> list[str]:
    """The entry ids of contacts, in their order."""
    return [one.id for one in contacts]
