"""What there is to choose for a paper: particulars, entries, rules left unsaid, receivers, its first pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.case.errors import Refused
from app.case.records import CaseInfo, Debt, PaperPlan
from app.intake.reader_client import ReaderPool
from app.report.blocks import Table
from app.work import paper_choices, paper_plans, papers, particulars, previews, receivers

if TYPE_CHECKING:
    from pathlib import Path

    from app.case.case import Case


def text(case: Case, kind: str, **choices: object) -> str:
    plan = PaperPlan(id="", kind=kind, choices=choices)
    return "\n".join(papers.drawer_of(case, kind, chosen=plan).doc().texts())


def test_particulars_are_one_act_and_a_blank_hides_what_is_recorded(case: Case) -> None:
    debt = case.find(Debt)[0].id
    particulars.record(case, {("id_number", ""): " 11010519491231002X ", ("credit_code", debt): "X1"})
    assert case.get(CaseInfo, "case").id_number == "11010519491231002X"
    assert "11010519491231002X" in text(case, "complaint") and "X1" in text(case, "complaint")
    blank = text(case, "complaint", blank=["id_number", "credit_code"])
    assert "11010519491231002X" not in blank and "X1" not in blank
    lacking = {one.name for one in particulars.lacking(case.snapshot(), "complaint")}
    assert "id_number" not in lacking and "phone" in lacking
    assert particulars.asked(case.snapshot(), "timeline") == []
    case.undo()
    assert case.get(CaseInfo, "case").id_number == ""


@pytest.mark.parametrize("wrong", [("title", ""), ("currency", "de"), ("lender_kind", "de")])
def test_other_fields_are_not_particulars(case: Case, wrong: tuple[str, str]) -> None:
    debt = case.find(Debt)[0].id if wrong[1] else ""
    with pytest.raises(Refused):
        particulars.record(case, {(wrong[0], debt): "pirate"})
    with pytest.raises(Refused):
        particulars.record(case, {("phone", ""): "1" * 201})


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        ("id_number", "11010519491231002X", True),
        ("id_number", "11010519491231002x", True),
        ("id_number", "110105194912310021", False),
        ("id_number", "123", False),
        ("id_number", "", True),
        ("credit_code", "91350100M000100Y43", True),
        ("credit_code", "91350100M000100Y44", False),
        ("credit_code", "9135010OM000100Y43", False),
        ("phone", "anything", True),
    ],
)
def test_numbers_that_do_not_fit_themselves_are_questioned(name: str, value: str, right: bool) -> None:
    assert particulars.looks_right(name, value) is right


def test_a_rule_that_is_unsaid_is_nowhere_in_the_paper(case: Case) -> None:
    for kind in ("complaint", "answer", "brief"):
        drawer = papers.drawer_of(case, kind)
        official = [one.id for one in drawer.rules() if not one.as_reported]
        assert official and not set(drawer.doc().rules()) & {o.id for o in drawer.rules() if o.as_reported}
        plan = PaperPlan(id="", kind=kind, choices={"unsaid": official})
        assert set(papers.drawer_of(case, kind, chosen=plan).doc().rules()) == set()


def test_letters_leave_out_notes_and_drafts_and_what_is_ticked_away(case: Case) -> None:
    snapshot = case.snapshot()
    letter = {one.id for one in paper_choices.usable(snapshot, "complaint")}
    assert letter <= {one.id for one in paper_choices.usable(snapshot, "timeline")}
    assert all(snapshot.entry_by_id[id].status == "confirmed" for id in letter)
    assert paper_choices.usable(snapshot, "call-script") == []
    assert "协议达成后" in text(case, "complaint")
    assert "协议达成后，记录到对方联系" not in text(case, "complaint", left_out=sorted(letter))


def test_a_plan_is_kept_as_one_act_that_says_what_it_was(case: Case) -> None:
    plan = PaperPlan(id="", kind="brief", choices={"receiver": "lawyer", "left_out": ["b", "a", "a"]})
    paper_plans.keep(case, plan)
    assert paper_plans.plan_of(case.snapshot(), "brief").choices["left_out"] == ["a", "b"]
    paper_plans.keep(case, paper_plans.with_own(plan, "原句", "我的话"))
    assert [one.name for one in case.history(2)] == ["document.own", "document.choose"]
    for wrong in ({"colour": "red"}, {"deadline": "soon"}, {"redact": "pirate"}):
        with pytest.raises(Refused):
            paper_plans.keep(case, PaperPlan(id="", kind="brief", choices=wrong))


def test_the_way_for_the_kind_of_lender_stands_first(case: Case) -> None:
    listed = [one.id for one in receivers.listed(case.snapshot())]
    assert listed[: len(receivers.way(case.snapshot()))] == receivers.way(case.snapshot())
    assert sorted(listed) == sorted(receivers.BY_ID)
    for kind in papers.KINDS:
        assert kind in receivers.default_for(case.snapshot(), kind).kinds


def test_the_first_page_comes_alone_and_the_rest_is_the_paper_itself(case: Case, tmp_path: Path) -> None:
    with ReaderPool() as pool:
        drawer = papers.drawer_of(case, "timeline")
        made = list(previews.pages(case, drawer, pool, tmp_path, side=300, most=5))
    assert (made[0].n, made[0].count) == (1, 0), "how many there are is not known yet"
    assert [one.n for one in made[1:]] == [1, 2, 3, 4, 5] and made[-1].cut
    assert all(one.path.is_file() for one in made)
    short = papers.drawer_of(case, "brief").doc()
    assert previews.shortened(short, previews.MORE) is short
    cut = previews.shortened(drawer.doc(), 500)
    assert cut.blocks[0] == drawer.doc().blocks[0] and len(cut.blocks) < len(drawer.doc().blocks)


def test_the_beginning_of_a_long_timeline_is_that_of_the_whole_one(case: Case) -> None:
    drawer = papers.drawer_of(case, "timeline")
    begun, whole = drawer.beginning(5), drawer.doc()
    assert begun is not None and len(whole.blocks) > len(begun.blocks)
    tables = [
        [row for block in doc.blocks if isinstance(block, Table) for row in block.rows]
        for doc in (begun, whole)
    ]
    assert tables[0] == tables[1][:5]
    first = next(n for n, block in enumerate(begun.blocks) if isinstance(block, Table))
    assert begun.blocks[:first] == whole.blocks[:first]
    assert drawer.beginning(100_000) is None
    assert papers.drawer_of(case, "brief").beginning(5) is None
