"""The veil folds threatening and insulting words on the screen, on demand; nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import ui_case
from PySide6.QtCore import Qt

from app.case.changes import Batch
from app.case.records import Citation, Debt
from app.ui.evidence_pane import EvidencePane
from app.ui.timeline_pane import TimelinePane
from app.work import veil

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from app.ui.window import Window

ROUGH = "老赖，再不还就去你单位找你领导"


@pytest.fixture
def rough_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The small case, and a message that insults in a picture of its own."""
    case = ui_case.small(tmp_path)
    first = ui_case.evidence_of(case)[0]
    row = ui_case.entry("rough", "2026-05-02T09:00:00+08:00", text=ROUGH, debt=case.find(Debt)[0].id)
    cited = Citation(
        id="ci_rough", entry=row.id, evidence=first.id, region=(10.0, 40.0, 140.0, 50.0), text=ROUGH
    )
    case.edit("test.put", Batch(put=[row, cited]), actor="machine")
    yield from ui_case.desk_with(qtbot, case.folder)


@pytest.fixture
def pane(rough_desk: Desk, qtbot: QtBot) -> TimelinePane:
    made = TimelinePane(rough_desk)
    qtbot.addWidget(made)
    made.resize(600, 600)
    made.show()
    return made


@pytest.mark.parametrize(
    ("text", "more", "kinds"),
    [
        (ROUGH, {}, ("insult", "others")),
        (ROUGH, {"direction": "out"}, ()),
        ("您本期应还100元，请按时还款", {}, ()),
        ("将影响您的征信", {}, ()),
        ("你看着办", {"category": "threat"}, ("threat",)),
        ("", {"category": "threat"}, ()),
    ],
)
def test_what_menaces(text: str, more: dict[str, str], kinds: tuple[str, ...]) -> None:
    assert veil.menaces(ui_case.entry("x", None, text=text, **more)) == kinds


def spoken(pane: TimelinePane, role: Qt.ItemDataRole) -> str:
    return str(pane.model.index_of("en_rough").data(role))


def test_folded_a_plain_line_stands_for_the_words_and_copying_still_has_them(
    pane: TimelinePane, rough_desk: Desk
) -> None:
    read_out, copied = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole
    assert ROUGH in spoken(pane, read_out)
    before = pane.list.grab().toImage()
    pane.filters._veil.click()
    assert rough_desk.veil.on
    assert ROUGH not in spoken(pane, read_out)
    assert "已收起：侮辱" in spoken(pane, read_out)
    assert ROUGH in spoken(pane, copied)
    assert pane.list.grab().toImage() != before
    other = str(pane.model.index_of("en_after").data(read_out))
    assert "您的分期after请尽快处理" in other
    pane.filters._veil.click()
    assert ROUGH in spoken(pane, read_out)


def test_the_picture_is_folded_too_until_it_is_asked_for(rough_desk: Desk, qtbot: QtBot) -> None:
    pane = EvidencePane(rough_desk)
    qtbot.addWidget(pane)
    pane.resize(600, 700)
    pane.show()
    snapshot = rough_desk.snapshot()
    cited = snapshot.citations_of("en_rough")[0]
    pane.show_evidence(cited.evidence, cited)
    qtbot.waitUntil(lambda: pane.viewer._stack.currentIndex() == 0, timeout=20_000)
    rough_desk.veil.draw(True)
    assert pane.viewer._stack.currentIndex() == 1
    assert "已收起" in pane.viewer._words.text()
    assert ROUGH not in pane.viewer._words.text()
    pane.viewer._reveal.click()
    qtbot.waitUntil(lambda: pane.viewer._stack.currentIndex() == 0, timeout=20_000)
    assert rough_desk.veil.over(snapshot.entry_by_id["en_rough"]) == ""
    rough_desk.veil.draw(False)
    rough_desk.veil.draw(True)
    assert pane.viewer._stack.currentIndex() == 1


def test_the_wish_is_kept_for_the_next_start(window: Window) -> None:
    from app import settings

    window.desk.veil.draw(True)
    assert settings.load().veil == "on"
    window.desk.veil.draw(False)
    assert settings.load().veil == "off"
