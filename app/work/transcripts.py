"""What is said in a recording, typed by the person: lines that become citations of a call, as one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.case.errors import Refused
from app.case.records import Citation, Entry, Evidence, Spoken
from app.work import debts
from app.work.sheet import NOTHING, Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.case.case import Case, Change
    from app.case.snapshot import Snapshot

MOST_TEXT = 20_000


@dataclass(frozen=True, kw_only=True)
class Said:
    """One line as typed: the ``second`` it begins at, who said it, the words; ``id`` if it is kept."""

    second: float
    speaker: str = ""
    text: str
    id: str = ""


def calls(snapshot: Snapshot, evidence: str) -> list[Entry]:
    """The entries that stand on a recording, set aside ones left out."""
    cited = dict.fromkeys(one.entry for one in snapshot.citations_of(evidence) if one.entry)
    found = [snapshot.entry_by_id[id] for id in cited if id in snapshot.entry_by_id]
    return [entry for entry in found if entry.status != "discarded"]


def proposed(result: Mapping[str, Any]) -> list[Said]:
    """Lines that a reader proposes (reading key ``lines``: ``{"second", "speaker", "text"}``).

    None of today's readers does; one that recognises speech only has to answer with that key. They are
    shown for the person to correct and are kept only when saved.
    """
    lines = [one for one in result.get("lines") or () if str(one.get("text") or "").strip()]
    return [
        Said(
            second=max(0.0, float(one.get("second") or 0)),
            speaker=str(one.get("speaker") or ""),
            text=str(one["text"]),
        )
        for one in lines
    ]


def save(case: Case, evidence: str, lines: Sequence[Said], *, entry: str | None = None) -> Change:
    """Keeps the lines of a recording in place of those it had, and cites each from a call.

    Args:
        case: open for writing.
        evidence: the recording.
        lines: all of them; empty ones are left out.
        entry: the entry they belong to; without one the only call that stands on the recording, else a
            new one is made.

    Raises:
        Refused: ``text_too_long`` for a line that is.
    """
    kept = sorted((one for one in lines if one.text.strip()), key=lambda one: one.second)
    if any(len(one.text) > MOST_TEXT for one in kept):
        raise Refused("text_too_long", "text")
    if not kept and not case.find(Spoken, evidence=evidence):
        return NOTHING

    def fill(sheet: Sheet) -> None:
        before = {one.id: one for one in sheet.find(Spoken, evidence=evidence)}
        target = _target(sheet, evidence, entry) if kept else None
        for n, line in enumerate(kept):
            _keep(sheet, evidence, line, n, before, target)
        for gone in before.values():
            for citation in sheet.find(Citation, id=_citation(gone.id)):
                sheet.remove(citation)
            sheet.remove(gone)
        if target is not None and target.status == "confirmed":
            sheet.exhibit(evidence)

    return act(case, "transcript.save", fill)


def _keep(
    sheet: Sheet, evidence: str, line: Said, n: int, before: dict[str, Spoken], target: Entry | None
) -> None:
    known = before.pop(line.id, None)
    speaker, text, second = line.speaker.strip(), line.text.strip(), round(max(0.0, line.second), 2)
    spoken = Spoken(
        id=known.id if known else fresh(Spoken),
        evidence=evidence,
        second=second,
        n=n,
        speaker=speaker,
        text=text,
    )
    if spoken != known:
        sheet.put(spoken)
    cited = Citation(
        id=_citation(spoken.id),
        evidence=evidence,
        entry=target.id if target else None,
        second=second,
        text=f"{speaker}：{text}" if speaker else text,
    )
    if target is not None and sheet.find(Citation, id=cited.id) != [cited]:
        sheet.put(cited)


def _citation(spoken: str) -> str:
    """Each line has one citation, known by the same letters."""
    return f"ci_{spoken.partition('_')[2]}"


def _target(sheet: Sheet, evidence: str, entry: str | None) -> Entry:
    if entry:
        return sheet.get(Entry, entry)
    found = {one.entry for one in sheet.find(Citation, evidence=evidence) if one.entry}
    standing = [one for id in found if (one := sheet.get(Entry, id)).status != "discarded"]
    return standing[0] if len(standing) == 1 else _new(sheet, evidence)


def _new(sheet: Sheet, evidence: str) -> Entry:
    """A call that the person vouches for; when it was is only known as far as the file says."""
    item = sheet.get(Evidence, evidence)
    latest = item.taken_at or item.file_time
    doubt = {"code": "no_time_shown", "field": "time", "facts": {}}
    return sheet.put(
        Entry(
            id=fresh(Entry),
            debt=debts.sole(sheet),
            kind="call",
            said_by="person",
            precision="before" if latest else "unknown",
            at_latest=latest,
            doubts=(doubt,),
            status="draft",
        )
    )
