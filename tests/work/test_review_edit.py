"""Splitting, uniting, telling same from different, and saying once whose number it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.case.errors import Refused
from app.case.records import Citation, Entry, Party, PartyNumber
from app.intake.values import amounts
from app.work import entries, review_edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case

    Draft = Callable[..., Entry]

OWNER = {
    "code": "owner_from_signature",
    "field": "owner",
    "facts": {"name": "望江资产", "number": "10690000001"},
}


def texts(case: Case) -> list[str]:
    return sorted(one.text for one in case.find(Entry) if one.status != "discarded")


def test_a_split_gives_each_half_its_words_amounts_and_the_same_proof(case: Case, draft: Draft) -> None:
    draft("a", text="请还款100.00元。 账户已逾期12天")
    review_edit.split(case, "en_a", len("请还款100.00元。"))
    assert texts(case) == ["请还款100.00元。", "账户已逾期12天"]
    first = case.get(Entry, "en_a")
    other = next(one for one in case.find(Entry) if one.id != "en_a")
    assert [one["minor"] for one in first.amounts] == [100_00]
    assert (other.amounts, other.overdue_days, other.at) == ((), 12, first.at)
    assert {one.evidence for one in case.find(Citation, entry=other.id)} == {"ev_a"}
    case.undo()
    assert texts(case) == ["请还款100.00元。 账户已逾期12天"]


@pytest.mark.parametrize("at", [0, 9, 99])
def test_a_split_that_leaves_nothing_on_one_side_is_refused(case: Case, draft: Draft, at: int) -> None:
    draft("a", text="只有这一句话的短信"[:9])
    with pytest.raises(Refused) as refused:
        review_edit.split(case, "en_a", at)
    assert (refused.value.code, refused.value.field) == ("split_needs_two", "text")
    assert len(case.find(Entry)) == 1


def test_two_halves_become_one_with_the_proof_and_doubts_of_both(case: Case, draft: Draft) -> None:
    cut = {"code": "cut_off", "field": "complete", "facts": {}}
    draft("a", text="请于今日还", doubts=(cut,))
    draft("b", text="款200.00元", doubts=(cut, {"code": "words_unsure", "field": "text", "facts": {}}))
    review_edit.unite(case, "en_a", "en_b")
    one = case.get(Entry, "en_a")
    assert one.text == "请于今日还款200.00元"
    assert [each["code"] for each in one.doubts] == ["cut_off", "words_unsure"]
    assert {each.evidence for each in case.find(Citation, entry="en_a")} == {"ev_a", "ev_b"}
    assert case.get(Entry, "en_b").replaced_by == "en_a"


def perhaps(*others: str) -> dict[str, Any]:
    return {"code": "maybe_same", "field": "text", "facts": {"entries": list(others)}}


def test_yes_it_is_the_same_makes_one_entry_and_no_takes_the_doubt_away(case: Case, draft: Draft) -> None:
    draft("a", text="请尽快还款")
    draft("b", text="请尽快还教", doubts=(perhaps("en_a"),))
    draft("c", text="请尽快还敖", doubts=(perhaps("en_a"),))
    review_edit.same(case, "en_b")
    review_edit.different(case, "en_c")
    assert case.get(Entry, "en_b").replaced_by == "en_a"
    assert {each.evidence for each in case.find(Citation, entry="en_a")} == {"ev_a", "ev_b"}
    assert (case.get(Entry, "en_c").status, case.get(Entry, "en_c").doubts) == ("draft", ())


def test_a_doubt_whose_other_entry_is_gone_changes_nothing(case: Case, draft: Draft) -> None:
    draft("a", status="discarded")
    draft("b", doubts=(perhaps("en_a"),))
    review_edit.same(case, "en_b")
    assert case.get(Entry, "en_b").status == "draft"


def test_what_was_compared_and_found_right_is_no_doubt_any_more(case: Case, draft: Draft) -> None:
    unsure = {"code": "words_unsure", "field": "text", "facts": {}}
    draft("a", doubts=(unsure, OWNER))
    review_edit.settle_doubts(case, "en_a", "text")
    assert case.get(Entry, "en_a").doubts == (OWNER,)


@pytest.fixture
def proposed(case: Case, draft: Draft, put: Callable[..., None]) -> None:
    put(Party(id="pa_a", name="望江资产", kind="agency", status="draft"))
    put(PartyNumber(id="nu_a", party="pa_a", number="10690000001", key="10690000001", status="draft"))
    for id in ("a", "b"):
        draft(id, party="pa_a", doubts=(OWNER,))
    draft("c", number="10690000002", party="pa_a", doubts=(OWNER,))


@pytest.mark.usefixtures("proposed")
def test_one_yes_holds_for_every_message_under_the_number(case: Case) -> None:
    review_edit.owner(case, "en_a", yes=True)
    assert [case.get(Entry, f"en_{id}").doubts for id in "abc"] == [(), (), (OWNER,)]
    assert case.get(Party, "pa_a").status == "confirmed"
    assert case.get(PartyNumber, "nu_a").status == "confirmed"


@pytest.mark.usefixtures("proposed")
def test_one_no_takes_the_party_from_every_message_under_the_number(case: Case) -> None:
    review_edit.owner(case, "en_a", yes=False)
    assert [case.get(Entry, f"en_{id}").party for id in "abc"] == [None, None, "pa_a"]
    assert case.get(PartyNumber, "nu_a").status == "discarded"
    case.undo()
    assert case.get(Entry, "en_b").party == "pa_a"


def test_a_corrected_name_is_offered_for_the_drafts_that_showed_the_same(case: Case, draft: Draft) -> None:
    for id in ("a", "b", "c"):
        draft(id, sender_shown="望江资严")
    draft("d", sender_shown="望江资严", status="confirmed")
    draft("e", sender_shown="望江资严", number="10690000002")
    fields = {"sender_shown": "望江资产", "text": "别的"}
    again = review_edit.alike(case.snapshot(), case.get(Entry, "en_a"), fields)
    assert {name: set(ids) for name, ids in again.items()} == {"sender_shown": {"en_b", "en_c"}}
    review_edit.correct_each(case, {one: {"sender_shown": "望江资产"} for one in again["sender_shown"]})
    assert case.get(Entry, "en_c").sender_shown == "望江资产"
    case.undo()
    assert case.get(Entry, "en_b").sender_shown == "望江资严"


def test_corrected_words_bring_their_amounts_unless_a_person_stated_others(case: Case, draft: Draft) -> None:
    read = tuple(amounts.amounts_in("转账100.00元"))
    draft("a", text="转账100.00元", amounts=read)
    draft("b", text="转账100.00元", amounts=({**read[0], "minor": 7},))
    for id in ("en_a", "en_b"):
        entries.edit(case, id, {"text": "转账180.00元"})
    assert [case.get(Entry, id).amounts[0]["minor"] for id in ("en_a", "en_b")] == [180_00, 7]
