"""A bundle as several PDFs of at most so many bytes each, with one page numbering through all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.report import parts, pdf
from app.report.album import Album
from app.report.stages import finished

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.report.album import Key, Pictures
    from app.report.blocks import Doc, Picture
    from app.report.pdf import Pages
    from app.report.stages import Stages

#: Bytes of a part beside its pictures, before one was made: letters of two fonts, text, tags.
BESIDE = 240_000
#: After so many attempts a part may stay larger than it should.
TRIES = 4


@dataclass(frozen=True, kw_only=True)
class Parted:
    """The parts' bytes in order, the whole document, and the pages of its exhibits over all parts."""

    contents: tuple[bytes, ...]
    doc: Doc
    pages: Pages


def render(draw: Callable[[Pages], Doc], pictures: Pictures, most: int, across: Mapping[Key, int]) -> Parted:
    """Sets a bundle in parts.

    Args:
        draw: the document, given the first and last page of each exhibit by evidence id.
        pictures: upright pictures by evidence id and page.
        most: bytes of a part; one with a single large picture may have more.
        across: most pixels that a picture may be wide.
    """
    return finished(parted(draw, pictures, most, across))


def parted(
    draw: Callable[[Pages], Doc], pictures: Pictures, most: int, across: Mapping[Key, int]
) -> Stages[Parted]:
    """As :func:`render`, stage by stage."""
    with pdf.workspace() as root:
        album = yield from Album.packed(pictures, draw({}), root, across)

        def size(picture: Picture) -> int:
            return album.size((picture.evidence, picture.page))

        beside = BESIDE
        for attempt in range(TRIES):
            room = max(most - beside, most // 5)
            yield
            places, last = pdf.laid_out(root, parts.divided(draw({}), size, room), album)
            pages = pdf.spans(places)
            doc = draw(pages)
            sections = parts.sections(parts.divided(doc, size, room), places, last, size)
            shares = parts.shares(sections, room)
            made = []
            for one in parts.docs(parts.divided(doc, size, room), shares):
                yield
                made.append(pdf.compiled(root, one, album))
            over = [len(one) for one in made if len(one) > most]
            if not over or attempt == TRIES - 1:
                break
            beside += max(over) - most + 20_000
        return Parted(contents=tuple(made), doc=doc, pages=pages)
