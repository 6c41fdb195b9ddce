"""The calendar button of the agreement pane: asks for the words, writes the file, says what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import icalendar
from PySide6.QtWidgets import QPushButton

from app.ui.agreement_pane import AgreementPane
from app.ui.analysis import AnalysisSource
from app.ui.calendar_form import CalendarForm

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk


def test_the_button_opens_the_form_and_the_file_has_the_days(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    pane = AgreementPane(desk, AnalysisSource(desk))
    qtbot.addWidget(pane)
    pane.show()
    button = next(one for one in pane.findChildren(QPushButton) if one.text() == "放进手机日历…")
    button.click()
    form = next(one for one in pane.findChildren(CalendarForm))
    form.boxes["words"].widget.setText("看牙，二楼")
    told: list[str] = []
    desk.note.connect(told.append)
    with qtbot.waitSignal(form.accepted):
        form.write(tmp_path / "o.ics")
    assert "3 个日子" in told[0]
    events = icalendar.Calendar.from_ical((tmp_path / "o.ics").read_bytes()).walk("VEVENT")
    assert [str(one["SUMMARY"]) for one in events] == [f"看牙，二楼 · {n}/3" for n in (1, 2, 3)]


def test_words_that_are_too_long_are_told_beside_the_field(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    form = CalendarForm(desk)
    form.show()
    form.boxes["words"].widget.setText("长" * 61)
    form.write(tmp_path / "o.ics")
    qtbot.waitUntil(lambda: "60" in form.boxes["words"].note.text())
    assert not (tmp_path / "o.ics").exists()
    with qtbot.waitSignal(form.destroyed):
        form.reject()
