"""What every paper has around its blocks: title, whose it is, its date and page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.report.blocks import Block, Doc, Paragraph, Part, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.report.inputs import Inputs


def paper(
    inputs: Inputs,
    title: str,
    blocks: Iterator[Block],
    *,
    landscape: bool = False,
    small: bool = False,
    first: Part | None = None,
) -> Doc:
    """A document with a heading of its own; ``blocks`` follow the heading, ``first`` stands before it."""
    words, borrower = inputs.words, inputs.record.case.borrower
    heading = Paragraph(line=(Run(text=title),), style="title")
    return Doc(
        title=title,
        lang=inputs.lang,
        date=inputs.as_of.isoformat(),
        author=borrower,
        footer_left=title,
        footer_right=words("footer_date", date=words.day(inputs.as_of)),
        page_of=words("page_of", page="{page}", pages="{pages}"),
        blocks=(*((first,) if first else ()), heading, *blocks),
        not_listed=inputs.source.drafts,
        landscape=landscape,
        small=small,
    )


def waiting(inputs: Inputs) -> Iterator[Block]:
    """How many drafts are not in the paper, where there are any."""
    if inputs.source.drafts:
        told = inputs.words.counted("drafts", inputs.source.drafts)
        yield Paragraph(line=(Run(text=told),), style="note", keep=True)
