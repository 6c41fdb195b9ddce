"""Several readings of one agreement (text, scan, photos of its pages) become one draft with all citations."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.case.records import Agreement, Allocation, Citation, Instalment, Term
from app.work.alike import fold
from app.work.sheet import NOTHING, Sheet, act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.case.case import Case, Change
    from app.case.snapshot import Snapshot

LIKE = 0.8
"""Share of equal instalments from which two plans of one length are two readings of one plan."""
FILLED = (
    "lender",
    "borrower",
    "contract_number",
    "original_contract_number",
    "agreed_at",
    "total_minor",
    "principal_minor",
    "interest_fees_minor",
    "grace_days",
    "due_day",
    "hotline",
    "ends_when",
)
COMPARED = ("agreed_at", "total_minor", "grace_days")
ABOUT = {"agreed_at": "time", "total_minor": "amount", "grace_days": "due_date"}
SETTLED_BY_PLAN = frozenset({"plan_page_missing", "plan_not_read", "rows_missing"})
SETTLED_BY_TEXT = frozenset({"contract_page_missing"})
DIFFER = "copies_differ"


@dataclass(frozen=True, kw_only=True)
class Copy:
    """One agreement as read or recorded, with what decides whether another is the same."""

    agreement: Agreement
    plan: tuple[tuple[str, int], ...]
    rank: tuple[int, int, int, str]
    count: int | None = None

    @property
    def number(self) -> str:
        """The contract number without what reading it may change."""
        return re.sub(r"[^0-9a-z一-鿿]", "", fold(self.agreement.contract_number))

    @property
    def is_page(self) -> bool:
        """Whether it is a table alone, whose contract is on another page."""
        one = self.agreement
        return bool(self.plan) and not (one.lender or one.borrower or one.contract_number)


def unite(case: Case, *, within: str | None = None) -> Change:
    """Makes one agreement of several readings of it, in one edit.

    The better source (recorded, text, scan, photo) keeps its words, what it lacks is filled from the others,
    and what they read differently is a doubt that names both. A confirmed agreement only gains citations.

    Args:
        case: open for writing.
        within: the intake act it belongs to; an act of its own without one.
    """
    pairs = find(case)
    if not pairs:
        return NOTHING

    def fill(sheet: Sheet) -> None:
        for keeper, other in pairs:
            _join(sheet, keeper, other)

    return act(case, "merge", fill, act=within, actor="machine" if within else "person")


def find(case: Case) -> list[tuple[str, str]]:
    """Pairs of agreement ids, the one to keep first, in the order in which they can be joined."""
    snapshot = case.snapshot()
    copies = sorted(_copies(case, snapshot), key=lambda one: one.rank)
    pairs: list[tuple[str, str]] = []
    kept: list[Copy] = []
    for copy in copies:
        same = [one for one in kept if _same(one, copy)] if copy.agreement.status == "draft" else []
        if len(same) == 1 and _may_join(same[0], copy):
            pairs.append((same[0].agreement.id, copy.agreement.id))
            kept[kept.index(same[0])] = _richer(same[0], copy)
        else:
            kept.append(copy)
    return pairs


def _richer(one: Copy, other: Copy) -> Copy:
    """The kept copy with what it gains, so that a third can be compared with it."""
    gained = {name: getattr(other.agreement, name) for name in FILLED if not getattr(one.agreement, name)}
    agreement = dataclasses.replace(one.agreement, **gained)
    return dataclasses.replace(one, agreement=agreement, plan=one.plan or other.plan)


def _copies(case: Case, snapshot: Snapshot) -> Iterable[Copy]:
    for one in snapshot.agreements:
        if one.status == "discarded":
            continue
        read = _reading(case, snapshot, one)
        plan = tuple((row.due_on, row.minor) for row in snapshot.instalments_of(one.id))
        yield Copy(agreement=one, plan=plan, rank=_rank(one, plan, read), count=read.get("stated_count"))


def _reading(case: Case, snapshot: Snapshot, agreement: Agreement) -> dict[str, Any]:
    cited = snapshot.citations_of(agreement.id)
    reading = case.reading_of(cited[0].evidence) if cited else None
    return dict(reading.result.get("agreement") or {}) if reading else {}


def _rank(one: Agreement, plan: object, read: dict[str, Any]) -> tuple[int, int, int, str]:
    """Recorded before read, with a contract before a table alone, words before pictures."""
    missing = sum(not getattr(one, name) for name in FILLED)
    page = 1 if plan and not (one.lender or one.borrower or one.contract_number) else 0
    source = page + bool(read.get("from_picture")) + 3 * _told(one)
    return (0 if one.status == "confirmed" else 1, source, missing, one.id)


def _told(agreement: Agreement) -> bool:
    """Whether only a message tells of it."""
    return any(one.get("code") == "from_message" for one in agreement.doubts)


def _same(one: Copy, other: Copy) -> bool:
    """Whether two are readings of one agreement; an equal plan counts only if no name or number objects."""
    first, second = one.agreement, other.agreement
    if None not in (first.debt, second.debt) and first.debt != second.debt:
        return False
    if first.status == "confirmed" and _replaced(first, second):
        return False
    if one.number and other.number:
        return one.number == other.number
    if one.is_page or other.is_page:
        page, contract = (one, other) if one.is_page else (other, one)
        return _like(page, contract) if contract.plan else _fits(page, contract)
    named = [(first.lender, second.lender), (first.borrower, second.borrower)]
    objects = any(fold(a) != fold(b) for a, b in named if a and b)
    return bool(one.plan) and one.plan == other.plan and not objects


def _replaced(confirmed: Agreement, draft: Agreement) -> bool:
    """A later day under the same number is a new agreement, not a reading of the old one."""
    days = [(one.agreed_at or "")[:10] for one in (confirmed, draft)]
    return all(days) and days[1] > days[0]


def _like(one: Copy, other: Copy) -> bool:
    if len(one.plan) != len(other.plan):
        return False
    equal = sum(a == b for a, b in zip(one.plan, other.plan, strict=True))
    return equal >= LIKE * len(one.plan)


def _fits(page: Copy, contract: Copy) -> bool:
    """A table whose sum is the contract's total, or whose rows are as many as it says."""
    total = sum(minor for _, minor in page.plan)
    if contract.agreement.total_minor is not None:
        return contract.agreement.total_minor == total
    return contract.count == len(page.plan)


def _may_join(keeper: Copy, other: Copy) -> bool:
    """What was confirmed takes in only what does not contradict its plan."""
    if keeper.agreement.status != "confirmed":
        return True
    return not other.plan or keeper.plan == other.plan


def _join(sheet: Sheet, keeper: str, other: str) -> None:
    kept, gone = sheet.get(Agreement, keeper), sheet.get(Agreement, other)
    plan, others = _rows(sheet, keeper), _rows(sheet, other)
    if kept.status != "confirmed":
        _enrich(sheet, kept, gone, plan, others)
    for row in others:
        if plan:
            _counted_for(sheet, row, next((one for one in plan if one.n == row.n), None))
            sheet.remove(row)
        else:
            sheet.put(dataclasses.replace(row, agreement=keeper))
    _terms(sheet, keeper, other)
    for citation in sheet.find(Citation, agreement=other):
        sheet.put(dataclasses.replace(citation, agreement=keeper))
    if kept.status == "confirmed":
        sheet.exhibits(sheet.find(Citation, agreement=keeper))
    sheet.remove(gone)


def _counted_for(sheet: Sheet, row: Instalment, twin: Instalment | None) -> None:
    """What was counted for a row of one reading counts for the same row of the other, once."""
    known = {one.payment for one in sheet.find(Allocation, instalment=twin.id)} if twin else set()
    for part in sheet.find(Allocation, instalment=row.id):
        if twin is None or part.payment in known:
            sheet.remove(part)
        else:
            sheet.put(dataclasses.replace(part, instalment=twin.id))


def _rows(sheet: Sheet, agreement: str) -> list[Instalment]:
    return sorted(sheet.find(Instalment, agreement=agreement), key=lambda row: row.n)


def _enrich(
    sheet: Sheet, kept: Agreement, gone: Agreement, plan: list[Instalment], others: list[Instalment]
) -> None:
    """Fills what the kept one lacks and keeps what the two say differently as doubts."""
    fields: dict[str, Any] = {
        name: getattr(gone, name) for name in FILLED if not getattr(kept, name) and getattr(gone, name)
    }
    if "agreed_at" in fields or _finer(kept, gone):
        fields |= {"agreed_at": gone.agreed_at, "precision": gone.precision}
    if kept.how == "unknown":
        fields["how"] = gone.how
    promised = {name: value for name, value in gone.promises.items() if value is not None}
    fields["promises"] = promised | {n: v for n, v in kept.promises.items() if v is not None}
    doubts = [one for one in kept.doubts if not _settled(one, gone, plan, others)]
    if others and not plan:
        doubts += [one for one in gone.doubts if one["code"] not in SETTLED_BY_TEXT | {"figures_unchecked"}]
    doubts += _differences(kept, gone) + _other_rows(plan, others)
    fields["doubts"] = tuple(one for n, one in enumerate(doubts) if one not in doubts[:n])
    sheet.change(kept, **fields)


def _finer(kept: Agreement, gone: Agreement) -> bool:
    """The same day, but with its hour."""
    same = (kept.agreed_at or "?")[:10] == (gone.agreed_at or "!")[:10]
    return same and not _told(gone) and kept.precision == "day" and gone.precision in ("minute", "second")


def _settled(
    doubt: dict[str, Any], gone: Agreement, plan: list[Instalment], others: list[Instalment]
) -> bool:
    """Whether another page or reading answers a doubt."""
    code = doubt.get("code")
    if code in SETTLED_BY_PLAN:
        return bool(others)
    if code in SETTLED_BY_TEXT:
        return bool(gone.lender or gone.borrower or gone.contract_number)
    if code == "figures_unchecked":
        return [(row.due_on, row.minor) for row in plan] == [(row.due_on, row.minor) for row in others]
    return code == "date_from_balance" and bool(gone.agreed_at) and not _guessed(gone)


def _guessed(agreement: Agreement) -> bool:
    return any(one.get("code") == "date_from_balance" for one in agreement.doubts)


def _differences(kept: Agreement, gone: Agreement) -> list[dict[str, Any]]:
    found = []
    for name in COMPARED:
        one, two = getattr(kept, name), getattr(gone, name)
        if name == "agreed_at":
            one, two = (one or "")[:10], (two or "")[:10]
            if _guessed(kept) or _guessed(gone):
                continue
        if one and two and one != two:
            end = "_minor" if name.endswith("_minor") else ""
            facts = {f"one{end}": one, f"other{end}": two}
            found.append({"code": DIFFER + end, "field": ABOUT[name], "facts": facts})
    return found


def _other_rows(plan: list[Instalment], others: list[Instalment]) -> list[dict[str, Any]]:
    """Rows that two readings of one plan show differently, the first few by name."""
    if not plan or not others:
        return []
    theirs = {row.n: (row.due_on, row.minor) for row in others}
    odd = [row.n for row in plan if theirs.get(row.n, (row.due_on, row.minor)) != (row.due_on, row.minor)]
    if len(plan) != len(others):
        facts: dict[str, Any] = {"one": len(plan), "other": len(others)}
        return [{"code": DIFFER, "field": "amount", "facts": facts}]
    numbers = "、".join(str(n) for n in odd[:12])
    return [{"code": "rows_differ", "field": "amount", "facts": {"numbers": numbers}}] if odd else []


def _terms(sheet: Sheet, keeper: str, other: str) -> None:
    """Terms of a kind that is there give it their citations; others move over."""
    have = {term.kind: term for term in sheet.find(Term, agreement=keeper)}
    for term in sheet.find(Term, agreement=other):
        if term.kind not in have:
            sheet.put(dataclasses.replace(term, agreement=keeper))
            continue
        for citation in sheet.find(Citation, term=term.id):
            sheet.put(dataclasses.replace(citation, term=have[term.kind].id))
        sheet.remove(term)
