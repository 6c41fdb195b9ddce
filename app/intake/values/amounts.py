"""Amounts of money, due dates and overdue days out of the words of a message or page; pure functions."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from typing import Any

from app.intake.values import near_dates, numerals

_NUMBER = r"(?<![\d.])(?<!\d[,，])(\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d])"
_SIGN = r"(?:¥|(?<![A-Za-z\d])Y(?=\d)|RMB|CNY|人民币|人民幣|HKD|TWD|NTD|USD|HK\$|NT\$|US\$|\$)"
_MARKED = re.compile(
    rf"{_SIGN}\s*{_NUMBER}\s*(万|萬|千)?|{_NUMBER}\s*(万|萬|千)?\s*(?:元|块|塊|圆|圓|yuan|RMB|dollars|美元|港元|港币|港幣)",
    re.I,
)
_CENTS = re.compile(r"(?<![\w.,/=?:-])(\d{1,3}(?:[,，]\d{3})+\.\d{2}|\d+\.\d{2})(?![\w.%/])", re.ASCII)
_TEN_THOUSANDS = re.compile(rf"{_NUMBER}\s*(万|萬)(?!\s*[多余餘几]?\s*(?:人|次|家|名|户|戶|里|字))")
_VERB = (
    r"(?:先还|還款|还款|归还|偿还|欠款?|付|转账|转|轉|打款|(?<![拨撥致])打|交|还清|結清|结清|"
    r"拿出|凑|最少|至少|全额|全額|还了?|還了?|只要|满|滿|减|減)"
)
_NO_UNIT = (
    r"(?![\d,.]*\s*(?:期|天|日|月|号|號|小时|小時|分|秒|个|個|%|笔|筆|年|点|點|次|人|万|萬|元|块|"
    r"[:：A-Za-z\d]))"
)
_BARE = re.compile(
    rf"(?:{_VERB}\s*(?:了|个|個|出|我|款)?\s*)(\d{{2,7}}){_NO_UNIT}"
    r"|(?<![\d.,:/])(\d{3,7})(?=\s*(?:打到|转到|轉到|打过来|转过来|打到账户))"
)
# The lower bound of a range has no unit of its own ("500-800元").
_RANGE = re.compile(r"(?<![\w.,/-])(\d{2,7})\s*[-~—至到]\s*(?=\d[\d,.]*\s*(?:元|块|塊|圆|圓))", re.ASCII)
_EACH = re.compile(rf"(?:每期|每月|月供|月还)\s*(?:应?还款?|供)?\s*(\d{{3,6}}){_NO_UNIT}")
_CURRENCY = (
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("$", "USD"),
    ("HKD", "HKD"),
    ("TWD", "TWD"),
    ("NTD", "TWD"),
    ("USD", "USD"),
)
_CURRENCY_AFTER = re.compile(r"\s*[万萬千]?\s*(?:(美元|dollars)|(港元|港币|港幣))", re.I)
_ROLES = (
    ("minimum", r"最低(?:还款|還款|应还|應還)?额?|minimum"),
    ("instalment", r"每期|每月|月供|本期|当期|期款|per month|instal?lment"),
    (
        "balance",
        r"剩余|剩餘|全部|总额|總額|总金额|合计|合計|一次性|结清|結清|待还总|full balance|remaining|total",
    ),
    ("fee", r"费用|費用|手续费|罚息|违约金|滞纳金|fee|penalty"),
    ("due", r"应还|應還|需还|欠款|拖欠|逾期|账单|賬單|due|owe|overdue"),
)
_ROLE = tuple((role, re.compile(words, re.I)) for role, words in _ROLES)


def amounts_in(text: str, currency: str = "CNY") -> list[dict[str, Any]]:
    """Amounts in the order of the text: ``{"minor", "currency", "role"}``.

    Counted are numbers with a sign or unit of money, numbers with two decimals that stand alone, and bare
    numbers right after a verb of paying; hours, instalment counts, telephone and case numbers are not.

    Args:
        text: the words as read; full-width digits count too.
        currency: what to assume where no foreign sign is printed.
    """
    plain = _plain(text)
    found: dict[tuple[int, int], int] = {}
    for span, minor in numerals.sums_in(plain):
        _add(found, span, minor)
    for pattern in (_MARKED, _TEN_THOUSANDS, _CENTS, _RANGE, _BARE, _EACH):
        for match in pattern.finditer(plain):
            span, number, unit = _number_of(match)
            _add(found, span, _minor(number, unit))
    return [
        {"minor": minor, "currency": _currency(plain, span, currency), "role": _role(plain, span)}
        for span, minor in sorted(found.items())
        if minor > 0 and not _cut(plain, span)
    ]


def _cut(text: str, span: tuple[int, int]) -> bool:
    """Whether the text breaks off within a number ("610…"); two decimals are its end."""
    return text[span[1] : span[1] + 1] == "…" and re.search(r"\.\d{2}$", text[: span[1]]) is None


def _add(found: dict[tuple[int, int], int], span: tuple[int, int], minor: int) -> None:
    """Keeps what was found first: the surer patterns come first."""
    if not any(span[0] < end and start < span[1] for start, end in found):
        found[span] = minor


def _plain(text: str) -> str:
    """Digits and signs in one form; line breaks gone, because a number may be broken over two lines."""
    plain = "".join(char if char in "，。；！？…" else unicodedata.normalize("NFKC", char) for char in text)
    plain = re.sub(r"\s*\n\s*", "", plain.replace("￥", "¥").replace("羊", "¥"))
    return _LOST_POINT.sub(".", plain)


_LOST_POINT = re.compile(r"(?<=\d,\d{3}),(?=\d{2}(?!\d|,))")
"""A decimal point read as a comma (12,287,82): groups have three figures, so the last one is of cents."""


def _number_of(match: re.Match[str]) -> tuple[tuple[int, int], str, str]:
    group = next(n for n, value in enumerate(match.groups(), 1) if value and value[0].isdigit())
    units = [value for value in match.groups() if value in ("万", "萬", "千")]
    return match.span(group), match[group], units[0] if units else ""


def _minor(number: str, unit: str) -> int:
    factor = {"万": 10_000, "萬": 10_000, "千": 1_000}.get(unit, 1)
    return int(Decimal(re.sub("[,，]", "", number)) * factor * 100)


def _currency(text: str, span: tuple[int, int], default: str) -> str:
    before = text[max(0, span[0] - 4) : span[0]].rstrip().upper()
    after = _CURRENCY_AFTER.match(text, span[1])
    if after:
        return "USD" if after[1] else "HKD"
    return next((code for sign, code in _CURRENCY if before.endswith(sign)), default)


def _role(text: str, span: tuple[int, int]) -> str:
    """What the amount is called in its clause: the most telling word before it, else unknown."""
    clause = re.split(r"[,。;!?;，；！？]", text[max(0, span[0] - 24) : span[0]])[-1]
    return next((role for role, pattern in _ROLE if pattern.search(clause)), "unknown")


_DATE = re.compile(
    r"(?<!\d)(?:(20\d{2})\s*[年/.-]\s*)?(?<!\d)(\d{1,2})\s*(?:月|(?<=\d)[/-](?=\d))\s*(\d{1,2})(?!\d)\s*(?:日|号|號)?"
)
_EN_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EN_DATE = re.compile(
    rf"\b({'|'.join(_EN_MONTHS)})[a-z]*\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(20\d{{2}}))?", re.I
)
_TODAY = re.compile(
    r"(?:今日|今天|本日)\s*(?:中午|下午|晚上|上午)?\s*\d{1,2}\s*(?:[点點时時]|[::]\s*\d{2})\s*(?:之?前|整?前|以前)"
    r"|\bby\s+\d{1,2}(?::\d{2})?\s*[AP]M\s+today",
    re.I,
)
_BEFORE = re.compile(
    r"(?:还款日|還款日|到期日|缴款日|繳款日|截止日期?|截止|期限|于|於|在|请在"
    r"|by|before|due(?: on| date)?|first (?:one|payment|instal?lment) on|最迟|最晚)"
    r"[::\s为為是]*$",
    re.I,
)
_AFTER = re.compile(
    r"^\s*(?:\d{1,2}\s*[点點时時](?:\d{2}分?)?|\d{1,2}:\d{2}|\(?含?当日\)?)?\s*(?:之?前|以前|到期|还款|還款|扣款|为还款|缴|截止|向有管辖)"
)
_NOT_DUE = re.compile(r"(?:截至|截止至?|预约|預約|自|从|從|已于|于今|打印|申请于)\s*(?:的|到)?\s*$")


def due_dates_in(text: str, near: dt.date | None = None) -> list[str]:
    """Dates by which something is to be paid or done, as ISO days, in the order of the text.

    Args:
        text: the words as read.
        near: the day of the message (or of the capture); a date without year takes the year that brings it
            nearest to that day and is left out without it, as is "today".
    """
    plain = _plain(text)
    days: list[tuple[int, dt.date | None]] = []
    days += [
        (match.start(), _dated(match[1], int(match[2]), int(match[3]), near))
        for match in _DATE.finditer(plain)
        if _is_due(plain, match)
    ]
    days += [
        (match.start(), _dated(match[3], _EN_MONTHS.index(match[1][:3].title()) + 1, int(match[2]), near))
        for match in _EN_DATE.finditer(plain)
        if _is_due(plain, match) or match[3]
    ]
    days += [(match.start(), near) for match in _TODAY.finditer(plain)]
    days += near_dates.due_days(plain, near)
    return [day.isoformat() for _at, day in sorted(days, key=lambda item: item[0]) if day is not None]


def dates_in(text: str, near: dt.date | None = None) -> list[str]:
    """Every calendar date of a text as ISO days, whatever it is for (rows of a repayment plan)."""
    plain = _plain(text)
    days = [_dated(match[1], int(match[2]), int(match[3]), near) for match in _DATE.finditer(plain)]
    return [day.isoformat() for day in days if day is not None]


def _is_due(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    if _NOT_DUE.search(before):
        return False
    return bool(_BEFORE.search(before) or _AFTER.search(after))


def _dated(year: str | None, month: int, day: int, near: dt.date | None) -> dt.date | None:
    years = [int(year)] if year else [near.year + step for step in (-1, 0, 1)] if near else []
    days = [found for each in years if (found := _date(each, month, day)) is not None]
    return min(days, key=lambda found: abs((found - near).days) if near else 0, default=None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


_OVERDUE = re.compile(
    r"(?:逾期|拖欠)[^\d,，。;；!！?？]{0,6}(\d{1,4})\s*[天日]|(\d{1,4})\s*days?\s*(?:past\b|overdue|late|delinquent)",
    re.I,
)


def overdue_days_in(text: str) -> int | None:
    """How many days overdue the text says the debt is; ``None`` if it does not say."""
    found = _OVERDUE.search(_plain(text))
    return int(found[1] or found[2]) if found else None
