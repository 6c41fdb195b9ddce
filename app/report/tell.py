"""Sentences that name their proof: what happened, then the exhibit, or that it is one's own word."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from app.report.blocks import Cite, Line, Paragraph, Piece, Run
from app.report.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.case.records import Agreement, Citation, Entry, Payment, Term
    from app.report.inputs import Inputs

#: Up to so many exhibits are named with their pages; more stand as runs of numbers.
NAMED = 3


class Tell:
    """Makes sentences with their proof for one document; without ``pages`` exhibits alone are named."""

    def __init__(self, inputs: Inputs, *, pages: bool = True) -> None:
        self._inputs = inputs
        self._pages = pages
        self._words = inputs.words
        self.rows = Rows(inputs.source, inputs.standing, inputs.words)

    # proof

    def of_entries(self, entries: Iterable[Entry]) -> list[Cite]:
        """What shows these entries, each exhibit once."""
        source = self._inputs.source
        return self.rows.cites(one for e in entries for one in source.citations_of_entry[e.id])

    def of_agreement(self, agreement: Agreement) -> list[Cite]:
        """What shows an agreement."""
        return self.rows.cites(self._inputs.source.citations_of_agreement[agreement.id])

    def of_term(self, term: Term) -> list[Cite]:
        """Where a term stands, else what shows its agreement."""
        found = self._citations("term", term.id)
        return self.rows.cites(found or self._inputs.source.citations_of_agreement[term.agreement])

    def of_payments(self, payments: Iterable[Payment]) -> list[Cite]:
        """What shows these payments; empty if one of them stands on the person's word alone."""
        found = [self._of_payment(payment) for payment in payments]
        return self.rows.cites(one for shown in found for one in shown) if all(found) else []

    def _of_payment(self, payment: Payment) -> list[Citation]:
        of_entry = self._inputs.source.citations_of_entry[payment.entry] if payment.entry else []
        return [*of_entry, *self._citations("payment", payment.id)]

    def _citations(self, name: str, id: str) -> list[Citation]:
        return self._by_owner.get((name, id), [])

    @cached_property
    def _by_owner(self) -> dict[tuple[str, str], list[Citation]]:
        found: dict[tuple[str, str], list[Citation]] = {}
        for one in self._inputs.record.citations:
            for name in ("term", "payment"):
                owner = getattr(one, name)
                if owner is not None and not one.contrary:
                    found.setdefault((name, owner), []).append(one)
        return found

    # sentences

    def trace(self, cites: Iterable[Cite], *, pages: bool = True) -> Line:
        """``证1第1页、证2`` with pages of the bundle where known; or that it is one's own statement."""
        each = {(one.exhibit, one.page): one for one in cites}
        known = [each[key] for key in sorted(each, key=lambda key: (key[0], key[1] or 0))]
        if not known:
            return (Run(text=self._words("own_statement"), style="label"),)
        exhibits = {one.exhibit: one for one in known}
        if pages and len(known) <= NAMED:
            return tuple(self._joined(self._placed(one) for one in known))
        if pages and len(exhibits) <= NAMED:
            return tuple(self._joined(self._placed(one, page=False) for one in exhibits.values()))
        return tuple(self._runs(list(exhibits.values())))

    def lines(self, cites: Iterable[Cite], *, pages: bool = True) -> tuple[Line, ...]:
        """The same for a narrow column: each exhibit on its line, with its pages of the bundle."""
        each = list({one.exhibit: one for one in cites}.values())
        if len(each) > NAMED or not each:
            return (self.trace(each),)
        return tuple(self._line(one, pages=pages) for one in each)

    def _line(self, one: Cite, *, pages: bool) -> Line:
        named = Cite(evidence=one.evidence, exhibit=one.exhibit, text=one.text)
        bundled = self._inputs.page_of(one.evidence) if pages else ""
        return (
            (named, Run(text=self._words("cite.bundled", pages=bundled), style="label"))
            if bundled
            else (named,)
        )

    def _placed(self, cite: Cite, *, page: bool = True) -> Cite:
        """A reference with its own page and the page of the bundle."""
        text = cite.text
        if page and cite.page is not None:
            text += self._words("cite.page_of", n=cite.page)
        if bundled := self._inputs.page_of(cite.evidence):
            text += self._words("cite.bundle", pages=bundled)
        return Cite(evidence=cite.evidence, exhibit=cite.exhibit, text=text, page=cite.page)

    def _joined(self, cites: Iterable[Cite]) -> Iterator[Piece]:
        for n, cite in enumerate(cites):
            if n:
                yield Run(text=self._words("list"))
            yield cite

    def _runs(self, cites: list[Cite]) -> Iterator[Piece]:
        """``证4–9、证12``: each exhibit is referred to, the inner ones of a run without a word."""
        for n, cite in enumerate(cites):
            before = n > 0 and cites[n - 1].exhibit == cite.exhibit - 1
            after = n + 1 < len(cites) and cites[n + 1].exhibit == cite.exhibit + 1
            if n and not before:
                yield Run(text=self._words("list"))
            text = "" if before and after else f"–{cite.exhibit}" if before else cite.text
            yield Cite(evidence=cite.evidence, exhibit=cite.exhibit, text=text)

    def sentence(self, said: str | Line, cites: Iterable[Cite]) -> Line:
        """One sentence of fact, ended by its proof in brackets."""
        line: Line = (Run(text=said),) if isinstance(said, str) else said
        opening, closing = self._words("proof.open"), self._words("proof.close")
        return (*line, Run(text=opening), *self.trace(cites, pages=self._pages), Run(text=closing))

    def fact(self, *sentences: Line) -> Paragraph:
        """A paragraph of sentences of fact."""
        pieces = [piece for n, line in enumerate(sentences) for piece in self._after(line, n)]
        return Paragraph(line=tuple(pieces), style="text", fact=True)

    def _after(self, line: Line, n: int) -> Line:
        return (Run(text=self._words("gap")), *line) if n and self._inputs.lang == "en" else line

    def quoted(self, text: str, most: int = 0) -> Run:
        """The material's own words; beyond ``most`` characters it says that they go on."""
        cut = text if not most or len(text) <= most else text[:most].rstrip() + "……"
        return Run(text=self._words("quote", text=cut), style="exact")
