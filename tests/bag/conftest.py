"""One case and its bags, made once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

import bag_tools

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.case.case import Case


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The small case, only read by tests."""
    with bag_tools.case(tmp_path_factory.mktemp("bagged")) as made:
        yield made


@pytest.fixture(scope="session")
def bag(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its bag of what is confirmed."""
    out = tmp_path_factory.mktemp("bag") / "材料包.zip"
    bag_tools.bag(case, out)
    return out


@pytest.fixture(scope="session")
def whole_bag(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its bag of everything."""
    out = tmp_path_factory.mktemp("bag") / "all.zip"
    bag_tools.bag(case, out, everything=True)
    return out
