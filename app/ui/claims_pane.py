"""The place of claims and proof: what is asserted, what proves it, what is missing; findings and charts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui import claims_pages as pages
from app.ui import file_dialogs
from app.ui.cards import Sheet, place_head
from app.ui.chips import Chip
from app.ui.claims_findings import FindingsPage
from app.ui.language import tr
from app.ui.reason_form import ReasonForm
from app.work import set_aside

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from app.ui.analysis import AnalysisSource, Shown
    from app.ui.desk import Desk


class ClaimsPane(QWidget):
    """Claims with proof and gaps, findings, charts.

    Signals: ``entries_requested`` (ids for the timeline), ``gap_requested`` (``rules.claims.Gap.how``: the
    way to fill what is missing).
    """

    entries_requested = Signal(object)
    gap_requested = Signal(str)

    def __init__(self, desk: Desk, source: AnalysisSource) -> None:
        super().__init__()
        self._desk = desk
        self._source = source
        self._shown: Shown | None = None
        self._drawn: dict[str, Shown] = {}
        self.chips: dict[str, QPushButton] = {}
        self.sheets = {
            "claims": Sheet(tr("主张与证明")),
            "findings": Sheet(tr("发现")),
            "charts": Sheet(tr("图表")),
            "dates": Sheet(tr("日子与原因")),
        }
        self._stack = QStackedWidget()
        self._note = QLabel(tr("正在对照记录……"))
        self._lay_out()
        source.ready.connect(self._ready)
        desk.refreshed.connect(self.refresh)
        desk.closed.connect(self._cleared)

    def _lay_out(self) -> None:
        head = place_head(tr("主张与证明"), self._note)
        self._note.setContentsMargins(22, 0, 22, 6)
        head.addStretch(1)
        names = {
            "claims": tr("主张"),
            "findings": tr("发现"),
            "charts": tr("图表"),
            "dates": tr("日子与原因"),
        }
        for name, text in names.items():
            head.addWidget(self._chip(name, text))
        save = QPushButton(tr("联系清单存为表格…"))
        save.clicked.connect(lambda _=False: self._save("contacts"))
        head.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._note)
        for sheet in self.sheets.values():
            self._stack.addWidget(sheet)
        column.addWidget(self._stack, 1)
        self.chips["claims"].setChecked(True)

    def _chip(self, name: str, text: str) -> QPushButton:
        chip = Chip(text)
        chip.setAutoExclusive(True)
        chip.toggled.connect(lambda on: self.go(name) if on else None)  # screen readers check, not click
        self.chips[name] = chip
        return chip

    # -- showing ------------------------------------------------------------------------------------

    def go(self, name: str) -> None:
        """Show a page: ``claims``, ``findings``, ``charts`` or ``dates``."""
        self.chips[name].setChecked(True)
        self._stack.setCurrentWidget(self.sheets[name])
        self._draw()

    def refresh(self) -> None:
        """Ask again, if anyone looks."""
        if self.isVisible() and self._desk.is_open:
            shown = self._source.ask()
            if shown is not None:
                self._ready(shown)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the pane was hidden is asked for now."""
        super().showEvent(event)
        self.refresh()

    def _ready(self, shown: Shown) -> None:
        self._shown = shown
        since = shown.page["facts"].get("last_day")
        said = tr("先看缺什么，再写文书。不利的材料也列出。")
        self._note.setText(tr("{said}最后一条记录在 {day}。").format(said=said, day=since) if since else said)
        self._draw()

    def _cleared(self) -> None:
        self._shown = None
        self._drawn.clear()

    def _draw(self) -> None:
        """The page in sight, once for each answer."""
        shown = self._shown
        name = next(key for key, sheet in self.sheets.items() if sheet is self._stack.currentWidget())
        if shown is None or not self.isVisible() or self._drawn.get(name) is shown:
            return
        self._drawn[name] = shown
        parts = {
            "claims": lambda: self._matrix(shown),
            "findings": lambda: self._findings(shown),
            "charts": lambda: pages.charts(shown, self._save),
            "dates": lambda: pages.dates(shown, self.entries_requested.emit),
        }[name]()
        self.sheets[name].show_parts(parts)

    def _matrix(self, shown: Shown) -> list[QWidget]:
        fill = None if self._desk.read_only else self.gap_requested.emit
        return pages.matrix(shown, self.entries_requested.emit, fill, self._desk.card_requested.emit)

    def _findings(self, shown: Shown) -> list[QWidget]:
        show, read = self.entries_requested.emit, self._desk.card_requested.emit
        return FindingsPage(shown, show, self._set_aside, read).parts()

    # -- acting -------------------------------------------------------------------------------------

    def _set_aside(self, finding: dict[str, Any]) -> None:
        if self._desk.read_only:
            return
        if finding["set_aside"]:
            self._desk.act(set_aside.set_aside, finding["id"], None)
            return
        form = ReasonForm(finding["sentence"], self)
        form.given.connect(lambda why: self._desk.act(set_aside.set_aside, finding["id"], why))
        form.open()

    def _save(self, what: str) -> None:
        """Choose a place for a table of numbers."""
        file_dialogs.saving(self, f"{what}.csv", tr("表格 (*.csv)"), partial(self.save_table, what))

    def save_table(self, what: str, path: Path) -> None:
        """Write the contacts, or the numbers of a chart, as CSV."""
        shown = self._shown
        if shown is None:
            return
        self._desk.act(
            lambda _case: shown.write_table(what, path),
            then=lambda _: self._desk.note.emit(tr("已存为 {name}。").format(name=path.name)),
        )
