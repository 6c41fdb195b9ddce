"""Claims, findings, charts and dates of a real case; what they stand on is one click away on the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import ui_case
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from ui_case import analysed, texts
from ui_case import button as link

from app.case.records import CaseInfo, SetAside
from app.case.snapshot import Snapshot
from app.followup import cards
from app.ui import claims_words
from app.ui.analysis import AnalysisSource, Shown
from app.ui.cards import Card, Sheet
from app.ui.chart_view import ChartView
from app.ui.claims_findings import FindingsPage, same_records
from app.ui.claims_pane import ClaimsPane
from app.ui.entry_form import EntryForm
from app.ui.reason_form import ReasonForm
from app.work import next_plans, review

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from app.ui.window import Window


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> ClaimsPane:
    return analysed(ClaimsPane, desk, qtbot)


def test_each_claim_shows_its_proof_what_is_missing_and_how_to_get_it(pane: ClaimsPane) -> None:
    said = texts(pane.sheets["claims"])
    assert "双方达成了还款协议" in said
    assert "协议以后仍被联系" in said
    assert "缺" in said
    assert "Screenshot_20260422_101500.png" in said


def test_a_finding_leads_to_its_entries(pane: ClaimsPane, qtbot: QtBot) -> None:
    pane.go("findings")
    with qtbot.waitSignal(pane.entries_requested, timeout=2000) as asked:
        link(pane.sheets["findings"], "看这").click()
    assert "en_after" in asked.args[0]


def test_drafts_are_marked_as_not_yet_reviewed(pane: ClaimsPane, desk: Desk, qtbot: QtBot) -> None:
    pane.go("findings")
    assert "◇ 里面有还没核对的记录" in texts(pane.sheets["findings"])
    with qtbot.waitSignal(pane._source.ready, timeout=10_000):
        desk.act(review.accept_all)
    assert "◇ 里面有还没核对的记录" not in texts(pane.sheets["findings"])


def test_a_finding_is_set_aside_with_a_reason_and_stays_visible(
    pane: ClaimsPane, desk: Desk, qtbot: QtBot
) -> None:
    pane.go("findings")
    link(pane.sheets["findings"], "放在一边…").click()
    form = pane.findChild(ReasonForm)
    assert form is not None and not form.take.isEnabled()
    form.why.setText("那天是我请对方打来的")
    with qtbot.waitSignal(pane._source.ready, timeout=10_000):
        qtbot.mouseClick(form.take, Qt.MouseButton.LeftButton)
    assert len(desk.case.find(SetAside)) == 1
    said = texts(pane.sheets["findings"])
    assert "○ 已放在一边" in said and "理由：那天是我请对方打来的" in said
    with qtbot.waitSignal(pane._source.ready, timeout=10_000):
        link(pane.sheets["findings"], "放回来").click()
    assert desk.case.find(SetAside) == []


def test_charts_are_drawn_and_their_numbers_saved(
    pane: ClaimsPane, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    pane.go("charts")
    assert len(pane.sheets["charts"].findChildren(ChartView)) == 4
    for what in ("days", "contacts"):
        with qtbot.waitSignal(desk.note, timeout=5000) as said:
            pane.save_table(what, tmp_path / f"{what}.csv")
        assert f"{what}.csv" in said.args[0]
    assert (tmp_path / "days.csv").read_text("utf-8").startswith("\ufeff日期,次数")
    assert "en_after" in (tmp_path / "contacts.csv").read_text("utf-8")


def test_dates_and_causes_are_signs_and_no_verdict(pane: ClaimsPane) -> None:
    pane.go("dates")
    assert "只是迹象，不是结论" in texts(pane.sheets["dates"])


def test_nothing_is_worked_out_while_nobody_looks(desk: Desk, qtbot: QtBot) -> None:
    source = AnalysisSource(desk)
    made = ClaimsPane(desk, source)
    qtbot.addWidget(made)
    with qtbot.assertNotEmitted(source.ready), qtbot.waitSignal(desk.refreshed, timeout=5000):
        desk.act(review.discard, ["en_unsure"])
    source.setParent(made)


def test_show_me_narrows_the_timeline_and_a_chip_shows_all_again(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = ui_case.small(tmp_path).folder
    ui_case.let_go(folder)
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(folder)
    assert window.view is not None
    timeline = window.view.main.timeline
    everything = timeline.model.rowCount()
    window.view.claims.entries_requested.emit(["en_after"])
    items = [timeline.model.item(timeline.model.index(n)) for n in range(timeline.model.rowCount())]
    assert {one.key for one in items} - {""} == {"en_after"}
    timeline.filters.clear()
    assert timeline.model.rowCount() == everything


def element(n: int, **more: object) -> dict[str, object]:
    base: dict[str, object] = {
        "element": "instalment",
        "title": f"第 {n} 期",
        "facts": {"n": n, "state": "paid"},
        "for": [{"kind": "payment", "id": f"py_{n}", "grade": "export", "own_statement": False}],
        "against": [],
        "strength": "good",
        "gap": None,
    }
    return base | more


def test_instalments_that_are_alike_stand_in_one_row() -> None:
    late = {"n": 3, "state": "late"}
    found = claims_words.lines([element(1), element(2), element(3, facts=late), element(4)])
    assert [line.title for line in found] == ["第 1–2 期", "第 3 期", "第 4 期"]
    assert len(found[0].proofs("for")) == 2


def test_what_differs_but_in_number_and_day_is_said_in_rows_of_its_own() -> None:
    def late(n: int, due: str, paid: str) -> dict[str, object]:
        what = f"第 {n} 期（{due}）{paid} 才还清"
        gap = {"code": "paid_late", "what": what, "how": "照实写", "until": None, "facts": {}}
        return element(n, facts={"n": n, "state": "late", "due_on": due}, gap=gap)

    apart = [late(3, "2025-06-05", "2025-06-13"), late(4, "2025-07-05", "2025-07-11")]
    assert [claims_words.gap_words(one) for one in claims_words.lines(apart)] == [
        "第 3 期（2025-06-05）2025-06-13 才还清",
        "第 4 期（2025-07-05）2025-07-11 才还清",
    ]
    (both,) = claims_words.lines([apart[0], late(4, "2025-07-05", "2025-06-13")])
    assert claims_words.gap_words(both) == "第 3–4 期 2025-06-13 才还清"


def test_the_tag_of_a_claim_counts_what_is_missing_or_names_the_weakest_proof() -> None:
    gap = {"code": "receipt", "what": "第 1 期缺回单", "how": "去柜台", "until": None, "facts": {}}
    assert claims_words.of_claim({"elements": [element(1, gap=gap)]}) == ("缺 1 项", "doubt")
    weak = element(2, element="who", strength="own_statement")
    assert claims_words.of_claim({"elements": [element(1), weak]})[0] == "? 只有本人陈述"


def finding(rule: str, check: str, entries: list[str], **more: object) -> dict[str, object]:
    base: dict[str, object] = {
        "id": f"fi_{rule}", "check": check, "rule": rule, "rule_version": "1", "binding": "law",
        "result": "shown", "debt": "de_1", "entries": entries, "words": ["滚蛋"], "needs": [],
        "needs_said": [], "provisional": False, "set_aside": None, "as_reported": False,
        "title": f"规则 {rule}", "sentence": f"{rule} 的一句话。",
    }  # fmt: skip
    return base | more


def findings_page(found: list[dict[str, object]], asked: list[str]) -> Sheet:
    shown = Shown(Snapshot(case=CaseInfo(title="案")), {"findings": found, "rules": []}, [], "")
    sheet = Sheet("发现")
    sheet.show_parts(FindingsPage(shown, lambda _: None, lambda one: asked.append(str(one["id"]))).parts())
    return sheet


def test_one_threat_under_two_rules_is_shown_once_with_both(qtbot: QtBot) -> None:
    found = [
        finding("a", "threat", ["en_1"]),
        finding("b", "threat", ["en_1"]),
        finding("c", "threat", ["en_2"], words=["再说一次"]),
    ]
    sheet = findings_page(found, [])
    qtbot.addWidget(sheet)
    said = texts(sheet)
    assert len(sheet.findChildren(Card)) == 1
    assert said.count("“滚蛋”") == 1
    assert all(f"规则 {rule}" in said for rule in "abc")
    assert len(same_records(found)) == 2


def test_what_is_not_enough_stands_in_one_card_by_what_is_needed(qtbot: QtBot) -> None:
    kind = {"result": "not_enough_evidence", "needs": ["lender_kind"], "needs_said": ["出借人是哪一类机构"]}
    asked: list[str] = []
    found = [
        finding("a", "threat", ["en_1"]),
        finding("b", "quiet_hours", ["en_1"], **kind),
        finding("c", "third_party", ["en_2"], set_aside={"why": "不是这笔"}, **kind),
    ]
    sheet = findings_page(found, asked)
    qtbot.addWidget(sheet)
    assert len(sheet.findChildren(Card)) == 2
    assert texts(sheet).count("还需要：出借人是哪一类机构") == 1
    assert "○ 已放在一边。理由：不是这笔" in texts(sheet)
    link(sheet, "放回来").click()
    assert asked == ["fi_c"]


def test_no_finding_says_that_this_proves_nothing(qtbot: QtBot) -> None:
    sheet = findings_page([], [])
    qtbot.addWidget(sheet)
    assert "这不表示没有问题" in texts(sheet)


def test_what_is_missing_has_the_button_that_gets_it(pane: ClaimsPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.gap_requested, timeout=2000) as asked:
        link(pane.sheets["claims"], "添加材料…").click()
    assert next_plans.BY_HOW[asked.args[0]].action == "add"
    with qtbot.waitSignal(pane._desk.card_requested, timeout=2000) as read:
        link(pane.sheets["claims"], "写信前先看：诉讼时效").click()
    assert read.args[0] in cards.cards().items


def test_every_gap_leads_to_its_place(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    ui_case.small(tmp_path).close()
    with qtbot.waitSignal(window.desk.opened, timeout=10_000):
        window.desk.open(tmp_path / "case")
    view = window.view
    assert view is not None
    for way, signal in (("get_statement", view.add_requested), ("keep_diary", view.add_entry_requested)):
        with qtbot.waitSignal(signal, timeout=2000):
            view.claims.gap_requested.emit(way)
    window.findChild(EntryForm).reject()  # type: ignore[union-attr]
    for way, place in (("ask_to_confirm", "document"), ("complain_to_lender_first", "steps")):
        view.claims.gap_requested.emit(way)
        assert view.place == place
    assert view.next_steps.page == "complaints"
    assert {plan.action for plan in next_plans.BY_HOW.values()} == {
        "add", "entry", "agreement", "document", "complaint_new"
    }  # fmt: skip


def test_a_case_that_is_only_looked_at_tells_gaps_without_buttons(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(desk), "read_only", property(lambda _self: True))
    pane = analysed(ClaimsPane, desk, qtbot)
    said = [one.text() for one in pane.sheets["claims"].findChildren(QPushButton)]
    assert "缺" in texts(pane.sheets["claims"]) and "添加材料…" not in said
