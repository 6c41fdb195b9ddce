"""Whom to turn to: authorities and channels as data, and the right order by lender kind and matter."""

from __future__ import annotations

from dataclasses import dataclass

from app.case.stated import both, in_both, one_of, texts
from app.followup.sources import Both, Known, Loaded, Shape, load

#: What a complaint can be about.
MATTERS = ("collection", "credit_record", "nuisance", "personal_data", "threat", "fraud", "sued")
EVERYONE = "*"


@dataclass(frozen=True, kw_only=True)
class Authority(Known):
    """A body or channel: how to reach it, what it does, what it needs, and what it cannot do."""

    contact: Both
    does: Both
    needs: Both
    cannot: Both


@dataclass(frozen=True, kw_only=True)
class Route(Known):
    """The order in which authorities come for a matter; those in ``beside`` may be told at any time.

    Those in ``on_answer`` look at an answer again: without one they are passed over.
    """

    matter: str
    lender_kinds: tuple[str, ...]
    order: tuple[str, ...]
    beside: tuple[str, ...]
    says: Both
    on_answer: tuple[str, ...] = ()


AUTHORITY = Shape("authority", Authority, {"contact": in_both, "does": both, "needs": both, "cannot": both})
ROUTE = Shape(
    "route",
    Route,
    {
        "matter": one_of(*MATTERS),
        "lender_kinds": texts,
        "order": texts,
        "beside": texts,
        "says": both,
        "on_answer": texts,
    },
    frozenset({"on_answer"}),
)


def authorities() -> Loaded[Authority]:
    """Every authority there is data for."""
    return load(AUTHORITY, "authorities")


def routes() -> Loaded[Route]:
    """Every route there is data for."""
    return load(ROUTE, "authorities")


def route(matter: str, lender_kind: str) -> Route | None:
    """The way for a matter with a kind of lender; one for that kind goes before one for everybody."""
    fitting = [one for one in routes().listed() if one.matter == matter]
    own = [one for one in fitting if lender_kind in one.lender_kinds]
    return next(iter(own or [one for one in fitting if EVERYONE in one.lender_kinds]), None)


PASSED = ("done", "lapsed")


@dataclass(frozen=True, kw_only=True)
class Station:
    """One step of a way.

    ``state`` is ``done`` (answered), ``waiting``, ``lapsed`` (no answer in time), ``next``, ``later`` or
    ``beside``.
    """

    authority: Authority
    state: str


def way(
    matter: str,
    lender_kind: str,
    *,
    asked: frozenset[str],
    answered: frozenset[str],
    lapsed: frozenset[str] = frozenset(),
) -> list[Station]:
    """A route with where the person stands on it.

    Args:
        matter: what it is about.
        lender_kind: kind of the lender.
        asked: ids of authorities a complaint was sent to.
        answered: ids of those that answered.
        lapsed: ids of those whose time for an answer went by: the next may be turned to.
    """
    known, found = authorities().items, route(matter, lender_kind)
    if found is None:
        return []
    stations: list[Station] = []
    open_ = True
    for id in (one for one in found.order if one in known):
        passed_over = id in found.on_answer and not answered & set(found.order)
        state = "next" if open_ and not passed_over else "later"
        if id in asked | answered | lapsed:
            state = "done" if id in answered else "lapsed" if id in lapsed else "waiting"
        open_ = open_ and (passed_over or state in PASSED)
        stations.append(Station(authority=known[id], state=state))
    beside = [Station(authority=known[id], state="beside") for id in found.beside if id in known]
    return stations + beside
