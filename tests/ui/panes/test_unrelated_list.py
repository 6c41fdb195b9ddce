"""What was not taken up is shown when asked for, and comes in when a person says so; undone as one act."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import ui_case
from PySide6.QtCore import Qt

from app.case.case import new_id
from app.case.records import Entry, Reading
from app.ui.unrelated_list import UnrelatedList
from app.work import unrelated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk

TEXTS = ("【迅达物流】您的包裹已到驿站，取件码88-2-1034", "您的验证码是551200，请勿泄露")


@pytest.fixture
def evidence() -> list[str]:
    """The file whose reading holds two unrelated messages."""
    return []


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, evidence: list[str]) -> Iterator[Desk]:
    case = ui_case.small(tmp_path)
    evidence.append(ui_case.evidence_of(case)[0].id)
    rows = [{"kind": "sms", "direction": "in", "number": "1069", "text": text} for text in TEXTS]
    reading = Reading(
        id=new_id("re"),
        evidence=evidence[0],
        state="ok",
        result={"family": "screenshot", "messages": rows},
        read_at="2026-04-21T10:00:00+08:00",
    )
    case.save_reading(reading)
    yield from ui_case.desk_with(qtbot, case.folder)


def test_it_is_shown_on_request_and_brought_in(desk: Desk, evidence: list[str], qtbot: QtBot) -> None:
    shown = UnrelatedList(desk, evidence[0])
    qtbot.addWidget(shown)
    shown.show()
    assert shown.list.isHidden()
    qtbot.mouseClick(shown.ask, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.list.count() == 2, timeout=10_000)
    assert not shown.bring.isEnabled()
    shown.list.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(shown.bring, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.list.count() == 1, timeout=10_000)
    texts = [one.text for one in desk.case.find(Entry, status="draft")]
    assert TEXTS[0] in texts
    desk.case.undo()
    assert TEXTS[0] not in [one.text for one in desk.case.find(Entry, status="draft")]


def test_nothing_chosen_changes_nothing(desk: Desk, evidence: list[str]) -> None:
    before = desk.case.journal_state()
    assert unrelated.bring_in(desk.case, evidence[0], ["nobody"]).seq == 0
    assert unrelated.of_file(desk.case, "ev_nobody") == []
    assert desk.case.journal_state() == before
