"""Every kind of document: each fact names its proof, each sentence about law its rule, blanks stay blank."""

from __future__ import annotations

import dataclasses
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import paper_sample as sample
import pytest
from docx import Document
from paper_readback import normalised, pdf_pages, words_of

from app.case.records import CaseInfo, Debt
from app.report import kinds, pdf, word
from app.report.blocks import Cite, Doc, Facts, Paragraph, Run, Signatures, Table, text_of
from app.report.rows import label

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
ROOT = HERE.parent.parent
KINDS = tuple(kinds.MODULES)
WORD_KINDS = tuple(kind for kind in KINDS if kind not in kinds.PDF_ONLY)
LETTERS = ("complaint", "lender-letter", "statement", "answer")
PAGES = {"ev_1": (1, 2), "ev_2": (3, 3), "ev_3": (4, 4), "ev_4": (5, 6), "ev_5": (7, 7), "ev_6": (8, 9)}
#: What a sentence about law looks like.
LAW = re.compile(
    r"《[^》]*(?:法|条例|办法|规定|解释|指引|法典)[^》]*》|第[一二三四五六七八九十百千]+条|民法典"
)
#: What gives a statement of fact away, if nobody marked it as one.
FACT = re.compile(r"\d年\d|\d元|\d次")
ITEM = re.compile(r"[一二三四五六七八九十]+、")
OWN = {text_of(label("本人陈述"))}
NOT_SAID = {"（按起诉状填写）", "记录中没有已确认的协议", "记录中没有已确认的还款"}


def build(kind: str, sheet: Any = None, lang: Any = "zh_CN", **more: Any) -> Doc:
    return kinds.build(kind, sample.whole(sample.full() if sheet is None else sheet, lang, **more))


def no_agreement() -> Any:
    return sample.full(agreements=(), terms=(), instalments=(), allocations=())


def proven(piece: Any) -> bool:
    return isinstance(piece, Cite) or (isinstance(piece, Run) and piece.text in OWN)


def untraced(paragraph: Paragraph) -> list[str]:
    """Sentences of a paragraph that end without their proof; quoted words are not ours."""
    found, said, traced = [], "", False
    for piece in paragraph.line:
        if proven(piece):
            traced = True
        elif getattr(piece, "style", "") != "exact":
            *ended, rest = (said + piece.text).split("。")
            found += [sentence for sentence in ended[:1] if sentence.strip() and not traced]
            found += [sentence for sentence in ended[1:] if sentence.strip()]
            said, traced = rest, traced and not ended
    return [*found, *([said] if said.strip() else [])]


def is_fact(paragraph: Paragraph) -> bool:
    first = paragraph.line[0] if paragraph.line else None
    asked = isinstance(first, Run) and ITEM.fullmatch(first.text)
    ours = "".join(
        p.text for p in paragraph.line if getattr(p, "style", "") != "exact" and not getattr(p, "rule", "")
    )
    return paragraph.style not in ("note", "title", "summary") and not asked and bool(FACT.search(ours))


def bare_rows(table: Table) -> list[str]:
    """Rows of a table of facts without their proof."""
    found = []
    for row in table.cells:
        said = {text_of(line) for cell in row for line in cell}
        if not any(proven(piece) for cell in row for line in cell for piece in line) and not said & NOT_SAID:
            found.append(" ".join(said))
    return found


@pytest.mark.parametrize("pages", [{}, PAGES], ids=["unbound", "bound"])
@pytest.mark.parametrize("sheet", [sample.full, no_agreement], ids=["agreed", "no_agreement"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_sentence_of_fact_names_its_proof(kind: str, sheet: Any, pages: Any) -> None:
    doc = build(kind, sheet(), pages=pages)
    paragraphs = [block for block in doc.blocks if isinstance(block, Paragraph)]
    assert [one for block in paragraphs if block.fact for one in untraced(block)] == []
    assert [text_of(block.line) for block in paragraphs if is_fact(block) and not block.fact] == []
    tables = [block for block in doc.blocks if isinstance(block, Table) and block.fact]
    assert [row for table in tables for row in bare_rows(table)] == []


def test_the_check_for_proof_can_fail() -> None:
    told = Paragraph(
        line=(
            Run(text="2031年3月10日达成协议（"),
            Cite(evidence="e", exhibit=1, text="证1"),
            Run(text="）。"),
        ),
        fact=True,
    )
    assert untraced(told) == []
    assert untraced(dataclasses.replace(told, line=(*told.line, Run(text="后来又联系3次。")))) == [
        "后来又联系3次"
    ]
    assert untraced(dataclasses.replace(told, line=(Run(text="又。"), *told.line))) == ["又"]
    assert is_fact(told)


@pytest.mark.parametrize("kind", LETTERS)
def test_pages_of_the_bundle_stand_behind_the_exhibit(kind: str) -> None:
    assert "册第" not in "".join(build(kind).texts())
    assert "证1第1页、证1第2页" in "".join(build(kind).texts())
    assert "证1第1页，册第1–2页" in "".join(build(kind, pages=PAGES).texts())


def runs(doc: Doc) -> list[Run]:
    lines = [block.line for block in doc.blocks if isinstance(block, Paragraph)]
    lines += [
        line for b in doc.blocks if isinstance(b, Table) for row in b.cells for cell in row for line in cell
    ]
    return [piece for line in lines for piece in line if isinstance(piece, Run)]


@pytest.mark.parametrize("reported", [False, True], ids=["official", "reported_too"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_said_about_law_comes_from_a_rule(kind: str, reported: bool) -> None:
    doc, known = build(kind, reported=reported), sample.rules()
    ours = [run for run in runs(doc) if run.style != "exact"]
    assert [run.text for run in ours if LAW.search(run.text) and not run.rule] == []
    used = {run.rule for run in ours if run.rule}
    assert used <= set(known)
    assert {id for id in used if known[id].as_reported} <= (set(known) if reported else set())
    assert "违法" not in "".join(run.text for run in ours)


def test_reported_rules_come_in_only_when_chosen() -> None:
    def used(reported: bool) -> set[str]:
        return {run.rule for run in runs(build("complaint", reported=reported)) if run.rule}

    assert {"cn.pipl.others_told", "cn.pipl.access", "cn.agreement.after"} <= used(False)
    assert "cn.microloan2024.wording" in used(True) - used(False)
    assert not {"cn.civ.private_life", "cn.fraud.signs"} & used(True)  # unsure, and set aside


@pytest.mark.parametrize("kind", LETTERS)
def test_identity_that_is_not_known_is_a_ruled_blank(kind: str) -> None:
    rows = {
        name: value for block in build(kind).blocks if isinstance(block, Facts) for name, value in block.rows
    }
    assert rows["姓名"] == "林知远"
    assert [rows[name] for name in ("身份证件号码", "联系电话", "住址")] == ["", "", ""]
    known = CaseInfo(
        title="例",
        borrower="林知远",
        id_number="110101209901011234",
        phone="13912340001",
        address="某市某路1号",
    )
    rows = dict(
        r for b in build(kind, sample.full(case=known)).blocks if isinstance(b, Facts) for r in b.rows
    )
    assert [rows[name] for name in ("身份证件号码", "联系电话", "住址")] == [
        known.id_number,
        known.phone,
        known.address,
    ]


@pytest.mark.parametrize(
    ("lender", "to", "asked"),
    [
        ("consumer_finance", "国家金融监督管理总局", "《银行业保险业消费投诉处理管理办法》第十八条"),
        ("small_loan", "地方金融管理部门", "书面答复处理结果"),
        ("unknown", "", "书面答复处理结果"),
        ("debt_buyer", "", "书面答复处理结果"),
    ],
)
def test_a_complaint_goes_to_who_is_responsible_for_such_a_lender(lender: Any, to: str, asked: str) -> None:
    debt = Debt(id="de_1", lender="云杉借贷", lender_kind=lender, registered_name="云杉小额贷款有限公司")
    doc = build("complaint", sample.full(debts=(debt,)))
    addressee = next(block for block in doc.blocks if isinstance(block, Facts)).rows[0][1]
    assert to in addressee and bool(to) == bool(addressee)
    assert asked in "".join(doc.texts())
    truthful = {run.rule for run in runs(doc)} & {"cn.complaint.truthful", "cn.complaint.responsible"}
    assert len(truthful) == (2 if lender == "consumer_finance" else 0)


def test_a_letter_asks_for_what_the_agreement_leaves_unclear_and_for_access() -> None:
    text = "".join(build("lender-letter").texts())
    assert "1. 请写明收款账户。" in text
    assert "《个人信息保护法》第四十四条、第四十五条" in text
    assert "1. 请问：协议是哪一天通知各受托机构的？" in text
    assert "时效" not in text  # that warning is for the person, before the letter


def test_an_answer_leaves_what_is_admitted_to_the_person() -> None:
    doc = build("answer")
    table = next(block for block in doc.blocks if isinstance(block, Table))
    rows = {text_of(row[0][0]): [text_of(line) for cell in row[1:3] for line in cell] for row in table.cells}
    assert all("□承认" in cells[0] for cells in rows.values())
    assert rows["已经还了多少"][-1] == "到期各期已支付1,570.00元"
    assert rows["还剩多少"][-1] == "协议合计37,680.00元，减去已支付的1,570.00元，余36,110.00元"
    assert "法院随应诉材料发给答辩状格式的" in "".join(doc.texts())


def test_a_custody_sheet_says_where_the_original_is_shown() -> None:
    table = next(block for block in build("custody").blocks if isinstance(block, Table))
    row = next(row for row in table.cells if text_of(row[0][0]) == "2")
    cells = ["|".join(text_of(line) for line in cell) for cell in row]
    assert cells[2] == "提交人的手机|青禾 X2"
    assert cells[3] == "短信应用，与13912340077的会话"
    assert cells[4].startswith("从昨天 23:38到昨天 23:41|“【北岭资产】")


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_a_brief_has_claims_findings_dates_and_what_is_not_known(lang: str) -> None:
    doc = build("brief", lang=lang)
    text = "\n".join(doc.texts())
    assert ("双方达成了还款协议" in text) and ("诉讼时效的参考日" in text) and ("2033-07-13" not in text)
    assert ("本软件不知道的" if lang == "zh_CN" else "What this program does not know") in text
    assert ("另有2项发现" if lang == "zh_CN" else "2 more findings") in text
    assert "cn.fraud.signs" not in {run.rule for run in runs(doc)}
    paragraphs = [block for block in doc.blocks if isinstance(block, Paragraph) and block.fact]
    assert paragraphs and all(any(map(proven, b.line)) or lang == "en" for b in paragraphs)


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_an_overview_is_one_page_with_what_is_due_and_who_was_asked(lang: str, pictures: Any) -> None:
    doc = build("overview", lang=lang)
    assert len(pdf_pages(pdf.render(doc, pictures))) == 1
    tables = [
        [text_of(line) for row in t.cells for cell in row for line in cell]
        for t in doc.blocks
        if isinstance(t, Table)
    ]
    assert tables[0][:3] == ["2031-08-15", "第5期", "1,570.00元" if lang == "zh_CN" else "CNY 1,570.00"]
    assert "A-1" in tables[1][2]
    text = "\n".join(doc.texts())
    assert ("现在到哪一步" if lang == "zh_CN" else "Where we stand") in text
    assert ("还缺什么" if lang == "zh_CN" else "What is missing") in text


@pytest.mark.parametrize("kind", KINDS)
def test_with_nothing_to_show_it_is_a_valid_document_that_says_so(kind: str) -> None:
    doc = build(kind, sample.Sheet())
    assert "没有已确认的" in "".join(doc.texts())
    assert len(pdf_pages(pdf.render(doc, {}))) >= 1
    if kind in WORD_KINDS:
        Document(io.BytesIO(word.render(doc, {})))


@pytest.mark.parametrize("kind", KINDS)
def test_drafts_are_counted_and_not_listed(kind: str) -> None:
    doc = build(kind)
    assert doc.not_listed == 1
    assert "1条待核对，未列入。" in "".join(doc.texts())
    assert "待核对的一条" not in "".join(doc.texts())


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind not in ("timeline", "brief", "bundle", "overview")]
)
def test_signature_and_date_are_left_to_the_hand(kind: str) -> None:
    signed = [block for block in build(kind).blocks if isinstance(block, Signatures)]
    assert len(signed) == 1 and "签名" in signed[0].labels[0] and "日期" in "".join(signed[0].labels)


def bare(text: str) -> str:
    return "".join(text.split())


def golden(name: str, found: str) -> None:
    place = GOLDEN / name
    if os.environ.get("JUSHI_GOLDEN") == "write":
        place.write_text(found, encoding="utf-8")
    assert found == place.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [kind for kind in WORD_KINDS if kind != "timeline"])
def test_the_word_file_is_the_golden_one_and_says_what_the_blocks_say(kind: str) -> None:
    doc = build(kind, pages=PAGES)
    content = word.render(doc, {})
    Document(io.BytesIO(content))
    golden(f"{kind}.xml", normalised(content))
    text = bare("".join(words_of(content)))
    drawn = {
        one
        for block in doc.blocks
        if type(block).__name__ == "Figure"
        for one in dataclasses.replace(doc, blocks=(block,)).texts()
    }
    assert [one for one in doc.texts() if bare(one) not in text and one not in drawn] == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "timeline"])
def test_the_text_of_the_pdf_is_the_golden_one(kind: str, pictures: Any) -> None:
    content = pdf.render(build(kind, pages=PAGES), pictures)
    golden(f"{kind}.txt", "".join(f"{bare(page)}\n" for page in pdf_pages(content)))


def test_other_processes_make_the_same_bytes() -> None:
    script = (
        f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(HERE)!r}]\n"
        "import hashlib, test_kinds as t\n"
        "from app.report import pdf, word\n"
        "for kind in t.KINDS:\n"
        "    doc = t.build(kind)\n"
        "    for made in (pdf.render(doc, {}), word.render(doc, {})):\n"
        "        print(hashlib.sha256(made).hexdigest())\n"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "Asia/Shanghai"), ("7", "America/New_York"))
    ]
    assert told[0] == told[1]
    assert len(told[0].split()) == 2 * len(KINDS)
