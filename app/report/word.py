"""A document as a Word file: real headings, named styles, the same bytes for the same content."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from app.paths import resource
from app.report import files
from app.report.blocks import (
    Block,
    Doc,
    Exhibit,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Part,
    Room,
    Section,
    Signatures,
    Table,
    text_of,
)
from app.report.blocks import Picture as Wanted
from app.report.pieces import ACROSS, HIGH, Piece, pieces
from app.report.word_sizes import make_small
from app.report.word_xml import NAMESPACES, Xml

Pictures = Mapping[tuple[str, int], Path]
STYLE_OF = {
    "title": "Title",
    "summary": "Summary",
    "note": "Note",
    "body": "",
    "list": "",
    "text": "IndentedText",
    "right": "RightText",
    "center": "CenterText",
}
#: Width of a telephone's screen beside its facts, and of two beside each other, in millimetres.
BESIDE_MM, BESIDE_CELL, PAIR_MM, PAIR_CELL = 76.0, 80.0, 75.0, 77.5
#: Parts of python-docx's template that nothing here needs; the last fails the Open XML validator.
_UNUSED = ("/thumbnail", "/customXml", "/numbering", "/webSettings", "/stylesWithEffects")
#: Characters of a line beside a picture, and lines that surely stand on a page with it.
ACROSS_SECTION, LINES = 20, 40
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def write(doc: Doc, path: Path, pictures: Pictures) -> None:
    """Write the document and put it in place.

    Args:
        doc: what it says.
        path: the .docx to make; replaced only when the new one is whole.
        pictures: upright pictures by evidence id and page; one that is missing is left out.

    Raises:
        Trouble: ``target_…`` if it cannot be put there, ``picture_unreadable``.
    """
    files.write(path, render(doc, pictures))


def render(doc: Doc, pictures: Pictures) -> bytes:
    """The Word file's bytes."""
    with tempfile.TemporaryDirectory(prefix="jushi-") as folder:
        return _Writer(doc, pictures, Path(folder)).bytes()


class _Writer:
    def __init__(self, doc: Doc, pictures: Pictures, folder: Path) -> None:
        self._doc = doc
        self._pictures = pictures
        self._folder = folder
        self._word = _template()
        self._xml = Xml(doc)
        self._count = 0

    def bytes(self) -> bytes:
        body = "".join(map(self.block, self._doc.blocks))
        self._page()
        if self._doc.small:
            make_small(self._word.styles.element)
        self._properties()
        self._fill(body)
        return _packed(self._word)

    def _fill(self, body: str) -> None:
        """All blocks in one parse, before the section's properties (moving elements takes far longer)."""
        from docx.oxml import parse_xml

        section = self._word.element.body.sectPr.xml
        whole = f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
        self._word.part._element = parse_xml(whole)

    # blocks

    def block(self, block: Block) -> str:
        xml = self._xml
        match block:
            case Heading():
                return xml.paragraph(xml.run(block.text), "Heading1")
            case Paragraph():
                return xml.paragraph(xml.line(block.line), STYLE_OF[block.style], keep=block.keep)
            case Facts():
                return xml.facts(block)
            case Table():
                return xml.table(block)
            case Exhibit():
                return self.exhibit(block)
            case Signatures():
                return xml.signatures(block)
            case Room():
                return xml.room(block)
            case Figure():
                return self.figure(block)
            case PageBreak() | Part():
                xml.break_next = True
        return ""

    def figure(self, block: Figure) -> str:
        """A chart as a picture: Word has no drawing that is the same everywhere."""
        from app.report.charts import render

        self._count += 1
        path = self._folder / f"chart{self._count}.png"
        path.write_bytes(render.png(block.drawing))
        relation, _image = self._word.part.get_or_add_image(str(path))
        size = (ACROSS, ACROSS * (block.drawing.height + 4) / (block.drawing.width + 4))
        return self._xml.paragraph(self._xml.picture(relation, self._count, block.alt, size), "PictureFrame")

    def exhibit(self, block: Exhibit) -> str:
        xml = self._xml
        mark = xml.run(" ") + xml.piece(block.mark) if block.mark is not None else ""
        head = xml.paragraph(xml.run(block.title) + mark, "Heading2")
        shown = [made for picture in block.pictures for made in self.made(picture)]
        half = -(-len(block.sections) // 2)
        if shown and shown[0][0].is_tall:
            first = xml.paragraph(self.picture(*shown[0], BESIDE_MM), "PictureFrame")
            told = self.sections(block.sections)
            beside = xml.columns(first, told, BESIDE_CELL, whole=_lines(block.sections) < LINES)
            return head + beside + self.rest(shown[1:])
        first = xml.paragraph(self.picture(*shown[0]), "PictureFrame") if shown else ""
        told = xml.columns(
            self.sections(block.sections[:half]), self.sections(block.sections[half:]), PAIR_CELL
        )
        return head + first + told + self.rest(shown[1:])

    def sections(self, sections: tuple[Section, ...]) -> str:
        xml = self._xml
        parts = []
        for section in sections:
            parts.append(xml.paragraph(xml.run(section.title), "SectionHead"))
            parts += [xml.paragraph(xml.line(line), "SectionText") for line in section.lines]
        return "".join(parts) or xml.paragraph("", "SectionText")

    def rest(self, shown: list[tuple[Piece, str]]) -> str:
        """Pictures after the first: screens in pairs, pages one by one; tables need a paragraph between."""
        xml = self._xml
        tall = [self.picture(*one, PAIR_MM) for one in shown if one[0].is_tall]
        pairs = [tall[i : i + 2] for i in range(0, len(tall), 2)]
        parts = [xml.paragraph("", "SectionText")]
        for left, *right in pairs:
            cells = [xml.paragraph(run, "PictureFrame") for run in (left, *right, "")][:2]
            parts.append(xml.columns(cells[0], cells[1], PAIR_CELL) + xml.paragraph("", "SectionText"))
        parts += [xml.paragraph(self.picture(*one), "PictureFrame") for one in shown if not one[0].is_tall]
        return "".join(parts)

    def made(self, picture: Wanted) -> Iterator[tuple[Piece, str]]:
        path = self._pictures.get((picture.evidence, picture.page))
        if path is not None:
            self._count += 1
            yield from ((piece, picture.alt) for piece in pieces(path, self._folder, f"cut{self._count}"))

    def picture(self, piece: Piece, alt: str, width_mm: float | None = None) -> str:
        wide = min(ACROSS, HIGH * piece.width / piece.height) if width_mm is None else width_mm
        relation, _image = self._word.part.get_or_add_image(str(piece.path))
        self._count += 1
        return self._xml.picture(relation, self._count, alt, (wide, wide * piece.height / piece.width))

    # around the blocks

    def _page(self) -> None:
        from docx.oxml import parse_xml
        from docx.shared import Mm

        section = self._word.sections[0]
        if self._doc.landscape:  # bound at the long edge above
            section.orientation = 1
            section.page_width, section.page_height = Mm(297), Mm(210)
            section.left_margin, section.right_margin = Mm(25), Mm(25)
            section.top_margin, section.bottom_margin = Mm(30), Mm(22)
        else:
            section.page_width, section.page_height = Mm(210), Mm(297)
            section.left_margin, section.right_margin = Mm(30), Mm(25)
            edge = Mm(17 if self._doc.small else 25)
            section.top_margin, section.bottom_margin = edge, edge
        section.header_distance = section.footer_distance = Mm(13)
        paragraph = section.footer.paragraphs[0]._p
        paragraph.getparent().replace(paragraph, parse_xml(f"<w:p {NAMESPACES}>{self._xml.footer()}</w:p>"))

    def _properties(self) -> None:
        named, when = self._word.core_properties, datetime.fromisoformat(self._doc.date)
        named.title, named.author, named.last_modified_by = (
            self._doc.title,
            self._doc.author,
            self._doc.author,
        )
        named.subject, named.keywords, named.comments, named.category = "", self._doc.content_hash, "", ""
        named.language = "zh-CN" if self._doc.lang == "zh_CN" else "en"
        named.created = named.modified = when
        named.revision = 1


def _lines(sections: tuple[Section, ...]) -> int:
    """About how many lines sections take beside a picture."""
    texts = [text_of(line) for section in sections for line in section.lines]
    return 2 * len(sections) + sum(-(-len(text) // ACROSS_SECTION) for text in texts)


def _template() -> Any:  # noqa: ANN401  python-docx has no types
    """python-docx's package with our styles, settings and font table, and nothing else of its template."""
    import docx
    from docx.oxml import parse_xml

    word = docx.Document()
    package = word.part.package
    for owner in (package, word.part):
        for id, relation in list(owner.rels.items()):
            if relation.reltype.endswith(_UNUSED):
                del owner.rels[id]
    for relation in word.part.rels.values():
        ours = resource("word", relation.target_part.partname.filename) if not relation.is_external else None
        if ours is not None and ours.is_file():
            part = relation.target_part
            if hasattr(part, "_element"):
                part._element = parse_xml(ours.read_bytes())
            else:
                part._blob = ours.read_bytes()
    return word


def _packed(word: Any) -> bytes:  # noqa: ANN401  as above
    """The package with times and order that do not depend on when it was made."""
    plain, packed = io.BytesIO(), io.BytesIO()
    word.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # else the bytes would differ between Windows and the others
            target.writestr(info, source.read(name))
    return packed.getvalue()
