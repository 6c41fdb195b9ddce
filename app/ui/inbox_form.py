"""Asks which folder is watched for the open case; says what that means before it begins."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app import paths
from app.ui import file_dialogs, forms, theme
from app.ui.cards import words
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.ui.window import Window


class InboxForm(forms.ShortDialog):
    """The folder of the open case; each button does its thing at once and says what came of it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(tr("收件文件夹"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(560))
        self._now, self._note = QLabel(), QLabel()
        self._off = QPushButton(tr("不再看着它"))
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*forms.EVEN)
        column.setSpacing(10)
        column.addWidget(
            words(
                tr(
                    "选一个文件夹，据实开着这个案件时就看着它：在电脑微信里“另存为”到这里，"
                    "或从手机拷到这里，都会自动收进案件。"
                )
            )
        )
        column.addWidget(
            words(tr("只读取、只复制，从不删除或移动里面的文件；正在拷贝的等拷完再收。"), "soft")
        )
        for label in (self._now, self._note):
            label.setWordWrap(True)
        self._note.setProperty("look", "doubt")
        self._note.hide()
        column.addWidget(self._now)
        column.addWidget(self._note)
        column.addSpacing(4)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        make, choose, close = QPushButton(tr("新建一个")), QPushButton(tr("选一个…")), QPushButton(tr("关闭"))
        make.setToolTip(str(fresh_folder()))
        make.clicked.connect(lambda _=False: self._make())
        choose.clicked.connect(lambda _=False: self._choose())
        self._off.clicked.connect(lambda _=False: self._keep(""))
        close.clicked.connect(self.accept)
        return forms.foot(make, close, choose, left=self._off)

    def _show(self) -> None:
        folder = self._window.watching.folder
        self._off.setVisible(folder is not None)
        said = tr("正在看着：{folder}").format(folder=folder) if folder else tr("现在没有看着任何文件夹。")
        self._now.setText(said)

    def _make(self) -> None:
        folder = fresh_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._warn(tr("这里不能新建文件夹：{folder}。请选一个别的。").format(folder=folder.parent))
            return
        self.watch(folder)

    def _warn(self, said: str) -> None:
        self._note.setText(said)
        self._note.show()
        self.adjustSize()

    def _choose(self) -> None:
        beside = paths.default_cases_folder().parent
        file_dialogs.asking_folder(self, tr("选收件文件夹"), self.watch, beside)

    def watch(self, folder: Path) -> None:
        """Watch a folder from now on; what is in it already comes too, and is counted first."""
        case = self._window.desk.case.folder
        if folder == case or case in folder.parents:
            self._warn(tr("这是案件自己的文件夹，请选一个别的。"))
            return

        def steps() -> Iterator[int]:
            from app.work import inbox

            yield inbox.holds(folder)

        def counted(n: int) -> None:
            if self._window.desk.is_open and self._window.desk.case.folder == case:
                self._window.messages.tell(_begun(folder, n))
                self._keep(str(folder))

        self._window.desk.jobs.start(steps, on_end=counted)

    def _keep(self, folder: str) -> None:
        case = str(self._window.desk.case.folder) if folder else ""
        changed = dataclasses.replace(self._window.settings, inbox=folder, inbox_case=case)
        self._window.remember(changed)
        self._window.watching.start()
        self.accept()


def _begun(folder: Path, n: int) -> str:
    said = tr("开始看着“{name}”。").format(name=folder.name)
    return said + tr("里面已有 {n} 个文件，也会收进来。").format(n=n) if n else said


def fresh_folder() -> Path:
    """Where a new inbox is made: visible, beside the folder of cases."""
    return paths.default_cases_folder().parent / tr("据实收件箱")
