"""The pages of the claims place: the matrix, the charts, causes and dates (findings: claims_findings)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui import cards, flow, next_words, theme
from app.ui import claims_words as said
from app.ui.chart_view import ChartView
from app.ui.claims_findings import see
from app.ui.language import tr
from app.work import next_plans

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.ui.analysis import Shown


LIMITATION = "cn.card.limitation"
"""The card that is read before a letter."""


def matrix(
    shown: Shown,
    show: Callable[[list[str]], None],
    fill: Callable[[str], None] | None = None,
    read: Callable[[str], None] | None = None,
) -> list[QWidget]:
    """Each claim with its elements: what proves them, what speaks against, what is missing, how to get it.

    ``fill`` does something about a gap, by the way to fill it; without it gaps are only told. ``read`` shows
    a card.
    """
    parts: list[QWidget] = []
    for n, (claim, rows) in enumerate(zip(shown.page["claims"], shown.matrix, strict=True), 1):
        card = cards.Card(f"{n}　{claim['title']}", cards.tag(*said.of_claim(claim)))
        for row in rows:
            card.row([(_element(row, show), 3), (_proof(row), 5), (_gap(row.line, fill, read), 5)])
        parts.append(card)
    return parts or [cards.words(tr("还没有可以列出的主张。先把协议和联系记录放进来。"), "soft")]


def _element(row: said.Row, show: Callable[[list[str]], None]) -> QWidget:
    title = cards.words(row.line.title)
    return cards.stacked(title, see(row.entries, show)) if row.entries else title


def _proof(row: said.Row) -> QWidget:
    text, role = said.strength(row.line.elements[0]["strength"])
    parts = [cards.words(row.proved or tr("—"), "soft"), cards.tag(text, role)]
    if row.line.elements[0]["against"]:
        parts.append(cards.words(tr("不利：{what}").format(what=row.contrary), "wrong"))
    return cards.stacked(*parts)


def _gap(line: said.Line, fill: Callable[[str], None] | None, read: Callable[[str], None] | None) -> QWidget:
    gap = line.gap
    if gap is None:
        return cards.words(tr("—"), "faint")
    parts: list[QWidget] = [
        cards.beside(cards.tag(tr("缺"), "doubt"), cards.words(said.gap_words(line))),
        cards.words(gap["how"], "soft"),
    ]
    if gap["until"]:
        until = cards.words(tr("最晚 {day}").format(day=gap["until"]))
        until.setFont(theme.font(theme.BODY, strong=True))
        parts.append(until)
    plan = next_plans.BY_HOW.get(gap["way"])
    if plan is not None and fill is not None:
        links = [cards.link(next_words.action(plan.action), partial(fill, gap["way"]))]
        if plan.action == "document" and read is not None:
            links.append(cards.link(tr("写信前先看：诉讼时效"), partial(read, LIMITATION)))
        parts.append(flow.line(*links))
    return cards.stacked(*parts)


def charts(shown: Shown, save: Callable[[str], None]) -> list[QWidget]:
    """Every chart with its numbers one click away."""
    parts: list[QWidget] = []
    for one in shown.charts:
        card = cards.Card()  # the picture has its own title, as on paper
        view = ChartView(one)
        view.setMaximumWidth(theme.px(820))
        card.add(view)
        card.add(cards.link(tr("把这些数字存为表格（CSV）…"), partial(save, one.name)))
        parts.append(card)
    return parts or [cards.words(tr("有了记录，这里就会有图。"), "soft")]


def dates(shown: Shown, show: Callable[[list[str]], None]) -> list[QWidget]:
    """Dates to keep in mind, and the signs for and against three causes."""
    parts: list[QWidget] = []
    kept = cards.Card(tr("要记住的日子"))
    for one in shown.page["dates"]:
        kept.row([(cards.words(one["sentence"]), 1)])
    if shown.page["dates"]:
        parts.append(kept)
    for cause in shown.page["causes"]:
        card = cards.Card(tr("可能的原因：{title}").format(title=cause["title"]))
        for side, name in (("for", tr("像的地方")), ("against", tr("不像的地方"))):
            for sign in cause[side]:
                line = cards.words(tr("{side}：{sign}").format(side=name, sign=sign["sentence"]))
                card.row([(line, 1), (see(sign["entries"], show), 0)])
        card.add(cards.words(cause["ask"], "soft"))
        parts.append(card)
    if parts:
        parts.append(cards.words(tr("这些只是迹象，不是结论。最终要问放款机构。"), "faint"))
    return parts or [cards.words(tr("还没有可以提示的日子。"), "soft")]
