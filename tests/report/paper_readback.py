"""Reads a Word file back: its main part, and the text of its paragraphs."""

from __future__ import annotations

import io
import zipfile

import pypdfium2
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document_xml(content: bytes) -> bytes:
    """The main part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read("word/document.xml")


def normalised(content: bytes) -> str:
    """The main part, one element a line, so that a difference can be read."""
    root = etree.fromstring(document_xml(content))
    etree.indent(root, " ")
    return etree.tostring(root, encoding="unicode") + "\n"


def words_of(content: bytes) -> list[str]:
    """The text of each paragraph of a Word file in reading order; a line break counts as one."""
    root = etree.fromstring(document_xml(content))
    found = []
    for paragraph in root.iter(f"{W}p"):
        parts = {f"{W}t": lambda e: e.text or "", f"{W}br": lambda _: "\n"}
        found.append("".join(parts[e.tag](e) for e in paragraph.iter() if e.tag in parts))
    return found


def pdf_pages(content: bytes) -> list[str]:
    """The text of each page of a PDF, as a reader extracts it."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
