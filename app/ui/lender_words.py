"""Choices that several forms offer: kinds of lender, ways of agreeing."""

from __future__ import annotations

from app.ui.language import tr


def lender_kinds() -> list[tuple[str, str]]:
    """Kinds of lender, "I don't know" first."""
    return [
        ("unknown", tr("不知道")),
        ("bank", tr("银行")),
        ("consumer_finance", tr("消费金融公司")),
        ("small_loan", tr("小额贷款公司")),
        ("trust", tr("信托公司")),
        ("guarantor", tr("担保公司（已代偿）")),
        ("debt_buyer", tr("收购债权的公司")),
    ]


def ways() -> list[tuple[str, str]]:
    """How an agreement came about."""
    return [
        ("unknown", tr("不知道")),
        ("signed", tr("签了纸质或 PDF 协议")),
        ("app", tr("在 APP 里确认")),
        ("sms", tr("短信确认")),
        ("phone", tr("电话里谈成")),
        ("chat", tr("聊天里谈成")),
    ]
