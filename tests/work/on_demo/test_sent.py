"""The register of documents: how they went out, the proof of it, and what changed since they were made."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from app.case.case import Batch
from app.case.errors import Refused, Trouble
from app.case.records import Document, Evidence
from app.case.sendings import Sending
from app.work import dump, paper_plans, papers, particulars, sent, since

if TYPE_CHECKING:
    from pathlib import Path

    from app.case.case import Case


@pytest.fixture(autouse=True)
def made(case: Case, tmp_path: Path) -> None:
    list(papers.make(case, "lender-letter", tmp_path / "函.docx"))


def letter(case: Case) -> Document:
    return case.find(Document)[0]


def test_a_sending_is_kept_completed_and_taken_back(case: Case, tmp_path: Path) -> None:
    made = letter(case)
    sent.record(case, made.id, {"to": "青栗借", "way": "courier", "sent_on": "2026-12-01", "number": "SF1"})
    (one,) = sent.of(case.snapshot(), made.id)
    receipt = tmp_path / "回执.png"
    receipt.write_bytes((case.folder / case.find(Evidence)[0].stored).read_bytes() + b"other")
    list(sent.attach(case, one.id, receipt))
    sent.change(case, one.id, {"replied_on": "2026-12-09"})
    (one,) = sent.of(case.snapshot(), made.id)
    assert (one.way, one.number, one.replied_on) == ("courier", "SF1", "2026-12-09")
    item = case.get(Evidence, one.receipt or "")
    assert item.name == "回执.png" and item.exhibit is not None
    (told,) = [row for row in dump.dump(case)["documents"] if row["id"] == made.id]
    assert told["sent"][0]["number"] == "SF1" and told["sent"][0]["receipt"] == item.id
    sent.remove(case, one.id)
    assert case.find(Sending) == [] and case.get(Evidence, item.id) == item
    case.undo()
    assert len(case.find(Sending)) == 1


@pytest.mark.parametrize(
    "wrong", [{"sent_on": "明天"}, {"way": "pigeon"}, {"replied_on": "2026-11-01"}, {"colour": "red"}]
)
def test_what_cannot_be_is_refused_and_nothing_is_written(case: Case, wrong: dict[str, str]) -> None:
    with pytest.raises(Refused):
        sent.record(case, letter(case).id, {"sent_on": "2026-12-01"} | wrong)
    assert case.find(Sending) == []
    with pytest.raises(Trouble):
        sent.record(case, "do_none", {"sent_on": "2026-12-01"})


def test_a_sending_changes_nothing_on_the_paper(case: Case, tmp_path: Path) -> None:
    sent.record(case, letter(case).id, {"sent_on": "2026-12-01"})
    list(papers.make(case, "lender-letter", tmp_path / "again.docx"))
    assert (tmp_path / "again.docx").read_bytes() == (tmp_path / "函.docx").read_bytes()


def test_what_changed_since_is_told_by_record_and_undone_changes_are_none(case: Case) -> None:
    made, snapshot = letter(case), case.snapshot()
    assert since.since(case, made.id).changes == ()
    draft = next(e for e in snapshot.entries if e.status == "draft")
    used = next(e for e in snapshot.entries if e.status == "confirmed" and e.kind == "sms")
    gone = next(e for e in snapshot.entries if e.status == "confirmed" and e.kind == "call")
    put = [dataclasses.replace(draft, status="confirmed"), dataclasses.replace(gone, status="discarded")]
    case.edit("test", Batch(put=[*put, dataclasses.replace(used, text="另一段话")]))
    particulars.record(case, {("phone", ""): "13900000000"})
    paper_plans.write_first(case, "lender-letter", "我的话")
    paper_plans.write_first(case, "complaint", "别的文书")
    found = since.since(case, made.id)
    assert found.counts() == {
        ("entry", "added"): 1,
        ("entry", "changed"): 1,
        ("entry", "gone"): 1,
        ("case", "changed"): 1,
        ("paper_plan", "added"): 1,
    }
    (changed,) = [one for one in found.changes if (one.table, one.how) == ("entry", "changed")]
    assert (changed.id, changed.fields) == (used.id, ("text",))
    for _ in range(4):
        case.undo()
    assert since.since(case, made.id).changes == ()
