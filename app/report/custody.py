"""原始载体核对表: where each exhibit's original is shown, to be compared at a hearing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.report.blocks import Block, Cite, Column, Facts, Paragraph, Run, Signatures, Table
from app.report.exhibit_words import ExhibitWords
from app.report.frame import paper, waiting
from app.report.law import Law
from app.report.rows import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.records import Entry, Evidence
    from app.report.blocks import Doc, Line, Row
    from app.report.inputs import Inputs

WIDTHS = {"exhibit": 14.0, "name": 52.0, "device": 42.0, "place": 46.0, "shown": 0.0, "result": 32.0}


def build(inputs: Inputs) -> Doc:
    """The sheet for comparing originals."""
    return paper(inputs, inputs.words("custody.title"), _Sheet(inputs).blocks(), landscape=True)


class _Sheet:
    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._words = inputs.words
        self._exhibits = ExhibitWords(inputs)

    def _say(self, key: str, **facts: object) -> str:
        return self._words(f"custody.{key}", **facts)

    def blocks(self) -> Iterator[Block]:
        yield Facts(rows=((self._words("list.submitter"), self._inputs.record.case.borrower),))
        if not self._exhibits.shown:
            yield Paragraph(line=(Run(text=self._say("nothing")),))
        else:
            yield Paragraph(line=(Run(text=self._say("use")),))
            yield Paragraph(line=(Run(text=self._say("keep")),), style="note")
            if line := Law(self._inputs).line("cn.evidence.originals"):
                yield Paragraph(line=line, style="note")
            yield self._table()
        yield from waiting(self._inputs)
        yield Signatures(labels=(self._say("presented"), self._say("checked"), self._say("date")))

    def _table(self) -> Table:
        columns = tuple(
            Column(title=self._say(f"column_{name}"), width=width, middle=name == "exhibit")
            for name, width in WIDTHS.items()
        )
        return Table(columns=columns, rows=tuple(map(self._row, self._exhibits.shown)), style="grid")

    def _row(self, evidence: Evidence) -> Row:
        number = Cite(evidence=evidence.id, exhibit=evidence.exhibit or 0, text=str(evidence.exhibit))
        file = Run(text=self._say("file", name=evidence.name), style="soft")
        return (
            ((number,),),
            (plain(self._exhibits.name(evidence)), (file,)),
            self._device(evidence),
            self._place(evidence),
            tuple(self._shown(evidence)),
            tuple(plain(box) for box in self._say("result").split("　")),
        )

    def _device(self, evidence: Evidence) -> tuple[Line, ...]:
        """Whose phone it is; nothing, to be filled in, where that is not noted."""
        device = self._inputs.source.devices.get(evidence.device or "")
        if device is None:
            return (plain(""),)
        parts = (device.name, device.model if device.model not in device.name else "", device.owner)
        return tuple(plain(part) for part in parts if part)

    def _place(self, evidence: Evidence) -> tuple[Line, ...]:
        """The application and conversation, as noted or as the messages tell."""
        device = self._inputs.source.devices.get(evidence.device or "")
        noted = [device.original_at] if device and device.original_at else []
        noted += [evidence.source_note] if evidence.source_note else []
        who = self._exhibits.who(evidence)
        noted += [self._say("sender", who=who)] if who and not noted else []
        return tuple(plain(part) for part in noted) or (plain(""),)

    def _shown(self, evidence: Evidence) -> Iterator[Line]:
        """The first and last time as the screen prints them, and the first words to look for."""
        entries = self._exhibits.entries(evidence)
        printed = [self._printed(entry) for entry in entries]
        if printed and printed[0] != printed[-1]:
            yield plain(self._say("shown_span", first=printed[0], last=printed[-1]))
        elif printed and printed[0]:
            yield plain(self._say("shown_one", at=printed[0]))
        spoken = " ".join(next((entry.text for entry in entries if entry.text), "").split())
        if spoken:
            cut = spoken if len(spoken) <= 30 else spoken[:30] + "……"
            yield (Run(text=self._words("quote", text=cut), style="exact"),)

    def _printed(self, entry: Entry) -> str:
        return entry.at_shown or self._words.moment(entry.moment)
