"""A document is put in place whole or not at all, and what stands in the way is said."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from app.case.errors import Trouble
from app.report import files
from app.wording import known

if TYPE_CHECKING:
    from pathlib import Path

CODES = (
    "target_busy",
    "target_folder_missing",
    "target_read_only",
    "target_full",
    "target_is_folder",
    "target_failed",
    "paper_failed",
    "picture_unreadable",
    "characters_missing",
)


def test_an_earlier_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "时间线.docx"
    target.write_bytes(b"old")
    files.write(target, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("时间线.docx", b"new")]


@pytest.mark.parametrize("owner", [".~lock.t.docx#", "~$t.docx"])
def test_a_file_open_in_another_program_is_left_alone_and_another_name_offered(
    tmp_path: Path, owner: str
) -> None:
    target = tmp_path / "t.docx"
    target.write_bytes(b"theirs")
    (tmp_path / "t (2).docx").write_bytes(b"")
    (tmp_path / owner).write_bytes(b"")
    with pytest.raises(Trouble) as caught:
        files.write(target, b"ours")
    assert (caught.value.code, caught.value.facts) == (
        "target_busy",
        {"name": "t.docx", "other": "t (3).docx"},
    )
    assert target.read_bytes() == b"theirs"


def test_a_file_that_windows_holds_open_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(Trouble) as caught:
        files.write(tmp_path / "t.docx", b"x")
    assert caught.value.code == "target_busy"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        files.write(tmp_path / "gone" / "t.docx", b"x")
    assert caught.value.code == "target_folder_missing"


def test_a_name_that_is_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        files.write(tmp_path, b"x")
    assert caught.value.code == "target_is_folder"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "target_full"),
        (errno.EROFS, "target_read_only"),
        (errno.EACCES, "target_read_only"),
        (errno.EIO, "target_failed"),
    ],
)
def test_what_the_disk_refuses_is_said_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(Trouble) as caught:
        files.write(tmp_path / "t.docx", b"x")
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", CODES)
def test_each_code_has_its_sentence(code: str) -> None:
    assert known(code)
