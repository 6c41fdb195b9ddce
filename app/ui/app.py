"""Starts the window: nothing heavy is imported before the start page is on the screen.

``PySide6.QtCore.Qt`` is heavy too: to name it builds some 120 enumerations. What the start page is made of
does without; what comes later imports it where it is needed.
"""

from __future__ import annotations

import gc
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app import VERSION, diary, settings, wording
from app.ui import language, theme
from app.ui.doorman import Doorman

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from app.ui.window import Window


SWITCH = 0.0005
"""Seconds after which a thread that computes lets another go on: Python's 5 ms, waited for at each of the
many calls into Qt that a handler makes, add up to a window that stutters while files are read."""
RUBBISH = (20_000, 20, 50)
"""How much is made before rubbish is looked for: a look through ten thousand entries halts every thread."""


def main(arguments: Sequence[str]) -> int:
    """Open the window, and the case that is named.

    Args:
        arguments: nothing, or a case folder or its ``.jushi`` file.
    """
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    assert isinstance(app, QApplication)
    share_fairly()
    app.setApplicationName("Jushi")
    app.setDesktopFileName("jushi")
    starter = Starter(app)
    starter.begin(Path(arguments[0]) if arguments else None)
    starter.watch()
    return app.exec()


def share_fairly() -> None:
    """Let the window's thread come to its turn while others compute."""
    sys.setswitchinterval(SWITCH)
    gc.set_threshold(*RUBBISH)


class Starter(QObject):
    """Makes the window, and makes it again when the language or the scheme changes."""

    crashed = Signal(str)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.window: Window | None = None
        self.crashed.connect(self._report)
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self._caught(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def begin(self, folder: Path | None) -> None:
        """Show the window; open a case once it is on the screen."""
        from app.ui.window import Window

        wish = settings.load()
        language.install(wording.language(wish.language))
        theme.dress(self._app, wish)
        window = Window()
        window.restart_requested.connect(self._again)
        self.window = window
        window.shown.connect(_tidy)
        window.shown.connect(lambda: _follow(window))
        window.show()
        if folder is not None:
            QTimer.singleShot(0, lambda: window.desk.open(folder))

    def watch(self) -> None:
        """Let a second start hand over its case to this window, from the moment it can be seen."""
        assert self.window is not None
        self._doorman = Doorman(self)
        self._doorman.asked.connect(self._open)
        if sys.platform == "darwin":  # elsewhere every event of the window would pass by for nothing
            self._app.installEventFilter(self._doorman)
        self._app.aboutToQuit.connect(self._doorman.close)
        self.window.shown.connect(self._there)

    def _there(self) -> None:
        from app import scratch
        from app.ui.ending import Ending

        Ending(self._app)
        threading.Thread(target=scratch.sweep, name="scratch", daemon=True).start()
        listens = self._doorman.listen()
        diary.note(f"window shown, version {VERSION}" + ("" if listens else ", a second start is not heard"))

    def _open(self, where: str) -> None:
        """A second start: its case is opened here unless it is open already, and the window comes forward."""
        from PySide6.QtCore import Qt

        window = self.window
        assert window is not None
        folder = Path(where) if where else None
        if folder is not None and not (window.desk.is_open and _same(window.desk.case.folder, folder)):
            window.desk.open(folder)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    def _again(self) -> None:
        from app.ui import preferences

        old = self.window
        assert old is not None
        folder = old.desk.case.folder if old.desk.is_open else None
        self._app.setQuitOnLastWindowClosed(False)
        asked = preferences.shown_at(old)
        old.close()
        self.begin(folder)
        if asked >= 0 and self.window is not None:
            preferences.show(self.window, asked)
        self._app.setQuitOnLastWindowClosed(True)
        old.deleteLater()

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A fault of ours: written to the log, shown as a report that can be copied."""
        if issubclass(kind, KeyboardInterrupt):
            self._app.quit()
            return
        import logging  # both only now: nobody should wait for them at every start
        import traceback

        text = diary.scrub("".join(traceback.format_exception(kind, error, trace)))
        logging.getLogger("jushi").error(text)
        diary.note(text)
        self.crashed.emit(text)

    def _report(self, text: str) -> None:
        from app.ui.report_dialog import ReportDialog

        ReportDialog(text, self.window).open()


def _same(case: Path, asked: Path) -> bool:
    """Whether a path is that case: its folder, or a file in it."""
    try:
        return case.samefile(asked if asked.is_dir() else asked.parent)
    except OSError:
        return False


def _follow(window: Window) -> None:
    """The task bar shows how far long work is; what that takes is loaded once the window is there."""
    from app.ui.taskbar import Taskbar

    Taskbar(window)


def _tidy() -> None:
    """The window is there: rubbish is looked for again, and never among what every start makes."""
    gc.freeze()
    gc.enable()
