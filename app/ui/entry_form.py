"""Writes an entry by hand, or changes or discards one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.case.moments import Moment
from app.ui.forms import Field, FormDialog
from app.ui.language import tr
from app.ui.moment_field import MomentField
from app.work import entries, review

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.case.records import Entry
    from app.ui.desk import Desk


def kinds() -> list[tuple[str, str]]:
    """Kinds of entry a person writes."""
    return [
        ("note", tr("自己记的事")),
        ("call", tr("电话")),
        ("sms", tr("短信")),
        ("chat", tr("聊天")),
        ("mail", tr("邮件")),
        ("letter", tr("信函")),
        ("visit", tr("上门")),
        ("app_notice", tr("应用通知")),
        ("verification", tr("核实")),
        ("complaint", tr("投诉")),
        ("complaint_reply", tr("投诉答复")),
        ("agreement", tr("协议")),
        ("payment", tr("还款")),
    ]


class EntryForm(FormDialog):
    """One entry: when, what, who, in which words; tied to a region of evidence if it came from one."""

    def __init__(
        self,
        desk: Desk,
        entry: str | None,
        source: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._desk = desk
        self._entry: Entry | None = desk.snapshot().entry_by_id[entry] if entry else None
        self._source = source
        title = tr("修改记录") if entry else tr("记一笔")
        super().__init__(title, self._fields(), tr("保存"), parent)
        self.time = MomentField()
        self.time.show_moment(self._entry.moment if self._entry else Moment(precision="unknown"))
        if self._entry is None:
            self.time.precision.setCurrentIndex(self.time.precision.findData("minute"))
            self.time._formed()
        self._first_time = self.time.fields()
        label = QLabel(tr("什么时候"))
        label.setBuddy(self.time)
        self.form.insertRow(0, label, self.time)
        if self._entry is not None:
            discard = QPushButton(tr("不要这条"))
            discard.clicked.connect(self._discard)
            self.line.insertWidget(0, discard)

    def _fields(self) -> list[Field]:
        entry = self._entry
        sides = [("in", tr("对方找我")), ("out", tr("我找对方")), ("none", tr("不分"))]
        fields = [
            Field(
                name="kind",
                label=tr("是什么"),
                kind="choice",
                choices=kinds(),
                value=entry.kind if entry else "note",
            ),
            Field(
                name="direction",
                label=tr("方向"),
                kind="choice",
                choices=sides,
                value=entry.direction if entry else "none",
            ),
            Field(
                name="sender_shown",
                label=tr("是谁"),
                value=entry.sender_shown if entry else "",
                help=tr("对方怎么称呼自己就怎么写。"),
            ),
            Field(
                name="number", label=tr("号码"), value=(entry.number_shown or entry.number) if entry else ""
            ),
            Field(
                name="text",
                label=tr("内容"),
                kind="long",
                value=entry.text if entry else "",
                help=tr("原话尽量一字不差；自己的说明另记一条。"),
            ),
        ]
        debts = self._desk.snapshot().debts
        if len(debts) > 1:
            choices = [("", tr("说不清")), *((one.id, one.lender or one.id) for one in debts)]
            fields.append(
                Field(
                    name="debt",
                    label=tr("哪笔债务"),
                    kind="choice",
                    choices=choices,
                    value=(entry.debt if entry else debts[0].id) or "",
                )
            )
        return fields

    def changes(self) -> dict[str, Any]:
        """Fields of the entry that were entered or changed."""
        now = {name: value or "" for name, value in self.values().items()}
        if "debt" in now:
            now["debt"] = now["debt"] or None
        entry = self._entry
        if entry is None:
            return now | self.time.fields()
        before: dict[str, Any] = {name: getattr(entry, name) for name in now}
        before["number"] = entry.number_shown or entry.number
        changed = {name: value for name, value in now.items() if value != before[name]}
        time = self.time.fields()
        return changed | (time if time != self._first_time else {})

    def save(self) -> None:
        """Write it down; what cannot be taken is said beside its field."""
        changed = self.changes()
        entry = self._entry
        if entry is None:
            citations = [self._citation()] if self._source else []
            self._desk.act(_added, changed, citations, then=self._done, refused=self.refused)
        elif changed:
            self._desk.act(entries.edit, entry.id, changed, then=self._done, refused=self.refused)
        else:
            self.accept()

    def _citation(self) -> dict[str, Any]:
        source = dict(self._source or {})
        place = source.get("region") or {}
        return {"evidence": source["evidence"], "text": self.values()["text"] or "", **place}

    def _done(self, _change: object) -> None:
        self.accept()

    def _discard(self) -> None:
        if self._entry is not None:
            self._desk.act(review.discard, [self._entry.id], then=self._done)


def _added(case: Any, fields: dict[str, Any], citations: list[dict[str, Any]]) -> object:  # noqa: ANN401  a Case
    return entries.add(case, fields=fields, citations=citations)
