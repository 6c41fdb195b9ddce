"""The transcript editor by keys, with a clock of its own; without sound all but the sound works."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.case.records import Evidence, Spoken
from app.ui import player as players
from app.ui.player import Player
from app.ui.transcript_editor import TranscriptEditor
from app.ui.viewer import Viewer
from app.work import take_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk


class FakeClock(Player):
    """A player whose time a test moves."""

    now = 0.0

    def _elapsed(self) -> float:
        return self.now

    def pass_time(self, seconds: float) -> None:
        self.now += seconds
        self._tick()

    def seek(self, second: float) -> None:
        super().seek(second)
        self.now = 0.0

    def set_rate(self, rate: float) -> None:
        super().set_rate(rate)
        self.now = 0.0

    def play(self) -> None:
        super().play()
        self.now = 0.0


@pytest.fixture
def recording(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Evidence:
    path = tmp_path / "岭北-2607161046.wav"
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(16_000))
    (taken,) = list(take_in.take_in(desk.case, [path]))
    id = str(taken.evidence)
    qtbot.waitUntil(lambda: id in desk.snapshot().evidence_by_id, timeout=5000)
    return desk.case.get(Evidence, id)


@pytest.fixture
def editor(desk: Desk, recording: Evidence, qtbot: QtBot) -> TranscriptEditor:
    made = TranscriptEditor(desk, recording, player=FakeClock())
    qtbot.addWidget(made)
    made.show()
    made.player.length = 60.0
    return made


def clock_of(editor: TranscriptEditor) -> FakeClock:
    assert isinstance(editor.player, FakeClock)
    return editor.player


def kept(desk: Desk) -> list[tuple[float, str, str]]:
    return [(one.second, one.speaker, one.text) for one in desk.case.find(Spoken)]


def test_listening_and_typing_by_key(editor: TranscriptEditor, desk: Desk, qtbot: QtBot) -> None:
    clock = clock_of(editor)
    qtbot.keyClick(editor.line, Qt.Key.Key_Space)
    assert clock.running and editor.line.text() == ""
    clock.pass_time(10)
    qtbot.keyClicks(editor.line, "hello there")
    clock.pass_time(4)
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert [(one.second, one.text) for one in editor.table.lines()] == [(10.0, "hello there")]
    editor.other_speaker()
    qtbot.keyClicks(editor.line, "name please")
    qtbot.keyClick(editor.line, Qt.Key.Key_F8)
    assert not clock.running
    editor.save()
    qtbot.waitUntil(lambda: not editor.isVisible(), timeout=5000)
    assert kept(desk) == [(10.0, "对方", "hello there"), (14.0, "我", "name please")]


def test_back_slower_and_faster(editor: TranscriptEditor, qtbot: QtBot) -> None:
    clock = clock_of(editor)
    clock.seek(20)
    qtbot.keyClick(editor.line, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert clock.second == 17
    editor.step_rate(-1)
    clock.play()
    clock.pass_time(4)
    assert (clock.rate, clock.second) == (0.75, 20.0)
    for _ in range(9):
        editor.step_rate(1)
    assert clock.rate == players.RATES[-1]
    clock.pass_time(100)
    assert (clock.second, clock.running) == (60.0, False)


def test_a_time_typed_by_hand_moves_the_line_and_nonsense_is_put_back(
    editor: TranscriptEditor, qtbot: QtBot
) -> None:
    clock = clock_of(editor)
    for second, words in ((5, "一"), (9, "二")):
        clock.seek(second)
        editor.line.setText(words)
        editor.take_line()
    time = editor.table.item(0, 0)
    assert time is not None
    time.setText("0:30")
    assert [one.text for one in editor.table.lines()] == ["二", "一"]
    last = editor.table.item(1, 0)
    assert last is not None
    last.setText("abc")
    assert editor.table.lines()[1].second == 30.0
    editor.table.setCurrentCell(0, 2)
    qtbot.keyClick(editor.table, Qt.Key.Key_Delete)
    assert [one.text for one in editor.table.lines()] == ["一"]


def test_closing_saves_what_was_typed(editor: TranscriptEditor, desk: Desk, qtbot: QtBot) -> None:
    editor.line.setText("别挂")
    editor.reject()
    qtbot.waitUntil(lambda: not editor.isVisible(), timeout=5000)
    assert [text for _, _, text in kept(desk)] == ["别挂"]
    desk.undo()
    qtbot.waitUntil(lambda: kept(desk) == [], timeout=5000)


def test_without_sound_one_calm_sentence_says_so(editor: TranscriptEditor) -> None:
    assert not editor.player.sound
    assert editor.note.isVisible() and "系统播放器" in editor.note.text()


def test_a_machine_without_multimedia_gets_the_clock(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(players.importlib, "import_module", missing)
    assert type(players.make()) is Player


def test_the_viewer_leads_to_it_for_a_recording_only(desk: Desk, recording: Evidence, qtbot: QtBot) -> None:
    viewer = Viewer(desk)
    qtbot.addWidget(viewer)
    viewer.show()
    viewer.show_evidence(recording)
    assert viewer._transcribe.isVisible()
    viewer.show_evidence(None)
    assert not viewer._transcribe.isVisible()
    assert viewer.findChildren(QLabel)


@pytest.mark.parametrize(
    ("text", "second"),
    [("1:23.4", 83.4), ("83", 83.0), ("1：02：03", 3723.0), ("x", None), ("-1", None), ("nan", None)],
)
def test_times_as_people_type_them(text: str, second: float | None) -> None:
    assert players.parsed(text) == second
    if second is not None:
        assert players.parsed(players.shown(second)) == second
