"""Amounts and overdue days that a message claims, against agreement and payments (CONTRACT)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.rules import said
from app.rules.hits import HIGH, LOW, MEDIUM, NOT_ENOUGH, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.records import Entry
    from app.rules.balance import Owed
    from app.rules.contacts import Contact
    from app.rules.hits import Scope
    from app.rules.plans import Kept, Plan
    from app.rules.said import Said
    from app.rules.spans import Span

Detail = dict[str, Any]
Differing = tuple[Detail, bool]


def check(scope: Scope) -> Iterator[Hit]:
    """Contacts after the agreement whose amounts or overdue days differ from it; both numbers are given."""
    certain: list[tuple[Contact, list[Detail]]] = []
    unsure: list[tuple[Contact, list[Detail]]] = []
    claiming = [one for one in scope.of.after if one.amounts or one.overdue_days]
    for one in scope.held(claiming) + scope.undated(claiming):
        details = _details(one)
        if not details:
            continue
        known = [each for each, sure in details if sure]
        (certain if known else unsure).append((one, known or [each for each, _ in details]))
    if certain:
        doubted = all(_doubted(one) for one, _ in certain)
        yield _hit(certain, MEDIUM if doubted else HIGH)
    if unsure:
        yield _hit(unsure, LOW, needs=("payments",), result=NOT_ENOUGH)


def _doubted(one: Contact) -> bool:
    return any(doubt.get("field") == "amount" for doubt in one.entry.doubts)


def _hit(found: list[tuple[Contact, list[Detail]]], confidence: str, **more: Any) -> Hit:  # noqa: ANN401
    details = tuple(each for _, every in found for each in every)
    return Hit(
        contacts=[one for one, _ in found],
        count=len(found),
        confidence=confidence,
        words=tuple(dict.fromkeys(one.text for one, _ in found if one.text)),
        facts={"first": details[0]},
        details=details,
        **more,
    )


def _details(one: Contact) -> list[Differing]:
    """What differs, each with whether that is certain."""
    return differences(one, one.span, one.plan, one.kept)


def differences(
    message: Entry | Contact, span: Span | None, plan: Plan | None, kept: Kept
) -> list[Differing]:
    """What a message says otherwise than agreement and payments, each with whether that is certain.

    Args:
        message: what was said.
        span: when it came; this and the next two are what ``Standing.place`` gives.
        plan: the agreement in force then.
        kept: whether it was being kept.
    """
    if span is None or plan is None or not plan.dues:
        return []
    found: list[Differing] = []
    if message.amounts:
        owed = plan.owed(span)
        for each in said.amounts(message.text, message.amounts, owed.currency):
            differing = _amount(message.id, each, owed)
            if differing is not None:
                found.append(differing)
    if message.overdue_days and kept.kept is not False:
        detail = {"entry": message.id, "kind": "overdue_days", "said": message.overdue_days, "ours": 0}
        found.append((detail, kept.kept is True))
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
