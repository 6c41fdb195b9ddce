"""What lies ahead and who was asked what, as the overview shows it: days in order, words in its language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.followup import authorities
from app.report.inputs import Ahead, Asked, Outlook
from app.work import complaint_clocks, reminders
from app.work.finding_words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.records import Complaint
    from app.case.snapshot import Snapshot
    from app.rules.standing import Standing

UPCOMING = 3
"""Instalments to come that are shown of each agreement, besides those that are due and not paid."""
LONGEST = 60
"""Characters of a note of one's own that stand for what was asked."""


def build(snapshot: Snapshot, standing: Standing, lang: str, day: str, debt: str | None) -> Outlook:
    """The days to come on a day (ISO), and complaints and enquiries, the newest first."""
    say, today = Words(lang), date.fromisoformat(day[:10])
    ahead = [*_instalments(snapshot, standing, say, today, debt), *_periods(snapshot, say, today, debt)]
    asked = [*_complaints(snapshot, say, today, debt), *_enquiries(snapshot, say, debt)]
    return Outlook(
        ahead=tuple(sorted(ahead, key=lambda one: one.on)),
        asked=tuple(sorted(asked, key=lambda one: one.on, reverse=True)),
    )


def _instalments(
    snapshot: Snapshot, standing: Standing, say: Words, today: date, debt: str | None
) -> Iterator[Ahead]:
    for agreement in reminders.in_force(snapshot, today):
        if debt not in (None, agreement.debt):
            continue
        to_come = 0
        for row in snapshot.instalments_of(agreement.id):
            state = standing.instalment(row, today)
            if state.paid_minor >= row.minor or state.state not in ("open", "due", "missed", "unknown"):
                continue
            to_come += state.state == "open"
            if to_come <= UPCOMING:
                yield Ahead(
                    on=row.due_on,
                    what=say(f"overview.due.{state.state}", {"n": row.n}),
                    minor=row.minor - state.paid_minor,
                    currency=agreement.currency,
                    agreement=agreement.id,
                )


def _mine(snapshot: Snapshot, debt: str | None) -> list[Complaint]:
    return [one for one in snapshot.complaints if debt in (None, one.debt) or one.debt is None]


def _periods(snapshot: Snapshot, say: Words, today: date, debt: str | None) -> Iterator[Ahead]:
    for one in _mine(snapshot, debt):
        for clock in complaint_clocks.to_show(complaint_clocks.running(snapshot, one, today)):
            if clock.until is not None and clock.until >= today:
                yield Ahead(
                    on=clock.until.isoformat(), what=clock.clock.title[say.lang], entries=_entries(one)
                )


def _entries(one: Complaint) -> tuple[str, ...]:
    return tuple(filter(None, (one.entry, one.reply_entry)))


def _complaints(snapshot: Snapshot, say: Words, today: date, debt: str | None) -> Iterator[Asked]:
    known = authorities.authorities().items
    for one in _mine(snapshot, debt):
        body = known.get(one.body)
        yield Asked(
            on=one.sent_on or one.made_on,
            whom=one.body_name or (body.title[say.lang] if body else ""),
            matter=say(f"filed.matter.{one.matter}"),
            number=one.number,
            state=_state(snapshot, one, say, today),
            entries=_entries(one),
        )


def _state(snapshot: Snapshot, one: Complaint, say: Words, today: date) -> str:
    if one.outcome:
        return say(f"overview.state.{one.outcome}")
    if one.replied_on:
        return say("overview.state.answered", {"day": one.replied_on})
    shown = complaint_clocks.to_show(complaint_clocks.running(snapshot, one, today))
    theirs = [each for each in shown if each.clock.who != "person" and each.until is not None]
    if theirs:
        over = all(each.state == "over" for each in theirs)
        days = [each.until for each in theirs if each.until and (over or each.state != "over")]
        day = max(days) if over else min(days)
        return say(f"overview.state.{'lapsed' if over else 'waiting'}", {"day": day.isoformat()})
    return say("overview.state.sent" if one.sent_on else "overview.state.made")


def _enquiries(snapshot: Snapshot, say: Words, debt: str | None) -> Iterator[Asked]:
    """What was looked at or asked by oneself: the day, whom, and the first line of the note."""
    for one in snapshot.entries:
        if one.kind != "verification" or one.status != "confirmed" or debt not in (None, one.debt):
            continue
        first = one.text.strip().partition("\n")[0]
        yield Asked(
            on=(one.at or "")[:10],
            whom=one.sender_shown or one.number_shown or say("overview.oneself"),
            matter=first if len(first) <= LONGEST else first[:LONGEST] + "…",
            number="",
            state=say("overview.state.noted"),
            entries=(one.id,),
        )
