"""The reader of calendar files lies beside the tests; nobody's own data files are read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("JUSHI_DATA", "JUSHI_STATE"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
