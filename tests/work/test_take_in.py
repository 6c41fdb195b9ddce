"""Taking files in: every byte kept, duplicates and junk named, one bad file never stops the rest."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.case.records import Evidence
from app.work import take_in

if TYPE_CHECKING:
    from app.case.case import Case
    from app.work.take_in import Taken


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "手机"
    made.mkdir()
    return made


def taken(case: Case, *paths: Path) -> list[Taken]:
    return list(take_in.take_in(case, paths))


def outcomes(found: list[Taken]) -> dict[str, str]:
    return {Path(one.path).name: one.outcome for one in found}


def test_every_byte_is_kept_under_its_hash_and_the_original_is_untouched(case: Case, folder: Path) -> None:
    file = folder / "截图 1.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n whatever")
    os.utime(file, (1_751_000_000, 1_751_000_000))
    (one,) = taken(case, folder)
    row = case.get(Evidence, str(one.evidence))
    assert one.sha256 == row.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert case.vault.path(row).read_bytes() == file.read_bytes()
    assert (row.name, row.media_type, row.size) == ("截图 1.png", "image/png", file.stat().st_size)
    assert row.file_time == "2025-06-27T12:53:20+08:00"
    assert file.stat().st_mtime == 1_751_000_000
    assert case.verify() == []


def test_the_same_bytes_twice_are_one_file_with_two_sources(case: Case, folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("same", encoding="utf-8")
    assert outcomes(taken(case, folder)) == {"a.txt": "added", "b.txt": "duplicate"}
    assert outcomes(taken(case, folder / "a.txt")) == {"a.txt": "duplicate"}
    (row,) = case.find(Evidence)
    assert sorted(Path(one["path"]).name for one in row.sources) == ["a.txt", "b.txt"]


def test_junk_is_listed_as_skipped_and_what_is_not_there_as_refused(case: Case, folder: Path) -> None:
    for name in ("Thumbs.db", ".DS_Store", "desktop.ini", "~$brief.docx", "a.txt"):
        (folder / name).write_text(name, encoding="utf-8")
    found = taken(case, folder, folder / "gone.png")
    assert outcomes(found) == {
        "Thumbs.db": "skipped",
        ".DS_Store": "skipped",
        "desktop.ini": "skipped",
        "~$brief.docx": "skipped",
        "a.txt": "added",
        "gone.png": "refused",
    }
    assert {one.reason for one in found if one.outcome == "refused"} == {"source_missing"}


def test_the_case_does_not_swallow_itself(case: Case, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    found = outcomes(taken(case, tmp_path))
    assert found.pop("a.txt") == "added"
    assert set(found.values()) == {"skipped"}


@pytest.mark.skipif(sys.platform == "win32", reason="these files cannot be made there")
def test_links_pipes_and_names_that_are_no_text(case: Case, folder: Path) -> None:
    (folder / "link.png").symlink_to("/etc/hostname")
    os.mkfifo(folder / "pipe.png")
    odd = os.path.join(os.fsencode(folder), b"\xb2\xe2.txt")  # noqa: PTH118  bytes
    with open(odd, "wb") as file:  # noqa: PTH123
        file.write(b"odd")
    assert outcomes(taken(case, folder)) == {
        "link.png": "skipped",
        "pipe.png": "refused",
        "\\xb2\\xe2.txt": "added",
    }
    assert case.find(Evidence)[0].name == "\\xb2\\xe2.txt"


def test_an_intake_of_many_files_is_one_act(case: Case, folder: Path) -> None:
    for n in range(70):
        (folder / f"{n:03d}.txt").write_text(str(n), encoding="utf-8")
    assert len(taken(case, folder)) == 70
    assert case.undo_name == "intake"
    case.undo()
    assert all(one.hidden for one in case.find(Evidence))
    assert outcomes(taken(case, folder / "000.txt")) == {"000.txt": "added"}
    assert [one.name for one in case.find(Evidence) if not one.hidden] == ["000.txt"]


def test_stopping_keeps_what_was_taken(case: Case, folder: Path) -> None:
    for n in range(40):
        (folder / f"{n:03d}.txt").write_text(str(n), encoding="utf-8")
    steps = take_in.take_in(case, [folder])
    next(steps)
    steps.close()
    assert len(case.find(Evidence)) >= 32
    assert case.verify() == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="needs another user to be refused")
def test_what_may_not_be_read_is_refused_and_the_rest_goes_on(case: Case, tmp_path: Path) -> None:
    for name in ("a.png", "secret.png", "z.png"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "secret.png").chmod(0)
    taken(case, tmp_path / "a.png")  # whatever is imported late is there before the change
    for place in (case.folder, *case.folder.rglob("*"), tmp_path, *tmp_path.parents):
        if place != Path("/"):
            place.chmod(place.stat().st_mode | (0o077 if case.folder in (place, *place.parents) else 0o055))
    os.seteuid(65534)
    try:
        found = taken(case, tmp_path / "secret.png", tmp_path / "z.png")
    finally:
        os.seteuid(0)
    assert [(one.outcome, one.reason) for one in found] == [("refused", "source_forbidden"), ("added", "")]
