"""A picture of a payment that was made becomes a draft payment, and one with the statement that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw

from app.case.records import Allocation, Citation, Entry, Instalment, Payment
from app.work import agreements
from app.work.intake import Intake
from tests.intake.screens import draw
from tests.intake.screens.test_receipts import WALLET

if TYPE_CHECKING:
    from pathlib import Path

    from app.case.case import Case


@pytest.mark.skipif(draw.font_file() is None, reason="no Chinese font to draw with")
def test_a_drawn_page_becomes_a_draft_that_a_statement_proves(case: Case, tmp_path: Path) -> None:
    """The picture is read by the real reader; the same payment in a statement makes them one."""
    page = Image.new("RGB", (1080, 2000), "white")
    pen = ImageDraw.Draw(page)
    for at, row in enumerate(WALLET):
        for n, cell in enumerate(row):
            pen.text((60 if n == 0 else 520, 240 + 130 * at), cell, fill="black", font=draw.font(42))
    page.save(tmp_path / "Screenshot_20260405_195630.png")
    plan = [{"n": n, "due_on": f"2026-0{3 + n}-05", "minor": 157_000} for n in (1, 2, 3)]
    agreements.record(
        case, {"agreed_at": "2026-03-12", "lender": "晨禾消费金融有限公司", "instalments": plan}
    )
    for _ in Intake(case, [tmp_path / "Screenshot_20260405_195630.png"]).run():
        pass
    (one,) = case.find(Payment)
    assert (one.status, one.minor, one.paid_at, one.grade) == (
        "draft", 157_000, "2026-04-05T19:55:07+08:00", "screenshot",
    )  # fmt: skip
    assert case.get(Entry, str(one.entry)).kind == "payment"
    (part,) = case.find(Allocation, payment=one.id)
    assert case.get(Instalment, part.instalment).n == 3
    bill = "交易时间,交易对方,商品说明,金额,收/支,交易状态\n"
    bill += "2026-04-05 19:55:07,晨禾消费金融有限公司,还款,1570.00,支出,交易成功\n"
    (tmp_path / "支付账单.csv").write_text(bill, encoding="utf-8")
    for _ in Intake(case, [tmp_path / "支付账单.csv"]).run():
        pass
    (kept,) = [each for each in case.find(Payment) if each.status != "discarded"]
    assert len({each.evidence for each in case.find(Citation, payment=kept.id)}) == 2
