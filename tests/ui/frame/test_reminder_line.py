"""What falls due is told in the window by a clock of the test's own, and to the system in neutral words."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
import ui_case
from PySide6.QtWidgets import QSystemTrayIcon

from app.ui.reminders import ReminderLine, neutral

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.window import Window


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What the system was asked to show; it has a tray here."""
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", staticmethod(lambda: True))
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _self, title, text, *_more: shown.append((title, text))
    )
    return shown


@pytest.fixture
def on(window: Window, qtbot: QtBot, tmp_path: Path) -> Callable[[str], ReminderLine]:
    """Opens the small case (instalments on the 10th of April, May and June) on a day."""
    folder = ui_case.small(tmp_path).folder

    def opened(moment: str) -> ReminderLine:
        clock["now"] = datetime.fromisoformat(moment)
        if not window.desk.is_open:
            ui_case.let_go(folder)
            with qtbot.waitSignal(window.desk.opened, timeout=20_000):
                window.desk.open(folder)
        line.look()
        return line

    clock: dict[str, Any] = {"now": datetime.fromisoformat("2026-01-01T08:00:00+08:00")}
    line = ReminderLine(window, now=lambda: clock["now"])
    vars(window)["reminders"] = window._above_page(1, line)
    return opened


def test_the_line_is_there_only_while_something_falls_due(on: Callable[[str], ReminderLine]) -> None:
    assert not on("2026-05-06T23:59:00+08:00").isVisible()
    line = on("2026-05-06T16:00:00+00:00")  # midnight of the 7th in the case's zone
    assert line.isVisible()
    assert "第 2 期还有 3 天" in line.text()
    assert "¥100" in line.text()
    assert "今天是第 2 期" in on("2026-05-10T09:00:00+08:00").text()
    assert "宽限期到 2026年5月13日" in on("2026-05-11T09:00:00+08:00").text()
    assert not on("2026-05-14T09:00:00+08:00").isVisible()


def test_put_away_it_stays_away_for_the_day(on: Callable[[str], ReminderLine]) -> None:
    line = on("2026-05-08T09:00:00+08:00")
    line._close.click()
    assert not line.isVisible()
    assert not on("2026-05-08T20:00:00+08:00").isVisible()
    assert on("2026-05-09T08:00:00+08:00").isVisible()


def test_the_system_is_told_once_a_day_in_words_that_tell_nothing(
    on: Callable[[str], ReminderLine], told: list[tuple[str, str]], window: Window
) -> None:
    on("2026-05-08T09:00:00+08:00")
    on("2026-05-08T19:00:00+08:00")
    assert told == [("据实", neutral())]
    for word in ("还", "款", "期", "债", "100", "晨禾"):
        assert word not in neutral()
    on("2026-05-09T09:00:00+08:00")
    assert len(told) == 2
    assert all(one.endswith("2026-05-09") for one in window.settings.reminded)


def test_switched_off_nothing_leaves_the_window(
    on: Callable[[str], ReminderLine], told: list[tuple[str, str]], window: Window
) -> None:
    window.remember(dataclasses.replace(window.settings, reminders="off"))
    assert on("2026-05-10T09:00:00+08:00").isVisible()
    assert told == []


def test_without_a_tray_there_is_only_the_line(
    on: Callable[[str], ReminderLine], monkeypatch: pytest.MonkeyPatch, window: Window
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    assert on("2026-05-10T09:00:00+08:00").isVisible()
    assert window.settings.reminded == ()


def test_closing_the_case_takes_the_line_away(
    on: Callable[[str], ReminderLine], window: Window, qtbot: QtBot
) -> None:
    line = on("2026-05-10T09:00:00+08:00")
    with qtbot.waitSignal(window.desk.closed):
        window.desk.close()
    assert not line.isVisible()
    assert line.text() == ""


def test_its_link_leads_to_a_place_that_there_is(on: Callable[[str], ReminderLine], window: Window) -> None:
    line = on("2026-05-06T16:00:00+00:00")
    asked: list[str] = []
    window.desk.place_requested.connect(asked.append)
    line._see()
    line._shown = [
        dataclasses.replace(one, n=0) for one in line._shown
    ]  # as a period after a complaint is told
    line._see()
    assert window.view is not None
    assert asked == ["agreement", "steps"] and set(asked) <= set(window.view.rail.places)
