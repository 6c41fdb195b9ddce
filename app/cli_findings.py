"""``jushi findings``: what the record shows and what is missing; and a table of the contacts as CSV."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.case.case import Case
from app.case.errors import Refused
from app.cli_output import emit, say
from app.cli_read import paper_language
from app.work import debts

if TYPE_CHECKING:
    import argparse


def findings(options: argparse.Namespace) -> int:
    """Prints the findings; a fault in a rule pack is named and stops nothing."""
    from app.work import contact_table
    from app.work import findings as finding

    lang = options.lang or paper_language()
    with Case.open(Path(options.dir), read_only=True) as case:
        debt = debts.chosen(case, options.debt) if options.debt else None
        analysis = finding.Analysis(
            snapshot=case.snapshot(), as_of=day_of(options.as_of), provisional=options.provisional, debt=debt
        )
        for fault in analysis.packs.faults:
            say(fault.code, fault.facts(), options.lang_shown)
        if options.csv:
            contact_table.write(analysis, Path(options.csv), lang)
        emit(finding.document(analysis, lang))
    return 0


def day_of(text: str | None) -> date | None:
    """The day of ``--as-of``; ``Refused`` if it is none."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise Refused("date_unclear", "--as-of", value=text) from error
