"""Fixtures of the paper tests: prepared pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import paper_sample as sample
import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], Path]:
    """Upright pictures for the exhibits of the full sample."""
    return sample.pictures(tmp_path_factory.mktemp("pictures"))
