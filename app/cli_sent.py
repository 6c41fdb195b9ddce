"""``jushi sent``: how a document went out, its receipt and the answer, as the register keeps it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.case.case import Case
from app.case.errors import Refused
from app.case.records import Document
from app.case.sendings import Sending
from app.cli_output import emit, say
from app.cli_read import paper_language
from app.work import sent, sent_complaints

if TYPE_CHECKING:
    import argparse

    from app.case.snapshot import Snapshot

RECEIVED = "received"
FIELDS = {
    "to": "to",
    "way": "way",
    "on": "sent_on",
    "number": "number",
    "replied": "replied_on",
    "note": "note",
}


def sent_out(options: argparse.Namespace) -> int:
    """Notes a sending or completes one, takes its proof in, and begins a complaint's periods."""
    given = {field: value for name, field in FIELDS.items() if (value := getattr(options, name)) is not None}
    for name in sent.PROOFS:
        path = getattr(options, name)
        if path is not None and not Path(path).is_file():
            raise Refused("file_missing_here", f"--{name}", path=path)
    today, lang = date.today(), paper_language()
    with Case.open(Path(options.dir)) as case:
        if options.complaint:
            _check(case, options, given, today)
        if options.sending:
            sent_complaints.change(case, options.sending, given, today=today, lang=lang)
            id = options.sending
        else:
            document = _document(case.snapshot(), options.document)
            change = sent.record(case, document.id, given)
            id = next(id for table, id in change.rows if table == Sending.table)
        for name in sent.PROOFS:
            if (path := getattr(options, name)) is not None:
                for _step in sent.attach(case, id, Path(path), name):
                    pass
        if options.complaint:
            sent_complaints.begin(case, id, today=today, lang=lang)
        elif sent_complaints.offered(case.snapshot(), case.get(Sending, id)):
            say("complaint_offered", {}, options.lang_shown)
        _tell(case.snapshot(), case.get(Sending, id))
    return 0


def _check(case: Case, options: argparse.Namespace, given: dict[str, str], today: date) -> None:
    """Whether a complaint can begin, before anything is written."""
    if options.sending:
        have = case.get(Sending, options.sending)
        given = {"sent_on": have.sent_on, "to": have.to} | given
        document = case.get(Document, have.document)
    else:
        document = _document(case.snapshot(), options.document)
    known = sent.checked(case, given)
    sent_complaints.check(case, document, known["sent_on"], known["to"], today)


def _document(snapshot: Snapshot, wanted: str) -> Document:
    """A document by its id, or the last one that was made of a kind."""
    known = [one for one in snapshot.documents if one.kind != RECEIVED and wanted in (one.id, one.kind)]
    if not known:
        raise Refused("no_such_document", "DOCUMENT", what=wanted)
    return max(known, key=lambda one: one.made_at)


def _tell(snapshot: Snapshot, one: Sending) -> None:
    complaint = sent_complaints.begun(snapshot, one)
    emit(
        {
            "document": one.document,
            "sending": one.id,
            "sent_on": one.sent_on,
            "receipt": one.receipt,
            "reply": one.reply,
            "complaint": complaint.id if complaint else None,
        }
    )
