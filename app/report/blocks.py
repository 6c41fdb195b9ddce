"""The block model of a document: what it says, before anyone decides how it looks."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from app.report.charts.marks import Drawing, Label

if TYPE_CHECKING:
    from collections.abc import Iterator

RunStyle = Literal["plain", "strong", "label", "soft", "exact", "hash", "content_hash"]
Shape = Literal["after", "kept", "doubt", "late", "plain"]
ParagraphStyle = Literal["title", "summary", "note", "body", "list", "text", "right", "center"]
TableStyle = Literal["dated", "grid"]
ColumnKind = Literal["ordinal", "time", "who", "text", "tags", "exhibit", "label", "hash"]
Lang = Literal["zh_CN", "en"]

#: Marks that photocopies keep; the word beside each says it again.
SHAPES: dict[str, str] = {"after": "▲", "kept": "✓", "doubt": "?", "late": "!", "plain": "○"}

#: Control characters that XML forbids, and marks that reorder the text after them: they have no shape
#: of their own, and would let one message rearrange our words around it.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


#: Fillers and joiners that Unicode counts as letters or marks but that are never drawn.
_SHAPELESS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")


def clean(text: str) -> str:
    r"""Text as it can stand on paper: without control characters, lines ended by ``\\n``."""
    if text.isprintable():  # nearly all text: none of what is taken out counts as printable
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _UNPRINTABLE.sub("", lines).replace("\t", " ")


#: Marks a field that says something about a part and is not on the paper.
UNSHOWN = {"shown": False}


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """A part of a document whose texts can all stand on paper."""

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if isinstance(value, str) and (cleaned := clean(value)) is not value:
                object.__setattr__(self, name, cleaned)


@dataclass(frozen=True, kw_only=True)
class Run(Cleaned):
    """A stretch of text in one style; ``exact`` is the material's own words, quoted.

    ``rule`` is the id of the rule that a sentence about law comes from; it is not printed.
    """

    text: str
    style: RunStyle = "plain"
    rule: str = field(default="", metadata=UNSHOWN)


@dataclass(frozen=True, kw_only=True)
class Cite(Cleaned):
    """A reference to an exhibit; ``text`` is how it is printed (``证 14``)."""

    evidence: str
    exhibit: int
    text: str
    page: int | None = None


@dataclass(frozen=True, kw_only=True)
class Tag(Cleaned):
    """A small mark with a shape and a word; colour only helps."""

    shape: Shape
    word: str

    @property
    def text(self) -> str:
        """As printed."""
        return f"{SHAPES[self.shape]} {self.word}"


Piece = Run | Cite | Tag
Line = tuple[Piece, ...]
Row = tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Heading(Cleaned):
    """The heading of a part of the document."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One paragraph; one of ``fact`` states what happened, so each of its sentences names its proof.

    One of ``keep`` stands on the page of what follows it, so that no signature stands alone on a page.
    """

    line: Line
    style: ParagraphStyle = "body"
    fact: bool = field(default=False, metadata=UNSHOWN)
    keep: bool = field(default=False, metadata=UNSHOWN)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Labelled facts; an empty value is a ruled blank to fill in by hand. ``keep`` as of a paragraph."""

    rows: tuple[tuple[str, str], ...]
    keep: bool = field(default=False, metadata=UNSHOWN)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", tuple((clean(label), clean(value)) for label, value in self.rows))


@dataclass(frozen=True, kw_only=True)
class Column(Cleaned):
    """A column: its heading and what kind of thing stands in it, which decides how wide it is.

    ``width`` in millimetres says otherwise; a column with neither takes what is over. ``middle`` centres it.
    """

    title: str
    kind: ColumnKind = "label"
    width: float = 0.0
    middle: bool = False


@dataclass(frozen=True, kw_only=True)
class Group(Cleaned):
    """A row across the whole table: the name of the rows below it."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of cells, each cell some lines of pieces; the heading row repeats on each page.

    A ``dated`` table has rules between its rows, a ``grid`` a frame around each cell. Each row of one of
    ``fact`` names its proof. The last row of one of ``keep`` stands on the page of what follows (PDF).
    """

    columns: tuple[Column, ...]
    rows: tuple[Row | Group, ...]
    style: TableStyle = "dated"
    fact: bool = field(default=False, metadata=UNSHOWN)
    keep: bool = field(default=False, metadata=UNSHOWN)

    @property
    def cells(self) -> Iterator[Row]:
        """The rows that hold cells."""
        return (row for row in self.rows if not isinstance(row, Group))


@dataclass(frozen=True, kw_only=True)
class Picture(Cleaned):
    """A page of a piece of evidence as a picture; ``alt`` says what is to be seen, in words."""

    evidence: str
    page: int
    alt: str


@dataclass(frozen=True, kw_only=True)
class Section(Cleaned):
    """Lines under a small heading, beside a picture."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Exhibit(Cleaned):
    """One exhibit: its heading, its pictures and what there is to say about it.

    With ``evidence`` (an id) its pages are found (``pdf.render_paged``): it goes on to the next page break.
    """

    number: int
    title: str
    pictures: tuple[Picture, ...] = ()
    sections: tuple[Section, ...] = ()
    mark: Tag | None = None
    evidence: str = field(default="", metadata=UNSHOWN)


@dataclass(frozen=True, kw_only=True)
class Signatures:
    """Labels side by side, each with room to write behind it: a signature, a date, a number."""

    labels: tuple[str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "labels", tuple(map(clean, self.labels)))


@dataclass(frozen=True, kw_only=True)
class Figure(Cleaned):
    """A chart; ``alt`` says its numbers in words."""

    drawing: Drawing
    alt: str


@dataclass(frozen=True, kw_only=True)
class Room(Cleaned):
    """A framed area to stick or copy something into, in millimetres; ``text`` stands pale across it."""

    title: str
    text: str
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class PageBreak:
    """The next block starts a page."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """The next blocks are a part of their own: on a new page, with their own page numbers, counted from 1.

    ``page_of`` has ``{page}`` and ``{pages}`` of the part; ``roman`` numbers it i, ii, iii; with ``goes_on``
    the numbers go on from the part before; else they begin with ``first``.
    """

    page_of: str
    roman: bool = False
    goes_on: bool = False
    landscape: bool = False
    first: int = field(default=1, metadata=UNSHOWN)


Block = Part | Heading | Paragraph | Facts | Table | Exhibit | Signatures | Figure | Room | PageBreak


@dataclass(frozen=True, kw_only=True)
class Doc(Cleaned):
    """A document: its blocks and what stands on every page.

    ``date`` is the ISO date on paper, also of the file's properties. ``footer_left`` and
    ``footer_right`` stand beside the page number; ``page_of`` has ``{page}`` and ``{pages}``.
    """

    title: str
    lang: Lang
    date: str
    author: str
    footer_left: str
    footer_right: str
    page_of: str
    blocks: tuple[Block, ...]
    not_listed: int = 0
    landscape: bool = False
    small: bool = False

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 over everything the document shows, in hexadecimal."""
        shown = json.dumps(_plain(self), ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(shown.encode("utf-8", "replace")).hexdigest()

    def pictures(self) -> list[Picture]:
        """Every picture it needs, in order."""
        return [picture for block in self.blocks if isinstance(block, Exhibit) for picture in block.pictures]

    def used(self) -> list[str]:
        """Ids of the evidence it cites or shows, each once, in order."""
        seen = {piece.evidence: None for piece in self._pieces() if isinstance(piece, Cite)}
        return list(seen | {picture.evidence: None for picture in self.pictures()})

    def rules(self) -> list[str]:
        """Ids of the rules it refers to, each once, in order."""
        named = (piece.rule for piece in self._pieces() if isinstance(piece, Run) and piece.rule)
        return list(dict.fromkeys(named))

    def _pieces(self) -> Iterator[Piece]:
        for block in self.blocks:
            for line in _lines(block):
                yield from line

    def texts(self) -> Iterator[str]:
        """Every text of the document in reading order, without what stands on each page."""
        for block in self.blocks:
            yield from _texts(block, self.content_hash)


def _plain(value: Any) -> Any:  # noqa: ANN401  any part of a document
    """A part of a document as lists, each beginning with what it is."""
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    shown = (one.name for one in fields(value) if one.metadata.get("shown", True))
    return [type(value).__name__, *(_plain(getattr(value, name)) for name in shown)]


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Paragraph):
        yield block.line
    elif isinstance(block, Table):
        for row in block.cells:
            for cell in row:
                yield from cell
    elif isinstance(block, Exhibit):
        for section in block.sections:
            yield from section.lines


def text_of(line: Line, content_hash: str = "") -> str:
    """A line as plain text."""
    return "".join(content_hash if getattr(p, "style", "") == "content_hash" else p.text for p in line)


def _texts(block: Block, content_hash: str) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.text
    elif isinstance(block, Facts):
        for row in block.rows:
            yield from row
    elif isinstance(block, Exhibit):
        yield from _exhibit_texts(block, content_hash)
    elif isinstance(block, Table):
        yield from (column.title for column in block.columns)
        yield from _table_texts(block, content_hash)
    elif isinstance(block, Signatures):
        yield from block.labels
    elif isinstance(block, Room):
        yield from (block.title, block.text)
    elif isinstance(block, Figure):
        yield from (mark.text for mark in block.drawing.marks if isinstance(mark, Label))
    else:
        yield from (text_of(line, content_hash) for line in _lines(block))


def _table_texts(block: Table, content_hash: str) -> Iterator[str]:
    for row in block.rows:
        if isinstance(row, Group):
            yield row.text
        else:
            yield from (text_of(line, content_hash) for cell in row for line in cell)


def _exhibit_texts(block: Exhibit, content_hash: str) -> Iterator[str]:
    yield block.title
    if block.mark is not None:
        yield block.mark.text
    for section in block.sections:
        yield section.title
        yield from (text_of(line, content_hash) for line in section.lines)


def is_visible(character: str) -> bool:
    """Whether a character should leave a mark on paper, so that a font must have it."""
    if (
        character in _SHAPELESS
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
    ):
        return False
    return unicodedata.category(character) not in {"Cf", "Cc", "Zs", "Zl", "Zp"}
