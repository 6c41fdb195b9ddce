"""Review: every draft beside its picture, doubts in words, accepting, correcting and discarding by key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QLineEdit

from app.case.changes import Batch
from app.case.records import Agreement, Debt, Payment
from app.ui import doubts, theme
from app.ui.review_model import ReviewModel
from app.ui.review_pane import Pair, ReviewPane
from app.work import review

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from app.case.records import Record
    from app.ui.desk import Desk


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> ReviewPane:
    made = ReviewPane(desk)
    qtbot.addWidget(made)
    made.resize(1290, 640)
    with qtbot.waitActive(made):
        made.show()
    return made


def waiting(desk: Desk) -> set[str]:
    return {one.id for one in desk.snapshot().entries if one.status == "draft"}


def test_the_model_keeps_qts_rules(pane: ReviewPane, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(pane.model)
    qtmodeltester.check(ReviewModel())


def test_a_doubt_is_a_question_with_its_reason_beside_the_field(pane: ReviewPane) -> None:
    pane.next_doubt()
    entry = pane.current()
    assert entry is not None and entry.id == "en_unsure"
    assert "这条是什么时候？" in pane.form.notes["time"].words.text()
    assert not pane.form.notes["number"].isVisible()
    assert pane.form.shown.text() == "昨天 21:03"


def test_all_clear_ones_are_accepted_at_once_and_undone_as_one(
    pane: ReviewPane, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.mouseClick(pane.waiting.accept_clear, Qt.MouseButton.LeftButton)
    assert waiting(desk) == {"en_unsure"}
    assert not pane.waiting.accept_clear.isVisible()
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.undo()
    assert waiting(desk) == {"en_unsure", "en_after"}


def test_after_all_clear_ones_the_keys_belong_to_the_doubtful_ones(
    pane: ReviewPane, desk: Desk, qtbot: QtBot
) -> None:
    pane.waiting.accept_clear.setFocus()
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.keyClick(pane.waiting.accept_clear, Qt.Key.Key_Space)
    qtbot.waitUntil(pane.list.hasFocus)
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: waiting(desk) == set())


def test_a_corrected_time_is_the_persons_and_settles_the_doubt(
    pane: ReviewPane, desk: Desk, qtbot: QtBot
) -> None:
    pane.next_doubt()
    field = pane.form.time
    field.precision.setCurrentIndex(field.precision.findData("minute"))
    field.precision.activated.emit(field.precision.currentIndex())
    field.when.setDateTime(QDateTime.fromString("2026-04-19T21:03:00", Qt.DateFormat.ISODate))
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.mouseClick(pane.buttons["accept"], Qt.MouseButton.LeftButton)
    entry = desk.snapshot().entry_by_id["en_unsure"]
    assert (entry.status, entry.at, entry.said_by) == ("confirmed", "2026-04-19T21:03:00+08:00", "person")
    assert entry.doubts == ()
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.undo()
    back = desk.snapshot().entry_by_id["en_unsure"]
    assert (back.status, back.at, len(back.doubts)) == ("draft", None, 1)


def test_enter_accepts_and_delete_discards_what_is_shown(pane: ReviewPane, desk: Desk, qtbot: QtBot) -> None:
    pane.go(*pane.model.place_of("en_after"))
    pane.list.setFocus()
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    assert desk.snapshot().entry_by_id["en_after"].status == "discarded"
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        pane.accept()
    assert desk.snapshot().entry_by_id["en_unsure"].status == "confirmed"
    assert pane._empty.isVisible()
    assert "没有待核对" in pane._empty.text()


def test_the_picture_of_the_draft_is_shown_with_its_words_marked(pane: ReviewPane, qtbot: QtBot) -> None:
    pane.go(*pane.model.place_of("en_after"))
    qtbot.waitUntil(lambda: pane.viewer.view.picture_size() == (180, 320), timeout=30_000)
    assert pane.viewer.view._frames


def test_a_doubt_about_the_time_is_answered_with_a_key(pane: ReviewPane, desk: Desk, qtbot: QtBot) -> None:
    pane.go(*pane.model.place_of("en_unsure"))
    pane.list.setFocus()
    assert pane.form.answers.isVisible()
    qtbot.keyClick(pane.list, Qt.Key.Key_3)
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.mouseClick(pane.buttons["accept"], Qt.MouseButton.LeftButton)
    entry = desk.snapshot().entry_by_id["en_unsure"]
    assert (entry.status, entry.precision, entry.said_by, entry.doubts) == (
        "confirmed",
        "unknown",
        "person",
        (),
    )


def put(desk: Desk, qtbot: QtBot, *records: Record) -> None:
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.case.edit("test.put", Batch(put=records), actor="machine")


def test_a_question_is_answered_with_yes_by_key(pane: ReviewPane, desk: Desk, qtbot: QtBot) -> None:
    entry = desk.snapshot().entry_by_id["en_after"]
    unsure = {"code": "words_unsure", "field": "text", "facts": {}}
    put(desk, qtbot, replace(entry, doubts=(unsure,)))
    pane.go(*pane.model.place_of("en_after"))
    pane.list.setFocus()
    assert pane.form.notes["text"].yes.text().endswith("Y")
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.keyClick(pane.list, Qt.Key.Key_Y)
    assert desk.snapshot().entry_by_id["en_after"].doubts == ()
    assert pane.form.notes["text"].isHidden()


def test_no_to_a_reading_puts_the_cursor_in_its_field(pane: ReviewPane, desk: Desk, qtbot: QtBot) -> None:
    entry = desk.snapshot().entry_by_id["en_after"]
    put(desk, qtbot, replace(entry, doubts=({"code": "words_unsure", "field": "text", "facts": {}},)))
    pane.go(*pane.model.place_of("en_after"))
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_N)
    assert pane.form.text.hasFocus()
    qtbot.keyClick(pane.form.text, Qt.Key.Key_Y)
    assert "y" in pane.form.text.toPlainText()


def test_the_entry_it_may_be_the_same_as_is_described(pane: ReviewPane, desk: Desk, qtbot: QtBot) -> None:
    entry = desk.snapshot().entry_by_id["en_after"]
    doubt = {"code": "maybe_same", "field": "text", "facts": {"entries": ["en_before"]}}
    put(desk, qtbot, replace(entry, doubts=(doubt,)))
    pane.go(*pane.model.place_of("en_after"))
    pane.list.setFocus()
    said = pane.form.notes["same"].words.text()
    assert "2026-02-01 09:00" in said and "Screenshot_20260421_101500.png" in said
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.keyClick(pane.list, Qt.Key.Key_Y)
    assert desk.snapshot().entry_by_id["en_after"].replaced_by == "en_before"


def test_what_repeats_is_offered_for_all_and_taken_by_key(pane: ReviewPane, desk: Desk, qtbot: QtBot) -> None:
    pane.go(*pane.model.place_of("en_unsure"))
    pane.form.who.setText("望江资产")
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        pane.accept()
    qtbot.waitUntil(pane.offer.isVisible, timeout=5000)
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.keyClick(pane.list, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    after = desk.snapshot().entry_by_id["en_after"]
    assert (after.sender_shown, after.status) == ("望江资产", "draft")
    assert pane.offer.isHidden()


def test_two_messages_read_as_one_are_split_where_the_cursor_stands(
    pane: ReviewPane, desk: Desk, qtbot: QtBot
) -> None:
    pane.go(*pane.model.place_of("en_after"))
    whole = desk.snapshot().entry_by_id["en_after"].text
    cursor = pane.form.text.textCursor()
    cursor.setPosition(4)
    pane.form.text.setTextCursor(cursor)
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.keyClick(pane.form.text, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    drafts = [one.text for one in desk.snapshot().entries if one.status == "draft" and one.at]
    assert sorted(drafts) == sorted([whole[:4], whole[4:]])
    place = pane.model.place_of("en_after")
    pane.go(*place)
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.keyClick(pane.list, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert desk.snapshot().entry_by_id["en_after"].text == whole


def test_drafts_are_grouped_by_sender_and_a_group_is_accepted_or_set_aside_as_one(
    pane: ReviewPane, desk: Desk, qtbot: QtBot
) -> None:
    pane.waiting.by.setCurrentIndex(1)
    pane.waiting.by.activated.emit(1)
    assert [(group.name, len(group.drafts)) for group in pane.model.groups] == [("10690001234", 2)]
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.keyClick(pane.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert waiting(desk) == {"en_unsure"}
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.keyClick(pane.list, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert waiting(desk) == set()
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.undo()
    assert waiting(desk) == {"en_unsure"}


def test_what_accepting_all_clear_ones_would_do_is_said(pane: ReviewPane) -> None:
    assert "短信 1" in pane.waiting._hint.text()


def test_after_an_answer_in_a_field_the_keys_belong_to_the_next_draft(
    pane: ReviewPane, desk: Desk, qtbot: QtBot
) -> None:
    pane.go(*pane.model.place_of("en_unsure"))
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_2)
    assert pane.form.time.when.hasFocus()
    pane.form.answer(3)
    assert pane.form.hasFocus()
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.keyClick(pane.form, Qt.Key.Key_Return)
    assert pane.list.hasFocus()
    assert desk.snapshot().entry_by_id["en_unsure"].precision == "unknown"


def test_two_quick_keys_accept_two_drafts(pane: ReviewPane, desk: Desk, qtbot: QtBot) -> None:
    pane.go(*pane.model.place_of("en_unsure"))
    first = pane.current()
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    second = pane.current()
    assert first is not None and second is not None and first.id != second.id
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: waiting(desk) == set(), timeout=5000)


def test_the_kind_is_shown_with_its_words_and_can_be_changed(
    pane: ReviewPane, desk: Desk, qtbot: QtBot
) -> None:
    entry = desk.snapshot().entry_by_id["en_after"]
    doubt = {"code": "recipient_from_words", "field": "category", "facts": {}}
    named = {"who": "third_party", "name": None, "relation": "母亲"}
    text = "您好，请转告机主本人尽快处理逾期欠款"
    put(
        desk,
        qtbot,
        replace(entry, text=text, category="third_party_contact", recipient=named, doubts=(doubt,)),
    )
    pane.go(*pane.model.place_of("en_after"))
    form = pane.form
    assert form.category.currentText() == "联系其他人"
    assert form.why.text() == "因为写着“转告”"
    assert form.notes["recipient"].isVisible()
    assert not form.debt.isVisible()
    form.category.setCurrentIndex(form.category.findData("threat"))
    form.recipient.setCurrentIndex(form.recipient.findData("self"))
    assert form.changes()["recipient"] == named | {"who": "self"}
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        pane.accept()
    after = desk.snapshot().entry_by_id["en_after"]
    assert (after.category, after.status, after.doubts) == ("threat", "confirmed", ())


def test_what_is_chosen_stays_while_the_record_changes_elsewhere(
    pane: ReviewPane, desk: Desk, qtbot: QtBot
) -> None:
    put(desk, qtbot, Debt(id="de_two", lender="青禾融"))
    pane.go(*pane.model.place_of("en_after"))
    assert pane.form.debt.isVisible()
    pane.form.debt.setCurrentIndex(pane.form.debt.findData("de_two"))
    put(desk, qtbot, replace(desk.snapshot().entry_by_id["en_before"], text="x"))
    assert pane.form.changes() == {"debt": "de_two"}


def test_another_reading_is_answered_by_key_and_undone(pane: ReviewPane, desk: Desk, qtbot: QtBot) -> None:
    kept = desk.snapshot().entry_by_id["en_before"]
    facts = {"entry": kept.id, "field": "text", "old": kept.text, "new": "新的读法"}
    doubt = {"code": "reads_differently", "field": "text", "facts": facts}
    put(desk, qtbot, replace(kept, id="en_again", text="新的读法", status="draft", doubts=(doubt,)))
    pane.go(*pane.model.place_of("en_again"))
    pane.list.setFocus()
    said = pane.form.notes["same"]
    assert kept.text in said.words.text() and "新的读法" in said.words.text()
    assert "用新读的" in said.yes.text()
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.keyClick(pane.list, Qt.Key.Key_Y)
    assert desk.snapshot().entry_by_id["en_before"].text == "新的读法"
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.undo()
    assert desk.snapshot().entry_by_id["en_before"].text == kept.text


def test_agreements_that_wait_are_named_and_shown_where_they_are_confirmed(
    pane: ReviewPane, desk: Desk, qtbot: QtBot
) -> None:
    assert pane.waiting.papers.isHidden()
    put(desk, qtbot, Agreement(id="ag_read"), Payment(id="py_read", minor=100))
    assert pane.waiting.papers.text() == "另有 1 份协议、1 笔还款待确认，去看"
    with qtbot.waitSignal(desk.place_requested, timeout=5000) as asked:
        qtbot.mouseClick(pane.waiting.papers, Qt.MouseButton.LeftButton)
    assert asked.args == ["agreement"]


def test_no_to_whether_it_is_complete_leads_to_the_words(pane: ReviewPane, desk: Desk, qtbot: QtBot) -> None:
    entry = desk.snapshot().entry_by_id["en_after"]
    put(desk, qtbot, replace(entry, doubts=({"code": "cut_off", "field": "complete", "facts": {}},)))
    pane.go(*pane.model.place_of("en_after"))
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_N)
    assert pane.form.text.hasFocus()


def test_with_large_words_picture_and_form_share_the_height(
    desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", 2.0)
    pane = ReviewPane(desk)
    qtbot.addWidget(pane)
    pane.resize(1214, 660)
    pane.show()
    qtbot.waitExposed(pane)
    pair = pane.findChild(Pair)
    assert pair is not None and pair.orientation() == Qt.Orientation.Vertical
    assert min(pair.sizes()) > 0.4 * pair.height()


def test_who_said_it_is_answered_with_the_side(pane: ReviewPane, desk: Desk, qtbot: QtBot) -> None:
    entry = desk.snapshot().entry_by_id["en_after"]
    unsure = {"code": "side_unsure", "field": "side", "facts": {}}
    put(desk, qtbot, replace(entry, doubts=(unsure,)))
    pane.go(*pane.model.place_of("en_after"))
    note = pane.form.notes["side"]
    assert (note.yes.property("words"), note.no.property("words")) == ("对方发来", "我发出")
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.mouseClick(note.no, Qt.MouseButton.LeftButton)
    told = desk.snapshot().entry_by_id["en_after"]
    assert (told.direction, told.doubts, told.status) == ("out", (), "draft")
    assert not isinstance(pane.focusWidget(), QLineEdit)  # the next key is no letter in a field


def test_the_sides_of_a_call_have_their_words() -> None:
    assert doubts.sides("call", "out") == ("我打出", "对方打来")
    assert doubts.sides("sms", "in") == ("对方发来", "我发出")
    assert doubts.sides("sms", "none") is None


def test_an_agreement_that_is_accepted_with_the_rest_is_named(
    pane: ReviewPane, desk: Desk, qtbot: QtBot
) -> None:
    standing = desk.snapshot().agreements[0]
    put(desk, qtbot, replace(standing, status="draft"))
    assert "协议 1" in pane.waiting._hint.text() and pane.waiting.papers.isHidden()
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.mouseClick(pane.waiting.accept_clear, Qt.MouseButton.LeftButton)
    assert [one.status for one in desk.snapshot().agreements] == ["confirmed"]


def test_an_agreement_with_a_doubt_is_confirmed_in_its_own_place(
    pane: ReviewPane, desk: Desk, qtbot: QtBot
) -> None:
    unsure = {"code": "from_message", "field": "complete", "facts": {}}
    put(desk, qtbot, replace(desk.snapshot().agreements[0], status="draft", doubts=(unsure,)))
    assert "协议" not in pane.waiting._hint.text() and "1 份协议" in pane.waiting.papers.text()
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.mouseClick(pane.waiting.accept_clear, Qt.MouseButton.LeftButton)
    assert [one.status for one in desk.snapshot().agreements] == ["draft"]


def test_when_nothing_waits_the_place_leads_on(pane: ReviewPane, desk: Desk, qtbot: QtBot) -> None:
    pane.list.setFocus()
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.act(review.accept_all)
    assert pane._empty.isVisible() and "看下一步做什么" in pane._empty.text()
    assert pane._empty.hasFocus()
    with qtbot.waitSignal(desk.place_requested, timeout=2000) as asked:
        pane._empty.linkActivated.emit("steps")
    assert asked.args == ["steps"]
