"""Telephone numbers: as dialled at home, and the key that tells whether two are the same; never judged valid."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = re.compile(r"\d+")
_MOBILE = re.compile(r"1[3-9]\d{9}")
# Home country by jurisdiction: its calling code, and what is dialled before an area code.
_HOME = {"cn": ("86", "0"), "us": ("1", "")}


def home(shown: str, jurisdiction: str = "cn") -> str:
    """Digits as dialled at home (CONTRACT ``number``): no +86, trunk 0 kept; foreign ones with ``+`` and code.

    ``""`` if there is no digit in it.
    """
    text = unicodedata.normalize("NFKC", shown).strip()
    digits = "".join(_DIGITS.findall(text))
    code, _ = _HOME[jurisdiction]
    if text.startswith("+"):
        return _national(digits[len(code) :], jurisdiction) if digits.startswith(code) else f"+{digits}"
    if digits.startswith(f"00{code}"):
        return _national(digits[2 + len(code) :], jurisdiction)
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    if jurisdiction == "cn" and digits.startswith("86") and _MOBILE.fullmatch(digits[2:]):
        return digits[2:]
    return _without_code(digits) if jurisdiction == "us" else digits


def _without_code(digits: str) -> str:
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits


def _national(digits: str, jurisdiction: str) -> str:
    """What follows the country's own code, with the trunk 0 that a landline is dialled with at home."""
    if jurisdiction != "cn" or digits.startswith(("0", "106")) or _MOBILE.fullmatch(digits):
        return digits
    service = len(digits) == 10 and digits.startswith(("400", "800"))
    return f"0{digits}" if len(digits) in (10, 11) and not service else digits


def match_key(shown: str, jurisdiction: str = "cn") -> str:
    """Equal for two numbers that are the same: E.164 where there is one, else the digits (short codes)."""
    number = home(shown, jurisdiction)
    if number.startswith("+"):
        return number
    if jurisdiction == "us":
        return f"+1{number}" if len(number) == 10 else number
    if _MOBILE.fullmatch(number):
        return f"+86{number}"
    return f"+86{number[1:]}" if number.startswith("0") and len(number) >= 10 else number
