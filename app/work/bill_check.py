"""The monthly check: what the lender shows, held against agreement and payments, kept as an entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from app.case import money
from app.case.errors import Refused
from app.case.records import Entry
from app.rules.spans import whole_day
from app.work import entries, tasks
from app.work.finding_words import Words
from app.work.sheet import Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.case.case import Case, Change
    from app.case.snapshot import Snapshot
    from app.rules.balance import Owed
    from app.rules.plans import Plan
    from app.rules.standing import Standing

STEP = "bill"
"""Names of the steps that keep when a debt was checked: ``bill/DEBT/YYYY-MM``."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the lender shows on a day; minor units, ISO day; ``None`` where it was not looked at."""

    balance: int | None = None
    due: int | None = None
    due_on: str | None = None
    overdue_days: int | None = None
    extra: int | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing was looked at."""
        return all(getattr(self, name) is None for name in ITEMS)


ITEMS = ("balance", "due", "due_on", "overdue_days", "extra")


class Line(NamedTuple):
    """One item: what is shown, what the record says (``None``: nothing), ``same|differs|unknown``."""

    item: str
    shown: int | str
    ours: int | str | None
    state: str


def compare(snapshot: Snapshot, standing: Standing, debt: str, shown: Shown, on: date) -> list[Line]:
    """What is shown against the record at a day, in the order of :data:`ITEMS`.

    Every answer keeps to the words of CONTRACT.md (instalments, sums of unpaid ones, the balance, *kept*);
    where payments are not known, a difference is ``unknown``.
    """
    noon = Entry(id="en_", kind="note", debt=debt, at=f"{on.isoformat()}T12:00:00", precision="minute")
    where = standing.place(noon)
    plan = where.plan
    if plan is None or not plan.dues:
        said = [(name, getattr(shown, name)) for name in ITEMS]
        return [Line(name, value, None, "unknown") for name, value in said if value is not None]
    owed = plan.owed(whole_day(on))
    return list(_lines(shown, plan, owed, where.kept.kept, on))


def _lines(shown: Shown, plan: Plan, owed: Owed, kept: bool | None, on: date) -> Iterator[Line]:
    if shown.balance is not None:
        yield _sum("balance", shown.balance, owed.balances, min(owed.balances), owed)
    waiting = (one for one in plan.dues if one.on(on).paid_minor < one.minor and one.grace_end >= on)
    following = next(waiting, None)
    if shown.due is not None:
        ours = owed.due_now or (following.minor if following else 0)
        yield _sum("due", shown.due, owed.allowed | {owed.due_now}, ours, owed)
    if shown.due_on is not None:
        day = following.due_on.isoformat() if following else None
        state = "unknown" if day is None else "same" if day == shown.due_on else "differs"
        yield Line("due_on", shown.due_on, day, state)
    if shown.overdue_days is not None:
        yield _overdue(shown.overdue_days, kept)
    if shown.extra is not None:
        yield _extra(shown.extra, plan, kept)


def _sum(item: str, shown: int, fine: frozenset[int], ours: int, owed: Owed) -> Line:
    if shown in fine:
        return Line(item, shown, shown, "same")
    return Line(item, shown, ours, "differs" if owed.paid_known else "unknown")


def _overdue(shown: int, kept: bool | None) -> Line:
    """Kept: nothing is overdue. How many days are when it is not, an agreement need not say."""
    if kept is None:
        return Line("overdue_days", shown, None, "unknown")
    if kept:
        return Line("overdue_days", shown, 0, "differs" if shown else "same")
    return Line("overdue_days", shown, None, "unknown")


def _extra(shown: int, plan: Plan, kept: bool | None) -> Line:
    """Only an agreement that says there is no penalty interest while it is kept gives a number of ours."""
    promised = plan.agreement.promises.get("stop_penalty_interest") is True
    if promised and kept:
        return Line("extra", shown, 0, "differs" if shown else "same")
    return Line("extra", shown, None, "unknown")


def keep(
    case: Case,
    debt: str,
    shown: Shown,
    *,
    today: date,
    lang: str = "zh_CN",
    note: str = "",
    evidence: Sequence[str] = (),
) -> Change:
    """Keeps the result as a confirmed entry with its proof, and that this month was checked, in one act.

    Raises:
        Refused: ``bill_says_nothing`` where nothing was looked at.
    """
    if shown.is_empty:
        raise Refused("bill_says_nothing", "balance")
    from app.rules.standing import Standing

    snapshot = case.snapshot()
    lines = compare(snapshot, Standing(snapshot), debt, shown, today)
    text = told(lines, today, lang, snapshot.debt_by_id[debt].currency, note)

    def fill(sheet: Sheet) -> None:
        moment = {"at": today.isoformat(), "precision": "day"}
        fields = {"kind": "verification", "debt": debt, "text": text} | moment
        checked = {"said_by": "person"} | entries.check(sheet, fields)
        entry = sheet.put(Entry(id=fresh(Entry), status="confirmed", **checked))
        entries.cite(sheet, entry.id, [{"evidence": id} for id in evidence])
        tasks.lay(sheet, [f"{STEP}/{debt}/{today:%Y-%m}"], "done", today=today)

    return act(case, "bill.check", fill)


def told(lines: Sequence[Line], day: date, lang: str, currency: str = "CNY", note: str = "") -> str:
    """The result in sentences, a line for each item."""
    say = Words(lang)
    parts = [say("bill.head", {"day": day.isoformat()})]
    for one in lines:
        facts = {
            "item": say(f"bill.item.{one.item}"),
            "shown": _value(say, one.item, one.shown, currency),
            "ours": _value(say, one.item, one.ours, currency),
        }
        parts.append(say(f"bill.{one.state}", facts))
    return "\n".join([*parts, *([note.strip()] if note.strip() else [])])


def _value(say: Words, item: str, value: int | str | None, currency: str) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if item == "overdue_days":
        return say("bill.days", {"n": value})
    sign = {"CNY": "¥", "USD": "$"}.get(currency, f"{currency} ")
    return f"{sign}{money.format_minor(value)}"


def last(snapshot: Snapshot, debt: str) -> date | None:
    """The day on which a debt was last checked."""
    start = f"{STEP}/{debt}/"
    days = [one.noted_on for one in snapshot.tasks if one.step.startswith(start) and one.state == "done"]
    return date.fromisoformat(max(days)) if days else None
