"""The lines of a transcript as a table: time, who, words; each can be corrected in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from app.ui import player, theme
from app.ui.language import tr
from app.work.transcripts import Said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

TIME, WHO, WORDS = range(3)
SECOND, ID = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class TranscriptTable(QTableWidget):
    """Signals: ``place_chosen`` (second), ``edited``."""

    place_chosen = Signal(float)
    edited = Signal()

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setHorizontalHeaderLabels([tr("时间"), tr("谁说的"), tr("说了什么")])
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(TIME, theme.px(76))
        self.setColumnWidth(WHO, theme.px(96))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAccessibleName(tr("通话内容，一行一句"))
        self.cellDoubleClicked.connect(self._double)
        self.cellClicked.connect(self._clicked)
        self.itemChanged.connect(self._changed)

    def show_lines(self, lines: Iterable[Said]) -> None:
        """Show lines instead of what is there."""
        self.blockSignals(True)
        self.setRowCount(0)
        for line in lines:
            self._insert(line)
        self.resizeRowsToContents()
        self.blockSignals(False)

    def add(self, line: Said) -> int:
        """Put a line in the order of time; its row."""
        self.blockSignals(True)
        row = self._insert(line)
        self.blockSignals(False)
        self.resizeRowToContents(row)
        self.setCurrentCell(row, WORDS)
        self.scrollToItem(self._cell(row, WORDS))
        self.edited.emit()
        return row

    def lines(self) -> list[Said]:
        """All lines as they stand, those without words left out."""
        found = [self._line(row) for row in range(self.rowCount())]
        return [line for line in found if line.text.strip()]

    def speakers(self) -> list[str]:
        """Who is named so far, in the order of appearance."""
        return list(dict.fromkeys(line.speaker for line in self.lines() if line.speaker))

    def _insert(self, line: Said) -> int:
        row = sum(self._second(n) <= line.second for n in range(self.rowCount()))
        self.insertRow(row)
        for column, text in ((TIME, player.shown(line.second)), (WHO, line.speaker), (WORDS, line.text)):
            item = QTableWidgetItem(text)
            item.setData(SECOND, line.second)
            item.setData(ID, line.id)
            self.setItem(row, column, item)
        return row

    def _second(self, row: int) -> float:
        return float(self._cell(row, TIME).data(SECOND))

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        """The item of a cell; every row that was put in has all three."""
        item = self.item(row, column)
        assert item is not None
        return item

    def _line(self, row: int) -> Said:
        return Said(
            second=self._second(row),
            speaker=self._cell(row, WHO).text(),
            text=self._cell(row, WORDS).text(),
            id=str(self._cell(row, TIME).data(ID) or ""),
        )

    def _changed(self, item: QTableWidgetItem) -> None:
        """A time typed by hand moves the line; one that is no time is put back."""
        if item.column() == TIME:
            second = player.parsed(item.text())
            line = self._line(item.row())
            self.blockSignals(True)
            if second is None:
                item.setText(player.shown(line.second))
            else:
                self.removeRow(item.row())
                row = self._insert(Said(second=second, speaker=line.speaker, text=line.text, id=line.id))
                self.setCurrentCell(row, TIME)
            self.blockSignals(False)
        self.edited.emit()

    def _clicked(self, row: int, column: int) -> None:
        if column == TIME:
            self.place_chosen.emit(self._second(row))

    def _double(self, row: int, column: int) -> None:
        if column != TIME:
            self.place_chosen.emit(self._second(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen line away."""
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.removeRow(self.currentRow())
            self.edited.emit()
            return
        super().keyPressEvent(event)
