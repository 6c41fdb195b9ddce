"""Words and figures of an agreement: sums, states of instalments, what is promised."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app.ui.language import tr
from app.ui.sums import amount
from app.ui.timeline_words import day_name

if TYPE_CHECKING:
    from app.case.records import Agreement, Instalment
    from app.case.snapshot import Snapshot

SHAPES = {"paid": "✓", "cured": "✓", "late": "!", "missed": "✕", "due": "○", "open": "·", "unknown": "?"}
ROLES = {
    "paid": "kept",
    "cured": "kept",
    "late": "doubt",
    "missed": "after",
    "due": "accent",
    "unknown": "doubt",
}


QUOTED = 4
"""Lines of a term that are quoted whole."""
FIGURES = frozenset(
    {
        "lender",
        "borrower",
        "contract_number",
        "original_contract_number",
        "agreed_at",
        "balance",
        "instalments",
    }
)
"""Kinds of terms that pin a name, number or figure; they stand after what is promised."""


def last_checked(snapshot: Snapshot, debt: str) -> str:
    """When balance and bill were last held against the record."""
    from app.work import bill_check

    day = bill_check.last(snapshot, debt)
    if day is None:
        return tr("还没有对过账。每月看一次官方 App 或账单，和记录对一对，结果留作记录。")
    return tr("上次对账：{day}").format(day=day_name(day))


def state(code: str) -> str:
    """The state of an instalment in words, with its shape."""
    words = {
        "paid": tr("按时还清"),
        "cured": tr("宽限期内还清"),
        "late": tr("迟还"),
        "missed": tr("没有还足"),
        "due": tr("到期待还"),
        "open": tr("未到期"),
        "unknown": tr("没有还款记录，不清楚"),
    }
    return f"{SHAPES.get(code, '·')} {words.get(code, code)}"


def standing(code: str) -> str:
    """The state of the agreement in words."""
    words = {
        "alive": tr("✓ 有效"),
        "at_risk": tr("? 有效，但有风险"),
        "terminable": tr("! 对方可以提出解除"),
        "ended": tr("✕ 已终止"),
        "none": tr("没有协议"),
    }
    return words.get(code, code)


def summary(agreement: Agreement, plan: list[Instalment]) -> str:
    """``24 期 × ¥1,570.00``, or the number of instalments where sums differ."""
    if not plan:
        return tr("没有写明分期")
    sums = {one.minor for one in plan[:-1]} or {plan[0].minor}
    if len(sums) == 1:
        return tr("{n} 期 × {sum}").format(n=len(plan), sum=amount(sums.pop(), agreement.currency))
    return tr("{n} 期，金额不等").format(n=len(plan))


def agreed(agreement: Agreement) -> str:
    """The day it was agreed and how."""
    if not agreement.agreed_at:
        return tr("谈成日期不明")
    day = datetime.fromisoformat(agreement.agreed_at).date()
    ways = {
        "signed": tr("签了协议"),
        "app": tr("在 APP 里确认"),
        "sms": tr("短信确认"),
        "phone": tr("电话里谈成"),
        "chat": tr("聊天里谈成"),
    }
    return " · ".join(part for part in (day_name(day), ways.get(agreement.how, "")) if part)


def below(agreement: Agreement, plan: list[Instalment]) -> str:
    """Total, due day and grace days on one line."""
    total = agreement.total_minor or sum(one.minor for one in plan)
    parts = [tr("共 {sum}").format(sum=amount(total, agreement.currency))]
    if agreement.due_day:
        parts.append(tr("每月 {day} 日").format(day=agreement.due_day))
    if agreement.grace_days is not None:
        parts.append(tr("宽限 {n} 天").format(n=agreement.grace_days))
    return " · ".join(parts)


def quoted(text: str) -> str:
    """The words of a term; of a table only how it begins, since its rows stand beside it as instalments."""
    rows = text.splitlines()
    if len(rows) <= QUOTED:
        return f"“{text}”"
    return tr("“{first}\n……”（共 {n} 行）").format(first="\n".join(rows[:2]), n=len(rows))


def term(kind: str) -> str:
    """What kind of term it is."""
    words = {
        "stop_collection": tr("履约期间停止催收"),
        "stop_sms": tr("不再发短信打电话"),
        "stop_third_party": tr("不联系他人"),
        "stop_penalty_interest": tr("不再计收罚息"),
        "credit_reporting": tr("征信如何报送"),
        "grace": tr("宽限期"),
        "lender": tr("债权人"),
        "borrower": tr("还款人"),
        "contract_number": tr("协议编号"),
        "original_contract_number": tr("原合同编号"),
        "agreed_at": tr("签订日期"),
        "balance": tr("欠款金额"),
        "instalments": tr("还款计划"),
        "waiver": tr("减免"),
        "account": tr("还款账户"),
        "hotline": tr("客服电话"),
        "ends_when": tr("什么情况会终止"),
    }
    return words.get(kind, tr("其他条款"))
