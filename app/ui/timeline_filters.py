"""The line above the timeline: what is shown, in words, and the filters by kind, party, status and time."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from app.case.contacts import is_contact
from app.ui import icons
from app.ui.chips import Chip
from app.ui.language import tr
from app.work.timeline import SHOWN, Filter

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtWidgets import QBoxLayout

    from app.case.snapshot import Snapshot
    from app.work.timeline import Timeline

MESSAGES = ("sms", "chat", "mail", "letter", "app_notice", "visit")


class FilterBar(QWidget):
    """Signals: ``changed`` (a Filter), ``add_entry_requested``, ``veil_wanted`` (on or off)."""

    changed = Signal(object)
    veil_wanted = Signal(bool)
    add_entry_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wish = Filter()
        self._snapshot: Snapshot | None = None
        self._title = QLabel(tr("时间线"))
        self._count = QLabel()
        self._chips: dict[str, QPushButton] = {}
        self._more = Chip(tr("筛选"), one_of=False)
        self._veil = QToolButton()
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 10, 6)
        line.setSpacing(4)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._count.setProperty("look", "faint")
        line.addWidget(self._title)
        line.addWidget(self._count, 1)
        self._chip(line, "all", tr("全部"), lambda: Filter())
        self._chip(line, "messages", tr("消息"), lambda: Filter(kinds=MESSAGES, files=False))
        self._chip(line, "calls", tr("电话"), lambda: Filter(kinds=("call",), files=False))
        self._chip(line, "after", tr("协议后"), lambda: Filter(after_only=True))
        self._more.setMenu(QMenu(self))
        self._more.menu().aboutToShow.connect(self._fill_menu)
        line.addWidget(self._more)
        line.addWidget(self._veil_button())
        add = Chip(tr("＋ 记一笔"), one_of=False)
        add.setToolTip(tr("自己写一条：哪天、谁、说了什么（Ctrl+N）"))
        add.clicked.connect(self.add_entry_requested)
        line.addWidget(add)
        self._chips["all"].setChecked(True)

    def _veil_button(self) -> QToolButton:
        self._veil.setIcon(icons.icon("veil"))
        self._veil.setCheckable(True)
        self._veil.setAutoRaise(True)
        name = tr("收起威胁、侮辱的话")
        self._veil.setAccessibleName(name)
        self._veil.setToolTip(tr("{name}（只是不显示；文书里一字不少）").format(name=name))
        self._veil.clicked.connect(self.veil_wanted)
        return self._veil

    def show_veil(self, on: bool) -> None:
        """Whether hard words are folded now."""
        self._veil.setChecked(on)

    def _chip(self, line: QBoxLayout, name: str, text: str, wish: Callable[[], Filter]) -> None:
        chip = Chip(text)
        chip.setAutoExclusive(True)
        chip.clicked.connect(lambda: self.ask(wish()))
        chip.toggled.connect(lambda on: self.ask(wish()) if on else None)  # screen readers check, not click
        self._chips[name] = chip
        line.addWidget(chip)

    def ask(self, wish: Filter) -> None:
        """Ask for these rows, if others are shown."""
        if wish == self._wish:
            return
        self._wish = wish
        self._more.setText(tr("筛选") if self._plain() else tr("筛选 ✓"))
        self.changed.emit(wish)

    def _plain(self) -> bool:
        wish = self._wish
        asked = (wish.party, wish.debt, wish.first, wish.only)
        return all(one is None for one in asked) and wish.statuses == SHOWN

    def offer(self, snapshot: Snapshot, timeline: Timeline, keys: Sequence[str]) -> None:
        """Say how much is shown, and keep what can be asked for."""
        self._snapshot = snapshot
        entries = [one for key in keys if (one := snapshot.entry_by_id.get(key)) is not None]
        contacts = [one for one in entries if is_contact(one)]
        agreed = timeline.agreed_on
        if agreed is None:
            self._count.setText(tr("{n} 次联系").format(n=len(contacts)))
            return
        after = sum(timeline.relation(one.id) == "after" for one in contacts)
        self._count.setText(tr("{n} 次联系 · {after} 次在协议后").format(n=len(contacts), after=after))

    # -- the menu -----------------------------------------------------------------------------------

    def _fill_menu(self) -> None:
        menu = self._more.menu()
        menu.clear()
        self._choices(menu.addMenu(tr("哪一方")), self._parties(), "party")
        if self._snapshot is not None and len(self._snapshot.debts) > 1:
            debts = [(one.lender or tr("未命名"), one.id) for one in self._snapshot.debts]
            self._choices(menu.addMenu(tr("哪笔债务")), [(tr("全部"), None), *debts], "debt")
        self._choices(menu.addMenu(tr("状态")), _statuses(), "statuses")
        self._periods(menu.addMenu(tr("时间")))
        menu.addSeparator()
        menu.addAction(tr("清除筛选"), self.clear)

    def only(self, ids: Collection[str]) -> None:
        """Show just these entries; any chip, or clearing, shows the rest again."""
        for chip in self._chips.values():
            chip.setAutoExclusive(False)
            chip.setChecked(False)
            chip.setAutoExclusive(True)
        self.ask(Filter(only=frozenset(ids), files=False))

    def clear(self) -> None:
        """Show everything again."""
        self._chips["all"].setChecked(True)
        self.ask(Filter())

    def _parties(self) -> list[tuple[str, object]]:
        parties = self._snapshot.parties if self._snapshot else ()
        named = [(one.name, one.id) for one in parties if one.status != "discarded"]
        return [(tr("全部"), None), *named]

    def _choices(self, menu: QMenu, choices: Sequence[tuple[str, object]], field: str) -> None:
        group = QActionGroup(menu)
        for text, value in choices:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(getattr(self._wish, field) == value)
            group.addAction(action)
            action.triggered.connect(lambda _=False, value=value: self._with(field, value))

    def _with(self, field: str, value: object) -> None:
        self.ask(dataclasses.replace(self._wish, **{field: value}))  # type: ignore[arg-type]

    def _periods(self, menu: QMenu) -> None:
        today = date.today()
        periods = ((tr("全部"), None), (tr("近 30 天"), 30), (tr("近 90 天"), 90), (tr("近一年"), 365))
        for text, days in periods:
            first = today - timedelta(days=days) if days else None
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(self._wish.first == first)
            action.triggered.connect(lambda _=False, first=first: self._with("first", first))


def _statuses() -> list[tuple[str, object]]:
    return [
        (tr("待核对和已确认"), SHOWN),
        (tr("已确认"), frozenset({"confirmed"})),
        (tr("待核对"), frozenset({"draft"})),
        (tr("不要的"), frozenset({"discarded"})),
    ]
