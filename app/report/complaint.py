"""投诉书: to the authority that is responsible for this kind of lender (complaint rule 13, 14, 16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.report.blocks import Facts, Paragraph
from app.report.frame import paper
from app.report.law import SUPERVISED
from app.report.letter import Letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.report.blocks import Block, Doc, Line
    from app.report.inputs import Inputs

LOCAL = frozenset({"small_loan"})


def build(inputs: Inputs) -> Doc:
    """The complaint of a case."""
    made = _Complaint(inputs)
    return paper(inputs, made.letter.phrase("title"), made.blocks())


def requests(letter: Letter) -> Iterator[Line]:
    """What is asked for: what the record gives reason for, and an answer in writing."""
    yield from letter.asked()
    yield letter.leaning("request_reply", "cn.complaint.reply", applies=letter.law.supervised)


class _Complaint:
    def __init__(self, inputs: Inputs) -> None:
        self.letter = Letter(inputs, "complaint", "complaint")
        self._inputs = inputs

    def blocks(self) -> Iterator[Block]:
        letter = self.letter
        yield letter.addressee(self._addressee())
        yield letter.head("complainant")
        yield letter.person()
        yield letter.head("respondent")
        yield letter.lender()
        yield letter.head("requests")
        yield from letter.numbered(requests(letter))
        yield letter.head("facts")
        yield from letter.facts()
        yield letter.head("before")
        yield self._before()
        yield from letter.basis(*(("cn.complaint.responsible",) if letter.law.supervised else ()))
        yield letter.head("declared")
        truth = letter.leaning("truth", "cn.complaint.truthful", applies=letter.law.supervised)
        yield Paragraph(line=truth, style="text", keep=True)
        yield from letter.attachments("attach_list", "attach_bundle", "attach_timeline", "attach_id")
        yield from letter.end()

    def _addressee(self) -> str:
        """Who is responsible for this kind of lender; nothing where that is not known."""
        kinds = {debt.lender_kind for debt in self._inputs.source.debts}
        if kinds and kinds <= SUPERVISED:
            return self.letter.phrase("to_supervised")
        return self.letter.phrase("to_local") if kinds and kinds <= LOCAL else ""

    def _before(self) -> Block:
        """What was complained of to the lender before; ruled blanks where nothing is on record."""
        letter, tell = self.letter, self.letter.story.tell
        told = {"complaint": "before_done", "complaint_reply": "before_answered"}
        known = [e for e in self._inputs.source.entries if e.kind in told]
        if not known:
            return Facts(rows=((letter.phrase("before_blank"), ""), (letter.phrase("before_reply"), "")))
        lines = [
            tell.sentence(letter.phrase(told[e.kind], when=letter.story.when(e)), tell.of_entries([e]))
            for e in known
        ]
        return tell.fact(*lines)
