"""通话提纲与记录: what to ask the lender's hotline, what not to promise, and a log to fill in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.report.blocks import Column, Facts, Paragraph, Run, Table
from app.report.frame import paper
from app.report.lender_letter import causes
from app.report.letter import Letter
from app.report.rows import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.report.blocks import Block, Doc
    from app.report.inputs import Inputs

#: What to do and to say, in the order of a call.
BEFORE = ("before_quiet", "before_record", "before_number", "before_identity")
NOT_SAY = ("not_pay", "not_terms", "not_date", "not_code", "not_anger")
END = ("end_repeat", "end_ticket", "end_write", "end_keep")
LOG = ("log_day", "log_span", "log_dialled", "log_staff", "log_ticket", "log_recorded")
#: Empty rows for what else was said.
EMPTY = 2


def build(inputs: Inputs) -> Doc:
    """The call script of a case."""
    letter = Letter(inputs, "call_script", "letter")
    return paper(inputs, letter.phrase("title"), _blocks(letter))


def _blocks(letter: Letter) -> Iterator[Block]:
    asked = _questions(letter)
    yield Paragraph(line=(Run(text=letter.phrase("use")),), style="note")
    if not letter.source.entries and not letter.source.agreements:
        yield letter.text("nothing", date=letter.words.day(letter.inputs.as_of))
    yield letter.head("at_hand")
    yield _at_hand(letter)
    yield from _listed(letter, BEFORE)
    yield letter.head("opening")
    yield letter.text("opening_words")
    yield letter.head("questions")
    yield from (_item(n, text) for n, text in enumerate(asked, 1))
    yield letter.head("not_say")
    yield from _listed(letter, NOT_SAY)
    yield letter.head("end")
    yield from _listed(letter, END)
    yield letter.head("log")
    yield Facts(rows=tuple((letter.phrase(name), "") for name in LOG))
    yield _log(letter, len(asked))
    yield from letter.end()


def _item(n: int, text: str) -> Paragraph:
    return Paragraph(line=(Run(text=f"{n}. {text}"),), style="list")


def _listed(letter: Letter, keys: Sequence[str]) -> Iterator[Paragraph]:
    yield from (_item(n, letter.phrase(key)) for n, key in enumerate(keys, 1))


def _at_hand(letter: Letter) -> Facts:
    """The numbers that the other side will ask for; a blank where one is not known."""
    story, words = letter.story, letter.words
    lenders = words("list").join(dict.fromkeys(story.lender(debt.id) for debt in letter.source.debts))
    hotlines = words("list").join(dict.fromkeys(one.hotline for one in story.in_force if one.hotline))
    days = words("list").join(story.agreed_on(one) for one in story.in_force)
    return Facts(
        rows=(
            (letter.phrase("whom"), lenders),
            (letter.phrase("hotline"), hotlines),
            *letter.loan().rows,
            *(((letter.phrase("agreed_day"), days),) if days else ()),
        )
    )


def _questions(letter: Letter) -> list[str]:
    """What to ask: what the record gives reason for, in the order in which it is best asked."""
    story = letter.story
    agreed = bool(story.in_force)
    keys = ["ask_state", "ask_paid"] if agreed else ["ask_agreed"]
    keys += ["ask_sender", "ask_stop" if agreed else "ask_channel"] if story.contacts else []
    asked = [letter.phrase(key) for key in (*keys, "ask_credit", "ask_written")]
    return list(dict.fromkeys([*asked[:-1], *causes(letter), asked[-1]]))


def _log(letter: Letter, questions: int) -> Table:
    """A row for each question, and some for the rest."""
    columns = (
        Column(title=letter.phrase("column_question"), width=18.0, middle=True),
        Column(title=letter.phrase("column_said")),
    )
    names = [*map(str, range(1, questions + 1)), *([letter.phrase("other")] * EMPTY)]
    room = (plain(""), plain(""))
    return Table(columns=columns, rows=tuple(((plain(name),), room) for name in names), style="grid")
