"""What changed since a document was made, from the journal: what was added, changed, or is used no more."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.case.records import Document
from app.case.tables import BY_TABLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.case.case import Case
    from app.case.journal import RowChange
    from app.case.snapshot import Snapshot

#: Tables that papers are made from, and fields of them that no paper shows.
TABLES = (
    "entry",
    "agreement",
    "term",
    "instalment",
    "payment",
    "allocation",
    "debt",
    "case",
    "party",
    "evidence",
    "transcript",
    "set_aside",
    "paper_plan",
    "redaction",
)
UNSHOWN = {
    "entry": {"doubts", "key"},
    "evidence": {"sources", "page_facts", "unread_rows", "file_time", "added_at", "via"},
    "agreement": {"doubts"},
}
#: Values of ``status`` with which a record is in papers; records without a status always are.
IN = "confirmed"


@dataclass(frozen=True, kw_only=True)
class Changed:
    """One record that is otherwise than when the document was made.

    ``how`` is ``added`` (it would be in it now), ``gone`` (it would not be any more) or ``changed``, then
    ``fields`` are those that differ. The ``table`` and ``id`` are the record's.
    """

    table: str
    id: str
    how: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Since:
    """What changed since; ``known`` is false where the journal does not tell (it came along in a bag)."""

    changes: tuple[Changed, ...] = ()
    known: bool = True

    def counts(self) -> dict[tuple[str, str], int]:
        """How many records of each table, and how: ``("entry", "added")``."""
        return dict(Counter((one.table, one.how) for one in self.changes))


def since(case: Case, document: str) -> Since:
    """What changed in a case since a document was made.

    Raises:
        Trouble: ``no_such`` document.
    """
    made = case.get(Document, document)
    lines = case.journal_after(Document.table, document)
    if lines is None:
        return Since(known=False)
    folded = _folded(change for line in lines for change in line.changes)
    snapshot = case.snapshot()
    found = (_changed(snapshot, made, table, id, sides) for (table, id), sides in folded.items())
    listed = [one for one in found if one is not None]
    return Since(changes=tuple(sorted(listed, key=lambda one: (TABLES.index(one.table), one.how, one.id))))


def _folded(
    changes: Iterable[RowChange],
) -> dict[tuple[str, str], tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """First before and last after of each record; ``None`` where there was, or is, no record."""
    found: dict[tuple[str, str], tuple[dict[str, Any] | None, dict[str, Any] | None]] = {}
    for one in changes:
        if one.table not in TABLES:
            continue
        key = (one.table, one.id)
        before, after = dict(one.before or {}), dict(one.after or {})
        if key not in found:
            found[key] = (None if one.before is None else before, None if one.after is None else after)
            continue
        first, last = found[key]
        if first is not None:
            first = before | first
        gone = one.after is None
        found[key] = (first, None if gone else (last or {}) | after)
    return found


def _changed(
    snapshot: Snapshot,
    made: Document,
    table: str,
    id: str,
    sides: tuple[dict[str, Any] | None, dict[str, Any] | None],
) -> Changed | None:
    before, after = sides
    if before is None and after is None:
        return None
    status = _status_now(snapshot, table, id)
    now = after is not None and status in (None, IN)
    was = before is not None and (before.get("status", status) in (None, IN))
    if table == "evidence":
        was, now = was and not (before or {}).get("hidden", False), now and not _hidden(snapshot, id)
    if not _concerns(snapshot, made, table, id) or not (was or now):
        return None
    if was != now:
        return Changed(table=table, id=id, how="added" if now else "gone")
    differing = [
        name
        for name in sorted((before or {}).keys() | (after or {}).keys())
        if (before or {}).get(name) != (after or {}).get(name) and name not in UNSHOWN.get(table, set())
    ]
    return Changed(table=table, id=id, how="changed", fields=tuple(differing)) if differing else None


def _record(snapshot: Snapshot, table: str, id: str) -> Any:  # noqa: ANN401  a record of any class
    known = {"entry": snapshot.entry_by_id, "evidence": snapshot.evidence_by_id}
    if table in known:
        return known[table].get(id)
    cls = BY_TABLE[table]
    return next((one for one in snapshot.records() if isinstance(one, cls) and one.id == id), None)


def _status_now(snapshot: Snapshot, table: str, id: str) -> str | None:
    return getattr(_record(snapshot, table, id), "status", None)


def _hidden(snapshot: Snapshot, id: str) -> bool:
    item = snapshot.evidence_by_id.get(id)
    return item is None or item.hidden


def _concerns(snapshot: Snapshot, made: Document, table: str, id: str) -> bool:
    """Whether a document can have to do with a record: its own plan, its loan; of files only exhibits."""
    record = _record(snapshot, table, id)
    if table == "paper_plan":
        return record is not None and record.kind == made.kind
    if table == "evidence":
        return record is not None and record.exhibit is not None
    if table == "entry" and record is not None and record.category == "unrelated":
        return False
    debt = made.settings.get("debt")
    return debt is None or getattr(record, "debt", None) in (None, debt)
