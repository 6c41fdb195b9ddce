"""What is claimed, element by element: the evidence for and against it, how strong, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from app.rules.completeness import STATED
from app.rules.contact import ids
from app.rules.proof import NONE, OWN, Proof, Proofs, strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.case.records import Agreement, Instalment
    from app.rules.completeness import Item
    from app.rules.contact import Contact
    from app.rules.contacts import World
    from app.rules.days import KeepDay
    from app.rules.engine import Finding
    from app.rules.unlisted import Unlisted

DENIES = "denies_agreement"
WEAK = frozenset({NONE, OWN})


@dataclass(frozen=True, kw_only=True)
class Gap:
    """What is missing (``what``), the next thing to do (``how``) and until when, as codes."""

    what: str
    how: str
    until: date | None = None
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Element:
    """One element of a claim. ``facts`` name it (the number of the instalment, the day)."""

    element: str
    for_: tuple[Proof, ...] = ()
    against: tuple[Proof, ...] = ()
    gap: Gap | None = None
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def strength(self) -> str:
        """By the grade of the best proof for it."""
        return strength(self.for_)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A claim of the person about one debt, with its elements."""

    claim: str
    debt: str
    elements: tuple[Element, ...]


class Claims:
    """Makes the matrix of a case."""

    def __init__(
        self,
        world: World,
        found: Sequence[Finding],
        checked: Sequence[Item],
        days: Sequence[KeepDay],
        unlisted: Sequence[Unlisted] = (),
    ) -> None:
        self._world = world
        self._found = found
        self._checked = checked
        self._days = days
        self._unlisted = unlisted
        self._proofs = Proofs(world.snapshot)
        self._mine: dict[str, list[Contact]] = {}

    def all(self) -> list[Claim]:
        """Every claim of every debt for which the record holds anything; harm and complaints always."""
        claims = []
        for debt in self._world.snapshot.debts:
            agreement = self._world.standing.agreement_of(debt.id, current=True)
            makers = (
                ("agreement_concluded", self._concluded(debt.id, agreement)),
                ("performed", self._performed(agreement)),
                ("contacted_after", self._after(debt.id)),
                ("third_party_told", self._third(debt.id)),
                ("wording", self._wording(debt.id)),
                ("identity", self._identity(debt.id)),
                ("harm", self._harm(debt.id)),
                ("complaints", self._complaints(debt.id)),
            )
            for name, elements in makers:
                listed = tuple(elements)
                if listed:
                    claims.append(Claim(claim=name, debt=debt.id, elements=listed))
        return claims

    # the agreement

    def _concluded(self, debt: str, agreement: Agreement | None) -> Iterator[Element]:
        if agreement is None:
            gap = Gap(what="agreement", how="ask_agreement_copy")
            yield Element(element="concluded", for_=self._confirmations(debt), gap=gap)
            return
        papers = (self._proofs.of("agreement", agreement.id),)
        confirmed, denied = self._confirmations(debt), self._denials(debt)
        copy = Gap(what="agreement_copy", how="ask_agreement_copy")
        weak = strength((*papers, *confirmed)) in WEAK
        facts = {"entries": [one["id"] for one in denied]}
        open_answer = Gap(what="agreement_denied", how="ask_to_confirm", facts=facts) if denied else None
        yield Element(
            element="who_agreed",
            for_=(*papers, *confirmed),
            against=denied,
            gap=copy if weak else open_answer,
        )
        moment = agreement.precision in ("second", "minute")
        when = None if moment else Gap(what="agreement_time", how="find_agreement_time")
        yield Element(element="when_agreed", for_=papers, gap=when, facts={"at": agreement.agreed_at})
        how = None if agreement.how != "unknown" else Gap(what="agreement_how", how="say_how_agreed")
        yield Element(element="how_agreed", for_=papers, gap=how, facts={"how": agreement.how})
        open_ = [one.item for one in self._checked if one.agreement == agreement.id and one.state != STATED]
        terms = (
            Gap(what="unclear_terms", how="ask_terms_in_writing", facts={"items": open_}) if open_ else None
        )
        yield Element(element="what_terms", for_=papers, gap=terms)

    def _confirmations(self, debt: str) -> tuple[Proof, ...]:
        """What the lender itself wrote that confirms the agreement or a payment on it."""
        mine = [one.id for one in self._world.confirmations if one.debt == debt]
        return tuple(self._proofs.entries(mine))

    def _denials(self, debt: str) -> tuple[Proof, ...]:
        mine = [one for one in self._contacts(debt) if one.message.hits and one.where.relation != "before"]
        return self._for(one for one in mine if any(kind == DENIES for kind, _ in one.message.hits))

    # performing it

    def _performed(self, agreement: Agreement | None) -> Iterator[Element]:
        if agreement is None:
            return
        for row in self._world.snapshot.instalments_of(agreement.id):
            if date.fromisoformat(row.due_on) <= self._world.as_of:
                yield self._instalment(row)
        for one in self._unlisted:
            if one.debt in (None, agreement.debt):
                yield self._told(one)

    def _told(self, one: Unlisted) -> Element:
        """A payment that a message tells of and a list of its day does not have: both are shown."""
        facts = {
            "at": one.paid_on.isoformat(),
            "minor": one.minor,
            "currency": one.currency,
            "since": one.first.isoformat(),
            "until": one.last.isoformat(),
            "entries": [one.entry],
        }
        what, how = "not_on_statement", "check_account"
        if one.own_list:
            what, how = "not_on_own_list", "check_own_list"
        return Element(
            element="told_payment",
            for_=(self._proofs.of("entry", one.entry),),
            against=(self._proofs.of("agreement" if one.own_list else "evidence", one.source),),
            gap=Gap(what=what, how=how, facts=facts),
            facts=facts,
        )

    def _instalment(self, row: Instalment) -> Element:
        world = self._world
        state = world.standing.instalment(row, world.as_of)
        parts = [p for p in world.snapshot.allocations_of(row.id) if p.status in world.statuses]
        paid = tuple(self._proofs.of("payment", id) for id in dict.fromkeys(p.payment for p in parts))
        late = state.state in ("late", "missed")
        facts = {
            "n": row.n,
            "due_on": row.due_on,
            "minor": row.minor,
            "state": state.state,
            "paid_minor": state.paid_minor,
            "paid_on": state.paid_on and state.paid_on.isoformat(),
        }
        return Element(
            element="instalment",
            for_=paid,
            against=paid if late else (),
            gap=self._payment_gap(facts, paid),
            facts=facts,
        )

    def _payment_gap(self, facts: dict[str, Any], paid: tuple[Proof, ...]) -> Gap | None:
        state = facts["state"]
        if state == "unknown":
            return Gap(what="payment_unknown", how="get_statement", facts=facts)
        if state in ("missed", "due"):
            return Gap(what="not_in_full", how="check_statement", facts=facts)
        if strength(paid) == OWN:
            return Gap(what="payment_own_word", how="get_receipt", facts=facts)
        if strength(paid) == "fair":
            return Gap(what="payment_weak", how="get_stamped", facts=facts)
        return Gap(what="paid_late", how="keep_acceptance", facts=facts) if state == "late" else None

    # contacts

    def _contacts(self, debt: str) -> list[Contact]:
        if debt not in self._mine:
            same = [of.contacts for of in self._world.debts if of.debt and of.debt.id == debt]
            self._mine[debt] = [one for each in same for one in each]
        return self._mine[debt]

    def _for(self, contacts: Iterable[Contact]) -> tuple[Proof, ...]:
        return self._proofs.contacts(contacts)

    def _of(self, debt: str, *checks: str) -> list[Contact]:
        """Contacts of shown findings of some checks, each once."""
        mine = [
            one
            for one in self._found
            if one.debt == debt and one.rule.check in checks and one.result == "shown"
        ]
        return list(dict.fromkeys(contact for one in mine for contact in one.hit.contacts))

    def _until(self, debt: str, *kinds: str) -> date | None:
        """The first day on which records of contacts may be gone."""
        mine = [one.until for one in self._days if one.debt == debt and one.kind in kinds and one.until]
        return min(mine, default=None)

    def _after(self, debt: str) -> Iterator[Element]:
        after = [one for one in self._contacts(debt) if one.where.relation == "after"]
        if not after:
            return
        undated = [one.id for one in self._contacts(debt) if one.day is None]
        gap = Gap(what="undated", how="screenshot_with_date", facts={"entries": undated}) if undated else None
        proofs = self._for(after)
        if gap is None and strength(proofs) == OWN:
            gap = Gap(what="contacts_own_word", how="screenshot_with_date")
        yield Element(element="contacts", for_=proofs, gap=gap)
        placed = list(zip(after, proofs, strict=True))
        unknown = [one.id for one in after if one.where.kept.kept is None]
        yield Element(
            element="while_kept",
            for_=tuple([proof for one, proof in placed if one.where.kept.kept is True]),
            against=tuple([proof for one, proof in placed if one.where.kept.kept is False]),
            gap=Gap(what="kept_unknown", how="get_statement", facts={"entries": unknown})
            if unknown
            else None,
        )
        broken = self._of(debt, "term_breach")
        yield Element(
            element="against_promise",
            for_=self._for(broken),
            gap=None if broken else Gap(what="no_promise", how="ask_terms_in_writing"),
        )

    def _third(self, debt: str) -> Iterator[Element]:
        told = [one for one in self._contacts(debt) if one.way.third]
        if not told:
            return
        yield Element(
            element="who_was_told",
            for_=self._for(told),
            gap=Gap(what="their_statement", how="ask_third_party"),
        )
        words = [one for one in told if one.message.text]
        silent = [one.id for one in told if not one.message.text]
        yield Element(
            element="what_was_said",
            for_=self._for(words),
            gap=Gap(what="what_was_said", how="ask_recording", until=self._until(debt, "records"))
            if silent
            else None,
        )

    def _wording(self, debt: str) -> Iterator[Element]:
        said = self._of(debt, "threat", "impersonation", "fraud_sign")
        if said:
            proofs = self._for(said)
            weak = strength(proofs) in ("fair", OWN)
            gap = Gap(what="original_message", how="keep_original", until=self._until(debt, "sms_records"))
            yield Element(element="exact_words", for_=proofs, gap=gap if weak else None)

    def _identity(self, debt: str) -> Iterator[Element]:
        contacts = self._contacts(debt)
        if not contacts:
            return
        known = [one for one in contacts if one.way.actor != "unknown"]
        strange = [one for one in contacts if one.way.actor == "unknown"]
        unknown = sorted({one.number for one in strange if one.number})
        bare = [one.id for one in contacts if not one.number and one.way.kind in ("sms", "call")]
        gap = None
        if unknown:
            facts = {"numbers": unknown, "entries": ids(strange)}
            until = self._until(debt, "records")
            gap = Gap(what="unknown_numbers", how="ask_lender_list", until=until, facts=facts)
        elif bare:
            gap = Gap(what="no_number", how="screenshot_header", facts={"entries": bare})
        yield Element(
            element="whose_number",
            for_=self._for(known),
            gap=gap,
        )
        agencies = [one for one in self._world.snapshot.parties if one.kind == "agency"]
        heard = {one.way.party for one in contacts}
        mine = [one for one in agencies if one.id in heard]
        if mine:
            # Whom an agency acts for is not shown by its own contacts alone.
            loose = {one.id: one.name for one in mine if one.acts_for is None}
            theirs = [one for one in known if one.way.actor == "agency"]
            open_ = [one.id for one in theirs if one.way.party in loose]
            facts = {"names": list(loose.values()), "entries": open_}
            yield Element(
                element="acts_for",
                for_=self._for(one for one in theirs if one.way.party not in loose),
                gap=Gap(what="acts_for", how="ask_authority_letter", facts=facts) if loose else None,
            )

    # what followed

    def _harm(self, debt: str) -> Iterator[Element]:
        notes = [one.id for each in (debt, None) for one in self._world.of_kind("note", each)]
        proofs = tuple(self._proofs.entries(notes))
        gap = Gap(what="harm", how="keep_diary") if strength(proofs) in WEAK else None
        yield Element(element="harm", for_=proofs, gap=gap)

    def _complaints(self, debt: str) -> Iterator[Element]:
        made = [one for one in self._world.of_kind("complaint", debt) if one.at]
        if not made:
            yield Element(element="complaint", gap=Gap(what="no_complaint", how="complain_to_lender_first"))
        waiting = {one.entries[0]: one.until for one in self._days if one.kind == "complaint_reply"}
        answers = self._world.of_kind("complaint_reply", debt)
        for one in made:
            replies = [other.id for other in answers if (other.at or "") >= (one.at or "")]
            until = waiting.get(one.id)
            yield Element(
                element="complaint",
                for_=tuple(self._proofs.entries([one.id, *replies])),
                gap=None if replies else Gap(what="no_reply", how="wait_then_review", until=until),
                facts={"at": (one.at or "")[:10]},
            )
