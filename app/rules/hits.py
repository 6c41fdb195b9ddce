"""What a check finds, before it becomes a finding with a name and a rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.rules.contact import Contact
    from app.rules.contacts import DebtContacts, World
    from app.rules.rule import Rule

SHOWN = "shown"
NOT_ENOUGH = "not_enough_evidence"
HIGH, MEDIUM, LOW = "high", "medium", "low"
ACTORS = ("lender", "agency", "unknown")


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Contacts that a check points at.

    ``words`` are exact words of the record, ``needs`` codes of what would be needed besides, ``facts``
    what the sentence names, ``details`` one row per entry or day with what was counted there.
    """

    contacts: Sequence[Contact]
    count: int
    result: str = SHOWN
    confidence: str = HIGH
    words: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    details: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Scope:
    """One rule over the contacts of one debt."""

    rule: Rule
    world: World
    of: DebtContacts
    alone: bool

    @cached_property
    def bounds(self) -> dict[str, bool | None]:
        """Whether the rule binds, by who made the contact."""
        return {
            actor: bound(self.rule, self.of, agency=actor == "agency", known=actor != "unknown")
            for actor in ACTORS
        }

    def held(self, contacts: Iterable[Contact]) -> list[Contact]:
        """Those on whose day the rule was in force and whom it may bind."""
        first, last = self.rule.in_force_from, self.rule.in_force_to or date.max
        never = {actor for actor, bound in self.bounds.items() if bound is False}
        begins = self.world.begins
        if begins is not None and first <= begins and self.world.as_of <= last:  # on every day of the record
            return [one for one in contacts if one.day is not None and one.way.actor not in never]
        return [
            one
            for one in contacts
            if one.day is not None and first <= one.day <= last and one.way.actor not in never
        ]

    def undated(self, contacts: Iterable[Contact]) -> list[Contact]:
        """Those of no known day on which the rule may have been in force, and whom it may bind."""
        return [
            one
            for one in contacts
            if one.day is None and self._may_hold(one) and self.bound(one) is not False
        ]

    def _may_hold(self, one: Contact) -> bool:
        rule, begins = self.rule, self.world.begins
        if rule.in_force_from > self.world.as_of:
            return False
        if begins is not None and rule.in_force_to is not None and rule.in_force_to < begins:
            return False
        if one.span is None:
            return True
        ended = rule.in_force_to is not None and one.span.lo.date() > rule.in_force_to
        return not ended and one.span.hi.date() >= rule.in_force_from

    @property
    def surely_in_force(self) -> bool:
        """Whether a contact of unknown day falls under it: its only version, and older than the record."""
        begins = self.world.begins
        return (
            self.alone
            and self.rule.in_force_to is None
            and (self.rule.in_force_from <= begins if begins is not None else False)
        )

    def bound(self, one: Contact) -> bool | None:
        """Whether the rule binds who made a contact."""
        return self.bounds[one.way.actor]


def bound(rule: Rule, of: DebtContacts, *, agency: bool, known: bool = True) -> bool | None:
    """Whether a rule binds a debt's lender (or its agency): kind, and the product where one is named."""
    answer = rule.binds(of.kind, by_agency=agency)
    if answer is False and rule.agencies and not known:
        answer = None
    if answer is False or not rule.product:
        return answer
    fits = _is_card(of.debt.product if of.debt is not None else "")
    # Neither the lender nor the product is known: a rule for one product of one kind is no help then.
    if fits is None and answer is None:
        return False
    return False if fits is False else answer if fits else None


def _is_card(product: str) -> bool | None:
    text = product.lower().strip()
    return None if not text else "信用卡" in text or "credit card" in text


def bound_needs(rule: Rule, of: DebtContacts) -> tuple[str, ...]:
    """What would have to be known to say whether a rule binds."""
    needs = []
    if rule.binds(of.kind) is not True:
        if of.kind == "unknown":
            needs.append("lender_kind")
        elif rule.maybe_needs and of.kind in rule.maybe_bound:
            needs.append(rule.maybe_needs)
        elif rule.agencies:
            needs.append("who_called")
    if rule.product and _is_card(of.debt.product if of.debt is not None else "") is None:
        needs.append("product")
    return tuple(needs)


def days_of(contacts: Iterable[Contact]) -> list[date]:
    """The days of contacts, each once, in order."""
    return sorted({one.day for one in contacts if one.day is not None})
