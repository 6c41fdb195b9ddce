"""Recording an agreement: checked by field, merged with what was read, never twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from work_data import agreement_data, evidence

from app.case.errors import Refused
from app.case.records import Agreement, Allocation, Citation, Entry, Evidence, Instalment, Payment, Term
from app.work import agreements
from app.work.dump import dump

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case


def test_what_is_stated_is_confirmed_and_shows_in_the_dump(case: Case) -> None:
    change, cautions = agreements.record(case, agreement_data())
    assert cautions == []
    assert change.name == "agreement.record"
    found = dump(case)["agreements"]
    assert len(found) == 1
    one = found[0]
    assert (one["status"], one["agreed_at"], one["precision"]) == (
        "confirmed",
        "2025-03-10T15:42:00+08:00",
        "second",
    )
    assert one["promises"]["stop_collection"] is True
    assert one["promises"]["stop_third_party"] is None
    states = [(row["state"], row["paid_minor"], row["paid_on"]) for row in one["instalments"]]
    assert states == [("paid", 100, "2025-04-05"), ("missed", 0, None), ("missed", 0, None)]


def test_the_same_file_again_changes_nothing(case: Case) -> None:
    agreements.record(case, agreement_data())
    before = case.journal_state()
    change, _ = agreements.record(case, agreement_data())
    assert change.rows == ()
    assert case.journal_state() == before


def test_the_same_contract_number_supersedes_and_payments_are_not_doubled(case: Case) -> None:
    agreements.record(case, agreement_data())
    agreements.record(case, agreement_data(grace_days=5))
    first, second = case.find(Agreement)
    assert second.supersedes == first.id
    assert len(case.find(Payment)) == 1
    assert {one.instalment for one in case.find(Allocation)} == {
        row.id for one in (first, second) for row in case.find(Instalment, agreement=one.id) if row.n == 1
    }


def test_another_contract_number_stands_beside_the_first(case: Case) -> None:
    agreements.record(case, agreement_data())
    agreements.record(case, agreement_data(contract_number="HT-2", agreed_at="2025-06-01"))
    assert [one.supersedes for one in case.find(Agreement)] == [None, None]


def test_a_matching_draft_is_merged_and_keeps_its_citations(
    case: Case,
    debt: str,
    put: Callable[..., None],
) -> None:
    put(
        evidence("a"),
        Agreement(id="ag_read", debt=debt, contract_number="HT-1", hotline="400"),
        Term(id="te_read", agreement="ag_read", kind="grace", text="宽限三日"),
        Instalment(id="in_read", agreement="ag_read", n=1, due_on="2025-04-05", minor=100),
        Instalment(id="in_odd", agreement="ag_read", n=9, due_on="2025-12-05", minor=100),
        Citation(id="ci_a", evidence="ev_a", agreement="ag_read", text="HT-1"),
    )
    agreements.record(case, agreement_data())
    (one,) = case.find(Agreement)
    assert (one.id, one.status, one.hotline, one.grace_days) == ("ag_read", "confirmed", "400", 3)
    assert [row.n for row in case.find(Instalment)] == [1, 2, 3]
    assert case.find(Instalment, n=1)[0].id == "in_read"
    assert {one.kind for one in case.find(Term)} == {"grace", "stop_collection"}
    assert case.find(Citation, agreement="ag_read")
    assert case.get(Evidence, "ev_a").exhibit == 1


def test_a_payment_that_was_read_is_confirmed_not_repeated(case: Case, put: Callable[..., None]) -> None:
    put(Payment(id="py_read", paid_at="2025-04-05T19:55:00+08:00", precision="minute", minor=100))
    agreements.record(case, agreement_data())
    (one,) = case.find(Payment)
    assert (one.id, one.status) == ("py_read", "confirmed")


def test_two_equal_payments_of_one_day_stay_two(case: Case) -> None:
    twice = [{"paid_at": "2025-04-05", "minor": 50, "instalment": 1}] * 2
    agreements.record(case, agreement_data(payments=twice))
    assert len(case.find(Payment)) == 2
    assert dump(case)["agreements"][0]["instalments"][0]["state"] == "paid"


def test_a_payment_is_an_entry_of_the_timeline(case: Case) -> None:
    agreements.record(case, agreement_data())
    (entry,) = case.find(Entry)
    assert (entry.kind, entry.direction, entry.at) == ("payment", "out", "2025-04-05T19:55:07+08:00")
    assert entry.amounts == ({"minor": 100, "currency": "CNY", "role": "paid"},)


def test_recording_is_undone_as_one(case: Case) -> None:
    agreements.record(case, agreement_data())
    case.undo()
    assert not any(case.find(cls) for cls in (Agreement, Instalment, Term, Payment, Entry))  # type: ignore[type-abstract]


def test_unknown_keys_and_sums_that_differ_are_cautioned(case: Case) -> None:
    data = agreement_data(total_minor=999, colour="red", promises={"stop_sms": True, "free_tea": True})
    _, cautions = agreements.record(case, data)
    assert [(one.code, one.facts) for one in cautions] == [
        ("unknown_key", {"key": "colour"}),
        ("unknown_key", {"key": "promises.free_tea"}),
        ("sums_differ", {"total": 999, "sum": 300}),
    ]


def without(*names: str) -> dict[str, Any]:
    return {name: value for name, value in agreement_data().items() if name not in names}


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ([], ""),
        (without("agreed_at"), "agreed_at"),
        (without("instalments"), "instalments"),
        (agreement_data(instalments=[]), "instalments"),
        (agreement_data(agreed_at="March"), "agreed_at"),
        (agreement_data(how="pigeon"), "how"),
        (agreement_data(total_minor=1.5), "total_minor"),
        (agreement_data(total_minor=True), "total_minor"),
        (agreement_data(grace_days=-1), "grace_days"),
        (agreement_data(ends_when={"effect": "boom"}), "ends_when.effect"),
        (agreement_data(ends_when={"late_counts": 1}), "ends_when.late_counts"),
        (agreement_data(promises={"stop_sms": "yes"}), "promises.stop_sms"),
        (agreement_data(instalments=[{"n": 1, "due_on": "2025-04-05", "minor": 0}]), "instalments[0].minor"),
        (agreement_data(instalments=[{"n": 1, "due_on": "2025-02-30", "minor": 1}]), "instalments[0].due_on"),
        (agreement_data(instalments=[{"n": 1, "due_on": "2025-04-05", "minor": 1}] * 2), "instalments"),
        (
            agreement_data(payments=[{"paid_at": "2025-04-05", "minor": 1, "instalment": 9}]),
            "payments[0].instalment",
        ),
        (agreement_data(payments=[{"paid_at": None, "minor": 1}]), "payments[0].paid_at"),
        (agreement_data(payments_cover=["2025-06-30", "2025-03-01"]), "payments_cover"),
        (agreement_data(contract_number=7), "contract_number"),
        (agreement_data(terms="all"), "terms"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_its_field(case: Case, data: Any, field: str) -> None:
    before = case.journal_state()
    with pytest.raises(Refused) as refused:
        agreements.record(case, data)
    assert refused.value.field == field
    assert case.journal_state() == before
