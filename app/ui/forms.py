"""Dialogs made from declared fields: label, kind of value, help; an error stands beside its field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.ui import theme
from app.ui.language import tr
from app.ui.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from app.case.errors import Refused

MARGINS = (18, 16, 10, 14)
"""Room about a dialog, at its right less: there the scroll bar stands beside the fields."""
EVEN = (18, 16, 18, 14)
"""The same about a dialog that does not scroll."""
GAP = 14
"""Pixels between a field and what it is called."""
BESIDE_BAR = 8
"""Pixels between the fields and where a scroll bar may come; buttons end where the fields do."""
FRAME = QSize(16, 48)
"""Pixels that a window manager's frame takes of the screen."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field: ``kind`` is ``text``, ``long``, ``choice``, ``date`` or ``money``.

    ``unknown`` adds a box "I don't know" (or ``unknown_text``): then the value is ``None``.
    """

    name: str
    label: str
    kind: str = "text"
    help: str = ""
    choices: Sequence[tuple[str, str]] = field(default_factory=tuple)
    unknown: bool = False
    unknown_text: str = ""
    value: Any = None


class FieldBox(QWidget):
    """A field with its "I don't know" and the place for what is wrong with it."""

    def __init__(self, spec: Field) -> None:
        super().__init__()
        self.spec = spec
        self.widget = _widget(spec)
        self.widget.setAccessibleName(spec.label)
        none = spec.unknown_text or tr("不知道")
        self.unknown = QCheckBox(none) if spec.unknown else None
        self.note = QLabel(spec.help)
        self.note.setProperty("look", "faint")
        self.note.setWordWrap(True)
        self.note.setVisible(bool(spec.help))
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.widget, 1)
        if self.unknown is not None:
            self.unknown.setAccessibleName(tr("{label}：{none}").format(label=spec.label, none=none))
            self.unknown.toggled.connect(lambda on: self.widget.setEnabled(not on))
            self.unknown.setChecked(spec.value is None)
            line.addWidget(self.unknown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.note)

    def value(self) -> Any:  # noqa: ANN401  by the field's kind
        """What was entered; ``None`` for nothing or not known."""
        if self.unknown is not None and self.unknown.isChecked():
            return None
        return _value(self.widget)

    def wrong(self, words: str) -> None:
        """Show what is wrong; empty takes it away."""
        self.note.setText(words or self.spec.help)
        self.note.setProperty("look", "wrong" if words else "faint")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        self.note.setVisible(bool(words or self.spec.help))
        if words:
            self.widget.setFocus()


def room(widget: QWidget) -> QSize:
    """What the screen has for a window: without the task bar and the window's own frame."""
    return widget.screen().availableGeometry().size() - FRAME


def open_at(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog its first size, in pixels at the design's text size, as far as the screen has room."""
    dialog.resize(QSize(theme.px(width), theme.px(height)).boundedTo(room(dialog)))


class ShortDialog(QDialog):
    """A dialog of some sentences, as tall as they are in its width."""

    def showEvent(self, event: QShowEvent) -> None:
        """No empty half below wrapped words."""
        super().showEvent(event)
        within = self.layout()
        if within is not None:
            within.activate()
            wide = max(self.width(), within.minimumSize().width())
            self.resize(QSize(wide, within.totalHeightForWidth(wide)).boundedTo(room(self)))


class FormDialog(QDialog):
    """A dialog of fields with one main button; subclasses say what happens on ``save``."""

    def __init__(self, title: str, fields: Sequence[Field], save: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 560, 520)
        self.boxes = {one.name: FieldBox(one) for one in fields}
        page = self._page = QWidget()
        self.form = QFormLayout(page)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setVerticalSpacing(10)
        self.form.setHorizontalSpacing(theme.px(GAP))
        self.form.setContentsMargins(2, 2, BESIDE_BAR, 2)
        for box in self.boxes.values():
            label = QLabel(box.spec.label)
            label.setBuddy(box.widget)
            self.form.addRow(label, box)
        area = self._area = QScrollArea()
        area.setObjectName("ground")
        area.setWidgetResizable(True)
        area.setMinimumHeight(1)  # Qt's own least is more than one field takes
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the focus, and scroll into sight
        area.setWidget(page)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*MARGINS)
        self.column.setSpacing(12)
        self.column.addWidget(area, 1)
        self.message = QLabel()
        self.message.setProperty("look", "wrong")
        self.message.setWordWrap(True)
        self.message.hide()
        self.column.addWidget(self.message)
        self.column.addLayout(self._buttons(save))

    def showEvent(self, event: QShowEvent) -> None:
        """A form is as tall as what it asks for, as far as the screen has room; the rest scrolls."""
        super().showEvent(event)
        line_up(self.form)
        seen = self._area.viewport()
        wrapped = self._page.heightForWidth(seen.width())
        spare = seen.height() - (wrapped if wrapped > 0 else self._page.sizeHint().height())
        first = next((box.widget for box in self.boxes.values()), None)
        if isinstance(first, QLineEdit):
            first.end(False)  # here one goes on typing
        within = self._page.layout()
        if within is not None and not within.sizeHint().isEmpty():
            self.resize(QSize(self.width(), self.height() - spare).boundedTo(room(self)))

    def _buttons(self, save: str) -> QHBoxLayout:
        line = QHBoxLayout()
        cancel, self.main = QPushButton(tr("取消")), QPushButton(save)
        cancel.clicked.connect(self.reject)
        self.main.setProperty("look", "main")
        self.main.setDefault(True)
        self.main.clicked.connect(lambda _=False: self.save())
        self.line = line
        line.setContentsMargins(4, 0, BESIDE_BAR + 2, 0)
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(self.main)
        return line

    def values(self) -> dict[str, Any]:
        """What was entered, by field."""
        return {name: box.value() for name, box in self.boxes.items()}

    def save(self) -> None:
        """What the main button does; a subclass says it."""
        self.accept()

    def saved(self, _result: object = None) -> None:
        """It was written down: nothing is left to do here, if the person has not closed it already."""
        if isValid(self):
            self.accept()

    def refused(self, error: Refused) -> None:
        """Show what cannot be taken beside its field, else above the buttons."""
        if not isValid(self):
            return
        for box in self.boxes.values():
            box.wrong("")
        wrong = self.boxes.get(error.field)
        self.message.setVisible(wrong is None)
        if wrong is not None:
            wrong.wrong(sentence(error))
        else:
            self.message.setText(sentence(error))


def foot(main: QPushButton, *others: QPushButton, left: QPushButton | None = None) -> QHBoxLayout:
    """The line of buttons below a dialog: what ends it at the right, and last what it is for."""
    line = QHBoxLayout()
    if left is not None:
        line.addWidget(left)
    line.addStretch(1)
    for button in (*others, main):
        line.addWidget(button)
    main.setProperty("look", "main")
    main.setDefault(True)
    return line


def line_up(form: QFormLayout) -> None:
    """Let each label stand on the first line of what it names, whatever comes below that line."""
    above = form.rowWrapPolicy() == QFormLayout.RowWrapPolicy.WrapAllRows
    high = QLineEdit().sizeHint().height()
    for row in range(form.rowCount()):
        label, named = (
            item.widget() if (item := form.itemAt(row, role)) is not None else None
            for role in (QFormLayout.ItemRole.LabelRole, QFormLayout.ItemRole.FieldRole)
        )
        if isinstance(label, QLabel) and named is not None:
            plain = above or isinstance(named, QLabel)  # words beside words begin on one line by themselves
            top = 0 if plain else max(0, high - label.fontMetrics().height()) // 2
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            label.setContentsMargins(0, top, 0, 0)


class LongText(QPlainTextEdit):
    """Some lines of text; it grows with its dialog, and asks for no more than a few."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(theme.px(96))

    def sizeHint(self) -> QSize:
        """Five lines."""
        return QSize(super().sizeHint().width(), theme.px(116))


def _widget(spec: Field) -> QWidget:
    if spec.kind == "long":
        return LongText(str(spec.value or ""))
    if spec.kind == "choice":
        return _choice(spec)
    if spec.kind == "date":
        date = QDateEdit()
        date.setCalendarPopup(True)
        date.setDisplayFormat("yyyy-MM-dd")
        text = str(spec.value or "")[:10]
        date.setDate(QDate.fromString(text, Qt.DateFormat.ISODate) if text else QDate.currentDate())
        return date
    line = QLineEdit(str(spec.value or ""))
    line.setCursorPosition(0)  # what is longer than the field shows its beginning
    return line


def _choice(spec: Field) -> QComboBox:
    box = QComboBox()
    for code, text in spec.choices:
        box.addItem(text, code)
    box.setCurrentIndex(max(0, box.findData(spec.value)))
    return box


def _value(widget: QWidget) -> Any:  # noqa: ANN401  by the widget's kind
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText().strip() or None
    if isinstance(widget, QComboBox):
        return widget.currentData()
    if isinstance(widget, QDateEdit):
        return widget.date().toString(Qt.DateFormat.ISODate)
    return widget.text().strip() or None if isinstance(widget, QLineEdit) else None
