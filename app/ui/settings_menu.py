"""The part of the menu that holds the person's settings: language, scheme, reminders."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QActionGroup

from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMenu

    from app.ui.window import Window


def fill(menu: QMenu, window: Window) -> None:
    """Add a submenu for each setting; language and scheme make the window anew."""
    _choice(
        menu.addMenu(tr("语言 / Language")),
        window,
        "language",
        [("auto", tr("跟随系统")), ("zh_CN", "简体中文"), ("en", "English")],
        anew=True,
    )
    _choice(
        menu.addMenu(tr("外观")),
        window,
        "scheme",
        [("auto", tr("跟随系统")), ("light", tr("浅色")), ("dark", tr("深色"))],
        anew=True,
    )
    _choice(
        menu.addMenu(tr("系统提醒")),
        window,
        "reminders",
        [("on", tr("到日子时提醒（不写是什么事）")), ("off", tr("只在据实里显示"))],
    )


def _choice(
    menu: QMenu, window: Window, name: str, choices: Sequence[tuple[str, str]], *, anew: bool = False
) -> None:
    group = QActionGroup(menu)
    for value, text in choices:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(getattr(window.settings, name) == value)
        group.addAction(action)
        action.triggered.connect(lambda _=False, value=value: choose(window, name, value, anew=anew))


def choose(window: Window, name: str, value: str, *, anew: bool = False) -> None:
    """Keep a setting; with ``anew`` the window is made again to show it."""
    changed: dict[str, Any] = {name: value}
    window.remember(dataclasses.replace(window.settings, **changed))
    if anew:
        window.restart_requested.emit()
