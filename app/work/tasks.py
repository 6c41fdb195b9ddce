"""What the person said about proposed next steps: done, later, not for me; each said once, undone as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.case.errors import Refused
from app.case.records import Task
from app.work import typed
from app.work.sheet import Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.case.case import Case, Change

STATES = ("done", "later", "not_for_me")


def note(case: Case, steps: Sequence[str], state: str, *, today: date, until: str | None = None) -> Change:
    """Says of some steps that they are done, for later, or not for this person.

    Args:
        case: the case.
        steps: their names; what was said of them before is replaced.
        state: one of ``STATES``.
        today: when it is said.
        until: ISO day after today on which a step for ``later`` comes back.

    Raises:
        Refused: ``later`` without a day, or with one that is not in the future.
    """
    return act(case, f"task.{state}", lambda sheet: lay(sheet, steps, state, today=today, until=until))


def lay(sheet: Sheet, steps: Sequence[str], state: str, *, today: date, until: str | None = None) -> None:
    """The same inside an act."""
    chosen = typed.choice(state, "state", STATES)
    day = typed.day(until, "until") if chosen == "later" else None
    if day is not None and day <= today.isoformat():
        raise Refused("task_until_past", "until", day=day)
    for step in dict.fromkeys(steps):
        old = next(iter(sheet.find(Task, step=step)), None)
        said = {"state": chosen, "noted_on": today.isoformat(), "until": day}
        if old is None:
            sheet.put(Task(id=fresh(Task), step=step, **said))
        else:
            sheet.change(old, **said)


def again(case: Case, steps: Sequence[str]) -> Change:
    """Takes back what was said of some steps: they are proposed again."""

    def fill(sheet: Sheet) -> None:
        for step in steps:
            for one in sheet.find(Task, step=step):
                sheet.remove(one)

    return act(case, "task.again", fill)


def rests(task: Task | None, today: date) -> bool:
    """Whether a step need not be proposed on a day: done, not for this person, or for a later day."""
    if task is None:
        return False
    return task.state != "later" or (task.until or "") > today.isoformat()
