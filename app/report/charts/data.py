"""What the charts count: contacts by day, by hour and weekday, by number; what was due and what was paid."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from app.case.contacts import is_contact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.case.records import Agreement, Allocation, Entry, Instalment, Party, Payment

TIMED = frozenset({"second", "minute"})
DAYS, WEEKS = 92, 730
"""Longest span in days that is shown by day, and by week; a longer one is shown by month."""


class Record(Protocol):
    """The parts of a snapshot that charts count."""

    @property
    def entries(self) -> Sequence[Entry]:
        """What happened."""

    @property
    def parties(self) -> Sequence[Party]:
        """Who is in the story."""

    @property
    def agreements(self) -> Sequence[Agreement]:
        """What was agreed."""

    @property
    def instalments(self) -> Sequence[Instalment]:
        """What is due when."""

    @property
    def payments(self) -> Sequence[Payment]:
        """What was paid."""

    @property
    def allocations(self) -> Sequence[Allocation]:
        """What it was paid for."""


class Relations(Protocol):
    """Who answers where an entry stands to the agreement."""

    def relation(self, entry: Entry) -> str:
        """``before|same_day|after|unknown``."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One stretch of time or one sender: how many contacts, and how many of them after the agreement."""

    key: str
    count: int
    after: int
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Flag:
    """A day to mark above the bars: ``agreement`` or ``payment``."""

    day: date
    kind: str


@dataclass(frozen=True, kw_only=True)
class Days:
    """Contacts over time, from the first day of the first bar to the last of the last.

    ``unit`` is ``day``, ``week`` (from Monday) or ``month``; ``undated`` contacts are in no bar.
    """

    first: date
    last: date
    unit: str
    bars: tuple[Bar, ...]
    flags: tuple[Flag, ...]
    undated: int


@dataclass(frozen=True, kw_only=True)
class Hours:
    """Contacts by weekday (0 is Monday) and hour; ``untimed`` have no time of day."""

    cells: dict[tuple[int, int], tuple[str, ...]]
    untimed: int


@dataclass(frozen=True, kw_only=True)
class Step:
    """A day and the sum up to and including it, in minor units."""

    day: date
    minor: int


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What was due and what was paid, each summed up over time."""

    due: tuple[Step, ...]
    paid: tuple[Step, ...]
    currency: str


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Everything that is drawn, counted once from one snapshot."""

    days: Days | None
    hours: Hours
    senders: tuple[Bar, ...]
    plan: Plan | None


def count(record: Record, relations: Relations, *, provisional: bool = False) -> Counts:
    """Counts the record.

    Args:
        record: a snapshot.
        relations: where an entry stands to the agreement.
        provisional: drafts count as well (the window, visibly so; paper never).
    """
    counted = {"confirmed", "draft"} if provisional else {"confirmed"}
    contacts = [
        one for one in record.entries if one.status in counted and is_contact(one) and not one.asks_about
    ]
    after = {one.id for one in contacts if relations.relation(one) == "after"}
    return Counts(
        days=_days(record, contacts, after, counted),
        hours=_hours(contacts),
        senders=_senders(record, contacts, after),
        plan=_plan(record, counted),
    )


def _day(entry: Entry) -> date | None:
    if entry.at is None or entry.precision == "month":
        return None
    return date.fromisoformat(entry.at[:10])


def _days(record: Record, contacts: list[Entry], after: set[str], counted: set[str]) -> Days | None:
    dated = [(day, one) for one in contacts if (day := _day(one)) is not None]
    if not dated:
        return None
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    flags = tuple(sorted(_flags(record, counted), key=lambda flag: (flag.day, flag.kind)))
    span = (last - first).days
    unit = "day" if span <= DAYS else "week" if span <= WEEKS else "month"
    held: dict[date, list[Entry]] = {}
    for day, one in dated:
        held.setdefault(_start(day, unit), []).append(one)
    bars = tuple(_bar(start.isoformat(), held[start], after) for start in sorted(held))
    undated = len(contacts) - len(dated)
    first, last = _start(first, unit), _end(last, unit)
    return Days(first=first, last=last, unit=unit, bars=bars, flags=flags, undated=undated)


def _start(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day


def _end(day: date, unit: str) -> date:
    if unit == "week":
        return day + timedelta(days=6 - day.weekday())
    return (
        _start(_start(day, unit) + timedelta(days=31), unit) - timedelta(days=1) if unit == "month" else day
    )


def _bar(key: str, entries: Iterable[Entry], after: set[str]) -> Bar:
    rows = list(entries)
    return Bar(
        key=key,
        count=sum(one.count for one in rows),
        after=sum(one.count for one in rows if one.id in after),
        ids=tuple(one.id for one in rows),
    )


def _flags(record: Record, counted: set[str]) -> Iterable[Flag]:
    for agreement in record.agreements:
        if agreement.status in counted and agreement.agreed_at:
            yield Flag(day=date.fromisoformat(agreement.agreed_at[:10]), kind="agreement")
    for payment in record.payments:
        if payment.status in counted and payment.paid_at:
            yield Flag(day=date.fromisoformat(payment.paid_at[:10]), kind="payment")


def _hours(contacts: list[Entry]) -> Hours:
    held: dict[tuple[int, int], list[str]] = {}
    untimed = 0
    for one in contacts:
        if one.at is None or one.precision not in TIMED:
            untimed += one.count
            continue
        when = datetime.fromisoformat(one.at)
        held.setdefault((when.weekday(), when.hour), []).extend([one.id] * one.count)
    return Hours(cells={key: tuple(ids) for key, ids in held.items()}, untimed=untimed)


def _senders(record: Record, contacts: list[Entry], after: set[str]) -> tuple[Bar, ...]:
    names = {party.id: party.name for party in record.parties}
    held: dict[str, list[Entry]] = {}
    for one in contacts:
        shown = one.number_shown or one.number or one.sender_shown
        name = names.get(one.party or "", "")
        held.setdefault(" · ".join(part for part in (name, shown) if part), []).append(one)
    bars = (_bar(key, rows, after) for key, rows in held.items())
    return tuple(sorted(bars, key=lambda bar: (-bar.count, bar.key)))


def _plan(record: Record, counted: set[str]) -> Plan | None:
    """The agreement in force: the latest that no other supersedes."""
    agreed = [one for one in record.agreements if one.status in counted]
    gone = {one.supersedes for one in agreed}
    current = max(
        (one for one in agreed if one.id not in gone), key=lambda one: one.agreed_at or "", default=None
    )
    if current is None:
        return None
    counter: Counter[date] = Counter()
    mine = {one.id: one for one in record.instalments if one.agreement == current.id}
    for one in mine.values():
        counter[date.fromisoformat(one.due_on)] += one.minor
    paid: Counter[date] = Counter()
    when = {one.id: one.paid_at for one in record.payments if one.status in counted}
    for part in record.allocations:
        if part.status in counted and part.instalment in mine and when.get(part.payment):
            paid[date.fromisoformat(str(when[part.payment])[:10])] += part.minor
    return Plan(due=_steps(counter), paid=_steps(paid), currency=current.currency) if mine else None


def _steps(sums: Counter[date]) -> tuple[Step, ...]:
    total, steps = 0, []
    for day in sorted(sums):
        total += sums[day]
        steps.append(Step(day=day, minor=total))
    return tuple(steps)
