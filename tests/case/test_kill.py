"""A process killed at any moment leaves each file wholly there or not at all, and a case that verifies."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from app.case.case import Case
from app.case.records import Evidence
from tests.case.conftest import sha256

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 300 if os.environ.get("JUSHI_LONG") else 30

WORK = """
import sys
from pathlib import Path
from app.case.case import Batch, Case, new_id
from app.case.records import Citation, Entry, Evidence
folder, sources = Path(sys.argv[1]), sorted(Path(sys.argv[2]).iterdir())
case = Case.open(folder)
have = {one.sha256 for one in case.find(Evidence)}
print("ready", flush=True)
act, batch = case.new_act(), []
for number, source in enumerate(sources):
    staged = case.vault.stage(source, ext=source.suffix)
    if staged.sha256 in have:
        continue
    evidence = Evidence(
        id=new_id("ev"), sha256=staged.sha256, size=staged.size, media_type="", name=source.name,
        stored=staged.stored)
    entry = Entry(id=new_id("en"), kind="sms", text=source.name)
    batch += [evidence, entry, Citation(id=new_id("ci"), evidence=evidence.id, entry=entry.id)]
    if len(batch) >= 15:
        case.edit("intake", Batch(put=batch), act=act)
        batch = []
        if number % 3 == 0:
            case.undo()
            case.redo()
case.edit("intake", Batch(put=batch), act=act)
case.close()
print("done", flush=True)
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Two hundred files of many sizes."""
    chance = random.Random(7)
    (tmp_path / "sources").mkdir()
    for number in range(200):
        content = chance.randbytes(chance.choice([0, 10, 5_000, 60_000, 300_000])) + str(number).encode()
        (tmp_path / "sources" / f"{number:03}.png").write_bytes(content)
    return tmp_path / "sources"


def start(folder: Path, sources: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", WORK, str(folder), str(sources)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def check(folder: Path, wanted: dict[str, int]) -> int:
    """The case after a kill: whole, nothing half there, every recorded file with its bytes."""
    with Case.open(folder) as case:
        assert not case.read_only
        assert case.verify() == []
        assert list((folder / "files" / "incoming").iterdir()) == []
        kept = case.find(Evidence)
        assert all(wanted[one.sha256] == one.size for one in kept)
        on_disk = [path for path in (folder / "files").glob("??/*") if path.is_file()]
        assert {path.stem for path in on_disk} == {one.sha256 for one in kept}
        assert {path.stem: path.stat().st_size for path in on_disk} == {one.sha256: one.size for one in kept}
        return len(kept)


@pytest.mark.timeout(1800)
def test_killed_at_any_moment_it_is_whole_and_adding_again_completes_it(folder: Path, sources: Path) -> None:
    files = [path.read_bytes() for path in sources.iterdir()]
    wanted = {sha256(content): len(content) for content in files}
    chance = random.Random(11)
    rounds = [folder]
    for kill in range(KILLS):
        process = start(rounds[-1], sources)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=chance.uniform(0, 0.35))
        process.kill()
        process.communicate()
        kept = check(rounds[-1], wanted)
        if kept == len(wanted):  # complete: begin again, so that every kill has work to interrupt
            rounds.append(folder.with_name(f"案件{kill}"))
            from app.case.records import CaseInfo

            Case.create(rounds[-1], CaseInfo(title="x")).close()
    process = start(rounds[-1], sources)
    output, _ = process.communicate(timeout=120)
    assert (output, process.returncode) == ("done\n", 0)
    assert check(rounds[-1], wanted) == len(wanted)
