"""What a person does to drafts beside accepting them: split, unite, same or different, whose number."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from app.case.errors import Refused
from app.case.records import Citation, Entry, Party, PartyNumber
from app.work import entries, merge, repayments, review, settle, words
from app.work.sheet import NOTHING, Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.case.case import Case, Change
    from app.case.snapshot import Snapshot

# A correction of one of these is likely to hold for all drafts that show the same.
REPEATING = ("sender_shown", "number", "debt")


def split(case: Case, entry: str, at: int) -> Change:
    """Makes two drafts of one whose words are two messages.

    Args:
        case: open for writing.
        entry: id of a draft.
        at: how many characters the first keeps; blanks around the cut go.

    Raises:
        Refused: if nothing would be left on one side.
    """

    def fill(sheet: Sheet) -> None:
        old = sheet.get(Entry, entry)
        first, second = old.text[:at].strip(), old.text[at:].strip()
        if not first or not second:
            raise Refused("split_needs_two", "text")
        other = dataclasses.replace(old, id=fresh(Entry), text=second, **words.of(second, old))
        sheet.put(other)
        for cited in sheet.find(Citation, entry=entry):
            sheet.put(dataclasses.replace(cited, id=fresh(Citation), entry=other.id, text=second))
            sheet.put(dataclasses.replace(cited, text=first))
        sheet.change(old, text=first, **words.of(first, old))

    return act(case, "review.split", fill)


def unite(case: Case, first: str, second: str) -> Change:
    """Makes one draft of two that are one message: words in order, the proof of both."""

    def fill(sheet: Sheet) -> None:
        kept, gone = sheet.get(Entry, first), sheet.get(Entry, second)
        text = f"{kept.text}{gone.text}"
        doubts = _joined(kept.doubts, gone.doubts)
        sheet.change(kept, text=text, doubts=doubts, **words.of(text, kept))
        for cited in sheet.find(Citation, entry=second):
            sheet.put(dataclasses.replace(cited, entry=first))
        sheet.change(gone, status="discarded", replaced_by=first)

    return act(case, "review.unite", fill)


def _joined(one: tuple[dict[str, Any], ...], other: tuple[dict[str, Any], ...]) -> tuple[dict[str, Any], ...]:
    """Doubts of both, each code once."""
    known = {doubt.get("code") for doubt in one}
    return (*one, *(doubt for doubt in other if doubt.get("code") not in known))


def same(case: Case, entry: str) -> Change:
    """A person says that a draft is the one it may be: one entry, the better source gives the time."""

    def fill(sheet: Sheet) -> None:
        other = sheet.get(Entry, entry)
        keeper = _perhaps(sheet, other)
        if keeper is None:
            return
        merge.join(sheet, keeper.id, other.id)
        if other.kind == "payment":
            repayments.follow(sheet)

    return act(case, "merge", fill)


def _perhaps(sheet: Sheet, entry: Entry) -> Entry | None:
    """The first entry still standing of those that ``entry`` may be the same as."""
    for doubt in entry.doubts:
        if doubt.get("code") == merge.MAYBE:
            named = [sheet.get(Entry, one) for one in doubt["facts"].get("entries", ())]
            return next((one for one in named if one.status != "discarded"), None)
    return None


def different(case: Case, entry: str) -> Change:
    """A person says that a draft is not the one it looks like."""

    def fill(sheet: Sheet) -> None:
        kept = sheet.get(Entry, entry)
        sheet.change(kept, doubts=tuple(d for d in kept.doubts if d.get("code") != merge.MAYBE))
        if kept.kind == "payment":
            repayments.follow(sheet)

    return act(case, "review.different", fill)


def settle_doubts(case: Case, entry: str, field: str) -> Change:
    """A person has compared with the original and found right what was in doubt about a field."""

    def fill(sheet: Sheet) -> None:
        kept = sheet.get(Entry, entry)
        sheet.change(kept, doubts=tuple(d for d in kept.doubts if d.get("field") != field))

    return act(case, "review.settle", fill)


def owner(case: Case, entry: str, *, yes: bool) -> Change:
    """A person says once whether a number is the party's that was proposed; it holds for all under it."""

    def fill(sheet: Sheet) -> None:
        asked = sheet.get(Entry, entry)
        if asked.party is None:
            return
        if yes:
            party = sheet.change(sheet.get(Party, asked.party), status="confirmed")
            if asked.number:
                settle.own(sheet, party, asked.number, None, "number")
        _answer_owner(sheet, asked, yes=yes)

    return act(case, "review.owner", fill)


def _answer_owner(sheet: Sheet, asked: Entry, *, yes: bool) -> None:
    same = sheet.find(Entry, number=asked.number, party=asked.party)
    for one in [each for each in same if asked.number or each.sender_shown == asked.sender_shown]:
        doubts = tuple(d for d in one.doubts if d.get("field") != "owner")
        sheet.change(one, doubts=doubts, party=one.party if yes else None)
    for number in [] if yes else sheet.find(PartyNumber, party=asked.party, number=asked.number):
        if number.status == "draft":
            sheet.change(number, status="discarded")


def alike(snapshot: Snapshot, entry: Entry, fields: Mapping[str, Any]) -> dict[str, list[str]]:
    """For each corrected field that is likely to repeat, the other drafts that show what this one showed.

    Args:
        snapshot: the record before the correction.
        entry: the draft as it was.
        fields: what was corrected.
    """
    found: dict[str, list[str]] = {}
    for name in REPEATING:
        if name not in fields or fields[name] == getattr(entry, name):
            continue
        same = [one.id for one in review.waiting(snapshot) if one.id != entry.id and _shows(one, entry, name)]
        if same:
            found[name] = same
    return found


def _shows(one: Entry, entry: Entry, name: str) -> bool:
    if getattr(one, name) != getattr(entry, name) or one.direction != entry.direction:
        return False
    return one.number == entry.number and one.sender_shown == entry.sender_shown


def correct_each(case: Case, corrections: Mapping[str, Mapping[str, Any]]) -> Change:
    """Corrections of many drafts, by id, as one act; they stay drafts."""
    if not any(corrections.values()):
        return NOTHING

    def fill(sheet: Sheet) -> None:
        for one, fields in corrections.items():
            entries.correct(sheet, one, fields)

    return act(case, "entry.edit", fill)
