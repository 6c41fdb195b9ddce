"""Pages that are no messages (repayment plan, bill, account): the amounts and due dates they show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from app.intake.screens import screen_words as words
from app.intake.screens.layout import rows_of
from app.intake.values.amounts import amounts_in, dates_in
from app.intake.values.shown_time import parse

if TYPE_CHECKING:
    from app.intake.ocr import Line
    from app.intake.screens.chrome import Chrome
    from app.intake.screens.layout import Screen

_MONEY = re.compile(r"^[¥￥Y]?\s*\d{1,3}(?:[,，]?\d{3})*\.\d{2}\s*元?$")
_DATE = re.compile(
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\d{1,2}月\d{1,2}日"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s*\d{1,2},?\s*\d{4}"
)
_DUE = re.compile(r"还款日|還款日|到期|应还|應還|due|第\s*\d+\s*期|期数|^\d{1,3}$", re.I)
_DETAIL = re.compile(r"明细|明細|交易|记录|記錄|transactions", re.I)


def looks_like_page(screen: Screen, chrome: Chrome) -> bool:
    """Whether a screen is a plan, bill or account page: by its words and by amounts that stand alone."""
    if chrome.has_input:
        return False
    sums = sum(_MONEY.match(line.text.strip()) is not None for line in screen.lines)
    telling = sum(words.holds(line.text, "page_words") for line in screen.lines)
    people = re.search(r"[(（]\s*\d+\s*[)）]$", chrome.title) is not None  # a group names how many it has
    titled = words.holds(chrome.title, "page_titles") and not people
    return (titled and sums + telling >= 2) or (sums >= 3 and telling >= 3)


def facts_of(screen: Screen, chrome: Chrome) -> dict[str, Any]:
    """Amounts and due dates of a page.

    ``amounts`` are as in :func:`app.intake.values.amounts.amounts_in`; ``due_dates`` ISO days;
    ``due_dates_shown`` dates without a year, for the parent to resolve with the capture moment. What
    stands below a heading of single transactions is none of the page's own amounts.
    """
    rows = rows_of(_own_lines(screen, chrome))
    texts = ["  ".join(line.text.strip() for line in row) for row in rows]
    amounts = [amount for row in rows for line in row for amount in _amounts(line)]
    due: list[str] = []
    shown: list[str] = []
    for n, text in enumerate(texts):
        for found in _DATE.findall(text):
            near = " ".join(texts[max(0, n - 1) : n + 1])
            if _DUE.search(near) or _DUE.search(text.split()[0] if text.split() else ""):
                day = _day(found)
                (due if day else shown).append(day or found)
    return {"amounts": amounts, "due_dates": due, "due_dates_shown": shown}


def _day(text: str) -> str:
    """The ISO day of a date with its year, Chinese or English; empty without a year."""
    if found := dates_in(text):
        return found[0]
    date = parse(text)
    whole = date is not None and date.year is not None and date.month is not None and date.day is not None
    return f"{date.year:04d}-{date.month:02d}-{date.day:02d}" if date and whole else ""


def _own_lines(screen: Screen, chrome: Chrome) -> list[Line]:
    floor = chrome.header[0].bottom if chrome.header else 0.0
    lines = [line for line in screen.lines if line.middle > (floor or chrome.top)]
    heading = next((line for line in lines if _DETAIL.search(line.text) and len(line.text) <= 14), None)
    return [line for line in lines if heading is None or line.bottom <= heading.y]


def _amounts(line: Line) -> list[dict[str, Any]]:
    """Amounts of one line: marked ones, and a number with two decimals that stands alone."""
    text = re.sub(r"^Y(?=\d)", "¥", line.text.strip())
    return amounts_in(text)
