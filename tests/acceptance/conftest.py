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

from tests.rules.test_story import agreement

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
    new(case, lender)
    items, exit_code = added(case, [folder], accept)
    return Taken(items=items, exit_code=exit_code, dump=printed("dump", case))


def new(case: Path, lender: str) -> None:
    """An empty case."""
    made = jushi("new", case, "--title", "验收", "--lender", lender)
    assert made.returncode == 0, made.stderr


def added(case: Path, paths: list[Path], accept: str) -> tuple[list[dict[str, Any]], int]:
    """What ``jushi add`` says of each file, and its exit code."""
    done = jushi("add", case, *paths, "--accept", accept)
    return json.loads(done.stdout)["files"], done.returncode


def agree(case: Path, story: dict[str, Any]) -> None:
    """Records the story's true agreement with its payments."""
    stated = case.with_name(f"{case.name}.json")
    stated.write_text(json.dumps(agreement(story)), encoding="utf-8")
    done = jushi("agree", case, stated)
    assert done.returncode == 0, done.stderr


def printed(*words: object) -> dict[str, Any]:
    """The document that a command prints; it must go well."""
    done = jushi(*words)
    assert done.returncode == 0, done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


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
def files(corpus: Path, story: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first case's files with their times."""
    place = tmp_path_factory.mktemp("files")
    return copy_dated(corpus, f"cases/{story['case']}/files", place / "files")


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A case with its agreement: where it is, its dump and its findings."""

    place: Path
    dump: dict[str, Any]
    findings: dict[str, Any]


@pytest.fixture(scope="session")
def judged(files: Path, story: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """The first case, all of it accepted, then the agreement stated."""
    place = tmp_path_factory.mktemp("judged") / "c"
    new(place, story["lender"])
    added(place, [files], "all")
    agree(place, story)
    return Judged(place=place, dump=printed("dump", place), findings=printed("findings", place))


@pytest.fixture(scope="session")
def case(files: Path, story: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """The first case of the corpus, taken in with what is clear accepted."""
    return take_in(files, tmp_path_factory.mktemp("case") / "c", story["lender"], "clear")
