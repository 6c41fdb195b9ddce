"""The fields of one draft, each doubt as a question beside the field it is about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui import doubts, theme
from app.ui.language import tr
from app.ui.moment_field import MomentField
from app.ui.review_choices import categories, category_reason, recipients
from app.ui.review_questions import DIFFERS, SAME, Question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.case.errors import Refused
    from app.case.moments import Moment
    from app.case.records import Debt, Entry

SIDES = ("in", "out", "none")
# Which field of the form a doubt belongs under; all others stand at the end.
PLACE = {
    "time": "time",
    "number": "number",
    "sender": "who",
    "side": "side",
    "owner": "owner",
    "text": "text",
    "category": "category",
    "debt": "debt",
}


class ReviewForm(QScrollArea):
    """Shows one draft; ``changes()`` is what the person corrected.

    Signals: ``edited``; ``answered`` (a doubt, whether yes): what the form itself cannot settle.
    """

    edited = Signal()
    answered = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self._first: dict[str, Any] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.time = MomentField()
        self.shown = QLabel()
        self.number, self.who = QLineEdit(), QLineEdit()
        self.side = QComboBox()
        for code, text in zip(SIDES, (tr("对方发来"), tr("我发出"), tr("不分")), strict=True):
            self.side.addItem(text, code)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(110))
        self.text.setMaximumHeight(theme.px(130))
        self.category, self.recipient, self.debt = QComboBox(), QComboBox(), QComboBox()
        for box, choices in ((self.category, categories()), (self.recipient, recipients())):
            for value, text in choices:
                box.addItem(text, value)
        self.why = QLabel()
        self.notes: dict[str, Question] = {}
        self.answers = QWidget()
        self._stated = False
        self._likely: Moment | None = None
        self._lay_out()
        for signal in (self.number.textEdited, self.who.textEdited, self.text.textChanged, self.time.edited):
            signal.connect(self.edited)
        for box in (self.side, self.category, self.recipient, self.debt):
            box.activated.connect(self.edited)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 12)
        form = QFormLayout()
        column.addLayout(form)
        column.addStretch(1)
        form.setVerticalSpacing(6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.shown.setProperty("look", "soft")
        self.shown.setWordWrap(True)
        self._row(form, "shown", tr("原图上写的"), self.shown)
        self._row(form, "time", tr("时间"), self.time)
        form.addRow("", self._answers())
        self._row(form, "side", tr("方向"), self.side)
        self._row(form, "number", tr("号码"), self.number)
        self._row(form, "who", tr("是谁"), self.who)
        form.addRow("", self._note("owner"))
        self._row(form, "text", tr("原文"), self.text)
        form.addRow("", self._note("same"))
        self._row(form, "category", tr("类别"), self.category, self.why)
        self._row(form, "recipient", tr("发给谁"), self.recipient)
        self._debt_row = self._row(form, "debt", tr("哪笔债务"), self.debt)
        form.addRow("", self._note("other"))
        self._form = form
        self.why.setProperty("look", "soft")
        self.why.setWordWrap(True)
        self.setWidget(page)

    def _answers(self) -> QWidget:
        """What a person may answer to a doubt about the time, each with its key."""
        line = QHBoxLayout(self.answers)
        line.setContentsMargins(0, 0, 0, 0)
        for n, text in enumerate((tr("就是这个时间  1"), tr("另选  2"), tr("不知道  3")), 1):
            button = QPushButton(text)
            button.setMinimumHeight(theme.TARGET)
            button.clicked.connect(partial(self.answer, n))
            line.addWidget(button)
        line.addStretch(1)
        return self.answers

    def answer(self, n: int, _checked: bool = False) -> None:
        """Answer the doubt about the time: 1 it is the one shown, 2 another, 3 nobody knows."""
        if not self.answers.isVisibleTo(self):
            return
        if n == 2:
            if self._likely is not None:
                self.time.show_moment(self._likely)
            self.time.choose_year()
            return
        self.setFocus()  # out of the date field: the next key is an answer again, no digit of a date
        if n == 3:
            self.time.precision.setCurrentIndex(self.time.precision.findData("unknown"))
            self.time.precision.activated.emit(self.time.precision.currentIndex())
        self._stated = True
        self.notes["time"].tell(tr("✓ 记下了，接受后生效。"))
        self.edited.emit()

    def swap_side(self) -> None:
        """The other side said it."""
        now = self.side.currentIndex()
        self.side.setCurrentIndex(1 - now if now < 2 else 0)
        self.edited.emit()

    def say(self, *, yes: bool) -> None:
        """Answer the question that waits first; no to a reading puts the cursor in its field."""
        question = self._waiting()
        if question is not None:
            question.answer(yes)

    def _waiting(self) -> Question | None:
        return next((one for one in self.notes.values() if one.is_open), None)

    def _answer(self, name: str, doubt: Mapping[str, Any], yes: bool) -> None:
        field = self.text if name == "other" else self._fields().get(name)  # sums and days stand in the words
        read = self._entry.direction if self._entry is not None else ""
        if name == "side" and read in doubts.SIDES:  # either answer names a side
            self.side.setCurrentIndex(self.side.findData(read if yes else doubts.other(read)))
            yes = True
        self.setFocus()  # the button goes away: the next key is an answer again, no letter in a field
        if not yes and field is not None:
            field.setFocus()
        else:
            self.answered.emit(doubt, yes)

    def _row(
        self, form: QFormLayout, name: str, label: str, field: QWidget, under: QWidget | None = None
    ) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(field)
        if under is not None:
            column.addWidget(under)
        column.addWidget(self._note(name))
        field.setAccessibleName(label)
        head = QLabel(label)
        head.setProperty("look", "soft")
        head.setBuddy(field)
        form.addRow(head, holder)
        return holder

    def _note(self, name: str) -> Question:
        note = self.notes[name] = Question()
        note.answered.connect(partial(self._answer, name))
        return note

    def show_debts(self, debts: Sequence[Debt]) -> None:
        """Which debts there are to choose from; the row of one alone is shown where it is in doubt."""
        names = [(one.lender or one.contract_number or tr("放款机构未填"), one.id) for one in debts]
        choices = [*names, (tr("说不清"), None)]
        if choices == [(self.debt.itemText(n), self.debt.itemData(n)) for n in range(self.debt.count())]:
            return
        chosen = self.debt.currentData()  # what a person has chosen and not yet accepted stays
        self.debt.clear()
        for text, value in choices:
            self.debt.addItem(text, value)
        _choose(self.debt, chosen)

    def show_entry(self, entry: Entry | None, other: str = "", likely: Moment | None = None) -> None:
        """Show a draft with its doubts.

        ``other`` describes the entry that it may be the same as; ``likely`` is a moment to start from when
        the person chooses another.
        """
        self._entry, self._stated, self._likely = None, False, likely
        self.setEnabled(entry is not None)
        if entry is None:
            return
        silent = tr("时间取自备份或导出的文件") if entry.at_rule == "exact" else tr("没有写时间")
        self.shown.setText(entry.at_shown or silent)
        self.time.show_moment(entry.moment)
        self.number.setText(entry.number_shown or entry.number)
        self.who.setText(entry.sender_shown)
        self.side.setCurrentIndex(self.side.findData(entry.direction))
        self.text.setPlainText(entry.text)
        _choose(self.category, entry.category)
        self.why.setText(category_reason(entry))
        self.why.setVisible(bool(self.why.text()))
        _choose(self.recipient, (entry.recipient or {}).get("who"))
        _choose(self.debt, entry.debt)
        self._doubts(entry, other)
        self._entry = entry
        self._first = self._now()

    def _doubts(self, entry: Entry, other: str) -> None:
        asked: dict[str, list[Mapping[str, Any]]] = {}
        for doubt in entry.doubts:
            asked.setdefault(_place(doubt), []).append(doubt)
        for name, note in self.notes.items():
            sides = doubts.sides(entry.kind, entry.direction) if name == "side" else None
            note.ask(asked.get(name, []), other if name == "same" else "", sides)
        self.answers.setVisible("time" in asked)
        self._form.setRowVisible(self._debt_row, self.debt.count() > 2 or "debt" in asked)
        first = self._waiting()
        if first is not None:
            first.key(on=True)
            QTimer.singleShot(0, first, lambda: self.ensureWidgetVisible(first))  # once it has its place

    def _fields(self) -> dict[str, QWidget]:
        return {
            "time": self.time,
            "side": self.side,
            "number": self.number,
            "who": self.who,
            "text": self.text,
            "category": self.category,
            "recipient": self.recipient,
            "debt": self.debt,
        }

    def first_doubtful(self) -> QWidget | None:
        """The first field with a doubt, to put the cursor in."""
        fields = self._fields()
        return next((field for name, field in fields.items() if self.notes[name].isVisibleTo(self)), None)

    def _now(self) -> dict[str, Any]:
        return {
            "time": self.time.fields(),
            "number": self.number.text().strip(),
            "sender_shown": self.who.text().strip(),
            "direction": self.side.currentData(),
            "text": self.text.toPlainText(),
            "category": self.category.currentData(),
            "recipient": self.recipient.currentData(),
            "debt": self.debt.currentData(),
        }

    def changes(self) -> dict[str, Any]:
        """Fields of the entry that the person changed."""
        if self._entry is None:
            return {}
        now = self._now()
        changed = {name: value for name, value in now.items() if value != self._first.get(name)}
        time: dict[str, Any] = changed.pop("time", now["time"] if self._stated else {})
        if "recipient" in changed:
            named = self._entry.recipient or {"name": None, "relation": None}
            changed["recipient"] = named | {"who": now["recipient"]} if now["recipient"] else None
        return time | changed

    def refuse(self, refused: Refused, sentence: str) -> None:
        """Show beside its field what cannot be taken."""
        names = {"sender_shown": "who", "direction": "side", "at": "time", "precision": "time"}
        note = self.notes.get(names.get(refused.field, refused.field), self.notes["other"])
        note.tell(sentence)


def _choose(box: QComboBox, code: object) -> None:
    """The choice with this code; what is none of the choices is the last that says nothing."""
    found = box.findData(code)
    box.setCurrentIndex(found if found >= 0 else box.findData(None))


def _place(doubt: Mapping[str, Any]) -> str:
    if doubt.get("code") == "recipient_from_words":
        return "recipient"
    return "same" if doubt.get("code") in (SAME, DIFFERS) else PLACE.get(str(doubt.get("field")), "other")
