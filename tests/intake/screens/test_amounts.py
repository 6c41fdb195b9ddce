from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.values import amounts

NEAR = dt.date(2025, 11, 5)
SUMS = [
    ("应还1,284.55元，最低还款￥130.00", [128455, 13000]),
    ("欠款3.6万元至今未还", [3600000]),
    ("欠了6.0万，再不还", [6000000]),
    ("今天最少先还2000，不然", [200000]),
    ("800打到账户", [80000]),
    ("满199减30，仅限今日", [19900, 3000]),
    ("请将3000.00元转入", [300000]),
    ("全部结清，89577.60，没有分期", [8957760]),
    ("payment of $1,412.50 is due", [141250]),
    ("１，２８４．５５元", [128455]),
    ("应还1,28\n4.55元", [128455]),
]
NONE = [
    "验证码223389",
    "24小时内有效",
    "尾号6621",
    "共36期",
    "流量12.35GB",
    "电话010-00005678",
    "案号XY2023882225",
    "拨打95231466",
    "2025.11.05",
    "每月15日还款",
]


@pytest.mark.parametrize(("words", "minor"), SUMS)
def test_amounts_are_exact_to_the_fen(words: str, minor: list[int]) -> None:
    assert [each["minor"] for each in amounts.amounts_in(words)] == minor


@pytest.mark.parametrize("words", NONE)
def test_other_numbers_are_no_amounts(words: str) -> None:
    assert amounts.amounts_in(words) == []


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("最低还款¥130.00", "minimum"),
        ("每期应还500元", "instalment"),
        ("每期500元", "instalment"),
        ("剩余全部欠款9000元，", "balance"),
        ("应还500元", "due"),
        ("总金额9000元", "balance"),
        ("您好300元", "unknown"),
    ],
)
def test_the_words_before_an_amount_name_its_role(words: str, role: str) -> None:
    assert [each["role"] for each in amounts.amounts_in(words)] == [role]


def test_foreign_signs_give_the_currency() -> None:
    assert [each["currency"] for each in amounts.amounts_in("$20.00 HK$30.00 NT$40.00 50元")] == [
        "USD",
        "HKD",
        "TWD",
        "CNY",
    ]


DUE = [
    ("将于11月8日到期", ["2025-11-08"]),
    ("请于2025年11月8日17时前履行", ["2025-11-08"]),
    ("到期还款日01月18日", ["2026-01-18"]),
    ("请于2025-11-21前存入", ["2025-11-21"]),
    ("请于今日18:00前还清", ["2025-11-05"]),
    ("is due on Nov 12, 2025.", ["2025-11-12"]),
    ("unless paid by 5PM today", ["2025-11-05"]),
    ("截至11月3日您的余额", []),
    ("您预约的11月9日上午门诊", []),
    ("每月15日还款", []),
    ("请于2月30日前", []),
]


@pytest.mark.parametrize(("words", "days"), DUE)
def test_due_dates_are_told_from_other_dates(words: str, days: list[str]) -> None:
    assert amounts.due_dates_in(words, NEAR) == days


def test_a_due_date_without_year_needs_a_day_nearby() -> None:
    assert amounts.due_dates_in("将于11月8日到期，请于今日18:00前还清") == []


@pytest.mark.parametrize(
    ("words", "days"),
    [("已逾期12天", 12), ("逾期 3 日", 3), ("28 days past due", 28), ("逾期将计收罚息，3天内", None)],
)
def test_overdue_days(words: str, days: int | None) -> None:
    assert amounts.overdue_days_in(words) == days


@given(minor=st.integers(1, 10**9))
def test_every_sum_is_read_back(minor: int) -> None:
    assert [each["minor"] for each in amounts.amounts_in(f"应还{minor // 100:,}.{minor % 100:02d}元")] == [
        minor
    ]


@given(st.text(max_size=60))
def test_no_text_breaks_it(words: str) -> None:
    amounts.due_dates_in(words, NEAR)
    amounts.overdue_days_in(words)
    assert all(each["minor"] > 0 for each in amounts.amounts_in(words))
