"""The one next thing to do: the four steps with where the case stands, and at most three suggestions.

Nothing here is law of its own: what a sentence says of law stands in a rule, a clock, a card or a check, and
each suggestion names which. The same record on the same day gives the same answer.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.work import next_path, next_sources, tasks
from app.work.finding_words import Words
from app.work.findings import Analysis

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.case.records import Task
    from app.case.snapshot import Snapshot
    from app.work.next_path import Stage
    from app.work.next_sources import Proposal

MOST = 3


@dataclass(frozen=True, kw_only=True)
class Rested:
    """A step that the person put away: ``state`` done, later (``until``) or not_for_me."""

    proposal: Proposal
    state: str
    until: str | None


@dataclass(frozen=True, kw_only=True)
class NextSteps:
    """``path``: the four steps; ``suggestions``: at most three; ``more``: how many wait behind them."""

    as_of: date
    path: tuple[Stage, ...]
    suggestions: tuple[Proposal, ...] = ()
    more: int = 0
    rested: tuple[Rested, ...] = field(default=())


def next_steps(
    snapshot: Snapshot, today: date, lang: str = "zh_CN", *, analysis: Analysis | None = None
) -> NextSteps:
    """What to do next.

    Args:
        snapshot: the record.
        today: the day it is looked at.
        lang: language of the sentences.
        analysis: an analysis of the same snapshot and day, if there is one already; drafts may count.
    """
    seen = analysis or Analysis(snapshot=snapshot, as_of=today, provisional=True)
    found = next_sources.proposals(seen, today, Words(lang))
    said = {one.step: one for one in snapshot.tasks}
    open_, rested = [], []
    for one in found:
        left = tuple(step for step in one.steps if not tasks.rests(said.get(step), today))
        if left:
            open_.append(one)
        else:
            rested.append(_rested(one, [said[step] for step in one.steps]))
    return NextSteps(
        as_of=today,
        path=next_path.path(seen, found, today, Words(lang)),
        suggestions=tuple(open_[:MOST]),
        more=max(len(open_) - MOST, 0),
        rested=tuple(rested),
    )


def _rested(one: Proposal, said: Sequence[Task]) -> Rested:
    states = {task.state for task in said}
    state = next(name for name in ("later", "not_for_me", "done") if name in states)
    return Rested(proposal=one, state=state, until=min((t.until for t in said if t.until), default=None))


def as_data(found: NextSteps) -> dict[str, Any]:
    """The answer as plain data, for the command line."""
    return {
        "as_of": found.as_of.isoformat(),
        "path": [dataclasses.asdict(one) for one in found.path],
        "suggestions": [_data(one) for one in found.suggestions],
        "more": found.more,
        "put_away": [
            {"step": one.proposal.id, "title": one.proposal.title, "state": one.state, "until": one.until}
            for one in found.rested
        ],
    }


def _data(one: Proposal) -> dict[str, Any]:
    shown = dataclasses.asdict(one)
    del shown["rank"]
    return shown | {"id": one.id, "until": one.until and one.until.isoformat()}
