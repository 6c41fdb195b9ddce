"""Asks how a document went out: to whom, by which way, on which day, with which number; and the answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.ui import language, register_words
from app.ui.forms import Field, FormDialog
from app.ui.language import tr
from app.ui.wizard import words as wizard_words
from app.work import receivers, sent, sent_complaints

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.case.case import Case, Change
    from app.case.records import Document
    from app.case.sendings import Sending
    from app.ui.desk import Desk


BEGINS = "begins"


class SendingForm(FormDialog):
    """One sending, new or corrected."""

    def __init__(
        self, desk: Desk, document: Document | None, sending: Sending | None, parent: QWidget | None = None
    ) -> None:
        self._desk, self._document, self._sending = desk, document, sending
        fields = _fields(document, sending)
        if document is not None and desk.is_open and sent_complaints.body(desk.snapshot(), document):
            fields.insert(3, _clock())
        super().__init__(tr("怎么交出去的"), fields, tr("记下来"), parent)

    def save(self) -> None:
        """Keep it as one act."""
        values = {name: value or "" for name, value in self.values().items()}
        if self._sending is not None:
            self._act(_change, self._sending.id, values)
        elif self._document is not None:
            begins = values.pop("clock", "") == BEGINS
            self._act(_record if begins else sent.record, self._document.id, values)

    def _act(
        self, do: Callable[[Case, str, dict[str, Any]], Change], id: str, values: dict[str, Any]
    ) -> None:
        self._desk.act(do, id, values, then=lambda _: self.accept(), refused=self.refused)


def _record(case: Case, document: str, values: dict[str, Any]) -> Change:
    return sent_complaints.record(case, document, values, today=date.today(), lang=language.paper())


def _change(case: Case, sending: str, values: dict[str, Any]) -> Change:
    return sent_complaints.change(case, sending, values, today=date.today(), lang=language.paper())


def _clock() -> Field:
    """Whether the periods of the complaint begin with it."""
    return Field(
        name="clock",
        label=tr("答复期限"),
        kind="choice",
        choices=[(BEGINS, tr("记成一件投诉，从这天开始算")), ("", tr("只记交出，先不算"))],
        value=BEGINS,
        help=tr("在“下一步”里会看到对方应当在哪天以前答复。"),
    )


def _fields(document: Document | None, sending: Sending | None) -> list[Field]:
    to = sending.to if sending is not None else _receiver(document)
    return [
        Field(name="to", label=tr("交给谁"), value=to, help=tr("机构、部门或人的名字，按寄件单上的写。")),
        Field(
            name="way",
            label=tr("怎么交的"),
            kind="choice",
            choices=register_words.ways(),
            value=sending.way if sending is not None else "courier",
        ),
        Field(name="sent_on", label=tr("哪天交的"), kind="date", value=sending.sent_on if sending else None),
        Field(
            name="number",
            label=tr("单号或受理编号"),
            value=sending.number if sending else "",
            help=tr("快递单号、网站的受理编号；没有就空着。"),
        ),
        Field(
            name="replied_on",
            label=tr("哪天收到答复"),
            kind="date",
            unknown=True,
            value=sending.replied_on if sending is not None else None,
            help=tr("还没有答复，就勾“不知道”。"),
        ),
        Field(name="note", label=tr("备注"), kind="long", value=sending.note if sending else ""),
    ]


def _receiver(document: Document | None) -> str:
    """Whom it was prepared for, as a first proposal."""
    known = receivers.BY_ID.get(str(document.settings.get("receiver", ""))) if document is not None else None
    return wizard_words.receiver(known) if known is not None and language.current() == "zh_CN" else ""
