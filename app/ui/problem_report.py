"""Saves a report about a problem: all of it is shown first, and nothing of a case is in it."""

from __future__ import annotations

import platform
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from app import VERSION, diary
from app.case.errors import Trouble
from app.ui import file_dialogs, forms, language
from app.ui.language import tr

if TYPE_CHECKING:
    from pathlib import Path

    from app.ui.window import Window


def text() -> str:
    """What a report says: versions, system, language, and the program's own log."""
    facts = {
        "Jushi": f"{VERSION} ({'installed' if getattr(sys, 'frozen', False) else 'source'})",
        "System": platform.platform(),
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "Language": language.current(),
    }
    lines = [f"{name}: {value}" for name, value in facts.items()]
    return "\n".join([*lines, "", diary.last()]) + "\n"


class ProblemReport(QDialog):
    """Shows the report, and saves exactly what is shown."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(tr("问题报告"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        forms.open_at(self, 640, 420)
        said = QLabel(
            tr(
                "下面就是报告的全部内容：程序和系统的版本、程序自己的运行记录。"
                "没有案件内容，没有材料，也没有文件名。存下来以后由你自己决定发给谁。"
            )
        )
        said.setWordWrap(True)
        self.shown = QPlainTextEdit(text())
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setAccessibleName(tr("报告内容"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*forms.EVEN)
        column.setSpacing(10)
        column.addWidget(said)
        column.addWidget(self.shown, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        close, save = QPushButton(tr("取消")), QPushButton(tr("保存…"))
        close.clicked.connect(self.reject)
        save.clicked.connect(self._ask)
        return forms.foot(save, close)

    def _ask(self) -> None:
        file_dialogs.saving(self, "jushi-report.txt", tr("文本文件 (*.txt)"), self.save)

    def save(self, place: Path) -> None:
        """Write what is shown; trouble goes to the window's message bar."""
        from app.report import files

        try:
            files.write(place, self.shown.toPlainText().encode("utf-8"))
        except Trouble as trouble:
            self._window.messages.warn(trouble)
            return
        self._window.messages.tell(tr("问题报告存好了。"))
        self.accept()
