"""What payments count for: on time, early, late, in parts, one for two, twice, refunded, named."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.rules.allocating import Money, Sum, propose, reason

PLAN = [Sum(id=f"in_{n}", n=n, due_on=date(2026, 3 + n, 5), minor=100) for n in (1, 2, 3, 4)]


def money(id: str, day: str, minor: int = 100, **more: object) -> Money:
    return Money(id=id, day=date.fromisoformat(day), at=f"{day}T10:00:00+08:00", minor=minor, **more)  # type: ignore[arg-type]


def told(*payments: Money) -> list[tuple[str, str, int, str]]:
    return [(one.payment, one.instalment, one.minor, one.reason) for one in propose(PLAN, payments)]


def test_on_time_early_and_late() -> None:
    assert told(money("a", "2026-04-04"), money("b", "2026-04-15"), money("c", "2026-06-20")) == [
        ("a", "in_1", 100, "on_time"), ("b", "in_2", 100, "early"), ("c", "in_3", 100, "late"),
    ]  # fmt: skip


def test_a_part_and_its_rest() -> None:
    assert told(money("a", "2026-04-05", 40), money("b", "2026-04-11", 60)) == [
        ("a", "in_1", 40, "part"), ("b", "in_1", 60, "rest"),
    ]  # fmt: skip


def test_one_sum_for_two_and_what_is_over_stays_free() -> None:
    assert told(money("a", "2026-05-05", 200)) == [
        ("a", "in_1", 100, "several"),
        ("a", "in_2", 100, "several"),
    ]
    assert sum(one.minor for one in propose(PLAN, [money("a", "2026-05-05", 999)])) == 400


def test_what_was_paid_twice_at_once_counts_once() -> None:
    assert told(money("a", "2026-04-05"), money("b", "2026-04-06"), money("c", "2026-05-05")) == [
        ("a", "in_1", 100, "on_time"), ("c", "in_2", 100, "on_time"),
    ]  # fmt: skip


def test_what_came_back_counts_for_nothing() -> None:
    assert told(money("a", "2026-04-05"), money("b", "2026-04-06", back=True), money("c", "2026-04-07")) == [
        ("c", "in_1", 100, "late")
    ]


def test_the_number_in_its_words_goes_before_the_order_of_due_days() -> None:
    assert told(money("a", "2026-05-05", named=2), money("b", "2026-05-06")) == [
        ("a", "in_2", 100, "named"), ("b", "in_1", 100, "late"),
    ]  # fmt: skip


def test_what_is_counted_already_is_not_counted_again() -> None:
    plan = [Sum(id="in_1", n=1, due_on=date(2026, 4, 5), minor=100, paid=70), *PLAN[1:]]
    parts = propose(plan, [money("a", "2026-04-05")])
    assert [(one.instalment, one.minor) for one in parts] == [("in_1", 30), ("in_2", 70)]


@given(
    st.lists(
        st.tuples(
            st.dates(date(2026, 1, 1), date(2026, 12, 31)),
            st.integers(1, 500),
            st.booleans(),
            st.none() | st.integers(1, 5),
        ),
        max_size=12,
    )
)
def test_no_payment_and_no_instalment_is_ever_overdrawn(
    rows: list[tuple[date, int, bool, int | None]],
) -> None:
    payments = [
        money(str(n), day.isoformat(), minor, back=back, named=named)
        for n, (day, minor, back, named) in enumerate(rows)
    ]
    parts = propose(PLAN, payments)
    for payment in payments:
        assert sum(one.minor for one in parts if one.payment == payment.id) <= (
            0 if payment.back else payment.minor
        )
    for one in PLAN:
        assert sum(part.minor for part in parts if part.instalment == one.id) <= one.minor
    assert all(part.minor > 0 and part.reason != "over" for part in parts)


def test_more_than_was_open_is_said_so() -> None:
    full = Sum(id="in_1", n=1, due_on=date(2026, 4, 5), minor=100, paid=70)
    assert reason(money("a", "2026-04-05"), full, 31, 1) == "over"
    assert reason(money("a", "2026-04-05"), full, 30, 1) == "rest"
