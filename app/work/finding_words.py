"""Sentences of findings, claims, causes and dates in the document's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from app.case import money
from app.report.words import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.rules.days import KeepDay
    from app.rules.engine import Finding
    from app.rules.unlisted import Unlisted

LANGUAGES = ("zh_CN", "en")
#: So many numbers or names are listed one by one in a sentence.
MANY = 6
_CLAUSE = re.compile(r"^\s*(第\s*[一二三四五六七八九十百\d]+\s*条)")


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""


class Words:
    """Makes the sentences of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang if lang in LANGUAGES else LANGUAGES[0]

    def __call__(self, key: str, facts: Mapping[str, object] | None = None) -> str:
        """The sentence for a key with its facts filled in; facts are never read as a pattern."""
        return sentences()[key][self.lang].format_map(_Facts(facts or {}))

    def needs(self, codes: Iterable[str]) -> list[str]:
        """What is still needed, in words; a code of a foreign pack stands for itself."""
        known = sentences()
        return [self(f"need.{code}") if f"need.{code}" in known else code for code in codes]

    def finding(self, one: Finding) -> str:
        """The one sentence of a finding, by how binding its rule is and how sure it is."""
        needed = self._join(self.needs(one.needs))
        if one.result != "shown":
            return self._counted("finding.not_enough", self._facts(one) | {"needs": needed}, one.hit.count)
        said = self._counted(self._key(one), self._facts(one), one.hit.count)
        low = one.confidence == "low" and one.rule.check not in ("fraud_sign", "impersonation")
        return self("finding.low", {"sentence": said, "needs": needed}) if low and needed else said

    def _counted(self, key: str, facts: Mapping[str, object], count: int) -> str:
        """A sentence of one contact in the singular, where it begins with the number of them."""
        single = f"{key}.one"
        return self(single if count == 1 and single in sentences() else key, facts)

    def _key(self, one: Finding) -> str:
        check, binding = one.rule.check, one.rule.binding
        if check == "after_agreement" and binding != "agreement":
            return "finding.after_agreement_regulation"
        if check == "after_agreement" and one.hit.facts.get("kept") == one.hit.count:
            return "finding.after_agreement_kept"
        if check == "term_breach" and not one.hit.facts.get("term"):
            return "finding.term_breach_bare"
        worded = f"finding.{check}_{binding}"
        return worded if worded in sentences() else f"finding.{check}"

    def _facts(self, one: Finding) -> dict[str, object]:
        rule, facts = one.rule, dict(one.hit.facts)
        facts |= {
            "count": one.hit.count,
            "instrument": rule.instrument[self.lang],
            "title": rule.title[self.lang],
        }
        if "promise" in facts:
            facts["clause"] = self._clause(str(facts.get("term", "")))
            facts["what"] = self._counted(f"breach.{facts['promise']}", {}, one.hit.count)
            facts["promise"] = self(f"promise.{facts['promise']}")
        if "classes" in facts:
            named = self._join(title[self.lang] for title in facts["classes"])
            facts["classes"] = self._bracketed(named)
        if "first" in facts:
            facts["first"] = self.conflict(facts["first"])
        return facts

    def _bracketed(self, text: str) -> str:
        if not text:
            return ""
        return f"（{text}）" if self.lang == "zh_CN" else f" ({text})"

    def _clause(self, term: str) -> str:
        found = _CLAUSE.match(term)
        if found is None:
            return ""
        return found[1] if self.lang == "zh_CN" else f" ({found[1]})"

    def conflict(self, detail: Mapping[str, Any]) -> str:
        """One difference with both numbers."""
        kind, facts = detail["kind"], dict(detail)
        if kind != "overdue_days":
            currency = detail["currency"]
            facts["said"] = money.shown(detail["said_minor"], currency)
            facts["ours"] = money.shown(detail["ours_minor"], currency)
        return self(f"conflict.{kind}", facts)

    def element(self, name: str, facts: Mapping[str, Any]) -> str:
        """What an element of a claim is called; one that stands for nothing yet has a name of its own."""
        bare = f"element.{name}_bare"
        shown = {"sum": money.shown(facts["minor"], facts["currency"])} if "currency" in facts else {}
        return self(bare if not facts and bare in sentences() else f"element.{name}", {**facts, **shown})

    def gap(self, what: str, facts: Mapping[str, Any]) -> str:
        """What is missing: numbers, names and items in a row, the first few of many; records counted."""
        said = dict(facts)
        for key in ("numbers", "names", "items"):
            listed = [self(f"item.{one}") if key == "items" else one for one in facts.get(key, ())]
            said[key] = self._listed(listed)
        return self(f"gap.{what}", said | {"count": len(facts.get("entries", ()))})

    def unlisted(self, one: Unlisted) -> str:
        """That a message tells of a payment which a list of that day does not have."""
        facts = {
            "at": one.paid_on.isoformat(),
            "sum": money.shown(one.minor, one.currency),
            "since": one.first.isoformat(),
            "until": one.last.isoformat(),
        }
        return self("unlisted.own_list" if one.own_list else "unlisted.statement", facts)

    def _listed(self, parts: list[str]) -> str:
        mark = "、" if self.lang == "zh_CN" else ", "
        more = self("gap.and_more", {"count": len(parts)}) if len(parts) > MANY else ""
        return mark.join(parts[:MANY]) + more

    def day(self, one: KeepDay) -> str:
        """The sentence of a date to keep in mind."""
        until = one.until.isoformat() if one.until else ""
        said = self(f"day.{one.kind}", {"until": until, "instrument": one.rule.instrument[self.lang]})
        return said

    def _join(self, parts: Iterable[str]) -> str:
        return ("；" if self.lang == "zh_CN" else "; ").join(parts)
