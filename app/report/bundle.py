"""证据材料册, a PDF: cover, list, the exhibits in its order with continuous page numbers, hashes last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.report import evidence_list
from app.report.blocks import Block, Column, Facts, Heading, PageBreak, Paragraph, Part, Run, Table
from app.report.exhibit_words import ExhibitWords
from app.report.exhibits import Exhibits
from app.report.frame import paper, waiting
from app.report.rows import Rows, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.records import Entry, Evidence
    from app.report.blocks import Doc, Row
    from app.report.inputs import Inputs

SPOKEN = ("audio/", "video/")


def build(inputs: Inputs) -> Doc:
    """The bundle; ``inputs.pages`` are its own pages once they are known."""
    made = _Bundle(inputs)
    return paper(inputs, inputs.words("bundle.title"), made.blocks(), first=made.front())


class _Bundle:
    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._words = inputs.words
        self._names = ExhibitWords(inputs)
        self._rows = Rows(inputs.source, inputs.standing, inputs.words)
        self._numbers = {entry.id: n for n, entry in enumerate(inputs.source.entries, start=1)}
        self._exhibits = Exhibits(inputs.source, inputs.words, self._rows, self._numbers, inputs.sheets)

    def _say(self, key: str, **facts: object) -> str:
        return self._words(f"bundle.{key}", **facts)

    def blocks(self) -> Iterator[Block]:
        yield from self._cover()
        if not self._names.ordered:
            yield Paragraph(line=(Run(text=self._say("nothing")),))
            return
        yield self.front(landscape=True, goes_on=True)
        yield Paragraph(line=(Run(text=self._words("list.title")),), style="title")
        yield from evidence_list.blocks(self._inputs)
        yield Part(page_of=self._say("page_of", page="{page}", pages="{pages}"))
        yield Heading(text=self._say("exhibits"))
        for evidence in self._names.ordered:
            yield from self._exhibit(evidence)
            yield PageBreak()
        yield from self._exhibits.data()

    def front(self, *, landscape: bool = False, goes_on: bool = False) -> Part:
        """Pages numbered apart, so that the exhibits begin with page 1."""
        return Part(
            page_of=self._say("front_page_of", page="{page}"),
            roman=True,
            goes_on=goes_on,
            landscape=landscape,
        )

    def _cover(self) -> Iterator[Block]:
        inputs = self._inputs
        lenders = self._words("list.and").join(d.lender for d in inputs.source.debts if d.lender)
        rows = [
            (self._say("submitter"), inputs.record.case.borrower),
            (self._say("matter"), self._words("list.matter_of", lender=lenders) if lenders else ""),
        ]
        if shown := [e.exhibit or 0 for e in self._names.shown]:
            range_ = self._say("range_of", first=min(shown), last=max(shown), n=len(shown))
            rows.append((self._say("range"), range_))
        if inputs.pages:
            last = max(last for _first, last in inputs.pages.values())
            rows.append((self._say("pages"), self._say("pages_of", n=last)))
        rows += [(self._say("made"), self._words.day(inputs.as_of)), (self._say("copies"), "")]
        yield Facts(rows=tuple(rows))
        yield from self._media()
        yield from waiting(inputs)

    def _media(self) -> Iterator[Block]:
        """Recordings, which go along on a disc or stick."""
        spoken = [e for e in self._names.ordered if e.media_type.startswith(SPOKEN)]
        if spoken and self._inputs.options.recordings:
            yield Heading(text=self._say("media"))
            listed = [f"{self._words('cite', n=e.exhibit)}　{e.name}" for e in spoken]
            yield from (Paragraph(line=(Run(text=text),), style="list") for text in listed)

    # one exhibit

    def _exhibit(self, evidence: Evidence) -> Iterator[Block]:
        yield self._exhibits.exhibit(evidence)
        if evidence.media_type.startswith(SPOKEN):
            yield from self._recording(evidence)
        elif not self._exhibits.has_words_beside(evidence):
            yield from self._entries(evidence)

    def _entries(self, evidence: Evidence) -> Iterator[Block]:
        """What it holds as text: time, from whom, the words."""
        rows = tuple(map(self._row, self._names.entries(evidence)))
        if rows:
            yield self._small(self._say("entries"))
            yield Table(columns=self._columns(), rows=rows)

    def _row(self, entry: Entry) -> Row:
        """One entry under its number in the timeline."""
        number = plain(str(self._numbers[entry.id]))
        return ((number,), self._rows.dated(entry), self._rows.who(entry), (self._rows.what(entry),))

    def _small(self, text: str) -> Paragraph:
        return Paragraph(line=(Run(text=text, style="strong"),))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(title=self._words("column.ordinal"), kind="ordinal", width=11.0),
            Column(title=self._words("column.time"), kind="time", width=33.0),
            Column(title=self._words("column.who"), kind="who", width=33.0),
            Column(title=self._words("column.text"), kind="text"),
        )

    def _recording(self, evidence: Evidence) -> Iterator[Block]:
        """What there is to say about a recording, and what was said in it where that was written down."""
        key = "recording_facts" if self._inputs.options.recordings else "recording_withheld"
        facts = self._say(key, name=evidence.name, size=f"{evidence.size:,}")
        yield Paragraph(line=(Run(text=facts),))
        lines = [one for one in self._names.cited.get(evidence.id, ()) if one.second is not None and one.text]
        if lines:
            yield self._small(self._say("transcript"))
        for one in sorted(lines, key=lambda one: one.second or 0.0):
            minutes, seconds = divmod(int(one.second or 0), 60)
            quoted = Run(text=self._words("quote", text=one.text), style="exact")
            yield Paragraph(
                line=(Run(text=f"{minutes:02}:{seconds:02} ", style="label"), quoted), style="list"
            )
