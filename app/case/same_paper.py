"""When two agreements are one paper that was put on record twice: one answer for all who ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.case.records import Agreement, Instalment


def same_paper(
    one: Agreement, rows: Iterable[Instalment], other: Agreement, others: Iterable[Instalment]
) -> bool:
    """Whether contract number, day and plan of two agreements are equal.

    Args:
        one: an agreement.
        rows: its instalments, in any order.
        other: the agreement it is compared with.
        others: that one's instalments.
    """
    return _said(one) == _said(other) and _plan(rows) == _plan(others)


def _said(one: Agreement) -> tuple[str, str]:
    return one.contract_number, (one.agreed_at or "")[:10]


def _plan(rows: Iterable[Instalment]) -> set[tuple[str, int]]:
    return {(row.due_on, row.minor) for row in rows}
