"""Which debt a use case means when nobody says."""

from __future__ import annotations

from typing import Protocol

from app.case.errors import Refused
from app.case.records import Debt


class _Debts(Protocol):
    def find(self, cls: type[Debt], /) -> list[Debt]: ...


def chosen(case: _Debts, debt: str | None) -> str:
    """The debt that is written to.

    Args:
        case: a case or a sheet.
        debt: id, or ``None`` for the only one.

    Raises:
        Refused: ``which_debt`` with the ids when there are several, ``no_such_debt``.
    """
    ids = [one.id for one in case.find(Debt)]
    if debt is not None and debt not in ids:
        raise Refused("no_such_debt", "debt", debt=debt, ids=", ".join(ids))
    if debt is None and len(ids) != 1:
        raise Refused("which_debt", "debt", ids=", ".join(ids))
    return debt if debt is not None else ids[0]


def sole(case: _Debts) -> str | None:
    """The only debt of a case, or ``None``."""
    ids = [one.id for one in case.find(Debt)]
    return ids[0] if len(ids) == 1 else None
