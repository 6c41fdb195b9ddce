"""Who was contacted: someone else than the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.rules.hits import HIGH, LOW, MEDIUM, NOT_ENOUGH, SHOWN, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.rules.contact import Contact
    from app.rules.hits import Scope


def check(scope: Scope) -> Iterator[Hit]:
    """Contacts that a third party received; that the person could be reached speaks against an exception."""
    found = scope.held(scope.of.third)
    if found:
        yield _hit(scope, found, confidence=HIGH)
    undated = scope.undated(scope.of.third)
    if undated:
        yield _hit(scope, undated, confidence=LOW, needs=("time",), shown=scope.surely_in_force)
    unsure = scope.held(scope.of.unsure_recipient)
    if unsure:
        yield Hit(contacts=unsure, count=len(unsure), result=NOT_ENOUGH, confidence=LOW, needs=("recipient",))


def _hit(
    scope: Scope,
    found: list[Contact],
    *,
    confidence: str,
    needs: tuple[str, ...] = (),
    shown: bool = True,
) -> Hit:
    days = int(scope.rule.parameters.get("reachable_days", 0))
    reached = {one.id: scope.world.reached(one, days) for one in found}
    if any(not one.message.text for one in found):
        needs = (*needs, "what_was_said")
    if days and not all(reached.values()):
        needs = (*needs, "were_you_reachable")
    if confidence == HIGH and any(d.get("field") == "side" for one in found for d in one.entry.doubts):
        confidence = MEDIUM
    return Hit(
        contacts=found,
        count=len(found),
        result=SHOWN if shown else NOT_ENOUGH,
        confidence=confidence,
        needs=needs,
        words=tuple(dict.fromkeys(one.message.text for one in found if one.message.text)),
        details=tuple(
            {
                "entry": one.id,
                "who": (one.entry.recipient or {}).get("name"),
                "relation": (one.entry.recipient or {}).get("relation"),
                "reachable": reached[one.id],
            }
            for one in found
        ),
    )
