"""The repository names no package index and nothing of the test corpus."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = {".py", ".toml", ".md", ".txt", ".in", ".ts", ".typ", ".json", ".svg", ".html", ".yml", ""}
INDEX = re.compile(r"--(?:extra-)?index-url\s+\S|://[^ \"]*/(?:simple|packages)/")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [ROOT / name for name in names if Path(name).suffix in TEXT and (ROOT / name).is_file()]


def test_no_package_index_is_named() -> None:
    own = Path(__file__).resolve()
    others = [path for path in tracked() if path != own]
    found = [str(path) for path in others if INDEX.search(path.read_text(encoding="utf-8", errors="replace"))]
    assert found == []


def names_of(corpus: Path) -> set[str]:
    """Lenders, people, numbers and contract numbers of the corpus's stories."""
    names: set[str] = set()
    for story in corpus.glob("cases/*/story.json"):
        facts = json.loads(story.read_text(encoding="utf-8"))
        names |= {facts["borrower"], facts["lender"], facts["collector"], *facts["numbers"]}
        names |= {facts["agreement"]["contract_no"], facts["agreement"]["original_contract_no"]}
    return {name for name in names if name}


def test_no_code_knows_the_corpus(corpus: Path) -> None:
    names = names_of(corpus)
    assert names
    places = [path for path in tracked() if path.relative_to(ROOT).parts[0] in {"app", "seeds", "resources"}]
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in places
        for text in [path.read_text(encoding="utf-8", errors="replace")]
        for name in names
        if name in text
    }
    assert found == set()
