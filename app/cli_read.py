"""Commands that read: dump, search, document, print, verify, calendar."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import cli_bag, settings, wording
from app.case.case import Case
from app.case.errors import Refused, Trouble
from app.cli_output import Progress, emit, followed, printable, say, tell_faults
from app.report import files
from app.work import debts, paper_plans, papers, print_shop, receiving
from app.work import dump as dumping
from app.work import search as searching

if TYPE_CHECKING:
    import argparse

    from app.case.records import PaperPlan


def _open(options: argparse.Namespace) -> Case:
    return Case.open(Path(options.dir), read_only=True)


def dump(options: argparse.Namespace) -> int:
    """``jushi dump``: everything, or with ``--debt`` what concerns one debt."""
    with _open(options) as case:
        if options.debt:
            debts.chosen(case, options.debt)
        emit(dumping.dump(case, debt=options.debt))
    return 0


def search(options: argparse.Namespace) -> int:
    """``jushi search``: entries and evidence that hold the words."""
    with _open(options) as case:
        emit(searching.search(case, " ".join(options.words), debt=options.debt))
    return 0


def document(options: argparse.Namespace) -> int:
    """``jushi document``: a document as Word, with a PDF twin where asked; a bundle as PDF; or a text."""
    if options.paste is not None:
        return _paste(options)
    if options.print_shop:
        return _print_shop(options)
    if options.kind in papers.PDF_ONLY:
        if options.pdf is not None:
            raise Refused("pdf_only", "--pdf", what=options.kind)
        return _make(options, None, Path(options.out))
    return _make(options, Path(options.out), Path(options.pdf) if options.pdf else None)


def _paste(options: argparse.Namespace) -> int:
    """A text for a web form, written to a file; prints how many characters the form will count."""
    if options.pdf is not None:
        raise Refused("paste_is_text", "--pdf")
    with _open(options) as case:
        steps = papers.paste(
            case,
            options.paste,
            date=options.date,
            despite_faults=options.despite_faults,
            debt=options.debt,
            redact=options.redact or "",
        )
        last = followed(steps)
    if not isinstance(last, papers.Pasted):
        raise Trouble("document_not_made")
    out = Path(options.out)
    files.write(out, last.text.encode("utf-8"))
    _told(options, last)
    emit({"files": [printable(out)], "characters": last.count, "drafts_left": last.drafts_left})
    return 0


def _print_shop(options: argparse.Namespace) -> int:
    """One PDF and the slip for a print shop; prints what the slip says."""
    if options.pdf is not None or options.parts:
        raise Refused("print_shop_alone", "--print-shop")
    pdf = Path(options.out)
    with Case.open(Path(options.dir)) as case:
        last = followed(
            print_shop.pack(
                case,
                options.kind,
                pdf,
                copies=options.copies,
                two_sided=not options.one_sided,
                chosen=_plan(case, options),
                **_choices(options),
            )
        )
    if not isinstance(last, print_shop.Packed) or last.made is None:
        raise Trouble("document_not_made")
    _told(options, last.made)
    order = last.order
    emit(
        {
            "files": [printable(one) for one in last.paths],
            "pages": order.pages,
            "sheets": order.sheets,
            "copies": order.copies,
            "drafts_left": last.made.drafts_left,
        }
    )
    return 0


def _plan(case: Case, options: argparse.Namespace) -> PaperPlan | None:
    """What is kept for the kind, with what is chosen for this once; ``None``: nothing is."""
    if not options.with_recordings:
        return None
    kept = paper_plans.plan_of(case.snapshot(), options.kind)
    return dataclasses.replace(kept, choices={**kept.choices, "recordings": True})


def _choices(options: argparse.Namespace) -> dict[str, Any]:
    """What was chosen for a document, as ``papers.make`` takes it."""
    return {
        "lang": options.lang or paper_language(),
        "date": options.date,
        "despite_faults": options.despite_faults,
        "debt": options.debt,
        "redact": options.redact or "",
        "reported": frozenset(options.reported),
        "deadline": options.deadline or "",
        "id_page": options.id_page,
    }


def _told(options: argparse.Namespace, made: papers.Made | papers.Pasted) -> None:
    """What was left out, marked, and should be known before it is handed in."""
    if made.drafts_left:
        say("drafts_left", {"count": made.drafts_left}, options.lang_shown)
    if isinstance(made, papers.Made) and made.missing:
        say("characters_missing", {"characters": "、".join(made.missing)}, options.lang_shown)
    for told in (*made.faults, *made.notices):
        say(told.code, told.facts, options.lang_shown)


def printing(options: argparse.Namespace) -> int:
    """``jushi print``: the same bytes as the PDF of ``document DIR timeline --pdf``."""
    options.lang, options.date, options.despite_faults = None, None, False
    options.kind, options.debt, options.parts = "timeline", None, 0.0
    options.reported, options.deadline, options.id_page = (), None, False
    options.with_recordings = False
    return _make(options, None, Path(options.out))


def _make(options: argparse.Namespace, out: Path | None, pdf: Path | None) -> int:
    with Case.open(Path(options.dir)) as case:
        made_with = {"chosen": _plan(case, options), **_choices(options)}
        steps = papers.make(case, options.kind, out, pdf=pdf, part=options.parts, **made_with)
        last = followed(steps)
    if last is None or last.made is None:
        raise Trouble("document_not_made")
    made = last.made
    _told(options, made)
    emit({"files": [printable(one) for one in made.paths], "drafts_left": made.drafts_left})
    return 0


def paper_language() -> str:
    """The language of paper: the setting, else Chinese for Chinese readers' offices."""
    wish = settings.load().document_language
    return wish if wish in wording.LANGUAGES else "zh_CN"


def verify(options: argparse.Namespace) -> int:
    """``jushi verify``: silent and 0 when whole, else one line per fault and 1."""
    place = Path(options.dir)
    if receiving.is_bag(place):
        return cli_bag.verify(place, options.lang_shown)
    progress = Progress()
    with _open(options) as case:
        faults = case.verify(lambda done, total: progress.at(done, total))
    progress.end()
    return tell_faults([(one.code, one.facts) for one in faults], options.lang_shown)


def calendar(options: argparse.Namespace) -> int:
    """``jushi calendar``: the days to keep in mind as a calendar file for a phone."""
    from app.work import calendar as calendars

    out, lang = Path(options.out), options.lang or options.lang_shown
    with _open(options) as case:
        made = calendars.make(case, lang=lang, words=options.words or "", debt=options.debt)
    files.write(out, made.content)
    for code, facts in calendars.notices(made):
        say(code, facts, options.lang_shown)
    emit({"file": printable(out), "days": made.days, "cancelled": made.cancelled})
    return 0
