"""Sums in words and due days that lean on the day of the message."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.values import amounts, numerals

NEAR = dt.date(2026, 3, 10)
SUMS = [
    ("应还人民币壹万贰仟叁佰肆拾伍元陆角整", [1234560]),
    ("合计金额伍仟元整", [500000]),
    ("欠款三萬六千圓", [3600000]),
    ("应还3万6千元", [3600000]),
    ("1千5百元", [150000]),
    ("今天至少还两千", [200000]),
    ("先还五千块", [500000]),
    ("结清四万二", [4200000]),
    ("一共四万二", [4200000]),
    ("还款500-800元之间", [50000, 80000]),
    ("分12期，每期1570", [157000]),
    ("12期×1570元", [157000]),
    ("减免500元后还2,000元", [50000, 200000]),
    ("Pay $1,200.50 by noon", [120050]),
    ("USD 1,200 is due", [120000]),
    ("欠款3.6万", [3600000]),
    ("十二期每期一百元", [10000]),
    ("尾号1234的卡，应还1234.50元", [123450]),
]
NONE = [
    "案号（2026）民初1188号，请联系021-55550123",
    "年化利率7.2%，日息0.05%",
    "2万多人都申请了",
    "请拨打4001230000转2，合同号HT2026030112",
    "我们一块去",
    "第一百二十期",
    "万一有事",
    "千万别忘了",
    "还百般抵赖",
    "3日内处理，三万多人已申请",
    "2026年3月，第1千次",
]
DUE = [
    ("本月25日前还清", ["2026-03-25"]),
    ("下月15日前还875元", ["2026-04-15"]),
    ("下个月5号到期", ["2026-04-05"]),
    ("15号之前还", ["2026-03-15"]),
    ("5号之前还", ["2026-04-05"]),
    ("請於25日前繳清", ["2026-03-25"]),
    ("本月18日为最后还款日", ["2026-03-18"]),
    ("明天前还款", ["2026-03-11"]),
    ("後日到期", ["2026-03-12"]),
    ("明天中午12点前打款", ["2026-03-11"]),
    ("by the 25th", ["2026-03-25"]),
    ("due tomorrow", ["2026-03-11"]),
    ("截止日3/25", ["2026-03-25"]),
    ("每月15日前还款", []),
    ("每月15号前还款", []),
    ("3日内还清", []),
    ("2月31日前", []),
    ("本月31日前", ["2026-03-31"]),
    ("下月31日前", []),
    ("明日安排外访人员前往", []),
    ("3天前已提醒", []),
]


@pytest.mark.parametrize(("words", "minor"), SUMS)
def test_sums(words: str, minor: list[int]) -> None:
    assert [one["minor"] for one in amounts.amounts_in(words)] == minor


@pytest.mark.parametrize("words", NONE)
def test_no_sums(words: str) -> None:
    assert amounts.amounts_in(words) == []


@pytest.mark.parametrize(("words", "days"), DUE)
def test_due_days(words: str, days: list[str]) -> None:
    assert amounts.due_dates_in(words, NEAR) == days


@pytest.mark.parametrize("words", [words for words, days in DUE if days])
def test_without_the_day_of_the_message_none_is_known(words: str) -> None:
    assert amounts.due_dates_in(words) == []


DIGITS, PLACES = "零一二三四五六七八九", ("", "十", "百", "千")


def spelt(number: int) -> str:
    """A number below 100,000,000 in Chinese, as a school book writes it."""
    if number >= 10_000:
        rest = number % 10_000
        gap = "零" if 0 < rest < 1_000 else ""
        return spelt(number // 10_000) + "万" + gap + (spelt(rest) if rest else "")
    words, zero = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        words += ("零" if zero and words else "") + DIGITS[digit] + PLACES[place] if digit else ""
        zero = not digit if words else False
    return words


@given(st.integers(1, 99_999_999))
def test_every_spelt_number_is_read_back(number: int) -> None:
    assert numerals.value(spelt(number)) == number


@given(st.text(alphabet="零一二两三十百千万亿壹拾佰仟萬億", max_size=12))
def test_any_row_of_numerals_is_a_number_or_none(words: str) -> None:
    said = numerals.value(words) if words else None
    assert said is None or said > 0


@given(st.text(alphabet="一千百万元块还先付角分3 5.,-本月下号日前明天", max_size=30))
def test_nothing_breaks_it(words: str) -> None:
    assert all(one["minor"] > 0 for one in amounts.amounts_in(words))
    assert all(dt.date.fromisoformat(day) for day in amounts.due_dates_in(words, NEAR))
