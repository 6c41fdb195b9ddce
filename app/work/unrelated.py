"""What was read and plainly has nothing to do with the debts: kept in the readings, shown on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.case.case import Case
    from app.case.snapshot import Snapshot


def entries(case: Case, snapshot: Snapshot) -> list[dict[str, Any]]:
    """Messages that a reading holds and no entry was made of, in the shape of an entry."""
    return []
