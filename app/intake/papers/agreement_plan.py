"""The plan of an agreement out of table and sentences, each checked against the other and the total."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.intake.papers import contract_words as words
from app.intake.papers import plan_prose, plan_table
from app.intake.papers.page_text import folded, places_of
from app.intake.papers.plan_table import month_later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.intake.papers.page_text import Body
    from app.intake.papers.plan_prose import Stated
    from app.intake.papers.plan_table import Row, Table

_FEW = r"[^。；\n]"
TOTALS = (
    rf"(?:尚欠|尚余|结欠|欠付|拖欠|所欠|剩余|未还|欠款|债务){_FEW}{{0,24}}?({words.MONEY})",
    r"(?:分期|还款|应还|偿还|协商|待还|结清)?(?:总金额|总额|总计|合计|共计|本息合计"
    rf"|总欠款){_FEW}{{0,12}}?({words.MONEY})",
    rf"(?:分期|还款|应还|协商)金额\s*[：为]?\s*({words.MONEY})",
    rf"(?:total(?:\s+(?:amount|balance|due))?|balance|outstanding|owes?){_FEW}{{0,40}}?({words.MONEY})",
)
PRINCIPAL = (
    rf"本金(?!的){_FEW}{{0,8}}?({words.MONEY})",
    rf"principal\s*(?:of|：|balance)?\s*({words.MONEY})",
)
_PART = r"(?:利息|息费|费用|罚息|违约金|滞纳金|手续费|复利)"
FEES = (
    rf"{_PART}(?:(?:及|和|、|与)(?:其他)?{_PART})*(?:共计|合计|为|：|计|人民币|\s)*({words.MONEY})"
    rf"|(?:interest|fees)(?:\s+and\s+(?:fees|interest))?\s*(?:of|：)?\s*({words.MONEY})"
)
_FORGIVEN = r"减免|免除|豁免|免收|不再|停止|waive"
IN_WORDS = rf"({words.MONEY})\s*[（]\s*(?:人民币)?\s*大写\s*[：]?\s*(?:人民币)?\s*({words.MONEY})"


@dataclass(frozen=True, kw_only=True)
class Sums:
    """The sums of the debt in minor units, and the place of the total in the text."""

    total: int | None = None
    principal: int | None = None
    fees: int | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The instalments of an agreement with what is doubtful about them and where they stand."""

    rows: tuple[Row, ...]
    stated: Stated
    sums: Sums
    doubts: tuple[dict[str, Any], ...]
    places: tuple[dict[str, Any], ...]
    text: str


def read(body: Body, *, from_picture: bool) -> Plan:
    """The plan of a paper.

    Args:
        body: its text.
        from_picture: whether characters were recognised in a picture, so that a figure that nothing
            else confirms stays in doubt.
    """
    said = plan_prose.stated(body)
    table = plan_table.read(body.lines)
    shown = table.rows if len(table.rows) > 1 and not table.gaps else ()
    rows, places, text = _chosen(body, said, shown)
    sums = _sums(body, sum(row.minor for row in rows))
    if not rows and (follows := plan_prose.plan(said, sums.total)):
        rows, places, text = follows, *_pinned(body, said)
    doubts = [
        *_of_table(table, shown),
        *_of_sums(body, sums),
        *_against(rows, said, sums),
        *_dates(rows, said),
    ]
    if not rows:
        doubts += _missing(body, table)
    if from_picture and rows and not _confirmed(rows, said, sums):
        doubts.append(doubt("figures_unchecked", "amount"))
    return Plan(
        rows=rows, stated=said, sums=sums, doubts=tuple(_once(doubts)), places=tuple(places), text=text
    )


def doubt(code: str, about: str, **facts: object) -> dict[str, Any]:
    """A doubt as it is kept in a record."""
    return {"code": code, "field": about, "facts": facts}


def _once(doubts: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for n, one in enumerate(doubts) if one not in doubts[:n]]


def _chosen(
    body: Body, said: Stated, shown: Sequence[Row]
) -> tuple[tuple[Row, ...], list[dict[str, Any]], str]:
    """A table before a list in sentences before what follows from count, sum and first day."""
    if shown:
        lines = [row.line for row in shown if row.line is not None]
        return tuple(shown), places_of(lines), "\n".join(dict.fromkeys(line.text for line in lines))
    listed, spans = plan_prose.listed(body)
    if listed and (said.count is None or len(listed) >= said.count):
        span = (spans[0][0], spans[-1][1])
        return listed, body.places(span), body.words(span)
    follows = plan_prose.plan(said, None)
    return (follows, *_pinned(body, said)) if follows else ((), [], "")


def _pinned(body: Body, said: Stated) -> tuple[list[dict[str, Any]], str]:
    """The clauses that count, sum and first day stand in."""
    clauses = sorted({body.clause(span[0]) for name, span in said.spans.items() if name != "due_day"})
    lines = {id(line): line for span in clauses for line in body.touched(span)}
    return places_of(lines.values()), " ".join(body.words(span) for span in clauses)


def _sums(body: Body, planned: int) -> Sums:
    """The total that the plan makes up if one is named so, else the first that is named."""
    totals = [
        (minor, found.span(1))
        for pattern in TOTALS
        for found in re.finditer(pattern, body.text, re.IGNORECASE)
        if (minor := words.minor(found.group(1)))
    ]
    parts = {"principal": _first(body, PRINCIPAL), "fees": _fees(body)}
    both = (parts["principal"] or 0) + (parts["fees"] or 0)
    for wanted in (planned, both):
        for minor, place in totals:
            if wanted and minor == wanted:
                return Sums(total=minor, span=place, **parts)
    total, span = totals[0] if totals else (planned or None, None)
    return Sums(total=total, span=span, **parts)


def _first(body: Body, patterns: Sequence[str]) -> int | None:
    found = words.first(patterns, body.text)
    return words.minor(found.group(1)) if found else None


def _fees(body: Body) -> int | None:
    """Interest, fees and penalties that are owed, together; what is forgiven is not owed."""
    owed: dict[tuple[int, int], int] = {}
    for found in re.finditer(FEES, body.text, re.IGNORECASE):
        clause = body.clause(found.start())
        minor = words.minor(found.group(1) or found.group(2))
        if minor and not re.search(_FORGIVEN, body.text[clause[0] : found.start()], re.IGNORECASE):
            first = next(iter(owed), clause)
            if first == clause:
                owed[clause] = owed.get(clause, 0) + minor
    return next(iter(owed.values()), None)


def _of_table(table: Table, shown: Sequence[Row]) -> list[dict[str, Any]]:
    found = []
    if table.gaps:
        found.append(doubt("rows_missing", "complete", numbers=_listed(table.gaps)))
    if shown and table.filled:
        found.append(doubt("rows_filled", "amount", numbers=_listed(table.filled)))
    if shown and table.unsure:
        found.append(doubt("column_unclear", "amount"))
    return found


def _listed(numbers: Sequence[int]) -> str:
    return "、".join(str(n) for n in numbers[:12])


def _of_sums(body: Body, sums: Sums) -> list[dict[str, Any]]:
    """Digits against banker's numerals, and the parts of the total against it."""
    found = []
    for pair in re.finditer(IN_WORDS, body.text):
        digits, written = words.minor(pair.group(1)), words.minor(pair.group(2))
        if digits and written and digits != written:
            found.append(doubt("words_differ", "amount", digits_minor=digits, written_minor=written))
    if sums.total and sums.principal and sums.fees and sums.principal + sums.fees != sums.total:
        facts = {"total_minor": sums.total, "parts_minor": sums.principal + sums.fees}
        found.append(doubt("parts_differ", "amount", **facts))
    return found


def _against(rows: Sequence[Row], said: Stated, sums: Sums) -> list[dict[str, Any]]:
    """The plan against total, count, sum and first day that are stated elsewhere."""
    if not rows:
        return []
    planned, found = sum(row.minor for row in rows), []
    if sums.total and sums.span and sums.total != planned:
        found.append(doubt("sum_differs", "amount", total_minor=sums.total, planned_minor=planned))
    if said.count and said.count != len(rows):
        found.append(doubt("count_differs", "amount", stated=said.count, found=len(rows)))
    usual = rows[1].minor if len(rows) > 2 else rows[0].minor
    if said.each and said.each != usual:
        found.append(doubt("each_differs", "amount", stated_minor=said.each, found_minor=usual))
    if said.last and said.last != rows[-1].minor:
        found.append(doubt("each_differs", "amount", stated_minor=said.last, found_minor=rows[-1].minor))
    if said.first_due and said.first_due != rows[0].due:
        facts = {"stated": said.first_due.isoformat(), "found": rows[0].due.isoformat()}
        found.append(doubt("first_due_differs", "due_date", **facts))
    return found


def _dates(rows: Sequence[Row], said: Stated) -> list[dict[str, Any]]:
    """Days that fall out of a monthly run, and a due day that is not theirs."""
    if len(rows) < 2 or said.every != "month":
        return []
    common = Counter(row.due.day for row in rows).most_common(1)[0][0]
    day = max(row.due.day for row in rows) if common >= 28 else common
    odd = [row for n, row in enumerate(rows) if row.due != month_later(rows[0].due.replace(day=1), n, day)]
    if odd and len(odd) <= max(1, len(rows) // 3):
        return [doubt("days_irregular", "due_date", numbers=_listed([row.n for row in odd]))]
    if said.due_day and not odd and said.due_day != day and not (day >= 28 and said.due_day > day):
        return [doubt("due_day_differs", "due_date", stated=said.due_day, found=day)]
    return []


def _missing(body: Body, table: Table) -> list[dict[str, Any]]:
    """A plan that is elsewhere: in a table that was not added or not read whole."""
    if table.gaps:
        return []
    elsewhere = re.search(
        r"(?:附件|附表|还款计划表|计划表|分期明细|schedule attached|annex)", folded(body.text), re.I
    )
    return [doubt("plan_page_missing" if elsewhere else "plan_not_read", "complete")]


def _confirmed(rows: Sequence[Row], said: Stated, sums: Sums) -> bool:
    """Whether sum and days are each confirmed by a second thing on the paper."""
    planned = sum(row.minor for row in rows)
    adds_up = sums.span is not None and sums.total == planned
    usual = rows[1].minor if len(rows) > 2 else rows[0].minor
    each = said.each is not None and said.each == usual and any(row.line for row in rows)
    run = len({row.minor for row in rows[:-1]}) == 1 and len(rows) > 3 and any(row.line for row in rows)
    regular = not _dates(rows, said)
    return (adds_up or each or run) and regular
