"""The monthly check: what the lender shows is typed, and what the record says to it stands below."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QLineEdit

from app.case import moments, money
from app.case.errors import Refused
from app.ui import language
from app.ui.cards import words
from app.ui.forms import Field, FormDialog
from app.ui.language import tr
from app.ui.proof_field import ProofField
from app.work import bill_check
from app.work.bill_check import Shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.desk import Desk

SUMS = ("balance", "due", "extra")


class BillForm(FormDialog):
    """Every field may stay empty but one; the answer stands below and is kept as an entry."""

    def __init__(
        self, desk: Desk, debt: str, parent: QWidget | None = None, today: date | None = None
    ) -> None:
        self._desk, self._debt = desk, debt
        zone = moments.zone(desk.snapshot().case.time_zone)
        self._today = today or datetime.now(zone).date()
        self._currency = desk.snapshot().debt_by_id[debt].currency
        fields = [
            Field(
                name="balance",
                label=tr("剩余应还（元）"),
                help=tr("官方 App 或账单上的剩余本息，看到多少填多少。"),
            ),
            Field(name="due", label=tr("本期应还（元）")),
            Field(name="due_on", label=tr("还款日"), help=tr("写成 2026-12-10；没有就空着。")),
            Field(name="overdue_days", label=tr("显示逾期几天"), help=tr("没有逾期就填 0。")),
            Field(name="extra", label=tr("罚息、违约金、费用（元）"), help=tr("没有就填 0。")),
            Field(name="note", label=tr("还看到什么"), kind="long"),
        ]
        super().__init__(tr("对一次账"), fields, tr("记下结果"), parent)
        self.proof = ProofField(desk)
        self.form.addRow(tr("截图或账单"), self.proof)
        self.answer = words(tr("填一项，这里就会说和记录对不对得上。"), "soft")
        self.answer.setAccessibleName(tr("对账结果"))
        self.column.insertWidget(1, self.answer)
        self.boxes["balance"].widget.setFocus()
        for box in self.boxes.values():
            if isinstance(box.widget, QLineEdit):
                box.widget.textChanged.connect(lambda _text: self.show_answer())
            elif isinstance(box.widget, QComboBox):
                box.widget.currentIndexChanged.connect(lambda _n: self.show_answer())

    def shown(self) -> Shown:
        """What was typed; ``Refused`` names the field that cannot be taken."""
        values = self.values()
        facts: dict[str, Any] = {name: _sum(values[name], name) for name in SUMS}
        return Shown(**facts, due_on=_day(values["due_on"]), overdue_days=_days(values["overdue_days"]))

    def show_answer(self) -> None:
        """Say what the record says to it, while it is typed."""
        try:
            shown = self.shown()
        except Refused:
            return  # half typed
        lines = bill_check.compare(
            self._desk.snapshot(), self._desk.standing(), self._debt, shown, self._today
        )
        told = bill_check.told(lines, self._today, language.current(), self._currency).partition("\n")[2]
        self.answer.setText(told or tr("填一项，这里就会说和记录对不对得上。"))

    def save(self) -> None:
        """Keep it as an entry."""
        try:
            shown = self.shown()
        except Refused as error:
            self.refused(error)
            return
        more: dict[str, Any] = self.proof.more(self._today) | {"note": self.values()["note"] or ""}

        def write(case: Any) -> object:  # noqa: ANN401  a Case
            return bill_check.keep(case, self._debt, shown, **more)

        self._desk.act(write, then=lambda _change: self.accept(), refused=self.refused)


def _sum(text: str | None, field: str) -> int | None:
    if not text:
        return None
    if text.strip().rstrip("元").strip().strip("0.") == "":
        return 0
    found = money.parse(text if text.endswith(("元", "万")) else f"{text}元")
    if found is None or found < 0:
        raise Refused("amount_unclear", field)
    return found


def _day(text: str | None) -> str | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise Refused("date_unclear", "due_on", value=text) from error


def _days(text: str | None) -> int | None:
    if not text:
        return None
    plain = text.strip().rstrip("天日").strip()
    if not plain.isdecimal() or len(plain) > 5:
        raise Refused("days_unclear", "overdue_days", value=text)
    return int(plain)
