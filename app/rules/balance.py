"""What an agreement makes due at a moment: instalments, sums of unpaid ones, what remains."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

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
    first = _reckoned(dues, span.lo)
    last = first if span.is_point else _reckoned(dues, span.hi)
    return Owed(
        currency=agreement.currency,
        totals=frozenset(totals),
        allowed=frozenset({one.minor for one in dues} | _sums(first.rests) | _sums(last.rests)),
        possible=frozenset(_running(one.minor for one in dues if one.due_on <= span.hi.date())),
        due_now=sum(last.rests),
        balances=frozenset(max(0, total - paid) for total in totals for paid in {first.paid, last.paid}),
        paid_known=all(one.known for one in dues if one.over <= span.hi),
    )


class _Reckoned(NamedTuple):
    """What is still to be paid of each instalment that is due, the oldest first, and what was paid on all."""

    rests: list[int]
    paid: int


def _reckoned(dues: Sequence[Due], t: datetime) -> _Reckoned:
    rests, paid, day = [], 0, t.date()
    for one in dues:
        already = min(one.minor, sum([minor for when, minor in one.came if when <= t]))
        paid += already
        if one.due_on <= day and already < one.minor:
            rests.append(one.minor - already)
    return _Reckoned(rests, paid)


def _running(amounts: Iterable[int]) -> set[int]:
    return set(accumulate(amounts))


def _sums(rests: Sequence[int]) -> set[int]:
    """Each rest, and the sums of due unpaid ones that follow each other."""
    found = set(rests)
    for start in range(min(len(rests), 60)):
        found |= _running(rests[start:])
    return found
