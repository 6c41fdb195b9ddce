"""What letters to offices share: blanks for identity, requests, what the law says, attachments, signature."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.report.blocks import Block, Facts, Heading, Line, PageBreak, Paragraph, Room, Run, Signatures
from app.report.frame import waiting
from app.report.law import Law
from app.report.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.case.records import Agreement
    from app.report.inputs import Inputs

DIGITS = "一二三四五六七八九"
#: So many numbers of the other side are named; the timeline has them all.
NUMBERS = 6
#: Room for a side of an identity card (85.6 × 54 mm), in millimetres, with a margin to write on.
ID_WIDTH, ID_HEIGHT = 110.0, 74.0
STOPPING = ("stop_collection", "stop_sms", "stop_third_party")


def chinese(n: int) -> str:
    """A number up to 99 as it stands before an item: ``十二``."""
    tens, ones = divmod(n, 10)
    before = ("" if tens == 1 else DIGITS[tens - 1]) + "十" if tens else ""
    return before + (DIGITS[ones - 1] if ones else "")


class Letter:
    """The parts of one letter; ``part`` is where its sentences stand, ``who`` what the person is called.

    Without ``pages`` proof is named by its exhibit alone.
    """

    def __init__(self, inputs: Inputs, part: str, who: str, *, pages: bool = True) -> None:
        self.inputs = inputs
        self.words = inputs.words
        self.source = inputs.source
        self.story = Story(inputs, who, pages=pages)
        self.law = Law(inputs)
        self._part = part

    def phrase(self, key: str, **facts: object) -> str:
        """A sentence of this letter, or of all letters."""
        mine = f"{self._part}.{key}"
        return self.words(mine if self.words.knows(mine) else f"common.{key}", **facts)

    def text(self, key: str, **facts: object) -> Paragraph:
        """A paragraph that states no fact of its own."""
        return Paragraph(line=(Run(text=self.phrase(key, **facts)),), style="text")

    def head(self, key: str) -> Heading:
        """The heading of a section."""
        return Heading(text=self.phrase(key))

    # who

    def addressee(self, text: str) -> Facts:
        """To whom; a ruled blank where that is not known."""
        return Facts(rows=((self.phrase("addressee"), text),))

    def to_lender(self) -> Facts:
        """To the lender by its registered name; where that is not known a blank and its everyday name."""
        debts = self.source.debts
        named = [d.registered_name for d in debts if d.registered_name]
        common = [d.lender for d in debts if d.lender and not d.registered_name]
        rows = [(self.phrase("addressee"), self.words("list").join(dict.fromkeys(named)))]
        rows += [(self.phrase("brand"), self.words("list").join(dict.fromkeys(common)))] if common else []
        return Facts(rows=tuple(rows))

    def person(self, *, number: bool = True) -> Facts:
        """Who writes; what is not known is a ruled blank."""
        case = self.inputs.record.case
        rows = [(self.phrase("name"), case.borrower)]
        rows += [(self.phrase("id_number"), case.id_number)] if number else []
        rows += [(self.phrase("phone"), case.phone), (self.phrase("address"), case.address)]
        rows += [(self.phrase("agent"), case.agent)] if case.agent else []
        return Facts(rows=tuple(rows))

    def lender(self, *, numbers: bool = True) -> Facts:
        """The other side as far as it is known, with its agencies and the numbers that wrote and called."""
        rows: list[tuple[str, str]] = []
        for debt in self.source.debts:
            rows.append((self.phrase("company"), debt.registered_name))
            rows += [(self.phrase("brand"), debt.lender)] if debt.lender != debt.registered_name else []
            rows.append((self.phrase("credit_code"), debt.credit_code))
            rows.append((self.phrase("company_address"), debt.lender_address))
            rows.append((self.phrase("contract"), self.story.contract(debt)))
        agencies = [
            p.name for p in self.source.parties.values() if p.kind == "agency" and p.status == "confirmed"
        ]
        rows += (
            [(self.phrase("agencies"), self.words("list").join(sorted(set(agencies))))] if agencies else []
        )
        called = self._numbers() if numbers else ""
        return Facts(rows=(*rows, *([(self.phrase("numbers"), called)] if called else [])))

    def loan(self) -> Facts:
        """The numbers of the loan and of the agreement."""
        agreed = [a.contract_number for a in self.story.in_force if a.contract_number]
        rows = [(self.phrase("contract"), self.story.contract(debt)) for debt in self.source.debts]
        rows += [(self.phrase("agreement_number"), number) for number in dict.fromkeys(agreed)]
        return Facts(rows=tuple(rows))

    def _numbers(self) -> str:
        counted: Counter[str] = Counter()
        for entry in self.story.contacts:
            if number := entry.number or entry.number_shown:
                counted[number] += entry.count
        ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
        named = [self.phrase("number_times", number=number, n=n) for number, n in ordered[:NUMBERS]]
        more = self.phrase("number_more", n=len(ordered)) if len(ordered) > NUMBERS else ""
        return self.words("list").join(named) + more

    # what is asked for

    def numbered(self, lines: Iterable[Line]) -> Iterator[Paragraph]:
        """Items with their numbers in Chinese."""
        for n, line in enumerate(filter(None, lines), 1):
            yield Paragraph(line=(Run(text=self.phrase("number", n=chinese(n))), *line), style="text")

    def asked(self) -> Iterator[Line]:
        """The requests that a record like this one gives reason for, in their usual order."""
        agreement = next(iter(self.story.in_force[::-1]), None)
        if agreement is None:
            yield self._plain("request_settle")
        else:
            key = "request_stop" if self._stops(agreement) else "request_plan"
            yield self._plain(key, date=self.story.agreed_on(agreement))
            yield self._plain("request_state")
        if self.story.contacts:
            yield self._plain("request_sender")
            yield self._leaning("request_records", "cn.pipl.access")
        if any((e.recipient or {}).get("who") == "third_party" for e in self.story.contacts):
            yield self._plain("request_others")
        yield self._plain("request_credit")

    def _stops(self, agreement: Agreement) -> bool:
        """Whether the agreement says that collection stops."""
        promised = any(agreement.promises.get(name) is True for name in STOPPING)
        return promised or any(
            t.agreement == agreement.id and t.kind in STOPPING for t in self.source.terms.values()
        )

    def _plain(self, key: str, **facts: object) -> Line:
        return (Run(text=self.phrase(key, **facts)),)

    def _leaning(self, key: str, rule: str) -> Line:
        """A request with the rule it leans on; without it where that may not be referred to."""
        mine = f"{self._part}.{key}"
        named = self.law.named(rule, mine if self.words.knows(mine) else f"common.{key}")
        return named or self._plain(f"{key}_plain")

    def leaning(self, key: str, rule: str, *, applies: bool = True) -> Line:
        """A sentence with the rule it leans on, or its plain form where the rule does not apply."""
        return self._leaning(key, rule) if applies else self._plain(f"{key}_plain")

    # what happened, and why it matters

    def facts(self, *, tables: bool = True) -> Iterator[Block]:
        """What was agreed, how it was performed, who wrote and called (one by one only with ``tables``)."""
        if not self.source.entries and not self.source.agreements:
            yield self.text("nothing", date=self.words.day(self.inputs.as_of))
            return
        yield from self.story.agreed()
        yield from self.story.performed()
        yield from self.story.contacted(tables=tables)

    def basis(self, *more: str) -> Iterator[Block]:
        """The rules behind it: of the agreement, of the findings that are sure enough, and those given."""
        found = ["cn.agreement.after"] if self.source.agreements else []
        for one in self.law.findings():
            found += [one["rule"], *one["basis"]] if one["binding"] in ("law", "regulation") else []
        paragraphs = list(self.law.paragraphs([*found, *more]))
        if paragraphs:
            yield self.head("basis")
            yield from paragraphs

    # the end

    def attachments(self, *names: str) -> Iterator[Block]:
        """What is handed in with it, numbered."""
        yield self.head("attachments")
        agent = ("attach_agent",) if self.inputs.record.case.agent else ()
        for n, name in enumerate((*names, *agent), 1):
            line = (Run(text=f"{n}. {self.phrase(name, title=self.phrase('title'))}"),)
            yield Paragraph(line=line, style="list", keep=True)

    def end(self) -> Iterator[Block]:
        """What is not listed, and room for signature and date."""
        yield from waiting(self.inputs)
        yield Signatures(labels=(self.phrase("signature"), self.phrase("date")))
        if self.inputs.options.id_page:
            yield from self._id_page()

    def _id_page(self) -> Iterator[Block]:
        """Room for a copy of the identity card, with what alone it may be used for across it."""
        purpose = self.phrase("id_purpose", title=self.phrase("title"))
        yield PageBreak()
        yield self.head("id_head")
        yield Paragraph(line=(Run(text=self.phrase("id_how", purpose=purpose)),))
        for side in ("id_front", "id_back"):
            yield Room(title=self.phrase(side), text=purpose, width=ID_WIDTH, height=ID_HEIGHT)
