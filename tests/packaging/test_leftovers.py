"""Old temporary folders of ours go at the next start; new ones, other people's and links stay."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from app import leftovers

if TYPE_CHECKING:
    from pathlib import Path

LONG_AGO = 1_000_000.0
NOW = LONG_AGO + leftovers.OLD + 1


def made(folder: Path, name: str, at: float = LONG_AGO) -> Path:
    place = folder / name
    place.mkdir()
    (place / "picture.png").write_bytes(b"x")
    os.utime(place, (at, at))
    return place


def test_only_old_folders_of_ours_are_removed(tmp_path: Path) -> None:
    old = made(tmp_path, "jushi-abc")
    kept = [made(tmp_path, "jushi-new", NOW - 5), made(tmp_path, "other-abc")]
    assert leftovers.sweep(tmp_path, NOW) == 1
    assert not old.exists()
    assert all((one / "picture.png").exists() for one in kept)


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_a_link_is_never_followed(tmp_path: Path) -> None:
    elsewhere = made(tmp_path, "mine")
    (tmp_path / "jushi-link").symlink_to(elsewhere)
    assert leftovers.sweep(tmp_path, NOW + 10 * leftovers.OLD) == 0
    assert (elsewhere / "picture.png").exists()


def test_a_folder_that_cannot_be_listed_stops_nothing(tmp_path: Path) -> None:
    assert leftovers.sweep(tmp_path / "gone", NOW) == 0
