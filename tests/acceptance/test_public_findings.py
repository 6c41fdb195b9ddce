"""What the files alone show of the first case, judged: equal to the story by flag, and none invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.acceptance.conftest import Taken
from tests.acceptance.test_public_case import paired, shown
from tests.rules.test_story import CHECKS

if TYPE_CHECKING:
    from tests.acceptance.conftest import Judged

pytestmark = [pytest.mark.corpus, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def named(judged: Judged, story: dict[str, Any]) -> dict[str, str]:
    """The story's name of each entry; an entry that is nothing of the story is its own name."""
    pairs = paired(Taken(items=[], exit_code=0, dump=judged.dump), story)
    known = {entry: contact for contact, entries in pairs.items() for entry in entries}
    return {one["id"]: known.get(one["id"], one["id"]) for one in judged.dump["entries"]}


@pytest.mark.parametrize("flag", sorted(CHECKS))
def test_findings_by_flag_are_those_of_the_story(
    judged: Judged, story: dict[str, Any], named: dict[str, str], flag: str
) -> None:
    listed = [one for one in judged.findings["findings"] if one["check"] == CHECKS[flag]]
    for results in ({"shown"}, {"shown", "not_enough_evidence"}):
        found = {named[id] for one in listed if one["result"] in results for id in one["entries"]}
        assert found == set(story["expected_from_files"][flag])


def test_quiet_hours_and_days_are_those_of_the_story(
    judged: Judged, story: dict[str, Any], named: dict[str, str]
) -> None:
    facts, expected = judged.findings["facts"], story["expected_from_files"]
    assert [named[id] for id in facts["quiet_hours"]] == expected["quiet_hours"]
    fourth = [id for ids in facts["messages_per_day"].values() for id in ids[3:]]
    fourth += [id for day in facts["calls_per_day"].values() for id in day["attempted"][3:]]
    assert sorted(named[id] for id in fourth) == expected["over_frequency"]


def test_kept_is_that_of_the_story_for_each_contact(
    judged: Judged, story: dict[str, Any], named: dict[str, str]
) -> None:
    facts = judged.findings["facts"]
    wanted = {
        one["id"]: one["compliance"]["kept"]
        for one in shown(story)
        if one["category"] != "confirmation_of_agreement"
    }
    unknown = set(story["expected_from_files"]["time_unknown"])
    kept = {named[id]: one["kept"] for id, one in facts["compliance"].items()}
    assert kept.keys() == wanted.keys()
    assert {id: kept[id] for id in kept if id not in unknown} == {
        id: wanted[id] for id in wanted if id not in unknown
    }
    assert all(kept[id] in (None, wanted[id]) for id in unknown)


def test_totals_are_those_of_the_story(judged: Judged, story: dict[str, Any]) -> None:
    totals, expected = judged.findings["facts"]["totals"], story["expected_from_files"]
    confirmations = sum(one["category"] == "confirmation_of_agreement" for one in shown(story))
    assert totals["contacts"] == len(shown(story)) - confirmations
    assert totals["after_agreement"] == len(expected["after_agreement"])
    assert totals["third_party"] == len(expected["third_party"])


def test_the_payments_are_read_once_and_cover_the_story(judged: Judged, story: dict[str, Any]) -> None:
    paid = sorted((one["paid_at"][:19], one["minor"]) for one in judged.dump["payments"])
    assert paid == [(one["time"], round(one["amount"] * 100)) for one in story["payments"]]
