"""The preferences, made from the declaration of the settings: searched, reset, and in force at once."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.settings import Settings
from app.ui import file_dialogs, forms, theme
from app.ui.language import tr
from app.ui.preference_words import Words, words

if TYPE_CHECKING:
    from app.ui.window import Window

ANEW = frozenset({"language", "scheme", "text_size", "motion"})
"""Settings that the window is made again for."""


def declared() -> list[dataclasses.Field[Any]]:
    """Settings that a person can set: those the declaration does not keep off the form."""
    return [one for one in dataclasses.fields(Settings) if one.metadata.get("shown", True)]


class Preferences(QDialog):
    """One row a setting; what is chosen holds from that moment."""

    def __init__(self, parent: Window, at: int = 0) -> None:
        super().__init__(parent)
        self._window = parent
        self.setWindowTitle(tr("设置"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        forms.open_at(self, 640, 600)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("找一项设置…"))
        self.search.setAccessibleName(tr("找一项设置"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self._none = QLabel(tr("没有这样的设置。"))
        self._none.setProperty("look", "soft")
        self._none.hide()
        self.rows = {one.name: Row(one, words().get(one.name), self) for one in declared()}
        self._lay_out()
        for name, row in self.rows.items():
            row.show_value(str(getattr(parent.settings, name)))
        QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(at))

    def _lay_out(self) -> None:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(2, 8, 8, 8)
        rows.setSpacing(14)
        for row in self.rows.values():
            rows.addWidget(row)
        rows.addWidget(self._none)
        rows.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(page)
        self._area.setAccessibleName(tr("全部设置"))
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its rows have the focus, and scroll into sight
        reset, close = QPushButton(tr("全部恢复成原来的")), QPushButton(tr("关闭"))
        reset.clicked.connect(lambda _=False: self.reset())
        reset.setAutoDefault(False)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*forms.EVEN)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self._area, 1)
        column.addLayout(forms.foot(close, left=reset))

    def _find(self, text: str) -> None:
        found = [row for row in self.rows.values() if row.answers(text)]
        for row in self.rows.values():
            row.setVisible(row in found)
        self._none.setVisible(not found)

    def place(self) -> int:
        """How far down one is."""
        return self._area.verticalScrollBar().value()

    def change(self, name: str, value: str) -> None:
        """Keep one setting; the window is made again if it looks or speaks otherwise."""
        self._keep({name: value})

    def reset(self) -> None:
        """All that can be set here is as it was at the first start; cases, columns and places stay."""
        usual = Settings()
        self._keep({name: getattr(usual, name) for name in self.rows})

    def _keep(self, changed: dict[str, str]) -> None:
        now = self._window.settings
        really = {name: value for name, value in changed.items() if getattr(now, name) != value}
        if not really:
            return
        given: dict[str, Any] = dict(really)
        self._window.remember(dataclasses.replace(now, **given))
        for name, value in really.items():
            self.rows[name].show_value(value)
        if ANEW & set(really):
            self._window.restart_requested.emit()


class Row(QWidget):
    """One setting: its name, its value, one sentence."""

    def __init__(self, declared: dataclasses.Field[Any], said: Words | None, form: Preferences) -> None:
        super().__init__()
        self._name, self._form = declared.name, form
        self._words = said or Words(label=declared.name, help="")
        self.choice = QComboBox()
        self._folder = QLabel()
        label, note = QLabel(self._words.label), QLabel(self._words.help)
        label.setFont(theme.font(theme.BODY, strong=True))
        label.setWordWrap(True)
        note.setProperty("look", "soft")
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        is_place = declared.metadata.get("kind") == "folder"
        column.addLayout(self._place() if is_place else self._choices(declared))
        column.addWidget(note)

    def _choices(self, declared: dataclasses.Field[Any]) -> QHBoxLayout:
        for code in declared.metadata.get("choices", ()):
            self.choice.addItem(self._words.choices.get(code, code), code)
        self.choice.setAccessibleName(self._words.label)
        self.choice.setAccessibleDescription(self._words.help)
        self.choice.activated.connect(lambda n: self._form.change(self._name, str(self.choice.itemData(n))))
        line = QHBoxLayout()
        line.addWidget(self.choice)
        line.addStretch(1)
        return line

    def _place(self) -> QHBoxLayout:
        self._folder.setWordWrap(True)
        choose, usual = QPushButton(tr("选择…")), QPushButton(tr("不设"))
        choose.setAccessibleName(tr("{label}：选择文件夹").format(label=self._words.label))
        usual.setAccessibleName(tr("{label}：不设").format(label=self._words.label))
        for button in (choose, usual):
            button.setAutoDefault(False)
        choose.clicked.connect(lambda _=False: self._ask())
        usual.clicked.connect(lambda _=False: self._form.change(self._name, ""))
        line = QHBoxLayout()
        line.addWidget(self._folder, 1)
        line.addWidget(choose)
        line.addWidget(usual)
        return line

    def _ask(self) -> None:
        change, at = self._form.change, Path(self._set) if self._set else None
        file_dialogs.asking_folder(self, self._words.label, lambda to: change(self._name, str(to)), at)

    def show_value(self, value: str) -> None:
        """Show what is set."""
        self._set = value
        self.choice.setCurrentIndex(self.choice.findData(value))
        self._folder.setText(value or tr("没有设"))

    def answers(self, text: str) -> bool:
        """Whether a person who looks for this text may mean this setting."""
        said = self._words
        held = " ".join((said.label, said.help, said.search, self._name, *said.choices.values())).lower()
        return all(part in held for part in text.lower().split())


def show(window: Window, at: int = 0) -> None:
    """Show the preferences, scrolled to a place."""
    Preferences(window, at).open()


def shown_at(window: Window) -> int:
    """How far down the preferences are that are open; -1 if they are not."""
    shown = window.findChild(Preferences)
    return shown.place() if shown is not None and shown.isVisible() else -1
