"""A dialog that asks for files begins on the desktop, then where the person chose last; never in the program's folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app import paths
from app.ui import file_dialogs

if TYPE_CHECKING:
    import pytest
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_it_begins_on_the_desktop_then_where_one_chose_last(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop, own = tmp_path / "Desktop", tmp_path / "own"
    desktop.mkdir()
    own.mkdir()
    qapp.setProperty(file_dialogs.LAST, None)
    monkeypatch.setattr(paths, "desktop", lambda: desktop)
    parent = QWidget()
    qtbot.addWidget(parent)
    first = file_dialogs.asking(parent, "?")
    assert Path(first.directory().absolutePath()) == desktop
    first.filesSelected.emit([str(own / "shot.png")])
    assert Path(file_dialogs.asking(parent, "?").directory().absolutePath()) == own
    own.rmdir()
    assert Path(file_dialogs.asking(parent, "?").directory().absolutePath()) == desktop
    assert Path(file_dialogs.asking(parent, "?", str(tmp_path)).directory().absolutePath()) == tmp_path
    qapp.setProperty(file_dialogs.LAST, None)
    first.open()
    first.reject()
    qtbot.waitUntil(lambda: first not in parent.findChildren(QFileDialog), timeout=2000)


def test_places_that_are_not_there_are_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Dirs:
        user_desktop_dir = staticmethod(lambda: str(tmp_path / "none"))
        user_documents_dir = user_desktop_dir

    monkeypatch.setattr(paths, "_dirs", lambda: Dirs)
    assert paths.desktop() == paths.documents() == Path.home()


def test_a_place_to_save_is_proposed_and_the_chosen_one_handed_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.paths.documents", lambda: tmp_path)
    parent, chosen = QWidget(), list[Path]()
    qtbot.addWidget(parent)
    file_dialogs.saving(parent, "days.ics", "(*.ics)", chosen.append)
    (dialog,) = parent.findChildren(QFileDialog)
    assert dialog.selectedFiles() == [str(tmp_path / "days.ics")] and dialog.defaultSuffix() == "ics"
    dialog.fileSelected.emit(str(tmp_path / "mine.ics"))
    assert chosen == [tmp_path / "mine.ics"]
    dialog.reject()
    qtbot.waitUntil(lambda: dialog not in parent.findChildren(QFileDialog), timeout=2000)


def test_a_folder_or_a_file_is_handed_on(qtbot: QtBot, tmp_path: Path) -> None:
    parent, chosen = QWidget(), list[Path]()
    qtbot.addWidget(parent)
    file_dialogs.asking_folder(parent, "?", chosen.append, tmp_path)
    file_dialogs.asking_file(parent, "?", "(*.toml)", chosen.append)
    folder, file = parent.findChildren(QFileDialog)
    assert folder.fileMode() == QFileDialog.FileMode.Directory
    assert Path(folder.directory().absolutePath()) == tmp_path
    assert file.fileMode() == QFileDialog.FileMode.ExistingFile and file.nameFilters() == ["(*.toml)"]
    folder.fileSelected.emit(str(tmp_path))
    file.fileSelected.emit(str(tmp_path / "a.toml"))
    assert chosen == [tmp_path, tmp_path / "a.toml"]
    for dialog in (folder, file):
        dialog.reject()
    qtbot.waitUntil(lambda: not parent.findChildren(QFileDialog), timeout=2000)


def test_nobody_else_makes_such_dialogs() -> None:
    sources = Path(file_dialogs.__file__).parent
    made = [one.name for one in sources.rglob("*.py") if "QFileDialog(" in one.read_text(encoding="utf-8")]
    assert made == ["file_dialogs.py"]
