"""The contacts of a case as the checks see them: joined per lender with all its agencies, in time order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from app.case import phrases
from app.case.contacts import CONTACT_KINDS, is_contact

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from app.case.records import Agreement, Debt, Entry
    from app.case.snapshot import Snapshot
    from app.rules.plans import Where
    from app.rules.spans import Span
    from app.rules.standing import Standing

WORDED = frozenset({"threat", "fraud_suspect"})
LATEST = "9999"


class Contact:
    """One contact with what the checks ask again and again.

    ``day`` is its one local day, ``point`` its moment if that is known to the minute, both ``None`` when
    not known; ``actor`` is ``lender``, ``agency`` or ``unknown``; ``third`` whether someone else than the
    person received it (``None``: the record doubts it). ``answered``: a call that was taken, and is not
    known to have lasted no second; ``unanswered``: one that was not. ``plan`` is the agreement in force then
    with its instalments (``None``: none, or the time is unknown). ``plain_reminder``: one that claims
    nothing overdue; whether a promise not to collect covers it is open. Some fields of the entry are here
    again: rules ask them so often that the way to the entry would be most of their work.
    """

    __slots__ = (
        "actor", "amounts", "answered", "at", "category", "count", "day", "debt", "entry", "hits", "id",
        "kept", "kind", "number", "overdue_days", "party", "plain_reminder", "plan", "point", "relation",
        "span", "text", "third", "unanswered",
    )  # fmt: skip

    def __init__(self, entry: Entry, actor: str, placed: tuple[Span | None, Where]) -> None:
        span, (self.relation, self.kept, self.plan) = placed
        self.entry = entry
        self.id, self.kind, self.category, self.text = entry.id, entry.kind, entry.category, entry.text
        self.debt, self.count, self.at = entry.debt, entry.count, entry.at
        self.party, self.number = entry.party, entry.number
        self.amounts, self.overdue_days = entry.amounts, entry.overdue_days
        self.actor = actor
        self.span: Span | None = span
        self.point: datetime | None = span.lo if span is not None and span.lo == span.hi else None
        self.day: date | None = self.point.date() if self.point else span.day if span else None
        self.third = _third(entry) if entry.recipient else False
        call = entry.call_type if entry.kind == "call" else None
        self.answered = call == "incoming" and entry.duration_s != 0
        self.unanswered = call in ("missed", "rejected")
        self.plain_reminder = entry.category == "reminder" and not entry.overdue_days
        self.hits = phrases.wording(entry.text) if entry.text else ()

    @property
    def draft(self) -> bool:
        """Whether it still waits to be confirmed."""
        return self.entry.status == "draft"


def _third(entry: Entry) -> bool | None:
    who = (entry.recipient or {}).get("who", "self")
    return True if who == "third_party" else None if who == "unknown" else False


def time_order(entry: Entry) -> str:
    """A key that orders entries by time and then by id, however they came in.

    One string, since a hundred thousand pairs take twice as long to compare; neither part holds a NUL.
    """
    return f"{entry.at or entry.at_earliest or entry.at_latest or LATEST}\0{entry.id}"


class DebtContacts:
    """The contacts of one debt (``None``: the record does not say which), with its lender."""

    def __init__(self, debt: Debt | None, contacts: list[Contact], *, sure: bool) -> None:
        self.debt = debt
        self.contacts = contacts
        self.sure = sure
        self.kind = debt.lender_kind if debt is not None else "unknown"
        self.windows: dict[tuple[object, ...], tuple[list[Contact], ...]] = {}

    @cached_property
    def days(self) -> dict[date, list[Contact]]:
        """Contacts by their one local day, in time order; what has none is left out."""
        return by_day(self.contacts)

    @cached_property
    def calls(self) -> list[Contact]:
        """Calls to the person; those to others are no calls to the debtor."""
        return [one for one in self.contacts if one.kind == "call" and one.third is not True]

    @cached_property
    def third(self) -> list[Contact]:
        """Contacts that someone else received."""
        return [one for one in self.contacts if one.third]

    @cached_property
    def unsure_recipient(self) -> list[Contact]:
        """Contacts of which the record doubts who received them."""
        return [one for one in self.contacts if one.third is None]

    @cached_property
    def after(self) -> list[Contact]:
        """Contacts after the earliest agreement."""
        return [one for one in self.contacts if one.relation == "after"]

    @cached_property
    def worded(self) -> list[Contact]:
        """Contacts whose words, or what they were read as, say something about wording."""
        return [one for one in self.contacts if one.hits or one.category in WORDED]


class World:
    """A snapshot as the rules see it on a day: contacts that count, by debt.

    A contact later than ``as_of`` is not there yet. Drafts count only in a provisional standing.
    """

    def __init__(
        self, snapshot: Snapshot, standing: Standing, *, as_of: date, statuses: frozenset[str]
    ) -> None:
        self.snapshot = snapshot
        self.standing = standing
        self.as_of = as_of
        self.statuses = statuses
        self._last = as_of.isoformat()
        self._reached: dict[tuple[str | None, str, str], list[str]] = {}
        self._listed: dict[tuple[str, ...], str] = {}

    @cached_property
    def entries(self) -> list[Entry]:
        """Entries that count, in time order."""
        statuses, after = self.statuses, self._last + "~"  # sorts after every moment of that day
        counting = [
            one
            for one in self.snapshot.entries
            if one.status in statuses
            and (one.at or one.at_earliest or "") < after
            and not (one.doubts and one.asks_about)
        ]
        return sorted(counting, key=time_order)

    @property
    def contacts(self) -> list[Contact]:
        """All contacts, in time order."""
        return self._parted[0]

    def listed(self, entries: tuple[str, ...]) -> str:
        """The ids of contacts in their own order, NUL between. Rules often point at the same contacts."""
        known = self._listed.get(entries)
        if known is None:
            known = self._listed[entries] = "\0".join(sorted(entries))
        return known

    @cached_property
    def _parted(self) -> tuple[list[Contact], list[Entry]]:
        """Contacts and the other entries. Going through all of them is dear: it is done once."""
        place, kinds, contacts, rest = self.standing.place, self._kinds, [], []
        for one in self.entries:
            kind = kinds.get(one.party or "", "")
            # What a friend or an authority wrote, and nothing ties to a debt, is no contact.
            if is_contact(one) and (one.debt is not None or kind not in ("person", "authority")):
                actor = kind if kind in ("lender", "agency") else "unknown"
                contacts.append(Contact(one, actor, place(one)))
            else:
                rest.append(one)
        return contacts, rest

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {one.id: one.kind for one in self.snapshot.parties if one.status in self.statuses}

    @cached_property
    def debts(self) -> list[DebtContacts]:
        """Contacts by debt. What names no debt belongs to the only one, which is then not sure."""
        groups: dict[str | None, list[Contact]] = defaultdict(list)
        for one in self.contacts:
            groups[one.debt].append(one)
        named = [DebtContacts(debt, groups.get(debt.id, []), sure=True) for debt in self.snapshot.debts]
        lost = groups.get(None, [])
        if lost:
            only = self.snapshot.debts[0] if len(self.snapshot.debts) == 1 else None
            named.append(DebtContacts(only, lost, sure=False))
        return named

    @cached_property
    def lenders(self) -> dict[str, list[DebtContacts]]:
        """Debts by their lender: the same name is one lender, whatever it lends."""
        found: dict[str, list[DebtContacts]] = defaultdict(list)
        for one in self.debts:
            if one.sure and one.debt is not None:
                found[one.debt.lender.strip() or one.debt.id].append(one)
        return found

    @cached_property
    def confirmations(self) -> list[Entry]:
        """What lenders wrote that confirms an agreement or a payment."""
        return [
            one
            for one in self._parted[1]
            if one.category == "confirmation_of_agreement" and one.direction == "in"
        ]

    @cached_property
    def _others(self) -> dict[tuple[str, str | None], list[Entry]]:
        found: dict[tuple[str, str | None], list[Entry]] = defaultdict(list)
        for one in self._parted[1]:
            if one.kind not in CONTACT_KINDS:
                found[one.kind, one.debt].append(one)
        return found

    def of_kind(self, kind: str, debt: str | None) -> list[Entry]:
        """Entries of a kind that is no contact (note, complaint…) of one debt, in time order."""
        return self._others.get((kind, debt), [])

    @cached_property
    def begins(self) -> date | None:
        """The first day of the record: the earliest dated entry or agreement."""
        days = [one.day for one in self.contacts if one.day is not None]
        agreed = [one.agreed_at[:10] for one in self.agreements if one.agreed_at]
        return min([*days, *map(_day, agreed)], default=None)

    @cached_property
    def agreements(self) -> list[Agreement]:
        """Agreements that count and had been made by then."""
        last = self.as_of.isoformat()
        return [
            one
            for one in self.snapshot.agreements
            if one.status in self.statuses and (one.agreed_at or "")[:10] <= last
        ]

    @cached_property
    def _own(self) -> dict[str | None, tuple[list[str], list[str]]]:
        """Times and ids of what shows that the person could be reached, by debt."""
        contacts, rest = self._parted
        shown = [(one.at, one.id, one.debt) for one in contacts if one.answered and one.third is False]
        shown += [(one.at, one.id, one.debt) for one in rest if _by_self(one)]
        found: dict[str | None, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for at, id, debt in sorted((at, id, debt) for at, id, debt in shown if at and debt):
            times, ids = found[debt]
            times.append(at)
            ids.append(id)
        return found

    def reached(self, debt: str | None, first: str, last: str) -> list[str]:
        """Entries between two local moments (ISO) that show the person answered or wrote."""
        known = self._reached.get((debt, first, last))
        if known is None:
            times, ids = self._own[debt]
            found = ids[bisect_left(times, first) : bisect_right(times, last)]
            known = self._reached[debt, first, last] = found
        return known


def _by_self(entry: Entry) -> bool:
    """Whether the person wrote, called or took a call."""
    if entry.direction == "out":
        return entry.kind in {"sms", "call", "chat", "mail"}
    taken = entry.kind == "call" and entry.call_type == "incoming" and entry.duration_s != 0
    return taken and _third(entry) is False


def _day(text: str) -> date:
    from datetime import date

    return date.fromisoformat(text)


def ids(contacts: Iterable[Contact]) -> list[str]:
    """The entry ids of contacts, in their order."""
    return [one.id for one in contacts]


def by_day(contacts: Iterable[Contact]) -> dict[date, list[Contact]]:
    """Contacts by their one local day; what has none is left out."""
    days: dict[date, list[Contact]] = defaultdict(list)
    for one in contacts:
        if one.day is not None:
            days[one.day].append(one)
    return days
