"""Proposes which instalment a payment counts for: the one it names, else the oldest that is not full.

Without a word of the debtor a payment goes to what is due, the oldest first (民法典 560). Pure functions.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TWICE = timedelta(days=3)
"""The same sum again so soon after an instalment was full, while the next is far off, was paid twice."""
NEAR = timedelta(days=12)


@dataclass(frozen=True, kw_only=True)
class Sum:
    """An instalment, how much of it is paid in minor units, and the day of the latest part."""

    id: str
    n: int
    due_on: date
    minor: int
    paid: int = 0
    last: date | None = None

    @property
    def open(self) -> int:
        """What is still to be paid."""
        return max(0, self.minor - self.paid)


@dataclass(frozen=True, kw_only=True)
class Money:
    """A payment that counts for nothing yet; ``named``: the instalment in its words; ``back``: a refund."""

    id: str
    day: date
    at: str
    minor: int
    named: int | None = None
    back: bool = False


@dataclass(frozen=True, kw_only=True)
class Part:
    """A proposal: ``reason`` is ``named|early|on_time|late|part|rest|several``."""

    payment: str
    instalment: str
    minor: int
    reason: str


def propose(sums: Iterable[Sum], payments: Iterable[Money]) -> list[Part]:
    """The parts of payments that count for instalments, payments in the order of time.

    Left out are what was refunded with its refund, what was paid twice, and what is over at the end.
    """
    book = _Book(sums)
    return [
        part for one in _kept(sorted(payments, key=lambda one: (one.at, one.id))) for part in book.count(one)
    ]


def _kept(payments: Sequence[Money]) -> list[Money]:
    """Payments that stayed paid: a refund takes the latest equal payment before it along."""
    kept: list[Money] = []
    for one in payments:
        if not one.back:
            kept.append(one)
            continue
        same = next((other for other in reversed(kept) if other.minor == one.minor), None)
        if same is not None:
            kept.remove(same)
    return kept


class _Book:
    """The instalments while payments are counted against them."""

    def __init__(self, sums: Iterable[Sum]) -> None:
        self._sums = sorted(sums, key=lambda one: (one.due_on, one.n))
        self._open = {one.id: one.open for one in self._sums}
        self._filled = {one.id: one.last for one in self._sums if one.last and not one.open}
        self._parts: defaultdict[str, int] = defaultdict(int)

    def count(self, payment: Money) -> list[Part]:
        """The parts of one payment."""
        if self._twice(payment):
            return []
        left, parts = payment.minor, []
        for one in self._in_order(payment):
            room = self._open[one.id]
            if left <= 0:
                break
            if room > 0:
                minor = min(left, room)
                parts.append((one, minor))
                left -= minor
        return [self._booked(payment, one, minor, len(parts)) for one, minor in parts]

    def _in_order(self, payment: Money) -> list[Sum]:
        named = [one for one in self._sums if one.n == payment.named]
        return [*named, *(one for one in self._sums if one not in named)]

    def _twice(self, payment: Money) -> bool:
        """An equal sum again right after an instalment was full, while the next one is far off."""
        if payment.named is not None:
            return False
        again = [
            one for one in self._sums if one.minor == payment.minor and one.id in self._filled
            and abs(payment.day - self._filled[one.id]) <= TWICE
        ]  # fmt: skip
        coming = next((one for one in self._sums if self._open[one.id] > 0), None)
        return bool(again) and coming is not None and coming.due_on - payment.day > NEAR

    def _booked(self, payment: Money, one: Sum, minor: int, count: int) -> Part:
        why = reason(payment, replace(one, paid=one.minor - self._open[one.id]), minor, count)
        self._open[one.id] -= minor
        if self._open[one.id] == 0:
            self._filled[one.id] = payment.day
        return Part(payment=payment.id, instalment=one.id, minor=minor, reason=why)


def reason(payment: Money, one: Sum, minor: int, parts: int) -> str:
    """Why a part of a payment fits an instalment, the codes of :class:`Part`; ``over`` where it is too much.

    Args:
        payment: with its day and the instalment that its words name.
        one: with what was paid on it before this part.
        minor: the part that counts for it.
        parts: over how many instalments the payment goes.
    """
    if one.paid + minor > one.minor:
        return "over"
    if parts > 1:
        return "several"
    if minor != one.minor:
        return "rest" if one.paid + minor == one.minor else "part"
    return "named" if payment.named == one.n else _when(payment, one)


def _when(payment: Money, one: Sum) -> str:
    if payment.day > one.due_on:
        return "late"
    return "on_time" if one.due_on - payment.day <= NEAR else "early"
