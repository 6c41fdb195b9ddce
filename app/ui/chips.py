"""Chips: small round buttons of which one is chosen, or that open a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton

from app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QAbstractButton, QWidget


def tab_to_chosen(button: QAbstractButton) -> None:
    """Of several buttons of which one is chosen Tab comes to that one; Qt would go to the one used last."""
    group, above = button.group(), button.parentWidget()
    among = group.buttons() if group is not None else []
    if button.autoExclusive() and above is not None:
        kin = above.findChildren(type(button), options=Qt.FindChildOption.FindDirectChildrenOnly)
        among = [one for one in kin if one.autoExclusive()]
    if any(one.isChecked() for one in among):
        for one in among:
            tab = Qt.FocusPolicy.StrongFocus if one.isChecked() else Qt.FocusPolicy.ClickFocus
            one.setFocusPolicy(tab)


class Chip(QPushButton):
    """The chosen one has heavier letters: there is room for them from the beginning, so nothing moves."""

    def __init__(self, text: str, parent: QWidget | None = None, *, one_of: bool = True) -> None:
        super().__init__(text, parent)
        self.setProperty("look", "chip")
        self.setCheckable(one_of)
        self.toggled.connect(self._keep_tab)

    def showEvent(self, event: QShowEvent) -> None:
        """By now it stands among the others."""
        super().showEvent(event)
        self._keep_tab()

    def _keep_tab(self) -> None:
        tab_to_chosen(self)

    def sizeHint(self) -> QSize:
        """As wide as its words are when it is chosen."""
        return self._with_room(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """The same: its words are never cut."""
        return self._with_room(super().minimumSizeHint())

    def _with_room(self, hint: QSize) -> QSize:
        if self.isCheckable():  # a style sheet's weight is not in the hint
            plain, heavy = (
                QFontMetrics(theme.font(theme.SECONDARY, strong=strong)) for strong in (False, True)
            )
            more = heavy.horizontalAdvance(self.text()) - plain.horizontalAdvance(self.text())
            hint.setWidth(hint.width() + max(0, more))
        return hint
