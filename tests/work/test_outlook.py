"""Days to come and who was asked, as the overview shows them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.case.changes import Batch
from app.case.records import Complaint, Debt
from app.rules.standing import Standing
from app.work import agreements, bill_check, cases, outlook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.case.case import Case
    from app.report.inputs import Outlook

PLAN: dict[str, Any] = {
    "agreed_at": "2026-03-12",
    "instalments": [{"n": n, "due_on": f"2026-0{3 + n}-10", "minor": 100_00} for n in range(1, 7)],
    "payments": [{"paid_at": "2026-04-09", "minor": 100_00, "instalment": 1}],
    "payments_cover": ["2026-03-01", "2026-12-31"],
}


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    monkeypatch.setenv("JUSHI_DATA", str(tmp_path / "data"))
    with cases.create(tmp_path / "case", title="例", lender="晨禾借", lender_kind="bank") as made:
        yield made


def seen(case: Case, day: str, lang: str = "zh_CN", debt: str | None = None) -> Outlook:
    snapshot = case.snapshot()
    return outlook.build(snapshot, Standing(snapshot), lang, day, debt)


def test_what_is_missed_and_the_next_three_are_ahead(case: Case) -> None:
    agreements.record(case, PLAN)
    ahead = seen(case, "2026-05-20").ahead
    assert [(one.on, one.what) for one in ahead] == [
        ("2026-05-10", "第2期，没有还足"),
        ("2026-06-10", "第3期"),
        ("2026-07-10", "第4期"),
        ("2026-08-10", "第5期"),
    ]
    assert {one.minor for one in ahead} == {100_00}


def test_complaints_and_checks_are_told_newest_first_with_how_they_stand(case: Case) -> None:
    agreements.record(case, PLAN)
    debt = case.find(Debt)[0].id
    made = [
        Complaint(
            id="co_1",
            debt=debt,
            body="lender",
            made_on="2026-09-01",
            sent_on="2026-09-01",
            received_on="2026-09-02",
            number="T-8",
        ),
        Complaint(
            id="co_2", debt=debt, body="", body_name="某调解组织", made_on="2026-08-01", outcome="partly"
        ),
    ]
    case.edit("complaint.record", Batch(put=made))
    bill_check.keep(case, debt, bill_check.Shown(overdue_days=0), today=date(2026, 9, 5))
    asked = seen(case, "2026-09-10").asked
    assert [(one.on, one.state, one.number) for one in asked] == [
        ("2026-09-05", "已记下", ""),
        ("2026-09-01", "等答复，到2026-09-17", "T-8"),
        ("2026-08-01", "部分解决", ""),
    ]
    assert asked[2].whom == "某调解组织"
    assert "2026-09-17" in [one.on for one in seen(case, "2026-09-10").ahead]
    late = seen(case, "2026-12-20").asked[1]
    assert late.state.startswith("到")
    assert late.state.endswith("没有答复")
    assert seen(case, "2026-09-10", debt="de_other").ahead == ()


def test_words_are_in_the_language_of_the_paper(case: Case) -> None:
    agreements.record(case, PLAN)
    assert [one.what for one in seen(case, "2026-05-20", "en").ahead][:2] == [
        "Instalment 2, not paid in full",
        "Instalment 3",
    ]
