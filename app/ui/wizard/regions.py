"""Places in pictures that nobody is to see: drawn with the mouse on the original, covered in the copy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.ui import cards, forms, theme
from app.ui.language import tr
from app.ui.viewer import Viewer, is_picture
from app.work import redaction

if TYPE_CHECKING:
    from app.case.records import Evidence
    from app.case.redactions import Redaction
    from app.case.snapshot import Snapshot
    from app.ui.desk import Desk


def marked(snapshot: Snapshot, profile: str) -> list[Redaction]:
    """The places that count for a profile, by exhibit and page."""
    found = [one for one in redaction.chosen(snapshot, profile) if one.kind == "region"]
    known = snapshot.evidence_by_id
    return sorted(found, key=lambda one: (known[one.evidence or ""].exhibit or 0, one.page or 1, one.id))


def place(snapshot: Snapshot, evidence: str, page: int) -> str:
    """An exhibit's page in words."""
    item = snapshot.evidence_by_id[evidence]
    return tr("证 {n}　{name}　第 {page} 页").format(n=item.exhibit or "—", name=item.name, page=page)


class RegionForm(QDialog):
    """Pictures at the left, the chosen one with its places beside; each drag covers one more place."""

    def __init__(self, desk: Desk, profile: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._profile, self._changing = desk, profile, ""
        self.list = QListWidget()
        self.viewer = Viewer(desk, marking=False)
        self.whole = QPushButton(tr("遮住整张"))
        self._places = QWidget()
        self._below = QVBoxLayout(self._places)
        self._lay_out()
        self._fill()
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.viewer.region_marked.connect(self._hide)
        self.viewer.page_turned.connect(self._frame)
        self.viewer.page_turned.connect(self._take_up)
        self.viewer.view.unmarked.connect(self._forget)
        self.whole.clicked.connect(lambda _=False: self._hide_whole())
        desk.refreshed.connect(self._frame)
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        self.setWindowTitle(tr("在图片上框出要遮的地方"))
        forms.open_at(self, 1000, 620)
        self.list.setAccessibleName(tr("有图片的证据"))
        self.list.setProperty("look", "groups")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.whole.setAutoDefault(False)
        self._below.setContentsMargins(0, 0, 0, 0)
        right, column = QWidget(), QVBoxLayout()
        told = tr("按住鼠标拖出一个框，松开就遮住；只遮交出去的这一份，原件不变。滚轮上下移动。")
        keys = tr(
            "不用鼠标：在图上按回车放一个框，方向键移动，Shift＋方向键改大小，再按回车就遮住，Esc 不要。"
            "按住 Ctrl 走得细。"
        )
        column.addWidget(cards.words(told, "soft"))
        column.addWidget(cards.words(keys, "faint"))
        column.addWidget(self.viewer, 1)
        column.addWidget(self._places)
        column.setContentsMargins(8, 0, 0, 0)
        right.setLayout(column)
        split = QSplitter()
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([theme.px(280), theme.px(720)])
        split.setChildrenCollapsible(False)
        done = QPushButton(tr("好了"))
        done.clicked.connect(lambda _=False: self.accept())
        page = QVBoxLayout(self)
        page.setContentsMargins(*forms.EVEN)
        page.setSpacing(10)
        page.addWidget(split, 1)
        page.addLayout(forms.foot(done, left=self.whole))
        self.viewer.mark_always()

    def _fill(self) -> None:
        """Exhibits in their order, then what has no number yet."""
        rows = [one for one in self._desk.snapshot().evidence if not one.hidden]
        for one in sorted(rows, key=lambda one: (one.exhibit is None, one.exhibit or 0, one.name)):
            if is_picture(one):
                numbered = tr("证 {n}　{name}").format(n=one.exhibit, name=one.name)
                row = QListWidgetItem(one.name if one.exhibit is None else numbered)
                row.setData(Qt.ItemDataRole.UserRole, one.id)
                self.list.addItem(row)

    @property
    def evidence(self) -> Evidence | None:
        """The piece of evidence that is shown."""
        row = self.list.currentItem()
        id = row.data(Qt.ItemDataRole.UserRole) if row is not None else None
        return self._desk.snapshot().evidence_by_id.get(id) if id and self._desk.is_open else None

    def choose(self, evidence: str) -> None:
        """Show a piece of evidence."""
        for n in range(self.list.count()):
            if self.list.item(n).data(Qt.ItemDataRole.UserRole) == evidence:
                self.list.setCurrentRow(n)

    def _mine(self) -> list[Redaction]:
        item = self.evidence
        return (
            [one for one in marked(self._desk.snapshot(), self._profile) if one.evidence == item.id]
            if item is not None
            else []
        )

    def _show(self) -> None:
        self._changing = ""
        self.viewer.show_evidence(self.evidence)
        self._list_places()

    def _frame(self) -> None:
        """The record or the page changed: frame what is covered now, on the page that is looked at."""
        if self.evidence is not None:
            self.viewer.cover([(one.page or 1, one.region) for one in self._mine() if one.region])
            self._list_places()

    def _list_places(self) -> None:
        while (item := self._below.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for n, one in enumerate(self._mine(), 1):
            back = cards.link(tr("不遮了"), partial(self._desk.act, redaction.withdraw, one.id))
            back.setEnabled(not self._desk.read_only)
            change = cards.link(tr("改位置"), partial(self._change, one))
            change.setEnabled(not self._desk.read_only)
            called = tr("第 {n} 处，第 {page} 页").format(n=n, page=one.page or 1)
            for link in (change, back):
                link.setAccessibleName(f"{called} {link.text()}")
            self._below.addWidget(cards.beside(cards.words(called, "soft"), change, back))
        self.whole.setEnabled(self.evidence is not None and not self._desk.read_only)

    def _change(self, one: Redaction) -> None:
        """Take a place up again: what is drawn next stands in its stead."""
        self._changing = one.id
        if (away := (one.page or 1) - self.viewer.page) == 0:
            self._take_up()
        else:
            self.viewer.turn_page(away)

    def _take_up(self) -> None:
        for one in self._mine():
            if one.id == self._changing and one.region is not None:
                self.viewer.change(one.page or 1, one.region)

    def _forget(self) -> None:
        self._changing = ""

    def _hide(self, evidence: str, where: dict[str, object]) -> None:
        changing, self._changing = self._changing, ""
        if self._desk.read_only:
            return
        if changing in {one.id for one in self._mine()}:
            self._desk.act(redaction.move_region, changing, where["region"])
        else:
            self._desk.act(redaction.hide_region, evidence, where["page"], where["region"])

    def _hide_whole(self) -> None:
        item, region = self.evidence, self.viewer.whole_region()
        if item is not None and region is not None:
            self._hide(item.id, {"page": self.viewer.page, "region": region})
