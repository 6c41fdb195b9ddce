"""Dragging out: a copy under the exhibit's number goes as a file, the original stays; a document is made first."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
import tour
import ui_case
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.case.changes import Batch
from app.case.records import Document
from app.ui import dragging
from app.ui.dropping import taken
from app.ui.evidence_model import EVIDENCE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.window import Window


@pytest.fixture
def gone_out(monkeypatch: pytest.MonkeyPatch) -> list[list[Path]]:
    """What is dragged out, instead of a drag that nobody can end here."""
    went: list[list[Path]] = []
    monkeypatch.setattr(dragging, "drag", lambda _source, paths, _picture=None: went.append(list(paths)))
    return went


@pytest.fixture
def case_window(window: Window, qtbot: QtBot, tmp_path: Path) -> Window:
    case = ui_case.small(tmp_path)
    case.edit("test.put", Batch(put=[dataclasses.replace(ui_case.evidence_of(case)[0], exhibit=1)]))
    folder = case.folder
    ui_case.let_go(folder)
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(folder)
    tour.settle(window.desk)
    return window


def test_evidence_goes_out_as_a_copy_named_with_its_exhibit(
    case_window: Window, gone_out: list[list[Path]]
) -> None:
    tour.go(case_window, "evidence")
    assert case_window.view is not None
    shown = case_window.view.evidence.list
    assert shown.dragEnabled()
    for row in range(shown.model().rowCount()):
        shown.setCurrentIndex(shown.model().index(row))
        shown.startDrag(Qt.DropAction.CopyAction)
    items = [shown.model().index(row).data(EVIDENCE) for row in range(shown.model().rowCount())]
    for item, (path,) in zip(items, gone_out, strict=True):
        original = case_window.desk.case.vault.path(item)
        assert path != original and path.read_bytes() == original.read_bytes()
        assert path.name == (f"证{item.exhibit} {item.name}" if item.exhibit else item.name)
    assert any(path.name.startswith("证1 ") for (path,) in gone_out)
    assert case_window.desk.case.verify() == []
    assert taken(dragging.files([gone_out[0][0]])).paths == (gone_out[0][0],)


def test_a_pull_with_the_mouse_takes_the_piece_under_it(
    case_window: Window, gone_out: list[list[Path]], qtbot: QtBot
) -> None:
    tour.go(case_window, "evidence")
    assert case_window.view is not None
    shown = case_window.view.evidence.list
    qtbot.waitUntil(lambda: not shown.visualRect(shown.model().index(0)).isEmpty())
    area, at = shown.viewport(), shown.visualRect(shown.model().index(0)).center()
    qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=at)
    for step in (4, 12, 20, 28):
        there = QPointF(at + QPoint(step, step))
        kind, left = QEvent.Type.MouseMove, Qt.MouseButton.LeftButton
        where = QPointF(area.mapToGlobal(there.toPoint()))
        move = QMouseEvent(kind, there, where, Qt.MouseButton.NoButton, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(area, move)
    qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=at)
    item = shown.model().index(0).data(EVIDENCE)
    assert [one.name.endswith(item.name) for (one,) in gone_out] == [True]


def test_an_original_that_is_gone_is_told_and_nothing_goes_out(
    case_window: Window, gone_out: list[list[Path]], qtbot: QtBot
) -> None:
    tour.go(case_window, "evidence")
    assert case_window.view is not None
    shown = case_window.view.evidence.list
    item = shown.model().index(0).data(EVIDENCE)
    case_window.desk.case.vault.path(item).unlink()
    shown.setCurrentIndex(shown.model().index(0))
    with qtbot.waitSignal(case_window.desk.trouble):
        shown.startDrag(Qt.DropAction.CopyAction)
    assert gone_out == []


def test_a_document_is_made_by_the_first_pull_and_goes_with_the_next(
    case_window: Window, gone_out: list[list[Path]], qtbot: QtBot
) -> None:
    tour.go(case_window, "document")
    assert case_window.view is not None
    pane = case_window.view.documents
    area = pane.overview.paper.area.viewport()
    qtbot.waitUntil(lambda: pane.prepared.is_drawn, timeout=60_000)
    pulled = QPoint(40, 40 + 2 * QApplication.startDragDistance())
    for _ in range(2):
        QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
        QTest.mouseMove(area, pulled)
        QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=pulled)
        qtbot.waitUntil(
            lambda: case_window.desk.busy is None and pane.pull.ready() is not None, timeout=30_000
        )
    ((path,),) = gone_out
    assert path.suffix == ".pdf" and path.read_bytes().startswith(b"%PDF")
    assert [one.kind for one in case_window.desk.case.find(Document)] == [pane.kind]
