"""Statements of payment services and banks: rows, sides, states, the period; which rows concern a debt."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from app.case.records import Citation, Entry, Evidence, Payment
from app.intake.drafting import drafts, payment_drafts
from app.intake.drafting.context import Context
from app.intake.exports import columns, table_files
from app.intake.values.capture import Capture

if TYPE_CHECKING:
    from pathlib import Path

LENDER = "晨禾消费金融有限公司"
ALIPAY = (
    "----------------------------------\n导出信息：\n姓名：贺一\n支付宝账户：139****1111\n"
    "起始时间：[2026-03-01 00:00:00]    终止时间：[2026-06-30 23:59:59]\n共3笔记录\n收入：1笔 5.00元\n\n特别提示：\n1.本回单内容，仅供参考；\n"
    "-------------支付宝电子客户回单-------------\n"
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\n"
    "2026-04-08 12:00:01,餐饮美食,面馆,/,午饭,支出,12.50,余额宝,交易成功,20260408\t,1\t,,\n"
    f"2026-04-05 19:55:07,信用借还,{LENDER},/,分期还款 第1期,不计收支,1570.00,储蓄卡(5129),还款成功,20260405\t,2\t,,\n"
    f"2026-04-05 19:50:00,信用借还,{LENDER},/,分期还款 第1期,不计收支,1570.00,储蓄卡(5129),交易关闭,20260406\t,3\t,,\n"
    f"2026-04-06 09:00:00,退款,{LENDER},/,退款-分期还款,不计收支,20.00,储蓄卡(5129),退款成功,20260407\t,4\t,,\n"
)
WECHAT = (
    "微信支付账单明细,,,,,,,,\n微信昵称：[贺],,,,,,,,\n起始时间：[2026-03-01 00:00:00] 终止时间：[2026-06-30 23:59:59],,,,,,,,\n"
    "----------------------微信支付账单明细列表--------------------,,,,,,,,\n"
    "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
    '2026-04-05 19:55:07,商户消费,晨禾消费金融,"还款",/,¥1570.00,某银行(5129),支付成功,"20260405	","2	","/"\n'
)
BANKS: dict[str, list[list[Any]]] = {
    "two columns": [
        ["某银行个人账户交易明细"], ["户名：贺一", "", "账号：6217"], ["起止日期：20260301-20260630"],
        ["交易日期", "交易时间", "摘要", "收入金额", "支出金额", "账户余额", "对方户名", "附言"],
        ["20260405", "19:55:07", "网上支付", None, 1570, 100, LENDER, "还款"],
        ["20260408", "12:00:01", "消费", None, 12.5, 87.5, "面馆", ""], ["合计", "", "", 0, 1582.5],
    ],
    "debit and credit": [
        ["记账日", "币种", "借方发生额", "贷方发生额", "余额", "对方账号", "对方名称", "用途"],
        ["2026-03-01", "人民币", "", "3,000.00", "3,000.00", "1", "某公司", "工资"],
        ["2026-04-05", "人民币", "1,570.00", "", "1,430.00", "2", LENDER, "分期还款"],
        ["2026-06-30", "人民币", "10.00", "", "1,420.00", "3", "面馆", "午饭"],
    ],
    "signed amount": [
        ["Date", "Description", "Amount", "Balance"], ["2026-03-01", "Salary", "3,000.00", "3,000.00"],
        ["2026-04-05", f"Repayment {LENDER} loan", "-1,570.00", "1,430.00"], ["2026-06-30", "Lunch", "(12.50)", "1,417.50"],
    ],
    "brackets": [
        ["交易日期", "摘要", "交易金额（收入）", "交易金额（支出）", "余额", "对方户名"],
        ["2026-03-01", "工资", "3,000.00", "", "3,000.00", "某公司"], ["2026-04-05", "还款", "", "1,570.00", "1,430.00", LENDER],
        ["2026-06-30", "午饭", "", "12.50", "1,417.50", "面馆"],
    ],
    "marked": [
        ["查询日期：2026年03月01日至2026年06月30日"], ["交易日期", "借贷标志", "交易金额", "余额", "交易对手信息", "摘要"],
        ["2026/4/5", "借", "1570.00", "100.00", f"{LENDER} 6222", "代扣还款"], ["2026/4/8", "贷", "5.00", "105.00", "朋友", "转账"],
    ],
}  # fmt: skip


def read(folder: Path, text: str, encoding: str, name: str) -> dict[str, Any]:
    (folder / name).write_bytes(text.encode(encoding))
    return table_files.read(folder / name, "text/csv", name, {})


def context(**more: Any) -> Context:
    numbers = itertools.count()
    return Context(new_id=lambda cls: f"{cls.table}_{next(numbers)}", debt="de_1", **more)


def paid(result: dict[str, Any], **more: Any) -> list[Payment]:
    evidence = Evidence(
        id="ev_1", sha256="0" * 64, size=1, media_type="text/csv", name="a", stored="files/00/a"
    )
    proposal = drafts.propose(result, evidence, Capture(), context(**more))
    return [one for one in proposal.records if isinstance(one, Payment)]


def test_an_alipay_statement(tmp_path: Path) -> None:
    result = read(tmp_path, ALIPAY, "gb18030", "支付宝交易明细.csv")
    assert (result["family"], result["payments_cover"]) == ("statement", ["2026-03-01", "2026-06-30"])
    rows = [(one["row"], one["minor"], one["direction"], one["state"]) for one in result["payments"]]
    assert rows == [
        (13, 1250, "out", "done"),
        (14, 157_000, "out", "done"),
        (15, 157_000, "out", "failed"),
        (16, 2000, "in", "done"),
    ]
    found = paid(result, payees={LENDER: "de_1"})
    assert [(one.paid_at, one.minor, one.direction, one.payee, one.grade, one.status) for one in found] == [
        ("2026-04-05T19:55:07+08:00", 157_000, "out", LENDER, "export", "draft"),
        ("2026-04-06T09:00:00+08:00", 2000, "in", LENDER, "export", "draft"),
    ]


def test_a_wechat_statement_names_the_lender_in_short(tmp_path: Path) -> None:
    result = read(tmp_path, WECHAT, "utf-8-sig", "微信支付账单.csv")
    (payment,) = paid(result, payees={LENDER: "de_1"})
    assert (payment.minor, payment.direction, payment.paid_at) == (
        157_000,
        "out",
        "2026-04-05T19:55:07+08:00",
    )


@pytest.mark.parametrize("layout", BANKS)
@pytest.mark.parametrize("form", ["xlsx", "csv", "tab"])
def test_layouts_of_banks(tmp_path: Path, layout: str, form: str) -> None:
    rows = BANKS[layout]
    if form == "xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / "a.xlsx")
        result = table_files.read(tmp_path / "a.xlsx", "x/spreadsheetml.sheet", "a.xlsx", {})
    else:
        mark = '","' if form == "csv" else "\t"
        edge = '"' if form == "csv" else ""
        lines = [edge + mark.join("" if cell is None else str(cell) for cell in row) + edge for row in rows]
        result = read(tmp_path, "\n".join(lines) + "\n", "gb18030", "a.csv")
    assert result["family"] == "statement"
    assert result["payments_cover"] == ["2026-03-01", "2026-06-30"]
    (payment,) = paid(result, payees={LENDER: "de_1"})
    assert (payment.minor, payment.direction, payment.paid_at and payment.paid_at[:10]) == (
        157_000,
        "out",
        "2026-04-05",
    )
    sides = {one["direction"] for one in result["payments"]}
    assert "none" not in sides


def row(**more: Any) -> dict[str, Any]:
    base = {
        "at": "2026-04-05T19:55:07",
        "precision": "second",
        "minor": 157_000,
        "currency": "CNY",
        "direction": "out",
        "payee": "",
        "summary": "",
        "state": "done",
        "words": "",
    }
    return base | more


@pytest.mark.parametrize(
    ("words", "known", "by"),
    [
        ("面馆 | 消费", {"payees": {LENDER: "de_1"}, "instalments": frozenset({(157_000, "CNY")})}, None),
        ("某支付 | 代扣还款", {"instalments": frozenset({(157_000, "CNY")})}, "amount"),
        ("某支付 | 代扣还款", {"instalments": frozenset({(100, "CNY")})}, None),
        ("某支付 | HT-2026-77 付款", {"contracts": {"HT-2026-77": "de_1"}}, "contract"),
        (f"{LENDER} | 还款", {"payees": {LENDER: "de_1"}}, "payee"),
        ("支付平台-晨禾 | 还款", {"payees": {LENDER: "de_1"}}, "payee"),
        ("晨禾银行 | 跨行手续费", {"payees": {"晨禾银行": "de_1"}}, None),
        ("晨禾银行 | 信用卡还款", {"payees": {"晨禾银行": "de_1"}}, "payee"),
        ("晨禾超市 | 购物", {"payees": {LENDER: "de_1"}}, None),
    ],
)
def test_which_rows_concern_a_debt(words: str, known: dict[str, Any], by: str | None) -> None:
    payee, _, summary = words.partition(" | ")
    why = payment_drafts.concern(row(words=words, payee=payee, summary=summary), context(**known))
    assert (why.by if why else None) == by


def test_a_row_that_came_in_by_its_amount_says_so_and_is_cited_with_its_words() -> None:
    result = {"family": "statement", "payments": [row(words="某支付 | 还款", payee="某支付", summary="还款")]}
    evidence = Evidence(
        id="ev_1", sha256="0" * 64, size=1, media_type="text/csv", name="a", stored="files/00/a"
    )
    proposal = drafts.propose(result, evidence, Capture(), context(instalments=frozenset({(157_000, "CNY")})))
    entry = next(one for one in proposal.records if isinstance(one, Entry))
    assert (entry.kind, entry.direction, entry.doubts[0]["code"]) == ("payment", "out", "payment_by_amount")
    cited = [one for one in proposal.records if isinstance(one, Citation)]
    assert {(one.entry, one.payment) for one in cited} == {(entry.id, None), (None, "payment_1")}
    assert {one.text for one in cited} == {"某支付 | 还款"}
    assert proposal.unread_rows == 0


@pytest.mark.parametrize(
    ("words", "n"), [("分期还款 第7期", 7), ("还款 12/24期", 12), ("还款", None), ("第一次", None)]
)
def test_the_instalment_that_a_row_names(words: str, n: int | None) -> None:
    assert payment_drafts.named_instalment(words) == n


@pytest.mark.parametrize(
    ("cell", "minor"),
    [("¥1,263.16", 126_316), ("-95.00", -9500), ("(95.00)", -9500), ("95.00-", -9500), ("+95", 9500), ("1,570", 157_000), ("abc", None), ("", None), ("1.234.5", None)],
)  # fmt: skip
def test_amounts_of_cells(cell: str, minor: int | None) -> None:
    assert columns.amount(cell) == minor


def test_the_bank_of_the_card_that_paid_is_no_payee() -> None:
    paid_from = row(
        words="信用借还 | 别家贷 | 还款 | 晨禾银行储蓄卡(5129)", payee="别家贷", summary="还款 信用借还"
    )
    assert payment_drafts.concern(paid_from, context(payees={"晨禾银行": "de_1"})) is None
