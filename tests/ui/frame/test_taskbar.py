"""Progress in the task bar: what is told when, the bytes for D-Bus, the calls into the shell of Windows."""

from __future__ import annotations

import ctypes
import uuid
from typing import TYPE_CHECKING

from app.ui import taskbar
from app.ui.jobs import Job
from app.ui.taskbar import Taskbar, WindowsButton
from app.work.steps import Step

if TYPE_CHECKING:
    import pytest

    from app.ui.window import Window


def test_each_new_share_is_told_once_and_the_end_takes_it_away(window: Window) -> None:
    told: list[tuple[float | None, bool]] = []
    Taskbar(window, lambda share, on: told.append((share, on)))
    desk = window.desk
    desk.busy = Job()
    desk.busy_changed.emit(desk.busy)
    for done in (1, 1, 2):
        desk.progressed.emit(Step(code="reading", done=done, total=4))
    desk.busy = None
    desk.busy_changed.emit(None)
    assert told == [(None, True), (0.25, True), (0.5, True), (None, False)]


def test_docks_of_linux_are_told_by_their_own_signal(monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6 import QtDBus

    sent: list[QtDBus.QDBusMessage] = []

    class Bus:
        def isConnected(self) -> bool:
            return True

        def send(self, message: QtDBus.QDBusMessage) -> bool:
            sent.append(message)
            return True

    monkeypatch.setattr(QtDBus.QDBusConnection, "sessionBus", staticmethod(Bus))
    taskbar.on_linux(0.25, True)
    taskbar.on_linux(None, True)
    assert (sent[0].interface(), sent[0].member()) == ("com.canonical.Unity.LauncherEntry", "Update")
    assert [one.arguments()[1]["progress-visible"] for one in sent] == [True, False]
    assert sent[0].arguments()[0] == "application://jushi.desktop"
    assert sent[0].arguments()[1]["progress"] == 0.25


def test_the_button_of_windows_is_called_at_the_right_places_of_its_table() -> None:
    called: list[tuple[object, ...]] = []
    kind = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)
    long, pointer = ctypes.c_long, ctypes.c_void_p
    functions = {
        3: kind(long, pointer)(lambda _this: called.append(("init",)) or 0),
        9: kind(long, pointer, pointer, ctypes.c_ulonglong, ctypes.c_ulonglong)(
            lambda _this, window, done, total: called.append(("value", window, done, total)) or 0
        ),
        10: kind(long, pointer, pointer, ctypes.c_int)(
            lambda _this, window, state: called.append(("state", window, state)) or 0
        ),
    }
    table = (pointer * 11)(
        *(ctypes.cast(functions[n], pointer) if n in functions else None for n in range(11))
    )
    this = ctypes.pointer(ctypes.cast(table, pointer))
    button = WindowsButton(77, ctypes.cast(this, pointer))
    button.show(0.5, True)
    button.show(None, True)
    button.show(None, False)
    assert called == [
        ("init",),
        ("state", 77, 2),
        ("value", 77, 500, 1000),
        ("state", 77, 1),
        ("state", 77, 0),
    ]


def test_without_a_task_bar_nothing_is_called() -> None:
    WindowsButton(77, ctypes.c_void_p()).show(0.5, True)


def test_names_of_components_have_the_order_of_windows() -> None:
    assert taskbar.guid(uuid.UUID("00112233-4455-6677-8899-aabbccddeeff")).raw.hex() == (
        "33221100554477668899aabbccddeeff"
    )
