"""The corpus as a user would have it (file times put back), taken in once by the command line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What ``jushi add`` printed, its exit code, and the dump after it."""

    items: list[dict[str, Any]]
    exit_code: int
    dump: dict[str, Any]

    def of(self, name: str) -> dict[str, Any]:
        """The line of one file."""
        return next(one for one in self.items if Path(one["path"]).name == name)

    def entries_of(self, name: str) -> list[dict[str, Any]]:
        """The entries, kept or unrelated, that cite a file or come from its reading."""
        sha = self.of(name)["sha256"]
        ids = {one["id"] for one in self.dump["evidence"] if one["sha256"] == sha}
        cited = [
            one for one in self.dump["entries"] if ids & {c["evidence"] for c in one.get("citations") or ()}
        ]
        rest = [one for one in self.dump["unrelated"] if one["id"].rsplit(".", 1)[0] in ids]
        return [*cited, *rest]


def jushi(*words: object) -> subprocess.CompletedProcess[str]:
    """Runs a command as a person would, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "JUSHI_LANG": "zh_CN"},
        check=False,
    )


def take_in(folder: Path, case: Path, lender: str, accept: str) -> Taken:
    """A new case, everything in a folder added to it, and its dump."""
    made = jushi("new", case, "--title", "验收", "--lender", lender)
    assert made.returncode == 0, made.stderr
    added = jushi("add", case, folder, "--accept", accept)
    dumped = jushi("dump", case)
    assert dumped.returncode == 0, dumped.stderr
    items = json.loads(added.stdout)["files"]
    return Taken(items=items, exit_code=added.returncode, dump=json.loads(dumped.stdout))


def copy_dated(corpus: Path, part: str, target: Path) -> Path:
    """A copy of a part of the corpus with the file times that git does not keep."""
    shutil.copytree(corpus / part, target)
    times = json.loads((corpus / "truth" / "mtimes.json").read_text(encoding="utf-8"))
    for name, moment in times.items():
        place = target / Path(name).relative_to(part) if Path(name).is_relative_to(part) else None
        if place is not None and place.exists():
            os.utime(place, (moment, moment))
    return target


@pytest.fixture(scope="session")
def story(corpus: Path) -> dict[str, Any]:
    """The story of the first case."""
    found: dict[str, Any] = json.loads(
        sorted(corpus.glob("cases/*/story.json"))[0].read_text(encoding="utf-8")
    )
    return found


@pytest.fixture(scope="session")
def case(corpus: Path, story: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """The first case of the corpus, taken in with what is clear accepted."""
    place = tmp_path_factory.mktemp("case")
    folder = copy_dated(corpus, f"cases/{story['case']}/files", place / "files")
    return take_in(folder, place / "c", story["lender"], "clear")
