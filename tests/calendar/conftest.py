"""The reader of calendar files lies beside the tests; nobody's own data files are read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.work import cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.case import Case

sys.path.insert(0, str(Path(__file__).resolve().parent))


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("JUSHI_DATA", "JUSHI_STATE"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with cases.create(tmp_path / "case", title="例案", lender="晨禾借", lender_kind="bank") as made:
        yield made
