"""A second start, About and the problem report, with real sockets and dialogs."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import ui_case
from PySide6.QtWidgets import QDialog

from app import VERSION, diary, paths, scratch, single
from app.ui import about_dialog, knowledge, problem_report
from app.ui.doorman import Doorman
from app.ui.ending import Ending

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from app.ui.window import Window

ROOT = Path(__file__).resolve().parents[2]


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


@pytest.mark.skipif(os.name == "nt", reason="Windows tells windows that its session ends, no signal comes")
def test_a_signal_to_end_closes_the_window_and_leaves_nothing_behind(
    qtbot: QtBot, tmp_path: Path, demo_case: Path
) -> None:
    shutil.copytree(demo_case, tmp_path / "case")
    rest = tmp_path / "temporary"
    rest.mkdir()
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "TMPDIR": str(rest),
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    run = subprocess.Popen([sys.executable, "-m", "app", str(tmp_path / "case")], cwd=ROOT, env=environment)
    try:
        log = paths.user_state() / diary.NAME
        qtbot.waitUntil(
            lambda: log.exists() and "window shown" in log.read_text(encoding="utf-8"), timeout=60_000
        )
        qtbot.waitUntil(lambda: (tmp_path / "case" / "case.db-wal").exists(), timeout=60_000)
        made_at_leisure = f"{scratch.PREFIX}documents-*"
        qtbot.waitUntil(lambda: any(rest.glob(made_at_leisure)), timeout=60_000)
        run.send_signal(signal.SIGTERM)
        assert run.wait(timeout=60) == 0
    finally:
        run.kill()
    assert list(rest.glob(f"{scratch.PREFIX}*")) == []
    assert not (tmp_path / "case" / "case.db-wal").exists()


def test_about_names_version_knowledge_and_licences(qtbot: QtBot) -> None:
    dialog = about_dialog.AboutDialog()
    qtbot.addWidget(dialog)
    assert knowledge.latest().startswith("20")
    assert "Apache License" in dialog.licences.toPlainText()
    ui_case.button(dialog, "关闭").click()
    assert not dialog.isVisible() and dialog.result() == QDialog.DialogCode.Rejected


def test_a_problem_report_is_saved_as_it_is_shown(window: Window, tmp_path: Path) -> None:
    diary.note("a line of the log")
    report = problem_report.ProblemReport(window)
    shown = report.shown.toPlainText()
    assert VERSION in shown and "a line of the log" in shown
    report.save(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == shown


def test_the_end_of_a_session_puts_the_case_away(
    window: Window, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signal, "signal", lambda _number, _handler: None)
    monkeypatch.setattr(signal, "set_wakeup_fd", lambda _end, **_how: None)
    ending = Ending(qapp)
    assert window.isVisible()
    ending._put_away()
    assert not window.isVisible() and not window.desk.is_open
