"""``jushi next``: the four steps, at most three suggestions, and which periods run on complaints."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.case.case import Case
from app.cli_findings import day_of
from app.cli_output import emit
from app.cli_read import paper_language

if TYPE_CHECKING:
    import argparse

    from app.case.snapshot import Snapshot
    from app.followup.clocks import Running


def next_steps(options: argparse.Namespace) -> int:
    """Prints what to do next, as of a day; drafts count as in the window."""
    from app.work import next_steps as steps

    lang = options.lang or paper_language()
    with Case.open(Path(options.dir), read_only=True) as case:
        snapshot = case.snapshot()
        day = day_of(options.as_of) or _last_day(snapshot)
        shown = steps.as_data(steps.next_steps(snapshot, day, lang))
        emit(shown | {"complaints": _complaints(snapshot, day, lang)})
    return 0


def _last_day(snapshot: Snapshot) -> date:
    """The latest day of the confirmed record, never the wall clock's; of an empty one, when it was made."""
    from app.rules.standing import Standing

    return Standing(snapshot).last_day or date.fromisoformat(snapshot.case.created_at[:10])


def _complaints(snapshot: Snapshot, day: date, lang: str) -> list[dict[str, Any]]:
    from app.work import complaint_clocks, complaints

    return [
        {
            "id": one.id,
            "body": one.body,
            "name": complaints.body_name(one, lang),
            "clocks": [_clock(each, lang) for each in complaint_clocks.running(snapshot, one, day)],
        }
        for one in snapshot.complaints
    ]


def _clock(one: Running, lang: str) -> dict[str, Any]:
    return {
        "clock": one.clock.id,
        "title": one.clock.title[lang],
        "article": one.clock.article,
        "who": one.clock.who,
        "state": one.state,
        "from": one.day_from,
        "until": one.until and one.until.isoformat(),
        "doubts": list(one.doubts),
        "unknown_year": one.period.unknown_year,
        "runs_out": one.clock.runs_out[lang],
        "quality": one.clock.quality,
    }
