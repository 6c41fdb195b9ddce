"""How it reads: the person's own account, sentences put otherwise, and what changed since they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QDate, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.case.errors import Refused
from app.ui import cards, theme
from app.ui.language import tr
from app.ui.messages import sentence
from app.ui.wizard.steps import Step
from app.work import paper_plans

if TYPE_CHECKING:
    from app.report.own import Conflict
    from app.ui.wizard.prepared import Prepared, Told

Index = QModelIndex | QPersistentModelIndex
BASE = Qt.ItemDataRole.UserRole + 1
MINE = Qt.ItemDataRole.UserRole + 2


class SentencesModel(QAbstractListModel):
    """The generated sentences, those that the person put otherwise in their words."""

    def __init__(self) -> None:
        super().__init__()
        self.sentences: tuple[str, ...] = ()
        self.own: dict[str, str] = {}

    def show(self, sentences: tuple[str, ...], own: dict[str, str]) -> None:
        """Show sentences; a change of words alone keeps the place."""
        if sentences != self.sentences:
            self.beginResetModel()
            self.sentences, self.own = sentences, own
            self.endResetModel()
        elif own != self.own:
            self.own = own
            self.dataChanged.emit(self.index(0), self.index(max(len(sentences) - 1, 0)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """How many sentences."""
        return 0 if parent.isValid() else len(self.sentences)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's signature
        """A sentence, marked where it is the person's."""
        if not index.isValid() or index.row() >= len(self.sentences):
            return None
        base = self.sentences[index.row()]
        mine = self.own.get(base, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("✎ {text}").format(text=mine) if mine else base
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("原句：{text}").format(text=base) if mine else base
        if role == Qt.ItemDataRole.ForegroundRole and mine:
            return theme.color("accent")
        return {BASE: base, MINE: mine}.get(role)


class Changed(cards.Card):
    """One conflict: the person's sentence and what is generated now, side by side."""

    def __init__(self, prepared: Prepared, conflict: Conflict) -> None:
        super().__init__(tr("你改过的一句，原句后来变了"), cards.tag(tr("? 选一句"), "doubt"))
        self.keep, self.take = QPushButton(tr("保留我的")), QPushButton(tr("用新的"))
        self._wrong = QLabel()
        self._wrong.setProperty("look", "wrong")
        self._wrong.hide()
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        sides = (
            (tr("你写的"), conflict.mine, self.keep),
            (tr("现在的"), conflict.now or tr("这一句现在没有了。"), self.take),
        )
        for column, (label, text, button) in enumerate(sides):
            grid.addWidget(cards.words(label, "faint"), 0, column)
            grid.addWidget(cards.words(text), 1, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(button, 2, column, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(column, 1)
        self.add(holder)
        self.add(self._wrong)
        self.keep.clicked.connect(lambda _=False: self._settle(prepared, conflict, keep=True))
        self.take.clicked.connect(lambda _=False: self._settle(prepared, conflict, keep=False))

    def _settle(self, prepared: Prepared, conflict: Conflict, *, keep: bool) -> None:
        try:
            prepared.settle(conflict.base, conflict.now, keep=keep)
        except Refused as refused:
            self._wrong.setText(sentence(refused))
            self._wrong.show()


class WordsStep(Step):
    """Conflicts first, then the own account, the deadline of a letter, and the sentences to put otherwise."""

    def __init__(self, prepared: Prepared) -> None:
        super().__init__(prepared)
        self.conflicts = QWidget()
        self.first = QPlainTextEdit()
        self.deadline = QDateEdit()
        self.model = SentencesModel()
        self.list = QListView()
        self.editor = QPlainTextEdit()
        self.back = QPushButton(tr("恢复原句"))
        self.use = QPushButton(tr("用我写的"))
        self._deadline_line = QWidget()
        self._conflicts: tuple[Conflict, ...] = ()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 4, 22, 6)
        column.setSpacing(5)
        QVBoxLayout(self.conflicts).setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.conflicts)
        column.addWidget(_head(tr("本人想说的"), self.first))
        hint = tr("用自己的话写，放在事实前面；下次再做这份文书还在。可以不写。")
        self.first.setPlaceholderText(hint)
        self.first.setAccessibleName(tr("本人想说的"))
        self.first.setTabChangesFocus(True)
        self.first.setFixedHeight(theme.px(62))
        column.addWidget(self.first)
        column.addWidget(self._deadline())
        column.addWidget(_head(tr("文书里的句子：选一句，在下面改写"), self.list))
        self._dress_list()
        column.addWidget(self.list, 1)
        self.editor.setAccessibleName(tr("改写这一句"))
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(theme.px(58))
        column.addWidget(self.editor)
        line = QHBoxLayout()
        note = QLabel(tr("引文和法律条文不能改；句末的证据编号会保留。"))
        note.setProperty("look", "faint")
        note.setWordWrap(True)
        line.addWidget(note, 1)
        line.addWidget(self.back)
        line.addWidget(self.use)
        column.addLayout(line)
        area = QScrollArea()  # with large words not all of it has room
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setProperty("look", "surface")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the focus, and scrolls into sight
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.setProperty("look", "surface")
        area.setWidget(body)
        self.column.addWidget(area)

    def _dress_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setProperty("look", "groups")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setUniformItemSizes(False)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setAccessibleName(tr("文书里的句子"))
        self.list.setMinimumHeight(theme.px(96))

    def _deadline(self) -> QWidget:
        self.deadline.setCalendarPopup(True)
        self.deadline.setDisplayFormat("yyyy-MM-dd")
        self.deadline.setAccessibleName(tr("请对方在这天以前答复"))
        label = QLabel(tr("请对方在这天以前答复"))
        label.setBuddy(self.deadline)
        note = QLabel(tr("这是请求，不是法定期限。"))
        note.setProperty("look", "faint")
        self._deadline_line = cards.beside(label, self.deadline, note)
        return self._deadline_line

    def _wire(self) -> None:
        self.first.textChanged.connect(lambda: self._prepared.write_first(self.first.toPlainText()))
        self.deadline.dateChanged.connect(self._due)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._pick())
        self.model.modelReset.connect(self._pick)
        self.use.clicked.connect(lambda _=False: self._write(self.editor.toPlainText()))
        self.back.clicked.connect(lambda _=False: self._write(""))
        self.editor.textChanged.connect(self._offer)

    def take_keys(self) -> None:
        """A conflict first, else the own account."""
        cards_ = self.conflicts.findChildren(Changed)
        (cards_[0].keep if cards_ else self.first).setFocus()

    def enter(self) -> None:
        """What is written for the kind."""
        plan = self._prepared.plan
        if self.first.toPlainText().strip() != plan.first.strip():
            self.first.blockSignals(True)
            self.first.setPlainText(plan.first)
            self.first.blockSignals(False)
        self._deadline_line.setVisible(self._prepared.kind == "lender-letter")
        if self._prepared.told is not None:
            self.told(self._prepared.told)
        else:
            self.model.show((), {})

    def told(self, told: Told) -> None:
        """The sentences as they are now, and those in conflict."""
        self.model.show(told.text.sentences, paper_plans.own_of(self._prepared.plan))
        self._due_is(str(self._prepared.plan.choices.get("deadline") or told.deadline))
        if told.text.conflicts != self._conflicts:
            self._conflicts = told.text.conflicts
            self._show_conflicts()
        self._offer()

    def _show_conflicts(self) -> None:
        column = self.conflicts.layout()
        while column is not None and (item := column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in self._conflicts:
            if column is not None:
                column.addWidget(Changed(self._prepared, one))

    def _due_is(self, day: str) -> None:
        self.deadline.blockSignals(True)
        self.deadline.setDate(QDate.fromString(day, Qt.DateFormat.ISODate))
        self.deadline.blockSignals(False)

    def _due(self, date: QDate) -> None:
        self._prepared.choose(deadline=date.toString(Qt.DateFormat.ISODate))

    # -- one sentence -------------------------------------------------------------------------------

    def _pick(self) -> None:
        index = self.list.currentIndex()
        self.editor.setPlainText(index.data(MINE) or index.data(BASE) or "")
        self._offer()

    def _offer(self) -> None:
        index = self.list.currentIndex()
        base, mine = index.data(BASE), index.data(MINE) or ""
        typed = " ".join(self.editor.toPlainText().split())
        self.editor.setEnabled(index.isValid())
        self.use.setEnabled(index.isValid() and bool(typed) and typed not in (mine, "" if mine else base))
        self.back.setEnabled(bool(mine))

    def _write(self, text: str) -> None:
        base = self.list.currentIndex().data(BASE)
        if base:
            self._prepared.write_own(base, text)
            self.model.show(self.model.sentences, paper_plans.own_of(self._prepared.plan))
            self._pick()
            self.list.setFocus()


def _head(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setFont(theme.font(theme.BODY, strong=True))
    label.setBuddy(buddy)
    return label
