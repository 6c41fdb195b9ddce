from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hand_worked import DAYS, EACH, WORKING
from hypothesis import given
from hypothesis import strategies as st

from app.followup import authorities, clocks, workdays

if TYPE_CHECKING:
    from pathlib import Path

D = date.fromisoformat


def test_at_least_forty_dates_were_worked_by_hand() -> None:
    assert len({row[:2] for row in DAYS + WORKING}) >= 40
    assert all(row[-1] for row in DAYS + WORKING)


@pytest.mark.parametrize("row", DAYS, ids=lambda row: f"{row[0]}+{row[1]}")
def test_calendar_days(row: tuple[str, int, str, str, str, str]) -> None:
    first, count, counted, until, safe, _ = row
    span = clocks.period(D(first), count)
    assert (span.counted, span.until, span.safe) == (D(counted), D(until), D(safe))
    assert span.unknown_year is None


@pytest.mark.parametrize("row", WORKING, ids=lambda row: f"{row[0]}+{row[1]}")
def test_working_days(row: tuple[str, int, str, str]) -> None:
    first, count, last, _ = row
    span = clocks.period(D(first), count, "working_days")
    assert (span.counted, span.until) == (D(last), D(last))


def test_a_year_without_a_notice_is_said_not_guessed() -> None:
    span = clocks.period(D("2026-12-20"), 30)
    assert (span.counted, span.until, span.safe, span.unknown_year) == (D("2027-01-19"), None, None, 2027)
    working = clocks.period(D("2026-12-25"), 7, "working_days")
    assert (working.counted, working.until, working.unknown_year) == (None, None, 2027)


def test_the_last_days_of_a_year_wait_for_the_next_notice() -> None:
    assert workdays.is_working(D("2026-12-28"))
    with pytest.raises(workdays.HolidaysUnknown) as unknown:
        workdays.is_working(D("2026-12-31"))
    assert unknown.value.year == 2027


def test_a_person_may_add_a_year(data_folder: Path) -> None:
    (data_folder / "holidays").mkdir()
    (data_folder / "holidays" / "a.toml").write_text(
        '[[year]]\nyear = 2027\noff = [2027-01-01]\nwork = [2027-01-03]\nsource = "通知"\n', encoding="utf-8"
    )
    (data_folder / "holidays" / "b.toml").write_text("[[year]]\nyear = 2028\noff = 3\n", encoding="utf-8")
    assert workdays.is_working(D("2027-01-03"))
    assert not workdays.is_working(D("2027-01-02"))
    with pytest.raises(workdays.HolidaysUnknown):
        workdays.is_working(D("2028-05-02"))


@given(st.dates(date(2024, 1, 1), date(2026, 9, 1)), st.integers(1, 60))
def test_rolling_never_goes_back_and_ends_on_a_working_day(first: date, count: int) -> None:
    span = clocks.period(first, count)
    assert span.safe and span.counted and span.until
    assert span.safe <= span.counted <= span.until
    assert span.counted - first == timedelta(days=count)
    assert workdays.is_working(span.until)


def of(body: str, kind: str, on: str, **dates: str) -> dict[str, clocks.Running]:
    given = {name: D(day) for name, day in dates.items()}
    return {one.clock.id: one for one in clocks.running(given, body=body, lender_kind=kind, on=D(on))}


@pytest.mark.parametrize("row", EACH, ids=lambda row: f"{row[0]}-{row[3]}")
def test_each_clock_over_a_holiday(row: tuple[str, str, str, str, str, str]) -> None:
    name, body, kind, first, until, _ = row
    one = clocks.clocks().items[name]
    found = of(body, kind, first, **{one.starts: first})[name]
    assert (found.until, found.day_from) == (D(until), one.starts)
    assert found.period.unknown_year is None


def test_no_clock_is_without_a_date_worked_by_hand() -> None:
    assert {row[0] for row in EACH} == set(clocks.clocks().items)


def test_a_complaint_to_a_bank_runs_fifteen_thirty_and_sixty() -> None:
    found = of("lender", "bank", "2025-09-20", sent="2025-09-12", received="2025-09-13")
    assert {id: one.until for id, one in found.items()} == {
        "cn.clock.decide_15": D("2025-09-28"),
        "cn.clock.decide_30": D("2025-10-13"),
        "cn.clock.decide_60": D("2025-11-12"),
    }
    assert all(one.doubts == () for one in found.values())


def test_without_the_day_of_receipt_the_day_of_sending_is_named_as_a_doubt() -> None:
    one = of("lender", "bank", "2025-09-20", sent="2025-09-13")["cn.clock.decide_15"]
    assert one.day_from == "sent" and one.doubts == ("from_sending",)


def test_a_small_loan_company_has_not_the_banks_periods() -> None:
    assert of("lender", "small_loan", "2025-09-20", sent="2025-09-13") == {}
    assert set(of("local_finance", "small_loan", "2025-09-20", received="2025-09-13")) == {
        "cn.clock.consumer_7w"
    }


def test_an_answer_stops_the_lenders_clock_and_starts_the_persons() -> None:
    found = of("lender", "bank", "2025-09-20", received="2025-09-01", replied="2025-09-10")
    assert found["cn.clock.decide_15"].state == "stopped"
    assert found["cn.clock.review_ask_30"].until == D("2025-10-10")


def test_what_the_person_must_do_is_kept_to_the_day_before_a_holiday() -> None:
    one = of("court", "bank", "2025-09-20", served="2025-09-16")["cn.clock.court_answer_15"]
    assert (one.until, one.period.counted) == (D("2025-09-30"), D("2025-10-01"))


def test_states_by_day() -> None:
    for day, state in (("2025-09-27", "running"), ("2025-09-28", "last_day"), ("2025-09-29", "over")):
        assert of("lender", "bank", day, received="2025-09-13")["cn.clock.decide_15"].state == state


def test_mediation_days_are_not_counted() -> None:
    dates = {"received": D("2025-06-02")}
    found = clocks.running(dates, body="lender", lender_kind="bank", on=D("2025-06-03"), paused_days=7)
    fifteen = next(one for one in found if one.clock.id == "cn.clock.decide_15")
    assert fifteen.period.counted == D("2025-06-24")


def test_an_unverified_period_says_so() -> None:
    one = of("nfra_report", "bank", "2025-09-20", received="2025-09-13")["cn.clock.report_accept_15"]
    assert "unverified" in one.doubts


def test_bodies_and_next_clocks_are_there() -> None:
    known = clocks.clocks()
    bodies = authorities.authorities().items
    assert known.faults == ()
    for one in known.listed():
        assert set(one.bodies) <= {*bodies, "*"}
        assert not one.longer or one.longer in known.items
        assert set(one.ends_by) <= set(clocks.STARTS)
