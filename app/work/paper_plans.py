"""What a person chose and wrote for a kind of document: kept in the case, used for every later version."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from app.case.errors import Refused
from app.case.records import PaperPlan
from app.work import redaction, typed
from app.work.sheet import Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.case.case import Case, Change
    from app.case.snapshot import Snapshot

#: A page for the identity card; the files of recordings, in which nothing is hidden.
FLAGS = ("id_page", "recordings")
#: What may be chosen (``PaperPlan.choices``): ids of rules and entries and names of blanks are lists.
LISTS = ("reported", "unsaid", "left_out", "blank")
CHOICES = ("deadline", "receiver", "redact", *FLAGS, *LISTS)


def plan_of(snapshot: Snapshot, kind: str) -> PaperPlan:
    """What was chosen for a kind; an empty plan if nothing was."""
    return next((one for one in snapshot.paper_plans if one.kind == kind), PaperPlan(id="", kind=kind))


def own_of(plan: PaperPlan) -> dict[str, str]:
    """The person's sentences by what was generated."""
    return {one["base"]: one["text"] for one in plan.own}


def write_first(case: Case, kind: str, text: str) -> Change:
    """Keeps the person's own account for a kind; empty takes it away."""
    return _change(case, kind, "document.first", lambda plan: {"first": text.strip()})


def write_own(case: Case, kind: str, base: str, text: str) -> Change:
    """Keeps the person's words for a generated sentence; empty ones, or the same, bring that one back."""
    return _change(case, kind, "document.own", lambda plan: {"own": with_own(plan, base, text).own})


def settle(case: Case, kind: str, base: str, now: str, *, keep: bool) -> Change:
    """Answers a conflict: the person's words now stand for the new sentence, or are given up.

    Raises:
        Refused: ``own_nowhere`` if they shall be kept where no sentence is.
    """
    return _change(case, kind, "document.own", lambda plan: {"own": settled(plan, base, now, keep=keep).own})


def choose(case: Case, kind: str, **choices: object) -> Change:
    """Keeps choices for a kind, those of :data:`CHOICES`; others stay as they were.

    Raises:
        Refused: a choice that is none, a date that is none.
    """
    checked = _checked(choices)
    return _change(case, kind, "document.choose", lambda plan: {"choices": {**plan.choices, **checked}})


def keep(case: Case, plan: PaperPlan) -> Change:
    """Keeps a plan as it is: what was chosen and what was written.

    Raises:
        Refused: a choice, a date or a profile that is none.
    """
    fields = {"first": plan.first.strip(), "own": plan.own, "choices": _checked(plan.choices)}
    was = plan_of(case.snapshot(), plan.kind)
    name = "own" if fields["own"] != was.own else "first" if fields["first"] != was.first else "choose"
    return _change(case, plan.kind, f"document.{name}", lambda _plan: fields)


def with_own(plan: PaperPlan, base: str, text: str) -> PaperPlan:
    """A plan with the person's words for a generated sentence; empty ones, or the same, bring that back."""
    own = own_of(plan) | {base: " ".join(text.split())}
    return dataclasses.replace(plan, own=_rows({b: t for b, t in own.items() if t and t != b}))


def settled(plan: PaperPlan, base: str, now: str, *, keep: bool) -> PaperPlan:
    """A plan with a conflict answered: the person's words now stand for the new sentence, or are given up.

    Raises:
        Refused: ``own_nowhere`` if they shall be kept where no sentence is.
    """
    if keep and not now:
        raise Refused("own_nowhere", "own")
    own = own_of(plan)
    mine = own.pop(base, "")
    return dataclasses.replace(plan, own=_rows(own | ({now: mine} if keep and mine else {})))


def _checked(choices: Mapping[str, Any]) -> dict[str, Any]:
    for name in choices:
        if name not in CHOICES:
            raise Refused("no_such_choice", name, what=name)
    checked = dict(choices)
    if checked.get("deadline"):
        checked["deadline"] = typed.day(str(checked["deadline"]), "deadline")
    if checked.get("redact"):
        redaction.profile(str(checked["redact"]))
    for name in FLAGS:
        if name in checked:
            checked[name] = bool(checked[name])
    for name in LISTS:
        if name in checked:
            checked[name] = sorted(set(map(str, checked[name])))
    return checked


def _rows(own: Mapping[str, str]) -> tuple[dict[str, str], ...]:
    return tuple({"base": base, "text": text} for base, text in own.items())


def _change(case: Case, kind: str, name: str, changed: Callable[[PaperPlan], dict[str, Any]]) -> Change:
    def fill(sheet: Sheet) -> None:
        have = sheet.find(PaperPlan, kind=kind)
        plan = have[0] if have else PaperPlan(id=fresh(PaperPlan), kind=kind)
        made = dataclasses.replace(plan, **changed(plan))
        if made != plan or not have:
            sheet.put(made)

    return act(case, name, fill)
