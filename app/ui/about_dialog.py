"""Says what the program is: version, date of the legal knowledge, licences of all its parts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app import VERSION, paths
from app.ui import forms, theme
from app.ui.knowledge import Knowledge
from app.ui.language import tr

NOTICES = ("notices", "notices.txt")


def notices() -> str:
    """The licences of all parts as the build wrote them; our own licence in a checkout."""
    place = paths.resource(*NOTICES)
    if place.is_file():
        return place.read_text(encoding="utf-8")
    own = paths.resource().parent / "LICENSE"
    return own.read_text(encoding="utf-8") if own.is_file() else ""


class AboutDialog(QDialog):
    """Everything can be read and copied by keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("关于据实"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        forms.open_at(self, 680, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(*forms.EVEN)
        column.setSpacing(8)
        title = QLabel(tr("据实 {version}").format(version=VERSION))
        title.setFont(theme.font(theme.FIGURE, strong=True))
        column.addWidget(title)
        for text in self._facts():
            label = QLabel(text)
            label.setWordWrap(True)
            column.addWidget(label)
        self.knowledge = Knowledge()
        column.addWidget(self.knowledge)
        self.licences = QPlainTextEdit(notices())
        self.licences.setReadOnly(True)
        self.licences.setAccessibleName(tr("各部分的许可"))
        self.licences.setTabChangesFocus(True)
        column.addWidget(self.licences, 1)
        close = QPushButton(tr("关闭"))
        close.clicked.connect(self.reject)
        column.addSpacing(4)
        column.addLayout(forms.foot(close))

    def _facts(self) -> list[str]:
        return [
            tr("免费的桌面软件，不联网，不上传，也不是律师。"),
            tr("据实按 Apache-2.0 许可发布。下面是各部分的许可原文，多为英文。"),
        ]
