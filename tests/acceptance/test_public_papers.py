"""The first case on paper and under verification: same bytes twice, and one flipped bit is named."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.conftest import jushi

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Judged

pytestmark = [pytest.mark.corpus, pytest.mark.timeout(900)]


def test_paper_made_twice_has_the_same_bytes(judged: Judged, tmp_path: Path) -> None:
    for name in ("a", "b"):
        word, pdf, printed = (tmp_path / f"{name}{end}" for end in (".docx", ".pdf", "-print.pdf"))
        done = jushi("document", judged.place, "timeline", "-o", word, "--pdf", pdf)
        assert done.returncode == 0, done.stderr
        assert jushi("print", judged.place, "-o", printed).returncode == 0
        assert pdf.read_bytes() == printed.read_bytes()
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_whole_case_verifies_in_silence(judged: Judged) -> None:
    done = jushi("verify", judged.place)
    assert (done.returncode, done.stdout) == (0, "")


def test_one_flipped_bit_of_an_original_is_named(judged: Judged, tmp_path: Path) -> None:
    place = tmp_path / "c"
    shutil.copytree(judged.place, place)
    item = next(one for one in judged.dump["evidence"] if one["media_type"] == "image/png")
    (stored,) = (place / "files").glob(f"*/{item['sha256']}.*")
    data = bytearray(stored.read_bytes())
    data[len(data) // 2] ^= 1
    stored.chmod(0o644)
    stored.write_bytes(data)
    done = jushi("verify", place)
    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    assert item["name"] in line and item["sha256"] in line
    paper = jushi("document", place, "timeline", "-o", tmp_path / "x.docx")
    assert paper.returncode == 1 and not (tmp_path / "x.docx").exists()
