"""Forms of complaints: to record one, to write an answer down; what cannot be is said beside its field."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit
from shiboken6 import isValid

from app.followup import authorities
from app.ui import cards, language
from app.ui import next_words as said
from app.ui.forms import Field, FormDialog
from app.ui.language import tr
from app.ui.proof_field import ProofField
from app.work import complaint_clocks, complaints

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtWidgets import QComboBox, QWidget

    from app.case.errors import Refused
    from app.case.records import Complaint
    from app.ui.desk import Desk

LATER = ("accepted_on", "forwarded_on", "review_asked_on", "served_on", "agreed_on", "paused_days")
"""What is known only afterwards: folded until somebody asks for it, or it is filled in."""


def _day(name: str, label: str, value: str | None, help: str = "") -> Field:
    none = tr("还没有") if name != "received_on" else tr("不知道")
    return Field(name=name, label=label, kind="date", value=value, unknown=True, unknown_text=none, help=help)


class ComplaintForm(FormDialog):
    """Records a complaint, or changes one; ``given`` are values to begin with."""

    def __init__(
        self,
        desk: Desk,
        today: date,
        complaint: Complaint | None = None,
        given: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._desk, self._today, self._old = desk, today, complaint
        self._given = dict(given or {})
        title = tr("改这一件") if complaint else tr("登记投诉、申请或收到的材料")
        super().__init__(title, self._fields(), tr("保存"), parent)
        for box in self.boxes.values():
            if isinstance(box.widget, QDateEdit) and box.value() is None:  # what is not known begins today
                box.widget.setDate(QDate(today.year, today.month, today.day))
        self.proof = ProofField(desk)
        self.form.addRow(tr("凭证"), self.proof)
        self.later = cards.link(tr("后来的日子：受理、转送、核查、送达、调解…"), self.unfold)
        self.form.addRow("", self.later)
        folded = not any(self._start(name, None) for name in LATER)
        for name in LATER if folded else ():
            self.form.setRowVisible(self.boxes[name], False)
        self.later.setVisible(folded)
        for name in ("body", "matter", "debt"):
            if name in self.boxes:
                self._box(name).currentIndexChanged.connect(lambda _n: self._hint())
        self._hint()

    def _start(self, name: str, other: Any = "") -> Any:  # noqa: ANN401  as the record has it
        if self._old is not None:
            return getattr(self._old, name)
        return self._given.get(name, other)

    def _box(self, name: str) -> QComboBox:
        return self.boxes[name].widget  # type: ignore[return-value]

    def _fields(self) -> list[Field]:
        lang, start = language.current(), self._start
        bodies = [(one.id, one.title[lang]) for one in authorities.authorities().listed()]
        fields = [
            Field(
                name="matter",
                label=tr("什么事"),
                kind="choice",
                choices=said.matters(),
                value=start("matter"),
            ),
            Field(
                name="body",
                label=tr("提给谁"),
                kind="choice",
                choices=[*bodies, ("", tr("名单里没有的"))],
                value=start("body", "lender"),
            ),
            Field(
                name="body_name",
                label=tr("具体名称"),
                value=start("body_name"),
                help=tr("哪个分局、哪家公司；可以不填"),
            ),
            Field(name="way", label=tr("怎样提的"), kind="choice", choices=said.ways(), value=start("way")),
            _day("sent_on", tr("哪天提出"), start("sent_on", self._today.isoformat())),
            _day(
                "received_on",
                tr("对方哪天收到"),
                start("received_on", None),
                tr("签收截图上的日子；答复的期限从这天算"),
            ),
            Field(
                name="number", label=tr("编号"), value=start("number"), help=tr("工单号、受理号、快递单号")
            ),
            Field(name="note", label=tr("要求和经过"), kind="long", value=start("note")),
            _day("accepted_on", tr("哪天受理"), start("accepted_on", None)),
            _day("forwarded_on", tr("哪天转送机构"), start("forwarded_on", None)),
            _day("review_asked_on", tr("哪天申请核查"), start("review_asked_on", None)),
            _day("served_on", tr("收到法院材料或核查决定"), start("served_on", None)),
            _day("agreed_on", tr("调解协议哪天生效"), start("agreed_on", None)),
            Field(
                name="paused_days",
                label=tr("调解用了几天"),
                value=start("paused_days", 0) or "",
                help=tr("这些天不计入期限"),
            ),
        ]
        return [*self._debt(), *fields, *self._follows()]

    def _debt(self) -> list[Field]:
        debts = self._desk.snapshot().debts
        if len(debts) < 2:
            return []
        choices = [("", tr("说不清")), *((one.id, one.lender or one.id) for one in debts)]
        return [
            Field(
                name="debt",
                label=tr("哪笔债务"),
                kind="choice",
                choices=choices,
                value=self._start("debt", debts[0].id) or "",
            )
        ]

    def _follows(self) -> list[Field]:
        lang = language.current()
        others = [
            one for one in self._desk.snapshot().complaints if self._old is None or one.id != self._old.id
        ]
        if not others:
            return []
        named = [
            (one.id, f"{complaints.body_name(one, lang)} {one.sent_on or one.made_on}") for one in others
        ]
        choices = [("", tr("不接着别的")), *named]
        return [
            Field(
                name="follows",
                label=tr("接着哪一件"),
                kind="choice",
                choices=choices,
                value=self._start("follows") or "",
            )
        ]

    def unfold(self) -> None:
        """Show the days that come later."""
        for name in LATER:
            self.form.setRowVisible(self.boxes[name], True)
        self.later.hide()
        self.boxes[LATER[0]].widget.setFocus()

    def refused(self, error: Refused) -> None:
        """A day that cannot be is never hidden."""
        if isValid(self) and error.field in LATER and not self.later.isHidden():
            self.unfold()
        super().refused(error)

    def _hint(self) -> None:
        """Under the authority: what it needs, and who comes first where the rule says so."""
        body = self._box("body").currentData()
        if body == "court":  # its periods run from the day of service
            self.form.setRowVisible(self.boxes["served_on"], True)
        lang = language.current()
        known = authorities.authorities().items.get(body)
        lines = [known.needs[lang], known.cannot[lang]] if known else []
        debt = self._box("debt").currentData() if "debt" in self.boxes else self._start("debt", None)
        snapshot, matter = self._desk.snapshot(), self._box("matter").currentData()
        first = complaint_clocks.first_to_ask(snapshot, debt or None, matter, body, self._today)
        if first is not None and self._old is None:
            says = tr("一般先找{who}，等答复或期限满了再找这里。你也可以照自己的情况来。")
            lines.insert(0, says.format(who=first.authority.title[lang]))
        box = self.boxes["body"]
        box.spec = dataclasses.replace(box.spec, help="\n".join(lines))
        box.wrong("")

    def fields(self) -> dict[str, Any]:
        """What was entered, as a complaint's fields."""
        now = self.values()
        now |= {name: now[name] or "" for name in ("body_name", "number", "note")}
        days = str(now["paused_days"] or "0").strip()
        now["paused_days"] = int(days) if days.isdecimal() else days
        return now

    def save(self) -> None:
        """Write it down."""
        more: dict[str, Any] = {
            "today": self._today,
            "lang": language.current(),
            "evidence": self.proof.chosen(),
        }
        fields = self.fields()

        def write(case: Any) -> object:  # noqa: ANN401  a Case
            if self._old is None:
                return complaints.record(case, fields, **more)
            return complaints.change(case, self._old.id, fields, **more)

        self._desk.act(write, then=self.saved, refused=self.refused)


class ReplyForm(FormDialog):
    """Writes the answer to a complaint down, with what shows it."""

    def __init__(self, desk: Desk, today: date, complaint: Complaint, parent: QWidget | None = None) -> None:
        self._desk, self._today, self._complaint = desk, today, complaint
        court = complaint.body == "court"
        title = tr("登记答辩") if court else tr("登记答复")
        fields = [
            Field(
                name="replied_on",
                label=tr("哪天交的答辩") if court else tr("哪天收到答复"),
                kind="date",
                value=complaint.replied_on or today.isoformat(),
            ),
            Field(
                name="text",
                label=tr("写了什么"),
                kind="long",
                help=tr("原话尽量一字不差；只有电话答复的，写下工号和时间"),
            ),
            Field(
                name="outcome",
                label=tr("结果"),
                kind="choice",
                choices=said.outcomes(),
                value=complaint.outcome,
            ),
        ]
        super().__init__(title, fields, tr("保存"), parent)
        self.proof = ProofField(desk)
        self.form.addRow(tr("答复的材料"), self.proof)

    def save(self) -> None:
        """Write it down."""
        fields = self.values() | {"text": self.values()["text"] or ""}
        more: dict[str, Any] = {
            "today": self._today,
            "lang": language.current(),
            "evidence": self.proof.chosen(),
        }

        def write(case: Any) -> object:  # noqa: ANN401  a Case
            return complaints.reply(case, self._complaint.id, fields, **more)

        self._desk.act(write, then=self.saved, refused=self.refused)
