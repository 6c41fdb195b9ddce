"""The paper that is being prepared: what is chosen for it, kept in the case a moment after each change."""

from __future__ import annotations

import dataclasses
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui import language
from app.work import paper_choices, paper_plans, papers, previews, receivers
from app.work.previews import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.case.case import Case
    from app.case.errors import Refused, Trouble
    from app.case.records import PaperPlan
    from app.case.snapshot import Snapshot
    from app.intake.reader_client import ReaderPool
    from app.rules.rule import Rule
    from app.ui.desk import Desk
    from app.work.hiding import Look
    from app.work.paper_choices import Missing
    from app.work.paper_inputs import Drawer
    from app.work.previews import Text
    from app.work.receivers import Receiver

KEEP_AFTER = 1200
"""Milliseconds after the last change until it is kept: a row of ticks is one act."""
DRAW_AFTER = 60
"""Milliseconds after the last change until the pages are drawn anew."""
SIDE, MOST = 1300, 24
"""Pixels of a page's longer side, and how many pages are drawn."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the paper says of itself: what it lacks, the rules it can name, its sentences, and notices.

    ``looks`` are pages that it leaves out, because it is not sure that they hide everything.
    """

    kind: str
    missing: tuple[Missing, ...]
    rules: tuple[Rule, ...]
    text: Text
    notices: tuple[Trouble, ...]
    deadline: str
    drafts: int
    looks: tuple[Look, ...]


class Prepared(QObject):
    """One kind of document with its plan.

    Signals: ``begun`` (another kind or receiver), ``changed`` (a choice), ``drawn`` (a page, :class:`Told`,
    or a fault).
    """

    begun = Signal()
    changed = Signal()
    drawn = Signal(object)

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__()
        self._desk = desk
        self._folder = folder
        self._plan: PaperPlan | None = None
        self._dirty, self._keeps = False, 0
        self._then: list[Callable[[], None]] = []
        self._sent: dict[str, PaperPlan] = {}
        self._turn = 0
        self._drawer: Drawer | None = None
        self._shown: tuple[PaperPlan | None, Snapshot | None] = (None, None)
        self.told: Told | None = None
        self._come: set[str] = set()
        self._keeping = QTimer(self, interval=KEEP_AFTER, singleShot=True)
        self._keeping.timeout.connect(self.keep)
        self._drawing = QTimer(self, interval=DRAW_AFTER, singleShot=True)
        self._drawing.timeout.connect(self._draw)
        desk.refreshed.connect(self._refreshed)
        desk.closing.connect(lambda: self.keep())
        desk.closing.connect(self._drawing.stop)  # what is opened next is not looked at yet when it fires

    # -- what is chosen -----------------------------------------------------------------------------

    @property
    def is_drawn(self) -> bool:
        """Whether all pages of what is chosen now are there, and what the paper says of itself."""
        return len(self._come) == 2

    @property
    def plan(self) -> PaperPlan:
        """What is chosen and written for the kind."""
        assert self._plan is not None
        return self._plan

    @property
    def is_begun(self) -> bool:
        """Whether a kind was chosen."""
        return self._plan is not None

    @property
    def kind(self) -> str:
        """The kind that is prepared."""
        return self.plan.kind

    @property
    def snapshot(self) -> Snapshot:
        """The record as last looked at."""
        return self._desk.snapshot()

    @property
    def receiver(self) -> Receiver:
        """For whom it is."""
        chosen = receivers.BY_ID.get(str(self.plan.choices.get("receiver", "")))
        return chosen or receivers.default_for(self.snapshot, self.kind)

    def begin(self, kind: str) -> None:
        """Take a kind up where it was left."""
        self.keep()
        self._plan = self._plan_of(kind)
        self.told = None
        self.begun.emit()
        self.draw()

    def hand_to(self, receiver: Receiver, kind: str = "") -> None:
        """Prepare for a receiver: the kind given, the one at hand if it fits, else what leads there."""
        wanted = kind or (self.kind if self.kind in receiver.kinds else receiver.leads)
        if wanted != self.kind:
            self._only_passed()
            self.keep()
            self._plan = self._plan_of(wanted)
            self.told = None
        choices = {**self.plan.choices, "receiver": receiver.id}
        if choices != self.plan.choices:
            self._change(dataclasses.replace(self.plan, choices=choices))
        self.begun.emit()
        self.draw()

    def _only_passed(self) -> None:
        """A kind that was only passed on the way to another receiver is not kept."""
        kept = self._plan_of(self.kind)
        receiver = {"receiver": self.plan.choices.get("receiver")}
        if not _differs(dataclasses.replace(kept, choices={**kept.choices, **receiver}), self.plan):
            self._dirty = False

    def choose(self, **choices: object) -> None:
        """Change choices; see :data:`paper_plans.CHOICES`."""
        merged = {name: value for name, value in {**self.plan.choices, **choices}.items() if value}
        self._change(dataclasses.replace(self.plan, choices=merged))

    def toggle(self, name: str, item: str, *, on: bool) -> None:
        """Put something into a list of choices or take it out."""
        have = set(self.plan.choices.get(name, ()))
        self.choose(**{name: sorted(have | {item} if on else have - {item})})

    def write_first(self, text: str) -> None:
        """The person's own account."""
        self._change(dataclasses.replace(self.plan, first=text))

    def write_own(self, base: str, text: str) -> None:
        """The person's words for a generated sentence; empty ones bring it back."""
        self._change(paper_plans.with_own(self.plan, base, text))

    def settle(self, base: str, now: str, *, keep: bool) -> None:
        """Answer a conflict."""
        self._change(paper_plans.settled(self.plan, base, now, keep=keep))

    def _change(self, plan: PaperPlan) -> None:
        if plan != self._plan:
            self._plan, self._dirty = plan, True
            self._keeping.start()
            self.changed.emit()
            self.draw()

    # -- keeping ------------------------------------------------------------------------------------

    def keep(self, then: Callable[[], None] | None = None) -> None:
        """Keep what changed in the case, and then do something that builds on it.

        A case that can only be read keeps it for this window alone.
        """
        self._keeping.stop()
        if then is not None:
            self._then.append(then)
        if self._dirty and self._desk.is_open and not self._desk.read_only:
            self._dirty = False
            self._keeps += 1
            self._sent[self.kind] = self.plan
            self._desk.act(paper_plans.keep, self.plan, then=self._kept, refused=self._not_kept)
        elif not self._keeps:
            self._go_on()

    def _plan_of(self, kind: str) -> PaperPlan:
        """What is kept for a kind, also if the record was not looked at since."""
        return self._sent.get(kind) or paper_plans.plan_of(self.snapshot, kind)

    def _kept(self, _change: object) -> None:
        self._keeps -= 1
        if not self._keeps:
            self._go_on()

    def _not_kept(self, refused: Refused) -> None:
        self._keeps -= 1
        self._then.clear()
        self._desk.trouble.emit(refused)

    def _go_on(self) -> None:
        waiting, self._then = self._then, []
        for do in waiting:
            do()

    def _refreshed(self) -> None:
        """The record changed: the plan in it counts, unless newer choices are not kept yet."""
        if self._plan is None or not self._desk.is_open:
            return
        if not self._keeps:
            self._sent.clear()
        kept = self._plan_of(self.kind)
        is_newer = self._dirty or bool(self._keeps) or self._desk.read_only
        if not is_newer and _differs(kept, self._plan):
            self._plan = kept
            self.changed.emit()
        self.draw()

    # -- drawing ------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Have the pages drawn soon, if they would be others."""
        if self._shown != (self._plan, self.snapshot):
            self._come.clear()
            self._drawing.start()

    def _draw(self) -> None:
        if not self._desk.is_open or self._plan is None:
            return
        self._turn += 1
        turn, plan, lang = self._turn, self._plan, language.paper()
        self._shown = (plan, self.snapshot)
        self._come.clear()

        def steps(pool: ReaderPool) -> Iterator[object]:
            yield from self._steps(self._desk.case, pool, plan, lang, turn)

        self._desk.draw(steps, self, self._drawn, lambda: turn == self._turn)

    def _steps(self, case: Case, pool: ReaderPool, plan: PaperPlan, lang: str, turn: int) -> Iterator[object]:
        """The first page, what the paper says of itself, the other pages; beside the window's thread."""
        redact = str(plan.choices.get("redact", ""))
        drawer = papers.drawer_of(case, plan.kind, lang=lang, chosen=plan, redact=redact)
        if (last := self._drawer) is not None and last.snapshot is drawer.snapshot:
            drawer = last.again(**_choices_of(drawer))
            if (
                last.hider is not None
                and drawer.hider is not None
                and last.hider.profile == drawer.hider.profile
            ):
                drawer = drawer.again(hider=last.hider)  # it has looked at the pages already
        self._drawer = drawer
        folder = self._folder / f"turn-{turn}"
        folder.mkdir()
        pages = previews.pages(case, drawer, pool, folder, side=SIDE, most=MOST)
        yield next(pages)
        yield told(drawer)
        yield from pages

    def _drawn(self, made: object) -> None:
        is_last = isinstance(made, Page) and made.n == made.count
        if isinstance(made, Told):
            self.told = made
        if isinstance(made, Exception):
            self._come |= {"told", "pages"}
        elif not isinstance(made, Page) or is_last:
            self._come.add("pages" if is_last else "told")
        self.drawn.emit(made)
        if isinstance(made, Page) and is_last:
            for folder in self._folder.glob("turn-*"):
                if folder != made.path.parent:
                    shutil.rmtree(folder, ignore_errors=True)


def _choices_of(drawer: Drawer) -> dict[str, Any]:
    return {name: getattr(drawer, name) for name in ("kind", "lang", "day", "sheets", "hider", "chosen")}


def _differs(one: PaperPlan, other: PaperPlan) -> bool:
    return (one.first, one.own, one.choices) != (other.first.strip(), other.own, other.choices)


def told(drawer: Drawer) -> Told:
    """What a paper says of itself."""
    return Told(
        kind=drawer.kind,
        missing=tuple(paper_choices.missing(drawer, "en" if language.current() == "en" else "zh_CN")),
        rules=tuple(drawer.rules()),
        text=previews.text(drawer),
        notices=drawer.notices(),
        deadline=drawer.answer_by,
        drafts=drawer.plain().not_listed,
        looks=drawer.left_out(),
    )
