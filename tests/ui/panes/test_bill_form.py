"""The monthly check in the window: the answer while it is typed, the entry when it is kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.case.records import Debt, Entry
from app.ui.bill_form import BillForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk


def form(desk: Desk, qtbot: QtBot) -> BillForm:
    made = BillForm(desk, desk.case.find(Debt)[0].id, today=date(2026, 5, 2))
    made.show()
    return made


def test_the_answer_stands_below_while_it_is_typed(desk: Desk, qtbot: QtBot) -> None:
    made = form(desk, qtbot)
    made.boxes["balance"].widget.setText("260")
    assert "剩余应还：机构显示 ¥260.00，记录是 ¥200.00，不一致。" in made.answer.text()
    made.boxes["balance"].widget.setText("200")
    assert "和记录一致" in made.answer.text()
    made.boxes["due_on"].widget.setText("2026-05-1")  # half typed
    assert "和记录一致" in made.answer.text()
    made.boxes["due_on"].widget.setText("2026-05-10")
    assert made.answer.text().count("一致") == 2
    with qtbot.waitSignal(made.destroyed):
        made.reject()


def test_it_is_kept_as_an_entry(desk: Desk, qtbot: QtBot) -> None:
    made = form(desk, qtbot)
    made.boxes["overdue_days"].widget.setText("0")
    made.boxes["extra"].widget.setText("0")
    with qtbot.waitSignal(made.accepted):
        made.save()
    kept = desk.case.find(Entry, kind="verification")[0]
    assert "逾期天数：机构显示 0 天，和记录一致。" in kept.text
    assert "罚息、违约金、费用：机构显示 ¥0.00" in kept.text


def test_what_cannot_be_taken_is_told_beside_its_field(desk: Desk, qtbot: QtBot) -> None:
    made = form(desk, qtbot)
    made.save()
    qtbot.waitUntil(lambda: "至少填一项" in made.boxes["balance"].note.text())
    made.boxes["overdue_days"].widget.setText("九天")
    made.save()
    assert "九天" in made.boxes["overdue_days"].note.text()
    made.boxes["overdue_days"].widget.setText("")
    made.boxes["balance"].widget.setText("很多")
    made.save()
    assert made.boxes["balance"].note.property("look") == "wrong"
    with qtbot.waitSignal(made.destroyed):
        made.reject()
