"""What there is to choose for a document: entries it can use, and what would make it better first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.work import findings, particulars

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.case.records import Entry
    from app.case.snapshot import Snapshot
    from app.report.blocks import Lang
    from app.work.paper_inputs import Drawer

#: Kinds that tell everything; letters tell what happened between the two sides.
EVERYTHING = frozenset({"timeline", "bundle", "evidence-list", "custody", "brief", "overview"})
#: Kinds that lean on an agreement, and those that only carry the evidence.
BETWEEN = frozenset(
    {
        "sms",
        "call",
        "chat",
        "mail",
        "letter",
        "visit",
        "app_notice",
        "payment",
        "agreement",
        "complaint",
        "complaint_reply",
    }
)
#: Gaps of the claims that are named at most; the claims' own place has them all.
GAPS = 4


@dataclass(frozen=True, kw_only=True)
class Missing:
    """Something that is missing: a code, facts for its words, and the place of the window that mends it.

    ``said`` is a sentence where the record itself gives one. ``optional`` things only make it stronger.
    """

    code: str
    place: str
    facts: Mapping[str, Any]
    said: str = ""
    optional: bool = False


def usable(snapshot: Snapshot, kind: str) -> list[Entry]:
    """Confirmed entries that a kind of document can use, in order of time; all are used unless left out."""
    rows = (e for e in snapshot.entries if e.status == "confirmed" and e.category != "unrelated")
    if kind in EVERYTHING:
        return list(rows)
    return [] if kind == "call-script" else [e for e in rows if e.kind in BETWEEN]


def missing(drawer: Drawer, lang: Lang | None = None) -> list[Missing]:
    """What a paper lacks as the record stands, what matters most first.

    It is told in ``lang``, by default in the paper's language.
    """
    snapshot, kind = drawer.snapshot, drawer.kind
    found: list[Missing] = []
    if not any(one.status == "confirmed" for one in snapshot.agreements):
        waiting = sum(one.status == "draft" for one in snapshot.agreements)
        code = "agreement_waits" if waiting else "no_agreement"
        found.append(Missing(code=code, place="agreement", facts={"n": waiting}, optional=kind == "timeline"))
    drafts = sum(e.status == "draft" and e.category != "unrelated" for e in snapshot.entries)
    if drafts:
        found.append(Missing(code="drafts", place="review", facts={"n": drafts}))
    if kind in particulars.ASKED and any(debt.lender_kind == "unknown" for debt in snapshot.debts):
        found.append(Missing(code="lender_kind", place="particulars", facts={}))
    found += (
        _gaps(drawer, lang or drawer.language)
        if kind in particulars.ASKED or kind in ("brief", "evidence-list")
        else []
    )
    return found


def _gaps(drawer: Drawer, lang: Lang) -> list[Missing]:
    """What the claims lack, with how to get it; those that have a last day first."""
    same = lang == drawer.language
    page = drawer.page if same else findings.build(drawer.snapshot, lang=lang, debt=drawer.debt)
    gaps = [
        element["gap"]
        for claim in page.get("claims", ())
        for element in claim["elements"]
        if element["gap"] is not None
    ]
    ordered = sorted(gaps, key=lambda gap: (gap["until"] is None, gap["until"] or ""))
    told = {(gap["what"], gap["how"]): gap for gap in ordered}
    return [
        Missing(
            code="gap", place="claims", facts={"until": gap["until"]}, said=f"{what} {how}", optional=True
        )
        for (what, how), gap in list(told.items())[:GAPS]
    ]
