"""Bills on paper: what is due, the minimum, by when and on which card; transactions are none of it."""

from __future__ import annotations

from typing import Any

import pytest

from app.intake.papers import bills
from app.intake.papers.page_text import Line


def read(text: str) -> dict[str, Any] | None:
    return bills.read([Line(text=row.strip(), page=1) for row in text.strip().splitlines()])


BESIDE = """
云岭银行信用卡电子账单
尊敬的贺一女士  卡号：6225 **** **** 4421
账单日：2026年3月8日  到期还款日：2026年3月28日
本期应还款额：¥3,218.46
最低还款额：¥321.85
信用额度：¥20,000.00
交易明细
02/11 晨光超市 128.00
"""

STACKED = """
信用卡对账单
账单日 到期还款日 本期应还金额 最低还款额
2026-03-08 2026-03-28 3,218.46 321.85
"""

ENGLISH = """
Credit Card Statement
Account ending in 4421
New balance: $812.40
Minimum payment due: $35.00
Payment due date: March 28, 2026
"""


@pytest.mark.parametrize("text", [BESIDE, STACKED])
def test_a_chinese_bill(text: str) -> None:
    found = read(text)
    assert found is not None
    assert [(one["role"], one["minor"], one["currency"]) for one in found["amounts"]] == [
        ("minimum", 32_185, "CNY"),
        ("due", 321_846, "CNY"),
    ]
    assert found["due_dates"] == ["2026-03-28"]


def test_the_card_is_named_as_printed() -> None:
    found = read(BESIDE)
    assert found is not None and found["account"] == "6225********4421"


def test_an_english_bill() -> None:
    found = read(ENGLISH)
    assert found is not None
    assert [(one["role"], one["minor"], one["currency"]) for one in found["amounts"]] == [
        ("minimum", 3_500, "USD"),
        ("due", 81_240, "USD"),
    ]
    assert (found["due_dates"], found["account"]) == (["2026-03-28"], "4421")


@pytest.mark.parametrize("text", ["购物清单\n苹果 12.00", "信用卡账单\n感谢使用"])
def test_what_states_nothing_due_is_no_bill(text: str) -> None:
    assert read(text) is None
