"""Wording: by class of phrase and by what the message is; a lawsuit or credit reporting alone is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.case import phrases
from app.rules.hits import HIGH, LOW, MEDIUM, NOT_ENOUGH, SHOWN, Hit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from app.rules.contacts import Contact
    from app.rules.hits import Scope

# What a message must be (or not be known to be) for a weak phrase to count by itself.
UNSORTED = (None, "", "voice")


def _of_classes(one: Contact, classes: Collection[str]) -> list[tuple[str, str]]:
    return [hit for hit in one.hits if hit[0] in classes]


def threats(scope: Scope) -> Iterator[Hit]:
    """Messages that are threats, or hold a phrase that is one whatever the message is."""
    given = scope.rule.parameters
    classes, strong = given["classes"], given.get("strong", ())
    sure = [one for one in scope.of.worded if _is_threat(one, strong)]
    maybe = [one for one in scope.of.worded if one.category in UNSORTED and _of_classes(one, classes)]
    maybe = [one for one in maybe if not _is_threat(one, strong)]
    least = int(given.get("least", 1))
    yield from _dated(scope, sure, HIGH, least=least)
    if maybe and least == 1:
        yield from _dated(scope, maybe, LOW, needs=("look_at_the_words",))


def _is_threat(one: Contact, strong: Collection[str]) -> bool:
    return one.category == "threat" or bool(_of_classes(one, strong))


def impersonation(scope: Scope) -> Iterator[Hit]:
    """Words in the name of an authority; whether one stood behind them only that authority can say."""
    found = [one for one in scope.of.worded if _of_classes(one, scope.rule.parameters["classes"])]
    yield from _dated(scope, found, LOW, needs=("ask_authority",))


def fraud(scope: Scope) -> Iterator[Hit]:
    """Words that ask for a private account, a fee first, codes; or a message read as suspect."""
    given = scope.rule.parameters["classes"]
    spoken = [one for one in scope.of.worded if _of_classes(one, given)]
    read = [one for one in scope.of.worded if one.category == "fraud_suspect"]
    both = {one.id for one in spoken}
    yield from _dated(scope, spoken, MEDIUM, needs=("verify_with_lender",))
    rest = [one for one in read if one.id not in both]
    yield from _dated(scope, rest, LOW, needs=("verify_with_lender",))


def _dated(
    scope: Scope, found: list[Contact], confidence: str, *, needs: tuple[str, ...] = (), least: int = 1
) -> Iterator[Hit]:
    held = scope.held(found)
    if len(held) >= least:
        yield _hit(scope, held, confidence, needs)
    undated = scope.undated(found)
    if undated and least == 1:
        result = SHOWN if scope.surely_in_force else NOT_ENOUGH
        yield _hit(scope, undated, LOW, (*needs, "time"), result)


def _hit(
    scope: Scope, found: list[Contact], confidence: str, needs: tuple[str, ...], result: str = SHOWN
) -> Hit:
    classes = scope.rule.parameters["classes"]
    spoken = [_of_classes(one, classes) for one in found]
    words = [said for each in spoken for _, said in each]
    # A threat with no phrase of ours is quoted whole: the words themselves are the evidence.
    words += [one.text for one, each in zip(found, spoken, strict=True) if not each and one.text]
    titles = phrases.titles()
    named = dict.fromkeys([kind for each in spoken for kind, _ in each])
    return Hit(
        contacts=found,
        count=len(found),
        result=result,
        confidence=confidence,
        needs=needs,
        words=tuple(dict.fromkeys(words)),
        facts={"classes": [titles[kind] for kind in named]},
        details=tuple(
            [
                {"entry": one.id, "classes": [kind for kind, _ in each]}
                for one, each in zip(found, spoken, strict=True)
            ]
        ),
    )


def question(scope: Scope) -> Iterator[Hit]:
    """Contacts to which a rule applies only if something is known that no record shows: it is asked."""
    given = scope.rule.parameters
    kinds, actors = given.get("kinds"), given.get("actors")
    wanted: Sequence[Contact] = scope.of.contacts
    if kinds is not None:
        wanted = [one for one in wanted if one.kind in kinds]
    found = scope.held(one for one in wanted if actors is None or one.actor in actors)
    if found:
        yield Hit(
            contacts=found, count=len(found), result=NOT_ENOUGH, confidence=LOW, needs=tuple(given["needs"])
        )
