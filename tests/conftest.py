"""Fixtures every part shares: an offscreen platform, the corpus if it is there, no network."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def demo_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo case, closed: made once, and each test that changes it takes a copy."""
    from app.work import demo

    folder = tmp_path_factory.mktemp("demo") / "case"
    for _step in demo.build(folder):
        pass
    return folder


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The shared test corpus; tests that need it are skipped where it is not laid out."""
    place = Path(os.environ.get("JUSHI_CORPUS", ROOT.parent / "shared" / "corpus" / "public"))
    if not place.is_dir():
        pytest.skip("the shared corpus is not here")
    return place
