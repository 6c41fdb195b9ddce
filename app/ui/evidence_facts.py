"""The facts of a piece of evidence, what leans on it, and the few things a person may add."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui import asking, theme, timeline_words
from app.ui import evidence_words as words
from app.ui.elided import ElidedButton
from app.ui.language import tr
from app.ui.unrelated_list import UnrelatedList

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.case.case import Case
    from app.case.records import Entry, Evidence
    from app.ui.desk import Desk


class EvidenceFacts(QScrollArea):
    """What is known of a file.

    Signals: ``entry_requested`` (an entry that leans on it); ``asking_requested`` and
    ``reading_requested`` (evidence id): the reader needs a word, or is to read it again.
    """

    entry_requested = Signal(str)
    asking_requested = Signal(str)
    reading_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id = ""
        self._shown: tuple[Evidence | None, list[Entry], str | None] | None = None
        self.setWidgetResizable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(theme.px(90))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("这份材料的情况"))

    def show_evidence(self, item: Evidence | None) -> None:
        """Show the facts of a piece of evidence; left alone while unchanged: a person may be typing."""
        entries = self._proved_by(item) if item is not None else []
        state = self._desk.snapshot().readings.get(item.id) if item is not None else None
        if (item, entries, state) == self._shown:
            return
        self._shown = (item, entries, state)
        page = QWidget()
        page.setProperty("look", "raised")
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 10, 14, 10)
        self._id = item.id if item else ""
        if item is not None:
            column.addLayout(self._facts(item))
            column.addSpacing(6)
            self._asking(column, item)
            self._entries(column, entries)
            if item.id in self._desk.snapshot().readings:
                column.addWidget(UnrelatedList(self._desk, item.id))
                column.addWidget(self._again(item.id))
        column.addStretch(1)
        self.setWidget(page)

    def _facts(self, item: Evidence) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._line(form, tr("拍摄时间"), words.taken(item))
        self._line(form, tr("原文件名"), item.name)
        source = str(item.sources[0].get("path", "")) if item.sources else ""
        self._line(form, tr("来自"), item.via or source)
        self._line(form, tr("大小"), words.size(item.size))
        mark = self._line(form, tr("指纹"), words.fingerprint(item.sha256))
        mark.setToolTip(tr("SHA-256：文件一改，指纹就变。它说明收存以后没有变过。"))
        if len(item.sources) > 1:
            self._line(form, tr("还出现在"), tr("另外 {n} 处").format(n=len(item.sources) - 1))
        for note in item.page_facts.get("alike") or ():
            other = self._desk.snapshot().evidence_by_id.get(note["evidence"])
            if other is not None and not other.hidden:
                self._line(form, tr("相似的图"), words.alike(other.name, note))
        form.addRow(_label(tr("证明力")), self._grade(item))
        form.addRow(_label(tr("原件在哪")), self._note(item))
        return form

    def _line(self, form: QFormLayout, name: str, value: str) -> QLabel:
        shown = QLabel(value)
        shown.setWordWrap(True)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(f"{name} {value}")
        form.addRow(_label(name), shown)
        return shown

    def _grade(self, item: Evidence) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("证明力"))
        for code in words.GRADES:
            box.addItem(words.grade(code), code)
        box.setCurrentIndex(box.findData(item.grade))
        box.setEnabled(not self._desk.read_only)
        box.activated.connect(lambda n: self._change(grade=box.itemData(n)))
        return box

    def _note(self, item: Evidence) -> QLineEdit:
        line = QLineEdit(item.source_note)
        line.setAccessibleName(tr("原件在哪"))
        line.setPlaceholderText(tr("例如：本人手机（小米 14），短信还在"))
        line.setReadOnly(self._desk.read_only)
        line.editingFinished.connect(lambda: self._change(source_note=line.text().strip()))
        return line

    def _change(self, **fields: object) -> None:
        if self._id and any(getattr(self._now(), name) != value for name, value in fields.items()):
            self._desk.act(_changed, self._id, fields)

    def _now(self) -> Evidence:
        return self._desk.snapshot().evidence_by_id[self._id]

    def _asking(self, column: QVBoxLayout, item: Evidence) -> None:
        """A button where the reader needs a word from the person."""
        if self._desk.snapshot().readings.get(item.id) not in ("later", "failed") or self._desk.read_only:
            return
        reading = self._desk.case.reading_of(item.id)
        if reading is not None and reading.reason in asking.ASKED:
            button = QPushButton(asking.label(reading.reason))
            button.setProperty("look", "main")
            button.clicked.connect(lambda _=False: self.asking_requested.emit(item.id))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _again(self, evidence: str) -> QPushButton:
        """Reading again takes nothing from what was confirmed, so it needs no question."""
        button = QPushButton(tr("重新读一遍"))
        button.setProperty("look", "link")
        button.setToolTip(tr("你确认过的不会被改动；读出来不一样的，会放到“待核对”里问你。"))
        button.setEnabled(not self._desk.read_only)
        button.clicked.connect(lambda _=False: self.reading_requested.emit(evidence))
        return button

    def _proved_by(self, item: Evidence) -> list[Entry]:
        snapshot = self._desk.snapshot()
        cited = dict.fromkeys(one.entry for one in snapshot.citations_of(item.id) if one.entry is not None)
        shown = [snapshot.entry_by_id[id] for id in cited if id in snapshot.entry_by_id]
        return [one for one in shown if one.status != "discarded"]

    def _entries(self, column: QVBoxLayout, shown: list[Entry]) -> None:
        timeline = self._desk.timeline()
        head = QLabel(tr("由它证明的 {n} 条记录").format(n=len(shown)))
        head.setProperty("look", "head")
        column.addWidget(head)
        for entry in shown[:50]:
            row = timeline.row(entry.id) if timeline else None
            if row is None:
                continue
            day = timeline_words.short_day(row.day) if row.day else tr("日期不明")
            what = self._desk.veil.over(entry) or timeline_words.what(row)[:40]
            text = f"{day} {timeline_words.clock(row.moment)}  {what}"
            column.addWidget(self._link(text, partial(self.entry_requested.emit, entry.id)))

    def _link(self, text: str, do: Callable[[], None]) -> ElidedButton:
        link = ElidedButton(text)
        link.clicked.connect(lambda _=False: do())
        return link


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", "soft")
    return label


def _changed(case: Case, id: str, fields: dict[str, Any]) -> object:
    from app.case.changes import Batch
    from app.case.records import Evidence

    return case.edit(
        "evidence.edit", lambda view: Batch(put=[dataclasses.replace(view.get(Evidence, id), **fields)])
    )
