"""Scanned and photographed papers are read like those with text; every place is one of the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from app import paths
from app.intake import picture_files, pictures
from app.intake.papers import documents, scans

ROWS = [(n, f"2026-{n + 3:02}-18", 1_250_00 if n < 6 else 1_250_06) for n in range(1, 7)]
TEXT = [
    "债务分期偿还协议",
    "协议编号：QH-2026-0317",
    "甲方（债权人）：青禾小额贷款有限公司",
    "乙方（债务人）：贺一",
    "一、截至2026年3月1日，乙方尚欠甲方人民币7,500.06元。",
    "二、乙方分6期偿还，每月18日还款，每期1,250.00元，末期1,250.06元。",
    "三、履约期间甲方停止催收，不得联系乙方的家属。",
    "签订日期：2026年3月17日",
]


def font(size: int) -> ImageFont.FreeTypeFont:
    found = next(iter(sorted((Path(paths.resource("fonts"))).glob("*Sans*.*tf"))), None)
    return ImageFont.truetype(str(found or next(Path(paths.resource("fonts")).glob("*.*tf"))), size)


def sheet(rows: list[str], table: list[tuple[int, str, int]], turned: float = 0.0) -> Image.Image:
    page = Image.new("RGB", (1240, 1754), "white")
    draw = ImageDraw.Draw(page)
    for n, row in enumerate(rows):
        draw.text((130, 150 + 62 * n), row, fill="black", font=font(34))
    top = 190 + 62 * len(rows)
    for n, (number, day, minor) in enumerate(table):
        y = top + 66 * n
        draw.rectangle((130, y, 1110, y + 66), outline="black", width=2)
        for x, cell in ((170, str(number)), (420, day), (870, f"{minor / 100:,.2f}")):
            draw.text((x, y + 14), cell, fill="black", font=font(32))
    return page.rotate(turned, resample=Image.Resampling.BICUBIC, fillcolor="white")


def plan(agreement: dict[str, Any]) -> list[tuple[int, str, int]]:
    return [(one["n"], one["due_on"], one["minor"]) for one in agreement["instalments"]]


def test_a_scanned_and_turned_contract_over_two_pages_is_one_table(tmp_path: Path) -> None:
    pages = [sheet(TEXT, ROWS[:3], 2.0), sheet(["附件：还款计划表（续）"], ROWS[3:], -1.5)]
    pages[0].save(tmp_path / "a.pdf", save_all=True, append_images=pages[1:], resolution=150)
    result = documents.read_pdf(tmp_path / "a.pdf", "", "a.pdf", {})
    found = result["agreement"]
    assert (result["state"], result["facts"]["scanned"]) == ("ok", 2)
    assert plan(found) == ROWS
    assert (found["lender"], found["contract_number"]) == ("青禾小额贷款有限公司", "QH-2026-0317")
    assert (found["agreed_at"], found["total_minor"], found["doubts"]) == ("2026-03-17", 750_006, [])
    table = next(one for one in found["terms"] if one["kind"] == "instalments")
    assert [place["page"] for place in table["places"]] == [1, 2]
    for term in found["terms"]:
        for place in term["places"]:
            x, y, w, h = place["region"]
            assert x >= -2 and y >= -2 and x + w <= 597 and y + h <= 844, term["kind"]


def test_a_photo_of_the_page_with_the_table_is_read_as_that_page(tmp_path: Path) -> None:
    desk = np.full((2100, 1600, 3), 60, np.uint8) + np.random.default_rng(1).integers(
        0, 25, (2100, 1600, 3), np.uint8
    )
    photo = Image.fromarray(desk)
    photo.paste(sheet(["附件：还款计划表"], ROWS, 0.0).resize((1180, 1669)), (190, 200))
    photo.rotate(-1.2, resample=Image.Resampling.BICUBIC, fillcolor=(60, 60, 60)).save(
        tmp_path / "a.jpg", quality=85
    )
    found = picture_files.read(tmp_path / "a.jpg", "image/jpeg", "a.jpg", {})["agreement"]
    assert (found["part"], plan(found)) == ("plan", ROWS)


@pytest.mark.parametrize("angle", [-5.0, -1.0, 0.0, 3.0])
def test_how_far_a_page_is_turned_is_measured(angle: float) -> None:
    measured = scans.turned(np.asarray(sheet(TEXT, ROWS, angle), dtype=np.uint8))
    assert abs(measured + angle) <= 0.3


def test_a_protected_pdf_asks_for_its_password_and_opens_with_it(corpus: Path, tmp_path: Path) -> None:
    path = corpus / "hostile" / "encrypted_user_password.pdf"
    assert documents.read_pdf(path, "", path.name, {})["reason"] == "needs_password"
    assert documents.read_pdf(path, "", path.name, {"password": "no"})["reason"] == "wrong_password"
    made = pictures.make(path, "application/pdf", tmp_path / "a.png", {"max_side": 100})
    assert made["reason"] == "needs_password"


def same(one: Any, other: Any) -> bool:
    return json.dumps(one, ensure_ascii=False) == json.dumps(other, ensure_ascii=False)


FIELDS = {
    "lender": "lender",
    "borrower": "borrower",
    "contract_number": "contract_no",
    "original_contract_number": "original_contract_no",
    "agreed_at": "sign_date",
    "due_day": "due_day",
    "grace_days": "grace_days",
    "hotline": "hotline",
    "stated_count": "n_instalments",
}
SUMS = {"total_minor": "total", "principal_minor": "principal", "interest_fees_minor": "interest_fees"}
# The Word file has a shorter wording: these it does not print.
NOT_IN_WORD = {"grace_days", "hotline", "principal_minor", "interest_fees_minor", "credit_reporting"}


def read(path: Path) -> dict[str, Any]:
    if path.suffix == ".pdf":
        return documents.read_pdf(path, "", path.name, {})
    if path.suffix == ".docx":
        return documents.read_docx(path, "", path.name, {})
    return picture_files.read(path, "image/jpeg", path.name, {})


def test_the_corpus_agreements_are_read_field_by_field(corpus: Path) -> None:
    truth = json.loads((corpus / "truth" / "agreements.json").read_text(encoding="utf-8"))
    for name, facts in truth.items():
        found, terms = read(corpus / "agreements" / name)["agreement"], facts["terms"]
        absent = NOT_IN_WORD if name.endswith(".docx") else set()
        for ours, theirs in FIELDS.items():
            if theirs in terms and ours not in absent:
                assert found[ours] == terms[theirs], (name, ours)
        for ours, theirs in SUMS.items():
            if theirs in terms and ours not in absent:
                assert found[ours] == round(terms[theirs] * 100), (name, ours)
        if terms["schedule"]:
            assert [(one["due_on"], one["minor"]) for one in found["instalments"]] == [
                (one["due_date"], round(one["amount"] * 100)) for one in terms["schedule"]
            ], name
        for promise, value in terms.get("promises", {}).items():
            assert promise in absent or found["promises"][promise] == value, (name, promise)
        if "termination" in terms:
            assert (found["ends_when"]["consecutive_missed"], found["ends_when"]["total_missed"]) == (2, 3), (
                name
            )
        assert {one["code"] for one in found["doubts"]} <= {"contract_page_missing"}, name
