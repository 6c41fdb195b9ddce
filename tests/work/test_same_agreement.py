"""Text, scan and photos of one agreement are one agreement; what contradicts stays apart or in doubt."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest
from work_data import evidence

from app.case.records import Agreement, Allocation, Citation, Instalment, Payment, Term
from app.work import review, same_agreement

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case

PLAN = tuple((f"2026-0{n + 3}-05", 10_000) for n in (1, 2, 3))


@pytest.fixture
def agreement(case: Case, debt: str, put: Callable[..., None]) -> Callable[..., Agreement]:
    def make(id: str, plan: tuple[tuple[str, int], ...] = PLAN, **more: Any) -> Agreement:
        base: dict[str, Any] = {
            "debt": debt,
            "lender": "晨禾借",
            "borrower": "贺一",
            "contract_number": "CH-1001",
            "agreed_at": "2026-03-10",
            "precision": "day",
            "total_minor": 30_000,
        }
        one = Agreement(id=f"ag_{id}", **(base | more))
        rows = [
            Instalment(id=f"in_{id}{n}", agreement=one.id, n=n, due_on=due, minor=minor)
            for n, (due, minor) in enumerate(plan, 1)
        ]
        term = Term(id=f"te_{id}", agreement=one.id, kind="grace", text=f"宽限 {id}")
        cites = [
            Citation(id=f"ci_{id}", evidence=f"ev_{id}", agreement=one.id, text=id),
            Citation(id=f"ct_{id}", evidence=f"ev_{id}", term=term.id, text=term.text),
        ]
        put(one, *rows, evidence(id), term, *cites)
        return one

    return make


def codes(one: Agreement) -> list[str]:
    return [doubt["code"] for doubt in one.doubts]


PAGE = {"lender": "", "borrower": "", "contract_number": "", "agreed_at": None, "precision": "unknown"}


def test_two_readings_of_one_contract_are_one_with_both_citations(case: Case, agreement: Any) -> None:
    agreement("a", grace_days=None, how="unknown")
    agreement("b", grace_days=3, how="signed", contract_number="CH 1001")
    same_agreement.unite(case)
    (one,) = case.find(Agreement)
    assert (one.grace_days, one.how, one.doubts) == (3, "signed", ())
    assert {each.evidence for each in case.find(Citation, agreement=one.id)} == {"ev_a", "ev_b"}
    (term,) = case.find(Term)
    assert {each.text for each in case.find(Citation, term=term.id)} == {"宽限 a", "宽限 b"}
    assert len(case.find(Instalment)) == 3


def test_it_is_taken_back_whole(case: Case, agreement: Any) -> None:
    agreement("a")
    agreement("b")
    same_agreement.unite(case)
    case.undo()
    assert len(case.find(Agreement)) == 2 and len(case.find(Instalment)) == 6


def test_a_page_with_the_table_gives_its_rows_to_the_contract_that_lacks_them(
    case: Case, agreement: Any
) -> None:
    missing = {"code": "plan_page_missing", "field": "complete", "facts": {}}
    alone = {"code": "contract_page_missing", "field": "complete", "facts": {}}
    agreement("a", plan=(), doubts=(missing,))
    agreement("b", doubts=(alone,), **PAGE)
    same_agreement.unite(case)
    (one,) = case.find(Agreement)
    assert (one.contract_number, one.doubts) == ("CH-1001", ())
    assert [row.due_on for row in case.find(Instalment, agreement=one.id)] == [due for due, _ in PLAN]


def test_a_table_that_fits_two_contracts_joins_neither(case: Case, agreement: Any) -> None:
    agreement("a", plan=())
    agreement("b", plan=(), contract_number="CH-2002")
    agreement("c", **PAGE)
    assert not same_agreement.unite(case).seq
    assert len(case.find(Agreement)) == 3


def test_a_table_with_another_sum_stays_apart(case: Case, agreement: Any) -> None:
    agreement("a", plan=(), total_minor=99_900)
    agreement("b", **PAGE)
    same_agreement.unite(case)
    assert len(case.find(Agreement)) == 2


def test_what_two_readings_say_differently_is_a_doubt_with_both(case: Case, agreement: Any) -> None:
    agreement("a")
    agreement("b", plan=(*PLAN[:2], (PLAN[2][0], 10_008)), total_minor=30_008, agreed_at="2026-03-18")
    same_agreement.unite(case)
    (one,) = case.find(Agreement)
    assert sorted(codes(one)) == ["copies_differ", "copies_differ_minor", "rows_differ"]
    assert {"one_minor": 30_000, "other_minor": 30_008} in [doubt["facts"] for doubt in one.doubts]


@pytest.mark.parametrize("other", [{"contract_number": "CH-9"}, {"contract_number": "", "borrower": "白露"}])
def test_another_number_or_name_is_another_agreement(
    case: Case, agreement: Any, other: dict[str, Any]
) -> None:
    agreement("a")
    agreement("b", **other)
    same_agreement.unite(case)
    assert len(case.find(Agreement)) == 2


def test_a_confirmed_agreement_only_gains_citations(case: Case, agreement: Any) -> None:
    first = agreement("a", status="confirmed")
    agreement("b", grace_days=5)
    same_agreement.unite(case)
    (one,) = case.find(Agreement)
    assert dataclasses.replace(one) == first
    assert len(case.find(Citation, agreement=one.id)) == 2


def test_what_contradicts_the_confirmed_one_stays_a_draft_and_a_second_agreement(
    case: Case, agreement: Any
) -> None:
    agreement("a", status="confirmed")
    agreement("b", plan=PLAN[:2])
    same_agreement.unite(case)
    review.accept_all(case)
    (draft,) = case.find(Agreement, status="draft")
    assert "second_agreement" in codes(draft)


TOLD = {"code": "from_message", "field": "complete", "facts": {}}


def test_a_plan_that_a_message_tells_of_joins_the_contract_and_changes_nothing_of_it(
    case: Case, agreement: Any
) -> None:
    told = {"contract_number": "", "borrower": "", "how": "sms", "doubts": (TOLD,)}
    agreement("a", agreed_at="2026-03-10T09:00:00+08:00", precision="minute", **told)
    agreement("b")
    same_agreement.unite(case)
    (one,) = case.find(Agreement)
    assert (one.contract_number, one.agreed_at, one.doubts) == ("CH-1001", "2026-03-10", ())


def test_a_plan_that_only_a_message_tells_of_waits_for_the_person(case: Case, agreement: Any) -> None:
    one = agreement("a", doubts=(TOLD,))
    review.accept_all(case)
    assert case.get(Agreement, one.id).status == "draft"
    review.accept(case, [one.id])
    assert case.get(Agreement, one.id).status == "confirmed"


def test_what_was_counted_for_the_plan_of_a_message_counts_for_the_contract_s(
    case: Case, agreement: Any, debt: str, put: Callable[..., None]
) -> None:
    agreement("b", doubts=({"code": "from_message", "field": "complete", "facts": {}},))
    paid = [
        Payment(
            id=f"py_{n}",
            debt=debt,
            paid_at=f"2026-0{n + 3}-05",
            precision="day",
            minor=10_000,
            currency="CNY",
        )
        for n in (1, 2)
    ]
    parts = [Allocation(id=f"al_{n}", payment=f"py_{n}", instalment=f"in_b{n}", minor=10_000) for n in (1, 2)]
    put(*paid, *parts)
    review.accept_all(case)
    agreement("a")
    put(Allocation(id="al_x", payment="py_2", instalment="in_a2", minor=10_000))
    same_agreement.unite(case)
    assert {one.id for one in case.find(Agreement)} == {"ag_a"}
    counted = {(one.payment, one.instalment) for one in case.find(Allocation)}
    assert counted == {("py_1", "in_a1"), ("py_2", "in_a2")}
