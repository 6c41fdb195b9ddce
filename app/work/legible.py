"""How wide a picture has to stay so that what it says can be read, by the lines that were read in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.report.pieces import BESIDE, COARSEST, FINEST
from app.work import pictures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.case.case import Case
    from app.case.records import Evidence, Reading
    from app.report.blocks import Picture

#: Pixels that a line keeps in height: a Chinese character of 12 pixels, the smallest in which screens have
#: long drawn them, with the margin above and below that the box of a line has.
LINE = 16
#: Pixels across of a sheet whose lines are not known: a character of 10.5 points keeps 16.
SHEET = 910
#: Width of an A4 page in points.
A4 = 595.0
#: Lines are as small as the tenth part of them that is smallest: a lone sign is none.
SMALL_PART = 10


def across(case: Case, wanted: Iterable[Picture]) -> dict[tuple[str, int], int]:
    """Pixels across by evidence and page; less would cost letters, more only room.

    What was not read stays as fine as paper shows.
    """
    rows = case.snapshot().evidence_by_id
    readings = {id: case.reading_of(id) for id in {one.evidence for one in wanted}}
    return {
        (one.evidence, one.page): _across(rows[one.evidence], readings[one.evidence], one.page)
        for one in wanted
    }


def _across(evidence: Evidence, reading: Reading | None, page: int) -> int:
    result = reading.result if reading is not None else {}
    boxes = [
        tuple(map(float, one["box"]))
        for one in result.get("words") or []
        if one.get("box") and int(one.get("page") or 1) == page and len(str(one.get("text") or "")) > 1
    ]
    media = result.get("media") or {}
    width, height = float(media.get("width") or 0), float(media.get("height") or 0)
    if evidence.media_type == pictures.PDF:
        width = max([A4, *(box[0] + box[2] for box in boxes)])
    if not boxes or not width:
        return FINEST
    heights = sorted(min(box[2], box[3]) for box in boxes)
    smallest = max(heights[len(heights) // SMALL_PART], 1.0)
    least = COARSEST if height >= BESIDE * width else SHEET
    return int(min(FINEST, max(least, LINE * width / smallest)))
