"""A password and unknown columns are asked for in the window, once; then the file is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.case.records import Entry
from app.ui import asking
from app.ui.evidence_facts import EvidenceFacts
from app.ui.mapping_form import MappingForm
from app.ui.password_form import PasswordForm
from app.work import mappings

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.window import Window


@pytest.fixture
def unknown(tmp_path: Path) -> Path:
    path = tmp_path / "导出.csv"
    rows = (f"2026-04-0{n} 09:00:00;10690001234;已逾期{n}天，请还款;进" for n in range(1, 6))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def taken(
    window: Window, qtbot: QtBot, path: Path, form: type[MappingForm | PasswordForm]
) -> MappingForm | PasswordForm:
    window.acts.take_in([path])
    qtbot.waitUntil(lambda: bool(window.findChildren(form)), timeout=60_000)
    return window.findChildren(form)[0]


def choose(form: MappingForm, column: int, role: str) -> None:
    box = form.choices[column]
    box.setCurrentIndex(box.findData(role))


def test_unknown_columns_are_named_once_and_the_file_is_read(
    window: Window, qtbot: QtBot, unknown: Path
) -> None:
    form = taken(window, qtbot, unknown, MappingForm)
    assert isinstance(form, MappingForm)
    assert form.preview.item(1, 2).text() == "已逾期1天，请还款"
    choose(form, 2, "text")
    qtbot.mouseClick(form.main, Qt.MouseButton.LeftButton)
    assert form.message.isVisibleTo(form) and "时间" in form.message.text()
    choose(form, 0, "time")
    choose(form, 1, "number")
    with qtbot.waitSignal(form.given):
        qtbot.mouseClick(form.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.desk.case.find(Entry)) == 5, timeout=60_000)
    assert len(mappings.known()) == 1
    qtbot.waitUntil(lambda: window.desk.busy is None, timeout=10_000)


def test_the_facts_of_such_a_file_offer_the_question_again(
    window: Window, qtbot: QtBot, unknown: Path
) -> None:
    form = taken(window, qtbot, unknown, MappingForm)
    form.reject()
    qtbot.waitUntil(lambda: "later" in window.desk.snapshot().readings.values(), timeout=10_000)
    (item,) = window.desk.snapshot().evidence
    facts = EvidenceFacts(window.desk)
    qtbot.addWidget(facts)
    facts.show_evidence(item)
    button = next(
        one for one in facts.findChildren(QPushButton) if one.text() == asking.label(asking.COLUMNS)
    )
    with qtbot.waitSignal(facts.asking_requested) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [item.id]


def test_a_password_is_used_once_and_kept_nowhere(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    import io

    import openpyxl
    from msoffcrypto.format.ooxml import OOXMLFile

    book = openpyxl.Workbook()
    book.active.append(["时间", "号码", "类型", "内容"])
    book.active.append(["2026-03-08 16:04:31", "10690001234", "接收", "已逾期，应还100元"])
    plain, path = io.BytesIO(), tmp_path / "短信.xlsx"
    book.save(plain)
    plain.seek(0)
    with path.open("wb") as out:
        OOXMLFile(plain).encrypt("020216", out)
    first = taken(window, qtbot, path, PasswordForm)
    assert isinstance(first, PasswordForm)
    qtbot.keyClicks(first.boxes["password"].widget, "020216")
    qtbot.mouseClick(first.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.desk.case.find(Entry)) == 1, timeout=60_000)
    qtbot.waitUntil(lambda: window.desk.busy is None, timeout=10_000)
    folder = window.desk.case.folder
    assert not any(b"020216" in one.read_bytes() for one in folder.rglob("*.db*"))
