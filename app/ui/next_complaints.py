"""The page of complaints: who to turn to and in which order, each complaint with its dates and periods."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from app.followup import authorities
from app.ui import cards, flow, language
from app.ui import next_words as said
from app.ui.article_words import article
from app.ui.language import tr
from app.ui.messages import sentence
from app.ui.next_sources import provenance
from app.work import complaint_clocks, complaints, own_sources, receivers

if TYPE_CHECKING:
    from app.case.records import Complaint
    from app.followup.authorities import Station
    from app.followup.clocks import Running
    from app.ui.next_pane import NextPane


class ComplaintsPage:
    """Makes the parts of the page for a pane; ``matter`` and ``opened`` say what is looked at."""

    def __init__(self, pane: NextPane) -> None:
        self._pane = pane
        self.matter = "collection"
        self.opened = ""
        self.debt: str | None = None

    def parts(self) -> list[QWidget]:
        """Complaints with what runs first, then the way for a matter."""
        snapshot = self._pane.snapshot()
        made = sorted(snapshot.complaints, key=lambda one: (bool(one.outcome), _last_day(one)), reverse=False)
        head = QPushButton(tr("登记投诉、申请或收到的材料…"))
        head.setProperty("look", "main")
        head.setEnabled(self._pane.may_write())
        head.clicked.connect(lambda _=False: self._pane.complain({"matter": self.matter, "debt": self.debt}))
        remind = cards.link(tr("放进手机日历…"), self._pane.remind)
        parts: list[QWidget] = [flow.line(head, *([remind] if made else []))]
        parts += [self._complaint(one) for one in made]
        if not made:
            empty = tr(
                "还没有登记过。投诉、申请调解、收到法院材料，都可以记在这里：哪天提的、编号多少、期限到哪天。"
            )
            parts.append(cards.words(empty, "soft"))
        return [*parts, *self._way()]

    # -- one complaint

    def _complaint(self, one: Complaint) -> QWidget:
        lang, pane = language.current(), self._pane
        title = tr("{body}　{matter}").format(
            body=complaints.body_name(one, lang), matter=dict(said.matters())[one.matter]
        )
        card = cards.Card(title, cards.tag(*said.complaint_state(one)))
        number = tr("编号 {number}").format(number=one.number) if one.number else ""
        facts = tr("　").join(
            filter(None, (said.dates(one), number, dict(said.ways())[one.way] if one.way else ""))
        )
        if facts:
            card.add(cards.words(facts, "soft"))
        if one.note:
            card.add(cards.words(one.note))
        running = complaint_clocks.running(pane.snapshot(), one, pane.today())
        for each in complaint_clocks.to_show(running):
            card.row([(self._clock(each), 1)])
        card.add(self._buttons(one))
        return card

    def _clock(self, one: Running) -> QWidget:
        lang, clock = language.current(), one.clock
        head = cards.beside(
            cards.words(clock.title[lang]), cards.tag(*said.clock_state(one, self._pane.today()))
        )
        says = tr("{says}（{article}）").format(says=clock.says[lang], article=article(clock.article))
        parts: list[QWidget] = [head, cards.words(says, "soft")]
        doubts = said.clock_doubts(one)
        if doubts:
            parts.append(cards.words(doubts, "doubt"))
        if one.state == "over" or clock.who == "person":
            what = tr("期限满了怎么办：{what}").format(what=clock.runs_out[lang])
            parts.append(cards.words(what))
        parts += provenance(clock)[:1]
        return cards.stacked(*parts)

    def _buttons(self, one: Complaint) -> QWidget:
        pane = self._pane
        answer = tr("登记答辩…") if one.body == "court" else tr("登记答复…")
        does = [(answer, partial(pane.reply, one)), (tr("改…"), partial(pane.change, one))]
        if one.entry:
            does.append(
                (
                    tr("在时间线里看"),
                    partial(pane.show_entries, [*filter(None, (one.entry, one.reply_entry))]),
                )
            )
        does.append((tr("去掉这一件"), partial(pane.drop, one)))
        links = [cards.link(text, do) for text, do in does]
        for link in links:
            link.setEnabled(pane.may_write())
        return flow.line(*links, self._closing(one))

    def _closing(self, one: Complaint) -> QWidget:
        box = QComboBox()
        box.setAccessibleName(tr("结果"))
        for code, text in said.outcomes():
            box.addItem(text, code)
        box.setCurrentIndex(box.findData(one.outcome))
        box.setEnabled(self._pane.may_write())
        box.activated.connect(lambda _n: self._pane.close_complaint(one, box.currentData()))
        return box

    # -- who to turn to

    def _way(self) -> list[QWidget]:
        pane, lang = self._pane, language.current()
        snapshot = pane.snapshot()
        debt = self.debt or (snapshot.debts[0].id if snapshot.debts else None)
        kind = complaint_clocks.lender_kind(snapshot, debt)
        route = authorities.route(self.matter, kind)
        stations = complaint_clocks.way(snapshot, debt, self.matter, pane.today())
        card = cards.Card(tr("找谁，先后怎么走"))
        card.add(cards.beside(self._matters(), *self._debts()))
        if route is not None:
            card.add(cards.words(route.says[lang]))
            for line in provenance(route):
                card.add(line)
        if kind == "unknown" and debt is not None:
            choose = cards.link(tr("选出借人是哪一类…"), partial(pane.edit_lender, snapshot.debt_by_id[debt]))
            choose.setEnabled(pane.may_write())
            card.add(choose)
        for one in stations:
            card.row([(self._station(one), 1)])
        faults = [cards.words(sentence(fault), "doubt") for fault in own_sources.faults()]
        return [card, *faults]

    def _matters(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("什么事"))
        for code, text in said.matters():
            box.addItem(text, code)
        box.setCurrentIndex(box.findData(self.matter))
        box.activated.connect(lambda _n: self._look(matter=box.currentData()))
        return box

    def _debts(self) -> list[QWidget]:
        debts = self._pane.snapshot().debts
        if len(debts) < 2:
            return []
        box = QComboBox()
        box.setAccessibleName(tr("哪笔债务"))
        for one in debts:
            box.addItem(one.lender or one.contract_number or one.id, one.id)
        box.setCurrentIndex(max(0, box.findData(self.debt)))
        box.activated.connect(lambda _n: self._look(debt=box.currentData()))
        return [box]

    def _look(self, *, matter: str = "", debt: str | None = None) -> None:
        self.matter, self.debt = matter or self.matter, debt or self.debt
        self._pane.draw()

    def _station(self, one: Station) -> QWidget:
        lang, known, pane = language.current(), one.authority, self._pane
        own = [cards.tag(tr("你自己填的"), "accent")] if known.own else []
        parts: list[QWidget] = [
            cards.beside(cards.words(known.title[lang]), cards.tag(*said.station_state(one.state)), *own),
            cards.words(tr("怎样联系：{contact}").format(contact=known.contact[lang])),
        ]
        opened = self.opened == known.id
        more = cards.link(tr("收起") if opened else tr("能做什么、要带什么"), partial(self._open, known.id))
        record = cards.link(tr("登记…"), partial(pane.complain, self._given(known.id)))
        record.setEnabled(pane.may_write())
        paper = receivers.leading_to(known.id)
        write = [cards.link(tr("准备文书…"), partial(pane.document, paper))] if paper else []
        links = [more, *write, record, cards.link(tr("改成我知道的…"), partial(pane.edit_authority, known))]
        if known.own:
            links.append(cards.link(tr("用回原来的"), partial(pane.forget_authority, known)))
        if opened:
            for name, text in (
                (tr("做什么"), known.does),
                (tr("要什么"), known.needs),
                (tr("不能做什么"), known.cannot),
            ):
                parts.append(cards.words(tr("{name}：{text}").format(name=name, text=text[lang]), "soft"))
            parts += provenance(known)
        return cards.stacked(*parts, flow.line(*links))

    def _given(self, body: str) -> dict[str, str | None]:
        return {"body": body, "matter": self.matter, "debt": self.debt}

    def _open(self, id: str) -> None:
        self.opened = "" if self.opened == id else id
        self._pane.draw()


def _last_day(one: Complaint) -> str:
    """Newest first among those that are open, as a key that sorts upwards."""
    day = one.sent_on or one.served_on or one.made_on
    return "".join(chr(0x39 - int(c) + 0x30) if c.isdigit() else c for c in day)
