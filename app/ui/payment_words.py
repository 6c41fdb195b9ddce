"""Words about payments: why one counts for an instalment, how well it is proved, how to prove it better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui import evidence_words
from app.ui.language import tr
from app.work import paid_parts

if TYPE_CHECKING:
    from app.case.records import Agreement, Payment
    from app.case.snapshot import Snapshot


def reason(code: str) -> str:
    """Why a part counts for its instalment."""
    words = {
        "named": tr("金额相符，付款写明了这一期"),
        "early": tr("金额相符，提前还的"),
        "on_time": tr("金额相符，在到期日前还的"),
        "late": tr("金额相符，到期以后还的"),
        "part": tr("只够这一期的一部分"),
        "rest": tr("补足这一期"),
        "several": tr("一笔钱分给几期"),
        "over": tr("超出这一期还差的数"),
    }
    return words.get(code, tr("付款日期不明"))


def grade(code: str) -> str:
    """How well a payment is proved."""
    if code == paid_parts.STATED:
        return tr("自己说明，还没有凭证")
    return evidence_words.grade(code)


def better(code: str) -> str:
    """What to get for a better proof; empty where there is nothing better to get in ordinary life."""
    words = {
        "stated": tr("可以在付款的银行或支付 APP 里导出这一天的流水，或截下付款成功页。"),
        "other": tr("可以在付款的银行或支付 APP 里导出这一天的流水。"),
        "screenshot": tr("截图容易被质疑：可以再导出这一天的流水，或申请带电子章的回单。"),
        "export": tr("更有力的是带电子章的回单 PDF，或在银行柜台盖章的流水。"),
    }
    return words.get(code, "")


def proof(snapshot: Snapshot, payment: Payment) -> str:
    """``证 3 · 账单.csv（导出件）``, the best proof of a payment; or that there is none yet."""
    code = paid_parts.grade(snapshot, payment)
    found = paid_parts.proofs(snapshot, payment)
    if not found:
        return grade(code)
    more = tr("，另有 {n} 份").format(n=len(found) - 1) if len(found) > 1 else ""
    return tr("{name}（{grade}{more}）").format(
        name=evidence_words.name(found[0]), grade=grade(code), more=more
    )


def silent_on_order(snapshot: Snapshot, agreement: Agreement) -> bool:
    """Whether no term says what a payment goes to first, so that the law's order fills in."""
    said = " ".join(term.text for term in snapshot.terms_of(agreement.id))
    return not any(word in said for word in ("抵充", "清偿顺序", "冲抵", "还款顺序"))
