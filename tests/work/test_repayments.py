"""Statements become payments that count for instalments, whichever came first: the files or the agreement."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from app.case.errors import Refused
from app.case.records import Agreement, Allocation, Citation, Debt, Entry, Evidence, Instalment, Payment
from app.work import agreements, cases, dump, mappings, payments, repayments, review, review_edit, settle
from app.work.intake import Intake

if TYPE_CHECKING:
    from pathlib import Path

    from app.case.case import Case

ROWS = [
    ("2026-04-05 19:55:07", "晨禾借", "还款", "100.00", "交易成功"),
    ("2026-04-20 08:00:00", "面馆", "午饭", "12.00", "交易成功"),
    ("2026-05-04 10:00:00", "晨禾借", "还款", "40.00", "交易成功"),
    ("2026-05-20 10:00:00", "晨禾借", "还款", "60.00", "交易成功"),
    ("2026-06-05 10:00:00", "晨禾借", "还款", "100.00", "交易关闭"),
]
AGREED = {
    "agreed_at": "2026-03-12T15:20:00+08:00",
    "contract_number": "HT-2026-77",
    "grace_days": 3,
    "instalments": [{"n": n, "due_on": f"2026-0{3 + n}-05", "minor": 10_000} for n in (1, 2, 3, 4)],
}


def service(folder: Path) -> Path:
    lines = [
        "起始时间：[2026-03-01 00:00:00] 终止时间：[2026-06-20 23:59:59]",
        "交易时间,交易对方,商品说明,金额,收/支,交易状态",
    ]
    lines += [f"{at},{who},{what},{sum},支出,{state}" for at, who, what, sum, state in ROWS]
    path = folder / "支付账单.csv"
    path.write_text("\n".join(lines) + "\n", encoding="gb18030")
    return path


def bank(folder: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["交易日期", "交易时间", "支出金额", "余额", "对方户名", "摘要"])
    for at, who, what, sum, state in ROWS:
        if state == "交易成功":
            day, clock = at.split(" ")
            book.active.append([day.replace("-", ""), clock, float(sum), 5.0, f"支付平台-{who}", what])
    path = folder / "明细.xlsx"
    book.save(path)
    return path


def add(case: Case, *paths: Path) -> None:
    for _ in Intake(case, list(paths)).run():
        pass


def states(case: Case) -> list[tuple[int, str, int]]:
    (agreement,) = (one for one in dump.dump(case)["agreements"] if one["status"] == "confirmed")
    return [(one["n"], one["state"], one["paid_minor"]) for one in agreement["instalments"]]


WANTED = [(1, "paid", 10_000), (2, "late", 10_000), (3, "open", 0), (4, "open", 0)]


def test_the_agreement_first_then_the_statement(case: Case, tmp_path: Path) -> None:
    agreements.record(case, AGREED)
    add(case, service(tmp_path))
    assert all(one.status == "draft" for one in case.find(Payment))
    review.accept_all(case)
    assert states(case) == WANTED
    (item,) = dump.dump(case)["evidence"]
    assert (item["grade"], item["unread_rows"]) == ("export", 2)
    assert item["page_facts"]["payments_cover"] == ["2026-03-01", "2026-06-20"]


def test_the_statement_first_then_the_agreement(case: Case, tmp_path: Path) -> None:
    add(case, service(tmp_path))
    review.accept_all(case)
    agreements.record(case, AGREED)
    assert {one.status for one in case.find(Allocation)} == {"draft"}
    review.accept_all(case)
    assert states(case) == WANTED


def test_a_statement_of_an_unknown_lender_is_understood_when_the_agreement_comes(
    case: Case, tmp_path: Path
) -> None:
    (debt,) = case.find(Debt)
    from app.case.changes import Batch

    case.edit("test.put", Batch(put=[dataclasses.replace(debt, lender="")]))
    add(case, service(tmp_path))
    assert case.find(Payment) == []
    agreements.record(case, AGREED | {"lender": "晨禾借"})
    assert [one.minor for one in case.find(Payment, status="draft")] == [10_000, 4000, 6000]
    (item,) = case.find(Evidence)
    assert item.unread_rows == 2


def test_one_payment_in_two_sources_is_one_with_both_citations(case: Case, tmp_path: Path) -> None:
    agreements.record(case, AGREED)
    add(case, service(tmp_path), bank(tmp_path))
    review.accept_all(case)
    living = [one for one in case.find(Payment) if one.status != "discarded"]
    assert len(living) == 3
    assert all(len({c.evidence for c in case.find(Citation, payment=one.id)}) == 2 for one in living)
    assert states(case) == WANTED
    gone = [one for one in case.find(Entry, kind="payment", status="discarded")]
    assert len(gone) == 3 and all(one.replaced_by for one in gone)


def test_two_equal_rows_of_one_source_stay_two(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    row = "2026-04-05 19:55:07,晨禾借,还款,40.00,支出,交易成功\n"
    path.write_text("交易时间,交易对方,商品说明,金额,收/支,交易状态\n" + row * 2, encoding="utf-8")
    add(case, path)
    assert len([one for one in case.find(Payment) if one.status == "draft"]) == 2


def test_settling_again_changes_nothing(case: Case, tmp_path: Path) -> None:
    agreements.record(case, AGREED)
    add(case, service(tmp_path), bank(tmp_path))
    before = (case.find(Payment), case.find(Allocation), case.find(Citation))
    repayments.settle(case)
    assert (case.find(Payment), case.find(Allocation), case.find(Citation)) == before


def test_what_a_person_says_of_a_payment_replaces_what_was_proposed(case: Case, tmp_path: Path) -> None:
    agreements.record(case, AGREED)
    add(case, service(tmp_path))
    first = case.find(Payment)[0]
    (agreement,) = case.find(Agreement)
    wanted = {"payment": first.id, "agreement": agreement.id, "n": 3, "minor": 10_000}
    settle.set_many(case, {"allocations": [wanted]})
    (part,) = case.find(Allocation, payment=first.id)
    assert (part.status, part.instalment) == (
        "confirmed",
        next(i.id for i in case.find(Instalment) if i.n == 3),
    )


def test_a_discarded_payment_is_not_drafted_again(case: Case, tmp_path: Path) -> None:
    add(case, service(tmp_path))
    payments.discard(case, case.find(Payment)[0].id)
    agreements.record(case, AGREED)
    assert len(case.find(Payment)) == 3


def test_undo_takes_an_intake_back_with_its_payments(case: Case, tmp_path: Path) -> None:
    agreements.record(case, AGREED)
    add(case, service(tmp_path), bank(tmp_path))
    case.undo()
    assert case.find(Payment) == [] and case.find(Allocation) == []


def test_columns_that_a_person_named_are_remembered_and_read(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUSHI_DATA", str(tmp_path / "data"))
    path = tmp_path / "a.csv"
    path.write_text(
        "".join(f"2026-04-0{n} 09:00:00;10690001234;已逾期{n}天请还款;进\n" for n in range(1, 6)),
        encoding="utf-8",
    )
    add(case, path)
    (item,) = case.find(Evidence)
    reading = case.reading_of(item.id)
    assert reading is not None and (reading.state, reading.reason) == ("later", "columns_unknown")
    table: dict[str, Any] = reading.result["table"]
    mappings.remember(table["fingerprint"], table["at"], {"0": "time", "1": "number", "2": "text"})
    for _ in Intake(case, (), again={item.id: {}}).run():
        pass
    again = case.reading_of(item.id)
    assert again is not None and (again.id, again.state) == (reading.id, "ok")
    assert [one.text for one in case.find(Entry)] == [f"已逾期{n}天请还款" for n in range(1, 6)]
    assert mappings.known()[table["fingerprint"]]["columns"] == {"0": "time", "1": "number", "2": "text"}


def test_a_stated_payment_learns_payee_and_grade_from_the_statement_that_shows_it(
    case: Case, tmp_path: Path
) -> None:
    paid = {"paid_at": "2026-04-05T19:55:07", "minor": 10_000, "instalment": 1}
    agreements.record(case, AGREED | {"payments": [paid]})
    add(case, service(tmp_path))
    (one,) = (each for each in case.find(Payment, status="confirmed"))
    assert (one.payee, one.grade) == ("晨禾借", "export")
    assert case.get(Entry, str(one.entry)).text == "还款"
    assert len(case.find(Citation, payment=one.id)) == 1


def booked(folder: Path, day: str, name: str = "银行.xlsx") -> Path:
    """A bank's statement that shows one payment of 100, with its day alone."""
    book = openpyxl.Workbook()
    book.active.append(["交易日期", "支出金额", "余额", "对方户名", "摘要"])
    book.active.append([day, 100.0, 5.0, "支付平台-晨禾借", "还款"])
    path = folder / name
    book.save(path)
    return path


def counted(case: Case) -> int:
    return sum(one.minor for one in case.find(Allocation))


@pytest.mark.parametrize("bank_first", [True, False])
def test_a_payment_that_the_bank_booked_a_day_later_is_asked_about_and_counts_once(
    case: Case, tmp_path: Path, bank_first: bool
) -> None:
    agreements.record(case, AGREED)
    paths = [booked(tmp_path, "20260406"), service(tmp_path)]
    for path in paths if bank_first else reversed(paths):
        add(case, path)
    review.accept_all(case)
    (asked,) = [
        one for one in case.find(Entry, kind="payment") if any(d["code"] == "maybe_same" for d in one.doubts)
    ]
    (doubtful,) = case.find(Payment, entry=asked.id)
    assert case.find(Allocation, payment=doubtful.id) == []
    assert counted(case) == 20_000
    review_edit.same(case, asked.id)
    living = [one for one in case.find(Payment) if one.status != "discarded"]
    assert len(living) == 3 and counted(case) == 20_000
    assert sorted(len(case.find(Citation, payment=one.id)) for one in living) == [1, 1, 2]
    case.undo()
    assert len([one for one in case.find(Payment) if one.status != "discarded"]) == 4


def test_two_payments_that_a_person_holds_apart_stay_two_and_are_not_asked_about_again(
    case: Case, tmp_path: Path
) -> None:
    agreements.record(case, AGREED)
    add(case, service(tmp_path))
    add(case, booked(tmp_path, "20260406"))
    (asked,) = [
        one for one in case.find(Entry, kind="payment") if any(d["code"] == "maybe_same" for d in one.doubts)
    ]
    review_edit.different(case, asked.id)
    repayments.settle(case)
    assert case.get(Entry, asked.id).doubts == ()
    assert len([one for one in case.find(Payment) if one.status != "discarded"]) == 4
    assert counted(case) == 20_000, (
        "paid again within days of a full instalment: the person says what it is for"
    )


def test_the_same_statement_twice_changes_nothing_and_order_does_not_matter(tmp_path: Path) -> None:
    seen, files = [], (service(tmp_path), bank(tmp_path))
    for n, order in enumerate(itertools.permutations(range(3))):
        with cases.create(
            tmp_path / f"case{n}", title="例", lender="晨禾借", lender_kind="small_loan"
        ) as made:
            for step in order:
                if step == 0:
                    agreements.record(made, AGREED)
                else:
                    add(made, files[step - 1])
            review.accept_all(made)
            before = (made.find(Payment), made.find(Allocation), made.find(Citation))
            add(made, *files)
            assert (made.find(Payment), made.find(Allocation), made.find(Citation)) == before
            seen.append(states(made))
    assert seen == [WANTED] * 6


def plan_ids(case: Case) -> list[str]:
    return [one.id for one in sorted(case.find(Instalment), key=lambda one: one.n)]


def test_an_allocation_is_split_taken_back_and_undone_exactly(case: Case, tmp_path: Path) -> None:
    agreements.record(case, AGREED)
    add(case, service(tmp_path))
    review.accept_all(case)
    first = min(case.find(Payment), key=lambda one: one.paid_at or "")
    one, two, *_ = plan_ids(case)
    before = sorted(case.find(Allocation), key=lambda part: part.id)
    for parts in (
        [],
        [{"instalment": one, "minor": 4000}, {"instalment": two, "minor": 6000}],
        [{"instalment": one, "minor": 1}, {"instalment": one, "minor": 2}],
    ):
        payments.allocate(case, first.id, parts)
        assert sum(part.minor for part in case.find(Allocation, payment=first.id)) == sum(
            p["minor"] for p in parts
        )  # type: ignore[misc]
        case.undo()
        assert sorted(case.find(Allocation), key=lambda part: part.id) == before
    with pytest.raises(Refused) as over:
        payments.allocate(
            case, first.id, [{"instalment": one, "minor": 6000}, {"instalment": two, "minor": 4001}]
        )
    assert over.value.code == "allocation_over"
    assert sorted(case.find(Allocation), key=lambda part: part.id) == before


def test_a_payment_typed_by_hand_confirms_the_one_that_was_read(case: Case, tmp_path: Path) -> None:
    agreements.record(case, AGREED)
    add(case, service(tmp_path))
    one, *_ = plan_ids(case)
    payments.add(case, paid_at="2026-04-05", minor=10_000, instalment=one)
    found = [each for each in case.find(Payment, minor=10_000) if each.status != "discarded"]
    assert [each.status for each in found] == ["confirmed"]
    assert [(part.instalment, part.status) for part in case.find(Allocation, payment=found[0].id)] == [
        (one, "confirmed")
    ]
    assert case.find(Citation, payment=found[0].id)
