"""The one door to PDF pages: pdfium keeps global state, so everything it does is behind one lock."""

from __future__ import annotations

import contextlib
import re
import threading
from typing import TYPE_CHECKING, Any

import numpy as np

from app.intake import images
from app.intake.papers.page_text import Line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.intake.ocr import Pixels

LOCK = threading.RLock()
MOST_SIDE = 2400
"""Longest side in pixels to which a page is rendered for recognition."""
DPI = 190
LEAST_TEXT = 12
"""Characters below which a page's text layer is none: a stamp's name or a page number."""


@contextlib.contextmanager
def opened(path: Path, password: str = "") -> Iterator[Any]:
    """An open PDF, closed at the end, nobody else in pdfium meanwhile.

    Raises:
        images.Unreadable: ``needs_password``, ``wrong_password``, or ``damaged_document`` if it cannot
            be opened.
    """
    import pypdfium2

    with LOCK:
        try:
            with pypdfium2.PdfDocument(path, password=password or None) as document:
                yield document
        except pypdfium2.PdfiumError as error:
            needs = "password" in str(error).lower()
            asked = "wrong_password" if password else "needs_password"
            raise images.Unreadable(asked if needs else "damaged_document") from None


def text_lines(page: Any, number: int) -> list[Line]:  # noqa: ANN401  a pypdfium2 page
    """The lines of a page's text layer, in its order, each with the box round its characters."""
    height = page.get_height()
    words = page.get_textpage()
    lines: list[Line] = []
    at = 0
    for row in re.split(r"(\r?\n|\r)", words.get_text_range()):
        if row.strip():
            lines.append(Line(text=_clean(row), page=number, box=_box(words, at, len(row), height)))
        at += len(row)
    words.close()
    return [line for line in lines if line.text]


def _clean(text: str) -> str:
    """Without the marks that pdfium puts for broken words and unknown characters."""
    return text.replace("\ufffe", "-").replace("\u0002", "-").replace("\0", "").strip()


def _box(words: Any, start: int, length: int, height: float) -> tuple[float, float, float, float] | None:  # noqa: ANN401
    """Round all rectangles of a run of characters; PDF counts from the bottom left."""
    import pypdfium2

    try:
        rects = [words.get_rect(n) for n in range(words.count_rects(start, length))]
    except (pypdfium2.PdfiumError, ValueError, IndexError):
        return None
    if not rects:
        return None
    left, bottom = min(one[0] for one in rects), min(one[1] for one in rects)
    right, top = max(one[2] for one in rects), max(one[3] for one in rects)
    return (round(left, 1), round(height - top, 1), round(right - left, 1), round(top - bottom, 1))


def pixels(page: Any) -> tuple[Pixels, float]:  # noqa: ANN401  a pypdfium2 page
    """A page as RGB pixels for recognition, and pixels a point; the size is bounded whatever it claims."""
    longest = max(*page.get_size(), 1.0)
    scale = min(DPI / 72, MOST_SIDE / longest)
    picture = page.render(scale=scale).to_pil().convert("RGB")
    return np.asarray(picture, dtype=np.uint8), scale
