"""证据目录: each exhibit in its group, with what it proves and where it stands (民事证据规定 19)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from app.report.blocks import Block, Cite, Column, Facts, Group, Line, Paragraph, Run, Signatures, Table
from app.report.exhibit_words import ExhibitWords
from app.report.frame import paper, waiting
from app.report.rows import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.records import Evidence
    from app.report.blocks import Doc, Row
    from app.report.inputs import Inputs

WIDTHS = {
    "number": 13.0,
    "name": 40.0,
    "kind": 22.0,
    "formed": 28.0,
    "origin": 26.0,
    "proves": 44.0,
    "pages": 16.0,
}
QUOTES, LONGEST = 3, 48
"""How many messages are quoted as the content of an exhibit, and how many characters of each."""


def build(inputs: Inputs) -> Doc:
    """The evidence list of a case."""
    return paper(inputs, inputs.words("list.title"), blocks(inputs), landscape=True)


def blocks(inputs: Inputs) -> Iterator[Block]:
    """What stands below its heading."""
    return _List(inputs).blocks()


class _List:
    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._words = inputs.words
        self._exhibits = ExhibitWords(inputs)

    def blocks(self) -> Iterator[Block]:
        """Who hands it in, the table, what is not in it, and room to sign."""
        words = self._words
        lenders = words("list.and").join(d.lender for d in self._inputs.source.debts if d.lender)
        yield Facts(
            rows=(
                (words("list.submitter"), self._inputs.record.case.borrower),
                (words("list.matter"), words("list.matter_of", lender=lenders) if lenders else ""),
            )
        )
        if not self._exhibits.shown:
            yield Paragraph(line=(Run(text=words("list.nothing")),), style="body")
        else:
            yield self._table()
        yield from waiting(self._inputs)
        if self._exhibits.shown and not self._inputs.pages:
            yield Paragraph(line=(Run(text=words("list.pages_later")),), style="note", keep=True)
        yield Signatures(labels=tuple(words(f"list.{name}") for name in ("signature", "date", "copies")))

    def _table(self) -> Table:
        words = self._words
        names = ("number", "name", "kind", "formed", "origin", "proves", "content", "pages")
        columns = tuple(
            Column(
                title=words(f"list.column.{name}"),
                width=WIDTHS.get(name, 0.0),
                middle=name in ("number", "kind", "formed", "pages"),
            )
            for name in names
        )
        return Table(columns=columns, rows=tuple(self._rows()), style="grid", keep=True)

    def _rows(self) -> Iterator[Row | Group]:
        for n, (group, rows) in enumerate(groupby(self._exhibits.ordered, key=self._exhibits.group), 1):
            name = self._words(f"list.group.{group}")
            yield Group(text=self._words("list.group", n=self._ordinal(n), name=name))
            yield from map(self._row, rows)

    def _ordinal(self, n: int) -> str:
        return "一二三四五六"[n - 1] if self._inputs.lang == "zh_CN" else str(n)

    def _row(self, evidence: Evidence) -> Row:
        exhibits = self._exhibits
        number = Cite(evidence=evidence.id, exhibit=evidence.exhibit or 0, text=str(evidence.exhibit))
        proves = self._inputs.proves.get(evidence.id, ())
        return (
            ((number,),),
            (plain(exhibits.name(evidence)),),
            (plain(exhibits.kind(evidence)),),
            (plain(exhibits.formed(evidence)),),
            (plain(exhibits.origin(evidence)),),
            (plain(self._words("list.join").join(proves)),),
            tuple(self._content(evidence)),
            (plain(self._inputs.page_of(evidence.id)),),
        )

    def _content(self, evidence: Evidence) -> Iterator[Line]:
        """What it says: the plan, the sums paid, or the first messages in their own words."""
        payments = self._exhibits.payments(evidence)
        if payments:
            total = sum(p.minor for p in payments)
            money = self._words.money(total, payments[0].currency)
            yield plain(self._words("list.content.payments", n=len(payments), total=money))
            return
        spoken = [entry for entry in self._exhibits.entries(evidence) if entry.text]
        for entry in spoken[:QUOTES]:
            whole = " ".join(entry.text.split())
            text = whole if len(whole) <= LONGEST else whole[:LONGEST] + "……"
            yield (Run(text=self._words("quote", text=text), style="exact"),)
        if len(spoken) > QUOTES:
            yield plain(self._words("list.content.more", n=len(spoken)))
        if not spoken:
            yield from self._without_words(evidence)

    def _without_words(self, evidence: Evidence) -> Iterator[Line]:
        plans = [
            plan
            for agreement in self._inputs.source.agreements
            if any(one.agreement == agreement.id for one in self._exhibits.cited[evidence.id])
            and (plan := self._inputs.source.instalments_of.get(agreement.id))
        ]
        for plan in plans:
            total = self._words.money(sum(one.minor for one in plan), "CNY")
            yield plain(self._words("list.content.plan", n=len(plan), total=total))
        calls = [entry for entry in self._exhibits.entries(evidence) if entry.kind == "call"]
        if calls:
            yield plain(self._words("list.content.calls", n=sum(call.count for call in calls)))
