"""What a person may choose of a draft: its category with the words that made it so, and who received it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.case import phrases
from app.intake.drafting import classify
from app.ui.language import tr

if TYPE_CHECKING:
    from app.case.records import Entry

SHOWN = 4
"""Phrases that are enough to see why."""


def categories() -> list[tuple[str | None, str]]:
    """Code and words of every category, none first."""
    return [
        (None, tr("还没分类")),
        ("reminder", tr("到期提醒")),
        ("demand_after_agreement", tr("催款")),
        ("threat", tr("威胁、恐吓的话")),
        ("third_party_contact", tr("联系其他人")),
        ("legal_notice", tr("法律文书、起诉告知")),
        ("confirmation_of_agreement", tr("确认协商、确认还款")),
        ("termination_notice", tr("通知协议终止")),
        ("fraud_suspect", tr("疑似诈骗")),
        ("reply", tr("我的回复")),
        ("payment", tr("还款")),
        ("call", tr("电话")),
        ("voice", tr("语音")),
        ("system", tr("系统提示")),
        ("unrelated", tr("与债务无关")),
    ]


def recipients() -> list[tuple[str | None, str]]:
    """Code and words of who received a message."""
    return [
        (None, tr("没有写明")),
        ("self", tr("本人")),
        ("third_party", tr("其他人（亲友、单位等）")),
        ("unknown", tr("不清楚")),
    ]


def category_reason(entry: Entry) -> str:
    """``因为写着“强制上门”``: the words that made the category, or nothing if no word did."""
    if not entry.text or not entry.category:
        return ""
    hits = classify.of(entry.text, entry.direction, entry.kind).hits
    speaking = {one.id for one in phrases.table() if one.category == entry.category}
    spoken = dict.fromkeys(hit.words for hit in hits if hit.phrase in speaking)
    quoted = tr("、").join(tr("“{words}”").format(words=one) for one in list(spoken)[:SHOWN] if one)
    return tr("因为写着{words}").format(words=quoted) if quoted else ""
