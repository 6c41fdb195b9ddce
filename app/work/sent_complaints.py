"""A complaint that went out is one whose periods run: the register begins it, and tells of its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.case.errors import Refused
from app.case.records import Complaint, Document
from app.case.sendings import Sending
from app.followup import authorities
from app.work import complaints, receivers, sent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.case.case import Case, Change
    from app.case.snapshot import Snapshot

#: The kind of document that is a complaint.
KIND = "complaint"
#: How a complaint went out, by how its document did.
WAYS = {
    "hand": "visit",
    "mail": "letter",
    "courier": "letter",
    "email": "mail",
    "portal": "portal",
    "app": "app",
}


def body(snapshot: Snapshot, document: Document) -> str:
    """The authority (id) that a document complains to; empty for one that is no complaint."""
    if document.kind != KIND:
        return ""
    chosen = receivers.BY_ID.get(str(document.settings.get("receiver", "")))
    receiver = chosen or receivers.default_for(snapshot, document.kind)
    known = authorities.authorities().items
    return receiver.authority if KIND in receiver.kinds and receiver.authority in known else ""


def begun(snapshot: Snapshot, sending: Sending) -> Complaint | None:
    """The complaint that a sending began: to the same body, sent on the same day."""
    to = _body(snapshot, sending)
    return next((one for one in snapshot.complaints if to and _is_of(one, to, sending)), None)


def offered(snapshot: Snapshot, sending: Sending) -> bool:
    """Whether a sending is one of a complaint whose periods do not run yet."""
    return bool(_body(snapshot, sending)) and begun(snapshot, sending) is None


def check(case: Case, document: Document, sent_on: str, to: str, today: date) -> None:
    """``Refused`` where no complaint can begin: nobody it went to is known, or the day lies ahead."""
    complaints.not_later(sent_on, "sent_on", today)
    if not to and not body(case.snapshot(), document):
        raise Refused("complaint_needs_body", "to")


def begin(case: Case, sending: str, *, today: date, lang: str = "zh_CN", under: str | None = None) -> Change:
    """Records the complaint of a sending, with its proof; from then on its periods run.

    Args:
        case: the case.
        sending: id of the sending.
        today: no day may lie after it.
        lang: language of the words that the timeline gets.
        under: an act that it belongs to.

    Raises:
        Refused: with the field that cannot be taken. Trouble: ``no_such`` sending.
    """
    have, snapshot = case.get(Sending, sending), case.snapshot()
    document = case.get(Document, have.document)
    given: dict[str, Any] = {
        "body": body(snapshot, document),
        "body_name": "" if body(snapshot, document) else have.to,
        "way": WAYS.get(have.way, "other" if have.way else ""),
        "sent_on": have.sent_on,
        "number": have.number,
        "debt": document.settings.get("debt"),
    }
    act = under or case.new_act()
    proof = [have.receipt] if have.receipt else []
    made = complaints.record(case, given, today=today, lang=lang, evidence=proof, under=act)
    if have.replied_on:
        id = next(id for table, id in made.rows if table == Complaint.table)
        _answered(case, id, have, today, lang, act)
    return made


def record(
    case: Case, document: str, fields: Mapping[str, Any], *, today: date, lang: str = "zh_CN"
) -> Change:
    """Notes that a complaint was sent and begins its periods, as one act.

    Raises:
        Refused: a field that cannot be taken; nothing is written then.
    """
    given = sent.checked(case, fields)
    check(case, case.get(Document, document), given["sent_on"], given["to"], today)
    complaints.not_later(given["replied_on"], "replied_on", today)
    act = case.new_act()
    change = sent.record(case, document, fields, under=act)
    id = next(id for table, id in change.rows if table == Sending.table)
    begin(case, id, today=today, lang=lang, under=act)
    return change


def change(
    case: Case, sending: str, fields: Mapping[str, Any], *, today: date, lang: str = "zh_CN"
) -> Change:
    """As ``sent.change``; an answer that is new is told to the complaint too, as one act.

    Raises:
        Refused: a field that cannot be taken; nothing is written then.
    """
    act, before = case.new_act(), begun(case.snapshot(), case.get(Sending, sending))
    if before is not None:
        complaints.not_later(fields.get("replied_on"), "replied_on", today)
    done = sent.change(case, sending, fields, under=act)
    have = case.get(Sending, sending)
    if before is not None and have.replied_on and not before.replied_on:
        _answered(case, before.id, have, today, lang, act)
    return done


def _answered(case: Case, complaint: str, have: Sending, today: date, lang: str, act: str) -> None:
    proof = [have.reply] if have.reply else []
    given = {"replied_on": have.replied_on}
    complaints.reply(case, complaint, given, today=today, lang=lang, evidence=proof, under=act)


def _body(snapshot: Snapshot, sending: Sending) -> str:
    document = next((one for one in snapshot.documents if one.id == sending.document), None)
    return body(snapshot, document) if document is not None else ""


def _is_of(one: Complaint, to: str, sending: Sending) -> bool:
    return one.body == to and one.sent_on == sending.sent_on
