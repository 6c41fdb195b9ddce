"""The part of the menu that holds the person's settings: language, scheme, reminders, veil."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QActionGroup

from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction
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
    _choice(
        menu.addMenu(tr("威胁、侮辱的话")),
        window,
        "veil",
        [("off", tr("照原样显示")), ("on", tr("先收起，想看再看"))],
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
        shown = partial(_check, action, window, name, value)
        menu.aboutToShow.connect(shown)  # what else than the menu changed it meanwhile
        action.triggered.connect(lambda _=False, value=value: choose(window, name, value, anew=anew))


def _check(action: QAction, window: Window, name: str, value: str) -> None:
    action.setChecked(getattr(window.settings, name) == value)


def choose(window: Window, name: str, value: str, *, anew: bool = False) -> None:
    """Keep a setting; with ``anew`` the window is made again to show it."""
    changed: dict[str, Any] = {name: value}
    window.remember(dataclasses.replace(window.settings, **changed))
    if name == "veil":
        window.desk.veil.draw(value == "on")
    if anew:
        window.restart_requested.emit()
