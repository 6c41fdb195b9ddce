"""A field for files that prove something: those of the case to tick, and a button to add one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.ui import file_dialogs, language, theme
from app.ui.language import tr

if TYPE_CHECKING:
    from datetime import date

    from app.ui.desk import Desk

ID = Qt.ItemDataRole.UserRole
MOST = 60
"""Files that are listed, the newest first; an older one is found in the evidence place."""


class ProofField(QWidget):
    """What is ticked are ids of evidence (:meth:`chosen`)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.list = QListWidget()
        self.list.setAccessibleName(tr("材料"))
        self.list.setMaximumHeight(theme.px(120))
        self.list.setProperty("look", "box")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add = QPushButton(tr("从电脑上选文件…"))
        self.add.clicked.connect(lambda _=False: self._choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_evidence(())

    def chosen(self) -> list[str]:
        """Ids of what is ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(ID) for item in items if item.checkState() == Qt.CheckState.Checked]

    def more(self, today: date) -> dict[str, Any]:
        """What the use cases of complaints and verifying take beside their fields."""
        return {"today": today, "lang": language.current(), "evidence": self.chosen()}

    def show_evidence(self, ticked: tuple[str, ...]) -> None:
        """List what the case has, the newest first; what was ticked stays so."""
        keep = {*self.chosen(), *ticked}
        self.list.clear()
        items = sorted(self._desk.snapshot().visible_evidence, key=lambda one: one.added_at, reverse=True)
        for one in [*(i for i in items if i.id in keep), *(i for i in items if i.id not in keep)][:MOST]:
            item = QListWidgetItem(one.name)
            item.setData(ID, one.id)
            item.setCheckState(Qt.CheckState.Checked if one.id in keep else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setVisible(bool(items))

    def _choose(self) -> None:
        dialog = file_dialogs.asking(self, tr("选择要附上的文件"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.take_in([Path(name) for name in names]))
        dialog.open()

    def take_in(self, paths: list[Path]) -> None:
        """Add files to the case and tick them."""
        from app.work.intake import Intake

        intake, desk = Intake(self._desk.case, paths), self._desk

        def taken(_last: object) -> None:
            new = tuple(item.evidence for item in intake.items if item.evidence)
            desk.act(lambda case: case.snapshot(), then=lambda _: self._added(new))

        desk.run(intake.run, title=tr("正在收存"), on_end=taken)

    def _added(self, new: tuple[str, ...]) -> None:
        """Tick what is new once the window's record knows it."""
        if not isValid(self) or not self._desk.is_open:
            return
        if set(new) <= set(self._desk.snapshot().evidence_by_id):
            self.show_evidence(new)
        else:
            self._desk.refreshed.connect(
                lambda: self._added(new) if isValid(self) else None, Qt.ConnectionType.SingleShotConnection
            )
