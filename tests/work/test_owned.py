"""Whose number it is and for whom an agency acts does not depend on which file was read first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.case.records import Entry, Party, PartyNumber
from app.work import owned

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case

    Draft = Callable[..., Entry]

LENDER = Party(id="pa_l", name="晨禾借", kind="lender", status="draft")
AGENCY = Party(id="pa_a", name="远帆咨询", kind="agency", status="draft")
NUMBER = PartyNumber(id="nu_a", party="pa_a", number="10690000001", key="10690000001", status="draft")


@pytest.fixture
def told(put: Callable[..., None]) -> None:
    put(LENDER, AGENCY, NUMBER)


@pytest.mark.usefixtures("told")
def test_an_entry_read_before_its_number_had_an_owner_gets_it(case: Case, draft: Draft) -> None:
    draft("a")
    draft("b", kind="call", text="", call_type="missed")
    draft("c", number="10690000002")
    draft("d", category="fraud_suspect")
    draft("e", party="pa_l")
    owned.settle(case)
    assert [case.get(Entry, f"en_{id}").party for id in "abcde"] == ["pa_a", "pa_a", None, None, "pa_l"]
    case.undo()
    assert case.get(Entry, "en_a").party is None


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    ("more", "principal"),
    [
        ({"text": "您在晨禾借的欠款"}, "pa_l"),
        ({"text": "您的欠款"}, None),
        ({"text": "您在晨禾借的欠款", "direction": "out"}, None),
        ({"text": "您在晨禾借的欠款", "status": "discarded"}, None),
    ],
)
def test_an_agency_acts_for_the_lender_that_any_of_its_messages_names(
    case: Case, draft: Draft, more: dict[str, Any], principal: str | None
) -> None:
    draft("a", party="pa_a", text="请尽快还款")
    draft("b", **more)
    owned.settle(case)
    assert case.get(Party, "pa_a").acts_for == principal


def test_what_is_said_already_is_not_written_again(
    case: Case, draft: Draft, put: Callable[..., None]
) -> None:
    put(LENDER, AGENCY, NUMBER)
    draft("a", text="您在晨禾借的欠款")
    owned.settle(case)
    before = case.journal_state()
    assert owned.settle(case).rows == ()
    assert case.journal_state() == before
