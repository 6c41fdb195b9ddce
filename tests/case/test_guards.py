"""The journal can only grow, whoever writes to the database; migrations leave its guards standing."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from app.case import engine, journal, migrations, schema
from app.case.case import Batch, Case
from app.case.errors import Trouble
from app.case.records import Entry
from tests.case.conftest import entry

GOLDEN = Path(__file__).parent / "golden"


NOW, NEXT = migrations.VERSION, migrations.VERSION + 1


@pytest.fixture
def used(folder: Path) -> Path:
    """A closed case whose journal has three rows."""
    with Case.open(folder) as case:
        case.edit("one", Batch(put=[entry(1)]))
        case.edit("two", Batch(put=[entry(2)]))
    return folder / "case.db"


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE journal SET name = 'other' WHERE seq = 2",
        "UPDATE journal SET payload = x'00' WHERE seq = 2",
        "UPDATE journal SET payload = NULL, at = 'then' WHERE seq = 2",
        "UPDATE journal SET seq = 9, payload = NULL WHERE seq = 3",
        "DELETE FROM journal WHERE seq = 3",
        "INSERT OR REPLACE INTO journal SELECT seq, act, at, actor, 'x', kind, tables, seal, chain, payload"
        " FROM journal WHERE seq = 2",
        "REPLACE INTO journal SELECT * FROM journal WHERE seq = 3",
        "INSERT INTO journal SELECT seq + 5, act, at, actor, name, kind, tables, seal, chain, payload"
        " FROM journal WHERE seq = 2",
        "INSERT INTO journal SELECT NULL, act, at, actor, name, kind, tables, seal, chain, payload"
        " FROM journal WHERE seq = 2",
        "UPDATE OR REPLACE journal SET seq = 2 WHERE seq = 3",
    ],
)
def test_the_journal_refuses(used: Path, attempt: str) -> None:
    conn = sqlite3.connect(used)
    before = conn.execute("SELECT * FROM journal").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        conn.execute(attempt)
    assert conn.execute("SELECT * FROM journal").fetchall() == before
    conn.close()


def test_a_payload_may_be_blanked_and_the_chain_still_holds(used: Path) -> None:
    conn = engine.writer(used)
    journal.blank(conn, 2)
    lines = list(journal.lines(conn))
    assert [line.payload is None for line in lines] == [False, True, False]
    assert lines[1].changes == []
    with pytest.raises(ValueError, match="blanked"):
        lines[1].unpack()
    conn.close()
    with Case.open(used.parent) as case:
        assert case.verify() == []
        case.undo()
        with pytest.raises(Trouble) as caught:
            case.undo()
        assert caught.value.code == "undo_gone"


def test_migrations_leave_every_trigger_standing(used: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def following(db: Any) -> None:
        db.execute('ALTER TABLE "debt" ADD COLUMN "extra" TEXT')

    monkeypatch.setitem(migrations.STEPS, NEXT, following)
    monkeypatch.setattr(migrations, "VERSION", NEXT)
    conn = engine.writer(used)
    before = {trigger.name: trigger.sql for trigger in engine.utils(conn).triggers}
    copies = migrations.migrate(conn, have=NOW, backups=used.parent / "backups")
    assert {trigger.name: trigger.sql for trigger in engine.utils(conn).triggers} == before
    assert set(before) == set(schema.GUARDS_1_0)
    assert migrations.version_of(conn) == NEXT
    assert migrations.migrate(conn, have=NEXT, backups=used.parent / "backups") == []
    conn.close()
    assert [copy.name for copy in copies] == [f"case-1.{NOW % 1000}-1.db"]
    backup = sqlite3.connect(copies[0])
    assert backup.execute("PRAGMA user_version").fetchone() == (NOW,)
    assert backup.execute("SELECT count(*) FROM journal").fetchone() == (3,)
    backup.close()


def test_a_failed_migration_leaves_the_case_as_it_was(used: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def following(db: Any) -> None:
        db.execute('ALTER TABLE "debt" ADD COLUMN "extra" TEXT')
        raise RuntimeError("power")

    monkeypatch.setitem(migrations.STEPS, NEXT, following)
    with pytest.raises(RuntimeError, match="power"):
        Case.open(used.parent)
    monkeypatch.undo()
    with Case.open(used.parent) as case:
        assert case.verify() == []


def test_an_older_case_that_cannot_be_written_is_read_from_a_copy(
    used: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(migrations.STEPS, NEXT, lambda db: db.execute("CREATE TABLE extra (id TEXT)"))
    monkeypatch.setattr(migrations, "VERSION", NEXT)
    before = used.read_bytes()
    with Case.open(used.parent, read_only=True) as case:
        assert len(case.find(Entry)) == 2
    assert used.read_bytes() == before
    with Case.open(used.parent) as case:
        assert len(list((used.parent / "backups").iterdir())) == 1


def test_an_older_case_left_open_on_a_read_only_medium_is_read_too(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Case.open(folder) as case:
        case.edit("one", Batch(put=[entry(1)]))
        shutil.copytree(folder, tmp_path / "left")
    monkeypatch.setitem(migrations.STEPS, NEXT, lambda db: db.execute("CREATE TABLE extra (id TEXT)"))
    monkeypatch.setattr(migrations, "VERSION", NEXT)
    monkeypatch.setattr("app.case.opening.os.access", lambda path, mode: False)
    before = (tmp_path / "left" / "case.db").read_bytes()
    with Case.open(tmp_path / "left") as case:
        assert [one.id for one in case.find(Entry)] == ["en_1"]
    assert (tmp_path / "left" / "case.db").read_bytes() == before


def test_the_golden_case_of_each_version_opens(tmp_path: Path) -> None:
    found = sorted(GOLDEN.glob("*.zip"))
    assert [path.stem for path in found] == ["case-1.0"]
    for path in found:
        with zipfile.ZipFile(path) as packed:
            packed.extractall(tmp_path / path.stem)
        with Case.open(tmp_path / path.stem) as case:
            assert case.verify() == []
            assert case.snapshot().entries[0].text == "您好，本期应还 1,570.00 元。"
            assert case.search("应还").entries
            assert case.search("原件").evidence
            assert case.undo_name == "entry.edit"
            case.undo()
            case.redo()


def test_a_case_is_an_ordinary_sqlite_file(used: Path) -> None:
    conn = sqlite3.connect(used)
    assert conn.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID
    assert conn.execute("PRAGMA user_version").fetchone()[0] == migrations.VERSION
    assert conn.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    conn.close()


def test_without_sqlcipher_the_standard_library_serves(used: Path) -> None:
    code = f"""
import sys
sys.modules["sqlcipher3"] = None
from pathlib import Path
from app.case.case import Batch, Case
from app.case.records import CaseInfo, Debt, Entry
from app.case import engine
import sqlite3
assert engine.sqlite is sqlite3
with Case.open(Path({str(used.parent)!r})) as case:
    case.edit("three", Batch(put=[Entry(id="en_3", kind="note", text="催收电话")]))
    assert case.search("收电").entries and case.verify() == []
Case.create(Path({str(used.parent.parent / "new")!r}), CaseInfo(title="x")).close()
"""
    subprocess.run([sys.executable, "-c", code], check=True)
    for folder in (used.parent, used.parent.parent / "new"):
        with Case.open(folder) as case:
            assert case.verify() == []
    shutil.rmtree(used.parent.parent / "new")
