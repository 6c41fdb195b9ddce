"""Amounts and overdue days that a message claims, against agreement and payments (CONTRACT)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from app.rules import said
from app.rules.hits import HIGH, LOW, MEDIUM, NOT_ENOUGH, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.rules.balance import Owed
    from app.rules.contact import Contact
    from app.rules.hits import Scope
    from app.rules.messages import Message
    from app.rules.plans import Where
    from app.rules.said import Said

Detail = dict[str, Any]
Differing = tuple[Detail, bool]


class _Found(NamedTuple):
    """Contacts that differ, and what differs in them."""

    contacts: list[Contact]
    details: list[Detail]


def check(scope: Scope) -> Iterator[Hit]:
    """Contacts after the agreement whose amounts or overdue days differ from it; both numbers are given."""
    certain, unsure = _Found([], []), _Found([], [])
    claiming = [one for one in scope.of.after if one.message.claims]
    for one in scope.held(claiming) + scope.undated(claiming):
        details = differences(one.id, one.message, one.where)
        if not details:
            continue
        known = [each for each, sure in details if sure]
        found = certain if known else unsure
        found.contacts.append(one)
        found.details.extend(known or [each for each, _ in details])
    if certain.contacts:
        doubted = all(_doubted(one) for one in certain.contacts)
        yield _hit(certain, MEDIUM if doubted else HIGH)
    if unsure.contacts:
        yield _hit(unsure, LOW, needs=("payments",), result=NOT_ENOUGH)


def _doubted(one: Contact) -> bool:
    return any(doubt.get("field") == "amount" for doubt in one.entry.doubts)


def _hit(found: _Found, confidence: str, **more: Any) -> Hit:  # noqa: ANN401
    messages = dict.fromkeys([one.message for one in found.contacts])
    return Hit(
        contacts=found.contacts,
        count=len(found.contacts),
        confidence=confidence,
        words=tuple(dict.fromkeys(one.text for one in messages if one.text)),
        facts={"first": found.details[0]},
        details=tuple(found.details),
        **more,
    )


def differences(entry: str, message: Message, where: Where) -> list[Differing]:
    """What a message says otherwise than agreement and payments, each with whether that is certain.

    Args:
        entry: the id of what came.
        message: what it said.
        where: where it stands to the agreements (``Standing.place``).
    """
    owed, kept = where.owed, where.kept.kept
    if owed is None:
        return []
    found: list[Differing] = []
    for each in message.said(owed.currency):
        differing = _amount(entry, each, owed)
        if differing is not None:
            found.append(differing)
    if message.overdue_days and kept is not False:
        detail = {"entry": entry, "kind": "overdue_days", "said": message.overdue_days, "ours": 0}
        found.append((detail, kept is True))
    return found


def _amount(entry: str, each: Said, owed: Owed) -> Differing | None:
    if each.called == said.NOT_ASKED:
        return None
    if each.called == said.PLAN_TOTAL and each.fits(owed.totals):
        return None
    if each.called == said.BALANCE:
        if each.fits(owed.balances):
            return None
        return _detail(entry, "balance", each, min(owed.balances), owed), owed.paid_known
    if each.fits(owed.allowed):
        return None
    # What is demanded is none of these whatever was paid, so unknown payments leave the answer certain only
    # where no sum of unpaid instalments could have made it.
    certain = owed.paid_known or not each.fits(owed.possible)
    return _detail(entry, "amount", each, owed.due_now, owed), certain


def _detail(entry: str, kind: str, each: Said, ours: int, owed: Owed) -> Detail:
    return {
        "entry": entry,
        "kind": kind,
        "said_minor": each.minor,
        "ours_minor": ours,
        "currency": owed.currency,
        "rounded": each.step > 1,
    }
