"""The start page: drop here, choose, open, or look at the demo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app import paths
from app.ui import theme
from app.ui.language import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

MOST_RECENT = 3


class DropField(QFrame):
    """Where a person drops what they have. Signals: ``choose_requested``, ``paste_requested``."""

    choose_requested = Signal()
    paste_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(theme.px(190))
        self.setProperty("look", "field")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.addStretch(1)
        column.setSpacing(8)
        title = QLabel(tr("把截图、录屏、聊天、录音、协议、账单拖到这里"))
        title.setFont(theme.font(theme.FIGURE, strong=True))
        title.setWordWrap(True)
        below = QLabel(tr("整个文件夹也行，乱也没关系。原文件不会被改动。"))
        below.setProperty("look", "soft")
        for label in (title, below):
            label.setProperty("place", "middle")
        below.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(below)
        column.addSpacing(4)
        column.addLayout(self._buttons())
        column.addStretch(1)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addStretch(1)
        choose = QPushButton(tr("选择文件…"))
        choose.setProperty("look", "main")
        choose.clicked.connect(self.choose_requested)
        self.setFocusProxy(choose)
        paste = QPushButton(tr("粘贴截图  Ctrl+V"))
        paste.clicked.connect(self.paste_requested)
        line.addWidget(choose)
        line.addWidget(paste)
        line.addStretch(1)
        return line

    def light(self, on: bool) -> None:
        """Show that a drop would be taken."""
        self.setProperty("look", "lit" if on else "field")
        self.style().polish(self)


class Card(QPushButton):
    """A card that does one thing when pressed."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setMinimumHeight(theme.px(92))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        head, below = QLabel(title), QLabel(text)
        head.setFont(theme.font(theme.BODY, strong=True))
        below.setProperty("look", "soft")
        head.setWordWrap(True)
        below.setWordWrap(True)
        for label in (head, below):
            column.addWidget(label)  # a click on it is the card's: plain text takes none
        column.addStretch(1)


class StartPage(QWidget):
    """Signals: one for each wish that can be had here; ``recent_requested`` names a folder."""

    choose_requested = Signal()
    paste_requested = Signal()
    new_requested = Signal()
    open_requested = Signal()
    recent_requested = Signal(str)
    demo_requested = Signal()
    first_look_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = DropField()
        self._recent = QVBoxLayout()
        self._lay_out()
        self.field.choose_requested.connect(self.choose_requested)
        self.field.paste_requested.connect(self.paste_requested)

    def showEvent(self, event: QShowEvent) -> None:
        """The first thing to do has the keys."""
        super().showEvent(event)
        self.field.setFocus()

    def _lay_out(self) -> None:
        page = QWidget()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        outer = QHBoxLayout(page)
        inner = QWidget()
        inner.setMaximumWidth(theme.px(860))
        outer.addStretch(1)
        outer.addWidget(inner, 20)
        outer.addStretch(1)
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addStretch(2)
        title = QLabel(tr("据实"))
        title.setFont(theme.font(26, strong=True))
        below = QLabel(tr("把收到的、签过的、还过的，按时间放在一起。全部留在这台电脑上。"))
        below.setProperty("look", "soft")
        below.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(below)
        column.addSpacing(4)
        column.addWidget(self.field)
        column.addLayout(self._cards())
        note = QLabel(tr("据实不是律师，也不替你下结论。"))
        note.setProperty("look", "faint")
        column.addWidget(note)
        column.addStretch(3)

    def _cards(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        real = Card(tr("这是真的吗？"), tr("今晚必须付吗？放一张截图看看，不建案件，看完不留。"))
        real.clicked.connect(self.first_look_requested)
        new = Card(tr("新建案件"), tr("先起个名字、选个地方，再慢慢往里放材料。"))
        new.clicked.connect(self.new_requested)
        demo = Card(tr("看看演示案件"), tr("虚构的人和公司。五分钟走一遍，随时退出。"))
        demo.clicked.connect(self.demo_requested)
        mine = QFrame()
        mine.setProperty("look", "card")
        mine.setMinimumHeight(theme.px(92))
        self._recent.setContentsMargins(14, 12, 14, 12)
        self._recent.setSpacing(2)
        mine.setLayout(self._recent)
        for n, widget in enumerate((real, new, demo, mine)):
            grid.addWidget(widget, 0, n)
            grid.setColumnStretch(n, 1)
        return grid

    def show_recent(self, folders: tuple[str, ...]) -> None:
        """List the cases opened last; those whose folder is gone are left out."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        head = QLabel(tr("我的案件"))
        head.setFont(theme.font(theme.BODY, strong=True))
        self._recent.addWidget(head)
        own = [one for one in folders if Path(one).is_dir() and Path(one) != paths.demo_case()]
        for folder in own[:MOST_RECENT]:
            link = self._link(Path(folder).name)
            link.setToolTip(folder)
            link.clicked.connect(lambda _=False, folder=folder: self.recent_requested.emit(folder))
        self._link(tr("打开其他案件…")).clicked.connect(self.open_requested)
        self._recent.addStretch(1)

    def _link(self, text: str) -> QPushButton:
        link = QPushButton(text)
        link.setProperty("look", "link")
        self._recent.addWidget(link)
        return link
