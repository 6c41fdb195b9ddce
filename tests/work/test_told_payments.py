"""Payments that messages tell of: proposed once, never doubled, never against what the person listed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from test_repayments import AGREED, add, service, states

from app.case.case import Batch
from app.case.errors import Trouble
from app.case.records import Agreement, Allocation, Citation, Entry, Evidence, Payment
from app.work import agreements, dump, findings, paid_parts, payments, repayments, review, told_payments

if TYPE_CHECKING:
    from pathlib import Path

    from app.case.case import Case

RECEIPT = "【晨禾借】您已成功还款100.00元（第1期/共4期），下期还款日2026-05-05。"
DEBIT = "【江岸银行】您尾号1234的储蓄卡4月5日19:55代扣还款（晨禾借）100.00元，余额20.10元。"
FAILED = "【晨禾借】您本期还款100.00元扣款失败，余额不足，请及时存入。"
PARCEL = "【江岸银行】您尾号1234的储蓄卡4月5日12:10消费支出人民币100.00元，余额3.10元。"


def sms(folder: Path, *told: tuple[str, str, str], name: str = "sms.xml") -> Path:
    """A backup of messages: number, local moment, words."""
    rows = "\n".join(
        f'<sms address="{number}" date="{int(datetime.fromisoformat(at + "+08:00").timestamp() * 1000)}"'
        f' type="1" body="{words}" />'
        for number, at, words in told
    )
    path = folder / name
    path.write_text(f'<?xml version="1.0"?>\n<smses count="{len(told)}">\n{rows}\n</smses>', encoding="utf-8")
    return path


def living(case: Case) -> list[Payment]:
    return [one for one in case.find(Payment) if one.status != "discarded"]


def test_a_receipt_and_the_bank_s_message_are_one_draft_with_both_as_proof(
    case: Case, tmp_path: Path
) -> None:
    agreements.record(case, AGREED)
    add(
        case,
        sms(tmp_path, ("95533", "2026-04-05T19:56:00", DEBIT), ("10691", "2026-04-05T19:57:00", RECEIPT)),
    )
    (one,) = living(case)
    assert (one.status, one.minor, one.payee, one.entry) == ("draft", 10_000, "晨禾借", None)
    assert {each.text for each in case.find(Citation, payment=one.id)} == {DEBIT, RECEIPT}
    (part,) = case.find(Allocation, payment=one.id)
    assert part.status == "draft"
    assert states(case)[0] == (1, "open", 0)  # nothing counts before a person says so
    review.accept_all(case)
    assert states(case)[0] == (1, "paid", 10_000)


@pytest.mark.parametrize("first", ["messages", "statement"])
def test_the_statement_s_line_of_the_same_payment_doubles_nothing(
    case: Case, tmp_path: Path, first: str
) -> None:
    agreements.record(case, AGREED)
    files = [sms(tmp_path, ("10691", "2026-04-05T19:57:00", RECEIPT)), service(tmp_path)]
    for one in files if first == "messages" else reversed(files):
        add(case, one)
    review.accept_all(case)
    paid = sorted((str(one.paid_at)[:16], one.minor) for one in living(case) if one.direction == "out")
    assert paid == [("2026-04-05T19:55", 10_000), ("2026-05-04T10:00", 4_000), ("2026-05-20T10:00", 6_000)]
    (twice,) = [one for one in living(case) if one.minor == 10_000]
    assert len({each.evidence for each in case.find(Citation, payment=twice.id)}) == 2


def test_an_answer_that_was_given_goes_along_with_the_statement(case: Case, tmp_path: Path) -> None:
    agreements.record(case, AGREED)
    add(case, sms(tmp_path, ("10691", "2026-04-05T19:57:00", RECEIPT)))
    review.accept_all(case)
    add(case, service(tmp_path))
    (kept,) = [one for one in living(case) if one.minor == 10_000]
    assert (kept.status, str(kept.paid_at)[:16]) == ("confirmed", "2026-04-05T19:55")
    assert case.get(Entry, str(kept.entry)).status == "confirmed"
    assert states(case)[0] == (1, "paid", 10_000)


def test_what_the_person_listed_gets_proof_and_no_company(case: Case, tmp_path: Path) -> None:
    second = RECEIPT.replace("第1期", "第2期")
    add(
        case,
        sms(tmp_path, ("10691", "2026-04-05T19:57:00", RECEIPT), ("10691", "2026-05-02T09:00:00", second)),
    )
    paid = [{"paid_at": "2026-04-04T10:00:00", "minor": 10_000, "instalment": 1}]
    agreements.record(case, {**AGREED, "payments": paid, "payments_cover": ["2026-03-12", "2026-06-30"]})
    (one,) = living(case)
    assert (one.status, str(one.paid_at)[:10]) == ("confirmed", "2026-04-04")
    assert [each.text for each in case.find(Citation, payment=one.id)] == [RECEIPT]


def test_two_instalments_of_one_day_stay_two(case: Case, tmp_path: Path) -> None:
    agreements.record(case, AGREED)
    second = RECEIPT.replace("第1期", "第2期")
    add(
        case,
        sms(tmp_path, ("10691", "2026-04-05T19:57:00", RECEIPT), ("10691", "2026-04-05T19:58:00", second)),
    )
    review.accept_all(case)
    assert [state for _, state, _ in states(case)][:2] == ["paid", "paid"]


@pytest.mark.parametrize("words", [FAILED, PARCEL])
def test_what_failed_or_was_for_something_else_is_no_payment(case: Case, tmp_path: Path, words: str) -> None:
    agreements.record(case, AGREED)
    add(
        case, sms(tmp_path, ("95533", "2026-04-05T19:56:00", words), ("10691", "2026-04-06T09:00:00", FAILED))
    )
    assert living(case) == []


def test_a_payment_that_was_set_aside_is_not_proposed_again(case: Case, tmp_path: Path) -> None:
    agreements.record(case, AGREED)
    add(case, sms(tmp_path, ("10691", "2026-04-05T19:57:00", RECEIPT)))
    review.discard(case, [one.id for one in living(case)])
    add(case, sms(tmp_path, ("10691", "2026-05-20T19:57:00", "【晨禾借】您的借款请留意"), name="later.xml"))
    assert living(case) == []


PLAIN = "【晨禾借】您已成功还款100.00元，感谢您的支持。"
LATE_DEBIT = "【江岸银行】您尾号1234的储蓄卡4月7日09:12代扣还款（晨禾借）100.00元，余额20.10元。"


def asked_pair(case: Case, folder: Path) -> tuple[Payment, Payment]:
    """A receipt and, two days on, a bank's message of the same sum: nothing says that they are one."""
    agreements.record(case, AGREED)
    rows = ("10691", "2026-04-05T19:57:00", PLAIN), ("95533", "2026-04-07T09:13:00", LATE_DEBIT)
    add(case, sms(folder, *rows))
    first, second = sorted(living(case), key=lambda one: str(one.paid_at))
    return first, second


def test_equal_sums_some_days_apart_stay_two_and_are_asked_about(case: Case, tmp_path: Path) -> None:
    first, second = asked_pair(case, tmp_path)
    assert told_payments.questions(case) == {second.id: first.id}
    assert told_payments.asked(case.snapshot()) == {second.id: first.id}
    review.accept_all(case)
    assert [one.status for one in (case.get(Payment, first.id), case.get(Payment, second.id))] == [
        "confirmed",
        "draft",
    ]
    # What may be the first again counts for nothing until the person says so.
    assert [paid for _, _, paid in states(case)][:2] == [10_000, 0]
    repayments.settle(case)
    assert not case.find(Allocation, payment=second.id)
    told = {one["id"]: one["perhaps_same"] for one in dump.dump(case)["payments"]}
    assert told == {first.id: None, second.id: first.id}


def test_the_person_says_that_they_are_one(case: Case, tmp_path: Path) -> None:
    first, second = asked_pair(case, tmp_path)
    repayments.answer(case, second.id, same=True)
    (one,) = living(case)
    assert one.id == first.id
    assert {each.text for each in case.find(Citation, payment=one.id)} == {PLAIN, LATE_DEBIT}
    case.undo()
    assert len(living(case)) == 2


def test_the_person_says_that_they_are_two(case: Case, tmp_path: Path) -> None:
    _, second = asked_pair(case, tmp_path)
    repayments.answer(case, second.id, same=False)
    assert case.get(Payment, second.id).status == "confirmed"
    assert told_payments.questions(case) == {}
    # Paid twice within days: which instalment the second counts for is the person's to say.
    review.accept_all(case)
    assert [paid for _, _, paid in states(case)][:2] == [10_000, 0]
    snapshot = case.snapshot()
    (agreement,) = snapshot.agreements
    assert [one.id for one in paid_parts.unmatched(snapshot, agreement)] == [second.id]
    with pytest.raises(Trouble, match="no_such"):
        repayments.answer(case, second.id, same=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RECEIPT, "【江岸银行】您尾号1234的储蓄卡已代扣还款100.00元（晨禾借第1期）。"),
        (
            "【晨禾借】您已成功还款100.00元，流水号：A2026040500123。",
            "【江岸银行】您已成功还款100.00元至晨禾借，流水号A2026040500123。",
        ),
    ],
)
def test_a_named_instalment_or_one_reference_makes_them_one(
    case: Case, tmp_path: Path, one: str, other: str
) -> None:
    agreements.record(case, AGREED)
    add(case, sms(tmp_path, ("10691", "2026-04-05T19:57:00", one), ("95533", "2026-04-06T09:00:00", other)))
    assert len(living(case)) == 1


def told_beyond_the_list(case: Case, folder: Path) -> None:
    """The person listed what was paid until June; a message tells of one more payment in that time."""
    second = RECEIPT.replace("第1期", "第2期")
    rows = ("10691", "2026-04-05T19:57:00", RECEIPT), ("10691", "2026-05-02T09:00:00", second)
    add(case, sms(folder, *rows))
    paid = [{"paid_at": "2026-04-05T19:55:00", "minor": 10_000, "instalment": 1}]
    agreements.record(case, {**AGREED, "payments": paid, "payments_cover": ["2026-03-12", "2026-06-30"]})
    review.accept_all(case)


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_a_told_payment_that_is_not_on_the_list_is_pointed_out_with_both(
    case: Case, tmp_path: Path, lang: str
) -> None:
    told_beyond_the_list(case, tmp_path)
    page = findings.build(case.snapshot(), lang=lang)
    (one,) = page["unlisted_payments"]
    (agreement,) = case.find(Agreement, status="confirmed")
    assert (one["paid_on"], one["minor"], one["source"], one["own_list"]) == (
        "2026-05-02", 10_000, agreement.id, True,
    )  # fmt: skip
    assert "第2期" in case.get(Entry, one["entry"]).text
    assert all(part in one["sentence"] for part in ("2026-05-02", "2026-03-12", "2026-06-30", "100.00"))
    (performed,) = [each for each in page["claims"] if each["claim"] == "performed"]
    (element,) = [each for each in performed["elements"] if each["element"] == "told_payment"]
    assert [proof["id"] for proof in element["for"]] == [one["entry"]]
    assert [(proof["kind"], proof["id"]) for proof in element["against"]] == [("agreement", agreement.id)]
    assert element["gap"]["code"] == "not_on_own_list" and element["gap"]["how"]
    # It is no payment, and nobody is said to have kept or broken anything because of it.
    assert states(case)[1][2] == 0


def test_what_the_person_adds_or_sets_aside_is_not_pointed_out_any_more(case: Case, tmp_path: Path) -> None:
    told_beyond_the_list(case, tmp_path)
    payments.add(case, paid_at="2026-05-02", minor=10_000)
    assert findings.build(case.snapshot())["unlisted_payments"] == []
    case.undo()
    assert len(findings.build(case.snapshot())["unlisted_payments"]) == 1
    assert findings.build(case.snapshot(), as_of=date(2026, 5, 1))["unlisted_payments"] == []


def test_a_statement_of_that_time_without_it_is_the_other_source(case: Case, tmp_path: Path) -> None:
    agreements.record(case, AGREED)
    second = RECEIPT.replace("第1期", "第2期")
    add(case, service(tmp_path), sms(tmp_path, ("10691", "2026-05-12T09:00:00", second)))
    review.accept_all(case)
    (one,) = findings.build(case.snapshot())["unlisted_payments"]
    assert (one["own_list"], one["period"]) == (False, ["2026-03-01", "2026-06-20"])
    assert case.get(Evidence, one["source"]).name == "支付账单.csv"


@pytest.mark.parametrize(
    ("words", "found"),
    [("¥100.00\n已被接收", [10_000]), ("¥90.00\n已被接收", []), ("¥100.00\n转账给小何", [])],
)
def test_a_transfer_in_a_chat_that_was_taken_is_proposed_if_it_is_an_instalment(
    case: Case, words: str, found: list[int]
) -> None:
    agreements.record(case, AGREED)
    picture = Evidence(
        id="ev_chat",
        sha256="0" * 64,
        size=1,
        media_type="image/png",
        name="chat.png",
        stored="files/chat.png",
        grade="screenshot",
    )
    card = Entry(
        id="en_card",
        kind="chat",
        direction="out",
        category="payment",
        text=words,
        at="2026-04-05T19:56:00+08:00",
        precision="about",
    )
    place = Citation(id="ci_card", evidence="ev_chat", entry="en_card", text=words, region=(1, 2, 3, 4))
    case.edit("intake", Batch(put=(picture, card, place)))
    repayments.settle(case)
    made = living(case)
    assert [one.minor for one in made] == found
    assert [(one.status, one.grade, one.precision) for one in made] == [("draft", "screenshot", "day")] * len(
        found
    )
