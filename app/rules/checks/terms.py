"""Contact after the agreement, and contact contrary to one of its promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.rules import schedule
from app.rules.hits import HIGH, LOW, MEDIUM, NOT_ENOUGH, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.records import Term
    from app.rules.contact import Contact
    from app.rules.hits import Scope


def after(scope: Scope) -> Iterator[Hit]:
    """Contacts after the earliest agreement, how many of them while it was kept."""
    if scope.rule.parameters.get("while_kept"):
        yield from _after_while_kept(scope)
        return
    found = scope.held(scope.of.after) + scope.undated(scope.of.after)
    if found:
        agreement = scope.world.standing.agreement_of(scope.of.debt.id if scope.of.debt else None)
        kept = [one for one in found if one.where.kept.kept is True]
        unknown = [one for one in found if one.where.kept.kept is None]
        yield Hit(
            contacts=found,
            count=len(found),
            needs=("payments",) if unknown else (),
            facts={
                "agreed": (agreement.agreed_at or "")[:10] if agreement else "",
                "kept": len(kept),
                "not_kept": len(found) - len(kept) - len(unknown),
                "unknown": len(unknown),
            },
        )
    same = [one for one in scope.of.contacts if one.where.relation == "same_day"]
    if same:
        yield Hit(
            contacts=same, count=len(same), result=NOT_ENOUGH, confidence=LOW, needs=("agreement_time",)
        )


def _after_while_kept(scope: Scope) -> Iterator[Hit]:
    """For rules that stop collection after an agreement as long as it is performed, up to some months."""
    agreement = scope.world.standing.agreement_of(scope.of.debt.id if scope.of.debt else None)
    rows = scope.world.snapshot.instalments_of(agreement.id) if agreement else ()
    months = int(scope.rule.parameters.get("max_months", 0))
    if months and agreement and agreement.agreed_at and rows:
        from datetime import date

        end = schedule.month_later(date.fromisoformat(agreement.agreed_at[:10]), months)
        if any(date.fromisoformat(one.due_on) > end for one in rows):
            return
    kept = [one for one in scope.held(scope.of.after) if one.where.kept.kept and not one.way.plain_reminder]
    if kept:
        yield Hit(
            contacts=kept,
            count=len(kept),
            facts={
                "agreed": (agreement.agreed_at or "")[:10] if agreement else "",
                "kept": len(kept),
                "not_kept": 0,
                "unknown": 0,
            },
        )


def promise(scope: Scope) -> Iterator[Hit]:
    """Contacts contrary to what the agreement promises, while it was kept and had not ended."""
    made = scope.held(scope.of.after)
    places = {one.where for one in made}
    for name in scope.rule.parameters["promises"]:
        under = {one for one in places if one.plan and one.plan.agreement.promises.get(name) is True}
        promised = [one for one in made if one.where in under and _covers(name, one)]
        broken = [one for one in promised if one.where.kept.promise_applied and not one.way.plain_reminder]
        reminders = [one for one in promised if one.where.kept.promise_applied and one.way.plain_reminder]
        unknown = [one for one in promised if one.where.kept.kept is None]
        term = _term(scope, name)
        facts = {"promise": name, "term": term.text if term else "", "reminders": len(reminders)}
        if broken:
            words = tuple(one for one in (term.text if term else "",) if one)
            yield Hit(
                contacts=broken,
                count=len(broken),
                words=words,
                confidence=HIGH if any(one.message.text for one in broken) else MEDIUM,
                needs=(("reminders_open",) if reminders else ()) + (() if term else ("words_of_the_term",)),
                facts=facts,
            )
        if unknown:
            yield Hit(
                contacts=unknown,
                count=len(unknown),
                result=NOT_ENOUGH,
                confidence=LOW,
                needs=("payments",),
                facts=facts,
            )


def _covers(name: str, one: Contact) -> bool:
    if name == "stop_sms":
        return one.way.kind == "sms" and not one.way.third
    if name == "stop_third_party":
        return bool(one.way.third)
    return True


def _term(scope: Scope, name: str) -> Term | None:
    debt = scope.of.debt.id if scope.of.debt else None
    for agreement in scope.world.agreements:
        if agreement.debt == debt:
            for term in scope.world.snapshot.terms_of(agreement.id):
                if term.kind == name:
                    return term
    return None
