"""A case on the disk for each test, copied from one that was made once."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

import pytest

from app.case.case import Batch, Case, new_id
from app.case.records import CaseInfo, Debt, Entry, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template") / "例"
    Case.create(folder, CaseInfo(title="例"), [Debt(id="de_1", lender="顺心")]).close()
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A closed case in a folder of its own."""
    shutil.copytree(template, tmp_path / "案件")
    return tmp_path / "案件"


@pytest.fixture
def case(folder: Path) -> Iterator[Case]:
    with Case.open(folder) as opened:
        yield opened


def entry(n: int = 1, /, **fields: object) -> Entry:
    """An entry with an id of its own."""
    known: dict[str, object] = {"id": f"en_{n}", "kind": "sms", "direction": "in", "text": f"短信{n}"}
    return Entry(**(known | fields))  # type: ignore[arg-type]


def stage(case: Case, source: Path, content: bytes) -> Evidence:
    """A staged file and the record that would make it part of the case."""
    source.write_bytes(content)
    staged = case.vault.stage(source, ext=source.suffix)
    return Evidence(
        id=new_id("ev"),
        sha256=staged.sha256,
        size=staged.size,
        media_type="image/png",
        name=source.name,
        stored=staged.stored,
    )


def take_in(case: Case, source: Path, content: bytes = b"picture", act: str | None = None) -> Evidence:
    """A file that is part of the case."""
    evidence = stage(case, source, content)
    case.edit("intake", Batch(put=[evidence]), act=act)
    return evidence


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
