"""What an intake came to: one sentence, and the list behind it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app import wording
from app.ui import forms, language, theme
from app.ui.language import tr
from app.ui.progress import last_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.case.snapshot import Snapshot
    from app.work.intake import Item

FAULTS = ("failed", "partial")


def summary(items: Sequence[Item], drafts: int) -> str:
    """What an intake came to, in one sentence; ``drafts`` is how many entries it left to review."""
    counts = Counter(item.outcome for item in items)
    parts = [tr("收存了 {n} 份材料").format(n=counts["added"])]
    if drafts:
        parts.append(tr("读出 {n} 条待核对").format(n=drafts))
    if counts["duplicate"]:
        parts.append(tr("{n} 份已经有了").format(n=counts["duplicate"]))
    if counts["skipped"]:
        parts.append(tr("跳过 {n} 个系统文件").format(n=counts["skipped"]))
    if counts["refused"]:
        parts.append(tr("{n} 份没能收下").format(n=counts["refused"]))
    unread = sum(item.reading in FAULTS for item in items)
    if unread:
        parts.append(tr("{n} 份没有读全，原件都已保存").format(n=unread))
    return tr("，").join(parts) + tr("。")


class IntakeList(QDialog):
    """The list behind the sentence: each file, what became of it, and why."""

    def __init__(
        self,
        items: Sequence[Item],
        drafts: int,
        parent: QWidget | None = None,
        snapshot: Snapshot | None = None,
    ) -> None:
        super().__init__(parent)
        cited = snapshot.citations if snapshot is not None else ()
        self._payments = Counter(one.evidence for one in cited if one.payment)
        self._plans = {one.evidence for one in cited if one.agreement}
        self.setWindowTitle(tr("这次收存的材料"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.px(760), theme.px(460))
        column = QVBoxLayout(self)
        column.setContentsMargins(*forms.EVEN)
        column.setSpacing(10)
        sentence = QLabel(summary(items, drafts))
        sentence.setWordWrap(True)
        column.addWidget(sentence)
        column.addWidget(self._tree(items), 1)
        close = QPushButton(tr("知道了"))
        close.clicked.connect(self.accept)
        column.addLayout(forms.foot(close))

    def _tree(self, items: Sequence[Item]) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName(tr("这次收存的材料"))
        tree.setHeaderLabels([tr("文件"), tr("结果"), tr("说明")])
        tree.setRootIsDecorated(False)
        tree.setProperty("look", "rows")
        tree.setWordWrap(True)  # why something was left out is read whole
        tree.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        order = {"refused": 0, "added": 1, "duplicate": 2, "skipped": 3}
        for item in sorted(items, key=lambda one: (order.get(one.outcome, 1), one.reading not in FAULTS)):
            row = QTreeWidgetItem([last_part(item.path), self._outcome(item), why(item)])
            for column in range(3):
                row.setToolTip(column, item.path if column == 0 else row.text(column))
            tree.addTopLevelItem(row)
        tree.setColumnWidth(0, theme.px(230))
        tree.setColumnWidth(1, theme.px(150))
        return tree

    def _outcome(self, item: Item) -> str:
        words = {
            "added": tr("已收存"),
            "duplicate": tr("已经有了"),
            "skipped": tr("跳过"),
            "refused": tr("没能收下"),
        }
        said = words.get(item.outcome, item.outcome)
        if item.outcome != "added" or item.evidence is None:
            return said
        if item.drafts:
            return tr("已收存，读出 {n} 条").format(n=item.drafts)
        if paid := self._payments[item.evidence]:
            return tr("已收存，读出 {n} 笔还款").format(n=paid)
        return tr("已收存，读出协议") if item.evidence in self._plans else said


def why(item: Item) -> str:
    """The reason of an outcome as a sentence; empty if nothing needs saying."""
    return wording.sentence(item.reason, item.facts, language.current()) if item.reason else ""
