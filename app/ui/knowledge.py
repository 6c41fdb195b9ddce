"""The legal knowledge: up to which day it goes, rule packs of the person's own, and taking in a newer one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.case.errors import Trouble
from app.ui import file_dialogs, forms, language, theme
from app.ui.language import tr
from app.ui.messages import sentence

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from app.work.rule_packs import Pack


def latest() -> str:
    """The latest day from which a rule that the program knows is in force, in the window's language."""
    from app.rules import packs

    return shown_day(max((rule.in_force_from for rule in packs.all_packs().rules), default=None))


def shown_day(day: date | None) -> str:
    """A day as the language writes it."""
    if day is None:
        return ""
    locale = language.locale()
    return locale.toString(QDate(day.year, day.month, day.day), locale.FormatType.LongFormat)


class Knowledge(QWidget):
    """One sentence, the own packs, one button. Signals: ``changed``: other rules hold from now on."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said, self._wrong = QLabel(), QLabel()
        for label in (self._said, self._wrong):
            label.setWordWrap(True)
        self._wrong.setProperty("look", "wrong")
        self.own = QVBoxLayout()
        self.take = QPushButton(tr("导入更新的规则包…"))
        self.take.setAutoDefault(False)
        self.take.setToolTip(tr("一个 .toml 文件。先看清它有什么，再决定；随时可以移除。"))
        self.take.clicked.connect(lambda _=False: self._choose())
        line = QHBoxLayout()
        line.addWidget(self.take)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)
        column.addLayout(self.own)
        column.addWidget(self._wrong)
        column.addLayout(line)
        self.refresh()

    def refresh(self) -> None:
        """Show what is known now."""
        from app.work import rule_packs

        known = tr("法律知识：所知规则中最晚开始施行的日期是 {day}。之后的变化它不知道，请向律师核实。")
        self._said.setText(known.format(day=latest()))
        self._wrong.hide()
        while (item := self.own.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for pack in rule_packs.kept():
            self.own.addWidget(self._line(pack))

    def _line(self, pack: Pack) -> QWidget:
        said = tr("你导入的：{name}，{n} 条规则，最晚 {day} 起施行；指纹 {mark}…").format(
            name=title(pack), n=pack.rules, day=shown_day(pack.latest), mark=pack.sha256[:12]
        )
        label, remove = QLabel(said), QPushButton(tr("移除"))
        label.setWordWrap(True)
        label.setToolTip(pack.sha256)
        remove.setAccessibleName(tr("移除“{name}”").format(name=title(pack)))
        remove.setAutoDefault(False)
        remove.clicked.connect(lambda _=False: self.remove(pack))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label, 1)
        line.addWidget(remove)
        return holder

    def _choose(self) -> None:
        file_dialogs.asking_file(self, tr("选择规则包"), tr("规则包 (*.toml)"), self.look)

    def look(self, path: Path) -> None:
        """Show what a pack holds and ask; what is wrong with it is one sentence."""
        from app.work import rule_packs

        try:
            pack = rule_packs.look(path)
            if pack.new == 0:
                raise Trouble("pack_nothing_new", file=path.name)
        except Trouble as trouble:
            self._warn(trouble)
            return
        self._wrong.hide()
        form = PackForm(pack, self)
        form.accepted.connect(lambda: self._keep(pack))
        form.open()

    def _keep(self, pack: Pack) -> None:
        from app.work import rule_packs

        try:
            rule_packs.keep(pack)
        except Trouble as trouble:
            self._warn(trouble)
            return
        self.refresh()
        self.changed.emit()

    def remove(self, pack: Pack) -> None:
        """What is shipped holds again."""
        from app.work import rule_packs

        try:
            rule_packs.remove(pack)
        except Trouble as trouble:
            self._warn(trouble)
            return
        self.refresh()
        self.changed.emit()

    def _warn(self, trouble: Trouble) -> None:
        self._wrong.setText(tr("没有导入。{why}").format(why=sentence(trouble)))
        self._wrong.show()


def title(pack: Pack) -> str:
    """Its name in the window's language."""
    return pack.title.get(language.current()) or next(iter(pack.title.values()), pack.id)


class PackForm(forms.ShortDialog):
    """What a pack is, before it is taken in: name, days, how many rules, fingerprint of the file."""

    def __init__(self, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("导入规则包？"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(480))
        mark = " ".join(pack.sha256[n : n + 8] for n in range(0, 64, 8))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setHorizontalSpacing(theme.px(forms.GAP))
        for name, value in (
            (tr("名称"), f"{title(pack)} ({pack.id})"),
            (tr("适用"), tr("中国") if pack.jurisdiction == "cn" else pack.jurisdiction.upper()),
            (tr("规则"), tr("{n} 条，其中 {new} 条是新的").format(n=pack.rules, new=pack.new)),
            (tr("最晚施行"), shown_day(pack.latest)),
            (tr("文件指纹"), mark),
        ):
            shown = QLabel(value)
            shown.setWordWrap(True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            called = QLabel(name)
            called.setProperty("look", "soft")
            form.addRow(called, shown)
        note = QLabel(
            tr("只导入你信得过的人给的规则包：请和对方核对指纹（SHA-256）。随时可以在“关于据实”里移除。")
        )
        note.setWordWrap(True)
        note.setProperty("look", "soft")
        cancel, take = QPushButton(tr("取消")), QPushButton(tr("导入"))
        cancel.clicked.connect(self.reject)
        take.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*forms.EVEN)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(note)
        column.addLayout(forms.foot(take, cancel))
        forms.line_up(form)
