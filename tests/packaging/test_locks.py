"""The three lists of pinned packages agree: what the app runs on is tested and shipped in that very version."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
PIN = re.compile(r"^([A-Za-z0-9_.\-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((PACKAGING / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("larger", ["requirements-dev.txt", "requirements-build.txt"])
def test_what_the_app_runs_on_is_in_every_lock_in_the_same_version(larger: str) -> None:
    wanted, there = pins("requirements.txt"), pins(larger)
    assert len(wanted) > 20
    assert {name: there.get(name) for name in wanted} == wanted
