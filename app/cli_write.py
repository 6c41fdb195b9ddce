"""Commands that write: ``new``, ``add``, ``agree``, ``set``."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import wording
from app.case.case import Case
from app.cli_output import Progress, emit, printable, read_json, say
from app.intake import named_kinds
from app.work import agreements, cases, review, settle

if TYPE_CHECKING:
    import argparse

    from app.work.intake import Item

FAULTS = 1


def new(options: argparse.Namespace) -> int:
    """``jushi new``: makes a case and prints where it is and the id of its debt."""
    with cases.create(
        Path(options.dir),
        title=options.title,
        lender=options.lender,
        lender_kind=options.lender_kind,
        borrower=options.borrower,
        contract=options.contract,
        jurisdiction=options.jurisdiction,
        time_zone=options.time_zone,
    ) as case:
        snapshot = case.snapshot()
        emit(
            {
                "case": printable(case.folder),
                "title": snapshot.case.title,
                "debts": [one.id for one in snapshot.debts],
            }
        )
    return 0


def add(options: argparse.Namespace) -> int:
    """``jushi add``: takes in, reads, and accepts as asked; prints what became of each file."""
    from app.work.intake import Intake

    progress = Progress()
    with Case.open(Path(options.dir)) as case:
        intake = Intake(case, [Path(one) for one in options.paths], captured=options.captured)
        stopped = False
        try:
            with closing(intake.run()) as steps:
                for step in steps:
                    progress.at(step.done, step.total, step.facts.get("name", ""))
        except KeyboardInterrupt:
            stopped = True
        progress.end()
        if options.accept != "none" and not stopped:
            (review.accept_all if options.accept == "all" else review.accept_clear)(case)
    emit({"files": [shown(item) for item in intake.items]})
    return _told(intake.items, stopped, options.lang_shown)


def shown(item: Item) -> dict[str, Any]:
    """One file in the words of CONTRACT ``add``."""
    return {
        "path": printable(item.path),
        "sha256": item.sha256,
        "outcome": item.outcome,
        "reason": item.reason,
        "reading": item.reading,
        "drafts": item.drafts,
        "derived_from": item.derived_from,
        "evidence": item.evidence,
    }


def _told(items: list[Item], stopped: bool, lang: str) -> int:
    """Names each fault, and each name that is not what it says, in a sentence; the exit code."""
    faults = [item for item in items if item.outcome == "refused" or item.reading == "failed"]
    for item in (*faults, *(one for one in items if one.reason in named_kinds.REASONS)):
        say("file_fault", {"path": item.path, "sentence": _why(item, lang)}, lang)
    if stopped:
        say("stopped", {}, lang)
    return FAULTS if faults or stopped else 0


def _why(item: Item, lang: str) -> str:
    return wording.sentence(item.reason or item.outcome, item.facts, lang)


def agree(options: argparse.Namespace) -> int:
    """``jushi agree``: records an agreement; prints its id and whether anything changed."""
    data = read_json(options.file)
    with Case.open(Path(options.dir)) as case:
        change, cautions = agreements.record(case, data, debt=options.debt)
        ids = [id for table, id in change.rows if table == "agreement"]
    for one in cautions:
        say(one.code, one.facts, options.lang_shown)
    emit(
        {
            "changed": bool(change.rows),
            "agreements": ids,
            "warnings": [{"code": one.code, **one.facts} for one in cautions],
        }
    )
    return 0


def set_many(options: argparse.Namespace) -> int:
    """``jushi set``: records what a person confirms, as one act."""
    data = read_json(options.file)
    with Case.open(Path(options.dir)) as case:
        change = settle.set_many(case, data, debt=options.debt)
    emit({"changed": [{"table": table, "id": id} for table, id in change.rows]})
    return 0
