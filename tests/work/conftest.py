"""A case on the disk for the use cases, and small makers of records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from work_data import AT, evidence

from app.case.changes import Batch
from app.case.records import Citation, Debt, Entry, Record
from app.work import cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.case.case import Case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with cases.create(tmp_path / "case", title="例", lender="晨禾借", lender_kind="small_loan") as made:
        yield made


@pytest.fixture
def debt(case: Case) -> str:
    return case.find(Debt)[0].id


@pytest.fixture
def put(case: Case) -> Callable[..., None]:
    def write(*records: Record) -> None:
        case.edit("test.put", Batch(put=records), actor="machine")

    return write


@pytest.fixture
def draft(case: Case, debt: str, put: Callable[..., None]) -> Callable[..., Entry]:
    """Makes a draft entry with a file that shows it."""

    def make(id: str, at: str | None = AT, **more: Any) -> Entry:
        base: dict[str, Any] = {
            "debt": debt,
            "kind": "sms",
            "direction": "in",
            "at": at,
            "precision": "minute" if at else "unknown",
            "said_by": "screenshot",
            "text": f"words of {id}",
            "number": "10690000001",
        }
        entry = Entry(id=f"en_{id}", **(base | more))
        put(
            entry, evidence(id), Citation(id=f"ci_{id}", evidence=f"ev_{id}", entry=entry.id, text=entry.text)
        )
        return entry

    return make
