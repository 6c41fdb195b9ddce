"""The viewer: a piece of evidence as a picture, with its pages, its tools and the words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app import paths
from app.ui import icons
from app.ui.language import tr
from app.ui.viewer_text import TextView, text_of
from app.ui.viewer_view import STEP, PictureView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.case.records import Citation, Evidence
    from app.ui.desk import Desk
    from app.ui.levels import Levels

PDF = "application/pdf"
PAGE_SIDE, FULL_SIDE = 1600, 1_000_000
PAGED = (PDF, "image/tiff", "image/gif", "video/")
"""Kinds with several pages; a video's are its stills."""
PICTURE, MESSAGE, WORDS = range(3)
POINTS_A_PAGE = 72.0


class Viewer(QWidget):
    """Signals: ``region_marked`` (evidence id, ``{"page", "region"}``), ``page_turned``."""

    region_marked = Signal(str, object)
    page_turned = Signal()

    def __init__(self, desk: Desk, *, marking: bool = True) -> None:
        super().__init__()
        self._desk = desk
        self._evidence: Evidence | None = None
        self._page = 1
        self._citations: Sequence[Citation] = ()
        self._chosen: Citation | None = None
        self.view = PictureView()
        self.text = TextView()
        self._words = QLabel()
        self._open = QPushButton(tr("用系统程序打开副本"))
        self._transcribe = QPushButton(tr("听录音，记下说了什么…"))
        self._reveal = QPushButton(tr("看原文"))
        self._veiled: list[str] = []
        self._unread = False
        self._marking = marking
        self._where = QLabel()
        self._mark = QToolButton()
        self._lay_out(marking)
        self.view.marked.connect(self._marked)
        self.view.turned_page.connect(self.turn_page)
        desk.refreshed.connect(self._look_again)
        if marking:  # where entries are checked, their words are needed
            desk.veil.changed.connect(self._unfold)

    def _lay_out(self, marking: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        tools = QHBoxLayout()
        tools.setContentsMargins(8, 4, 8, 4)
        tools.setSpacing(2)
        for name, text, do in (
            ("zoom_in", tr("放大（＋）"), lambda: self.view.zoom(STEP)),
            ("zoom_out", tr("缩小（－）"), lambda: self.view.zoom(1 / STEP)),
            ("fit", tr("适合窗口（0）"), self.view.fit),
            ("rotate", tr("转一下看，不改原件（R）"), self.view.turn),
            ("previous", tr("上一页（Page Up）"), lambda: self.turn_page(-1)),
            ("next", tr("下一页（Page Down）"), lambda: self.turn_page(1)),
        ):
            tools.addWidget(self._tool(name, text, do))
        self._where.setProperty("look", "faint")
        tools.addWidget(self._where, 1)
        self._mark.setIcon(icons.icon("mark"))
        self._mark.setCheckable(True)
        self._mark.setToolTip(
            tr("在图上框出一段，记成一条（M；回车放一个框，方向键移动，Shift＋方向键改大小）")
        )
        self._mark.setAccessibleName(tr("框出一段记成一条"))
        self._mark.setShortcut("M")
        self._mark.setAutoRaise(True)
        self._mark.toggled.connect(self.view.mark)
        self._mark.toggled.connect(lambda on: self.view.setFocus() if on else None)  # the next keys draw
        self._mark.setVisible(marking)
        tools.addWidget(self._mark)
        column.addLayout(tools)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._message())
        self._stack.addWidget(self._wordy())
        column.addWidget(holder, 1)

    def _tool(self, name: str, text: str, do: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(name))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        button.clicked.connect(lambda _=False: do())
        return button

    def _message(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setProperty("look", "soft")
        column.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self._reveal, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._transcribe, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        self._reveal.clicked.connect(lambda _=False: self._desk.veil.lift(self._veiled))
        self._open.clicked.connect(self._open_copy)
        self._transcribe.clicked.connect(lambda _=False: self.transcribe())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def _wordy(self) -> QWidget:
        """The words of a file that has no picture, and the way to the file itself."""
        page = QWidget()
        column = QVBoxLayout(page)
        told = QLabel(tr("这是读出来的文字；原件不动。"))
        told.setProperty("look", "soft")
        told.setWordWrap(True)
        copy = QPushButton(tr("用系统程序打开副本"))
        copy.clicked.connect(self._open_copy)
        line = QHBoxLayout()
        line.addWidget(told, 1)
        line.addWidget(copy)
        column.addLayout(line)
        column.addWidget(self.text, 1)
        return page

    # -- showing ------------------------------------------------------------------------------------

    def show_evidence(
        self, evidence: Evidence | None, citations: Sequence[Citation] = (), chosen: Citation | None = None
    ) -> None:
        """Show a piece of evidence; the regions of citations are framed, the chosen one in sight."""
        same = evidence is not None and self._evidence is not None and evidence.id == self._evidence.id
        page = chosen.page if chosen and chosen.page else 1
        turned = page != self._page
        self._evidence, self._citations, self._chosen = evidence, citations, chosen
        self._veiled = self._under_veil()
        if evidence is None:
            self._say(_nothing(self._desk), openable=False)
        elif self._veiled:
            self._fold()
        elif same and not turned and self._stack.currentIndex() == PICTURE:
            self._frame()
        elif same and self._stack.currentIndex() == WORDS:
            self.text.mark(citations, chosen)
        else:
            self._page = page
            self._load()

    def _under_veil(self) -> list[str]:
        """Entries in this piece of evidence whose words are folded now."""
        if not (self._desk.is_open and self._desk.veil.on and self._marking):
            return []
        entries = self._desk.snapshot().entry_by_id
        cited = dict.fromkeys(one.entry for one in self._citations if one.entry)
        return [id for id in cited if id and self._desk.veil.over(entries.get(id))]

    def _fold(self) -> None:
        told = tr("这份材料里有威胁或侮辱的话，已收起。原件完好，文书里一字不少。")
        self._say(told, openable=False)
        self._reveal.show()

    def _unfold(self) -> None:
        """The veil was drawn or lifted."""
        if self._evidence is not None and self._desk.is_open and self._veiled != self._under_veil():
            self.show_evidence(self._evidence, self._citations, self._chosen)

    def turn_page(self, step: int) -> None:
        """The next or previous page, where there is one."""
        if self._evidence is not None and self._page + step >= 1 and self._paged():
            self._page += step
            self._load(back=step)

    def _paged(self) -> bool:
        return self._evidence is not None and self._evidence.media_type.startswith(PAGED)

    def _load(self, back: int = 0) -> None:
        item = self._evidence
        if item is None:
            return
        if not is_picture(item):
            self._load_words(item)
            return
        wanted, page = item.id, self._page

        def came(levels: Levels) -> None:
            if self._evidence is not None and self._evidence.id == wanted and self._page == page:
                self._came(levels, back)

        self._say(tr("正在打开……"), openable=False)
        side = PAGE_SIDE if item.media_type == PDF else FULL_SIDE
        what = ("page", page, side) if item.media_type == PDF or page > 1 else "upright"
        self._desk.picture(item.id, what, self.view, came)

    def _load_words(self, item: Evidence) -> None:
        """What was read of a file without a picture; a recording is heard."""

        def came(text: str) -> None:
            if self._evidence is None or self._evidence.id != item.id or self._veiled:
                return
            if text:
                self._where.clear()
                self.text.show_text(text)
                self._stack.setCurrentIndex(WORDS)
                self.text.mark(self._citations, self._chosen)

        self._unread = item.id not in self._desk.snapshot().readings
        self._say(_no_picture(item), openable=True)
        if not item.media_type.startswith("audio/"):
            self._desk.act(text_of, item.id, then=came)

    def _look_again(self) -> None:
        """A file that was shown before it was read has its words now."""
        item = self._evidence
        waits = self._unread and self._stack.currentIndex() == MESSAGE and not self._veiled
        if item is not None and waits and item.id in self._desk.snapshot().readings:
            self._load_words(item)

    def _came(self, levels: Levels, back: int) -> None:
        if not levels and back and self._page > 1:
            self._page -= back  # past the last page
            self._load()
            return
        if not self.view.show_picture(levels):
            self._say(tr("这份材料显示不出来，原件仍完好保存。"), openable=True)
            return
        self._stack.setCurrentIndex(PICTURE)
        self._where.setText(tr("第 {n} 页").format(n=self._page) if self._paged() else "")
        self._frame()
        self.page_turned.emit()

    @property
    def page(self) -> int:
        """The page that is shown, from 1."""
        return self._page

    def mark_always(self) -> None:
        """Each drag marks a place; the wheel moves the picture."""
        self.view.mark(True)

    def change(self, page: int, region: tuple[float, ...]) -> None:
        """Take a region of the page that is shown up again, to be moved and resized."""
        if page == self._page and self.whole_region() is not None:
            scale = self._scale()
            self.view.band.show(QRectF(*(value * scale for value in region[:4])))
            self.view.setFocus()

    def cover(self, places: Sequence[tuple[int, tuple[float, ...]]]) -> None:
        """Show those of these places (page, region) as covered that are on the page that is shown."""
        self.view.cover([region for page, region in places if page == self._page], self._scale())

    def whole_region(self) -> tuple[float, ...] | None:
        """The whole page as a region; ``None`` while no picture is shown."""
        width, height = self.view.picture_size()
        scale = self._scale()
        return (0.0, 0.0, round(width / scale, 1), round(height / scale, 1)) if width and height else None

    def _frame(self) -> None:
        cited = [one for one in self._citations if one.region and (one.page or 1) == self._page]
        ids = [one.id for one in cited]
        chosen = ids.index(self._chosen.id) if self._chosen and self._chosen.id in ids else -1
        self.view.frame([one.region for one in cited if one.region], chosen, self._scale())

    def _scale(self) -> float:
        """Regions of a PDF are in points; the picture of its page is larger."""
        if self._evidence is None or self._evidence.media_type != PDF:
            return 1.0
        longest = max(self.view.picture_size())
        return longest / 842.0 if longest else 1.0

    def _say(self, words: str, *, openable: bool) -> None:
        self._words.setText(words)
        self._reveal.hide()
        self._open.setVisible(openable)
        sound = self._evidence is not None and self._evidence.media_type.startswith("audio/")
        self._transcribe.setVisible(openable and sound)
        self._where.clear()
        self._stack.setCurrentIndex(MESSAGE)

    # -- doing --------------------------------------------------------------------------------------

    def _marked(self, rect: QRectF) -> None:
        self._mark.setChecked(False)
        if self._evidence is None:
            return
        scale = self._scale()
        region = tuple(round(value / scale, 1) for value in rect.getRect())  # type: ignore[attr-defined]
        self.region_marked.emit(self._evidence.id, {"page": self._page, "region": region})

    def transcribe(self) -> None:
        """Open the editor for what is said in the recording."""
        if self._evidence is not None:
            from app.ui.transcript_editor import TranscriptEditor

            editor = TranscriptEditor(self._desk, self._evidence, self.window())
            editor.finished.connect(editor.deleteLater)
            editor.open()

    def _open_copy(self) -> None:
        """Open a copy with the system's program: the original is never handed out."""
        item = self._evidence
        if item is None:
            return

        def copied(path: Path) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._desk.act(copy_of, item, then=copied)


def _nothing(desk: Desk) -> str:
    """What to say while nothing is shown."""
    if desk.is_open and not desk.snapshot().visible_evidence:
        return tr("还没有材料。把截图、短信备份、录音、协议拖进窗口，原件就收在这里。")
    return tr("选一条记录或一份材料，这里就会显示原件。")


def is_picture(item: Evidence) -> bool:
    """Whether it is seen as it is: a picture, a still of a video, or a page of a PDF."""
    return item.media_type.startswith(("image/", "video/")) or item.media_type == PDF


def copy_of(case: object, item: Evidence, name: str = "") -> Path:
    """A read-only copy below ``derived/`` under a name, by default the one the person knows."""
    import shutil

    vault = case.vault  # type: ignore[attr-defined]
    target: Path = vault.derived(item, paths.safe_name(name or item.name))
    if not target.exists():
        aside = target.with_name(f"{target.name}.part")
        shutil.copyfile(vault.path(item), aside)
        aside.chmod(0o444)
        aside.replace(target)
    return target


def _no_picture(item: Evidence) -> str:
    if item.media_type.startswith("audio/"):
        return tr("录音：在这里边听边记，或用系统的播放器听副本，原件不动。")
    if item.media_type.startswith("video/"):
        return tr("录屏：用系统的播放器看副本，原件不动。")
    return tr("这种文件这里看不了，可以打开副本看，原件不动。")
