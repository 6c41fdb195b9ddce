"""What the button of a suggestion really does: each action of ``work.next_plans`` once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.followup import checklists

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.next_pane import NextPane
    from app.work.next_sources import Proposal


def act(pane: NextPane, one: Proposal) -> None:
    """Do it: go to a place, or open the form."""
    ACTS[one.action](pane, one)


def _add(pane: NextPane, one: Proposal) -> None:
    if one.target.get("entries"):
        pane.show_entries(one.target["entries"])
    pane.add_requested.emit()


def _agreement(pane: NextPane, _one: Proposal) -> None:
    pane.agreement_requested.emit()


def _entry(pane: NextPane, _one: Proposal) -> None:
    pane.entry_requested.emit()


def _review(pane: NextPane, _one: Proposal) -> None:
    entries = any(one.status == "draft" for one in pane.snapshot().entries)
    pane.place_requested.emit("review" if entries else "agreement")  # where what waits is confirmed


def _document(pane: NextPane, one: Proposal) -> None:
    pane.document(one.target["kind"])


def _complaint_new(pane: NextPane, one: Proposal) -> None:
    pane.complain(one.target | {"debt": one.debt})


def _complaint(pane: NextPane, _one: Proposal) -> None:
    pane.go("complaints")


def _verify(pane: NextPane, one: Proposal) -> None:
    pane.write_result(str(one.debt), checklists.checks().items[one.target["check"]])


def _call(pane: NextPane, one: Proposal) -> None:
    pane.call(one.debt)


def _card(pane: NextPane, one: Proposal) -> None:
    pane.card(one.target["card"])


def _lender(pane: NextPane, one: Proposal) -> None:
    pane.edit_lender(pane.snapshot().debt_by_id[str(one.debt)])


ACTS: dict[str, Callable[[NextPane, Proposal], None]] = {
    "add": _add,
    "agreement": _agreement,
    "review": _review,
    "document": _document,
    "entry": _entry,
    "complaint_new": _complaint_new,
    "complaint": _complaint,
    "verify": _verify,
    "call": _call,
    "card": _card,
    "lender": _lender,
}
