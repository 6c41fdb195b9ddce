"""What one entry learns from another that is the same thing: a better time, a side, whose it is; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.case import moments

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.case.records import Entry

# Who is to be believed about a time: what a person says, then what a phone exported, then what was read.
SOURCES = {"person": 0, "backup": 1, "export": 1, "header": 1, "pdf": 2, "screenshot": 3}
PRECISIONS = ("second", "minute", "about", "day", "between", "month", "before", "after", "unknown")
CLOCKED = frozenset({"second", "minute"})
RECORDING = "recording"
FILLED = ("debt", "party", "recipient", "call_type", "duration_s", "category")

TIME = (
    "at",
    "precision",
    "at_earliest",
    "at_latest",
    "at_tolerance_s",
    "at_shown",
    "at_rule",
    "said_by",
)
"""The fields of an entry that hold its moment; they go together."""


def time_rank(entry: Entry) -> tuple[int, int]:
    """How good an entry's source of its time is, then how precise; the lower the better."""
    source = min(SOURCES.get(entry.said_by, 2), 1 if entry.at_rule == "exact" else 3)
    return source, PRECISIONS.index(entry.precision)


def is_exact(entry: Entry) -> bool:
    """Whether a phone or a service exported it, so that nothing in it was read off a picture."""
    return entry.at_rule == "exact" or SOURCES.get(entry.said_by, 2) == 1


def facts(kept: Entry, gone: Entry) -> dict[str, Any]:
    """Fields of ``kept`` that ``gone`` knows and it does not, or knows better; a person's stay."""
    fields = {
        name: getattr(gone, name)
        for name in FILLED
        if getattr(kept, name) is None and getattr(gone, name) is not None
    }
    doubts = kept.doubts
    if kept.direction == "none" != gone.direction:
        fields |= {"direction": gone.direction, "call_type": gone.call_type or kept.call_type}
        doubts = _instead(doubts, gone.doubts, "side")
    if gone.number and not kept.number:
        fields |= {"number": gone.number, "number_shown": gone.number_shown}
        doubts = _instead(doubts, gone.doubts, "number")
    if kept.said_by == RECORDING != gone.said_by and gone.duration_s:
        fields["duration_s"] = gone.duration_s
    if _tells_better(gone, kept):
        moment = kept.dated(gone.moment)
        fields |= {name: getattr(moment, name) for name in TIME}
        doubts = _instead(doubts, gone.doubts, "time")
    return fields | ({"doubts": doubts} if doubts != kept.doubts else {})


def open_words(entry: Entry) -> bool:
    """Whether a machine may still put longer words: a draft's, or words that are known to be cut off."""
    return entry.status == "draft" or any(one.get("field") == "complete" for one in entry.doubts)


def without(entry: Entry, fields: Collection[str]) -> tuple[dict[str, Any], ...]:
    """The doubts about anything else."""
    return tuple(one for one in entry.doubts if one.get("field") not in fields)


def _instead(
    doubts: tuple[dict[str, Any], ...], others: tuple[dict[str, Any], ...], field: str
) -> tuple[dict[str, Any], ...]:
    """The doubts about a field are those of where it now comes from."""
    rest = [one for one in doubts if one.get("field") != field]
    return (*rest, *(one for one in others if one.get("field") == field))


def _tells_better(gone: Entry, kept: Entry) -> bool:
    """A recording may have been named when it ended: a call's own time is better, if it has a minute."""
    if kept.said_by == moments.PERSON:
        return False
    if gone.said_by == RECORDING:
        return kept.precision not in CLOCKED
    if kept.said_by == RECORDING:
        return gone.precision in CLOCKED
    return time_rank(gone) < time_rank(kept)
