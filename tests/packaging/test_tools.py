"""What a build needs of the system is found out, and said in one sentence where it cannot be installed."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

import tools


def _only(monkeypatch: pytest.MonkeyPatch, *there: str) -> None:
    """A machine that has these commands and no others."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name in there else None)


def test_the_packages_of_missing_commands_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    _only(monkeypatch, "strip", "g++", "cmake")
    wanted = tools.missing(tools.COMMANDS | tools.COMPILERS)
    assert {"ninja-build", "pkg-config"} <= set(wanted)
    assert not {"binutils", "g++", "cmake"} & set(wanted)


def test_without_apt_the_sentence_says_what_is_needed_and_the_other_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _only(monkeypatch, "strip")
    with pytest.raises(tools.Missing, match=r"cmake.*g\+\+.*--plain"):
        tools.obtain(compilers=True)


def test_a_build_that_compiles_nothing_asks_for_no_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    _only(monkeypatch)
    with pytest.raises(tools.Missing, match="binutils") as told:
        tools.obtain(compilers=False)
    assert "g++" not in str(told.value)
    assert "--plain" not in str(told.value)
