"""Commands about bags: ``export``, ``import``, and ``verify`` of a bag."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.case.case import Case
from app.case.errors import Trouble
from app.cli_output import emit, followed, printable, say, tell_faults

if TYPE_CHECKING:
    import argparse

NO_BAG = frozenset({"bag_unreadable", "bag_too_many", "bag_too_large"})
"""Troubles that are the answer to whether a bag is whole."""


def export(options: argparse.Namespace) -> int:
    """``jushi export``: writes a bag; prints what is in it and how much was left out."""
    from app.cli_read import paper_language
    from app.work import exporting

    with Case.open(Path(options.dir), read_only=True) as case:
        last = followed(
            exporting.export(
                case,
                Path(options.out),
                only=options.only or (),
                everything=options.all,
                lang=paper_language(),
            )
        )
    if last is None or last.bagged is None:
        raise Trouble("document_not_made")
    bagged = last.bagged
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

    last = followed(receiving.receive(Path(options.bag), Path(options.dir)))
    if last is None or last.received is None:
        raise Trouble("document_not_made")
    received = last.received
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

    try:
        last = followed(receiving.verify(place))
    except Trouble as trouble:
        if trouble.code not in NO_BAG:
            raise
        return tell_faults([(trouble.code, trouble.facts)], lang)
    faults = last.faults if last is not None else None
    if faults is None:
        raise Trouble("document_not_made")
    return tell_faults([(one.code, one.facts) for one in faults], lang)
