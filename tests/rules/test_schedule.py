"""Schedules: sums exact to the fen, ends of months right."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules import schedule

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 12, 31))
remainders = st.sampled_from(["first", "last"])


@given(count=st.integers(1, 120), total=st.integers(120, 10**9), remainder=remainders, first=days)
def test_a_total_is_split_to_the_last_fen(count: int, total: int, remainder: str, first: date) -> None:
    plan = schedule.instalments(count, first, total=total, remainder=remainder)  # type: ignore[arg-type]
    minors = [one.minor for one in plan]
    assert sum(minors) == total
    odd = minors.pop(0 if remainder == "first" else -1)
    assert len(set(minors)) <= 1
    assert all(0 <= odd - one < count for one in minors)


@given(count=st.integers(2, 60), each=st.integers(1, 10**6), last=st.integers(1, 10**6))
def test_a_stated_monthly_sum_leaves_the_rest_to_the_last(count: int, each: int, last: int) -> None:
    minors = schedule.sums(count, each=each, total=each * (count - 1) + last)
    assert minors == [each] * (count - 1) + [last]


@given(count=st.integers(1, 240), first=days)
def test_each_month_has_one_instalment_on_the_first_ones_day_or_the_months_last(
    count: int, first: date
) -> None:
    plan = schedule.instalments(count, first, each=100)
    assert [one.n for one in plan] == list(range(1, count + 1))
    year, month = first.year, first.month
    for one in plan:
        assert (one.due_on.year, one.due_on.month) == (year, month)
        assert one.due_on.day == min(first.day, calendar.monthrange(year, month)[1])
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def test_the_last_of_january_comes_back_after_february() -> None:
    due = [one.due_on.isoformat() for one in schedule.instalments(4, date(2024, 1, 31), each=1)]
    assert due == ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]


@pytest.mark.parametrize(
    ("count", "total", "each"),
    [
        (0, 100, None),
        (3, None, None),
        (3, 2, None),
        (3, 100, 50),
        (3, 0, None),
        (2, None, 0),
    ],
)
def test_a_plan_that_does_not_work_out_is_refused(count: int, total: int | None, each: int | None) -> None:
    with pytest.raises(ValueError, match=r"schedule|instalment"):
        schedule.sums(count, total=total, each=each)
