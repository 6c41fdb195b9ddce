"""1,000 random cases against a slow oracle: a calendar walked day by day with a ledger, and no other shortcut."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from rules_case import OFFSET, contact

from app.case.records import Agreement, Allocation, CaseInfo, Debt, Entry, Instalment, Payment
from app.case.snapshot import Snapshot
from app.rules.standing import Standing

START = date(2025, 3, 1)
DAY = timedelta(days=1)
CASES = 1000


@dataclass
class Deal:
    """One agreement as a person would keep it in a notebook."""

    agreed: datetime
    grace: int
    rows: list[tuple[date, int]]
    paid: list[tuple[int, datetime, int]]  # row, when, how much
    ends: dict[str, Any]
    covers: tuple[date, date] | None
    notice: datetime | None = None
    stated_total: int | None = None
    sources: list[tuple[date, date]] = field(default_factory=list)
    notices: list[datetime] = field(default_factory=list)


def deal(chance: random.Random, first: date) -> Deal:
    count = chance.randint(1, 7)
    step = chance.choice([7, 15, 30, 31])
    rows = [
        (first + timedelta(days=step * n + chance.randint(0, 3)), chance.randint(1, 9) * 10)
        for n in range(count)
    ]
    paid = []
    for n, (due, minor) in enumerate(rows):
        left = minor
        for _ in range(chance.choice([0, 1, 1, 1, 2])):
            part = chance.choice([left, left, max(1, left // 2), minor])
            clock = chance.choice(
                [time(0, 0), time(23, 59), time(chance.randint(0, 23), chance.randint(0, 59))]
            )
            when = datetime.combine(due + timedelta(days=chance.randint(-6, 12)), clock)
            if part > 0:
                paid.append((n, when, part))
                left = max(0, left - part)
    ends: dict[str, Any] = {}
    if chance.random() < 0.8:
        ends["consecutive_missed"] = chance.choice([None, 1, 2, 2, 3])
        ends["total_missed"] = chance.choice([None, 2, 3])
        ends["effect"] = chance.choice(["automatic", "lender_may_end", "unknown"])
        ends["late_counts"] = chance.choice([True, False, None])
    whole = (START - 60 * DAY, START + 900 * DAY)
    covers = chance.choice([whole, whole, None, (first, first + timedelta(days=chance.randint(5, 120)))])
    agreed = datetime.combine(first - timedelta(days=chance.randint(0, 20)), time(chance.randint(0, 23), 17))
    notice = None
    if chance.random() < 0.15:
        notice = agreed + timedelta(days=chance.randint(-5, 150), minutes=chance.randint(0, 900))
    total = chance.choice([None, sum(m for _, m in rows), sum(m for _, m in rows) + 10])
    return Deal(agreed, chance.choice([0, 0, 1, 3, 5]), rows, paid, ends, covers, notice, total)


def snapshot(deals: list[Deal]) -> Snapshot:
    """The same as records."""
    agreements, instalments, payments, parts, entries = [], [], [], [], []
    for a, one in enumerate(deals):
        agreements.append(
            Agreement(
                id=f"ag_{a}", debt="de_1", status="confirmed", agreed_at=one.agreed.isoformat() + OFFSET,
                precision="minute", grace_days=one.grace, ends_when=one.ends, total_minor=one.stated_total,
                promises={"stop_collection": True},
                payments_cover=tuple(d.isoformat() for d in one.covers) if one.covers else (),
            )
        )  # fmt: skip
        for n, (due, minor) in enumerate(one.rows):
            instalments.append(
                Instalment(
                    id=f"in_{a}_{n}", agreement=f"ag_{a}", n=n + 1, due_on=due.isoformat(), minor=minor
                )
            )
        for p, (n, when, minor) in enumerate(one.paid):
            payments.append(
                Payment(
                    id=f"py_{a}_{p}", debt="de_1", minor=minor, status="confirmed",
                    paid_at=when.isoformat() + OFFSET, precision="minute",
                )
            )  # fmt: skip
            parts.append(
                Allocation(
                    id=f"al_{a}_{p}",
                    payment=f"py_{a}_{p}",
                    instalment=f"in_{a}_{n}",
                    minor=minor,
                    status="confirmed",
                )
            )
        if one.notice is not None:
            entries.append(
                contact(f"no_{a}", one.notice, "letter", category="termination_notice", precision="minute")
            )
    return Snapshot(
        case=CaseInfo(title="t"), debts=(Debt(id="de_1"),), agreements=tuple(agreements),
        instalments=tuple(instalments), payments=tuple(payments), allocations=tuple(parts), entries=tuple(entries),
    )  # fmt: skip


# the oracle


def paid_by(one: Deal, n: int, t: datetime) -> int:
    return sum(minor for row, when, minor in one.paid if row == n and when <= t)


def is_known(one: Deal, n: int) -> bool:
    if any(row == n for row, _, _ in one.paid):
        return True
    day, last = one.rows[n][0], one.rows[n][0] + one.grace * DAY
    while day <= last:
        if not any(lo <= day <= hi for lo, hi in one.sources):
            return False
        day += DAY
    return True


def elapsed(one: Deal, n: int, t: datetime) -> bool:
    return t.date() > one.rows[n][0] + one.grace * DAY


def kept(one: Deal, t: datetime) -> bool | None:
    over = [n for n in range(len(one.rows)) if elapsed(one, n, t)]
    if any(is_known(one, n) and paid_by(one, n, t) < one.rows[n][1] for n in over):
        return False
    return True if all(is_known(one, n) for n in over) else None


def misses(one: Deal, t: datetime, late_counts: bool) -> list[bool]:
    order = sorted(range(len(one.rows)), key=lambda n: (one.rows[n][0], n))
    found = []
    for n in order:
        if elapsed(one, n, t):
            last = datetime.combine(one.rows[n][0] + one.grace * DAY, time.max)
            late = is_known(one, n) and paid_by(one, n, last) < one.rows[n][1]
            found.append(late and (late_counts or paid_by(one, n, t) < one.rows[n][1]))
    return found


def enough(one: Deal, missed: list[bool]) -> bool:
    total, run = one.ends.get("total_missed"), one.ends.get("consecutive_missed")
    if total and missed.count(True) >= total:
        return True
    return bool(run) and any(all(missed[i : i + run]) for i in range(len(missed) - run + 1))


def reading(one: Deal, t: datetime, late_counts: bool) -> str:
    if one.ends.get("effect") == "automatic":
        day = min(due for due, _ in one.rows)
        while day <= t.date():
            midnight = datetime.combine(day, time.min)
            if midnight <= t and enough(one, misses(one, midnight, late_counts)):
                return "ended"
            day += DAY
    missed = misses(one, t, late_counts)
    if enough(one, missed):
        return "terminable"
    return "at_risk" if len(missed) < len(one.rows) and enough(one, [*missed, True]) else "alive"


def state(one: Deal, t: datetime) -> str:
    # A notice names no agreement: it ends the one that stood on the day it arrived.
    if any(one.agreed <= notice <= t for notice in one.notices):
        return "ended"
    said = one.ends.get("late_counts")
    states = {reading(one, t, late) for late in ([True, False] if said is None else [said])}
    return states.pop() if len(states) == 1 else "at_risk"


def instalment(one: Deal, n: int, day: date) -> tuple[str, int, date | None]:
    due, minor = one.rows[n]
    at, full = min([due, *(when.date() for _, when, _ in one.paid)]), None
    while at <= day and full is None:
        if paid_by(one, n, datetime.combine(at, time.max)) >= minor:
            full = at
        at += DAY
    paid = paid_by(one, n, datetime.combine(day, time.max))
    if full is not None:
        return ("paid" if full <= due else "cured" if full <= due + one.grace * DAY else "late"), paid, full
    if day < due:
        return "open", paid, None
    if day <= due + one.grace * DAY:
        return "due", paid, None
    return ("missed" if is_known(one, n) else "unknown"), paid, None


def owed_now(one: Deal, t: datetime) -> tuple[int, set[int]]:
    rests = [max(0, minor - paid_by(one, n, t)) for n, (due, minor) in enumerate(one.rows) if due <= t.date()]
    paid = sum(min(minor, paid_by(one, n, t)) for n, (_, minor) in enumerate(one.rows))
    totals = {sum(minor for _, minor in one.rows), *([one.stated_total] if one.stated_total else [])}
    return sum(rests), {max(0, total - paid) for total in totals}


def sources(deals: list[Deal]) -> None:
    days = {when.date() for one in deals for _, when, _ in one.paid}
    for one in deals:
        one.notices = [each.notice for each in deals if each.notice is not None]
        one.sources = [(day, day) for day in days]
        one.sources += [one.covers] if one.covers else []


def in_force(deals: list[Deal], t: datetime) -> Deal | None:
    begun = [one for one in deals if one.agreed <= t]
    return max(begun, key=lambda one: one.agreed) if begun else None


def at_random(chance: random.Random, deals: list[Deal]) -> datetime:
    edge = chance.choice(
        [d for one in deals for d, _ in one.rows] + [when.date() for one in deals for _, when, _ in one.paid]
    )
    clock = chance.choice([time(0, 0), time(23, 59), time(12, 30)])
    return datetime.combine(edge + timedelta(days=chance.randint(-2, 8)), clock)


@pytest.mark.parametrize("part", range(10))
def test_states_and_kept_equal_the_oracle(part: int) -> None:
    for seed in range(part * CASES // 10, (part + 1) * CASES // 10):
        chance = random.Random(seed)
        deals = [deal(chance, START)]
        if chance.random() < 0.25:
            deals.append(deal(chance, START + timedelta(days=chance.randint(40, 120))))
        sources(deals)
        case = snapshot(deals)
        standing = Standing(case)
        for turn in range(8):
            t = at_random(chance, deals)
            compare(standing, deals, t, f"seed {seed} at {t}", turn)
        day = at_random(chance, deals).date()
        for a, one in enumerate(deals):
            for n in range(len(one.rows)):
                row = next(each for each in case.instalments if each.id == f"in_{a}_{n}")
                have = standing.instalment(row, day)
                assert (have.state, have.paid_minor, have.paid_on) == instalment(one, n, day), (
                    f"seed {seed} {row} {day}"
                )


def compare(standing: Standing, deals: list[Deal], t: datetime, where: str, turn: int) -> None:
    one = in_force(deals, t)
    answer = standing.kept(contact(f"en_{turn}", t, precision="minute"))
    if one is None:
        assert (answer.kept, answer.agreement) == (None, "none"), where
        return
    assert answer.kept is kept(one, t), where
    assert answer.agreement == state(one, t), where
    applied = None if answer.kept is None else answer.kept and answer.agreement != "ended"
    assert answer.promise_applied is applied, where
    stands = standing.place(contact(f"en_{turn}", t, precision="minute"))
    assert stands.plan is not None and stands.owed is not None
    assert (stands.owed.due_now, set(stands.owed.balances)) == owed_now(one, t), where
    a = deals.index(one)
    made = {f"py_{a}_{p}" for p, (_, when, _) in enumerate(one.paid) if when <= t}
    assert stands.proof[0] == f"ag_{a}" and set(stands.proof[1:]) == made, where


def test_a_day_has_an_answer_only_if_every_minute_has_the_same() -> None:
    for seed in range(60):
        chance = random.Random(seed)
        deals = [deal(chance, START)]
        sources(deals)
        standing = Standing(snapshot(deals))
        day = at_random(chance, deals).date()
        minutes = [datetime.combine(day, time.min) + timedelta(minutes=m) for m in range(1440)]
        answers = {None if in_force(deals, t) is None else kept(deals[0], t) for t in minutes}
        one: Entry = replace(contact("en_1", minutes[0]), precision="day")
        assert standing.kept(one).kept is (answers.pop() if len(answers) == 1 else None), seed
