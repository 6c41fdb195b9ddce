"""A complaint that went out: the register begins its periods, tells of the answer, and both are one act."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.case.case import Batch
from app.case.errors import Refused
from app.case.records import Complaint, Debt, Document, Entry, Evidence
from app.case.sendings import Sending
from app.work import complaint_clocks, sent, sent_complaints

if TYPE_CHECKING:
    from app.case.case import Case

TODAY = date(2026, 12, 20)
OUT = {"to": "市地方金融管理局", "way": "courier", "sent_on": "2026-12-01", "number": "SF1"}


def paper(case: Case, kind: str = "complaint", **settings: Any) -> Document:
    made = Document(
        id=f"do_{kind}",
        kind=kind,
        name=f"{kind}.docx",
        made_at="2026-11-30T10:00:00+08:00",
        sha256="0" * 64,
        content_hash="1" * 64,
        settings=settings,
    )
    case.edit("test.put", Batch(put=[made]))
    return made


def test_a_complaint_that_was_sent_has_its_periods(case: Case) -> None:
    sent_complaints.record(case, paper(case, receiver="local_finance").id, OUT, today=TODAY)
    (complaint,) = case.find(Complaint)
    assert (complaint.body, complaint.way, complaint.number) == ("local_finance", "letter", "SF1")
    assert complaint.sent_on == "2026-12-01" and complaint.debt is not None
    assert case.get(Entry, str(complaint.entry)).kind == "complaint"
    (sending,) = case.find(Sending)
    assert sent_complaints.begun(case.snapshot(), sending) == complaint
    assert not sent_complaints.offered(case.snapshot(), sending)
    debt = case.find(Debt)[0]
    case.edit("test.put", Batch(put=[dataclasses.replace(debt, lender_kind="bank")]))
    to_lender = paper(case, receiver="lender")
    sent_complaints.record(case, to_lender.id, OUT | {"way": "email"}, today=TODAY)
    other = next(one for one in case.find(Complaint) if one.body == "lender")
    assert other.way == "mail"
    assert complaint_clocks.running(case.snapshot(), other, TODAY)


def test_sending_and_complaint_are_undone_as_one(case: Case) -> None:
    made = paper(case, receiver="nifa")
    sent_complaints.record(case, made.id, OUT, today=TODAY)
    case.undo()
    assert case.find(Sending) == [] and case.find(Complaint) == []
    case.redo()
    assert len(case.find(Sending)) == len(case.find(Complaint)) == 1


@pytest.mark.parametrize("wrong", [{"sent_on": "2026-12-21"}, {"sent_on": ""}, {"way": "pigeon"}])
def test_what_cannot_be_leaves_neither(case: Case, wrong: dict[str, str]) -> None:
    with pytest.raises(Refused):
        sent_complaints.record(case, paper(case, receiver="lender").id, OUT | wrong, today=TODAY)
    assert case.find(Sending) == [] and case.find(Complaint) == []


def test_the_answer_in_the_register_is_told_to_the_complaint_once(case: Case) -> None:
    sent_complaints.record(case, paper(case, receiver="lender").id, OUT, today=TODAY)
    (sending,) = case.find(Sending)
    proof = case.find(Evidence)[0].id
    answer = {"replied_on": "2026-12-15", "reply": proof}
    sent_complaints.change(case, sending.id, answer, today=TODAY)
    (complaint,) = case.find(Complaint)
    assert complaint.replied_on == "2026-12-15"
    told = case.snapshot().citations_of(str(complaint.reply_entry))
    assert [one.evidence for one in told] == [proof]
    sent_complaints.change(case, sending.id, {"note": "收到"}, today=TODAY)
    assert case.find(Complaint) == [complaint]


def test_an_answer_of_a_day_to_come_is_refused_and_nothing_is_written(case: Case) -> None:
    made = paper(case, receiver="lender")
    with pytest.raises(Refused, match="day_in_future"):
        sent_complaints.record(case, made.id, OUT | {"replied_on": "2027-01-02"}, today=TODAY)
    assert (case.find(Sending), case.find(Complaint)) == ([], [])
    sent_complaints.record(case, made.id, OUT, today=TODAY)
    before = case.find(Sending)
    with pytest.raises(Refused, match="day_in_future"):
        sent_complaints.change(case, before[0].id, {"replied_on": "2027-01-02"}, today=TODAY)
    assert case.find(Sending) == before


def test_a_sending_that_was_noted_alone_can_begin_later_with_its_proof(case: Case) -> None:
    made, proof = paper(case, receiver="lender"), case.find(Evidence)[0].id
    sent.record(case, made.id, OUT | {"receipt": proof, "replied_on": "2026-12-10"})
    (sending,) = case.find(Sending)
    assert sent_complaints.offered(case.snapshot(), sending)
    sent_complaints.begin(case, sending.id, today=TODAY)
    (complaint,) = case.find(Complaint)
    assert [one.evidence for one in case.snapshot().citations_of(str(complaint.entry))] == [proof]
    assert complaint.replied_on == "2026-12-10" and complaint.reply_entry is not None
    assert not sent_complaints.offered(case.snapshot(), sending)


@pytest.mark.parametrize(
    ("kind", "receiver", "body"),
    [
        ("complaint", "nfra", "nfra"),
        ("complaint", "", "local_finance"),  # the demo's lender is a small-loan company
        ("complaint", "court", ""),
        ("lender-letter", "lender", ""),
        ("statement", "mediation", ""),
    ],
)
def test_whom_a_document_complains_to(case: Case, kind: str, receiver: str, body: str) -> None:
    made = dataclasses.replace(paper(case, kind), settings={"receiver": receiver} if receiver else {})
    found = sent_complaints.body(case.snapshot(), made)
    assert found == body or (not receiver and found in ("lender", body))
