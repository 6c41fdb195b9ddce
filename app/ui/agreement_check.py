"""What the agreement states, leaves unclear or does not say, and what to ask the lender for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.ui import cards
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel, QWidget

STATED = "stated"


def parts(items: Sequence[dict[str, Any]], *, narrow: bool) -> list[QWidget]:
    """The check of one agreement, what is open first; ``narrow`` leaves out what is stated.

    Args:
        items: rows of ``agreement_check`` (CONTRACT) of one agreement.
        narrow: beside the timeline there is room only for what is open.
    """
    open_ = [one for one in items if one["state"] != STATED]
    if not items:
        return []
    made: list[QWidget] = [cards.words(tr("写清楚了吗"), "head")]
    if not open_:
        return [*made, cards.tag(tr("✓ 该写的都写明了"), "kept")]
    for one in sorted(items, key=lambda item: item["state"] == STATED):
        if one["state"] != STATED:
            made.append(_open(one, narrow=narrow))
        elif not narrow:
            made.append(cards.beside(_mark(one["state"]), cards.words(one["title"])))
    said = tr("协议写不清的，推定为没有变更（民法典第五百四十四条）。可以请对方书面确认这 {n} 项。")
    made.append(cards.words(said.format(n=len(open_)), "soft"))
    return made


def _open(one: dict[str, Any], *, narrow: bool) -> QWidget:
    head = cards.beside(_mark(one["state"]), cards.words(one["title"]))
    head.setToolTip(one["why"])
    if narrow:
        return head
    ask = cards.words(tr("{why}{ask}").format(why=one["why"], ask=one["ask"] or ""), "soft")
    ask.setContentsMargins(_column() + cards.GAP, 0, 0, 0)
    return cards.stacked(head, ask)


def _mark(state: str) -> QWidget:
    """How an item stands, in a column as wide as the longest word needs: the titles stand in one line."""
    holder = cards.beside(_tags()[state])
    holder.setMinimumWidth(_column())
    return holder


def _column() -> int:
    tags = _tags().values()
    for tag in tags:
        tag.ensurePolished()
    return max(tag.sizeHint().width() for tag in tags)


def _tags() -> dict[str, QLabel]:
    return {
        STATED: cards.tag(tr("✓ 已写明"), "kept"),
        "unclear": cards.tag(tr("? 不清楚"), "doubt"),
        "missing": cards.tag(tr("○ 没写"), "after"),
    }
