"""民事答辩状: for when the lender sues; point by point what the record says. What is admitted stays open."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.report.blocks import Column, Facts, Paragraph, Run, Table
from app.report.frame import paper
from app.report.letter import Letter
from app.report.rows import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.records import Payment
    from app.report.blocks import Block, Cite, Doc, Row
    from app.report.inputs import Inputs

#: What the court's papers say, to be filled in by hand.
OF_THE_COURT = ("court", "case_number", "cause", "received", "claimed")
POINTS = ("loan", "agreed", "paid", "left", "missed", "ended", "interest", "fees")
WIDTHS = {"point": 34.0, "view": 36.0, "reason": 0.0, "proof": 27.0}


def build(inputs: Inputs) -> Doc:
    """The answer to a claim."""
    made = _Answer(inputs)
    return paper(inputs, made.letter.phrase("title"), made.blocks())


class _Answer:
    def __init__(self, inputs: Inputs) -> None:
        self.letter = Letter(inputs, "answer", "answer")
        self._story = self.letter.story
        self._words = inputs.words

    def blocks(self) -> Iterator[Block]:
        letter = self.letter
        yield Paragraph(line=(Run(text=letter.phrase("form")),), style="note")
        yield Facts(rows=tuple((letter.phrase(name), "") for name in OF_THE_COURT))
        yield letter.head("defendant")
        yield letter.person()
        yield Facts(rows=((letter.phrase("born"), ""),))
        yield letter.head("plaintiff")
        yield letter.lender(numbers=False)
        yield letter.text("intro")
        yield letter.head("position")
        yield from letter.numbered((Run(text=letter.phrase(key)),) for key in self._position())
        yield letter.head("points")
        yield self._table()
        yield letter.head("facts")
        yield from letter.facts(tables=False)
        more = ("cn.civ.unclear_change", "cn.procedure.burden") if letter.source.agreements else ()
        yield from letter.basis(*more)
        yield from letter.attachments("attach_list", "attach_bundle", "attach_custody", "attach_id")
        yield Paragraph(line=(Run(text=letter.phrase("court_to")),), style="text", keep=True)
        yield Facts(rows=((letter.phrase("court"), ""),), keep=True)
        yield Paragraph(line=(Run(text=letter.phrase("copies")),), style="list", keep=True)
        yield from letter.end()

    def _position(self) -> Iterator[str]:
        yield "position_agreed" if self.letter.source.agreements else "position_none"
        if self._story.due:
            yield "position_paid"
        if self.letter.source.agreements:
            yield "position_rest"

    # point by point

    def _table(self) -> Table:
        columns = tuple(Column(title=self.letter.phrase(name), width=width) for name, width in WIDTHS.items())
        return Table(columns=columns, rows=tuple(map(self._row, POINTS)), style="grid", fact=True)

    def _row(self, name: str) -> Row:
        reason, cites = self._reason(name)
        boxes = tuple(plain(line) for line in self.letter.phrase("boxes").split("\n"))
        proof = self._story.tell.lines(cites) if cites is not None else (plain(""),)
        return ((plain(self.letter.phrase(f"point_{name}")),), boxes, (plain(reason),), proof)

    def _reason(self, name: str) -> tuple[str, list[Cite] | None]:
        """What the record says to a point and what shows it; ``None`` where it says nothing."""
        if not self.letter.source.agreements and name != "loan":
            return self.letter.phrase("reason_none" if name == "agreed" else "reason_blank"), None
        told = {
            "agreed": self._agreed,
            "paid": self._paid,
            "left": self._left,
            "missed": self._missed,
            "ended": self._ended,
            "interest": self._interest,
        }.get(name)
        return told() if told else (self.letter.phrase("reason_blank"), None)

    def _of_agreements(self) -> list[Cite]:
        cites = [cite for one in self._story.in_force for cite in self._story.tell.of_agreement(one)]
        return list({cite.exhibit: cite for cite in cites}.values())

    def _agreed(self) -> tuple[str, list[Cite] | None]:
        one = self._story.in_force[-1]
        plan = self.letter.source.instalments_of[one.id]
        terms = self._words(
            "list.content.plan", n=len(plan), total=self._money(sum(row.minor for row in plan))
        )
        return self.letter.phrase(
            "reason_agreed", date=self._story.agreed_on(one), terms=terms
        ), self._of_agreements()

    def _payments(self) -> list[Payment]:
        return [
            payment for row, _state in self._story.due for payment, _minor in self._story.paid_for[row.id]
        ]

    def _total(self) -> int:
        return sum(
            minor for row, _state in self._story.due for _payment, minor in self._story.paid_for[row.id]
        )

    def _money(self, minor: int) -> str:
        return self._words.money(minor, self._story.in_force[-1].currency)

    def _paid_cites(self) -> list[Cite]:
        cites = self._story.tell.of_payments(self._payments())
        return list({cite.exhibit: cite for cite in cites}.values())

    def _paid(self) -> tuple[str, list[Cite] | None]:
        if not self._payments():
            return self.letter.phrase("reason_unpaid"), None
        return self.letter.phrase("reason_paid", total=self._money(self._total())), self._paid_cites()

    def _left(self) -> tuple[str, list[Cite] | None]:
        """What the plan leaves after what was paid; only where a plan is recorded."""
        plan = [row for one in self._story.in_force for row in self.letter.source.instalments_of[one.id]]
        every = sum(minor for row in plan for _payment, minor in self._story.paid_for[row.id])
        if not plan:
            return self.letter.phrase("reason_blank"), None
        total = sum(row.minor for row in plan)
        unknown = sum(state == "unknown" for _row, state in self._story.due)
        facts = {"total": self._money(total), "paid": self._money(every), "left": self._money(total - every)}
        key = "reason_left_unknown" if unknown else "reason_left"
        told = self.letter.phrase(key, **facts, unknown=unknown)
        return told, [*self._of_agreements(), *self._paid_cites()]

    def _missed(self) -> tuple[str, list[Cite] | None]:
        if not self._story.due:
            return self.letter.phrase("reason_blank"), None
        states = Counter(state for _row, state in self._story.due)
        key = "reason_missed_unknown" if states["unknown"] else "reason_missed"
        facts = {"due": len(self._story.due), "missed": states["missed"], "unknown": states["unknown"]}
        return self.letter.phrase(
            key, **facts
        ), self._paid_cites() if self._payments() else self._of_agreements()

    def _ended(self) -> tuple[str, list[Cite] | None]:
        notices = [e for e in self.letter.source.entries if e.category == "termination_notice"]
        if notices:
            return self._story.when(notices[0]), self._story.tell.of_entries(notices)
        return self.letter.phrase("reason_no_notice"), []

    def _interest(self) -> tuple[str, list[Cite] | None]:
        stated = [
            t for one in self._story.in_force for t in self._story.terms_of(one) if "interest" in t.kind
        ]
        if not stated:
            return self.letter.phrase("reason_blank"), None
        return self.letter.phrase("reason_interest"), self._story.tell.of_term(stated[0])
