"""All kinds of documents with a small picture and how each stands; the pages of one, or what was made."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.report import kinds as report_kinds
from app.ui import documents_words, language, theme
from app.ui.cards import tag, words
from app.ui.chips import Chip
from app.ui.flow import Flow
from app.ui.language import tr
from app.ui.register import Register
from app.ui.wizard.paper import Paper
from app.work import papers, particulars, previews

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent, QShowEvent

    from app.case.snapshot import Snapshot
    from app.intake.reader_client import ReaderPool
    from app.ui.desk import Desk
    from app.ui.wizard.prepared import Prepared

WIDE, THUMB = 340, 58
"""Pixels of the list of kinds, and of a small page's width."""
SMALL_AFTER = 250
"""Milliseconds until the small pages are asked for: the pages of the chosen kind go first."""
SIDE = 240
"""Pixels of the longer side that a small page is drawn with."""


def state(snapshot: Snapshot, kind: str) -> str:
    """When it was last made and whether the case changed since, or that it was not."""
    made = [one.made_at for one in snapshot.documents if one.kind == kind]
    if not made:
        return tr("还没做过")
    text = tr("做过：{day}").format(day=max(made)[:10])
    changed = (snapshot.last_content_act_at or "") > max(made)
    return text + (tr(" · 之后案件有变化") if changed else tr(" · 之后没有变化"))


def blanks(snapshot: Snapshot, kind: str) -> str:
    """How many particulars stay blank on it, to be filled in by hand or recorded first; nothing if none."""
    n = len(particulars.lacking(snapshot, kind))
    return tr("空着待填 {n} 项").format(n=n) if n else ""


class Thumb(QWidget):
    """A small page: an empty sheet until its picture comes."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setFixedSize(theme.px(THUMB), round(theme.px(THUMB) * 1.414))

    def show_file(self, path: Path) -> None:
        """Show a picture file."""
        self._picture = QPixmap(str(path))
        self.update()

    @property
    def is_shown(self) -> bool:
        """Whether there is a picture."""
        return not self._picture.isNull()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, whole, with a thin line around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self.rect().adjusted(0, 0, -1, -1)
        if self.is_shown:
            size = self._picture.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place.setSize(size)
            painter.fillRect(place, Qt.GlobalColor.white)
            painter.drawPixmap(place, self._picture)
        else:
            painter.fillRect(place, theme.color("raised"))
        painter.setPen(theme.color("line"))
        painter.drawRect(place)


class Kind(QWidget):
    """One kind in the list: a small page, name and blanks, for whom it is, and how it stands."""

    def __init__(self, snapshot: Snapshot, kind: str) -> None:
        super().__init__()
        self.thumb = Thumb()
        name, waiting = QLabel(documents_words.name(kind)), blanks(snapshot, kind)
        name.setFont(theme.font(theme.BODY, strong=True))
        name.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(name, 1)
        if waiting:
            head.addWidget(tag(waiting, "doubt"))
        purpose, made = QLabel(documents_words.purpose(kind)), QLabel(state(snapshot, kind))
        purpose.setWordWrap(True)
        purpose.setProperty("look", "soft")
        made.setProperty("look", "faint")
        made.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(purpose)
        column.addWidget(made)
        column.addStretch(1)
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(10)
        line.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        self.told = "\n".join(filter(None, (name.text(), purpose.text(), waiting, made.text())))

    def height_in(self, width: int) -> int:
        """How high it is in a width of pixels, its sentences wrapped."""
        return max(self._line.heightForWidth(width), self.thumb.height() + 12)


class Overview(QWidget):
    """Signals: ``prepare_requested`` (kind), ``wished`` (``docx``, ``pdf`` or ``print``)."""

    prepare_requested = Signal(str)
    wished = Signal(str)

    def __init__(self, desk: Desk, prepared: Prepared, folder: Path) -> None:
        super().__init__()
        self._desk, self._prepared, self._folder = desk, prepared, folder
        self._listed: Snapshot | None = None
        self._drawn: dict[str, tuple[object, Path]] = {}
        self._waiting: deque[str] = deque()
        self._asking = False
        self._later = QTimer(self, interval=SMALL_AFTER, singleShot=True)
        self._later.timeout.connect(self._ask)
        self.kinds, self.note, self.paper = QListWidget(), words("", "soft"), Paper()
        self.register = Register(desk)
        self.prepare = QPushButton(tr("一步步准备…"))
        self.buttons: dict[str, QPushButton] = {}
        self.tabs: dict[str, QPushButton] = {}
        self._stack, self._tabs = QStackedWidget(), QButtonGroup(self)
        self._lay_out()
        for _kind in documents_words.KINDS:
            self.kinds.addItem(QListWidgetItem())
        self.kinds.setCurrentRow(0)
        self.kinds.currentRowChanged.connect(lambda _row: self.refresh())
        self.kinds.itemActivated.connect(lambda _item: self.prepare_requested.emit(self.kind))
        self.prepare.clicked.connect(lambda _=False: self.prepare_requested.emit(self.kind))
        prepared.drawn.connect(self.paper.take)

    # -- what it looks like -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.kinds.setProperty("look", "groups")
        self.kinds.setFrameShape(QFrame.Shape.NoFrame)
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.kinds.setFixedWidth(theme.px(WIDE))
        self.kinds.setAccessibleName(tr("文书"))
        self._stack.addWidget(self.paper)
        self._stack.addWidget(self.register)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._head())
        right.addWidget(self._stack, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.kinds)
        line.addLayout(right, 1)

    def _head(self) -> QVBoxLayout:
        line, holder, head = QHBoxLayout(), QWidget(), QVBoxLayout()
        acts = Flow(holder)  # large text puts the last ones below
        line.setSpacing(8)
        for name, text in (("paper", tr("预览")), ("register", tr("做过的"))):
            tab = Chip(text)
            self._tabs.addButton(tab)
            tab.setChecked(name == "paper")
            # a screen reader does not click what can be checked: it checks it
            tab.toggled.connect(lambda on, name=name: self.show_tab(name) if on else None)
            self.tabs[name] = tab
            line.addWidget(tab)
        line.addWidget(self.note, 1)
        for name, text in (("docx", tr("存为 Word")), ("pdf", tr("存为 PDF")), ("print", tr("打印…"))):
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, name=name: self.wished.emit(name))
            acts.addWidget(button)
            self.buttons[name] = button
        self.prepare.setProperty("look", "main")
        self.prepare.setToolTip(tr("交给谁、缺什么、用哪些、怎么写，一步步来（回车）"))
        acts.addWidget(self.prepare)
        head.setContentsMargins(16, 10, 16, 8)
        head.addLayout(line)
        head.addWidget(holder)
        return head

    def show_tab(self, name: str) -> None:
        """The pages (``paper``), or what was made (``register``)."""
        self.tabs[name].setChecked(True)
        self._stack.setCurrentWidget(self.paper if name == "paper" else self.register)
        self.refresh()

    @property
    def kind(self) -> str:
        """The kind that is chosen."""
        return documents_words.KINDS[max(self.kinds.currentRow(), 0)]

    def choose(self, kind: str) -> None:
        """Mark a kind as the one that is looked at."""
        self.kinds.setCurrentRow(documents_words.KINDS.index(kind))

    # -- showing ------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while it was hidden is shown now."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Say how each kind stands, and have the chosen one drawn if it is another."""
        if not self.isVisible() or not self._desk.is_open:
            return
        snapshot = self._desk.snapshot()
        if snapshot is not self._listed:
            self._list(snapshot)
        self.buttons["docx"].setEnabled(self.kind not in report_kinds.PDF_ONLY)
        stop = "。" if language.current() == "zh_CN" else "."
        self.note.setText(documents_words.purpose(self.kind) + stop)
        made = sum(one.kind == self.kind for one in snapshot.documents)
        self.tabs["register"].setText(tr("做过的（{n}）").format(n=made) if made else tr("做过的"))
        self.register.show_kind(self.kind)
        if not self._prepared.is_begun or self._prepared.kind != self.kind:
            self.paper.waiting()
            self._prepared.begin(self.kind)
        else:
            self._prepared.draw()
        self._draw_small(snapshot)

    def _list(self, snapshot: Snapshot) -> None:
        self._listed = snapshot
        for row, kind in enumerate(documents_words.KINDS):
            shown, item = Kind(snapshot, kind), self.kinds.item(row)
            wide = self.kinds.width() - theme.px(8)
            item.setSizeHint(QSize(wide, shown.height_in(wide - theme.px(32)) + theme.px(8)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, shown.told)
            self.kinds.setItemWidget(item, shown)
            if kind in self._drawn:
                shown.thumb.show_file(self._drawn[kind][1])

    # -- small pages --------------------------------------------------------------------------------

    def _draw_small(self, snapshot: Snapshot) -> None:
        """Have the small pages made that would be others, one after the other, while this is looked at."""
        for kind in documents_words.KINDS:
            key = (
                snapshot.last_content_act_at,
                next((o for o in snapshot.paper_plans if o.kind == kind), None),
            )
            if self._drawn.get(kind, (None,))[0] != key:
                self._drawn[kind] = (key, self._folder / f"small-{kind}" / "first-1.png")
                if kind not in self._waiting:
                    self._waiting.append(kind)
        if self._waiting and not self._asking:
            self._later.start()

    def _ask(self) -> None:
        """The next small page, when the last one is there."""
        self._asking = bool(self._waiting) and self.isVisible() and self._desk.is_open
        if not self._asking:
            return
        desk, lang, kind = self._desk, language.paper(), self._waiting.popleft()
        folder = self._folder / f"small-{kind}"

        def steps(pool: ReaderPool) -> Iterator[object]:
            folder.mkdir(exist_ok=True)
            drawer = papers.drawer_of(desk.case, kind, lang=lang)
            yield previews.small(drawer, pool, folder, side=SIDE)

        def made(path: object) -> None:
            row = self.kinds.itemWidget(self.kinds.item(documents_words.KINDS.index(kind)))
            if isinstance(path, Path) and isinstance(row, Kind):
                row.thumb.show_file(path)  # of one that fails the page itself says why
            self._ask()

        desk.draw(steps, self, made, lambda: True)
