"""Where suggestions come from: gaps of the claims, drafts, the checklist, findings of danger, clocks."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from app.followup import cards
from app.report.words import ranges
from app.work import complaint_clocks, next_plans, tasks, verifying
from app.work.complaints import body_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.followup.clocks import Running
    from app.rules.claims import Claim, Gap
    from app.rules.engine import Finding
    from app.work.finding_words import Words
    from app.work.findings import Analysis
    from app.work.next_plans import Plan

DANGER = ("fraud_sign", "threat", "impersonation")
REVIEW = "review/"
FRESH = timedelta(days=30)
"""So long ago a threat is a reason to look at it now; older ones wait behind other steps."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """One suggestion.

    ``steps`` name what it settles, for good; ``why`` is what is missing and ``how`` to get it; ``until`` the
    last day with ``until_from`` the rule or clock it comes from; ``action`` one of ``next_plans.ACTIONS``
    with its ``target``; ``cards`` and ``rules`` are ids of what stands behind it.
    """

    steps: tuple[str, ...]
    stage: str
    title: str
    why: str
    how: str
    minutes: int
    action: str
    rank: int
    debt: str | None = None
    until: date | None = None
    until_from: str = ""
    target: dict[str, Any] = field(default_factory=dict)
    cards: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The name of its first step."""
        return self.steps[0]


def proposals(seen: Analysis, today: date, say: Words) -> list[Proposal]:
    """Everything that could be done, what matters first; the same case gives the same order."""
    made = _Made(seen, today, say)
    found = [
        *made.start(),
        *made.review(),
        *made.verify(),
        *made.danger(),
        *made.clocks(),
        *made.sent(),
        *made.gaps(),
    ]
    return sorted(found, key=lambda one: (one.rank, one.until or date.max, one.id))


class _Made:
    """Makes the suggestions of one look at the record."""

    def __init__(self, seen: Analysis, today: date, say: Words) -> None:
        self._seen = seen
        self._snapshot = seen.snapshot
        self._today = today
        self._say = say
        self._cn = seen.snapshot.case.jurisdiction == "cn"

    def _offered(self, *occasions: str) -> tuple[str, ...]:
        """Cards that fit; they are about the law of mainland China."""
        return tuple(one.id for one in cards.offered(occasions, most=2)) if self._cn else ()

    def _words(self, key: str, **facts: object) -> dict[str, str]:
        return {part: self._say(f"next.{key}.{part}", facts) for part in ("title", "why", "how")}

    def _plain(self, step: str, plan: Plan, words: dict[str, str], **more: Any) -> Proposal:  # noqa: ANN401  fields
        base: dict[str, Any] = {"rules": plan.rules, "rank": plan.rank, **words} | more
        return Proposal(steps=(step,), stage=plan.stage, minutes=plan.minutes, action=plan.action, **base)

    @property
    def _empty(self) -> bool:
        return not self._snapshot.visible_evidence and not self._snapshot.entries

    def start(self) -> Iterator[Proposal]:
        """A case with nothing in it: put in what there is."""
        if self._empty:
            yield self._plain(
                "start", next_plans.START, self._words("start"), cards=self._offered("step:keep")
            )

    def review(self) -> Iterator[Proposal]:
        """Drafts wait to be looked at; only when more wait than were put away are they proposed anew."""
        waiting = sum(one.status == "draft" for one in self._snapshot.entries)
        waiting += sum(one.status == "draft" for one in self._snapshot.agreements)
        if waiting:
            put_away = [one for one in self._snapshot.tasks if one.step.startswith(REVIEW)]
            known = [int(one.step.removeprefix(REVIEW)) for one in put_away if tasks.rests(one, self._today)]
            step = f"{REVIEW}{max([waiting, *known])}"
            yield self._plain(step, next_plans.REVIEW, self._words("review", n=waiting))

    def verify(self) -> Iterator[Proposal]:
        """Of each debt: which kind of lender, then the next thing on the checklist."""
        for debt in self._snapshot.debts if self._cn else ():
            if debt.lender_kind == "unknown":
                yield self._plain(f"lender/{debt.id}", next_plans.LENDER, self._words("lender"), debt=debt.id)
            for item in verifying.checklist(self._snapshot, debt.id):
                if item.task is None:
                    yield self._check(item, debt.id)
                    break

    def _check(self, item: verifying.Item, debt: str) -> Proposal:
        lang, check = self._say.lang, item.check
        plan = next_plans.CALL if check.id == verifying.HOTLINE else next_plans.CHECK
        words = {"title": check.title[lang], "why": self._say("next.check.why"), "how": check.does[lang]}
        rules = (check.id, *check.rules)
        return self._plain(item.step, plan, words, debt=debt, target={"check": check.id}, rules=rules)

    def danger(self) -> Iterator[Proposal]:
        """Signs of fraud and threats: what to do and not to do, as the card says; never a verdict."""
        found: dict[tuple[str, str | None], list[Finding]] = defaultdict(list)
        for one in self._seen.findings if self._cn else ():
            if one.rule.check in DANGER and one.result == "shown" and one.id not in self._seen.set_aside:
                found[(one.rule.check, one.debt)].append(one)
        for (check, debt), mine in found.items():
            yield self._warning(check, debt, mine)

    def _warning(self, check: str, debt: str | None, found: Sequence[Finding]) -> Proposal:
        entries = list(dict.fromkeys(id for one in found for id in one.entries))
        last = max(filter(None, map(self._day, entries)), default=None)
        plan = next_plans.SAFETY if last and self._today - last <= FRESH else next_plans.OLD_SAFETY
        offered = self._offered(f"check:{check}")
        return self._plain(
            f"danger/{check}/{debt or ''}/{last or ''}",
            plan,
            self._words(check),
            debt=debt,
            target={"card": offered[0], "entries": entries},
            cards=offered,
            rules=tuple(dict.fromkeys(one.rule.id for one in found)),
        )

    def _day(self, entry: str) -> date | None:
        found = self._snapshot.entry_by_id.get(entry)
        return date.fromisoformat(found.at[:10]) if found is not None and found.at else None

    def clocks(self) -> Iterator[Proposal]:
        """Periods of the person's own that run, and answers that did not come in time."""
        for one in self._snapshot.complaints:
            found = complaint_clocks.to_show(complaint_clocks.running(self._snapshot, one, self._today))
            mine = [r for r in found if r.clock.who == "person" and r.state in complaint_clocks.OPEN]
            over = [r for r in found if r.clock.who != "person" and r.state == "over"]
            for running in mine:
                words = self._clock_words("mine", running, body_name(one, self._say.lang))
                yield self._clock(next_plans.MINE, running, one.id, words, until=running.until)
            if over and not one.replied_on:
                words = self._clock_words("chase", over[-1], body_name(one, self._say.lang))
                yield self._clock(next_plans.CHASE, over[-1], one.id, words)

    def _clock_words(self, key: str, running: Running, body: str) -> dict[str, str]:
        lang, clock = self._say.lang, running.clock
        facts = {"body": body, "until": running.until or "", "clock": clock.title[lang]}
        how = clock.says[lang] if key == "mine" else clock.runs_out[lang]
        return {
            "title": self._say(f"next.{key}.title", facts),
            "why": self._say(f"next.{key}.why", facts),
            "how": how,
        }

    def _clock(
        self,
        plan: Plan,
        running: Running,
        complaint: str,
        words: dict[str, str],
        until: date | None = None,
    ) -> Proposal:
        clock = running.clock
        debt = next(one.debt for one in self._snapshot.complaints if one.id == complaint)
        return self._plain(
            f"clock/{clock.id}/{complaint}",
            plan,
            words,
            debt=debt,
            until_from=clock.id,
            target={"complaint": complaint},
            rules=(clock.id, *clock.rules),
            cards=self._offered("how:wait_then_review"),
            until=until,
        )

    def sent(self) -> Iterator[Proposal]:
        """A letter was made for the lender and nothing says yet that it went out."""
        letters = [one for one in self._snapshot.documents if one.kind == next_plans.LETTER]
        asked = complaint_clocks.put_to_lender(self._snapshot, next_plans.LETTER)
        newest = max((one.made_at[:10] for one in letters), default="")
        if newest and not any(sent >= newest for sent, _ in asked):
            target = {"body": "lender", "matter": "collection", "way": "letter"}
            yield self._plain(
                f"send/{newest}", next_plans.SEND, self._words("send", day=newest), target=target
            )

    # gaps of the claims

    def gaps(self) -> Iterator[Proposal]:
        """One suggestion for each way to fill gaps of a debt; what is the same errand stands together."""
        groups: dict[tuple[str, str], list[Gap]] = defaultdict(list)
        for claim in self._seen.claims:
            for element in claim.elements:
                if element.gap is not None and self._wanted(claim, element.gap):
                    groups[(claim.debt, element.gap.how)].append(element.gap)
        made = [self._gap(debt, how, gaps) for (debt, how), gaps in groups.items()]
        letters: dict[str | None, list[Proposal]] = defaultdict(list)
        for one in made:
            if one.action == "document":
                letters[one.debt].append(one)
            else:
                yield one
        for mine in letters.values():
            yield self._letter(mine)

    def _letter(self, asked: list[Proposal]) -> Proposal:
        """One letter asks for everything that is to be asked of a lender."""
        if len(asked) == 1:
            return asked[0]
        first = min(asked, key=lambda one: (one.rank, one.id))
        mark = "；" if self._say.lang == "zh_CN" else "; "
        untils = [(one.until, one.until_from) for one in asked if one.until]
        until, until_from = min(untils, default=(None, ""))
        return dataclasses.replace(
            first,
            steps=tuple(step for one in asked for step in one.steps),
            title=self._say("next.letter.title", {"n": len(asked)}),
            why=mark.join(one.title for one in asked),
            how=self._say("next.letter.how"),
            until=until,
            until_from=until_from,
            target={"kind": next_plans.LETTER},
            cards=tuple(dict.fromkeys(id for one in asked for id in one.cards))[:2],
            rules=tuple(dict.fromkeys(id for one in asked for id in one.rules)),
        )

    def _wanted(self, claim: Claim, gap: Gap) -> bool:
        """Whether a gap is worth a suggestion now; an empty case and one without contacts ask for little."""
        if self._empty:
            return False
        if gap.how == "complain_to_lender_first":
            return self._cn and self._contacted(claim.debt)
        if gap.how == "keep_diary":
            return self._contacted(claim.debt)
        if gap.how == "wait_then_review":
            counted = any(one.debt in (claim.debt, None) and one.sent_on for one in self._snapshot.complaints)
            return self._cn and not counted and (gap.until is None or gap.until < self._today)
        return gap.how in next_plans.BY_HOW

    def _contacted(self, debt: str) -> bool:
        return any(one.claim == "contacted_after" and one.debt == debt for one in self._seen.claims)

    def _gap(self, debt: str, how: str, gaps: Sequence[Gap]) -> Proposal:
        plan = next_plans.BY_HOW[how]
        key = how
        if gaps[0].what == "agreement":
            plan, key = next_plans.NO_AGREEMENT, "no_agreement"
        until = min((one.until for one in gaps if one.until and one.until >= self._today), default=None)
        soon = until is not None and until - self._today <= timedelta(days=next_plans.SOON_DAYS)
        entries = [id for one in gaps for id in one.facts.get("entries", ())]
        target: dict[str, Any] = {"entries": entries} if entries else {}
        target |= {"kind": plan.kind} if plan.kind else {}
        if plan.action == "complaint_new":
            target |= {"body": "lender", "matter": "collection"}
        return Proposal(
            steps=tuple(dict.fromkeys(_step(how, debt, one) for one in gaps)),
            stage=plan.stage,
            title=self._say(f"next.{key}.title"),
            why=self._missing(gaps),
            how=self._say(f"how.{how}", gaps[0].facts),
            minutes=plan.minutes,
            action=plan.action,
            rank=min(plan.rank, next_plans.SOON_RANK) if soon else plan.rank,
            debt=debt,
            until=until,
            until_from=self._kept_by(debt, until),
            target=target,
            cards=self._offered(f"how:{how}"),
            rules=plan.rules,
        )

    def _missing(self, gaps: Sequence[Gap]) -> str:
        """What is missing, instalments of one sort in one sentence."""
        by_what: dict[str, list[Gap]] = defaultdict(list)
        for one in gaps:
            by_what[one.what].append(one)
        said = [self._say.gap(what, _together(mine)) for what, mine in by_what.items()]
        together = ("；" if self._say.lang == "zh_CN" else "; ").join(dict.fromkeys(said))
        return together[:1].upper() + together[1:]

    def _kept_by(self, debt: str, until: date | None) -> str:
        """The rule that the last day comes from."""
        mine = [one for one in self._seen.days if one.until == until and one.debt in (debt, None)]
        return mine[0].rule.id if until is not None and mine else ""


def _step(how: str, debt: str, gap: Gap) -> str:
    part = str(gap.facts["n"]) if "n" in gap.facts else gap.what
    return f"{how}/{debt}/{part}"


def _together(gaps: Sequence[Gap]) -> dict[str, Any]:
    """Facts of gaps of one sort; their instalments as ranges, with the first and last due day."""
    first = dict(gaps[0].facts)
    numbers = sorted({int(one.facts["n"]) for one in gaps if "n" in one.facts})
    if len(numbers) > 1:
        days = sorted(str(one.facts["due_on"]) for one in gaps)
        first |= {"n": ", ".join(ranges(numbers)), "due_on": f"{days[0]} … {days[-1]}"}
    entries = [id for one in gaps for id in one.facts.get("entries", ())]
    return first | ({"entries": list(dict.fromkeys(entries))} if entries else {})
