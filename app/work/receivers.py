"""Who gets a paper: for each receiver the kinds of documents that fit, the one that leads first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.followup import authorities

if TYPE_CHECKING:
    from app.case.snapshot import Snapshot
    from app.followup.authorities import Authority

COLLECTION = "collection"


@dataclass(frozen=True, kw_only=True)
class Receiver:
    """Somebody who gets papers; ``authority`` is the id of ``seeds/authorities`` that says what it needs.

    ``others`` are ids of authorities that stand in the routes in its place. ``leads`` is the kind that is
    written to it, ``beside`` are those that go along. ``form`` tells how it is handed in: ``letter``,
    ``form`` for a web form, ``hand`` in person, ``talk`` by telephone, ``self``. ``redact`` is the profile
    of what it need not know.
    """

    id: str
    leads: str
    beside: tuple[str, ...] = ()
    authority: str = ""
    others: tuple[str, ...] = ()
    form: str = "letter"
    redact: str = ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind of document for it, the one that leads first."""
        return (self.leads, *self.beside)


RECEIVERS = (
    Receiver(
        id="lender",
        authority="lender",
        leads="lender-letter",
        beside=("complaint", "evidence-list", "bundle"),
        redact="lender",
    ),
    Receiver(
        id="nfra",
        authority="nfra",
        leads="complaint",
        beside=("evidence-list", "bundle", "timeline"),
        redact="court",
    ),
    Receiver(
        id="local_finance",
        authority="local_finance",
        leads="complaint",
        beside=("evidence-list", "bundle", "timeline"),
        redact="court",
    ),
    Receiver(
        id="nifa", authority="nifa", leads="complaint", beside=("bundle",), form="form", redact="portal"
    ),
    Receiver(
        id="mediation",
        authority="mediation_finance",
        others=("mediation_people",),
        leads="statement",
        beside=("evidence-list", "bundle", "timeline"),
        form="hand",
        redact="court",
    ),
    Receiver(
        id="court",
        authority="court",
        leads="answer",
        beside=("evidence-list", "bundle", "custody", "statement"),
        form="hand",
        redact="court",
    ),
    Receiver(
        id="lawyer",
        authority="legal_aid",
        leads="brief",
        beside=("timeline", "bundle", "custody"),
        form="hand",
        redact="lawyer",
    ),
    Receiver(id="hotline", authority="lender", leads="call-script", form="talk"),
    Receiver(id="self", leads="timeline", beside=("overview", "custody", "bundle"), form="self"),
)
BY_ID = {one.id: one for one in RECEIVERS}
#: The receiver that a kind is prepared for when nobody was chosen.
FOR_KIND = {
    "bundle": "court",
    "evidence-list": "court",
    "custody": "court",
    "timeline": "lawyer",
    "overview": "self",
}


def listed(snapshot: Snapshot) -> list[Receiver]:
    """Every receiver, those that come first for this kind of lender in front."""
    order = way(snapshot)
    return sorted(RECEIVERS, key=lambda one: order.index(one.id) if one.id in order else len(order))


def way(snapshot: Snapshot) -> list[str]:
    """Ids of the receivers in the order that the routes give for the lenders of a case."""
    kinds = {one.lender_kind for one in snapshot.debts}
    found = authorities.route(COLLECTION, next(iter(kinds)) if len(kinds) == 1 else "unknown")
    offices = [one for one in RECEIVERS if one.form != "talk"]
    by_authority = {id: one.id for one in offices for id in (one.authority, *one.others)}
    return [by_authority[id] for id in (found.order if found else ()) if id in by_authority]


def default_for(snapshot: Snapshot, kind: str) -> Receiver:
    """For whom a kind is prepared when nobody was chosen: the first of the way whom it leads to."""
    if kind in FOR_KIND:
        return BY_ID[FOR_KIND[kind]]
    fitting = [one for one in listed(snapshot) if one.leads == kind]
    return fitting[0] if fitting else next(one for one in RECEIVERS if kind in one.kinds)


def leading_to(id: str) -> str:
    """The kind of document that is written to an authority; empty where nothing is."""
    offices = [one for one in RECEIVERS if one.form != "talk" and id in (one.authority, *one.others)]
    return offices[0].leads if offices else ""


def authority(receiver: Receiver) -> Authority | None:
    """What is known of a receiver that is an office."""
    return authorities.authorities().items.get(receiver.authority)
