from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.case.errors import Refused
from app.case.records import Task
from app.work import tasks

if TYPE_CHECKING:
    from app.case.case import Case

TODAY = date(2026, 8, 20)


def test_what_was_said_of_a_step_is_kept_once_and_undone_as_one(case: Case) -> None:
    tasks.note(case, ["a", "b", "a"], "done", today=TODAY)
    tasks.note(case, ["b"], "later", today=TODAY, until="2026-09-01")
    said = {one.step: (one.state, one.until) for one in case.find(Task)}
    assert said == {"a": ("done", None), "b": ("later", "2026-09-01")}
    assert case.undo_name == "task.later"
    case.undo()
    assert {one.state for one in case.find(Task)} == {"done"}
    tasks.again(case, ["a", "b", "c"])
    assert case.find(Task) == []
    case.undo()
    assert len(case.find(Task)) == 2 and case.verify() == []


@pytest.mark.parametrize("until", [None, "2026-08-20", "2026-08-19", "soon"])
def test_later_needs_a_day_to_come(case: Case, until: str | None) -> None:
    with pytest.raises(Refused) as refused:
        tasks.note(case, ["a"], "later", today=TODAY, until=until)
    assert refused.value.field == "until" and case.find(Task) == []


def test_no_other_word_is_taken(case: Case) -> None:
    with pytest.raises(Refused):
        tasks.note(case, ["a"], "maybe", today=TODAY)


def test_later_comes_back_on_its_day(case: Case) -> None:
    tasks.note(case, ["a"], "later", today=TODAY, until="2026-09-01")
    one = case.find(Task)[0]
    assert tasks.rests(one, date(2026, 8, 31)) and not tasks.rests(one, date(2026, 9, 1))
    assert not tasks.rests(None, TODAY)
