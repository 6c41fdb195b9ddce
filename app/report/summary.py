"""The first lines of the timeline: what was agreed, and how many contacts followed."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from app.case.contacts import is_contact
from app.report.blocks import Facts, Paragraph, Run

if TYPE_CHECKING:
    from app.case.records import Agreement, Debt, Entry, Instalment
    from app.report.rows import Rows
    from app.report.source import Source, Standing
    from app.report.words import Words


class Summary:
    """Counts and says it in one language."""

    def __init__(self, source: Source, standing: Standing, words: Words, rows: Rows) -> None:
        self._source = source
        self._standing = standing
        self._words = words
        self._rows = rows

    def facts(self, as_of: date) -> Facts:
        """Who submits it, about which loan, for which period."""
        words, case = self._words, self._source.record.case
        rows = [(words("fact.borrower"), case.borrower)]
        for debt in self._source.debts:
            rows.append((words("fact.lender"), self._lender(debt)))
            rows.append((words("fact.contract"), self._contract(debt)))
        if self._period():
            rows.append((words("fact.period"), self._period()))
        return Facts(rows=(*rows, (words("fact.as_of"), words.day(as_of))))

    def _lender(self, debt: Debt) -> str:
        """By its full name if known, else as the case or the agreement calls it."""
        stated = (a.lender for a in self._source.agreements if a.debt == debt.id)
        return next(filter(None, (debt.registered_name, debt.lender, *stated)), "")

    def _contract(self, debt: Debt) -> str:
        numbers = [a.contract_number for a in self._source.agreements if a.debt == debt.id]
        found = dict.fromkeys(number for number in (debt.contract_number, *numbers) if number)
        return self._words("list").join(found)

    def _period(self) -> str:
        days = [e.at[:10] for e in self._source.entries if e.at is not None and e.precision != "month"]
        if not days:
            return ""
        first, last = (self._words.day(date.fromisoformat(day)) for day in (min(days), max(days)))
        return first if first == last else self._words("period", first=first, last=last)

    def paragraph(self) -> Paragraph:
        """The sentences about each agreement and what came after it."""
        words = self._words
        parts = [self._of_debt(debt.id) for debt in self._source.debts]
        if not self._source.agreements:
            contacts = sum(e.count for e in self._source.entries if is_contact(e))
            parts = [words("no_agreement"), words.counted("contacts", contacts) if contacts else ""]
        return Paragraph(line=(Run(text=words.sentences(*parts, self.waiting())),), style="summary")

    def waiting(self) -> str:
        """How many drafts are not listed, or nothing."""
        return self._words.counted("drafts", self._source.drafts) if self._source.drafts else ""

    def _of_debt(self, debt: str) -> str:
        agreements = [a for a in self._source.agreements if a.debt == debt]
        if not agreements:
            return ""
        told = [self._agreed(agreement) for agreement in agreements]
        return self._words.sentences(*told, self._contacts(debt))

    # what was agreed

    def _agreed(self, agreement: Agreement) -> str:
        words = self._words
        debts = {debt.id: debt for debt in self._source.debts}
        debt = debts.get(agreement.debt or "")
        lender = agreement.lender or (debt.lender if debt else "") or words("the_lender")
        facts = {"lender": lender, "cites": self._cites(agreement), "terms": self.terms(agreement)}
        if agreement.agreed_at is None:
            return words("agreed_undated", **facts)
        return words("agreed", date=self.agreed_on(agreement, agreement.agreed_at), **facts)

    def agreed_on(self, agreement: Agreement, at: str) -> str:
        """The day or month of an agreement in words; ``at`` is its ISO date."""
        day = date.fromisoformat(at[:10])
        return self._words.month(day) if agreement.precision == "month" else self._words.day(day)

    def _cites(self, agreement: Agreement) -> str:
        cites = self._rows.cites(self._source.citations_of_agreement[agreement.id])
        texts = dict.fromkeys(cite.text for cite in cites)
        return self._words("cites", list=self._words("list").join(texts)) if texts else ""

    def terms(self, agreement: Agreement) -> str:
        """How many instalments of what, from when; nothing if none are recorded."""
        rows = self._source.instalments_of[agreement.id]
        if not rows:
            return ""
        words, currency = self._words, agreement.currency
        first, last = (words.day(date.fromisoformat(row.due_on)) for row in (rows[0], rows[-1]))
        if _regular(rows):
            return words(
                "terms.equal",
                count=len(rows),
                each=words.money(rows[0].minor, currency),
                first=first,
                day=date.fromisoformat(rows[0].due_on).day,
            )
        total = words.money(sum(row.minor for row in rows), currency)
        return words("terms.mixed", count=len(rows), total=total, first=first, last=last)

    # what came after

    def _contacts(self, debt: str) -> str:
        entries = [e for e in self._source.entries if e.debt == debt and is_contact(e)]
        by: Counter[str] = Counter()
        for entry in entries:
            by[self._standing.relation(entry)] += entry.count
        told = self._after([e for e in entries if self._standing.relation(e) == "after"], by["after"])
        same = self._words.counted("same_day", by["same_day"]) if by["same_day"] else ""
        undecided = self._words.counted("undecided", by["unknown"]) if by["unknown"] else ""
        return self._words.sentences(told, same, undecided)

    def _after(self, entries: list[Entry], count: int) -> str:
        if not count:
            return self._words("after.none")
        kept: Counter[bool | None] = Counter()
        for entry in entries:
            kept[self._standing.kept(entry).kept] += entry.count
        keys = {"kept": kept[True], "late": kept[False], "unsure": kept[None]}
        told = {name: self._words.counted(f"after.{name}", n) if n else "" for name, n in keys.items()}
        return self._words("after", count=self._words.counted("after.count", count), **told)


def _regular(rows: list[Instalment]) -> bool:
    """Equal sums on the same day of consecutive months."""
    days = [date.fromisoformat(row.due_on) for row in rows]
    months = [day.year * 12 + day.month for day in days]
    steady = all(later - earlier == 1 for earlier, later in itertools.pairwise(months))
    return len(rows) > 1 and steady and len({r.minor for r in rows}) == 1 and len({d.day for d in days}) == 1
