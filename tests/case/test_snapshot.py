"""A snapshot is immutable, belongs together, and is renewed only where something changed."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from app.case.case import Batch, Case
from app.case.errors import Refused, Trouble
from app.case.records import (
    Agreement,
    Allocation,
    Citation,
    Instalment,
    Party,
    PartyNumber,
    Payment,
    Reading,
    Term,
)
from app.case.snapshot import load
from tests.case.conftest import entry, take_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def told(case: Case, tmp_path: Path) -> Case:
    """A case with a little of everything."""
    evidence = take_in(case, tmp_path / "a.png")
    put = [
        Party(id="pa_1", name="顺心", kind="lender"),
        PartyNumber(id="pn_1", party="pa_1", number="95000", key="95000"),
        Agreement(id="ag_1", debt="de_1"),
        Term(id="te_1", agreement="ag_1", kind="x", text="停止"),
        Instalment(id="in_2", agreement="ag_1", n=2, due_on="2025-05-01", minor=1),
        Instalment(id="in_1", agreement="ag_1", n=1, due_on="2025-04-01", minor=1),
        entry(1),
        Payment(id="py_1", entry="en_1", minor=2),
        Allocation(id="al_1", payment="py_1", instalment="in_1", minor=1),
        Allocation(id="al_2", payment="py_1", instalment="in_2", minor=1),
        Citation(id="ci_1", evidence=evidence.id, entry="en_1"),
        Citation(id="ci_2", evidence=evidence.id, term="te_1"),
    ]
    case.edit("add", Batch(put=put))
    return case


def ids(records: object) -> list[str]:
    return [record.id for record in records]  # type: ignore[attr-defined]


def test_lookups_find_what_belongs_together(told: Case) -> None:
    snapshot = told.snapshot()
    evidence = snapshot.evidence[0].id
    assert ids(snapshot.citations_of("en_1")) == ["ci_1"]
    assert ids(snapshot.citations_of(evidence)) == ["ci_1", "ci_2"]
    assert ids(snapshot.citations_of("en_none")) == []
    assert ids(snapshot.instalments_of("ag_1")) == ["in_1", "in_2"]
    assert ids(snapshot.terms_of("ag_1")) == ["te_1"]
    assert ids(snapshot.allocations_of("py_1")) == ["al_1", "al_2"]
    assert ids(snapshot.allocations_of("in_2")) == ["al_2"]
    assert ids(snapshot.numbers_of("pa_1")) == ["pn_1"]
    assert ids(snapshot.visible_evidence) == [evidence]
    for lookup, id in (
        (snapshot.entry_by_id, "en_1"),
        (snapshot.evidence_by_id, evidence),
        (snapshot.party_by_id, "pa_1"),
        (snapshot.debt_by_id, "de_1"),
        (snapshot.agreement_by_id, "ag_1"),
        (snapshot.payment_by_id, "py_1"),
        (snapshot.instalment_by_id, "in_1"),
    ):
        assert lookup[id].id == id  # type: ignore[index]


def test_a_snapshot_does_not_change_and_is_shared_until_something_does(told: Case) -> None:
    before = told.snapshot()
    assert told.snapshot() is before
    told.edit("add", Batch(put=[entry(2)]))
    after = told.snapshot()
    assert (ids(before.entries), ids(after.entries)) == (["en_1"], ["en_1", "en_2"])
    assert after.citations is before.citations
    assert after.entries[0] is before.entries[0]
    assert after == load(told._readers.conn())
    with pytest.raises(dataclasses.FrozenInstanceError):
        after.case = before.case  # type: ignore[misc]


def test_a_reading_renews_only_the_states(told: Case) -> None:
    before = told.snapshot()
    told.save_reading(Reading(id="re_1", evidence=before.evidence[0].id, state="partial"))
    after = told.snapshot()
    assert (before.readings, after.readings) == ({}, {before.evidence[0].id: "partial"})
    assert after.entries is before.entries


def test_a_commit_that_was_not_heard_of_yet_is_read_all_the_same(told: Case) -> None:
    told.snapshot()
    told.edit("add", Batch(put=[entry(2)]))
    told._snapshots._seq = 0  # as if the next change had been committed but not noted
    assert ids(told.snapshot().entries) == ["en_1", "en_2"]


def test_troubles_say_what_they_hold() -> None:
    assert str(Trouble("disk_full", path="x")) == "disk_full(path='x')"
    refused = Refused("number_unclear", "number", value="x")
    assert (refused.field, refused.code, refused.facts) == ("number", "number_unclear", {"value": "x"})


def test_a_case_that_cannot_be_taken_up_gives_its_lock_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise Trouble("disk_error")

    with monkeypatch.context() as patch:
        patch.setattr("app.case.vault.Vault.recover", fail)
        with pytest.raises(Trouble):
            Case.open(folder)
    with Case.open(folder) as case:
        assert not case.read_only
