"""Here the case is a copy of the demo case, which has a bit of everything."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from app.case.case import Case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def case(tmp_path: Path, demo_case: Path) -> Iterator[Case]:
    shutil.copytree(demo_case, tmp_path / "case")
    with Case.open(tmp_path / "case") as opened:
        yield opened
