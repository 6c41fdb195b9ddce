"""How far long work is, at the program's button in the task bar: Linux by D-Bus, Windows by its shell."""

from __future__ import annotations

import ctypes
import sys
import uuid
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.window import Window
    from app.work.steps import Step

ENTRY = "application://jushi.desktop"
"""The menu entry whose button it is (packaging/linux/jushi.desktop)."""
PATH, INTERFACE = "/org/jushi/Jushi", "com.canonical.Unity.LauncherEntry"
SHELL = uuid.UUID("56FDF344-FD6D-11d0-958A-006097C9A090")
LIST = uuid.UUID("EA1AFB91-9E28-4B86-90E9-9E9F8A5EEFAF")
"""Microsoft's class TaskbarList and interface ITaskbarList3 (ShObjIdl_core.h)."""
INIT, VALUE, STATE = 3, 9, 10
"""Places in the table of ITaskbarList3: HrInit, SetProgressValue, SetProgressState."""
NONE, UNKNOWN, NORMAL = 0, 1, 2
"""States of SetProgressState (TBPFLAG)."""
IN_PROCESS = 1
WHOLE = 1000


class Taskbar(QObject):
    """Follows the long work of a desk; what shows it is made with the first work, not before."""

    def __init__(self, window: Window, show: Callable[[float | None, bool], None] | None = None) -> None:
        """Args: ``show`` takes the share that is done (``None``: not known) and whether anything is shown."""
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._show = show
        self._last: object = None
        self._desk.busy_changed.connect(self._busy)
        self._desk.progressed.connect(self._step)

    def _busy(self, job: object) -> None:
        self._tell(None, on=job is not None)

    def _step(self, step: Step) -> None:
        self._tell(step.done / step.total if step.total else None, on=self._desk.busy is not None)

    def _tell(self, share: float | None, *, on: bool) -> None:
        """Show it, unless it is what is shown."""
        now = (on, None if share is None else round(share * WHOLE))
        if now == self._last:
            return
        self._last = now
        if self._show is None:
            self._show = self._system()
        self._show(share, on)

    def _system(self) -> Callable[[float | None, bool], None]:
        system: str = sys.platform
        if system == "linux":
            return on_linux
        if system == "win32":
            return WindowsButton(int(self._window.winId()), _shell()).show
        return lambda _share, _on: None


def on_linux(share: float | None, on: bool) -> None:
    """Tell docks and task bars that listen (Dash to Dock, KDE, Unity, Deepin); others hear nothing."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if bus.isConnected():
        message = QDBusMessage.createSignal(PATH, INTERFACE, "Update")
        shown = {"progress": share or 0.0, "progress-visible": on and share is not None}
        message.setArguments([ENTRY, shown])
        bus.send(message)


class WindowsButton:
    """The button of one window in the task bar of Windows."""

    def __init__(self, window: int, shell: ctypes.c_void_p) -> None:
        """Args: ``window`` its handle; ``shell`` points to an ITaskbarList3, or to nothing."""
        self._window, self._shell = window, shell
        if shell:
            self._call(INIT)

    def show(self, share: float | None, on: bool) -> None:
        """Show the share that is done; without one that work goes on, or nothing."""
        if not self._shell:
            return
        window = ctypes.c_void_p(self._window)
        state = NONE if not on else UNKNOWN if share is None else NORMAL
        self._call(STATE, window, ctypes.c_int(state))
        if state == NORMAL:
            assert share is not None
            self._call(VALUE, window, ctypes.c_ulonglong(round(share * WHOLE)), ctypes.c_ulonglong(WHOLE))

    def _call(self, place: int, *arguments: Any) -> int:  # noqa: ANN401  C values
        """Call a function of the interface's table with the interface itself first; its HRESULT."""
        kind = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)
        table = ctypes.cast(self._shell, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
        function = kind(ctypes.c_long, ctypes.c_void_p, *(type(one) for one in arguments))(table[place])
        return int(function(self._shell, *arguments))


def guid(name: uuid.UUID) -> ctypes.Array[ctypes.c_char]:
    """A name of Windows' components as its sixteen bytes."""
    return ctypes.create_string_buffer(name.bytes_le, 16)


def _shell() -> ctypes.c_void_p:
    """Windows' task bar; nothing where there is none. Qt has joined this thread to COM."""
    pointer = ctypes.c_void_p()
    library = getattr(ctypes, "WinDLL", ctypes.CDLL)("ole32")
    library.CoCreateInstance(guid(SHELL), None, IN_PROCESS, guid(LIST), ctypes.byref(pointer))
    return pointer
