"""Sets a finding aside with a reason; it stays visible as such, and undo brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.case.errors import Refused
from app.case.records import SetAside
from app.work import typed
from app.work.findings import Analysis
from app.work.sheet import Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.case.case import Case, Change
    from app.case.snapshot import Snapshot


def set_aside(case: Case, finding: str, why: str | None) -> Change:
    """Sets one finding aside, or takes that back with ``None``; ``Refused`` without a reason."""
    known(case.snapshot(), [finding])
    return act(case, "finding.set_aside", lambda sheet: lay(sheet, finding, why, "why"))


def known(snapshot: Snapshot, ids: list[str], field: str = "findings") -> None:
    """Refuses an id that is no finding of the record as it is, drafts included, and was none before."""
    have = {one.finding for one in snapshot.set_asides}
    if set(ids) <= have:
        return
    for provisional in (False, True):
        have |= {one.id for one in Analysis(snapshot=snapshot, provisional=provisional).findings}
    for id in ids:
        if id not in have:
            raise Refused("no_such_finding", field, finding=id)


def stated(one: Mapping[str, object], field: str) -> tuple[str, str | None]:
    """The finding and the reason of one row of ``set``: ``{"id", "set_aside": {"why"} | null}``."""
    id = typed.text(one.get("id"), f"{field}.id")
    if "set_aside" not in one:
        raise Refused("set_aside_needs", f"{field}.set_aside")
    if one["set_aside"] is None:
        return id, None
    given = typed.mapping(one["set_aside"], f"{field}.set_aside")
    return id, typed.text(given.get("why"), f"{field}.set_aside.why")


def lay(sheet: Sheet, finding: str, why: str | None, field: str) -> None:
    """Writes it inside an act."""
    have = sheet.find(SetAside, finding=finding)
    if why is None:
        for one in have:
            sheet.remove(one)
        return
    if not why.strip():
        raise Refused("set_aside_needs", field)
    if have:
        sheet.change(have[0], why=why.strip())
    else:
        sheet.put(SetAside(id=fresh(SetAside), finding=finding, why=why.strip()))
