"""Payments that statements and messages show: found, joined over sources, counted for instalments."""

from __future__ import annotations

import dataclasses
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from app.case.errors import Trouble
from app.case.records import Agreement, Allocation, Citation, Entry, Evidence, Instalment, Payment
from app.intake.drafting import payment_drafts
from app.rules import allocating
from app.rules.allocating import Money, Part, Sum
from app.work import debts, merge, read, same_payment, told_payments
from app.work.sheet import Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from app.case.case import Case, Change
    from app.case.records import Grade


@dataclasses.dataclass(frozen=True, kw_only=True)
class Statement:
    """What a reader found in one statement: its rows and the days it covers."""

    evidence: str
    rows: tuple[dict[str, Any], ...]
    cover: tuple[str, ...]
    grade: Grade = "export"


def settle(case: Case, *, within: str | None = None, lately: Collection[str] = ()) -> None:
    """Looks through all statements again and proposes payments and what they count for, by the machine.

    Args:
        case: open for writing.
        within: the act it belongs to.
        lately: the evidence that was read in this act; only its payments are held against older ones.
    """
    found = statements(case)
    snapshot = case.snapshot()
    if found or snapshot.instalments:
        act(case, "payment.propose", lambda sheet: propose(sheet, found, lately), act=within, actor="machine")


def statements(case: Case) -> list[Statement]:
    """Every statement that was read; only files that may be one are opened."""
    snapshot = case.snapshot()
    wanted = [one for one in snapshot.visible_evidence if one.id in snapshot.readings]
    found = []
    for one in wanted:
        reading = case.reading_of(one.id) if _may_be_statement(one) else None
        if reading is not None and reading.result.get("payments"):
            rows, cover = reading.result["payments"], reading.result.get("payments_cover") or ()
            found.append(Statement(evidence=one.id, rows=tuple(rows), cover=tuple(cover), grade=one.grade))
    return found


def _may_be_statement(one: Evidence) -> bool:
    return bool(one.page_facts.get("statement"))


def propose(sheet: Sheet, found: Sequence[Statement], lately: Collection[str] = ()) -> None:
    """All of it in one sheet: new payments, joined ones, and the instalments they count for."""
    known = {one.id for one in sheet.find(Payment)}
    for one in found:
        _draft(sheet, one)
    told_payments.propose(sheet, read.context(sheet))
    told_payments.join(sheet)
    _join_all(sheet)
    new = [
        one.id
        for one in same_payment.living(sheet)
        if one.id not in known or same_payment.sources(sheet, one) & {*lately}
    ]
    _doubt_all(sheet, {one for one in new if not sheet.find(Allocation, payment=one)})
    follow(sheet)


def answer(case: Case, payment: str, *, same: bool) -> Change:
    """The person's answer whether a told payment is the one it may be: its proof then, or one of its own.

    Raises:
        Trouble: ``no_such`` if nothing is asked about it any more.
    """

    def fill(sheet: Sheet) -> None:
        twin = told_payments.questions(sheet).get(payment)
        if twin is None:
            raise Trouble("no_such", id=payment)
        told = sheet.get(Payment, payment)
        if same:
            told_payments.prove(sheet, sheet.get(Payment, twin), told)
        else:
            # Who says that they are two says of both that they were made.
            for one in (told, sheet.get(Payment, twin)):
                if one.entry is None and one.status == "draft":
                    sheet.change(one, status="confirmed")
                    sheet.exhibits(sheet.find(Citation, payment=one.id))
        follow(sheet)

    return act(case, "payment.same" if same else "payment.another", fill)


def follow(sheet: Sheet) -> None:
    """What payments count for after their entries changed: entries made one have one payment."""
    by_entry = {one.entry: one for one in same_payment.living(sheet) if one.entry}
    for one in by_entry.values():
        keeper = by_entry.get(sheet.get(Entry, str(one.entry)).replaced_by or "")
        if keeper is not None and keeper.id != one.id:
            same_payment.join(sheet, keeper, one)
    for debt in {one.debt for one in sheet.find(Agreement) if one.status != "discarded"}:
        _allocate(sheet, debt)


def _draft(sheet: Sheet, statement: Statement) -> None:
    """Drafts payments of rows that concern a debt now and did not when the file was read."""
    context = read.context(sheet)
    concerned = payment_drafts.concerning(statement.rows, context)
    cited = [one for one in sheet.find(Citation, evidence=statement.evidence) if one.payment]
    known = Counter(one.text for one in cited)
    for row, why in concerned:
        words = str(row.get("words") or "")
        if known[words] > 0:
            known[words] -= 1
            continue
        entry, payment = payment_drafts.drafted(row, why, context, grade=statement.grade)
        for record in (entry, payment):
            sheet.put(record)
        place = Citation(id=fresh(Citation), evidence=statement.evidence, entry=entry.id, text=words)
        sheet.put(place)
        sheet.put(dataclasses.replace(place, id=fresh(Citation), entry=None, payment=payment.id))
    item = sheet.get(Evidence, statement.evidence)
    facts = dict(item.page_facts)
    if concerned and statement.cover:
        facts["payments_cover"] = list(statement.cover)
    sheet.change(item, unread_rows=len(statement.rows) - len(concerned), page_facts=facts)


# one payment in two sources


def _join_all(sheet: Sheet) -> None:
    """A payment that the payment service and the bank both show is one, with both citations."""
    ranked = _ranked(sheet)
    sources = {one.id: same_payment.sources(sheet, one) for one in ranked}
    gone: set[str] = set()
    for at in range(len(ranked) - 1, 0, -1):
        other = ranked[at]
        if other.status == "confirmed":
            continue
        near = [
            one for one in ranked[:at]
            if one.id not in gone and not sources[one.id] & sources[other.id]
            and same_payment.same(one, other)
        ]  # fmt: skip
        if near:
            keeper = min(near, key=lambda one: same_payment.apart(one, other))
            same_payment.join(sheet, keeper, other)
            sources[keeper.id] |= sources[other.id]
            gone.add(other.id)


def _ranked(sheet: Sheet) -> list[Payment]:
    """The one that would be kept first."""
    return sorted(
        same_payment.living(sheet),
        key=lambda one: (one.status != "confirmed", one.precision in same_payment.COARSE, one.id),
    )


def _doubt_all(sheet: Sheet, new: Collection[str]) -> None:
    """A payment that another source shows some days apart is asked about, and counts for nothing until then.

    Only payments that are ``new`` are marked: an answer that was given is not asked for again, and the one
    that counts already goes on counting.
    """
    ranked = sorted(_ranked(sheet), key=lambda one: one.id in new)
    sources = {one.id: same_payment.sources(sheet, one) for one in ranked}
    taken: set[str] = set()
    for at, other in enumerate(ranked):
        near = [
            one for one in ranked[:at]
            if one.entry and one.id not in taken
            and same_payment.perhaps_same(one, other) and not sources[one.id] & sources[other.id]
        ]  # fmt: skip
        if near and other.id in new and other.entry:
            twin = min(near, key=lambda one: same_payment.apart(one, other))
            merge.doubt(sheet, [str(twin.entry)], other.entry)
            taken |= {twin.id, other.id}


# what payments count for


def _allocate(sheet: Sheet, debt: str | None) -> None:
    """Proposes for the agreement that stands, or else for the draft that would be confirmed first."""
    agreement = _agreement(sheet, debt)
    if agreement is None:
        return
    rows = sheet.find(Instalment, agreement=agreement.id)
    mine = {one.id for one in rows}
    free = [one for one in _payments(sheet, agreement) if not _counted(sheet, one, mine)]
    for part in allocating.propose([_sum(sheet, one) for one in rows], [_money(sheet, one) for one in free]):
        _put(sheet, part)


def _agreement(sheet: Sheet, debt: str | None) -> Agreement | None:
    living = [one for one in sheet.find(Agreement) if one.status != "discarded" and one.debt == debt]
    with_plan = [one for one in living if sheet.find(Instalment, agreement=one.id)]
    confirmed = [one for one in with_plan if one.status == "confirmed"]
    replaced = {one.supersedes for one in confirmed}
    standing = [one for one in confirmed if one.id not in replaced]
    if standing:
        return max(standing, key=lambda one: (one.agreed_at or "", one.id))
    return min(with_plan, key=lambda one: (one.agreed_at or "9", one.id), default=None)


def _payments(sheet: Sheet, agreement: Agreement) -> Iterable[Payment]:
    """Payments of the debt since the agreement whose day and amount nothing puts in doubt."""
    sole = debts.sole(sheet)
    since = (agreement.agreed_at or "")[:10]
    asked = told_payments.questions(sheet)
    for one in sheet.find(Payment):
        fits = (
            one.status != "discarded"
            and one.id not in asked
            and (one.debt or sole) == (agreement.debt or sole)
        )
        if fits and one.paid_at and one.paid_at[:10] >= since and one.currency == agreement.currency:
            entry = sheet.find(Entry, id=one.entry) if one.entry else []
            doubts = {doubt.get("code") for each in entry for doubt in each.doubts}
            if not doubts & {merge.MAYBE, "payment_refunded", "side_unknown"}:
                yield one


def _counted(sheet: Sheet, payment: Payment, mine: set[str]) -> bool:
    return any(
        part.instalment in mine or part.status == "confirmed"
        for part in sheet.find(Allocation, payment=payment.id)
        if part.status != "discarded"
    )


def _sum(sheet: Sheet, row: Instalment) -> Sum:
    parts = [one for one in sheet.find(Allocation, instalment=row.id) if one.status != "discarded"]
    days = [str(at)[:10] for one in parts if (at := sheet.get(Payment, one.payment).paid_at)]
    return Sum(
        id=row.id,
        n=row.n,
        due_on=date.fromisoformat(row.due_on),
        minor=row.minor,
        paid=sum(one.minor for one in parts),
        last=date.fromisoformat(max(days)) if days else None,
    )


def _money(sheet: Sheet, payment: Payment) -> Money:
    words = [one.text for one in sheet.find(Citation, payment=payment.id)]
    named = next((n for one in words if (n := payment_drafts.named_instalment(one)) is not None), None)
    at = str(payment.paid_at)
    return Money(
        id=payment.id,
        day=date.fromisoformat(at[:10]),
        at=at,
        minor=payment.minor,
        named=named,
        back=payment.direction == "in",
    )


def _put(sheet: Sheet, part: Part) -> None:
    sheet.put(
        Allocation(id=fresh(Allocation), payment=part.payment, instalment=part.instalment, minor=part.minor)
    )
