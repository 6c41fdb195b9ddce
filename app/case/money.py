"""Money: whole minor units (分, cents) and a currency; amounts as people write them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {
    char: value
    for value, chars in enumerate(
        ("零〇", "壹一", "贰貳二两", "叁參三", "肆四", "伍五", "陆陸六", "柒七", "捌八", "玖九")
    )
    for char in chars
}
_UNITS = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_GROUPS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_FACTORS = {
    "": 1,
    "百": 100,
    "千": 1000,
    "k": 1000,
    "K": 1000,
    "万": 10_000,
    "萬": 10_000,
    "w": 10_000,
    "W": 10_000,
    "亿": 100_000_000,
    "億": 100_000_000,
}
_SIGN = r"(?:人民币|人民幣|RMB|CNY|USD|US\$|HK\$|[¥$])"
_NUMBER = r"(\d{1,3}(?:[,'，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_WRITTEN = re.compile(
    rf"\s*{_SIGN}?\s*([-−])?\s*{_SIGN}?\s*{_NUMBER}\s*([百千kKwW万萬亿億]?)\s*(?:元|块钱?|圆|圓|yuan|RMB|CNY|USD)?整?\s*",
    re.IGNORECASE,
)
_CHINESE = "".join(_DIGITS) + "".join(_UNITS) + "".join(_GROUPS)
_UPPERCASE = re.compile(
    rf"\s*(?:人民币|人民幣)?\s*(?:([{_CHINESE}]+)[元圆圓块])?零?(?:([{_CHINESE}])角)?零?(?:([{_CHINESE}])分)?[整正]?\s*"
)


@dataclass(frozen=True, kw_only=True)
class Amount:
    """An amount in minor units; ``step`` is how finely it was written ("3.6万": 100,000, a thousand yuan)."""

    minor: int
    step: int = 1


def parse(text: str) -> int | None:
    """The minor units of an amount as written ("1,570.00元", "￥1570", "3.6万", "壹仟伍佰柒拾元整").

    ``None`` if the text is not one whole amount, or finer than a minor unit.
    """
    amount = read(text)
    return None if amount is None else amount.minor


def read(text: str) -> Amount | None:
    """An amount as written, with how finely: rounded amounts ("3.6万") are compared rounded."""
    plain = unicodedata.normalize("NFKC", text)
    return _written(plain) or _uppercase(plain)


def _written(text: str) -> Amount | None:
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    sign, number, unit = match.groups()
    value = Decimal(re.sub("[,'，]", "", number)) * _FACTORS[unit] * 100
    if value != int(value):
        return None
    decimals = len(number.partition(".")[2])
    step = Decimal(_FACTORS[unit] * 100).scaleb(-decimals) if unit else Decimal(1)
    return Amount(minor=-int(value) if sign else int(value), step=max(1, int(step)))


def _uppercase(text: str) -> Amount | None:
    match = _UPPERCASE.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    yuan, jiao, fen = match.groups()
    whole = _chinese(yuan) if yuan else 0
    tenth, hundredth = (_DIGITS.get(char) if char else 0 for char in (jiao, fen))
    if whole is None or tenth is None or hundredth is None:
        return None
    return Amount(minor=whole * 100 + tenth * 10 + hundredth)


def _chinese(text: str) -> int | None:
    """A whole number in Chinese numerals, ordinary or banker's; ``None`` if its order makes no sense."""
    total = section = 0
    digit: int | None = None
    for char in text:
        if char in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[char]
        elif char in _UNITS:
            section += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        else:
            group = section + (digit or 0)
            if not total + group:
                return None
            # 万 closes its own group; 亿 lifts all before it (一万亿).
            total = (total + group) * _GROUPS[char] if char in "亿億" else total + group * _GROUPS[char]
            section, digit = 0, None
    return total + section + (digit or 0)


def format_minor(minor: int, *, thousands: bool = True) -> str:
    """Minor units as digits with two decimals: ``157000`` → ``1,570.00``."""
    sign, rest = ("-" if minor < 0 else ""), abs(minor)
    whole = f"{rest // 100:,}" if thousands else str(rest // 100)
    return f"{sign}{whole}.{rest % 100:02}"


_MARKS = {"CNY": "¥", "USD": "US$", "HKD": "HK$", "TWD": "NT$"}


def shown(minor: int, currency: str = "CNY") -> str:
    """An amount for reading: ``¥1,570.00``; another currency by its code."""
    mark = _MARKS.get(currency, currency + " ")
    return f"-{mark}{format_minor(-minor)}" if minor < 0 else f"{mark}{format_minor(minor)}"


def in_words(minor: int) -> str:
    """Banker's numerals, as Chinese papers want them beside digits: ``壹仟伍佰柒拾元整``."""
    yuan, rest = divmod(abs(minor), 100)
    jiao, fen = divmod(rest, 10)
    text = ("负" if minor < 0 else "") + (_in_numerals(yuan) + "元" if yuan or not rest else "")
    if not rest:
        return text + "整"
    text += f"{_BANKERS[jiao]}角" if jiao else ("零" if yuan else "")
    return text + (f"{_BANKERS[fen]}分" if fen else "整")


_BANKERS = "零壹贰叁肆伍陆柒捌玖"


def _in_numerals(number: int) -> str:
    if number == 0:
        return "零"
    text, empty = "", False
    for base, unit in ((100_000_000, "亿"), (10_000, "万"), (1, "")):
        section, number = divmod(number, base)
        if section:
            gap = text and (section < 1000 or empty)
            whole = _in_numerals(section) if section >= 10_000 else _section(section)
            text += ("零" if gap else "") + whole + unit
        empty = not section
    return text


def _section(number: int) -> str:
    """Four digits: ``1570`` → ``壹仟伍佰柒拾``."""
    text = ""
    for unit, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += _BANKERS[digit] + name
        elif text and number:
            text = text.rstrip("零") + "零"
    return text
