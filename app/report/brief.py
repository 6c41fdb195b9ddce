"""The lawyer's brief, two pages: facts in order, what is proven how, what was found, what is not known."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.report.blocks import Block, Column, Facts, Figure, Heading, Paragraph, Run, Table
from app.report.brief_findings import BriefFindings
from app.report.charts import data, tables
from app.report.exhibit_words import ExhibitWords
from app.report.frame import paper, waiting
from app.report.law import Law
from app.report.rows import plain
from app.report.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.case.records import Agreement
    from app.report.blocks import Cite, Doc, Line, Row
    from app.report.inputs import Inputs

CLAIM_WIDTHS = {"element": 50.0, "strength": 15.0, "proof": 36.0, "gap": 0.0}
CHARTS = ("days",)
#: How low its bars stand, in millimetres: the brief is two pages.
CHART = 28.0


def build(inputs: Inputs) -> Doc:
    """The brief of a case."""
    return paper(inputs, inputs.words("brief.title"), _Brief(inputs).blocks(), small=True)


class _Brief:
    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._words = inputs.words
        self._source = inputs.source
        self._story = Story(inputs, "brief", short=True, pages=False)
        self._law = Law(inputs)
        self._exhibits = ExhibitWords(inputs)

    def _say(self, key: str, **facts: object) -> str:
        return self._words(f"brief.{key}", **facts)

    def _note(self, text: str) -> Paragraph:
        return Paragraph(line=(Run(text=text),), style="note")

    def blocks(self) -> Iterator[Block]:
        yield Paragraph(line=(Run(text=self._say("for")),), style="center")
        if not self._source.entries and not self._source.agreements:
            yield Paragraph(line=(Run(text=self._say("nothing")),))
            yield from waiting(self._inputs)
            return
        yield self._head()
        yield Heading(text=self._say("story"))
        yield from self._events()
        yield from self._charts()
        yield from self._claims()
        yield from BriefFindings(self._inputs, self._law, self._story.tell, self._cites).blocks()
        yield from self._unclear()
        yield from self._dates()
        yield from self._causes()
        yield Heading(text=self._say("unknown"))
        told = self._words.sentences(*(self._say(f"unknown.{key}") for key in ("told", "hash", "law")))
        yield self._note(told)
        yield from waiting(self._inputs)

    def _head(self) -> Facts:
        case, listed = self._inputs.record.case, self._words("list")
        rows = [(self._say("client"), listed.join(filter(None, (case.borrower, case.phone))))]
        for debt in self._source.debts:
            kind = self._say(f"lender_kind.{debt.lender_kind}")
            rows.append((self._say("lender"), listed.join((debt.registered_name or debt.lender, kind))))
            mine = (a.contract_number for a in self._source.agreements if a.debt == debt.id)
            numbers = dict.fromkeys(filter(None, (self._story.contract(debt), *mine)))
            rows.append((self._say("contract"), listed.join(numbers)))
        agencies = {p.name for p in self._source.parties.values() if p.kind == "agency"}
        rows += [(self._say("agencies"), listed.join(sorted(agencies)))] if agencies else []
        rows += [(self._say("sums"), said) for said in map(self._sums, self._story.in_force) if said]
        counted = {"n": len(self._source.entries), "m": len(self._exhibits.shown)}
        stands = self._say("stands_at", date=self._words.day(self._inputs.as_of), **counted)
        return Facts(rows=(*rows, (self._say("stands"), stands), (self._say("wish"), "")))

    def _sums(self, agreement: Agreement) -> str:
        """What was agreed, what of it a payment is on record for, and what is left of the plan."""
        plan = self._source.instalments_of[agreement.id]
        total = sum(row.minor for row in plan)
        paid = sum(minor for row in plan for _payment, minor in self._story.paid_for[row.id])
        sums = {"total": total, "paid": paid, "left": total - paid}
        money = {name: self._words.money(minor, agreement.currency) for name, minor in sums.items()}
        return self._say("sums_of", **money) if plan else ""

    # facts

    def _events(self) -> Iterator[Block]:
        """The story in sentences; the long tables stay in the timeline."""
        parts = (*self._story.agreed(), *self._story.performed(), *self._story.contacted())
        yield from (one for one in parts if isinstance(one, Paragraph) and one.style != "note")

    def _charts(self) -> Iterator[Figure]:
        counts = data.count(self._inputs.record, self._inputs.standing)
        for chart in tables.charts(counts, self._words, foot=CHART):
            if chart.name in CHARTS:
                yield Figure(drawing=chart.drawing, alt=chart.alt)

    # claims and proof

    def _columns(self, widths: Mapping[str, float]) -> tuple[Column, ...]:
        return tuple(Column(title=self._say(name), width=width) for name, width in widths.items())

    def _claims(self) -> Iterator[Block]:
        yield Heading(text=self._say("claims"))
        claims = self._inputs.findings.get("claims", ())
        bare = [one for one in claims if all(element["strength"] == "none" for element in one["elements"])]
        rows = [row for claim in claims if claim not in bare for row in self._claim(claim)]
        if rows:
            yield Table(columns=self._columns(CLAIM_WIDTHS), rows=tuple(rows), style="grid")
        if bare:
            listed = self._words("list").join(str(one["title"]) for one in bare)
            yield Paragraph(line=(Run(text=self._say("bare", list=listed)),), style="list")
        if not claims:
            yield Paragraph(line=(Run(text=self._say("no_claims")),))

    def _claim(self, claim: Mapping[str, Any]) -> Iterator[Row]:
        """The rows of one claim; the first one names it."""
        for n, group in enumerate(self._alike(claim["elements"])):
            element, *rest = self._elements(group)
            name: Line = (Run(text=str(claim["title"]), style="strong"),)
            yield ((name, *element) if n == 0 else element, *rest)

    def _alike(self, elements: Iterable[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
        """Elements in one row: instalments equally proven, and others of which nothing is missing."""
        found: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
        for one in elements:
            whole = one["gap"] is None and not one["against"]
            same = self._instalment(one) or (() if whole else (str(one["element"]),))
            found.setdefault((one["strength"], *same), []).append(one)
        return list(found.values())

    def _instalment(self, one: Mapping[str, Any]) -> tuple[str, ...]:
        return ("instalment", str(one["facts"].get("state"))) if one["element"] == "instalment" else ()

    def _elements(self, group: list[Mapping[str, Any]]) -> Row:
        first = group[0]
        gaps = list(dict.fromkeys(map(self._missing, self._gaps(group))))
        against = [proof for one in group for proof in one["against"]]
        contrary: Line = ()
        if against:
            contrary = (Run(text=self._say("contrary"), style="label"), *self._trace(against))
        return (
            (plain(self._title([str(one["title"]) for one in group], first["element"])),),
            (plain(self._say(f"strength.{first['strength']}")),),
            tuple(filter(None, (self._shown(group), contrary))),
            (plain(gaps[0] if gaps else ""),),
        )

    def _title(self, titles: list[str], element: str) -> str:
        """Their names; of a run of instalments the first and the last."""
        if element == "instalment" and len(titles) > 1:
            return self._say("run", first=titles[0], last=titles[-1], n=len(titles))
        return self._words("list.join").join(titles)

    def _shown(self, group: list[Mapping[str, Any]]) -> Line:
        proofs = [proof for one in group for proof in one["for"]]
        return self._trace(proofs) if proofs else plain("")

    def _gaps(self, group: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        return [one["gap"] for one in group if one["gap"] is not None]

    def _missing(self, gap: Mapping[str, Any]) -> str:
        """What is missing, and until when it can be had; how to get it is the person's own page."""
        return str(gap["what"]) + (self._say("until", day=gap["until"]) if gap["until"] else "")

    def _trace(self, proofs: Iterable[Mapping[str, Any]]) -> Line:
        cites = self._cites(str(proof["id"]) for proof in proofs)
        return self._story.tell.trace(cites, pages=False)

    def _cites(self, ids: Iterable[str]) -> list[Cite]:
        """Exhibits behind entries, agreements and payments, each once."""
        found = [cite for id in ids for cite in self._owned.get(id, ())]
        return list({cite.exhibit: cite for cite in found}.values())

    @cached_property
    def _owned(self) -> dict[str, list[Cite]]:
        tell, source = self._story.tell, self._source
        found = {entry.id: tell.of_entries([entry]) for entry in source.entries}
        found |= {one.id: tell.of_agreement(one) for one in source.agreements}
        payments = (p for p in self._inputs.record.payments if p.status == "confirmed")
        found |= {one.id: tell.of_payments([one]) for one in payments}
        return found | {term.id: tell.of_term(term) for term in source.terms.values()}

    # what is missing, when, why

    def _unclear(self) -> Iterator[Block]:
        rows = [one for one in self._inputs.findings.get("agreement_check", ()) if one["state"] != "stated"]
        claims = self._inputs.findings.get("claims", ())
        gaps = [element["gap"] for claim in claims for element in claim["elements"] if element["gap"]]
        if rows and not any(gap.get("code") == "unclear_terms" for gap in gaps):  # else it stands there
            listed = self._words("list").join(dict.fromkeys(str(one["title"]) for one in rows))
            yield Paragraph(line=(Run(text=self._say("unclear", list=listed)),), style="list")

    def _dates(self) -> Iterator[Block]:
        yield Heading(text=self._say("dates"))
        unsaid = self._inputs.options.unsaid
        rows = [one for one in self._inputs.findings.get("dates", ()) if one["rule"] not in unsaid]
        used = [one for one in rows if not one["as_reported"] or self._inputs.options.may(one["rule"])]
        for one in used:
            yield Paragraph(line=(Run(text=str(one["sentence"]), rule=str(one["rule"])),), style="list")
        if not used:
            yield Paragraph(line=(Run(text=self._say("no_dates")),), style="list")

    def _causes(self) -> Iterator[Block]:
        rows = [one for one in self._inputs.findings.get("causes", ()) if one["for"]]
        if not rows:
            return
        yield Heading(text=self._say("causes"))
        for one in rows:
            signs = {name: self._signs(one[name]) for name in ("for", "against")}
            told = self._say("cause", title=one["title"], for_=signs["for"], against=signs["against"])
            yield Paragraph(line=(Run(text=told),), style="list")

    def _signs(self, signs: Iterable[Mapping[str, Any]]) -> str:
        return self._words("list").join(str(one["sentence"]) for one in signs) or self._say("no_sign")
