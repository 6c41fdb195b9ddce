"""The instalments of a table: rows of number, day and sum, also two side by side and over several pages."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.intake.papers import contract_words as words
from app.intake.papers.page_text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.intake.papers.page_text import Line

_NUMBER = r"(?:第\s*)?(\d{1,3}|[一二三四五六七八九十廿]{1,3})\s*期?(?:\s*/\s*\d{1,3})?[\s.、，：]*"
_BEFORE = re.compile(rf"(?<![\d.,年月日]){_NUMBER}$")
_SUM = re.compile(rf"(?<![\d.,\-/*])(?:{words.MONEY}|{words.BARE})(?![\d*]|\s*[%期天日年月])")
_SAYS_WHEN = re.compile(r"日期|还款日|到期|应还日|付款日|截止|时间|due|date", re.I)
_COLUMNS = (
    ("rest", r"剩余|余额|结余|balance|remaining"),
    ("principal", r"本金|principal"),
    ("fees", r"利息|费|interest|fee"),
    ("sum", r"应还|还款|金额|总额|合计|小计|期供|月供|款项|数额|amount|payment|instal|total"),
)
_HEADER = re.compile(r"[（(][^）)]{0,6}[）)]")
LEAST = 100


@dataclass(frozen=True, kw_only=True)
class Row:
    """One instalment: number, day, minor units; ``line`` shows it, ``None`` if it was worked out."""

    n: int
    due: dt.date
    minor: int
    line: Line | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows by number.

    ``gaps`` are numbers that are missing, ``filled`` those that were filled in between equal neighbours,
    ``unsure`` says whether it is unclear which of several columns is due.
    """

    rows: tuple[Row, ...] = ()
    gaps: tuple[int, ...] = ()
    filled: tuple[int, ...] = ()
    unsure: bool = False


@dataclass(frozen=True, kw_only=True)
class _Found:
    n: int | None
    due: dt.date
    sums: tuple[int, ...]
    line: Line


def read(lines: Sequence[Line]) -> Table:
    """The table in some lines; an empty one if fewer than two rows stand there."""
    found = [one for line in lines for one in _rows_in(line)]
    if len(found) < 2:
        return Table()
    column, unsure = _column(found, _header(lines, found))
    rows: dict[int, Row] = {}
    for at, one in enumerate(found, 1):
        n = at if all(each.n is None for each in found) else one.n
        if n is not None and column < len(one.sums):
            rows.setdefault(n, Row(n=n, due=one.due, minor=one.sums[column], line=one.line))
    return _checked(rows, unsure=unsure)


def _rows_in(line: Line) -> Iterator[_Found]:
    """Each date with a sum behind it; a row is no sentence."""
    text = folded(line.text)
    dates = list(re.finditer(words.DATE, text))
    if not dates or re.search(r"[。；]|签订|签署|截至|打印", text):
        return
    starts = []
    for before, found in zip([None, *dates], dates, strict=False):
        began = before.end() if before else 0
        mark = _BEFORE.search(text[began : found.start()])
        starts.append((began + mark.start() if mark else found.start(), mark))
    ends = [*(start for start, _ in starts[1:]), len(text)]
    for found, (_, mark), end in zip(dates, starts, ends, strict=True):
        due = words.date(found.group())
        sums = [words.minor(one.group()) for one in _SUM.finditer(text, found.end(), end)]
        kept = tuple(one for one in sums if one is not None and one >= LEAST)
        if due is not None and kept:
            yield _Found(n=words.number(mark.group(1)) if mark else None, due=due, sums=kept, line=line)


def _header(lines: Sequence[Line], found: Sequence[_Found]) -> list[str]:
    """The columns of sums in the row of headings over the first row of the table, by what they hold."""
    before = list(lines)[: next(n for n, line in enumerate(lines) if line is found[0].line)]
    for line in reversed(before[-4:]):
        cells = [one for one in _HEADER.sub("", folded(line.text)).split() if one]
        dates = [n for n, cell in enumerate(cells) if _SAYS_WHEN.search(cell)]
        if dates and len(cells) >= 2:
            stop = dates[1] - 1 if len(dates) > 1 and dates[1] - dates[0] > 2 else len(cells)
            return [_kind(cell) for cell in cells[dates[0] + 1 : stop]]
    return []


def _kind(cell: str) -> str:
    return next((kind for kind, pattern in _COLUMNS if re.search(pattern, cell, re.I)), "other")


def _column(found: Sequence[_Found], header: Sequence[str]) -> tuple[int, bool]:
    """Which of several sums of a row is due, and whether that is unsure."""
    width = Counter(len(one.sums) for one in found).most_common(1)[0][0]
    if width == 1:
        return 0, False
    if len(header) == width and header.count("sum") == 1:
        return header.index("sum"), False
    whole = [one for one in found if len(one.sums) == width]
    for at in range(width):
        others = [
            rest
            for size in (2, 3)
            for rest in itertools.combinations([n for n in range(width) if n != at], size)
        ]
        if any(all(one.sums[at] == sum(one.sums[n] for n in rest) for one in whole) for rest in others):
            return at, False
    return (header.index("sum") if "sum" in header and len(header) == width else 0), True


def _checked(rows: dict[int, Row], *, unsure: bool) -> Table:
    """Numbers without a row: filled where both neighbours agree, named where not."""
    if not rows:
        return Table()
    gaps, filled = [], []
    for n in range(1, max(rows)):
        if n in rows:
            continue
        one, two = rows.get(n - 1), rows.get(n + 1)
        due = one and month_later(one.due, 1)
        if one and two and due and one.minor == two.minor and month_later(one.due, 2) == two.due:
            rows[n] = Row(n=n, due=due, minor=one.minor)
            filled.append(n)
        else:
            gaps.append(n)
    return Table(
        rows=tuple(rows[n] for n in sorted(rows)), gaps=tuple(gaps), filled=tuple(filled), unsure=unsure
    )


def month_later(day: dt.date, months: int, wanted: int | None = None) -> dt.date:
    """The same day of the month (or day ``wanted``) months later; the last one where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(wanted or day.day, last))
