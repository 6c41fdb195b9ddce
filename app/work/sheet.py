"""Collects what one act changes: reads through to the case, keeps writes until the batch is made."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from typing import TYPE_CHECKING, Literal, TypeVar

from app.case.case import Case, new_id
from app.case.changes import Batch, Change, View
from app.case.records import Citation, Evidence, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

R = TypeVar("R", bound=Record)

NOTHING = Change(seq=0, act="", name="", rows=(), tables=frozenset())
PREFIX = {
    "debt": "de",
    "party": "pa",
    "party_number": "nu",
    "device": "dv",
    "evidence": "ev",
    "entry": "en",
    "citation": "ci",
    "agreement": "ag",
    "term": "te",
    "instalment": "in",
    "payment": "py",
    "allocation": "al",
    "document": "do",
    "paper_plan": "pp",
    "set_aside": "sa",
    "transcript": "sp",
    "complaint": "co",
    "task": "ta",
    "redaction": "rd",
    "sending": "se",
}


def fresh(cls: type[Record]) -> str:
    """A new id for a record of a class."""
    return new_id(PREFIX[cls.table])


class Sheet:
    """A view of the case with the changes of one act laid over it; lives inside one transaction."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._put: defaultdict[str, dict[str, Record]] = defaultdict(dict)  # by table and id
        self._gone: defaultdict[str, dict[str, Record]] = defaultdict(dict)

    def get(self, cls: type[R], id: str) -> R:
        """A record by id, as it stands now; ``Trouble("no_such")`` if there is none."""
        laid = self._put[cls.table].get(id)
        return laid if isinstance(laid, cls) else self._view.get(cls, id)

    def find(self, cls: type[R], **equals: object) -> list[R]:
        """Records whose fields equal what is given, changes of this act included."""
        laid, gone = self._put[cls.table], self._gone[cls.table]
        stored = [one for one in self._view.find(cls, **equals) if one.id not in laid and one.id not in gone]
        found = [one for one in laid.values() if all(getattr(one, k) == v for k, v in equals.items())]
        return stored + [one for one in found if isinstance(one, cls)]

    def put(self, record: R) -> R:
        """Lays a whole record over what is stored; one that is equal to it changes nothing."""
        self._put[record.table][record.id] = record
        return record

    def change(self, record: R, **fields: object) -> R:
        """The record with other values in some fields; left alone if they are the same."""
        changed = dataclasses.replace(record, **fields)  # type: ignore[arg-type]
        return record if changed == record else self.put(changed)

    def remove(self, record: Record) -> None:
        """Takes a record away."""
        self._put[record.table].pop(record.id, None)
        self._gone[record.table][record.id] = record

    def exhibit(self, evidence: str) -> None:
        """Gives a piece of evidence its exhibit number, once and for ever."""
        item = self.get(Evidence, evidence)
        if item.exhibit is None:
            self.put(dataclasses.replace(item, exhibit=self._view.next_exhibit()))

    def exhibits(self, citations: Iterable[Citation]) -> None:
        """Exhibit numbers for everything that citations lean on, in order."""
        for citation in citations:
            self.exhibit(citation.evidence)

    def batch(self) -> Batch:
        """What is to be written."""
        put = [record for records in self._put.values() for record in records.values()]
        gone = [record for records in self._gone.values() for record in records.values()]
        return Batch(put=put, remove=gone)


def act(
    case: Case,
    name: str,
    fill: Callable[[Sheet], None],
    *,
    act: str | None = None,
    actor: Literal["person", "machine"] = "person",
) -> Change:
    """One edit: ``fill`` reads and writes a sheet inside the transaction."""

    def plan(view: View) -> Batch:
        sheet = Sheet(view)
        fill(sheet)
        return sheet.batch()

    return case.edit(name, plan, act=act, actor=actor)
