"""Makes entries that are readings of one thing one, as acts that can be undone (CONTRACT: Merging)."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from app.case.records import Citation, Entry
from app.work import matching, united
from app.work.alike import fold
from app.work.sheet import NOTHING, Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.case.case import Case, Change

MAYBE = "maybe_same"
DIFFERS, TIMES_DIFFER = "readings_differ", "times_differ"
NAMED = 8


def merge(case: Case, *, within: str | None = None) -> Change:
    """Merges what is certainly the same and marks what may be, in one edit.

    Args:
        case: open for writing.
        within: the intake act it belongs to; an act of its own without one.
    """
    found = matching.find(case.snapshot())
    if found == matching.Found():
        return NOTHING

    def fill(sheet: Sheet) -> None:
        for keeper, other in found.same:
            join(sheet, keeper.id, other.id)
        for row, calls in found.counted:
            share(sheet, row.id, [one.id for one in calls])
        for entry, others in found.maybe:
            doubt(sheet, [one.id for one in others], entry.id)
        for one, other in found.differs:
            facts = {"entries": [one.id], "at": one.at, "other": other.at}
            _mark(sheet, other.id, {"code": TIMES_DIFFER, "field": "time", "facts": facts})

    return act(case, "merge", fill, act=within, actor="machine" if within else "person")


def share(sheet: Sheet, row: str, calls: Sequence[str]) -> None:
    """A row that counts several calls proves each of them; the calls are the entries."""
    gone = sheet.get(Entry, row)
    for id in calls:
        for citation in _unsaid(sheet.find(Citation, entry=row), gone.text):
            sheet.put(dataclasses.replace(citation, id=fresh(Citation), entry=id))
            if sheet.get(Entry, id).status == "confirmed":
                sheet.exhibit(citation.evidence)
    sheet.change(gone, status="discarded", replaced_by=calls[0])


def join(sheet: Sheet, keeper: str, other: str) -> None:
    """Makes ``other`` a part of ``keeper``: the longest text wins, citations keep their own words."""
    kept, gone = sheet.get(Entry, keeper), sheet.get(Entry, other)
    kept = sheet.change(kept, **_words(kept, gone))
    kept = sheet.change(kept, **united.facts(kept, gone))
    for citation in _unsaid(sheet.find(Citation, entry=other), gone.text):
        sheet.put(dataclasses.replace(citation, entry=keeper))
        if kept.status == "confirmed":
            sheet.exhibit(citation.evidence)
    sheet.change(gone, status="discarded", replaced_by=keeper)


def _words(kept: Entry, gone: Entry) -> dict[str, object]:
    """The longest words and what is read out of them; a draft's, or one's that a person left in doubt."""
    fields: dict[str, object] = {}
    if united.open_words(kept) and len(fold(gone.text)) > len(fold(kept.text)):
        fields = {
            "text": gone.text,
            "amounts": gone.amounts,
            "due_dates": gone.due_dates,
            "overdue_days": gone.overdue_days,
            "category": kept.category or gone.category,
        }
        if kept.status == "confirmed":
            fields["doubts"] = united.without(kept, {"text", "complete", "amount"})
    elif united.is_exact(gone) and not united.is_exact(kept) and fold(kept.text) == fold(gone.text):
        # What a reader took for other marks, and nobody looks at when accepting.
        fields = {"text": gone.text}
    if _contradict(kept, gone):
        facts = {"one": kept.text, "other": gone.text}
        fields["doubts"] = (*kept.doubts, {"code": DIFFERS, "field": "text", "facts": facts})
    return fields


def _contradict(kept: Entry, gone: Entry) -> bool:
    """Two readers, neither with a record behind it, that disagree about a character."""
    one, other = fold(kept.text), fold(gone.text)
    return not united.is_exact(kept) and len(one) == len(other) and one != other


def _unsaid(citations: Iterable[Citation], text: str) -> list[Citation]:
    """Citations with the words their source shows."""
    return [c if c.text else dataclasses.replace(c, text=text) for c in citations]


def doubt(sheet: Sheet, others: list[str], entry: str) -> None:
    """Marks a reading as perhaps the same as others, in one doubt."""
    _mark(sheet, entry, {"code": MAYBE, "field": "text", "facts": {"entries": others[:NAMED]}})


def _mark(sheet: Sheet, entry: str, mark: dict[str, object]) -> None:
    marked = sheet.get(Entry, entry)
    if not any(one.get("code") == mark["code"] for one in marked.doubts):
        sheet.change(marked, doubts=(*marked.doubts, mark))
