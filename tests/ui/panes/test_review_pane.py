"""Review: every draft beside its picture, doubts in words, accepting, correcting and discarding by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDateTime, Qt

from app.ui.review_model import ReviewModel
from app.ui.review_pane import ReviewPane

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> ReviewPane:
    made = ReviewPane(desk)
    qtbot.addWidget(made)
    made.resize(1290, 640)
    made.show()
    return made


def waiting(desk: Desk) -> set[str]:
    return {one.id for one in desk.snapshot().entries if one.status == "draft"}


def test_the_model_keeps_qts_rules(pane: ReviewPane, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(pane.model)
    qtmodeltester.check(ReviewModel())


def test_a_doubt_is_a_question_with_its_reason_beside_the_field(pane: ReviewPane) -> None:
    pane.next_doubt()
    entry = pane.current()
    assert entry is not None and entry.id == "en_unsure"
    assert "这条是什么时候？" in pane.form.notes["time"].text()
    assert not pane.form.notes["number"].isVisible()
    assert pane.form.shown.text() == "昨天 21:03"


def test_all_clear_ones_are_accepted_at_once_and_undone_as_one(
    pane: ReviewPane, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.mouseClick(pane.accept_clear, Qt.MouseButton.LeftButton)
    assert waiting(desk) == {"en_unsure"}
    assert not pane.accept_clear.isVisible()
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.undo()
    assert waiting(desk) == {"en_unsure", "en_after"}


def test_a_corrected_time_is_the_persons_and_settles_the_doubt(
    pane: ReviewPane, desk: Desk, qtbot: QtBot
) -> None:
    pane.next_doubt()
    field = pane.form.time
    field.precision.setCurrentIndex(field.precision.findData("minute"))
    field.precision.activated.emit(field.precision.currentIndex())
    field.when.setDateTime(QDateTime.fromString("2026-04-19T21:03:00", Qt.DateFormat.ISODate))
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.mouseClick(pane.buttons["accept"], Qt.MouseButton.LeftButton)
    entry = desk.snapshot().entry_by_id["en_unsure"]
    assert (entry.status, entry.at, entry.said_by) == ("confirmed", "2026-04-19T21:03:00+08:00", "person")
    assert entry.doubts == ()
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.undo()
    back = desk.snapshot().entry_by_id["en_unsure"]
    assert (back.status, back.at, len(back.doubts)) == ("draft", None, 1)


def test_enter_accepts_and_delete_discards_what_is_shown(pane: ReviewPane, desk: Desk, qtbot: QtBot) -> None:
    pane.go(*pane.model.place_of("en_after"))
    pane.list.setFocus()
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    assert desk.snapshot().entry_by_id["en_after"].status == "discarded"
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        pane.accept()
    assert desk.snapshot().entry_by_id["en_unsure"].status == "confirmed"
    assert pane._empty.isVisible()
    assert "没有待核对" in pane._empty.text()


def test_the_picture_of_the_draft_is_shown_with_its_words_marked(pane: ReviewPane, qtbot: QtBot) -> None:
    pane.go(*pane.model.place_of("en_after"))
    qtbot.waitUntil(lambda: pane.viewer.view.picture_size() == (180, 320), timeout=30_000)
    assert pane.viewer.view._frames


def test_a_doubt_about_the_time_is_answered_with_a_key(pane: ReviewPane, desk: Desk, qtbot: QtBot) -> None:
    pane.go(*pane.model.place_of("en_unsure"))
    pane.list.setFocus()
    assert pane.form.answers.isVisible()
    qtbot.keyClick(pane.list, Qt.Key.Key_3)
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.mouseClick(pane.buttons["accept"], Qt.MouseButton.LeftButton)
    entry = desk.snapshot().entry_by_id["en_unsure"]
    assert (entry.status, entry.precision, entry.said_by, entry.doubts) == ("confirmed", "unknown", "person", ())
