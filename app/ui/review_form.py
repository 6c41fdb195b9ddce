"""The fields of one draft, each doubt in words beside the field it is about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
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

if TYPE_CHECKING:
    from app.case.errors import Refused
    from app.case.records import Entry

SIDES = ("in", "out", "none")
# Which field of the form a doubt belongs under.
PLACE = {"time": "time", "number": "number", "sender": "who", "side": "side", "owner": "who", "text": "text"}


class ReviewForm(QScrollArea):
    """Shows one draft; ``changes()`` is what the person corrected."""

    edited = Signal()

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
        self.text.setMinimumHeight(theme.px(130))
        self.notes: dict[str, QLabel] = {}
        self.answers = QWidget()
        self._stated = False
        self._lay_out()
        for signal in (self.number.textEdited, self.who.textEdited, self.text.textChanged, self.time.edited):
            signal.connect(self.edited)
        self.side.activated.connect(self.edited)

    def _lay_out(self) -> None:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(16, 12, 16, 12)
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
        self._row(form, "text", tr("原文"), self.text)
        note = self.notes["other"] = _note()
        form.addRow(note)
        self.setWidget(page)

    def _answers(self) -> QWidget:
        """What a person may answer to a doubt about the time, each with its key."""
        line = QHBoxLayout(self.answers)
        line.setContentsMargins(0, 0, 0, 0)
        for n, text in enumerate((tr("就是这个时间  1"), tr("另选  2"), tr("不知道  3")), 1):
            button = QPushButton(text)
            button.clicked.connect(partial(self.answer, n))
            line.addWidget(button)
        line.addStretch(1)
        return self.answers

    def answer(self, n: int, _checked: bool = False) -> None:
        """Answer the doubt about the time: 1 it is the one shown, 2 another, 3 nobody knows."""
        if not self.answers.isVisibleTo(self):
            return
        if n == 2:
            self.time.when.setFocus()
            return
        if n == 3:
            self.time.precision.setCurrentIndex(self.time.precision.findData("unknown"))
            self.time.precision.activated.emit(self.time.precision.currentIndex())
        self._stated = True
        self.notes["time"].setText(tr("✓ 记下了，接受后生效。"))
        self.edited.emit()

    def _row(self, form: QFormLayout, name: str, label: str, field: QWidget) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(field)
        self.notes[name] = _note()
        column.addWidget(self.notes[name])
        field.setAccessibleName(label)
        head = QLabel(label)
        head.setProperty("look", "soft")
        head.setBuddy(field)
        form.addRow(head, holder)

    def show_entry(self, entry: Entry | None) -> None:
        """Show a draft with its doubts."""
        self._entry, self._stated = None, False
        self.setEnabled(entry is not None)
        if entry is None:
            return
        self.shown.setText(entry.at_shown or tr("没有写时间"))
        self.time.show_moment(entry.moment)
        self.number.setText(entry.number_shown or entry.number)
        self.who.setText(entry.sender_shown)
        self.side.setCurrentIndex(self.side.findData(entry.direction))
        self.text.setPlainText(entry.text)
        self._doubts(entry)
        self._entry = entry
        self._first = self._now()

    def _doubts(self, entry: Entry) -> None:
        said: dict[str, list[str]] = {}
        for doubt in entry.doubts:
            place = PLACE.get(str(doubt.get("field")), "other")
            said.setdefault(place, []).append(f"? {doubts.question(doubt)} {doubts.reason(doubt)}")
        for name, note in self.notes.items():
            note.setText("\n".join(said.get(name, [])))
            note.setVisible(name in said)
        self.answers.setVisible("time" in said)

    def first_doubtful(self) -> QWidget | None:
        """The first field with a doubt, to put the cursor in."""
        fields: dict[str, QWidget] = {
            "time": self.time,
            "side": self.side,
            "number": self.number,
            "who": self.who,
            "text": self.text,
        }
        return next((field for name, field in fields.items() if self.notes[name].isVisibleTo(self)), None)

    def _now(self) -> dict[str, Any]:
        return {
            "time": self.time.fields(),
            "number": self.number.text().strip(),
            "sender_shown": self.who.text().strip(),
            "direction": self.side.currentData(),
            "text": self.text.toPlainText(),
        }

    def changes(self) -> dict[str, Any]:
        """Fields of the entry that the person changed."""
        if self._entry is None:
            return {}
        now = self._now()
        changed = {name: value for name, value in now.items() if value != self._first.get(name)}
        time: dict[str, Any] = changed.pop("time", now["time"] if self._stated else {})
        return time | changed

    def refuse(self, refused: Refused, sentence: str) -> None:
        """Show beside its field what cannot be taken."""
        names = {"sender_shown": "who", "direction": "side", "at": "time", "precision": "time"}
        note = self.notes.get(names.get(refused.field, refused.field), self.notes["other"])
        note.setText(sentence)
        note.show()


def _note() -> QLabel:
    note = QLabel()
    note.setProperty("look", "doubt")
    note.setWordWrap(True)
    note.hide()
    return note
