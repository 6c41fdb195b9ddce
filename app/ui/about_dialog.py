"""Says what the program is: version, date of the legal knowledge, licences of all its parts."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app import VERSION, paths
from app.ui import language, theme
from app.ui.language import tr

NOTICES = ("notices", "notices.txt")


def notices() -> str:
    """The licences of all parts as the build wrote them; our own licence in a checkout."""
    place = paths.resource(*NOTICES)
    if place.is_file():
        return place.read_text(encoding="utf-8")
    own = paths.resource().parent / "LICENSE"
    return own.read_text(encoding="utf-8") if own.is_file() else ""


def knowledge() -> str:
    """The latest day from which a rule that the program knows is in force, in the window's language."""
    from app.rules import packs

    days = [rule.in_force_from for rule in packs.all_packs().rules]
    if not days:
        return ""
    latest = max(days)
    day = QDate(latest.year, latest.month, latest.day)
    return language.locale().toString(day, language.locale().FormatType.LongFormat)


class AboutDialog(QDialog):
    """Everything can be read and copied by keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("关于据实"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.px(680), theme.px(520))
        column = QVBoxLayout(self)
        title = QLabel(tr("据实 {version}").format(version=VERSION))
        title.setFont(theme.font(theme.FIGURE, strong=True))
        column.addWidget(title)
        for text in self._facts():
            label = QLabel(text)
            label.setWordWrap(True)
            column.addWidget(label)
        self.licences = QPlainTextEdit(notices())
        self.licences.setReadOnly(True)
        self.licences.setAccessibleName(tr("各部分的许可"))
        self.licences.setTabChangesFocus(True)
        column.addWidget(self.licences, 1)
        buttons = QDialogButtonBox()
        close = buttons.addButton(tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _facts(self) -> list[str]:
        known = tr("法律知识：所知规则中最晚开始施行的日期是 {day}。之后的变化它不知道，请向律师核实。")
        day = knowledge()
        return [
            tr("免费的桌面软件，不联网，不上传，也不是律师。"),
            *([known.format(day=day)] if day else []),
            tr("据实按 Apache-2.0 许可发布。下面是各部分的许可原文，多为英文。"),
        ]
