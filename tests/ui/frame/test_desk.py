"""The desk opens, looks, acts, undoes and tells trouble, all beside the window's thread."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import ui_case
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from app.case.case import Case
from app.case.errors import Refused, Trouble
from app.ui.desk import Desk
from app.ui.jobs import Jobs
from app.ui.progress import Pace, ProgressBar, left_words
from app.work import entries, review
from app.work.steps import Step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.levels import Levels


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
    desk.run(steps, title="x", on_end=ended.append)
    qtbot.waitUntil(lambda: len(done) > 5, timeout=5000)
    job = desk.busy
    assert job is not None
    job.cancel()
    qtbot.waitUntil(lambda: bool(ended), timeout=5000)
    assert desk.busy is None
    assert len(done) < 10_000_000


def test_what_comes_of_work_is_no_step_of_it(desk: Desk, qtbot: QtBot) -> None:
    shown: list[object] = []
    ended: list[object] = []
    desk.progressed.connect(shown.append)

    def steps() -> Iterator[object]:
        yield Step(code="preview", done=1, total=1)
        yield ["page-1.png"]
        time.sleep(0.3)  # longer than steps wait to be shown

    desk.run(steps, title="x", on_end=ended.append)
    qtbot.waitUntil(lambda: bool(ended), timeout=5000)
    assert ended == [["page-1.png"]]
    assert shown
    assert all(isinstance(each, Step) for each in shown)


def test_a_picture_is_made_by_the_reader_and_comes_on_the_windows_thread(desk: Desk, qtbot: QtBot) -> None:
    came: list[Levels] = []
    evidence = desk.snapshot().evidence[0].id
    desk.picture(evidence, 64, desk, came.append)
    desk.picture(evidence, "upright", desk, came.append)
    qtbot.waitUntil(lambda: len(came) == 2, timeout=30_000)
    small, large = came
    assert [max(one.width(), one.height()) for one in small] == [64]
    assert large[0].width() > 64
    assert [one.width() for one in large[1:]] == [large[0].width() >> n for n in range(1, len(large))]


def test_a_picture_for_a_pane_that_is_gone_is_dropped(desk: Desk, qtbot: QtBot) -> None:
    late: list[Levels] = []
    came: list[Levels] = []
    evidence = desk.snapshot().evidence[0].id
    pane = QWidget()
    desk.picture(evidence, 64, pane, late.append)
    delete(pane)
    desk.picture(evidence, 64, desk, came.append)  # the painter works in order: the first has come by then
    qtbot.waitUntil(lambda: len(came) == 1, timeout=30_000)
    assert late == []


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


def test_long_work_stands_still_while_paused_and_can_be_stopped_then(desk: Desk, qtbot: QtBot) -> None:
    done: list[int] = []

    def steps() -> Iterator[int]:
        for n in range(10_000_000):
            done.append(n)
            yield n

    ended: list[object] = []
    bar = ProgressBar()
    qtbot.addWidget(bar)
    desk.busy_changed.connect(lambda job: bar.watch(job, "x"))
    desk.run(steps, title="x", on_end=ended.append)
    qtbot.waitUntil(lambda: len(done) > 5, timeout=5000)
    qtbot.mouseClick(bar._pause, Qt.MouseButton.LeftButton)
    assert (bar._pause.text(), bar._left.text()) == ("继续", "已暂停")
    stood = _still(done, qtbot)
    qtbot.mouseClick(bar._pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(done) > stood, timeout=5000)
    bar.pause_or_go_on()
    qtbot.mouseClick(bar._stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(ended), timeout=5000)


def _still(done: list[int], qtbot: QtBot) -> int:
    """How many were done when nothing more came."""
    seen = [-1]

    def same() -> bool:
        seen.append(len(done))
        return seen[-1] == seen[-2]

    qtbot.waitUntil(same, timeout=5000)
    return seen[-1]


def test_work_that_comes_while_other_work_runs_waits_for_its_turn(desk: Desk, qtbot: QtBot) -> None:
    order: list[str] = []

    def work(name: str) -> Iterator[int]:
        order.append(name)
        yield 1

    for name in ("a", "b", "c"):
        desk.run(lambda name=name: work(name), title=name, on_end=lambda _: order.append("|"))
    qtbot.waitUntil(lambda: len(order) == 6, timeout=5000)
    assert order == ["a", "|", "b", "|", "c", "|"]
    assert desk.busy is None


def test_the_time_left_follows_the_pace_of_the_last_files() -> None:
    pace = Pace()
    assert pace.left(10) is None
    for n in range(1, 31):
        pace.note(n, n * (1.0 if n <= 15 else 2.0))
    left = pace.left(60)
    assert left is not None
    assert left_words(left) == "约 2 分钟"
    assert [left_words(None), left_words(20), left_words(7200)] == ["", "不到 1 分钟", "约 2.0 小时"]
    pace.forget()
    assert pace.left(60) is None


def test_a_case_that_is_just_being_opened_is_put_away_when_the_window_goes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = ui_case.small(tmp_path).folder
    ui_case.let_go(folder)
    desk = Desk()
    with qtbot.assertNotEmitted(desk.opened, wait=200):
        desk.open(folder)
        desk.end()
    assert not (folder / "case.db-wal").exists()
    with Case.open(folder) as again:
        assert not again.read_only_reason
    desk.open(folder)  # what was still to be opened is not
    assert desk.jobs.live == 0


class Asker(QWidget):
    """Somebody who waits for work to end."""

    def __init__(self, told: list[object]) -> None:
        super().__init__()
        self._told = told

    def hear(self, last: object) -> None:
        self._told.append(last)


def test_who_is_gone_when_the_work_ends_is_not_told(qtbot: QtBot) -> None:
    jobs, told = Jobs(), list[object]()
    here, gone = Asker(told), Asker(told)
    for one in (here, gone):
        jobs.start(lambda: iter((1, 2)), on_end=one.hear)
    delete(gone)
    qtbot.waitUntil(lambda: jobs.live == 0, timeout=2000)
    assert told == [2]


def test_work_that_outlives_its_window_tells_nobody(qtbot: QtBot) -> None:
    jobs = Jobs()
    told: list[object] = []
    job = jobs.start(lambda: iter((1, 2)), told.append, told.append)
    assert jobs.finish()
    delete(jobs)
    with qtbot.waitSignal(job.stepped, timeout=2000, raising=False):
        job.stepped.emit(3)
    qtbot.wait(20)
    assert told == []
