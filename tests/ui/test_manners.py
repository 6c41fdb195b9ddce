"""A second start, About and the problem report, with real sockets and dialogs."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox

from app import VERSION, diary, single
from app.ui import about_dialog, problem_report
from app.ui.doorman import Doorman

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from app.ui.window import Window


def test_a_second_start_hands_over_its_case(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, socket_enabled: None
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    doorman = Doorman()
    assert doorman.listen()
    answers: list[bool] = []
    second = threading.Thread(target=lambda: answers.append(single.hand_over(str(tmp_path / "案件"))))
    with qtbot.waitSignal(doorman.asked) as met:
        second.start()
    qtbot.waitUntil(lambda: answers == [True])
    second.join()
    doorman.close()
    assert met.args == [str(tmp_path / "案件")]
    assert not single.hand_over(None)


def test_about_names_version_knowledge_and_licences(qtbot: QtBot) -> None:
    dialog = about_dialog.AboutDialog()
    qtbot.addWidget(dialog)
    assert about_dialog.knowledge().startswith("20")
    assert "Apache License" in dialog.licences.toPlainText()
    assert dialog.findChild(QDialogButtonBox) is not None


def test_a_problem_report_is_saved_as_it_is_shown(window: Window, tmp_path: Path) -> None:
    diary.note("a line of the log")
    report = problem_report.ProblemReport(window)
    shown = report.shown.toPlainText()
    assert VERSION in shown and "a line of the log" in shown
    report.save(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == shown
