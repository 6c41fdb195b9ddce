"""Forms of step 1: a call to the hotline while it goes on, what a look showed, which kind of lender it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFormLayout, QLabel

from app.case import moments
from app.case.moments import Moment
from app.followup import checklists
from app.ui import language
from app.ui.forms import Field, FormDialog
from app.ui.language import tr
from app.ui.lender_words import lender_kinds
from app.ui.moment_field import MomentField
from app.ui.proof_field import ProofField
from app.work import complaint_clocks, debts, own_sources, tasks, verifying

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.case.records import Debt
    from app.followup.authorities import Authority
    from app.followup.checklists import Check
    from app.ui.desk import Desk
    from app.work.next_sources import Proposal


class CallForm(FormDialog):
    """To fill in while on the phone: who, when, staff number, each question with its answer."""

    def __init__(self, desk: Desk, today: date, debt: str, parent: QWidget | None = None) -> None:
        self._desk, self._today, self._debt = desk, today, debt
        self._asked = checklists.questions_for(complaint_clocks.lender_kind(desk.snapshot(), debt))
        lang = language.current()
        questions = [Field(name=one.id, label=one.title[lang], help=one.why[lang]) for one in self._asked]
        fields = [
            Field(name="number", label=tr("打的号码"), help=tr("用合同、官方 App 或官网上的号码")),
            Field(name="who", label=tr("谁接的")),
            Field(name="staff", label=tr("工号")),
            *questions,
            Field(name="note", label=tr("还说了什么"), kind="long"),
        ]
        super().__init__(tr("打客服电话：边打边记"), fields, tr("保存"), parent)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.time = MomentField()
        now = moments.now(desk.snapshot().case.time_zone)
        self.time.show_moment(Moment(at=now, precision="minute"))
        label = QLabel(tr("什么时候"))
        label.setBuddy(self.time)
        self.form.insertRow(0, label, self.time)
        self.proof = ProofField(desk)
        self.form.addRow(tr("自己的录音"), self.proof)

    def save(self) -> None:
        """Write it down as an entry."""
        now = self.values()
        answers = {one.id: now[one.id] for one in self._asked if now[one.id]}
        fields = {name: now[name] or "" for name in ("number", "who", "staff", "note")}
        fields |= {"answers": answers} | self.time.fields()
        more: dict[str, Any] = {
            "today": self._today,
            "lang": language.current(),
            "evidence": self.proof.chosen(),
        }

        def write(case: Any) -> object:  # noqa: ANN401  a Case
            return verifying.call(case, self._debt, fields, **more)

        self._desk.act(write, then=self.saved, refused=self.refused)


class ResultForm(FormDialog):
    """What looking at one thing of the checklist showed."""

    def __init__(
        self, desk: Desk, today: date, debt: str, check: Check, parent: QWidget | None = None
    ) -> None:
        self._desk, self._today, self._debt, self._check = desk, today, debt, check
        lang = language.current()
        words = Field(name="text", label=tr("看到了什么"), kind="long", help=check.does[lang])
        super().__init__(check.title[lang], [words], tr("保存"), parent)
        self.proof = ProofField(desk)
        self.form.addRow(tr("材料"), self.proof)
        keep = QLabel(check.keep[lang])
        keep.setWordWrap(True)
        keep.setProperty("look", "faint")
        self.form.addRow("", keep)

    def save(self) -> None:
        """Write it down as an entry with its files."""
        text = self.values()["text"] or ""
        more: dict[str, Any] = {
            "today": self._today,
            "lang": language.current(),
            "evidence": self.proof.chosen(),
        }

        def write(case: Any) -> object:  # noqa: ANN401  a Case
            return verifying.result(case, self._debt, self._check.id, text, **more)

        self._desk.act(write, then=self.saved, refused=self.refused)


class LenderForm(FormDialog):
    """Who lent, by its full name, and of what kind it is."""

    def __init__(self, desk: Desk, lender: Debt, parent: QWidget | None = None) -> None:
        self._desk, self._debt = desk, lender
        fields = [
            Field(
                name="registered_name",
                label=tr("合同上的出借人全名"),
                value=lender.registered_name,
                help=tr("看合同第一页和盖章处"),
            ),
            Field(
                name="lender_kind",
                label=tr("哪一类机构"),
                kind="choice",
                choices=lender_kinds(),
                value=lender.lender_kind,
                help=tr("全名里常写着“银行”“消费金融”“小额贷款”“信托”“担保”"),
            ),
        ]
        super().__init__(tr("出借人是谁"), fields, tr("保存"), parent)

    def save(self) -> None:
        """Write it down."""
        now = self.values()
        self._desk.act(debts.edit, self._debt.id, now, then=self.saved, refused=self.refused)


class LaterForm(FormDialog):
    """Until when a step may rest."""

    def __init__(self, desk: Desk, today: date, step: Proposal, parent: QWidget | None = None) -> None:
        from datetime import timedelta

        self._desk, self._today, self._step = desk, today, step
        week = (today + timedelta(days=7)).isoformat()
        field = Field(name="until", label=tr("哪天再提"), kind="date", value=week)
        super().__init__(step.title, [field], tr("以后再说"), parent)

    def save(self) -> None:
        """Put it away until then."""
        until = self.values()["until"]

        def write(case: Any) -> object:  # noqa: ANN401  a Case
            return tasks.note(case, self._step.steps, "later", today=self._today, until=until)

        self._desk.act(write, then=self.saved, refused=self.refused)


class AuthorityForm(FormDialog):
    """How to reach an authority as the person knows it."""

    def __init__(self, desk: Desk, today: date, authority: Authority, parent: QWidget | None = None) -> None:
        self._desk, self._today, self._authority = desk, today, authority
        lang = language.current()
        fields = [
            Field(name="title", label=tr("名称"), value=authority.title[lang]),
            Field(name="contact", label=tr("怎样联系"), value=authority.contact[lang]),
            Field(
                name="source",
                label=tr("从哪里知道的"),
                value=authority.source[lang] if authority.own else "",
                help=tr("例如：当地政府网站，11 月 20 日看到"),
            ),
        ]
        super().__init__(tr("改成我知道的"), fields, tr("保存"), parent)

    def save(self) -> None:
        """Write it into the person's own file."""
        now = self.values()

        def write(_case: object) -> None:
            own_sources.save_authority(self._authority.id, now, today=self._today)

        self._desk.act(write, then=self.saved, refused=self.refused)
