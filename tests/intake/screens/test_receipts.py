"""Pages of a payment that was made are read as one payment; what is pending, failed or undated proposes none."""

from __future__ import annotations

import numpy as np
import pytest

from app.intake.ocr import Line
from app.intake.screens import chrome, receipts
from app.intake.screens.layout import Screen

WALLET = [
    ("晨禾借",),
    ("-1,570.00",),
    ("当前状态", "支付成功"),
    ("支付时间", "2026年4月5日 19:55:07"),
    ("商品", "第3期还款"),
    ("商户全称", "晨禾消费金融有限公司"),
    ("支付方式", "江岸银行(1234)"),
]
TRANSFER = [
    ("转账成功",),
    ("¥1570.00",),
    ("收款人：晨禾借",),
    ("转账时间：2026-04-05 19:55",),
    ("手续费", "0.00"),
]
REPAID = [("还款成功！",), ("还款金额", "1570.00元"), ("还款日期", "2026/04/05"), ("收款机构", "晨禾借")]


def screen(rows: list[tuple[str, ...]]) -> Screen:
    """A page whose rows stand one below another, a label left and its value right."""
    lines = [
        Line(text=cell, x=40.0 if len(row) == 1 or n == 0 else 420.0, y=220.0 + 90 * at, w=300.0, h=36.0, confidence=0.99)
        for at, row in enumerate(rows)
        for n, cell in enumerate(row)
    ]  # fmt: skip
    return Screen(np.full((1600, 750, 3), 255, dtype=np.uint8), tuple(lines))


def paid(rows: list[tuple[str, ...]]) -> dict[str, object] | None:
    shown = screen(rows)
    return receipts.payment_of(shown, chrome.frame_of(shown))


@pytest.mark.parametrize(
    ("rows", "at", "precision", "payee", "about"),
    [
        (WALLET, "2026-04-05T19:55:07", "second", "晨禾消费金融有限公司", "支付成功 第3期还款"),
        (TRANSFER, "2026-04-05T19:55:00", "minute", "晨禾借", "转账成功"),
        (REPAID, "2026-04-05", "day", "晨禾借", "还款成功!"),
    ],
)
def test_sum_payee_and_time_of_one_payment(
    rows: list[tuple[str, ...]], at: str, precision: str, payee: str, about: str
) -> None:
    found = paid(rows)
    assert found is not None
    told = [found[name] for name in ("minor", "at", "precision", "payee", "summary", "direction")]
    assert told == [157_000, at, precision, payee, about, "out"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("当前状态", "支付成功"), ("当前状态", "处理中")),
        (("商品", "第3期还款"), ("退款状态", "已退款")),
        (("支付时间", "2026年4月5日 19:55:07"), ("支付时间", "4月5日 19:55")),
        (("支付时间", "2026年4月5日 19:55:07"), ("支付时间", "2026年13月5日 19:55")),
        (("-1,570.00",), ("一千五百七十元",)),
        (("当前状态", "支付成功"), ("支付成功后请截图发给我",)),
    ],
)
def test_what_is_not_done_or_not_dated_proposes_nothing(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    assert paid([new if row == old else row for row in WALLET]) is None


def test_a_conversation_about_a_payment_is_none() -> None:
    shown = screen(TRANSFER)
    frame = chrome.frame_of(shown)
    talking = type(frame)(**{**vars_of(frame), "has_input": True})
    assert receipts.payment_of(shown, talking) is None


def vars_of(frame: chrome.Chrome) -> dict[str, object]:
    return {name: getattr(frame, name) for name in frame.__dataclass_fields__}


@pytest.mark.parametrize(
    ("above", "payee"),
    [("晨禾消费金融有限公司", "晨禾消费金融有限公司"), ("账单详情", ""), ("支付金额(元)", "")],
)
def test_a_wallet_sets_the_payee_alone_above_the_sum(above: str, payee: str) -> None:
    page = [
        (above,),
        ("-1,570.00",),
        ("交易成功",),
        ("创建时间", "2026-04-05 19:55:07"),
        ("商品说明", "第3期"),
    ]
    made = screen(page)
    found = receipts.payment_of(made, chrome.frame_of(made))
    assert found is not None
    assert (found["minor"], found["payee"]) == (157_000, payee)
