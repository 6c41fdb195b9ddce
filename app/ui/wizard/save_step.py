"""The last step: what to know before it goes out, the files, print, and texts for web forms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from app.case.errors import Trouble
from app.followup import cards as law_cards
from app.report import kinds, paste
from app.ui import cards, documents_words, flow, theme
from app.ui.language import tr
from app.ui.messages import sentence
from app.ui.save_document import PART
from app.ui.wizard import words as said
from app.ui.wizard.steps import Step
from app.work import papers, particulars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.intake.reader_client import ReaderPool
    from app.ui.desk import Desk
    from app.ui.wizard.prepared import Prepared, Told

LIMITATION = "cn.card.limitation"
"""The card that is shown before a letter to the lender is made."""
WARNED = "lender-letter"
COPIES = range(1, 11)


class SaveStep(Step):
    """What to know, and the ways out.

    Signals: ``save_requested`` (``docx``, ``pdf`` or ``parts``), ``print_requested``, ``order_requested``
    (copies and whether on both sides).
    """

    save_requested = Signal(str)
    print_requested = Signal()
    order_requested = Signal(object)

    def __init__(self, prepared: Prepared, desk: Desk) -> None:
        super().__init__(prepared)
        self._desk = desk
        self.sheet = cards.Sheet(tr("存出来"))
        self.buttons: dict[str, QPushButton] = {}
        self.read = QCheckBox()
        self.parts, self.id_page, self.two_sided = QCheckBox(), QCheckBox(), QCheckBox()
        self.why = QLabel()
        self.copies = QComboBox()
        self.text = QPlainTextEdit()
        self.count, self.copy = QLabel(), QPushButton(tr("复制"))
        self.sizes: dict[int, QRadioButton] = {}
        self._group: QButtonGroup | None = None
        self._notices = QWidget()
        self._known = cards.Card(tr("交之前看一眼"))
        self._warned = False
        self._turn = 0
        self.column.addWidget(self.sheet)
        prepared.changed.connect(self._write)

    def take_keys(self) -> None:
        """What has to be read first, else the first button."""
        (self.read if self._warns and not self.read.isChecked() else self.buttons["docx"]).setFocus()

    @property
    def was_read(self) -> bool:
        """Whether the warning was read in this window."""
        return self._warned

    @property
    def _warns(self) -> bool:
        return self._prepared.kind == WARNED

    def enter(self) -> None:
        """The warning if there is one, what is to be known, and the ways out."""
        self.parts = QCheckBox()
        parts: list[QWidget] = [self._warning()] if self._warns else []
        self._known = cards.Card(tr("交之前看一眼"))
        self._notices, self.sizes = QWidget(), {}
        parts += [self._known, self._ways(), self._shop()]
        if self._prepared.kind == papers.PASTED:
            parts.append(self._form())
        self.sheet.show_parts(parts)
        if self._prepared.told is not None:
            self.told(self._prepared.told)
        self._enable()
        self._write()

    def told(self, told: Told) -> None:
        """What the person should know of this paper now."""
        rows = [sentence(one) for one in told.notices if one.code != "letter_limitation"]
        if told.drafts:
            rows.append(tr("有 {n} 条记录待核对，没有写进去；文书里会写明。").format(n=told.drafts))
        if told.kind in particulars.ASKED:
            rows.append(tr("签名和日期留空，打印后用手写。身份证复印件上可以写明用途再交。"))
        if not rows:
            rows.append(tr("没有要特别留意的。"))
        holder = cards.stacked(*(cards.words(f"·  {row}") for row in rows))
        self._notices.hide()
        self._notices.deleteLater()
        self._notices = holder
        self._known.add(holder)

    # -- the warning --------------------------------------------------------------------------------

    def _warning(self) -> QWidget:
        """The card on limitation, to be read before a letter goes to the lender."""
        known = law_cards.cards().items.get(LIMITATION)
        card = cards.Card(tr("寄给贷款机构之前，先看这一条"), cards.tag(tr("! 诉讼时效"), "doubt"))
        card.add(cards.words(sentence(Trouble("letter_limitation"))))
        if known is not None:
            card.add(cards.words(said.both(known.text), "soft"))
            source = tr("来源：{source}。不是法律意见。").format(source=said.both(known.source))
            card.add(cards.words(source, "faint"))
        self.read = QCheckBox(tr("我看过了，仍然要写这封信"))
        self.read.setChecked(self._warned)
        self.read.toggled.connect(self._has_read)
        card.add(self.read)
        return card

    def _has_read(self, on: bool) -> None:
        self._warned = on
        self._enable()

    def _enable(self) -> None:
        may = not self._warns or self._warned
        self.why.setVisible(not may)
        for name, button in self.buttons.items():
            button.setEnabled(may and (name != "docx" or self._prepared.kind not in kinds.PDF_ONLY))

    # -- the ways out -------------------------------------------------------------------------------

    def _ways(self) -> QWidget:
        card = cards.Card(tr("{name}：存出来").format(name=documents_words.name(self._prepared.kind)))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        self.buttons = {}
        for name, text in (("docx", tr("存为 Word")), ("pdf", tr("存为 PDF")), ("print", tr("打印…"))):
            button = QPushButton(text)
            button.clicked.connect(partial(self._wish, name))
            line.addWidget(button)
            self.buttons[name] = button
        line.addStretch(1)
        self.buttons["docx" if self._prepared.kind not in kinds.PDF_ONLY else "pdf"].setProperty(
            "look", "main"
        )
        card.add(holder)
        self.why = cards.words(tr("先在上面勾“我看过了”，这里就能存了。"), "doubt")
        card.add(self.why)
        card.add(self._extra())
        only_pdf = self._prepared.kind in kinds.PDF_ONLY
        how = (
            tr("这一种只有 PDF：页码只在里面才对得上。")
            if only_pdf
            else tr("Word 可以再改；PDF 用来提交和打印。")
        )
        card.add(cards.words(how + tr("存过的都记在“做过的”里。"), "faint"))
        return card

    def _wish(self, name: str, _checked: bool = False) -> None:
        """What is written builds on what is kept: first the one, then the other."""
        ending = "parts" if name == "pdf" and self.parts.isChecked() else name
        do = self.print_requested.emit if name == "print" else partial(self.save_requested.emit, ending)
        self._prepared.keep(do)

    def _extra(self) -> QWidget:
        """What there is to choose for this kind alone: parts of a bundle, a page for the identity card."""
        kind = self._prepared.kind
        if kind in kinds.PDF_ONLY:
            self.parts = QCheckBox(tr("分成几个文件，每个不超过 {n} MB（网上提交用）").format(n=PART))
            return cards.beside(self.parts)
        if kind in particulars.ASKED:
            self.id_page = QCheckBox(tr("加一页，贴身份证复印件（印上用途）"))
            self.id_page.setChecked(bool(self._prepared.plan.choices.get("id_page")))
            self.id_page.toggled.connect(lambda on: self._prepared.choose(id_page=on))
            return cards.beside(self.id_page)
        return QWidget()

    def _shop(self) -> QWidget:
        """One PDF for a print shop, with a slip that says how."""
        card = cards.Card(tr("拿去打印店"))
        self.copies, self.two_sided = QComboBox(), QCheckBox(tr("双面"))
        for n in COPIES:
            self.copies.addItem(str(n), n)
        self.copies.setAccessibleName(tr("打印几份"))
        self.two_sided.setChecked(True)
        label, button = QLabel(tr("份数")), QPushButton(tr("存打印包…"))
        label.setBuddy(self.copies)
        button.clicked.connect(lambda _=False: self._prepared.keep(self._order))
        self.buttons["shop"] = button
        holder, line = QWidget(), QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (label, self.copies, self.two_sided, button):
            line.addWidget(widget)
        line.addStretch(1)
        holder.setLayout(line)
        card.add(holder)
        card.add(
            cards.words(tr("一个 PDF，旁边一张打印说明：共几页、单面还是双面、几份。一起发给店家。"), "faint")
        )
        return card

    def _order(self) -> None:
        self.order_requested.emit((int(self.copies.currentData()), self.two_sided.isChecked()))

    # -- a text for a web form ----------------------------------------------------------------------

    def _form(self) -> QWidget:
        card = cards.Card(tr("网上填表用的正文"))
        self.sizes, self._group = {}, QButtonGroup(self)
        for most in paste.SIZES:
            button = QRadioButton(tr("{n} 字以内").format(n=f"{most:,}"))
            button.setChecked(most == paste.SIZES[0])
            button.toggled.connect(lambda on: self._write() if on else None)
            self._group.addButton(button)
            self.sizes[most] = button
        self.copy = QPushButton(tr("复制"))
        self.copy.clicked.connect(self._copy)
        self.count = QLabel()
        self.count.setProperty("look", "soft")
        foot, line = QWidget(), QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.count, 1)
        line.addWidget(self.copy)
        foot.setLayout(line)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(150))
        self.text.setAccessibleName(tr("网上填表用的正文"))
        card.add(flow.line(*self.sizes.values()))
        card.add(self.text)
        card.add(foot)
        card.add(cards.words(tr("放不下的整句不写，不会断在半句。贴进去以后，请在网页上再看一遍。"), "faint"))
        return card

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(tr("已复制"))

    def _write(self) -> None:
        """Have the text made for the size that is chosen; a later wish drops an earlier one."""
        most = next((most for most, button in self.sizes.items() if button.isChecked()), 0)
        if not most or not self.isVisible() or self._prepared.kind != papers.PASTED:
            return
        self._turn += 1
        turn, plan, desk = self._turn, self._prepared.plan, self._desk

        def steps(_pool: ReaderPool) -> Iterator[Any]:
            redact = str(plan.choices.get("redact", ""))
            drawer = papers.drawer_of(desk.case, papers.PASTED, paste=most, chosen=plan, redact=redact)
            yield paste.written(drawer.doc())

        desk.draw(steps, self.text, partial(self._written, most), lambda: turn == self._turn)

    def _written(self, most: int, made: object) -> None:
        if isinstance(made, Trouble):
            self.text.setPlainText(sentence(made))
            self.count.clear()
        elif isinstance(made, Exception):
            raise made
        else:
            text = str(made)
            self.text.setPlainText(text)
            self.count.setText(tr("{n} / {most} 字").format(n=paste.count(text), most=most))
            self.copy.setText(tr("复制"))
