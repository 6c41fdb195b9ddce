"""The contacts of a case as the checks see them: joined per lender with all its agencies, in time order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from app.case.contacts import CONTACT_KINDS, is_contact
from app.rules.contact import Maker, third, time_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.case.records import Agreement, Debt, Entry
    from app.case.snapshot import Snapshot
    from app.rules.contact import Contact
    from app.rules.standing import Standing

WORDED = frozenset({"threat", "fraud_suspect"})


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
        return [one for one in self.contacts if one.way.kind == "call" and one.way.third is not True]

    @cached_property
    def third(self) -> list[Contact]:
        """Contacts that someone else received."""
        return [one for one in self.contacts if one.way.third]

    @cached_property
    def unsure_recipient(self) -> list[Contact]:
        """Contacts of which the record doubts who received them."""
        return [one for one in self.contacts if one.way.third is None]

    @cached_property
    def after(self) -> list[Contact]:
        """Contacts after the earliest agreement."""
        return [one for one in self.contacts if one.where.relation == "after"]

    @cached_property
    def worded(self) -> list[Contact]:
        """Contacts whose words, or what they were read as, say something about wording."""
        return [one for one in self.contacts if one.message.hits or one.way.category in WORDED]


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
        self._reached: dict[tuple[Contact, int], list[str]] = {}
        self._listed: dict[tuple[str, ...], str] = {}

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
        """Contacts and the other entries that count. Going through all of them is dear: it is done once."""
        statuses, after = self.statuses, self._last + "~"  # sorts after every moment of that day
        kinds, made, rest = self._kinds, Maker(self.standing), []
        for one in self.snapshot.entries:
            if one.status not in statuses or (one.at or one.at_earliest or "") >= after:
                continue
            if one.doubts and one.asks_about:
                continue
            kind = kinds.get(one.party or "", "")
            # What a friend or an authority wrote, and nothing ties to a debt, is no contact.
            if is_contact(one) and (one.debt is not None or kind not in ("person", "authority")):
                made.add(one, kind if kind in ("lender", "agency") else "unknown")
            else:
                rest.append(one)
        return made.contacts(), sorted(rest, key=time_order)

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {one.id: one.kind for one in self.snapshot.parties if one.status in self.statuses}

    @cached_property
    def debts(self) -> list[DebtContacts]:
        """Contacts by debt. What names no debt belongs to the only one, which is then not sure."""
        groups: dict[str | None, list[Contact]] = defaultdict(list)
        for one in self.contacts:
            groups[one.way.debt].append(one)
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
        return min([*days, *map(date.fromisoformat, agreed)], default=None)

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
        reached = [one for one in contacts if one.way.answered and one.way.third is False]
        shown = [(one.entry.at, one.id, one.way.debt) for one in reached]
        shown += [(one.at, one.id, one.debt) for one in rest if _by_self(one)]
        found: dict[str | None, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for at, id, debt in sorted((at, id, debt) for at, id, debt in shown if at and debt):
            times, ids = found[debt]
            times.append(at)
            ids.append(id)
        return found

    def reached(self, one: Contact, days: int) -> list[str]:
        """Entries of the days before a contact that show the person answered or wrote."""
        known = self._reached.get((one, days))
        if known is None:
            known = self._reached[one, days] = self._before(one, days)
        return known

    def _before(self, one: Contact, days: int) -> list[str]:
        last = one.entry.at
        if not days or last is None or one.day is None:
            return []
        times, ids = self._own[one.way.debt]
        first = (one.day - timedelta(days=days)).isoformat()
        return ids[bisect_left(times, first) : bisect_right(times, last)]


def _by_self(entry: Entry) -> bool:
    """Whether the person wrote, called or took a call."""
    if entry.direction == "out":
        return entry.kind in {"sms", "call", "chat", "mail"}
    taken = entry.kind == "call" and entry.call_type == "incoming" and entry.duration_s != 0
    return taken and third(entry) is False


def by_day(contacts: Iterable[Contact]) -> dict[date, list[Contact]]:
    """Contacts by their one local day; what has none is left out."""
    days: dict[date, list[Contact]] = defaultdict(list)
    for one in contacts:
        if one.day is not None:
            days[one.day].append(one)
    return days
