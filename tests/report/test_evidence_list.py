"""The evidence list: groups in order, what each exhibit proves, pages only when there is a bundle."""

from __future__ import annotations

from typing import Any

import paper_sample as sample
import pytest
from paper_readback import pdf_pages

from app.report import evidence_list, pdf, word
from app.report.blocks import Doc, Facts, Group, Paragraph, Signatures, Table, text_of


def build(sheet: Any, lang: Any = "zh_CN", **more: Any) -> Doc:
    return evidence_list.build(sample.inputs(sheet, lang, **more))


def table(doc: Doc) -> Table:
    return next(block for block in doc.blocks if isinstance(block, Table))


def rows(doc: Doc) -> list[list[str]]:
    return [["|".join(text_of(line) for line in cell) for cell in row] for row in table(doc).cells]


def test_groups_come_in_their_order_and_every_exhibit_once() -> None:
    doc = build(sample.full())
    groups = [row.text for row in table(doc).rows if isinstance(row, Group)]
    assert groups[0] == "第一组　借款与协议"
    assert [text.split("　")[0] for text in groups] == ["第一组", "第二组", "第三组"][: len(groups)]
    numbers = [int(row[0]) for row in rows(doc)]
    assert sorted(numbers) == sorted(set(numbers))
    shown = {e.exhibit for e in sample.full().evidence if e.exhibit and e.id in doc.used()}
    assert set(numbers) == shown


def test_what_an_exhibit_proves_are_the_claims_that_lean_on_it() -> None:
    sheet = sample.full()
    cited = next(one for one in sheet.citations if one.entry)
    exhibit = next(e.exhibit for e in sheet.evidence if e.id == cited.evidence)
    findings = {
        "claims": [
            {"title": "协议以后仍被联系", "elements": [{"for": [{"kind": "entry", "id": cited.entry}]}]},
            {"title": "我按协议还款", "elements": [{"for": []}]},
        ]
    }
    found = {row[0]: row[5] for row in rows(build(sheet, findings=findings))}
    assert found[str(exhibit)] == "协议以后仍被联系"


def test_pages_are_those_of_the_bundle_and_blank_without_one() -> None:
    sheet = sample.full()
    evidence = next(e for e in sheet.evidence if str(e.exhibit) == rows(build(sheet))[0][0])
    assert rows(build(sheet))[0][7] == ""
    assert "页码在做成证据材料册以后填入" in "".join(build(sheet).texts())
    paged = build(sheet, pages={evidence.id: (3, 7)})
    assert rows(paged)[0][7] == "3–7"
    assert "页码在做成" not in "".join(paged.texts())


def test_a_person_signs_dates_and_counts_the_copies_by_hand() -> None:
    doc = build(sample.full())
    signed = next(block for block in doc.blocks if isinstance(block, Signatures))
    assert [label[:4] for label in signed.labels] == ["提交人（", "提交日期", "副本份数"]


def test_without_evidence_it_is_a_valid_document_with_one_sentence() -> None:
    doc = build(sample.Sheet())
    assert not any(isinstance(block, Table) for block in doc.blocks)
    said = [text_of(block.line) for block in doc.blocks if isinstance(block, Paragraph)]
    assert said == ["证据目录", "没有已确认的证据可以列出。"]
    facts = next(block for block in doc.blocks if isinstance(block, Facts))
    assert facts.rows[1] == ("案由", "")


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_word_and_pdf_hold_the_words_of_the_blocks(lang: str) -> None:
    doc = build(sample.full(), lang)
    read = "".join("".join(pdf_pages(pdf.render(doc, {}))).split())
    for text in doc.texts():
        for part in text.split("\n"):
            assert "".join(part.split()) in read
    assert word.render(doc, {}) == word.render(doc, {})
