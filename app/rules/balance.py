"""What an agreement makes due at a moment: instalments, sums of unpaid ones, what remains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from app.case.records import Agreement
    from app.rules.dues import Due
    from app.rules.spans import Span


@dataclass(frozen=True, kw_only=True)
class Owed:
    """Amounts in minor units that a message may name without differing from the agreement.

    ``allowed`` are the instalments, and sums of due unpaid ones from the oldest on; ``possible`` sums that
    would be due if payments are missing from the record; ``due_now`` what is due and unpaid; ``balances``
    what remains (several if the stated total differs from the sum of instalments, or a payment falls into
    the time); ``paid_known`` false if it is not known whether an instalment that was due was paid.
    """

    currency: str
    totals: frozenset[int]
    allowed: frozenset[int]
    possible: frozenset[int]
    due_now: int
    balances: frozenset[int]
    paid_known: bool


def owed(agreement: Agreement, dues: Sequence[Due], span: Span) -> Owed:
    """What one agreement makes due in a stretch of time."""
    totals = {sum(one.minor for one in dues), *([agreement.total_minor] if agreement.total_minor else [])}
    sums = [_sums(dues, t) for t in {span.lo, span.hi}]
    return Owed(
        currency=agreement.currency,
        totals=frozenset(totals),
        allowed=frozenset({one.minor for one in dues}.union(*sums)),
        possible=frozenset(_running(one.minor for one in dues if one.due_on <= span.hi.date())),
        due_now=_due(dues, span.hi),
        balances=frozenset(
            max(0, total - paid) for total in totals for paid in {_paid(dues, span.lo), _paid(dues, span.hi)}
        ),
        paid_known=all(one.known for one in dues if one.over <= span.hi),
    )


def _paid_on(one: Due, t: datetime) -> int:
    return sum(part.minor for part in one.paid if part.span is not None and _minute(part.span.lo) <= t)


def _minute(t: datetime) -> datetime:
    return t.replace(second=0, microsecond=0)


def _paid(dues: Iterable[Due], t: datetime) -> int:
    return sum(min(one.minor, _paid_on(one, t)) for one in dues)


def _rests(dues: Iterable[Due], t: datetime) -> list[int]:
    """What is still to be paid of each instalment that is due, the oldest first; none for what is paid."""
    due = [one for one in dues if one.due_on <= t.date()]
    return [rest for one in due if (rest := one.minor - _paid_on(one, t)) > 0]


def _due(dues: Iterable[Due], t: datetime) -> int:
    return sum(_rests(dues, t))


def _running(amounts: Iterable[int]) -> set[int]:
    found, total = set(), 0
    for one in amounts:
        total += one
        found.add(total)
    return found


def _sums(dues: Sequence[Due], t: datetime) -> set[int]:
    """Each rest, and the sums of due unpaid ones that follow each other."""
    rests = _rests(dues, t)
    found = set(rests)
    for start in range(min(len(rests), 60)):
        found |= _running(rests[start:])
    return found
