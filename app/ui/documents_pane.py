"""The place of documents: each kind with its purpose and state, its pages as they will be, save and print."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.case.errors import Trouble
from app.ui import documents_words, language, theme
from app.ui.cards import tag, words
from app.ui.language import tr
from app.ui.messages import sentence
from app.ui.paper_pull import PaperPull
from app.ui.printing import pages_of, sheet_of
from app.ui.wizard.page import Wizard
from app.ui.wizard.save_step import WARNED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QShowEvent

    from app.case.snapshot import Snapshot
    from app.ui.desk import Desk

MOST_PAGES = 24
"""Pages that the preview shows; a bundle can have hundreds."""


def state(snapshot: Snapshot, kind: str) -> str:
    """When it was last made, or that it was not."""
    made = [one.made_at[:10] for one in snapshot.documents if one.kind == kind]
    return tr("做过：{day}").format(day=max(made)) if made else tr("还没做过")


def blanks(snapshot: Snapshot, kind: str) -> str:
    """How many facts stay blank on it, to be filled in by hand or recorded first; nothing if none."""
    n = _blanks(snapshot) if kind in documents_words.IDENTITY else 0
    return tr("空着待填 {n} 项").format(n=n) if n else ""


class Kind(QWidget):
    """One kind in the list: name and blanks, for whom it is, and when it was made."""

    def __init__(self, snapshot: Snapshot, kind: str) -> None:
        super().__init__()
        name, waiting = QLabel(documents_words.name(kind)), blanks(snapshot, kind)
        name.setFont(theme.font(theme.BODY, strong=True))
        name.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(name, 1)
        if waiting:
            head.addWidget(tag(waiting, "doubt"))
        purpose, made = QLabel(documents_words.purpose(kind)), QLabel(state(snapshot, kind))
        purpose.setWordWrap(True)
        purpose.setProperty("look", "soft")
        made.setProperty("look", "faint")
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(2, 6, 0, 6)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(purpose)
        column.addWidget(made)
        self.told = "\n".join(filter(None, (name.text(), purpose.text(), waiting, made.text())))

    def height_in(self, width: int) -> int:
        """How high it is in a width of pixels, its sentences wrapped."""
        return max(self._column.heightForWidth(width), self.sizeHint().height())


def _blanks(snapshot: Snapshot) -> int:
    """How many facts about the person and the lender would stay blank."""
    case = snapshot.case
    known = [case.borrower, case.id_number, case.phone, case.address]
    known += [part for debt in snapshot.debts for part in (debt.registered_name, debt.credit_code)]
    return sum(not part for part in known)


class DocumentsPane(QWidget):
    """Signals: ``save_requested`` (kind, file ending), ``print_requested`` (kind)."""

    save_requested = Signal(str, str)
    print_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._folder = Path(tempfile.mkdtemp(prefix="jushi-documents-"))
        self.destroyed.connect(lambda folder=self._folder: shutil.rmtree(folder, ignore_errors=True))
        self._drawn: tuple[str, Snapshot] | None = None
        self._asked: tuple[str, Snapshot] | None = None
        self._listed: Snapshot | None = None
        self.kinds = QListWidget()
        self.note = words("", "soft")
        self.paper = QScrollArea()
        self.buttons: dict[str, QPushButton] = {}
        self.prepare = QPushButton(tr("一步步准备…"))
        self.wizard = Wizard(desk, self._folder)
        self.overview = QWidget()
        self.pages = QStackedWidget()
        self._lay_out()
        self._wire()
        for _kind in documents_words.KINDS:
            self.kinds.addItem(QListWidgetItem())
        self.kinds.setCurrentRow(0)
        self.kinds.currentRowChanged.connect(lambda _row: self.refresh())
        desk.refreshed.connect(self.refresh)

    def _lay_out(self) -> None:
        self.kinds.setProperty("look", "groups")
        self.kinds.setFrameShape(QFrame.Shape.NoFrame)
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.setFixedWidth(theme.px(270))
        self.kinds.setAccessibleName(tr("文书"))
        self.paper.setWidgetResizable(True)
        self.paper.setFrameShape(QFrame.Shape.NoFrame)
        self.paper.setAccessibleName(tr("预览"))
        self.pull = PaperPull(self._desk, self.paper.viewport(), lambda: self.kind)
        self.paper.setToolTip(tr("也可以把它拖到文件夹或邮件里"))
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._head())
        right.addWidget(self.paper, 1)
        line = QHBoxLayout(self.overview)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.kinds)
        line.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.pages.addWidget(self.overview)
        self.pages.addWidget(self.wizard)
        whole.addWidget(self.pages)

    def _wire(self) -> None:
        wizard = self.wizard
        wizard.left.connect(self.show_overview)
        wizard.save_requested.connect(self.save_requested)
        wizard.print_requested.connect(self.print_requested)
        self.prepare.clicked.connect(lambda _=False: self.prepare_kind(self.kind))
        self.kinds.itemActivated.connect(lambda _item: self.prepare_kind(self.kind))

    def prepare_kind(self, kind: str, step: str = "") -> None:
        """Prepare a kind step by step; ``step`` is where, by default where it was left."""
        self.pages.setCurrentWidget(self.wizard)
        self.wizard.begin(kind, step)

    def show_overview(self) -> None:
        """All kinds again; the one that was prepared is chosen."""
        if self.wizard.prepared.is_begun:
            self.kinds.setCurrentRow(documents_words.KINDS.index(self.wizard.prepared.kind))
        self.pages.setCurrentWidget(self.overview)
        self.kinds.setFocus()
        self.refresh()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.addWidget(self.note, 1)
        self.prepare.setProperty("look", "main")
        self.prepare.setToolTip(tr("交给谁、缺什么、用哪些、怎么写，一步步来（回车）"))
        head.addWidget(self.prepare)
        for name, text in (("docx", tr("存为 Word")), ("pdf", tr("存为 PDF")), ("print", tr("打印…"))):
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, name=name: self._wish(name))
            head.addWidget(button)
            self.buttons[name] = button
        return head

    def _wish(self, name: str) -> None:
        if self.kind == WARNED:
            self.prepare_kind(self.kind, "save")  # what a letter can do to the limitation is read first
        elif name == "print":
            self.print_requested.emit(self.kind)
        else:
            self.save_requested.emit(self.kind, name)

    @property
    def kind(self) -> str:
        """The kind that is chosen."""
        return documents_words.KINDS[max(self.kinds.currentRow(), 0)]

    def choose(self, kind: str) -> None:
        """Show a kind of document."""
        self.kinds.setCurrentRow(documents_words.KINDS.index(kind))

    # -- showing ------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the pane was hidden is drawn now."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Say how each kind stands, and draw the chosen one anew if the record changed."""
        if not self.isVisible() or not self._desk.is_open:
            return
        snapshot = self._desk.snapshot()
        if snapshot is not self._listed:
            self._list(snapshot)
        self.buttons["docx"].setEnabled(self.kind != "bundle")
        drawn = self._drawn
        if self._asked is None and (drawn is None or drawn[0] != self.kind or drawn[1] is not snapshot):
            self._draw((self.kind, snapshot))

    def _list(self, snapshot: Snapshot) -> None:
        self._listed = snapshot
        for row, kind in enumerate(documents_words.KINDS):
            shown, item = Kind(snapshot, kind), self.kinds.item(row)
            wide = self.kinds.width() - theme.px(8)
            item.setSizeHint(QSize(wide, shown.height_in(wide - theme.px(32)) + theme.px(8)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, shown.told)
            self.kinds.setItemWidget(item, shown)

    def _draw(self, wanted: tuple[str, Snapshot]) -> None:
        """Make the PDF and pictures of its pages in the background; nothing of it is kept in the case."""
        kind, desk = wanted[0], self._desk
        self._asked = wanted
        self.note.setText(tr("正在准备预览……"))
        place = Path(tempfile.mkdtemp(dir=self._folder)) / f"{kind}.pdf"

        def steps() -> Iterator[Any]:
            from app.work import papers

            yield from papers.make(
                desk.case, kind, None, pdf=place, lang=language.paper(), despite_faults=True, noted=False
            )
            yield from pages_of(place, theme.px(900), MOST_PAGES)

        desk.jobs.start(steps, on_end=self._ready, on_fail=self._failed)

    def _ready(self, last: Any) -> None:  # noqa: ANN401  the list of pages, or a step if it was stopped
        self._drawn, self._asked = self._asked, None
        if isinstance(last, list) and self._drawn is not None:
            self.paper.setWidget(sheet_of(last))
            purpose = documents_words.purpose(self._drawn[0])
            more = tr("这里显示前 {n} 页。").format(n=MOST_PAGES) if len(last) == MOST_PAGES else ""
            self.note.setText(f"{purpose}。{more}" if language.current() == "zh_CN" else f"{purpose}. {more}")
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self._drawn, self._asked = self._asked, None
        if not isinstance(error, Trouble):
            raise error
        self.paper.setWidget(QLabel())
        self.note.setText(sentence(error))
        self.note.setTextFormat(Qt.TextFormat.PlainText)
