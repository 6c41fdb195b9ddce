"""Findings of a large record: 100,000 contacts, 60 instalments, every pack; and whether the order of input matters.

``python benchmarks/findings.py [contacts]``. The snapshot is made in memory: reading a case is measured elsewhere.
Half of the contacts are messages. Dunning repeats itself: amounts and days change from month to month, not from message
to message, so about one text in ten differs from all others (how many do is printed).
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.case.records import Agreement, Allocation, CaseInfo, Debt, Entry, Instalment, Party, Payment
from app.case.snapshot import Snapshot
from app.rules import schedule
from app.work import findings

AGREED = datetime(2025, 3, 10, 15, 42)
# How many different numbers the messages name.
NUMBERS = 1_200
WORDS = (
    "【晨禾借】您的借款已逾期{d}天，当前应还{n}.07元，请尽快还款。",
    "再不处理就去你单位找你领导聊聊，编号{n}",
    "您本期1570.00元将于{n}日到期，请按时还款。",
    "关于借款合同纠纷一案（编号{n}），拟提起诉讼，请保持电话畅通。",
    "今天必须先还{n}元，不然系统自动转外包。",
)
CATEGORIES = ("demand_after_agreement", "threat", "reminder", "legal_notice", "demand_after_agreement")
# What each of the messages above names: the amounts stand in their words, as in a real record.
MINOR = (lambda n: n * 100 + 7, lambda n: n * 100, lambda n: 157_000, lambda n: n * 100, lambda n: n * 100)


def entry(number: int, chance: random.Random) -> Entry:
    """One contact of five years: calls and messages, some to third parties, some of an unknown time."""
    at = datetime(2024, 6, 1) + timedelta(minutes=chance.randrange(5 * 365 * 1440))
    kind = chance.choice(("call", "call", "sms", "chat"))
    words, named = chance.randrange(len(WORDS)), number % NUMBERS
    text = "" if kind == "call" else WORDS[words].format(n=named, d=named % 90)
    unknown = chance.random() < 0.02
    return Entry(
        id=f"en_{number}",
        debt="de_1",
        kind=kind,
        direction="in",
        at=None if unknown else at.isoformat(timespec="seconds") + "+08:00",
        precision="unknown" if unknown else "second",
        party=chance.choice(("pa_1", "pa_2", None)),
        number=f"1069000{number % 40:04}",
        text=text,
        call_type=chance.choice(("missed", "incoming", "rejected")) if kind == "call" else None,
        duration_s=chance.randrange(200) if kind == "call" else None,
        amounts=({"minor": MINOR[words](named), "currency": "CNY", "role": "due"},) if text else (),
        overdue_days=named % 90 if words == 0 and text else None,
        category="call" if kind == "call" else CATEGORIES[words],
        recipient={"who": "third_party", "name": "某某"} if chance.random() < 0.03 else None,
        status="confirmed",
    )


def record(contacts: int) -> Snapshot:
    """The snapshot of a case with one lender, one agency, 60 instalments and 59 payments."""
    chance = random.Random(1)
    plan = schedule.instalments(60, date(2025, 4, 5), each=157_000)
    paid = [(one.n, one.due_on + timedelta(days=chance.randint(-3, 5))) for one in plan[:-1]]
    return Snapshot(
        case=CaseInfo(title="t", borrower="某某"),
        debts=(Debt(id="de_1", lender="晨禾借", lender_kind="bank"),),
        parties=(
            Party(id="pa_1", name="晨禾借", kind="lender"),
            Party(id="pa_2", name="某机构", kind="agency", acts_for="pa_1"),
        ),
        agreements=(
            Agreement(
                id="ag_1", debt="de_1", status="confirmed", agreed_at=AGREED.isoformat() + "+08:00",
                precision="second", grace_days=3, total_minor=60 * 157_000, promises={"stop_collection": True},
                ends_when={"consecutive_missed": 2, "total_missed": 3, "effect": "unknown"},
                payments_cover=("2025-03-01", "2031-01-01"),
            ),
        ),
        instalments=tuple(
            Instalment(id=f"in_{one.n}", agreement="ag_1", n=one.n, due_on=one.due_on.isoformat(), minor=one.minor)
            for one in plan
        ),
        payments=tuple(
            Payment(
                id=f"py_{n}", debt="de_1", minor=157_000, status="confirmed",
                paid_at=f"{day.isoformat()}T09:00:00+08:00", precision="second",
            )
            for n, day in paid
        ),
        allocations=tuple(
            Allocation(id=f"al_{n}", payment=f"py_{n}", instalment=f"in_{n}", minor=157_000, status="confirmed")
            for n, _ in paid
        ),
        entries=tuple(entry(number, chance) for number in range(contacts)),
    )  # fmt: skip


def main() -> None:
    """Prints seconds of the whole document, twice, and once with the entries in another order."""
    contacts = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    snapshot = record(contacts)
    texts = [one.text for one in snapshot.entries if one.text]
    print(f"{len(texts):,} messages with {len(set(texts)):,} different texts")
    for turn in range(2):
        fresh, spent = time.perf_counter(), time.process_time()
        found = findings.build(replace(snapshot))
        print(
            f"findings of {contacts:,} contacts: {time.perf_counter() - fresh:.2f} s"
            f" ({time.process_time() - spent:.2f} s of processor), {len(found['findings'])} findings, run {turn + 1}"
        )
    mixed = list(snapshot.entries)
    random.Random(2).shuffle(mixed)
    print("the same in another order:", findings.build(replace(snapshot, entries=tuple(mixed))) == found)


if __name__ == "__main__":
    main()
