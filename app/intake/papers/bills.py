"""Bills and account statements on paper: what is due, by when, the minimum and the account."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

from app.intake.papers import contract_words as words
from app.intake.papers.page_text import Body, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.papers.page_text import Line

IS_BILL = re.compile(
    r"(?:信用卡|电子|月结|月度|本期|对|还款)?[^。\n]{0,6}(?:账单|对账单|帐单)|statement|credit card bill",
    re.I,
)
_GAP = r"[^。；\d\n¥$]{0,24}"
_SUM = rf"({words.MONEY}|{words.BARE})"
AMOUNTS: tuple[tuple[str, str], ...] = (
    ("minimum", rf"(?:最低(?:应?还款?额?|应还)|minimum\s+(?:payment|amount)(?:\s+due)?){_GAP}{_SUM}"),
    (
        "due",
        r"(?:本期(?:应还|全部应还|账单|还款)(?:款)?(?:总?金?额)?|应还(?:款)?(?:总)?(?:金)?额|账单金额"
        r"|全额应还"
        rf"|new\s+balance|(?:amount|payment)\s+due|statement\s+balance){_GAP}{_SUM}",
    ),
)
DUE = (
    r"(?:到期还款日|最后还款日|最迟还款日|还款到期日|还款日|缴款截止日|payment\s+due\s+date"
    rf"|due\s+date){_GAP}({words.DATE})"
)
ACCOUNT = (
    r"(?:卡号|账号|帐号|尾号|card\s+(?:no|number)|account\s+(?:no|number"
    r"|ending(?:\s+in)?))[^\d*\n]{0,8}([\d*xX]{4}(?:[ \d*xX\-]{0,20}[\d*xX])?)"
)
HEAD_LINES = 30
LEAST = 100


def read(lines: Sequence[Line]) -> dict[str, Any] | None:
    """``amounts``, ``due_dates`` and ``account`` of a bill, or ``None`` if the paper is none.

    Sums of single transactions are none of the bill's own; a heading with its sum in the row below
    is understood by their order.
    """
    body = Body(lines)
    head = folded("\n".join(line.text for line in body.lines[:HEAD_LINES]))
    if not IS_BILL.search(head):
        return None
    texts = (body.text, _stacked([folded(line.text) for line in body.lines[:HEAD_LINES]]))
    amounts = [
        {"minor": minor, "currency": _currency(text), "role": role}
        for role, pattern in AMOUNTS
        for text, minor in _found(texts, pattern)
    ]
    due = [
        day.isoformat()
        for text in texts
        for found in re.finditer(DUE, text, re.IGNORECASE)
        if (day := words.date(found.group(1)))
    ]
    if not amounts and not due:
        return None
    account = words.first((ACCOUNT,), body.text)
    return {
        "amounts": amounts,
        "due_dates": list(dict.fromkeys(due)),
        "account": re.sub(r"\s", "", account.group(1)) if account else "",
    }


def _found(texts: Sequence[str], pattern: str) -> list[tuple[str, int]]:
    """The first sum under a name."""
    for text in texts:
        found = re.search(pattern, text, re.IGNORECASE)
        minor = words.minor(found.group(1)) if found else None
        if found and minor and minor >= LEAST:
            return [(found.group(1), minor)]
    return []


def _stacked(rows: Sequence[str]) -> str:
    """Headings beside each other over their values, put as ``heading value``, a line each."""
    made = []
    for head, values in itertools.pairwise(rows):
        names, cells = re.split(r"\s{1,}", head.strip()), re.split(r"\s{1,}", values.strip())
        if 2 <= len(names) == len(cells) and not re.search(r"\d", head) and re.search(r"\d", values):
            made += [f"{name} {cell}" for name, cell in zip(names, cells, strict=True)]
    return "\n".join(made)


def _currency(text: str) -> str:
    return "USD" if "$" in text else "CNY"
