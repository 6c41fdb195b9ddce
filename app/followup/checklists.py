"""Step 1: what to look at before believing a demand, by kind of lender, and what to ask on the phone."""

from __future__ import annotations

from dataclasses import dataclass

from app.case.stated import both, one_of, texts
from app.followup.sources import Both, Known, Loaded, Shape, load

EVERYONE = "*"


@dataclass(frozen=True, kw_only=True)
class Check(Known):
    """One thing to look at: what to do, what to ``keep``; ``result`` is ``evidence`` or ``entry``."""

    does: Both
    keep: Both
    result: str
    lender_kinds: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Question(Known):
    """One question for the hotline (its title), and why it is asked."""

    why: Both
    lender_kinds: tuple[str, ...]


CHECK = Shape(
    "check",
    Check,
    {"does": both, "keep": both, "result": one_of("evidence", "entry"), "lender_kinds": texts},
)
QUESTION = Shape("question", Question, {"why": both, "lender_kinds": texts})


def checks() -> Loaded[Check]:
    """Every thing to look at."""
    return load(CHECK, "checks")


def questions() -> Loaded[Question]:
    """Every question for the phone."""
    return load(QUESTION, "checks")


def checks_for(lender_kind: str) -> list[Check]:
    """What to look at with a kind of lender."""
    return [one for one in checks().listed() if {EVERYONE, lender_kind} & set(one.lender_kinds)]


def questions_for(lender_kind: str) -> list[Question]:
    """What to ask a kind of lender."""
    return [one for one in questions().listed() if {EVERYONE, lender_kind} & set(one.lender_kinds)]
