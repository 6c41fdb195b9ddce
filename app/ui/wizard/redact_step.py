"""What this receiver need not see: a profile, more words to hide, and pages that are not sure yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from app.case.records import Citation
from app.ui import cards, theme
from app.ui.language import tr
from app.ui.messages import sentence
from app.ui.wizard import regions
from app.ui.wizard import words as said
from app.ui.wizard.regions import RegionForm
from app.ui.wizard.steps import Step
from app.work import redaction
from app.work.paper_inputs import SPOKEN

if TYPE_CHECKING:
    from app.case.errors import Refused
    from app.case.redactions import Redaction
    from app.ui.desk import Desk
    from app.ui.wizard.prepared import Prepared, Told
    from app.work.hiding import Look

MOST = 20
"""Pages that are listed one by one."""


class RedactStep(Step):
    """Who gets it decides what is hidden; the person adds words and looks at what is not sure."""

    def __init__(self, prepared: Prepared, desk: Desk) -> None:
        super().__init__(prepared)
        self._desk = desk
        self.sheet = cards.Sheet(tr("遮盖"))
        self.choices: dict[str, QRadioButton] = {}
        self.more = QLineEdit()
        self.hide_words, self.draw = QPushButton(), QPushButton()
        self.form: RegionForm | None = None
        self._wrong = QLabel()
        self._group: QButtonGroup | None = None
        self._below = QWidget()
        self.column.addWidget(self.sheet)
        prepared.changed.connect(self._show_rest)

    def take_keys(self) -> None:
        """The choice that is made is where the keys go."""
        for button in self.choices.values():
            if button.isChecked():
                button.setFocus()

    @property
    def profile(self) -> str:
        """The profile that is chosen; empty: nothing is hidden."""
        return str(self._prepared.plan.choices.get("redact", ""))

    def enter(self) -> None:
        """The profiles, the chosen one marked, and what is usual for this receiver."""
        usual, card = self._prepared.receiver.redact, cards.Card(tr("按交给谁来遮"))
        self.choices, self._group = {}, QButtonGroup(self)
        for code in ("", *redaction.PROFILES):
            mark = tr("　·　交给它通常这样") if usual and code == usual else ""
            button = QRadioButton(said.profile(code) + mark)
            button.setChecked(code == self.profile)
            button.toggled.connect(partial(self._choose, code))
            self._group.addButton(button)
            self.choices[code] = button
            card.add(button)
            label = cards.words(said.hides(code), "soft")
            label.setContentsMargins(theme.px(22), 0, 0, 4)
            card.add(label)
        card.add(cards.words(tr("只遮交出去的这一份，文字层和图片都遮；原件和案件里的记录不变。"), "faint"))
        self._below = cards.stacked(self._words(), self._places(), *self._recordings())
        self.sheet.show_parts([card, self._below])
        self._show_rest()
        if self._prepared.told is not None:
            self.told(self._prepared.told)

    def _choose(self, code: str, on: bool) -> None:
        if on:
            self._prepared.choose(redact=code)

    def _show_rest(self) -> None:
        if self._prepared.is_begun and self.choices:
            self._below.setVisible(bool(self.profile))

    # -- more words ---------------------------------------------------------------------------------

    def _words(self) -> QWidget:
        card, line = cards.Card(tr("还要遮的字、姓名、号码")), QHBoxLayout()
        self.more, self.hide_words = QLineEdit(), QPushButton(tr("遮住"))
        self.more.setPlaceholderText(tr("例如：同事的姓名，一个号码"))
        self.more.setAccessibleName(tr("还要遮的字"))
        self.more.returnPressed.connect(self._hide)
        self.hide_words.clicked.connect(lambda _=False: self._hide())
        self.more.setEnabled(not self._desk.read_only)
        self.hide_words.setEnabled(not self._desk.read_only)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.more, 1)
        line.addWidget(self.hide_words)
        holder = QWidget()
        holder.setLayout(line)
        card.add(holder)
        self._wrong = QLabel()
        self._wrong.setProperty("look", "wrong")
        self._wrong.hide()
        card.add(self._wrong)
        for one in redaction.chosen(self._prepared.snapshot, self.profile):
            if one.kind == "words":
                take_back = cards.link(tr("不遮了"), partial(self._withdraw, one))
                card.add(cards.beside(cards.words(one.words), take_back))
        return card

    def _hide(self) -> None:
        self._desk.act(redaction.hide_words, self.more.text(), refused=self._refused)

    def _refused(self, error: Refused) -> None:
        self._wrong.setText(sentence(error))
        self._wrong.show()
        self.more.setFocus()

    def _withdraw(self, one: Redaction) -> None:
        self._desk.act(redaction.withdraw, one.id)

    # -- places in pictures --------------------------------------------------------------------------

    def _places(self) -> QWidget:
        """What was drawn on pictures, and the way to draw more."""
        card, snapshot = cards.Card(tr("图片上要遮的地方")), self._prepared.snapshot
        self.draw = QPushButton(tr("在图片上框…"))
        self.draw.setEnabled(not self._desk.read_only)
        self.draw.clicked.connect(lambda _=False: self.open_pictures())
        found = regions.marked(snapshot, self.profile)
        for one in found[:MOST]:
            name = cards.words(regions.place(snapshot, one.evidence or "", one.page or 1))
            see = cards.link(tr("看"), partial(self.open_pictures, one.evidence or ""))
            card.add(cards.beside(name, see, cards.link(tr("不遮了"), partial(self._withdraw, one))))
        if (more := len(found) - MOST) > 0:
            card.add(cards.words(tr("还有 {n} 处。").format(n=more), "faint"))
        if not found:
            card.add(cards.words(tr("头像、别人的对话、没有认出来的字，可以自己框住。"), "soft"))
        card.add(cards.beside(self.draw))
        return card

    def _recordings(self) -> list[QWidget]:
        """Whether recordings go along with a bundle, though nothing in them is hidden."""
        used = [one for one in self._prepared.snapshot.evidence if one.exhibit is not None and not one.hidden]
        if self._prepared.kind != "bundle" or not any(one.media_type.startswith(SPOKEN) for one in used):
            return []
        card, box = cards.Card(tr("录音、录像")), QCheckBox(tr("照样附上"))
        card.add(
            cards.words(tr("里面的声音和画面遮不住，所以不附，册里也这样写。要附，先自己听一遍。"), "soft")
        )
        box.setChecked(bool(self._prepared.plan.choices.get("recordings")))
        box.toggled.connect(lambda on: self._prepared.choose(recordings=on))
        card.add(box)
        return [card]

    def open_pictures(self, evidence: str = "") -> None:
        """Open the pictures to draw on, at one of them if it is given."""
        form = RegionForm(self._desk, self.profile, self.window())
        if evidence:
            form.choose(evidence)
        form.finished.connect(form.deleteLater)
        form.open()
        self.form = form

    # -- pages that are not sure --------------------------------------------------------------------

    def told(self, told: Told) -> None:
        """The words as they are kept now, and the pages that are left out for not being sure."""
        typed, had_keys = self.more.text(), self.more.hasFocus()
        parts = [self._words(), self._places(), *self._recordings()]
        if told.looks:
            parts.append(self._looks(told))
        fresh = cards.stacked(*parts)
        column = self._below.layout()
        while column is not None and (item := column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if column is not None:
            column.addWidget(fresh)
        known = {one.words for one in redaction.chosen(self._prepared.snapshot, self.profile)}
        self.more.setText("" if " ".join(typed.split()) in known else typed)
        if had_keys:
            self.more.setFocus()

    def _looks(self, told: Told) -> QWidget:
        count = cards.tag(tr("? {n} 页").format(n=len(told.looks)), "doubt")
        card = cards.Card(tr("没把握遮干净的页，图片先不放"), count)
        card.add(
            cards.words(tr("请自己看一眼原图：要遮的字没有露出来，就点“看过了”，图片会放进去。"), "soft")
        )
        for look in told.looks[:MOST]:
            card.row([(self._one(look), 1)])
        if (more := len(told.looks) - MOST) > 0:
            card.add(cards.words(tr("还有 {n} 页。").format(n=more), "faint"))
        return card

    def _one(self, look: Look) -> QWidget:
        name = regions.place(self._prepared.snapshot, look.evidence, look.page)
        words = tr("要找的：{words}").format(words=tr("、").join(look.words))
        see, fine = (
            cards.link(tr("看原图"), partial(self._see, look)),
            cards.link(tr("看过了"), partial(self._confirm, look)),
        )
        fine.setEnabled(not self._desk.read_only)
        return cards.stacked(cards.words(name), cards.words(words, "soft"), cards.beside(see, fine))

    def _see(self, look: Look) -> None:
        place = Citation(id="", evidence=look.evidence, page=look.page)
        self._desk.evidence_selected.emit(look.evidence, place)
        self.place_requested.emit("evidence")

    def _confirm(self, look: Look) -> None:
        profile = self.profile
        self._desk.act(
            lambda case: redaction.confirm(case, look.evidence, look.page, look.words, profiles=(profile,))
        )
