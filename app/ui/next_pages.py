"""The page of next steps: the path with its four steps, at most three suggestions, what was put away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from app import wording
from app.ui import cards, flow, language, theme
from app.ui import next_words as said
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from app.ui.next_pane import NextPane
    from app.work.next_path import Stage
    from app.work.next_sources import Proposal
    from app.work.next_steps import NextSteps, Rested

TWO_ROWS = 760
"""Pixels below which the four steps stand two by two."""
DISTRESS = "cn.card.distress"


class Path(QWidget):
    """The four steps side by side, two by two where there is little room."""

    def __init__(self, stages: Sequence[Stage], go: Callable[[str], None]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.frames = [self._step(n, one, go) for n, one in enumerate(stages, 1)]
        self._columns = 0
        self._place(len(self.frames))

    @staticmethod
    def _step(n: int, one: Stage, go: Callable[[str], None]) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "here" if one.here else "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        title = cards.words(f"{n}　{one.title}")
        title.setFont(theme.font(theme.BODY, strong=True))
        column.addWidget(title)
        column.addWidget(cards.tag(*said.stage_state(one.state)))
        column.addWidget(cards.words(one.says, "soft"))
        column.addStretch(1)
        column.addWidget(cards.link(_leads_to(one.name), partial(go, one.name)))
        return frame

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for n, frame in enumerate(self.frames):
            self._grid.addWidget(frame, n // columns, n % columns)
        for n in range(len(self.frames)):
            self._grid.setColumnStretch(n, 1 if n < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Four beside each other, or two by two."""
        super().resizeEvent(event)
        self._place(2 if self.width() < theme.px(TWO_ROWS) else len(self.frames))


def _leads_to(stage: str) -> str:
    return {
        "verify": tr("看核实清单"),
        "confirm": tr("看怎样确认"),
        "keep": tr("看缺什么"),
        "complain": tr("看投诉和期限"),
    }[stage]


def steps(found: NextSteps, acting: NextPane, *, away: bool) -> list[QWidget]:
    """The parts of the page; ``away`` shows what was put away too."""
    parts: list[QWidget] = [Path(found.path, acting.stage)]
    parts += [_suggestion(one, acting, first=n == 0) for n, one in enumerate(found.suggestions)]
    if not found.suggestions:
        parts.append(cards.words(tr("现在没有要你做的事。有新材料或到了日子，这里会再提。"), "soft"))
    if found.more:
        parts.append(cards.words(tr("后面还有 %n 件，做完这些再看。", "", found.more), "faint"))
    if away:
        parts += [_away(one, acting) for one in found.rested]
    parts.append(_foot(acting))
    return parts


def _suggestion(one: Proposal, acting: NextPane, *, first: bool) -> QWidget:
    card = cards.Card(one.title, cards.tag(_effort(one), "faint"))
    card.setAccessibleName(one.title)
    card.add(cards.words(one.why))
    card.add(cards.words(one.how, "soft"))
    card.add(_buttons(one, acting, first=first))
    behind = (*one.rules, *([one.until_from] if one.until_from else []))
    if behind:
        card.add(cards.words(tr("依据：{rules}").format(rules=_rules(behind)), "faint"))
    return card


def _effort(one: Proposal) -> str:
    """How long it takes, and until when it is of use."""
    minutes = tr("约 %n 分钟", "", one.minutes)
    if one.until is None:
        return minutes
    return tr("最晚 {day} · {minutes}").format(day=one.until.isoformat(), minutes=minutes)


def _buttons(one: Proposal, acting: NextPane, *, first: bool) -> QWidget:
    do = QPushButton(said.action(one.action))
    do.setProperty("look", "main" if first else "")
    do.clicked.connect(lambda _=False: acting.do(one))
    parts = [do]
    for state, text in (
        ("done", tr("做完了")),
        ("later", tr("以后再说…")),
        ("not_for_me", tr("不适合我")),
    ):
        button = QPushButton(text)
        button.setProperty("look", "quiet")
        button.setEnabled(acting.may_write())
        button.setAccessibleName(tr("{step}：{what}").format(step=one.title, what=text))
        button.clicked.connect(lambda _=False, state=state: acting.note(one, state))
        parts.append(button)
    parts += [cards.link(_title(id), partial(acting.card, id)) for id in one.cards]
    return flow.line(*parts)


def _away(one: Rested, acting: NextPane) -> QWidget:
    state = cards.words(said.task_state(one.state, one.until), "faint")
    back = cards.link(tr("放回来"), partial(acting.again, one.proposal))
    back.setEnabled(acting.may_write())
    return cards.beside(cards.words(one.proposal.title, "soft"), state, back)


def _foot(acting: NextPane) -> QWidget:
    note = cards.words(wording.sentence("not_advice", {}, language.current()), "faint")
    hard = cards.link(_title(DISTRESS), partial(acting.card, DISTRESS))
    hard.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return cards.beside(note, hard)


def _title(id: str) -> str:
    from app.followup import cards as known

    return known.both_kinds()[id].title[language.current()]


def _rules(ids: Sequence[str]) -> str:
    """What stands behind a suggestion by name: instruments with their articles, clocks, sources."""
    from app.ui.next_sources import behind

    return tr("、").join(behind(ids))
