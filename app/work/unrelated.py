"""What was read and plainly has nothing to do with the debts: kept in the readings, shown on demand."""

from __future__ import annotations

import dataclasses
from itertools import count
from typing import TYPE_CHECKING

from app.case.records import Citation, Entry
from app.intake.drafting import drafts
from app.work import read
from app.work.sheet import NOTHING, Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from app.case.case import Case, Change
    from app.case.records import Evidence
    from app.case.snapshot import Snapshot
    from app.intake.drafting.context import Context


def entries(case: Case, snapshot: Snapshot) -> Iterator[Entry]:
    """Messages that a reading holds and no entry was made of.

    Their ids are made of that of the file and stay the same as long as its reading does.
    """
    context = read.context(case)
    for one in snapshot.visible_evidence:
        if one.id in snapshot.readings:
            yield from _of(case, snapshot, one, context)


def _of(case: Case, snapshot: Snapshot, one: Evidence, context: Context) -> Iterator[Entry]:
    reading = case.reading_of(one.id)
    if reading is None or not reading.result.get("messages"):
        return
    numbers = count(1)
    mine = dataclasses.replace(context, new_id=lambda _: f"{one.id}.{next(numbers)}")
    proposal = drafts.propose(reading.result, one, read.taken_of(one), mine)
    cited = snapshot.citations_of(one.id)
    said = {citation.text for citation in cited}
    said |= {snapshot.entry_by_id[citation.entry].text for citation in cited if citation.entry}
    yield from (entry for entry in proposal.unrelated if not entry.text or entry.text not in said)
    yield from (entry for entry in proposal.entries if entry.text and entry.text not in said)


def of_file(case: Case, evidence: str) -> list[Entry]:
    """The unrelated messages of one piece of evidence, as they were read."""
    snapshot = case.snapshot()
    one = snapshot.evidence_by_id.get(evidence)
    return list(_of(case, snapshot, one, read.context(case))) if one else []


def bring_in(case: Case, evidence: str, ids: Collection[str]) -> Change:
    """Messages become drafts after all, because a person says that they belong to the case.

    Args:
        case: open for writing.
        evidence: the file they were read from.
        ids: as ``of_file`` gave them.
    """
    chosen = [one for one in of_file(case, evidence) if one.id in ids]
    if not chosen:
        return NOTHING

    def fill(sheet: Sheet) -> None:
        for one in chosen:
            entry = sheet.put(dataclasses.replace(one, id=fresh(Entry), category=None, status="draft"))
            sheet.put(Citation(id=fresh(Citation), evidence=evidence, entry=entry.id, text=one.text))

    return act(case, "entry.bring_in", fill)
