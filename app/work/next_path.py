"""The four steps as a path: how far each of them is, from the record and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.work import complaint_clocks, next_plans, verifying

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.work.finding_words import Words
    from app.work.findings import Analysis
    from app.work.next_sources import Proposal


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One of the four steps.

    ``state``: ``open`` (not begun), ``begun``, ``waiting`` (for somebody else), ``done``, or ``not_yet``
    (nothing calls for it). ``here`` marks the first that is not behind the person.
    """

    name: str
    state: str
    title: str
    says: str
    here: bool = False


BEHIND = ("done", "waiting", "not_yet")


def path(seen: Analysis, found: Sequence[Proposal], today: date, say: Words) -> tuple[Stage, ...]:
    """The four steps in their order."""
    states = {
        "verify": _verify(seen),
        "confirm": _confirm(seen, found),
        "keep": _keep(seen, found),
        "complain": _complain(seen, today),
    }
    here = next((name for name in next_plans.STAGES if states[name][0] not in BEHIND), "")
    return tuple(
        Stage(
            name=name,
            state=states[name][0],
            title=say(f"next.stage.{name}"),
            says=say(f"next.path.{name}.{states[name][1].get('words', states[name][0])}", states[name][1]),
            here=name == here,
        )
        for name in next_plans.STAGES
    )


State = tuple[str, dict[str, object]]


def _verify(seen: Analysis) -> State:
    items = [one for debt in seen.snapshot.debts for one in verifying.checklist(seen.snapshot, debt.id)]
    if not items:
        return "not_yet", {}
    settled = sum(one.settled for one in items)
    facts: dict[str, object] = {"done": settled, "total": len(items)}
    if settled == len(items):
        return "done", facts
    return ("begun" if settled else "open"), facts


def _confirm(seen: Analysis, found: Sequence[Proposal]) -> State:
    snapshot = seen.snapshot
    asked = complaint_clocks.put_to_lender(snapshot, next_plans.LETTER)
    answers = [answered for _, answered in asked if answered]
    if answers:
        return "done", {"day": max(answers)}
    if asked:
        return "waiting", {"day": asked[-1][0]}
    agreed = any(one.status == "confirmed" for one in snapshot.agreements)
    if agreed and not any(one.stage == "confirm" for one in found):
        return "done", {"day": ""}
    letters = [one.made_at[:10] for one in snapshot.documents if one.kind == next_plans.LETTER]
    return ("begun", {"day": max(letters)}) if letters else ("open", {})


def _keep(seen: Analysis, found: Sequence[Proposal]) -> State:
    snapshot = seen.snapshot
    if not snapshot.visible_evidence and not snapshot.entries:
        return "open", {}
    missing = sum(one.stage == "keep" and one.action == "add" for one in found)
    drafts = sum(one.status == "draft" for one in snapshot.entries)
    facts: dict[str, object] = {"missing": missing, "drafts": drafts}
    if bool(missing) != bool(drafts):
        facts["words"] = "adding" if missing else "checking"
    return ("begun" if missing or drafts else "done"), facts


def _complain(seen: Analysis, today: date) -> State:
    snapshot = seen.snapshot
    sent = [one for one in snapshot.complaints if one.sent_on or one.served_on]
    if sent:
        left = [one for one in sent if not one.replied_on and one.outcome not in complaint_clocks.ENDED]
        late = sum(complaint_clocks.lapsed(complaint_clocks.running(snapshot, one, today)) for one in left)
        if late:
            return "begun", {"late": late}
        return ("waiting", {"left": len(left)}) if left else ("done", {"total": len(sent)})
    contacted = any(one.claim == "contacted_after" for one in seen.claims)
    return ("open", {}) if contacted else ("not_yet", {})
