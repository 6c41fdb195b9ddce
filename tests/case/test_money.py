"""Amounts are read as people write them, to the fen, and written so that they read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.case import money


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("1,570.00元", 157000),
        ("￥1570", 157000),
        ("¥ 1，570.5", 157050),
        ("人民币1570元整", 157000),
        ("RMB 1,570", 157000),
        ("1570块", 157000),
        ("１５７０．００元", 157000),
        ("3.6万", 3600000),
        ("1.57万元", 1570000),
        ("2千", 200000),
        ("5百元", 50000),
        ("1.2亿", 12000000000),
        ("3k", 300000),
        ("-12.30", -1230),
        ("−¥12.30", -1230),
        (".5元", 50),
        ("US$1,234.56", 123456),
        ("壹仟伍佰柒拾元整", 157000),
        ("人民币壹万零叁元零伍分", 1000305),
        ("叁角", 30),
        ("贰拾元伍角", 2050),
        ("十二元", 1200),
        ("两千零五元", 200500),
        ("一万亿元", 100000000000000),
        ("玖佰零伍亿肆仟零伍拾贰万元", 9054052000000),
    ],
)
def test_written_amounts_are_read(text: str, minor: int) -> None:
    assert money.parse(text) == minor


@pytest.mark.parametrize(
    "text",
    [
        "",
        "元",
        "1.005元",
        "12元3",
        "1,57元",
        "一一元",
        "abc",
        "13900007654a",
        "十角",
        "万分",
        "1.2.3",
        "万元",
        "两千零五",
    ],
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert money.parse(text) is None


def test_a_rounded_amount_says_how_finely_it_was_written() -> None:
    assert money.read("3.6万") == money.Amount(minor=3600000, step=100000)
    assert money.read("3万") == money.Amount(minor=3000000, step=1000000)
    assert money.read("3.6元") == money.Amount(minor=360, step=1)


@pytest.mark.parametrize(
    ("minor", "words"),
    [
        (157000, "壹仟伍佰柒拾元整"),
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (1005, "壹拾元零伍分"),
        (-100, "负壹元整"),
        (100050000, "壹佰万零伍佰元整"),
        (10000500000, "壹亿零伍仟元整"),
        (1000000050000, "壹佰亿零伍佰元整"),
        (100000000000000, "壹万亿元整"),
    ],
)
def test_bankers_numerals(minor: int, words: str) -> None:
    assert money.in_words(minor) == words


@given(st.integers(0, 10**15))
def test_bankers_numerals_read_back(minor: int) -> None:
    assert money.parse(money.in_words(minor)) == minor


@given(st.integers(-(10**15), 10**15), st.booleans())
def test_digits_read_back(minor: int, thousands: bool) -> None:
    assert money.parse(money.format_minor(minor, thousands=thousands)) == minor


def test_amounts_are_shown_with_their_currency() -> None:
    assert money.shown(157000) == "¥1,570.00"
    assert money.shown(-5, "USD") == "-US$0.05"
    assert money.shown(100, "EUR") == "EUR 1.00"
    assert money.format_minor(123456789, thousands=False) == "1234567.89"
