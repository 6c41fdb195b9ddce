"""The first steps: for whom it is, and what is handed in there and in what form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import cards, documents_words, theme
from app.ui.language import tr
from app.ui.wizard import words as said
from app.work import receivers

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.ui.wizard.prepared import Prepared, Told
    from app.work.receivers import Receiver


class Step(QWidget):
    """One page of the wizard.

    Signals: ``place_requested``: another place of the window; ``next_requested``: this step is answered.
    """

    place_requested = Signal(str)
    next_requested = Signal()

    def __init__(self, prepared: Prepared) -> None:
        super().__init__()
        self._prepared = prepared
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def enter(self) -> None:
        """Show it for what is chosen now."""

    def take_keys(self) -> None:
        """Put the focus where the first key is meant."""
        self.setFocus()

    def told(self, told: Told) -> None:
        """The paper said something of itself."""


class Row(QWidget):
    """One receiver in the list: name, occasion, and whether one usually begins there."""

    def __init__(self, name: str, text: str, mark: str) -> None:
        super().__init__()
        head, title = QHBoxLayout(), QLabel(name)
        title.setFont(theme.font(theme.BODY, strong=True))
        head.addWidget(title, 1)
        if mark:
            head.addWidget(cards.tag(mark, "accent"))
        self._text = QLabel(text)
        self._text.setWordWrap(True)
        self._text.setProperty("look", "soft")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2, 5, 0, 5)
        self._column.setSpacing(1)
        self._column.addLayout(head)
        self._column.addWidget(self._text)
        self.told = "\n".join(filter(None, (name, text, mark)))

    def height_in(self, width: int) -> int:
        """How high it is in a width of pixels."""
        wrapped = self._column.heightForWidth(width)
        return wrapped if wrapped > 0 else self.sizeHint().height()


class ReceiverStep(Step):
    """Who gets it; what fits this kind of lender stands first."""

    def __init__(self, prepared: Prepared) -> None:
        super().__init__(prepared)
        self.list = QListWidget()
        self.list.setProperty("look", "groups")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("交给谁"))
        self.column.addWidget(self.list)
        self._listed: list[Receiver] = []
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemActivated.connect(lambda _item: self.next_requested.emit())

    def take_keys(self) -> None:
        """The receivers are where the keys go."""
        self.list.setFocus()

    def enter(self) -> None:
        """The receivers, the chosen one marked."""
        snapshot = self._prepared.snapshot
        self._listed = receivers.listed(snapshot)
        way = receivers.way(snapshot)
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._listed:
            row, item = (
                Row(said.receiver(one), said.occasion(one), said.stands_out(one, way)),
                QListWidgetItem(),
            )
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.told)
            self.list.addItem(item)
            self.list.setItemWidget(item, row)
        self.list.setCurrentRow(self._listed.index(self._prepared.receiver))
        self.list.blockSignals(False)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their words are long."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.list.viewport().width()
        for n in range(self.list.count()):
            item = self.list.item(n)
            row = self.list.itemWidget(item)
            if isinstance(row, Row):
                item.setSizeHint(QSize(wide, row.height_in(wide - theme.px(30)) + theme.px(9)))

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._listed):
            self._prepared.hand_to(self._listed[row])


class NeedsStep(Step):
    """What the receiver is for and asks for, and which paper is prepared now."""

    def __init__(self, prepared: Prepared) -> None:
        super().__init__(prepared)
        self.sheet = cards.Sheet(tr("要交什么"))
        self.choices: dict[str, QRadioButton] = {}
        self._group: QButtonGroup | None = None
        self.column.addWidget(self.sheet)

    def enter(self) -> None:
        """The papers, and what is known of the receiver."""
        receiver = self._prepared.receiver
        parts = [self._papers(receiver)]
        form = cards.Card(tr("交的方式"))
        form.add(cards.words(said.form(receiver)))
        parts.append(form)
        about = receivers.authority(receiver)
        if about is not None:
            parts.append(self._about(receiver))
        self.sheet.show_parts(list(parts))

    def take_keys(self) -> None:
        """The paper that is chosen is where the keys go."""
        if (chosen := self.choices.get(self._prepared.kind)) is not None:
            chosen.setFocus()

    def _papers(self, receiver: Receiver) -> cards.Card:
        card = cards.Card(tr("现在准备哪一份"))
        self.choices, self._group = {}, QButtonGroup(self)
        made = {one.kind: one.made_at[:10] for one in self._prepared.snapshot.documents}
        for kind in receiver.kinds:
            part = tr("主件") if kind == receiver.leads else tr("随附")
            day = tr("　做过：{day}").format(day=made[kind]) if kind in made else ""
            button = QRadioButton(f"{documents_words.name(kind)}　·　{part}{day}")
            button.setChecked(kind == self._prepared.kind)
            button.toggled.connect(partial(self._choose, kind))
            self._group.addButton(button)
            self.choices[kind] = button
            card.add(button)
            text = cards.words(documents_words.purpose(kind), "soft")
            text.setContentsMargins(theme.px(22), 0, 0, 2)
            card.add(text)
        return card

    def _choose(self, kind: str, on: bool) -> None:
        if on and kind != self._prepared.kind:
            self._prepared.hand_to(self._prepared.receiver, kind)

    def _about(self, receiver: Receiver) -> cards.Card:
        one = receivers.authority(receiver)
        assert one is not None
        card = cards.Card(said.both(one.title))
        rows = (
            (tr("做什么"), said.both(one.does)),
            (tr("要什么"), said.both(one.needs)),
            (tr("不能做"), said.both(one.cannot)),
            (tr("怎么找"), said.both(one.contact)),
        )
        for label, text in rows:
            card.row([(cards.words(label, "soft"), 1), (cards.words(text), 5)])
        card.add(cards.words(said.source(one), "faint"))
        return card
