"""Findings say the same in whatever order the records of a case come."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from rules_case import AGREED, agreement, calls, contact, document, record

from app.case.records import CaseInfo, Citation, Debt, Evidence, Term

if TYPE_CHECKING:
    from app.case.snapshot import Snapshot

DAY = timedelta(days=1)
THIRD = {"who": "third_party", "name": "某乙", "relation": "同事"}


def busy() -> Snapshot:
    """Every check finds something in it, of two debts, with equal moments and moments that are not known."""
    at = AGREED.replace(hour=23) + 40 * DAY
    entries = [
        *calls(AGREED + 5 * DAY, 5),
        *calls(AGREED + 6 * DAY, 8, call_type="missed", party="pa_2"),
        *(contact(f"en_{n}", at, text="我去你单位找你领导聊聊", category="threat") for n in range(6)),
        *(contact(f"en_1{n}", at + n * DAY, text="当前应还88.8元", party=None, number=f"139{n}") for n in range(4)),
        contact("en_20", None, text="请转告他还款", recipient=THIRD),
        contact("en_21", at, "visit", party="pa_2", text="上门"),
        contact("en_22", AGREED - 9 * DAY, text="请转到专员个人账户"),
        contact("en_23", at, "chat", debt=None, text="经侦支队将对您协查备案"),
        contact("en_24", at, debt="de_2", text="请还款"),
        contact("en_25", at + DAY, "note", direction="none", text="睡不好"),
    ]  # fmt: skip
    amounts = ({"minor": 8_880, "currency": "CNY", "role": "due"},)
    entries = [replace(one, amounts=amounts) if "88.8" in one.text else one for one in entries]
    base = record(paid=7)
    debts = (*base.debts, Debt(id="de_2", lender="某小贷", lender_kind="small_loan"))
    later = agreement(id="ag_2", agreed_at="2025-06-01", precision="day", supersedes="ag_1", promises={})
    return replace(
        base,
        debts=debts,
        agreements=(*base.agreements, later),
        entries=tuple(entries),
        terms=tuple(Term(id=f"te_{n}", agreement="ag_1", kind=kind, text=kind) for n, kind in enumerate("ab")),
        evidence=tuple(
            Evidence(id=f"ev_{n}", sha256=str(n), size=1, media_type="image/png", name=f"{n}.png", stored=f"{n}.png", added_at="2025")
            for n in range(3)
        ),
        citations=tuple(Citation(id=f"ci_{n}", evidence=f"ev_{n}", entry=f"en_{n}") for n in range(3)),
    )  # fmt: skip


def mixed(snapshot: Snapshot, chance: random.Random) -> Snapshot:
    """The same records, each list of them in another order; debts keep theirs, which a person sees."""
    lists: dict[str, Any] = {}
    for each in fields(snapshot):
        rows = getattr(snapshot, each.name)
        if isinstance(rows, tuple) and each.name != "debts":
            lists[each.name] = tuple(chance.sample(rows, len(rows)))
    return replace(snapshot, **lists)


@pytest.mark.parametrize("provisional", [False, True])
def test_the_order_of_records_changes_no_word(provisional: bool) -> None:
    case = busy()
    wanted = document(case, provisional=provisional)
    assert len({one["check"] for one in wanted["findings"]}) >= 8
    assert isinstance(case.case, CaseInfo)
    for seed in range(25):
        assert document(mixed(case, random.Random(seed)), provisional=provisional) == wanted


def test_nor_does_the_day_it_is_looked_at_by_default() -> None:
    case = busy()
    wanted = document(case, as_of=None)
    assert date.fromisoformat(wanted["as_of"]) >= AGREED.date()
    assert document(mixed(case, random.Random(3)), as_of=None) == wanted
