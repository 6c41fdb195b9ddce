"""What a file holds that was not taken up (codes, parcels, adverts): shown on request, can be brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.language import tr
from app.work import unrelated

if TYPE_CHECKING:
    from app.case.records import Entry
    from app.ui.desk import Desk

ROWS = 6
"""How many rows the list shows without scrolling."""


class UnrelatedList(QWidget):
    """A button that asks, then a list in which messages are ticked and one button that brings them in."""

    def __init__(self, desk: Desk, evidence: str) -> None:
        super().__init__()
        self._desk = desk
        self._evidence = evidence
        self.ask = QPushButton(tr("看没有收进来的内容（验证码、快递、广告等）"))
        self.said = QLabel()
        self.list = QListWidget()
        self.bring = QPushButton(tr("把勾选的加进来"))
        self._lay_out()
        self.ask.clicked.connect(lambda _=False: self.refresh())
        self.bring.clicked.connect(lambda _=False: self._bring())
        self.list.itemChanged.connect(lambda _: self.bring.setEnabled(bool(self.ticked())))

    def _lay_out(self) -> None:
        self.ask.setProperty("look", "quiet")
        self.ask.setStyleSheet("text-align: left; padding-left: 0;")
        self.said.setWordWrap(True)
        self.list.setAccessibleName(tr("没有收进来的内容"))
        self.list.setMinimumHeight(theme.px(24 * ROWS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        for part in (self.ask, self.said, self.list, self.bring):
            column.addWidget(part)
        for part in (self.said, self.list, self.bring):
            part.hide()

    def refresh(self) -> None:
        """Have the messages looked up beside the window's thread and show them."""
        self.ask.setEnabled(False)
        self._desk.act(unrelated.of_file, self._evidence, then=self._show)

    def ticked(self) -> list[str]:
        """Ids of the messages that are ticked."""
        rows = [self.list.item(n) for n in range(self.list.count())]
        return [
            str(row.data(Qt.ItemDataRole.UserRole))
            for row in rows
            if row.checkState() == Qt.CheckState.Checked
        ]

    def _show(self, found: list[Entry]) -> None:
        self.ask.hide()
        self.said.setText(
            tr("这份材料里有 {n} 条看起来与债务无关，没有收进时间线，但都还在。").format(n=len(found))
            if found
            else tr("这份材料里没有剩下的内容。")
        )
        self.said.show()
        self.list.clear()
        for one in found:
            self._row(one)
        self.list.setVisible(bool(found))
        self.bring.setVisible(bool(found) and not self._desk.read_only)
        self.bring.setEnabled(False)

    def _row(self, one: Entry) -> None:
        when = (one.at or "").replace("T", " ")[:16]
        who = one.number or one.sender_shown
        row = QListWidgetItem("  ".join(part for part in (when, who, one.text.replace("\n", " ")) if part))
        row.setData(Qt.ItemDataRole.UserRole, one.id)
        row.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        row.setCheckState(Qt.CheckState.Unchecked)
        row.setToolTip(one.text)
        self.list.addItem(row)

    def _bring(self) -> None:
        self.bring.setEnabled(False)
        self._desk.act(unrelated.bring_in, self._evidence, self.ticked(), then=lambda _: self._after())

    def _after(self) -> None:
        self._desk.act(unrelated.of_file, self._evidence, then=self._show)
