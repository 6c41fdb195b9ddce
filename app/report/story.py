"""What happened, in order and with proof: what was agreed, how it was performed, who wrote and called."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.case.contacts import is_contact
from app.report.blocks import Block, Column, Line, Paragraph, Run, Table
from app.report.law import Law
from app.report.numbers_table import numbers_table
from app.report.plan_table import PlanTable
from app.report.summary import Summary
from app.report.tell import Tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.records import Agreement, Debt, Entry, Instalment, Payment, Term
    from app.report.blocks import Cite, Row
    from app.report.inputs import Inputs
    from app.report.words import Words

#: How many contacts the short table shows; the timeline holds them all.
SHORT = 10
#: How many differing amounts and third persons are told in sentences of their own.
TOLD = 3
#: A message is quoted up to so many characters in the short table.
LONGEST = 110
#: Terms that a paper quotes, in this order.
TERMS = (
    "stop_collection",
    "stop_sms",
    "stop_third_party",
    "stop_penalty_interest",
    "contact_time",
    "grace",
    "ends_when",
)
STATES = ("paid", "cured", "late", "missed", "due", "unknown")


class Story:
    """Tells one case for one document; ``who`` is what the person is called in it (``投诉人``).

    A ``short`` one leaves to the findings what they say as well; without ``pages`` proof is exhibits alone.
    """

    def __init__(self, inputs: Inputs, who: str, *, short: bool = False, pages: bool = True) -> None:
        self._short = short
        self._inputs = inputs
        self._words, self._source = inputs.words, inputs.source
        self._who = inputs.words(f"who.{who}")
        self._law = Law(inputs)
        self.tell = Tell(inputs, pages=pages)
        self._summary = Summary(inputs.source, inputs.standing, inputs.words, self.tell.rows)

    # what was agreed

    def agreed(self) -> Iterator[Paragraph]:
        """Each agreement with its terms in its own words."""
        for agreement in self._source.agreements:
            yield self.tell.fact(self.agreement(agreement))
            quoted = [
                self.quoted(term, "story.term_more" if n else "story.term")
                for n, term in enumerate(self.terms_of(agreement))
            ]
            if self._short and quoted:
                yield self.tell.fact(*quoted)
            else:
                yield from (self.tell.fact(line) for line in quoted)
        if not self._source.agreements:
            yield Paragraph(line=(Run(text=self._words("story.no_agreement")),), style="text")

    def agreement(self, agreement: Agreement) -> Line:
        """That an agreement was made, when and on what."""
        words = self._words
        number = words("story.number", number=agreement.contract_number) if agreement.contract_number else ""
        facts = {
            "who": self._who,
            "lender": self.lender(agreement.debt, agreement.lender),
            "how": words(f"story.how.{agreement.how}"),
            "number": number,
            "terms": self._summary.terms(agreement),
        }
        if agreement.agreed_at is None:
            said = words("story.agreed_undated", **facts)
        else:
            said = words("story.agreed", date=self.agreed_on(agreement), **facts)
        return self.tell.sentence(said, self.tell.of_agreement(agreement))

    def agreed_on(self, agreement: Agreement) -> str:
        """The day of an agreement in words, or that it is not known."""
        at = agreement.agreed_at
        return self._summary.agreed_on(agreement, at) if at else self._words("story.some_day")

    def lender(self, debt: str | None, stated: str = "") -> str:
        """The lender's full name if known, else as the agreement or the case calls it."""
        found = next((one for one in self._source.debts if one.id == debt), None)
        known = (found.registered_name, stated, found.lender) if found else (stated,)
        return next(filter(None, known), self._words("the_lender"))

    def contract(self, debt: Debt) -> str:
        """The loan's contract number; where none is recorded, the one that an agreement names."""
        stated = (one.original_contract_number for one in self.in_force if one.debt == debt.id)
        return debt.contract_number or next(filter(None, stated), "")

    def terms_of(self, agreement: Agreement) -> list[Term]:
        """Terms worth quoting, each wording once: the longer of two that say the same."""
        mine = [
            t
            for t in self._source.terms.values()
            if t.agreement == agreement.id and t.kind in TERMS and t.text
        ]
        kept: list[Term] = []
        for term in sorted(mine, key=lambda t: (-len(t.text), t.id)):
            bare = term.text.strip().rstrip("。.")
            if not any(bare in other.text for other in kept):
                kept.append(term)
        return sorted(kept, key=lambda t: (TERMS.index(t.kind), t.id))

    def quoted(self, term: Term, key: str) -> Line:
        """A term in the agreement's own words."""
        before = self._words(key)
        return self.tell.sentence(
            (Run(text=before), self.tell.quoted(term.text.rstrip("。"))), self.tell.of_term(term)
        )

    # how it was performed

    @cached_property
    def due(self) -> list[tuple[Instalment, str]]:
        """Instalments due by the date of the paper, each with its state on that day."""
        rows = [row for agreement in self.in_force for row in self._source.instalments_of[agreement.id]]
        past = [row for row in rows if date.fromisoformat(row.due_on) <= self._inputs.as_of]
        return [(row, self._inputs.standing.instalment(row, self._inputs.as_of).state) for row in past]

    @property
    def in_force(self) -> list[Agreement]:
        """Agreements that no later one took the place of."""
        replaced = {one.supersedes for one in self._source.agreements}
        return [one for one in self._source.agreements if one.id not in replaced]

    @cached_property
    def paid_for(self) -> dict[str, list[tuple[Payment, int]]]:
        """Payments and their parts by instalment."""
        known = {p.id: p for p in self._inputs.record.payments if p.status == "confirmed"}
        found: dict[str, list[tuple[Payment, int]]] = defaultdict(list)
        for part in self._inputs.record.allocations:
            if part.status == "confirmed" and part.payment in known:
                found[part.instalment].append((known[part.payment], part.minor))
        return found

    def performed(self) -> Iterator[Block]:
        """How many instalments were paid and how, and the table of them."""
        if not self.due:
            return
        yield self.tell.fact(*self.performance())
        yield self._plan_table()

    def performance(self) -> Iterator[Line]:
        """How many instalments were due and how they stand, and what was paid."""
        words = self._words
        states = Counter(state for _row, state in self.due)
        payments = [payment for row, _state in self.due for payment, _minor in self.paid_for[row.id]]
        said = words(
            "story.performed_alike" if _alike(states) else "story.performed",
            date=words.day(self._inputs.as_of),
            due=words.counted("story.due", len(self.due)),
            told=words("list").join(_stand(words, states)),
        )
        yield self.tell.sentence(said, self._proof(payments))
        if payments:
            total = sum(minor for row, _state in self.due for _payment, minor in self.paid_for[row.id])
            money = words.money(total, payments[0].currency)
            yield self.tell.sentence(words("story.paid", total=money), self._proof(payments))

    def _proof(self, payments: list[Payment]) -> list[Cite]:
        """What shows the payments; where nothing was paid, the agreement that says what was due."""
        if payments:
            return self.tell.of_payments(payments)
        return [cite for agreement in self.in_force for cite in self.tell.of_agreement(agreement)]

    def _plan_table(self) -> Table:
        currencies = {one.id: one.currency for one in self._source.agreements}
        made = PlanTable(self._words, self.tell, self.paid_for, self._proof, currencies)
        return made.table(self.due)

    # who wrote and called

    @cached_property
    def after(self) -> list[Entry]:
        """Contacts after the agreement."""
        return [
            e for e in self._source.entries if is_contact(e) and self._inputs.standing.relation(e) == "after"
        ]

    @cached_property
    def contacts(self) -> list[Entry]:
        """The contacts a paper is about: those after the agreement, or all where there is none."""
        return self.after if self._source.agreements else [e for e in self._source.entries if is_contact(e)]

    def contacted(self, *, tables: bool = True) -> Iterator[Block]:
        """How many contacts there were, what stands out, by whom, and the short table of them."""
        if not self.contacts:
            if self._source.agreements:
                yield Paragraph(line=(Run(text=self._words("story.none")),), style="text")
            return
        yield self.tell.fact(*self.counted(), *self.nights())
        told = [*(() if self._short else self.differing()), *self.others()]
        if told:
            yield self.tell.fact(*told)
        if not tables:
            yield Paragraph(line=(Run(text=self._words("story.each", n=len(self.contacts))),), style="note")
            return
        if len(self.contacts) > SHORT:
            yield from numbers_table(self._words, self._source, self.tell, self.contacts)
            listed = self._words("story.chosen", n=SHORT, all=len(self.contacts))
            yield Paragraph(line=(Run(text=listed),), style="note", keep=True)
        yield from self._table()

    def counted(self) -> Iterator[Line]:
        """How many contacts there were, and how the plan was kept when they came."""
        words, total = self._words, sum(e.count for e in self.contacts)
        kinds: Counter[str] = Counter()
        for entry in self.contacts:
            kinds[entry.kind] += entry.count
        parts = [words("story.kind", kind=words(f"kind.{kind}"), n=n) for kind, n in kinds.most_common()]
        key = "story.contacts" if self._source.agreements else "story.contacts_alone"
        said = words(key, count=words.counted("story.times", total), kinds=words("list").join(parts))
        yield self.tell.sentence(said, self.tell.of_entries(self.contacts))
        yield from self._kept()

    def _kept(self) -> Iterator[Line]:
        groups: dict[bool | None, list[Entry]] = defaultdict(list)
        for entry in self.after:
            groups[self._inputs.standing.kept(entry).kept].append(entry)
        for kept, name in ((True, "kept"), (False, "late"), (None, "unsure")):
            if entries := groups[kept]:
                n = sum(e.count for e in entries)
                alone = len(groups) == 1 and n > 1
                said = self._words(f"story.{name}_all") if alone else self._words.counted(f"story.{name}", n)
                yield self.tell.sentence(said, self.tell.of_entries(entries))

    def nights(self) -> Iterator[Line]:
        """How many of them came at night."""
        known = set(self._inputs.findings.get("facts", {}).get("quiet_hours", ()))
        nights = [e for e in self.contacts if e.id in known]
        if nights and self._inputs.record.case.jurisdiction == "cn":
            said = self._words.counted("story.night", sum(e.count for e in nights))
            yield self.tell.sentence(said, self.tell.of_entries(nights))

    def differing(self) -> Iterator[Line]:
        """Amounts and days that differ from the agreement, the first few in words."""
        found = [d for one in self._law.findings("amount_conflict") for d in one["details"]]
        entries = {e.id: e for e in self.contacts}
        for detail in [d for d in found if d.get("entry") in entries][:TOLD]:
            entry = entries[detail["entry"]]
            said = self._words("story.differs", when=self.when(entry), what=self._conflict(detail))
            yield self.tell.sentence(said, self.tell.of_entries([entry]))

    def _conflict(self, detail: dict[str, Any]) -> str:
        words, kind = self._words, str(detail["kind"])
        if "said_minor" in detail:
            currency = str(detail.get("currency") or "CNY")
            said, ours = (words.money(int(detail[name]), currency) for name in ("said_minor", "ours_minor"))
            if kind == "amount" and not detail["ours_minor"]:
                return words("story.conflict.nothing", said=said)
            return words(f"story.conflict.{kind}", said=said, ours=ours)
        return words(f"story.conflict.{kind}", said=detail.get("said"), ours=detail.get("ours"))

    def others(self) -> Iterator[Line]:
        """Contacts that went to someone else."""
        rows = [e for e in self.contacts if (e.recipient or {}).get("who") == "third_party"]
        for entry in rows[:TOLD]:
            recipient = entry.recipient or {}
            named = [str(recipient[key]) for key in ("relation", "name") if recipient.get(key)]
            who = self._words("list").join(named) or self._words("story.someone")
            said = self._words(
                "story.other", when=self.when(entry), who=who, kind=self._words(f"kind.{entry.kind}")
            )
            quoted = (self.tell.quoted(entry.text, LONGEST),) if entry.text else ()
            line: Line = (Run(text=said + (self._words("colon") if quoted else "")), *quoted)
            yield self.tell.sentence(line, self.tell.of_entries([entry]))

    def when(self, entry: Entry) -> str:
        """When it happened, in one line; to the minute."""
        if entry.at is not None and entry.precision == "second":
            return self._words.instant(entry.at)
        return self._words.moment(entry.moment)

    # the short table

    def chosen(self) -> list[Entry]:
        """The contacts that say most: to others, with findings, marked as key; then the latest; by time."""
        if len(self.contacts) <= SHORT:
            return self.contacts
        weight: dict[str, float] = defaultdict(float)
        for one in self._law.findings("amount_conflict", "threat", "third_party", "impersonation"):
            for id in one["entries"]:
                weight[id] += 2
        for n, entry in enumerate(self.contacts):
            third = (entry.recipient or {}).get("who") == "third_party"
            weight[entry.id] += 4 * third + 3 * entry.key + bool(entry.text) + n / len(self.contacts)
        best = {e.id for e in sorted(self.contacts, key=lambda e: (-weight[e.id], e.id))[:SHORT]}
        return [e for e in self.contacts if e.id in best]

    def _table(self) -> Iterator[Block]:
        names = {"time": 36.0, "who": 27.0, "text": 0.0, "exhibit": 27.0}
        kinds: dict[str, Any] = {name: name for name in names}
        columns = tuple(
            Column(title=self._words(f"column.{name}"), kind=kinds[name], width=width)
            for name, width in names.items()
        )
        yield Table(columns=columns, rows=tuple(map(self._row, self.chosen())), fact=True)

    def _row(self, entry: Entry) -> Row:
        return (
            self.tell.rows.dated(entry),
            self.tell.rows.who(entry),
            (self._said(entry),),
            self.tell.lines(self.tell.of_entries([entry])),
        )

    def _said(self, entry: Entry) -> Line:
        if entry.text and len(entry.text) > LONGEST:
            kind = Run(text=self.tell.rows.kind(entry) + " ", style="label")
            return (kind, self.tell.quoted(entry.text, LONGEST))
        return self.tell.rows.what(entry)


def _alike(states: Counter[str]) -> bool:
    """Whether several instalments stand alike: then no part of them is counted."""
    return len(states) == 1 and states.total() > 1


def _stand(words: Words, states: Counter[str]) -> list[str]:
    """How many instalments stand how."""
    if _alike(states):
        return [words(f"story.all.{name}") for name in states]
    return [words.counted(f"story.state.{name}", states[name]) for name in STATES if states[name]]
