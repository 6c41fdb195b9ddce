"""The lawyer's brief, two pages: facts in order, what is proven how, what was found, what is not known."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.report.blocks import Block, Column, Facts, Figure, Heading, Paragraph, Run, Table
from app.report.charts import data, tables
from app.report.exhibit_words import ExhibitWords
from app.report.frame import paper, waiting
from app.report.law import Law
from app.report.rows import plain
from app.report.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.report.blocks import Cite, Doc, Line, Row
    from app.report.inputs import Inputs

CLAIM_WIDTHS = {"element": 42.0, "strength": 19.0, "proof": 32.0, "gap": 0.0}
FINDING_WIDTHS = {"finding": 0.0, "binding": 21.0, "sure": 17.0, "proof": 30.0}
CHARTS = ("days",)
#: Findings that the story tells already.
TOLD = frozenset({"after_agreement"})


def build(inputs: Inputs) -> Doc:
    """The brief of a case."""
    return paper(inputs, inputs.words("brief.title"), _Brief(inputs).blocks(), small=True)


class _Brief:
    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._words = inputs.words
        self._source = inputs.source
        self._story = Story(inputs, "brief", short=True)
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
        yield from self._findings()
        yield from self._unclear()
        yield from self._dates()
        yield from self._causes()
        yield Heading(text=self._say("unknown"))
        told = self._words.sentences(*(self._say(f"unknown.{key}") for key in ("told", "hash", "law")))
        yield Paragraph(line=(Run(text=told),), style="list")
        yield from waiting(self._inputs)

    def _head(self) -> Facts:
        rows = [(self._say("client"), self._inputs.record.case.borrower)]
        for debt in self._source.debts:
            kind = self._say(f"lender_kind.{debt.lender_kind}")
            rows.append((self._say("lender"), debt.registered_name or debt.lender))
            rows.append((self._say("kind"), kind))
            numbers = [
                debt.contract_number,
                *(a.contract_number for a in self._source.agreements if a.debt == debt.id),
            ]
            rows.append(
                (self._say("contract"), self._words("list").join(dict.fromkeys(filter(None, numbers))))
            )
        counted = {"n": len(self._source.entries), "m": len(self._exhibits.shown)}
        stands = self._say("stands_at", date=self._words.day(self._inputs.as_of), **counted)
        return Facts(rows=(*rows, (self._say("stands"), stands)))

    # facts

    def _events(self) -> Iterator[Block]:
        """The story in sentences; the long tables stay in the timeline."""
        parts = (*self._story.agreed(), *self._story.performed(), *self._story.contacted())
        yield from (one for one in parts if isinstance(one, Paragraph) and one.style != "note")

    def _charts(self) -> Iterator[Figure]:
        counts = data.count(self._inputs.record, self._inputs.standing)
        for chart in tables.charts(counts, self._words):
            if chart.name in CHARTS:
                yield Figure(drawing=chart.drawing, alt=chart.alt)

    # claims and proof

    def _columns(self, widths: Mapping[str, float]) -> tuple[Column, ...]:
        return tuple(Column(title=self._say(name), width=width) for name, width in widths.items())

    def _claims(self) -> Iterator[Block]:
        yield Heading(text=self._say("claims"))
        rows = [row for claim in self._inputs.findings.get("claims", ()) for row in self._claim(claim)]
        if rows:
            yield Table(columns=self._columns(CLAIM_WIDTHS), rows=tuple(rows), style="grid")
        else:
            yield Paragraph(line=(Run(text=self._say("no_claims")),))

    def _claim(self, claim: Mapping[str, Any]) -> Iterator[Row]:
        """The rows of one claim; the first one names it."""
        for n, group in enumerate(self._alike(claim["elements"])):
            element, *rest = self._elements(group)
            name: Line = (Run(text=str(claim["title"]), style="strong"),)
            yield ((name, *element) if n == 0 else element, *rest)

    def _alike(self, elements: Iterable[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
        """Elements that stand alike in one row: instalments equally proven, and others on the same proof."""
        found: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
        for one in elements:
            same = self._instalment(one) or (
                self._key(one["for"]),
                self._key(one["against"]),
                str(one["gap"]),
            )
            found.setdefault((one["strength"], *same), []).append(one)
        return list(found.values())

    def _instalment(self, one: Mapping[str, Any]) -> tuple[str, ...]:
        return ("instalment", str(one["facts"].get("state"))) if one["element"] == "instalment" else ()

    def _key(self, proofs: Iterable[Mapping[str, Any]]) -> str:
        return " ".join(sorted({str(proof["id"]) for proof in proofs}))

    def _elements(self, group: list[Mapping[str, Any]]) -> Row:
        first = group[0]
        gaps = list(dict.fromkeys(f"{g['what']}{self._words('stop')}{g['how']}" for g in self._gaps(group)))
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

    # findings

    def _findings(self) -> Iterator[Block]:
        yield Heading(text=self._say("findings"))
        known = self._inputs.findings.get("findings", ())
        wanted = [f for f in known if f["set_aside"] is None and f["check"] not in TOLD]
        all_ = [f for f in wanted if f["rule"] not in self._inputs.options.unsaid]
        used = [f for f in all_ if not f["as_reported"] or self._inputs.options.may(f["rule"])]
        if used:
            rows = tuple(map(self._finding, used))
            yield Table(columns=self._columns(FINDING_WIDTHS), rows=rows, style="grid", fact=True)
        else:
            yield Paragraph(line=(Run(text=self._say("no_findings")),))
        if left := len(all_) - len(used):
            yield self._note(self._words.counted("brief.reported", left))

    def _finding(self, one: Mapping[str, Any]) -> Row:
        said: Line = (Run(text=str(one["sentence"]), rule=str(one["rule"])),)
        rule = self._law.rule(str(one["rule"]))
        where = (Run(text=self._law.place(rule), style="soft", rule=rule.id),) if rule else ()
        return (
            tuple(filter(None, (said, where))),
            (plain(self._say(f"binding.{one['binding']}")),),
            (plain(self._say(f"confidence.{one['confidence']}")),),
            (self._story.tell.trace(self._cites(one["entries"]), pages=False),),
        )

    # what is missing, when, why

    def _unclear(self) -> Iterator[Block]:
        rows = [one for one in self._inputs.findings.get("agreement_check", ()) if one["state"] != "stated"]
        if rows:
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
