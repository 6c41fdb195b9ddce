"""一页总览: where we stand, what is due, who was asked what; one page for the person and whoever helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.report.blocks import Block, Column, Facts, Heading, Paragraph, Run, Table
from app.report.frame import paper, waiting
from app.report.rows import plain
from app.report.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.case.records import Entry
    from app.report.blocks import Doc, Row
    from app.report.inputs import Ahead, Asked, Inputs

#: Rows of each table: it is one page.
AHEAD, ASKED, MISSING = 5, 5, 3
AHEAD_WIDTHS = {"day": 23.0, "what": 0.0, "sum": 27.0, "proof": 27.0}
ASKED_WIDTHS = {"day": 23.0, "whom": 33.0, "about": 0.0, "state": 26.0, "proof": 21.0}
MISSING_WIDTHS = {"gap": 58.0, "how": 0.0}


def build(inputs: Inputs) -> Doc:
    """The overview of a case."""
    return paper(inputs, inputs.words("overview.title"), _Overview(inputs).blocks(), small=True)


class _Overview:
    def __init__(self, inputs: Inputs) -> None:
        self._inputs, self._words = inputs, inputs.words
        self._source = inputs.source
        self._story = Story(inputs, "overview", short=True, pages=False)

    def _say(self, key: str, **facts: object) -> str:
        return self._words(f"overview.{key}", **facts)

    def _note(self, key: str, **facts: object) -> Paragraph:
        return Paragraph(line=(Run(text=self._say(key, **facts)),), style="note")

    def blocks(self) -> Iterator[Block]:
        yield self._note("use")
        if not self._source.entries and not self._source.agreements and not self._inputs.outlook.asked:
            yield Paragraph(line=(Run(text=self._say("nothing")),))
            yield from waiting(self._inputs)
            return
        yield self._head()
        yield Heading(text=self._say("stands"))
        yield from self._stands()
        yield Heading(text=self._say("ahead"))
        yield from self._ahead()
        yield Heading(text=self._say("asked"))
        yield from self._asked()
        yield from self._contacts()
        yield from self._missing()
        yield from waiting(self._inputs)

    def _head(self) -> Facts:
        debts, listed = self._source.debts, self._words("list")
        numbers = [one.contract_number for one in debts]
        numbers += [one.contract_number for one in self._story.in_force]
        names = [one.registered_name or one.lender for one in debts]
        return Facts(
            rows=(
                (self._say("whose"), self._inputs.record.case.borrower),
                (self._say("lender"), listed.join(dict.fromkeys(filter(None, names)))),
                (self._say("number"), listed.join(dict.fromkeys(filter(None, numbers)))),
            )
        )

    def _stands(self) -> Iterator[Block]:
        agreements = self._story.in_force
        if not agreements:
            yield Paragraph(line=(Run(text=self._words("story.no_agreement")),), style="text")
        for one in agreements:
            yield self._story.tell.fact(self._story.agreement(one))
        if self._story.due:
            yield self._story.tell.fact(*self._story.performance())

    def _columns(self, widths: Mapping[str, float]) -> tuple[Column, ...]:
        return tuple(Column(title=self._say(f"column.{name}"), width=width) for name, width in widths.items())

    def _ahead(self) -> Iterator[Block]:
        rows = self._inputs.outlook.ahead
        if not rows:
            yield Paragraph(line=(Run(text=self._say("no_ahead")),), style="list")
            return
        shown = tuple(map(self._due, rows[:AHEAD]))
        yield Table(columns=self._columns(AHEAD_WIDTHS), rows=shown, style="grid", fact=True)
        if len(rows) > AHEAD:
            yield self._note("more", n=len(rows) - AHEAD)

    def _due(self, one: Ahead) -> Row:
        known = {agreement.id: agreement for agreement in self._source.agreements}
        tell = self._story.tell
        cites = (
            tell.of_agreement(known[one.agreement])
            if one.agreement in known
            else tell.of_entries(self._entries(one.entries))
        )
        money = self._words.money(one.minor, one.currency) if one.minor is not None else ""
        return (
            (plain(one.on),),
            (plain(one.what),),
            (plain(money),),
            (tell.trace(cites, pages=False),),
        )

    def _asked(self) -> Iterator[Block]:
        rows = self._inputs.outlook.asked
        if not rows:
            yield Paragraph(line=(Run(text=self._say("no_asked")),), style="list")
            return
        shown = tuple(map(self._question, rows[:ASKED]))
        yield Table(columns=self._columns(ASKED_WIDTHS), rows=shown, style="grid", fact=True)
        if len(rows) > ASKED:
            yield self._note("more", n=len(rows) - ASKED)

    def _question(self, one: Asked) -> Row:
        about = self._words("list").join(filter(None, (one.matter, one.number)))
        proof = self._story.tell.of_entries(self._entries(one.entries))
        return (
            (plain(one.on),),
            (plain(one.whom),),
            (plain(about),),
            (plain(one.state),),
            (self._story.tell.trace(proof, pages=False),),
        )

    def _entries(self, ids: tuple[str, ...]) -> list[Entry]:
        return [one for one in self._source.entries if one.id in ids]

    def _contacts(self) -> Iterator[Block]:
        if self._story.contacts:
            yield Heading(text=self._say("contacts"))
            yield self._story.tell.fact(*self._story.counted(), *self._story.nights())

    def _missing(self) -> Iterator[Block]:
        """The gaps of the claims, each said once."""
        found: dict[str, str] = {}
        for claim in self._inputs.findings.get("claims", ()):
            for element in claim["elements"]:
                if (gap := element["gap"]) is not None:
                    found.setdefault(str(gap["what"]), str(gap["how"]))
        if found:
            yield Heading(text=self._say("missing"))
            rows = tuple(((plain(what),), (plain(how),)) for what, how in [*found.items()][:MISSING])
            yield Table(columns=self._columns(MISSING_WIDTHS), rows=rows, style="grid")
