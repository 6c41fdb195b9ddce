"""One PDF and a slip that is true of it; a page for the identity card's copy where a person wants one."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from app.case.errors import Refused
from app.work import paper_plans, papers, print_shop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.case.case import Case
    from app.case.records import Entry


def text_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as file:
        return "".join("".join(page.get_textpage().get_text_bounded() for page in file).split())


def test_the_slip_says_what_is_in_the_pdf(case: Case, draft: Callable[..., Entry], tmp_path: Path) -> None:
    for n in range(60):
        draft(f"a{n}", text="请尽快还款，" * 20)
    papers_steps = print_shop.pack(case, "custody", tmp_path / "c.pdf", copies=3)
    last = list(papers_steps)[-1]
    assert isinstance(last, print_shop.Packed) and last.made is not None
    assert [path.name for path in last.paths] == ["c.pdf", "c-slip.pdf"]
    with pypdfium2.PdfDocument(tmp_path / "c.pdf") as file:
        pages = len(file)
        wide = [n for n, page in enumerate(file, start=1) if page.get_width() > page.get_height()]
    assert (last.order.pages, list(last.order.wide)) == (pages, wide) and wide
    assert last.order.sheets == -(-pages // 2)
    slip = text_of(tmp_path / "c-slip.pdf")
    assert f"c.pdf（共{pages}页）" in slip and "双面，沿长边翻转" in slip and "3份" in slip
    assert f"每份{last.order.sheets}张，共{3 * last.order.sheets}张" in slip


def test_one_side_takes_a_sheet_a_page(case: Case, tmp_path: Path) -> None:
    last = list(print_shop.pack(case, "complaint", tmp_path / "c.pdf", two_sided=False))[-1]
    assert isinstance(last, print_shop.Packed)
    assert last.order.sheets == last.order.pages
    assert "单面" in text_of(tmp_path / "c-slip.pdf") and "横向页" not in text_of(tmp_path / "c-slip.pdf")


@pytest.mark.parametrize("copies", [0, 100])
def test_copies_have_bounds(case: Case, tmp_path: Path, copies: int) -> None:
    with pytest.raises(Refused) as refused:
        list(print_shop.pack(case, "complaint", tmp_path / "c.pdf", copies=copies))
    assert refused.value.code == "no_such_copies" and not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize("kind", ["complaint", "lender-letter", "statement", "answer"])
def test_a_letter_has_room_for_the_card_where_it_is_wanted(case: Case, tmp_path: Path, kind: str) -> None:
    word, pdf = tmp_path / "l.docx", tmp_path / "l.pdf"
    list(papers.make(case, kind, word, pdf=pdf))
    assert "身份证复印件粘贴处" not in text_of(pdf)
    list(papers.make(case, kind, word, pdf=pdf, id_page=True))
    with zipfile.ZipFile(word) as package:
        xml = package.read("word/document.xml").decode()
    for made in (text_of(pdf), xml):
        assert "身份证复印件粘贴处" in made and "人像面" in made and "国徽面" in made
        assert made.count("使用，他用无效") >= 3
    paper_plans.choose(case, kind, id_page=True)
    assert "身份证复印件粘贴处" in "".join(papers.drawer_of(case, kind).doc().texts())


def test_parts_are_for_the_bundle_and_not_too_small(case: Case, tmp_path: Path) -> None:
    for kind, part in (("complaint", 2.0), ("bundle", 0.1)):
        with pytest.raises(Refused) as refused:
            list(papers.make(case, kind, None, pdf=tmp_path / "b.pdf", part=part))
        assert refused.value.code == "no_such_part"
    made = list(papers.make(case, "bundle", None, pdf=tmp_path / "b.pdf", part=2.0))[-1].made
    assert made is not None and [path.name for path in made.paths] == ["b.pdf"]
