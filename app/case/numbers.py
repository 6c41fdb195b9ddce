"""Telephone numbers: as dialled at home for showing, and a key under which writings of one number meet.

CONTRACT ``number``: digits as dialled at home (no +86, trunk 0 kept; foreign ones with + and country
code), never judged valid or not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_COUNTRY = {"CN": "86", "US": "1"}
_EXTENSION = re.compile(r"(?:转|轉|分机|ext\.?|x)\s*\d{1,6}\s*$", re.IGNORECASE)
# What is dialled without a trunk 0 in China: mobile numbers, 400 and 800 numbers, service and SMS codes.
_NO_TRUNK = re.compile(r"1[3-9]\d{9}|[48]00\d{7}|9\d{4,8}|1[0-2]\d{1,3}|106\d{5,17}|1[2-9]\d{3,6}")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"0[1-9]\d{8,10}")


def home(shown: str, region: str = "CN") -> str:
    """The digits of a printed number as dialled at home; ``""`` if there are none.

    Stars of a masked number stay, and so does an international 00 that the person's phone printed.

    Args:
        shown: the number as printed.
        region: where home is, a country code such as ``CN`` (a case's jurisdiction will do).
    """
    region = region.upper()
    text = _EXTENSION.sub("", unicodedata.normalize("NFKC", shown).strip())
    plus = text.lstrip(" (").startswith("+")
    digits = "".join(char for char in text if char in "0123456789*")
    if not any(char.isdigit() for char in digits):
        return ""
    own = _own(digits, plus, region)
    return own if own is not None else ("+" if plus else "") + digits


def _own(digits: str, plus: bool, region: str) -> str | None:
    """The number without the own country's code; ``None`` if it does not begin with it."""
    code = _COUNTRY.get(region, "")
    if not code:
        return None
    if plus and digits.startswith(code):
        return _with_trunk(digits[len(code) :], region)
    if digits.startswith("00" + code) and len(digits) > len(code) + 7:
        return _with_trunk(digits[len(code) + 2 :], region)
    bare = digits[len(code) :]
    whole = _MOBILE if region == "CN" else re.compile(r"[2-9]\d{9}")
    return bare if digits.startswith(code) and whole.fullmatch(bare) else None


def _with_trunk(rest: str, region: str) -> str:
    """In China a landline is dialled with a 0 before its area code."""
    if region != "CN" or rest.startswith("0") or _NO_TRUNK.fullmatch(rest) or "*" in rest:
        return rest
    return "0" + rest if len(rest) >= 9 else rest


@lru_cache(maxsize=20_000)
def match_key(shown: str, region: str = "CN") -> str:
    """A key that is equal for two writings of one number: E.164 where that is known, else the digits.

    ``""`` for a masked number or none: it never equals another. A record names few numbers very often.
    """
    region, number = region.upper(), home(shown, region)
    if not number or "*" in number:
        return ""
    if region == "CN" and _MOBILE.fullmatch(number):
        return "+86" + number
    if region == "CN" and _LANDLINE.fullmatch(number) and not number.startswith("00"):
        return "+86" + number[1:]
    if number.startswith(("+", "00")) or region != "CN":
        return _e164(number, region)
    return number


def _e164(number: str, region: str) -> str:
    """Asks phonenumbers, which takes a tenth of a second to import: only for what our own rules leave."""
    import phonenumbers

    text = "+" + number[2:] if number.startswith("00") and region == "CN" else number
    try:
        parsed = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return number
    if not phonenumbers.is_possible_number(parsed):
        return number
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
