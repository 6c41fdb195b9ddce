"""Tells that the program made a mistake, says that nothing is lost, and lets the report be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.ui import forms, theme
from app.ui.language import tr


class ReportDialog(forms.ShortDialog):
    """The technical part is folded until asked for."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("程序出了点问题"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(560))
        text = QLabel(
            tr(
                "程序遇到了没有料到的情况，刚才这一步可能没有完成。已经保存的内容不受影响，可以继续使用。"
                "如果反复出现，可以把报告复制给我们；里面没有案件内容。"
            )
        )
        text.setWordWrap(True)
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setMinimumHeight(theme.px(200))
        self._report.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*forms.EVEN)
        column.setSpacing(14)
        column.addWidget(text)
        column.addWidget(self._report, 1)
        details, copy, close = QPushButton(tr("看报告")), QPushButton(tr("复制报告")), QPushButton(tr("继续"))
        details.clicked.connect(self._unfold)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        close.clicked.connect(self.accept)
        line = forms.foot(close, left=details)
        line.insertWidget(1, copy)
        column.addLayout(line)

    def _unfold(self) -> None:
        """Show the technical part, or fold it again; the dialog is as tall as what it shows."""
        self._report.setVisible(not self._report.isVisible())
        self.adjustSize()
