"""Names what stands behind a sentence: rules, clocks and checks by their ids; where a text is known from."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from app import wording
from app.ui import cards, language
from app.ui.article_words import article
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from app.followup.sources import Known


def behind(ids: Iterable[str]) -> list[str]:
    """Each id in words, each once; a clock or check by its source, an id that is nowhere by itself.

    A clock that is a rule's is told by its rule.
    """
    from app.followup import clocks

    lang, all_ = language.current(), list(ids)
    known = clocks.clocks().items
    told = [id for id in all_ if id not in known or not set(known[id].rules) & set(all_)]
    return list(dict.fromkeys(_named(id, lang) for id in told))


@lru_cache(maxsize=512)
def _named(id: str, lang: str) -> str:
    from app.followup import checklists, clocks
    from app.rules import packs

    rules = [one for one in packs.all_packs().rules if one.id == id]
    if rules:
        return f"{rules[-1].instrument[lang]} {article(rules[-1].article)}".strip()
    clock = clocks.clocks().items.get(id)
    if clock is not None:
        return tr("{says}（{article}）").format(says=clock.source[lang], article=article(clock.article))
    check = checklists.checks().items.get(id)
    return check.source[lang] if check is not None else id


def provenance(one: Known) -> list[QWidget]:
    """Where an item is known from, since when, how well; whether it is the person's own."""
    own = tr("你自己填的：{source}（{day}）") if one.own else tr("来源：{source}（{day} 看到的）")
    source, day = one.source[language.current()], one.known_on.isoformat()
    lines: list[QWidget] = [cards.words(own.format(source=source, day=day), "faint")]
    if not one.verified:
        lines.append(cards.words(wording.sentence("source_unverified", {}, language.current()), "doubt"))
    return lines
