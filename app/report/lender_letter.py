"""情况说明与告知函: to the lender, polite and firm, with the agreement attached and what is asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.report.blocks import Paragraph, Run
from app.report.frame import paper
from app.report.letter import Letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.report.blocks import Block, Doc
    from app.report.inputs import Inputs


def build(inputs: Inputs) -> Doc:
    """The letter to the lender."""
    letter = Letter(inputs, "lender_letter", "letter")
    return paper(inputs, letter.phrase("title"), _blocks(letter))


def _blocks(letter: Letter) -> Iterator[Block]:
    yield letter.to_lender()
    yield letter.text("hello")
    yield letter.head("about")
    yield letter.person()
    yield letter.loan()
    yield letter.head("facts")
    yield from letter.facts()
    yield letter.head("requests")
    yield from letter.numbered(letter.asked())
    yield from _listed(letter, "unclear", _unclear(letter))
    yield from _listed(letter, "causes", causes(letter))
    yield _deadline(letter)
    yield letter.text("reserve")
    attached = ("attach_agreement",) if letter.source.agreements else ()
    paid = ("attach_paid",) if letter.story.due else ()
    yield from letter.attachments(*attached, *paid, "attach_list")
    yield from letter.end()


def _deadline(letter: Letter) -> Paragraph:
    """By when an answer is asked for: a request, and said to be one."""
    chosen = letter.inputs.options.deadline
    if not chosen:
        return letter.text("deadline_blank")
    return letter.text("deadline", date=letter.words.day(date.fromisoformat(chosen)))


def _listed(letter: Letter, key: str, asked: list[str]) -> Iterator[Block]:
    """An introduction and its points; nothing without points."""
    if asked:
        yield letter.text(key)
        for n, text in enumerate(asked, 1):
            yield Paragraph(line=(Run(text=f"{n}. {text}"),), style="list")


def _unclear(letter: Letter) -> list[str]:
    """What the agreement leaves unclear, as requests; proof of payment is the person's own task."""
    found = letter.inputs.findings.get("agreement_check", ())
    rows = [one for one in found if one["ask"] and one["item"] != "payment_proof"]
    return list(dict.fromkeys(str(one["ask"]) for one in rows))


def causes(letter: Letter) -> list[str]:
    """A question for each cause that has signs for it; none where nobody wrote or called."""
    if not letter.story.after:
        return []
    return list(dict.fromkeys(str(one["ask"]) for one in letter.inputs.findings.get("causes", ())))
