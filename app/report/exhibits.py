"""The exhibits behind a timeline: each as a picture, with how its time was worked out and where it is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.report.blocks import (
    Block,
    Column,
    Exhibit,
    Heading,
    Line,
    Paragraph,
    Picture,
    Run,
    Section,
    Table,
    Tag,
)
from app.report.rows import Rows, has_pages, has_picture, plain
from app.report.words import Words, ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.case.records import Citation, Entry, Evidence
    from app.report.source import Source

#: Above this, an exhibit's words are not repeated beside it: they stand in the table.
WORDS_BESIDE = 14


class Exhibits:
    """Makes the exhibits' part and the page on the electronic data in one language.

    ``sheets`` are how many pages paged evidence has: then each page is shown, else those that are cited.
    """

    def __init__(
        self,
        source: Source,
        words: Words,
        rows: Rows,
        numbers: dict[str, int],
        sheets: Mapping[str, int] | None = None,
    ) -> None:
        self._sheets = sheets or {}
        self._source = source
        self._words = words
        self._rows = rows
        self._numbers = numbers
        self._entries = {entry.id: entry for entry in source.entries}
        self._cited = self._citations()

    def _citations(self) -> dict[str, list[Citation]]:
        """Citations that this document stands on, by evidence."""
        found: dict[str, list[Citation]] = defaultdict(list)
        for entry in self._source.entries:
            for citation in self._source.citations_of_entry[entry.id]:
                found[citation.evidence].append(citation)
        for agreement in self._source.agreements:
            for citation in self._source.citations_of_agreement[agreement.id]:
                found[citation.evidence].append(citation)
        return found

    def shown(self) -> list[Evidence]:
        """Exhibits that the document cites, by number."""
        rows = [row for id_, row in self._source.evidence.items() if id_ in self._cited]
        return sorted(rows, key=lambda row: row.exhibit or 0)

    def exhibit(self, evidence: Evidence) -> Exhibit:
        """One exhibit: its pictures and what there is to say about it."""
        words = self._words
        cited = self._cited[evidence.id]
        sections = (
            *self._words_section(evidence, cited),
            *self._entries_section(cited),
            Section(title=words("exhibit.time"), lines=self._time(evidence, cited)),
            Section(title=words("exhibit.original"), lines=(plain(self._original(evidence)),)),
            Section(title=words("exhibit.file"), lines=self._file(evidence)),
        )
        faulty = evidence.id in self._source.options.faulty
        return Exhibit(
            number=evidence.exhibit or 0,
            evidence=evidence.id,
            title=words("exhibit.title", n=evidence.exhibit, name=evidence.name),
            pictures=() if faulty else self._pictures(evidence, cited),
            sections=sections,
            mark=Tag(shape="late", word=words("tag.faulty")) if faulty else None,
        )

    def _pictures(self, evidence: Evidence, cited: list[Citation]) -> tuple[Picture, ...]:
        if not has_picture(evidence):
            return ()
        pages = sorted({c.page or 1 for c in cited}) if has_pages(evidence) else [1]
        if has_pages(evidence) and evidence.id in self._sheets:
            pages = list(range(1, self._sheets[evidence.id] + 1))
        return tuple(
            Picture(evidence=evidence.id, page=page, alt=self._alt(evidence, page, cited)) for page in pages
        )

    def _alt(self, evidence: Evidence, page: int, cited: list[Citation]) -> str:
        name = self._words("exhibit.title", n=evidence.exhibit, name=evidence.name)
        if has_pages(evidence):
            name = self._words("exhibit.page_alt", name=name, n=page)
        shown = [self._said(c) for c in cited if (c.page or 1) == page or not has_pages(evidence)]
        return " ".join([name, *filter(None, shown)])[:1000]

    def _said(self, citation: Citation) -> str:
        """The words that a citation points at."""
        if citation.text or citation.entry is None:
            term = self._source.terms.get(citation.term or "")
            return citation.text or (term.text if term else "")
        entry = self._entries.get(citation.entry)
        return entry.text if entry and entry.kind != "payment" else ""

    # what stands beside the picture

    def _words_section(self, evidence: Evidence, cited: list[Citation]) -> tuple[Section, ...]:
        wanted = self._once(cited)
        lines = list(dict.fromkeys(line for citation in wanted if (line := self._words_line(citation))))
        if not lines or not self.has_words_beside(evidence):
            return ()
        return (Section(title=self._words("exhibit.words"), lines=tuple(lines)),)

    def _once(self, cited: list[Citation]) -> Iterator[Citation]:
        """Without words of the agreement that stand there anyway, in a message or in a longer quotation."""
        said = [(one, self._said(one)) for one in cited]
        for one, text in said:
            others = [more for other, more in said if other.entry is not None or len(more) > len(text)]
            if one.entry is not None or not any(text in more for more in others):
                yield one

    def has_words_beside(self, evidence: Evidence) -> bool:
        """Whether its words stand beside its picture; those of others stand in a table."""
        return has_picture(evidence) and len(self._cited[evidence.id]) <= WORDS_BESIDE

    def _words_line(self, citation: Citation) -> Line:
        said = self._said(citation)
        if not said:
            return ()
        entry = self._entries.get(citation.entry or "")
        name = (
            self._words("exhibit.item", n=self._numbers[entry.id])
            if entry
            else self._words("exhibit.agreement")
        )
        when = f"　{entry.at_shown}" if entry and entry.at_shown else ""
        quoted = self._words("quote", text=said)
        return (Run(text=f"{name}{when}　", style="label"), Run(text=quoted, style="exact"))

    def _entries_section(self, cited: list[Citation]) -> tuple[Section, ...]:
        numbers = sorted({self._numbers[c.entry] for c in cited if c.entry in self._numbers})
        if not numbers:
            return ()
        line = self._words("exhibit.entries_line", list=self._words("list").join(ranges(numbers)))
        return (Section(title=self._words("exhibit.entries"), lines=(plain(line),)),)

    def _time(self, evidence: Evidence, cited: list[Citation]) -> tuple[Line, ...]:
        lines = [plain(self._taken(evidence))]
        meant = self._meant(cited)
        if meant:
            lines.append(plain(self._words("shown_and").join(meant) + self._words("shown_end")))
        return tuple(lines)

    def _taken(self, evidence: Evidence) -> str:
        if evidence.taken_at is None or not self._words.knows(f"taken.{evidence.taken_from}"):
            return self._words("taken.none")
        time = self._words.instant(evidence.taken_at, seconds=evidence.taken_from in {"exif", "file_name"})
        if not evidence.taken_exact:
            return self._words("taken.bound", time=time)
        return self._words(
            "taken.none" if evidence.taken_from == "none" else f"taken.{evidence.taken_from}", time=time
        )

    def _meant(self, cited: list[Citation]) -> list[str]:
        """What the printed times mean, each once; times printed in full need no explanation."""
        found: dict[str, None] = {}
        for citation in cited:
            entry = self._entries.get(citation.entry or "")
            if entry is not None and entry.at is not None and entry.at_shown and not _in_full(entry):
                found[
                    self._words("shown_means", shown=entry.at_shown, time=self._words.moment(entry.moment))
                ] = None
        return list(found)[:WORDS_BESIDE]

    def _original(self, evidence: Evidence) -> str:
        words = self._words
        device = self._source.devices.get(evidence.device or "")
        if device is None:
            return words.sentences(self._noted(evidence), words("original.kept"))
        name = device.name + (f" {device.model}" if device.model and device.model not in device.name else "")
        owner = words("original.owner", owner=device.owner) if device.owner else ""
        parts = [name + owner, device.original_at]
        return words.sentences(
            words("original.at", parts=words("comma").join(filter(None, parts))), self._noted(evidence)
        )

    def _noted(self, evidence: Evidence) -> str:
        note = evidence.source_note.strip()
        return note if not note or note[-1] in "。.！!？?" else note + self._words("stop").strip()

    def _file(self, evidence: Evidence) -> tuple[Line, ...]:
        words = self._words
        lines = [plain(words("exhibit.file_line", name=evidence.name, size=f"{evidence.size:,}"))]
        if evidence.via:
            lines.append(plain(words("exhibit.via", via=evidence.via)))
        if not has_picture(evidence):
            along = self._source.options.recordings
            lines.append(plain(words("exhibit.no_picture" if along else "exhibit.not_along")))
        return tuple(lines)

    # the last page

    def data(self) -> Iterator[Block]:
        """What a hash shows and what not, every cited file with its own, and that of the document."""
        words, table = self._words, self.data_table()
        yield Heading(text=words("data"))
        told = ("data.how", "data.proves") if table else ("data.none",)
        yield from (Paragraph(line=(Run(text=words(key)),), style="body") for key in told)
        if table is not None:
            yield table
        yield self.content_line()

    def data_table(self) -> Table | None:
        """Every cited file with its size and hash."""
        words, shown = self._words, self.shown()
        columns = (
            Column(title=words("column.exhibit"), kind="exhibit"),
            Column(title=words("column.name"), kind="label"),
            Column(title=words("column.hash"), kind="hash"),
        )
        rows = tuple(
            (
                (plain(words("cite", n=e.exhibit)),),
                (plain(e.name), self._size(e)),
                ((Run(text=e.sha256, style="hash"),),),
            )
            for e in shown
        )
        return Table(columns=columns, rows=rows) if rows else None

    def _size(self, evidence: Evidence) -> Line:
        added = (
            self._words("data.added", time=self._words.instant(evidence.added_at))
            if evidence.added_at
            else ""
        )
        size = self._words("data.size", size=f"{evidence.size:,}")
        return (Run(text=self._words("comma").join(filter(None, [size, added])), style="soft"),)

    def content_line(self) -> Paragraph:
        """The content hash of the document itself."""
        return Paragraph(
            line=(Run(text=self._words("data.content")), Run(text="", style="content_hash")), style="body"
        )


def _in_full(entry: Entry) -> bool:
    """Whether the printed time names its own year, so that nothing had to be worked out."""
    return bool(entry.at) and (entry.at or "")[:4] in entry.at_shown
