"""The form for how a document went out: a complaint begins its periods there, or later in the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from app.case.changes import Batch
from app.case.records import Complaint, Document
from app.case.sendings import Sending
from app.ui.register import Register
from app.ui.sending_form import SendingForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk


def document(desk: Desk, qtbot: QtBot, kind: str = "complaint") -> Document:
    made = Document(
        id="do_x",
        kind=kind,
        name="x.docx",
        made_at="2026-08-01T10:00:00+08:00",
        sha256="0" * 64,
        content_hash="1" * 64,
        settings={"receiver": "local_finance"},
    )
    desk.case.edit("test.put", Batch(put=[made]))
    qtbot.waitUntil(lambda: any(one.id == "do_x" for one in desk.snapshot().documents), timeout=10_000)
    return made


def form(desk: Desk, qtbot: QtBot, made: Document) -> SendingForm:
    parent = QWidget()
    qtbot.addWidget(parent)  # the form goes away by itself once it is closed
    shown = SendingForm(desk, made, None, parent)
    shown.holder = parent  # type: ignore[attr-defined]
    shown.show()
    return shown


def links(widget: Any, text: str) -> list[QPushButton]:
    return [one for one in widget.findChildren(QPushButton) if one.text() == text]


@pytest.mark.parametrize("begins", [True, False])
def test_a_complaint_begins_its_periods_unless_it_is_not_wanted(
    desk: Desk, qtbot: QtBot, begins: bool
) -> None:
    shown = form(desk, qtbot, document(desk, qtbot))
    if not begins:
        shown.boxes["clock"].widget.setCurrentIndex(1)  # type: ignore[attr-defined]
    shown.main.click()
    qtbot.waitUntil(lambda: len(desk.case.find(Sending)) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: desk.jobs.live == 0, timeout=20_000)
    assert [one.body for one in desk.case.find(Complaint)] == (["local_finance"] if begins else [])


def test_another_paper_asks_nothing_about_periods(desk: Desk, qtbot: QtBot) -> None:
    assert "clock" not in form(desk, qtbot, document(desk, qtbot, "statement")).boxes


def test_the_register_offers_it_until_it_is_begun(desk: Desk, qtbot: QtBot) -> None:
    made = document(desk, qtbot)
    desk.case.edit(
        "test.put", Batch(put=[Sending(id="se_x", document=made.id, sent_on="2026-08-01", way="mail")])
    )
    register = Register(desk)
    qtbot.addWidget(register)
    register.show()
    desk.refreshed.connect(lambda: register.show_kind("complaint"))
    register.show_kind("complaint")
    qtbot.waitUntil(lambda: bool(links(register, "开始算答复期限")), timeout=20_000)
    links(register, "开始算答复期限")[0].click()
    qtbot.waitUntil(lambda: len(desk.case.find(Complaint)) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: not links(register, "开始算答复期限"), timeout=20_000)
    qtbot.waitUntil(lambda: desk.jobs.live == 0, timeout=20_000)
