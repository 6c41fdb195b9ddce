"""Recording what a person confirms, many things in one act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from work_data import agreement_data

from app.case.errors import Refused, Trouble
from app.case.records import Agreement, Allocation, Entry, Party, PartyNumber, Payment
from app.work import agreements, settle
from app.work.dump import dump

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case

    Draft = Callable[..., Entry]

OWNER = {"code": "owner_unknown", "field": "owner", "facts": {}}
DEBT = {"code": "debt_unknown", "field": "debt", "facts": {}}
AGENCY = {"name": "衡某资产", "kind": "agency", "acts_for": "晨禾借", "numbers": ["106 9000 0001"]}


def test_a_party_its_lender_and_its_numbers_are_recorded(case: Case) -> None:
    settle.set_many(case, {"parties": [AGENCY]})
    lender, agency = sorted(case.find(Party), key=lambda one: one.kind, reverse=True)
    assert (lender.name, lender.kind) == ("晨禾借", "lender")
    assert (agency.acts_for, agency.status) == (lender.id, "confirmed")
    (number,) = case.find(PartyNumber)
    assert (number.party, number.number, number.key) == (agency.id, "10690000001", "10690000001")


def test_entries_under_a_number_get_its_owner_and_the_only_debt(case: Case, debt: str, draft: Draft) -> None:
    draft("a", debt=None, doubts=(OWNER, DEBT))
    draft("b", debt=None, number="95000", doubts=(OWNER, DEBT))
    settle.set_many(case, {"parties": [AGENCY]})
    first, second = case.get(Entry, "en_a"), case.get(Entry, "en_b")
    agency = case.find(Party, kind="agency")[0].id
    assert (first.party, first.debt, first.doubts) == (agency, debt, ())
    assert (second.party, second.debt) == (None, None)


def test_the_same_again_adds_nothing(case: Case) -> None:
    settle.set_many(case, {"parties": [AGENCY]})
    assert settle.set_many(case, {"parties": [AGENCY]}).rows == ()
    assert len(case.find(PartyNumber)) == 1


def test_a_number_that_gets_another_owner_leaves_the_first(case: Case) -> None:
    settle.set_many(case, {"parties": [AGENCY]})
    settle.set_many(case, {"parties": [{"name": "别家", "numbers": ["10690000001"]}]})
    (number,) = case.find(PartyNumber)
    assert case.get(Party, number.party).name == "别家"


def test_entries_are_corrected_confirmed_and_discarded_in_one_act(case: Case, draft: Draft) -> None:
    for id in "abc":
        draft(id)
    change = settle.set_many(
        case, {"entries": [{"id": "en_a", "text": "new"}], "confirm": ["en_b"], "discard": ["en_c"]}
    )
    assert change.name == "settle"
    states = [(case.get(Entry, f"en_{id}").text, case.get(Entry, f"en_{id}").status) for id in "abc"]
    assert states == [("new", "draft"), ("words of b", "confirmed"), ("words of c", "discarded")]
    case.undo()
    assert {one.status for one in case.find(Entry)} == {"draft"}


def test_an_allocation_names_payment_agreement_and_instalment(case: Case) -> None:
    agreements.record(case, agreement_data(payments=[{"paid_at": "2025-05-05", "minor": 100}]))
    payment, agreement = case.find(Payment)[0].id, case.find(Agreement)[0].id
    settle.set_many(
        case, {"allocations": [{"payment": payment, "agreement": agreement, "n": 2, "minor": 100}]}
    )
    rows = dump(case)["agreements"][0]["instalments"]
    assert [row["state"] for row in rows] == ["missed", "paid", "missed"]
    assert dump(case)["payments"][0]["allocations"] == [
        {"agreement": agreement, "n": 2, "minor": 100, "status": "confirmed"}
    ]
    with pytest.raises(Refused) as refused:
        settle.set_many(
            case, {"allocations": [{"payment": payment, "agreement": agreement, "n": 1, "minor": 1}]}
        )
    assert refused.value.code == "allocation_over"
    assert len(case.find(Allocation)) == 1


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"colours": []}, "colours"),
        ({"parties": {}}, "parties"),
        ({"parties": [{"kind": "agency"}]}, "parties[0].name"),
        ({"parties": [{"name": "a", "kind": "robot"}]}, "parties[0].kind"),
        ({"parties": [{"name": "a", "acts_for": "nobody"}]}, "parties[0].acts_for"),
        ({"parties": [{"name": "a", "numbers": ["none"]}]}, "parties[0].numbers"),
        ({"entries": [{"text": "x"}]}, "entries[0].id"),
        ({"entries": [{"id": "en_a", "kind": "pigeon"}]}, "entries[0].kind"),
        ({"confirm": "en_a"}, "confirm"),
    ],
)
def test_nothing_is_written_when_a_part_is_refused(
    case: Case, draft: Draft, data: dict[str, Any], field: str
) -> None:
    draft("a")
    before = case.journal_state()
    with pytest.raises(Refused) as refused:
        settle.set_many(case, {"discard": ["en_a"]} | data if "confirm" not in data else data)
    assert refused.value.field == field
    assert case.journal_state() == before


def test_an_id_that_is_not_there_is_named(case: Case) -> None:
    with pytest.raises(Trouble) as trouble:
        settle.set_many(case, {"confirm": ["en_none"]})
    assert trouble.value.facts["id"] == "en_none"


def test_nothing_stated_is_no_act(case: Case) -> None:
    assert settle.set_many(case, {}).rows == ()
