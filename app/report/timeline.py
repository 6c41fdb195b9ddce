"""The timeline of evidence as a document: facts, summary, the dated table, exhibits, electronic data."""

from __future__ import annotations

from datetime import date as Date
from itertools import groupby
from typing import TYPE_CHECKING

from app.report import fonts
from app.report.blocks import (
    Block,
    Column,
    Doc,
    Exhibit,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from app.report.exhibits import Exhibits
from app.report.rows import Rows
from app.report.source import is_placed
from app.report.summary import Summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.records import Entry
    from app.report.inputs import Inputs
    from app.report.source import Source, Standing
    from app.report.words import Words

COLUMNS = ("ordinal", "time", "who", "text", "tags", "exhibit")


def build(inputs: Inputs) -> Doc:
    """The timeline of everything that is confirmed."""
    return _Builder(inputs.source, inputs.standing, inputs.words, inputs.as_of, inputs.beginning).doc()


class _Builder:
    def __init__(self, source: Source, standing: Standing, words: Words, as_of: Date, beginning: int) -> None:
        self.source = source
        self.shown = source.entries[:beginning] if beginning else source.entries
        self.words = words
        self.as_of = as_of
        self.numbers = {entry.id: n for n, entry in enumerate(source.entries, start=1)}
        self.rows = Rows(source, standing, words)
        self.summary = Summary(source, standing, words, self.rows)
        self.exhibits = Exhibits(source, words, self.rows, self.numbers)

    def doc(self) -> Doc:
        title, borrower = self.words("title"), self.source.record.case.borrower
        return Doc(
            title=title,
            lang=self.words.lang,
            date=self.as_of.isoformat(),
            author=borrower,
            footer_left=f"{borrower} · {title}" if borrower else title,
            footer_right=self.words("footer_date", date=self.words.day(self.as_of)),
            page_of=self.words("page_of", page="{page}", pages="{pages}"),
            blocks=tuple(self.blocks()),
            not_listed=self.source.drafts,
        )

    def blocks(self) -> Iterator[Block]:
        yield Paragraph(line=(Run(text=self.words("title")),), style="title")
        if not self.source.entries and not self.source.agreements:
            yield from self.nothing()
            return
        yield self.summary.facts(self.as_of)
        yield self.summary.paragraph()
        yield from self.about()
        yield from self.months()
        if len(self.shown) == len(self.source.entries):
            yield from self.appendix()

    def nothing(self) -> Iterator[Block]:
        said = self.words.sentences(
            self.words("nothing", date=self.words.day(self.as_of)), self.summary.waiting()
        )
        yield Paragraph(line=(Run(text=said),), style="body")

    def about(self) -> Iterator[Block]:
        words, zone = self.words, self.source.record.case.time_zone or "none"
        named = words(f"zone.{zone}") if words.knows(f"zone.{zone}") else zone
        yield Paragraph(
            line=(Run(text=words.sentences(words("about.is", zone=named), words("about.not"))),), style="note"
        )
        if self.source.agreements:
            yield Paragraph(line=(Run(text=words("about.tags")),), style="note")
        if fonts.missing_characters("".join(entry.text for entry in self.source.entries)):
            yield Paragraph(line=(Run(text=words("about.numbers")),), style="note")

    def months(self) -> Iterator[Block]:
        """A heading and a table for each month (one long table takes word processors minutes)."""
        columns = tuple(Column(title=self.words(f"column.{kind}"), kind=kind) for kind in COLUMNS)  # type: ignore[arg-type]
        for month, entries in groupby(self.shown, key=_month):
            name = (
                self.words.month(Date.fromisoformat(f"{month}-01")) if month else self.words("month.unknown")
            )
            yield Heading(text=name)
            rows = tuple(self.rows.row(self.numbers[entry.id], entry) for entry in entries)
            yield Table(columns=columns, rows=rows)

    def appendix(self) -> Iterator[Block]:
        shown = self.exhibits.shown()
        if shown and self.source.options.exhibits:
            yield PageBreak()
            yield Heading(text=self.words("exhibits"))
            yield from self.pages([self.exhibits.exhibit(evidence) for evidence in shown])
        yield PageBreak()
        yield from self.exhibits.data()

    def pages(self, exhibits: list[Exhibit]) -> Iterator[Block]:
        """Each exhibit with a picture has a page of its own; others follow one another."""
        for n, exhibit in enumerate(exhibits):
            if n and exhibit.pictures:
                yield PageBreak()
            yield exhibit


def _month(entry: Entry) -> str:
    """Year and month that an entry stands under, or nothing if no time is known."""
    return (entry.at or entry.at_earliest or "")[:7] if is_placed(entry) else ""
