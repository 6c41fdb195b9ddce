"""The bundle: its page numbers are those of its list, front matter is numbered apart, every page is there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import paper_sample as sample
import pytest
from paper_readback import pdf_pages

from app.case.records import Citation
from app.report import bundle, evidence_list, pdf
from app.report.blocks import Exhibit, Table, text_of
from app.report.exhibit_words import ExhibitWords


def bare(text: str) -> str:
    return "".join(text.split())


def paged(sheet: Any, pictures: Any, **more: Any) -> tuple[list[str], Any, dict[str, tuple[int, int]]]:
    inputs = sample.whole(sheet, **more)
    content, doc, pages = pdf.render_paged(lambda known: bundle.build(replace(inputs, pages=known)), pictures)
    return [bare(page) for page in pdf_pages(content)], doc, pages


def numbered(pages: list[str], total: int) -> dict[int, str]:
    """Pages of the exhibits by the number that stands at their foot."""
    return {n: page for n in range(1, total + 1) for page in pages if f"册第{n}页共{total}页" in page}


def total(pages: list[str]) -> int:
    return sum("册第" in page and "共" in page.split("册第")[-1] for page in pages)


def test_the_pages_of_the_list_are_those_at_the_foot(pictures: Any) -> None:
    pages, _doc, spans = paged(sample.full(), pictures)
    feet = numbered(pages, total(pages))
    assert sorted(feet) == list(range(1, len(feet) + 1))
    inputs = sample.whole(sample.full())
    for evidence in ExhibitWords(inputs).ordered:
        first, last = spans[evidence.id]
        begins = bare(f"证{evidence.exhibit}　{evidence.name}")
        assert begins in feet[first]
        assert next(n for n, page in feet.items() if begins in page) == first
        assert first <= last < max(feet)
    follow = sorted(spans.values())
    assert [first for first, _last in follow[1:]] == [last + 1 for _first, last in follow[:-1]]
    assert max(last for _first, last in follow) == max(feet) - 1  # the page of hashes is the last one
    assert "电子数据说明" in feet[max(feet)]


def test_the_list_in_front_names_them_and_is_numbered_apart(pictures: Any) -> None:
    pages, doc, spans = paged(sample.full(), pictures)
    front = [page for page in pages if "册第" not in page]
    assert [page.split("证据材料册")[-1].split("记录截至")[0] for page in front] == ["i", "ii", "iii"][
        : len(front)
    ]
    table = next(block for block in doc.blocks if isinstance(block, Table))
    shown = {text_of(row[0][0]): text_of(row[7][0]) for row in table.cells}
    known = {str(e.exhibit): e.id for e in sample.full().evidence}
    for exhibit, text in shown.items():
        first, last = spans[known[exhibit]]
        assert text == (str(first) if first == last else f"{first}–{last}")
    assert all(text in "".join(front) for text in shown.values())


def test_the_evidence_list_alone_shows_the_same_pages(pictures: Any) -> None:
    _pages, doc, spans = paged(sample.full(), pictures)
    alone = evidence_list.build(sample.whole(sample.full(), pages=spans))
    tables = [next(b for b in one.blocks if isinstance(b, Table)) for one in (doc, alone)]
    assert tables[0] == tables[1]


def test_every_page_of_a_pdf_is_there_cited_or_not(pictures: Any) -> None:
    doc = bundle.build(replace(sample.whole(sample.full()), sheets={"ev_1": 4}))
    first = next(block for block in doc.blocks if isinstance(block, Exhibit) and block.evidence == "ev_1")
    assert [picture.page for picture in first.pictures] == [1, 2, 3, 4]


def test_what_has_no_picture_is_there_as_text_and_recordings_as_facts() -> None:
    heard = Citation(id="ci_r", evidence="ev_5", entry="en_04", second=31.5, text="今天必须还清")
    sheet = sample.full(citations=(*sample.full().citations, heard))
    text = "\n".join(bundle.build(sample.whole(sheet)).texts())
    assert "另附光盘或者U盘（通话录音@10695551234(10695551234)_20310703084314.mp3，128,035字节）" in text
    assert "00:31 “今天必须还清”" in text
    assert (
        text.count("【北岭资产】云杉借贷已把您的账户转交我处") >= 2
    )  # in the export's text and beside the picture


def test_a_changed_original_has_its_mark_and_no_picture(pictures: Any) -> None:
    pages, _doc, spans = paged(sample.full(), pictures, faulty=frozenset({"ev_6"}))
    feet = numbered(pages, total(pages))
    assert "原件缺失或已改变" in feet[spans["ev_6"][0]]


def test_made_again_it_is_the_same_bytes() -> None:
    inputs = sample.whole(sample.full())
    made = [
        pdf.render_paged(lambda known: bundle.build(replace(inputs, pages=known)), {})[0] for _ in range(2)
    ]
    assert made[0] == made[1]


@pytest.mark.parametrize("count", [0, 1])
def test_without_evidence_it_says_so(count: int) -> None:
    pages, _doc, spans = paged(sample.Sheet() if count == 0 else sample.full(citations=()), {})
    assert spans == {} and "没有已确认的证据可以装订。" in "".join(pages)
