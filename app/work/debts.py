"""Which debt a use case means when nobody says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from app.case.errors import Refused
from app.case.records import LENDER_KINDS, Debt
from app.work import typed
from app.work.sheet import Sheet, act

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.case.case import Case, Change

TEXTS = ("lender", "registered_name", "credit_code", "lender_address", "product", "contract_number")


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


def edit(case: Case, debt: str, fields: Mapping[str, Any]) -> Change:
    """Corrects who lent and of what kind; ``Refused`` names the field that cannot be taken."""

    def fill(sheet: Sheet) -> None:
        strange = [name for name in fields if name not in (*TEXTS, "lender_kind")]
        if strange:
            raise Refused("no_such_field", strange[0])
        given = {name: typed.text(fields[name], name).strip() for name in TEXTS if name in fields}
        if "lender_kind" in fields:
            given["lender_kind"] = typed.choice(fields["lender_kind"], "lender_kind", LENDER_KINDS)
        sheet.change(sheet.get(Debt, debt), **given)

    return act(case, "debt.edit", fill)
