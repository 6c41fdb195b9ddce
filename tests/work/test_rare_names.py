"""Names with characters few fonts have: on paper as they are, or their number is said; never a silent box."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import docx
import pypdfium2

from app.case.changes import Batch
from app.report import fonts
from app.work import papers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.case.case import Case
    from app.case.records import Entry

NAME = "𠮷𫖮䶮"
"""Outside the first plane and rare in it; people are called so."""
UNKNOWN = "𪚥"
"""Four dragons: a character that the fonts on paper do not have."""


def test_a_rare_name_stands_on_word_and_pdf_and_what_no_font_has_is_said(
    case: Case, draft: Callable[..., Entry], tmp_path: Path
) -> None:
    assert fonts.missing_characters(NAME) == set()
    one = draft("rare", text=f"{NAME}女士，您的借款{UNKNOWN}已逾期", sender_shown=NAME)
    case.edit("test.put", Batch(put=[dataclasses.replace(one, status="confirmed")]))
    word, pdf = tmp_path / "a.docx", tmp_path / "a.pdf"
    last = list(papers.make(case, "timeline", word, pdf=pdf))[-1]
    assert last.made is not None
    assert last.made.missing == UNKNOWN, "which the window and the command line tell"
    written = docx.Document(str(word))
    shown = "".join(cell.text for table in written.tables for row in table.rows for cell in row.cells)
    assert NAME in shown and UNKNOWN in shown
    paper = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in paper).replace("\r\n", "")
    paper.close()
    assert NAME in text and "〔U+2A6A5〕" in text and UNKNOWN not in text
