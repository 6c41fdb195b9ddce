"""Random acts, undo, redo, revert and reopening: replaying the journal always gives the tables."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.case import journal, rows
from app.case.case import Batch, Case
from app.case.errors import Trouble
from app.case.records import Citation, Entry, Evidence, Party
from app.case.snapshot import load
from app.case.tables import JOURNALLED
from tests.case.conftest import entry, sha256

Tables = dict[tuple[str, str], dict[str, Any]]


def replayed(case: Case) -> Tables:
    """The tables as the journal alone tells them, from its first row on."""
    tables: Tables = {}
    for line in journal.lines(case._readers.conn()):
        for change in line.changes:
            key = (change.table, change.id)
            if change.before is None:
                assert key not in tables
                tables[key] = dict(change.after or {})
            else:
                have = {name: tables[key][name] for name in change.before}
                assert have == change.before
                tables[key] |= change.after or {}
                if change.after is None:
                    del tables[key]
    return tables


def stored(case: Case) -> Tables:
    """The tables as they are."""
    conn = case._readers.conn()
    found: Tables = {}
    for cls in JOURNALLED:
        coder = rows.codec_of(cls.table)
        for raw in conn.execute(coder.select):
            found[cls.table, raw[0]] = coder.plain(raw)
    return found


def visible(case: Case) -> Tables:
    """The tables but for what undo leaves on purpose: hidden evidence and exhibit numbers."""
    return {
        key: {name: value for name, value in row.items() if name != "exhibit"}
        for key, row in stored(case).items()
        if not row.get("hidden")
    }


class Journal(RuleBasedStateMachine):
    """A person and a machine at work, with a model of what undo must bring back."""

    acts = Bundle("acts")
    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.base = Path(tempfile.mkdtemp())
        shutil.copytree(self.template, self.base / "c")
        self.case = Case.open(self.base / "c")
        self.before: list[Tables] = []  # states that undo goes back to
        self.files = 0

    def teardown(self) -> None:
        self.case.close()
        shutil.rmtree(self.base)

    def person(self, batch: Batch, act: str | None = None) -> str:
        before = visible(self.case)
        change = self.case.edit("act", batch, act=act)
        if change.rows:
            self.before.append(before)
        return change.act

    @rule(target=acts, n=st.integers(0, 5), text=st.text(max_size=8), party=st.booleans())
    def put_entry(self, n: int, text: str, party: bool) -> Any:
        put: list[Any] = [Party(id="pa_1", name=text)] if party else []
        put.append(entry(n, text=text, party="pa_1" if party else None))
        act = self.person(Batch(put=put))
        return act if act else multiple()

    @rule(n=st.integers(0, 5))
    def remove_entry(self, n: int) -> None:
        cited = self.case.find(Citation, entry=f"en_{n}")
        self.person(Batch(remove=[*cited, entry(n)]))

    @rule(target=acts, cite=st.booleans())
    def take_in(self, cite: bool) -> Any:
        self.files += 1
        content = str(self.files).encode()
        source = self.base / "source.png"
        source.write_bytes(content)
        staged = self.case.vault.stage(source, ext=".png")
        evidence = Evidence(
            id=f"ev_{self.files}",
            sha256=sha256(content),
            size=len(content),
            media_type="image/png",
            name="source.png",
            stored=staged.stored,
            exhibit=self.files,
        )
        put: list[Any] = [evidence]
        if cite:
            put += [entry(7), Citation(id=f"ci_{self.files}", evidence=evidence.id, entry="en_7")]
        return self.person(Batch(put=put))

    @rule(act=acts, n=st.integers(10, 12))
    def machine_adds_to_an_act(self, act: str, n: int) -> None:
        try:
            self.case.edit("act.read", Batch(put=[entry(n, text=act)]), act=act, actor="machine")
        except Trouble as trouble:
            assert trouble.code == "act_undone"
        else:
            self.before.clear()  # the model knows no machine: go on from here without it

    @precondition(lambda self: self.before)
    @rule()
    def undo_and_redo(self) -> None:
        now = visible(self.case)
        self.case.undo()
        assert visible(self.case) == self.before[-1]
        self.case.redo()
        assert visible(self.case) == now

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        self.case.undo()
        assert visible(self.case) == self.before.pop()

    @rule(act=acts)
    def revert(self, act: str) -> None:
        before = stored(self.case)
        try:
            self.case.revert(act)
        except Trouble as trouble:
            assert trouble.code in ("undo_blocked", "act_undone")
            assert stored(self.case) == before
        else:
            self.before.clear()

    @rule()
    def redo(self) -> None:
        try:
            self.case.redo()
        except Trouble as trouble:
            assert trouble.code in ("undo_blocked", "nothing_to_redo")
        else:
            self.before.clear()

    @rule()
    def reopen(self) -> None:
        names = self.case.undo_name, self.case.redo_name, self.case.journal_state(), self.case.history()
        self.case.close()
        self.case = Case.open(self.base / "c")
        now = self.case.undo_name, self.case.redo_name, self.case.journal_state(), self.case.history()
        assert now == names

    @invariant()
    def replay_equals_tables(self) -> None:
        assert replayed(self.case) == stored(self.case)

    @invariant()
    def the_renewed_snapshot_equals_a_fresh_one(self) -> None:
        conn = self.case._readers.conn()
        assert self.case.snapshot() == load(conn)

    @invariant()
    def the_index_finds_what_is_there(self) -> None:
        found = {id for id, _ in self.case.search("短信").entries}
        assert found == {one.id for one in self.case.find(Entry) if "短信" in one.text}

    @invariant()
    def it_verifies(self) -> None:
        assert self.case.verify() == []


LONG = bool(os.environ.get("JUSHI_LONG"))
EXAMPLES, STEPS = (300, 50) if LONG else (15, 20)
# Shrinking a failure of a state machine on real files takes minutes: the short form shows it as it was found.
PHASES = tuple(Phase) if LONG else (Phase.explicit, Phase.generate)


def test_random_acts_keep_the_journal_and_the_tables_together(template: Path) -> None:
    Journal.template = template
    wish = settings(
        max_examples=EXAMPLES,
        phases=PHASES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Journal, settings=wish)  # type: ignore[no-untyped-call]


def test_the_chain_is_what_the_design_says(case: Case) -> None:
    import hashlib

    case.edit("long", Batch(put=[entry(1, text="长" * 500)]))
    chain = bytes(32)
    for line in journal.lines(case._readers.conn()):
        assert line.payload is not None
        assert line.seal == hashlib.sha256(line.payload).digest()
        chain = hashlib.sha256(chain + line.seal).digest()
        assert line.chain == chain
    assert case.journal_state() == (2, chain.hex())


def test_equal_payloads_have_different_seals(case: Case) -> None:
    case.edit("one", Batch(put=[entry(1)]))
    changes = journal.line(case._readers.conn(), 2).changes
    assert journal.pack([], changes) != journal.pack([], changes)


def test_the_journal_says_when_content_last_changed(case: Case) -> None:
    from app.case.records import Document

    before = case.snapshot().last_content_act_at
    assert before is not None
    assert before.endswith("+08:00")
    document = Document(id="do_1", kind="timeline", name="t", sha256="", content_hash="", made_at="")
    case.edit("document.made", Batch(put=[document]))
    assert case.snapshot().last_content_act_at == before
    conn = case._readers.conn()
    assert [line.tables for line in journal.lines(conn, "seq = 2")] == [frozenset({"document"})]
