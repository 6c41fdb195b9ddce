"""What an agreement states, leaves unclear or does not say (民法典 544; the list of what matters)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.records import Agreement, Citation
    from app.rules.contacts import World

STATED, UNCLEAR, MISSING = "stated", "unclear", "missing"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing an agreement should say: its state, the words that say it and where they stand."""

    item: str
    state: str
    agreement: str
    words: str
    citation: Citation | None


def check(world: World) -> list[Item]:
    """Every item for the agreement of each debt that is in force, or was the last."""
    found = []
    for debt in world.snapshot.debts:
        agreement = world.standing.agreement_of(debt.id, current=True)
        if agreement is not None and agreement in world.agreements:
            found += [_item(world, agreement, name, state(world, agreement)) for name, state in ITEMS.items()]
    return [one for one in found if one is not None]


# The kinds of terms in which the words for an item stand.
TERMS: dict[str, tuple[str, ...]] = {
    "parties": ("parties",),
    "loan_number": ("loan_number", "contract_number"),
    "balance": ("balance", "total"),
    "instalments": ("schedule", "instalments"),
    "account": ("account", "payee", "payment_account"),
    "interest": ("stop_penalty_interest", "interest"),
    "ending": ("termination", "ends_when", "default"),
    "stop_collection": ("stop_collection", "stop_sms", "stop_third_party"),
    "credit_reporting": ("credit_reporting",),
    "concluded": ("concluded", "effective", "how"),
    "payment_proof": (),
}


def _item(world: World, agreement: Agreement, name: str, state: str | None) -> Item | None:
    if state is None:
        return None
    terms = [one for one in world.snapshot.terms_of(agreement.id) if one.kind in TERMS[name]]
    cited = [c for one in terms for c in world.snapshot.citations_of(one.id) if c.term == one.id]
    cited += [c for c in world.snapshot.citations_of(agreement.id) if c.agreement == agreement.id]
    said = dict.fromkeys(one.text for one in terms if one.text)  # one clause may promise several things
    return Item(
        item=name,
        state=state,
        agreement=agreement.id,
        words=" ".join(said),
        citation=cited[0] if cited and state != MISSING else None,
    )


def _by(whole: bool, part: bool) -> str:
    return STATED if whole else UNCLEAR if part else MISSING


def _parties(world: World, one: Agreement) -> str:
    debt = world.snapshot.debt_by_id.get(one.debt or "")
    elsewhere = (debt is not None and debt.lender) or world.snapshot.case.borrower
    return _by(bool(one.lender and one.borrower), bool(one.lender or one.borrower or elsewhere))


def _loan_number(_: World, one: Agreement) -> str:
    return _by(bool(one.original_contract_number), bool(one.contract_number))


def _sum(world: World, one: Agreement) -> int:
    return sum(row.minor for row in world.snapshot.instalments_of(one.id))


def _balance(world: World, one: Agreement) -> str:
    rows = bool(world.snapshot.instalments_of(one.id))
    whole = one.total_minor is not None and (not rows or _sum(world, one) == one.total_minor)
    return _by(whole, one.total_minor is not None or rows)


def _instalments(world: World, one: Agreement) -> str:
    rows = bool(world.snapshot.instalments_of(one.id))
    return _by(rows and one.total_minor in (None, _sum(world, one)), rows)


def _term(world: World, one: Agreement, name: str) -> bool:
    return any(term.kind in TERMS[name] and term.text for term in world.snapshot.terms_of(one.id))


def _account(world: World, one: Agreement) -> str:
    return _by(_term(world, one, "account"), part=False)


def _interest(world: World, one: Agreement) -> str:
    said = one.promises.get("stop_penalty_interest") is not None
    return _by(said, one.interest_fees_minor is not None or _term(world, one, "interest"))


def _ending(world: World, one: Agreement) -> str:
    ends = one.ends_when
    counts = bool(ends.get("consecutive_missed") or ends.get("total_missed"))
    effect = (ends.get("effect") or "unknown") != "unknown"
    clear = counts and effect and ends.get("late_counts") is not None
    return _by(clear, counts or _term(world, one, "ending"))


def _stop(world: World, one: Agreement) -> str:
    said = one.promises.get("stop_collection") is not None
    others = any(one.promises.get(name) is not None for name in ("stop_sms", "stop_third_party"))
    return _by(said, others or _term(world, one, "stop_collection"))


def _credit(_: World, one: Agreement) -> str:
    return _by(bool(one.promises.get("credit_reporting")), part=False)


def _concluded(_: World, one: Agreement) -> str:
    return _by(bool(one.agreed_at) and one.how != "unknown", bool(one.agreed_at) or one.how != "unknown")


def _payment_proof(world: World, one: Agreement) -> str | None:
    """Whether each payment on it is shown by a file; says nothing while nothing is due or paid."""
    snapshot = world.snapshot
    rows = [row for row in snapshot.instalments_of(one.id) if row.due_on <= world.as_of.isoformat()]
    parts = {
        row.id: [p for p in snapshot.allocations_of(row.id) if p.status in world.statuses] for row in rows
    }
    paid = {part.payment for each in parts.values() for part in each}
    if not rows and not paid:
        return None
    shown = [id for id in paid if any(c.payment == id for c in snapshot.citations_of(id))]
    return _by(all(parts.values()) and len(shown) == len(paid), bool(paid))


ITEMS: dict[str, Callable[[World, Agreement], str | None]] = {
    "parties": _parties,
    "loan_number": _loan_number,
    "balance": _balance,
    "instalments": _instalments,
    "account": _account,
    "interest": _interest,
    "ending": _ending,
    "stop_collection": _stop,
    "credit_reporting": _credit,
    "concluded": _concluded,
    "payment_proof": _payment_proof,
}
