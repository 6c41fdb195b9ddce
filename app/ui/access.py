"""What screen readers are told of widgets that we paint ourselves: Qt knows no role for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface

PROPERTY = "told_role"
_ready: list[bool] = []


def give_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Have a widget told as what it is to the person: a graphic, a slider.

    It has to be the first thing done to it: what was told once is kept.
    """
    if not _ready:
        QAccessible.installFactory(_made)
        _ready.append(True)
    widget.setProperty(PROPERTY, role.value)


def _made(_class: str, thing: QObject) -> QAccessibleInterface | None:
    """An interface with the role that was given; ``None`` leaves it to Qt."""
    if not isinstance(thing, QWidget) or not (role := thing.property(PROPERTY)):
        return None
    return QAccessibleWidget(thing, QAccessible.Role(role), "")
