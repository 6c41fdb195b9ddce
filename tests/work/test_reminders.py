"""What is to be kept in mind, day by day, on a plan of three instalments and a complaint."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.case.changes import Batch
from app.case.records import Complaint, Debt
from app.rules.standing import Standing
from app.work import agreements, cases, reminders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.case.case import Case

PLAN: dict[str, Any] = {
    "agreed_at": "2026-03-12",
    "contract_number": "HT-1",
    "grace_days": 3,
    "instalments": [{"n": n, "due_on": f"2026-0{3 + n}-10", "minor": 100_00} for n in (1, 2, 3)],
    "payments": [
        {"paid_at": "2026-04-09", "minor": 100_00, "instalment": 1},
        {"paid_at": "2026-05-08", "minor": 40_00, "instalment": 2},
    ],
    "payments_cover": ["2026-03-01", "2026-12-31"],
}


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    monkeypatch.setenv("JUSHI_DATA", str(tmp_path / "data"))
    with cases.create(tmp_path / "case", title="例", lender="晨禾借", lender_kind="bank") as made:
        yield made


def told(case: Case, day: str) -> list[tuple[str, int, int, int]]:
    snapshot = case.snapshot()
    found = reminders.on_day(snapshot, Standing(snapshot, provisional=True), date.fromisoformat(day))
    return [(one.kind, one.n, one.minor, one.days) for one in found]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-03-11", []),  # before it was agreed
        ("2026-04-07", [("soon", 1, 100_00, 3)]),  # what was paid on the 9th is not known on the 7th
        ("2026-04-09", []),  # paid
        ("2026-05-06", []),  # four days ahead
        ("2026-05-07", [("soon", 2, 100_00, 3)]),
        ("2026-05-08", [("soon", 2, 60_00, 2)]),  # a part was paid
        ("2026-05-10", [("today", 2, 60_00, 0)]),
        ("2026-05-11", [("grace", 2, 60_00, 2)]),
        ("2026-05-13", [("grace", 2, 60_00, 0)]),
        ("2026-05-14", []),  # missed: no more a reminder
        ("2026-06-08", [("soon", 3, 100_00, 2)]),
    ],
)
def test_instalments_by_day(case: Case, day: str, expected: list[tuple[str, int, int, int]]) -> None:
    agreements.record(case, PLAN)
    assert told(case, day) == expected


def test_only_the_agreement_that_nobody_replaced_reminds(case: Case) -> None:
    agreements.record(case, PLAN)
    later = [{"n": 1, "due_on": "2026-06-20", "minor": 70_00}]
    agreements.record(case, PLAN | {"agreed_at": "2026-06-01", "instalments": later, "payments": []})
    assert told(case, "2026-06-09") == []
    assert told(case, "2026-06-18") == [("soon", 1, 70_00, 2)]


def test_a_draft_agreement_reminds_of_nothing(case: Case) -> None:
    agreements.record(case, PLAN)
    import dataclasses

    from app.case.records import Agreement

    row = case.find(Agreement)[0]
    case.edit("test.draft", Batch(put=[dataclasses.replace(row, status="draft")]))
    assert told(case, "2026-05-10") == []


def test_an_answer_that_did_not_come_is_told_until_it_comes(case: Case) -> None:
    debt = case.find(Debt)[0].id
    made = Complaint(
        id="co_1",
        debt=debt,
        body="lender",
        made_on="2026-09-01",
        sent_on="2026-09-01",
        received_on="2026-09-02",
    )
    case.edit("complaint.make", Batch(put=[made]))
    assert told(case, "2026-09-17") == []
    assert ("answer", 0, 0, -1) in told(case, "2026-09-18")
    import dataclasses

    case.edit("complaint.edit", Batch(put=[dataclasses.replace(made, replied_on="2026-09-18")]))
    found = told(case, "2026-09-19")
    assert "answer" not in [kind for kind, *_ in found]


def test_the_persons_own_period_is_told_a_week_ahead_to_the_safe_day(case: Case) -> None:
    debt = case.find(Debt)[0].id
    facts = {"sent_on": "2026-08-01", "received_on": "2026-08-01", "replied_on": "2026-08-20"}
    case.edit(
        "complaint.make",
        Batch(put=[Complaint(id="co_1", debt=debt, body="lender", made_on="2026-08-01", **facts)]),
    )
    # 30 days after the reply is Saturday 19 September; Sunday the 20th is worked for National Day, Friday is safe.
    assert [one[0] for one in told(case, "2026-09-10")] == []
    assert ("act", 0, 0, 7) in told(case, "2026-09-11")
    assert ("act", 0, 0, 0) in told(case, "2026-09-18")
