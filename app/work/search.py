"""Finds words in entries and in what was read out of evidence (CONTRACT: ``search``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.case.case import Case


def search(case: Case, words: str, *, debt: str | None = None) -> dict[str, Any]:
    """Entries and evidence that hold the words, best first; ``debt`` leaves other debts out."""
    hits = case.search(words)
    others = {e.id for e in case.snapshot().entries if debt is not None and e.debt not in (debt, None)}
    return {
        "query": words,
        "entries": [{"id": id, "snippet": snippet} for id, snippet in hits.entries if id not in others],
        "evidence": [{"id": id, "name": name, "snippet": snippet} for id, name, snippet in hits.evidence],
    }
