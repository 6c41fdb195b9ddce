"""The place of next steps on a real case: every button really does what it says; undo takes it back."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import ui_case
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QPushButton
from ui_case import analysed, button, texts

from app.case.changes import Batch
from app.case.errors import Refused
from app.case.records import Complaint, Debt, Entry, Task
from app.followup import authorities
from app.ui.calendar_form import CalendarForm
from app.ui.cards import Card
from app.ui.complaint_forms import LATER, ComplaintForm, ReplyForm
from app.ui.next_acts import ACTS
from app.ui.next_pages import Path as PathStrip
from app.ui.next_pane import NextPane
from app.ui.verify_forms import AuthorityForm, CallForm, LaterForm, LenderForm, ResultForm
from app.work import complaints, next_plans, own_sources, receivers, review

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from app.ui.window import Window


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> NextPane:
    return analysed(NextPane, desk, qtbot)


def press(widget: QWidget, words: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(widget, words), Qt.MouseButton.LeftButton)


def form(pane: NextPane, cls: type[QDialog]) -> QDialog:
    return next(one for one in pane.window().findChildren(cls) if one.isVisible())


def saved(pane: NextPane, made: QDialog, qtbot: QtBot) -> None:
    """Press the main button and wait until the window's record and its analysis know it."""
    desk = pane._desk
    with qtbot.waitSignal(made.accepted, timeout=10_000):
        qtbot.mouseClick(made.main, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]

    def known() -> bool:
        shown = pane._source._shown
        now = desk.snapshot()
        return shown is not None and shown.snapshot is now and now.journal == desk.case.journal_state()

    qtbot.waitUntil(known, timeout=20_000)


def test_the_path_and_at_most_three_suggestions_with_reason_and_source(pane: NextPane) -> None:
    said = texts(pane.sheets["steps"])
    assert all(title in said for title in ("核实", "向机构确认", "留证据", "投诉、懂规则"))
    assert "先弄清是谁、欠多少" in said
    assert len(pane.sheets["steps"].findChildren(Card)) == 3
    assert "核对读出来的 2 条" in said and "依据：" in said and "不是法律意见" in said
    assert "后面还有" in said


def test_every_action_has_a_button_that_does_it() -> None:
    assert set(ACTS) == set(next_plans.ACTIONS)


def test_the_first_button_leads_to_what_waits(pane: NextPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.place_requested, timeout=2000) as asked:
        press(pane.sheets["steps"], "去核对", qtbot)
    assert asked.args == ["review"]


def test_an_agreement_that_waits_alone_is_shown_where_it_is_confirmed(
    desk: Desk, pane: NextPane, qtbot: QtBot
) -> None:
    plan = dataclasses.replace(desk.snapshot().agreements[0], status="draft")
    with qtbot.waitSignal(pane._source.ready, timeout=10_000):
        desk.act(review.accept_all)
    with qtbot.waitSignal(pane._source.ready, timeout=10_000):
        desk.case.edit("test.put", Batch(put=(plan,)))
    with qtbot.waitSignal(pane.place_requested, timeout=2000) as asked:
        press(pane.sheets["steps"], "去核对", qtbot)
    assert asked.args == ["agreement"]


def test_done_and_not_for_me_put_a_step_away_and_it_can_come_back(
    pane: NextPane, desk: Desk, qtbot: QtBot
) -> None:
    assert not pane.away.isVisible()
    with qtbot.waitSignal(pane._source.ready, timeout=10_000):
        press(pane.sheets["steps"], "不适合我", qtbot)
    assert "核对读出来的" not in texts(pane.sheets["steps"])
    assert [one.state for one in desk.case.find(Task)] == ["not_for_me"]
    qtbot.mouseClick(pane.away, Qt.MouseButton.LeftButton)
    assert "– 不适合我" in texts(pane.sheets["steps"])
    with qtbot.waitSignal(pane._source.ready, timeout=10_000):
        press(pane.sheets["steps"], "放回来", qtbot)
    assert "核对读出来的 2 条" in texts(pane.sheets["steps"])
    with qtbot.waitSignal(pane._source.ready, timeout=10_000):
        desk.undo()
    assert len(desk.case.find(Task)) == 1


def test_later_asks_until_when_and_refuses_today(pane: NextPane, desk: Desk, qtbot: QtBot) -> None:
    press(pane.sheets["steps"], "以后再说…", qtbot)
    made = form(pane, LaterForm)
    when = made.boxes["until"].widget  # type: ignore[attr-defined]
    when.setDate(pane.today())
    qtbot.mouseClick(made.main, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "今天以后的日子" in texts(made), timeout=5000)
    when.setDate(pane.today() + timedelta(days=3))
    saved(pane, made, qtbot)
    assert desk.case.find(Task)[0].until == (pane.today() + timedelta(days=3)).isoformat()
    assert "核对读出来的" not in texts(pane.sheets["steps"])


def test_the_steps_stand_two_by_two_where_there_is_little_room(pane: NextPane, qtbot: QtBot) -> None:
    strip = pane.findChild(PathStrip)
    assert strip is not None
    assert len({one.y() for one in strip.frames}) == 1
    pane.resize(620, 640)
    qtbot.waitUntil(lambda: len({one.y() for one in strip.frames}) == 2, timeout=2000)


def test_a_step_of_the_path_leads_to_its_page(pane: NextPane, qtbot: QtBot) -> None:
    press(pane.sheets["steps"], "看核实清单", qtbot)
    assert pane.page == "verify"
    pane.go("steps")
    press(pane.sheets["steps"], "看投诉和期限", qtbot)
    assert pane.page == "complaints"
    with qtbot.waitSignal(pane.place_requested, timeout=2000) as asked:
        pane.stage("keep")
    assert asked.args == ["claims"]


# -- verify and confirm --------------------------------------------------------------------------


def test_a_call_is_written_down_while_it_goes_on(pane: NextPane, desk: Desk, qtbot: QtBot) -> None:
    pane.go("verify")
    press(pane.sheets["verify"], "边打边记…", qtbot)
    made = form(pane, CallForm)
    qtbot.mouseClick(made.main, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "还没有写下任何内容" in texts(made), timeout=5000)
    boxes = made.boxes  # type: ignore[attr-defined]
    boxes["staff"].widget.setText("8812")
    boxes["cn.ask.plan"].widget.setText("登记了")
    saved(pane, made, qtbot)
    entry = desk.case.find(Entry, kind="verification")[0]
    assert entry.status == "confirmed" and "答：登记了" in entry.text and "8812" in entry.sender_shown
    assert "✓ 做完了" in texts(pane.sheets["verify"])


def test_a_result_with_a_file_becomes_evidence(
    pane: NextPane, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    pane.go("verify")
    press(pane.sheets["verify"], "写下结果…", qtbot)
    made = form(pane, ResultForm)
    shot = ui_case.screenshot(tmp_path, "contract.png", "contract")
    proof = made.proof  # type: ignore[attr-defined]
    before = len(desk.snapshot().visible_evidence)
    proof.take_in([shot])
    qtbot.waitUntil(lambda: len(proof.chosen()) == 1, timeout=60_000)
    assert len(desk.snapshot().visible_evidence) == before + 1
    saved(pane, made, qtbot)
    entry = desk.case.find(Entry, kind="verification")[0]
    cited = [one.evidence for one in desk.snapshot().citations_of(entry.id)]
    assert [desk.snapshot().evidence_by_id[id].name for id in cited] == ["contract.png"]


def test_the_kind_of_lender_changes_the_checklist(pane: NextPane, desk: Desk, qtbot: QtBot) -> None:
    pane.go("verify")
    assert "公司在哪里注册" in texts(pane.sheets["verify"])
    press(pane.sheets["verify"], "改…", qtbot)
    made = form(pane, LenderForm)
    kinds = made.boxes["lender_kind"].widget  # type: ignore[attr-defined]
    kinds.setCurrentIndex(kinds.findData("debt_buyer"))
    saved(pane, made, qtbot)
    said = texts(pane.sheets["verify"])
    assert "债权转让通知" in said and "公司在哪里注册" not in said
    assert desk.case.find(Debt)[0].lender_kind == "debt_buyer"


def test_a_thing_looked_at_is_settled_in_one_click(pane: NextPane, desk: Desk, qtbot: QtBot) -> None:
    pane.go("verify")
    with qtbot.waitSignal(pane._source.ready, timeout=10_000):
        press(pane.sheets["verify"], "看过了，不用写", qtbot)
    assert [one.state for one in desk.case.find(Task)] == ["done"]
    assert "✓ 做完了" in texts(pane.sheets["verify"])


def test_a_text_for_a_chat_is_copied_whole(pane: NextPane, desk: Desk, qtbot: QtBot) -> None:
    pane.go("verify")
    with qtbot.waitSignal(desk.note, timeout=20_000) as said:
        press(pane.sheets["verify"], "复制一段文字", qtbot)
    text = QGuiApplication.clipboard().text()
    assert 100 < len(text) <= 500 and "晨禾借" in text
    assert str(len(text)) in said.args[0]


# -- complaints ----------------------------------------------------------------------------------


def complained(pane: NextPane, desk: Desk, qtbot: QtBot, **more: object) -> Complaint:
    fields = {"body": "lender", "sent_on": (pane.today() - timedelta(days=40)).isoformat()} | more
    with qtbot.waitSignal(pane._source.ready, timeout=10_000):
        desk.act(lambda case: complaints.record(case, fields, today=pane.today()))
    return desk.case.find(Complaint)[-1]


def test_a_complaint_is_recorded_and_its_dates_checked(pane: NextPane, desk: Desk, qtbot: QtBot) -> None:
    pane.go("complaints")
    assert "还没有登记过" in texts(pane.sheets["complaints"])
    press(pane.sheets["complaints"], "登记投诉、申请或收到的材料…", qtbot)
    made = form(pane, ComplaintForm)
    boxes = made.boxes  # type: ignore[attr-defined]
    assert boxes["body"].widget.currentData() == "lender"
    received = boxes["received_on"]
    received.unknown.setChecked(False)
    received.widget.setDate(pane.today() - timedelta(days=3))
    qtbot.mouseClick(made.main, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "比寄出的日子" in texts(made), timeout=5000)
    boxes["sent_on"].widget.setDate(pane.today() - timedelta(days=5))
    boxes["number"].widget.setText("T-77")
    saved(pane, made, qtbot)
    assert desk.case.find(Complaint)[0].number == "T-77"
    said = texts(pane.sheets["complaints"])
    assert "编号 T-77" in said and "… 等答复" in said
    assert len(desk.case.find(Entry, kind="complaint")) == 1


def test_the_form_says_who_usually_comes_first(pane: NextPane, qtbot: QtBot) -> None:
    pane.complain({"body": "local_finance"})
    made = form(pane, ComplaintForm)
    assert "一般先找贷款机构的投诉部门" in made.boxes["body"].note.text()  # type: ignore[attr-defined]
    bodies = made.boxes["body"].widget  # type: ignore[attr-defined]
    bodies.setCurrentIndex(bodies.findData("lender"))
    assert "一般先找" not in made.boxes["body"].note.text()  # type: ignore[attr-defined]


def test_an_answer_ends_the_wait_and_both_are_on_the_timeline(
    pane: NextPane, desk: Desk, qtbot: QtBot
) -> None:
    one = complained(pane, desk, qtbot)
    pane.go("complaints")
    press(pane.sheets["complaints"], "登记答复…", qtbot)
    made = form(pane, ReplyForm)
    made.boxes["text"].widget.setPlainText("系统正常")  # type: ignore[attr-defined]
    made.boxes["replied_on"].widget.setDate(pane.today() - timedelta(days=50))  # type: ignore[attr-defined]
    qtbot.mouseClick(made.main, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "还早" in texts(made), timeout=5000)
    made.boxes["replied_on"].widget.setDate(pane.today())  # type: ignore[attr-defined]
    saved(pane, made, qtbot)
    assert "✓ 有答复" in texts(pane.sheets["complaints"])
    with qtbot.waitSignal(pane.entries_requested, timeout=2000) as asked:
        press(pane.sheets["complaints"], "在时间线里看", qtbot)
    now = desk.case.get(Complaint, one.id)
    assert asked.args[0] == [now.entry, now.reply_entry]


def test_a_period_that_is_over_says_what_to_do_and_its_rule(pane: NextPane, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane._source.ready, timeout=10_000):
        from app.work import debts

        desk.act(debts.edit, desk.case.find(Debt)[0].id, {"lender_kind": "bank"})
    complained(pane, desk, qtbot)
    pane.go("complaints")
    said = texts(pane.sheets["complaints"])
    assert "已经满了" in said and "期限满了怎么办" in said
    assert "第十八条、第四十三条" in said and "按提出那天算的" in said
    pane.go("steps")
    assert "过了期限没有答复" in texts(pane.sheets["steps"])


def test_how_it_ended_and_taking_it_away_are_undone(pane: NextPane, desk: Desk, qtbot: QtBot) -> None:
    one = complained(pane, desk, qtbot)
    pane.go("complaints")
    box = next(b for b in pane.sheets["complaints"].findChildren(QComboBox) if b.accessibleName() == "结果")
    with qtbot.waitSignal(pane._source.ready, timeout=10_000):
        box.setCurrentIndex(box.findData("solved"))
        box.activated.emit(box.currentIndex())
    assert desk.case.get(Complaint, one.id).outcome == "solved"
    assert "✓ 解决了" in texts(pane.sheets["complaints"])
    with qtbot.waitSignal(pane._source.ready, timeout=10_000):
        press(pane.sheets["complaints"], "去掉这一件", qtbot)
    assert desk.case.find(Complaint) == []
    with qtbot.waitSignal(pane._source.ready, timeout=10_000):
        desk.undo()
    assert len(desk.case.find(Complaint)) == 1


def test_the_way_fits_the_matter_and_says_where_it_is_known_from(pane: NextPane, qtbot: QtBot) -> None:
    pane.go("complaints")
    said = texts(pane.sheets["complaints"])
    assert "地方金融管理局" in said and "来源：" in said and "▸ 现在可以找" in said
    pane.complaints_page._look(matter="threat")
    said = texts(pane.sheets["complaints"])
    assert "公安机关（110）" in said and "地方金融管理局" not in said
    press(pane.sheets["complaints"], "能做什么、要带什么", qtbot)
    assert "单纯的还款提醒不属于这一类" in texts(pane.sheets["complaints"])


def test_a_local_office_is_the_persons_own_and_can_go_back(pane: NextPane, desk: Desk, qtbot: QtBot) -> None:
    pane.go("complaints")
    pane.edit_authority(authorities.authorities().items["local_finance"])
    made = form(pane, AuthorityForm)
    made.boxes["contact"].widget.setText("0536-000")  # type: ignore[attr-defined]
    qtbot.mouseClick(made.main, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "从哪里知道的" in texts(made) and "以后核对要用" in texts(made), timeout=5000)
    made.boxes["source"].widget.setText("自己打电话问的")  # type: ignore[attr-defined]
    with qtbot.waitSignal(made.accepted, timeout=5000):
        qtbot.mouseClick(made.main, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    said = texts(pane.sheets["complaints"])
    assert "0536-000" in said and "你自己填的" in said
    press(pane.sheets["complaints"], "用回原来的", qtbot)
    qtbot.waitUntil(lambda: "0536-000" not in texts(pane.sheets["complaints"]), timeout=5000)


def test_a_wrong_type_in_the_persons_file_is_one_sentence(pane: NextPane) -> None:
    own_sources.place().parent.mkdir(parents=True)
    own_sources.place().write_text('[[authority]]\nid = "police"\ncontact = 110\n', encoding="utf-8")
    pane.go("complaints")
    assert "own.toml" in texts(pane.sheets["complaints"])


# -- know ----------------------------------------------------------------------------------------


def test_a_question_finds_its_card_with_source_and_when_to_ask(pane: NextPane) -> None:
    pane.go("know")
    pane.know.search.setText("能不能录音")
    said = texts(pane.know.reader)
    assert "能不能录音？" in said and "12348" in said and "来源：" in said and "2026-06-01" in said
    assert "不是法律意见" in said and "依据：" in said
    pane.know.search.setText("zzqqxx")
    assert "没有找到说明" in texts(pane.know.reader)
    assert pane.know.list.count() == 0


def test_a_card_is_read_wherever_it_is_offered(pane: NextPane) -> None:
    pane.know.search.setText("zzqqxx")
    pane.card("cn.card.distress")
    assert pane.page == "know"
    said = texts(pane.know.reader)
    assert "12356" in said and "国家卫生健康委" in said and "今晚可以不回任何消息" in said


def test_pages_about_the_phone_end_with_putting_it_in(pane: NextPane, qtbot: QtBot) -> None:
    pane.card("guide.wechat")
    assert "没有核实过" not in texts(pane.know.reader)
    with qtbot.waitSignal(pane.add_requested, timeout=2000):
        press(pane.know.reader, "添加材料…", qtbot)
    pane.card("guide.iphone")
    assert "没有核实过" in texts(pane.know.reader)


# -- in the window -------------------------------------------------------------------------------


@pytest.fixture
def opened(window: Window, qtbot: QtBot, tmp_path: Path) -> Window:
    folder = ui_case.small(tmp_path).folder
    ui_case.let_go(folder)
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(folder)
    return window


def test_the_place_is_the_seventh_and_its_buttons_lead_on(opened: Window, qtbot: QtBot) -> None:
    view = opened.view
    assert view is not None and list(view.rail.places)[-1] == "steps"
    qtbot.mouseClick(view.rail.places["steps"], Qt.MouseButton.LeftButton)
    pane = view.next_steps
    assert view._stack.currentWidget() is pane
    pane.document("call-script")
    assert view._stack.currentWidget() is view.documents and view.documents.kind == "call-script"
    pane.show_entries(["en_after"])
    assert view._stack.currentWidget() is view.main
    opened.desk.card_requested.emit("guide.cable")
    assert view._stack.currentWidget() is pane and pane.page == "know"
    qtbot.waitUntil(lambda: opened.desk.jobs.live == 0, timeout=20_000)


def test_the_form_of_the_agreement_opens(opened: Window, qtbot: QtBot) -> None:
    view = opened.view
    assert view is not None
    view.go("steps")
    view.next_steps.agreement_requested.emit()
    dialog = next(one for one in opened.findChildren(QDialog) if one.isVisible())
    assert view._stack.currentWidget() is view.agreement
    dialog.reject()
    qtbot.waitUntil(lambda: opened.desk.jobs.live == 0, timeout=20_000)


def test_an_empty_case_leads_to_the_pages_about_the_phone(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    from app.work import cases

    cases.create(tmp_path / "empty", title="空").close()
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(tmp_path / "empty")
    view = window.view
    assert view is not None
    empty = view.main.timeline._empty
    assert "怎样把材料从手机里拿出来" in empty.text()
    empty.linkActivated.emit("guide.cable")
    assert view.next_steps.page == "know"
    view.next_steps.go("steps")
    qtbot.waitUntil(lambda: "把手机里的材料放进来" in texts(view.next_steps.sheets["steps"]), timeout=10_000)
    qtbot.waitUntil(lambda: window.desk.jobs.live == 0, timeout=20_000)


def test_nothing_can_be_changed_in_a_case_that_is_only_looked_at(
    pane: NextPane, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(desk), "read_only", property(lambda _self: True))
    pane.draw()
    assert not button(pane.sheets["steps"], "不适合我").isEnabled()
    pane.go("complaints")
    assert not button(pane.sheets["complaints"], "登记投诉、申请或收到的材料…").isEnabled()


def test_an_office_has_the_paper_that_is_written_to_it(pane: NextPane, qtbot: QtBot) -> None:
    pane.go("complaints")
    with qtbot.waitSignal(pane.document_requested, timeout=2000) as asked:
        press(pane.sheets["complaints"], "准备文书…", qtbot)
    assert asked.args == ["lender-letter"]
    assert receivers.leading_to("nfra") == "complaint" and receivers.leading_to("legal_aid") == "brief"
    assert receivers.leading_to("police") == ""


def test_where_the_kind_of_lender_is_not_known_it_can_be_said(
    pane: NextPane, desk: Desk, qtbot: QtBot
) -> None:
    pane.go("complaints")
    assert "选出借人是哪一类…" not in words_of_buttons(pane.sheets["complaints"])
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        debt = dataclasses.replace(desk.snapshot().debts[0], lender_kind="unknown")
        desk.case.edit("test.put", Batch(put=(debt,)))
    press(pane.sheets["complaints"], "选出借人是哪一类…", qtbot)
    form(pane, LenderForm).reject()


def test_days_that_come_later_are_folded_until_they_are_asked_for(pane: NextPane, qtbot: QtBot) -> None:
    pane.complain({"body": "lender", "matter": "collection"})
    made = form(pane, ComplaintForm)
    boxes = made.boxes  # type: ignore[attr-defined]
    assert boxes["sent_on"].isVisibleTo(made) and not boxes["accepted_on"].isVisibleTo(made)
    body = boxes["body"].widget
    body.setCurrentIndex(body.findData("court"))
    assert boxes["served_on"].isVisibleTo(made) and not boxes["agreed_on"].isVisibleTo(made)
    qtbot.mouseClick(made.later, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert all(boxes[name].isVisibleTo(made) for name in LATER)
    assert not made.later.isVisible()  # type: ignore[attr-defined]
    made.reject()


def test_a_day_that_cannot_be_is_never_hidden(pane: NextPane, qtbot: QtBot) -> None:
    pane.complain({"body": "lender", "matter": "collection"})
    made = form(pane, ComplaintForm)
    made.refused(Refused("day_in_future", "accepted_on", day="2099-01-01"))  # type: ignore[attr-defined]
    assert made.boxes["accepted_on"].isVisibleTo(made)  # type: ignore[attr-defined]
    made.reject()


def test_the_days_of_a_complaint_go_to_the_phone(pane: NextPane, desk: Desk, qtbot: QtBot) -> None:
    pane.go("complaints")
    assert "放进手机日历…" not in words_of_buttons(pane.sheets["complaints"])
    complained(pane, desk, qtbot)
    press(pane.sheets["complaints"], "放进手机日历…", qtbot)
    form(pane, CalendarForm).reject()


def words_of_buttons(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QPushButton)]


def test_today_is_the_day_where_the_case_is(pane: NextPane, desk: Desk, qtbot: QtBot) -> None:
    """Two places that never have the same day."""
    seen = []
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        with qtbot.waitSignal(desk.refreshed, timeout=5000):
            info = dataclasses.replace(desk.snapshot().case, time_zone=zone)
            desk.case.edit("test.put", Batch(put=(info,)))
        seen.append(pane.today())
        pane.complain({"body": "lender"})
        made = form(pane, ComplaintForm)
        assert made.values()["sent_on"] == seen[-1].isoformat()  # type: ignore[attr-defined]
        made.reject()
    assert seen[0] > seen[1]
