"""Shows phones and cards that the system has mounted, and their screenshots by day to choose from."""

from __future__ import annotations

import os
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, QStorageInfo, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui import file_dialogs, forms, theme
from app.ui.cards import words
from app.ui.language import tr
from app.ui.timeline_words import day_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from app.ui.desk import Desk
    from app.work.phones import Phone, Shot

PATH = Qt.ItemDataRole.UserRole
MOST_SHOWN = 2000
"""Files in the list, the newest: nobody ticks more by hand."""


class PhoneForm(QDialog):
    """Signals: ``chosen`` (paths to be taken in)."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._gone = False
        self._search = 0
        self._phones: list[Phone] = []
        self.setWindowTitle(tr("从手机里挑截图"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        forms.open_at(self, 640, 560)
        self.phones, self.which = QComboBox(), QComboBox()
        self.tree = QTreeWidget()
        self._note = QLabel()
        self._take = QPushButton()
        self._lay_out()
        self._wire()
        self.search()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*forms.EVEN)
        column.setSpacing(8)
        column.addWidget(
            words(tr("用数据线连上手机，在手机上选“传输文件”。只读取，手机里的东西一样不动。"), "soft")
        )
        top = QHBoxLayout()
        self.phones.setAccessibleName(tr("手机或存储卡"))
        self.which.setAccessibleName(tr("列出哪些"))
        for text, value in ((tr("只看截图和录屏"), True), (tr("照片、录音也列出来"), False)):
            self.which.addItem(text, value)
        again, folder = QPushButton(tr("再找一次")), QPushButton(tr("自己指一个…"))
        again.clicked.connect(lambda _=False: self.search())
        folder.clicked.connect(lambda _=False: self._point())
        for widget, stretch in ((self.phones, 100), (self.which, 0), (again, 0), (folder, 0)):
            top.addWidget(widget, stretch)
        top.addStretch(1)
        column.addLayout(top)
        self._note.setWordWrap(True)
        column.addWidget(self._note)
        column.addStretch()  # where nothing is listed, nothing white stands empty
        self.tree.setHeaderHidden(True)
        self.tree.setProperty("look", "box")
        self.tree.setAccessibleName(tr("按日期列出的文件"))
        column.addWidget(self.tree, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(tr("取消"))
        cancel.clicked.connect(self.reject)
        self._take.clicked.connect(lambda _=False: self._done())
        self._hint = words(tr("勾选日期就是勾选那一天的全部。"), "faint")
        line = forms.foot(self._take, cancel)
        line.insertWidget(0, self._hint, 1)
        self._count()
        return line

    def _wire(self) -> None:
        self.phones.currentIndexChanged.connect(lambda _n: self._read())
        self.which.currentIndexChanged.connect(lambda _n: self._read())
        self.tree.itemChanged.connect(lambda _item, _column: self._count())
        self.finished.connect(self._end)

    def _end(self) -> None:
        self._gone = True

    # -- finding ------------------------------------------------------------------------------------

    def search(self) -> None:
        """Look for phones among what is mounted."""
        self._note.setText(tr("正在找……"))
        roots = mounted()
        self._search += 1
        asked = self._search

        def steps() -> Iterator[list[Phone]]:
            from app.work import phones

            desktop = phones.mounted_by_desktop(os.getuid()) if hasattr(os, "getuid") else []
            yield phones.find([*roots, *desktop])

        self._desk.jobs.start(steps, on_end=lambda found: self._found(asked, found))

    def _show_list(self, on: bool) -> None:
        """The list where there is one; without it the dialog is only as tall as its words."""
        for widget in (self.phones, self.tree, self._hint):
            widget.setVisible(on)
        within = self.layout()
        if within is not None:
            within.activate()
            short = within.totalHeightForWidth(self.width())
            high = max(self.height(), theme.px(560)) if on else short
            self.resize(QSize(self.width(), high).boundedTo(forms.room(self)))

    def _found(self, asked: int, found: list[Phone] | None) -> None:
        """What a search found, unless the person has asked for something else meanwhile."""
        if not self._gone and asked == self._search:
            self._offer(found or [])

    def _offer(self, found: list[Phone]) -> None:
        self._phones = found
        self.phones.blockSignals(True)
        self.phones.clear()
        self.phones.addItems([one.name for one in found])
        self.phones.blockSignals(False)
        self.phones.setEnabled(bool(found))
        self.tree.clear()
        if found:
            self._read()
        else:
            self._note.setText(_none_found())
        self._count()
        self._show_list(bool(found))

    def _point(self) -> None:
        file_dialogs.asking_folder(self, tr("手机或截图所在的文件夹"), self.show_folder)

    def show_folder(self, folder: Path) -> None:
        """Show what a folder of the person's choice holds."""
        from app.work.phones import Phone

        self._search += 1
        self._offer([Phone(name=folder.name or str(folder), root=folder)])

    def _read(self) -> None:
        if not 0 <= self.phones.currentIndex() < len(self._phones):
            return
        phone, shots_only = self._phones[self.phones.currentIndex()], bool(self.which.currentData())
        snapshot = self._desk.snapshot() if self._desk.is_open else None
        self._note.setText(tr("正在看 {name}……").format(name=phone.name))

        def steps() -> Iterator[list[Shot]]:
            from app.work import phones

            found = phones.pictures(phone, snapshot.case.time_zone if snapshot else "Asia/Shanghai")
            left = phones.unknown(found, snapshot) if snapshot else found
            yield [one for one in left if one.shot or not shots_only]

        self._desk.jobs.start(steps, on_end=lambda shots: self._came(phone, shots))

    def _came(self, phone: Phone, shots: list[Shot] | None) -> None:
        if self._gone or shots is None or phone not in self._phones:
            return
        self.show_shots(shots)

    # -- choosing -----------------------------------------------------------------------------------

    def show_shots(self, shots: list[Shot]) -> None:
        """List files under their days, the newest first."""
        self.tree.blockSignals(True)
        self.tree.clear()
        for day, each in groupby(shots[:MOST_SHOWN], key=lambda one: one.day):
            files = list(each)
            self.tree.addTopLevelItem(_group(day, files))
        self.tree.blockSignals(False)
        self._note.setText(_how_many(len(shots)))
        self._count()

    def paths(self) -> list[Path]:
        """What is chosen."""
        found = []
        for n in range(self.tree.topLevelItemCount()):
            top: Any = self.tree.topLevelItem(n)
            for m in range(top.childCount()):
                if top.child(m).checkState(0) == Qt.CheckState.Checked:
                    found.append(Path(top.child(m).data(0, PATH)))
        return found

    def _count(self) -> None:
        n = len(self.paths())
        self._take.setText(tr("收进案件（{n} 个）").format(n=n))
        self._take.setEnabled(n > 0 and not self._desk.read_only)

    def _done(self) -> None:
        self.chosen.emit(self.paths())
        self.accept()


def mounted() -> list[tuple[str, Path]]:
    """Drives and cards that the system has mounted, without the one it runs from."""
    system = QStorageInfo.root().rootPath()
    return [
        (one.displayName() or one.rootPath(), Path(one.rootPath()))
        for one in QStorageInfo.mountedVolumes()
        if one.isValid() and one.isReady() and one.rootPath() != system
    ]


def _how_many(n: int) -> str:
    if not n:
        return tr("这里没有还没收进案件的截图。")
    if n > MOST_SHOWN:
        return tr("共 {n} 个，先列最近的 {most} 个。").format(n=n, most=MOST_SHOWN)
    return tr("共 {n} 个，已经收过的不再列。").format(n=n)


def _none_found() -> str:
    return tr(
        "没有找到手机。解锁手机、选“传输文件”，再找一次。"
        "Windows 上手机常常只在资源管理器里看得到：先把截图拷到电脑上，再“自己指一个”。"
    )


def _group(day: date | None, shots: list[Shot]) -> QTreeWidgetItem:
    title = day_name(day) if day else tr("日期不明")
    top = QTreeWidgetItem([tr("{day}（{n} 个）").format(day=title, n=len(shots))])
    flags = top.flags() | Qt.ItemFlag.ItemIsUserCheckable
    top.setFlags(flags | Qt.ItemFlag.ItemIsAutoTristate)
    for one in shots:
        item = QTreeWidgetItem([one.path.name])
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        item.setData(0, PATH, str(one.path))
        item.setToolTip(0, str(one.path))
        top.addChild(item)
    top.setCheckState(0, Qt.CheckState.Unchecked)
    return top
