"""The findings of the brief: those on the same contacts or words in one row, and where the rules stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.report.blocks import Column, Heading, Paragraph, Run, Table
from app.report.rows import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from app.report.blocks import Block, Cite, Line, Row
    from app.report.inputs import Inputs
    from app.report.law import Law
    from app.report.tell import Tell

    Finding = Mapping[str, Any]

WIDTHS = {"finding": 0.0, "binding": 16.0, "sure": 12.0, "proof": 30.0}
#: Findings that the story tells already.
TOLD = frozenset({"after_agreement"})
#: Checks that rest on what a message says: so many of the words are quoted, the longest first.
WORDED, QUOTED = frozenset({"threat", "impersonation"}), 3


class BriefFindings:
    """Makes the part for one brief; ``cites`` finds the exhibits behind ids of the record."""

    def __init__(
        self, inputs: Inputs, law: Law, tell: Tell, cites: Callable[[Iterable[str]], list[Cite]]
    ) -> None:
        self._inputs, self._words = inputs, inputs.words
        self._law, self._tell, self._cites = law, tell, cites

    def _say(self, key: str) -> str:
        return self._words(f"brief.{key}")

    def blocks(self) -> Iterator[Block]:
        """The heading, the table, and how many findings stay out."""
        yield Heading(text=self._say("findings"))
        known = self._inputs.findings.get("findings", ())
        wanted = [f for f in known if f["set_aside"] is None and f["check"] not in TOLD]
        every = [f for f in wanted if f["rule"] not in self._inputs.options.unsaid]
        used = [f for f in every if not f["as_reported"] or self._inputs.options.may(f["rule"])]
        if used:
            columns = tuple(Column(title=self._say(name), width=width) for name, width in WIDTHS.items())
            rows = tuple(map(self._row, _together(used)))
            yield Table(columns=columns, rows=rows, style="grid", fact=True)
        else:
            yield Paragraph(line=(Run(text=self._say("no_findings")),))
        if left := len(every) - len(used):
            told = self._words.counted("brief.reported", left)
            yield Paragraph(line=(Run(text=told),), style="note")

    def _row(self, group: list[Finding]) -> Row:
        first = group[0]
        entries = dict.fromkeys(id for one in group for id in one["entries"])
        return (
            tuple(self._lines(group)),
            (plain(self._say(f"binding.{first['binding']}")),),
            (plain(self._say(f"confidence.{first['confidence']}")),),
            (self._tell.trace(self._cites(entries), pages=False),),
        )

    def _lines(self, group: list[Finding]) -> Iterator[Line]:
        """What each finds, the words it rests on, and where the rules stand."""
        said = dict.fromkeys((_short(one), str(one["rule"])) for one in group)
        before = next(iter(said))[0]
        for n, (text, rule) in enumerate(said):
            yield (Run(text=_rest(before, text) if n else text, rule=rule),)
        if group[0]["check"] in WORDED and (quoted := _telling(_words(group[0]))):
            yield tuple(self._tell.quoted(text) for text in quoted)
        for id in dict.fromkeys(str(one["rule"]) for one in group):
            if (named := self._law.rule(id)) is not None:
                yield (Run(text=self._law.place(named), style="soft", rule=named.id),)


def _together(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings that rest on the same words of the agreement, or say the same of the same contacts."""
    found: dict[tuple[str, ...], list[Finding]] = {}
    for one in findings:
        alike = (one["binding"], one["confidence"], one["result"], one["check"])
        basis = _words(one)[:1] if one["check"] == "term_breach" else one["entries"]
        found.setdefault((*alike, *basis), []).append(one)
    return list(found.values())


def _words(one: Finding) -> list[str]:
    """The exact words that it rests on."""
    return list(one.get("words", ()))


def _short(one: Finding) -> str:
    """Its sentence without the agreement's words: the story quotes them."""
    said, words = str(one["sentence"]), _words(one)
    if one["check"] != "term_breach" or not words or words[0] not in said:
        return said
    before = said[: said.index(words[0])]
    return before[: max(before.rfind("。"), before.rfind(". ")) + 1].strip() or said


def _rest(before: str, text: str) -> str:
    """What a sentence says beyond one that begins alike: the same contacts are not counted twice."""
    alike = next((n for n, (a, b) in enumerate(zip(before, text, strict=False)) if a != b), 0)
    return text[max(text.rfind("；", 0, alike), text.rfind("; ", 0, alike)) + 1 :].lstrip()


def _telling(words: Iterable[str]) -> list[str]:
    """The longest of the words, none of them a part of another."""
    kept: list[str] = []
    for one in sorted(dict.fromkeys(words), key=lambda text: (-len(text), text)):
        if not any(one in other for other in kept):
            kept.append(one)
    return kept[:QUOTED]
