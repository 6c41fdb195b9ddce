"""A small case for the rules: one lender with an agency, an agreement that is kept, and contacts as asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from app.case.records import (
    Agreement,
    Allocation,
    CaseInfo,
    Debt,
    Entry,
    Instalment,
    Party,
    Payment,
)
from app.case.snapshot import Snapshot
from app.rules import schedule
from app.work import findings

OFFSET = "+08:00"
AGREED = datetime(2025, 3, 10, 15, 42)
EACH = 100_000


def iso(t: datetime) -> str:
    return t.isoformat(timespec="seconds") + OFFSET


def contact(id: str, at: datetime | None, kind: str = "sms", **more: Any) -> Entry:
    """A confirmed inbound contact; ``at`` ``None``: its time is not known."""
    base: dict[str, Any] = {
        "id": id,
        "debt": "de_1",
        "kind": kind,
        "direction": "in",
        "at": iso(at) if at else None,
        "precision": "second" if at else "unknown",
        "party": "pa_1",
        "number": "10690000001",
        "status": "confirmed",
    }
    return Entry(**(base | more))


def agreement(**more: Any) -> Agreement:
    base: dict[str, Any] = {
        "id": "ag_1",
        "debt": "de_1",
        "status": "confirmed",
        "agreed_at": iso(AGREED),
        "precision": "second",
        "how": "app",
        "grace_days": 3,
        "total_minor": 12 * EACH,
        "promises": {"stop_collection": True, "stop_sms": True, "stop_third_party": True},
        "ends_when": {
            "consecutive_missed": 2,
            "total_missed": 3,
            "effect": "lender_may_end",
            "late_counts": True,
        },
        "payments_cover": ("2025-03-01", "2027-12-31"),
    }
    return Agreement(**(base | more))


def record(*entries: Entry, kind: str = "bank", paid: int = 12, product: str = "", **more: Any) -> Snapshot:
    """A snapshot with 12 instalments from 2025-04-05 on, the first ``paid`` of them paid on their day."""
    plan = schedule.instalments(12, date(2025, 4, 5), each=EACH)
    base: dict[str, Any] = {
        "case": CaseInfo(title="t", borrower="某甲"),
        "debts": (Debt(id="de_1", lender="晨禾借", lender_kind=kind, product=product),),  # type: ignore[arg-type]
        "parties": (
            Party(id="pa_1", name="晨禾借", kind="lender"),
            Party(id="pa_2", name="某机构", kind="agency", acts_for="pa_1"),
        ),
        "agreements": (agreement(),),
        "instalments": tuple(
            Instalment(
                id=f"in_{one.n}", agreement="ag_1", n=one.n, due_on=one.due_on.isoformat(), minor=one.minor
            )
            for one in plan
        ),
        "payments": tuple(
            Payment(
                id=f"py_{one.n}",
                debt="de_1",
                minor=EACH,
                status="confirmed",
                paid_at=f"{one.due_on.isoformat()}T09:00:00{OFFSET}",
                precision="second",
            )
            for one in plan[:paid]
        ),
        "allocations": tuple(
            Allocation(
                id=f"al_{one.n}",
                payment=f"py_{one.n}",
                instalment=f"in_{one.n}",
                minor=EACH,
                status="confirmed",
            )
            for one in plan[:paid]
        ),
        "entries": tuple(entries),
    }
    return Snapshot(**(base | more))


def us(snapshot: Snapshot, zone: str | None = "America/Chicago") -> Snapshot:
    """The same case in the United States."""
    return replace(snapshot, case=CaseInfo(title="t", jurisdiction="us", time_zone=zone))


def document(snapshot: Snapshot, **more: Any) -> dict[str, Any]:
    """The findings of a snapshot, seen from far in the future so that nothing is cut off."""
    return findings.build(snapshot, **({"as_of": date(2028, 1, 1)} | more))


def found(snapshot: Snapshot, rule: str, version: str | None = None, **more: Any) -> list[dict[str, Any]]:
    """Findings of one rule."""
    listed = document(snapshot, **more)["findings"]
    return [one for one in listed if one["rule"] == rule and version in (None, one["rule_version"])]


def shown(snapshot: Snapshot, rule: str, version: str | None = None, **more: Any) -> set[str]:
    """Entries of what a rule shows."""
    listed = found(snapshot, rule, version, **more)
    return {id for one in listed if one["result"] == "shown" for id in one["entries"]}


def calls(
    day: datetime, number: int, *, call_type: str = "incoming", gap: int = 20, **more: Any
) -> list[Entry]:
    """Calls of a day, ``gap`` minutes apart from 9 o'clock on."""
    first = day.replace(hour=9, minute=0)
    seconds = 30 if call_type == "incoming" else 0
    return [
        contact(
            f"ca_{day:%m%d}_{n}", first + timedelta(minutes=gap * n), "call", call_type=call_type,
            duration_s=seconds, **more,
        )
        for n in range(number)
    ]  # fmt: skip
