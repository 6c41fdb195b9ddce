"""What a document says below its title of itself: that something is hidden, that originals are not whole."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from app.report.blocks import Exhibit, Paragraph, Part, Run, Section, Tag
from app.report.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from app.report.blocks import Block, Doc


def applied(doc: Doc, left_out: Collection[tuple[str, int]]) -> Doc:
    """The document with a note that something is hidden, and notices in place of pictures.

    Args:
        doc: what it says.
        left_out: evidence (id) and page of pictures of which it is not sure that they hide everything.
    """
    words = Words(doc.lang)
    note = Paragraph(line=(Run(text=words("hidden.note")),), style="note")
    blocks = [_without(block, left_out, words) for block in doc.blocks]
    return dataclasses.replace(doc, blocks=tuple(_below_title(blocks, note)))


def faulty(doc: Doc, exhibits: Iterable[tuple[int, str]]) -> Doc:
    """The document with a note which originals (number, name) are missing or changed."""
    words = Words(doc.lang)
    named = [f"{words('cite', n=number)} {name}" for number, name in exhibits]
    told = words("faulty_note", list=words("list").join(named))
    note = Paragraph(line=(Run(text=told, style="strong"),))
    return dataclasses.replace(doc, blocks=tuple(_below_title(list(doc.blocks), note)))


def _below_title(blocks: list[Block], note: Paragraph) -> Iterator[Block]:
    """The note stands below the first title; at the top where there is none."""
    titles = [n for n, one in enumerate(blocks) if isinstance(one, Paragraph) and one.style == "title"]
    place = titles[0] + 1 if titles else int(bool(blocks) and isinstance(blocks[0], Part))
    yield from (*blocks[:place], note, *blocks[place:])


def _without(block: Block, left_out: Collection[tuple[str, int]], words: Words) -> Block:
    if not isinstance(block, Exhibit):
        return block
    kept = tuple(one for one in block.pictures if (one.evidence, one.page) not in left_out)
    gone = [one.page for one in block.pictures if (one.evidence, one.page) in left_out]
    if not gone:
        return block
    told = words("hidden.page", pages=words("list").join(map(str, gone))) if kept else words("hidden.picture")
    notice = Section(title=words("hidden.title"), lines=((Run(text=told),),))
    mark = block.mark or Tag(shape="doubt", word=words("hidden.tag"))
    return dataclasses.replace(block, pictures=kept, sections=(notice, *block.sections), mark=mark)
