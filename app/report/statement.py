"""情况说明: for a mediator or a court, the facts with their proof and what the person wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.report.frame import paper
from app.report.letter import Letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.report.blocks import Block, Doc
    from app.report.inputs import Inputs


def build(inputs: Inputs) -> Doc:
    """The statement of a case."""
    letter = Letter(inputs, "statement", "statement")
    return paper(inputs, letter.phrase("title"), _blocks(letter))


def _blocks(letter: Letter) -> Iterator[Block]:
    words = letter.words
    yield letter.head("about")
    yield letter.person()
    yield letter.head("other")
    yield letter.lender(numbers=False)
    lenders = dict.fromkeys(letter.story.lender(debt.id) for debt in letter.source.debts)
    yield letter.text("purpose", lender=words("list").join(lenders) or words("the_lender"))
    yield letter.head("facts")
    yield from letter.facts()
    yield letter.head("wish")
    yield letter.text("wish_perform" if letter.source.agreements else "wish_open")
    yield letter.text("wish_mediate")
    yield letter.text("truth")
    yield from letter.attachments("attach_list", "attach_bundle", "attach_timeline")
    yield from letter.end()
