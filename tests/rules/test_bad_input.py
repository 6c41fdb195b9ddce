"""What an agreement can get wrong: each refused or kept with one clear sentence, and nothing else stops."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from rules_case import AGREED, agreement, contact, record

from app import wording
from app.case.errors import Refused
from app.case.records import Agreement, Debt
from app.rules.standing import Standing
from app.work import agreements, cases, findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.case.case import Case

ROWS = [{"n": n, "due_on": f"2025-{n + 3:02}-05", "minor": 100_000} for n in range(1, 4)]
GOOD: dict[str, Any] = {"agreed_at": "2025-03-10T15:42", "instalments": ROWS, "contract_number": "HT-1"}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with cases.create(tmp_path / "case", title="例", lender="晨禾借", lender_kind="bank") as made:
        yield made


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"instalments": [{"due_on": "2025-13-05", "minor": 1}]}, "date_unclear", "instalments[0].due_on"),
        ({"instalments": [{"due_on": "2025-04-05", "minor": -1}]}, "minor_unclear", "instalments[0].minor"),
        ({"instalments": [{"due_on": "2025-04-05", "minor": 1.5}]}, "minor_unclear", "instalments[0].minor"),
        ({"instalments": [{"due_on": "2025-04-05", "minor": True}]}, "minor_unclear", "instalments[0].minor"),
        ({"payments": [{"paid_at": "2025-04-05", "minor": -5}]}, "minor_unclear", "payments[0].minor"),
        ({"payments": [{"paid_at": "2025-02-30", "minor": 5}]}, "date_unclear", "payments[0].paid_at"),
        ({"total_minor": -100}, "minor_unclear", "total_minor"),
        ({"grace_days": -1}, "number_unclear", "grace_days"),
        ({"agreed_at": "soon"}, "date_unclear", "agreed_at"),
        ({"instalments": []}, "agreement_needs", "instalments"),
        ({"instalments": [ROWS[0], ROWS[0]]}, "instalment_twice", "instalments"),
        ({"ends_when": {"total_missed": 0}}, "number_unclear", "ends_when.total_missed"),
        ({"payments_cover": ["2025-05-01", "2025-04-01"]}, "period_unclear", "payments_cover"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_refused_with_its_place(
    case: Case, more: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        agreements.record(case, GOOD | more)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert case.find(Agreement) == []
    for lang in wording.LANGUAGES:
        assert wording.known(code)
        assert len(wording.sentence(code, refused.value.facts, lang)) > 5


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"colour": "red"}, "unknown_key"),
        ({"ends_when": {"total_missed": 2, "mood": 1}}, "unknown_key"),
        ({"total_minor": 299_999}, "sums_differ"),
        ({"payments": [{"paid_at": "2025-03-01", "minor": 5}]}, "payment_before"),
    ],
)
def test_what_does_no_harm_is_kept_and_named(case: Case, more: dict[str, Any], code: str) -> None:
    change, cautions = agreements.record(case, GOOD | more)
    assert change.rows
    assert [one.code for one in cautions] == [code]
    for lang in wording.LANGUAGES:
        assert wording.known(code)
        assert "{" not in wording.sentence(code, cautions[0].facts, lang)
    assert findings.build(case.snapshot())["as_of"]


def test_overlapping_agreements_are_both_kept_and_it_is_said(case: Case) -> None:
    agreements.record(case, GOOD)
    _, cautions = agreements.record(case, GOOD | {"agreed_at": "2025-05-01T09:00", "contract_number": "HT-2"})
    assert [(one.code, one.facts["other"]) for one in cautions] == [("agreements_overlap", "HT-1")]
    standing = Standing(case.snapshot())
    debt = case.find(Debt)[0].id
    before, after = (standing.in_force(debt, datetime(2025, 5, 1, hour)) for hour in (8, 10))
    assert [one and one.contract_number for one in (before, after)] == ["HT-1", "HT-2"]
    _, later = agreements.record(case, GOOD | {"agreed_at": "2025-09-01", "contract_number": "HT-3"})
    assert [one.code for one in later] == []


def test_a_thousand_instalments(case: Case) -> None:
    rows = [
        {"n": n + 1, "due_on": (date(2025, 4, 1) + timedelta(days=n)).isoformat(), "minor": 100}
        for n in range(1000)
    ]
    agreements.record(case, GOOD | {"instalments": rows})
    page = findings.build(case.snapshot(), as_of=date(2028, 1, 1))
    assert len(next(one for one in page["claims"] if one["claim"] == "performed")["elements"]) == 1000


@pytest.mark.parametrize(
    "links",
    [{"ag_1": "ag_2", "ag_2": "ag_1"}, {"ag_1": "ag_1"}, {"ag_1": "ag_3", "ag_2": "ag_1", "ag_3": "ag_2"}],
)
def test_a_loop_of_superseding_leaves_one_agreement_standing(links: dict[str, str]) -> None:
    made = tuple(agreement(id=id, supersedes=other, contract_number=id) for id, other in links.items())
    for order in (made, made[::-1]):
        case = record(contact("en_1", AGREED + timedelta(days=1)), agreements=order)
        standing = Standing(case)
        assert standing.relation(case.entries[0]) == "after"
        last = max(links)
        chosen = standing.agreement_of("de_1")
        assert chosen is not None
        assert chosen.id == last
        assert findings.build(replace(case))["findings"]


def test_a_refund_is_no_payment() -> None:
    case = record(paid=1)
    back = replace(case, payments=(replace(case.payments[0], direction="in"),))
    row = case.instalments[0]
    assert Standing(case).instalment(row, date(2025, 5, 1)).state == "paid"
    assert Standing(back).instalment(row, date(2025, 5, 1)).state == "missed"


def test_a_payment_of_some_month_leaves_open_whether_it_was_in_time() -> None:
    case = record(paid=1)
    vague = replace(
        case, payments=(replace(case.payments[0], paid_at="2025-04-01T00:00:00+08:00", precision="month"),)
    )
    state = Standing(vague).instalment(case.instalments[0], date(2025, 6, 1))
    assert (state.state, state.paid_minor, state.paid_on) == ("unknown", 100_000, None)
