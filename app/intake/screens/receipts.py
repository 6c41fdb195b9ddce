"""Pages that tell of one payment that was made (支付成功, 还款成功): its sum, payee and time as one row."""

from __future__ import annotations

import itertools
import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.intake.screens.layout import rows_of
from app.intake.values.amounts import amounts_in

if TYPE_CHECKING:
    from app.intake.screens.chrome import Chrome
    from app.intake.screens.layout import Screen

_DONE = re.compile(
    r"(?:支付|付款|转账|轉賬|还款|還款|缴费|扣款|代扣|交易|汇款)(?:已)?(?:成功|完成|到账)!?"
    r"|(?:payment|transfer|repayment) (?:successful|completed)!?",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"失败|处理中|已退款|退款成功|待支付|待付款|已关闭|已撤销|failed|pending|refund", re.IGNORECASE
)
_SUM = re.compile(r"-?\s*[¥￥]?\s*-?\d{1,3}(?:,?\d{3})*\.\d{2}\s*元?")
_SUM_LABEL = re.compile(r"(?:还款|支付|付款|转账|交易|实付|扣款)?(?:总)?金额|amount", re.IGNORECASE)
_PAYEE_LABEL = re.compile(
    r"收款方(?:全称|名称|户名)?|收款人(?:姓名)?|收款账?户名?|收款机构|商户(?:全称|名称)?|对方(?:账户|户名)|还款(?:对象|机构|至)|payee",
    re.IGNORECASE,
)
_ABOUT_LABEL = re.compile(
    r"商品(?:说明|名称)?|备注|摘要|用途|转账说明|附言|还款(?:期数|借款)|note", re.IGNORECASE
)
_WHEN = re.compile(
    r"(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*(?:(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?)?"
)
_NO_NAME = re.compile(
    r"成功|完成|失败|详情|账单|明细|记录|金额|元\)|时间|\d{2}:\d{2}|detail|amount|success", re.IGNORECASE
)
_TIME_LABEL = re.compile(r"时间|日期|time|date", re.IGNORECASE)


def payment_of(screen: Screen, chrome: Chrome) -> dict[str, Any] | None:
    """The payment that a page says was made, as a row of a statement has it; ``None`` if it is no such page.

    A page without a sum or a day of its own proposes nothing: when it was opened is not when it was paid.
    """
    if chrome.has_input:
        return None
    rows = [[_plain(line.text) for line in row] for row in rows_of(screen.lines)]
    cells = [cell for row in rows for cell in row if cell]
    done = next((cell for cell in cells if _DONE.fullmatch(cell)), None)
    if done is None or any(_NOT_DONE.search(cell) for cell in cells if len(cell) <= 12):
        return None
    minor, when = _sum(rows, cells), _when(rows)
    if minor is None or when is None:
        return None
    at, precision = when
    return {
        "row": 1,
        "at": at,
        "precision": precision,
        "minor": minor,
        "currency": "CNY",
        "direction": "out",
        "payee": _labelled(rows, _PAYEE_LABEL) or _above_sum(rows),
        "summary": " ".join(filter(None, (done, _labelled(rows, _ABOUT_LABEL)))),
        "state": "done",
        "words": " ".join(cells),
    }


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _sum(rows: list[list[str]], cells: list[str]) -> int | None:
    """The sum beside a label of it, else the first that stands alone, as a page shows it large."""
    alone = [cell for cell in (_labelled(rows, _SUM_LABEL), *cells) if cell and _SUM.fullmatch(cell)]
    found = amounts_in(f"¥{re.sub(r'[^0-9.]', '', alone[0])}") if alone else []
    return int(found[0]["minor"]) if found else None


def _above_sum(rows: list[list[str]]) -> str:
    """Who was paid where no label says so: wallets set the name alone right above the large sum."""
    for above, row in itertools.pairwise(rows):
        if len(row) == 1 and _SUM.fullmatch(row[0]):
            name = above[0] if len(above) == 1 else ""
            named = len(re.findall(r"[^\W\d_]", name)) > 1 and not _NO_NAME.search(name)
            return name if named else ""
    return ""


def _when(rows: list[list[str]]) -> tuple[str, str] | None:
    """The day or moment that the page names for the payment, ISO, with its precision."""
    for row in rows:
        text = " ".join(row)
        found = _WHEN.search(text)
        if found is None or (not _TIME_LABEL.search(text) and len(text) > len(found[0]) + 2):
            continue
        year, month, day, hour, minute, second = found.groups()
        try:
            moment = datetime(
                int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0)
            )
        except ValueError:
            continue
        if hour is None:
            return moment.date().isoformat(), "day"
        return moment.isoformat(), "second" if second else "minute"
    return None


def _labelled(rows: list[list[str]], label: re.Pattern[str]) -> str:
    """What stands beside or behind the first such label; empty without one."""
    for row in rows:
        name, _, rest = row[0].partition(":")
        if label.fullmatch(name.strip()) and (value := " ".join(filter(None, (rest.strip(), *row[1:])))):
            return value
    return ""
