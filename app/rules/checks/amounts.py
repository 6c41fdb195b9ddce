"""Amounts and overdue days that a message claims, against agreement and payments (CONTRACT)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.rules import said
from app.rules.hits import HIGH, LOW, MEDIUM, NOT_ENOUGH, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.rules.balance import Owed
    from app.rules.contacts import Contact
    from app.rules.hits import Scope
    from app.rules.said import Said

Detail = dict[str, Any]


def check(scope: Scope) -> Iterator[Hit]:
    """Contacts after the agreement whose amounts or overdue days differ from it; both numbers are given."""
    certain: list[tuple[Contact, list[Detail]]] = []
    unsure: list[tuple[Contact, list[Detail]]] = []
    claiming = [one for one in scope.of.after if one.amounts or one.overdue_days]
    for one in scope.held(claiming) + scope.undated(claiming):
        details = list(_details(scope, one))
        if not details:
            continue
        known = [each for each in details if each["known"]]
        (certain if known else unsure).append((one, known or details))
    if certain:
        doubted = all(_doubted(one) for one, _ in certain)
        yield _hit(certain, MEDIUM if doubted else HIGH)
    if unsure:
        yield _hit(unsure, LOW, needs=("payments",), result=NOT_ENOUGH)


def _doubted(one: Contact) -> bool:
    return any(doubt.get("field") == "amount" for doubt in one.entry.doubts)


def _hit(found: list[tuple[Contact, list[Detail]]], confidence: str, **more: Any) -> Hit:  # noqa: ANN401
    details = tuple(
        {"entry": one.id, **{k: v for k, v in each.items() if k != "known"}}
        for one, each_ in found
        for each in each_
    )
    return Hit(
        contacts=[one for one, _ in found],
        count=len(found),
        confidence=confidence,
        words=tuple(dict.fromkeys(one.text for one, _ in found if one.text)),
        facts={"first": details[0]},
        details=details,
        **more,
    )


def _details(scope: Scope, one: Contact) -> Iterator[Detail]:
    if one.span is None:
        return
    owed = scope.world.standing.owed(one.debt, one.span)
    if owed is None:
        return
    for each in said.amounts(one.entry, owed.currency):
        yield from _amount(each, owed)
    if one.overdue_days and one.kept.kept is not False:
        yield {
            "kind": "overdue_days",
            "said": one.overdue_days,
            "ours": 0,
            "known": one.kept.kept is True,
        }


def _amount(each: Said, owed: Owed) -> Iterator[Detail]:
    if each.called == said.NOT_ASKED:
        return
    if each.called == said.PLAN_TOTAL and any(each.fits(total) for total in owed.totals):
        return
    if each.called == said.BALANCE:
        if not any(each.fits(balance) for balance in owed.balances):
            yield _detail("balance", each, min(owed.balances), owed, known=owed.paid_known)
        return
    if any(each.fits(fine) for fine in owed.allowed):
        return
    # What is demanded is none of these whatever was paid, so unknown payments leave the answer certain only
    # where no sum of unpaid instalments could have made it.
    certain = owed.paid_known or not any(each.fits(sum_) for sum_ in owed.possible)
    yield _detail("amount", each, owed.due_now, owed, known=certain)


def _detail(kind: str, each: Said, ours: int, owed: Owed, *, known: bool) -> Detail:
    return {
        "kind": kind,
        "said_minor": each.minor,
        "ours_minor": ours,
        "currency": owed.currency,
        "rounded": each.step > 1,
        "known": known,
    }
