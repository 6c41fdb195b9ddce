"""The register of documents: what was made, how it went out, and what changed since."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.ui import cards, documents_words, file_dialogs, language, register_words, theme
from app.ui.language import tr
from app.work import sent, sent_complaints, since

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.case.records import Document
    from app.case.sendings import Sending
    from app.case.snapshot import Snapshot
    from app.ui.desk import Desk
    from app.work.since import Since

Index = QModelIndex | QPersistentModelIndex
RECEIVED = "received"
"""Kind of the record that says which bag a case came from; no document of ours."""


class RegisterModel(QAbstractTableModel):
    """Documents, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.documents: list[Document] = []
        self._snapshot: Snapshot | None = None

    def show(self, snapshot: Snapshot, kind: str) -> None:
        """Show those of a kind, or all if it is empty."""
        self.beginResetModel()
        self._snapshot = snapshot
        rows = [one for one in snapshot.documents if one.kind != RECEIVED and kind in ("", one.kind)]
        self.documents = sorted(rows, key=lambda one: one.made_at, reverse=True)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """How many documents."""
        return 0 if parent.isValid() else len(self.documents)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """Which, which file, when made, how sent."""
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401  Qt's signature
        """What the columns are."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (tr("文书", "which"), tr("文件"), tr("做于"), tr("交出"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's signature
        """A cell."""
        if not index.isValid() or index.row() >= len(self.documents) or self._snapshot is None:
            return None
        one = self.documents[index.row()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        made = one.made_at[:16].replace("T", " ")
        return (
            documents_words.name(one.kind),
            one.name,
            made,
            register_words.out(sent.of(self._snapshot, one.id)),
        )[index.column()]


class Register(QWidget):
    """The list and the particulars of one. Signal ``entries_requested`` (ids)."""

    entries_requested = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = RegisterModel()
        self.table = QTableView()
        self.everything = QCheckBox(tr("全部文书"))
        self.sheet = cards.Sheet(tr("这份文书"))
        self.listed: QPushButton | None = None
        self._kind = ""
        self._shown: tuple[Snapshot, str] | None = None
        self._since: tuple[str, Since] | None = None
        self._lay_out()
        self.everything.toggled.connect(lambda _on: self.show_kind(self._kind))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._one())

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setProperty("look", "ticks")
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAccessibleName(tr("做过的文书"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(28))
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section, width in ((0, 130), (2, 140), (3, 200)):
            head.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
            table.setColumnWidth(section, theme.px(width))
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(table)
        split.addWidget(self.sheet)
        split.setSizes([theme.px(200), theme.px(420)])
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        foot = cards.beside(self.everything)
        foot.setContentsMargins(12, 0, 10, 0)
        whole.addWidget(foot)
        whole.addWidget(split, 1)

    # -- showing ------------------------------------------------------------------------------------

    def show_kind(self, kind: str) -> None:
        """Show what was made of a kind; the one that was looked at stays."""
        self._kind = kind
        if not self.isVisible() or not self._desk.is_open:
            return
        snapshot, wanted = self._desk.snapshot(), "" if self.everything.isChecked() else kind
        if self._shown == (snapshot, wanted):
            return
        have = self.document
        self._shown = (snapshot, wanted)
        self.model.show(snapshot, wanted)
        rows = [n for n, one in enumerate(self.model.documents) if have is not None and one.id == have.id]
        if self.model.documents:
            self.table.selectRow(rows[0] if rows else 0)
        self._one()

    def showEvent(self, event: Any) -> None:  # noqa: ANN401  Qt's signature
        """What changed while it was hidden is shown now."""
        super().showEvent(event)
        self.show_kind(self._kind)

    @property
    def document(self) -> Document | None:
        """The document that is looked at."""
        row = self.table.currentIndex().row()
        return self.model.documents[row] if 0 <= row < len(self.model.documents) else None

    def _one(self) -> None:
        one = self.document
        self.table.setVisible(bool(self.model.documents))
        if one is None:
            text = tr("还没有做过。存成 Word 或 PDF 后会记在这里：文件名、校验值、怎么交的、之后有什么变化。")
            self.sheet.show_parts([cards.words(text, "soft")])
            return
        parts = [self._sendings(one), self._changes(one), self._facts(one)]
        self.sheet.show_parts(parts)

    def _facts(self, one: Document) -> QWidget:
        card, holder = cards.Card(tr("这一份")), QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        for row, (label, text) in enumerate(register_words.facts(one)):
            grid.addWidget(cards.words(label, "soft"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(cards.words(text), row, 1)
        card.add(holder)
        return card

    # -- what changed since -------------------------------------------------------------------------

    def _changes(self, one: Document) -> QWidget:
        card = cards.Card(tr("做好以后，案件里变了什么"))
        known = self._since[1] if self._since is not None and self._since[0] == self._key(one) else None
        if known is None:
            card.add(cards.words(tr("正在看……"), "soft"))
            self._desk.act(since.since, one.id, then=partial(self._changed, self._key(one)))
            return card
        card.add(cards.words(register_words.summary(known)))
        if known.changes:
            self.listed = QPushButton(tr("列出来"))
            details = cards.stacked(*self._details(known))
            details.hide()
            self.listed.setProperty("look", "see")
            self.listed.clicked.connect(lambda _=False: details.setVisible(not details.isVisible()))
            card.add(cards.beside(self.listed))
            card.add(details)
        return card

    def _key(self, one: Document) -> str:
        return f"{one.id} {self._desk.snapshot().journal[0]}"

    def _changed(self, key: str, found: Since) -> None:
        one = self.document
        self._since = (key, found)
        if one is not None and key == self._key(one) and self.isVisible():
            self._one()

    def _details(self, known: Since) -> Iterator[QWidget]:
        snapshot = self._desk.snapshot()
        for change in known.changes[: register_words.MOST]:
            text = cards.words(register_words.change(snapshot, change))
            if change.table == "entry":
                link = cards.link(tr("看这一条"), partial(self.entries_requested.emit, [change.id]))
                yield cards.beside(text, link)
            else:
                yield text
        if (more := len(known.changes) - register_words.MOST) > 0:
            yield cards.words(tr("还有 {n} 处。").format(n=more), "faint")

    # -- how it went out ----------------------------------------------------------------------------

    def _sendings(self, one: Document) -> QWidget:
        card = cards.Card(tr("怎么交出去的"))
        for sending in sent.of(self._desk.snapshot(), one.id):
            card.row([(cards.words(register_words.sending(self._desk.snapshot(), sending)), 1)])
            if not self._desk.read_only:
                card.add(cards.beside(*self._acts(sending)))
        note = QPushButton(tr("记下怎么交的…"))
        note.clicked.connect(lambda _=False: self._form(one, None))
        note.setEnabled(not self._desk.read_only)
        card.add(cards.beside(note))
        return card

    def _acts(self, sending: Sending) -> list[QWidget]:
        begin = cards.link(tr("开始算答复期限"), partial(self._begin, sending))
        return [
            *([begin] if sent_complaints.offered(self._desk.snapshot(), sending) else []),
            cards.link(tr("附上回执…"), partial(self._choose, sending, "receipt")),
            cards.link(tr("附上答复…"), partial(self._choose, sending, "reply")),
            cards.link(tr("改…"), partial(self._form, None, sending)),
            cards.link(tr("不记这次"), partial(self._desk.act, sent.remove, sending.id)),
        ]

    def _begin(self, sending: Sending) -> None:
        self._desk.act(partial(sent_complaints.begin, today=date.today(), lang=language.paper()), sending.id)

    def _form(self, document: Document | None, sending: Sending | None) -> None:
        from app.ui.sending_form import SendingForm

        SendingForm(self._desk, document, sending, self).open()

    def _choose(self, sending: Sending, proof: str) -> None:
        title = tr("选回执、签收截图或答复的文件")
        file_dialogs.asking_file(self, title, "", lambda file: self.attach(sending.id, file, proof))

    def attach(self, sending: str, name: str | Path, proof: str) -> None:
        """Take a file in and tie it to a sending."""
        from pathlib import Path

        case = self._desk.case
        steps = partial(sent.attach, case, sending, Path(name), proof)
        self._desk.run(steps, title=tr("正在收存回执"))
