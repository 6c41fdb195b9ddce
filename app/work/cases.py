"""Cases: making one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, get_args

from app.case.case import Case
from app.case.errors import Refused
from app.case.records import LENDER_KINDS, CaseInfo, Debt, LenderKind
from app.work import typed
from app.work.sheet import fresh

if TYPE_CHECKING:
    from pathlib import Path

CHINA = "Asia/Shanghai"


def create(
    folder: Path,
    *,
    title: str,
    lender: str = "",
    lender_kind: str = "unknown",
    borrower: str = "",
    contract: str = "",
    jurisdiction: str = "cn",
    time_zone: str | None = None,
) -> Case:
    """A new case with one debt, open for writing.

    ``folder`` is made if it is not there. ``time_zone`` is by default that of China for ``cn`` and none
    for ``us`` (CONTRACT).

    Raises:
        Refused: a field cannot be taken. Trouble: the folder cannot be used.
    """
    if not title.strip():
        raise Refused("case_needs_title", "title")
    kind: LenderKind = typed.choice(lender_kind, "lender_kind", LENDER_KINDS)
    typed.choice(
        jurisdiction, "jurisdiction", get_args(CaseInfo.__annotations__["jurisdiction"]) or ("cn", "us")
    )
    zone = time_zone or (CHINA if jurisdiction == "cn" else None)
    typed.zone(zone)
    info = CaseInfo(
        title=title.strip(),
        jurisdiction="us" if jurisdiction == "us" else "cn",
        time_zone=zone,
        borrower=borrower.strip(),
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    debt = Debt(
        id=fresh(Debt),
        lender=lender.strip(),
        lender_kind=kind,
        contract_number=contract.strip(),
        currency="USD" if jurisdiction == "us" else "CNY",
    )
    return Case.create(folder, info, [debt])
