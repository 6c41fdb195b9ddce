"""Word and PDF say the same, say it exactly, and are the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import paper_sample as sample
import pypdfium2
import pytest
from docx import Document
from paper_readback import document_xml, normalised, pdf_pages, words_of

from app.case.records import CaseInfo, Citation, Entry, Evidence
from app.report import fonts, pdf, timeline, word
from app.report.blocks import Doc, clean

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
ROOT = HERE.parent.parent
NASTY = {
    "control": "a\x00b\x07c\x1bd\x7fe\ud800f\ufffe",
    "markup": '#import "x"; {{ }} $x$ \\ * _ ` @ref <label> // /* =[a]',
    "xml": "<w:p>&amp;]]></w:t> \"'",
    "formula": '=HYPERLINK("http://x") {=1+1} @SUM(A1)',
    "bidi": "\u202eabc\u202c \u2067def\u2069 שלום \u200f!",
    "emoji": "还钱😀👨‍👩‍👧❤️‍🔥 🇨🇳",
    "rare": "姓𬎆的𠮷野家",
    "long": "甲" * 10_000,
    "long_word": "a" * 10_000,
    "lines": "第一行\r\n第二行\r第三行\u2028第四行\t\tx",
    "marks": "e\u0301 n\u0303 a\u035c\u0361o\u200b\u200dx\ufe0f",
    "empty": "   ",
}


def made(sheet: Any, lang: Any = "zh_CN") -> Doc:
    return timeline.build(sample.inputs(sheet, lang))


def bare(text: str) -> str:
    return "".join(text.split()).replace("\ufffe", "").replace("\u00ad", "")


def nasty(text: str) -> Any:
    entry = Entry(
        id="en_1",
        kind="sms",
        direction="in",
        at="2031-07-03T08:32:00+08:00",
        precision="minute",
        status="confirmed",
        debt="de_1",
        text=text,
        number=text[:40],
        sender_shown=text[:60],
        at_shown=text[:30],
        recipient={"who": "third_party", "name": text[:30]},
    )
    evidence = Evidence(
        id="ev_1",
        sha256="0" * 64,
        size=1,
        media_type="image/png",
        name=text[:200],
        stored="x",
        exhibit=1,
        source_note=text[:300],
    )
    return sample.full(
        case=CaseInfo(title="例", borrower=text[:30]),
        entries=(entry,),
        evidence=(evidence,),
        citations=(Citation(id="ci_1", evidence="ev_1", entry="en_1", text=text[:500]),),
    )


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_the_word_file_is_the_golden_one(lang: str, pictures: Any) -> None:
    found = normalised(word.render(made(sample.full(), lang), pictures))
    golden = GOLDEN / f"timeline_{lang}.xml"
    if os.environ.get("JUSHI_GOLDEN") == "write":
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_the_words_of_the_pdf_are_those_of_the_blocks(lang: str, pictures: Any) -> None:
    doc = made(sample.full(), lang)
    text = bare("".join(pdf_pages(pdf.render(doc, pictures))))
    missing = [one for one in doc.texts() if bare(one) not in text]
    # what goes on over the end of a page has the foot of the page inside
    assert missing == []


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_the_words_of_the_word_file_are_those_of_the_blocks(lang: str, pictures: Any) -> None:
    doc = made(sample.full(), lang)
    text = bare("".join(words_of(word.render(doc, pictures))))
    assert [one for one in doc.texts() if bare(one) not in text] == []


def test_each_page_has_its_number_and_whose_it_is(pictures: Any) -> None:
    pages = pdf_pages(pdf.render(made(sample.full()), pictures))
    for n, page in enumerate(pages, start=1):
        assert f"第{n}页共{len(pages)}页" in bare(page)
        assert "林知远·证据时间线" in bare(page)
        assert "记录截至2031年8月20日" in bare(page)


def test_the_pdf_is_tagged_archival_and_describes_its_pictures(pictures: Any) -> None:
    content = pdf.render(made(sample.full()), pictures)
    assert b"/StructTreeRoot" in content
    assert b"pdfaid:part" in content
    assert b"pdfuaid:part" in content


SCRIPT = """
import sys, hashlib, pathlib
sys.path[:0] = [{root!r}, {here!r}]
import paper_sample as sample
from app.report import pdf, timeline, word
pictures = {{key: pathlib.Path(path) for key, path in {pictures!r}.items()}}
doc = timeline.build(sample.inputs(sample.full()))
print(doc.content_hash, *(hashlib.sha256(r.render(doc, pictures)).hexdigest() for r in (word, pdf)))
"""


def test_another_process_at_another_time_makes_the_same_bytes(pictures: Any) -> None:
    doc = made(sample.full())
    ours = [doc.content_hash, *(hashlib.sha256(r.render(doc, pictures)).hexdigest() for r in (word, pdf))]
    script = SCRIPT.format(
        root=str(ROOT), here=str(HERE), pictures={key: str(path) for key, path in pictures.items()}
    )
    for seed, zone in (("1", "UTC"), ("4242", "America/New_York")):
        run = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
        )
        assert run.stdout.split() == ours


@pytest.mark.parametrize("name", NASTY)
def test_hostile_text_is_text_in_the_word_file(name: str, pictures: Any) -> None:
    doc = made(nasty(NASTY[name]))
    content = word.render(doc, pictures)
    Document(io.BytesIO(content))
    assert bare(clean(NASTY[name])) in bare("".join(words_of(content)))


@pytest.mark.parametrize("name", NASTY)
def test_hostile_text_is_text_in_the_pdf(name: str, pictures: Any) -> None:
    doc = made(nasty(NASTY[name]))
    text = bare("".join(pdf_pages(pdf.render(doc, pictures))))
    if name in {"long", "long_word"}:
        assert text.count(NASTY[name][0]) >= 10_000
    elif name not in {"bidi", "marks"}:  # a reader may give these in another order or composed
        assert bare(fonts.spelled(clean(NASTY[name]))) in text


def test_a_long_word_stays_in_its_column() -> None:
    document = pypdfium2.PdfDocument(pdf.render(made(nasty("1" * 400)), {}))
    page = document[0].get_textpage()
    rights = [page.get_charbox(i)[2] for i in range(page.count_chars())]
    document.close()
    assert max(rights) <= (210 - 25) * 72 / 25.4 + 1


def test_a_character_that_no_font_has_is_reported_and_named_by_number() -> None:
    doc = made(nasty("还😀钱"))
    assert fonts.missing_in(doc) == {"😀"}
    assert fonts.missing_characters("一般的字，abc。\u200b\ufe0f\n") == set()
    assert fonts.spelled("还😀钱") == "还〔U+1F600〕钱"
    assert "表示字体里没有的字符" in "".join(doc.texts())


def test_every_character_of_gbk_has_a_glyph() -> None:
    found = {
        bytes([a, b]).decode("gbk", errors="ignore") for a in range(0x81, 0xFF) for b in range(0x40, 0xFF)
    }
    assert fonts.missing_characters("".join(found)) == {"≒"}  # Noto's Chinese face has none either


def test_nothing_to_show_makes_valid_papers() -> None:
    doc = made(sample.Sheet())
    assert "没有已确认的记录可以列出" in bare("".join(pdf_pages(pdf.render(doc, {}))))
    assert len(words_of(word.render(doc, {}))) == 2


@pytest.mark.timeout(600)
def test_ten_thousand_entries_are_all_on_paper() -> None:
    doc = made(sample.many(10_000))
    content = word.render(doc, {})
    pages = pypdfium2.PdfDocument(pdf.render(doc, {}))
    count = len(pages)
    pages.close()
    assert document_xml(content).count(b"<w:cantSplit/>") > 10_000
    assert count > 500


def test_the_word_package_holds_only_what_it_needs(pictures: Any) -> None:
    content = word.render(made(sample.full()), pictures)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [n for n in names if "stylesWithEffects" in n or "thumbnail" in n or "customXml" in n]
    assert sum(n.startswith("word/media/") for n in names) == 6  # two equal pages are kept once


def test_the_word_file_has_headings_alt_texts_repeated_heads_and_properties(pictures: Any) -> None:
    opened = Document(io.BytesIO(word.render(made(sample.full()), pictures)))
    styles = [p.style.name for p in opened.paragraphs]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == 7
    assert styles.count("Heading 2") == 6
    xml = opened.element.xml
    assert xml.count("<w:tblHeader/>") == 6
    assert 'descr="证2　Screenshot_20310704_072311.png' in xml
    assert (opened.core_properties.title, opened.core_properties.author) == ("证据时间线", "林知远")
    assert opened.core_properties.created.date().isoformat() == "2031-08-20"
    assert {s.style.name for t in opened.tables for r in t.rows for c in r.cells for s in c.paragraphs}
    assert "NUMPAGES" in opened.sections[0].footer._element.xml


def test_writing_puts_both_files_in_place(tmp_path: Path, pictures: Any) -> None:
    doc = made(sample.full())
    word.write(doc, tmp_path / "t.docx", pictures)
    pdf.write(doc, tmp_path / "t.pdf", pictures)
    assert (tmp_path / "t.docx").read_bytes() == word.render(doc, pictures)
    assert (tmp_path / "t.pdf").read_bytes().startswith(b"%PDF")
