"""Writes the days of a case as a calendar file (CONTRACT: ``calendar``): instalments and running periods.

A phone shows a reminder while it is locked, so nothing in it tells of a debt: neither lender nor sum.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from app import wording
from app.case.errors import Refused
from app.case.records import Agreement, Complaint, Instalment
from app.followup import calendar
from app.followup.calendar import AHEAD, ON_THE_DAY, Day
from app.rules.standing import Standing
from app.work import complaint_clocks
from app.work.complaint_clocks import ENDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.case.case import Case
    from app.case.snapshot import Snapshot
    from app.followup.clocks import Running

LONGEST = 60
"""Characters of the person's own words: a locked phone shows no more."""
EPOCH = "1970-01-01T00:00:00+00:00"


@dataclass(frozen=True, kw_only=True)
class Made:
    """The file's bytes; how many days stand in it and how many are called off; drafts that are not in it.

    ``unknown_years`` are years whose holidays are not known: a day in it may move.
    """

    content: bytes
    days: int
    cancelled: int
    drafts: int
    unknown_years: tuple[int, ...] = ()


class _Chain(NamedTuple):
    """Agreements that followed each other, the one in force first; ``root`` is the oldest one's id."""

    root: str
    agreements: list[Agreement]


def make(case: Case, *, lang: str, words: str = "", debt: str | None = None) -> Made:
    """The calendar file of a case; the same record gives the same bytes.

    Args:
        case: read-only is enough; nothing is written to it.
        lang: ``zh_CN`` or ``en``.
        words: what each day is called instead of "据实", at most :data:`LONGEST` characters.
        debt: only one loan.

    Raises:
        Refused: ``no_such_debt``, ``words_long``.
    """
    snapshot = case.snapshot()
    if debt is not None and debt not in snapshot.debt_by_id:
        raise Refused("no_such_debt", "debt", debt=debt, ids=", ".join(snapshot.debt_by_id))
    own = " ".join(calendar.plain(words).split())
    if len(own) > LONGEST:
        raise Refused("words_long", "words", most=LONGEST)
    said = _Words(lang, own)
    days = [*_instalments(case, snapshot, said, debt), *_periods(case, snapshot, said, debt)]
    live = [day for day, _year in days if not day.cancelled]
    content = calendar.written(
        [day for day, _year in days],
        name=said.base,
        changed_at=datetime.fromisoformat(snapshot.last_content_act_at or EPOCH),
        changes=snapshot.content_acts,
    )
    return Made(
        content=content,
        days=len(live),
        cancelled=len(days) - len(live),
        drafts=sum(one.status == "draft" and debt in (None, one.debt) for one in snapshot.agreements),
        unknown_years=tuple(sorted({year for day, year in days if year and not day.cancelled})),
    )


def notices(made: Made) -> Iterator[tuple[str, dict[str, object]]]:
    """What the person should know of the file: codes of messages.toml with their facts."""
    if not made.days:
        yield "calendar_empty", {}
    if made.drafts:
        yield "calendar_drafts", {"count": made.drafts}
    if made.cancelled:
        yield "calendar_cancelled", {"count": made.cancelled}
    for year in made.unknown_years:
        yield "calendar_holidays", {"year": year}


class _Words:
    """What a day is called; a case with several plans numbers them."""

    def __init__(self, lang: str, own: str) -> None:
        self._lang = lang
        self.base = own or self.say("calendar.name")

    def say(self, code: str, **facts: object) -> str:
        return wording.sentence(code, facts, self._lang)

    def instalment(self, plan: int, plans: int, n: int, count: int) -> str:
        head = f"{self.base} {plan}" if plans > 1 else self.base
        return f"{head} · {n}/{count}"

    def period(self, who: str) -> str:
        return f"{self.base} · {self.say('calendar.do' if who == 'person' else 'calendar.see')}"


Found = tuple[Day, int | None]


# -- instalments ----------------------------------------------------------------------------------------


def _instalments(case: Case, snapshot: Snapshot, said: _Words, debt: str | None) -> Iterator[Found]:
    standing = Standing(snapshot)
    gone = [one for one in case.removed(Agreement) if one.status == "confirmed"]
    rows: dict[str, list[Instalment]] = defaultdict(list)
    for row in (*snapshot.instalments, *case.removed(Instalment)):
        rows[row.agreement].append(row)
    chains = _chains(snapshot, gone, debt)
    plans = sum(one.agreements[0] not in gone for one in chains)
    for number, chain in enumerate(chains, 1):
        for day in _of_chain(chain, {one.id for one in gone}, rows, standing, (said, number, plans)):
            yield day, None


def _chains(snapshot: Snapshot, gone: list[Agreement], debt: str | None) -> list[_Chain]:
    """Confirmed agreements by the one they began with; those that were taken back come last in theirs."""
    every = [*(one for one in snapshot.agreements if one.status == "confirmed"), *gone]
    by_id = {one.id: one for one in every}
    taken_back = {one.id for one in gone}
    chains: dict[str, list[Agreement]] = defaultdict(list)
    for one in (one for one in every if debt in (None, one.debt)):
        chains[_root(one, by_id)].append(one)

    def rank(one: Agreement) -> tuple[bool, int]:
        return one.id in taken_back, -_depth(one, by_id)

    return [_Chain(root, sorted(found, key=rank)) for root, found in chains.items()]


def _line(agreement: Agreement, by_id: Mapping[str, Agreement]) -> list[str]:
    """An agreement and those it came after, the oldest last; a loop ends where it began."""
    seen = [agreement.id]
    while (before := by_id[seen[-1]].supersedes) is not None and before in by_id and before not in seen:
        seen.append(before)
    return seen


def _root(agreement: Agreement, by_id: Mapping[str, Agreement]) -> str:
    return _line(agreement, by_id)[-1]


def _depth(agreement: Agreement, by_id: Mapping[str, Agreement]) -> int:
    return len(_line(agreement, by_id))


def _of_chain(
    chain: _Chain,
    gone: set[str],
    rows: Mapping[str, list[Instalment]],
    standing: Standing,
    words: tuple[_Words, int, int],
) -> Iterator[Day]:
    """The instalments of the agreement in force, and as cancelled those that only an earlier one had."""
    said, plan, plans = words
    seen: set[int] = set()
    for place, agreement in enumerate(chain.agreements):
        holds = place == 0 and agreement.id not in gone
        mine = sorted(rows.get(agreement.id, ()), key=lambda one: one.n)
        ended = _replaced_from(agreement, standing) if holds else None
        for one in (one for one in mine if one.n not in seen):
            seen.add(one.n)
            on = date.fromisoformat(one.due_on)
            paid = holds and standing.due(one).full_at(datetime.max) is True
            yield Day(
                key=f"{chain.root}-{one.n}",
                on=on,
                title=said.instalment(plan, plans, one.n, len(mine)),
                note=said.say("calendar.note"),
                alarms=() if paid else AHEAD,
                cancelled=not holds or (ended is not None and on >= ended),
            )


def _replaced_from(agreement: Agreement, standing: Standing) -> date | None:
    """The day from which a later agreement of the debt holds that did not say that it replaces this one."""
    current = standing.agreement_of(agreement.debt, current=True)
    if current is None or current.id == agreement.id or not current.agreed_at or not agreement.agreed_at:
        return None
    return date.fromisoformat(current.agreed_at[:10])


# -- periods after a complaint --------------------------------------------------------------------------


def _periods(case: Case, snapshot: Snapshot, said: _Words, debt: str | None) -> Iterator[Found]:
    gone = case.removed(Complaint)
    for one in (*snapshot.complaints, *gone):
        if debt in (None, one.debt):
            for clock in _running(one, snapshot):
                day = _period(one, clock, said, cancelled=one in gone or one.outcome in ENDED)
                if day is not None:
                    yield day, clock.period.unknown_year


def _running(complaint: Complaint, snapshot: Snapshot) -> Iterable[Running]:
    """Those of one that has ended too: they are called off."""
    going = dataclasses.replace(complaint, outcome="")
    return complaint_clocks.running(snapshot, going, date.fromisoformat(complaint.made_on))


def _period(complaint: Complaint, running: Running, said: _Words, *, cancelled: bool) -> Day | None:
    """A period's day; the person's own with time ahead. ``None`` where its end cannot be reckoned."""
    if running.until is None:
        return None
    own = running.clock.who == "person"
    note = "calendar.holidays" if running.period.unknown_year else "calendar.note"
    return Day(
        key=f"{complaint.id}-{running.clock.id}",
        on=running.until,
        title=said.period(running.clock.who),
        note=said.say(note),
        alarms=(*AHEAD, *ON_THE_DAY) if own else ON_THE_DAY,
        cancelled=cancelled or running.state == "stopped",
    )
