"""The place of documents: every kind with its state, its pages, what was made of it and how it went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QLabel, QLineEdit

from app.case.records import Document, Evidence
from app.case.sendings import Sending
from app.ui import documents_words
from app.ui.documents_overview import Kind
from app.ui.documents_pane import DocumentsPane
from app.ui.sending_form import SendingForm
from app.work import papers, particulars, sent

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from app.ui.window import Window


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> DocumentsPane:
    made = DocumentsPane(desk)
    qtbot.addWidget(made)
    made.resize(1290, 640)
    made.show()
    qtbot.waitUntil(lambda: made.overview.paper.note.text().startswith("共"), timeout=30_000)
    return made


def row(pane: DocumentsPane, kind: str) -> Kind:
    kinds = pane.overview.kinds
    shown = kinds.itemWidget(kinds.item(documents_words.KINDS.index(kind)))
    assert isinstance(shown, Kind)
    return shown


def told(pane: DocumentsPane, kind: str) -> list[str]:
    item = pane.overview.kinds.item(documents_words.KINDS.index(kind))
    return item.data(Qt.ItemDataRole.AccessibleTextRole).split("\n")


def make(desk: Desk, qtbot: QtBot, kind: str, place: Path) -> Document:
    before = len(desk.snapshot().documents)
    desk.act(lambda case: list(papers.make(case, kind, place)))
    qtbot.waitUntil(lambda: len(desk.snapshot().documents) > before, timeout=30_000)
    return desk.snapshot().documents[-1]


def test_every_kind_of_the_command_line_is_there_once() -> None:
    assert sorted(documents_words.KINDS) == sorted(papers.KINDS)


def test_each_kind_says_for_whom_it_is_and_what_stays_blank(pane: DocumentsPane, desk: Desk) -> None:
    lacking = len(particulars.lacking(desk.snapshot(), "complaint"))
    said = ["投诉书", "给监管部门或地方金融管理部门", f"空着待填 {lacking} 项", "还没做过"]
    assert told(pane, "complaint") == said
    assert told(pane, "bundle")[2] == "还没做过"


def test_the_pages_are_drawn_and_nothing_is_noted_in_the_case(
    pane: DocumentsPane, desk: Desk, qtbot: QtBot
) -> None:
    paper = pane.overview.paper
    assert paper.sheets[0].accessibleName() == "第 1 页" and paper.sheets[0].is_shown
    pane.overview.choose("brief")
    qtbot.waitUntil(lambda: paper.note.text().startswith("正在"), timeout=5_000)
    qtbot.waitUntil(lambda: paper.note.text().startswith("共"), timeout=30_000)
    assert desk.case.find(Document) == [] and desk.snapshot().paper_plans == ()


def test_each_kind_gets_its_small_page(pane: DocumentsPane, qtbot: QtBot) -> None:
    for kind in documents_words.KINDS:
        qtbot.waitUntil(lambda kind=kind: row(pane, kind).thumb.is_shown, timeout=60_000)


def test_save_and_print_are_wishes_and_a_bundle_is_no_word_file(pane: DocumentsPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.save_requested) as saved:
        pane.overview.buttons["pdf"].click()
    assert saved.args == ["complaint", "pdf"]
    with qtbot.waitSignal(pane.print_requested) as printed:
        pane.overview.buttons["print"].click()
    assert printed.args == ["complaint"]
    pane.overview.choose("bundle")
    assert not pane.overview.buttons["docx"].isEnabled() and pane.overview.buttons["pdf"].isEnabled()


def test_a_letter_to_the_lender_is_never_made_before_the_warning_was_read(
    pane: DocumentsPane, qtbot: QtBot
) -> None:
    wished: list[object] = []
    pane.save_requested.connect(lambda *args: wished.append(args))
    pane.overview.choose("lender-letter")
    pane.overview.buttons["docx"].click()
    step = pane.wizard.steps["save"]
    assert pane.wizard.isVisible() and pane.wizard.step == "save" and wished == []
    shown = " ".join(one.text() for one in step.findChildren(QLabel))
    assert "诉讼时效重新计算" in shown and "一般三年" in shown
    buttons = step.buttons  # type: ignore[attr-defined]
    assert not any(one.isEnabled() for one in buttons.values())
    assert step.why.isVisible() and "我看过了" in step.why.text()  # type: ignore[attr-defined]
    step.read.click()  # type: ignore[attr-defined]
    assert not step.why.isVisible()  # type: ignore[attr-defined]
    buttons["docx"].click()
    assert wished == [("lender-letter", "docx")]


def test_what_was_made_is_listed_with_what_changed_since(
    pane: DocumentsPane, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    made = make(desk, qtbot, "brief", tmp_path / "摘要.docx")
    qtbot.waitUntil(lambda: told(pane, "brief")[2].startswith("做过："), timeout=30_000)
    pane.overview.choose("brief")
    pane.overview.show_tab("register")
    register = pane.overview.register
    assert register.document == made
    text = register.model.index(0, 1).data()
    assert text == "摘要.docx" and register.model.index(0, 3).data() == "没有记"
    shown = lambda: " ".join(one.text() for one in register.sheet.findChildren(QLabel))  # noqa: E731
    assert made.sha256 in shown() and made.content_hash in shown()
    qtbot.waitUntil(lambda: "没有变化" in shown(), timeout=10_000)
    desk.act(particulars.record, {("phone", ""): "13900000000"})
    qtbot.waitUntil(lambda: "改动身份信息 1 处" in shown(), timeout=10_000)
    assert register.listed is not None
    register.listed.click()
    assert "改　身份信息：电话" in shown()
    pane.overview.choose("complaint")
    assert register.document is None
    register.everything.click()
    assert register.document == made


def test_a_sending_is_noted_with_its_receipt(
    pane: DocumentsPane, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    made = make(desk, qtbot, "complaint", tmp_path / "投诉书.docx")
    form = SendingForm(desk, made, None, pane)
    to, day = form.boxes["to"].widget, form.boxes["sent_on"].widget
    assert isinstance(to, QLineEdit) and isinstance(day, QDateEdit)
    to.setText("某市金融监管局")
    day.setDate(QDate(2026, 5, 6))
    reply = form.boxes["replied_on"]
    assert reply.unknown is not None
    reply.unknown.setChecked(False)
    reply.widget.setDate(QDate(2026, 5, 1))  # type: ignore[attr-defined]
    form.main.click()
    qtbot.waitUntil(lambda: "早于" in reply.note.text(), timeout=10_000)
    reply.unknown.setChecked(True)
    with qtbot.waitSignal(form.accepted, timeout=10_000):
        form.main.click()
    (one,) = desk.case.find(Sending)
    assert (one.to, one.way, one.sent_on, one.replied_on) == ("某市金融监管局", "courier", "2026-05-06", None)
    receipt = tmp_path / "回执.png"
    receipt.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 64)
    pane.overview.register.attach(one.id, receipt, "receipt")
    qtbot.waitUntil(lambda: desk.case.find(Sending)[0].receipt is not None, timeout=20_000)
    (kept,) = sent.of(desk.case.snapshot(), made.id)
    assert desk.case.get(Evidence, kept.receipt or "").name == "回执.png"


def test_the_rail_leads_there(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    import ui_case

    window.desk.open(ui_case.small(tmp_path).folder)
    qtbot.waitUntil(lambda: window.view is not None, timeout=10_000)
    window.view.go("document")
    assert window.view.documents.isVisible()
    paper = window.view.documents.overview.paper
    qtbot.waitUntil(lambda: bool(paper.sheets) and paper.sheets[0].is_shown, timeout=30_000)
