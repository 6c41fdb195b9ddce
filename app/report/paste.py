"""Texts for the web forms of complaints: whole sentences in as many characters as the form takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.report import complaint
from app.report.blocks import Paragraph, Run, text_of
from app.report.frame import paper
from app.report.letter import Letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.case.records import Entry
    from app.report.blocks import Doc, Line
    from app.report.inputs import Inputs

#: Characters that the web forms of complaints usually take.
SIZES = (500, 1000, 2000)
#: Only messages of at most so many characters are told; a longer one would have to be cut.
LONGEST = 80


def count(text: str) -> int:
    """Characters as a web form counts them: UTF-16 code units (HTML ``maxlength``), a line break as one."""
    return len(text.encode("utf-16-le")) // 2


def written(doc: Doc) -> str:
    """The text of a paste-in document, its paragraphs on lines of their own."""
    return "\n".join(text_of(block.line) for block in doc.blocks[1:] if isinstance(block, Paragraph))


def build(inputs: Inputs, most: int) -> Doc:
    """The complaint in at most ``most`` characters, the weightiest sentences first taken, none cut."""
    letter = Letter(inputs, "complaint", "complaint", pages=False)
    lines = _Choice(letter, most).lines()
    blocks = (Paragraph(line=line, style="text") for line in lines)
    return paper(inputs, letter.phrase("paste_title"), blocks)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One whole sentence: the section it stands in, and how weighty it is (the smallest is taken first)."""

    section: str
    rank: int
    line: Line


class _Choice:
    """Chooses sentences of one letter for one size of form."""

    def __init__(self, letter: Letter, most: int) -> None:
        self._letter = letter
        self._most = most

    def lines(self) -> list[Line]:
        """The lines that fit, in the order in which they are read."""
        offered = list(self._offered())
        taken: set[int] = set()
        for n in sorted(range(len(offered)), key=lambda n: (offered[n].rank, n)):
            tried = [offered[m] for m in sorted(taken | {n})]
            if count("\n".join(map(text_of, self._laid_out(tried)))) <= self._most:
                taken.add(n)
        return self._laid_out([offered[n] for n in sorted(taken)])

    def _laid_out(self, sentences: Sequence[Sentence]) -> list[Line]:
        """Who and whom, the requests numbered, the facts as one paragraph, the end."""
        parts = {
            name: [s.line for s in sentences if s.section == name] for name in ("who", "ask", "fact", "end")
        }
        found = [_joined(parts["who"])]
        if parts["ask"]:
            found.append(self._run("paste_requests"))
            found += [self._numbered(n, line) for n, line in enumerate(parts["ask"], 1)]
        if parts["fact"]:
            found.append((*self._run("paste_facts"), *_joined(parts["fact"])))
        return [line for line in (*found, _joined(parts["end"])) if line]

    def _numbered(self, n: int, line: Line) -> Line:
        before, _, after = self._letter.phrase("paste_request", n=n, text="\0").partition("\0")
        return (Run(text=before), *line, *((Run(text=after),) if after else ()))

    def _run(self, key: str, **facts: object) -> Line:
        return (Run(text=self._letter.phrase(key, **facts)),)

    # what there is to say

    def _offered(self) -> Iterator[Sentence]:
        """Every sentence in the order of reading."""
        yield from self._who()
        for n, line in enumerate(filter(None, complaint.requests(self._letter))):
            yield Sentence(section="ask", rank=1 if n == 0 else 4, line=line)
        yield from self._facts()
        yield Sentence(section="end", rank=3, line=self._run("paste_declared"))
        yield Sentence(section="end", rank=3, line=self._run("paste_attached"))

    def _who(self) -> Iterator[Sentence]:
        letter = self._letter
        if borrower := letter.inputs.record.case.borrower:
            yield Sentence(section="who", rank=0, line=self._run("paste_who", name=borrower))
        for debt in letter.source.debts:
            number = debt.contract_number
            contract = letter.phrase("paste_contract", number=number) if number else ""
            lender = letter.story.lender(debt.id)
            line = self._run("paste_whom", lender=lender, contract=contract)
            yield Sentence(section="who", rank=0, line=line)

    def _facts(self) -> Iterator[Sentence]:
        story, letter = self._letter.story, self._letter
        if not letter.source.entries and not letter.source.agreements:
            day = letter.words.day(letter.inputs.as_of)
            yield Sentence(section="fact", rank=1, line=self._run("nothing", date=day))
            return
        for agreement in letter.source.agreements:
            yield Sentence(section="fact", rank=1, line=story.agreement(agreement))
            for n, term in enumerate(story.terms_of(agreement)):
                line = story.quoted(term, "story.term_more" if n else "story.term")
                yield Sentence(section="fact", rank=5, line=line)
        if story.due:
            yield from (Sentence(section="fact", rank=2, line=line) for line in story.performance())
        if story.contacts:
            yield from self._contacts()

    def _contacts(self) -> Iterator[Sentence]:
        story = self._letter.story
        for n, line in enumerate(story.counted()):
            yield Sentence(section="fact", rank=1 if n == 0 else 2, line=line)
        yield from (Sentence(section="fact", rank=3, line=line) for line in story.nights())
        yield from (Sentence(section="fact", rank=4, line=line) for line in story.differing())
        yield from (Sentence(section="fact", rank=4, line=line) for line in story.others())
        told = {entry.id for entry in story.contacts if (entry.recipient or {}).get("who") == "third_party"}
        for entry in story.chosen():
            if entry.id not in told and 0 < len(entry.text) <= LONGEST:
                yield Sentence(section="fact", rank=6, line=self._contact(entry))

    def _contact(self, entry: Entry) -> Line:
        """One contact with its exact words."""
        letter, story = self._letter, self._letter.story
        facts = {"when": story.when(entry), "kind": letter.words(f"kind.{entry.kind}")}
        who = entry.number or entry.number_shown or entry.sender_shown
        key = "paste_contact" if who else "paste_contact_unnamed"
        said = letter.phrase(key, who=who, **facts)
        text = " ".join(entry.text.split())
        line: Line = (Run(text=said + letter.words("colon")), story.tell.quoted(text))
        return story.tell.sentence(line, story.tell.of_entries([entry]))


def _joined(lines: Sequence[Line]) -> Line:
    return tuple(piece for line in lines for piece in line)
