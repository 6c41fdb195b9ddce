"""The transcript editor: listen by keyboard, type what is said; each line points to its second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QVBoxLayout,
)

from app.ui import forms, theme, timeline_words
from app.ui import player as players
from app.ui.language import tr
from app.ui.messages import sentence
from app.ui.transcript_table import TranscriptTable
from app.work import transcripts
from app.work.transcripts import Said

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.case.errors import Refused
    from app.case.records import Evidence
    from app.ui.desk import Desk
    from app.ui.player import Player

BACK = 3.0


class TranscriptEditor(QDialog):
    """What is said in one recording; saved as one act, undone as one."""

    def __init__(
        self, desk: Desk, evidence: Evidence, parent: QWidget | None = None, player: Player | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._evidence = evidence
        self.player = player or players.make(self)
        self.table = TranscriptTable()
        self.line = QLineEdit()
        self.speaker = QComboBox()
        self.entry = QComboBox()
        self.clock = QLabel()
        self.note = QLabel()
        self.place = QSlider(Qt.Orientation.Horizontal)
        self.place.setAccessibleName(tr("播放到的位置"))
        self._play = QPushButton()
        self._save = QPushButton(tr("保存"))
        self._begun: float | None = None
        self._dirty = False
        self.setWindowTitle(tr("记下通话内容 · {name}").format(name=evidence.name))
        forms.open_at(self, 760, 560)
        self._lay_out()
        self._wire()
        self._load()

    # -- making -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*forms.EVEN)
        column.setSpacing(8)
        column.addLayout(self._transport())
        column.addWidget(self.place)
        self.note.setWordWrap(True)
        self.note.setProperty("look", "soft")
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        typing = QHBoxLayout()
        self.speaker.setEditable(True)
        self.speaker.addItems([tr("对方"), tr("我")])
        self.speaker.setAccessibleName(tr("谁说的"))
        self.speaker.setMinimumWidth(theme.px(96))
        self.line.setPlaceholderText(tr("听到什么就打什么，回车记下这一句"))
        self.line.setAccessibleName(tr("说了什么"))
        typing.addWidget(self.speaker)
        typing.addWidget(self.line, 1)
        column.addLayout(typing)
        keys = QLabel(
            tr("空格 播放暂停 · 打字时按 F8 · Ctrl+← 退 3 秒 · Ctrl+↓ 慢 · Ctrl+↑ 快 · Ctrl+Tab 换人")
        )
        keys.setProperty("look", "faint")
        keys.setWordWrap(True)
        column.addWidget(keys)
        column.addLayout(self._foot())

    def _transport(self) -> QHBoxLayout:
        line = QHBoxLayout()
        by_key = {tr("播放"): "F8", tr("退 3 秒"): "Ctrl+←", tr("慢些"): "Ctrl+↓", tr("快些"): "Ctrl+↑"}
        for button, text, do in (
            (self._play, tr("播放"), self.player.toggle),
            (QPushButton(), tr("退 3 秒"), self.back),
            (QPushButton(), tr("慢些"), lambda: self.step_rate(-1)),
            (QPushButton(), tr("快些"), lambda: self.step_rate(1)),
            (QPushButton(), tr("用系统播放器听副本"), self._open_copy),
        ):
            button.setText(text)
            if text in by_key:  # while one types the keys do it, without leaving the line
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                button.setToolTip(by_key[text])
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, do=do: do())
            line.addWidget(button)
        self.clock.setFont(theme.font(theme.BODY, strong=True, figures=True))
        line.addStretch(1)
        line.addWidget(self.clock)
        return line

    def _foot(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(QLabel(tr("记在")))
        self.entry.setAccessibleName(tr("记在哪一条下面"))
        self.entry.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        line.addWidget(self.entry, 1)
        close = QPushButton(tr("关闭"))
        close.setAutoDefault(False)
        close.clicked.connect(lambda _=False: self.reject())
        self._save.setProperty("look", "main")
        self._save.setAutoDefault(False)
        self._save.setShortcut(QKeySequence.StandardKey.Save)
        self._save.clicked.connect(self.save)
        line.addWidget(close)
        line.addWidget(self._save)
        return line

    def _wire(self) -> None:
        self.player.moved.connect(self._moved)
        self.player.ran.connect(lambda on: self._play.setText(tr("暂停") if on else tr("播放")))
        self.table.place_chosen.connect(self.player.seek)
        self.table.edited.connect(self._edited)
        self.place.sliderMoved.connect(lambda tenths: self.player.seek(tenths / 10))
        self.place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line.textEdited.connect(self._typing)
        self.line.returnPressed.connect(self.take_line)
        self.line.installEventFilter(self)
        self.table.installEventFilter(self)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F8", self.player.toggle),  # Ctrl+Space switches the input method on many systems here
            ("Ctrl+Left", self.back),
            ("Ctrl+Down", lambda: self.step_rate(-1)),
            ("Ctrl+Up", lambda: self.step_rate(1)),
            ("Ctrl+Tab", self.other_speaker),
        )
        for key, do in keys:
            QShortcut(QKeySequence(key), self).activated.connect(lambda do=do: do())

    def _load(self) -> None:
        """Show what was typed, else what a reader proposes, and take up the recording."""
        snapshot = self._desk.snapshot()
        lines = [
            Said(second=one.second, speaker=one.speaker, text=one.text, id=one.id)
            for one in snapshot.transcript_of(self._evidence.id)
        ]
        reading = self._desk.case.reading_of(self._evidence.id)
        result: dict[str, Any] = dict(reading.result) if reading else {}
        if not lines and (lines := transcripts.proposed(result)):
            self._dirty = True
        self.table.show_lines(lines)
        for one in transcripts.calls(snapshot, self._evidence.id):
            who = one.sender_shown or one.number or (one.at or "")[:16].replace("T", " ")
            self.entry.addItem(f"{timeline_words.kind_word(one.kind)} · {who}", one.id)
        if not self.entry.count():
            self.entry.addItem(tr("新的一条通话"), None)
        length = (result.get("media") or {}).get("duration_s")
        self.place.setMaximum(round((length or 0) * 10))
        self.player.load(self._path(), length)
        if not self.player.sound:
            self.note.setText(
                tr("这里现在放不出声音。可以用系统播放器听副本，这里的时钟照样走，打的字照样记下时间。")
            )
        self.note.setVisible(bool(self.note.text()))
        self._moved(0.0)
        self._save.setEnabled(not self._desk.read_only)
        self.line.setFocus()

    def _path(self) -> Path:
        path: Path = self._desk.case.vault.path(self._evidence)
        return path

    # -- doing --------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space plays and pauses while nothing is being typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            idle = watched is self.table or not self.line.text()
            editing = watched is self.table and self.table.state() == TranscriptTable.State.EditingState
            if event.key() == Qt.Key.Key_Space and not event.modifiers() and idle and not editing:
                self.player.toggle()
                return True
            if watched is self.line and event.matches(QKeySequence.StandardKey.MoveToPreviousWord):
                self.back()  # the line would take the key for itself
                return True
        return super().eventFilter(watched, event)

    def back(self) -> None:
        """Three seconds back."""
        self.player.back(BACK)

    def step_rate(self, step: int) -> None:
        """Slower or faster."""
        self.player.step_rate(step)
        self._moved(self.player.second)

    def other_speaker(self) -> None:
        """The next of those who speak."""
        self.speaker.setCurrentIndex((self.speaker.currentIndex() + 1) % max(1, self.speaker.count()))

    def _typing(self, text: str) -> None:
        """A line is dated when its first letter is typed, not when it is done."""
        if text and self._begun is None:
            self._begun = self.player.second
        elif not text:
            self._begun = None

    def take_line(self) -> None:
        """Take the typed line over into the table."""
        text = self.line.text().strip()
        if not text:
            return
        second = self._begun if self._begun is not None else self.player.second
        self.table.add(Said(second=round(second, 1), speaker=self.speaker.currentText().strip(), text=text))
        if self.speaker.findText(self.speaker.currentText()) < 0:
            self.speaker.addItem(self.speaker.currentText())
        self.line.clear()
        self._begun = None

    def _edited(self) -> None:
        self._dirty = True

    def _moved(self, second: float) -> None:
        length = self.player.length
        parts = [players.shown(second) + (f" / {players.shown(length)}" if length else "")]
        if self.player.rate != 1.0:
            parts.append(f"× {self.player.rate:g}")
        self.clock.setText("  ".join(parts))
        if not self.place.isSliderDown():
            self.place.setValue(round(second * 10))

    def save(self) -> None:
        """Keep all lines as one act."""
        self.take_line()
        if not self._desk.read_only:
            self._desk.act(
                _save,
                self._evidence.id,
                self.table.lines(),
                self.entry.currentData(),
                then=self._saved,
                refused=self._refused,
            )

    def _saved(self, _change: object) -> None:
        self._dirty = False
        self.reject()

    def _refused(self, refused: Refused) -> None:
        self.note.setText(sentence(refused))
        self.note.setVisible(True)

    def _open_copy(self) -> None:
        from app.ui.viewer import copy_of

        def copied(path: Path) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._desk.act(copy_of, self._evidence, then=copied)

    def reject(self) -> None:
        """Leave; what was typed is saved first, so that closing never loses it."""
        if (self._dirty or self.line.text().strip()) and not self._desk.read_only:
            self.save()
            return
        self.player.close()
        super().reject()


def _save(case: Any, evidence: str, lines: list[Said], entry: str | None) -> object:  # noqa: ANN401  a Case
    return transcripts.save(case, evidence, lines, entry=entry)
