"""Documents with a text layer: PDF lines with their boxes, Word paragraphs and tables, and a contract."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.intake import agreement_text, limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_PAGES = 300
MOST_TEXT = 2_000_000


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of text; ``box`` is x, y, width, height in points of the page, from its top left."""

    text: str
    page: int
    box: tuple[float, float, float, float] | None = None


def read_pdf(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of a PDF; one without a text layer is a scan and waits for the picture reader."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path, password=options.get("password") or None) as document:
            pages = len(document)
            lines = [line for n in range(min(pages, MOST_PAGES)) for line in _page_lines(document[n], n + 1)]
    except pypdfium2.PdfiumError as error:
        reason = "needs_password" if "password" in str(error).lower() else "damaged_document"
        reason = "wrong_password" if reason == "needs_password" and options.get("password") else reason
        return {"state": "failed", "reason": reason, "facts": {}, "family": "pdf"}
    return _result(lines, "pdf", pages, cut=pages > MOST_PAGES)


def _page_lines(page: Any, number: int) -> Iterator[Line]:  # noqa: ANN401  a pypdfium2 page
    """The page's lines, in the order of the text layer, each with the box round its characters."""
    height = page.get_height()
    words = page.get_textpage()
    text = words.get_text_range()
    at = 0
    for row in re.split(r"(\r?\n|\r)", text):
        if row.strip():
            yield Line(text=row.strip(), page=number, box=_box(words, at, len(row), height))
        at += len(row)
    words.close()
    page.close()


def _box(words: Any, start: int, length: int, height: float) -> tuple[float, float, float, float] | None:  # noqa: ANN401
    """Round all rectangles of a run of characters; PDF counts from the bottom left."""
    try:
        count = words.count_rects(start, length)
        rects = [words.get_rect(n) for n in range(count)]
    except Exception:
        return None
    if not rects:
        return None
    left, bottom = min(one[0] for one in rects), min(one[1] for one in rects)
    right, top = max(one[2] for one in rects), max(one[3] for one in rects)
    return (round(left, 1), round(height - top, 1), round(right - left, 1), round(top - bottom, 1))


def read_docx(path: Path, media_type: str, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of a Word file: paragraphs and tables in their order."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    problem = _too_much(path)
    if problem:
        return {"state": "failed", "reason": problem, "facts": {}, "family": "docx"}
    try:
        document = docx.Document(str(path))
        lines = list(_docx_lines(document))
    except (PackageNotFoundError, KeyError, ValueError, XMLSyntaxError, zipfile.BadZipFile, OSError):
        return {"state": "failed", "reason": "not_a_word_file", "facts": {}, "family": "docx"}
    return _result(lines, "docx", 1, cut=False)


def _too_much(path: Path) -> str:
    """A Word file is a zip: it is opened only if it stays small when unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "not_a_word_file"
    total = sum(one.file_size for one in members)
    return "too_large_to_open" if total > limits.MEMBER_BYTES or len(members) > limits.MEMBERS else ""


def _docx_lines(document: Any) -> Iterator[Line]:  # noqa: ANN401  a python-docx document
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells if cell.text.strip())
                yield Line(text="  ".join(cells), page=1)
        elif block.text.strip():
            yield from (Line(text=part.strip(), page=1) for part in block.text.splitlines() if part.strip())


def _result(lines: list[Line], family: str, pages: int, *, cut: bool) -> dict[str, Any]:
    text = "\n".join(line.text for line in lines)
    if not text.strip():
        state, reason = ("later", "scan_without_text") if pages else ("nothing", "empty_file")
    else:
        state, reason = ("partial", "too_many_pages") if cut else ("ok", "")
    words = [{"text": one.text, "page": one.page, "box": one.box, "confidence": 1.0} for one in lines]
    return {
        "state": state,
        "reason": reason,
        "facts": {"pages": pages},
        "family": family,
        "engine": "documents/1",
        "media": {"pages": pages},
        "text": text[:MOST_TEXT],
        "words": words if len(words) < 20_000 else [],
        "messages": [],
        "agreement": agreement_text.read(lines),
    }
