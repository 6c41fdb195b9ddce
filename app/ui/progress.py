"""Long work in sight: what is being done, how far it is, how long it will take; pause and stop."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy

from app.ui import theme
from app.ui.language import tr

if TYPE_CHECKING:
    from app.ui.jobs import Job
    from app.work.steps import Step


RECENT = 12
"""Steps whose pace tells how long the rest will take: kinds of files differ, and come in runs."""
ENOUGH = 2
"""Steps after which a guess is worth saying."""


class Pace:
    """How long what is left will take, by the pace of the last steps."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque(maxlen=RECENT)

    def note(self, done: int, now: float) -> None:
        """So many are done at a moment (seconds of any clock that only goes forward)."""
        if not self._seen or done > self._seen[-1][1]:
            self._seen.append((now, done))

    def forget(self) -> None:
        """A pause came between."""
        self._seen.clear()

    def left(self, remaining: int) -> float | None:
        """Seconds for what remains; ``None`` while too little is known."""
        if len(self._seen) <= ENOUGH or remaining <= 0:
            return None
        (began, first), (now, last) = self._seen[0], self._seen[-1]
        return (now - began) / (last - first) * remaining


class ProgressBar(QFrame):
    """A thin line under the top: title, file, how many, how long, and buttons that pause and stop."""

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._title = ""
        self._pace = Pace()
        self._text = QLabel()
        self._bar = QProgressBar()
        self._left = QLabel()
        self._pause, self._stop = QPushButton(tr("暂停")), QPushButton(tr("停止"))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(180))
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._stop.setToolTip(tr("停在这里，已经完成的都会保留"))
        self._left.setProperty("look", "soft")
        self._pause.clicked.connect(lambda _=False: self.pause_or_go_on())
        self._stop.clicked.connect(self._cancel)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 4, 8, 4)
        for widget in (self._bar, self._text, self._left, self._pause, self._stop):
            line.addWidget(widget, 1 if widget is self._text else 0)
        self.hide()

    def watch(self, job: Job | None, title: str = "") -> None:
        """Show this job until it is over."""
        self._job = job
        self._title = title
        self._pace.forget()
        for button in (self._pause, self._stop):
            button.setEnabled(True)
        self._show_paused()
        self._text.setText(title)
        self._left.clear()
        self._bar.setRange(0, 1 if theme.is_still() else 0)  # 0 to 0 runs to and fro
        self._bar.setValue(0)
        self.setVisible(job is not None)

    def step(self, step: Step) -> None:
        """Show one step."""
        name = last_part(str(step.facts.get("name", "")))
        count = f"{step.done} / {step.total}" if step.total else str(step.done)
        verb = {"taking_in": tr("正在收存"), "reading": tr("正在读")}.get(step.code, self._title)
        self._text.setText(tr("，").join(part for part in (verb, count, name) if part))
        self._bar.setRange(0, step.total or int(theme.is_still()))
        self._bar.setValue(step.done)
        if step.total and self._job is not None and not self._job.paused:
            self._pace.note(step.done, time.monotonic())
            self._left.setText(left_words(self._pace.left(step.total - step.done)))

    def pause_or_go_on(self) -> None:
        """Stand still at the next step, or go on."""
        if self._job is None:
            return
        (self._job.go_on if self._job.paused else self._job.pause)()
        self._pace.forget()
        self._left.clear()
        self._show_paused()

    def _show_paused(self) -> None:
        paused = self._job is not None and self._job.paused
        self._pause.setText(tr("继续") if paused else tr("暂停"))
        self._pause.setToolTip(tr("接着读") if paused else tr("读完手上这一份就停住，随时可以继续"))
        if paused:
            self._left.setText(tr("已暂停"))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            for button in (self._pause, self._stop):
                button.setEnabled(False)
            self._left.clear()
            self._text.setText(tr("正在停下，已完成的都会保留……"))


def left_words(seconds: float | None) -> str:
    """``约 3 分钟``; nothing while it is not known."""
    if seconds is None:
        return ""
    if seconds < 50:
        return tr("不到 1 分钟")
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("约 {n} 分钟").format(n=max(minutes, 1))
    return tr("约 {n} 小时").format(n=round(minutes / 60, 1))


def last_part(path: str) -> str:
    """The last part of a path of any system."""
    return path.replace("\\", "/").rpartition("/")[2]
