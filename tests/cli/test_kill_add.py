"""``kill -9`` in the middle of taking in 200 files: each is wholly there or not at all, and adding again completes it."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

from app.case.case import Case
from app.case.records import Evidence
from app.work import cases

ROOT = Path(__file__).resolve().parents[2]
FILES = 200
KILLS = 60 if os.environ.get("JUSHI_LONG") else 6


def adding(case: Path, source: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "app", "add", str(case), str(source)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def whole(case: Path) -> int:
    """How many files are there; every one of them whole, and nothing else."""
    with Case.open(case) as opened:
        assert opened.read_only_reason == ""
        assert opened.verify() == []
        return len(opened.find(Evidence))


def test_a_killed_intake_leaves_nothing_half_there_and_can_be_completed(tmp_path: Path) -> None:
    chance = random.Random(7)
    source = tmp_path / "phone"
    source.mkdir()
    for n in range(FILES):
        (source / f"{n:03}.bin").write_bytes(chance.randbytes(60_000) + b"\0")
    case = tmp_path / "case"
    cases.create(case, title="x").close()
    counts = []
    for _ in range(KILLS):
        running = adding(case, source)
        threading.Event().wait(
            chance.uniform(0.3, 1.6)
        )  # the moment of a kill is chance, not a wait for something
        running.kill()
        running.wait()
        counts.append(whole(case))
    assert counts == sorted(counts)
    assert adding(case, source).wait(120) == 0
    assert whole(case) == FILES
