"""Asks for the password of one file; it is used once and kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.ui import forms
from app.ui.forms import Field, FormDialog
from app.ui.language import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class PasswordForm(FormDialog):
    """Signals: ``given`` (the password as typed)."""

    given = Signal(str)

    def __init__(self, name: str, *, again: bool = False, parent: QWidget | None = None) -> None:
        words = tr("只用来读这一次，不会保存。银行对账单的密码常是证件号后六位或发送时的短信。")
        field = Field(name="password", label=tr("密码"), help=words)
        super().__init__(tr("“{name}”设了密码").format(name=name), [field], tr("读取"), parent)
        forms.open_at(self, 480, 220)
        self._line = self.boxes["password"].widget
        if isinstance(self._line, QLineEdit):
            self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setFocus()
        self.message.setText(tr("刚才的密码不对，请再试一次。"))
        self.message.setVisible(again)

    def save(self) -> None:
        """Hand the password on."""
        text = self._line.text() if isinstance(self._line, QLineEdit) else ""
        if text:
            self.given.emit(text)
            self.accept()
