"""What every kind of document is built from, gathered once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date as Date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.report.source import Options, Source
from app.report.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.report.blocks import Lang
    from app.report.source import Record, RuleText, Standing


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """A day to come: ISO ``on``, what it is in words, a sum or none; the agreement or entries it is from."""

    on: str
    what: str
    minor: int | None = None
    currency: str = "CNY"
    agreement: str = ""
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Someone who was asked: ISO day, whom, about what, their number, how it stands, and the entries."""

    on: str
    whom: str
    matter: str
    number: str
    state: str
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What the overview shows besides the record: the nearest day first, the newest question first."""

    ahead: tuple[Ahead, ...] = ()
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """A snapshot with its answers, and what the person chose.

    Args:
        record: a snapshot of the case.
        standing: who answers where an entry stands to the agreement.
        findings: the findings document (CONTRACT ``findings``) of confirmed entries, in this language.
        lang: language of the document's own sentences.
        date: ISO date on paper ("记录截至").
        options: which debt, which entries, faulty originals.
        pages: first and last page of each exhibit in the bundle, by evidence id; empty before there is one.
        rules: the rules that papers may refer to, by id, as they were in force on the date.
        sheets: how many pages a paged piece of evidence has, by its id.
        outlook: days to come and who was asked; only the overview needs it.
        beginning: so many rows of the timeline at most, for a preview; 0: all.
    """

    record: Record
    standing: Standing
    findings: Mapping[str, Any]
    lang: Lang
    date: str
    options: Options = field(default_factory=Options)
    pages: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    rules: Mapping[str, RuleText] = field(default_factory=dict)
    sheets: Mapping[str, int] = field(default_factory=dict)
    outlook: Outlook = field(default_factory=Outlook)
    beginning: int = 0

    @cached_property
    def source(self) -> Source:
        """Confirmed rows, indexed."""
        return Source(self.record, self.options)

    @cached_property
    def words(self) -> Words:
        """Sentences in the document's language."""
        return Words(self.lang)

    @cached_property
    def as_of(self) -> Date:
        """The date on paper."""
        return Date.fromisoformat(self.date[:10])

    @cached_property
    def proves(self) -> Mapping[str, tuple[str, ...]]:
        """What each exhibit proves, by evidence id: titles of the claims that lean on it, in their order."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        cited = self._evidence_of
        for claim in self.findings.get("claims", ()):
            for element in claim["elements"]:
                for proof in element["for"]:
                    for evidence in cited.get(proof["id"], ()):
                        found[evidence][str(claim["title"])] = None
        return {evidence: tuple(titles) for evidence, titles in found.items()}

    @cached_property
    def _evidence_of(self) -> Mapping[str, list[str]]:
        """Evidence ids by the record that cites them."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.record.citations:
            for owner in (one.entry, one.agreement, one.payment, one.term):
                if owner is not None and not one.contrary:
                    found[owner].append(one.evidence)
        return found

    def page_of(self, evidence: str) -> str:
        """``3–7`` or ``8``, or nothing before there is a bundle."""
        if evidence not in self.pages:
            return ""
        first, last = self.pages[evidence]
        return str(first) if first == last else f"{first}–{last}"
