"""Makes a document from a case: checks the originals it stands on, prepares pictures, writes Word and PDF."""

from __future__ import annotations

import dataclasses
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.case import moments
from app.case.errors import Refused, Trouble
from app.case.records import Document, Evidence
from app.case.vault import hash_file
from app.report import kinds
from app.report.blocks import Paragraph, Run
from app.work import paper_inputs, pictures, typed
from app.work.paper_inputs import Drawer
from app.work.sheet import Sheet, act, fresh
from app.work.steps import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from app.case.case import Case
    from app.case.records import PaperPlan
    from app.case.snapshot import Snapshot
    from app.intake.reader_client import ReaderPool
    from app.report.blocks import Doc

KINDS = tuple(kinds.MODULES)
PDF_ONLY = kinds.PDF_ONLY
#: The kind whose text is pasted into web forms, and the fewest characters of a form that it is made for.
PASTED, LEAST = "complaint", 200


@dataclass(frozen=True, kw_only=True)
class Made:
    """What was made: the files, how many drafts were left out, and originals that are not whole.

    ``missing`` are characters that the PDF names by number because no font has them. ``notices`` are for
    the person, before it is handed in; they are not on the paper.
    """

    paths: tuple[Path, ...]
    drafts_left: int
    faults: tuple[Trouble, ...]
    content_hash: str
    missing: str = ""
    notices: tuple[Trouble, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PaperStep(Step):
    """A step of making a document; the last one carries what was made."""

    made: Made | None = None


def make(
    case: Case,
    kind: str,
    out: Path | None,
    *,
    pdf: Path | None = None,
    lang: str = "zh_CN",
    date: str | None = None,
    despite_faults: bool = False,
    debt: str | None = None,
    redact: str = "",
    reported: frozenset[str] = frozenset(),
    deadline: str = "",
    pool: ReaderPool | None = None,
    noted: bool = True,
    chosen: PaperPlan | None = None,
) -> Iterator[PaperStep]:
    """Makes a document of a kind.

    Args:
        case: read-only is enough; then it is not noted in the record that the document was made.
        kind: one of :data:`KINDS`.
        out: the Word file, or ``None`` for none; a kind of :data:`PDF_ONLY` has none.
        pdf: its PDF twin, or ``None``.
        lang: language of our sentences; some kinds are in Chinese only (``Made.notices``).
        date: ISO date on paper; by default that of the last act that changed content.
        despite_faults: goes on, with a visible mark, when a used original is missing or changed.
        debt: only one loan.
        redact: a profile of what is masked (``paper_inputs.PROFILES``), or nothing.
        reported: ids of rules known from reports only that may be named; else those the case keeps.
        deadline: ISO date by which a letter asks for an answer; else what the case keeps.
        pool: a reader to prepare pictures with; one of its own if there is none.
        noted: whether the record keeps that it was made; a preview is not.
        chosen: what was chosen and written, where the case cannot keep it; by default what it keeps.

    Raises:
        Refused: unknown kind or profile, a date that is none, pictures that cannot be masked.
        Trouble: ``evidence_changed``; what stands in the way of writing.
    """
    choices: dict[str, Any] = {"lang": lang, "date": date, "debt": debt, "redact": redact}
    drawer = drawer_of(case, kind, **choices, reported=reported, deadline=deadline, chosen=chosen)
    if kind in PDF_ONLY and out is not None:
        raise Refused("pdf_only", "out", what=kind)
    doc, faults = yield from _sound(case, drawer, despite_faults)
    shown = yield from _pictured(case, drawer.snapshot, doc, pool)
    settings: dict[str, Any] = {"lang": drawer.language, "date": drawer.day, "debt": debt}
    settings |= {"despite_faults": bool(faults)} | ({"redact": redact} if redact else {})
    settings |= {"receiver": to} if (to := drawer.plan.choices.get("receiver")) else {}
    if kind in PDF_ONLY:
        doc, settings["pages"] = yield from _bound(drawer, frozenset(faults), pdf, shown)
    else:
        yield from _written(doc, out, pdf, shown)
    paths = tuple(filter(None, (out, pdf)))
    if noted:
        _note(case, kind, doc.content_hash, paths, settings)
    made = _made(drawer, doc, paths, faults)
    yield PaperStep(code="document_made", done=1, total=1, made=made)


def _made(drawer: Drawer, doc: Doc, paths: tuple[Path, ...], faults: Mapping[str, Trouble]) -> Made:
    """What was made, and what the person should know of it."""
    return Made(
        paths=paths,
        drafts_left=doc.not_listed,
        faults=tuple(faults.values()),
        content_hash=doc.content_hash,
        missing="".join(sorted(_missing(doc))),
        notices=drawer.notices(),
    )


@dataclass(frozen=True, kw_only=True)
class Pasted(Step):
    """A text for a web form; ``count`` is its length as the form counts it."""

    text: str = ""
    count: int = 0
    drafts_left: int = 0
    faults: tuple[Trouble, ...] = ()
    notices: tuple[Trouble, ...] = ()


def paste(
    case: Case,
    most: int,
    *,
    date: str | None = None,
    despite_faults: bool = False,
    debt: str | None = None,
    redact: str = "",
) -> Iterator[Step]:
    """The complaint as a text of at most ``most`` characters; the last step is a :class:`Pasted`.

    Raises:
        Refused: a form of fewer characters than :data:`LEAST`, an unknown profile.
        Trouble: ``evidence_changed``.
    """
    from app.report import paste as texts

    drawer = drawer_of(case, PASTED, date=date, debt=debt, redact=redact, paste=most)
    doc, faults = yield from _sound(case, drawer, despite_faults)
    text = texts.written(doc)
    yield Pasted(
        code="document_made",
        done=1,
        total=1,
        text=text,
        count=texts.count(text),
        drafts_left=doc.not_listed,
        faults=tuple(faults.values()),
        notices=drawer.notices(),
    )


def draw(
    case: Case, drawer: Drawer, pdf: Path, *, pool: ReaderPool | None = None, note: str = ""
) -> Iterator[PaperStep]:
    """Writes the PDF of a drawer's document; ``note`` is a sentence below its title. Nothing is noted.

    Raises:
        Trouble: ``evidence_changed``; what stands in the way of writing.
    """
    doc = drawer.doc()
    faults = yield from _checked(case, drawer.snapshot, doc)
    if faults:
        raise Trouble("evidence_changed", name=", ".join(str(one.facts["name"]) for one in faults.values()))
    if note:
        said = Paragraph(line=(Run(text=note),), style="note")
        doc = dataclasses.replace(doc, blocks=(*doc.blocks[:1], said, *doc.blocks[1:]))
    shown = yield from _pictured(case, drawer.snapshot, doc, pool)
    yield from _written(doc, None, pdf, shown)


def original(case: Case, evidence: Evidence) -> Path:
    """Where an original lies.

    Raises:
        Trouble: ``evidence_changed`` if it is gone.
    """
    try:
        return case.vault.path(evidence)
    except Trouble as trouble:
        raise Trouble("evidence_changed", name=evidence.name) from trouble


def drawer_of(
    case: Case,
    kind: str,
    *,
    lang: str = "zh_CN",
    date: str | None = None,
    debt: str | None = None,
    redact: str = "",
    paste: int = 0,
    reported: frozenset[str] = frozenset(),
    deadline: str = "",
    chosen: PaperPlan | None = None,
) -> Drawer:
    """What draws a document of a kind from the case as it is now; arguments as for :func:`make`.

    ``chosen`` is a plan that is not kept in the case yet.

    Raises:
        Refused: unknown kind or profile, or a date that is none.
    """
    if kind not in KINDS:
        raise Refused("no_such_kind", "kind", what=kind)
    if redact and redact not in paper_inputs.PROFILES:
        raise Refused("no_such_profile", "redact", what=redact, choices=", ".join(paper_inputs.PROFILES))
    snapshot = case.snapshot()
    day = typed.day(date, "date") if date else as_of(snapshot)
    if paste and (kind != PASTED or paste < LEAST):
        raise Refused("no_such_paste", "paste", what=kind, least=LEAST)
    sheets = paper_inputs.sheets(case) if kind in PDF_ONLY else {}
    return Drawer(
        kind=kind,
        snapshot=snapshot,
        lang=lang,
        day=day,
        debt=debt,
        sheets=sheets,
        profile=redact,
        paste=paste,
        reported=_known_rules(reported),
        deadline=typed.day(deadline, "deadline") if deadline else "",
        chosen=chosen,
    )


def _known_rules(ids: frozenset[str]) -> frozenset[str]:
    """Those ids; ``Refused`` for one that no rule has."""
    from app.rules import packs

    known = {one.id for one in packs.all_packs().rules} if ids else set()
    for id in sorted(ids - known):
        raise Refused("no_such_rule", "reported", rule=id)
    return ids


def _missing(doc: Doc) -> set[str]:
    from app.report import fonts

    return fonts.missing_in(doc)


def as_of(snapshot: Snapshot) -> str:
    """Local date of the last act that changed content; of the case's making if there was none."""
    text = snapshot.last_content_act_at or snapshot.case.created_at
    zone = snapshot.case.time_zone
    return moments.local_iso(datetime.fromisoformat(text), zone)[:10] if text else moments.now(zone)[:10]


def _sound(case: Case, drawer: Drawer, despite: bool) -> Any:  # noqa: ANN401  steps, then document and faults
    """The document, faulty originals marked; ``Trouble`` where there are some and it must not go on."""
    doc = drawer.doc()
    faults = yield from _checked(case, drawer.snapshot, doc)
    if faults and not despite:
        raise Trouble("evidence_changed", name=", ".join(str(one.facts["name"]) for one in faults.values()))
    return (drawer.doc(frozenset(faults)) if faults else doc), faults


def _checked(case: Case, snapshot: Snapshot, doc: Doc) -> Any:  # noqa: ANN401  steps, then faults by id
    """Hashes every original the document stands on."""
    rows, used = {row.id: row for row in snapshot.evidence}, doc.used()
    faults: dict[str, Trouble] = {}
    for done, id in enumerate(used, start=1):
        if not _whole(case, rows[id]):
            faults[id] = Trouble("evidence_marked", name=rows[id].name)
        yield PaperStep(code="checking", done=done, total=len(used), facts={"name": rows[id].name})
    return faults


def _whole(case: Case, evidence: Evidence) -> bool:
    try:
        return hash_file(case.vault.path(evidence)) == evidence.sha256
    except (Trouble, OSError):
        return False


def _pictured(case: Case, snapshot: Snapshot, doc: Doc, pool: ReaderPool | None) -> Any:  # noqa: ANN401
    """Upright pictures by evidence and page; one that cannot be made is left out of the paper."""
    rows, wanted = {row.id: row for row in snapshot.evidence}, doc.pictures()
    shown: dict[tuple[str, int], Path] = {}
    if not wanted:
        return shown
    with nullcontext(pool) if pool is not None else _own_pool() as reader:
        for done, one in enumerate(wanted, start=1):
            try:
                shown[one.evidence, one.page] = pictures.for_paper(case, reader, rows[one.evidence], one.page)
            except Trouble as trouble:
                if trouble.code not in ("picture_failed", "evidence_missing"):
                    raise
            yield PaperStep(
                code="picture", done=done, total=len(wanted), facts={"name": rows[one.evidence].name}
            )
    return shown


def _own_pool() -> ReaderPool:
    from app.intake.reader_client import ReaderPool

    return ReaderPool()


def _written(
    doc: Doc, out: Path | None, pdf: Path | None, shown: Mapping[tuple[str, int], Path]
) -> Iterator[PaperStep]:
    if out is not None:
        from app.report import word

        word.write(doc, out, shown)
        yield PaperStep(code="writing", facts={"name": out.name})
    if pdf is not None:
        from app.report import pdf as pdf_writer

        pdf_writer.write(doc, pdf, shown)
        yield PaperStep(code="writing", facts={"name": pdf.name})


def _bound(
    drawer: Drawer, faulty: frozenset[str], pdf: Path | None, shown: Mapping[tuple[str, int], Path]
) -> Any:  # noqa: ANN401  steps, then the document and its pages
    """Writes a document that names its own pages."""
    from app.report import files
    from app.report import pdf as pdf_writer

    content, doc, pages = pdf_writer.render_paged(lambda known: drawer.doc(faulty, known), shown)
    if pdf is not None:
        files.write(pdf, content)
        yield PaperStep(code="writing", facts={"name": pdf.name})
    return doc, {evidence: list(span) for evidence, span in pages.items()}


def _note(
    case: Case, kind: str, content_hash: str, paths: tuple[Path, ...], settings: dict[str, Any]
) -> None:
    """Notes what was made; the same bytes under the same name are noted once."""
    if case.read_only:
        return
    made = [
        Document(
            id=fresh(Document),
            kind=kind,
            name=path.name,
            settings=settings,
            sha256=hash_file(path),
            content_hash=content_hash,
            made_at=moments.now(case.snapshot().case.time_zone),
        )
        for path in paths
    ]
    known = {(one.kind, one.name, one.sha256) for one in case.find(Document)}
    new = [one for one in made if (one.kind, one.name, one.sha256) not in known]

    def fill(sheet: Sheet) -> None:
        for one in new:
            sheet.put(one)

    if new:
        act(case, "document.made", fill, actor="machine")
