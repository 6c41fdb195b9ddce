"""Makers of records and of stated data for tests of the use cases."""

from __future__ import annotations

from typing import Any

from app.case.records import Evidence

AT = "2025-04-01T09:30:00+08:00"


def evidence(id: str, **more: Any) -> Evidence:
    base: dict[str, Any] = {
        "sha256": id.encode().hex().ljust(64, "0"),
        "size": 1,
        "media_type": "image/png",
        "name": f"{id}.png",
        "stored": f"files/00/{id.encode().hex().ljust(64, '0')}.png",
        "file_time": AT,
    }
    return Evidence(id=f"ev_{id}", **(base | more))


def agreement_data(**more: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "agreed_at": "2025-03-10T15:42:00+08:00",
        "how": "app",
        "contract_number": "HT-1",
        "total_minor": 300,
        "grace_days": 3,
        "ends_when": {"consecutive_missed": 2, "effect": "lender_may_end", "late_counts": None},
        "promises": {"stop_sms": True},
        "stop_collection": True,
        "terms": [{"kind": "stop_collection", "text": "停止催收"}],
        "instalments": [{"n": n, "due_on": f"2025-0{3 + n}-05", "minor": 100} for n in (1, 2, 3)],
        "payments": [{"paid_at": "2025-04-05T19:55:07", "minor": 100, "instalment": 1}],
        "payments_cover": ["2025-03-01", "2025-06-30"],
    }
    return base | more
