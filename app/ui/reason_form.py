"""Asks for one sentence: why something is set aside."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.ui import forms, theme
from app.ui.language import tr


class ReasonForm(forms.ShortDialog):
    """Signals: ``given`` (the reason)."""

    given = Signal(str)

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("放在一边"))
        self.setMinimumWidth(theme.px(460))
        self.why = QLineEdit()
        self.why.setPlaceholderText(tr("例如：那天是我请对方打来的"))
        self.why.setAccessibleName(tr("理由"))
        said = QLabel(about)
        said.setWordWrap(True)
        note = QLabel(tr("它还会列在这里，写明是你放在一边的；随时可以放回来。"))
        note.setProperty("look", "soft")
        note.setWordWrap(True)
        self.take, cancel = QPushButton(tr("放在一边")), QPushButton(tr("取消"))
        self.take.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*forms.EVEN)
        column.setSpacing(8)
        for part in (said, QLabel(tr("为什么放在一边？")), self.why, note):
            column.addWidget(part)
        column.addSpacing(6)
        column.addLayout(forms.foot(self.take, cancel))
        self.why.textChanged.connect(lambda text: self.take.setEnabled(bool(text.strip())))
        self.take.clicked.connect(lambda _=False: self._accept())
        cancel.clicked.connect(self.reject)

    def _accept(self) -> None:
        self.given.emit(self.why.text().strip())
        self.accept()
