"""The plan whose days are written as a calendar."""

from __future__ import annotations

from typing import Any

PLAN: dict[str, Any] = {
    "agreed_at": "2026-03-12T15:20:00+08:00",
    "contract_number": "HT-77",
    "instalments": [{"n": n, "due_on": f"2026-0{3 + n}-10", "minor": 100_00} for n in (1, 2, 3)],
    "payments": [{"paid_at": "2026-04-10T12:00:00+08:00", "minor": 100_00, "instalment": 1}],
}
