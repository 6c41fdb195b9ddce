"""The public case: findings equal its story, by entries set from the story and from its files as they are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from app.case.changes import Batch
from app.case.records import Debt, Entry, Party
from app.work import agreements, cases, findings

if TYPE_CHECKING:
    from pathlib import Path

CHECKS = {
    "after_agreement": "after_agreement",
    "third_party": "third_party",
    "threatening": "threat",
    "inconsistent_amount": "amount_conflict",
}
KINDS = {"sms": "sms", "call": "call", "email": "mail", "wechat": "chat"}
WORDS = {"连续两期": ("consecutive_missed", 2), "累计三期": ("total_missed", 3)}


@pytest.fixture(scope="module", params=["unknown", "bank", "small_loan"])
def page(corpus: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Any:
    stories = sorted(corpus.glob("cases/*/story.json"))
    if not stories:
        pytest.skip("no story here")
    story = json.loads(stories[0].read_text(encoding="utf-8"))
    place = tmp_path_factory.mktemp("story") / "case"
    with cases.create(
        place, title="t", lender=story["lender"], lender_kind=request.param, borrower=story["borrower"]
    ) as case:
        debt = case.find(Debt)[0].id
        case.edit("test", Batch(put=[*parties(story), *(entry(one, debt) for one in story["contacts"])]))
        agreements.record(case, agreement(story))
        return story, findings.build(case.snapshot())


def parties(story: dict[str, Any]) -> list[Party]:
    lender = Party(id="pa_lender", name=story["lender"], kind="lender")
    return [lender, Party(id="pa_collector", name=story["collector"], kind="agency", acts_for=lender.id)]


def entry(one: dict[str, Any], debt: str) -> Entry:
    overdue = re.search(r"逾期\s*(\d+)\s*天", one["text"] or "")
    ours = one["org"] in ("lender", "collector")
    return Entry(
        id=one["id"],
        debt=debt if ours else None,
        kind=KINDS[one["channel"]],  # type: ignore[arg-type]
        direction=one["direction"],
        recipient={
            "who": "third_party" if one["to"] == "third_party" else "self",
            "name": one["third_party"],
        },
        at=one["datetime"] + "+08:00",
        precision="second",
        party=f"pa_{one['org']}" if ours else None,
        number=one["number"] or "",
        text=one["text"] or "",
        call_type=one["call_type"],
        duration_s=one["duration_s"],
        amounts=tuple({"minor": round(m * 100), "currency": "CNY", "role": None} for m in one["amounts"]),
        overdue_days=int(overdue[1]) if overdue else None,
        category=one["category"],
        status="confirmed",
    )


def agreement(story: dict[str, Any]) -> dict[str, Any]:
    deal = story["agreement"]
    return {
        "agreed_at": deal["effective"],
        "contract_number": deal["contract_no"],
        "original_contract_number": deal["original_contract_no"],
        "total_minor": round(deal["total"] * 100),
        "grace_days": deal["grace_days"],
        "promises": deal["promises"],
        "ends_when": {"effect": "unknown"}
        | {k: v for word, (k, v) in WORDS.items() if word in deal["termination"]},
        "instalments": [
            {"n": one["no"], "due_on": one["due_date"], "minor": round(one["amount"] * 100)}
            for one in story["schedule"]
        ],
        "payments": [
            {"paid_at": one["time"], "minor": round(one["amount"] * 100), "instalment": one["instalment_no"]}
            for one in story["payments"]
        ],
    }


def test_findings_by_flag_equal_the_story_and_none_is_invented(page: Any) -> None:
    story, out = page
    for flag, check in CHECKS.items():
        listed = [one for one in out["findings"] if one["check"] == check]
        shown = {id for one in listed if one["result"] == "shown" for id in one["entries"]}
        assert shown == set(story["by_flag"][flag]), flag
        assert {id for one in listed for id in one["entries"]} == shown, flag


def test_facts_equal_the_story(page: Any) -> None:
    story, out = page
    facts = out["facts"]
    assert facts["quiet_hours"] == story["by_flag"]["quiet_hours"]
    fourth = [id for ids in facts["messages_per_day"].values() for id in ids[3:]]
    fourth += [id for day in facts["calls_per_day"].values() for id in day["attempted"][3:]]
    assert sorted(fourth) == sorted(story["by_flag"]["over_frequency"])
    contacts = {
        one["id"]: one["compliance"]["kept"]
        for one in story["contacts"]
        if one["direction"] == "in"
        and one["belongs_to_case"]
        and one["category"] != "confirmation_of_agreement"
    }
    assert {id: one["kept"] for id, one in facts["compliance"].items()} == contacts
    totals = story["totals"]
    for name in ("after_agreement", "third_party"):
        assert facts["totals"][name] == totals[name]
    assert facts["totals"]["contacts"] == len(contacts)


def test_no_frequency_finding_comes_from_what_no_rule_limits(page: Any) -> None:
    _, out = page
    assert not [
        one for one in out["findings"] if one["check"] in ("call_frequency", "call_after_conversation")
    ]


def test_quiet_hours_are_a_finding_for_the_kinds_the_standard_binds(page: Any) -> None:
    story, out = page
    quiet = [one for one in out["findings"] if one["check"] == "quiet_hours"]
    assert {id for one in quiet for id in one["entries"]} == set(story["by_flag"]["quiet_hours"])
