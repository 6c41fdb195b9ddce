"""Documents: PDF pages with a text layer or scanned, Word paragraphs and tables, and what they agree on."""

from __future__ import annotations

import time
import zipfile
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from app.intake import images, limits
from app.intake.papers import agreement_text, bills, page_text, pdfs, scans
from app.intake.papers.page_text import Line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_PAGES = 300
MOST_TEXT = 2_000_000
MOST_SCANNED = 60
SECONDS = 0.7
"""Share of the time a file may take after which no further scanned page is begun."""


@dataclass(kw_only=True)
class _Pages:
    """What was read so far of a document's pages."""

    lines: list[Line] = field(default_factory=list)
    words: list[dict[str, Any]] = field(default_factory=list)
    scanned: int = 0
    unread: int = 0


def read_pdf(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of a PDF; pages without a text layer are recognised as pictures.

    Args:
        path: the file.
        media_type: not needed.
        name: not needed.
        options: ``password`` opens a protected PDF.
    """
    try:
        with pdfs.opened(path, str(options.get("password") or "")) as document:
            pages = len(document)
            read = _read_pages(
                document, pages, limits.Limits().for_file(path.stat().st_size, "application/pdf")
            )
    except images.Unreadable as error:
        return {"state": "failed", "reason": error.reason, "facts": error.facts, "family": "pdf"}
    return _result(read, "pdf", pages)


def _read_pages(document: Any, pages: int, seconds: float) -> _Pages:  # noqa: ANN401  a pypdfium2 document
    read, until = _Pages(unread=max(0, pages - MOST_PAGES)), time.monotonic() + SECONDS * seconds
    for n in range(min(pages, MOST_PAGES)):
        page = document[n]
        lines = pdfs.text_lines(page, n + 1)
        if sum(len(line.text) for line in lines) >= pdfs.LEAST_TEXT or not _has_picture(page):
            lines = page_text.in_rows(lines) if all(line.box for line in lines) else lines
            read.words += [_word(line) for line in lines]
        elif read.scanned < MOST_SCANNED and time.monotonic() < until:
            lines = _recognised(page, n + 1, read)
        else:
            read.unread += 1
        read.lines += lines
        page.close()
    return read


def _word(line: Line) -> dict[str, Any]:
    return {"text": line.text, "page": line.page, "box": line.box, "confidence": line.confidence}


def _has_picture(page: Any) -> bool:  # noqa: ANN401  a pypdfium2 page
    """Whether the page draws anything but words: a picture, or letters as mere outlines."""
    from itertools import islice

    return any(True for _ in islice(page.get_objects(max_depth=3), 1))


def _recognised(page: Any, number: int, read: _Pages) -> list[Line]:  # noqa: ANN401  a pypdfium2 page
    """A scanned page's lines, their boxes in points of the page."""
    pixels, scale = pdfs.pixels(page)
    found = scans.read(pixels, number)
    read.scanned += 1
    read.words += [word | {"box": [round(value / scale, 1) for value in word["box"]]} for word in found.words]
    return [replace(line, box=_points(line.box, scale)) for line in found.lines]


def _points(box: page_text.Box | None, scale: float) -> page_text.Box | None:
    if box is None:
        return None
    x, y, w, h = (round(value / scale, 1) for value in box)
    return (x, y, w, h)


def read_docx(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of a Word file: paragraphs and tables in their order."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    problem = _too_much(path)
    if problem:
        return {"state": "failed", "reason": problem, "facts": {}, "family": "docx"}
    try:
        lines = list(_docx_lines(docx.Document(str(path))))
    except (PackageNotFoundError, KeyError, ValueError, XMLSyntaxError, zipfile.BadZipFile, OSError):
        return {"state": "failed", "reason": "not_a_word_file", "facts": {}, "family": "docx"}
    return _result(_Pages(lines=lines, words=[_word(line) for line in lines]), "docx", 1)


def _too_much(path: Path) -> str:
    """A Word file is a zip: it is opened only if it stays small when unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "not_a_word_file"
    total = sum(one.file_size for one in members)
    return "too_large_to_open" if total > limits.MEMBER_BYTES or len(members) > limits.MEMBERS else ""


def _docx_lines(container: Any, depth: int = 0) -> Iterator[Line]:  # noqa: ANN401  a document or cell
    """Paragraphs, and the rows of tables as lines of cells; a table within a cell follows its row."""
    from docx.table import Table

    for block in container.iter_inner_content():
        if not isinstance(block, Table):
            yield from (Line(text=part.strip(), page=1) for part in block.text.splitlines() if part.strip())
            continue
        for row in block.rows:
            cells = list({id(cell._tc): cell for cell in row.cells}.values())
            texts = [" ".join(cell.text.split()) for cell in cells]
            if any(texts):
                yield Line(text="  ".join(text for text in texts if text), page=1)
            for cell in cells if depth < 3 else ():
                if cell.tables:
                    yield from _docx_lines(cell, depth + 1)


def _result(read: _Pages, family: str, pages: int) -> dict[str, Any]:
    text = "\n".join(line.text for line in read.lines)
    if not text.strip():
        reason = "pages_unread" if read.unread else "empty_page" if pages else "empty_file"
        state = "partial" if read.unread else "nothing"
    else:
        state, reason = ("partial", "pages_unread") if read.unread else ("ok", "")
    return {
        "state": state,
        "reason": reason,
        "facts": {"pages": pages, "scanned": read.scanned, "unread": read.unread},
        "family": family,
        "engine": "documents/2",
        "media": {"pages": pages},
        "text": text[:MOST_TEXT],
        "words": read.words if len(read.words) < 20_000 else [],
        "messages": [],
        **understood(read.lines, from_picture=read.scanned > 0),
    }


def understood(lines: list[Line], *, from_picture: bool) -> dict[str, Any]:
    """What a paper is: ``agreement`` if it is one, else ``page_facts`` if it is a bill."""
    agreement = agreement_text.read(lines, from_picture=from_picture)
    return {"agreement": agreement, "page_facts": None if agreement else bills.read(lines)}
