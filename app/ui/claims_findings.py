"""The page of findings: one card for each check with its rules inside, and one for what is not enough yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from app.followup import cards as known
from app.ui import cards, language
from app.ui import claims_words as said
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from app.ui.analysis import Shown

Found = dict[str, Any]
Rules = dict[tuple[str, str], Found]


class FindingsPage:
    """Makes the cards.

    Args:
        shown: the analysis; its findings come in the order a person should see them.
        show: leads to the entries of these ids.
        set_aside: asks for a reason and sets a finding aside, or brings it back.
        read: shows a card by its id; without it none are offered.
    """

    def __init__(
        self,
        shown: Shown,
        show: Callable[[list[str]], None],
        set_aside: Callable[[Found], None],
        read: Callable[[str], None] | None = None,
    ) -> None:
        self._found: list[Found] = shown.page["findings"]
        self._same = shown.same_records
        self._rules: Rules = {(one["id"], one["version"]): one for one in shown.page["rules"]}
        self._show, self._set_aside, self._read = show, set_aside, read

    def parts(self) -> list[QWidget]:
        """Cards by weight; what is not enough evidence comes last, in one."""
        recorded = [one for one in self._found if one["result"] == "shown"]
        open_ = [one for one in self._found if one["result"] != "shown"]
        cards_: list[QWidget] = [self._check(name, each) for name, each in _grouped(recorded, "check")]
        if open_:
            cards_.append(self._not_enough(open_))
        nothing = tr("没有发现需要提示的地方。这不表示没有问题，只表示现有记录里没有看到。")
        return cards_ or [cards.words(nothing, "soft")]

    def _check(self, name: str, found: list[Found]) -> QWidget:
        mark = cards.tag(tr("▲ 有记录"), "after")
        if all(one["set_aside"] for one in found):
            mark = cards.tag(tr("○ 已放在一边"), "accent")
        card = cards.Card(said.check(name), mark)
        same = self._same[name]
        for each in same:
            if len(same) > 1:
                card.row([(cards.stacked(*self._records(each)), 1)])
            else:
                for part in self._records(each):
                    card.add(part)
        offered = known.offered([f"check:{name}"], most=2) if self._read is not None else []
        lang = language.current()
        links = [cards.link(one.title[lang], partial(self._read, one.id)) for one in offered if self._read]
        if links:
            card.add(cards.beside(*links))
        return card

    def _records(self, found: list[Found]) -> list[QWidget]:
        """What was found in some records: their words once, then what each rule says of them."""
        first = found[0]
        parts: list[QWidget] = []
        if first["entries"]:
            parts.append(cards.beside(see(first["entries"], self._show)))
        spoken = "".join(one["sentence"] for one in found)
        words = dict.fromkeys(each for one in found for each in one["words"] if each not in spoken)
        quoted = list(words)[: said.MANY]
        if quoted:
            listed = tr("、").join(tr("“{words}”").format(words=each) for each in quoted)
            parts.append(cards.words(tr("原文：{words}").format(words=listed), "soft"))
        if any(one["provisional"] for one in found):
            parts.append(cards.words(tr("◇ 里面有还没核对的记录，核对后可能变化。"), "faint"))
        return parts + [self._by_rule(one) for one in found]

    def _by_rule(self, one: Found) -> QWidget:
        head = tr("{binding}　{title}").format(binding=said.binding(one["binding"]), title=one["title"])
        parts: list[QWidget] = [
            cards.beside(cards.words(head), self._aside(one)),
            cards.words(one["sentence"], "soft"),
        ]
        parts += [cards.words(text, "faint") for text in self._notes(one)]
        if one["set_aside"]:
            why = tr("○ 已放在一边。理由：{why}").format(why=one["set_aside"]["why"])
            parts.append(cards.words(why, "soft"))
        return cards.stacked(*parts)

    def _aside(self, one: Found) -> QWidget:
        text = tr("放回来") if one["set_aside"] else tr("放在一边…")
        return cards.link(text, partial(self._set_aside, one))

    def _notes(self, one: Found) -> list[str]:
        """What a careful reader wants to know: the source of the rule and its limits."""
        rule = self._rules.get((one["rule"], one["rule_version"]))
        notes = []
        if rule is not None and one["as_reported"]:
            reported = tr("条文转引自：{source}。没有核对官方原文，默认不写进文书。")
            notes.append(reported.format(source=rule["source"]))
        if rule is not None and rule["not_covered"]:
            notes.append(tr("不适用于：{what}").format(what=rule["not_covered"]))
        return notes

    def _not_enough(self, found: list[Found]) -> QWidget:
        """What could be found if something were known: by what is needed, with the rules that wait for it."""
        card = cards.Card(tr("证据还不够的地方"), cards.tag(tr("? 证据还不够"), "doubt"))
        for _, each in _grouped(found, "needs"):
            needs = tr("；").join(each[0]["needs_said"])
            lines = [self._waiting(one) for one in each]
            needed = cards.words(tr("还需要：{needs}").format(needs=needs))
            card.row([(needed, 2), (cards.stacked(*lines), 3)])
        return card

    def _waiting(self, one: Found) -> QWidget:
        head = tr("{binding}　{title}").format(binding=said.binding(one["binding"]), title=one["title"])
        links: list[QWidget] = [see(one["entries"], self._show)] if one["entries"] else []
        parts: list[QWidget] = [cards.words(head, "soft")]
        if one["set_aside"]:
            why = tr("○ 已放在一边。理由：{why}").format(why=one["set_aside"]["why"])
            parts.append(cards.words(why, "faint"))
        return cards.stacked(*parts, cards.beside(*links, self._aside(one)))


def see(ids: list[str], show: Callable[[list[str]], None]) -> QWidget:
    """A link to the records of these ids."""
    said = tr("看这条记录") if len(ids) == 1 else tr("看这 {n} 条记录").format(n=len(ids))
    return cards.link(said, partial(show, ids))


def same_records(found: Iterable[Found]) -> list[list[Found]]:
    """Findings in the same records stand together: what several rules say of one thing is one thing."""
    together: dict[tuple[str, frozenset[str]], list[Found]] = {}
    for one in found:
        together.setdefault((one["debt"] or "", frozenset(one["entries"])), []).append(one)
    return list(together.values())


def by_check(found: Iterable[Found]) -> dict[str, list[list[Found]]]:
    """What is recorded, by its check and then by its records; made beside the window's thread."""
    recorded = [one for one in found if one["result"] == "shown"]
    return {name: same_records(each) for name, each in _grouped(recorded, "check")}


def _grouped(found: Sequence[Found], by: str) -> list[tuple[str, list[Found]]]:
    """Findings by a field, in the order in which each value comes first."""
    groups: dict[str, list[Found]] = {}
    for one in found:
        value = one[by] if isinstance(one[by], str) else "\0".join(one[by])
        groups.setdefault(value, []).append(one)
    return list(groups.items())
