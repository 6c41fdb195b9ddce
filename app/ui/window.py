"""The main window: start page or a case, messages, progress, menu, status; all wiring in one place."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app import paths, settings
from app.ui import dropping
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.messages import MessageBar
from app.ui.progress import ProgressBar
from app.ui.start import StartPage
from app.ui.top_line import TopLine
from app.ui.window_acts import Acts

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from app.ui.case_view import CaseView


class Window(QMainWindow):
    """One window, one case. Signals: ``restart_requested`` (language or scheme changed)."""

    restart_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk(self)
        self.settings = settings.load()
        self.top = TopLine()
        self.messages = MessageBar()
        self.progress = ProgressBar()
        self.start = StartPage()
        self.view: CaseView | None = None
        self.status = QLabel()
        self.acts = Acts(self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._wire()
        self.show_start()

    def _lay_out(self) -> None:
        self.setWindowTitle(tr("据实"))
        self.setWindowIcon(QIcon(str(paths.resource("icons", "jushi.svg"))))
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 520)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._stack.addWidget(self.start)
        for widget in (self.top, self.messages, self.progress, self._stack):
            column.addWidget(widget, 1 if widget is self._stack else 0)
        self.setCentralWidget(page)
        self.status.setProperty("look", "faint")
        self.status.setContentsMargins(14, 0, 0, 0)
        self.statusBar().addWidget(self.status, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.resize(1366, 740)
        if self.settings.window:
            self.restoreGeometry(QByteArray.fromHex(self.settings.window.encode("ascii")))

    def _wire(self) -> None:
        top, start, desk, acts = self.top, self.start, self.desk, self.acts
        top.home_requested.connect(acts.close_case)
        top.undo_requested.connect(desk.undo)
        top.add_requested.connect(acts.choose_files)
        top.searched.connect(self._search)
        top.menu.setMenu(acts.menu)
        start.choose_requested.connect(acts.choose_files)
        start.paste_requested.connect(acts.paste)
        start.new_requested.connect(acts.new_case)
        start.open_requested.connect(acts.open_case)
        start.demo_requested.connect(acts.open_demo)
        start.recent_requested.connect(lambda folder: desk.open(Path(folder)))
        desk.opened.connect(self._opened)
        desk.closed.connect(self.show_start)
        desk.refreshed.connect(self._refreshed)
        desk.trouble.connect(self.messages.warn)
        desk.note.connect(self.messages.tell)
        desk.busy_changed.connect(lambda job: self.progress.watch(job, desk.busy_title))
        desk.progressed.connect(self.progress.step)

    # -- what is shown ------------------------------------------------------------------------------

    def show_start(self) -> None:
        """The start page; the panes of a case that was closed are let go."""
        if self.view is not None:
            self._stack.removeWidget(self.view)
            self.view.deleteLater()
            self.view = None
        self.start.show_recent(self.settings.recent)
        self._stack.setCurrentWidget(self.start)
        self.top.show_case("", "")
        self.top.search.clear()
        self.status.setText(tr("未联网 · 全部留在这台电脑上"))
        self.setWindowTitle(tr("据实"))
        self.acts.update()

    def _opened(self) -> None:
        from app.ui.case_view import CaseView

        self.view = CaseView(self.desk)
        self.view.edit_requested.connect(self.acts.edit_entry)
        self.view.add_entry_requested.connect(self.acts.add_entry)
        self.view.entry_from_region_requested.connect(self.acts.add_entry_from)
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        self.remember(self.settings.with_recent(str(self.desk.case.folder)))
        self._say_read_only()

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

    def remember(self, changed: settings.Settings) -> None:
        """Keep settings."""
        self.settings = changed
        try:
            settings.save(changed)
        except OSError:
            self.messages.tell(tr("设置没能保存，不影响案件内容。"))

    # -- dropping -----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Anything that could be taken in, or explained."""
        if dropping.wanted(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.start.field.light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The pointer went away."""
        self.start.field.light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it in: always a copy, whatever the source offers."""
        self.start.field.light(False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.acts.take(dropping.taken(event.mimeData()))

    # -- leaving ------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Work under way keeps what it has done; the case is put away whole."""
        geometry = bytes(self.saveGeometry().toHex().data()).decode("ascii")
        self.remember(dataclasses.replace(self.settings, window=geometry))
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        self.desk.close()
        self.desk.jobs.finish()
        QGuiApplication.restoreOverrideCursor()
        event.accept()


def _debt(lender: str, contract: str) -> str:
    """A debt in a few words: lender, and the end of its contract number."""
    if not contract:
        return lender
    tail = "".join(filter(str.isalnum, contract))[-4:]
    return tr("{lender} · 合同尾号 {tail}").format(lender=lender or tr("放款机构未填"), tail=tail)
