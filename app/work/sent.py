"""How documents went out and what came back: by which way, on which day, with which number, and the proof."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from app.case.errors import Refused, Trouble
from app.case.records import Document, Evidence
from app.case.sendings import WAYS, Sending
from app.work import take_in, typed
from app.work.sheet import Sheet, act, fresh

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from app.case.case import Case, Change
    from app.case.snapshot import Snapshot

#: Fields that a person gives; ``receipt`` and ``reply`` are ids of evidence.
FIELDS = ("to", "way", "sent_on", "number", "receipt", "replied_on", "reply", "note")
PROOFS = ("receipt", "reply")


def of(snapshot: Snapshot, document: str) -> list[Sending]:
    """The sendings of a document, the latest last."""
    return sorted((one for one in snapshot.sendings if one.document == document), key=lambda o: o.sent_on)


def record(case: Case, document: str, fields: Mapping[str, Any], *, under: str | None = None) -> Change:
    """Notes that a document was sent; ``sent_on`` is needed. ``under`` is an act that it belongs to.

    Raises:
        Refused: a day that is none, an answer before the sending, a way that is none.
        Trouble: ``no_such`` document or evidence.
    """
    case.get(Document, document)
    made = Sending(id=fresh(Sending), document=document, **checked(case, fields))
    return act(case, "document.sent", lambda sheet: _put(sheet, made), act=under)


def change(case: Case, sending: str, fields: Mapping[str, Any], *, under: str | None = None) -> Change:
    """Corrects or completes a sending; fields that are not given stay. Errors as for :func:`record`."""
    have = case.get(Sending, sending)
    known = {name: getattr(have, name) for name in FIELDS}
    made = dataclasses.replace(have, **checked(case, known | dict(fields)))
    return act(case, "document.sent", lambda sheet: _put(sheet, made), act=under)


def remove(case: Case, sending: str) -> Change:
    """Takes a sending back; its proof stays in the case."""
    have = case.get(Sending, sending)
    return act(case, "document.unsent", lambda sheet: sheet.remove(have))


def attach(case: Case, sending: str, path: Path, proof: str = "receipt") -> Iterator[Any]:
    """Takes a file in as evidence and ties it to a sending; each step is one of ``take_in``.

    Raises:
        Refused: ``no_such_choice`` for a proof that is none.
        Trouble: ``no_such`` sending; ``receipt_refused`` if the file could not be taken in.
    """
    if proof not in PROOFS:
        raise Refused("no_such_choice", proof, what=proof)
    case.get(Sending, sending)
    evidence = None
    for taken in take_in.take_in(case, [path]):
        evidence = taken.evidence or evidence
        yield taken
    if evidence is None:
        raise Trouble("receipt_refused", name=path.name)
    change(case, sending, {proof: evidence})


def _put(sheet: Sheet, made: Sending) -> None:
    sheet.put(made)
    for name in PROOFS:
        if (id := getattr(made, name)) is not None:
            sheet.exhibit(id)


def checked(case: Case, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as a sending has them; ``Refused`` names the one that cannot be taken."""
    for name in fields:
        if name not in FIELDS:
            raise Refused("no_such_choice", name, what=name)
    made: dict[str, Any] = {
        "to": typed.text(fields.get("to"), "to").strip(),
        "way": typed.choice(fields.get("way") or "", "way", WAYS),
        "sent_on": typed.day(fields.get("sent_on"), "sent_on"),
        "number": typed.text(fields.get("number"), "number").strip(),
        "note": typed.text(fields.get("note"), "note").strip(),
    }
    replied = fields.get("replied_on")
    made["replied_on"] = typed.day(replied, "replied_on") if replied else None
    if made["replied_on"] is not None and made["replied_on"] < made["sent_on"]:
        raise Refused("replied_before_sent", "replied_on")
    for name in PROOFS:
        made[name] = fields.get(name) or None
        if made[name] is not None:
            case.get(Evidence, made[name])
    return made
