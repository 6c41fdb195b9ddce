"""Acts are taken back and done again, over restarts, and never from under a later act."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from app.case.case import Batch, Case, View
from app.case.errors import Trouble
from app.case.records import Agreement, Citation, Entry, Evidence, Instalment, Party, Payment
from tests.case.conftest import entry, stage, take_in

if TYPE_CHECKING:
    from pathlib import Path


def code(caught: pytest.ExceptionInfo[Trouble]) -> str:
    return caught.value.code


def test_undo_and_redo_survive_a_restart(folder: Path) -> None:
    with Case.open(folder) as case:
        assert (case.undo_name, case.redo_name) == (None, None)
        case.edit("entry.add", Batch(put=[entry(1, text="甲")]))
        case.edit("entry.edit", Batch(put=[entry(1, text="乙")]))
    with Case.open(folder) as case:
        assert case.undo_name == "entry.edit"
        change = case.undo()
        assert (change.name, change.rows) == ("entry.edit", (("entry", "en_1"),))
        assert (case.get(Entry, "en_1").text, case.redo_name) == ("甲", "entry.edit")
    with Case.open(folder) as case:
        assert (case.undo_name, case.redo_name) == ("entry.add", "entry.edit")
        case.undo()
        assert case.find(Entry) == []
        case.redo()
        case.redo()
        assert case.get(Entry, "en_1").text == "乙"
        assert case.redo_name is None
        assert case.verify() == []


def test_there_may_be_nothing_to_undo_or_redo(case: Case) -> None:
    with pytest.raises(Trouble) as caught:
        case.undo()
    assert code(caught) == "nothing_to_undo"
    with pytest.raises(Trouble) as caught:
        case.redo()
    assert code(caught) == "nothing_to_redo"


def test_several_edits_of_one_act_are_one(case: Case) -> None:
    act = case.new_act()
    case.edit("intake", Batch(put=[entry(1), entry(2)]), act=act)
    case.edit("intake", Batch(put=[entry(1, text="neu"), entry(3)]), act=act)
    case.edit("intake", Batch(remove=[entry(2)]), act=act)
    assert next(one.act for one in case.history() if not one.undone) == act
    case.undo()
    assert case.find(Entry) == []
    case.redo()
    assert [one.text for one in case.find(Entry)] == ["neu", "短信3"]


def test_a_machines_edits_are_undone_with_the_act_and_leave_redo_alone(case: Case) -> None:
    intake = case.edit("intake", Batch(put=[entry(1)]))
    case.edit("entry.add", Batch(put=[entry(5)]))
    case.undo()
    case.edit("intake.read", Batch(put=[entry(2)]), act=intake.act, actor="machine")
    case.edit("tidy", Batch(put=[entry(7)]), actor="machine")
    assert (case.undo_name, case.redo_name) == ("intake", "entry.add")
    case.redo()
    case.undo()
    case.undo()
    assert [one.id for one in case.find(Entry)] == ["en_7"]
    with pytest.raises(Trouble) as caught:
        case.edit("intake.read", Batch(put=[entry(3)]), act=intake.act, actor="machine")
    assert (code(caught), caught.value.facts["name"]) == ("act_undone", "intake")
    case.redo()
    case.edit("intake.read", Batch(put=[entry(3)]), act=intake.act, actor="machine")
    case.undo()
    assert [one.id for one in case.find(Entry)] == ["en_7"]


def test_an_act_that_a_machine_began_is_the_persons_once_they_edit(case: Case) -> None:
    act = case.new_act()
    case.edit("read", Batch(put=[entry(1)]), act=act, actor="machine")
    assert case.undo_name is None
    case.edit("read", Batch(put=[entry(2)]), act=act)
    case.undo()
    assert case.find(Entry) == []


def test_a_new_act_clears_redo(case: Case) -> None:
    case.edit("one", Batch(put=[entry(1)]))
    case.undo()
    case.edit("two", Batch(put=[entry(2)]))
    assert case.redo_name is None
    assert [(one.name, one.undone) for one in case.history()] == [
        ("two", False),
        ("one", True),
        ("case.create", False),
    ]
    assert len(case.history(limit=1)) == 1


def test_making_the_case_cannot_be_undone(case: Case) -> None:
    with pytest.raises(Trouble):
        case.undo()
    assert case.snapshot().case.title == "例"


def test_undo_is_refused_when_a_later_act_changed_the_same(case: Case) -> None:
    first = case.edit("entry.add", Batch(put=[entry(1, text="甲")]))
    second = case.edit("entry.edit", Batch(put=[entry(1, text="乙")]))
    case.edit("note.add", Batch(put=[entry(2)]))
    before = case.journal_state()
    with pytest.raises(Trouble) as caught:
        case.revert(first.act)
    facts = caught.value.facts
    assert (code(caught), facts["by"], facts["by_act"], facts["name"]) == (
        "undo_blocked",
        "entry.edit",
        second.act,
        "entry.add",
    )
    assert case.journal_state() == before
    case.revert(second.act)
    assert (case.get(Entry, "en_1").text, case.undo_name, case.redo_name) == ("甲", "note.add", "entry.edit")
    case.revert(first.act)
    assert [one.id for one in case.find(Entry)] == ["en_2"]


def test_an_act_that_was_taken_back_itself_blocks_nothing(case: Case) -> None:
    first = case.edit("one", Batch(put=[entry(1, text="甲")]))
    case.edit("two", Batch(put=[entry(1, text="乙")]))
    case.edit("three", Batch(put=[entry(1, text="丙")]))
    case.undo()
    with pytest.raises(Trouble) as caught:
        case.revert(first.act)
    assert caught.value.facts["by"] == "two"


def test_undo_is_refused_when_a_later_act_refers_to_what_would_go(case: Case) -> None:
    first = case.edit("agreement.record", Batch(put=[Agreement(id="ag_1"), Party(id="pa_1", name="甲")]))
    case.edit(
        "instalment.add",
        Batch(put=[Instalment(id="in_1", agreement="ag_1", n=1, due_on="2025-01-01", minor=1)]),
    )
    with pytest.raises(Trouble) as caught:
        case.revert(first.act)
    assert caught.value.facts["by"] == "instalment.add"
    case.undo()
    case.undo()
    assert case.find(Agreement) == []


def test_a_machines_act_can_block_too(case: Case) -> None:
    case.edit("entry.add", Batch(put=[entry(1)]))
    case.edit("merge", Batch(put=[entry(1, text="länger")]), actor="machine")
    with pytest.raises(Trouble) as caught:
        case.undo()
    assert caught.value.facts["by"] == "merge"


def test_redo_is_refused_when_something_else_is_in_its_place(case: Case) -> None:
    case.edit("entry.add", Batch(put=[entry(1)]))
    case.undo()
    case.edit("read", Batch(put=[entry(1, text="andere")]), actor="machine")
    with pytest.raises(Trouble) as caught:
        case.redo()
    assert (code(caught), caught.value.facts["by"]) == ("undo_blocked", "read")


def test_a_reference_that_the_act_itself_set_is_set_back(case: Case) -> None:
    case.edit("entry.add", Batch(put=[entry(1)]))
    case.edit("party.set", Batch(put=[Party(id="pa_1", name="甲"), entry(1, party="pa_1")]))
    case.undo()
    assert (case.get(Entry, "en_1").party, case.find(Party)) == (None, [])
    case.redo()
    assert case.get(Entry, "en_1").party == "pa_1"


def test_revert_names_what_is_not_there_or_was_taken_back(case: Case) -> None:
    with pytest.raises(Trouble) as caught:
        case.revert("ac_none")
    assert code(caught) == "no_such"
    change = case.edit("one", Batch(put=[entry(1)]))
    case.undo()
    with pytest.raises(Trouble) as caught:
        case.revert(change.act)
    assert code(caught) == "act_undone"


def test_undoing_an_intake_hides_the_file_and_never_deletes_it(case: Case, tmp_path: Path) -> None:
    evidence = take_in(case, tmp_path / "a.png", b"bytes")
    case.edit(
        "intake.read",
        Batch(put=[entry(1), Citation(id="ci_1", evidence=evidence.id, entry="en_1")]),
        act=case.history()[0].act,
        actor="machine",
    )
    case.undo()
    assert case.get(Evidence, evidence.id) == dataclasses.replace(evidence, hidden=True)
    assert (case.find(Entry), case.find(Citation)) == ([], [])
    assert case.vault.path(evidence).read_bytes() == b"bytes"
    assert case.snapshot().visible_evidence == ()
    case.redo()
    assert case.get(Evidence, evidence.id) == evidence
    assert [one.id for one in case.find(Citation)] == ["ci_1"]
    case.undo()
    assert case.get(Evidence, evidence.id).hidden
    assert case.verify() == []


def test_evidence_that_a_later_act_cites_is_not_hidden(case: Case, tmp_path: Path) -> None:
    evidence = take_in(case, tmp_path / "a.png")
    case.edit("entry.add", Batch(put=[entry(1), Citation(id="ci_1", evidence=evidence.id, entry="en_1")]))
    act = case.history()[1].act
    with pytest.raises(Trouble) as caught:
        case.revert(act)
    assert caught.value.facts["by"] == "entry.add"


def test_evidence_made_and_hidden_in_one_act_stays_hidden(case: Case, tmp_path: Path) -> None:
    evidence = stage(case, tmp_path / "a.png", b"x")
    act = case.new_act()
    case.edit("intake", Batch(put=[evidence]), act=act)
    case.edit("intake", Batch(put=[dataclasses.replace(evidence, hidden=True)]), act=act)
    assert case.undo().rows == ()
    assert case.get(Evidence, evidence.id).hidden
    assert case.redo().rows == ()


def test_an_exhibit_number_once_given_stays(case: Case, tmp_path: Path) -> None:
    one, two = take_in(case, tmp_path / "a.png", b"1"), take_in(case, tmp_path / "b.png", b"2")

    def number(view: View) -> Batch:
        numbered = [dataclasses.replace(item, exhibit=view.next_exhibit()) for item in (one, two)]
        return Batch(put=[dataclasses.replace(numbered[0], grade="stamped"), numbered[1]])

    case.edit("review.accept", number)
    case.undo()
    assert [(item.exhibit, item.grade) for item in case.find(Evidence)] == [(1, "other"), (2, "other")]
    case.redo()
    assert [(item.exhibit, item.grade) for item in case.find(Evidence)] == [(1, "stamped"), (2, "other")]
    case.undo()
    case.edit("exhibit", lambda view: Batch(put=[dataclasses.replace(view.find(Evidence)[0], device=None)]))
    assert View(case._opened.conn).next_exhibit() == 3  # type: ignore[arg-type]
    case.revert(case.history()[-2].act)
    assert case.get(Evidence, one.id).exhibit == 1


def test_what_was_removed_comes_back_whole(case: Case) -> None:
    case.edit("add", Batch(put=[entry(1, key=True, due_dates=("2025-01-01",)), Payment(id="py_1", minor=5)]))
    before = case.snapshot()
    case.edit("remove", Batch(remove=[entry(1), Payment(id="py_1", minor=1), entry(9)]))
    assert case.find(Entry) == []
    case.undo()
    assert (case.snapshot().entries, case.snapshot().payments) == (before.entries, before.payments)


def test_removed_and_made_anew_in_one_act(case: Case) -> None:
    case.edit("add", Batch(put=[entry(1, text="甲")]))
    act = case.new_act()
    case.edit("swap", Batch(remove=[entry(1)]), act=act)
    case.edit("swap", Batch(put=[entry(1, text="乙")]), act=act)
    case.undo()
    assert case.get(Entry, "en_1").text == "甲"
    case.redo()
    assert case.get(Entry, "en_1").text == "乙"


def test_a_plan_that_fails_writes_nothing_and_its_error_travels(case: Case) -> None:
    before = case.journal_state()

    def plan(view: View) -> Batch:
        assert view.get(type(case.snapshot().debts[0]), "de_1").lender == "顺心"
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        case.edit("bad", plan)
    with pytest.raises(ValueError, match="never removed"):
        case.edit(
            "bad",
            Batch(
                put=[entry(1)],
                remove=[Evidence(id="ev", sha256="", size=0, media_type="", name="", stored="")],
            ),
        )
    with pytest.raises(ValueError, match="no part of the journal"):
        from app.case.records import Reading

        case.edit("bad", Batch(put=[Reading(id="re", evidence="ev", state="ok")]))
    assert (case.find(Entry), case.journal_state()) == ([], before)


def test_a_machines_act_can_be_reverted_and_done_again(case: Case) -> None:
    change = case.edit("tidy", Batch(put=[entry(1)]), actor="machine")
    case.revert(change.act)
    assert (case.find(Entry), case.redo_name) == ([], "tidy")
    case.redo()
    assert len(case.find(Entry)) == 1


def test_what_was_changed_behind_the_program_is_not_undone(case: Case) -> None:
    case.edit("add", Batch(put=[entry(1)]))
    assert case._opened.conn is not None
    case._opened.conn.execute("UPDATE entry SET text = 'x'")
    with pytest.raises(Trouble) as caught:
        case.undo()
    assert (code(caught), caught.value.facts["name"]) == ("undo_changed", "add")


def test_an_act_that_only_gave_a_number_leaves_it(case: Case, tmp_path: Path) -> None:
    evidence = take_in(case, tmp_path / "a.png")
    case.edit("exhibit", Batch(put=[dataclasses.replace(evidence, exhibit=4)]))
    assert case.undo().rows == ()
    assert case.get(Evidence, evidence.id).exhibit == 4
    assert case.redo().rows == ()
    assert case.verify() == []


def test_an_act_that_came_back_to_where_it_began_changes_nothing(case: Case) -> None:
    case.edit("add", Batch(put=[entry(1, text="甲"), entry(2)]))
    act = case.new_act()
    case.edit("entry.edit", Batch(put=[entry(1, text="乙")]), act=act)
    case.edit("entry.edit", Batch(put=[entry(1, text="甲"), entry(2, text="丙")]), act=act)
    assert case.undo().rows == (("entry", "en_2"),)


def test_two_acts_that_wrote_a_row_in_turn_do_not_take_each_others_part_back(case: Case) -> None:
    case.edit("one", Batch(put=[entry(1, text="甲")]), act="ac_1")
    case.edit("two", Batch(put=[entry(2), entry(1, text="乙")]), act="ac_2")
    case.edit("one", Batch(put=[entry(1, text="丙")]), act="ac_1", actor="machine")
    with pytest.raises(Trouble) as caught:
        case.revert("ac_1")
    assert (code(caught), caught.value.facts["by"]) == ("undo_blocked", "two")
    assert case.get(Entry, "en_1").text == "丙"
