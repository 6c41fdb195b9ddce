"""Commands about bags: ``export``, ``import``, and ``verify`` of a bag."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app import wording
from app.case.case import Case
from app.case.errors import Trouble
from app.cli_output import Progress, emit, printable, say

if TYPE_CHECKING:
    import argparse

NO_BAG = frozenset({"bag_unreadable", "bag_too_many", "bag_too_large"})
"""Troubles that are the answer to whether a bag is whole."""


def export(options: argparse.Namespace) -> int:
    """``jushi export``: writes a bag; prints what is in it and how much was left out."""
    from app.cli_read import paper_language
    from app.work import exporting

    progress, bagged = Progress(), None
    with Case.open(Path(options.dir), read_only=True) as case:
        steps = exporting.export(
            case,
            Path(options.out),
            only=options.only or (),
            everything=options.all,
            lang=paper_language(),
        )
        for step in steps:
            progress.at(step.done, step.total, step.facts.get("name", ""))
            bagged = step.bagged or bagged
    progress.end()
    if bagged is None:
        raise Trouble("document_not_made")
    say(
        "bag_left_out",
        {"what": exporting.left_out_line(bagged.left_out, options.lang_shown)},
        options.lang_shown,
    )
    emit(
        {
            "file": printable(bagged.path),
            "scope": bagged.scope,
            "entries": bagged.entries,
            "files": bagged.files,
            "left_out": dict(bagged.left_out),
        }
    )
    return 0


def receive(options: argparse.Namespace) -> int:
    """``jushi import``: makes a case from a bag that is whole; prints what came along."""
    from app.work import receiving

    progress, received = Progress(), None
    for step in receiving.receive(Path(options.bag), Path(options.dir)):
        progress.at(step.done, step.total, step.facts.get("name", ""))
        received = step.received or received
    progress.end()
    if received is None:
        raise Trouble("document_not_made")
    emit(
        {
            "case": printable(received.folder),
            "from": Path(options.bag).name,
            "scope": received.scope,
            "entries": received.entries,
            "files": received.files,
            "left_out": received.left_out,
        }
    )
    return 0


def verify(place: Path, lang: str) -> int:
    """``jushi verify BAG``: silent and 0 when whole, else one line per fault on standard output and 1."""
    from app.work import receiving

    progress, told = Progress(), []
    try:
        for step in receiving.verify(place):
            progress.at(step.done, step.total)
            told = [(one.code, one.facts) for one in step.faults or ()]
    except Trouble as trouble:
        if trouble.code not in NO_BAG:
            raise
        told = [(trouble.code, trouble.facts)]
    progress.end()
    for code, facts in told:
        shown = {name: printable(value) for name, value in facts.items()}
        print(wording.sentence(code, shown, lang))  # noqa: T201  the result itself
    return 1 if told else 0
