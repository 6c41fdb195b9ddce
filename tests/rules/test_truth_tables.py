"""A truth table for each rule: fires, just inside, before it was in force, a kind it does not bind, unknown time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from rules_case import AGREED, agreement, calls, contact, found, record, shown, us

from app.case.records import Entry
from app.rules import packs
from app.rules.rule import Rule

if TYPE_CHECKING:
    from app.case.snapshot import Snapshot

RULES = [rule for rule in packs.all_packs().rules if rule.check not in ("reference", "date")]
DAY = timedelta(days=1)
Make = Callable[[datetime | None, Rule], list[Entry]]


def day_of(rule: Rule) -> datetime:
    """A day on which the rule was in force and the agreement of the test case was being kept."""
    first = max(rule.in_force_from, (AGREED + DAY).date())
    last = rule.in_force_to
    if last is not None and last < first:
        first = last - DAY
    return datetime(first.year, first.month, first.day, 12)


def threat(at: datetime | None, rule: Rule) -> list[Entry]:
    number = int(rule.parameters.get("least", 1))
    return [contact(f"en_{n}", at, category="threat", text="我去你单位找你领导聊聊") for n in range(number)]


def night(at: datetime | None, rule: Rule) -> list[Entry]:
    late = at and at.replace(hour=rule.parameters["from"].hour, minute=31)
    return [contact("en_1", late, text="请还款")]


def often(at: datetime | None, rule: Rule) -> list[Entry]:
    kind = {"unanswered": "missed"}.get(rule.parameters["count"], "incoming")
    made = calls(at or AGREED, rule.parameters["max"] + 1, call_type=kind)
    return made if at else [replace(one, at=None, precision="unknown") for one in made]


def again(at: datetime | None, rule: Rule) -> list[Entry]:
    made = calls(at or AGREED, 2)
    return made if at else [replace(one, at=None, precision="unknown") for one in made]


def told(at: datetime | None, rule: Rule) -> list[Entry]:
    third = {"who": "third_party", "name": "某乙", "relation": "同事"}
    return [contact("en_1", at, text="请转告他还款", recipient=third)]


def one_of(**more: object) -> Make:
    return lambda at, _: [contact("en_1", at, **({"text": "请还款"} | more))]  # type: ignore[arg-type]


FIRES: dict[str, Make] = {
    "after_agreement": one_of(),
    "term_breach": one_of(),
    "amount_conflict": one_of(
        text="您应还123.45元", amounts=({"minor": 12345, "currency": "CNY", "role": "due"},)
    ),
    "quiet_hours": night,
    "call_frequency": often,
    "call_after_conversation": again,
    "third_party": told,
    "threat": threat,
    "impersonation": one_of(text="经侦支队将对您协查备案"),
    "fraud_sign": one_of(text="请转到专员个人账户"),
    "question": lambda at, rule: [contact("en_1", at, "visit", party="pa_2", text="上门")],
}
INSIDE: dict[str, Make] = {
    "after_agreement": lambda at, _: [contact("en_1", AGREED)],
    "term_breach": one_of(category="reminder"),
    "amount_conflict": one_of(text="应还1000元", amounts=({"minor": 100_000, "currency": "CNY", "role": "due"},)),
    "quiet_hours": lambda at, rule: [
        contact("en_1", at and at.replace(hour=8, minute=0)),
        contact("en_2", at and at.replace(hour=rule.parameters["from"].hour - 1, minute=59, second=59)),
    ],
    "call_frequency": lambda at, rule: often(at, rule)[:-1],
    "call_after_conversation": lambda at, rule: [
        one if n == 0 else replace(one, at=(at + 7 * DAY).isoformat() + "+08:00" if at else None)
        for n, one in enumerate(again(at, rule))
    ],
    "third_party": one_of(recipient={"who": "self"}),
    "threat": one_of(text="我司将依法起诉并上报征信", category="legal_notice"),
    "impersonation": one_of(text="拟向你住处的人民法院提起诉讼"),
    "fraud_sign": one_of(text="请在官方App还款"),
    "question": lambda at, _: [contact("en_1", at, party="pa_1")],
}  # fmt: skip


def case(rule: Rule, entries: list[Entry], kind: str | None = None) -> Snapshot:
    chosen = kind or next((one for one in (*rule.bound, *rule.maybe_bound) if one != "*"), "bank")
    made = record(*entries, kind=chosen, product="信用卡" if rule.product else "")
    return us(made) if rule.jurisdiction == "us" else made


def named(rule: Rule) -> str:
    return f"{rule.id}@{rule.version}"


def ids(entries: list[Entry]) -> set[str]:
    return {one.id for one in entries}


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_it_fires(rule: Rule) -> None:
    made = FIRES[rule.check](day_of(rule), rule)
    hits = found(case(rule, made), rule.id, rule.version)
    assert hits, rule.id
    asked = rule.check == "question" or rule.parameters.get("count") == "conversation" or not rule.bound
    assert {one["result"] for one in hits} == {"not_enough_evidence" if asked else "shown"}
    named = {id for one in hits for id in one["entries"]}
    assert named == (ids(made) if rule.check != "call_after_conversation" else {made[1].id})
    assert all(one["binding"] == rule.binding and one["sentence"] for one in hits)


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_just_inside_the_limit_it_is_silent(rule: Rule) -> None:
    assert found(case(rule, INSIDE[rule.check](day_of(rule), rule)), rule.id, rule.version) == []


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_the_day_before_it_was_in_force_it_is_silent(rule: Rule) -> None:
    before = datetime.combine(rule.in_force_from - DAY, datetime.min.time()).replace(hour=12)
    early = agreement(agreed_at="2009-01-01", precision="day")
    made = replace(case(rule, FIRES[rule.check](before, rule)), agreements=(early,))
    assert found(made, rule.id, rule.version) == []
    if rule.in_force_to is not None:
        later = datetime.combine(rule.in_force_to + DAY, datetime.min.time()).replace(hour=12)
        assert (
            found(replace(made, entries=tuple(FIRES[rule.check](later, rule))), rule.id, rule.version) == []
        )


@pytest.mark.parametrize("rule", [rule for rule in RULES if "*" not in rule.bound], ids=named)
def test_a_lender_it_does_not_bind_is_left_alone(rule: Rule) -> None:
    kinds = {"bank", "consumer_finance", "small_loan", "trust", "guarantor", "debt_buyer"}
    made = FIRES[rule.check](day_of(rule), rule)
    for kind in kinds - {*rule.bound, *rule.maybe_bound}:
        assert found(case(rule, made, kind), rule.id, rule.version) == []
    unknown = found(case(rule, made, "unknown"), rule.id, rule.version)
    assert {one["result"] for one in unknown} <= {"not_enough_evidence"}
    assert all("lender_kind" in one["needs"] for one in unknown)


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_of_an_unknown_time_nothing_is_shown_that_needs_it(rule: Rule) -> None:
    made = FIRES[rule.check](None, rule)
    hits = found(case(rule, made), rule.id, rule.version)
    by_words = rule.check in ("threat", "third_party", "impersonation", "fraud_sign")
    assert all(one["confidence"] == "low" for one in hits)
    if not by_words:
        assert {one["result"] for one in hits} <= {"not_enough_evidence"}
    if hits and rule.check != "quiet_hours":
        assert all("time" in one["needs"] for one in hits)


def test_a_rule_for_cards_says_nothing_of_other_loans() -> None:
    made = [contact("en_1", AGREED + DAY, text="请一次性还清")]
    rule = "cn.cc2011.after_agreement"
    assert shown(record(*made, product="信用卡"), rule) == {"en_1"}
    assert found(record(*made, product="网络借款"), rule) == []
    assert [one["result"] for one in found(record(*made), rule)] == ["not_enough_evidence"]
    assert found(record(*made, kind="unknown"), rule) == []
    five_years = replace(
        record(*made, product="信用卡"),
        instalments=tuple(
            replace(one, due_on="2030-03-11") if one.n == 12 else one for one in record().instalments
        ),
    )
    assert found(five_years, rule) == []
