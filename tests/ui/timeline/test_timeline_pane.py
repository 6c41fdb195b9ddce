"""The timeline shows what happened in order, opens at the newest, and narrows as one types."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

import pytest
import ui_case
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.ui import theme
from app.ui.timeline_model import ENTRY, ITEM, TimelineModel
from app.ui.timeline_pane import TimelinePane
from app.work import entries, review
from app.work.timeline import Filter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from app.work.timeline import Timeline


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> TimelinePane:
    made = TimelinePane(desk)
    qtbot.addWidget(made)
    made.resize(570, 600)
    made.show()
    return made


@pytest.fixture
def large_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    yield from ui_case.desk_with(qtbot, ui_case.large(tmp_path, 3000).folder)


def keys(pane: TimelinePane) -> list[str]:
    items = [pane.model.item(pane.model.index(n)) for n in range(pane.model.rowCount())]
    return [item.key for item in items if item.type == ENTRY]


def test_the_model_keeps_qts_rules(pane: TimelinePane, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(pane.model)
    qtmodeltester.check(TimelineModel())


def test_entries_stand_in_order_under_month_and_day(pane: TimelinePane) -> None:
    headings = [pane.model.index(n).data() for n in range(pane.model.rowCount())]
    assert "2026年2月" in headings
    assert "2026年4月20日 星期一" in headings
    shown = keys(pane)
    assert shown.index("en_before") < shown.index("en_after")


def test_a_day_says_what_it_was_for_the_agreement(pane: TimelinePane) -> None:
    item = next(
        pane.model.item(pane.model.index(n))
        for n in range(pane.model.rowCount())
        if pane.model.item(pane.model.index(n)).day == date(2026, 4, 10)
    )
    assert "第 1 期应还日" in pane.model.day_note(item)


def test_a_row_says_everything_in_words_for_a_screen_reader(pane: TimelinePane) -> None:
    spoken = pane.model.index_of("en_after").data()
    for part in ("2026年4月20日", "22:30", "到分钟", "短信", "10690001234", "▲ 协议后", "◇ 待核对"):
        assert part in spoken


def test_arrows_pass_over_headings_and_enter_opens(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_Home)
    assert pane.list.currentIndex().data(ITEM).type == ENTRY
    for _ in range(pane.model.rowCount()):
        qtbot.keyClick(pane.list, Qt.Key.Key_Down)
        assert pane.list.currentIndex().data(ITEM).type == ENTRY
    pane.select("en_before")
    with qtbot.waitSignal(pane.open_requested, timeout=2000) as asked:
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert asked.args == ["en_before"]


def test_choosing_a_row_shows_its_source(pane: TimelinePane, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.evidence_selected, timeout=2000) as shown:
        pane.select("en_before")
    evidence, citation = shown.args
    assert evidence in desk.snapshot().evidence_by_id
    assert citation.entry == "en_before"


def test_delete_discards_as_an_act_that_undoes(pane: TimelinePane, desk: Desk, qtbot: QtBot) -> None:
    pane.select("en_before")
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    assert "en_before" not in keys(pane)
    with qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.undo()
    assert "en_before" in keys(pane)


def test_filters_narrow_and_clear(pane: TimelinePane) -> None:
    pane.filters.ask(Filter(after_only=True))
    assert keys(pane) == ["en_after"] or "en_before" not in keys(pane)
    pane.filters.ask(Filter(kinds=("call",), files=False))
    assert keys(pane) == []
    assert "没有符合条件" in pane._empty.text()
    pane.filters.clear()
    assert "en_before" in keys(pane)


def test_search_as_one_types_shows_only_what_holds_the_words(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.search("期before")
    qtbot.waitUntil(lambda: keys(pane) == ["en_before"], timeout=5000)
    pane.search("")
    qtbot.waitUntil(lambda: len(keys(pane)) > 1, timeout=5000)


def test_a_change_keeps_choice_and_place(large_desk: Desk, qtbot: QtBot) -> None:
    pane = TimelinePane(large_desk)
    qtbot.addWidget(pane)
    pane.resize(570, 600)
    pane.show()
    bar = pane.list.verticalScrollBar()
    assert bar.value() == bar.maximum()
    pane.select("en_1500")
    place = bar.value()
    with qtbot.waitSignal(large_desk.refreshed, timeout=10_000):
        large_desk.act(review.discard, ["en_2999"])
    assert pane.selected() == "en_1500"
    assert abs(bar.value() - place) < 600


def test_the_strip_jumps_to_a_day(large_desk: Desk, qtbot: QtBot) -> None:
    pane = TimelinePane(large_desk)
    qtbot.addWidget(pane)
    pane.resize(570, 600)
    pane.show()
    qtbot.mouseClick(pane.strip, Qt.MouseButton.LeftButton, pos=pane.strip.rect().center())
    top = pane.list.indexAt(pane.list.rect().topLeft()).data(ITEM)
    assert date(2025, 3, 1) < top.day < date(2025, 6, 1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_rows_are_painted_with_their_tags(pane: TimelinePane, qapp: object, scheme: str) -> None:
    theme.apply(qapp, scheme)  # type: ignore[arg-type]
    pane.restyle()
    picture = QImage(pane.size(), QImage.Format.Format_RGB32)
    picture.fill(theme.color("ground"))
    pane.render(picture)
    colours = {picture.pixelColor(x, y).name() for x in range(0, 570, 2) for y in range(100, 600, 2)}
    assert theme.name("after_ground").lower() in colours


def test_a_refresh_follows_the_change_instead_of_starting_afresh(
    large_desk: Desk, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    pane = TimelinePane(large_desk)
    qtbot.addWidget(pane)
    pane.resize(570, 600)
    pane.show()
    qtmodeltester.check(pane.model)
    pane.model.modelReset.connect(lambda: pytest.fail("the whole list was made again"))
    pane.select("en_1500")
    before = pane.list.visualRect(pane.list.currentIndex())
    for change in (
        lambda case: review.discard(case, ["en_100", "en_2999"]),
        lambda case: entries.edit(case, "en_200", {"at": "2026-06-01T10:00:00+08:00"}),
    ):
        with qtbot.waitSignal(large_desk.refreshed, timeout=10_000):
            large_desk.act(change)
        assert keys(pane) == large_desk.timeline().keys()  # type: ignore[union-attr]
        assert pane.selected() == "en_1500"
        assert pane.list.visualRect(pane.list.currentIndex()) == before


# Days ascend, as in every timeline; within a day any order.
days = st.lists(st.integers(0, 40), max_size=12, unique=True).map(lambda ns: sorted(ns, key=lambda n: n // 3))


@given(steps=st.lists(days, min_size=1, max_size=4))
def test_any_change_of_rows_ends_with_the_rows_that_are_wanted(steps: list[list[int]]) -> None:
    model = TimelineModel()
    seen: list[str] = []  # what a view would hold that follows the signals alone
    model.modelReset.connect(lambda: seen.__setitem__(slice(None), _lines(model)))
    model.rowsRemoved.connect(lambda _, a, b: seen.__delitem__(slice(a, b + 1)))
    model.rowsInserted.connect(lambda _, a, b: seen.__setitem__(slice(a, a), _lines(model)[a : b + 1]))
    for step in steps:
        model.show(cast("Timeline", Days()), [f"en_{n}" for n in step], ())
        assert [line for line in _lines(model) if line] == [f"en_{n}" for n in step]
        assert seen == _lines(model)


class Days:
    """A timeline that knows only days: three rows share one."""

    def day(self, key: str) -> date:
        return date(2026, 1, 1) + timedelta(days=int(key[3:]) // 3)


def _lines(model: TimelineModel) -> list[str]:
    return [model.item(model.index(n)).key for n in range(model.rowCount())]
