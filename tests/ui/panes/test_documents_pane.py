"""The place of documents: every kind with its state, the pages as they will be, wishes to save and print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.case.records import Document
from app.ui import documents_words
from app.ui.documents_pane import DocumentsPane
from app.work import papers

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
    qtbot.waitUntil(lambda: bool(pages(made)), timeout=30_000)
    return made


def pages(pane: DocumentsPane) -> list[QLabel]:
    sheet = pane.paper.widget()
    return [one for one in sheet.findChildren(QLabel) if not one.pixmap().isNull()] if sheet else []


def told(pane: DocumentsPane, kind: str) -> list[str]:
    item = pane.kinds.item(documents_words.KINDS.index(kind))
    return item.data(Qt.ItemDataRole.AccessibleTextRole).split("\n")


def test_every_kind_of_the_command_line_is_there_once() -> None:
    assert sorted(documents_words.KINDS) == sorted(papers.KINDS)


def test_each_kind_says_for_whom_it_is_and_what_stays_blank(pane: DocumentsPane) -> None:
    assert told(pane, "complaint") == ["投诉书", "给监管部门或地方金融管理部门", "空着待填 6 项", "还没做过"]
    assert told(pane, "bundle")[2] == "还没做过"


def test_the_pages_are_drawn_and_nothing_is_noted_in_the_case(
    pane: DocumentsPane, desk: Desk, qtbot: QtBot
) -> None:
    assert pages(pane)[0].accessibleName() == "第 1 页"
    before = pages(pane)
    pane.kinds.setCurrentRow(documents_words.KINDS.index("brief"))
    qtbot.waitUntil(lambda: pane.note.text().startswith("给律师看的两页"), timeout=30_000)
    assert pages(pane) and pages(pane) != before
    assert desk.case.find(Document) == []


def test_what_was_made_is_said(pane: DocumentsPane, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.act(lambda case: list(papers.make(case, "brief", tmp_path / "b.docx")))
    qtbot.waitUntil(lambda: told(pane, "brief")[2].startswith("做过："), timeout=30_000)


def test_save_and_print_are_wishes_and_a_bundle_is_no_word_file(pane: DocumentsPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.save_requested) as saved:
        pane.buttons["pdf"].click()
    assert saved.args == ["complaint", "pdf"]
    with qtbot.waitSignal(pane.print_requested) as printed:
        pane.buttons["print"].click()
    assert printed.args == ["complaint"]
    pane.kinds.setCurrentRow(documents_words.KINDS.index("bundle"))
    assert not pane.buttons["docx"].isEnabled() and pane.buttons["pdf"].isEnabled()
    qtbot.waitUntil(lambda: pane.note.text().startswith("PDF"), timeout=30_000)


def test_the_rail_leads_there(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    import ui_case

    window.desk.open(ui_case.small(tmp_path).folder)
    qtbot.waitUntil(lambda: window.view is not None, timeout=10_000)
    window.view.go("document")
    assert window.view.documents.isVisible()
    qtbot.waitUntil(lambda: bool(pages(window.view.documents)), timeout=30_000)
