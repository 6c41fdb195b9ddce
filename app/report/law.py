"""Sentences about law, each from a rule; what is known from reports only stays out unless chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.report.blocks import Line, Paragraph, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from app.report.inputs import Inputs
    from app.report.source import RuleText

#: Institutions that the national regulator supervises, so that its complaint rules are theirs.
SUPERVISED = frozenset({"bank", "consumer_finance", "trust"})


class Law:
    """What a document may say about law."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._words = inputs.words

    def rule(self, id: str) -> RuleText | None:
        """A rule that may be referred to, or ``None``."""
        found, options = self._inputs.rules.get(id), self._inputs.options
        if found is None or id in options.unsaid or (found.as_reported and not options.may(id)):
            return None
        return found

    def place(self, rule: RuleText) -> str:
        """``《民法典》第五百四十四条``; of the agreement only the law behind it."""
        lang = self._inputs.lang
        instrument = "" if rule.binding == "agreement" else rule.instrument[lang]
        return self._words("law.place", instrument=instrument, article=rule.article)

    def line(self, id: str) -> Line:
        """Where a rule stands and what it says; nothing if it may not be referred to."""
        rule = self.rule(id)
        if rule is None:
            return ()
        said = self._words("law.line", place=self.place(rule), says=rule.says[self._inputs.lang])
        return (Run(text=said, rule=rule.id),)

    def named(self, id: str, key: str) -> Line:
        """A sentence of ours that leans on a rule: ``{place}`` in it is where the rule stands."""
        rule = self.rule(id)
        return () if rule is None else (Run(text=self._words(key, place=self.place(rule)), rule=rule.id),)

    def paragraphs(self, ids: Iterable[str]) -> Iterable[Paragraph]:
        """One paragraph for each rule that may be referred to, each once."""
        for id in dict.fromkeys(ids):
            if line := self.line(id):
                yield Paragraph(line=line, style="text")

    def findings(self, *checks: str) -> list[Mapping[str, Any]]:
        """Findings a paper may use: shown, sure enough, not set aside, from a source that was read."""
        return [
            one
            for one in self._inputs.findings.get("findings", ())
            if one["result"] == "shown"
            and one["confidence"] != "low"
            and one["set_aside"] is None
            and one["rule"] not in self._inputs.options.unsaid
            and (not one["as_reported"] or self._inputs.options.may(one["rule"]))
            and (not checks or one["check"] in checks)
        ]

    @property
    def supervised(self) -> bool:
        """Whether the lender of each loan is one that the national regulator supervises."""
        kinds = {debt.lender_kind for debt in self._inputs.source.debts}
        return bool(kinds) and kinds <= SUPERVISED
