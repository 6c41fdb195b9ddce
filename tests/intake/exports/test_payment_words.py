"""What a message says of a payment: its sum and day, and what only sounds like one."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.drafting.payment_words import taken, told

SENT = datetime(2025, 5, 5, 20)


@pytest.mark.parametrize(
    ("text", "minor", "at"),
    [
        ("【晨禾借】您已成功还款1570.00元，剩余待还本金31000.00元。", 157_000, None),
        ("您已成功还款1570.00元（第1期/共24期），下期还款日2025-06-05。", 157_000, None),
        (
            "您尾号1234的储蓄卡5月5日19:15快捷支付支出1,570.00元，余额230.15元。",
            157_000,
            "2025-05-05T19:15:00",
        ),
        ("您第3期还款1570元已入账，还款日期2025-05-04。", 157_000, "2025-05-04"),
        ("【晨禾借】已收到您的还款1570元，下期还款日2025-06-05", 157_000, None),
        ("We have received your payment of $157.00.", 15_700, None),
    ],
)
def test_what_was_paid(text: str, minor: int, at: str | None) -> None:
    found = told(text, SENT)
    assert found is not None
    assert (found.minor, found.at) == (minor, at)


@pytest.mark.parametrize(
    "text",
    [
        "您的还款1570元扣款失败，请检查余额",
        "请您成功还款1570元后回复",
        "您本期应还1570元，将于5月8日自动扣款，请确保余额充足",
        "若您已还款请忽略。还款成功后更新状态，应还1570元",
        "今天必须还1570元",
        "",
    ],
)
def test_what_is_no_payment(text: str) -> None:
    assert told(text, SENT) is None


@pytest.mark.parametrize(
    ("text", "direction", "minor"),
    [
        ("¥1570.00\n已被接收", "out", 157_000),
        ("¥1,570.00\n对方已收款", "out", 157_000),
        ("¥1570.00\n已收款", "in", 157_000),
        ("¥1570.00\n已收款", "out", None),
        ("¥1570.00\n已被接收", "in", None),
        ("¥1570.00\n请收款", "in", None),
        ("¥1570.00\n转账给小何", "out", None),
        ("¥1570.00\n已退还", "out", None),
        ("已收款 ¥1570.00，谢谢", "in", None),
    ],
)
def test_a_card_tells_of_a_payment_when_the_other_side_took_it(
    text: str, direction: str, minor: int | None
) -> None:
    found = taken(text, direction)
    assert (found.minor if found else None) == minor


def test_the_day_of_last_year_is_found_in_january() -> None:
    found = told("您尾号1234的储蓄卡12月31日支出100.00元", datetime(2026, 1, 2, 9))
    assert found is not None
    assert found.at == "2025-12-31"


@given(st.text(alphabet="已成功还款尾号支出元0123456789.,月日:-年第期", max_size=60))
def test_any_text_is_read(text: str) -> None:
    found = told(text, SENT)
    assert found is None or found.minor >= 0
