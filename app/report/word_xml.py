"""Blocks as WordprocessingML: text in, one string of XML out; prepared rows are what makes it fast."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from app.report.blocks import (
    Cite,
    Column,
    Doc,
    Facts,
    Group,
    Line,
    Piece,
    Room,
    Row,
    Run,
    Signatures,
    Table,
    Tag,
)

#: Twentieths of a point in a millimetre.
DXA = 1440 / 25.4
#: English Metric Units in a millimetre.
EMU = 36_000
TEXT_WIDTH, LANDSCAPE_WIDTH = 155.0, 247.0
WIDTHS = {"ordinal": 9.5, "time": 22.0, "who": 28.5, "tags": 20.0, "exhibit": 15.0, "hash": 66.0}
WIDTHS_EN = WIDTHS | {"tags": 25.0, "exhibit": 17.0}
TABLE_STYLE = {"dated": "DatedTable", "grid": "GridTable"}
HEAD_STYLE = {"dated": "TableHead", "grid": "GridHead"}
#: Where the facts of the style begin, a label's letters and the gap after it, in twentieths of a point.
FACT_START, LABEL_SIZE, LABEL_GAP = 1360, 180, 200
#: A row with more characters than this may be split over pages: it could fill one.
TALL_ROW = 700
#: A row that stays on one page.
WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"
STYLES = {
    "strong": "Emphasised",
    "label": "Label",
    "soft": "Soft",
    "exact": "ExactWords",
    "hash": "Hash",
    "content_hash": "Hash",
}
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
#: Characters that both a Latin and a Chinese font have: in Chinese text the Chinese one is meant.
_AMBIGUOUS = re.compile("[\u00b7\u2014-\u2026\u2190-\u27bf]")
_HINT = '<w:rFonts w:hint="eastAsia"/>'


def _label_width(label: str) -> int:
    """About how wide a label is, with the gap after it, in twentieths of a point."""
    return LABEL_SIZE // 2 * sum(1 if ord(sign) < 0x2E80 else 2 for sign in label) + LABEL_GAP


def dxa(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * DXA)


class Xml:
    """Writes blocks for one document."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._chinese = doc.lang == "zh_CN"
        self._widths = WIDTHS if self._chinese else WIDTHS_EN
        self.text_width = LANDSCAPE_WIDTH if doc.landscape else TEXT_WIDTH
        self.break_next = False

    # text

    def run(self, text: str, style: str = "", more: str = "") -> str:
        """A run; line breaks in the text are kept."""
        hint = _HINT if self._chinese and _AMBIGUOUS.search(text) else ""
        styled = f'<w:rStyle w:val="{style}"/>' if style else ""
        properties = f"<w:rPr>{styled}{hint}{more}</w:rPr>" if styled or hint or more else ""
        lines = escape(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        return f'<w:r>{properties}<w:t xml:space="preserve">{lines}</w:t></w:r>'

    def piece(self, piece: Piece) -> str:
        """One piece of a line."""
        if isinstance(piece, Tag):
            return self.run(f"\u00a0{piece.text}\u00a0", f"Tag{piece.shape.capitalize()}")
        if isinstance(piece, Cite):
            return self.run(piece.text)
        text = self._doc.content_hash if piece.style == "content_hash" else piece.text
        return self.run(text, STYLES.get(piece.style, ""))

    def line(self, line: Line) -> str:
        """The runs of a line."""
        return "".join(map(self.piece, line))

    def paragraph(self, runs: str, style: str = "", more: str = "", *, keep: bool = False) -> str:
        """A paragraph in a style; the first one after a page break starts a page.

        With ``keep`` it stands on the page of the next one.
        """
        styled = f'<w:pStyle w:val="{style}"/>' if style else ""
        styled += "<w:keepNext/>" if keep else ""
        broken = "<w:pageBreakBefore/>" if self.break_next else ""
        self.break_next = False
        properties = f"<w:pPr>{styled}{broken}{more}</w:pPr>" if styled or broken or more else ""
        return f"<w:p>{properties}{runs}</w:p>"

    def facts(self, block: Facts) -> str:
        """Labelled facts; an empty one is a rule to write on."""
        start = max((_label_width(label) for label, _value in block.rows), default=0)
        return "".join(self._fact(label, value, start, keep=block.keep) for label, value in block.rows)

    def _fact(self, label: str, value: str, start: int, *, keep: bool) -> str:
        """One fact; where a label is wider than the style's column, all of its block begin further right."""
        more = "" if value else '<w:spacing w:before="80" w:after="40"/>'
        if start > FACT_START:
            tabs = f'<w:tab w:val="clear" w:pos="{FACT_START}"/><w:tab w:val="left" w:pos="{start}"/>'
            more = f'<w:tabs>{tabs}</w:tabs>{more}<w:ind w:left="{start}" w:hanging="{start}"/>'
        tab = "<w:r><w:tab/></w:r>"
        blank = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/></w:r>'
        return self.paragraph(
            self.run(label, "Label") + tab + (self.run(value) if value else blank), "Facts", more, keep=keep
        )

    # tables

    def table(self, block: Table) -> str:
        """The dated table, or the table of hashes: repeated heading row, rows that stay whole."""
        widths = self.widths(block.columns)
        heads = "".join(
            self._cell(width, self.paragraph(self.run(column.title, ""), HEAD_STYLE[block.style]))
            for width, column in zip(widths, block.columns, strict=True)
        )
        head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
        starts = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
        rows = [self._any_row(row, starts, block.columns, sum(widths)) for row in block.rows]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE[block.style]}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
            f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{head}{''.join(rows)}</w:tbl>"
        )

    def widths(self, columns: tuple[Column, ...]) -> list[int]:
        """Widths of columns in twentieths of a point; what is over goes to the one without a width."""
        fixed = [column.width or self._widths.get(column.kind, 0.0) for column in columns]
        rest = (self.text_width - sum(fixed)) / max(fixed.count(0.0), 1)
        return [dxa(width or rest) for width in fixed]

    def _cell(self, width: int, content: str) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'

    def _any_row(self, row: Row | Group, starts: list[str], columns: tuple[Column, ...], whole: int) -> str:
        return (
            self._group(row, len(columns), whole)
            if isinstance(row, Group)
            else self._row(row, starts, columns)
        )

    def _group(self, row: Group, columns: int, whole: int) -> str:
        """A row of one cell across all columns; it stays with the row below."""
        head = self.paragraph(self.run(row.text), "GroupHead")
        return (
            f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{whole}" w:type="dxa"/>'
            f'<w:gridSpan w:val="{columns}"/><w:shd w:val="clear" w:color="auto" w:fill="F0F0F0"/></w:tcPr>'
            f"{head}</w:tc></w:tr>"
        )

    def _row(self, row: Row, starts: list[str], columns: tuple[Column, ...]) -> str:
        parts = []
        size = 0
        for start, column, cell in zip(starts, columns, row, strict=True):
            style = (
                "TableNumber" if column.kind == "ordinal" else "TableMiddle" if column.middle else "TableText"
            )
            lines = "".join(self._table_line(line, style, column.kind) for line in cell)
            size = max(size, len(lines))
            parts.append(f"{start}{lines or self._table_line((), style, column.kind)}</w:tc>")
        whole = WHOLE if size < TALL_ROW * 4 else ""
        return f"<w:tr>{whole}{''.join(parts)}</w:tr>"

    def _table_line(self, line: Line, style: str, kind: str) -> str:
        if kind == "who" and len(line) == 1 and isinstance(line[0], Run) and len(line[0].text) > 13:
            return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{self.run(line[0].text, "Small")}</w:p>'
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{self.line(line)}</w:p>'

    def signatures(self, block: Signatures) -> str:
        """Labels side by side, each with room behind it, in a table without rules."""
        width = dxa(self.text_width / max(len(block.labels), 1))
        cells = "".join(
            self._cell(width, self.paragraph(self.run(label), "SignatureLine")) for label in block.labels
        )
        grid = f'<w:gridCol w:w="{width}"/>' * len(block.labels)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{width * len(block.labels)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"<w:tr>{WHOLE}{cells}</w:tr></w:tbl>{self.paragraph('')}"
        )

    def room(self, block: Room) -> str:
        """A frame of one cell; what stands across it is pale, for there is no turned text in a paragraph."""
        width, height = dxa(block.width), dxa(block.height)
        edges = "".join(
            f'<w:{side} w:val="dashed" w:sz="6" w:space="0" w:color="808080"/>'
            for side in ("top", "left", "bottom", "right")
        )
        pale = '<w:color w:val="B8B8B8"/>'
        said = self.paragraph(self.run(block.text, more=pale), "", '<w:jc w:val="center"/>')
        return (
            self.paragraph(self.run(block.title, "Label"), "", "<w:keepNext/>")
            + f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr>'
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f"{said}</w:tc></w:tr></w:tbl>{self.paragraph('')}"
        )

    def columns(self, left: str, right: str, left_mm: float, *, whole: bool = True) -> str:
        """Two contents beside each other, without rules; each ends with a paragraph.

        What is longer than a page must not be ``whole``: it would leave its heading alone on the page before.
        """
        widths = (dxa(left_mm), dxa(TEXT_WIDTH) - dxa(left_mm))
        cells = "".join(
            self._cell(width, content) for width, content in zip(widths, (left, right), strict=True)
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{whole * WHOLE}{cells}</w:tr></w:tbl>"
        )

    # pictures

    def picture(self, relation: str, number: int, alt: str, size_mm: tuple[float, float]) -> str:
        """A run that holds a picture in the line, framed, with its words for those who cannot see it."""
        width, height = (round(side * EMU) for side in size_mm)
        named = f'id="{number}" name="Picture {number}" descr={quoteattr(alt)}'
        extent = f'cx="{width}" cy="{height}"'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
            f'<wp:docPr {named}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
            "</wp:cNvGraphicFramePr><a:graphic>"
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            '<a:ln w="6350"><a:solidFill><a:srgbClr val="8C8C8C"/></a:solidFill></a:ln></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    # the foot of each page

    def footer(self) -> str:
        """What stands on each page: whose, the page of how many, as of when."""
        before, rest = self._doc.page_of.split("{page}", 1)
        between, after = rest.split("{pages}", 1)
        tab = "<w:r><w:tab/></w:r>"
        middle = (
            self._bare(before) + _field("PAGE") + self._bare(between) + _field("NUMPAGES") + self._bare(after)
        )
        style = "FooterWide" if self._doc.landscape else "Footer"
        styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        left, right = self._bare(self._doc.footer_left), self._bare(self._doc.footer_right)
        return f"{styled}{left}{tab}{middle}{tab}{right}"

    def _bare(self, text: str) -> str:
        return self.run(text) if text else ""


def _field(code: str) -> str:
    """A field that the word processor fills in; 1 until it does."""
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
