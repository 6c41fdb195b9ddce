"""Sentences of documents in the document's language, and numbers, dates and money in words."""

from __future__ import annotations

import functools
import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.paths import resource

if TYPE_CHECKING:
    from app.case.moments import Moment
    from app.report.blocks import Lang

MONTHS = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
#: Sentences of papers that only offices in China read: they have no other language.
CHINESE = "letters.toml"
#: Currencies without minor units (ISO 4217); every other one here has two decimals.
WHOLE = frozenset({"JPY", "KRW", "VND"})


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    texts = {lang: value for lang, value in table.items() if isinstance(value, str)}
    if texts:
        found[prefix] = texts
    for name, value in table.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}.{name}" if prefix else name)
    return found


@functools.cache
def sentences() -> dict[str, dict[str, str]]:
    """Every sentence by key and language, from ``resources/words``."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted(resource("words").glob("*.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        if file.name == CHINESE:
            for part, texts in table.items():
                found |= {f"{part}.{key}": {"zh_CN": text} for key, text in texts.items()}
        else:
            found |= _flat(table)
    return found


class Words:
    """Makes the words of one language: ``words("after", count=3)``."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self._texts = {key: texts[lang] for key, texts in sentences().items() if lang in texts}

    def __call__(self, key: str, **facts: object) -> str:
        """The sentence for a key with its facts filled in; facts are never read as a pattern."""
        text = self._texts[key]
        return text.format_map(facts) if facts else text

    def counted(self, key: str, n: int) -> str:
        """A sentence with a number ``n``, in the singular where the language has one."""
        single = f"{key}.one"
        return self(single if n == 1 and single in self._texts else key, n=n)

    def knows(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in self._texts

    # dates and times

    def day(self, day: date, *, year: bool = True) -> str:
        """A date: ``2025年7月3日``, ``3 July 2025``."""
        if self.lang == "zh_CN":
            return (f"{day.year}年" if year else "") + f"{day.month}月{day.day}日"
        name = MONTHS[day.month] if year else MONTHS[day.month][:3]
        return f"{day.day} {name}" + (f" {day.year}" if year else "")

    def month(self, day: date, *, year: bool = True) -> str:
        """A month: ``2025年7月``, ``July 2025``."""
        if self.lang == "zh_CN":
            return (f"{day.year}年" if year else "") + f"{day.month}月"
        return MONTHS[day.month] + (f" {day.year}" if year else "")

    def instant(self, at: str, *, seconds: bool = False) -> str:
        """A day with its time, or a day alone if the text holds no time."""
        when = datetime.fromisoformat(at)
        if len(at) <= 10:
            return self.day(when.date())
        gap = "" if self.lang == "zh_CN" else ", "
        return f"{self.day(when.date())}{gap}{clock(when, seconds=seconds)}"

    def moment(self, moment: Moment) -> str:
        """A moment in one line, with how precise it is."""
        if moment.at is not None:
            return self._known(moment, moment.at)
        return self.bounds(moment)

    def _known(self, moment: Moment, at: str) -> str:
        if moment.precision == "day":
            return self.day(datetime.fromisoformat(at).date())
        if moment.precision == "month":
            return self.month(datetime.fromisoformat(at).date())
        text = self.instant(at, seconds=moment.precision == "second")
        return self.about(text, moment.tolerance_s) if moment.precision == "about" else text

    def about(self, text: str, tolerance_s: int | None) -> str:
        """A time that is not exact, with its tolerance in words if known."""
        return (
            self("time.about_by", time=text, by=self.span(tolerance_s))
            if tolerance_s
            else self("time.about", time=text)
        )

    def bounds(self, moment: Moment, *, year: bool = True) -> str:
        """What is known of a moment that has no time of its own; without the year only if there is one."""
        ends = [end for end in (moment.earliest, moment.latest) if end]
        named = year or len({end[:4] for end in ends}) > 1
        first = self._end(moment.earliest, named) if moment.earliest else ""
        last = self._end(moment.latest, named) if moment.latest else ""
        if first and last:
            return self("time.between", first=first, last=last)
        if last:
            return self("time.before", time=last)
        return self("time.after", time=first) if first else self("time.unknown")

    def _end(self, at: str, year: bool) -> str:
        """One end of a stretch of time; the ends of a day need no time of day."""
        when = datetime.fromisoformat(at)
        day = self.day(when.date(), year=year)
        if len(at) <= 10 or clock(when) in ("00:00", "23:59"):
            return day
        return f"{day}{'' if self.lang == 'zh_CN' else ', '}{clock(when)}"

    def span(self, seconds: int) -> str:
        """A tolerance in the largest unit that is whole."""
        for unit, size in (("hours", 3600), ("minutes", 60)):
            if seconds % size == 0:
                return self(f"by.{unit}", n=seconds // size)
        return self("by.seconds", n=seconds)

    def length(self, seconds: int) -> str:
        """How long a call lasted."""
        minutes, rest = divmod(seconds, 60)
        return self("length.minutes", m=minutes, s=rest) if minutes else self("length.seconds", s=rest)

    def money(self, minor: int, currency: str) -> str:
        """An amount in figures with its currency; ``minor`` in minor units."""
        sign, figure = ("-" if minor < 0 else ""), abs(minor)
        amount = f"{figure:,}" if currency in WHOLE else f"{figure // 100:,}.{figure % 100:02d}"
        if self.lang == "zh_CN" and currency == "CNY":
            return f"{sign}{amount}元"
        return f"{currency} {sign}{amount}"

    def sentences(self, *parts: str) -> str:
        """Several whole sentences one after another."""
        return ("" if self.lang == "zh_CN" else " ").join(part for part in parts if part)


def clock(when: datetime, *, seconds: bool = False) -> str:
    """A time of day."""
    return when.strftime("%H:%M:%S" if seconds else "%H:%M")


def ranges(numbers: list[int], dash: str = "–") -> list[str]:
    """Ascending numbers as runs: ``[1, 2, 3, 7]`` is ``["1–3", "7"]``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [f"{run[0]}{dash}{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
