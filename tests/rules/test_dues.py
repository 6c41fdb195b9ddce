"""States of an instalment against a slow oracle that looks at every day and every payment."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.rules.dues import Paid, covered, due
from app.rules.spans import Span, whole_day

START = date(2025, 1, 10)
offsets = st.integers(-15, 25)
parts = st.lists(st.tuples(offsets, st.integers(0, 1439), st.integers(1, 600)), max_size=4)


def paid_at(offset: int, minute: int) -> datetime:
    return datetime.combine(START + timedelta(days=offset), time(minute // 60, minute % 60))


def make(stated: list[tuple[int, int, int]], grace: int, minor: int = 1000, *, sources=()):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    paid = [Paid(minor=m, span=Span(lo=paid_at(o, t), hi=paid_at(o, t))) for o, t, m in stated]
    return due(id="in_1", n=1, due_on=START, grace_days=grace, minor=minor, paid=paid, sources=sources)


def oracle(stated: list[tuple[int, int, int]], grace: int, minor: int, on: date) -> tuple[str, int]:
    by_then = [(paid_at(o, t), m) for o, t, m in stated if paid_at(o, t).date() <= on]
    total = sum(m for _, m in by_then)
    if total >= minor:
        day = next(
            d
            for d in (START + timedelta(days=n) for n in range(-20, 40))
            if sum(m for t, m in by_then if t.date() <= d) >= minor
        )
        state = "paid" if day <= START else "cured" if (day - START).days <= grace else "late"
        return state, total
    if on < START:
        return "open", total
    if (on - START).days <= grace:
        return "due", total
    return ("missed" if stated else "unknown"), total


@given(stated=parts, grace=st.integers(0, 10), on=offsets)
def test_the_state_on_a_day_is_what_counting_by_hand_gives(
    stated: list[tuple[int, int, int]],
    grace: int,
    on: int,
) -> None:
    day = START + timedelta(days=on)
    answer = make(stated, grace).on(day)
    assert (answer.state, answer.paid_minor) == oracle(stated, grace, 1000, day)


@given(stated=parts, grace=st.integers(0, 10), on=offsets, minute=st.integers(0, 1439))
def test_full_at_a_minute_is_what_adding_up_gives(
    stated: list[tuple[int, int, int]],
    grace: int,
    on: int,
    minute: int,
) -> None:
    t = paid_at(on, minute)
    expected = sum(m for o, at, m in stated if paid_at(o, at) <= t) >= 1000
    one = make(stated, grace)
    assert one.full_at(t) is (expected if stated else None)


@given(
    first=offsets,
    length=st.integers(0, 10),
    sources=st.lists(st.tuples(offsets, st.integers(0, 12)), max_size=5),
)
def test_sources_cover_a_time_when_they_cover_each_of_its_days(
    first: int,
    length: int,
    sources: list[tuple[int, int]],
) -> None:
    spans = [(START + timedelta(days=lo), START + timedelta(days=lo + n)) for lo, n in sources]
    wanted = [START + timedelta(days=first + n) for n in range(length + 1)]
    expected = all(any(lo <= day <= hi for lo, hi in spans) for day in wanted)
    assert covered(wanted[0], wanted[-1], spans) is expected


def test_no_payment_is_unknown_until_a_statement_covers_the_time() -> None:
    after = START + timedelta(days=10)
    assert make([], 3).on(after).state == "unknown"
    assert make([], 3, sources=[(START, START + timedelta(days=2))]).on(after).state == "unknown"
    assert make([], 3, sources=[(START, START + timedelta(days=3))]).on(after).state == "missed"


def test_a_payment_known_by_its_day_is_full_at_the_end_of_that_day_for_sure() -> None:
    one = due(
        id="in_1",
        n=1,
        due_on=START,
        grace_days=0,
        minor=5,
        sources=(),
        paid=[Paid(minor=5, span=whole_day(START + timedelta(days=2)))],
    )
    assert one.full_at(paid_at(1, 1439)) is False
    assert one.full_at(paid_at(2, 600)) is None
    assert one.full_at(paid_at(3, 0)) is True
    assert one.on(START + timedelta(days=2)).paid_on == START + timedelta(days=2)


def test_a_payment_without_a_day_is_counted_and_leaves_the_state_unknown() -> None:
    one = due(
        id="in_1", n=1, due_on=START, grace_days=0, minor=5, sources=(), paid=[Paid(minor=5, span=None)]
    )
    answer = one.on(START + timedelta(days=9))
    assert (answer.state, answer.paid_minor, answer.paid_on) == ("unknown", 5, None)
