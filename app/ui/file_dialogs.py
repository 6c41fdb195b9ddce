"""Dialogs that ask for files or a place: they begin where the person chose last, at first on the desktop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog

from app import paths
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

LAST = "jushi_last_folder"
"""Property of the application: the folder of what was chosen last, while it runs."""


def asking(parent: QWidget, title: str, at: str = "") -> QFileDialog:
    """A dialog, to be opened; gone when it is closed. ``at`` is a folder to begin in all the same."""
    app = QApplication.instance()
    last = str(app.property(LAST) or "") if app is not None else ""
    made = QFileDialog(parent, title, at or (last if Path(last).is_dir() and last else str(paths.desktop())))
    made.filesSelected.connect(_remember)
    made.finished.connect(made.deleteLater)
    return made


def asking_folder(parent: QWidget, title: str, then: Callable[[Path], None], at: Path | None = None) -> None:
    """Ask for a folder and ``then`` do something with it; ``at`` is where to begin."""
    dialog = asking(parent, title, str(at or ""))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def asking_file(
    parent: QWidget, title: str, kinds: str, then: Callable[[Path], None], at: Path | None = None
) -> None:
    """Ask for one file of these kinds (a name filter) and ``then`` do something with it."""
    dialog = asking(parent, title, str(at or ""))
    dialog.setNameFilter(kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def saving(parent: QWidget, name: str, kinds: str, then: Callable[[Path], None]) -> None:
    """Ask where to keep a file, at first in the documents folder.

    Args:
        parent: whose dialog it is.
        name: what the file is called by default; its ending stays.
        kinds: the dialog's name filter.
        then: gets the place that was chosen.
    """
    dialog = QFileDialog(parent, tr("存到哪里"), str(paths.documents() / name), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _remember(names: Sequence[str]) -> None:
    app = QApplication.instance()
    if app is not None and names:
        app.setProperty(LAST, str(Path(names[0]).parent))
