from __future__ import annotations

from typing import TYPE_CHECKING

from app.case.changes import Batch
from app.case.records import Complaint, Debt, Task
from app.work import cases
from app.work.dump import dump

if TYPE_CHECKING:
    from pathlib import Path


def test_complaints_and_tasks_are_in_the_dump_and_undone_as_one(tmp_path: Path) -> None:
    with cases.create(tmp_path / "case", title="例", lender="晨禾借", lender_kind="bank") as case:
        debt = case.find(Debt)[0].id
        made = Complaint(id="co_1", debt=debt, body="lender", made_on="2025-08-01", sent_on="2025-08-02")
        task = Task(id="ta_1", step="get_statement", state="later", noted_on="2025-08-01", until="2025-08-09")
        case.edit("complaint.make", Batch(put=[made, task]))
        shown = dump(case)
        assert [(one["body"], one["sent_on"]) for one in shown["complaints"]] == [("lender", "2025-08-02")]
        assert [(one["step"], one["until"]) for one in shown["tasks"]] == [("get_statement", "2025-08-09")]
        assert len(dump(case, debt=debt)["complaints"]) == 1
        case.undo()
        assert (dump(case)["complaints"], dump(case)["tasks"]) == ([], [])
        assert case.verify() == []
