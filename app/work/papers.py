"""Makes a document from a case: checks the originals it stands on, prepares pictures, writes Word and PDF."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from app.case import moments
from app.case.errors import Refused, Trouble
from app.case.records import Document
from app.case.vault import hash_file
from app.report import kinds
from app.report.blocks import Paragraph, Run
from app.work import originals, paper_files, paper_inputs, typed
from app.work.hiding import Hider
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
    from app.work.hiding import Look

KINDS = tuple(kinds.MODULES)
PDF_ONLY = kinds.PDF_ONLY
#: The kind whose text is pasted into web forms, and the fewest characters of a form that it is made for.
PASTED, LEAST = "complaint", 200
#: Megabytes of a part: what portals take at least, and the fewest that hold text, letters and a picture.
PART, LEAST_PART = 2.0, 0.5


@dataclass(frozen=True, kw_only=True)
class Made:
    """What was made: the files, how many drafts were left out, and originals that are not whole.

    ``missing`` are characters that the PDF names by number because no font has them. ``notices`` are for
    the person, before it is handed in; they are not on the paper. ``left_out`` are pictures that a notice
    stands for, because it is not sure that all which must be hidden in them was found.
    """

    paths: tuple[Path, ...]
    drafts_left: int
    faults: tuple[Trouble, ...]
    content_hash: str
    missing: str = ""
    notices: tuple[Trouble, ...] = ()
    left_out: tuple[Look, ...] = ()


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
    id_page: bool = False,
    part: float = 0,
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
        redact: who gets it (``redaction.PROFILES``), so what is hidden; nothing: all is shown.
        reported: ids of rules known from reports only that may be named; else those the case keeps.
        deadline: ISO date by which a letter asks for an answer; else what the case keeps.
        id_page: adds a page with room for a copy of the identity card to a letter.
        part: megabytes (10**6 bytes) that a file may have: then a bundle is made in parts, ``<name>-1.pdf``
            and so on, with pictures as small as they stay readable; 0: one file.
        pool: a reader to prepare pictures with; one of its own if there is none.
        noted: whether the record keeps that it was made; a preview is not.
        chosen: what was chosen and written, where the case cannot keep it; by default what it keeps.

    Raises:
        Refused: unknown kind or profile, a date that is none.
        Trouble: ``evidence_changed``; what stands in the way of writing.
    """
    choices: dict[str, Any] = {"lang": lang, "date": date, "debt": debt, "redact": redact, "chosen": chosen}
    drawer = drawer_of(case, kind, **choices, reported=reported, deadline=deadline, id_page=id_page)
    _check(kind, out, part)
    doc, faults = yield from originals.sound(case, drawer, despite=despite_faults, pool=pool)
    shown = yield from originals.pictured(case, drawer, doc, pool)
    settings = _settings(drawer, debt, redact, faulty=bool(faults))
    if kind in PDF_ONLY:
        draw = partial(drawer.doc, frozenset(faults))
        doc, settings["pages"], paths = yield from paper_files.bound(case, draw, pdf, shown, part)
        settings |= {"part": part} if part else {}
    else:
        yield from paper_files.written(doc, out, pdf, shown)
        paths = tuple(filter(None, (out, pdf)))
    if noted:
        _note(case, kind, doc.content_hash, paths, settings)
    yield PaperStep(code="document_made", done=1, total=1, made=_made(drawer, doc, paths, faults, part))


def _check(kind: str, out: Path | None, part: float) -> None:
    """A bound paper has no Word file, and only it comes in parts, none of them tiny."""
    if kind in PDF_ONLY and out is not None:
        raise Refused("pdf_only", "out", what=kind)
    if part and (kind not in PDF_ONLY or part < LEAST_PART):
        raise Refused("no_such_part", "part", least=LEAST_PART)


def _settings(drawer: Drawer, debt: str | None, redact: str, *, faulty: bool) -> dict[str, Any]:
    """What it was made with, as the record keeps it."""
    settings = {"lang": drawer.language, "date": drawer.day, "debt": debt, "despite_faults": faulty}
    receiver = drawer.plan.choices.get("receiver")
    return settings | ({"redact": redact} if redact else {}) | ({"receiver": receiver} if receiver else {})


def _made(
    drawer: Drawer, doc: Doc, paths: tuple[Path, ...], faults: Mapping[str, Trouble], part: float
) -> Made:
    """What was made, and what the person should know of it."""
    large = [one.name for one in paths if part and one.stat().st_size > part * paper_files.MEGABYTE]
    larger = (Trouble("part_larger", names="; ".join(large), megabytes=f"{part:g}"),) if large else ()
    return Made(
        paths=paths,
        drafts_left=doc.not_listed,
        faults=tuple(faults.values()),
        content_hash=doc.content_hash,
        missing="".join(sorted(_missing(doc))),
        notices=(*drawer.notices(), *larger),
        left_out=drawer.left_out(),
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
    doc, faults = yield from originals.sound(case, drawer, despite=despite_faults, pool=None)
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
    faults = yield from originals.checked(case, drawer.snapshot, doc)
    if faults:
        raise Trouble("evidence_changed", name=", ".join(str(one.facts["name"]) for one in faults.values()))
    if note:
        said = Paragraph(line=(Run(text=note),), style="note")
        doc = dataclasses.replace(doc, blocks=(*doc.blocks[:1], said, *doc.blocks[1:]))
    shown = yield from originals.pictured(case, drawer, doc, pool)
    yield from paper_files.written(doc, None, pdf, shown)


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
    id_page: bool = False,
) -> Drawer:
    """What draws a document of a kind from the case as it is now; arguments as for :func:`make`.

    ``chosen`` is a plan that is not kept in the case yet.

    Raises:
        Refused: unknown kind or profile, or a date that is none.
    """
    if kind not in KINDS:
        raise Refused("no_such_kind", "kind", what=kind)
    snapshot = case.snapshot()
    hider = Hider(case, snapshot, redact) if redact else None
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
        hider=hider,
        paste=paste,
        reported=_known_rules(reported),
        deadline=typed.day(deadline, "deadline") if deadline else "",
        chosen=chosen,
        id_page=id_page,
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
