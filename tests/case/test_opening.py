"""A case opens wherever it lies; a second process, a read-only medium or a newer version is told so."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.case import engine, layout, lock
from app.case.case import Batch, Case, Change, View, new_id
from app.case.errors import Trouble
from app.case.records import CaseInfo, Debt, Entry
from tests.case.conftest import entry, stage, take_in

if TYPE_CHECKING:
    from collections.abc import Iterator

HOLD = """
import sys
from pathlib import Path
from app.case.case import Batch, Case
from app.case.records import Entry
with Case.open(Path(sys.argv[1])) as case:
    print(case.read_only_reason or "writing", flush=True)
    for line in sys.stdin:
        case.edit("add", Batch(put=[Entry(id=line.strip(), kind="note")]))
        print("added", flush=True)
"""


@pytest.fixture
def other(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the case open for writing."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    yield process
    process.communicate(timeout=30)
    assert process.returncode == 0


def ask(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()
    assert process.stdout.readline() == "added\n"


def test_a_second_process_reads_what_the_first_writes(folder: Path, other: subprocess.Popen[str]) -> None:
    with Case.open(folder) as case:
        assert (case.read_only, case.read_only_reason) == (True, "other_process")
        ask(other, "en_1")
        assert [one.id for one in case.find(Entry)] == ["en_1"]
        assert [one.id for one in case.snapshot().entries] == ["en_1"]
        ask(other, "en_2")
        assert len(case.snapshot().entries) == 2
        for attempt in (case.undo, case.redo, lambda: case.edit("x", Batch(put=[entry(9)]))):
            with pytest.raises(Trouble) as caught:
                attempt()
            assert (caught.value.code, caught.value.facts["reason"]) == ("case_read_only", "other_process")
        assert case.verify() == []


def test_when_the_first_ends_the_second_may_write(folder: Path, other: subprocess.Popen[str]) -> None:
    ask(other, "en_1")
    with Case.open(folder) as reading:
        assert reading.read_only
        other.communicate(timeout=30)
        assert [one.id for one in reading.find(Entry)] == ["en_1"]
        with Case.open(folder) as case:
            assert not case.read_only
            case.edit("add", Batch(put=[entry(2)]))
            assert len(reading.find(Entry)) == 2


def test_opening_twice_in_one_process_is_read_only_too(folder: Path) -> None:
    with Case.open(folder) as first, Case.open(folder) as second:
        assert (first.read_only_reason, second.read_only_reason) == ("", "other_process")


def test_a_case_opens_by_any_of_its_files(folder: Path) -> None:
    for path in (folder, folder / "打开案件.jushi", folder / "case.db"):
        with Case.open(path) as case:
            assert case.folder == folder
    assert json.loads((folder / "打开案件.jushi").read_text(encoding="utf-8"))["format"] == "jushi-case"


def test_a_moved_and_renamed_folder_is_the_same_case(folder: Path, tmp_path: Path) -> None:
    with Case.open(folder) as case:
        evidence = take_in(case, tmp_path / "a.png", b"bytes")
    moved = tmp_path / "别处 #1 100%" / "neu?" if os.name != "nt" else tmp_path / "别处 #1" / "neu"
    moved.parent.mkdir()
    folder.rename(moved)
    with Case.open(moved / "打开案件.jushi") as case:
        assert case.vault.path(evidence).read_bytes() == b"bytes"
        assert case.verify() == []
        case.edit("add", Batch(put=[entry(1)]))


def test_what_is_no_case_is_named(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"x")
    (tmp_path / "empty").mkdir()
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    for path, code in (
        (tmp_path / "gone", "case_missing"),
        (tmp_path / "photo.png", "not_a_case"),
        (tmp_path / "empty", "not_a_case"),
        (folder / "notes.txt", "not_a_case"),
    ):
        with pytest.raises(Trouble) as caught:
            Case.open(path)
        assert caught.value.code == code


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    conn = sqlite3.connect(tmp_path / "case.db")
    conn.execute("CREATE TABLE theirs (a)")
    conn.close()
    before = (tmp_path / "case.db").read_bytes()
    for read_only in (False, True):
        with pytest.raises(Trouble) as caught:
            Case.open(tmp_path, read_only=read_only)
        assert caught.value.code == "not_a_case"
    assert (tmp_path / "case.db").read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to look at" * 100, b""])
def test_a_destroyed_database_is_named(folder: Path, content: bytes) -> None:
    (folder / "case.db").write_bytes(content)
    with pytest.raises(Trouble) as caught:
        Case.open(folder)
    assert caught.value.code in ("case_damaged", "not_a_case")


def test_a_newer_version_is_refused_and_a_newer_minor_one_opens(folder: Path) -> None:
    def set_version(number: int) -> None:
        conn = sqlite3.connect(folder / "case.db")
        conn.execute(f"PRAGMA user_version = {number}")
        conn.close()

    set_version(2000)
    before = (folder / "case.db").read_bytes()
    for read_only in (False, True):
        with pytest.raises(Trouble) as caught:
            Case.open(folder, read_only=read_only)
        assert (caught.value.code, caught.value.facts["version"]) == ("case_newer", "2.0")
    assert (folder / "case.db").read_bytes() == before
    set_version(1007)
    with Case.open(folder) as case:
        case.edit("add", Batch(put=[entry(1)]))


def test_asking_for_reading_only_changes_nothing_on_the_disk(folder: Path) -> None:
    before = sorted((path.name, path.stat().st_mtime_ns) for path in folder.rglob("*"))
    with Case.open(folder, read_only=True) as case:
        assert case.read_only_reason == "asked"
        assert case.snapshot().case.title == "例"
        assert case.search("例").entries == []
        assert (case.undo_name, len(case.history())) == (None, 1)
    assert sorted((path.name, path.stat().st_mtime_ns) for path in folder.rglob("*")) == before


def remounted(folder: Path) -> bool:
    """Whether the folder could be made a read-only mount (root on Linux only)."""
    if sys.platform != "linux":
        return False
    steps = (["mount", "--bind", folder, folder], ["mount", "-o", "remount,bind,ro", folder])
    return all(subprocess.run(step, capture_output=True).returncode == 0 for step in steps)


@pytest.mark.parametrize("clean", [True, False])
def test_a_case_on_a_read_only_medium_is_read(folder: Path, tmp_path: Path, clean: bool) -> None:
    with Case.open(folder) as case:
        take_in(case, tmp_path / "a.png")
        case.edit("add", Batch(put=[entry(1)]))
        if not clean:
            shutil.copytree(folder, tmp_path / "left")
    if not clean:
        folder = tmp_path / "left"
        assert (folder / "case.db-wal").stat().st_size > 0
    if not remounted(folder):
        pytest.skip("needs the right to mount")
    try:
        with Case.open(folder) as case:
            assert case.read_only_reason == "medium"
            assert [one.id for one in case.find(Entry)] == ["en_1"]
            assert case.search("短信").entries
            assert case.verify() == []
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_database_that_may_not_be_written_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.case.opening.os.access", lambda path, mode: False)
    with Case.open(folder) as case:
        assert case.read_only_reason == "medium"


def test_a_lock_that_may_not_be_made_means_a_read_only_medium(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(number: int) -> None:
        def opening(*_args: object) -> int:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(lock.os, "open", opening)

    failing(errno.EROFS)
    assert lock.Lock(folder / "case.lock").reason == "medium"
    failing(errno.EIO)
    with pytest.raises(Trouble) as caught:
        Case.open(folder)
    assert caught.value.code == "disk_error"


def test_a_file_system_without_locks_leaves_it_to_sqlite(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_handle: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(lock, "_claim", no_locks)
    with Case.open(folder) as case:
        assert not case.read_only


def test_a_case_is_made_in_a_new_or_empty_folder_only(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".DS_Store").write_bytes(b"")
    Case.create(tmp_path / "empty", CaseInfo(title="x")).close()
    Case.create(tmp_path / "deep" / "er", CaseInfo(title="x"), [Debt(id="de_1")]).close()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "tax.xls").write_bytes(b"mine")
    for path, code in (
        (folder, "case_exists"),
        (tmp_path / "full", "folder_not_empty"),
        (tmp_path / "full" / "tax.xls", "folder_not_empty"),
        (tmp_path / "full" / "tax.xls" / "c", "disk_error"),
    ):
        with pytest.raises(Trouble) as caught:
            Case.create(path, CaseInfo(title="x"))
        assert caught.value.code == code
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["tax.xls"]


def test_a_case_that_cannot_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(engine.IntegrityError):
        Case.create(tmp_path / "c", CaseInfo(title="x", jurisdiction="fr"))  # type: ignore[arg-type]
    assert not (tmp_path / "c").exists()

    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("app.case.migrations.migrate", full)
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / ".DS_Store").write_bytes(b"")
    with pytest.raises(Trouble) as caught:
        Case.create(tmp_path / "d", CaseInfo(title="x"))
    assert caught.value.code == "disk_full"
    assert [path.name for path in (tmp_path / "d").iterdir()] == [".DS_Store"]


def test_a_closed_case_says_so(folder: Path) -> None:
    case = Case.open(folder)
    case.close()
    case.close()
    for attempt in (lambda: case.edit("x", Batch(put=[entry(1)])), lambda: case.find(Entry)):
        with pytest.raises(Trouble) as caught:
            attempt()
        assert caught.value.code == "case_closed"
    assert sorted(path.name for path in folder.glob("case*")) == ["case.db", "case.lock"]


def test_listeners_hear_of_changes_on_the_writer_thread(case: Case, tmp_path: Path) -> None:
    heard: list[tuple[Change, str]] = []
    stop = case.on_change(lambda change: heard.append((change, threading.current_thread().name)))
    change = case.edit("add", Batch(put=[entry(1)]))
    assert heard == [(change, "case-writer")]
    case.edit("add", Batch(put=[entry(1)]))
    case.edit("add", Batch())
    assert len(heard) == 1
    assert case.undo() == heard[1][0]
    stop()
    stop()
    case.redo()
    assert len(heard) == 2


def test_a_listener_that_fails_is_reported_and_spoils_nothing(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: reported.append(args.exc_value))

    def wait_for_itself(_change: Change) -> None:
        case.undo()

    case.on_change(wait_for_itself)
    case.edit("add", Batch(put=[entry(1)]))
    assert [str(error) for error in reported] == [
        "the writer thread cannot wait for itself: act from another thread"
    ]
    assert len(case.find(Entry)) == 1


def test_many_threads_write_and_read_at_once(case: Case) -> None:
    def work(number: int) -> None:
        for n in range(10):
            made = entry(number * 100 + n)
            case.edit(
                "add",
                lambda view, made=made: Batch(put=[made]) if not view.find(Entry, id=made.id) else Batch(),
            )
            assert case.get(Entry, made.id) == made
            assert made in case.snapshot().entries

    before = threading.active_count()  # other tests of this process may have left pools of theirs
    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(case.snapshot().entries) == 60
    assert case.journal_state()[0] == 61
    assert case.verify() == []
    assert threading.active_count() < before + 12
    case.find(Entry)


def test_connections_of_ended_threads_are_closed(case: Case) -> None:
    for _ in range(3):
        thread = threading.Thread(target=lambda: case.find(Entry))
        thread.start()
        thread.join()
    case.find(Entry)
    assert len(case._readers._all) <= 2


def test_a_locked_or_full_database_is_trouble_and_a_fault_of_ours_is_not(case: Case, folder: Path) -> None:
    conn = engine.writer(folder / "case.db")
    conn.execute("BEGIN IMMEDIATE")
    assert case._opened.conn is not None
    case._opened.conn.execute("PRAGMA busy_timeout = 1")
    with pytest.raises(Trouble) as caught:
        case.edit("add", Batch(put=[entry(1)]))
    assert caught.value.code == "case_busy"
    conn.execute("ROLLBACK")
    conn.close()
    case.edit("add", Batch(put=[entry(1)]))
    with pytest.raises(engine.Error, match="syntax"), engine.troubles():
        case._readers.conn().execute("SELEKT")
    assert engine.code_of(ValueError()) is None


def test_a_closed_connection_is_a_fault_of_ours(folder: Path) -> None:
    conn = engine.writer(folder / "case.db")
    conn.close()
    with pytest.raises(engine.Error, match="closed"):
        engine.set_journal_mode(conn, "wal")


def test_addresses_hold_on_every_system() -> None:
    assert engine.uri(Path("/a b/c?d#e%.db"), mode="ro") == "file:/a%20b/c%3Fd%23e%25.db?mode=ro"
    assert engine.uri(Path("/x")) == "file:/x"


def test_ids_are_opaque_and_differ() -> None:
    ids = {new_id("en") for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(one) == 15 and one.startswith("en_") and one[3:].isalnum() for one in ids)


def test_a_disk_code_for_each_refusal() -> None:
    codes = [layout.disk_code(OSError(number, "")) for number in (errno.ENOSPC, errno.EROFS, errno.EIO)]
    assert codes == ["disk_full", "folder_read_only", "disk_error"]


def test_a_view_sees_the_case_inside_the_transaction(case: Case, tmp_path: Path) -> None:
    evidence = stage(case, tmp_path / "a.png", b"x")

    def plan(view: View) -> Batch:
        assert view.find(Entry) == []
        assert view.get(CaseInfo, "case").title == "例"
        assert (view.next_exhibit(), view.next_exhibit()) == (1, 2)
        return Batch(put=[evidence])

    assert case.edit("intake", plan).tables == frozenset({"evidence"})
