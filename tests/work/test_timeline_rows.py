"""The timeline: order, filters, rows and density of entries and of files that nobody has read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from work_data import agreement_data, evidence

from app.case.records import Citation, Entry, Party
from app.rules.standing import Standing
from app.work import agreements
from app.work.timeline import Filter, Timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case

    Draft = Callable[..., Entry]


def timeline(case: Case) -> Timeline:
    return Timeline(case.snapshot(), Standing(case.snapshot(), provisional=True))


def keys(case: Case, **wish: Any) -> list[str]:
    return timeline(case).keys(Filter(**wish))


def test_rows_stand_in_order_of_time_and_the_timeless_first(case: Case, draft: Draft) -> None:
    draft("late", "2025-05-01T09:00:00+08:00")
    draft("none", None)
    draft("early", "2025-04-01T09:00:00+08:00")
    draft("bound", None, at_latest="2025-04-15T09:00:00+08:00", precision="before")
    assert keys(case) == ["en_none", "en_early", "en_bound", "en_late"]


def test_a_file_with_no_entry_is_a_row_of_its_own(case: Case, draft: Draft, put: Callable[..., None]) -> None:
    draft("a")
    put(evidence("loose", file_time="2025-03-01T10:00:00+08:00"), evidence("gone", hidden=True))
    assert keys(case) == ["ev_loose", "en_a"]
    row = timeline(case).row("ev_loose")
    assert (row.kind, row.text, row.tags, row.day) == (
        "file",
        "loose.png",
        ("reading_unread",),
        date(2025, 3, 1),
    )
    assert keys(case, files=False) == ["en_a"]
    assert keys(case, kinds={"file"}) == ["ev_loose"]
    assert keys(case, kinds={"sms"}) == ["en_a"]


def test_a_file_that_gave_an_agreement_or_a_payment_says_so(case: Case, put: Callable[..., None]) -> None:
    agreements.record(case, agreement_data())
    record = case.snapshot()
    put(
        evidence("paper"),
        evidence("bill"),
        Citation(id="ci_1", evidence="ev_paper", agreement=record.agreements[0].id),
        Citation(id="ci_2", evidence="ev_bill", payment=record.payments[0].id),
    )
    shown = timeline(case)
    assert shown.row("ev_paper").tags == ("reading_unread", "gave_agreement")
    assert shown.row("ev_bill").tags == ("reading_unread", "gave_payment")


def test_filters_narrow_to_what_is_asked_for(
    case: Case,
    debt: str,
    draft: Draft,
    put: Callable[..., None],
) -> None:
    put(Party(id="pa_1", name="衡某"))
    draft("a", "2025-02-01T09:00:00+08:00", party="pa_1")
    draft("b", "2025-04-01T09:00:00+08:00", kind="call")
    draft("c", "2025-05-01T09:00:00+08:00", status="discarded")
    agreements.record(case, agreement_data(payments=[]))
    assert keys(case, files=False) == ["en_a", "en_b"]
    assert keys(case, party="pa_1") == ["en_a"]
    assert keys(case, kinds={"call"}) == ["en_b"]
    assert keys(case, after_only=True) == ["en_b"]
    assert keys(case, statuses={"discarded"}, files=False) == ["en_c"]
    assert keys(case, first=date(2025, 3, 1), last=date(2025, 4, 1)) == ["en_b", "ev_c"]
    assert keys(case, words_ids={"en_a"}) == ["en_a"]
    assert keys(case, debt=debt) == ["en_a", "en_b"]
    assert keys(case, debt="de_other") == []


def test_a_row_says_who_what_and_how_it_stands(case: Case, draft: Draft, put: Callable[..., None]) -> None:
    put(Party(id="pa_1", name="衡某"))
    doubts = ({"code": "follower", "field": "time", "facts": {}},)
    draft("b", party="pa_1", doubts=doubts, key=True)
    agreements.record(case, agreement_data(payments=[]))
    row = timeline(case).row("en_b")
    assert (row.who, row.number, row.status, row.evidence_ids) == ("衡某", "10690000001", "draft", ("ev_b",))
    assert row.tags == ("after", "kept", "follower", "key")
    assert row.kept is not None
    assert row.kept.kept is True


def test_density_counts_days_and_marks_those_after_the_agreement(case: Case, draft: Draft) -> None:
    draft("a", "2025-02-01T09:00:00+08:00")
    draft("b", "2025-04-01T09:00:00+08:00")
    draft("c", "2025-04-01T10:00:00+08:00")
    draft("d", None)
    agreements.record(case, agreement_data(payments=[]))
    shown = timeline(case)
    found = shown.keys(Filter(files=False))
    assert shown.density(found) == [(date(2025, 2, 1), 1, False), (date(2025, 4, 1), 2, True)]
    assert found[shown.index_at(found, date(2025, 3, 1))] == "en_b"
    assert shown.index_at(found, date(2026, 1, 1)) == len(found)
