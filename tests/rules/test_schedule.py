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


@given(count=st.integers(2, 60), total=st.integers(10**5, 10**8), share=st.integers(1, 99), first=days)
def test_a_balloon_is_the_last_and_the_sum_stays(count: int, total: int, share: int, first: date) -> None:
    balloon = total * share // 100
    plan = schedule.instalments(count, first, total=total, balloon=balloon)
    assert plan[-1].minor == balloon
    assert sum(one.minor for one in plan) == total
    assert max(one.minor for one in plan[:-1]) - min(one.minor for one in plan[:-1]) < count


def test_a_balloon_after_equal_instalments() -> None:
    minors = [one.minor for one in schedule.instalments(4, date(2025, 1, 31), each=100, balloon=900)]
    assert minors == [100, 100, 100, 900]
    for wrong in ({"balloon": 0, "each": 5}, {"balloon": 10, "total": 10}):
        with pytest.raises(ValueError, match="positive"):
            schedule.instalments(3, date(2025, 1, 31), **wrong)
    with pytest.raises(ValueError, match="last of several"):
        schedule.instalments(1, date(2025, 1, 31), each=100, balloon=900)


@given(first=days, count=st.integers(1, 40))
def test_a_weekend_moves_to_monday_only_where_that_is_wanted(first: date, count: int) -> None:
    kept = schedule.instalments(count, first, each=100)
    moved = schedule.instalments(count, first, each=100, weekend="next")
    for before, after in zip(kept, moved, strict=True):
        assert after.due_on.weekday() < 5
        assert 0 <= (after.due_on - before.due_on).days <= 2
        assert (after.due_on == before.due_on) == (before.due_on.weekday() < 5)


@given(count=st.integers(2, 30), n=st.integers(1, 30), minor=st.integers(1, 2000), spread=st.booleans())
def test_an_instalment_changed_later(count: int, n: int, minor: int, spread: bool) -> None:
    plan = schedule.instalments(count, date(2025, 1, 5), each=1000)
    if n > count or (spread and n == count) or (spread and minor > 1000 * (count - n) + 1000 - count):
        return
    changed = schedule.changed(plan, n, minor, spread=spread)
    assert changed[n - 1].minor == minor
    assert [one.minor for one in changed[: n - 1]] == [1000] * (n - 1)
    assert [one.due_on for one in changed] == [one.due_on for one in plan]
    if spread:
        assert sum(one.minor for one in changed) == 1000 * count
    else:
        assert [one.minor for one in changed[n:]] == [1000] * (count - n)


def test_what_cannot_be_changed_is_refused() -> None:
    plan = schedule.instalments(3, date(2025, 1, 5), each=100)
    for n, minor, spread in ((4, 5, False), (1, 0, False), (3, 5, True), (1, 500, True)):
        with pytest.raises(ValueError, match=r"change|positive"):
            schedule.changed(plan, n, minor, spread=spread)
