"""Agreements in many wordings are read by what they say; what they leave open stays open."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.intake.papers import agreement_text, documents
from app.intake.papers.page_text import Line

if TYPE_CHECKING:
    from pathlib import Path


def read(text: str, **more: Any) -> dict[str, Any]:
    lines = [Line(text=row.strip(), page=1) for row in text.strip().splitlines() if row.strip()]
    found = agreement_text.read(lines, **more)
    assert found is not None
    return found


def plan(found: dict[str, Any]) -> list[tuple[str, int]]:
    return [(one["due_on"], one["minor"]) for one in found["instalments"]]


def codes(found: dict[str, Any]) -> list[str]:
    return [one["code"] for one in found["doubts"]]


PROSE = """
还款协议书
协议书编号：CH-2026-0310
出借人（甲方）：晨禾网络小额贷款（青州）有限公司
借款人（乙方）：贺一
一、双方于2024年2月1日签订《借款合同》（合同编号：CH2024020199）。截至2026年3月9日，乙方尚欠甲方人民币壹万贰仟元整（¥12,000.00元）。
二、乙方承诺自2026年4月起每月15日前偿还1,000元，共12期，最后一期偿还1,000元。
三、乙方按期履行的，甲方不再计收逾期利息，并不再以任何方式向乙方及乙方的家人、单位催收。
四、乙方任何一期未按时足额还款的，本协议自动失效。给予每期两天宽限期。
本协议于2026年3月10日签署。
"""

CARD = """
信用卡个性化分期还款业务确认书
云岭银行股份有限公司信用卡中心（以下简称“甲方”）
客户姓名：高远  卡号尾号：4421
确认书编号：YL-GX-88120
分期总金额：36,600.00元，其中本金30,000.00元，利息3,600.00元，违约金3,000.00元。
分期期数：60期，每期应还金额610.00元，每月还款日为20日，首期还款日：2026年2月20日。
甲方同意减免违约金1,200.00元。分期期间停止计收新的利息及违约金。
征信：按个性化分期协议报送。
客户未能在还款日后3个工作日内足额还款，累计三次的，甲方有权终止本业务。
客户已于2026年1月18日 14:32:07 通过手机银行APP点击确认同意。
客服热线：400-010-2255
"""

MEDIATION = """
人民调解协议书
编号：（2026）青调字第0147号
申请人：远山消费金融有限公司，住所地青州市。
被申请人：鲁南，男，身份证号：370102********121X。
经本会主持调解，双方自愿达成如下协议：
一、双方确认被申请人尚欠申请人借款本息合计9,000元。
二、被申请人于2026年5月31日前偿还3,000元；于2026年6月30日前偿还3,000元；余款3,000元于2026年7月31日前付清。
三、申请人收到全部款项后，双方再无其他争议。
四、被申请人如有任意一期逾期，申请人可就剩余款项申请强制执行。
申请人（盖章）：                      被申请人（签字）：
2026年4月28日
"""

TABLE = """
分期还款方案
方案编号：P20260088
债权人：南屏资产管理有限公司
债务人：白露
期数 应还日期 本金 利息 应还总额 剩余本金
第1期 2026/03/08 800.00 50.00 850.00 2,400.00
第2期 2026/04/08 800.00 40.00 840.00 1,600.00
第3期 2026/05/08 800.00 30.00 830.00 800.00
第4期 2026/06/08 800.00 20.00 820.00 0.00
合计 3,200.00 140.00 3,340.00
签约时间：2026-02-20 09:05
"""

APP = """
延期还款协议
协议编号 ZL202603150007
贷款人：知了小贷
借款人：孟*
应还总额 ¥2,400.00
期数 6期
每期应还 ¥400.00
首次还款日 2026-04-15
协议状态 已生效
"""

MESSAGE = "【晨禾借】贺女士，您申请的分期还款方案已审批通过，协议编号CH-77812：总金额6,000.00元，分6期，每期1,000.00元，首期还款日2026年5月8日，之后每月8日还款。"

ENGLISH = """
REPAYMENT PLAN AGREEMENT
Agreement No. RP-20931
Lender: Harbour Pine Credit LLC
Borrower: Jordan Ames
Dated: March 3, 2026
The total balance is $1,200.00. You agree to make 6 monthly payments of $200.00, beginning April 15, 2026,
on the 15th of each month. We will stop all collection calls and text messages and will not contact your employer or family.
Late fees are waived. There is a grace period of 5 days.
If you miss two consecutive payments, we may end this plan. Questions? Call 1-800-555-0142.
"""


def test_a_plan_in_prose_from_a_month_on() -> None:
    found = read(PROSE)
    assert (found["lender"], found["borrower"]) == ("晨禾网络小额贷款（青州）有限公司", "贺一")
    assert (found["contract_number"], found["original_contract_number"]) == ("CH-2026-0310", "CH2024020199")
    assert (found["agreed_at"], found["precision"], found["how"]) == ("2026-03-10", "day", "signed")
    assert plan(found)[0] == ("2026-04-15", 100_000) and plan(found)[-1] == ("2027-03-15", 100_000)
    assert (len(found["instalments"]), found["total_minor"], found["grace_days"]) == (12, 1_200_000, 2)
    assert found["ends_when"] == {"total_missed": 1, "effect": "automatic", "late_counts": None}
    assert found["promises"]["stop_third_party"] and found["promises"]["stop_penalty_interest"]
    assert found["doubts"] == []


def test_a_card_plan_confirmed_in_an_app() -> None:
    found = read(CARD)
    assert (found["lender"], found["borrower"]) == ("云岭银行股份有限公司信用卡中心", "高远")
    assert (found["agreed_at"], found["precision"], found["how"]) == ("2026-01-18T14:32:07", "second", "app")
    assert (found["total_minor"], found["principal_minor"], len(found["instalments"])) == (
        3_660_000,
        3_000_000,
        60,
    )
    assert (found["due_day"], found["hotline"], found["contract_number"]) == (
        20,
        "400-010-2255",
        "YL-GX-88120",
    )
    assert (found["grace_days"], codes(found)) == (3, ["working_days"])
    assert found["ends_when"] == {"total_missed": 3, "effect": "lender_may_end", "late_counts": None}
    assert found["promises"]["credit_reporting"] == "征信：按个性化分期协议报送"
    assert {"waiver", "account"} <= {one["kind"] for one in found["terms"]}


def test_a_mediation_with_days_and_sums_in_sentences() -> None:
    found = read(MEDIATION)
    assert (found["lender"], found["borrower"]) == ("远山消费金融有限公司", "鲁南")
    assert found["contract_number"] == "（2026）青调字第0147号"
    assert plan(found) == [("2026-05-31", 300_000), ("2026-06-30", 300_000), ("2026-07-31", 300_000)]
    assert (found["agreed_at"], found["total_minor"], found["id_masked"]) == (
        "2026-04-28",
        900_000,
        "370102********121X",
    )
    assert found["promises"]["stop_collection"] is None
    assert found["doubts"] == []


def test_a_table_takes_the_column_that_is_due() -> None:
    found = read(TABLE)
    assert [minor for _, minor in plan(found)] == [85_000, 84_000, 83_000, 82_000]
    assert (found["total_minor"], found["agreed_at"], found["precision"]) == (
        334_000,
        "2026-02-20T09:05:00",
        "minute",
    )
    assert found["doubts"] == []


def test_a_page_of_an_app() -> None:
    found = read(APP)
    assert (found["lender"], found["borrower"], found["contract_number"]) == (
        "知了小贷",
        "孟*",
        "ZL202603150007",
    )
    assert (len(found["instalments"]), plan(found)[-1]) == (6, ("2026-09-15", 40_000))
    assert found["agreed_at"] is None


def test_a_message_that_confirms_a_plan() -> None:
    found = read(MESSAGE)
    assert (found["lender"], found["contract_number"]) == ("晨禾借", "CH-77812")
    assert (len(found["instalments"]), plan(found)[1]) == (6, ("2026-06-08", 100_000))
    assert found["doubts"] == []


def test_a_message_proposes_a_whole_plan_only_and_stays_in_doubt() -> None:
    found = agreement_text.of_message(MESSAGE, "sms")
    assert found is not None and (found["how"], codes(found)) == ("sms", ["from_message"])
    assert (
        agreement_text.of_message(
            MESSAGE.replace("首期还款日2026年5月8日，", "").replace("分6期", "分期"), "sms"
        )
        is None
    )
    assert (
        agreement_text.of_message("【晨禾借】您的分期还款方案已逾期，请立即还款1,000.00元。", "sms") is None
    )


def test_a_plan_in_english() -> None:
    found = read(ENGLISH)
    assert (found["lender"], found["borrower"]) == ("Harbour Pine Credit LLC", "Jordan Ames")
    assert (found["contract_number"], found["currency"], found["agreed_at"]) == (
        "RP-20931",
        "USD",
        "2026-03-03",
    )
    assert (len(found["instalments"]), plan(found)[-1]) == (6, ("2026-09-15", 20_000))
    assert (found["grace_days"], found["due_day"], found["hotline"]) == (5, 15, "1-800-555-0142")
    assert found["ends_when"] == {"consecutive_missed": 2, "effect": "lender_may_end", "late_counts": None}
    assert all(
        found["promises"][name]
        for name in ("stop_collection", "stop_sms", "stop_third_party", "stop_penalty_interest")
    )
    assert found["doubts"] == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("共12期", "共11期"), "sum_differs"),
        (("¥12,000.00元", "¥12,500.00元"), "words_differ"),
    ],
)
def test_figures_that_contradict_each_other_are_a_doubt(change: tuple[str, str], code: str) -> None:
    text = PROSE.replace("壹万贰仟元整（¥12,000.00元）", "¥12,000.00元（大写：壹万贰仟元整）").replace(
        *change
    )
    assert code in codes(read(text))


def test_a_table_against_the_sentences_names_both_figures() -> None:
    rows = "\n".join(f"{n} 2026-0{n + 3}-15 1,000.00" for n in range(1, 6))
    found = read(
        f"还款协议\n甲方：晨禾小贷\n乙方：贺一\n乙方分6期偿还，每期1,010元，首期还款日为2026年4月16日。\n{rows}"
    )
    facts = {one["code"]: one["facts"] for one in found["doubts"]}
    assert facts["count_differs"] == {"stated": 6, "found": 5}
    assert facts["each_differs"] == {"stated_minor": 101_000, "found_minor": 100_000}
    assert facts["first_due_differs"] == {"stated": "2026-04-16", "found": "2026-04-15"}


def test_a_row_that_was_not_read_is_filled_only_between_equal_neighbours_and_said() -> None:
    rows = [f"{n} 2026-0{n + 3}-15 1,000.00" for n in range(1, 6)]
    head = "还款协议\n甲方：晨禾小贷\n乙方：贺一\n合同编号：A-1001\n"
    found = read(head + "\n".join(rows[:2] + rows[3:]))
    assert len(found["instalments"]) == 5
    assert "rows_filled" in codes(found)
    assert (
        agreement_text.read([Line(text=one, page=1) for one in [*head.split(), rows[0], *rows[3:]]]) is None
    )


def test_a_day_that_falls_out_of_the_run_is_a_doubt() -> None:
    rows = "\n".join(f"{n} 2026-0{n + 3}-{'15' if n != 3 else '18'} 1,000.00" for n in range(1, 6))
    assert "days_irregular" in codes(read(f"还款协议\n甲方：晨禾小贷\n乙方：贺一\n{rows}"))


def test_the_thirty_first_is_the_last_day_of_shorter_months() -> None:
    found = read(
        "还款协议\n甲方：晨禾小贷\n乙方：贺一\n欠款合计400元，分四期偿还，每月31日还款，每期100元，首期还款日2026年1月31日。"
    )
    assert [day for day, _ in plan(found)] == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]
    assert found["doubts"] == []


@pytest.mark.parametrize(
    ("clause", "promise", "value"),
    [
        ("乙方未按约还款的，甲方有权恢复催收。", "stop_collection", None),
        ("履约期间暂停对乙方的一切催收行为。", "stop_collection", True),
        ("甲方保留催收的权利。", "stop_collection", False),
        ("协议期间违约金照常计收。", "stop_penalty_interest", False),
        ("甲方免收全部罚息。", "stop_penalty_interest", True),
        ("甲方不得向乙方以外的人透露债务信息。", "stop_third_party", True),
        ("甲方委托的第三方机构停止催收。", "stop_third_party", None),
    ],
)
def test_a_promise_is_what_the_clause_says(clause: str, promise: str, value: bool | None) -> None:
    found = read(
        f"还款协议\n甲方：晨禾小贷\n乙方：贺一\n分2期偿还，每期100元，首期还款日2026年1月5日。\n{clause}"
    )
    assert found["promises"][promise] is value


@pytest.mark.parametrize(
    ("clause", "days"),
    [
        ("每期享有3天宽限期。", 3),
        ("逾期在五日内补足的，不视为违约。", 5),
        ("到期日后2日内足额还款的视为按时。", 2),
        ("本方案不设宽限期。", 0),
        ("请按时还款。", None),
    ],
)
def test_days_of_grace(clause: str, days: int | None) -> None:
    found = read(
        f"还款协议\n甲方：晨禾小贷\n乙方：贺一\n分2期偿还，每期100元，首期还款日2026年1月5日。\n{clause}"
    )
    assert found["grace_days"] == days


@pytest.mark.parametrize(
    ("clause", "ends"),
    [
        ("连续2期未还的，协议自动终止，甲方有权要求清偿。", {"consecutive_missed": 2, "effect": "automatic"}),
        ("累计逾期三次的，甲方可以解除本协议。", {"total_missed": 3, "effect": "lender_may_end"}),
        (
            "连续逾期两个月，或者累计达到四期的，双方另行协商。",
            {"consecutive_missed": 2, "total_missed": 4, "effect": "unknown"},
        ),
        (
            "甲方有权在乙方连续三期未还时宣布本协议终止。",
            {"consecutive_missed": 3, "effect": "lender_may_end"},
        ),
    ],
)
def test_what_ends_the_plan(clause: str, ends: dict[str, Any]) -> None:
    found = read(
        f"还款协议\n甲方：晨禾小贷\n乙方：贺一\n分2期偿还，每期100元，首期还款日2026年1月5日。\n{clause}"
    )
    assert found["ends_when"] == ends | {"late_counts": None}


def test_the_borrower_may_be_the_first_party() -> None:
    found = read(
        "还款协议\n甲方：贺一\n乙方：晨禾小额贷款有限公司\n分2期偿还，每期100元，首期还款日2026年1月5日。"
    )
    assert (found["lender"], found["borrower"]) == ("晨禾小额贷款有限公司", "贺一")


def test_a_plan_that_is_on_another_page_is_said_to_be_missing() -> None:
    found = read(
        "还款协议\n合同编号：A-2002\n甲方：晨禾小贷\n乙方：贺一\n尚欠甲方5,000元，分期偿还，详见附件还款计划表。"
    )
    assert (found["part"], found["instalments"], codes(found)) == ("text", [], ["plan_page_missing"])


def test_the_page_with_the_table_alone_says_that_the_contract_is_missing() -> None:
    found = read(
        "附件：还款计划表\n期次 还款日 金额\n1 2026-04-05 100.00\n2 2026-05-05 100.00\n3 2026-06-05 100.00"
    )
    assert (found["part"], len(found["instalments"]), codes(found)) == ("plan", 3, ["contract_page_missing"])


def test_figures_of_a_picture_that_nothing_confirms_stay_in_doubt() -> None:
    text = "还款协议\n甲方：晨禾小贷\n乙方：贺一\n1 2026-04-05 100.00\n2 2026-05-05 250.00"
    assert "figures_unchecked" in codes(read(text, from_picture=True))
    assert "figures_unchecked" not in codes(
        read(text.replace("乙方：贺一", "乙方：贺一\n欠款合计350.00元"), from_picture=True)
    )


def test_the_day_of_the_balance_is_only_a_guess_at_the_day_of_agreement() -> None:
    found = read(
        "还款协议\n甲方：晨禾小贷\n乙方：贺一\n截至2026年1月2日尚欠甲方200元，分2期偿还，每期100元，首期还款日2026年2月5日。"
    )
    assert (found["agreed_at"], codes(found)) == ("2026-01-02", ["date_from_balance"])


def test_two_days_of_signing_take_the_later_one_and_say_so() -> None:
    found = read(
        "还款协议\n甲方：晨禾小贷\n乙方：贺一\n分2期偿还，每期100元，首期还款日2026年2月5日。\n日期：2026年1月3日  日期：2026年1月6日"
    )
    assert (found["agreed_at"], codes(found)) == ("2026-01-06", ["sign_dates_differ"])


@pytest.mark.parametrize(
    "text",
    [
        "购物清单",
        "【晨禾借】您的账单已逾期，请尽快还款。",
        "借款合同\n甲方：晨禾小贷\n乙方：贺一\n借款金额5,000元",
    ],
)
def test_what_is_no_repayment_agreement_gives_none(text: str) -> None:
    assert agreement_text.read([Line(text=row, page=1) for row in text.splitlines()]) is None


PIECES = st.sampled_from(
    [
        "还款协议",
        "甲方：",
        "乙方（",
        "编号：",
        "¥",
        "1,000.00元",
        "元",
        "2026年13月40日",
        "2026-04-05",
        "每期",
        "分",
        "期",
        "第一期",
        "壹亿亿",
        "万万元",
        "〇",
        "连续",
        "宽限",
        "截至",
        "\n",
        "  ",
        "。",
        "（",
        "）",
        "大写：",
        "99999999999999",
        "12",
        "%",
        "*",
        "A-1",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.lists(PIECES | st.text(max_size=8), max_size=12).map("".join), max_size=25),
    picture=st.booleans(),
)
def test_any_lines_are_answered_in_plain_data(rows: list[str], picture: bool) -> None:
    lines = [
        Line(text=row, page=1, box=(10.0, 20.0 * n, 200.0, 12.0))
        for n, row in enumerate(["还款协议 甲方：甲 编号：A-1001", *rows])
    ]
    found = agreement_text.read(lines, from_picture=picture)
    assert json.dumps(found, ensure_ascii=True)
    for one in (found or {}).get("instalments", ()):
        assert one["minor"] > 0 and len(one["due_on"]) == 10


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), hits=st.integers(1, 20))
def test_mutated_pdfs_always_give_an_answer(tmp_path: Path, seed: int, hits: int) -> None:
    import pypdfium2

    path, chance = tmp_path / "a.pdf", random.Random(seed)
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    document.save(path)
    document.close()
    data = bytearray(path.read_bytes())
    for _ in range(hits):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(bytes(data))
    assert documents.read_pdf(path, "", "a.pdf", {})["state"] in ("ok", "nothing", "partial", "failed")
