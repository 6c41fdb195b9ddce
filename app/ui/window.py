"""The main window: start page or a case, messages, progress, menu, status; all wiring in one place."""

from __future__ import annotations

import dataclasses
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app import paths, settings
from app.ui import paper_acts
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.start import StartPage
from app.ui.top_line import TopLine

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent

    from app.ui.case_view import CaseView
    from app.ui.first_look_page import FirstLookPage
    from app.ui.messages import MessageBar
    from app.ui.progress import ProgressBar
    from app.ui.reminders import ReminderLine
    from app.ui.walk import Walk
    from app.ui.watching import Watching
    from app.ui.window_acts import Acts

Bar = TypeVar("Bar", bound=QWidget)
NEXT = (
    "app.work.timeline",
    "app.ui.timeline_pane",
    "app.ui.viewer",
    "app.ui.evidence_pane",
    "app.ui.agreement_pane",
    "app.ui.case_view",
    "app.ui.messages",
    "app.ui.progress",
    "app.intake.drafting.drafts",
    "app.work.intake",
    "app.ui.intake_list",
    "app.rules.claims",
    "app.rules.engine",
    "app.work.dump",
    "app.work.findings",
    "app.work.review_edit",
    "app.ui.moment_field",
    "app.ui.review_form",
    "app.ui.review_pane",
    "app.ui.claims_pane",
    "app.ui.documents_pane",
    "app.ui.reminders",
    "app.ui.watching",
    "app.ui.next_pane",
)
"""Modules of a case and an intake, what is needed first at the front, none of them slow by itself."""


class Window(QMainWindow):
    """One window, one case.

    Signals: ``restart_requested`` (language or scheme changed); ``shown`` once, after the first paint.
    """

    restart_requested = Signal()
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk(self)
        self.settings = settings.load()
        self.top = TopLine()
        self.start = StartPage()
        self.view: CaseView | None = None
        self.status = QLabel()
        self._stack = QStackedWidget()
        self.first_look: FirstLookPage | None = None
        self._painted = False
        self._lay_out()
        self._wire()
        self.show_start()

    # The next are made when they are first asked for, so that the start page need not wait for them.

    @cached_property
    def messages(self) -> MessageBar:
        """What has to be said, under the top line."""
        from app.ui.messages import MessageBar

        return self._above_page(1, MessageBar())

    @cached_property
    def progress(self) -> ProgressBar:
        """How far long work is, under the top line."""
        from app.ui.progress import ProgressBar

        return self._above_page(self._column.count() - 1, ProgressBar())

    @cached_property
    def reminders(self) -> ReminderLine:
        """What falls due, under the top line; and a system notification where there can be one."""
        from app.ui.reminders import ReminderLine

        return self._above_page(1, ReminderLine(self))

    @cached_property
    def watching(self) -> Watching:
        """The inbox folder of the open case, if it has one."""
        from app.ui.watching import Watching

        return Watching(self)

    @cached_property
    def walk(self) -> Walk:
        """The walk through the demo case, under the top line."""
        from app.ui.walk import Walk

        return self._above_page(1, Walk(self))

    def _above_page(self, place: int, bar: Bar) -> Bar:
        self._column.insertWidget(place, bar)
        return bar

    @cached_property
    def acts(self) -> Acts:
        """What menu and buttons do."""
        from app.ui.window_acts import Acts

        return Acts(self)

    def _lay_out(self) -> None:
        self.setWindowTitle(tr("据实"))
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 520)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._stack.addWidget(self.start)
        column.addWidget(self.top)
        column.addWidget(self._stack, 1)
        self._column = column
        self.setCentralWidget(page)
        self.status.setProperty("look", "faint")
        self.status.setContentsMargins(14, 0, 0, 0)
        self.statusBar().addWidget(self.status, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.resize(1366, 740)
        if self.settings.window:
            from PySide6.QtCore import QByteArray

            self.restoreGeometry(QByteArray.fromHex(self.settings.window.encode("ascii")))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first one means that the window is there: what could wait for it follows."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._finish)

    def _finish(self) -> None:
        """Icons, menu, then what the next step of the person will need: piece by piece."""
        from app.ui.idle import Idle, imports

        self.idle = Idle(self)
        self.idle.add([self.top.finish, self._add_menu, self._dress, *imports(NEXT)])

    def _add_menu(self) -> None:
        self.top.menu.setMenu(self.acts.menu)
        self.acts.update()

    def _dress(self) -> None:
        from PySide6.QtGui import QIcon

        from app.ui.backups import Backups

        self.backups = Backups(self)

        self.setWindowIcon(QIcon(str(paths.resource("icons", "jushi.svg"))))
        self.shown.emit()

    def _wire(self) -> None:
        top, start, desk = self.top, self.start, self.desk
        top.home_requested.connect(lambda: self.acts.close_case())
        top.undo_requested.connect(desk.undo)
        top.add_requested.connect(lambda: self.acts.choose_files())
        top.searched.connect(self._search)
        start.choose_requested.connect(lambda: self.acts.choose_files())
        start.paste_requested.connect(lambda: self.acts.paste())
        start.new_requested.connect(lambda: self.acts.new_case())
        start.open_requested.connect(lambda: self.acts.open_case())
        start.first_look_requested.connect(self.look_first)
        start.demo_requested.connect(lambda: self.acts.open_demo())
        start.recent_requested.connect(lambda folder: desk.open(Path(folder)))
        desk.veil.draw(self.settings.veil == "on")
        desk.veil.changed.connect(self._keep_veil)
        desk.opened.connect(self._opened)
        desk.closed.connect(self.show_start)
        desk.refreshed.connect(self._refreshed)
        desk.trouble.connect(lambda trouble: self.messages.warn(trouble))
        desk.note.connect(lambda text: self.messages.tell(text))
        desk.busy_changed.connect(lambda job: self.progress.watch(job, desk.busy_title))
        desk.progressed.connect(lambda step: self.progress.step(step))

    # -- what is shown ------------------------------------------------------------------------------

    def show_start(self) -> None:
        """The start page; the panes of a case that was closed are let go."""
        if self.view is not None:
            self.view.idle.clear()  # no place is made any more: there is no case it could show
            self._stack.removeWidget(self.view)
            self.view.deleteLater()
            self.view = None
        self.leave_first_look()
        self.start.show_recent(self.settings.recent)
        self._stack.setCurrentWidget(self.start)
        self.top.show_case("", "")
        self.top.search.clear()
        self.status.setText(tr("未联网 · 全部留在这台电脑上"))
        self.setWindowTitle(tr("据实"))
        if "acts" in vars(self):
            self.acts.update()

    def _opened(self) -> None:
        from app.ui.case_view import CaseView

        self.leave_first_look()
        self.view = CaseView(self.desk)
        self.view.edit_requested.connect(self.acts.edit_entry)
        self.view.add_entry_requested.connect(self.acts.add_entry)
        self.view.entry_from_region_requested.connect(self.acts.add_entry_from)
        self.view.asking_requested.connect(self.acts.ask)
        self.view.save_requested.connect(partial(paper_acts.save, self))
        self.view.print_requested.connect(partial(paper_acts.show, self))
        self.view.order_requested.connect(partial(paper_acts.order, self))
        self.view.add_requested.connect(self.acts.choose_files)
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        if self.desk.case.folder != paths.demo_case():  # the start page has a card of its own for it
            self.remember(self.settings.with_recent(str(self.desk.case.folder)))
        self.view.reading_requested.connect(self.acts.read_again)
        self._say_read_only()
        self.reminders.look()
        self.watching.start()
        self.acts.go_on_reading()

    def _say_read_only(self) -> None:
        reasons = {
            "other_process": tr("这个案件已经在另一个窗口打开，这里只能看，不能改。"),
            "medium": tr("案件所在的位置不能写入，这里只能看，不能改。"),
            "asked": tr("按要求只读打开。"),
        }
        reason = self.desk.case.read_only_reason
        if reason:
            self.messages.tell(reasons.get(reason, reasons["medium"]))

    def _refreshed(self) -> None:
        snapshot = self.desk.snapshot()
        debts = tr("、").join(_debt(one.lender, one.contract_number) for one in snapshot.debts)
        self.top.show_case(snapshot.case.title, debts)
        self.setWindowTitle(tr("{title} — 据实").format(title=snapshot.case.title))
        kept = sum(not one.hidden for one in snapshot.evidence)
        entries = sum(one.status != "discarded" for one in snapshot.entries)
        said = tr("已存 {files} 份材料，共 {entries} 条记录 · 全部在本机，未联网")
        self.status.setText(said.format(files=kept, entries=entries))
        self.acts.update()

    def _search(self, text: str) -> None:
        if self.view is not None:
            self.view.go("timeline")
            self.view.main.timeline.search(text)

    def look_first(self) -> None:
        """Look at one message over the start page or the open case."""
        from app.ui.first_look_page import FirstLookPage

        if self.first_look is None:
            page = self.first_look = FirstLookPage(self.desk)
            page.left.connect(self.leave_first_look)
            page.choose_requested.connect(lambda: self.acts.choose_one(page.look_at))
            page.keep_requested.connect(self.acts.take_in)
            self._stack.addWidget(page)
            self._stack.setCurrentWidget(page)

    def leave_first_look(self) -> None:
        """Back to where one was; what was looked at is gone."""
        page, self.first_look = self.first_look, None
        if page is not None:
            page.leave()
            self._stack.setCurrentWidget(self.view or self.start)
            self._stack.removeWidget(page)
            page.deleteLater()

    def remember(self, changed: settings.Settings) -> None:
        """Keep settings."""
        self.settings = changed
        self.desk.veil.draw(changed.veil == "on")
        try:
            settings.save(changed)
        except OSError:
            self.messages.tell(tr("设置没能保存，不影响案件内容。"))

    def _keep_veil(self) -> None:
        wish = "on" if self.desk.veil.on else "off"
        if wish != self.settings.veil:
            self.remember(dataclasses.replace(self.settings, veil=wish))

    # -- dropping -----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Anything that could be taken in, or explained."""
        from app.ui import dropping

        if event.source() is None and dropping.wanted(event.mimeData()):  # what comes from here is here
            dropping.accept_copy(event)
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The pointer went away."""
        self._light(False)

    def _light(self, on: bool) -> None:
        (self.first_look or self.start.field).light(on)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it in: always a copy, whatever the source offers."""
        from app.ui import dropping

        self._light(False)
        dropping.accept_copy(event)
        self.acts.take(dropping.taken(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Work under way keeps what it has done; the case is put away whole."""
        from PySide6.QtCore import Qt  # not before the first paint, see app.ui.app

        if self.first_look is not None:
            self.first_look.leave()
        geometry = bytes(self.saveGeometry().toHex().data()).decode("ascii")
        self.remember(dataclasses.replace(self.settings, window=geometry))
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        self.desk.end()
        QApplication.restoreOverrideCursor()
        event.accept()


def _debt(lender: str, contract: str) -> str:
    """A debt in a few words: lender, and the end of its contract number."""
    if not contract:
        return lender
    tail = "".join(filter(str.isalnum, contract))[-4:]
    return tr("{lender} · 合同尾号 {tail}").format(lender=lender or tr("放款机构未填"), tail=tail)
