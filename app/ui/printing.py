"""Shows the pages of a document's PDF and prints them: what is seen is what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import scratch
from app.case.errors import Trouble
from app.ui import documents_words, forms, theme
from app.ui.language import tr
from app.ui.save_document import choices_of
from app.work.steps import Step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.ui.desk import Desk
    from app.ui.window import Window

PDF = "application/pdf"
PRINT_SIDE = 3000
"""Pixels of a page's longer side on paper: 256 dots an inch on A4."""


def preview(window: Window, desk: Desk, kind: str = "timeline") -> None:
    """Make the PDF of a kind in the background, then show it."""
    folder = scratch.fresh("print")
    place = folder / f"{kind}.pdf"

    choices = choices_of(window, desk, kind)

    def steps() -> Iterator[Any]:
        from app.work import papers

        yield from papers.make(desk.case, kind, None, pdf=place, **choices)
        yield from pages_of(place, theme.px(1100))

    def shown(last: Any) -> None:  # noqa: ANN401  the list of pages, or a step if it was stopped
        if isinstance(last, list):
            seen = Preview(window, desk, place, last, documents_words.name(kind))
            seen.folder = folder
            seen.open()
        else:
            scratch.drop(folder)

    desk.run(steps, title=tr("正在准备预览"), on_end=shown)


def pages_of(place: Path, side: int, most: int = 100_000) -> Iterator[Any]:
    """Pages of a PDF as pictures, at most so many; a step each, the last one is the list of their paths."""
    from app.intake.reader_client import ReaderPool

    made: list[Path] = []
    with ReaderPool() as pool:
        count = 1
        while len(made) < min(count, most):
            target = place.with_name(f"page-{side}-{len(made) + 1}.png")
            answer = pool.picture(place, PDF, target, page=len(made) + 1, max_side=side)
            if answer.get("state") != "ok":
                break
            count = int(answer["pages"])
            made.append(target)
            yield Step(code="preview", done=len(made), total=count)
    yield made


def sheet_of(pages: list[Path]) -> QWidget:
    """Pages one under the other on a grey ground."""
    sheet = QWidget()
    stack = QVBoxLayout(sheet)
    stack.setSpacing(theme.px(16))
    for n, path in enumerate(pages, 1):
        label = QLabel()
        label.setPixmap(QPixmap(str(path)))
        label.setAccessibleName(tr("第 {n} 页").format(n=n))
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        stack.addWidget(label)
    stack.addStretch(1)
    sheet.setAutoFillBackground(True)
    palette = sheet.palette()
    palette.setColor(sheet.backgroundRole(), theme.color("line"))
    sheet.setPalette(palette)
    return sheet


class Preview(QDialog):
    """The pages one under the other, and a button that prints them; ``folder`` goes when it is done with."""

    def __init__(self, window: Window, desk: Desk, place: Path, pages: list[Path], name: str) -> None:
        super().__init__(window)
        self._window, self._desk, self._place = window, desk, place
        self.setWindowTitle(tr("预览：{name}").format(name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        forms.open_at(self, 900, 680)
        column = QVBoxLayout(self)
        column.setContentsMargins(*forms.EVEN)
        column.setSpacing(10)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheet_of(pages))
        column.addWidget(area, 1)
        column.addLayout(self._buttons(len(pages)))
        self.folder: Path | None = None
        self.rejected.connect(lambda: _drop(self.folder))

    def _buttons(self, count: int) -> QHBoxLayout:
        close, start = QPushButton(tr("关闭")), QPushButton(tr("打印…"))
        close.clicked.connect(self.reject)
        start.clicked.connect(self._choose_printer)
        line = forms.foot(start, close)
        line.insertWidget(0, QLabel(tr("共 {n} 页").format(n=count)))
        return line

    def _choose_printer(self) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setFullPage(True)
        dialog = QPrintDialog(self._printer, self)
        dialog.accepted.connect(self._print)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _print(self) -> None:
        place, printer, folder = self._place, self._printer, self.folder

        def steps() -> Iterator[Any]:
            pages = None
            for pages in pages_of(place, PRINT_SIDE):
                yield pages
            yield from paint(printer, pages if isinstance(pages, list) else [])

        def told(last: Any) -> None:  # noqa: ANN401  the last step; pages alone if it was stopped before
            _drop(folder)
            if isinstance(last, Step) and last.code == "printing" and last.done == last.total:
                self._window.messages.tell(tr("已送去打印。"))

        self._desk.run(steps, title=tr("正在打印"), on_end=told)
        self.accept()


def _drop(folder: Path | None) -> None:
    if folder is not None:
        scratch.drop(folder)


def paint(printer: QPrinter, pages: list[Path]) -> Iterator[Step]:
    """Paint pages on a printer, each filling its sheet; a step each. Closing it drops the print.

    Raises:
        Trouble: ``print_failed`` if the printer takes none.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble("print_failed", name=printer.printerName() or printer.outputFileName())
    whole = range(printer.fromPage() or 1, (printer.toPage() or len(pages)) + 1)
    chosen = [number for number in whole if number <= len(pages)]
    try:
        for n, number in enumerate(chosen, 1):
            if n > 1:
                printer.newPage()
            _fill(painter, printer, QImage(str(pages[number - 1])))
            yield Step(code="printing", done=n, total=len(chosen))
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        painter.end()


def _fill(painter: QPainter, printer: QPrinter, picture: QImage) -> None:
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    size = picture.size().scaled(sheet.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2
    painter.drawImage(QRectF(left, top, size.width(), size.height()), picture)
