"""Sums written in Chinese numerals (壹仟元整, 两千, 四万二) and mixed ones (3万6千), as places in a text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = {
    char: value
    for value, chars in enumerate(
        ("零〇", "一壹", "二两贰兩貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for char in chars
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_ANY = "".join((*_DIGITS, *_TENS, *_MYRIADS))
_PLACE = "".join((*_TENS, *_MYRIADS))
_PAY = r"(?:还|還|付|拿|转|轉|打|凑|交|给|欠|结清|結清|还清|最低|最少|至少|起码|每期|每月|只要|先)"
# With a unit of money (one digit before 块 is "together"), or with a place value after a verb of paying.
_WORDS = re.compile(
    rf"([{_ANY}]{{2,24}})\s*(?:元|圆|圓|块钱?|塊錢?)(?:([{_ANY}])角)?(?:([{_ANY}])分)?"
    rf"|(?:{_PAY}[了个個出我款到过]{{0,2}})([{_ANY}]*[{_PLACE}][{_ANY}]*)"
    r"(?![期天日月号號个個年点點次人元般分%\d])"
    rf"|(?<![第{_ANY}])([一二两三四五六七八九]万[一二三四五六七八九])(?![{_ANY}人期天日月个])"
)
_MIXED = re.compile(
    r"(?<![\d.,])(\d{1,4}(?:\.\d+)?)\s*(万|萬|千)\s*(\d{1,4})\s*(千|百)?\s*"
    r"(?:元|圆|圓|块|塊)?(?![\d.,期天日月人])"
)


def value(words: str) -> int | None:
    """What a Chinese numeral says, ``None`` if it is none; a bare digit after 万 or 千 is the next place."""
    total = section = digit = 0
    last = 1
    for char in words:
        if char in _DIGITS:
            digit = _DIGITS[char]
            last = 1 if digit == 0 else last
        elif char in _TENS:
            section += (digit or 1) * _TENS[char]
            digit, last = 0, _TENS[char]
        else:
            total = (total + section + digit) * _MYRIADS[char] if section + digit else 0
            section, digit, last = 0, 0, _MYRIADS[char]
            if not total:
                return None
    step = last // 10 if last >= 100 and words[-1] in _DIGITS else 1
    return total + section + digit * step or None


def sums_in(text: str) -> Iterator[tuple[tuple[int, int], int]]:
    """Each sum in words or mixed writing: its place in the text and its minor units."""
    for match in _WORDS.finditer(text):
        group = next(n for n in (1, 4, 5) if match[n])
        said = value(match[group])
        if said and any(char in _PLACE for char in match[group]):
            cents = 10 * _DIGITS.get(match[2] or "零", 0) + _DIGITS.get(match[3] or "零", 0)
            yield (match.start(group), match.end()), said * 100 + cents
    for match in _MIXED.finditer(text):
        yield match.span(), _mixed(match)


def _mixed(match: re.Match[str]) -> int:
    factor = 1_000 if match[2] == "千" else 10_000
    step = {"千": 1_000, "百": 100}.get(match[4], factor // 10 if len(match[3]) == 1 else 1)
    return int(Decimal(match[1]) * factor * 100) + int(match[3]) * step * 100
