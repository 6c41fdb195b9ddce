"""What phones write into the names of call recordings: number, name, moment, direction; pure functions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

# Two-digit years are those of phones that record calls; others are parts of telephone numbers.
_YEAR = r"(20\d{2}|[1-3]\d)"
_DATE = rf"{_YEAR}(?:[-_./]|年)(1[0-2]|0?[1-9])(?:[-_./]|月)(0[1-9]|[12]\d|3[01]|[1-9])日?"
_TIGHT = r"(?<!\d)(20\d{2}|[1-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"
_TIME = r"([01]\d|2[0-3])[-_.:：时点]?([0-5]\d)(?:[-_.:：分]?([0-5]\d))?[分秒]?(?!\d)"
STAMPS = (
    re.compile(rf"{_TIGHT}[-_ .T]*{_TIME}"),
    re.compile(rf"(?<!\d){_DATE}(?:[-_ .T]|at)*{_TIME}", re.IGNORECASE),
)
DAY = re.compile(r"(?<!\d)(20\d{2})[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])日?(?!\d)")
MILLIS = re.compile(r"(?<!\d)(1[4-9]\d{11})(?!\d)")
NUMBER = re.compile(r"(?<![\dA-Za-z])\+?(?:\d[\d \-]{3,18}\d)(?![\dA-Za-z])")
CALL = re.compile(
    r"通话|通話|电话|電話|来电|來電|去电|呼入|呼出|拨出|@|call|phone|incoming|outgoing|号码|[↙↗↘↖]",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"通话录音|通話錄音|电话录音|電話錄音|录音文件|新录音|标准录音|新建录音|录音机?|錄音|语音备忘录"
    r"|语音|通话|通話|来电|來電|去电|呼入|呼出|"
    r"拨出|已接|未知号码|未知來電|未知|私人号码|匿名|陌生号码|静音|call[ _-]?record(?:ing|er)?s?"
    r"|voice[ _-]?(?:memo|record(?:ing|er)?)?|"
    r"new recording|record(?:ing|er)|audio|phone|incoming|outgoing|unknown|private(?: number)?|call|"
    r"(?<![A-Za-z])(?:rec|aud|ptt|wa|in|out|at)(?![A-Za-z])|WA\d{3,}",
    re.IGNORECASE,
)
INCOMING = re.compile(r"来电|來電|呼入|[↙↘]|incoming|(?<![A-Za-z])in(?![A-Za-z])", re.IGNORECASE)
OUTGOING = re.compile(r"去电|呼出|拨出|[↗↖]|outgoing|(?<![A-Za-z])out(?![A-Za-z])", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Named:
    """What a name says.

    ``number`` digits as written or empty; ``name`` of the other party or empty; ``at`` local ISO without
    offset (with one if the name holds seconds since 1970) or ``None``; ``is_call`` whether the name is that
    of a call recording rather than of a memo.
    """

    number: str = ""
    name: str = ""
    at: str | None = None
    precision: Literal["second", "minute", "day", "unknown"] = "unknown"
    direction: Literal["in", "out", "none"] = "none"
    is_call: bool = False


def read(name: str) -> Named:
    """Take a file name apart; what it does not say stays empty."""
    stem = re.sub(r"\.[A-Za-z0-9]{2,4}$", "", name)
    at, precision, rest = _moment(stem)
    found = [one.group() for one in NUMBER.finditer(rest)]
    number = max(
        (plain for one in found if 5 <= len((plain := _digits(one)).lstrip("+")) <= 20), key=len, default=""
    )
    incoming, outgoing = INCOMING.search(rest) is not None, OUTGOING.search(rest) is not None
    person = _person(rest, found)
    return Named(
        number=number,
        name=person,
        at=at,
        precision=precision,
        direction="none" if incoming == outgoing else "in" if incoming else "out",
        is_call=bool(number or CALL.search(rest) or (person and precision in ("second", "minute"))),
    )


def _digits(text: str) -> str:
    return re.sub(r"[ \-]", "", text)


def _moment(stem: str) -> tuple[str | None, Literal["second", "minute", "day", "unknown"], str]:
    """The last date with a time in the name, else a day, and the name without it."""
    for pattern in STAMPS:
        for found in reversed(list(pattern.finditer(stem))):
            at = _at(*found.groups())
            if at is not None:
                precision: Literal["second", "minute"] = "second" if found.group(6) else "minute"
                return at, precision, stem[: found.start()] + " " + stem[found.end() :]
    if millis := MILLIS.search(stem):
        at = datetime.fromtimestamp(int(millis.group(1)) // 1000, UTC).isoformat()
        return at, "second", stem[: millis.start()] + " " + stem[millis.end() :]
    whole = DAY.search(stem)
    if whole is not None and (day := _at(whole.group(1), whole.group(2), whole.group(3), "0", "0", None)):
        return day, "day", stem[: whole.start()] + " " + stem[whole.end() :]
    return None, "unknown", stem


def _at(year: str, month: str, day: str, hour: str, minute: str, second: str | None) -> str | None:
    try:
        whole = int(year) + (2000 if len(year) == 2 else 0)
        return datetime(whole, int(month), int(day), int(hour), int(minute), int(second or 0)).isoformat()
    except ValueError:
        return None


def _person(rest: str, numbers: list[str]) -> str:
    """What is left when numbers, common words and signs are taken away; no name without a letter."""
    for one in numbers:
        rest = rest.replace(one, " ")
    rest = re.sub(r"^\s*[与和跟](.+?)的(?=通话|通話|录音)", r" \1 ", rest)
    plain = NO_NAME.sub(" ", rest)
    plain = re.sub(r"[@_↙↗↘↖()\[\]+]|(?<=\s)-|-(?=\s)", " ", f" {plain} ")
    words = " ".join(word for word in plain.split() if not word.isdigit()).strip("-_ ·.，,:：")
    return words if re.search(r"[^\W\d_]", words) else ""
