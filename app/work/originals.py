"""The originals that a document stands on: whether they are whole, and what paper shows of them."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from app.case.errors import Trouble
from app.case.vault import hash_file
from app.work import pictures
from app.work.steps import Step

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from app.case.case import Case
    from app.case.records import Evidence
    from app.case.snapshot import Snapshot
    from app.intake.reader_client import ReaderPool
    from app.report.blocks import Doc, Picture
    from app.work.hiding import Hider
    from app.work.paper_inputs import Drawer

#: A picture that cannot be made is left out of the paper.
NO_PICTURE = frozenset({"picture_failed", "evidence_missing"})


def sound(case: Case, drawer: Drawer, *, despite: bool, pool: ReaderPool | None) -> Any:  # noqa: ANN401
    """Steps, then the document with faulty originals marked, and the faults by id of the evidence.

    Raises:
        Trouble: ``evidence_changed`` where there are faults and it must not go on ``despite`` them.
    """
    if drawer.hider is not None:
        yield from _read_on(drawer.plain().pictures(), drawer.hider, pool)
    doc = drawer.doc()
    faults = yield from checked(case, drawer.snapshot, doc)
    if faults and not despite:
        raise Trouble("evidence_changed", name=", ".join(str(one.facts["name"]) for one in faults.values()))
    return (drawer.doc(frozenset(faults)) if faults else doc), faults


def _read_on(wanted: Iterable[Picture], hider: Hider, pool: ReaderPool | None) -> Any:  # noqa: ANN401  steps
    """Has pages read whose words no reading has, so that it is known what to hide on them."""
    unread = [one for one in wanted if hider.needs_reading(one.evidence, one.page)]
    if not unread:
        return
    with _reader(pool) as reader:
        for done, one in enumerate(unread, start=1):
            hider.prepare(reader, one.evidence, one.page)
            yield Step(code="reading", done=done, total=len(unread))


def checked(case: Case, snapshot: Snapshot, doc: Doc) -> Any:  # noqa: ANN401  steps, then faults by id
    """Hashes every original the document stands on."""
    rows, used = {row.id: row for row in snapshot.evidence}, doc.used()
    faults: dict[str, Trouble] = {}
    for done, id in enumerate(used, start=1):
        if not _whole(case, rows[id]):
            faults[id] = Trouble("evidence_marked", name=rows[id].name)
        yield Step(code="checking", done=done, total=len(used), facts={"name": rows[id].name})
    return faults


def _whole(case: Case, evidence: Evidence) -> bool:
    try:
        return hash_file(case.vault.path(evidence)) == evidence.sha256
    except (Trouble, OSError):
        return False


def pictured(case: Case, drawer: Drawer, doc: Doc, pool: ReaderPool | None) -> Any:  # noqa: ANN401
    """Steps, then upright pictures by evidence and page, covered where the drawer hides something.

    One that cannot be made is left out of the paper.
    """
    rows, wanted = {row.id: row for row in drawer.snapshot.evidence}, doc.pictures()
    shown: dict[tuple[str, int], Path] = {}
    if not wanted:
        return shown
    with _reader(pool) as reader:
        for done, one in enumerate(wanted, start=1):
            made = _picture(case, drawer.hider, reader, rows[one.evidence], one.page)
            if made is not None:
                shown[one.evidence, one.page] = made
            yield Step(code="picture", done=done, total=len(wanted), facts={"name": rows[one.evidence].name})
    return shown


def _picture(case: Case, hider: Hider | None, pool: ReaderPool, evidence: Evidence, page: int) -> Path | None:
    try:
        if hider is not None:
            return hider.picture(pool, evidence.id, page)
        return pictures.for_paper(case, pool, evidence, page)
    except Trouble as trouble:
        if trouble.code not in NO_PICTURE:
            raise
        return None


def original(case: Case, evidence: Evidence) -> Path:
    """Where an original lies.

    Raises:
        Trouble: ``evidence_changed`` if it is gone.
    """
    try:
        return case.vault.path(evidence)
    except Trouble as trouble:
        raise Trouble("evidence_changed", name=evidence.name) from trouble


def _reader(pool: ReaderPool | None) -> AbstractContextManager[ReaderPool]:
    """The reader given, or one of its own."""
    from app.intake.reader_client import ReaderPool

    return ReaderPool() if pool is None else nullcontext(pool)
