"""The message bar: one calm sentence at a time, with a way on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from app import wording
from app.ui import icons, language, theme
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.errors import Trouble


def sentence(trouble: Trouble) -> str:
    """What happened, in the window's language."""
    return wording.sentence(trouble.code, trouble.facts, language.current())


class MessageBar(QFrame):
    """Hidden until there is something to say; closed by its button or Escape."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = QLabel()
        self._text = QLabel()
        self._action, self._other = QPushButton(), QPushButton()
        self._close = QToolButton()
        self._does: dict[QPushButton, Callable[[], None] | None] = {}
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 8, 6)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setAccessibleName(tr("消息"))
        self._close.setIcon(icons.icon("close"))
        self._close.setShortcut("Esc")
        self._close.setToolTip(tr("关闭（Esc）"))
        self._close.setAccessibleName(tr("关闭这条消息"))
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.hide)
        for button in (self._action, self._other):
            button.clicked.connect(partial(self._act, button))
        for widget in (self._icon, self._text, self._other, self._action, self._close):
            line.addWidget(widget, 1 if widget is self._text else 0)

    def _act(self, button: QPushButton, _checked: bool = False) -> None:
        do = self._does.get(button)
        self.hide()
        if do is not None:
            do()

    def tell(
        self,
        text: str,
        *,
        action: str = "",
        do: Callable[[], None] | None = None,
        other: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Say a sentence; ``action`` names what its button does, ``other`` is a second way on."""
        self._show(text, "info", "accent", action, do)
        if other is not None:
            self._offer(self._other, *other)

    def warn(self, trouble: Trouble, *, action: str = "", do: Callable[[], None] | None = None) -> None:
        """Say what went wrong."""
        self._show(sentence(trouble), "warning", "doubt", action, do)

    def text(self) -> str:
        """What is said now."""
        return self._text.text()

    def _show(self, text: str, icon: str, role: str, action: str, do: Callable[[], None] | None) -> None:
        self._text.setText(text)
        self._icon.setPixmap(icons.pixmap(icon, role, theme.px(18), self.devicePixelRatioF()))
        self._offer(self._action, action, do)
        self._offer(self._other, "", None)
        ground, line = theme.name(f"{role}_ground"), theme.name("line")
        self.setStyleSheet(f"MessageBar {{ background: {ground}; border-bottom: 1px solid {line}; }}")
        self.show()

    def _offer(self, button: QPushButton, text: str, do: Callable[[], None] | None) -> None:
        self._does[button] = do
        button.setText(text)
        button.setVisible(bool(text))
