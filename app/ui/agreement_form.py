"""Asks for an agreement in plain words and shows the plan that follows, exact to the fen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QWidget

from app.case import money
from app.case.errors import Refused
from app.ui.forms import Field, FormDialog
from app.ui.language import tr
from app.ui.lender_words import ways
from app.ui.sums import amount as amount_of
from app.work import agreements

if TYPE_CHECKING:
    from app.case.records import Agreement
    from app.ui.desk import Desk

TRI = {"yes": True, "no": False, "unknown": None}


def _fields(desk: Desk, old: Agreement | None) -> list[Field]:
    plan = desk.snapshot().instalments_of(old.id) if old else ()
    each = money.format_minor(plan[0].minor, thousands=False) if plan else ""
    total = money.format_minor(old.total_minor, thousands=False) if old and old.total_minor else ""
    promised = (old.promises or {}).get("stop_collection") if old else None
    answers = [("unknown", tr("不知道，没写清")), ("yes", tr("写明了停止催收")), ("no", tr("没有写"))]
    return [
        Field(
            name="contract_number",
            label=tr("协议编号"),
            unknown=True,
            value=(old.contract_number or None) if old else None,
            help=tr("协议或短信里写的编号，一字不差。"),
        ),
        Field(name="agreed_at", label=tr("哪天谈成"), kind="date", value=old.agreed_at if old else None),
        Field(
            name="how",
            label=tr("怎么谈成的"),
            kind="choice",
            choices=ways(),
            value=old.how if old else "unknown",
        ),
        Field(name="each", label=tr("每期还多少（元）"), value=each),
        Field(name="count", label=tr("一共几期"), value=str(len(plan)) if plan else ""),
        Field(
            name="first_due",
            label=tr("第一期哪天还"),
            kind="date",
            value=plan[0].due_on if plan else None,
            help=tr("以后每月同一天；那个月没有这天就算月底。"),
        ),
        Field(
            name="total",
            label=tr("总共还多少（元）"),
            unknown=True,
            value=total or None,
            help=tr("和每期相加不一样时，差额算在最后一期。"),
        ),
        Field(
            name="grace_days",
            label=tr("宽限几天"),
            unknown=True,
            value=str(old.grace_days) if old and old.grace_days is not None else None,
        ),
        Field(
            name="stop_collection",
            label=tr("履约期间停止催收"),
            kind="choice",
            choices=answers,
            value={True: "yes", False: "no"}.get(promised, "unknown") if promised is not None else "unknown",
        ),
    ]


class AgreementForm(FormDialog):
    """The same form for a new agreement and for one that was read; the plan is shown while typing."""

    def __init__(self, desk: Desk, old: Agreement | None, parent: QWidget | None = None) -> None:
        super().__init__(tr("还款协议"), _fields(desk, old), tr("记录这份协议"), parent)
        self._desk = desk
        self._old = old
        self.plan = QLabel()
        self.plan.setWordWrap(True)
        self.plan.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.form.addRow(QLabel(tr("这样算下来")), self.plan)
        for box in self.boxes.values():
            self._listen(box.widget)
            if box.unknown is not None:
                box.unknown.toggled.connect(self._preview)
        self._preview()

    def _listen(self, widget: QWidget) -> None:
        if isinstance(widget, QLineEdit):
            widget.textChanged.connect(self._preview)
        elif isinstance(widget, QDateEdit):
            widget.dateChanged.connect(self._preview)
        elif isinstance(widget, QComboBox):
            widget.currentIndexChanged.connect(self._preview)

    def _preview(self) -> None:
        try:
            rows = self._rows()
        except Refused:
            self.plan.setText(tr("填好每期金额、期数和第一期日期，这里会列出每一期。"))
            return
        shown = [f"{row['n']}. {row['due_on']}  {amount_of(row['minor'])}" for row in rows]
        if len(shown) > 6:
            shown = [*shown[:3], "……", *shown[-2:]]
        total = tr("共 {n} 期，合计 {sum}").format(
            n=len(rows), sum=amount_of(sum(row["minor"] for row in rows))
        )
        self.plan.setText("\n".join([total, *shown]))

    def _rows(self) -> list[dict[str, Any]]:
        values = self.values()
        count = str(values["count"] or "")
        if not count.isdecimal() or not 1 <= int(count) <= 1200:
            raise Refused("count_unclear", "count")
        each, total = _minor(values["each"], "each"), _minor(values["total"], "total")
        if each is None and total is None:
            raise Refused("amount_unclear", "each")
        first = date.fromisoformat(values["first_due"])
        try:
            planned = agreements.plan(int(count), first, total_minor=total, each_minor=each)
        except ValueError:
            raise Refused("plan_impossible", "total") from None
        return [{"n": one.n, "due_on": one.due_on.isoformat(), "minor": one.minor} for one in planned]

    def data(self) -> dict[str, Any]:
        """What was entered, as ``agree`` takes it; ``Refused`` names the field that cannot be taken."""
        values = self.values()
        rows = self._rows()
        data: dict[str, Any] = {
            "agreed_at": values["agreed_at"],
            "how": values["how"],
            "instalments": rows,
            "due_day": date.fromisoformat(rows[0]["due_on"]).day,
            "stop_collection": TRI[values["stop_collection"]],
            "total_minor": sum(row["minor"] for row in rows),
        }
        if values["contract_number"]:
            data["contract_number"] = values["contract_number"]
        grace = values["grace_days"]
        if grace is not None:
            if not str(grace).isdecimal():
                raise Refused("count_unclear", "grace_days")
            data["grace_days"] = int(grace)
        return data | self._kept(values)

    def _kept(self, values: dict[str, Any]) -> dict[str, Any]:
        """What an agreement that is corrected keeps: its terms, what ends it, the exact moment of a day."""
        old = self._old
        if old is None:
            return {}
        kept: dict[str, Any] = {}
        if old.agreed_at and old.agreed_at[:10] == values["agreed_at"]:
            kept["agreed_at"] = old.agreed_at
        if old.ends_when:
            kept["ends_when"] = old.ends_when
        if old.promises:
            kept["promises"] = dict(old.promises) | {"stop_collection": TRI[values["stop_collection"]]}
        terms = [{"kind": one.kind, "text": one.text} for one in self._desk.snapshot().terms_of(old.id)]
        return kept | ({"terms": terms} if terms else {})

    def save(self) -> None:
        """Record it as one act."""
        try:
            data = self.data()
        except Refused as error:
            self.refused(error)
            return
        debt = self._old.debt if self._old else None
        self._desk.act(_record, data, debt, then=lambda _change: self.accept(), refused=self.refused)


def _record(case: Any, data: dict[str, Any], debt: str | None) -> object:  # noqa: ANN401  a Case
    return agreements.record(case, data, debt=debt)


def _minor(text: str | None, field: str) -> int | None:
    if not text:
        return None
    found = money.parse(text if text.endswith(("元", "万")) else f"{text}元")
    if found is None or found <= 0:
        raise Refused("amount_unclear", field)
    return found
