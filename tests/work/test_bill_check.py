"""What a lender shows in a month, held against agreement and payments, and kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.case.errors import Refused
from app.case.records import Debt, Entry
from app.rules.standing import Standing
from app.work import agreements, bill_check, cases
from app.work.bill_check import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.case.case import Case

PLAN: dict[str, Any] = {
    "agreed_at": "2026-03-12",
    "contract_number": "HT-1",
    "grace_days": 3,
    "promises": {"stop_penalty_interest": True},
    "instalments": [{"n": n, "due_on": f"2026-0{3 + n}-10", "minor": 100_00} for n in (1, 2, 3)],
    "payments": [{"paid_at": "2026-04-09", "minor": 100_00, "instalment": 1}],
    "payments_cover": ["2026-03-01", "2026-12-31"],
}


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    monkeypatch.setenv("JUSHI_DATA", str(tmp_path / "data"))
    with cases.create(tmp_path / "case", title="例", lender="晨禾借", lender_kind="bank") as made:
        yield made


def answers(case: Case, day: str, **shown: Any) -> list[tuple[str, object, str]]:
    snapshot = case.snapshot()
    debt = snapshot.debts[0].id
    found = bill_check.compare(snapshot, Standing(snapshot), debt, Shown(**shown), date.fromisoformat(day))
    return [(one.item, one.ours, one.state) for one in found]


@pytest.mark.parametrize(
    ("day", "shown", "expected"),
    [
        ("2026-05-02", {"balance": 200_00}, ("balance", 200_00, "same")),
        ("2026-05-02", {"balance": 260_00}, ("balance", 200_00, "differs")),
        ("2026-05-02", {"due": 100_00}, ("due", 100_00, "same")),
        ("2026-05-02", {"due": 0}, ("due", 0, "same")),  # nothing is due yet
        ("2026-05-02", {"due": 260_00}, ("due", 100_00, "differs")),
        ("2026-05-02", {"due_on": "2026-05-10"}, ("due_on", "2026-05-10", "same")),
        ("2026-05-12", {"due_on": "2026-05-10"}, ("due_on", "2026-05-10", "same")),  # within the grace days
        ("2026-05-20", {"due_on": "2026-05-10"}, ("due_on", "2026-06-10", "differs")),
        ("2026-05-02", {"overdue_days": 0}, ("overdue_days", 0, "same")),
        ("2026-05-02", {"overdue_days": 9}, ("overdue_days", 0, "differs")),
        (
            "2026-05-20",
            {"overdue_days": 9},
            ("overdue_days", None, "unknown"),
        ),  # missed: how many is not stated
        ("2026-05-02", {"extra": 0}, ("extra", 0, "same")),
        ("2026-05-02", {"extra": 35_00}, ("extra", 0, "differs")),
        ("2026-05-20", {"extra": 35_00}, ("extra", None, "unknown")),
    ],
)
def test_each_item_against_the_record(
    case: Case, day: str, shown: dict[str, Any], expected: tuple[str, object, str]
) -> None:
    agreements.record(case, PLAN)
    assert answers(case, day, **shown) == [expected]


def test_where_payments_are_not_known_a_difference_is_not_asserted(case: Case) -> None:
    agreements.record(case, {name: value for name, value in PLAN.items() if not name.startswith("payments")})
    assert answers(case, "2026-05-20", balance=200_00, due=777_00, overdue_days=3) == [
        ("balance", 300_00, "unknown"),
        ("due", 200_00, "unknown"),
        ("overdue_days", None, "unknown"),
    ]


def test_without_an_agreement_nothing_can_be_checked(case: Case) -> None:
    assert answers(case, "2026-05-02", balance=1, overdue_days=0) == [
        ("balance", None, "unknown"),
        ("overdue_days", None, "unknown"),
    ]


def test_the_result_is_kept_as_an_entry_and_one_act(case: Case) -> None:
    agreements.record(case, PLAN)
    debt = case.find(Debt)[0].id
    bill_check.keep(
        case, debt, Shown(balance=260_00, overdue_days=0), today=date(2026, 5, 2), note="客服没接"
    )
    entry = case.find(Entry, kind="verification")[0]
    assert entry.text.splitlines() == [
        "对账（2026-05-02）：把机构显示的和记录对了一遍。",
        "剩余应还：机构显示 ¥260.00，记录是 ¥200.00，不一致。",
        "逾期天数：机构显示 0 天，和记录一致。",
        "客服没接",
    ]
    assert (entry.status, entry.at, entry.debt) == ("confirmed", "2026-05-02T00:00:00+08:00", debt)
    assert bill_check.last(case.snapshot(), debt) == date(2026, 5, 2)
    case.undo()
    assert case.find(Entry, kind="verification") == []
    assert bill_check.last(case.snapshot(), debt) is None
    assert case.verify() == []


def test_nothing_to_check_is_refused(case: Case) -> None:
    with pytest.raises(Refused, match="bill_says_nothing"):
        bill_check.keep(case, case.find(Debt)[0].id, Shown(), today=date(2026, 5, 2))
