"""The steps that prepare a document, driven as a person does, to a Word file and a PDF that are re-opened."""

from __future__ import annotations

import dataclasses
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document as Word
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.case.changes import Batch
from app.case.records import CaseInfo, Debt, Document
from app.intake.reader_client import ReaderPool
from app.ui import save_document
from app.ui.documents_pane import DocumentsPane
from app.ui.wizard.words_step import Changed
from app.work import paper_plans, receivers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from app.ui.window import Window


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> DocumentsPane:
    return shown(desk, qtbot)


def shown(desk: Desk, qtbot: QtBot, kind: str = "complaint") -> DocumentsPane:
    made = DocumentsPane(desk)
    qtbot.addWidget(made)
    made.resize(1290, 640)
    made.show()
    made.prepare(kind)
    drawn(made, qtbot)
    return made


def drawn(pane: DocumentsPane, qtbot: QtBot) -> None:
    """Until the last page of what is chosen now is there."""
    qtbot.waitUntil(lambda: pane.prepared.is_drawn, timeout=120_000)


def step(pane: DocumentsPane, name: str) -> Any:
    pane.wizard.go(name)
    return pane.wizard.steps[name]


def changed(pane: DocumentsPane, qtbot: QtBot, do: Callable[[], object]) -> None:
    """Do something that has the paper drawn anew, and wait for it."""
    do()
    qtbot.waitUntil(lambda: not pane.prepared.is_drawn, timeout=10_000)
    drawn(pane, qtbot)


def settled(pane: DocumentsPane, desk: Desk, qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    pane.prepared.keep()
    qtbot.waitUntil(is_so, timeout=20_000)


def texts(widget: Any) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


# -- for whom, and what -----------------------------------------------------------------------------


def test_the_receiver_decides_the_paper_and_is_remembered(
    pane: DocumentsPane, desk: Desk, qtbot: QtBot
) -> None:
    chosen = step(pane, "receiver")
    listed = [one.id for one in receivers.listed(desk.snapshot())]
    assert listed[:2] == ["lender", "local_finance"], "a small-loan company: itself, then the local authority"
    chosen.list.setCurrentRow(listed.index("court"))
    assert pane.prepared.kind == "answer" and "法院" in pane.wizard.title.text()
    needs = step(pane, "needs")
    assert list(needs.choices) == ["answer", "evidence-list", "bundle", "custody", "statement"]
    needs.choices["statement"].click()
    assert pane.prepared.kind == "statement"
    settled(pane, desk, qtbot, lambda: bool(desk.snapshot().paper_plans))
    plans = {one.kind: one.choices for one in desk.case.snapshot().paper_plans}
    assert plans["statement"] == {"receiver": "court"}
    pane.wizard.leave()
    again = shown(desk, qtbot, "statement")
    assert again.prepared.receiver.id == "court"


def test_what_an_office_needs_comes_from_the_seeds_with_its_source(pane: DocumentsPane) -> None:
    pane.prepared.hand_to(receivers.BY_ID["nfra"])
    told = texts(step(pane, "needs"))
    office = receivers.authority(receivers.BY_ID["nfra"])
    assert office is not None
    for text in (office.needs["zh_CN"], office.cannot["zh_CN"], office.source["zh_CN"]):
        assert text in told
    assert "没有核对官方原文" in told, "known at second hand only"


def test_every_receiver_has_its_papers_and_every_office_is_known() -> None:
    for one in receivers.RECEIVERS:
        assert not one.authority or receivers.authority(one) is not None
        assert len(set(one.kinds)) == len(one.kinds)


# -- what is missing --------------------------------------------------------------------------------


def test_particulars_are_kept_left_blank_or_questioned(pane: DocumentsPane, desk: Desk, qtbot: QtBot) -> None:
    missing = step(pane, "missing")
    line = missing.lines["id_number", ""]
    line.field.setText("110105194912310021")
    line.field.editingFinished.emit()
    assert "对不上" in line.note.text(), "its last character does not fit; it is kept all the same"
    qtbot.waitUntil(lambda: desk.case.get(CaseInfo, "case").id_number != "", timeout=10_000)
    debt = desk.case.find(Debt)[0]
    missing.lines["registered_name", debt.id].field.setText("某某小额贷款有限公司")
    missing.lines["registered_name", debt.id].field.editingFinished.emit()
    qtbot.waitUntil(lambda: desk.case.get(Debt, debt.id).registered_name != "", timeout=10_000)
    line.blank.click()
    assert not line.field.isEnabled()
    assert pane.prepared.plan.choices["blank"] == ["id_number"]
    drawn(pane, qtbot)
    doc = "\n".join(pane.prepared._drawer.doc().texts())  # type: ignore[union-attr]
    assert "某某小额贷款有限公司" in doc and "110105194912310021" not in doc
    assert desk.case.get(CaseInfo, "case").id_number == "110105194912310021"


def test_what_else_is_missing_leads_to_its_place(pane: DocumentsPane, desk: Desk, qtbot: QtBot) -> None:
    missing = step(pane, "missing")
    assert "还有 2 条记录待核对" in texts(missing)
    (link,) = [one for one in missing.findChildren(QPushButton) if "待核对" in one.text()]
    with qtbot.waitSignal(desk.place_requested) as asked:
        link.click()
    assert asked.args == ["review"]


# -- what goes in -----------------------------------------------------------------------------------


def test_entries_are_ticked_by_hand_and_by_exhibit(pane: DocumentsPane, desk: Desk, qtbot: QtBot) -> None:
    entries = step(pane, "entries")
    usable = [one.id for one in desk.snapshot().entries if one.status == "confirmed"]
    assert sorted(entries.model.listed()) == sorted(usable)
    row = next(n for n, one in enumerate(entries.model.items) if one.entries == ("en_before",))
    index = entries.model.index(row, 0)
    qtbot.mouseClick(
        entries.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=entries.table.visualRect(index).topLeft() + QPoint(14, 14),
    )
    assert pane.prepared.plan.choices["left_out"] == ["en_before"]
    assert f"用 {len(usable) - 1} 条" in entries.count.text()
    entries.table.setFocus()
    entries.table.setCurrentIndex(index)
    qtbot.keyClick(entries.table, Qt.Key.Key_Space)
    assert "left_out" not in pane.prepared.plan.choices, "the space bar ticks too"
    entries.by["exhibit"].click()
    item = entries.model.items[0]
    entries.model.setData(entries.model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert pane.prepared.plan.choices["left_out"] == sorted(item.entries)
    settled(pane, desk, qtbot, lambda: bool(desk.case.snapshot().paper_plans))
    assert paper_plans.plan_of(desk.case.snapshot(), "complaint").choices["left_out"] == sorted(item.entries)


def test_the_entries_model_keeps_to_qt(pane: DocumentsPane, qtmodeltester: Any) -> None:
    qtmodeltester.check(step(pane, "entries").model)
    qtmodeltester.check(step(pane, "words").model)
    qtmodeltester.check(pane.overview.register.model)


def test_ten_thousand_entries_are_rows_of_a_model_and_only_the_beginning_is_drawn(
    qtbot: QtBot, tmp_path: Path
) -> None:
    import ui_case

    rows = ui_case.desk_with(qtbot, ui_case.large(tmp_path, 10_000).folder)
    desk = next(rows)
    pane = shown(desk, qtbot, "timeline")
    entries = step(pane, "entries")
    assert entries.model.rowCount() == 10_000
    assert len(entries.findChildren(QLabel)) < 20, "no widget a row"
    entries.none.click()
    assert len(pane.prepared.plan.choices["left_out"]) == 10_000
    entries.all.click()
    drawn(pane, qtbot)
    assert "预览只画开头" in pane.wizard.paper.note.text()
    next(rows, None)


def test_only_official_rules_are_named_until_another_is_ticked(qtbot: QtBot, demo: Desk) -> None:
    pane = shown(demo, qtbot)
    rules = step(pane, "rules")
    known = {one.id: one for one in pane.prepared.told.rules}  # type: ignore[union-attr]
    assert any(one.as_reported for one in known.values()) and not all(o.as_reported for o in known.values())
    for id, box in rules.boxes.items():
        assert box.isChecked() == (not known[id].as_reported)
    official = next(id for id, one in known.items() if not one.as_reported and one.binding == "law")
    reported = next(id for id, one in known.items() if one.as_reported)
    said = lambda: set(pane.prepared._drawer.doc().rules())  # type: ignore[union-attr]  # noqa: E731
    assert official in said() and reported not in said()
    changed(pane, qtbot, rules.boxes[reported].click)
    changed(pane, qtbot, rules.boxes[official].click)
    assert official not in said() and reported in said()
    assert rules.boxes[official].isVisible(), "a tick does not make the list anew"


# -- how it reads -----------------------------------------------------------------------------------


def test_own_words_survive_and_a_changed_sentence_is_asked_about(qtbot: QtBot, demo: Desk) -> None:
    pane = shown(demo, qtbot, "lender-letter")
    words = step(pane, "words")
    base = next(one for one in words.model.sentences if one.startswith("协议达成后，记录到对方联系"))
    words.list.setCurrentIndex(words.model.index(words.model.sentences.index(base)))
    assert words.editor.toPlainText() == base and not words.use.isEnabled()
    words.editor.setPlainText("协议以后，他们还是不断联系我。")
    changed(pane, qtbot, words.use.click)
    changed(pane, qtbot, lambda: words.first.setPlainText("我一直按时还。"))
    told = "\n".join(pane.prepared._drawer.doc().texts())  # type: ignore[union-attr]
    assert "协议以后，他们还是不断联系我（证" in told and "我一直按时还。" in told
    settled(pane, demo, qtbot, lambda: bool(demo.case.snapshot().paper_plans))
    agreed = str(demo.snapshot().agreements[0].agreed_at)
    calls = [e for e in demo.snapshot().entries if e.kind == "call" and e.status == "confirmed"]
    entry = next(e for e in calls if e.direction == "in" and (e.at or "") > agreed)
    put = Batch(put=[dataclasses.replace(entry, status="discarded")])
    changed(pane, qtbot, lambda: demo.act(lambda case: case.edit("test", put)))
    qtbot.waitUntil(lambda: bool(words.conflicts.findChildren(Changed)), timeout=20_000)
    (conflict,) = words.conflicts.findChildren(Changed)
    assert "协议以后，他们还是不断联系我。" in texts(conflict) and "对方联系15次" in texts(conflict)
    changed(pane, qtbot, conflict.keep.click)
    qtbot.waitUntil(lambda: not words.conflicts.findChildren(Changed), timeout=20_000)
    assert "协议以后，他们还是不断联系我（证" in "\n".join(pane.prepared._drawer.doc().texts())  # type: ignore[union-attr]
    assert words.first.toPlainText() == "我一直按时还。"


def test_the_day_for_an_answer_is_asked_for_a_letter_alone(pane: DocumentsPane, qtbot: QtBot) -> None:
    words = step(pane, "words")
    assert not words.deadline.isVisible()
    pane.prepared.hand_to(receivers.BY_ID["lender"], "lender-letter")
    drawn(pane, qtbot)
    assert words.deadline.isVisible()
    changed(pane, qtbot, lambda: words.deadline.setDate(QDate(2027, 4, 1)))
    assert "2027年4月1日" in "\n".join(pane.prepared._drawer.doc().texts())  # type: ignore[union-attr]


def test_a_text_for_web_forms_has_its_count_and_is_copied(pane: DocumentsPane, qtbot: QtBot) -> None:
    save = step(pane, "save")
    for most in (500, 1000, 2000):
        save.sizes[most].click()
        qtbot.waitUntil(lambda most=most: save.count.text().endswith(f"/ {most} 字"), timeout=20_000)
        text = save.text.toPlainText()
        assert 0 < len(text) <= most and save.count.text().startswith(str(len(text)))
    save.copy.click()
    assert QGuiApplication.clipboard().text() == save.text.toPlainText()


# -- all the way ------------------------------------------------------------------------------------


def test_every_step_is_reached_by_keys_alone(pane: DocumentsPane, qtbot: QtBot) -> None:
    wizard = pane.wizard
    qtbot.keyClick(wizard, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    for name in list(wizard.steps)[1:]:
        qtbot.keyClick(wizard, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        focus = QApplication.focusWidget()
        assert wizard.step == name
        assert focus is not None and wizard.steps[name].isAncestorOf(focus), name
    qtbot.keyClick(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert wizard.step == "words"
    qtbot.keyClick(wizard, Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(pane.save_requested) as wished:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert wished.args == ["complaint", "docx"]
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert pane.overview.isVisible()
    qtbot.keyClick(pane.overview.kinds, Qt.Key.Key_Return)
    assert wizard.isVisible() and wizard.step == "save", "where it was left"


@pytest.mark.parametrize("writable", [True, False], ids=["own", "read-only"])
def test_from_the_first_step_to_files_that_open(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writable: bool
) -> None:
    import ui_case

    folder = ui_case.small(tmp_path).folder
    if writable:
        ui_case.let_go(folder)
    window.desk.open(folder)
    qtbot.waitUntil(lambda: window.view is not None, timeout=10_000)
    assert window.view is not None and window.desk.read_only != writable
    window.view.go("document")
    pane = window.view.documents
    pane.overview.prepare.click()
    wizard = pane.wizard
    assert wizard.isVisible() and wizard.step == "receiver"
    for name in list(wizard.steps)[1:]:
        if wizard.step == "words":
            words: Any = wizard.steps["words"]
            words.first.setPlainText("我的话。")
        wizard.next.click()
        assert wizard.step == name
    places = {ending: tmp_path / f"投诉书.{ending}" for ending in ("docx", "pdf")}

    def chosen(window: Window, desk: Desk, ending: str, kind: str) -> None:
        save_document.write(window, desk, places[ending], save_document.Wish(kind=kind))

    monkeypatch.setattr(save_document, "save", chosen)
    save: Any = wizard.steps["save"]
    for ending in places:
        save.buttons[ending].setFocus()
        qtbot.keyClick(save.buttons[ending], Qt.Key.Key_Space)
        qtbot.waitUntil(lambda ending=ending: places[ending].is_file(), timeout=30_000)
        qtbot.waitUntil(lambda: window.desk.busy is None, timeout=30_000)
    read = "\n".join(one.text for one in Word(str(places["docx"])).paragraphs)
    assert "投诉书" in read and "我的话。" in read
    with ReaderPool() as pool:
        pdf = pool.read(places["pdf"], "application/pdf", "投诉书.pdf")
    assert "我的话" in str(pdf.get("text"))
    wizard.next.click()
    assert pane.overview.isVisible()
    made = {one.name: one for one in window.desk.case.find(Document)}
    assert set(made) == ({"投诉书.docx", "投诉书.pdf"} if writable else set())
    if writable:
        qtbot.waitUntil(lambda: "做过的（2）" in pane.overview.tabs["register"].text(), timeout=10_000)


def test_leaving_and_coming_back_stands_where_it_was_left(pane: DocumentsPane, qtbot: QtBot) -> None:
    step(pane, "entries").none.click()
    qtbot.keyClick(pane.wizard, Qt.Key.Key_Escape)
    pane.prepare("complaint")
    assert pane.wizard.step == "entries"
    assert pane.prepared.plan.choices["left_out"]


def test_what_was_chosen_last_is_kept_when_the_case_is_closed(
    pane: DocumentsPane, desk: Desk, qtbot: QtBot
) -> None:
    folder = desk.case.folder
    step(pane, "words").first.setPlainText("最后一句")
    desk.close()
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(folder)
    assert paper_plans.plan_of(desk.snapshot(), "complaint").first == "最后一句"


def test_an_empty_case_can_be_prepared_too(qtbot: QtBot, tmp_path: Path) -> None:
    import ui_case

    from app.work import cases

    folder = ui_case._kept(
        cases.create(tmp_path / "empty", title="空", lender="", lender_kind="unknown")
    ).folder
    rows = ui_case.desk_with(qtbot, folder)
    desk = next(rows)
    pane = shown(desk, qtbot)
    for name in pane.wizard.steps:
        step(pane, name)
    assert "还没有记下还款协议" in texts(step(pane, "missing"))
    assert "还没有核对过的记录" in step(pane, "entries").count.text()
    next(rows, None)


def test_a_late_page_of_another_paper_is_dropped(pane: DocumentsPane, qtbot: QtBot) -> None:
    came: list[Any] = []
    pane.prepared.drawn.connect(came.append)
    for kind in ("bundle", "timeline", "brief"):
        pane.prepared.begin(kind)
        pane.prepared._draw()
    drawn(pane, qtbot)
    assert pane.prepared.told is not None and pane.prepared.told.kind == "brief"
    turns = {one.path.parent.name for one in came if hasattr(one, "path")}
    assert len(turns) == 1, "only the newest is shown"


@pytest.fixture
def demo(qtbot: QtBot, tmp_path: Path, demo_case: Path) -> Iterator[Desk]:
    """A desk with the demo case open."""
    import ui_case

    shutil.copytree(demo_case, tmp_path / "demo")
    yield from ui_case.desk_with(qtbot, tmp_path / "demo")
