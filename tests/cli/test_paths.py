"""Where the person's own data lies: as the system's rule has it, wherever a variable does not say otherwise."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from app import paths


@pytest.mark.parametrize("given", ["", "relative/place", "/somewhere/of/mine"])
def test_the_data_folder_is_the_one_of_the_system(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JUSHI_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", given)
    expected = platformdirs.user_data_dir("Jushi", appauthor=False, roaming=False)
    assert paths.user_data() == Path(expected)


@pytest.mark.parametrize("given", ["", "relative/place", "/somewhere/of/mine"])
def test_so_is_the_folder_of_the_log(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JUSHI_STATE", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", given)
    assert paths.user_state() == Path(platformdirs.user_state_dir("Jushi", appauthor=False))


def test_a_variable_names_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JUSHI_DATA", str(tmp_path))
    assert paths.user_data() == tmp_path
