"""The preferences: each setting has its words, is found, holds at once, and all can be as it was."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import TYPE_CHECKING

import ui_case

from app import settings
from app.case.case import Case
from app.case.changes import Batch
from app.ui import language, preference_words, preferences, theme
from app.ui.app import Starter
from app.ui.preferences import Preferences, declared
from app.work import backup

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from app.ui.window import Window


def test_every_setting_has_its_words_in_both_languages() -> None:
    for tongue in ("zh_CN", "en"):
        language.install(tongue)
        known = preference_words.words()
        for one in declared():
            said = known[one.name]
            assert said.label and said.help.strip().endswith(("。", "."))
            assert set(one.metadata.get("choices", ())) <= set(said.choices)


def test_a_setting_is_found_by_its_words_and_by_others(window: Window) -> None:
    form = Preferences(window)
    form.show()
    form.search.setText("字体")
    assert [name for name, row in form.rows.items() if row.isVisible()] == ["text_size"]
    form.search.setText("没有这种东西")
    assert not any(row.isVisible() for row in form.rows.values()) and form._none.isVisible()
    form.search.clear()
    assert all(row.isVisible() for row in form.rows.values())
    form.close()


def test_what_is_chosen_holds_at_once_and_all_can_be_as_it_was(window: Window, tmp_path: Path) -> None:
    window.remember(dataclasses.replace(window.settings, recent=("x",)))
    form = Preferences(window)
    form.change("cases_folder", str(tmp_path))
    assert settings.load().cases_place == tmp_path
    form.change("document_language", "en")
    assert language.paper() == "en"
    form.reset()
    assert settings.load() == dataclasses.replace(settings.Settings(), recent=("x",))
    form.close()


def test_larger_text_makes_the_window_anew_with_the_preferences_still_open(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    folder = ui_case.small(tmp_path).folder
    ui_case.let_go(folder)
    starter = Starter(qapp)
    starter.begin(folder)
    first = starter.window
    assert first is not None
    qtbot.waitUntil(lambda: first.view is not None, timeout=20_000)
    preferences.show(first)
    form = first.findChild(Preferences)
    form.change("text_size", "150")
    second = starter.window
    assert second is not None and second is not first
    assert theme.px(100) == 150
    qtbot.waitUntil(lambda: second.view is not None and second.desk.case.folder == folder, timeout=20_000)
    assert preferences.shown_at(second) >= 0
    second.findChild(Preferences).change("motion", "none")
    third = starter.window
    assert third is not None and theme.is_still() and qapp.styleHints().cursorFlashTime() == 0
    third.progress.watch(None)
    assert third.progress._bar.maximum() == 1, "a bar without an end would run to and fro"
    third.findChild(Preferences).reset()
    last = starter.window
    assert last is not None and not theme.is_still() and theme.px(100) == 100
    last.close()
    qtbot.waitUntil(lambda: last.desk.jobs.live == 0, timeout=10_000)
    last.deleteLater()


def test_a_backup_is_made_when_something_changed_and_three_are_kept(tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    made = ui_case.small(tmp_path)
    folder = made.folder
    ui_case.let_go(folder)
    (place / "case 别的.zip").write_bytes(b"not ours")
    with Case.open(folder) as case:
        assert backup.is_needed(case, place)
        for minute in range(5):
            list(backup.make(case, place, datetime(2026, 11, 29, 16, minute)))
        assert not backup.is_needed(case, place)
        case.edit("test.put", Batch(put=[ui_case.entry("new", "2026-05-01T09:00:00+08:00")]))
        assert backup.is_needed(case, place)
        assert [one.name[-8:-4] for one in backup.made_before(case, place)] == ["1602", "1603", "1604"]
    assert (place / "case 别的.zip").exists()


def test_an_open_case_is_backed_up_by_itself(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    folder = ui_case.small(tmp_path).folder
    ui_case.let_go(folder)
    window.remember(dataclasses.replace(window.settings, backup_folder=str(tmp_path)))
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(folder)
    qtbot.waitUntil(lambda: "backups" in vars(window) and window.desk.busy is None, timeout=20_000)

    def backed_up() -> bool:
        if window.desk.busy is None:  # the pictures of the case may be read just now
            window.backups.look()
        return len(list(tmp_path.glob("case 备份 *.zip"))) > 0

    qtbot.waitUntil(backed_up, timeout=60_000)
