"""What to keep in mind on a day: instalments that fall due and periods that end; codes and facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.work import complaint_clocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.records import Agreement, Complaint
    from app.case.snapshot import Snapshot
    from app.rules.standing import Standing

SOON = 3
"""Days before a due date from which it is told: time to move money, not so early that it is overheard."""
OWN = 7
"""Days before the end of a period in which the person must act: writing takes longer than paying."""
AFTER = 14
"""Days for which an answer that did not come is told; after that the next steps say what to do."""


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """One thing to keep in mind.

    ``kind``: ``soon`` and ``today`` (an instalment that falls due), ``grace`` (past its day, within the
    grace days: ``on`` is the last of them), ``act`` (the person's own period) and ``answer`` (somebody
    else's that ended without a reply). ``days`` from today to ``on``, below zero when it is past. ``n``
    and ``minor`` are the instalment's number and what is still open of it; ``clock`` is a period's id.
    """

    key: str
    kind: str
    on: date
    days: int
    n: int = 0
    minor: int = 0
    currency: str = "CNY"
    target: str = ""
    clock: str = ""


def on_day(snapshot: Snapshot, standing: Standing, today: date) -> list[Reminder]:
    """Everything to keep in mind, the nearest day first.

    Args:
        snapshot: the record; drafts count in nothing here.
        standing: answers about the same record.
        today: the local day of the case's zone.
    """
    found = [*_instalments(snapshot, standing, today), *_periods(snapshot, today)]
    return sorted(found, key=lambda one: (one.on, one.key))


def next_due(snapshot: Snapshot, standing: Standing, agreement: Agreement, today: date) -> Reminder | None:
    """The next instalment of an agreement that is not paid in full, however far it is; ``None`` if all are.

    One whose grace days are over is no more to be reminded of: that it was missed stands elsewhere.
    """
    for row in snapshot.instalments_of(agreement.id):
        state = standing.instalment(row, today)
        if state.state in ("open", "due") and state.paid_minor < row.minor:
            end = standing.due(row).grace_end
            due = date.fromisoformat(row.due_on)
            on = due if today <= due else end
            kind = "soon" if today < due else "today" if today == due else "grace"
            return Reminder(
                key=f"{row.id} {on}",
                kind=kind,
                on=on,
                days=(on - today).days,
                n=row.n,
                minor=row.minor - state.paid_minor,
                currency=agreement.currency,
                target=agreement.id,
            )
    return None


def _instalments(snapshot: Snapshot, standing: Standing, today: date) -> Iterator[Reminder]:
    for agreement in in_force(snapshot, today):
        found = next_due(snapshot, standing, agreement, today)
        if found is not None and found.days <= SOON:
            yield found


def in_force(snapshot: Snapshot, today: date) -> list[Agreement]:
    """The confirmed agreement that holds for each debt: of those nobody replaced, the one agreed last."""
    confirmed = [one for one in snapshot.agreements if one.status == "confirmed"]
    replaced = {one.supersedes for one in confirmed}
    standing = [
        one for one in confirmed if one.id not in replaced and (one.agreed_at or "")[:10] <= str(today)
    ]
    latest = {one.debt: one for one in sorted(standing, key=lambda one: (one.agreed_at or "", one.id))}
    return list(latest.values())


def _periods(snapshot: Snapshot, today: date) -> Iterator[Reminder]:
    for complaint in snapshot.complaints:
        yield from _of(complaint, snapshot, today)


def _of(complaint: Complaint, snapshot: Snapshot, today: date) -> Iterator[Reminder]:
    for one in complaint_clocks.to_show(complaint_clocks.running(snapshot, complaint, today)):
        if one.until is None:
            continue
        own, days = one.clock.who == "person", (one.until - today).days
        if (own and 0 <= days <= OWN) or (not own and -AFTER <= days < 0):
            yield Reminder(
                key=f"{complaint.id} {one.clock.id} {one.until}",
                kind="act" if own else "answer",
                on=one.until,
                days=days,
                target=complaint.id,
                clock=one.clock.id,
            )
