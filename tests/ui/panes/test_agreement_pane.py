"""Agreement: what is known is shown, what is not is asked for, and the plan is exact to the fen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import ui_case
from PySide6.QtCore import QDate, QPoint
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from app.ui.agreement_form import AgreementForm
from app.ui.agreement_pane import AgreementLine, AgreementPane
from app.ui.analysis import AnalysisSource
from app.ui.entry_form import EntryForm
from app.ui.new_case_form import NewCaseForm, free_folder, is_synced
from app.ui.payment_form import PaymentForm
from app.ui.payment_parts import PartsForm
from app.work import agreements, payments

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk


@pytest.fixture
def bare_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    yield from ui_case.desk_with(qtbot, ui_case.small(tmp_path, agreement=False).folder)


def said(pane: AgreementPane) -> str:
    return " | ".join(one.text() for one in pane.findChildren(QLabel))


def type_into(form: AgreementForm | PaymentForm | EntryForm, **texts: str) -> None:
    for name, text in texts.items():
        box = form.boxes[name]
        if box.unknown is not None:
            box.unknown.setChecked(False)
        widget = box.widget
        assert isinstance(widget, QLineEdit)
        widget.setText(text)


def test_the_agreement_is_shown_with_plan_state_and_terms(desk: Desk, qtbot: QtBot) -> None:
    pane = AgreementPane(desk, AnalysisSource(desk))
    qtbot.addWidget(pane)
    text = said(pane)
    for part in (
        "3 期 × ¥100.00",
        "共 ¥300.00",
        "宽限 3 天",
        "HT-2026-77",
        "2026-05-10",
        "✓ 按时还清",
        "“履约期间停止催收。”",
    ):
        assert part in text, part


def test_without_an_agreement_it_asks_and_the_form_records_one(bare_desk: Desk, qtbot: QtBot) -> None:
    pane = AgreementPane(bare_desk, AnalysisSource(bare_desk))
    qtbot.addWidget(pane)
    assert "还没有协议" in said(pane)
    form = AgreementForm(bare_desk, None, pane)
    type_into(form, each="1570", count="3", total="4,710.01", contract_number="A-1")
    assert "¥1,570.01" in form.plan.text()
    assert "¥4,710.01" in form.plan.text()
    with qtbot.waitSignal(bare_desk.refreshed, timeout=5000):
        form.save()
    plan = [one.minor for one in bare_desk.snapshot().instalments]
    assert plan == [157_000, 157_000, 157_001]
    assert "3 期 × ¥1,570.00" in said(pane)
    with qtbot.waitSignal(bare_desk.refreshed, timeout=5000):
        bare_desk.undo()
    assert "还没有协议" in said(pane)


def test_what_cannot_be_taken_is_said_beside_its_field(bare_desk: Desk, qtbot: QtBot) -> None:
    form = AgreementForm(bare_desk, None)
    qtbot.addWidget(form)
    type_into(form, each="一些", count="3")
    form.save()
    assert "金额" in form.boxes["each"].note.text()
    assert bare_desk.snapshot().agreements == ()


def test_a_payment_counts_for_its_instalment_and_undo_takes_it_back(desk: Desk, qtbot: QtBot) -> None:
    second = desk.snapshot().instalments_of(desk.snapshot().agreements[0].id)[1]
    form = PaymentForm(desk, second)
    type_into(form, minor="100")
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        form.save()
    assert desk.standing().instalment(second, __import__("datetime").date(2026, 12, 1)).paid_minor == 10_000
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.undo()
    assert desk.standing().instalment(second, __import__("datetime").date(2026, 12, 1)).paid_minor == 0


def test_the_folded_line_says_the_agreement(desk: Desk, qtbot: QtBot) -> None:
    line = AgreementLine(desk)
    qtbot.addWidget(line)
    assert "3 期 × ¥100.00" in line.text()
    with qtbot.waitSignal(desk.place_requested, timeout=2000) as asked:
        line.click()
    assert asked.args == ["agreement"]


def test_a_term_opens_the_words_that_prove_it_or_says_them(desk: Desk, qtbot: QtBot) -> None:
    pane = AgreementPane(desk, AnalysisSource(desk), narrow=True)
    qtbot.addWidget(pane)
    button = next(one for one in pane.findChildren(QPushButton) if one.text() == "履约期间停止催收")
    with qtbot.waitSignal(desk.note, timeout=2000) as told:
        button.click()
    assert told.args == ["履约期间停止催收。"]


def test_an_entry_is_written_by_hand_changed_and_undone(desk: Desk, qtbot: QtBot) -> None:
    form = EntryForm(desk, None)
    text = form.boxes["text"].widget
    text.setPlainText("客服说系统会更新")  # type: ignore[attr-defined]
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        form.save()
    made = next(one for one in desk.snapshot().entries if one.text == "客服说系统会更新")
    assert (made.kind, made.status, made.said_by) == ("note", "confirmed", "person")
    change = EntryForm(desk, made.id)
    change.boxes["text"].widget.setPlainText("客服说三天内更新")  # type: ignore[attr-defined]
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        change.save()
    assert desk.snapshot().entry_by_id[made.id].text == "客服说三天内更新"
    assert desk.snapshot().entry_by_id[made.id].at == made.at
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.undo()
    assert desk.snapshot().entry_by_id[made.id].text == "客服说系统会更新"


def test_a_new_case_gets_a_safe_folder_and_a_warning_where_it_would_be_copied_to_the_net(
    qtbot: QtBot, tmp_path: Path
) -> None:
    form = NewCaseForm()
    with qtbot.waitSignal(form.wanted, timeout=2000) as asked:
        form.save()
    assert asked.args[0]["title"] == "我的案件"
    assert free_folder(tmp_path, 'a:b?"<') == tmp_path / "a_b___"
    (tmp_path / "x").mkdir()
    assert free_folder(tmp_path, "x") == tmp_path / "x (2)"
    assert is_synced(tmp_path / "OneDrive" / "案件")
    assert not is_synced(tmp_path)


def choose(form: AgreementForm | PartsForm, **codes: str) -> None:
    for name, code in codes.items():
        widget = form.boxes[name].widget
        assert isinstance(widget, QComboBox)
        widget.setCurrentIndex(widget.findData(code))


def test_the_form_states_remainder_balloon_weekends_promises_and_what_ends_it(
    bare_desk: Desk, qtbot: QtBot
) -> None:
    form = AgreementForm(bare_desk, None)
    qtbot.addWidget(form)
    form.boxes["first_due"].widget.setDate(QDate(2026, 1, 31))  # type: ignore[attr-defined]
    type_into(form, count="4", total="1000.01", balloon="400", ends_consecutive_missed="2", grace_days="3")
    choose(
        form,
        remainder="first",
        weekend="next",
        stop_sms="yes",
        effect="lender_may_end",
        late_counts="unknown",
    )
    form.boxes["terms"].widget.setPlainText("第一条\n第二条")  # type: ignore[attr-defined]
    data = form.data()
    rows = [(one["due_on"], one["minor"]) for one in data["instalments"]]
    assert rows == [
        ("2026-02-02", 20_001),
        ("2026-03-02", 20_000),
        ("2026-03-31", 20_000),
        ("2026-04-30", 40_000),
    ]
    assert data["due_day"] == 31 and data["promises"]["stop_sms"] is True
    assert data["ends_when"] == {"consecutive_missed": 2, "effect": "lender_may_end", "late_counts": None}
    assert [one["text"] for one in data["terms"]] == ["第一条", "第二条"]


def test_a_list_of_instalments_is_taken_as_it_is_and_a_wrong_line_is_named(
    bare_desk: Desk, qtbot: QtBot
) -> None:
    form = AgreementForm(bare_desk, None)
    lines = form.boxes["rows"].widget
    lines.setPlainText("2026-04-05 100.00\n2026-13-05 100")  # type: ignore[attr-defined]
    form.save()
    assert "第 2 行" in form.boxes["rows"].note.text()
    assert bare_desk.snapshot().agreements == ()
    lines.setPlainText("2026-04-05 100.00\n2026-05-20 ¥1,250.5元")  # type: ignore[attr-defined]
    assert "¥1,250.50" in form.plan.text()
    with qtbot.waitSignal(bare_desk.refreshed, timeout=5000):
        form.save()
    (made,) = bare_desk.snapshot().agreements
    again = AgreementForm(bare_desk, made)
    qtbot.addWidget(again)
    plan = [(one.n, one.due_on, one.minor) for one in bare_desk.snapshot().instalments_of(made.id)]
    assert [(one["n"], one["due_on"], one["minor"]) for one in again.data()["instalments"]] == plan


def test_a_corrected_agreement_replaces_the_one_without_a_number(bare_desk: Desk, qtbot: QtBot) -> None:
    agreements.record(bare_desk.case, ui_case.AGREED | {"contract_number": None, "hotline": "400-1"})
    qtbot.waitUntil(lambda: len(bare_desk.snapshot().agreements) == 1, timeout=5000)
    (old,) = bare_desk.snapshot().agreements
    form = AgreementForm(bare_desk, old)
    type_into(form, grace_days="5")
    with qtbot.waitSignal(bare_desk.refreshed, timeout=5000):
        form.save()
    new = next(one for one in bare_desk.snapshot().agreements if one.id != old.id)
    assert (new.supersedes, new.grace_days, new.hotline, new.agreed_at) == (old.id, 5, "400-1", old.agreed_at)
    assert new.payments_cover == old.payments_cover


def test_each_payment_is_shown_with_reason_and_proof_and_can_be_changed(desk: Desk, qtbot: QtBot) -> None:
    pane = AgreementPane(desk, AnalysisSource(desk))
    qtbot.addWidget(pane)
    text = said(pane)
    for part in ("2026-04-10 付 ¥100.00", "金额相符，在到期日前还的", "自己说明，还没有凭证"):
        assert part in text, part
    (payment,) = desk.snapshot().payments
    agreement = desk.snapshot().agreements[0]
    one, two, _ = desk.snapshot().instalments_of(agreement.id)
    form = PartsForm(desk, payment, agreement.id)
    type_into(form, first_minor="40", second_minor="70")
    choose(form, second=two.id)
    form.save()
    assert "超过了这笔还款" in form.boxes["first_minor"].note.text()
    type_into(form, second_minor="60")
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        form.save()
    assert {part.instalment: part.minor for part in desk.snapshot().allocations} == {
        one.id: 4000,
        two.id: 6000,
    }
    assert "其中 ¥40.00 算这一期" in said(pane)
    back = PartsForm(desk, payment, agreement.id)
    choose(back, first="", second="")
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        back.save()
    assert desk.snapshot().allocations == ()
    assert "这些付款还没有对上" in said(pane)
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.undo()
    assert len(desk.snapshot().allocations) == 2


def test_more_than_an_instalment_needs_is_asked_about_once(desk: Desk, qtbot: QtBot) -> None:
    agreement = desk.snapshot().agreements[0]
    one, *_ = desk.snapshot().instalments_of(agreement.id)
    payments.add(desk.case, paid_at="2026-04-11", minor=5000)
    qtbot.waitUntil(lambda: len(desk.snapshot().payments) == 2, timeout=5000)
    second = next(each for each in desk.snapshot().payments if each.minor == 5000)
    form = PartsForm(desk, second, agreement.id)
    choose(form, first=one.id)
    form.save()
    assert "第 1 期会多出 ¥50.00" in form.message.text()
    assert desk.snapshot().allocations_of(second.id) == ()
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        form.save()
    assert [part.minor for part in desk.snapshot().allocations_of(second.id)] == [5000]


def test_words_and_instalments_stand_side_by_side_where_there_is_room(desk: Desk, qtbot: QtBot) -> None:
    pane = AgreementPane(desk, AnalysisSource(desk))
    qtbot.addWidget(pane)
    pane.resize(1290, 680)
    pane.show()

    def left_of(text: str) -> int:
        found = [one for one in pane.findChildren(QLabel) if one.text() == text]
        return found[0].mapTo(pane, QPoint(0, 0)).x()

    qtbot.waitUntil(lambda: left_of("各期") > 500)
    pane.resize(900, 680)
    qtbot.waitUntil(lambda: left_of("各期") < 100)
