"""Which messages of a file have to do with a debt; the rest stays in the reading and is only counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.case import numbers
from app.case.phrases import UNRELATED
from app.intake.drafting import classify, names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.intake.drafting.classify import Verdict
    from app.intake.drafting.context import Context

# Files that hold a whole phone. A picture or a chat's export was made on purpose.
BACKUPS = frozenset({"sms_backup"})
# A message of a picture that no phrase speaks for is kept, and asked about.
UNSURE: tuple[dict[str, Any], ...] = ({"code": "category_unclear", "field": "category", "facts": {}},)
_SILENT = frozenset({UNRELATED, "reply", "payment", "system", "voice"})


def related(messages: Sequence[Mapping[str, Any]], family: str, context: Context) -> list[bool]:
    """For each message whether it becomes a draft.

    A picture was taken on purpose: all of it is kept but codes, parcels, bookings and advertisements. Of a
    backup, or an export of several conversations (their messages name a ``thread``), a whole conversation is
    kept as soon as one message in it speaks of a debt or its number is a known party's, again without what is
    plainly something else. Calls are always kept: their words are unknown.
    """
    wanted = dunning(messages, context)
    return [_keeps(one, family, wanted) for one in messages]


def dunning(messages: Sequence[Mapping[str, Any]], context: Context) -> set[str]:
    """The conversations of a file (see ``thread``) in which a debt is spoken of."""
    return {thread(one) for one in messages if _is_wanted(one, context)}


def thread(message: Mapping[str, Any]) -> str:
    """What tells one conversation of a file from another: its name there, the number, the name shown."""
    names = ("thread", "number", "number_shown", "sender")
    return next((str(message[name]) for name in names if message.get(name)), "")


def is_in(message: Mapping[str, Any], wanted: set[str]) -> bool:
    """Whether a message stands in one of these conversations; what oneself wrote in a chat does if any is."""
    shown = message.get("thread") or message.get("number") or message.get("number_shown")
    if message.get("direction") == "out" and not shown:
        return bool(wanted)
    return thread(message) in wanted


def verdict(message: Mapping[str, Any], *, known_dunning: bool = False) -> Verdict:
    """What the message is, its subject included, given whether its conversation speaks of a debt."""
    return classify.of(
        str(message.get("words") or message.get("text") or ""),
        str(message.get("direction") or "in"),
        str(message.get("kind") or "sms"),
        classify.Setting(dunning=known_dunning),
    )


def _keeps(message: Mapping[str, Any], family: str, wanted: set[str]) -> bool:
    if message.get("kind") == "call":
        return True
    plain = verdict(message)
    if plain.category == UNRELATED and plain.speaks_for(UNRELATED):
        return False
    whole_phone = family in BACKUPS or bool(message.get("thread"))
    return not whole_phone or is_in(message, wanted) or plain.category not in (UNRELATED, "voice")


def _is_wanted(message: Mapping[str, Any], context: Context) -> bool:
    number = str(message.get("number") or message.get("number_shown") or "")
    if number and numbers.match_key(number) in context.owners:
        return True
    if message.get("kind") != "call" and _speaks(verdict(message)):
        return True
    sender = str(message.get("sender") or "")
    return bool(sender and names.mentioned(sender, context.lenders))


def speaks_of_debt(text: str) -> bool:
    """Whether a message may have to do with lending or dunning by its words alone; wide on purpose."""
    return verdict({"text": text}).category not in _SILENT


def _speaks(found: Verdict) -> bool:
    """By its own phrases; a mere mention makes no dunning of a chat with one's family."""
    return found.category not in _SILENT and bool(found.hits)
