"""Word files by the schema: children in the order that ECMA-376 gives them, and the parts that must be there."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import paper_sample as sample
import pytest
from PIL import Image

from app.report import kinds, word
from app.report.blocks import Exhibit, Picture, Run, Section

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_KINDS = tuple(kind for kind in kinds.MODULES if kind not in kinds.PDF_ONLY)
#: ECMA-376 part 1, annex A: the order of children, of those that are written here or may come to be.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs color spacing sz szCs u bdr shd vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "trPr": "cantSplit trHeight tblHeader",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr tbl p",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols docGrid",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr tblStylePr",
}
#: Parts of a row may stand in any order, a cell mixes paragraphs and tables.
FREE = frozenset({"trPr", "tc"})
#: What the document must lead to.
NEEDED = ("styles", "settings", "fontTable", "theme", "footer")


def parts(kind: str) -> dict[str, bytes]:
    content = word.render(kinds.build(kind, sample.whole(sample.full())), {})
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def out_of_order(root: Any) -> list[str]:
    """Elements whose children stand otherwise than the schema says, or are none of it."""
    found = []
    for element in root.iter():
        name = element.tag.removeprefix(W)
        order = ORDER.get(name, "").split()
        if order:
            names = [child.tag.removeprefix(W) for child in element]
            unknown = [one for one in names if one not in order]
            places = [order.index(one) for one in names if one in order]
            if unknown or (name not in FREE and places != sorted(places)):
                found.append(f"{name}: {' '.join(names)}")
    return found


@pytest.mark.parametrize("kind", WORD_KINDS)
def test_children_stand_in_the_order_of_the_schema(kind: str) -> None:
    found = [
        f"{name}: {one}"
        for name, content in parts(kind).items()
        if name.startswith("word/") and name.endswith(".xml")
        for one in out_of_order(ElementTree.fromstring(content))
    ]
    assert not found


def test_children_out_of_order_are_noticed() -> None:
    xml = f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:jc w:val="left"/><w:pStyle w:val="x"/></w:pPr></w:p>'
    assert out_of_order(ElementTree.fromstring(xml)) == ["pPr: jc pStyle"]


@pytest.mark.parametrize("kind", WORD_KINDS)
def test_the_parts_that_a_document_must_have_are_there(kind: str) -> None:
    relations = parts(kind)["word/_rels/document.xml.rels"].decode()
    assert not [name for name in NEEDED if f"/relationships/{name}" not in relations]


@pytest.mark.parametrize("kind", WORD_KINDS)
def test_each_style_that_is_used_is_defined(kind: str) -> None:
    made = parts(kind)
    known = {
        one.get(f"{W}styleId") for one in ElementTree.fromstring(made["word/styles.xml"]).iter(f"{W}style")
    }
    root = ElementTree.fromstring(made["word/document.xml"])
    used = {one.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for one in root.iter(W + tag)}
    assert used <= known


def test_a_line_is_as_high_with_every_font() -> None:
    """What multiplies the font's own height gives other pages with 宋体 than with Noto Serif CJK."""
    root = ElementTree.fromstring(parts("complaint")["word/styles.xml"])
    text = ("Normal", "Facts", "IndentedText", "TableText", "Note")
    rules = {
        style.get(f"{W}styleId"): spacing.get(f"{W}lineRule")
        for style in root.iter(f"{W}style")
        for spacing in style.iter(f"{W}spacing")
        if style.get(f"{W}styleId") in text and spacing.get(f"{W}line")
    }
    assert rules == dict.fromkeys(text, "atLeast")


def test_an_exhibit_longer_than_a_page_is_not_held_together(tmp_path: Path) -> None:
    """Else its heading would stand alone on the page before."""
    picture = tmp_path / "p.png"
    Image.new("RGB", (540, 1200), "white").save(picture)

    def whole(lines: int) -> bool:
        told = Section(title="原文", lines=((Run(text="字" * 20 * lines),),))
        shown = Exhibit(
            number=1, title="证1", pictures=(Picture(evidence="ev_1", page=1, alt=""),), sections=(told,)
        )
        base = sample.whole(sample.full())
        doc = replace(kinds.build("statement", base), blocks=(shown,))
        content = word.render(doc, {("ev_1", 1): picture})
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return b"cantSplit" in package.read("word/document.xml")

    assert whole(10) and not whole(80)
