"""Points out pictures of a case that are nearly the same; it never merges anything by itself."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from app.case.errors import Trouble
from app.case.records import Evidence
from app.intake import lookalike
from app.work.alike import fold
from app.work.sheet import NOTHING, Sheet, act

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from app.case.case import Case, Change
    from app.intake.reader_client import ReaderPool

SHINGLE = 6
OVERLAP = 0.85
"""Share of the words of one picture that another must show to be worth comparing."""
MOST = 400
"""Pairs that are compared in one intake at most."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Look:
    """What decides whether a picture is worth comparing with another."""

    item: Evidence
    signature: str
    words: frozenset[str]


def point_out(case: Case, pool: ReaderPool, fresh: Collection[str], within: str) -> Change:
    """Compares new pictures with all others that look alike and notes what was found on both, in one edit.

    Args:
        case: open for writing.
        pool: the reader children.
        fresh: evidence ids that came in just now.
        within: the intake act it belongs to.
    """
    found = list(_found(case, pool, fresh))
    if not found:
        return NOTHING

    def fill(sheet: Sheet) -> None:
        for one, other, result in found:
            _note(sheet, one, other, result)
            _note(sheet, other, one, result)

    return act(case, "intake.read", fill, act=within, actor="machine")


def of(item: Evidence) -> list[dict[str, Any]]:
    """What is noted of an item: ``{"evidence", "relation": "same" | "part", "spot"}``."""
    return list(item.page_facts.get("alike") or ())


def _found(
    case: Case, pool: ReaderPool, fresh: Collection[str]
) -> Iterator[tuple[Evidence, Evidence, dict[str, Any]]]:
    looks = [look for item in case.snapshot().evidence if (look := _look(case, item)) is not None]
    pairs = [
        (one, other)
        for n, one in enumerate(looks)
        for other in looks[:n]
        if (one.item.id in fresh or other.item.id in fresh) and _worth(one, other)
    ]
    for one, other in pairs[:MOST]:
        try:
            paths = case.vault.path(one.item), case.vault.path(other.item)
        except Trouble:
            continue
        result = pool.compare(paths[0], one.item.media_type, paths[1], other.item.media_type)
        if result.get("state") == "ok" and result.get("relation") != "none":
            yield one.item, other.item, result


def _look(case: Case, item: Evidence) -> Look | None:
    if item.hidden or not item.media_type.startswith("image/"):
        return None
    reading = case.reading_of(item.id)
    signature = (reading.result.get("media") or {}).get("look") if reading else None
    if reading is None or not signature:
        return None
    text = fold(reading.text)
    words = frozenset(text[n : n + SHINGLE] for n in range(0, len(text) - SHINGLE + 1))
    return Look(item=item, signature=str(signature), words=words)


def _worth(one: Look, other: Look) -> bool:
    """Signatures that are near, or nearly all words of the one in the other (a crop shifts every cell)."""
    if lookalike.distance(one.signature, other.signature) <= lookalike.NEAR:
        return True
    least = min(len(one.words), len(other.words))
    return least >= 12 and len(one.words & other.words) >= OVERLAP * least


def _note(sheet: Sheet, one: Evidence, other: Evidence, result: dict[str, Any]) -> None:
    item = sheet.get(Evidence, one.id)
    known = [each for each in of(item) if each["evidence"] != other.id]
    note = {"evidence": other.id, "relation": result["relation"], "spot": result["spot"]}
    sheet.change(item, page_facts=item.page_facts | {"alike": [*known, note]})
