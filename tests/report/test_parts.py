"""A bundle in parts: none too large, pages numbered on through all of them, an index on each, readable alone."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import paper_sample as sample
import pypdfium2
import pytest
from paper_readback import pdf_pages
from PIL import Image

from app.report import bundle, pdf, pdf_parts, pdf_streams
from app.report.blocks import Exhibit, Heading, Picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST = 400_000


@pytest.fixture
def noisy(tmp_path: Path, pictures: Any) -> dict[tuple[str, int], Path]:
    """The sample's pictures, each of some 100 kB: noise cannot be packed."""
    made = {}
    for n, key in enumerate(sorted({*pictures, *(("ev_1", page) for page in range(1, 8))})):
        path = tmp_path / f"noisy{n}.png"
        Image.frombytes("RGB", (300, 420), Random(n).randbytes(300 * 420 * 3)).save(path)
        made[key] = path
    return made


def bare(text: str) -> str:
    return "".join(text.split())


def parted(noisy: Any, most: int = MOST) -> pdf_parts.Parted:
    inputs = replace(sample.whole(sample.full()), sheets={"ev_1": 7})
    draw: Callable[..., Any] = lambda known: bundle.build(replace(inputs, pages=known))  # noqa: E731
    return pdf_parts.render(draw, noisy, most, {})


def test_no_part_is_too_large_and_the_pages_go_on(noisy: Any) -> None:
    made = parted(noisy)
    assert len(made.contents) > 3 and max(map(len, made.contents)) <= MOST
    feet: list[int] = []
    total = max(last for _first, last in made.pages.values()) + 1
    for n, content in enumerate(made.contents, start=1):
        pages = [bare(page) for page in pdf_pages(content)]
        assert f"分成{len(made.contents)}个文件，页码连续。这是第{n}分册。" in "".join(pages)
        feet += [k for page in pages for k in range(1, total + 1) if f"册第{k}页共{total}页" in page]
    assert feet == list(range(1, total + 1))
    assert "电子数据说明" in bare("".join(pdf_pages(made.contents[-1])))


def test_each_exhibit_is_where_the_list_says(noisy: Any) -> None:
    made = parted(noisy)
    pages = [bare(page) for content in made.contents for page in pdf_pages(content) if "册第" in page]
    for evidence in sample.full().evidence:
        if evidence.id in made.pages:
            first, last = made.pages[evidence.id]
            assert bare(f"证{evidence.exhibit}　{evidence.name}") in pages[first - 1]
            assert last >= first
    first, last = made.pages["ev_1"]
    assert "（续）" in "".join(pages[first - 1 : last])  # it alone is larger than a part


def test_made_again_they_are_the_same_bytes(noisy: Any) -> None:
    assert parted(noisy).contents == parted(noisy).contents


def test_one_picture_that_is_too_large_has_a_part_of_its_own(noisy: Any) -> None:
    made = parted(noisy, 100_000)  # less than its letters take
    numbers = [bare(page) for content in made.contents for page in pdf_pages(content) if "册第" in page]
    assert len(numbers) == max(last for _first, last in made.pages.values()) + 1


# pictures put in after the PDF was set


def alone(path: Path) -> bytes:
    shown = Exhibit(number=1, title="证", pictures=(Picture(evidence="ev_1", page=1, alt="一张图"),))
    doc = replace(sample.whole(sample.full()), pages={})
    blank = bundle.build(doc)
    return pdf.render(
        replace(blank, blocks=(*blank.blocks[:2], Heading(text="证据"), shown)), {("ev_1", 1): path}
    )


def seen(content: bytes) -> Image.Image:
    file = pypdfium2.PdfDocument(content)
    found = [one for page in file for one in page.get_objects() if one.type == 3]
    picture = found[0].get_bitmap(render=False).to_pil().convert("RGB")
    file.close()
    return picture


@pytest.mark.parametrize(("shape", "is_photo"), [("screen", False), ("photo", True)])
def test_a_picture_in_the_file_is_the_picture(tmp_path: Path, shape: str, is_photo: bool) -> None:
    original = Image.new("RGB", (360, 500), "white")
    if is_photo:
        original = Image.merge(
            "RGB", [Image.linear_gradient("L").resize((360, 500)).rotate(90 * n) for n in range(3)]
        )
    else:
        original.paste("#2070c0", (40, 60, 200, 90))
        original.paste("black", (60, 200, 64, 400))
    original.save(tmp_path / "p.png")
    content = alone(tmp_path / "p.png")
    shown = seen(content)
    assert shown.size == original.size
    away = pdf_streams._away(original, shown)
    assert away < 4
    assert (b"/DCTDecode" in content) == is_photo and b"jushi-picture" not in content


def test_the_file_stays_tagged_and_archival(tmp_path: Path) -> None:
    Image.new("RGB", (90, 160), "#eee").save(tmp_path / "p.png")
    content = alone(tmp_path / "p.png")
    assert b"pdfaid:part" in content and b"/StructTreeRoot" in content
    assert b"/Alt" in content
    start = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
    assert content[start:].startswith(b"xref")
    rows = content[start:].split(b"\r\n")
    offsets = [int(row[:10]) for row in rows if len(row) == 18 and row.endswith(b"n")]
    assert len(offsets) > 10
    assert all(content[at : at + 20].split(b" ", 1)[1].startswith(b"0 obj") for at in offsets)


def test_what_is_no_set_pdf_is_not_touched() -> None:
    assert pdf_streams.filled(b"%PDF", {}) == b"%PDF"
    with pytest.raises(ValueError, match="table"):
        pdf_streams.filled(b"%PDF", {b"x": pdf_streams.Stream(width=1, height=1, data=b"")})
