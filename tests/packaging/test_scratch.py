"""Our temporary folders go with their owner; old ones at the next start, other people's and links stay."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import scratch

LONG_AGO = 1_000_000.0
NOW = LONG_AGO + scratch.OLD + 1


def made(folder: Path, name: str, at: float = LONG_AGO) -> Path:
    place = folder / name
    place.mkdir()
    (place / "picture.png").write_bytes(b"x")
    os.utime(place, (at, at))
    return place


def test_only_old_folders_of_ours_are_removed(tmp_path: Path) -> None:
    old = made(tmp_path, "jushi-abc")
    kept = [made(tmp_path, "jushi-new", NOW - 5), made(tmp_path, "other-abc")]
    assert scratch.sweep(tmp_path, NOW) == 1
    assert not old.exists()
    assert all((one / "picture.png").exists() for one in kept)


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_a_link_is_never_followed(tmp_path: Path) -> None:
    elsewhere = made(tmp_path, "mine")
    (tmp_path / "jushi-link").symlink_to(elsewhere)
    assert scratch.sweep(tmp_path, NOW + 10 * scratch.OLD) == 0
    assert (elsewhere / "picture.png").exists()


def test_a_folder_that_cannot_be_listed_stops_nothing(tmp_path: Path) -> None:
    assert scratch.sweep(tmp_path / "gone", NOW) == 0


class Owner:
    """Somebody who needs a folder."""


def test_a_folder_goes_with_its_owner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    owner = Owner()
    place = scratch.fresh("letter", owner)
    (place / "letter.pdf").write_bytes(b"x")
    assert place.is_dir()
    assert place.name.startswith(scratch.PREFIX)
    del owner
    gc.collect()
    assert not place.exists()


def test_a_folder_of_nobody_goes_with_the_program(tmp_path: Path) -> None:
    script = "from app import scratch; p = scratch.fresh('letter'); (p / 'a.pdf').write_bytes(b'x'); print(p)"
    environment = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "TMP": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    place = Path(done.stdout.strip())
    assert place.parent == tmp_path
    assert not place.exists()


@pytest.mark.skipif(os.name == "nt", reason="rights are told otherwise there")
def test_only_this_person_may_look_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert scratch.fresh("letter").stat().st_mode & 0o077 == 0


def test_what_is_not_ours_is_never_dropped(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    scratch.drop(tmp_path / "letters")
    assert (tmp_path / "letters").is_dir()
