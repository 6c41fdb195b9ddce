"""Dates, counts and sums as contracts write them: digits, Chinese numerals, banker's numerals, English."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from app.case import money

if TYPE_CHECKING:
    from collections.abc import Sequence

DIGITS = {
    char: value
    for value, chars in enumerate(
        ("零〇○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for char in chars
}
TENS = "十拾"
SMALL = r"(?:\d{1,3}|[一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾廿]{1,4})"
_YEAR = r"(?:20\d{2}|二\s*[〇零○O0]\s*[\d〇零○一二三四五六七八九]\s*[\d〇零○一二三四五六七八九])"
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_EN_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE = (
    rf"(?:{_YEAR}\s*[年\-/.]\s*{SMALL}\s*[月\-/.]\s*{SMALL}(?!\d)(?:\s*[日号])?"
    rf"|(?<!\d)20\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?i:\b{_EN_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\s*[，,]?\s*20\d{{2}}\b)"
    rf"|(?i:\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_EN_MONTH}\s*[，,]?\s*20\d{{2}}\b))"
)
"""A whole date, one group-free piece of a pattern; read by :func:`date`."""
MONTH = rf"{_YEAR}\s*[年\-/.]\s*{SMALL}\s*月?"
TIME = r"(?:\s*(\d{1,2})\s*[：:时点]\s*([0-5]?\d)\s*分?(?:\s*[：:]?\s*([0-5]\d)\s*秒?)?)"
_UPPER = r"[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿]"
MONEY = (
    r"(?:(?:人民币|RMB|CNY|USD|US\$|[¥$])\s*){0,2}"
    rf"(?:\d[\d,]*(?:\.\d{{1,2}})?\s*(?:万?元|圆|万)"
    rf"|{_UPPER}{{2,}}[元圆](?:{_UPPER}角)?(?:零?{_UPPER}分)?[整正]?"
    r"|(?<=[¥$])\s*\d[\d,]*(?:\.\d{1,2})?|(?<=¥ )\d[\d,]*(?:\.\d{1,2})?|(?<=USD )\d[\d,]*(?:\.\d{1,2})?)"
)
"""A sum with its unit or sign, one group-free piece of a pattern; read by :func:`minor`."""
BARE = r"(?:[¥$]\s*)?\d[\d,]*(?:\.\d{1,2})?"


def number(text: str) -> int:
    """A small number in digits or Chinese (二十四); ``ValueError`` if it is none."""
    plain = text.strip().replace("廿", "二十")
    if plain.isdecimal():
        return int(plain)
    split = re.split(f"[{TENS}]", plain, maxsplit=1)
    if not plain or any(char not in DIGITS for part in split for char in part):
        raise ValueError(text)
    if len(split) == 1:
        return int("".join(str(DIGITS[char]) for char in plain))
    tens, ones = split
    return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0)


def date(text: str) -> dt.date | None:
    """A date that :data:`DATE` found; ``None`` if the calendar has no such day."""
    plain = re.sub(r"[，,]", " ", text.strip())
    english = _english(plain)
    if english is not None:
        return english
    try:
        if re.fullmatch(r"\d{8}", plain):
            return dt.date(int(plain[:4]), int(plain[4:6]), int(plain[6:]))
        year, month, day = re.split(r"[年月\-/.]", plain.rstrip("日号 "))[:3]
        return dt.date(_year(year), number(month), number(day))
    except ValueError:
        return None


def _english(text: str) -> dt.date | None:
    word = re.search(r"[A-Za-z]{3,}", text)
    numbers = [int(one) for one in re.findall(r"\d+", text)]
    if word is None or len(numbers) != 2:
        return None
    month = next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(word.group().lower()[:3])), 0)
    day, year = sorted(numbers)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month(text: str) -> tuple[int, int] | None:
    """Year and month that :data:`MONTH` found."""
    try:
        year, number_of = re.split(r"[年\-/.]", text.strip().rstrip("月 "))[:2]
        found = _year(year), number(number_of)
    except ValueError:
        return None
    return found if 1 <= found[1] <= 12 else None


def _year(text: str) -> int:
    return int("".join(str(DIGITS.get(char, char)) for char in re.sub(r"\s", "", text).replace("O", "0")))


def minor(text: str) -> int | None:
    """A sum in minor units: digits with sign, unit or neither, or banker's numerals."""
    plain = re.sub(r"\s|人民币|RMB|CNY|USD|US\$|[¥$]", "", text)
    value = money.parse(plain if plain[-1:] in "元圆万整正角分" else f"{plain}元")
    return value if value and value > 0 else None


def first(patterns: Sequence[str], text: str, *, start: int = 0) -> re.Match[str] | None:
    """The first match of the first pattern that has one."""
    for pattern in patterns:
        found = re.compile(pattern, re.IGNORECASE).search(text, start)
        if found:
            return found
    return None
