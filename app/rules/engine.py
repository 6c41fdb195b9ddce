"""Runs every rule over every debt and names what was found: rule, version, entries, words, needs."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.rules.checks import amounts, frequency, people, quiet, terms, words
from app.rules.contact import ids
from app.rules.hits import LOW, NOT_ENOUGH, SHOWN, Hit, Scope, bound, bound_needs
from app.rules.rule import BINDING, SILENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.rules.contacts import DebtContacts, World
    from app.rules.rule import Rule

Check = Callable[[Scope], Iterator[Hit]]
#: Checks by the name a rule gives them.
CHECKS: dict[str, Check] = {
    "after_agreement": terms.after,
    "term_breach": terms.promise,
    "amount_conflict": amounts.check,
    "quiet_hours": quiet.check,
    "call_frequency": frequency.check,
    "call_after_conversation": frequency.after_conversation,
    "third_party": people.check,
    "threat": words.threats,
    "impersonation": words.impersonation,
    "fraud_sign": words.fraud,
    "question": words.question,
}
#: What comes first for a person: what may cost them money now, then the agreement, then conduct.
WEIGHT = {
    name: at
    for at, name in enumerate(
        (
            "fraud_sign",
            "threat",
            "impersonation",
            "term_breach",
            "amount_conflict",
            "third_party",
            "after_agreement",
            "quiet_hours",
            "call_frequency",
            "call_after_conversation",
            "question",
        )
    )
}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One rule, what it was found in, and what is still needed; sentences are made from it elsewhere.

    ``id`` follows from check, rule, debt and entries: the same finding keeps it, and one with another
    entry is another finding.
    """

    id: str
    rule: Rule
    debt: str | None
    hit: Hit
    needs: tuple[str, ...]
    result: str
    confidence: str
    entries: tuple[str, ...]
    provisional: bool

    @property
    def order(self) -> tuple[Any, ...]:
        """Shown before not enough evidence, then by weight of the check, then by how binding the rule is."""
        rule = self.rule
        weight = WEIGHT.get(rule.check, len(WEIGHT))
        return self.result != SHOWN, weight, BINDING.index(rule.binding), rule.id, rule.version, self.id


def findings(world: World, rules: Sequence[Rule]) -> list[Finding]:
    """Everything the rules of the case's jurisdiction find, in the order a person should see it."""
    here = [one for one in rules if one.jurisdiction == world.snapshot.case.jurisdiction]
    versions = Counter(one.id for one in here)
    found = [
        finding
        for rule in here
        if rule.check not in SILENT
        for of in world.debts
        for finding in _of_debt(Scope(rule=rule, world=world, of=of, alone=versions[rule.id] == 1))
    ]
    return sorted(found, key=lambda one: one.order)


def _of_debt(scope: Scope) -> Iterator[Finding]:
    if not scope.of.contacts or _never_bound(scope.rule, scope.of):
        return
    for hit in CHECKS[scope.rule.check](scope):
        bounds = scope.bounds  # most rules bind whoever calls: then nobody need be asked who did
        certain = all(bounds.values()) or all(bounds[who] for who in {one.way.actor for one in hit.contacts})
        yield _finding(scope, hit, certain=certain)


def _never_bound(rule: Rule, of: DebtContacts) -> bool:
    return bound(rule, of, agency=True) is False and not rule.agencies


def _finding(scope: Scope, hit: Hit, *, certain: bool) -> Finding:
    rule, of = scope.rule, scope.of
    entries = tuple(ids(hit.contacts))
    needs = tuple(dict.fromkeys((*(() if certain else bound_needs(rule, of)), *hit.needs)))
    if not of.sure:
        needs = (*needs, "whose_number")
    debt = of.debt.id if of.debt is not None else None
    return Finding(
        id=_id(rule, debt, hit, scope.world.listed(entries)),
        rule=rule,
        debt=debt,
        hit=hit,
        needs=needs,
        result=hit.result if certain else NOT_ENOUGH,
        confidence=hit.confidence if certain and of.sure else LOW,
        entries=entries,
        provisional=_provisional(scope, hit),
    )


def _id(rule: Rule, debt: str | None, hit: Hit, entries: str) -> str:
    promise = str(hit.facts.get("promise", ""))
    named = "\0".join((rule.check, rule.id, rule.version, debt or "", promise, entries))
    return "fi_" + hashlib.sha256(named.encode()).hexdigest()[:16]


def _provisional(scope: Scope, hit: Hit) -> bool:
    """Whether a draft stands behind it: an entry, or the agreement it is measured against."""
    if "draft" not in scope.world.statuses:
        return False
    if any(one.way.draft for one in hit.contacts):
        return True
    if scope.rule.binding != "agreement" or scope.of.debt is None:
        return False
    agreement = scope.world.standing.agreement_of(scope.of.debt.id)
    return agreement is not None and agreement.status == "draft"
