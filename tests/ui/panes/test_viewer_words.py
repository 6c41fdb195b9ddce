"""A file that has no picture is shown in words, with what is cited of it marked; a picture goes before it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import ui_case

from app.case.records import Citation as Cited
from app.intake.reader_client import ReaderPool
from app.ui.timeline_pane import TimelinePane
from app.ui.viewer import MESSAGE, WORDS, Viewer
from app.ui.viewer_text import MARKED, TextView
from app.work import read, take_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.case.records import Citation, Evidence
    from app.ui.desk import Desk


@pytest.fixture
def demo(qtbot: QtBot, tmp_path: Path, demo_case: Path) -> Iterator[Desk]:
    shutil.copytree(demo_case, tmp_path / "demo")
    yield from ui_case.desk_with(qtbot, tmp_path / "demo")


def named(desk: Desk, start: str) -> Evidence:
    return next(one for one in desk.snapshot().evidence if one.name.startswith(start))


def shown(qtbot: QtBot, desk: Desk, start: str, cited: bool = True) -> tuple[Viewer, list[Citation]]:
    viewer = Viewer(desk)
    qtbot.addWidget(viewer)
    viewer.resize(600, 500)
    viewer.show()
    item = named(desk, start)
    citations = [one for one in desk.snapshot().citations if one.evidence == item.id and one.entry and cited]
    viewer.show_evidence(item, citations, citations[-1] if citations else None)
    return viewer, citations


def test_a_backup_is_shown_message_by_message_with_the_cited_one_marked(qtbot: QtBot, demo: Desk) -> None:
    viewer, citations = shown(qtbot, demo, "sms-")
    qtbot.waitUntil(lambda: viewer._stack.currentIndex() == WORDS, timeout=10_000)
    words = viewer.text.toPlainText()
    assert "2026-05-21 22:47　对方发来　13900002468" in words
    assert viewer.text.isReadOnly()
    marks = viewer.text.extraSelections()
    assert len(marks) == len(citations)
    assert citations[-1].text.startswith(marks[-1].cursor.selectedText())
    assert viewer.text.cursorRect().center().y() in range(viewer.text.viewport().height())


def test_calls_say_who_rang_and_how_long(qtbot: QtBot, demo: Desk) -> None:
    viewer, _ = shown(qtbot, demo, "calls-", cited=False)
    qtbot.waitUntil(lambda: viewer._stack.currentIndex() == WORDS, timeout=10_000)
    words = viewer.text.toPlainText()
    assert "对方打来　13900002468" in words and "我打出　13900003579" in words and " 秒" in words


def test_notes_lists_and_mails_are_shown_as_they_were_read(qtbot: QtBot, demo: Desk) -> None:
    for start, words in (
        ("备注", "5月21日晚上那条吓到我了"),
        ("支付账单", "分期还款"),
        ("协议生效", "已生效"),
    ):
        viewer, _ = shown(qtbot, demo, start, cited=False)
        qtbot.waitUntil(lambda viewer=viewer: viewer._stack.currentIndex() == WORDS, timeout=10_000)
        assert words in viewer.text.toPlainText()


def test_a_recording_is_heard_not_read(qtbot: QtBot, demo: Desk) -> None:
    viewer, _ = shown(qtbot, demo, "通话录音", cited=False)
    assert viewer._stack.currentIndex() == MESSAGE and viewer._transcribe.isVisibleTo(viewer)


def test_words_under_the_veil_are_folded_until_they_are_asked_for(qtbot: QtBot, demo: Desk) -> None:
    demo.veil.draw(True)
    viewer, _ = shown(qtbot, demo, "sms-")
    assert viewer._stack.currentIndex() == MESSAGE and viewer._reveal.isVisibleTo(viewer)
    viewer._reveal.click()
    qtbot.waitUntil(lambda: viewer._stack.currentIndex() == WORDS, timeout=10_000)


def test_a_row_shows_its_picture_before_the_backup_that_has_it_too(qtbot: QtBot, demo: Desk) -> None:
    pane = TimelinePane(demo)
    qtbot.addWidget(pane)
    pane.show()
    snapshot = demo.snapshot()

    def kinds(entry: str) -> set[str]:
        cited = snapshot.citations_of(entry)
        return {snapshot.evidence_by_id[one.evidence].media_type.partition("/")[0] for one in cited}

    both = [one for one in snapshot.entries if {"image", "text"} <= kinds(one.id)]
    night = both[0]
    qtbot.waitUntil(lambda: pane.model.index_of(night.id).isValid(), timeout=10_000)
    with qtbot.waitSignal(demo.evidence_selected, timeout=2000) as asked:
        pane.select(night.id)
    assert snapshot.evidence_by_id[asked.args[0]].media_type.startswith("image/")
    assert asked.args[1].entry == night.id


def test_a_file_that_was_shown_before_it_was_read_gets_its_words(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    note = tmp_path / "备注.txt"
    note.write_text("客服说签了就不再催", encoding="utf-8")
    viewer = Viewer(desk)
    qtbot.addWidget(viewer)
    viewer.show()
    (taken,) = take_in.take_in(desk.case, [note])
    qtbot.waitUntil(lambda: taken.evidence in desk.snapshot().evidence_by_id, timeout=10_000)
    viewer.show_evidence(named(desk, "备注"))
    assert viewer._stack.currentIndex() == MESSAGE
    with ReaderPool() as pool:
        assert [one.state for one in read.read(desk.case, pool, [str(taken.evidence)])] == ["ok"]
    qtbot.waitUntil(lambda: viewer._stack.currentIndex() == WORDS, timeout=10_000)
    assert "客服说签了" in viewer.text.toPlainText()


def test_words_are_marked_where_they_stand_behind_signs_that_qt_counts_twice(qtbot: QtBot) -> None:
    view = TextView()
    qtbot.addWidget(view)
    said = [f"第{n}条 🙂 请今日还款" for n in range(1000)]
    view.show_text("\n\n".join(said))
    citations = [Cited(id=f"ci_{n}", evidence="ev_1", text=text) for n, text in enumerate(said)]
    view.mark(citations, citations[900])
    marked = [one.cursor.selectedText() for one in view.extraSelections()]
    assert said[900] in marked and set(marked) < set(said) and len(marked) <= MARKED
    assert view.textCursor().block().text() == said[900]
