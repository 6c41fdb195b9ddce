"""Long work in sight: what is being done, how far it is, stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy

from app.ui import theme
from app.ui.language import tr

if TYPE_CHECKING:
    from app.ui.jobs import Job
    from app.work.steps import Step


class ProgressBar(QFrame):
    """A thin line under the top: title, file, how many, and a button that stops."""

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._text = QLabel()
        self._bar = QProgressBar()
        self._stop = QPushButton(tr("停止"))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(180))
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._stop.setToolTip(tr("停在这里，已经完成的都会保留"))
        self._stop.clicked.connect(self._cancel)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 4, 8, 4)
        for widget in (self._bar, self._text, self._stop):
            line.addWidget(widget, 1 if widget is self._text else 0)
        self.hide()

    def watch(self, job: Job | None, title: str = "") -> None:
        """Show this job until it is over."""
        self._job = job
        self._title = title
        self._stop.setEnabled(True)
        self._text.setText(title)
        self._bar.setRange(0, 0)
        self.setVisible(job is not None)

    def step(self, step: Step) -> None:
        """Show one step."""
        name = last_part(str(step.facts.get("name", "")))
        count = f"{step.done} / {step.total}" if step.total else str(step.done)
        verb = {"taking_in": tr("正在收存"), "reading": tr("正在读")}.get(step.code, self._title)
        self._text.setText(tr("，").join(part for part in (verb, count, name) if part))
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._stop.setEnabled(False)
            self._text.setText(tr("正在停下，已完成的都会保留……"))


def last_part(path: str) -> str:
    """The last part of a path of any system."""
    return path.replace("\\", "/").rpartition("/")[2]
