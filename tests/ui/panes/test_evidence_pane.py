"""Evidence: the original large, its facts in words, pages, zoom, turning only the view, marking a region."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from app.ui import theme
from app.ui.evidence_model import EvidenceModel
from app.ui.evidence_pane import COLUMN, EvidencePane
from app.ui.evidence_words import fingerprint
from app.work import review

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> EvidencePane:
    made = EvidencePane(desk)
    qtbot.addWidget(made)
    made.resize(1290, 640)
    made.show()
    return made


def shown(pane: EvidencePane, desk: Desk, qtbot: QtBot, entry: str = "en_after") -> str:
    citation = desk.snapshot().citations_of(entry)[0]
    desk.evidence_selected.emit(citation.evidence, citation)
    qtbot.waitUntil(lambda: pane.viewer.view.picture_size() == (180, 320), timeout=30_000)
    return citation.evidence


def test_the_model_keeps_qts_rules(pane: EvidencePane, desk: Desk, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(pane.model)
    qtmodeltester.check(EvidenceModel(desk))


def test_choosing_an_entry_shows_its_picture_and_its_facts(
    pane: EvidencePane, desk: Desk, qtbot: QtBot
) -> None:
    evidence = shown(pane, desk, qtbot)
    item = desk.snapshot().evidence_by_id[evidence]
    said = " ".join(one.accessibleName() for one in pane.facts.findChildren(type(pane._title)))
    assert fingerprint(item.sha256) in said
    assert item.name in said
    assert len(pane.viewer.view._frames) >= 1


def test_zoom_and_turning_leave_the_original_alone(pane: EvidencePane, desk: Desk, qtbot: QtBot) -> None:
    item = desk.snapshot().evidence_by_id[shown(pane, desk, qtbot)]
    before = pane.viewer.view.transform().m11()
    qtbot.keyClick(pane.viewer.view, Qt.Key.Key_Plus)
    assert pane.viewer.view.transform().m11() > before
    qtbot.keyClick(pane.viewer.view, Qt.Key.Key_R)
    assert abs(pane.viewer.view.transform().m12()) > 0
    bytes_now = desk.case.vault.path(item).read_bytes()
    assert hashlib.sha256(bytes_now).hexdigest() == item.sha256


def test_a_marked_region_asks_for_an_entry_in_pixels_of_the_picture(
    pane: EvidencePane, desk: Desk, qtbot: QtBot
) -> None:
    evidence = shown(pane, desk, qtbot)
    with qtbot.waitSignal(pane.entry_from_region_requested, timeout=2000) as asked:
        pane.viewer.view.marked.emit(QRectF(10, 40, 140, 50))
    assert asked.args == [evidence, {"page": 1, "region": (10.0, 40.0, 140.0, 50.0)}]


def test_grade_and_note_are_acts_that_undo(pane: EvidencePane, desk: Desk, qtbot: QtBot) -> None:
    evidence = shown(pane, desk, qtbot)
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        pane.facts._change(source_note="手机里还有", grade="stamped")
    item = desk.snapshot().evidence_by_id[evidence]
    assert (item.source_note, item.grade) == ("手机里还有", "stamped")
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.undo()
    assert desk.snapshot().evidence_by_id[evidence].source_note == ""


def test_the_list_makes_way_where_there_is_no_room(pane: EvidencePane, qtbot: QtBot) -> None:
    assert pane.list.isVisible()
    pane.resize(430, 640)
    assert not pane.list.isVisible()


def test_what_a_person_is_typing_outlasts_changes_elsewhere(
    pane: EvidencePane, desk: Desk, qtbot: QtBot
) -> None:
    shown(pane, desk, qtbot)
    note = pane.facts.findChild(QLineEdit)
    assert note is not None
    qtbot.keyClicks(note, "my own phone")
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.act(review.discard, ["en_before"])
    assert pane.facts.findChild(QLineEdit) is note
    assert note.text() == "my own phone"
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.act(review.discard, ["en_after"])
    heads = [one.text() for one in pane.facts.findChildren(QLabel)]
    assert "由它证明的 0 条记录" in heads


def test_with_large_words_the_facts_are_read_without_moving_sideways(
    desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", 2.0)
    pane = EvidencePane(desk)
    qtbot.addWidget(pane)
    pane.resize(1214, 660)
    pane.show()
    shown(pane, desk, qtbot)
    assert pane.list.isVisible() and pane.list.width() <= 0.4 * pane.width() + theme.px(22)
    assert pane.facts.horizontalScrollBar().maximum() == 0
    assert pane.viewer.height() > pane.facts.height()


def test_the_list_has_whole_columns_however_the_window_grew(desk: Desk, qtbot: QtBot) -> None:
    pane = EvidencePane(desk)
    qtbot.addWidget(pane)
    pane.resize(640, 480)
    pane.show()
    qtbot.waitExposed(pane)
    pane.resize(1290, 640)
    qtbot.waitUntil(lambda: pane.list.width() == 3 * COLUMN + 22)
