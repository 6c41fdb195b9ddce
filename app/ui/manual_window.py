"""The manual beside the window: chapters on the left, the one about the place in use open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QImageReader,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
)

from app import manual
from app.ui import forms, language, theme
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.ui.window import Window

PICTURE = "\ufffc"
"""The character that stands for a picture in a document's text."""


class Page(QTextBrowser):
    """A chapter; its pictures are as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = manual.folder(language.current())
        self.setSearchPaths([str(self._folder)])
        self.setOpenLinks(False)
        self.setAccessibleName(tr("手册"))
        self.document().setDocumentMargin(theme.px(20))
        self.document().setIndentWidth(theme.px(18))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_chapter(self, chapter: manual.Chapter) -> None:
        """Show it from its beginning."""
        self.setMarkdown(chapter.text)
        air = QTextBlockFormat()
        air.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        air.setBottomMargin(theme.px(6))
        for block in self._blocks():
            if PICTURE not in block.text():
                QTextCursor(block).mergeBlockFormat(air)
        self._fit()

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures follow the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width() - 2 * theme.px(24)
        for block in self._blocks():
            for n, sign in enumerate(block.text()):
                if sign == PICTURE:
                    self._resize(block.position() + n, room)

    def _resize(self, at: int, room: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(at)
        cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
        form = cursor.charFormat().toImageFormat()
        size = QImageReader(str(self._folder / form.name())).size()
        if size.isValid():
            form.setWidth(min(room, size.width()))
            form.setHeight(form.width() * size.height() / size.width())
            cursor.setCharFormat(form)


class ManualWindow(QDialog):
    """Stays open beside the window; Esc closes it."""

    def __init__(self, parent: Window, place: str = "start") -> None:
        super().__init__(parent)
        self.setWindowTitle(manual.title(language.current()))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        forms.open_at(self, 860, 640)
        self._chapters = manual.chapters(language.current())
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("在手册里找…"))
        self.search.setAccessibleName(tr("在手册里找"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("章节"))
        self.list.setProperty("look", "groups")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = Page()
        side = QVBoxLayout()
        side.addWidget(self.search)
        side.addWidget(self.list, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(*forms.EVEN)
        line.setSpacing(12)
        line.addLayout(side)
        line.addWidget(self.page, 1)
        self.list.setFixedWidth(theme.px(224))
        self.search.setFixedWidth(theme.px(224))
        for chapter in self._chapters:
            item = QListWidgetItem(chapter.title)
            item.setData(Qt.ItemDataRole.UserRole, chapter)
            self.list.addItem(item)
        self.list.currentItemChanged.connect(self._chosen)
        self.search.textChanged.connect(self._find)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        self.show_place(place)
        self.list.setFocus()

    def show_place(self, place: str) -> None:
        """Open the chapter about a place; the first one if there is none."""
        ids = [chapter.id for chapter in self._chapters]
        self.list.setCurrentRow(ids.index(place) if place in ids else 0)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.page.show_chapter(item.data(Qt.ItemDataRole.UserRole))

    def _find(self, words: str) -> None:
        """Only the chapters that hold the words; the first of them is opened."""
        asked = words.strip().casefold()
        fits = [asked in chapter.text.casefold() for chapter in self._chapters]
        for row, fit in enumerate(fits):
            self.list.item(row).setHidden(not fit)
        if True in fits and not fits[self.list.currentRow()]:
            self.list.setCurrentRow(fits.index(True))


def open_manual(window: Window) -> ManualWindow:
    """Open the manual at the place in use, or lead the open one there."""
    shown = window.findChild(ManualWindow)
    view = window.view
    place = view.place if view is not None and view.isVisible() else "start"
    if shown is None:
        shown = ManualWindow(window, place)
        shown.show()
    else:
        shown.show_place(place)
        shown.raise_()
        shown.activateWindow()
    return shown
