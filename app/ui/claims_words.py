"""Words of the claims page: what proves an element and how strong; instalments that are alike in one row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.report.words import ranges
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.case.snapshot import Snapshot

Element = dict[str, Any]
MANY = 6
"""Names of files that are listed one by one; more are counted."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of the matrix: elements that differ only in their number stand together."""

    title: str
    elements: tuple[Element, ...]

    @property
    def gap(self) -> dict[str, Any] | None:
        """What is missing, of the first."""
        gap: dict[str, Any] | None = self.elements[0]["gap"]
        return gap

    def proofs(self, side: str) -> list[dict[str, Any]]:
        """Proof ``for`` or ``against`` all of them, each once."""
        if len(self.elements) == 1:
            return list(self.elements[0][side])
        found = {(one["kind"], one["id"]): one for element in self.elements for one in element[side]}
        return list(found.values())

    def entries(self) -> list[str]:
        """Ids of the entries behind the row, those whose gap it names among them."""
        proofs = [*self.proofs("for"), *self.proofs("against")]
        missing = ((self.gap or {}).get("facts") or {}).get("entries", ())
        return list(dict.fromkeys([*(one["id"] for one in proofs if one["kind"] == "entry"), *missing]))


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line with what takes long to say of very many proofs."""

    line: Line
    proved: str
    contrary: str
    entries: list[str]


def rows(snapshot: Snapshot, elements: Sequence[Element]) -> list[Row]:
    """The rows of one claim; made beside the window's thread."""
    return [
        Row(
            line=line,
            proved=proved_by(snapshot, line.proofs("for")),
            contrary=proved_by(snapshot, line.proofs("against")),
            entries=line.entries(),
        )
        for line in lines(elements)
    ]


def lines(elements: Sequence[Element]) -> list[Line]:
    """Rows of one claim."""
    runs: list[list[Element]] = []
    for one in elements:
        if runs and _alike(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [Line(title=_title(run), elements=tuple(run)) for run in runs]


def _alike(one: Element, other: Element) -> bool:
    """Whether two instalments are said in one row: the same but for their number and their day."""
    if one["element"] != "instalment" or other["element"] != "instalment":
        return False
    same = one["facts"].get("state") == other["facts"].get("state") and one["strength"] == other["strength"]
    return same and bool(one["against"]) == bool(other["against"]) and _missing(one) == _missing(other)


def _title(run: Sequence[Element]) -> str:
    if len(run) == 1:
        return str(run[0]["title"])
    numbers = ranges([int(one["facts"]["n"]) for one in run])
    return tr("第 {numbers} 期").format(numbers=tr("、").join(numbers))


def _missing(one: Element, numbers: str = "…") -> str:
    """What is missing of an instalment, without the day it is due on and with other numbers."""
    facts, what = one["facts"], str((one["gap"] or {}).get("what", ""))
    for day in (f"（{facts.get('due_on')}）", f" ({facts.get('due_on')})"):  # of one, not of all
        what = what.replace(day, "", 1)
    return re.sub(r"期(?=\d)", "期 ", what.replace(str(facts["n"]), numbers, 1))


def gap_words(line: Line) -> str:
    """What is missing; for several instalments without the number and the day of one of them."""
    gap = line.gap
    if gap is None:
        return ""
    if len(line.elements) == 1:
        return str(gap["what"])
    numbers = ranges([int(one["facts"]["n"]) for one in line.elements])
    return _missing(line.elements[0], tr("、").join(numbers))


def proved_by(snapshot: Snapshot, proofs: Iterable[dict[str, Any]]) -> str:
    """``证 3、证 5–8``; files without a number yet by name; one's own word as such."""
    rows = list(proofs)
    exhibits, names = set[int](), dict[str, None]()
    for one in rows:
        for cited in snapshot.citations_of(one["id"]):
            item = snapshot.evidence_by_id.get(cited.evidence)
            if item is not None and item.exhibit is not None:
                exhibits.add(item.exhibit)
            elif item is not None:
                names[item.name] = None
    parts = [tr("证 {n}").format(n=part) for part in ranges(sorted(exhibits))]
    parts += list(names)[:MANY]
    if len(names) > MANY:
        parts.append(tr("等 {n} 份材料").format(n=len(names)))
    if any(one["own_statement"] for one in rows):
        parts.append(tr("本人陈述"))
    return tr("、").join(parts)


def strength(code: str) -> tuple[str, str]:
    """How strong the proof is in words, and the role of its colour."""
    words = {
        "strong": (tr("✓ 证据充分"), "kept"),
        "good": (tr("✓ 证据较好"), "kept"),
        "fair": (tr("✓ 有证据"), "kept"),
        "own_statement": (tr("? 只有本人陈述"), "doubt"),
        "none": (tr("○ 还没有证据"), "doubt"),
    }
    return words.get(code, (code, "doubt"))


def of_claim(claim: dict[str, Any]) -> tuple[str, str]:
    """A claim in one tag: how much is missing, or how strong the weakest element is."""
    missing = sum(line.gap is not None for line in lines(claim["elements"]))
    if missing:
        return tr("缺 {n} 项").format(n=missing), "doubt"
    order = ["none", "own_statement", "fair", "good", "strong"]
    found = [one["strength"] for one in claim["elements"] if one["strength"] in order]
    return strength(min(found, key=order.index)) if found else ("", "doubt")


def binding(code: str) -> str:
    """How binding a rule is, as the first word of its finding."""
    words = {
        "law": tr("法律"),
        "regulation": tr("部门规章"),
        "recommended_standard": tr("推荐性标准"),
        "association_guideline": tr("行业自律指引"),
        "agreement": tr("协议"),
    }
    return words.get(code, code)


def check(code: str) -> str:
    """What a check looks for, as the title of its card; one of a foreign pack stands for itself."""
    words = {
        "fraud_sign": tr("可能是诈骗"),
        "threat": tr("威胁、侮辱一类的措辞"),
        "impersonation": tr("以机关的名义"),
        "term_breach": tr("与协议的承诺不一致"),
        "amount_conflict": tr("金额或逾期天数不一致"),
        "third_party": tr("联系了本人以外的人"),
        "after_agreement": tr("协议以后的联系"),
        "quiet_hours": tr("夜间联系"),
        "call_frequency": tr("电话次数"),
        "call_after_conversation": tr("通话以后又打来"),
        "question": tr("要问一问的地方"),
    }
    return words.get(code, code)
