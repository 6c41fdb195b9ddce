"""Which messages threaten or insult, so that a person who is worn down need not read them again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.case import phrases

if TYPE_CHECKING:
    from app.case.records import Entry

#: Classes of wording (seeds/phrases) that hurt to read, the gravest first.
MENACING = ("violence", "insult", "exposure", "family", "others", "visit")
THREAT = "threat"


def menaces(entry: Entry) -> tuple[str, ...]:
    """The classes of menacing words in a message, or ``threat`` where only the whole of it is one.

    The person's own words, calls and notes have none.
    """
    if entry.direction == "out" or not entry.text:
        return ()
    said = {kind for kind, _words in phrases.wording(entry.text)}
    found = tuple(kind for kind in MENACING if kind in said)
    return found or ((THREAT,) if entry.category == THREAT else ())
