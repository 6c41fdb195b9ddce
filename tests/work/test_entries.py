"""Entries by hand: checked, dated as stated, doubts settled by what is corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from work_data import evidence

from app.case.errors import Refused
from app.case.records import Citation, Entry, Evidence
from app.work import entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case


def only(case: Case) -> Entry:
    (entry,) = case.find(Entry)
    return entry


def test_an_entry_by_hand_is_confirmed_and_belongs_to_the_only_debt(case: Case, debt: str) -> None:
    entries.add(case, fields={"kind": "visit", "direction": "in", "at": "2025-05-01T10:20", "text": "上门"})
    entry = only(case)
    assert (entry.status, entry.debt, entry.said_by, entry.precision) == (
        "confirmed",
        debt,
        "person",
        "minute",
    )
    assert entry.at == "2025-05-01T10:20:00+08:00"


def test_its_place_in_evidence_gives_an_exhibit_number(case: Case, put: Callable[..., None]) -> None:
    put(evidence("a"))
    entries.add(
        case,
        fields={"kind": "note"},
        citations=[{"evidence": "ev_a", "page": 2, "region": [1, 2, 3, 4], "text": "x"}],
    )
    (citation,) = case.find(Citation)
    assert (citation.page, citation.region, citation.text) == (2, (1, 2, 3, 4), "x")
    assert case.get(Evidence, "ev_a").exhibit == 1


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"at": "2025-05-01"}, ("2025-05-01T00:00:00+08:00", "day")),
        ({"at": "2025-05-17", "precision": "month"}, ("2025-05-01T00:00:00+08:00", "month")),
        ({"at": "2025-05-01T10:20:30"}, ("2025-05-01T10:20:30+08:00", "second")),
        ({"at": "2025-05-01T02:20:00Z", "precision": "minute"}, ("2025-05-01T10:20:00+08:00", "minute")),
        (
            {"at": "2025-05-01T10:20", "precision": "about", "at_tolerance_s": 600},
            ("2025-05-01T10:20:00+08:00", "about"),
        ),
        ({"at_latest": "2025-05-01"}, (None, "before")),
        ({"at_earliest": "2025-05-01"}, (None, "after")),
        ({"at_earliest": "2025-05-01", "at_latest": "2025-05-03"}, (None, "between")),
        ({"at": None}, (None, "unknown")),
    ],
)
def test_a_moment_is_kept_as_precisely_as_it_is_stated(
    case: Case,
    given: dict[str, Any],
    expected: tuple[str | None, str],
) -> None:
    entries.add(case, fields={"kind": "note", **given})
    assert (only(case).at, only(case).precision) == expected


def test_a_latest_day_means_its_end(case: Case) -> None:
    entries.add(case, fields={"kind": "note", "at_earliest": "2025-05-01", "at_latest": "2025-05-03"})
    assert only(case).at_earliest == "2025-05-01T00:00:00+08:00"
    assert only(case).at_latest == "2025-05-03T23:59:59+08:00"


def test_a_correction_settles_the_doubts_of_its_field_only(case: Case, draft: Callable[..., Entry]) -> None:
    doubts = tuple({"code": field, "field": field, "facts": {}} for field in ("time", "text", "owner"))
    draft("a", None, doubts=doubts)
    entries.edit(case, "en_a", {"at": "2025-05-01T10:20", "at_shown": "10:20"})
    entry = only(case)
    assert [doubt["field"] for doubt in entry.doubts] == ["text", "owner"]
    assert (entry.said_by, entry.at_shown, entry.text) == ("person", "10:20", "words of a")
    entries.edit(case, "en_a", {"text": "new"})
    assert [doubt["field"] for doubt in only(case).doubts] == ["owner"]
    assert only(case).at == "2025-05-01T10:20:00+08:00"


def test_what_a_dump_says_of_an_entry_can_be_given_back(case: Case, draft: Callable[..., Entry]) -> None:
    from app.work.dump import dump

    draft("a")
    before = only(case)
    entries.edit(case, "en_a", dump(case)["entries"][0])
    after = only(case)
    assert (after.at, after.text, after.doubts) == (before.at, before.text, before.doubts)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "kind"),
        ({"kind": "pigeon"}, "kind"),
        ({"kind": "sms", "colour": 1}, "colour"),
        ({"kind": "sms", "direction": "up"}, "direction"),
        ({"kind": "sms", "at": "soon"}, "at"),
        ({"kind": "sms", "at": "2025-05-01", "precision": "before"}, "precision"),
        ({"kind": "sms", "precision": "minute"}, "precision"),
        ({"kind": "sms", "count": 0}, "count"),
        ({"kind": "sms", "duration_s": -1}, "duration_s"),
        ({"kind": "sms", "amounts": [{"minor": 1.5}]}, "amounts[0].minor"),
        ({"kind": "sms", "amounts": 5}, "amounts"),
        ({"kind": "sms", "due_dates": ["5月"]}, "due_dates"),
        ({"kind": "sms", "party": "pa_no"}, "party"),
        ({"kind": "sms", "debt": "de_no"}, "debt"),
        ({"kind": "sms", "category": "nice"}, "category"),
        ({"kind": "sms", "recipient": {"who": "dog"}}, "recipient.who"),
        ({"kind": "sms", "text": 5}, "text"),
        ({"kind": "call", "call_type": "lost"}, "call_type"),
        ({"kind": "sms", "key": 1}, "key"),
    ],
)
def test_what_no_entry_can_take_is_refused_by_its_field(
    case: Case, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        entries.add(case, fields=fields)
    assert refused.value.field == field
    assert case.find(Entry) == []


def test_undo_takes_a_correction_back(case: Case, draft: Callable[..., Entry]) -> None:
    draft("a")
    entries.edit(case, "en_a", {"text": "new"})
    assert case.undo_name == "entry.edit"
    case.undo()
    assert only(case).text == "words of a"
