"""Wording: by class of phrase and by what the message is; a lawsuit or credit reporting alone is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.case import phrases
from app.rules.hits import HIGH, LOW, MEDIUM, NOT_ENOUGH, SHOWN, Hit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from app.rules.contact import Contact
    from app.rules.hits import Scope
    from app.rules.messages import Message

# What a message must be (or not be known to be) for a weak phrase to count by itself.
UNSORTED = (None, "", "voice")


def _of_classes(message: Message, classes: Collection[str]) -> list[tuple[str, str]]:
    return [hit for hit in message.hits if hit[0] in classes]


def _saying(contacts: Iterable[Contact], classes: Collection[str]) -> set[Message]:
    """The messages among contacts that hold a phrase of some classes."""
    return {one for one in {one.message for one in contacts} if _of_classes(one, classes)}


def threats(scope: Scope) -> Iterator[Hit]:
    """Messages that are threats, or hold a phrase that is one whatever the message is."""
    given, worded = scope.rule.parameters, scope.of.worded
    weak, strong = _saying(worded, given["classes"]), _saying(worded, given.get("strong", ()))
    sure = [one for one in worded if one.way.category == "threat" or one.message in strong]
    maybe = [one for one in worded if one.message in weak and one.way.category in UNSORTED]
    maybe = [one for one in maybe if one.message not in strong]
    least = int(given.get("least", 1))
    yield from _dated(scope, sure, HIGH, least=least)
    if maybe and least == 1:
        yield from _dated(scope, maybe, LOW, needs=("look_at_the_words",))


def impersonation(scope: Scope) -> Iterator[Hit]:
    """Words in the name of an authority; whether one stood behind them only that authority can say."""
    saying = _saying(scope.of.worded, scope.rule.parameters["classes"])
    found = [one for one in scope.of.worded if one.message in saying]
    yield from _dated(scope, found, LOW, needs=("ask_authority",))


def fraud(scope: Scope) -> Iterator[Hit]:
    """Words that ask for a private account, a fee first, codes; or a message read as suspect."""
    worded = scope.of.worded
    saying = _saying(worded, scope.rule.parameters["classes"])
    spoken = [one for one in worded if one.message in saying]
    read = [one for one in worded if one.way.category == "fraud_suspect" and one.message not in saying]
    yield from _dated(scope, spoken, MEDIUM, needs=("verify_with_lender",))
    yield from _dated(scope, read, LOW, needs=("verify_with_lender",))


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
    spoken = {one: _of_classes(one, classes) for one in dict.fromkeys(one.message for one in found)}
    words = [said for each in spoken.values() for _, said in each]
    # A threat with no phrase of ours is quoted whole: the words themselves are the evidence.
    words += [one.text for one, each in spoken.items() if one.text and not each]
    named = {one: [kind for kind, _ in each] for one, each in spoken.items()}
    titles = phrases.titles()
    shown = dict.fromkeys(kind for kinds in named.values() for kind in kinds)
    return Hit(
        contacts=found,
        count=len(found),
        result=result,
        confidence=confidence,
        needs=needs,
        words=tuple(dict.fromkeys(words)),
        facts={"classes": [titles[kind] for kind in shown]},
        details=tuple([{"entry": one.id, "classes": named[one.message]} for one in found]),
    )


def question(scope: Scope) -> Iterator[Hit]:
    """Contacts to which a rule applies only if something is known that no record shows: it is asked."""
    given = scope.rule.parameters
    kinds, actors = given.get("kinds"), given.get("actors")
    wanted: Sequence[Contact] = scope.of.contacts
    if kinds is not None:
        wanted = [one for one in wanted if one.way.kind in kinds]
    found = scope.held(one for one in wanted if actors is None or one.way.actor in actors)
    if found:
        yield Hit(
            contacts=found, count=len(found), result=NOT_ENOUGH, confidence=LOW, needs=tuple(given["needs"])
        )
