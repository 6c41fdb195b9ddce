"""A recording belongs to the call it was made of; what does not surely fit stays apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from work_data import evidence

from app.case.records import Citation, Entry
from app.work import merge, review

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case

    Draft = Callable[..., Entry]

DAY = "2025-04-01T"
SIDE = {"code": "side_unknown", "field": "side", "facts": {}}


def call(draft: Draft, id: str, at: str = "09:30:12", **more: Any) -> Entry:
    base = {"kind": "call", "text": "", "precision": "second", "said_by": "backup", "at_rule": "exact"}
    return draft(id, f"{DAY}{at}+08:00", **(base | {"call_type": "incoming", "duration_s": 60} | more))


def tape(draft: Draft, put: Callable[..., None], id: str = "t", at: str = "09:30:14", **more: Any) -> Entry:
    base = {"direction": "none", "call_type": None, "said_by": "recording", "doubts": (SIDE,)}
    made = call(draft, id, at, **(base | more))
    put(evidence(id, media_type="audio/mpeg"))
    return made


def cited(case: Case, entry: str) -> set[str]:
    return {one.evidence for one in case.find(Citation, entry=entry)}


@pytest.mark.parametrize(
    ("at", "more"),
    [
        ("09:30:12", {}),
        ("09:30:55", {"duration_s": 58}),
        ("09:31:20", {"duration_s": 40}),
        ("09:30:00", {"precision": "minute"}),
        ("09:30:14", {"duration_s": None}),
        ("00:00:00", {"precision": "day", "duration_s": 61}),
    ],
)
def test_a_recording_is_a_citation_of_its_call(
    case: Case, draft: Draft, put: Callable[..., None], at: str, more: dict[str, Any]
) -> None:
    call(draft, "b")
    call(draft, "c", "11:00:00", duration_s=200)
    tape(draft, put, at=at, **more)
    merge.merge(case)
    kept = case.get(Entry, "en_b")
    assert (kept.at, kept.direction, kept.duration_s) == (f"{DAY}09:30:12+08:00", "in", 60)
    assert cited(case, "en_b") == {"ev_b", "ev_t"}
    assert case.get(Entry, "en_t").replaced_by == "en_b"


@pytest.mark.parametrize(
    "more",
    [
        {"at": "09:40:00"},
        {"at": "09:29:30"},
        {"number": "95000"},
        {"direction": "out"},
        {"duration_s": 90},
        {"precision": "day", "at": "00:00:00", "duration_s": 20},
    ],
)
def test_a_recording_of_something_else_stays_an_entry(
    case: Case, draft: Draft, put: Callable[..., None], more: dict[str, Any]
) -> None:
    call(draft, "b")
    tape(draft, put, **more)
    merge.merge(case)
    assert case.get(Entry, "en_t").status == "draft"
    assert cited(case, "en_b") == {"ev_b"}


@pytest.mark.parametrize("more", [{"call_type": "missed"}, {"duration_s": 0}, {"count": 2}])
def test_a_call_that_nobody_took_has_no_recording(
    case: Case, draft: Draft, put: Callable[..., None], more: dict[str, Any]
) -> None:
    call(draft, "b", **more)
    tape(draft, put)
    merge.merge(case)
    assert case.get(Entry, "en_t").status == "draft"


def test_a_row_of_a_list_without_a_clock_gets_the_recording_s_time(
    case: Case, draft: Draft, put: Callable[..., None]
) -> None:
    call(draft, "s", "00:00:00", precision="day", said_by="screenshot", at_rule="day")
    tape(draft, put)
    merge.merge(case)
    kept = case.get(Entry, "en_s")
    assert (kept.at, kept.precision, kept.direction) == (f"{DAY}09:30:14+08:00", "second", "in")


def test_a_call_that_comes_later_tells_a_confirmed_recording_who_rang(
    case: Case, draft: Draft, put: Callable[..., None]
) -> None:
    tape(draft, put, at="09:31:13")
    review.accept_all(case)
    call(draft, "b")
    merge.merge(case)
    kept = case.get(Entry, "en_t")
    assert (kept.status, kept.direction, kept.call_type, kept.doubts) == ("confirmed", "in", "incoming", ())
    assert kept.at == f"{DAY}09:30:12+08:00"
    assert case.get(Entry, "en_b").replaced_by == "en_t"


def test_of_two_calls_the_one_as_long_is_meant_and_else_neither(
    case: Case, draft: Draft, put: Callable[..., None]
) -> None:
    call(draft, "b", duration_s=30)
    call(draft, "c", "09:31:00", duration_s=25)
    tape(draft, put, "t", "09:31:05", duration_s=24)
    tape(draft, put, "u", "09:31:05", duration_s=None)
    merge.merge(case)
    assert case.get(Entry, "en_t").replaced_by == "en_c"
    unsure = case.get(Entry, "en_u")
    assert [one["code"] for one in unsure.doubts] == ["side_unknown", "maybe_same"]


def test_two_recordings_of_one_call_both_prove_it(case: Case, draft: Draft, put: Callable[..., None]) -> None:
    call(draft, "b")
    tape(draft, put, "t", duration_s=30)
    tape(draft, put, "u", "09:30:50", duration_s=20)
    merge.merge(case)
    assert cited(case, "en_b") == {"ev_b", "ev_t", "ev_u"}


def test_a_person_s_time_is_not_replaced(case: Case, draft: Draft, put: Callable[..., None]) -> None:
    tape(draft, put, said_by="person", at_rule="stated", at="09:30:30")
    review.accept_all(case)
    call(draft, "b")
    merge.merge(case)
    assert case.get(Entry, "en_t").at == f"{DAY}09:30:30+08:00"
