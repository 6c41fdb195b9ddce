"""What an intake came to: one sentence, and the list behind it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import wording
from app.ui import forms, language, theme
from app.ui.language import tr
from app.ui.progress import last_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from app.case.snapshot import Snapshot
    from app.work.intake import Item

FAULTS = ("failed", "partial")
WHY = 2
"""The column that says why."""


def summary(items: Sequence[Item], drafts: int) -> str:
    """What an intake came to, in one sentence; ``drafts`` is how many entries it left to review."""
    counts = Counter(item.outcome for item in items)
    parts = [tr("收存了 {n} 份材料").format(n=counts["added"])]
    if drafts:
        parts.append(tr("读出 {n} 条待核对").format(n=drafts))
    if counts["duplicate"]:
        parts.append(tr("{n} 份已经有了").format(n=counts["duplicate"]))
    if counts["skipped"]:
        parts.append(tr("跳过 {n} 个系统文件").format(n=counts["skipped"]))
    if counts["refused"]:
        parts.append(tr("{n} 份没能收下").format(n=counts["refused"]))
    unread = sum(item.reading in FAULTS for item in items)
    if unread:
        parts.append(tr("{n} 份没有读全，原件都已保存").format(n=unread))
    return tr("，").join(parts) + tr("。")


class IntakeList(QDialog):
    """The list behind the sentence: each file, what became of it, and why."""

    def __init__(
        self,
        items: Sequence[Item],
        drafts: int,
        parent: QWidget | None = None,
        snapshot: Snapshot | None = None,
    ) -> None:
        super().__init__(parent)
        cited = snapshot.citations if snapshot is not None else ()
        self._payments = Counter(one.evidence for one in cited if one.payment)
        self._plans = {one.evidence for one in cited if one.agreement}
        self.setWindowTitle(tr("这次收存的材料"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        forms.open_at(self, 760, 460)
        column = QVBoxLayout(self)
        column.setContentsMargins(*forms.EVEN)
        column.setSpacing(10)
        sentence = QLabel(summary(items, drafts))
        sentence.setWordWrap(True)
        column.addWidget(sentence)
        self.table = self._table(items)
        column.addWidget(self.table, 1)
        close = QPushButton(tr("知道了"))
        close.clicked.connect(self.accept)
        column.addLayout(forms.foot(close))

    def _table(self, items: Sequence[Item]) -> QTableWidget:
        order = {"refused": 0, "added": 1, "duplicate": 2, "skipped": 3}
        rows = sorted(items, key=lambda one: (order.get(one.outcome, 1), one.reading not in FAULTS))
        table = QTableWidget(len(rows), 3)
        table.setAccessibleName(tr("这次收存的材料"))
        table.setHorizontalHeaderLabels([tr("文件"), tr("结果"), tr("说明")])
        table.setProperty("look", "ticks")
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(30))
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(WHY, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(0, theme.px(220))
        table.setColumnWidth(1, theme.px(150))
        for n, item in enumerate(rows):
            for column, text in enumerate((last_part(item.path), self._outcome(item), why(item))):
                cell = QTableWidgetItem(text)
                cell.setToolTip(item.path if column == 0 else text)
                table.setItem(n, column, cell)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Why something was left out is read whole: such rows are as high as their words need."""
        super().resizeEvent(event)
        for n in range(self.table.rowCount()):
            cell = self.table.item(n, WHY)
            if cell is not None and cell.text():
                self.table.resizeRowToContents(n)

    def showEvent(self, event: QShowEvent) -> None:
        """The columns have their widths now."""
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self.resizeEvent(QResizeEvent(self.size(), self.size())))

    def _outcome(self, item: Item) -> str:
        words = {
            "added": tr("已收存"),
            "duplicate": tr("已经有了"),
            "skipped": tr("跳过"),
            "refused": tr("没能收下"),
        }
        said = words.get(item.outcome, item.outcome)
        if item.outcome != "added" or item.evidence is None:
            return said
        if item.drafts:
            return tr("已收存，读出 {n} 条").format(n=item.drafts)
        if paid := self._payments[item.evidence]:
            return tr("已收存，读出 {n} 笔还款").format(n=paid)
        return tr("已收存，读出协议") if item.evidence in self._plans else said


def why(item: Item) -> str:
    """The reason of an outcome as a sentence; empty if nothing needs saying."""
    return wording.sentence(item.reason, item.facts, language.current()) if item.reason else ""
