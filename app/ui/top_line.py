"""The line at the top: which case and debt, search, undo, add."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QToolButton

from app.ui import theme
from app.ui.elided import ElidedLabel
from app.ui.language import tr


class TopLine(QFrame):
    """Signals: ``searched`` (text), ``undo_requested``, ``add_requested``, ``home_requested``."""

    searched = Signal(str)
    undo_requested = Signal()
    add_requested = Signal()
    home_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "surface")
        self._home = QPushButton(tr("据实"))
        self._case = ElidedLabel()
        self.search = QLineEdit()
        self.undo = QPushButton(tr("撤销"))
        self.add = QPushButton(tr("＋ 添加材料"))
        self.menu = QToolButton()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 7, 14, 7)
        line.setSpacing(10)
        self._home.setProperty("look", "quiet")
        self._home.setFont(theme.font(14, strong=True))
        self._home.setToolTip(tr("回到开始页"))
        self._case.setProperty("look", "soft")
        self.search.setPlaceholderText(tr("搜索文字、号码、金额…"))
        self.search.setAccessibleName(tr("搜索"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(theme.px(300))
        self.search.setMinimumWidth(theme.px(160))
        self.add.setProperty("look", "main")
        self.menu.setProperty("look", "button")
        self.menu.setToolTip(tr("菜单（F10）"))
        self.menu.setAccessibleName(tr("菜单"))
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for widget in (self._home, self._case, self.search, self.undo, self.add, self.menu):
            line.addWidget(widget, 3 if widget is self._case else 2 if widget is self.search else 0)

    def finish(self) -> None:
        """What can wait until the first paint is over."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from app.ui import icons

        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._begin_search)
        self.undo.setIcon(icons.icon("undo"))
        self.menu.setIcon(icons.icon("list"))

    def _wire(self) -> None:
        self._home.clicked.connect(self.home_requested)
        self.search.textChanged.connect(self.searched)
        self.undo.clicked.connect(self.undo_requested)
        self.add.clicked.connect(self.add_requested)

    def _begin_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def show_case(self, title: str, debts: str) -> None:
        """Name the case and its debts; empty on the start page."""
        shown = bool(title)
        self._case.say(tr(" · ").join(part for part in (title, debts) if part))
        for widget in (self.search, self.undo):
            widget.setVisible(shown)

    def show_undo(self, name: str) -> None:
        """What undo would take back; nothing to undo greys it out."""
        self.undo.setEnabled(bool(name))
        self.undo.setToolTip(tr("撤销：{act}（Ctrl+Z）").format(act=name) if name else tr("没有可撤销的操作"))
