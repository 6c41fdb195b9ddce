"""Whether an agreement was alive at a moment, at risk, terminable or ended (CONTRACT: agreement state)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from app.rules.dues import Due

AUTOMATIC = "automatic"


@dataclass(frozen=True, kw_only=True)
class EndsWhen:
    """What ends an agreement; a count of ``None`` is no such term, ``late_counts`` ``None`` is disputed."""

    consecutive: int | None
    total: int | None
    effect: str
    late_counts: bool | None

    @classmethod
    def read(cls, data: dict[str, Any]) -> EndsWhen:
        """From the ``ends_when`` of an agreement record."""
        return cls(
            consecutive=data.get("consecutive_missed"),
            total=data.get("total_missed"),
            effect=data.get("effect") or "unknown",
            late_counts=data.get("late_counts"),
        )

    def reached(self, missed: Sequence[bool]) -> bool:
        """Whether instalments, missed or not in order of their days, reach one of the counts."""
        return (self.total is not None and sum(missed) >= self.total) or (
            self.consecutive is not None and _longest_run(missed) >= self.consecutive
        )


def _longest_run(missed: Sequence[bool]) -> int:
    longest = run = 0
    for miss in missed:
        run = run + 1 if miss else 0
        longest = max(longest, run)
    return longest


def _missed(dues: Sequence[Due], t: datetime, late_counts: bool) -> list[bool]:
    """For each instalment whose grace is over at ``t``: was it missed, for the count?"""
    return [due.was_late() and (late_counts or due.full_at(t) is False) for due in dues if due.over <= t]


def _one_reading(ends: EndsWhen, dues: Sequence[Due], t: datetime, late_counts: bool) -> str:
    if ends.effect == AUTOMATIC:
        turns = [d.over for d in dues if d.over <= t]
        if any(ends.reached(_missed(dues, turn, late_counts)) for turn in turns):
            return "ended"
    missed = _missed(dues, t, late_counts)
    if ends.reached(missed):
        return "terminable"
    more = len(missed) < len(dues) and ends.reached([*missed, True])
    return "at_risk" if more else "alive"


def readings(ends: EndsWhen, dues: Sequence[Due], t: datetime) -> dict[bool, str]:
    """State at ``t`` for each reading of *missed*: does an instalment paid late count?"""
    both = (True, False) if ends.late_counts is None else (ends.late_counts,)
    return {late: _one_reading(ends, dues, t, late) for late in both}


def settle(states: dict[bool, str]) -> tuple[str, str]:
    """One state out of the readings, and the words for ``why`` when they differ."""
    kinds = set(states.values())
    if len(kinds) == 1:
        return kinds.pop(), ""
    why = "; ".join(f"late_counts={'true' if late else 'false'}: {state}" for late, state in states.items())
    return "at_risk", why
