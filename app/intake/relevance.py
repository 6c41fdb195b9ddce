"""Which messages of a backup have to do with a debt; the rest stays in the reading and is only counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from app.case import numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.intake.drafts import Context

# Words of lending and dunning in Simplified, Traditional and English; deliberately wide.
DEBT = re.compile(
    r"还款|還款|欠款|借款|贷款|貸款|逾期|催收|催缴|催告|应还|應還|待还|分期|账单|帳單|最低还|结清|結清|清偿|清償|减免|"
    r"征信|失信|起诉|起訴|诉讼|诉前|律师函|律師函|法务|法務|立案|传票|强制执行|仲裁|案件|上门|通讯录|还钱|還錢|欠钱|"
    r"协商|停息|延期还|本金|利息|罚息|违约金|代偿|债权|債權|债务|債務|委外|额度|放款|协议|"
    r"\b(?:repay|repayment|overdue|debt|loan|instal+ment|past due|collection|arrears|amount due|settle)",
    re.IGNORECASE,
)
PLAINLY_OTHER = re.compile(
    r"验证码|驗證碼|校验码|动态码|取件码|取件碼|快递|包裹|物流|外卖"
    r"|verification code|one-time|\bOTP\b|parcel",
    re.IGNORECASE,
)
BACKUPS = frozenset({"sms_backup"})


def speaks_of_debt(text: str) -> bool:
    """Whether the words have to do with lending or dunning."""
    return DEBT.search(text) is not None


def related(messages: Sequence[Mapping[str, Any]], family: str, context: Context) -> list[bool]:
    """For each message whether it becomes a draft.

    A picture was taken on purpose: all of it is kept but codes and parcels. Of a backup, or an export of
    several conversations (their messages name a ``thread``), a whole conversation is kept as soon as one
    message in it speaks of a debt or its number is a known party's. Calls are always kept: their words
    are unknown.
    """
    wanted = {_thread(one) for one in messages if _is_wanted(one, context)}
    return [_keeps(one, family, wanted) for one in messages]


def _keeps(message: Mapping[str, Any], family: str, wanted: set[str]) -> bool:
    if message.get("kind") == "call":
        return True
    text = str(message.get("text") or "")
    if PLAINLY_OTHER.search(text) and not speaks_of_debt(text):
        return False
    whole_phone = family in BACKUPS or bool(message.get("thread"))
    return not whole_phone or _thread(message) in wanted


def _is_wanted(message: Mapping[str, Any], context: Context) -> bool:
    number = str(message.get("number") or message.get("number_shown") or "")
    known = bool(number) and numbers.match_key(number) in context.owners
    return known or speaks_of_debt(str(message.get("text") or ""))


def _thread(message: Mapping[str, Any]) -> str:
    names = ("thread", "number", "number_shown", "sender")
    return next((str(message[name]) for name in names if message.get(name)), "")
