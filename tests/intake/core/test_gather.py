"""What a person gave is walked without following links, blocking on pipes or stopping at what cannot be read."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from app.intake.gather import SKIPPED, gather, printable

if TYPE_CHECKING:
    from pathlib import Path


def problems(*paths: Path) -> dict[str, str]:
    return {found.name: found.problem for found in gather(paths)}


def test_files_come_in_sorted_order_with_folders_walked(tmp_path: Path) -> None:
    for name in ("b.png", "a.png", "sub/c.png", "sub/deep/d.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [found.name for found in gather([tmp_path])] == ["a.png", "b.png", "c.png", "d.png"]


@pytest.mark.parametrize("name", ["Thumbs.db", ".DS_Store", "desktop.ini", "~$letter.docx", "._a.png"])
def test_what_a_system_leaves_is_skipped(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert problems(tmp_path) == {name: "system_junk"}
    assert "system_junk" in SKIPPED


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path / "gone.png") == {"gone.png": "source_missing"}


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
def test_links_pipes_and_loops_never_block_or_lead_astray(tmp_path: Path) -> None:
    (tmp_path / "real.png").write_bytes(b"x")
    (tmp_path / "link.png").symlink_to("/etc/hostname")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.png")
    assert problems(tmp_path) == {
        "real.png": "",
        "link.png": "symbolic_link",
        "loop": "symbolic_link",
        "pipe.png": "not_a_file",
    }


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps names that are no text")
def test_a_name_that_is_no_text_is_shown_by_its_bytes(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/\xb2\xe2.png"
    with open(raw, "wb") as file:  # noqa: PTH123  a path of bytes
        file.write(b"x")
    assert problems(tmp_path) == {"\\xb2\\xe2.png": ""}
    assert printable("a\udcff") == "a\\xff"


def test_a_folder_deeper_than_the_stack_is_walked(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(60):
        deep = deep / ("深" * 10)
    deep.mkdir(parents=True)
    (deep / "x.png").write_bytes(b"x")
    assert problems(tmp_path) == {"x.png": ""}
