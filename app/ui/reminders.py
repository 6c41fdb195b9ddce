"""A quiet line of what falls due, and a system notification in words that tell nobody what it is about."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSystemTrayIcon,
    QToolButton,
)

from app.case import moments
from app.ui import icons, language, sums, theme
from app.ui.language import tr
from app.ui.timeline_words import day_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.ui.window import Window
    from app.work.reminders import Reminder

EVERY = 10 * 60 * 1000
"""Milliseconds between two looks at the clock: a day begins unnoticed for ten minutes at most."""


class ReminderLine(QFrame):
    """Hidden while nothing falls due; put away by its button it stays so for the day."""

    def __init__(
        self, window: Window, now: Callable[[], datetime] = lambda: datetime.now().astimezone()
    ) -> None:
        super().__init__()
        self._window = window
        self._desk = window.desk
        self._now = now
        self._away: set[str] = set()
        self._shown: list[Reminder] = []
        self.tray = Tray(self)
        self._icon, self._text = QLabel(), QLabel()
        self._go = QPushButton(tr("去看"))
        self._close = QToolButton()
        self._lay_out()
        self.hide()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._desk.refreshed.connect(self.look)
        self._desk.closed.connect(self.look)
        self.tray.chosen.connect(self._forward)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 4, 8, 4)
        self._text.setWordWrap(True)
        self._text.setAccessibleName(tr("到日子的事"))
        self._icon.setPixmap(icons.pixmap("bell", "accent", theme.px(16), self.devicePixelRatioF()))
        self._go.setProperty("look", "see")
        self._go.clicked.connect(lambda _=False: self._see())
        self._close.setIcon(icons.icon("close"))
        self._close.setToolTip(tr("今天不再显示"))
        self._close.setAccessibleName(tr("今天不再显示"))
        self._close.setAutoRaise(True)
        self._close.clicked.connect(lambda _=False: self._put_away())
        for widget in (self._icon, self._text, self._go, self._close):
            line.addWidget(widget, 1 if widget is self._text else 0)
        ground, edge = theme.name("raised"), theme.name("line")
        self.setStyleSheet(f"ReminderLine {{ background: {ground}; border-bottom: 1px solid {edge}; }}")

    def look(self) -> None:
        """Show what falls due today, and tell the system once a day."""
        if not self._desk.is_open:
            self._shown = []
            self.hide()
            return
        from app.work import reminders

        snapshot = self._desk.snapshot()
        today = self._now().astimezone(moments.zone(snapshot.case.time_zone)).date()
        found = reminders.on_day(snapshot, self._desk.standing(), today)
        self._shown = [one for one in found if f"{one.key} {today}" not in self._away]
        self._text.setText("\n".join(said(one) for one in self._shown))
        self.setVisible(bool(self._shown))
        self._tell([f"{one.key} {today}" for one in found])

    def text(self) -> str:
        """What is shown."""
        return self._text.text() if self._shown else ""

    def _tell(self, keys: Sequence[str]) -> None:
        """One notification for all that was not told today."""
        settings = self._window.settings
        fresh = [one for one in keys if one not in settings.reminded]
        if fresh and settings.reminders == "on" and self.tray.tell():
            days = {one.rpartition(" ")[2] for one in keys}
            kept = tuple(one for one in settings.reminded if one.rpartition(" ")[2] in days)
            self._window.remember(dataclasses.replace(settings, reminded=(*kept, *fresh)))

    def _put_away(self) -> None:
        snapshot = self._desk.snapshot()
        today = self._now().astimezone(moments.zone(snapshot.case.time_zone)).date()
        self._away |= {f"{one.key} {today}" for one in self._shown}
        self.look()

    def _see(self) -> None:
        paying = any(one.n for one in self._shown)
        self._desk.place_requested.emit("agreement" if paying else "steps")

    def _forward(self) -> None:
        self._window.raise_()
        self._window.activateWindow()


class Tray(QObject):
    """System notifications; where the system has none, nothing. Signals: ``chosen`` (it was clicked)."""

    chosen = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None

    def tell(self) -> bool:
        """Say that something falls due, in words that a stranger may read; whether it could be said."""
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return False
        if self._icon is None:
            self._icon = QSystemTrayIcon(QApplication.windowIcon() or icons.icon("bell"), self)
            if self._icon.icon().isNull():
                self._icon.setIcon(icons.icon("bell"))
            self._icon.setToolTip(tr("据实"))
            self._icon.messageClicked.connect(self.chosen)
            self._icon.activated.connect(lambda _reason: self.chosen.emit())
        self._icon.show()
        self._icon.showMessage(tr("据实"), neutral(), self._icon.icon())
        return True


def neutral() -> str:
    """What a notification says: no sum, no lender, nothing of a debt."""
    return tr("有一件事到日子了，打开看看。")


def said(one: Reminder) -> str:
    """A reminder in a sentence."""
    facts = {
        "n": one.n,
        "sum": sums.amount(one.minor, one.currency),
        "days": one.days,
        "day": day_name(one.on),
    }
    if one.kind == "soon":
        return tr("第 {n} 期还有 {days} 天：{day}，{sum}。").format(**facts)
    if one.kind == "today":
        return tr("今天是第 {n} 期的还款日：{sum}。已经还了就记一笔，不再提醒。").format(**facts)
    if one.kind == "grace":
        return tr("! 第 {n} 期过了还款日，宽限期到 {day}：还差 {sum}。").format(**facts)
    from app.followup import clocks

    clock = clocks.clocks().items[one.clock]
    facts["what"] = clock.title[language.current()]
    if one.kind == "act":
        return tr("{what}：最晚 {day}，还有 {days} 天。").format(**facts)
    return tr("? {what}：到 {day} 还没有记下答复。").format(**facts)
