"""The truth table of rules that name a date; and the proof that every rule has each of the five cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import test_truth_tables as tables
from rules_case import agreement, contact, document, record, us

from app.rules import days, packs

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.snapshot import Snapshot
    from app.rules.rule import Rule

DATES = [rule for rule in packs.all_packs().rules if rule.check == "date"]
DAY = timedelta(days=1)
KINDS = {"bank", "consumer_finance", "small_loan", "trust", "guarantor", "debt_buyer"}


def named(rule: Rule) -> str:
    return f"{rule.id}@{rule.version}"


def case(rule: Rule, day: date | None, kind: str = "") -> Snapshot:
    """A case in which the one thing that the rule counts from is on ``day``; ``None``: its day is not known."""
    chosen = kind or next((one for one in rule.bound if one != "*"), "bank")
    at = datetime(day.year, day.month, day.day, 12) if day else None
    about = str(rule.parameters["kind"])
    if about == "limitation":
        plan = record().instalments[:1]
        rows = tuple(replace(one, due_on=day.isoformat()) for one in plan) if day else ()
        early = agreement(agreed_at="2009-01-01", precision="day")
        return replace(record(kind=chosen, product="信用卡"), agreements=(early,), instalments=rows)
    channel = rule.parameters.get("channels", ("sms",))[0]
    one = contact("en_1", at, channel, party="pa_2" if rule.agencies and not kind else "pa_1")
    extra = []
    if about == "complaint_reply":
        one = contact("en_1", at, "complaint", direction="out")
        # The debt has to have been dunned at all: a contact that starts no clock of this kind.
        extra = [contact("en_0", datetime(2009, 1, 1), "visit")]
    made = record(*extra, one, kind=chosen, product="信用卡" if rule.product else "")
    return us(made) if rule.jurisdiction == "us" else made


def dates(rule: Rule, snapshot: Snapshot, as_of: date) -> list[dict[str, Any]]:
    listed = document(snapshot, as_of=as_of)["dates"]
    return [one for one in listed if (one["rule"], one["rule_version"]) == (rule.id, rule.version)]


def first(rule: Rule) -> date:
    return max(rule.in_force_from, date(2025, 4, 1))


@pytest.mark.parametrize("rule", DATES, ids=named)
def test_it_fires(rule: Rule) -> None:
    (found,) = dates(rule, case(rule, first(rule)), first(rule))
    assert found["until"] == days.last_day(rule, first(rule)).isoformat()
    assert found["entries"] and found["sentence"]


@pytest.mark.parametrize("rule", DATES, ids=named)
def test_on_its_last_day_it_still_runs_and_then_it_is_silent_or_over(rule: Rule) -> None:
    snapshot, until = case(rule, first(rule)), days.last_day(rule, first(rule))
    assert dates(rule, snapshot, until)
    if "records" in str(rule.parameters["kind"]):
        assert dates(rule, snapshot, until + DAY) == []
    else:  # an answer that is late stays due; a limitation is a day to know
        assert [one["until"] for one in dates(rule, snapshot, until + DAY)] == [until.isoformat()]


@pytest.mark.parametrize("rule", DATES, ids=named)
def test_the_day_before_it_was_in_force_it_is_silent(rule: Rule) -> None:
    before = rule.in_force_from - DAY
    assert dates(rule, case(rule, before), before) == []


@pytest.mark.parametrize("rule", [rule for rule in DATES if "*" not in rule.bound], ids=named)
def test_a_lender_it_does_not_bind_is_left_alone(rule: Rule) -> None:
    for kind in KINDS - {*rule.bound, *rule.maybe_bound}:
        assert dates(rule, case(rule, first(rule), kind), first(rule)) == []


@pytest.mark.parametrize("rule", DATES, ids=named)
def test_of_an_unknown_day_no_date_is_worked_out(rule: Rule) -> None:
    assert dates(rule, case(rule, None), first(rule)) == []


FIVE: dict[str, tuple[Callable[..., None], Callable[..., None]]] = {
    "fires": (tables.test_it_fires, test_it_fires),
    "just inside": (
        tables.test_just_inside_the_limit_it_is_silent,
        test_on_its_last_day_it_still_runs_and_then_it_is_silent_or_over,
    ),
    "before it was in force": (
        tables.test_the_day_before_it_was_in_force_it_is_silent,
        test_the_day_before_it_was_in_force_it_is_silent,
    ),
    "a kind it does not bind": (
        tables.test_a_lender_it_does_not_bind_is_left_alone,
        test_a_lender_it_does_not_bind_is_left_alone,
    ),
    "unknown time": (
        tables.test_of_an_unknown_time_nothing_is_shown_that_needs_it,
        test_of_an_unknown_day_no_date_is_worked_out,
    ),
}


def cases_of(test: Callable[..., None]) -> set[str]:
    """The rules that a test is run with."""
    marks = [one for one in test.pytestmark if one.name == "parametrize"]  # type: ignore[attr-defined]
    return {named(rule) for one in marks for rule in one.args[1]}


@pytest.mark.parametrize("what", FIVE)
def test_every_rule_that_says_anything_has_each_of_the_five_cases(what: str) -> None:
    speaking = [rule for rule in packs.all_packs().rules if rule.check != "reference"]
    # A rule that binds everyone has no lender that it does not bind.
    wanted = {
        named(rule)
        for rule in speaking
        if what != "a kind it does not bind" or "*" not in rule.bound
    }  # fmt: skip
    have = set[str]().union(*(cases_of(test) for test in FIVE[what]))
    assert wanted and have == wanted
