"""A screen reader on the real bus: names and roles are there, and a press by it goes to another place."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SYSTEM = "/usr/bin/python3"
NEEDED = ("xvfb-run", "dbus-run-session")


def bus_is_there() -> bool:
    """Whether this system can show a window to a screen reader at all."""
    if not sys.platform.startswith("linux") or not all(shutil.which(name) for name in NEEDED):
        return False
    code = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    launcher = any(
        Path(place, "at-spi-bus-launcher").exists() for place in ("/usr/libexec", "/usr/lib/at-spi2-core")
    )
    return (
        launcher
        and Path(SYSTEM).exists()
        and subprocess.run([SYSTEM, "-c", code], capture_output=True).returncode == 0
    )


@pytest.mark.skipif(not bus_is_there(), reason="no accessibility bus on this system")
def test_a_screen_reader_finds_its_way(tmp_path: Path, demo_case: Path) -> None:
    shutil.copytree(demo_case, tmp_path / "case")
    environment = {
        **os.environ,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
        "LANG": "zh_CN.UTF-8",
        "XDG_RUNTIME_DIR": str(tmp_path),
        "JUSHI_DATA": str(tmp_path / "data"),
        "JUSHI_STATE": str(tmp_path / "state"),
    }
    reader = [SYSTEM, str(Path(__file__).with_name("read_aloud.py")), "按时间分布", "待核对", "接受  Enter"]
    shown = ["dbus-run-session", "--", *reader, sys.executable, "-m", "app", str(tmp_path / "case")]
    display = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", *shown]
    run = subprocess.run(
        display, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=150, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    told = json.loads(run.stdout.splitlines()[-1])
    assert told["pressed"]
    for part in ("first", "second"):
        assert told[part]["nameless"] == []
        assert told[part]["controls"] > 15
    assert any(name.startswith("按时间分布") for name in told["first"]["names"])
    assert {"slider", "push button", "list"} <= set(told["first"]["roles"]), (
        "what we paint ourselves has its role"
    )
    assert any(name.startswith("接受  Enter") for name in told["second"]["names"]), told["second"]
    assert not any(name.startswith("接受  Enter") for name in told["first"]["names"])
