"""A bundle in parts small enough for a portal: exhibits in order, pages numbered on, an index on each."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from app.report.blocks import Column, Exhibit, Heading, PageBreak, Paragraph, Part, Run, Table
from app.report.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.report.blocks import Block, Doc, Line, Picture, Row
    from app.report.pdf import Place

    Size = Callable[[Picture], int]


@dataclass(frozen=True, kw_only=True)
class Section:
    """An exhibit, or a part of one, with what belongs to it; the pages after the last exhibit are one too.

    ``size`` are bytes of its pictures, ``place`` its evidence (or none), first and last page.
    """

    blocks: tuple[Block, ...]
    size: int
    place: Place = ("", 0, 0)

    @property
    def exhibit(self) -> Exhibit | None:
        """The exhibit it begins with."""
        return next((one for one in self.blocks if isinstance(one, Exhibit)), None)


def divided(doc: Doc, size: Size, most: int) -> Doc:
    """The document with every exhibit of more than ``most`` bytes of pictures in several, in order."""
    words = Words(doc.lang)
    blocks: list[Block] = []
    for block in doc.blocks:
        blocks += list(_divided(block, size, most, words)) if isinstance(block, Exhibit) else [block]
    return dataclasses.replace(doc, blocks=tuple(blocks))


def _divided(block: Exhibit, size: Size, most: int, words: Words) -> Iterator[Block]:
    share: list[Picture] = []
    shares = [share]
    for picture in block.pictures:
        if share and sum(map(size, share)) + size(picture) > most:
            shares.append(share := [])
        share.append(picture)
    for n, pictures in enumerate(shares):
        if n == 0:
            yield dataclasses.replace(block, pictures=tuple(pictures))
        else:
            yield PageBreak()
            title = words("bundle.goes_on", title=block.title)
            yield dataclasses.replace(block, pictures=tuple(pictures), title=title, sections=(), mark=None)


def _start(doc: Doc) -> int:
    """Where the last part of the document begins, that of the exhibits."""
    return max(n for n, one in enumerate(doc.blocks) if isinstance(one, Part))


def sections(doc: Doc, places: Sequence[Place], last: int, size: Size) -> list[Section]:
    """What stands after the list, divided at its page breaks; ``last`` is the very last page."""
    rest = doc.blocks[_start(doc) + 1 :]
    found: list[Section] = []
    left = list(places)
    for is_break, group in groupby(rest, key=lambda one: isinstance(one, PageBreak)):
        blocks = tuple(group)
        if is_break:
            continue
        shown = [one for one in blocks if isinstance(one, Exhibit)]
        end = found[-1].place[2] if found else 0
        spans = [left.pop(0) for _ in shown] or [("", min(end + 1, last), last)]
        place = (spans[0][0], spans[0][1], spans[-1][2])
        total = sum(size(picture) for one in shown for picture in one.pictures)
        found.append(Section(blocks=blocks, size=total, place=place))
    return found


def shares(all_: Sequence[Section], most: int) -> list[list[Section]]:
    """The sections in order in as few parts as hold ``most`` bytes of pictures each."""
    found: list[list[Section]] = [[]]
    for one in all_:
        if found[-1] and sum(have.size for have in found[-1]) + one.size > most:
            found.append([])
        found[-1].append(one)
    return found


def docs(doc: Doc, whole: Sequence[Sequence[Section]]) -> Iterator[Doc]:
    """Each part as a document of its own, of which the first has cover and list."""
    words, front, part = Words(doc.lang), doc.blocks[: _start(doc)], doc.blocks[_start(doc)]
    if not isinstance(part, Part):
        raise TypeError("exhibits begin with a part")
    total = max((one.place[2] for share in whole for one in share), default=0)
    for n, share in enumerate(whole, start=1):
        index = _index(n, whole, words)
        title = words("bundle.part_title", title=doc.title, n=n, of=len(whole))
        head = Paragraph(line=(Run(text=title),), style="title")
        opening = _with_index(front, index) if n == 1 else (front[0], head, *index)
        page_of = words("bundle.page_of", page="{page}", pages=str(total))
        body = dataclasses.replace(part, first=share[0].place[1], page_of=page_of)
        rest = [block for one in share for block in (*one.blocks, PageBreak())][:-1]
        blocks = _hashed((*opening, body, *rest), doc.content_hash)
        yield dataclasses.replace(doc, title=title, footer_left=title, blocks=blocks)


def _with_index(front: tuple[Block, ...], index: tuple[Block, ...]) -> tuple[Block, ...]:
    """The index stands at the end of the cover, before the list."""
    starts = [n for n, one in enumerate(front) if isinstance(one, Part)]
    place = starts[1] if len(starts) > 1 else len(front)
    return (*front[:place], *index, *front[place:])


def _index(n: int, whole: Sequence[Sequence[Section]], words: Words) -> tuple[Block, ...]:
    """Which exhibits and pages each part holds."""
    columns = (
        Column(title=words("bundle.part"), width=40.0),
        Column(title=words("bundle.range")),
        Column(title=words("list.column.pages"), width=36.0, middle=True),
    )
    rows = tuple(_row(m, share, words, is_this=m == n) for m, share in enumerate(whole, start=1))
    said = Paragraph(line=(Run(text=words("bundle.part_index", n=n, of=len(whole))),))
    return Heading(text=words("bundle.parts")), said, Table(columns=columns, rows=rows, style="grid")


def _row(n: int, share: Sequence[Section], words: Words, *, is_this: bool) -> Row:
    shown = [one for one in share if one.exhibit is not None]
    names = dict.fromkeys(words("cite", n=one.exhibit.number) for one in shown if one.exhibit)
    first, last = share[0].place[1], share[-1].place[2]
    pages = str(first) if first == last else f"{first}–{last}"
    name = words("bundle.part_this" if is_this else "bundle.part_n", n=n)
    held: Line = (Run(text=words("list").join(names) or words("data")),)
    return (((Run(text=name),),), (held,), ((Run(text=pages),),))


def _hashed(blocks: tuple[Block, ...], content_hash: str) -> tuple[Block, ...]:
    """Where the document names its own hash, each part names that of the whole."""

    def named(block: Block) -> Block:
        if not isinstance(block, Paragraph):
            return block
        line = tuple(
            dataclasses.replace(one, text=content_hash)
            if isinstance(one, Run) and one.style == "content_hash"
            else one
            for one in block.line
        )
        return dataclasses.replace(block, line=line)

    return tuple(map(named, blocks))
