"""The pages of a paper as they will be, one under the other; the old ones stay until new ones come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.case.errors import Trouble
from app.ui import theme
from app.ui.language import tr
from app.ui.messages import sentence
from app.work.previews import Page

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

WIDEST = 720
"""Pixels of a page at a text size of 1, so that a line of it can be read without turning the head."""


class Sheet(QWidget):
    """One page: as wide as there is room, its shape kept."""

    def __init__(self, n: int) -> None:
        super().__init__()
        self._picture, self._size = QPixmap(), QSize()
        self._path: Path | None = None
        self.setAccessibleName(tr("第 {n} 页").format(n=n))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(theme.px(WIDEST))

    def show_file(self, path: Path) -> None:
        """Show a picture file."""
        self._path, self._size = path, QImageReader(str(path)).size()
        self.updateGeometry()
        self.update()

    @property
    def is_shown(self) -> bool:
        """Whether there is a page to show."""
        return self._size.isValid()

    def heightForWidth(self, width: int) -> int:
        """As high as the picture at that width."""
        width = min(width, self.maximumWidth())
        if not self.is_shown:
            return round(width * 1.414)
        return round(self._size.height() * width / self._size.width())

    def sizeHint(self) -> QSize:
        """A page at its widest."""
        return QSize(theme.px(WIDEST), self.heightForWidth(theme.px(WIDEST)))

    def minimumSizeHint(self) -> QSize:
        """No more than a strip: the pane decides."""
        return QSize(160, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page with a thin line around it; its file is read when it is first looked at."""
        if self._path is not None and not (picture := QPixmap(str(self._path))).isNull():
            self._picture, self._path = picture, None
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRect(0, 0, self.width() - 1, self.height() - 1)
        painter.fillRect(place, Qt.GlobalColor.white)
        if not self._picture.isNull():
            painter.drawPixmap(place, self._picture)
        painter.setPen(theme.color("line"))
        painter.drawRect(place)


class Paper(QWidget):
    """A line that says how it stands, and the pages below."""

    def __init__(self) -> None:
        super().__init__()
        self.note = QLabel()
        self.area = QScrollArea()
        self.sheets: list[Sheet] = []
        self._ground = QWidget()
        self._stack = QVBoxLayout(self._ground)
        self._lay_out()

    def _lay_out(self) -> None:
        self.note.setProperty("look", "faint")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setContentsMargins(14, 6, 14, 6)
        self._stack.setContentsMargins(14, 14, 14, 14)
        self._stack.setSpacing(theme.px(14))
        self._stack.addStretch(1)
        self._ground.setAutoFillBackground(True)
        palette = self._ground.palette()
        palette.setColor(self._ground.backgroundRole(), theme.color("line"))
        self._ground.setPalette(palette)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(tr("预览"))
        self.area.setWidget(self._ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self.note)

    def waiting(self) -> None:
        """Another paper is being drawn."""
        self._keep(0)
        self.note.setText(tr("正在准备预览……"))
        self.area.verticalScrollBar().setValue(0)

    def take(self, made: object) -> None:
        """A page, or the reason why there is none; other steps are not for the eye."""
        if isinstance(made, Page):
            self._page(made)
        elif isinstance(made, Trouble):
            self._keep(0)
            self.note.setText(sentence(made))
        elif isinstance(made, Exception):
            raise made

    def _page(self, page: Page) -> None:
        while len(self.sheets) < page.n:
            self.sheets.append(Sheet(len(self.sheets) + 1))
            self._stack.insertWidget(
                self._stack.count() - 1, self.sheets[-1], 0, Qt.AlignmentFlag.AlignHCenter
            )
        self.sheets[page.n - 1].show_file(page.path)
        if page.count:
            self._keep(page.count)
        self.note.setText(_note(page))

    def _keep(self, count: int) -> None:
        while len(self.sheets) > count:
            sheet = self.sheets.pop()
            self._stack.removeWidget(sheet)
            sheet.deleteLater()


def _note(page: Page) -> str:
    """How many pages there are, or that only the beginning is shown."""
    if not page.count:
        return tr("第 1 页，其余的随后就到。")
    if page.cut:
        return tr("预览只画开头 {n} 页；页码和总页数以存出的文件为准。").format(n=page.count)
    return tr("共 {n} 页。看到的就是存出、打印的样子。").format(n=page.count)
