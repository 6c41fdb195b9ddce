"""Due dates that lean on the day of the message: 本月25日前, 下月5号前, 明天前, by the 25th."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DUE = r"(?:之?前|以前|到期|为?(?:最后|最終|最终)?(?:还款|還款|缴款|繳款|到期|扣款)|截止|还款|還款|扣款|缴)"
_HOUR = r"(?:\s*(?:上午|中午|下午|晚上|晚)?\s*\d{1,2}\s*(?:[点點时時](?:\d{2}分?)?|[::]\d{2}))?"
_MONTH = re.compile(rf"(本月|这个?月|當月|当月|下个?月|次月)\s*(\d{{1,2}})\s*[日号號]{_HOUR}\s*(?={_DUE})")
_DAY = re.compile(
    rf"(?<![月\d每./-])(?<!每月)(?:(\d{{1,2}})\s*[号號]|(?<=[于於在])(\d{{1,2}})\s*日){_HOUR}\s*(?=之?前|以前)"
)
_NEXT = re.compile(
    rf"(明[天日]|后[天日]|後[天日]){_HOUR}\s*(?=之?前|以前|到期)|(?:\bby|due)\s+(tomorrow)\b", re.I
)
_ORDINAL = re.compile(r"\b(?:by|before|due(?: on)?)\s+the\s+(\d{1,2})(?:st|nd|rd|th)\b", re.I)


def due_days(text: str, near: dt.date | None) -> Iterator[tuple[int, dt.date]]:
    """Place in the text and day of each; nothing without the day of the message.

    Args:
        text: in half-width digits.
        near: the day of the message. A bare "25号前" is the next 25th, that day included.
    """
    if near is None:
        return
    for match in _MONTH.finditer(text):
        later = match[1][0] in "下次"
        day = _in_month(near, int(match[2]), 1 if later else 0)
        if day:
            yield match.start(), day
    for pattern in (_DAY, _ORDINAL):
        for match in pattern.finditer(text):
            number = int(next(group for group in match.groups() if group))
            day = _in_month(near, number, 0 if number >= near.day else 1)
            if day:
                yield match.start(), day
    for match in _NEXT.finditer(text):
        word = match[1] or match[2]
        yield match.start(), near + dt.timedelta(days=2 if word[0] in "后後" else 1)


def _in_month(near: dt.date, day: int, ahead: int) -> dt.date | None:
    """That day of this month or the next; none if the month has no such day."""
    months = near.year * 12 + near.month - 1 + ahead
    try:
        return dt.date(months // 12, months % 12 + 1, day)
    except ValueError:
        return None
