"""The wizard's page: the steps at the left with back and next, the pages as they will be at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui import documents_words, icons, theme
from app.ui.chips import Chip
from app.ui.elided import ElidedLabel
from app.ui.language import tr
from app.ui.wizard import words as said
from app.ui.wizard.entries_step import EntriesStep
from app.ui.wizard.missing_step import MissingStep
from app.ui.wizard.paper import Paper
from app.ui.wizard.prepared import Prepared, Told
from app.ui.wizard.redact_step import RedactStep
from app.ui.wizard.rules_step import RulesStep
from app.ui.wizard.save_step import SaveStep
from app.ui.wizard.steps import NeedsStep, ReceiverStep, Step
from app.ui.wizard.words_step import WordsStep

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.desk import Desk

ROOM_FOR_PAPER = 860
"""Pixels of width, at a text size of 1, from which the pages stand beside the steps."""


class Wizard(QWidget):
    """The steps of one paper and its pages.

    Signals: ``left``; ``save_requested`` (kind, file ending or ``parts``); ``print_requested`` (kind);
    ``order_requested`` (kind, copies and whether on both sides).
    """

    left = Signal()
    save_requested = Signal(str, str)
    print_requested = Signal(str)
    order_requested = Signal(str, object)

    def __init__(self, desk: Desk, prepared: Prepared) -> None:
        super().__init__()
        self._desk = desk
        self.prepared = prepared
        self.paper = Paper()
        self.steps: dict[str, Step] = {
            "receiver": ReceiverStep(self.prepared),
            "needs": NeedsStep(self.prepared),
            "missing": MissingStep(self.prepared, desk),
            "entries": EntriesStep(self.prepared),
            "rules": RulesStep(self.prepared),
            "redact": RedactStep(self.prepared, desk),
            "words": WordsStep(self.prepared),
            "save": SaveStep(self.prepared, desk),
        }
        self.chips: dict[str, QPushButton] = {}
        self.title, self.question = ElidedLabel(), QLabel()
        self.home, self.back, self.next = QPushButton(tr("文书")), QPushButton(), QPushButton()
        self._stack = QStackedWidget()
        self._chips = QButtonGroup(self)
        self._seen = self._at = ""
        self._lay_out()
        self._wire()

    # -- what it looks like -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for step in self.steps.values():
            self._stack.addWidget(step)
        left = QWidget()
        left.setProperty("look", "surface")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.question.setFont(theme.font(17, strong=True))
        self.question.setWordWrap(True)
        self.question.setContentsMargins(22, 12, 22, 6)
        column.addWidget(self.question)
        column.addWidget(self._stack, 1)
        column.addWidget(_rule())
        column.addLayout(self._foot())
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(left)
        self._split.addWidget(self.paper)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.setSizes([theme.px(660), theme.px(560)])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(self._head())
        page.addWidget(_rule())
        page.addWidget(self._split, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 6)
        head.setSpacing(2)
        self.home.setProperty("look", "quiet")
        self.home.setIcon(icons.icon("previous"))
        self.home.setToolTip(tr("回到全部文书（Esc）；选好的都留着"))
        self.title.setProperty("look", "soft")
        head.addWidget(self.home)
        head.addWidget(self.title, 1)
        for n, (name, text) in enumerate(_titles(), 1):
            chip = Chip(f"{n} {text}")
            chip.setToolTip(tr("第 {n} 步，共 {all} 步（Alt+{n}）").format(n=n, all=len(self.steps)))
            chip.toggled.connect(lambda on, name=name: self._chosen(name) if on else None)
            self._chips.addButton(chip)
            self.chips[name] = chip
            head.addWidget(chip)
        return head

    def _chosen(self, name: str) -> None:
        if self.step != name:  # else the step chose its chip, not the person the chip
            self.go(name)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(22, 8, 22, 8)
        self.back.setText(tr("上一步", "button"))
        self.back.setToolTip(tr("上一步（Alt+←）"))
        self.next.setProperty("look", "main")
        self.next.setToolTip(tr("下一步（Alt+→）"))
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.next)
        return foot

    def _wire(self) -> None:
        prepared, save = self.prepared, self.steps["save"]
        self.home.clicked.connect(lambda _=False: self.leave())
        self.back.clicked.connect(lambda _=False: self.walk(-1))
        self.next.clicked.connect(lambda _=False: self.walk(1))
        for step in self.steps.values():
            step.place_requested.connect(self._desk.place_requested)
            step.next_requested.connect(lambda: self.walk(1))
        prepared.begun.connect(self._begun)
        prepared.drawn.connect(self._drawn)
        if isinstance(save, SaveStep):
            save.save_requested.connect(lambda ending: self.save_requested.emit(prepared.kind, ending))
            save.print_requested.connect(lambda: self.print_requested.emit(prepared.kind))
            save.order_requested.connect(lambda order: self.order_requested.emit(prepared.kind, order))
        keys: dict[str, Callable[[], None]] = {
            f"Alt+{n}": partial(self.go, name) for n, name in enumerate(self.steps, 1)
        }
        keys |= {"Alt+Left": partial(self.walk, -1), "Alt+Right": partial(self.walk, 1), "Esc": self.leave}
        for key, do in keys.items():
            shortcut = QShortcut(
                QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(do)

    def resizeEvent(self, event: object) -> None:
        """Where there is no room the pages stand back; the steps stay."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.paper.setVisible(self.width() >= theme.px(ROOM_FOR_PAPER))

    # -- going through it ---------------------------------------------------------------------------

    def begin(self, kind: str, step: str = "") -> None:
        """Prepare a kind: at the step it was left at, or at the first."""
        if not self.prepared.is_begun or self.prepared.kind != kind:
            self.prepared.begin(kind)
        again, self._at = self._at == kind, kind
        self._name()
        self.go(step or (self.step if again else "receiver"))

    @property
    def step(self) -> str:
        """The step that is shown."""
        return list(self.steps)[self._stack.currentIndex()]

    def go(self, name: str) -> None:
        """Show a step."""
        self.prepared.keep()
        self._stack.setCurrentWidget(self.steps[name])
        self.chips[name].setChecked(True)
        self.question.setText(_questions()[name])
        names = list(self.steps)
        place = names.index(name)
        self.back.setEnabled(place > 0)
        self.next.setText(tr("下一步", "button") if place + 1 < len(names) else tr("完成"))
        self.steps[name].enter()
        self.steps[name].take_keys()

    def walk(self, by: int) -> None:
        """A step on or back; after the last one the papers are shown."""
        names = list(self.steps)
        place = names.index(self.step) + by
        if place >= len(names):
            self.leave()
        elif place >= 0:
            self.go(names[place])

    def leave(self) -> None:
        """Back to the papers; what was chosen is kept."""
        self.prepared.keep()
        self.left.emit()

    def _begun(self) -> None:
        if self._seen != self.prepared.kind:
            self.paper.waiting()
        self._seen = self.prepared.kind
        if self.isVisible():
            self._name()

    def _name(self) -> None:
        kind, receiver = self.prepared.kind, self.prepared.receiver
        self.title.say(
            tr("{paper}　·　{whom}").format(paper=documents_words.name(kind), whom=said.for_whom(receiver))
        )
        self._at = kind
        if self.step not in ("receiver",):
            self.steps[self.step].enter()

    def _drawn(self, made: object) -> None:
        self.paper.take(made)
        if isinstance(made, Told):
            self.steps[self.step].told(made)


def _rule() -> QFrame:
    line = QFrame()
    line.setProperty("look", "line")
    line.setFixedHeight(1)
    return line


def _titles() -> list[tuple[str, str]]:
    return [
        ("receiver", tr("交给谁")),
        ("needs", tr("交什么")),
        ("missing", tr("缺什么")),
        ("entries", tr("用哪些")),
        ("rules", tr("依据")),
        ("redact", tr("遮盖")),
        ("words", tr("文字")),
        ("save", tr("存出来")),
    ]


def _questions() -> dict[str, str]:
    return {
        "receiver": tr("这份文书交给谁？"),
        "needs": tr("那里要什么，用什么形式交？"),
        "missing": tr("还缺什么？不知道的可以留空"),
        "entries": tr("用哪些记录和证据？"),
        "rules": tr("写哪些依据？"),
        "redact": tr("交出去之前，遮住什么？"),
        "words": tr("读一遍，想改的改成自己的话"),
        "save": tr("看好了，就存出来"),
    }
