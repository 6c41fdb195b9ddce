"""A document as PDF, drawn by Typst from data: tagged, archival, the same bytes for the same content."""

from __future__ import annotations

import functools
import json
import re
import shutil
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.case.errors import Trouble
from app.paths import resource
from app.report import files, fonts
from app.report.album import Album, Pictures
from app.report.blocks import (
    Block,
    Cite,
    Column,
    Doc,
    Exhibit,
    Facts,
    Figure,
    Group,
    Heading,
    Line,
    Paragraph,
    Picture,
    Room,
    Row,
    Signatures,
    Table,
    Tag,
)
from app.report.blocks import Part as PagePart
from app.report.blocks import Piece as TextPiece
from app.report.charts.render import as_data
from app.report.pieces import ACROSS, BESIDE, HIGH
from app.report.stages import finished

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import typst

    from app.report.stages import Stages

#: First and last page of each exhibit, by evidence id.
Pages = dict[str, tuple[int, int]]
#: Evidence id, first and last page of an exhibit, or of a part of it.
Place = tuple[str, int, int]
#: A word longer than this may be broken: no telephone number and no amount is.
_LONG = re.compile(r"[^\s\u2e80-\u9fff\uff00-\uffef]{18,}")
#: A part of one: up to a mark at which a number is best parted, and never more than ten characters.
_PIECE = re.compile(r".{0,9}[-–/_.:@#?&=]|.{1,6}", re.DOTALL)
#: A row with more characters than this may go on on the next page.
_TALL_ROW = 700
_HASH_LINE = 32


def write(doc: Doc, path: Path, pictures: Pictures) -> None:
    """Draw the document and put it in place.

    Args:
        doc: what it says.
        path: the PDF to make; replaced only when the new one is whole.
        pictures: upright pictures by evidence id and page; one that is missing is left out.

    Raises:
        Trouble: ``target_…`` if it cannot be put there, ``paper_failed`` if it cannot be drawn.
    """
    files.write(path, render(doc, pictures))


def render(doc: Doc, pictures: Pictures) -> bytes:
    """The PDF's bytes."""
    with workspace() as root:
        album = finished(Album.packed(pictures, doc, root))
        return compiled(root, doc, album)


def render_paged(draw: Callable[[Pages], Doc], pictures: Pictures) -> tuple[bytes, Doc, Pages]:
    """A PDF that names its own pages: set once to see where exhibits stand, then once more with that.

    Args:
        draw: the document, given the first and last page of each exhibit by evidence id.
        pictures: upright pictures by evidence id and page.

    Returns:
        the bytes, the document as it is in them, and the pages.
    """
    return finished(paged(draw, pictures))


def paged(draw: Callable[[Pages], Doc], pictures: Pictures) -> Stages[tuple[bytes, Doc, Pages]]:
    """As :func:`render_paged`, stage by stage: whoever stops it in between has spent no more time."""
    with workspace() as root:
        doc = draw({})
        yield
        album = yield from Album.packed(pictures, doc, root)
        yield
        pages = spans(laid_out(root, doc, album)[0])
        doc = draw(pages)
        yield
        return compiled(root, doc, album), doc, pages


@contextmanager
def workspace() -> Iterator[Path]:
    """A folder with the templates, the only one that Typst may read."""
    with tempfile.TemporaryDirectory(prefix="jushi-") as name:
        for file in ("paper.typ", "chart.typ"):
            shutil.copyfile(resource("typst", file), Path(name) / file)
        yield Path(name)


def laid_out(root: Path, doc: Doc, album: Album) -> tuple[list[Place], int]:
    """First and last page of each exhibit, in order, and the number of the very last page.

    An exhibit ends at the first page break after it.
    """
    import typst

    try:
        told = typst.query(
            root / "paper.typ",
            "<place>",
            field="value",
            root=root,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"doc": _said(doc, album)},
        )
    except typst.TypstError as error:
        raise Trouble("paper_failed", reason=error.message) from error
    places: list[Place] = []
    is_open, page = False, 0
    for evidence, page in json.loads(told):
        if evidence:
            places.append((evidence, page, page))
            is_open = True
        elif is_open:
            places[-1], is_open = (*places[-1][:2], page), False
    return places, page


def spans(places: Iterable[Place]) -> Pages:
    """First and last page by evidence; one that was divided goes on to its last part's last page."""
    pages: Pages = {}
    for evidence, first, last in places:
        pages[evidence] = (pages.get(evidence, (first, last))[0], last)
    return pages


@functools.cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts.folder()])


def compiled(root: Path, doc: Doc, album: Album) -> bytes:
    """The PDF of a document; ``Trouble("paper_failed")`` if it cannot be set."""
    import typst

    midnight = datetime.fromisoformat(doc.date).replace(tzinfo=UTC)
    try:
        made = typst.compile(
            root / "paper.typ",
            root=root,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"doc": _said(doc, album)},
            pdf_standards=["a-2a", "ua-1"],  # archival and tagged, readable by screen readers
            timestamp=midnight,
        )
    except typst.TypstError as error:
        raise Trouble("paper_failed", reason=error.message) from error
    return album.filled(bytes(made))


def _said(doc: Doc, album: Album) -> str:
    """What Typst is told."""
    return json.dumps(_Data(doc, album).doc(), ensure_ascii=False)


class _Data:
    """The block model as the data that ``paper.typ`` draws."""

    def __init__(self, doc: Doc, album: Album) -> None:
        self._doc = doc
        self._album = album

    def doc(self) -> dict[str, Any]:
        """The whole document."""
        doc = self._doc
        page = {
            name: fonts.spelled(getattr(doc, name))
            for name in ("title", "author", "footer_left", "footer_right")
        }
        return page | {
            "lang": doc.lang,
            "hash": doc.content_hash,
            "small": doc.small,
            "parts": list(self.parts()),
        }

    def parts(self) -> Iterator[dict[str, Any]]:
        """The blocks by the part they stand in; a document without parts is one."""
        part = PagePart(page_of=self._doc.page_of, landscape=self._doc.landscape)
        blocks: list[dict[str, Any]] = []
        for block in self._doc.blocks:
            if isinstance(block, PagePart):
                if blocks:
                    yield self.part(part, blocks)
                part, blocks = block, []
            else:
                blocks.append(self.block(block))
        yield self.part(part, blocks)

    def part(self, part: PagePart, blocks: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "page_of": fonts.spelled(part.page_of),
            "roman": part.roman,
            "goes_on": part.goes_on,
            "first": part.first,
            "landscape": part.landscape,
            "blocks": blocks,
        }

    def block(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading():
                return {"k": "heading", "text": fonts.spelled(block.text)}
            case Paragraph():
                shown = {"style": block.style, "keep": block.keep}
                return {"k": "paragraph", "line": self.line(block.line)} | shown
            case Facts():
                rows = [[chunks(label), chunks(value)] for label, value in block.rows]
                return {"k": "facts", "keep": block.keep, "rows": rows}
            case Table():
                return self.table(block)
            case Exhibit():
                return self.exhibit(block)
            case Signatures():
                return {"k": "signatures", "labels": [fonts.spelled(label) for label in block.labels]}
            case Room():
                told = {"title": fonts.spelled(block.title), "text": fonts.spelled(block.text)}
                return {"k": "room", "width": block.width, "height": block.height} | told
            case Figure():
                return {"k": "figure", "chart": as_data(block.drawing), "alt": fonts.spelled(block.alt)}
        return {"k": "break"}

    # text

    def line(self, line: Line, column: str = "") -> list[dict[str, Any]]:
        return [self.piece(piece, column) for piece in line]

    def piece(self, piece: TextPiece, column: str) -> dict[str, Any]:
        if isinstance(piece, Tag):
            return {"s": "tag", "shape": piece.shape, "t": [fonts.spelled(piece.text)]}
        if isinstance(piece, Cite):
            return {"s": "cite", "t": [piece.text]}
        if piece.style in ("hash", "content_hash"):
            return {"s": "hash", "t": _hash_lines(piece.text or self._doc.content_hash)}
        style = "small" if column == "who" and _longest(piece.text) > 13 else piece.style
        return {"s": style, "t": chunks(piece.text)}

    def table(self, block: Table) -> dict[str, Any]:
        columns = [
            {"title": fonts.spelled(c.title), "kind": c.kind, "width": c.width, "middle": c.middle}
            for c in block.columns
        ]
        return {
            "k": "table",
            "grid": block.style == "grid",
            "keep": block.keep,
            "columns": columns,
            "rows": [self.row(row, block.columns) for row in block.rows],
        }

    def row(self, row: Row | Group, columns: tuple[Column, ...]) -> dict[str, Any]:
        if isinstance(row, Group):
            return {"group": chunks(row.text)}
        cells = [
            [self.line(line, column.kind) for line in cell] for cell, column in zip(row, columns, strict=True)
        ]
        size = max((sum(len(piece.text) for line in cell for piece in line) for cell in row), default=0)
        return {"cells": cells, "long": size > _TALL_ROW}

    # pictures

    def exhibit(self, block: Exhibit) -> dict[str, Any]:
        shown = [made for picture in block.pictures for made in self.picture(picture)]
        sections = [
            {"title": fonts.spelled(s.title), "lines": [self.line(line) for line in s.lines]}
            for s in block.sections
        ]
        mark = self.piece(block.mark, "") if block.mark is not None else None
        return {
            "k": "exhibit",
            "title": chunks(block.title),
            "evidence": block.evidence,
            "mark": mark,
            "sections": sections,
            "pictures": shown,
            "beside": bool(shown) and shown[0]["tall"],
        }

    def picture(self, picture: Picture) -> list[dict[str, Any]]:
        """Its pieces by their stand-ins, which lie in the root folder, the only place that Typst may read."""
        shown = self._album.streams((picture.evidence, picture.page))
        return [
            {
                "path": self._album.stand_in(one),
                "alt": fonts.spelled(picture.alt),
                "width": round(min(ACROSS, HIGH * one.width / one.height), 2),
                "ratio": round(one.height / one.width, 5),
                "tall": len(shown) > 1 or one.height >= BESIDE * one.width,
            }
            for one in shown
        ]


def chunks(text: str) -> list[str]:
    """Text in parts between which a line may end: line breaks, and the insides of very long words."""
    lines = fonts.spelled(text).split("\n")
    parts: list[str] = []
    for n, line in enumerate(lines):
        parts += ["\n"] if n else []
        parts += _breakable(line)
    return parts


def _breakable(line: str) -> list[str]:
    parts: list[str] = []
    done = 0
    for word in _LONG.finditer(line):
        first, *rest = _PIECE.findall(word[0])
        parts += [line[done : word.start()] + first, *rest]
        done = word.end()
    return [part for part in (*parts, line[done:]) if part]


def _hash_lines(value: str) -> list[str]:
    """A hash in two lines that can be compared by eye."""
    return [value[:_HASH_LINE], "\n", value[_HASH_LINE:]]


def _longest(text: str) -> int:
    return max(map(len, text.split()), default=0)
