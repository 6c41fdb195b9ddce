"""The pages of the claims place: the matrix, the findings, the charts, causes and dates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from app.ui import cards, theme
from app.ui import claims_words as said
from app.ui.chart_view import ChartView
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.case.snapshot import Snapshot
    from app.ui.analysis import Shown

Found = dict[str, Any]


def matrix(shown: Shown, show: Callable[[list[str]], None]) -> list[QWidget]:
    """Each claim with its elements: what proves them, what speaks against, what is missing, how to get it."""
    parts: list[QWidget] = []
    for n, claim in enumerate(shown.page["claims"], 1):
        card = cards.Card(f"{n}　{claim['title']}", cards.tag(*said.of_claim(claim)))
        for line in said.lines(claim["elements"]):
            card.row(
                [
                    (_element(line, show), 3),
                    (_proof(shown.snapshot, line), 5),
                    (_gap(line), 5),
                ]
            )
        parts.append(card)
    return parts or [cards.words(tr("还没有可以列出的主张。先把协议和联系记录放进来。"), "soft")]


def _element(line: said.Line, show: Callable[[list[str]], None]) -> QWidget:
    title = cards.words(line.title)
    ids = line.entries()
    if not ids:
        return title
    return cards.stacked(title, _see(ids, show))


def _proof(snapshot: Snapshot, line: said.Line) -> QWidget:
    for_ = said.proved_by(snapshot, line.proofs("for"))
    text, role = said.strength(line.elements[0]["strength"])
    parts = [cards.words(for_ or tr("—"), "soft"), cards.tag(text, role)]
    against = line.proofs("against")
    if against:
        contrary = said.proved_by(snapshot, against)
        parts.append(cards.words(tr("不利：{what}").format(what=contrary), "wrong"))
    return cards.stacked(*parts)


def _gap(line: said.Line) -> QWidget:
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
    return cards.stacked(*parts)


def findings(
    shown: Shown, show: Callable[[list[str]], None], set_aside: Callable[[Found], None]
) -> list[QWidget]:
    """Each finding in one sentence, with its words, how binding its rule is, and a way to its records."""
    rules = {(one["id"], one["version"]): one for one in shown.page["rules"]}
    parts: list[QWidget] = [
        _finding(one, rules.get((one["rule"], one["rule_version"])), show, set_aside)
        for one in shown.page["findings"]
    ]
    return parts or [
        cards.words(tr("没有发现需要提示的地方。这不表示没有问题，只表示现有记录里没有看到。"), "soft")
    ]


def _finding(
    one: Found, rule: Found | None, show: Callable[[list[str]], None], set_aside: Callable[[Found], None]
) -> QWidget:
    is_shown = one["result"] == "shown"
    mark = cards.tag(tr("▲ 有记录") if is_shown else tr("? 证据还不够"), "after" if is_shown else "doubt")
    if one["set_aside"]:
        mark = cards.tag(tr("○ 已放在一边"), "accent")
    card = cards.Card(
        tr("{binding}　{title}").format(binding=said.binding(one["binding"]), title=one["title"]), mark
    )
    card.add(cards.words(one["sentence"]))
    if one["words"]:
        quoted = tr("、").join(tr("“{words}”").format(words=each) for each in one["words"][: said.MANY])
        card.add(cards.words(tr("原文：{words}").format(words=quoted), "soft"))
    for text in _notes(one, rule):
        card.add(cards.words(text, "faint"))
    if one["set_aside"]:
        card.add(cards.words(tr("理由：{why}").format(why=one["set_aside"]["why"]), "soft"))
    text = tr("放回来") if one["set_aside"] else tr("放在一边…")
    links: list[QWidget] = [cards.link(text, partial(set_aside, one))]
    if one["entries"]:
        links.insert(0, _see(one["entries"], show))
    card.add(cards.beside(*links))
    return card


def _see(ids: list[str], show: Callable[[list[str]], None]) -> QWidget:
    return cards.link(tr("看这 {n} 条记录").format(n=len(ids)), partial(show, ids))


def _notes(one: Found, rule: Found | None) -> list[str]:
    """What a careful reader wants to know: source, limits, whether drafts are in it."""
    notes = []
    if one["provisional"]:
        notes.append(tr("◇ 里面有还没核对的记录，核对后可能变化。"))
    if rule is not None and one["as_reported"]:
        notes.append(
            tr("条文转引自：{source}。没有核对官方原文，默认不写进文书。").format(source=rule["source"])
        )
    if rule is not None and rule["not_covered"]:
        notes.append(tr("不适用于：{what}").format(what=rule["not_covered"]))
    return notes


def charts(shown: Shown, save: Callable[[str], None]) -> list[QWidget]:
    """Every chart with its numbers one click away."""
    parts: list[QWidget] = []
    for one in shown.charts:
        card = cards.Card(one.title)
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
                see = _see(sign["entries"], show)
                card.row([(line, 1), (see, 0)])
        card.add(cards.words(cause["ask"], "soft"))
        parts.append(card)
    if parts:
        parts.append(cards.words(tr("这些只是迹象，不是结论。最终要问放款机构。"), "faint"))
    return parts or [cards.words(tr("还没有可以提示的日子。"), "soft")]
