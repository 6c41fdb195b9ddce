"""What the record shows and what is missing, as one JSON document (CONTRACT: ``findings``)."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.rules import causes, claims, completeness, days, engine, facts, packs
from app.rules.contacts import World
from app.rules.standing import Standing
from app.work import unlisted
from app.work.dump import citation
from app.work.finding_words import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from app.case.snapshot import Snapshot
    from app.rules.causes import Cause, Sign
    from app.rules.claims import Claim, Element, Gap
    from app.rules.completeness import Item
    from app.rules.days import KeepDay
    from app.rules.engine import Finding
    from app.rules.packs import Packs
    from app.rules.rule import Rule
    from app.rules.unlisted import Unlisted

CONFIRMED = frozenset({"confirmed"})
PROVISIONAL = frozenset({"confirmed", "draft"})
#: To look for rubbish among so many new records halts the window for longer than a person overlooks.
MANY = 100_000


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """Everything the rules say about a snapshot; each part is worked out when asked.

    ``as_of`` is a local day; by default the latest of the record, never the wall clock. With
    ``provisional`` drafts count too and what stands on them says so.
    """

    snapshot: Snapshot
    as_of: date | None = None
    provisional: bool = False
    debt: str | None = None
    given: Packs | None = None

    @cached_property
    def packs(self) -> Packs:
        """The rules that are used, and what in a pack could not be taken."""
        return self.given if self.given is not None else packs.all_packs()

    @cached_property
    def standing(self) -> Standing:
        """Relation and kept of the same record."""
        return Standing(self.snapshot, provisional=self.provisional)

    @cached_property
    def world(self) -> World:
        """The contacts that count."""
        from datetime import date

        day = self.as_of or self.standing.last_day or date.max
        statuses = PROVISIONAL if self.provisional else CONFIRMED
        return World(self.snapshot, self.standing, as_of=day, statuses=statuses)

    @cached_property
    def findings(self) -> list[Finding]:
        """Every finding, in the order a person should see it."""
        found = engine.findings(self.world, self.packs.rules)
        return [one for one in found if self.debt is None or one.debt in (self.debt, None)]

    @cached_property
    def checked(self) -> list[Item]:
        """What the agreements state, leave unclear or do not say."""
        mine = {one.id for one in self.snapshot.agreements if self.debt in (None, one.debt)}
        return [one for one in completeness.check(self.world) if one.agreement in mine]

    @cached_property
    def days(self) -> list[KeepDay]:
        """Dates to keep in mind."""
        found = days.days(self.world, self.packs.rules)
        return [one for one in found if self.debt in (None, one.debt)]

    @cached_property
    def claims(self) -> list[Claim]:
        """The matrix of claims, elements and proof."""
        found = claims.Claims(self.world, self.findings, self.checked, self.days, self.unlisted).all()
        return [one for one in found if self.debt in (None, one.debt)]

    @cached_property
    def unlisted(self) -> list[Unlisted]:
        """Payments that messages tell of and that lists of their day do not have, until ``as_of``."""
        statuses = PROVISIONAL if self.provisional else CONFIRMED
        found = unlisted.find(self.snapshot, statuses)
        return [one for one in found if one.paid_on <= self.world.as_of and self.debt in (None, one.debt)]

    @cached_property
    def causes(self) -> list[Cause]:
        """Signs for and against three causes."""
        return [one for one in causes.causes(self.world) if self.debt in (None, one.debt)]

    @cached_property
    def set_aside(self) -> dict[str, str]:
        """Why findings were set aside, by their id."""
        return {one.finding: one.why for one in self.snapshot.set_asides}


def build(
    snapshot: Snapshot,
    *,
    as_of: date | None = None,
    provisional: bool = False,
    lang: str = "zh_CN",
    debt: str | None = None,
    given: Packs | None = None,
) -> dict[str, Any]:
    """CONTRACT ``findings`` of a snapshot; sentences in one language, each finding's in both."""
    analysis = Analysis(snapshot=snapshot, as_of=as_of, provisional=provisional, debt=debt, given=given)
    return document(analysis, lang)


@contextmanager
def _in_one_go() -> Iterator[None]:
    """No search for garbage meanwhile: of a million small records made here, none is any."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if gc.get_count()[0] > MANY:
                # What is still young goes to the oldest generation unsearched, else every thread waits.
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def document(analysis: Analysis, lang: str) -> dict[str, Any]:
    """An analysis as plain data."""
    with _in_one_go():
        return _document(analysis, lang)


def _document(analysis: Analysis, lang: str) -> dict[str, Any]:
    page = _Page(analysis, Words(lang))
    used = {one.rule.id for one in analysis.findings} | {one.rule.id for one in analysis.days}
    used |= {name for one in analysis.findings for name in one.rule.basis}
    day = analysis.as_of or analysis.standing.last_day
    return {
        "as_of": day.isoformat() if day is not None else None,
        "findings": [page.finding(one) for one in analysis.findings],
        "facts": facts.facts(analysis.world, analysis.packs.rules, debt=analysis.debt),
        "causes": [page.cause(one) for one in analysis.causes],
        "agreement_check": [page.item(one) for one in analysis.checked],
        "claims": [page.claim(one) for one in analysis.claims],
        "unlisted_payments": [page.unlisted(one) for one in analysis.unlisted],
        "dates": [page.day(one) for one in analysis.days],
        "rules": [page.rule(one) for one in analysis.packs.rules if one.id in used],
        "pack_faults": [{"code": one.code, **one.facts()} for one in analysis.packs.faults],
        "provisional": analysis.provisional,
    }


class _Page:
    """Turns what was found into plain data with sentences."""

    def __init__(self, analysis: Analysis, words: Words) -> None:
        self._analysis = analysis
        self._words = words
        self._both = {lang: Words(lang) for lang in LANGUAGES}

    def finding(self, one: Finding) -> dict[str, Any]:
        rule, lang = one.rule, self._words.lang
        why = self._analysis.set_aside.get(one.id)
        return {
            "id": one.id,
            "check": rule.check,
            "rule": rule.id,
            "rule_version": rule.version,
            "binding": rule.binding,
            "result": one.result,
            "debt": one.debt,
            "entries": list(one.entries),
            "count": one.hit.count,
            "words": list(one.hit.words),
            "needs": list(one.needs),
            "needs_said": self._words.needs(one.needs),
            "confidence": one.confidence,
            "provisional": one.provisional,
            "set_aside": None if why is None else {"why": why},
            "sentence": self._words.finding(one),
            "sentences": {name: words.finding(one) for name, words in self._both.items()},
            "title": rule.title[lang],
            "as_reported": rule.as_reported,
            "details": list(one.hit.details),
            "basis": list(rule.basis),
        }

    def rule(self, one: Rule) -> dict[str, Any]:
        lang = self._words.lang
        return {
            "id": one.id,
            "version": one.version,
            "pack": one.pack,
            "title": one.title[lang],
            "instrument": one.instrument[lang],
            "article": one.article,
            "quoted": one.quoted,
            "says": one.says[lang],
            "in_force_from": one.in_force_from.isoformat(),
            "in_force_to": one.in_force_to and one.in_force_to.isoformat(),
            "binding": one.binding,
            "source": one.source,
            "quality": one.quality,
            "as_reported": one.as_reported,
            "not_covered": one.not_covered[lang],
            "facts": list(one.facts),
        }

    def cause(self, one: Cause) -> dict[str, Any]:
        return {
            "cause": one.cause,
            "debt": one.debt,
            "title": self._words(f"cause.{one.cause}"),
            "for": [self._sign(sign) for sign in one.for_],
            "against": [self._sign(sign) for sign in one.against],
            "ask": self._words(f"ask.{one.cause}"),
        }

    def _sign(self, one: Sign) -> dict[str, Any]:
        return {"sign": one.sign, "sentence": self._words(f"sign.{one.sign}"), "entries": list(one.entries)}

    def item(self, one: Item) -> dict[str, Any]:
        return {
            "item": one.item,
            "state": one.state,
            "agreement": one.agreement,
            "title": self._words(f"item.{one.item}"),
            "words": one.words,
            "citation": None if one.citation is None else citation(one.citation),
            "why": self._words(f"item.{one.item}.why"),
            "ask": None if one.state == completeness.STATED else self._words(f"item.{one.item}.ask"),
        }

    def claim(self, one: Claim) -> dict[str, Any]:
        return {
            "claim": one.claim,
            "debt": one.debt,
            "title": self._words(f"claim.{one.claim}"),
            "elements": [self._element(element) for element in one.elements],
        }

    def _element(self, one: Element) -> dict[str, Any]:
        return {
            "element": one.element,
            "title": self._words.element(one.element, one.facts),
            "facts": one.facts,
            "for": list(one.for_),
            "against": list(one.against),
            "strength": one.strength,
            "gap": None if one.gap is None else self._gap(one.gap),
        }

    def _gap(self, one: Gap) -> dict[str, Any]:
        return {
            "what": self._words.gap(one.what, one.facts),
            "how": self._words(f"how.{one.how}", one.facts),
            "until": one.until and one.until.isoformat(),
            "code": one.what,
            "way": one.how,
            "facts": one.facts,
        }

    def unlisted(self, one: Unlisted) -> dict[str, Any]:
        facts = {
            "debt": one.debt,
            "entry": one.entry,
            "minor": one.minor,
            "currency": one.currency,
            "paid_on": one.paid_on.isoformat(),
            "source": one.source,
            "own_list": one.own_list,
            "period": [one.first.isoformat(), one.last.isoformat()],
        }
        return facts | {"sentence": self._words.unlisted(one)}

    def day(self, one: KeepDay) -> dict[str, Any]:
        return {
            "kind": one.kind,
            "rule": one.rule.id,
            "rule_version": one.rule.version,
            "debt": one.debt,
            "until": one.until and one.until.isoformat(),
            "entries": list(one.entries),
            "passed": one.passed,
            "needs": list(one.needs),
            "needs_said": self._words.needs(one.needs),
            "sentence": self._words.day(one),
            "as_reported": one.rule.as_reported,
        }
