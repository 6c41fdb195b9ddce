"""The page of the first two steps: what to look at, what to ask on the phone, how to confirm."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app.followup import checklists
from app.ui import cards, flow, language, theme
from app.ui import next_words as said
from app.ui.language import tr
from app.ui.next_sources import provenance
from app.work import complaint_clocks, verifying

if TYPE_CHECKING:
    from app.case.records import Complaint, Debt
    from app.ui.next_pane import NextPane
    from app.work.verifying import Item


def parts(pane: NextPane) -> list[QWidget]:
    """Each debt with its checklist, then the questions and the ways to confirm."""
    snapshot = pane.snapshot()
    made: list[QWidget] = []
    for debt in snapshot.debts:
        made.append(_checklist(pane, debt))
    if made:
        made += [_questions(pane, snapshot.debts[0].id), _confirm(pane)]
    return made or [cards.words(tr("案件里还没有债务。"), "soft")]


def _title(text: str) -> QWidget:
    title = cards.words(text)
    title.setFont(theme.font(theme.BODY, strong=True))
    return title


def _checklist(pane: NextPane, debt: Debt) -> QWidget:
    name = debt.registered_name or debt.lender or tr("放款机构未填")
    card = cards.Card(tr("第一步　核实：{name}").format(name=name))
    kind = dict(_kinds())[debt.lender_kind]
    lender = cards.link(tr("改…"), partial(pane.edit_lender, debt))
    lender.setEnabled(pane.may_write())
    known = QLabel(tr("出借人是哪一类：{kind}").format(kind=kind))
    known.setProperty("look", "soft")
    card.add(flow.line(known, lender))
    items = verifying.checklist(pane.snapshot(), debt.id)
    for item in items:
        card.row([(_what(item), 5), (_does(pane, item, debt), 1)])
    if not items:
        card.add(cards.words(tr("这个清单是为中国大陆的债务写的。"), "soft"))
    return card


def _kinds() -> list[tuple[str, str]]:
    from app.ui.lender_words import lender_kinds

    return lender_kinds()


def _what(item: Item) -> QWidget:
    lang, check = language.current(), item.check
    keep = tr("留下：{what}").format(what=check.keep[lang])
    return cards.stacked(
        _title(check.title[lang]),
        cards.words(check.does[lang]),
        cards.words(keep, "soft"),
        *provenance(check),
    )


def _does(pane: NextPane, item: Item, debt: Debt) -> QWidget:
    task = item.task
    parts: list[QWidget] = []
    if task is not None:
        role = "kept" if task.state == "done" else "faint"
        parts.append(cards.tag(said.task_state(task.state, task.until), role))
    calls = item.check.id == verifying.HOTLINE
    write = QPushButton(tr("边打边记…") if calls else tr("写下结果…"))
    do = partial(pane.call, debt.id) if calls else partial(pane.write_result, debt.id, item.check)
    write.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    write.clicked.connect(lambda _=False: do())
    parts.append(write)
    if task is None:
        parts.append(cards.link(tr("看过了，不用写"), partial(pane.settle, item.step, "done")))
        parts.append(cards.link(tr("不适合我"), partial(pane.settle, item.step, "not_for_me")))
    else:
        parts.append(cards.link(tr("放回来"), partial(pane.unsettle, item.step)))
    for part in parts:
        if isinstance(part, QPushButton):
            part.setEnabled(pane.may_write())
    return cards.stacked(*parts)


def _questions(pane: NextPane, debt: str) -> QWidget:
    lang = language.current()
    card = cards.Card(tr("电话里问什么"))
    kind = complaint_clocks.lender_kind(pane.snapshot(), debt)
    for n, one in enumerate(checklists.questions_for(kind), 1):
        card.add(cards.words(f"{n}. {one.title[lang]}"))
        card.add(cards.words(one.why[lang], "faint"))
    write = QPushButton(tr("边打边记…"))
    write.setEnabled(pane.may_write())
    write.clicked.connect(lambda _=False: pane.call(debt))
    script = cards.link(tr("打印通话提纲"), partial(pane.document, "call-script"))
    card.add(flow.line(write, script))
    return card


def _confirm(pane: NextPane) -> QWidget:
    card = cards.Card(tr("第二步　向机构确认"))
    why = tr("带上协议书面问一次：有没有登记，为什么还联系，请书面答复。三种办法选一种就行，信最有分量。")
    card.add(cards.words(why))
    for title, text, does in (
        (
            tr("写信"),
            tr("告知函附上协议和还款表，打印签字，用挂号信或快递寄，留单号和签收截图。"),
            [(tr("做告知函"), partial(pane.document, "lender-letter"))],
        ),
        (
            tr("打电话"),
            tr("照提纲问，记下时间和工号；请对方把答复发短信或邮件。"),
            [(tr("边打边记…"), partial(pane.call, None))],
        ),
        (
            tr("App、网页客服"),
            tr("把这段文字贴进去，发出后截图，留工单号。"),
            [(tr("复制一段文字"), pane.copy_text)],
        ),
    ):
        links = [cards.link(name, do) for name, do in does]
        card.row([(cards.stacked(_title(title), cards.words(text, "soft")), 5), (cards.stacked(*links), 1)])
    sent = [one for one in pane.snapshot().complaints if one.body == "lender"]
    for one in sent:
        card.row([(_sent(pane, one), 1)])
    note = cards.link(tr("登记寄出…"), partial(pane.complain, {"body": "lender", "way": "letter"}))
    note.setEnabled(pane.may_write())
    proof = cards.link(tr("怎样寄、怎样证明寄过"), partial(pane.card, "guide.sending"))
    card.add(flow.line(note, proof))
    return card


def _sent(pane: NextPane, one: Complaint) -> QWidget:
    """A letter or complaint to the lender: when, and until when an answer is due."""
    running = complaint_clocks.to_show(complaint_clocks.running(pane.snapshot(), one, pane.today()))
    waits = [said.clock_state(each, pane.today()) for each in running if each.clock.who != "person"]
    tags = [cards.tag(*said.complaint_state(one)), *(cards.tag(*each) for each in waits[:1])]
    answer = cards.link(tr("登记答复…"), partial(pane.reply, one))
    answer.setEnabled(pane.may_write())
    way = dict(said.ways())[one.way] if one.way else ""
    told = tr("　").join(filter(None, (said.dates(one) or one.made_on, way)))
    return cards.beside(cards.words(told), *tags, answer)
