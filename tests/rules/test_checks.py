"""Borders of the checks: to the minute, pooled over a lender, by exact words, with both numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_case import AGREED, EACH, agreement, calls, contact, document, found, record, shown, us

from app.case import phrases
from app.case.records import CaseInfo, Debt, Entry, Term
from app.rules.checks.quiet import in_window

DAY = timedelta(days=1)
NOON = datetime(2025, 6, 10, 12)
NIGHT = "cn.gbt45251.quiet_hours"
CALLS = "cn.gbt45251.calls_connected"
AMOUNTS = "cn.agreement.amounts"


def money(*minors: int) -> tuple[dict[str, Any], ...]:
    return tuple({"minor": minor, "currency": "CNY", "role": "due"} for minor in minors)


# quiet hours


@given(minute=st.integers(0, 1439), second=st.integers(0, 59))
def test_every_minute_of_the_day(minute: int, second: int) -> None:
    at = NOON.replace(hour=minute // 60, minute=minute % 60, second=second)
    case = record(contact("en_1", at))
    hits = found(case, NIGHT)
    inside = minute >= 22 * 60 or minute < 8 * 60
    assert [one["confidence"] for one in hits] == (["low" if minute == 22 * 60 else "high"] if inside else [])
    assert document(case)["facts"]["quiet_hours"] == (["en_1"] if inside else [])


@pytest.mark.parametrize(
    ("more", "result"),
    [
        ({"precision": "day"}, "not_enough_evidence"),
        ({"precision": "about", "at_tolerance_s": 120}, "shown"),
        ({"precision": "about", "at_tolerance_s": 7200}, "not_enough_evidence"),
        ({"precision": "about"}, "not_enough_evidence"),
        ({"precision": "minute"}, "shown"),
    ],
)
def test_a_time_that_is_not_exact_counts_only_if_all_of_it_is_inside(
    more: dict[str, Any], result: str
) -> None:
    hits = found(record(contact("en_1", NOON.replace(hour=23), **more)), NIGHT)
    assert [one["result"] for one in hits] == [result]
    assert result == "shown" or hits[0]["needs"] == ["time_of_day"]


def test_a_stretch_between_two_nights_is_not_known() -> None:
    one = contact("en_1", NOON.replace(hour=7, minute=30), precision="about", at_tolerance_s=3600)
    assert [hit["result"] for hit in found(record(one), NIGHT)] == ["not_enough_evidence"]


def test_a_window_within_one_day() -> None:
    def inside(hour: int, minute: int, first_included: bool = True) -> bool | None:
        return in_window(time(hour, minute, 30), time(12), time(14), first_included=first_included)

    assert [inside(11, 59), inside(12, 0), inside(12, 1), inside(13, 59), inside(14, 0)] == [
        False,
        None,
        True,
        True,
        False,
    ]
    assert inside(12, 0, first_included=False) is False


def test_an_agreed_time_prevails() -> None:
    case = record(contact("en_1", NOON.replace(hour=23)))
    agreed = replace(
        case, terms=(Term(id="te_1", agreement="ag_1", kind="contact_time", text="22:00 后可联系"),)
    )
    assert [(one["result"], one["needs"]) for one in found(agreed, NIGHT)] == [
        ("not_enough_evidence", ["agreed_time"])
    ]


def test_another_zone_is_turned_into_the_zone_of_the_rule() -> None:
    tokyo = CaseInfo(title="t", time_zone="Asia/Tokyo")
    late = replace(contact("en_1", NOON), at="2025-06-10T22:30:00+09:00")
    later = replace(contact("en_2", NOON), at="2025-06-10T23:30:00+09:00")
    assert shown(replace(record(late, later), case=tokyo), NIGHT) == {"en_2"}


def test_about_in_another_zone_is_not_known() -> None:
    tokyo = CaseInfo(title="t", time_zone="Asia/Tokyo")
    about = contact("en_1", NOON.replace(hour=23), precision="about", at_tolerance_s=60)
    hits = found(replace(record(about), case=tokyo), NIGHT)
    assert [one["result"] for one in hits] == ["not_enough_evidence"]


def test_a_contact_of_no_time_is_held_to_no_rule_outside_the_record() -> None:
    made = [contact("en_0", NOON), contact("en_1", None)]
    rules = {
        one["rule"]
        for one in document(record(*made), as_of=NOON.date())["findings"]
        if one["check"] == "quiet_hours"
    }
    assert rules == {NIGHT}
    later = {one["rule"] for one in document(record(*made))["findings"] if one["check"] == "quiet_hours"}
    assert later == {NIGHT, "cn.cba2026.quiet_hours"}


def test_without_a_zone_nothing_is_said_of_the_night() -> None:
    case = us(record(contact("en_1", NOON.replace(hour=23)), kind="debt_buyer"), zone=None)
    hits = found(case, "us.regf.hours")
    assert [(one["result"], one["needs"]) for one in hits] == [("not_enough_evidence", ["time_zone"])]
    assert document(case)["facts"]["quiet_hours"] == []


# calls


def test_the_agency_is_pooled_with_its_lender_and_own_calls_never_count() -> None:
    mixed = [
        replace(one, party=f"pa_{1 + n % 2}", number=f"1380000000{n}") for n, one in enumerate(calls(NOON, 4))
    ]
    assert shown(record(*mixed), CALLS) == {one.id for one in mixed}
    own = [replace(one, direction="out", call_type="outgoing") for one in calls(NOON, 9)]
    assert found(record(*own), CALLS) == []
    three = [*mixed[:3], replace(mixed[3], call_type="missed", duration_s=0)]
    assert found(record(*three), CALLS) == []
    third = [*mixed[:3], replace(mixed[3], recipient={"who": "third_party"})]
    assert found(record(*third), CALLS) == []


def test_two_debts_of_one_lender_are_one_lender() -> None:
    second = [replace(one, debt="de_2") for one in calls(NOON.replace(hour=0), 2, party=None)]
    second = [replace(one, id=f"b{one.id}") for one in second]
    debts = (
        Debt(id="de_1", lender="晨禾借", lender_kind="bank"),
        Debt(id="de_2", lender="晨禾借", lender_kind="bank"),
    )
    case = record(*calls(NOON, 2), *second, debts=debts)
    assert [one["count"] for one in found(case, CALLS)] == [4]
    apart = replace(case, debts=(debts[0], replace(debts[1], lender="别家")))
    assert found(apart, CALLS) == []


def test_a_row_of_several_calls_counts_each() -> None:
    row = replace(calls(NOON, 1)[0], count=4)
    hits = found(record(row), CALLS)
    assert [(one["count"], one["details"][0]["count"]) for one in hits] == [(4, 4)]
    assert document(record(row))["facts"]["counts_per_day"]["2025-06-10"]["connected"] == 4


def test_a_call_of_unknown_day_may_be_the_one_too_many() -> None:
    lost = contact("en_1", None, "call", call_type="incoming", duration_s=9)
    hits = found(record(*calls(NOON, 3), lost), CALLS)
    assert [(one["result"], one["needs"][-1]) for one in hits] == [("not_enough_evidence", "time")]


@given(st.lists(st.integers(0, 30), max_size=20))
def test_rolling_windows_against_a_count_by_hand(days: list[int]) -> None:
    made = [
        replace(one, id=f"c{n}")
        for n, day in enumerate(days)
        for one in calls(NOON + day * DAY, 1, call_type="missed", party="pa_2")
    ]
    made = [replace(one, id=f"{one.id}_{n}") for n, one in enumerate(made)]
    expected = {
        one.id
        for first in range(-6, 31)
        for window in [[one for one, day in zip(made, days, strict=True) if first <= day < first + 7]]
        if len(window) > 7
        for one in window
    }
    assert shown(us(record(*made)), "us.regf.seven_in_seven") == expected


def test_the_day_of_a_conversation_is_day_one() -> None:
    rule = "us.regf.after_conversation"
    first = calls(NOON, 1, party="pa_2")

    def then(days: int) -> set[str]:
        return shown(us(record(*first, *calls(NOON + days * DAY, 1, call_type="missed", party="pa_2"))), rule)

    assert then(6) == {"ca_0616_0"}
    assert then(7) == set()


def test_the_us_pack_binds_agencies_and_not_the_lender_itself() -> None:
    def made(party: str | None) -> list[Entry]:
        return calls(NOON, 8, call_type="missed", party=party)

    rule = "us.regf.seven_in_seven"
    assert len(shown(us(record(*made("pa_2"))), rule)) == 8
    assert found(us(record(*made("pa_1"))), rule) == []
    unknown = found(us(record(*made(None))), rule)
    assert [(one["result"], one["needs"]) for one in unknown] == [("not_enough_evidence", ["who_called"])]


# wording


@pytest.mark.parametrize(
    "text",
    [
        "我公司将依法向人民法院提起诉讼，望接听来电",
        "逾期将影响您的个人征信",
        "律师函明天寄出",
        "请于今日17:00前一次性结清，否则后果自负",
        "您的案件即将进入司法程序",
        "We may take legal action and report to credit bureaus.",
    ],
)
def test_a_lawsuit_or_credit_reporting_alone_is_no_finding(text: str) -> None:
    for category in (None, "legal_notice", "demand_after_agreement", "reminder"):
        checks = {
            one["check"]
            for one in document(record(contact("en_1", NOON, text=text, category=category)))["findings"]
        }
        assert not checks & {"threat", "impersonation", "fraud_sign"}


def test_a_threat_is_shown_with_its_words_and_an_unsorted_one_with_doubt() -> None:
    said = "再不理人，明天就去你单位找你领导谈谈"
    (read,) = found(record(contact("en_1", NOON, text=said, category="threat")), "cn.civ.private_life")
    assert (read["confidence"], read["words"]) == ("high", ["去你单位找你领导", "单位找你领导谈谈"])
    (unsorted,) = found(record(contact("en_1", NOON, text=said)), "cn.civ.private_life")
    assert (unsorted["confidence"], unsorted["needs"]) == ("low", ["look_at_the_words"])
    assert (
        found(record(contact("en_1", NOON, text=said, category="third_party_contact")), "cn.civ.private_life")
        == []
    )
    strong = contact("en_1", NOON, text="再不还就弄死你", category="demand_after_agreement")
    assert found(record(strong), "cn.civ.private_life")[0]["words"] == ["弄死"]


def test_a_threat_in_no_words_of_ours_is_quoted_whole() -> None:
    (hit,) = found(
        record(contact("en_1", NOON, text="你自己看着办", category="threat")), "cn.civ.private_life"
    )
    assert hit["words"] == ["你自己看着办"]


def test_phrases_are_found_through_the_spaces_of_a_reading() -> None:
    assert phrases.wording("请 转到\n专员 个人 账户") == (("private_account", "转到专员个人账户"),)
    assert phrases.wording("代办停息挂账，先交2%手续费")[0] == ("fee_first", "先交2%手续费")
    assert phrases.wording("代办停息挂账，先交5%手续费")[0] == ("fee_first", "先交5%手续费")
    assert phrases.wording("") == ()


def test_fraud_comes_first() -> None:
    case = record(
        contact("en_1", NOON, text="请转到专员个人账户"),
        contact("en_2", NOON, text="你这笔钱有问题", category="fraud_suspect"),
        contact("en_3", NOON, text="弄死你", category="threat"),
    )
    listed = document(case)["findings"]
    assert [one["check"] for one in listed[:3]] == ["fraud_sign", "fraud_sign", "threat"]
    assert {(one["confidence"], *one["entries"]) for one in listed[:2]} == {
        ("medium", "en_1"),
        ("low", "en_2"),
    }


# third parties


def test_a_third_party_was_told_although_the_person_could_be_reached() -> None:
    third = {"who": "third_party", "name": "某乙", "relation": "同事"}
    case = record(
        *calls(NOON - DAY, 1),
        contact("en_0", NOON - 2 * DAY, direction="out", text="我在履行协议"),
        contact("en_1", NOON, recipient=third, text="请转告他"),
        contact("en_2", NOON, "call", recipient=third, call_type="incoming"),
    )
    (hit,) = found(case, "cn.gbt45251.third_party")
    assert hit["entries"] == ["en_1", "en_2"]
    assert hit["details"][0] == {
        "entry": "en_1",
        "who": "某乙",
        "relation": "同事",
        "reachable": ["en_0", "ca_0609_0"],
    }
    assert hit["needs"] == ["what_was_said"]
    doubtful = record(contact("en_1", NOON, recipient={"who": "unknown"}))
    assert [one["needs"] for one in found(doubtful, "cn.pipl.others_told")] == [["recipient"]]


# amounts


@pytest.mark.parametrize(
    ("text", "minors", "expected"),
    [
        ("您本期1000.00元将于7月5日到期", (100_000,), None),
        ("您应还12,000.00元", (1_200_000,), ("amount", 1_200_000, 0)),
        ("欠款本息合计9,000.00元", (900_000,), ("amount", 900_000, 0)),
        ("您的剩余待还9,000.00元", (900_000,), None),
        ("您的剩余待还8,000.00元", (800_000,), ("balance", 800_000, 900_000)),
        ("欠了0.9万元", (900_000,), ("amount", 900_000, 0)),
        ("剩余约0.9万元", (900_000,), None),
        ("剩余1万元", (1_000_000,), None),
        ("剩余2万元", (2_000_000,), ("balance", 2_000_000, 900_000)),
        ("您已成功还款500.00元", (50_000,), None),
        ("可减免500元", (50_000,), None),
        ("利息可申请退还，预计可退320元", (32_000,), None),
        ("内部渠道消除记录，费用320元", (32_000,), None),
        ("请付逾期费用320元", (32_000,), ("amount", 32_000, 0)),
        ("总金额12000.00元，分12期，每期1000.00元", (1_200_000, 100_000), None),
        ("总金额15000.00元，分12期", (1_500_000,), ("amount", 1_500_000, 0)),
        ("请还９００元", (90_000,), ("amount", 90_000, 0)),
        ("", (90_000,), ("amount", 90_000, 0)),
    ],
)
def test_an_amount_is_compared_as_it_is_called(
    text: str, minors: tuple[int, ...], expected: tuple[str, int, int] | None
) -> None:
    hits = found(record(contact("en_1", NOON, text=text, amounts=money(*minors))), AMOUNTS)
    details = [(d["kind"], d["said_minor"], d["ours_minor"]) for one in hits for d in one["details"]]
    assert details == ([expected] if expected else [])


def test_sums_of_due_unpaid_instalments_are_no_conflict() -> None:
    late = NOON.replace(month=7, day=20)  # instalments 3 and 4 are due and unpaid

    def conflict(minor: int) -> bool:
        one = contact("en_1", late, text=f"应还{minor // 100}元", amounts=money(minor))
        return bool(found(record(one, paid=2), AMOUNTS))

    assert [conflict(EACH), conflict(2 * EACH), conflict(3 * EACH), conflict(EACH + 1)] == [
        False,
        False,
        True,
        True,
    ]


def test_overdue_days_while_it_was_kept() -> None:
    one = contact("en_1", NOON, text="已逾期62天", overdue_days=62)
    (hit,) = found(record(one), AMOUNTS)
    assert hit["details"] == [{"entry": "en_1", "kind": "overdue_days", "said": 62, "ours": 0}]
    assert "62" in hit["sentence"] and "0 天" in hit["sentence"]
    assert found(record(one, paid=0), AMOUNTS) == []
    unknown = record(one, paid=0, agreements=(agreement(payments_cover=()),))
    assert [hit["result"] for hit in found(unknown, AMOUNTS)] == ["not_enough_evidence"]


def test_what_came_before_or_on_the_day_of_the_agreement_is_no_conflict() -> None:
    made = [contact("en_1", AGREED - DAY, text="应还9000元", amounts=money(900_000))]
    assert found(record(*made), AMOUNTS) == []
    dated = (agreement(agreed_at="2025-03-10", precision="day"),)
    same = record(contact("en_1", AGREED, text="应还9000元", amounts=money(900_000)), agreements=dated)
    assert found(same, AMOUNTS) == []
    assert [one["needs"] for one in found(same, "cn.agreement.after")] == [["agreement_time"]]


def test_another_currency_is_not_compared() -> None:
    one = contact("en_1", NOON, text="US$90", amounts=({"minor": 9000, "currency": "USD", "role": None},))
    assert found(record(one), AMOUNTS) == []


# promises


def test_each_promise_is_measured_by_what_it_covers() -> None:
    third = {"who": "third_party"}
    made = [
        contact("en_1", NOON, text="请一次性结清"),
        contact("en_2", NOON, "call", call_type="missed"),
        contact("en_3", NOON, recipient=third, text="请转告"),
        contact("en_4", NOON, text="本期将到期", category="reminder"),
        contact("en_5", NOON, text="已逾期9天", category="reminder", overdue_days=9),
    ]
    term = Term(id="te_1", agreement="ag_1", kind="stop_sms", text="第三条 履行期间停止发送催收短信。")
    hits = found(replace(record(*made), terms=(term,)), "cn.agreement.promise")
    assert {
        one["sentence"].partition("：")[0]: one["entries"] for one in hits if "第三条" in one["sentence"]
    } == {"与协议第三条不一致": ["en_1", "en_5"]}
    assert sorted(tuple(one["entries"]) for one in hits) == [
        ("en_1", "en_2", "en_3", "en_5"),
        ("en_1", "en_5"),
        ("en_3",),
    ]
    assert all("reminders_open" in one["needs"] for one in hits if "en_5" in one["entries"])
    silent = record(*made, agreements=(agreement(promises={}),))
    assert found(silent, "cn.agreement.promise") == []
    missed = record(contact("en_1", NOON), paid=0)
    assert found(missed, "cn.agreement.promise") == []
