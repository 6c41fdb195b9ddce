"""Asks for an agreement in plain words and shows the plan that follows, exact to the fen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.case.errors import Refused
from app.ui import agreement_fields
from app.ui.agreement_fields import PROMISES, TRI
from app.ui.forms import FormDialog
from app.ui.language import tr
from app.ui.sums import amount as amount_of
from app.work import agreements

if TYPE_CHECKING:
    from app.case.records import Agreement
    from app.ui.desk import Desk

KEPT = ("original_contract_number", "hotline", "interest_fees_minor", "currency")


class AgreementForm(FormDialog):
    """The same form for a new agreement and for one that was read; the plan is shown while typing."""

    def __init__(self, desk: Desk, old: Agreement | None, parent: QWidget | None = None) -> None:
        super().__init__(tr("还款协议"), agreement_fields.fields(desk, old), tr("记录这份协议"), parent)
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
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.textChanged.connect(self._preview)
        elif isinstance(widget, QDateEdit):
            widget.dateChanged.connect(self._preview)
        elif isinstance(widget, QComboBox):
            widget.currentIndexChanged.connect(self._preview)

    def _preview(self) -> None:
        try:
            rows = agreement_fields.rows(self.values())
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

    def data(self) -> dict[str, Any]:
        """What was entered, as ``agree`` takes it; ``Refused`` names the field that cannot be taken."""
        values = self.values()
        rows = agreement_fields.rows(values)
        data: dict[str, Any] = {
            "agreed_at": values["agreed_at"],
            "how": values["how"],
            "instalments": rows,
            "promises": {name: TRI[values[name]] for name in PROMISES},
            "total_minor": sum(row["minor"] for row in rows),
        }
        if not values["rows"]:
            data["due_day"] = date.fromisoformat(values["first_due"]).day
        for name in ("contract_number", "lender", "borrower", "supersedes"):
            if values.get(name):
                data[name] = values[name]
        if values["grace_days"] is not None:
            data["grace_days"] = agreement_fields.whole(values["grace_days"], "grace_days")
        if values["principal_minor"]:
            data["principal_minor"] = agreement_fields.minor(values["principal_minor"], "principal_minor")
        if ends := agreement_fields.ends_when(values):
            data["ends_when"] = ends
        lines = str(values["terms"] or "").splitlines()
        terms = [{"kind": "other", "text": one.strip()} for one in lines if one.strip()]
        return data | self._kept(values, terms)

    def _kept(self, values: dict[str, Any], terms: list[dict[str, str]]) -> dict[str, Any]:
        """What a corrected agreement keeps: its terms, what the form does not ask for, the moment."""
        old = self._old
        if old is None:
            return {"terms": terms} if terms else {}
        kept: dict[str, Any] = {name: getattr(old, name) for name in KEPT if getattr(old, name)}
        if old.agreed_at and old.agreed_at[:10] == values["agreed_at"]:
            kept["agreed_at"] = old.agreed_at
        if old.payments_cover:
            kept["payments_cover"] = list(old.payments_cover)
        if old.promises.get("credit_reporting"):
            answers = {name: TRI[values[name]] for name in PROMISES}
            kept["promises"] = answers | {"credit_reporting": old.promises["credit_reporting"]}
        if old.status == "confirmed":
            kept["supersedes"] = old.id
        known = [{"kind": one.kind, "text": one.text} for one in self._desk.snapshot().terms_of(old.id)]
        return kept | ({"terms": [*known, *terms]} if known or terms else {})

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
