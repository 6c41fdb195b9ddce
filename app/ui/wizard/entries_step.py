"""Which entries and exhibits go in: everything confirmed that fits the kind, unless it is ticked away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
)

from app.ui import theme
from app.ui.chips import Chip
from app.ui.language import tr
from app.ui.wizard.entries_model import BY_ENTRY, BY_EXHIBIT, EntriesModel
from app.ui.wizard.steps import Step
from app.work import paper_choices

if TYPE_CHECKING:
    from app.case.snapshot import Snapshot
    from app.ui.wizard.prepared import Prepared


class EntriesStep(Step):
    """A table with ticks; a search, and ticks for all that is shown."""

    def __init__(self, prepared: Prepared) -> None:
        super().__init__(prepared)
        self.model = EntriesModel()
        self.table = QTableView()
        self.count = QLabel()
        self.search = QLineEdit()
        self.all, self.none, self.key = QPushButton(tr("全用")), QPushButton(tr("全不用")), QPushButton()
        self.by: dict[str, QPushButton] = {}
        self._shown: tuple[str, Snapshot, str] | None = None
        self._lay_out()
        self.search.textChanged.connect(self.model.search)
        self.all.clicked.connect(lambda _=False: self.model.tick(self.model.listed(), on=True))
        self.none.clicked.connect(lambda _=False: self.model.tick(self.model.listed(), on=False))
        self.key.clicked.connect(lambda _=False: self._only_key())
        self.model.ticked.connect(self._ticked)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(22, 6, 22, 8)
        head.setSpacing(6)
        for code, text in ((BY_ENTRY, tr("按记录")), (BY_EXHIBIT, tr("按证据"))):
            chip = Chip(text)
            chip.setAutoExclusive(True)
            chip.setChecked(code == BY_ENTRY)
            chip.toggled.connect(lambda on: self.enter() if on else None)
            self.by[code] = chip
            head.addWidget(chip)
        self.search.setPlaceholderText(tr("在里面找"))
        self.search.setAccessibleName(tr("在记录里找"))
        self.search.setClearButtonEnabled(True)
        head.addWidget(self.search, 1)
        self.key.setText(tr("只用重点"))
        self.key.setToolTip(tr("只用在时间线上标了重点的记录"))
        for button in (self.all, self.none, self.key):
            head.addWidget(button)
        self._dress_table()
        self.count.setProperty("look", "soft")
        self.count.setContentsMargins(22, 6, 22, 6)
        self.count.setWordWrap(True)
        self.column.addLayout(head)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.count)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setProperty("look", "ticks")
        table.setWordWrap(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(tr("用哪些记录"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(28))
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section in (0, 1, 2):
            mode = QHeaderView.ResizeMode.Stretch if section == 1 else QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(section, mode)
        table.setColumnWidth(0, theme.px(168))
        table.setColumnWidth(2, theme.px(96))

    def take_keys(self) -> None:
        """The ticks are where the keys go. No proxy: Tab would pass what stands before the table."""
        self.table.setFocus()

    def enter(self) -> None:
        """What the kind can use, as ticked; the row that was looked at stays."""
        prepared = self._prepared
        by = BY_EXHIBIT if self.by[BY_EXHIBIT].isChecked() else BY_ENTRY
        left_out = set(prepared.plan.choices.get("left_out", ()))
        wanted = (prepared.kind, prepared.snapshot, by)
        if self._shown != wanted or left_out != self.model.left_out:
            row = self.table.currentIndex().row()
            usable = paper_choices.usable(prepared.snapshot, prepared.kind)
            self.model.show(prepared.snapshot, usable, left_out, by)
            self.table.setCurrentIndex(self.model.index(min(max(row, 0), self.model.rowCount() - 1), 0))
        self._shown = wanted
        self._tell()

    def _only_key(self) -> None:
        prepared = self._prepared
        usable = paper_choices.usable(prepared.snapshot, prepared.kind)
        keys = {one.id for one in usable if one.key}
        if keys:
            self.model.tick([one.id for one in usable if one.id not in keys], on=False)
            self.model.tick(keys, on=True)

    def _ticked(self) -> None:
        self._prepared.choose(left_out=sorted(self.model.left_out))
        self._tell()

    def _tell(self) -> None:
        usable = paper_choices.usable(self._prepared.snapshot, self._prepared.kind)
        out = sum(one.id in self.model.left_out for one in usable)
        self.key.setEnabled(any(one.key for one in usable))
        if not usable:
            text = tr("这份文书不从记录里挑；或者还没有核对过的记录。")
        elif out:
            text = tr("{all} 条里用 {used} 条。没用的 {out} 条仍然留在案件里。").format(
                all=len(usable), used=len(usable) - out, out=out
            )
        else:
            text = tr("{all} 条核对过的记录都用上。待核对的不会写进文书。").format(all=len(usable))
        self.count.setText(text)
