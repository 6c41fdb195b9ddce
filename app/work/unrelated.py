"""What was read and plainly has nothing to do with the debts: kept in the readings, shown on demand."""

from __future__ import annotations

import dataclasses
from itertools import count
from typing import TYPE_CHECKING

from app.intake import drafts
from app.intake.capture import Capture
from app.work import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.case import Case
    from app.case.records import Entry, Evidence
    from app.case.snapshot import Snapshot


def entries(case: Case, snapshot: Snapshot) -> Iterator[Entry]:
    """Messages that a reading holds and no entry was made of.

    Their ids are made of that of the file and stay the same as long as its reading does.
    """
    context = read.context(case)
    for one in snapshot.visible_evidence:
        if one.id in snapshot.readings:
            yield from _of(case, snapshot, one, context)


def _of(case: Case, snapshot: Snapshot, one: Evidence, context: drafts.Context) -> Iterator[Entry]:
    reading = case.reading_of(one.id)
    if reading is None or not reading.result.get("messages"):
        return
    numbers = count(1)
    mine = dataclasses.replace(context, new_id=lambda _: f"{one.id}.{next(numbers)}")
    taken = Capture(at=one.taken_at, source=one.taken_from, exact=one.taken_exact)
    proposal = drafts.propose(reading.result, one, taken, mine)
    cited = snapshot.citations_of(one.id)
    said = {citation.text for citation in cited}
    said |= {snapshot.entry_by_id[citation.entry].text for citation in cited if citation.entry}
    yield from (entry for entry in proposal.unrelated if not entry.text or entry.text not in said)
    yield from (entry for entry in proposal.entries if entry.text and entry.text not in said)
