"""Accepting drafts: what is confirmed, what stays, and which exhibit numbers that gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from work_data import evidence

from app.case.records import (
    Agreement,
    Allocation,
    Citation,
    Entry,
    Evidence,
    Instalment,
    Party,
    PartyNumber,
    Payment,
)
from app.work import review

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case

    Draft = Callable[..., Entry]
    Put = Callable[..., None]

TIME_DOUBT = ({"code": "no_time_shown", "field": "time", "facts": {}},)
OWNER_DOUBT = ({"code": "owner_unknown", "field": "owner", "facts": {}},)


def status(case: Case, id: str) -> str:
    return case.get(Entry, f"en_{id}").status


def test_all_confirms_everything_and_lets_doubts_stay(case: Case, draft: Draft) -> None:
    draft("a", doubts=TIME_DOUBT)
    draft("b")
    change = review.accept_all(case)
    assert change.name == "review.accept"
    assert [status(case, id) for id in "ab"] == ["confirmed", "confirmed"]
    assert case.get(Entry, "en_a").doubts == TIME_DOUBT


def test_clear_leaves_what_has_a_doubt_that_matters(case: Case, draft: Draft) -> None:
    draft("a", doubts=TIME_DOUBT)
    draft("b", doubts=OWNER_DOUBT)
    review.accept_clear(case)
    assert [status(case, id) for id in "ab"] == ["draft", "confirmed"]


def test_exhibit_numbers_follow_the_order_of_what_happened(case: Case, draft: Draft) -> None:
    draft("late", "2025-05-01T09:00:00+08:00")
    draft("none", None)
    draft("early", "2025-04-01T09:00:00+08:00")
    review.accept_all(case)
    numbers = {id: case.get(Evidence, f"ev_{id}").exhibit for id in ("early", "late", "none")}
    assert numbers == {"early": 1, "late": 2, "none": 3}


def test_an_exhibit_number_is_never_given_again(case: Case, draft: Draft) -> None:
    draft("a")
    review.accept_all(case)
    case.undo()
    draft("b")
    review.accept(case, ["en_b"])
    assert case.get(Evidence, "ev_b").exhibit == 2
    assert case.get(Evidence, "ev_a").exhibit == 1


def test_accepting_is_undone_as_one(case: Case, draft: Draft) -> None:
    draft("a")
    draft("b")
    review.accept_all(case)
    case.undo()
    assert [status(case, id) for id in "ab"] == ["draft", "draft"]


def test_nothing_to_accept_is_no_act(case: Case) -> None:
    before = case.journal_state()
    assert review.accept_all(case).rows == ()
    assert review.accept(case, []).rows == ()
    assert case.journal_state() == before


def test_a_second_agreement_stays_a_draft_and_says_why(case: Case, debt: str, put: Put) -> None:
    put(Agreement(id="ag_1", debt=debt, agreed_at="2025-03-10"), Agreement(id="ag_2", agreed_at="2025-05-10"))
    review.accept_all(case)
    first, second = case.get(Agreement, "ag_1"), case.get(Agreement, "ag_2")
    assert (first.status, second.status) == ("confirmed", "draft")
    assert [doubt["code"] for doubt in second.doubts] == ["second_agreement"]
    before = case.journal_state()
    review.accept_all(case)
    assert case.journal_state()[0] <= before[0] + 1
    assert len(case.get(Agreement, "ag_2").doubts) == 1


def test_a_payment_comes_with_its_entry_allocations_and_proof(case: Case, debt: str, put: Put) -> None:
    put(
        evidence("a"),
        Agreement(id="ag_1", debt=debt, status="confirmed"),
        Instalment(id="in_1", agreement="ag_1", n=1, due_on="2025-04-05", minor=100),
        Entry(id="en_a", kind="payment", direction="out"),
        Payment(id="py_1", entry="en_a", minor=100),
        Allocation(id="al_1", payment="py_1", instalment="in_1", minor=100),
        Citation(id="ci_1", evidence="ev_a", payment="py_1"),
    )
    review.accept(case, ["py_1"])
    assert case.get(Payment, "py_1").status == "confirmed"
    assert case.get(Payment, "py_1").debt == debt
    assert case.get(Allocation, "al_1").status == "confirmed"
    assert status(case, "a") == "confirmed"
    assert case.get(Evidence, "ev_a").exhibit == 1


def test_owners_that_a_signature_names_are_confirmed_with_all(case: Case, draft: Draft, put: Put) -> None:
    put(
        Party(id="pa_1", name="晨禾借", kind="lender", status="draft"),
        PartyNumber(id="nu_1", party="pa_1", number="10690000001", key="10690000001", status="draft"),
    )
    draft("a", party="pa_1")
    review.accept_all(case)
    assert case.get(Party, "pa_1").status == "confirmed"
    assert case.get(PartyNumber, "nu_1").status == "confirmed"


def test_discarded_drafts_can_be_had_back(case: Case, draft: Draft) -> None:
    draft("a")
    review.discard(case, ["en_a"])
    assert status(case, "a") == "discarded"
    review.restore(case, ["en_a"])
    assert status(case, "a") == "draft"


def test_what_waits_is_in_order_of_time_with_the_timeless_last(case: Case, draft: Draft) -> None:
    draft("none", None)
    draft("late", "2025-05-01T09:00:00+08:00")
    draft("early", "2025-04-01T09:00:00+08:00")
    assert [entry.id for entry in review.waiting(case.snapshot())] == ["en_early", "en_late", "en_none"]
