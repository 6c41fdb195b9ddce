"""Where an entry stands, against a slow oracle that walks minute by minute through CONTRACT's words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.case.records import (
    Agreement,
    Allocation,
    CaseInfo,
    Citation,
    Debt,
    Entry,
    Instalment,
    Payment,
)
from app.case.snapshot import Snapshot
from app.rules.standing import Standing

OFFSET = "+08:00"
AGREED = datetime(2025, 3, 10, 15, 42)
DUE = [date(2025, 4, 5), date(2025, 5, 5), date(2025, 6, 5)]
GRACE = 3


def iso(t: datetime) -> str:
    return t.isoformat(timespec="seconds") + OFFSET


def agreement(**more: Any) -> Agreement:
    base: dict[str, Any] = {
        "id": "ag_1",
        "debt": "de_1",
        "status": "confirmed",
        "agreed_at": iso(AGREED),
        "precision": "minute",
        "grace_days": GRACE,
        "promises": {"stop_collection": True},
        "ends_when": {
            "consecutive_missed": 2,
            "total_missed": 3,
            "effect": "lender_may_end",
            "late_counts": True,
        },
    }
    return Agreement(**(base | more))


def case(paid: list[tuple[int, datetime | date, int]] = (), **more: Any) -> Snapshot:  # type: ignore[assignment]
    """One debt, one agreement of three instalments of 100; ``paid``: instalment, when, how much."""
    payments = [
        Payment(
            id=f"py_{i}",
            debt="de_1",
            minor=minor,
            status="confirmed",
            paid_at=iso(when) if isinstance(when, datetime) else when.isoformat(),
            precision="minute" if isinstance(when, datetime) else "day",
        )
        for i, (_, when, minor) in enumerate(paid)
    ]
    base: dict[str, Any] = {
        "case": CaseInfo(title="t"),
        "debts": (Debt(id="de_1"),),
        "agreements": (agreement(),),
        "instalments": tuple(
            Instalment(id=f"in_{n}", agreement="ag_1", n=n, due_on=due.isoformat(), minor=100)
            for n, due in enumerate(DUE, 1)
        ),
        "payments": tuple(payments),
        "allocations": tuple(
            Allocation(id=f"al_{i}", payment=f"py_{i}", instalment=f"in_{n}", minor=minor, status="confirmed")
            for i, (n, _, minor) in enumerate(paid)
        ),
    }
    return Snapshot(**(base | more))


def entry(at: datetime | None, precision: str = "minute", **more: Any) -> Entry:
    base: dict[str, Any] = {
        "id": "en_1",
        "debt": "de_1",
        "kind": "sms",
        "direction": "in",
        "precision": precision,
        "at": iso(at) if at else None,
        "status": "confirmed",
    }
    return Entry(**(base | more))


def covered(**more: Any) -> tuple[Agreement, ...]:
    return (agreement(payments_cover=("2025-03-01", "2025-08-31"), **more),)


# relation


@given(minutes=st.integers(-200_000, 200_000))
def test_two_moments_known_to_the_minute_are_before_or_after(minutes: int) -> None:
    there = Standing(case()).relation(entry(AGREED + timedelta(minutes=minutes)))
    assert there == ("after" if minutes > 0 else "before")


@given(days=st.integers(-40, 40), minute=st.integers(0, 1439))
def test_with_only_a_date_on_either_side_equal_dates_are_the_same_day(days: int, minute: int) -> None:
    day = AGREED.replace(hour=0, minute=0) + timedelta(days=days)
    expected = "same_day" if days == 0 else "after" if days > 0 else "before"
    assert Standing(case()).relation(entry(day, "day")) == expected
    dated = case(agreements=(agreement(agreed_at="2025-03-10", precision="day"),))
    assert Standing(dated).relation(entry(day + timedelta(minutes=minute))) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "unknown"),
        ({"at_latest": "2025-03-09T10:00:00+08:00"}, "before"),
        ({"at_earliest": "2025-03-11T00:00:00+08:00"}, "after"),
        ({"at_earliest": "2025-03-09T00:00:00+08:00"}, "unknown"),
        ({"at_earliest": "2025-03-10T09:00:00+08:00", "at_latest": "2025-03-10T20:00:00+08:00"}, "same_day"),
        ({"at_earliest": "2025-03-12T09:00:00+08:00", "at_latest": "2025-03-10T20:00:00+08:00"}, "unknown"),
    ],
)
def test_a_bound_decides_where_it_can(more: dict[str, str], expected: str) -> None:
    assert Standing(case()).relation(entry(None, "unknown", **more)) == expected


def test_about_decides_outside_its_tolerance_only() -> None:
    standing = Standing(case())
    near = entry(AGREED + timedelta(minutes=30), "about", at_tolerance_s=3600)
    assert standing.relation(near) == "same_day"
    assert standing.relation(replace(near, at_tolerance_s=120)) == "after"
    assert standing.relation(replace(near, at_tolerance_s=None)) == "same_day"
    month = entry(datetime(2025, 3, 1), "month")
    assert standing.relation(month) == "unknown"
    assert standing.relation(replace(month, at="2025-04-01T00:00:00+08:00")) == "after"


def test_without_debt_or_confirmed_agreement_nothing_is_said() -> None:
    late = entry(AGREED + timedelta(days=9))
    assert Standing(case()).relation(replace(late, debt=None)) == "unknown"
    draft = case(agreements=(agreement(status="draft"),))
    assert Standing(draft).relation(late) == "unknown"
    assert Standing(draft, provisional=True).relation(late) == "after"
    assert Standing(draft).kept(late).agreement == "none"


def test_a_second_agreement_moves_only_the_current_relation() -> None:
    second = agreement(id="ag_2", agreed_at="2025-06-01T10:00:00+08:00", contract_number="2")
    standing = Standing(case(agreements=(agreement(), second)))
    between = entry(datetime(2025, 5, 1, 9))
    assert (standing.relation(between), standing.relation_current(between)) == ("after", "before")
    assert standing.agreement(agreement(), datetime(2025, 6, 1, 10)) == "ended"
    assert standing.agreement(agreement(), datetime(2025, 5, 20)) != "ended"


def test_a_correction_of_the_same_day_takes_the_place_of_what_it_corrects() -> None:
    read = agreement(agreed_at="2025-03-10", precision="day")
    stated = agreement(id="ag_2", supersedes="ag_1")
    standing = Standing(case(agreements=(read, stated)))
    assert standing.relation(entry(AGREED + timedelta(minutes=1))) == "after"


# kept


def paid_by(paid: list[tuple[int, datetime, int]], n: int, t: datetime) -> bool:
    return sum(minor for one, when, minor in paid if one == n and when <= t) >= 100


def kept_oracle(paid: list[tuple[int, datetime, int]], t: datetime) -> bool | None:
    if t < AGREED:
        return None
    over = [n for n, due in enumerate(DUE, 1) if due + timedelta(days=GRACE) < t.date()]
    return all(paid_by(paid, n, t) for n in over)


moments = st.datetimes(datetime(2025, 3, 9), datetime(2025, 6, 20)).map(
    lambda t: t.replace(second=0, microsecond=0)
)
some_paid = st.lists(st.tuples(st.integers(1, 3), moments, st.sampled_from([40, 60, 100])), max_size=6)


@settings(deadline=None)
@given(paid=some_paid, t=moments)
def test_kept_at_a_minute_is_what_contract_says(paid: list[tuple[int, datetime, int]], t: datetime) -> None:
    assert Standing(case(paid, agreements=covered())).kept(entry(t)).kept is kept_oracle(paid, t)


@settings(deadline=None)
@given(paid=some_paid, t=moments)
def test_kept_on_a_day_is_known_only_if_it_is_the_same_all_day(
    paid: list[tuple[int, datetime, int]],
    t: datetime,
) -> None:
    day = t.replace(hour=0, minute=0)
    answers = {kept_oracle(paid, day + timedelta(minutes=m)) for m in range(1440)}
    expected = answers.pop() if len(answers) == 1 else None
    assert Standing(case(paid, agreements=covered())).kept(entry(day, "day")).kept is expected


def test_why_it_was_kept() -> None:
    standing = Standing(case([(1, datetime(2025, 4, 7, 12), 100)], agreements=covered()))
    why = {
        at: standing.kept(entry(at, id=f"en_{at:%m%d}")).why
        for at in [
            datetime(2025, 3, 20),
            datetime(2025, 4, 5, 9),
            datetime(2025, 4, 6, 9),
            datetime(2025, 4, 9, 9),
            datetime(2025, 5, 5, 23, 59),
            datetime(2025, 5, 8, 23, 59),
            datetime(2025, 5, 9),
        ]
    }
    assert list(why.values()) == [
        "not_yet_due",
        "due_today",
        "in_grace",
        "paid",
        "due_today",
        "in_grace",
        "missed",
    ]


def test_without_a_payment_or_a_source_it_is_not_known() -> None:
    standing = Standing(case())
    assert standing.kept(entry(datetime(2025, 4, 8, 23, 59))).kept is True
    answer = standing.kept(entry(datetime(2025, 4, 9), id="en_2"))
    assert (answer.kept, answer.why, answer.promise_applied) == (None, "payments_unknown", None)
    no_time = standing.kept(entry(None, "unknown", id="en_3"))
    assert (no_time.kept, no_time.agreement, no_time.why) == (None, "none", "time_unknown")


def test_one_missed_instalment_decides_over_one_that_is_not_known() -> None:
    paid = [(2, datetime(2025, 5, 20, 9), 100)]
    assert Standing(case(paid)).kept(entry(datetime(2025, 5, 10))).kept is False
    assert Standing(case(paid)).kept(entry(datetime(2025, 5, 21))).kept is None


def test_a_payment_known_by_its_day_leaves_that_day_open() -> None:
    standing = Standing(case([(1, date(2025, 4, 12), 100)]))
    kept = [standing.kept(entry(datetime(2025, 4, day, 12), id=f"en_{day}")).kept for day in (11, 12, 13)]
    assert kept == [False, None, True]


def test_the_promise_holds_while_it_is_kept() -> None:
    standing = Standing(case([(1, datetime(2025, 4, 20), 100)], agreements=covered()))
    applied = [
        standing.kept(entry(at, id=f"en_{at}")).promise_applied
        for at in (datetime(2025, 4, 1), datetime(2025, 4, 15), datetime(2025, 4, 25))
    ]
    assert applied == [True, False, True]
    silent = Standing(case(agreements=covered(promises={}))).kept(entry(datetime(2025, 4, 1)))
    assert silent.promise_applied is None


def test_a_statement_is_a_source_from_the_first_to_the_last_of_its_payments() -> None:
    paid = [(1, datetime(2025, 4, 5, 9), 100), (3, datetime(2025, 6, 5, 9), 100)]
    cited = tuple(Citation(id=f"ci_{i}", evidence="ev_1", payment=f"py_{i}") for i in range(2))
    standing = Standing(case(paid, citations=cited))
    assert standing.kept(entry(datetime(2025, 5, 8, 23))).kept is True
    assert standing.kept(entry(datetime(2025, 5, 9), id="en_2")).kept is False


# the agreement's own state


def missed(paid: list[int], day: date, late_counts: bool | None = True, **ends: Any) -> str:
    when = {
        "consecutive_missed": 2,
        "total_missed": 3,
        "effect": "lender_may_end",
        "late_counts": late_counts,
    }
    rows = [(n, datetime.combine(DUE[n - 1], datetime.min.time()), 100) for n in paid]
    snapshot = case(rows, agreements=covered(ends_when=when | ends))
    return Standing(snapshot).agreement(snapshot.agreements[0], datetime.combine(day, datetime.min.time()))


def test_an_agreement_is_at_risk_one_missed_instalment_before_its_end() -> None:
    assert missed([1, 2, 3], date(2025, 6, 20)) == "alive"
    assert missed([2], date(2025, 4, 8)) == "alive"
    assert missed([2], date(2025, 4, 9)) == "at_risk"
    assert missed([], date(2025, 5, 9)) == "terminable"
    assert missed([], date(2025, 5, 9), effect="automatic") == "ended"
    assert missed([], date(2025, 5, 9), effect="unknown") == "terminable"
    assert missed([2], date(2025, 3, 1)) == "none"


def test_whether_late_counts_is_disputed_when_the_agreement_does_not_say() -> None:
    late = [(1, datetime(2025, 4, 20), 100), (2, datetime(2025, 5, 20), 100)]

    def answer(late_counts: bool | None) -> tuple[str, str]:
        ends = {"consecutive_missed": 2, "effect": "lender_may_end", "late_counts": late_counts}
        kept = Standing(case(late, agreements=covered(ends_when=ends))).kept(entry(datetime(2025, 5, 25)))
        return kept.agreement, kept.why

    assert answer(True) == ("terminable", "paid")
    assert answer(False) == ("alive", "paid")
    assert answer(None) == ("at_risk", "paid (late_counts=true: terminable; late_counts=false: alive)")


def test_a_notice_of_termination_that_arrived_ends_it() -> None:
    notice = entry(datetime(2025, 5, 1, 9), kind="letter", category="termination_notice", id="en_9")
    standing = Standing(case(agreements=covered(), entries=(notice,)))
    assert standing.agreement(agreement(), datetime(2025, 5, 1, 8, 59)) != "ended"
    assert standing.agreement(agreement(), datetime(2025, 5, 1, 9)) == "ended"


def test_the_record_ends_with_its_latest_moment() -> None:
    late = entry(datetime(2025, 7, 1, 9))
    assert Standing(case(entries=(late,))).last_day == date(2025, 7, 1)
    assert Standing(case(agreements=covered(), entries=(late,))).last_day == date(2025, 8, 31)
    assert Standing(case(agreements=())).last_day is None


def test_what_is_paid_by_discarded_or_draft_payments_does_not_count() -> None:
    snapshot = case([(1, datetime(2025, 4, 5, 9), 100)], agreements=covered())
    row = snapshot.instalments[0]
    assert Standing(snapshot).instalment(row, date(2025, 4, 30)).state == "paid"
    draft = replace(snapshot, payments=(replace(snapshot.payments[0], status="draft"),))
    assert Standing(draft).instalment(row, date(2025, 4, 30)).state == "missed"
    assert Standing(draft, provisional=True).instalment(row, date(2025, 4, 30)).state == "paid"


def test_a_payment_without_a_file_covers_no_day_but_its_own() -> None:
    typed = [(1, datetime(2025, 4, 5, 9), 100), (3, datetime(2025, 6, 5, 9), 100)]
    standing = Standing(case(typed))
    assert standing.kept(entry(datetime(2025, 5, 8, 23))).kept is True
    assert standing.kept(entry(datetime(2025, 5, 9), id="en_2")).kept is None


def test_messages_that_mention_payments_list_none() -> None:
    paid = [(1, datetime(2025, 4, 5, 9), 100), (3, datetime(2025, 6, 5, 9), 100)]
    cited = (
        *(Citation(id=f"ci_{i}", evidence="ev_1", payment=f"py_{i}") for i in range(2)),
        Citation(id="ci_9", evidence="ev_1", entry="en_9"),
    )
    standing = Standing(case(paid, citations=cited, entries=(entry(datetime(2025, 4, 5, 9), id="en_9"),)))
    assert standing.kept(entry(datetime(2025, 5, 9), id="en_2")).kept is None
