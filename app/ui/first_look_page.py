"""「这是真的吗？今晚必须付吗？」: one screenshot or text looked at without a case; nothing of it is kept."""

from __future__ import annotations

import html
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app import scratch, wording
from app.case import moments
from app.ui import first_look_words as say
from app.ui import language, theme
from app.ui.cards import Card, Sheet, link, stacked, words
from app.ui.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.followup import cards
    from app.intake.reader_client import ReaderPool
    from app.ui.desk import Desk
    from app.ui.dropping import Dropped
    from app.work.before_signing import Clause
    from app.work.first_look import Beside, Compared, FirstLook, Sign

PASTED = "paste"
"""How the temporary folders of what was pasted begin (``dropping``): they go when nobody wants them."""


MARGIN = 22
"""Of a sheet's cards, at both sides; what stands above and below keeps to it."""


class _Seen(NamedTuple):
    """One look and what the open case says to it."""

    look: FirstLook
    beside: Beside | None


class FirstLookPage(QWidget):
    """Signals: ``left``; ``choose_requested``; ``keep_requested`` (paths to be taken into a case)."""

    left = Signal()
    choose_requested = Signal()
    keep_requested = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pool: ReaderPool | None = None
        self._path: Path | None = None
        self._wish = 0
        self._gone = False
        self.seen: FirstLook | None = None
        self.field = QFrame()
        self.sheet = Sheet(tr("看到的"))
        self.sheet.setObjectName("ground")
        self._note = QLabel()
        self._keep = QPushButton(tr("收进案件"))
        self._lay_out()
        self._desk.jobs.start(self._warmed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        for widget, stretch in ((self._head(), 0), (self._field(), 0), (self.sheet, 1), (self._foot(), 0)):
            column.addWidget(self._in_the_middle(widget, 0 if stretch else MARGIN), stretch)
        self._show_parts([])

    @staticmethod
    def _in_the_middle(widget: QWidget, margin: int) -> QWidget:
        """As wide as is good to read; the sheet has its margin inside."""
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(margin, 0, margin, 0)
        widget.setMaximumWidth(theme.px(860) - 2 * margin)
        line.addStretch(1)
        line.addWidget(widget, 20)
        line.addStretch(1)
        return holder

    def _head(self) -> QWidget:
        title = words(tr("这是真的吗？今晚必须付吗？"))
        title.setFont(theme.font(theme.FIGURE, strong=True))
        said = tr("放一张截图，或粘贴消息的文字；签字之前的合同也行。只在这台电脑上看，看完不留。")
        below = words(said, "soft")
        return stacked(link(tr("← 返回"), self.left.emit), title, below)

    def _field(self) -> QFrame:
        self.field.setProperty("look", "field")
        line = QHBoxLayout(self.field)
        line.setContentsMargins(14, 10, 14, 10)
        self._note.setWordWrap(True)
        self._note.setAccessibleName(tr("进展"))
        choose, paste = QPushButton(tr("选一张截图…")), QPushButton(tr("粘贴截图或文字"))
        choose.setProperty("look", "main")
        choose.clicked.connect(self.choose_requested)
        paste.clicked.connect(lambda _=False: self.paste())
        line.addWidget(self._note, 1)
        line.addWidget(choose)
        line.addWidget(paste)
        self._tell(tr("把截图拖到这里。"))
        return self.field

    def _foot(self) -> QWidget:
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(0, 0, 0, 0)
        self._keep.setToolTip(tr("把这张截图存进案件，作为证据；不点就不留。"))
        self._keep.clicked.connect(lambda _=False: self._keep_it())
        self._keep.setEnabled(False)
        note = words(
            tr("据实不是律师，也不替你下结论。不点“收进案件”，离开这一页就什么都没有留下。"), "faint"
        )
        line.addWidget(note, 1)
        line.addWidget(self._keep)
        return foot

    def light(self, on: bool) -> None:
        """Show that a drop would be looked at."""
        self.field.setProperty("look", "lit" if on else "field")
        self.field.style().polish(self.field)

    def _tell(self, text: str) -> None:
        self._note.setText(text)

    # -- what is looked at --------------------------------------------------------------------------

    def paste(self) -> None:
        """Look at what is on the clipboard: a picture, a file, or words."""
        from app.ui import dropping

        data = QGuiApplication.clipboard().mimeData()
        if data.hasText() and not data.hasUrls() and not data.hasImage():
            self.look_at_text(data.text())
        else:
            self.take(dropping.taken(data))

    def take(self, dropped: Dropped) -> None:
        """Look at the first of what was dropped."""
        if dropped.problem:
            self._tell(wording.sentence(dropped.problem, {}, language.current()))
            return
        files = [one for one in dropped.paths if one.is_file()]
        if not files:
            self._tell(tr("这里一次看一张截图；整个文件夹请放进案件。"))
            return
        self.look_at(files[0], more=len(dropped.paths) > 1)

    def look_at(self, path: Path, *, more: bool = False) -> None:
        """Have a file read where it lies."""
        self._forget()
        self._path = path
        said = tr("正在看 {name}……几秒钟。")
        self._tell((said + tr("一次看一张，先看第一张。") if more else said).format(name=path.name))

        def steps() -> Iterator[_Seen]:
            from app.work import first_look

            yield self._beside(first_look.look(path, self._reader()))

        self._start(steps)

    def look_at_text(self, text: str) -> None:
        """Look at words that were pasted."""
        self._forget()
        self._path = scratch.fresh(PASTED) / f"pasted-{datetime.now():%Y%m%d-%H%M%S}.txt"
        self._path.write_text(text, encoding="utf-8")

        def steps() -> Iterator[_Seen]:
            from app.work import first_look

            yield self._beside(first_look.of_text(text))

        self._start(steps)

    def _start(self, steps: Any) -> None:  # noqa: ANN401  a generator function
        self._wish += 1
        wish = self._wish
        self._show_parts([])
        self._keep.setEnabled(False)
        self._desk.jobs.start(steps, on_end=lambda seen: self._came(wish, seen))

    def _warmed(self) -> Iterator[None]:
        """The reader takes a moment to start: it does so while the person looks for the picture."""
        self._reader().warm()
        yield None

    def _reader(self) -> ReaderPool:
        from app.intake.reader_client import ReaderPool

        if self._pool is None:
            self._pool = ReaderPool()
        return self._pool

    def _beside(self, look: FirstLook) -> _Seen:
        if not self._desk.is_open:
            return _Seen(look, None)
        from app.work import first_look

        snapshot, standing = self._desk.snapshot(), self._desk.standing()
        now = datetime.now(moments.zone(snapshot.case.time_zone))
        return _Seen(look, first_look.beside(look, snapshot, standing, now))

    def _came(self, wish: int, seen: _Seen | None) -> None:
        if self._gone or wish != self._wish or seen is None:
            return
        self.seen = seen.look
        self._keep.setEnabled(not self._desk.read_only)
        if not seen.look.messages and not seen.look.clauses:
            why = wording.sentence(seen.look.reason, seen.look.facts, language.current())
            none = tr("没有读出文字。换一张清楚的截图，或把消息的文字粘贴过来。")
            self._tell(f"{why} {none}" if seen.look.reason else none)
            return
        self._tell(tr("看完了。可以再放一张。"))
        self._show_parts(parts(seen.look, seen.beside))

    def _show_parts(self, shown: list[QWidget]) -> None:
        """Show what was seen; before that what holds for every message."""
        self.sheet.show_parts(shown or [_now("")])
        self.sheet.verticalScrollBar().setValue(0)

    # -- keeping and leaving ------------------------------------------------------------------------

    def _keep_it(self) -> None:
        if self._path is not None:
            kept, self._path = self._path, None
            self.keep_requested.emit([kept])

    def _forget(self) -> None:
        """What was pasted was a file of ours: it goes."""
        path, self._path = self._path, None
        if path is not None and path.parent.name.startswith(f"{scratch.PREFIX}{PASTED}-"):
            scratch.drop(path.parent)

    def leave(self) -> None:
        """Nothing is wanted any more: the reader ends, what was pasted goes."""
        self._gone = True
        self._forget()
        if self._pool is not None:
            self._pool.close()


def parts(look: FirstLook, case: Beside | None) -> list[QWidget]:
    """Everything that is said of a message, the answer first; of a contract its clauses."""
    if look.clauses:
        return _contract(look)
    found: list[QWidget] = [_answer(look)]
    if case is not None and (case.compared or case.owners or case.known):
        found.append(_case(case))
    if not look.of("fraud"):
        found.append(words(say.nothing_found(), "soft"))
    groups = ("fraud", "rough", "check", "others", "pressure")
    found += [_group(name, signs) for name in groups if (signs := look.of(name))]
    found.append(_now(look.verdict))
    found += [_card(one) for one in look.cards]
    return found


def _contract(look: FirstLook) -> list[QWidget]:
    from app.work import before_signing

    found: list[QWidget] = [_answer(look)]
    kinds = before_signing.by_kind(look.clauses)
    explained = {kind: before_signing.card_of(kind) for kind in kinds}
    for n, (kind, clauses) in enumerate(kinds.items()):
        card = Card(say.clause(kind))
        for one in clauses[: before_signing.MOST]:
            card.add(_marked(one))
        if (left := len(clauses) - before_signing.MOST) > 0:
            card.add(words(tr("这一类还有 {n} 处。").format(n=left), "faint"))
        found.append(card)
        after = next(iter([*kinds][n + 1 :]), "")
        mine = explained[kind]
        if mine is not None and explained.get(after) is not mine:  # one card for neighbours that share it
            found.append(_card(mine))
    return found


def _marked(one: Clause) -> QLabel:
    """A clause in its exact words, the telling ones in bold."""
    parts = (one.words[: one.start], one.words[one.start : one.end], one.words[one.end :])
    before, said, after = (html.escape(part) for part in parts)
    label = words("")
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(f"“{before}<b>{said}</b>{after}”")
    return label


def _answer(look: FirstLook) -> Card:
    card = Card()
    title = words(say.verdict(look.verdict))
    title.setFont(theme.font(theme.FIGURE, strong=True))
    card.add(title)
    card.add(words(say.before_signing() if look.clauses else say.answer()))
    return card


def _group(name: str, signs: list[Sign]) -> Card:
    card = Card(say.group(name))
    card.add(words(say.below_group(name), "soft"))
    for one in signs:
        card.add(words(tr("“{words}”：{meaning}").format(words=one.words, meaning=say.sign(one))))
    return card


def _now(verdict: str) -> Card:
    card = Card()
    lists = (
        (tr("现在做"), "✓", say.do_now(verdict)),
        (tr("现在不做"), "✕", say.not_now(verdict)),
    )
    holder = QWidget()
    columns = QHBoxLayout(holder)
    columns.setContentsMargins(0, 0, 0, 0)
    columns.setSpacing(24)
    for title, mark, lines in lists:
        column = QVBoxLayout()
        column.setSpacing(3)
        for line in (words(title, "head"), *(words(f"{mark} {line}") for line in lines)):
            column.addWidget(line)
        column.addStretch(1)
        columns.addLayout(column, 1)
    card.add(holder)
    return card


def _case(case: Beside) -> Card:
    card = Card(tr("和打开的案件对照（按今天）"))
    for one in case.compared:
        for line in _compared(one, several=len(case.compared) > 1):
            card.add(words(line))
    if case.owners:
        card.add(words(tr("案件里记着这个号码：{names}。").format(names=tr("、").join(case.owners))))
    elif case.numbered:
        card.add(words(tr("案件里没有记过这个号码。"), "soft"))
    if case.known:
        card.add(words(tr("同样的话，案件里已经有 {n} 条。").format(n=len(case.known)), "soft"))
    return card


def _compared(one: Compared, *, several: bool) -> list[str]:
    lines = [say.kept(one), say.due(one)]
    lines += [say.difference(detail, certain=certain) for detail, certain in one.differences]
    if one.named and not one.differences:
        lines.append(tr("消息里的金额、天数和记录对得上；这不等于消息是真的。"))
    return (
        [tr("{lender}：{line}").format(lender=one.lender, line=line) for line in lines] if several else lines
    )


def _card(card: cards.Card) -> Card:
    """A card: its short sentence, the whole on demand, and where it is from."""
    lang = language.current()
    shown = Card(card.title[lang])
    shown.add(words(card.short[lang]))
    whole = stacked(words(card.text[lang]), words(card.ask[lang], "soft"))
    whole.hide()
    more = link(tr("展开"), lambda: _unfold(whole, more))
    shown.add(whole)
    shown.add(stacked(more, words(say.provenance(card), "faint")))
    return shown


def _unfold(whole: QWidget, more: QPushButton) -> None:
    whole.setVisible(whole.isHidden())
    more.setText(tr("展开") if whole.isHidden() else tr("收起"))
