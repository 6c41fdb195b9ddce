"""Pages of a paper while it is being prepared: the first one at once, the next ones after it, nothing kept.

What long papers show here is their beginning, set by itself; originals are checked when a paper is made.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.case.errors import Trouble
from app.report import own
from app.report.blocks import Exhibit, Heading, Table
from app.work import originals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.case.case import Case
    from app.intake.reader_client import ReaderPool
    from app.report.album import Pictures
    from app.report.blocks import Block, Doc
    from app.report.own import Conflict
    from app.work.paper_inputs import Drawer

PDF = "application/pdf"
#: What the first page is set from, and the pages after it: so much text (characters and rows) at most.
FIRST, MORE = 6000, 60_000
#: A row of a table counts as so many characters; exhibits beyond so many are not drawn.
ROW, EXHIBITS = 60, 12


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page as a picture file; ``n`` counts from 1, ``count`` are the pages drawn, 0 while not known.

    ``cut`` says that the paper goes on after the pages that are drawn.
    """

    path: Path
    n: int
    count: int
    cut: bool


@dataclass(frozen=True, kw_only=True)
class Text:
    """What can be put otherwise: the generated sentences, and own ones whose generated one changed."""

    sentences: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def pages(
    case: Case, drawer: Drawer, pool: ReaderPool, folder: Path, *, side: int, most: int
) -> Iterator[Page]:
    """Pages of a paper, one after the other, in pixels of ``side`` along their longer side.

    Raises:
        Trouble: the paper cannot be drawn. Refused: it cannot be masked.
    """
    begun = drawer.beginning(FIRST // ROW)
    if begun is not None:
        made = _set(begun, {}, folder / "first.pdf")
        yield from _pictured(pool, made, folder, side, 1, count=0, cut=True)
    doc = drawer.doc()
    first, more = shortened(doc, FIRST), shortened(doc, MORE)
    if begun is None and first is not more:
        made = _set(first, {}, folder / "first.pdf")
        yield from _pictured(pool, made, folder, side, 1, count=0, cut=True)
    made = _set(more, _shown(case, drawer, more, pool), folder / "more.pdf")
    yield from _pictured(pool, made, folder, side, most, cut=more is not doc)


def small(drawer: Drawer, pool: ReaderPool, folder: Path, *, side: int) -> Path:
    """The first page alone, its pictures left out; errors as for :func:`pages`."""
    made = _set(shortened(drawer.doc(), FIRST), {}, folder / "first.pdf")
    return next(_pictured(pool, made, folder, side, 1, cut=True)).path


def text(drawer: Drawer) -> Text:
    """The sentences of a paper that the person may put otherwise."""
    return Text(sentences=tuple(own.sentences(drawer.plain())), conflicts=tuple(drawer.conflicts()))


def shortened(doc: Doc, most: int) -> Doc:
    """The beginning of a document of about so many characters; the document itself if it is no longer."""
    left, exhibits = most, EXHIBITS
    kept: list[Block] = []
    for block in doc.blocks:
        exhibits -= isinstance(block, Exhibit)
        if left <= 0 or exhibits < 0:
            break
        if isinstance(block, Table) and ROW * len(block.rows) > left:
            kept.append(dataclasses.replace(block, rows=block.rows[: left // ROW + 1]))
            break
        kept.append(block)
        left -= _length(block)
    if len(kept) == len(doc.blocks) and kept[-1:] == list(doc.blocks[-1:]):
        return doc
    while kept and isinstance(kept[-1], Heading):
        kept.pop()
    return dataclasses.replace(doc, blocks=tuple(kept))


def _length(block: Block) -> int:
    if isinstance(block, Table):
        return ROW * len(block.rows)
    return 1500 if isinstance(block, Exhibit) and block.pictures else 120


def _set(doc: Doc, shown: Pictures, path: Path) -> Path:
    from app.report import pdf

    path.write_bytes(pdf.render(doc, shown))
    return path


def _shown(case: Case, drawer: Drawer, doc: Doc, pool: ReaderPool) -> Pictures:
    """The pictures it needs, covered where something is hidden; one that cannot be made is left out."""
    made: Pictures = {}

    def steps() -> Iterator[object]:
        nonlocal made
        made = yield from originals.pictured(case, drawer, doc, pool)

    for _step in steps():
        pass
    return made


def _pictured(
    pool: ReaderPool, made: Path, folder: Path, side: int, most: int, *, cut: bool, count: int | None = None
) -> Iterator[Page]:
    n, there = 0, 1
    while n < min(there, most):
        n += 1
        target = folder / f"{made.stem}-{n}.png"
        answer = pool.picture(made, PDF, target, page=n, max_side=side)
        if answer.get("state") != "ok":
            raise Trouble("picture_failed", name=made.name, reason=answer.get("reason", ""))
        there = int(answer["pages"])
        yield Page(
            path=target, n=n, count=min(there, most) if count is None else count, cut=cut or there > most
        )
