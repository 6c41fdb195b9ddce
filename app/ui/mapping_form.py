"""Asks once what the columns of a table are: its first rows, and above each column a choice; remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from app.ui import forms, theme
from app.ui.language import tr
from app.work import mappings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

CHOICE_ROW = 0


def roles() -> list[tuple[str, str]]:
    """What a column may be, by role, in words."""
    return [
        ("", tr("不用这一列")),
        ("time", tr("时间")),
        ("number", tr("号码")),
        ("name", tr("姓名")),
        ("direction", tr("收或发")),
        ("mine", tr("是不是我发的")),
        ("text", tr("内容")),
        ("duration", tr("通话时长")),
        ("amount", tr("金额")),
        ("paid_out", tr("付出的钱")),
        ("paid_in", tr("收到的钱")),
        ("flow", tr("收入还是支出")),
        ("payee", tr("对方户名")),
        ("summary", tr("摘要或说明")),
        ("status", tr("交易状态")),
        ("balance", tr("余额")),
    ]


class MappingForm(QDialog):
    """Signals: ``given``: the columns were named and are remembered."""

    given = Signal()

    def __init__(self, name: str, table: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("“{name}”的各列是什么？").format(name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        forms.open_at(self, 860, 480)
        self._at = int(table.get("at", -1))
        self._fingerprint = str(table.get("fingerprint", ""))
        rows: list[list[str]] = list(table.get("rows") or [])
        self.choices: list[QComboBox] = []
        self.preview = QTableWidget(len(rows) + 1, max((len(row) for row in rows), default=0))
        self._fill(rows)
        self.message = QLabel()
        self.message.setProperty("look", "wrong")
        self.message.setWordWrap(True)
        self.message.hide()
        words = QLabel(
            tr(
                "请在每列上方选它是什么。至少要有“时间”，再加上“内容”（短信、聊天）、“通话时长”或“金额”。只问一次，同样的表以后自动认得。"
            )
        )
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*forms.EVEN)
        column.setSpacing(10)
        column.addWidget(words)
        column.addWidget(self.preview, 1)
        column.addWidget(self.message)
        column.addLayout(self._buttons())

    def _fill(self, rows: list[list[str]]) -> None:
        """The choices in the first line, the file's first rows below; nothing in them is ever run."""
        self.preview.setAccessibleName(tr("表格的前几行"))
        self.preview.setTabKeyNavigation(False)
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.verticalHeader().setVisible(False)
        self.preview.horizontalHeader().setVisible(False)
        for column in range(self.preview.columnCount()):
            box = QComboBox()
            box.setAccessibleName(tr("第 {n} 列是").format(n=column + 1))
            for code, text in roles():
                box.addItem(text, code)
            self.choices.append(box)
            self.preview.setCellWidget(CHOICE_ROW, column, box)
            self.preview.setColumnWidth(column, theme.px(150))
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                self.preview.setItem(at + 1, column, QTableWidgetItem(cell))
        self.preview.horizontalHeader().setStretchLastSection(True)
        self.preview.verticalHeader().setDefaultSectionSize(theme.px(28))
        self.preview.setRowHeight(CHOICE_ROW, self.choices[0].sizeHint().height() + 4 if self.choices else 0)
        self.preview.setProperty("look", "sheet")
        self.preview.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)

    def _buttons(self) -> QHBoxLayout:
        cancel, self.main = QPushButton(tr("取消")), QPushButton(tr("读取"))
        cancel.clicked.connect(self.reject)
        self.main.clicked.connect(lambda _=False: self.save())
        return forms.foot(self.main, cancel)

    def columns(self) -> dict[str, str]:
        """The chosen roles by the column's number."""
        return {str(n): box.currentData() for n, box in enumerate(self.choices) if box.currentData()}

    def save(self) -> None:
        """Remember the choice, or say what is missing."""
        chosen = self.columns()
        wanted = {"text", "duration", "amount", "paid_out", "paid_in"} & set(chosen.values())
        if "time" not in chosen.values() or not wanted:
            self.message.setText(tr("还缺“时间”，或者缺“内容”“通话时长”“金额”中的一个。"))
            self.message.show()
            return
        mappings.remember(self._fingerprint, self._at, chosen)
        self.given.emit()
        self.accept()
