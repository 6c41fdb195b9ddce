"""Asks for a new case's title and place, and what is known of the lender."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app import paths, settings
from app.case.errors import Refused
from app.ui import file_dialogs
from app.ui.forms import Field, FormDialog
from app.ui.language import tr
from app.ui.lender_words import lender_kinds

if TYPE_CHECKING:
    from pathlib import Path

SYNCED = (
    "onedrive",
    "dropbox",
    "坚果云",
    "nutstore",
    "icloud",
    "google drive",
    "googledrive",
    "百度网盘",
    "wps云",
)


class NewCaseForm(FormDialog):
    """Signals: ``wanted`` (``{"title", "folder", "lender", "lender_kind"}``)."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._base = settings.load().cases_place
        fields = [
            Field(
                name="title",
                label=tr("案件名称"),
                value=tr("我的案件", "name of a case"),
                help=tr("只给自己看，随时能改。"),
            ),
            Field(name="lender", label=tr("放款机构"), help=tr("合同上写的名字；不知道就空着。")),
            Field(
                name="lender_kind",
                label=tr("机构类型"),
                kind="choice",
                choices=lender_kinds(),
                value="unknown",
            ),
        ]
        super().__init__(tr("新建案件"), fields, tr("新建"), parent)
        self._place = QLabel()
        self._place.setWordWrap(True)
        self._warning = QLabel(tr("这个文件夹会同步到网上。若不想让材料离开这台电脑，请换一个位置。"))
        self._warning.setProperty("look", "doubt")
        self._warning.setWordWrap(True)
        change = QPushButton(tr("换位置…"))
        change.clicked.connect(self._choose)
        change.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.form.addRow(QLabel(tr("保存在")), self._place)
        self.form.addRow(QLabel(), change)
        self.form.addRow(self._warning)
        self._show()

    def _show(self) -> None:
        self._place.setText(str(self._base))
        self._warning.setVisible(is_synced(self._base))

    def _choose(self) -> None:
        file_dialogs.asking_folder(self, tr("案件保存在哪里"), self._chosen, self._base)

    def _chosen(self, folder: Path) -> None:
        self._base = folder
        self._show()

    def save(self) -> None:
        """Say what is wanted; a title is needed."""
        values = self.values()
        title = values["title"]
        if not title:
            self.refused(Refused("case_needs_title", "title"))
            return
        folder = free_folder(self._base, title)
        facts = {"title": title, "folder": str(folder), "lender": values["lender"] or ""}
        self.wanted.emit(facts | {"lender_kind": values["lender_kind"]})
        self.accept()


def is_synced(folder: Path) -> bool:
    """Whether a folder lies in one that a service copies to the net."""
    return any(mark in str(folder).lower() for mark in SYNCED)


def free_folder(base: Path, title: str) -> Path:
    """A folder below ``base`` named after the title, safe on every system and not there yet."""
    safe = paths.safe_name(title, 80)
    chosen, n = base / safe, 2
    while chosen.exists():
        chosen, n = base / f"{safe} ({n})", n + 1
    return chosen
