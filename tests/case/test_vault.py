"""A file is wholly there or not at all, whatever the disk, the source or the moment do."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from app.case import layout, vault
from app.case.case import Batch, Case
from app.case.errors import Cancelled, Trouble
from app.case.records import Evidence
from tests.case.conftest import sha256, stage, take_in


def left_in_incoming(case: Case) -> list[str]:
    return sorted(path.name for path in (case.folder / "files" / "incoming").iterdir())


def test_a_file_is_staged_and_put_in_place_by_its_commit(case: Case, tmp_path: Path) -> None:
    evidence = stage(case, tmp_path / "A.PNG", b"picture")
    assert evidence.sha256 == sha256(b"picture")
    assert evidence.stored == f"files/{evidence.sha256[:2]}/{evidence.sha256}.png"
    assert case.vault.path(evidence).parent.name == "incoming"
    case.edit("intake", Batch(put=[evidence]))
    assert case.vault.path(evidence) == case.folder / evidence.stored
    assert case.vault.path(evidence).read_bytes() == b"picture"
    assert left_in_incoming(case) == []
    case.vault.settle([evidence.sha256])  # once more is nothing


def test_the_source_is_untouched(case: Case, tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(b"x" * 100)
    os.utime(source, ns=(10**18, 10**18))
    case.vault.stage(source, ext=".png")
    after = source.stat()
    assert (after.st_mtime_ns, after.st_size) == (10**18, 100)
    if sys.platform == "linux":
        assert after.st_atime_ns == 10**18


def test_a_large_file_goes_through_in_blocks(case: Case, tmp_path: Path) -> None:
    content = os.urandom(2 * vault.BLOCK + 5)
    (tmp_path / "film.mp4").write_bytes(content)
    blocks: list[int] = []
    staged = case.vault.stage(tmp_path / "film.mp4", ext=".mp4", on_bytes=blocks.append)
    assert (staged.sha256, staged.size, blocks) == (
        sha256(content),
        len(content),
        [vault.BLOCK, vault.BLOCK, 5],
    )


def test_the_same_bytes_are_known_whatever_their_name(case: Case, tmp_path: Path) -> None:
    first = stage(case, tmp_path / "a.png", b"same")
    again = case.vault.stage(io.BytesIO(b"same"), ext=".jpg")
    assert (again.known, again.stored) == (True, first.stored)
    case.edit("intake", Batch(put=[first]))
    after = case.vault.stage(io.BytesIO(b"same"), ext="")
    assert (after.known, after.stored) == (True, first.stored)
    assert left_in_incoming(case) == []


def test_a_truncated_original_is_mended_by_adding_it_again(case: Case, tmp_path: Path) -> None:
    evidence = take_in(case, tmp_path / "a.png", b"whole")
    (case.folder / evidence.stored).write_bytes(b"who")
    staged = case.vault.stage(tmp_path / "a.png", ext=".png")
    assert not staged.known
    case.vault.make_durable([staged.sha256])
    case.vault.settle([staged.sha256])
    assert case.verify() == []


@pytest.mark.parametrize("ext", [".verylongextension", "png", ".p/g", ".图", ".", ""])
def test_odd_extensions_are_left_out(case: Case, ext: str) -> None:
    assert case.vault.stage(io.BytesIO(b"x"), ext=ext).stored.endswith(sha256(b"x"))


def test_an_empty_file_is_a_file(case: Case, tmp_path: Path) -> None:
    evidence = take_in(case, tmp_path / "empty.txt", b"")
    assert (evidence.size, case.vault.path(evidence).read_bytes()) == (0, b"")
    assert case.verify() == []


def test_cancelling_leaves_nothing_behind(case: Case, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    with pytest.raises(Cancelled):
        case.vault.stage(tmp_path / "a.png", ext=".png", cancelled=lambda: True)
    assert left_in_incoming(case) == []
    assert not case.vault.stage(tmp_path / "a.png", ext=".png", cancelled=lambda: False).known


@pytest.mark.parametrize(
    ("made", "code"),
    [("nothing", "source_missing"), ("file/below", "source_missing"), ("folder", "source_not_a_file")],
)
def test_what_is_no_file_is_named(case: Case, tmp_path: Path, made: str, code: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Trouble) as caught:
        case.vault.stage(tmp_path / made, ext=".png")
    assert caught.value.code == code
    assert left_in_incoming(case) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFOs there")
def test_a_fifo_is_refused_without_waiting_for_its_writer(case: Case, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Trouble) as caught:
        case.vault.stage(tmp_path / "pipe", ext="")
    assert caught.value.code == "source_not_a_file"


def test_an_unreadable_source_is_named(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(b"x")

    def refuse(code: int) -> None:
        def opened(path: str, flags: int) -> int:
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(vault.os, "open", opened)

    for number, code in ((errno.EACCES, "source_forbidden"), (errno.EIO, "source_unreadable")):
        refuse(number)
        with pytest.raises(Trouble) as caught:
            case.vault.stage(source, ext=".png")
        monkeypatch.undo()
        assert caught.value.code == code


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another")
def test_another_owners_file_is_read_though_its_access_time_shows_it(case: Case, tmp_path: Path) -> None:
    """O_NOATIME is only for the owner: the second way of opening is taken."""
    opened: list[int] = []
    real = os.open

    def opening(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        opened.append(flags)
        if flags & getattr(os, "O_NOATIME", 0):
            raise PermissionError(errno.EPERM, "not yours")
        return real(path, flags, *rest, **more)

    (tmp_path / "a.png").write_bytes(b"x")
    patched = pytest.MonkeyPatch()
    with patched.context() as patch:
        patch.setattr(vault.os, "open", opening)
        handle = vault._open_quietly(str(tmp_path / "a.png"))
    os.close(handle)
    assert len(opened) == 2


class Vanishing(io.RawIOBase):
    """A stream whose disk is pulled out after its first block."""

    def __init__(self) -> None:
        self.left = 1

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self.left:
            raise OSError(errno.EIO, "gone")
        self.left -= 1
        return len(buffer)


def test_a_file_that_vanishes_while_it_is_copied_leaves_nothing(case: Case) -> None:
    with pytest.raises(Trouble) as caught:
        case.vault.stage(Vanishing(), ext=".png")  # type: ignore[arg-type]
    assert caught.value.code == "source_unreadable"
    assert left_in_incoming(case) == []


def test_a_file_that_grows_while_it_is_copied_is_refused(case: Case, tmp_path: Path) -> None:
    source = tmp_path / "a.log"
    source.write_bytes(b"line\n")

    def grow(_count: int) -> None:
        with source.open("ab") as stream:
            stream.write(b"more\n")

    with pytest.raises(Trouble) as caught:
        case.vault.stage(source, ext=".log", on_bytes=grow)
    # It either ended longer than it was, or never ended: the program saw a changed file.
    assert caught.value.code == "source_changed"
    assert left_in_incoming(case) == []


def test_a_file_that_is_rewritten_while_it_is_copied_is_refused(case: Case, tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(b"before")
    with pytest.raises(Trouble) as caught:
        case.vault.stage(source, ext=".png", on_bytes=lambda _count: os.utime(source, ns=(1, 1)))
    assert caught.value.code == "source_changed"
    assert left_in_incoming(case) == []


class FullDisk:
    """A file on a disk that has room for a few bytes."""

    def __init__(self, real: Any) -> None:
        self.real = real

    def __enter__(self) -> FullDisk:
        return self

    def __exit__(self, *exc: object) -> None:
        self.real.close()

    def write(self, block: memoryview) -> int:
        if len(block) > 3:
            return int(self.real.write(block[:3]))
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_nothing_half_written(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.png").write_bytes(b"x" * 10)
    real = open

    def opening(path: Any, mode: str = "r", *rest: Any) -> Any:
        made = real(path, mode, *rest)
        return FullDisk(made) if mode == "xb" else made

    monkeypatch.setattr(vault, "open", opening, raising=False)
    with pytest.raises(Trouble) as caught:
        case.vault.stage(tmp_path / "a.png", ext=".png")
    monkeypatch.undo()
    assert caught.value.code == "disk_full"
    assert left_in_incoming(case) == []
    assert case.verify() == []


def test_a_disk_that_fails_to_sync_stops_the_commit(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> None:
        raise OSError(errno.EIO, "bad sector")

    with monkeypatch.context() as patch:
        patch.setattr(vault, "_sync", fail)
        evidence = stage(case, tmp_path / "a.png", b"x")
        with pytest.raises(Trouble) as caught:
            case.edit("intake", Batch(put=[evidence]))
    assert caught.value.code == "disk_error"
    assert (case.find(Evidence), left_in_incoming(case)) == ([], [])
    take_in(case, tmp_path / "a.png", b"x")
    assert case.verify() == []


def test_a_file_that_cannot_be_put_in_place_now_is_at_the_next_opening(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evidence = stage(case, tmp_path / "a.png", b"x")

    def fail(self: Path, target: Path) -> Path:
        raise OSError(errno.EACCES, "held by a virus scanner")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        case.edit("intake", Batch(put=[evidence]))
    assert case.vault.path(evidence).read_bytes() == b"x"
    case.close()
    with Case.open(case.folder) as again:
        assert again.verify() == []
        assert left_in_incoming(again) == []


def test_opening_settles_what_a_crash_left(folder: Path, tmp_path: Path) -> None:
    with Case.open(folder) as case:
        kept = take_in(case, tmp_path / "kept.png", b"kept")
        other = take_in(case, tmp_path / "other.png", b"othe")
    incoming = folder / "files" / "incoming"
    (folder / kept.stored).replace(incoming / "aaaa.part")
    (incoming / "bbbb.part").write_bytes(b"half")
    (incoming / "cccc.part").write_bytes(b"longer than any")
    with Case.open(folder) as case:
        assert case.verify() == []
        assert case.vault.path(other).read_bytes() == b"othe"
        assert left_in_incoming(case) == []


def test_missing_files_and_paths_that_lead_out_are_missing(case: Case, tmp_path: Path) -> None:
    evidence = take_in(case, tmp_path / "a.png", b"x")
    (case.folder / evidence.stored).unlink()
    outside = Evidence(id="e", sha256="f" * 64, size=1, media_type="", name="n", stored="../../a.png")
    for one in (evidence, outside):
        with pytest.raises(Trouble) as caught:
            case.vault.path(one)
        assert caught.value.code == "evidence_missing"


def test_derived_things_have_a_place(case: Case, tmp_path: Path) -> None:
    evidence = take_in(case, tmp_path / "a.png", b"x")
    place = case.vault.derived(evidence, "thumb.png")
    place.write_bytes(b"small")
    assert place.is_relative_to(case.folder / "derived")
    assert case.vault.derived(evidence, "thumb.png") == place
    case.close()
    with Case.open(case.folder, read_only=True) as reading:
        assert reading.vault.derived(evidence, "thumb.png").read_bytes() == b"small"
        other = reading.vault.derived(evidence, "page.png")
        assert not other.is_relative_to(case.folder)
        other.write_bytes(b"page")
        assert reading.vault.derived(evidence, "page.png") == other
        with pytest.raises(Trouble) as caught:
            reading.vault.stage(tmp_path / "a.png", ext=".png")
        assert caught.value.code == "case_read_only"
    assert not other.exists()


def test_many_threads_may_stage_at_once(case: Case) -> None:
    found: list[vault.Staged] = []

    def work(number: int) -> None:
        found.extend(case.vault.stage(io.BytesIO(str(n).encode()), ext=".txt") for n in range(number, 40))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(0, 40, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one.sha256 for one in found}) == 40
    assert sum(not one.known for one in found) == 40
    assert len(left_in_incoming(case)) == 40


def test_long_windows_paths_get_their_prefix() -> None:
    assert layout.long_path("C:\\short") == "C:\\short"
    assert layout.long_path("C:\\" + "x" * 300) == "\\\\?\\C:\\" + "x" * 300
    assert layout.long_path("\\\\server\\" + "x" * 300) == "\\\\?\\UNC\\server\\" + "x" * 300
    assert layout.long_path("\\\\?\\C:\\" + "x" * 300) == "\\\\?\\C:\\" + "x" * 300


def mounted(place: Path, options: str) -> bool:
    """Whether a small file system could be mounted (root only)."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    return sys.platform == "linux" and subprocess.run(command, capture_output=True).returncode == 0


def test_a_disk_that_fills_up_for_real(tmp_path: Path) -> None:
    from app.case.records import CaseInfo, Entry
    from tests.case.conftest import entry

    disk = tmp_path / "disk"
    if not mounted(disk, "size=1500k"):
        pytest.skip("needs the right to mount")
    try:
        with Case.create(disk / "c", CaseInfo(title="满")) as case:
            small = take_in(case, tmp_path / "small.png", b"small")
            (tmp_path / "film.mp4").write_bytes(os.urandom(3_000_000))
            with pytest.raises(Trouble) as caught:
                case.vault.stage(tmp_path / "film.mp4", ext=".mp4")
            assert caught.value.code == "disk_full"
            with pytest.raises(Trouble) as caught:
                for number in range(200):
                    case.edit("add", Batch(put=[entry(number, text=os.urandom(20_000).hex())]))
            assert caught.value.code == "disk_full"
            kept = len(case.find(Entry))
            assert case.verify() == []
            assert case.vault.path(small).read_bytes() == b"small"
        (disk / "c" / "打开案件.jushi").unlink()
        with Case.open(disk / "c") as case:
            assert len(case.find(Entry)) == kept
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)
