"""What the review pane says of a draft: what it was read as, and what it may be the same as."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from app.ui import timeline_words
from app.ui.language import tr
from app.ui.review_questions import SAME

if TYPE_CHECKING:
    from app.case.records import Entry
    from app.case.snapshot import Snapshot

LONG = 60
"""Characters of another entry's words that are enough to know it by."""


def read_as(entry: Entry) -> str:
    """``读作：收到的短信``, as rich text."""
    kind = timeline_words.kind_word(entry.kind)
    said = {
        "in": tr("读作：收到的{kind}"),
        "out": tr("读作：我发出的{kind}"),
    }.get(entry.direction, tr("读作：{kind}"))
    return html.escape(said.format(kind=kind))


def compared(snapshot: Snapshot, entry: Entry) -> str:
    """The entry that this one may be the same as: when, from what, which words."""
    named = [
        one
        for doubt in entry.doubts
        if doubt.get("code") == SAME
        for one in doubt["facts"].get("entries", ())
    ]
    found = [snapshot.entry_by_id[one] for one in named if one in snapshot.entry_by_id]
    if not found:
        return ""
    other = found[0]
    sources = [snapshot.evidence_by_id[one.evidence].name for one in snapshot.citations_of(other.id)]
    words = other.text if len(other.text) <= LONG else other.text[:LONG] + "…"
    when = (other.at or "")[:16].replace("T", " ") or tr("时间不明")
    said = tr("另一条：{when}，{source}，“{words}”") if sources else tr("另一条：{when}，“{words}”")
    return said.format(when=when, source=tr("、").join(sources[:2]), words=words)
