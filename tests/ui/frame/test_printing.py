"""Printing paints every page on the printer, and a printer that takes none is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
import ui_case
from PySide6.QtPrintSupport import QPrinter

from app.case.errors import Trouble
from app.ui import printing

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from app.ui.window import Window


def pages(desk: Desk, folder: Path) -> list[Path]:
    from app.work import papers

    place = folder / "t.pdf"
    list(papers.make(desk.case, "timeline", None, pdf=place))
    *_, made = printing.pages_of(place, 600)
    assert isinstance(made, list)
    return made


def test_each_page_is_printed(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    made = pages(desk, tmp_path)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    steps = list(printing.paint(printer, made))
    assert [step.done for step in steps] == list(range(1, len(made) + 1))
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed:
        assert len(printed) == len(made)
        picture = printed[0].render(scale=0.5).to_pil().convert("L")
    assert picture.getextrema()[0] < 128  # ink


def test_a_printer_that_takes_nothing_is_told_of(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    made = pages(desk, tmp_path)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    with pytest.raises(Trouble) as told:
        list(printing.paint(printer, made))
    assert told.value.code == "print_failed"


def test_a_preview_that_is_closed_leaves_no_pages_behind(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = ui_case.small(tmp_path).folder
    ui_case.let_go(folder)
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(folder)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    printing.preview(window, window.desk)
    qtbot.waitUntil(lambda: bool(window.findChildren(printing.Preview)), timeout=60_000)
    assert list(tmp_path.glob("jushi-print-*/*.pdf"))
    window.findChildren(printing.Preview)[0].reject()
    assert not list(tmp_path.glob("jushi-print-*"))
