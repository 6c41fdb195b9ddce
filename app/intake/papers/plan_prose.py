"""The instalments of a sentence: count, sum and first day in words, or a list of days and sums."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.intake.papers import contract_words as words
from app.intake.papers.plan_table import Row, month_later

if TYPE_CHECKING:
    from app.intake.papers.page_text import Body

Span = tuple[int, int]
_N = words.SMALL
_D, _M = words.DATE, words.MONEY
_FEW = r"[^。；\n]"
COUNT = (
    rf"(?:分期?|共计?|合计|总计|期数|分为|展期|为)\s*(?:[：为是]\s*)?({_N})\s*(?:个?期(?!间|限|内|后|未"
    r"|以)|个月(?:偿还|归还|还清|分期))",
    rf"({_N})\s*期(?:偿还|归还|还清|还款|支付|分期)",
    r"\b(\d{1,3})\s+(?:equal\s+)?(?:consecutive\s+)?(?:monthly|weekly|bi-?weekly"
    r"|fortnightly)?\s*(?:payments|instal+ments)",
)
EACH = (
    rf"前\s*{_N}\s*期{_FEW}{{0,16}}?({_M})",
    rf"第\s*(?:1|一)\s*(?:期)?\s*(?:至|到|-|~)\s*第?\s*{_N}\s*期{_FEW}{{0,16}}?({_M})",
    rf"(?:其余|其他|以后|后续|之后)(?:各|每)?期{_FEW}{{0,12}}?({_M})",
    rf"(?:每期|各期|每月|按月|月供|期供|月还款额?|每个月)(?!{_FEW}{{0,4}}{_N}\s*[日号]){_FEW}{{0,16}}?({_M})",
    rf"每月\s*{_N}\s*[日号]{_FEW}{{0,16}}?({_M})",
    rf"(?:payments|instal+ments)\s+of\s+({_M})",
    rf"({_M})\s+(?:per|each|every|a)\s+(?:month|week|instal+ment)",
)
LAST = (
    rf"(?:最后一期|末期|最末期|尾期|末次|最后一次){_FEW}{{0,16}}?({_M})",
    rf"(?:a\s+)?(?:final|last)\s+(?:payment|instal+ment)\s+of\s+({_M})",
)
FIRST_SUM = (
    rf"(?:首期|第一期|首次)(?:应?(?:还款|偿还|支付|归还|缴纳)?(?:金额|款)?)?(?:为|：)?\s*({_M})",
    rf"first\s+(?:payment|instal+ment)\s+of\s+({_M})",
)
FIRST_DUE = (
    rf"(?:首期|首次|第一期|第1期|首个|第一次|首笔){_FEW}{{0,14}}?({_D})",
    rf"(?:自|从|于|在)\s*({_D})\s*(?:起|开始)",
    rf"({_D})\s*(?:起|开始)\s*[，]?\s*(?:每|按|分|逐)",
    rf"({_D}){_FEW}{{0,12}}?(?:偿还|支付|归还|为)(?:首期|第一期|第1期)",
    rf"(?:first\s+(?:payment|instal+ment)|beginning|starting|commencing)\b{_FEW}{{0,40}}?({_D})",
)
FIRST_MONTH = (
    rf"(?:自|从|于|由)\s*({words.MONTH})\s*(?:份)?(?:起|开始)",
    rf"(?:首期|首次|第一期){_FEW}{{0,8}}?({words.MONTH})(?!\s*{_N}\s*[日号])",
)
DUE_DAY = (
    rf"(?:每月|每个月|次月|当月)(?:的)?(?:{_FEW}{{0,8}}?)({_N})\s*[日号]",
    rf"还款日{_FEW}{{0,6}}?每月{_FEW}{{0,4}}?({_N})\s*[日号]",
    r"\b(\d{1,2})(?:st|nd|rd|th)\s+(?:day\s+)?of\s+(?:each|every|the)\s+(?:calendar\s+)?month",
)
_LISTED = (
    rf"(?:第\s*({_N})\s*期)?{_FEW}{{0,10}}?({_D})\s*(?:之?前|以前|日?当?日"
    rf"|：)?(?:[（][^）]{{0,12}}[）])?\s*[，]?\s*"
    rf"(?:再|向{_FEW}{{1,12}}?)?(?:一次性)?(?:应?(?:偿还|支付|归还|还款|给付|付清|付|还"
    rf"|缴纳)(?:{_FEW}{{0,10}}?))?({_M})"
)
_REST = rf"(?:余款|剩余(?:款项|欠款|部分)?|尾款|其余款项){_FEW}{{0,6}}?({_M}){_FEW}{{0,10}}?({_D})"


@dataclass(frozen=True, kw_only=True)
class Stated:
    """What sentences say of the plan; what none says is ``None``. ``spans`` are the places by name."""

    count: int | None = None
    each: int | None = None
    last: int | None = None
    first: int | None = None
    first_due: dt.date | None = None
    due_day: int | None = None
    every: str = "month"
    spans: dict[str, Span] = field(default_factory=dict)


def stated(body: Body) -> Stated:
    """Count, sums and days that the sentences of a paper state."""
    text, spans = body.text, dict[str, Span]()

    def found(name: str, patterns: tuple[str, ...]) -> str | None:
        match = words.first(patterns, text)
        if match is None:
            return None
        spans[name] = match.span()
        return match.group(1)

    count = _number(found("count", COUNT))
    sums = {
        name: _minor(found(name, patterns))
        for name, patterns in (("each", EACH), ("last", LAST), ("first", FIRST_SUM))
    }
    numbered = _numbered_last(text, count)
    if sums["last"] is None and numbered is not None:
        sums["last"] = words.minor(numbered.group(1))
        spans["last"] = numbered.span()
    due_day = _number(found("due_day", DUE_DAY))
    due_day = due_day if due_day and 1 <= due_day <= 31 else None
    first_due = _first_due(text, due_day, spans)
    return Stated(count=count, **sums, first_due=first_due, due_day=due_day, every=_every(text), spans=spans)


def _numbered_last(text: str, count: int | None) -> re.Match[str] | None:
    """``第24期还款1,200.05元``: the last one by its number."""
    if not count or count < 2:
        return None
    return re.search(rf"第\s*{count}\s*期(?!{_FEW}{{0,12}}{words.DATE}){_FEW}{{0,12}}?({_M})", text)


def _every(text: str) -> str:
    if re.search(r"每(?:两|2|二)周|bi-?weekly|every two weeks|fortnight", text, re.I):
        return "fortnight"
    if re.search(r"每周(?:还款|偿还|支付|[一二三四五六日])|\bweekly\b|per week|each week", text, re.I):
        return "week"
    return (
        "quarter" if re.search(r"每(?:个)?季(?:度)?(?:还款|偿还|支付|末)|quarterly", text, re.I) else "month"
    )


def _first_due(text: str, due_day: int | None, spans: dict[str, Span]) -> dt.date | None:
    found = words.first(FIRST_DUE, text)
    if found is not None:
        spans["first_due"] = found.span()
        return words.date(found.group(1))
    begun = words.first(FIRST_MONTH, text)
    month = words.month(begun.group(1)) if begun else None
    if begun is None or month is None or due_day is None:
        return None
    spans["first_due"] = begun.span()
    return month_later(dt.date(*month, 1), 0, due_day)


def _number(text: str | None) -> int | None:
    try:
        return words.number(text) if text else None
    except ValueError:
        return None


def _minor(text: str | None) -> int | None:
    return words.minor(text) if text else None


def plan(said: Stated, total: int | None) -> tuple[Row, ...]:
    """The instalments that follow from what is stated; none if count, sum or first day is not."""
    if not said.count or said.first_due is None or not 1 <= said.count <= 600:
        return ()
    each = said.each
    if each is None and said.count == 1:
        each = total
    if each is None:
        return ()
    sums = [each] * said.count
    sums[0] = said.first or sums[0]
    sums[-1] = said.last or sums[-1]
    return tuple(Row(n=n, due=_due(said, n - 1), minor=minor) for n, minor in enumerate(sums, 1))


def _due(said: Stated, later: int) -> dt.date:
    """The day of an instalment: month ends stay month ends where the due day says so."""
    first = said.first_due or dt.date.min
    days = {"week": 7, "fortnight": 14}.get(said.every)
    if days:
        return first + dt.timedelta(days=days * later)
    months = later * (3 if said.every == "quarter" else 1)
    wanted = said.due_day if said.due_day and later and said.due_day > 28 else None
    return month_later(first, months, wanted)


def listed(body: Body) -> tuple[tuple[Row, ...], list[Span]]:
    """Days with their sums one after the other in sentences (``于某日前支付…元；于某日前支付…元``)."""
    rows: list[Row] = []
    spans: list[Span] = []
    for found in re.finditer(_LISTED, body.text):
        due, minor, n = words.date(found.group(2)), words.minor(found.group(3)), _number(found.group(1))
        before = body.text[max(0, found.start(2) - 6) : found.start(2)]
        if due is None or minor is None or re.search(r"截至|签订|签署|自$|从$", before):
            continue
        rows.append(Row(n=n or len(rows) + 1, due=due, minor=minor))
        spans.append(found.span())
    rest = re.search(_REST, body.text)
    if rest is not None and rows:
        due, minor = words.date(rest.group(2)), words.minor(rest.group(1))
        if due and minor and all(one.due != due for one in rows):
            rows.append(Row(n=len(rows) + 1, due=due, minor=minor))
            spans.append(rest.span())
    in_order = all(one.n == n for n, one in enumerate(rows, 1))
    rising = all(one.due < two.due for one, two in itertools.pairwise(rows))
    return (tuple(rows), spans) if len(rows) >= 2 and in_order and rising else ((), [])
