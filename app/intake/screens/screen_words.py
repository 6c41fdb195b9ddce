"""What phones print around messages (seeds/screens.toml): asks about a word without knowing any maker."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from typing import Any

from app import paths

NUMBER = re.compile(r"\+?[\d(（][\d\s()（）*xX•·\-–]{1,22}\d|\+?\d{3,}")
_VOICE = re.compile(r"(\d{1,3})\s*(?:[\"'”“″’`´]{1,2}|秒)")
_DURATION = re.compile(
    r"(?:(\d+)\s*(?:小时|小時|时|h\w*)\s*)?(?:(\d+)\s*(?:分钟|分鐘|分|m\w*)\s*)?(?:(\d+)\s*(?:秒钟|秒|s\w*))?",
    re.I,
)


@functools.lru_cache(maxsize=1)
def _seed() -> dict[str, Any]:
    with paths.seed("screens.toml").open("rb") as source:
        return tomllib.load(source)


@functools.lru_cache(maxsize=32)
def _words(name: str) -> frozenset[str]:
    return frozenset(folded(word) for word in _seed()[name])


def folded(text: str) -> str:
    """NFKC, lower case, no blanks: the form in which words are compared."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def among(text: str, name: str) -> bool:
    """Whether a text is one of the words listed as ``name``."""
    return folded(text) in _words(name)


def holds(text: str, name: str) -> bool:
    """Whether a text contains one of the words listed as ``name``."""
    plain = folded(text)
    return any(word in plain for word in _words(name))


def call_type(text: str) -> str | None:
    """``incoming``, ``missed``, ``rejected`` or ``outgoing`` by the longest such word in a call's row."""
    plain = folded(text)
    kinds = ("rejected", "outgoing", "missed", "incoming")
    found = [
        (len(folded(word)), kind)
        for kind in kinds
        for word in _seed()["calls"][kind]
        if folded(word) in plain
    ]
    return max(found, key=lambda each: each[0])[1] if found else None


def is_number(text: str) -> bool:
    """Whether a text is a telephone number or short code as printed, and nothing else."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return NUMBER.fullmatch(plain) is not None and len(re.sub(r"\D", "", plain)) >= 3


def dialled(shown: str) -> str:
    """A printed number as dialled at home: no +86 or 0086, others with + keep it (CONTRACT ``number``)."""
    plain = unicodedata.normalize("NFKC", shown).strip()
    digits = re.sub(r"[^\d*]", "", plain)
    if plain.startswith("+86") or re.match(r"0086(?=\d{5,})", digits):
        return digits[2:] if plain.startswith("+") else digits[4:]
    return ("+" if plain.startswith("+") else "") + digits


def voice_seconds(text: str) -> int | None:
    """Length of a voice bubble (``48″``) in seconds; ``None`` for any other text."""
    found = _VOICE.fullmatch(text.strip())
    return int(found[1]) if found else None


def duration_seconds(text: str) -> int | None:
    """Length of a call as printed ("7分25秒"); ringing is no length."""
    plain = unicodedata.normalize("NFKC", text)
    if re.search(r"响铃|響鈴|rang", plain, re.I):
        return None
    best = max(
        (found for found in _DURATION.finditer(plain) if found[0].strip()),
        key=lambda hit: len(hit[0]),
        default=None,
    )
    if best is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in best.groups())
    return hours * 3600 + minutes * 60 + seconds
