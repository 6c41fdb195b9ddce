"""Verification names each thing that is missing, changed, extra or out of the chain."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from app.case import vault as vaults
from app.case.case import Batch, Case
from app.wording import known
from tests.case.conftest import entry, take_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.case.records import Evidence


@pytest.fixture
def kept(folder: Path, tmp_path: Path) -> tuple[Path, Evidence]:
    """A closed case with a file and three acts."""
    with Case.open(folder) as case:
        evidence = take_in(case, tmp_path / "图.png", b"picture")
        case.edit("add", Batch(put=[entry(1, text="甲"), entry(2, text="乙" * 300)]))
        case.edit("entry.edit", Batch(put=[entry(1, text="丙")]))
    return folder, evidence


def faults(folder: Path) -> list[tuple[str, dict[str, object]]]:
    with Case.open(folder) as case:
        found = [(one.code, one.facts) for one in case.verify()]
    assert all(known(code) for code, _ in found)
    return found


def tamper(folder: Path, *statements: str, guards: bool = False) -> None:
    """Change the database behind the program; its guards are put back afterwards."""
    conn = sqlite3.connect(folder / "case.db")
    triggers = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        conn.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        conn.execute(statement)
    for _, sql in triggers if guards else ():
        conn.execute(sql)
    conn.commit()
    conn.close()


def test_a_whole_case_has_no_fault_and_tells_its_progress(kept: tuple[Path, Evidence]) -> None:
    told: list[tuple[int, int]] = []
    with Case.open(kept[0]) as case:
        assert case.verify(on_step=lambda done, total: told.append((done, total))) == []
    assert told == [(7, 7)]


@pytest.mark.parametrize("position", [0, 3, 6])
def test_a_flipped_byte_of_a_file_is_named(kept: tuple[Path, Evidence], position: int) -> None:
    folder, evidence = kept
    content = bytearray((folder / evidence.stored).read_bytes())
    content[position] ^= 1
    (folder / evidence.stored).write_bytes(content)
    facts = {"name": "图.png", "id": evidence.id, "stored": evidence.stored}
    assert faults(folder) == [("original_changed", facts)]


def test_missing_truncated_and_extra_files_are_named(kept: tuple[Path, Evidence]) -> None:
    folder, evidence = kept
    (folder / evidence.stored).write_bytes(b"pict")
    (folder / "files" / "zz").mkdir()
    (folder / "files" / "zz" / "stray").write_bytes(b"")
    (folder / "files" / "note").write_bytes(b"")
    assert [code for code, _ in faults(folder)] == ["original_changed", "original_extra"]
    (folder / evidence.stored).unlink()
    assert [code for code, _ in faults(folder)] == ["original_missing", "original_extra"]
    shutil.rmtree(folder / "files")
    assert [code for code, _ in faults(folder)] == ["original_missing"]


def test_a_file_that_cannot_be_read_is_named(
    kept: tuple[Path, Evidence], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> str:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("app.case.verify.hash_file", fail)
    assert [code for code, _ in faults(kept[0])] == ["original_unreadable"]


def test_hashing_tells_its_progress(kept: tuple[Path, Evidence]) -> None:
    blocks: list[int] = []
    assert vaults.hash_file(kept[0] / kept[1].stored, blocks.append) == kept[1].sha256
    assert blocks == [7]


ROW = {"table": "entry", "id": "en_1"}


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE entry SET text = 'x' WHERE id = 'en_1'", ("row_changed", ROW | {"fields": "text"})),
        (
            "UPDATE entry SET text = 'x', key = 1 WHERE id = 'en_1'",
            ("row_changed", ROW | {"fields": "text, key"}),
        ),
        ("DELETE FROM entry WHERE id = 'en_1'", ("row_missing", ROW)),
        ("UPDATE entry SET id = 'en_9' WHERE id = 'en_1'", ("row_extra", ROW | {"id": "en_9"})),
        (
            "UPDATE debt SET lender = 'x'",
            ("row_changed", {"table": "debt", "id": "de_1", "fields": "lender"}),
        ),
    ],
)
def test_a_row_changed_behind_the_program_is_named(
    kept: tuple[Path, Evidence], statement: str, expected: tuple[str, dict[str, object]]
) -> None:
    tamper(kept[0], statement, guards=True)
    assert expected in faults(kept[0])


def test_json_that_is_none_is_named(kept: tuple[Path, Evidence]) -> None:
    tamper(
        kept[0],
        "PRAGMA ignore_check_constraints = 1",
        "UPDATE entry SET amounts = 'broken' WHERE id = 'en_1'",
        guards=True,
    )
    found = dict(faults(kept[0]))
    assert found["row_changed"]["id"] == "en_1"
    assert "amounts" in str(found["row_changed"]["fields"])


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        ("UPDATE journal SET payload = CAST(payload || x'00' AS BLOB) WHERE seq = 2", {"journal_changed"}),
        ("UPDATE journal SET payload = x'0011' WHERE seq = 2", {"journal_changed", "row_extra"}),
        ("UPDATE journal SET name = 'other' WHERE seq = 3", {"journal_changed"}),
        ("UPDATE journal SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 3", {"journal_changed"}),
        ("UPDATE journal SET seal = zeroblob(32) WHERE seq = 3", {"journal_changed", "journal_chain"}),
        ("UPDATE journal SET chain = zeroblob(32) WHERE seq = 3", {"journal_chain"}),
        (
            "DELETE FROM journal WHERE seq = 3",
            {"journal_gap", "journal_chain", "row_extra", "row_changed"},
        ),
        ("DELETE FROM journal WHERE seq = 4", {"row_changed"}),
    ],
)
def test_a_changed_journal_is_named(kept: tuple[Path, Evidence], statement: str, codes: set[str]) -> None:
    tamper(kept[0], statement, guards=True)
    assert {code for code, _ in faults(kept[0])} == codes


def test_guards_that_were_taken_away_are_named(kept: tuple[Path, Evidence]) -> None:
    tamper(kept[0])
    assert [code for code, _ in faults(kept[0])] == ["guard_missing"] * 3


def test_with_a_blanked_payload_the_rest_still_verifies(kept: tuple[Path, Evidence]) -> None:
    folder, evidence = kept
    tamper(folder, "UPDATE journal SET payload = NULL WHERE seq = 3", guards=True)
    assert faults(folder) == []
    tamper(folder, "DELETE FROM citation", "DELETE FROM entry WHERE id = 'en_2'", guards=True)
    assert faults(folder) == []  # it cannot be known what the blanked act made
    with Case.open(folder) as case:
        case.edit("entry.edit", Batch(put=[entry(1, text="丁")]))
    tamper(folder, "DELETE FROM entry", guards=True)
    assert faults(folder) == []
    (folder / evidence.stored).unlink()
    tamper(folder, "DELETE FROM debt", guards=True)
    assert [code for code, _ in faults(folder)] == ["row_missing", "original_missing"]


def damaged(write: Callable[[bytearray, int], None], folder: Path) -> None:
    content = bytearray((folder / "case.db").read_bytes())
    conn = sqlite3.connect(folder / "case.db")
    page = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entry'").fetchone()[0]
    conn.close()
    write(content, (page - 1) * 4096)
    (folder / "case.db").write_bytes(content)


def test_a_damaged_database_is_named(kept: tuple[Path, Evidence]) -> None:
    def spoil(content: bytearray, start: int) -> None:
        content[start : start + 200] = b"\xff" * 200

    damaged(spoil, kept[0])
    found = faults(kept[0])
    assert found[0][0] == "case_damaged"


def test_a_flipped_byte_inside_a_row_is_named(kept: tuple[Path, Evidence]) -> None:
    def spoil(content: bytearray, start: int) -> None:
        at = content.index("丙".encode(), start)
        content[at + 2] ^= 1

    damaged(spoil, kept[0])
    assert ("row_changed", ROW | {"fields": "text"}) in faults(kept[0])
