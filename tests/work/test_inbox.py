"""A watched folder: files once they are whole, each once, through vanishing folders and restarts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from app.work import cases, inbox, take_in
from app.work.inbox import SETTLED, Inbox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.case.case import Case


class Watch:
    """A folder and a clock of the test's own."""

    def __init__(self, case: Case, folder: Path) -> None:
        self.case, self.folder, self.now = case, folder, 0.0
        self.folder.mkdir(exist_ok=True)
        self.again()

    def again(self) -> None:
        """As after a start of the program."""
        self.inbox = Inbox(self.folder, self.case.snapshot(), clock=lambda: self.now)

    def names(self, after: float = SETTLED) -> list[str]:
        self.now += after
        return [one.name for one in self.inbox.look().ready]

    def put(self, name: str, content: bytes = b"\x89PNG") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    with cases.create(tmp_path / "case", title="例") as case:
        yield Watch(case, tmp_path / "inbox")


def test_a_file_is_ready_once_when_it_has_settled(watch: Watch) -> None:
    watch.put("a.png")
    assert watch.names(0) == []
    assert watch.inbox.look().waiting == 1
    assert watch.names() == ["a.png"]
    assert watch.names() == []
    assert (watch.folder / "a.png").read_bytes() == b"\x89PNG"


def test_a_file_that_still_grows_waits(watch: Watch) -> None:
    path = watch.put("a.png", b"1")
    assert watch.names() == []
    for n in range(3):
        path.write_bytes(b"1" * (n + 2))
        assert watch.names() == []
    assert watch.names() == ["a.png"]


def test_what_is_not_finished_or_no_file_of_the_persons_is_left(watch: Watch, tmp_path: Path) -> None:
    for name in ("b.png.crdownload", "c.part", ".hidden", "Thumbs.db", "~$letter.docx", "empty.png"):
        watch.put(name, b"" if name == "empty.png" else b"x")
    (watch.folder / "link.png").symlink_to(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(watch.folder / "pipe.png")
    watch.names(0)
    assert watch.names() == []
    (watch.folder / "b.png.crdownload").rename(watch.folder / "b.png")
    watch.names(0)
    assert watch.names() == ["b.png"]


def test_folders_below_are_looked_into_but_not_without_end(watch: Watch) -> None:
    watch.put("2026-07/a.png")
    watch.put("1/2/3/deep.png")
    watch.put("1/2/3/4/too deep.png")
    watch.names(0)
    assert sorted(watch.names()) == ["a.png", "deep.png"]
    assert {one.name for one in watch.inbox.look().folders} >= {"inbox", "2026-07"}


def test_what_the_case_has_from_there_is_not_named_again_after_a_start(watch: Watch) -> None:
    path = watch.put("a.png")
    watch.names(0)
    assert watch.names() == ["a.png"]
    list(take_in.take_in(watch.case, [path]))
    watch.again()
    watch.names(0)
    assert watch.names() == []
    watch.put("a.png", b"another")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    watch.names(0)
    assert watch.names() == ["a.png"]


def test_a_folder_that_vanishes_is_missing_until_it_is_back(watch: Watch) -> None:
    watch.put("a.png")
    watch.names(0)
    gone = watch.folder.rename(watch.folder.with_name("elsewhere"))
    assert watch.inbox.look().missing
    assert watch.inbox.look().ready == ()
    gone.rename(watch.folder)
    assert watch.names() == []
    assert watch.names() == ["a.png"]


def test_how_many_there_are_is_told_before_it_is_watched(watch: Watch) -> None:
    watch.put("a.png")
    watch.put("x/b.png")
    watch.put("c.part")
    assert inbox.holds(watch.folder) == 2
    assert inbox.holds(watch.folder / "not there") == 0
