"""The desk opens, looks, acts, undoes and tells trouble, all beside the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.case.errors import Refused, Trouble
from app.work import entries, review

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk


def test_an_act_shows_after_a_refresh_and_undo_takes_it_back(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.act(review.accept, ["en_after"])
    assert desk.snapshot().entry_by_id["en_after"].status == "confirmed"
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.undo()
    assert desk.snapshot().entry_by_id["en_after"].status == "draft"
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.redo()
    assert desk.snapshot().entry_by_id["en_after"].status == "confirmed"


def test_trouble_goes_to_the_bar_and_what_was_typed_to_the_form(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.trouble, timeout=5000) as told:
        desk.act(review.accept, ["en_nobody"])
    assert isinstance(told.args[0], Trouble)
    refused: list[Refused] = []
    desk.act(lambda case: entries.edit(case, "en_after", {"kind": "telegram"}), refused=refused.append)
    qtbot.waitUntil(lambda: bool(refused), timeout=5000)
    assert refused[0].field == "kind"


def test_long_work_shows_steps_and_can_be_stopped(desk: Desk, qtbot: QtBot) -> None:
    done: list[int] = []

    def steps() -> Iterator[int]:
        for n in range(10_000_000):
            done.append(n)
            yield n

    ended: list[object] = []
    job = desk.run(steps, title="x", on_end=ended.append)
    qtbot.waitUntil(lambda: len(done) > 5, timeout=5000)
    assert desk.busy is job
    job.cancel()
    qtbot.waitUntil(lambda: bool(ended), timeout=5000)
    assert desk.busy is None
    assert len(done) < 10_000_000


def test_a_picture_is_made_by_the_reader_and_comes_on_the_windows_thread(desk: Desk, qtbot: QtBot) -> None:
    came: list[Path | None] = []
    evidence = desk.snapshot().evidence[0].id
    desk.picture(evidence, 64, came.append)
    desk.picture(evidence, "upright", came.append)
    qtbot.waitUntil(lambda: len(came) == 2, timeout=30_000)
    assert all(path is not None and path.is_file() for path in came)


def test_closing_lets_the_case_be_opened_again(desk: Desk, qtbot: QtBot) -> None:
    folder = desk.case.folder
    with qtbot.waitSignal(desk.closed, timeout=5000):
        desk.close()
    assert desk.timeline() is None
    with qtbot.waitSignal(desk.opened, timeout=5000):
        desk.open(folder)
    assert not desk.read_only


def test_quick_steps_are_gathered_so_that_the_window_is_not_busy_with_telling(
    desk: Desk, qtbot: QtBot
) -> None:
    shown: list[int] = []
    desk.progressed.connect(shown.append)
    with qtbot.waitSignal(desk.busy_changed, timeout=5000, check_params_cb=lambda job: job is None):
        desk.run(lambda: iter(range(2000)), title="x")
    assert len(shown) < 200
    assert shown == sorted(shown)
