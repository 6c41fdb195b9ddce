"""What the paper lacks: particulars asked for here or left to the hand; the rest with the way there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.ui import cards, lender_words, theme
from app.ui.language import tr
from app.ui.messages import sentence
from app.ui.wizard import words as said
from app.ui.wizard.steps import Step
from app.work import particulars

if TYPE_CHECKING:
    from app.case.errors import Refused
    from app.case.records import Debt
    from app.ui.desk import Desk
    from app.ui.wizard.prepared import Prepared, Told
    from app.work.paper_choices import Missing
    from app.work.particulars import Particular


class Line:
    """One particular: what it is called, the field, "leave blank", and a word beside it."""

    def __init__(self, one: Particular, *, blank: bool) -> None:
        self.about = one
        self.label = QLabel(said.particular(one.name))
        self.field = QLineEdit(one.value)
        self.field.setAccessibleName(self.label.text())
        self.field.setMaxLength(particulars.LONGEST)
        self.label.setBuddy(self.field)
        self.blank = QCheckBox(tr("留空，手写"))
        self.blank.setAccessibleName(tr("{label}：留空，手写").format(label=self.label.text()))
        self.blank.setChecked(blank)
        self.field.setEnabled(not blank)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.check()

    def check(self) -> None:
        """A gentle word where a number does not agree with itself, else where to find it."""
        wrong = not self.blank.isChecked() and not particulars.looks_right(self.about.name, self.field.text())
        self._say(said.looks_wrong(self.about.name) if wrong else said.hint(self.about.name), wrong=wrong)

    def refuse(self, words: str) -> None:
        """What is typed cannot be taken."""
        self._say(words, wrong=True)

    def _say(self, words: str, *, wrong: bool) -> None:
        self.note.setText(words)
        self.note.setProperty("look", "doubt" if wrong else "faint")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        self.note.setVisible(bool(words))


class MissingStep(Step):
    """Particulars, and what else would make the paper better."""

    def __init__(self, prepared: Prepared, desk: Desk) -> None:
        super().__init__(prepared)
        self._desk = desk
        self.sheet = cards.Sheet(tr("还缺什么"))
        self.lines: dict[tuple[str, str], Line] = {}
        self.kinds: dict[str, QComboBox] = {}
        self.first, self.rest = QWidget(), QWidget()
        self.column.addWidget(self.sheet)

    def enter(self) -> None:
        """Ask for what this kind of paper asks for."""
        self.lines, self.kinds = {}, {}
        snapshot, self.first, self.rest = self._prepared.snapshot, _holder(), _holder()
        parts = [self.first]
        asked = particulars.asked(snapshot, self._prepared.kind)
        mine = [one for one in asked if not one.debt]
        if mine:
            parts.append(self._card(tr("你是谁"), mine))
        for debt in snapshot.debts:
            if theirs := [one for one in asked if one.debt == debt.id]:
                lender = debt.lender or tr("还没填名称")
                parts.append(self._card(tr("对方：{lender}").format(lender=lender), theirs, debt))
        if not asked:
            card = cards.Card(tr("身份和机构信息"))
            card.add(cards.words(tr("这份文书不写身份证号等信息，不用填。"), "soft"))
            parts.append(card)
        parts.append(self.rest)
        self.sheet.show_parts(parts)
        if self._prepared.told is not None:
            self.told(self._prepared.told)

    def take_keys(self) -> None:
        """The first field that is still empty is where the keys go."""
        empty = [one for one in self.lines.values() if one.field.isEnabled() and not one.field.text()]
        if fields := empty or list(self.lines.values()):
            fields[0].field.setFocus()

    def told(self, told: Told) -> None:
        """What else is missing, each with the way to where it is mended."""
        first = [one for one in told.missing if not one.optional]
        self._fill(self.first, tr("先看一看"), first)
        self._fill(self.rest, tr("补上会更有力"), [one for one in told.missing if one.optional])

    def _fill(self, holder: QWidget, title: str, rows: list[Missing]) -> None:
        """A card of these in a holder, in place of the one that was there."""
        column = holder.layout()
        while column is not None and (item := column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        holder.setVisible(bool(rows))
        if column is None or not rows:
            return
        card = cards.Card(title)
        for one in rows:
            parts: list[QWidget] = [cards.words(said.missing(one))]
            if one.place != "particulars":
                parts.append(cards.link(said.place(one), partial(self.place_requested.emit, one.place)))
            card.add(cards.beside(*parts))
        column.addWidget(card)

    # -- particulars --------------------------------------------------------------------------------

    def _card(self, title: str, asked: list[Particular], debt: Debt | None = None) -> cards.Card:
        card, holder = cards.Card(title), QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme.px(104))
        blank = frozenset(self._prepared.plan.choices.get("blank", ()))
        for n, one in enumerate(asked):
            line = Line(one, blank=one.name in blank)
            self.lines[one.name, one.debt] = line
            for column, widget in enumerate((line.label, line.field, line.blank)):
                grid.addWidget(widget, 2 * n, column)
            grid.addWidget(line.note, 2 * n + 1, 1, 1, 2)
            line.field.setEnabled(not line.blank.isChecked() and not self._desk.read_only)
            line.field.editingFinished.connect(partial(self._typed, line))
            line.blank.toggled.connect(partial(self._blank, line))
        if debt is not None:
            label, box = QLabel(tr("哪类机构")), self._kind_of(debt)
            label.setBuddy(box)
            grid.addWidget(label, 2 * len(asked), 0)
            grid.addWidget(box, 2 * len(asked), 1)
        card.add(holder)
        return card

    def _kind_of(self, debt: Debt) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("出借人是哪类机构"))
        for code, text in lender_words.lender_kinds():
            box.addItem(text, code)
        box.setCurrentIndex(max(0, box.findData(debt.lender_kind)))
        box.setEnabled(not self._desk.read_only)
        box.activated.connect(lambda _row: self._keep({("lender_kind", debt.id): str(box.currentData())}))
        self.kinds[debt.id] = box
        return box

    def _typed(self, line: Line) -> None:
        value = line.field.text().strip()
        line.check()
        if value != line.about.value:
            self._keep({(line.about.name, line.about.debt): value})

    def _blank(self, line: Line, on: bool) -> None:
        line.field.setEnabled(not on and not self._desk.read_only)
        line.check()
        for other in self.lines.values():  # the same particular of another loan follows
            if other is not line and other.about.name == line.about.name:
                other.blank.blockSignals(True)
                other.blank.setChecked(on)
                other.blank.blockSignals(False)
                other.field.setEnabled(not on)
        self._prepared.toggle("blank", line.about.name, on=on)

    def _keep(self, values: dict[tuple[str, str], str]) -> None:
        def kept(_change: Any) -> None:  # noqa: ANN401  a Change
            for key, value in values.items():
                if key in self.lines:
                    line = self.lines[key]
                    line.about = particulars.Particular(name=key[0], debt=key[1], value=value)

        def refused(error: Refused) -> None:
            for (name, _), line in self.lines.items():
                if name == error.field:
                    line.refuse(sentence(error))

        self._desk.act(particulars.record, values, then=kept, refused=refused)


def _holder() -> QWidget:
    """A place for a card that comes later."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    holder.hide()
    return holder
