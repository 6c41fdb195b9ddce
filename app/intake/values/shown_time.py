"""Reads a time as it is printed on a screen (Chinese, Traditional, English) into its parts, nothing more."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LABELS = (
    "短信/彩信",
    "短信/彩訊",
    "文字訊息",
    "短信",
    "彩信",
    "簡訊",
    "iMessage",
    "Text Message",
    "SMS",
    "MMS",
    "RCS",
)
"""What message apps print beside a time."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The parts of a printed time; what is not printed is ``None``.

    ``weekday`` counts from Monday 0; ``days_back`` is 0 for today, 1 for yesterday; ``ago_s`` and
    ``within_s`` are seconds of "5分钟前" and how far off that may be; ``unclear`` marks
    ``03/04/2025``, whose day and month cannot be told apart, and "晚上12:05", which is either night.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    days_back: int | None = None
    ago_s: int | None = None
    within_s: int | None = None
    unclear: bool = False

    @property
    def has_clock(self) -> bool:
        """Whether hour and minute are printed."""
        return self.hour is not None


def parse(text: str) -> Shown | None:
    """The parts of a printed time, or ``None`` if the text is anything else than a time."""
    rest = _folded(text)
    shown = Shown()
    while rest:
        taken = _take(rest, shown)
        if taken is None:
            return None
        rest, shown = taken
    return shown if shown != Shown() and _possible(shown) else None


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).strip()
    for label in LABELS:
        if plain.lower().startswith(unicodedata.normalize("NFKC", label).lower()):
            plain = plain[len(label) :]
    plain = _LETTER.sub(lambda found: "0" if found[0] == "o" else "1", _SIM.sub("", plain.lower()).strip())
    return _GLUED.sub(_apart, _DASH.sub("一", plain))


_LETTER = re.compile(r"(?<=[\d:])[oli|](?=[\d:])")
"""Letters that stand for a figure between figures: a reader's usual slip."""
_DASH = re.compile(r"(?<=[周週期拜])\s*[-—–−ー]")
"""A dash where only "一" can stand."""
_GLUED = re.compile(r"(?<![\d/.-])((?:\d{4}[-/.])?\d{1,2}[-/.])(\d{2,4})(?=:\d{2}(?!\d))")


def _apart(found: re.Match[str]) -> str:
    """Day and hour that lost the blank between them, if only one way to part them is a date."""
    figures = found[2]
    ways = [
        f"{found[1]}{figures[:n]} {figures[n:]}"
        for n in (1, 2)
        if 1 <= len(figures) - n <= 2 and 1 <= int(figures[:n]) <= 31 and int(figures[n:]) < 24
    ]
    return ways[0] if len(ways) == 1 else found[0]


_SIM = re.compile(r"^(?:sim|卡)\s*[12一二](?=\D|$)|(?<=[\dm])\s*(?:sim|卡)\s*[12一二]\s*$")
"""The sign of the SIM card that dual-SIM phones print before or behind a time."""


def _take(rest: str, shown: Shown) -> tuple[str, Shown] | None:
    """Take one part off the front; ``None`` if what stands there is no part of a time or comes twice."""
    for pattern, read in _PARTS:
        if found := pattern.match(rest):
            parts = read(found)
            if any(getattr(shown, name) is not None for name in parts if name != "unclear"):
                return None
            return rest[found.end() :], replace(shown, **parts)  # type: ignore[arg-type]
    return None


def _possible(shown: Shown) -> bool:
    ranges = (
        (shown.year, 1990, 2099),
        (shown.month, 1, 12),
        (shown.day, 1, 31),
        (shown.hour, 0, 23),
        (shown.minute, 0, 59),
    )
    return all(value is None or low <= value <= high for value, low, high in ranges) and not (
        shown.ago_s is not None and (shown.has_clock or shown.day is not None)
    )


_UNITS = {"m": (60, 120), "h": (3600, 3600), "d": (86400, 86400), "s": (1, 120)}
_UNIT_WORDS = {
    "分钟": "m",
    "分鐘": "m",
    "分": "m",
    "min": "m",
    "mins": "m",
    "minute": "m",
    "minutes": "m",
    "m": "m",
    "小时": "h",
    "小時": "h",
    "hour": "h",
    "hours": "h",
    "hr": "h",
    "hrs": "h",
    "h": "h",
    "天": "d",
    "day": "d",
    "days": "d",
    "d": "d",
    "秒": "s",
    "秒钟": "s",
    "秒鐘": "s",
    "s": "s",
    "sec": "s",
    "secs": "s",
    "second": "s",
    "seconds": "s",
}
_BACK = {"今天": 0, "今日": 0, "today": 0, "昨天": 1, "昨日": 1, "yesterday": 1, "前天": 2, "前日": 2}
_AFTERNOON = ("下午", "傍晚", "晚上", "夜间", "夜間", "夜晚")
_MORNING = ("凌晨", "清晨", "早上", "早晨", "上午")


def _ago(found: re.Match[str]) -> dict[str, int | bool]:
    size, slack = _UNITS[_UNIT_WORDS[found[2]]]
    count = 0.5 if found[1] == "半" else float(found[1])
    return {"ago_s": int(count * size), "within_s": slack}


def _clock(found: re.Match[str]) -> dict[str, int | bool]:
    hour, minute = int(found[2]), int(found[3])
    half = (found[1] or found[4] or "").replace(".", "")
    if half in ("pm", *_AFTERNOON) and hour < 12:
        hour += 12
    elif half in ("am", *_MORNING) and hour == 12:
        hour = 0
    elif half == "中午" and hour in (1, 2):
        hour += 12
    elif half in ("晚上", "夜晚", "夜间", "夜間") and hour == 12:
        return {"hour": 0, "minute": minute, "unclear": True}
    return {"hour": hour, "minute": minute}


def _slashed(found: re.Match[str]) -> dict[str, int | bool]:
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    year += 2000 if year < 100 else 0
    if first > 12:
        return {"day": first, "month": second, "year": year}
    unclear = second <= 12 and first != second
    return {"month": first, "day": second, "year": year, "unclear": unclear}


def _weekday(found: re.Match[str]) -> dict[str, int | bool]:
    return {"weekday": min(6, "一二三四五六日天".index(found[1]))}


def _numbers(*names: str) -> Callable[[re.Match[str]], dict[str, int | bool]]:
    return lambda found: {name: int(found[n]) for n, name in enumerate(names, 1)}


def _month_first(found: re.Match[str]) -> dict[str, int | bool]:
    parts: dict[str, int | bool] = {"month": MONTHS.index(found[1]) + 1, "day": int(found[2])}
    return parts | ({"year": int(found[3])} if found[3] else {})


def _day_first(found: re.Match[str]) -> dict[str, int | bool]:
    parts: dict[str, int | bool] = {"day": int(found[1]), "month": MONTHS.index(found[2]) + 1}
    return parts | ({"year": int(found[3])} if found[3] else {})


_HALF = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜晚|夜间|夜間|am|pm"
_UNIT = "|".join(sorted(_UNIT_WORDS, key=len, reverse=True))
_PARTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], dict[str, int | bool]]], ...] = (
    (
        re.compile(r"[\s,，•·・.|@\-–—\[\]【】「」]+|at(?![a-z])|于|於|(?<=年)|\((?=周|星期|週)|\)"),
        lambda _found: {},
    ),
    (
        re.compile(r"刚刚|剛剛|刚才|剛才|just now|now\b|现在|現在"),
        lambda _found: {"ago_s": 0, "within_s": 120},
    ),
    (re.compile(rf"(\d+|半)\s*个?個?\s*({_UNIT})\s*(?:之?前|ago\b)"), _ago),
    (re.compile(r"(\d{1,2})\s*(min|mins|m|h|hr)\b"), _ago),
    (
        re.compile(
            rf"({_HALF})?\s*(\d{{1,2}}(?=\s*:)|\d{{2}})\s*(?::|(?<=\d)[·•・](?=\d))\s*(\d{{2}})(?::\d{{2}})?(?!\d)\s*(am|pm|a\.m\.?|p\.m\.?)?"
        ),
        _clock,
    ),
    (re.compile(rf"({_HALF})?\s*(\d{{1,2}})\s*[时時点點]\s*(\d{{1,2}})\s*分?()"), _clock),
    (
        re.compile(r"(\d{4})\s*[年/\-.]\s*(\d{1,2})\s*[月/\-.]\s*(\d{1,2})(?!\d)\s*[日号號]?"),
        _numbers("year", "month", "day"),
    ),
    (re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月"), _numbers("year", "month")),
    (re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)"), _slashed),
    (re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]"), _numbers("month", "day")),
    (re.compile(r"(\d{1,2})[-/](\d{1,2})(?![\d:/-])"), _numbers("month", "day")),
    (
        re.compile(
            rf"({'|'.join(MONTHS)})[a-z]*\.?\s*(\d{{1,2}})(?![\d:])(?:st|nd|rd|th)?(?:,?\s*(\d{{4}}))?"
        ),
        _month_first,
    ),
    (re.compile(rf"(\d{{1,2}})\s+({'|'.join(MONTHS)})[a-z]*\.?(?:,?\s*(\d{{4}}))?"), _day_first),
    (re.compile(r"(?:星期|礼拜|禮拜|周|週)\s*([一二三四五六日天])"), _weekday),
    (re.compile(r"\(([一二三四五六日])\)"), _weekday),
    (
        re.compile(rf"({'|'.join(DAYS)})(?:[a-z]*day|s|rs|nes|r)?(?![a-z])\.?"),
        lambda found: {"weekday": DAYS.index(found[1])},
    ),
    (re.compile("|".join(_BACK)), lambda found: {"days_back": _BACK[found[0]]}),
)
