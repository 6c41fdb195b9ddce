"""Records an agreement with its terms, instalments and payments (CONTRACT: ``agree``)."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from app.case.errors import Refused
from app.case.records import Agreement, Allocation, Citation, Instalment, Term
from app.case.same_paper import same_paper
from app.rules import schedule
from app.work import agreement_form, debts, payments, repayments, typed
from app.work.agreement_form import Caution
from app.work.sheet import NOTHING, Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.case.case import Case, Change
    from app.rules.schedule import Planned, Remainder, Weekend
    from app.work.agreement_form import Stated


def record(case: Case, data: Mapping[str, Any], *, debt: str | None = None) -> tuple[Change, list[Caution]]:
    """Records what is stated, confirmed; see CONTRACT ``agree`` for the data.

    The same data again changes nothing; the same contract number supersedes; a matching draft is
    merged and keeps its citations.

    Raises:
        Refused: a field cannot be taken, or it is not said which debt is meant.
    """
    stated = agreement_form.read(data, typed.zone(case.snapshot().case.time_zone))
    found = agreement_form.cautions(data)
    target = debts.chosen(case, debt)
    if _recorded(case, stated, target):
        return NOTHING, found
    found += _overlapping(case, stated, target)
    shown = repayments.statements(case)

    def fill(sheet: Sheet) -> None:
        _write(sheet, stated, target)
        repayments.propose(sheet, shown)

    return act(case, "agreement.record", fill), found


def _overlapping(case: Case, stated: Stated, debt: str) -> list[Caution]:
    """Other agreements of the debt that run on beyond the day of this one: both are kept, and it is said."""
    number, agreed = stated.fields.get("contract_number", ""), stated.fields["agreed_at"][:10]
    others = [
        one
        for one in case.find(Agreement, debt=debt)
        if one.status == "confirmed"
        and not (number and one.contract_number == number)
        and stated.supersedes not in (one.id, one.contract_number or None)
    ]
    return [
        Caution(
            code="agreements_overlap", facts={"other": one.contract_number or one.agreed_at, "agreed": agreed}
        )
        for one in others
        if any(row.due_on >= agreed for row in case.find(Instalment, agreement=one.id))
    ]


def plan(
    count: int,
    first_due: date,
    *,
    total_minor: int | None = None,
    each_minor: int | None = None,
    remainder: Remainder = "last",
    balloon_minor: int | None = None,
    weekend: Weekend = "keep",
) -> list[Planned]:
    """Preview of a monthly schedule, exact to the minor unit; ``ValueError`` when there is none.

    The last three as in :func:`app.rules.schedule.instalments`.
    """
    return schedule.instalments(
        count,
        first_due,
        total=total_minor,
        each=each_minor,
        remainder=remainder,
        balloon=balloon_minor,
        weekend=weekend,
    )


def discard(case: Case, agreement: str) -> Change:
    """Sets an agreement aside; undo brings it back."""

    def fill(sheet: Sheet) -> None:
        sheet.change(sheet.get(Agreement, agreement), status="discarded")

    return act(case, "agreement.discard", fill)


def _recorded(case: Case | Sheet, stated: Stated, debt: str) -> bool:
    """Whether a confirmed agreement of the debt already says all of this."""
    return any(
        _says(case, one, stated) for one in case.find(Agreement, debt=debt) if one.status == "confirmed"
    )


def _says(case: Case | Sheet, agreement: Agreement, stated: Stated) -> bool:
    return (
        all(getattr(agreement, name) == value for name, value in stated.fields.items())
        and set(stated.instalments) == {(i.n, i.due_on, i.minor) for i in _rows(case, agreement)}
        and set(stated.terms) <= {(t.kind, t.text) for t in case.find(Term, agreement=agreement.id)}
        and all(payments.known(case, one, agreement) for one in stated.payments)
        and (not stated.supersedes or agreement.supersedes in _meant(case, stated.supersedes, agreement.debt))
    )


def _meant(case: Case | Sheet, said: str, debt: str | None) -> list[str]:
    """Confirmed agreements of a debt with an id or contract number."""
    found = [one for one in case.find(Agreement, debt=debt) if one.status == "confirmed"]
    return [one.id for one in found if said in (one.id, one.contract_number)]


def _rows(case: Case | Sheet, agreement: Agreement) -> list[Instalment]:
    return sorted(case.find(Instalment, agreement=agreement.id), key=lambda i: i.n)


def _write(sheet: Sheet, stated: Stated, debt: str) -> None:
    base = _draft(sheet, stated, debt) or _new(sheet, stated, debt)
    earlier = _earlier(sheet, base.id, stated.supersedes, debt) if stated.supersedes else base.supersedes
    agreement = sheet.put(
        dataclasses.replace(
            base, **stated.fields, debt=debt, status="confirmed", supersedes=earlier, doubts=()
        )
    )
    instalments = _instalments(sheet, agreement, stated)
    if agreement.supersedes:
        _take_over(sheet, agreement, sheet.get(Agreement, agreement.supersedes))
    _terms(sheet, agreement, stated)
    used: set[str] = set()
    for one in stated.payments:
        payments.record(sheet, one, agreement, instalments.get(one.instalment or 0), used)
    sheet.exhibits(sheet.find(Citation, agreement=agreement.id))


def _draft(sheet: Sheet, stated: Stated, debt: str) -> Agreement | None:
    """The read agreement that this one confirms: the same contract number, or the same plan."""
    plan = {(due_on, minor) for _, due_on, minor in stated.instalments}
    number = stated.fields.get("contract_number", "")
    for draft in sheet.find(Agreement, status="draft"):
        if draft.debt not in (None, debt):
            continue
        same_number = bool(number) and draft.contract_number == number
        same_plan = {(i.due_on, i.minor) for i in _rows(sheet, draft)} == plan
        if same_number or (same_plan and not (number and draft.contract_number)):
            return draft
    return None


def _new(sheet: Sheet, stated: Stated, debt: str) -> Agreement:
    number = stated.fields.get("contract_number", "")
    standing = [a for a in sheet.find(Agreement, debt=debt) if a.status == "confirmed"]
    replaced = {a.supersedes for a in standing}
    same = [a for a in standing if number and a.contract_number == number and a.id not in replaced]
    return Agreement(id=fresh(Agreement), supersedes=same[0].id if same else None)


def _earlier(sheet: Sheet, id: str, said: str, debt: str) -> str:
    """The agreement that is replaced: of those that are meant, one that no other replaced yet.

    Refused: there is none, or it replaces (through others) the one that would replace it.
    """
    meant = _meant(sheet, said, debt)
    if not meant:
        raise Refused("no_such_agreement", "supersedes", value=said)
    before = {one.id: one.supersedes for one in sheet.find(Agreement)}
    standing = [one for one in meant if one not in before.values()] or meant
    at: str | None = standing[0]
    seen: set[str] = set()
    while at is not None and at not in seen:
        if at == id:
            raise Refused("supersedes_loop", "supersedes", value=said)
        seen.add(at)
        at = before.get(at)
    return standing[0]


def _instalments(sheet: Sheet, agreement: Agreement, stated: Stated) -> dict[int, Instalment]:
    """Lays the stated schedule over a read one; a number that stays keeps its id and what was paid."""
    read = {one.n: one for one in _rows(sheet, agreement)}
    wanted = {n: (due_on, minor) for n, due_on, minor in stated.instalments}
    for n, one in read.items():
        if n not in wanted:
            for part in sheet.find(Allocation, instalment=one.id):
                sheet.remove(part)
            sheet.remove(one)
    return {
        n: sheet.put(
            Instalment(
                id=read[n].id if n in read else fresh(Instalment),
                agreement=agreement.id,
                n=n,
                due_on=due_on,
                minor=minor,
            )
        )
        for n, (due_on, minor) in wanted.items()
    }


def _take_over(sheet: Sheet, agreement: Agreement, earlier: Agreement) -> None:
    """Where the same paper is put on record once more, its proof and its words go along.

    Without a number nobody can tell, and what was shown for the new record already stays as it is.
    """
    same = same_paper(agreement, _rows(sheet, agreement), earlier, _rows(sheet, earlier))
    if not (agreement.contract_number and same) or sheet.find(Citation, agreement=agreement.id):
        return
    for cited in sheet.find(Citation, agreement=earlier.id):
        sheet.put(dataclasses.replace(cited, id=fresh(Citation), agreement=agreement.id))
    for term in sheet.find(Term, agreement=earlier.id):
        again = sheet.put(dataclasses.replace(term, id=fresh(Term), agreement=agreement.id))
        for cited in sheet.find(Citation, term=term.id):
            sheet.put(dataclasses.replace(cited, id=fresh(Citation), term=again.id))


def _terms(sheet: Sheet, agreement: Agreement, stated: Stated) -> None:
    read = {(t.kind, t.text) for t in sheet.find(Term, agreement=agreement.id)}
    for kind, text in stated.terms:
        if (kind, text) not in read:
            sheet.put(Term(id=fresh(Term), agreement=agreement.id, kind=kind, text=text))
