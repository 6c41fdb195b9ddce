"""Papers that are stopped on the way: at every step, nothing of them is left and nothing is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.case.errors import Trouble
from app.case.records import Document
from app.intake.reader_client import ReaderPool
from app.report import files
from app.work import papers, print_shop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.case.case import Case

Make = Any


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool() as made:
        yield made


def word(case: Case, out: Path, pool: ReaderPool) -> Make:
    return papers.make(case, "complaint", out / "a.docx", pdf=out / "a.pdf", pool=pool)


def parts(case: Case, out: Path, pool: ReaderPool) -> Make:
    return papers.make(case, "bundle", None, pdf=out / "b.pdf", part=0.5, pool=pool)


def whole(case: Case, out: Path, pool: ReaderPool) -> Make:
    return papers.make(case, "bundle", None, pdf=out / "b.pdf", pool=pool)


def pack(case: Case, out: Path, pool: ReaderPool) -> Make:
    return print_shop.pack(case, "complaint", out / "c.pdf", pool=pool)


@pytest.mark.parametrize("make", [word, parts, whole, pack])
def test_what_is_stopped_at_its_last_step_leaves_nothing(
    case: Case, tmp_path: Path, pool: ReaderPool, make: Callable[..., Make]
) -> None:
    count = len(list(make(case, folder(tmp_path, "all"), pool)))
    assert list((tmp_path / "all").iterdir())
    noted = len(case.find(Document))
    out = folder(tmp_path, "stopped")
    steps = make(case, out, pool)
    for _ in range(count - 1):
        next(steps)
    assert not list(out.iterdir()), "all that is to be seen on the way is progress"
    steps.close()
    assert not list(out.iterdir())
    assert len(case.find(Document)) == noted


@pytest.mark.parametrize("after", [0, 1, 3])
def test_what_is_stopped_early_leaves_nothing(
    case: Case, tmp_path: Path, pool: ReaderPool, after: int
) -> None:
    out = folder(tmp_path, "stopped")
    steps = parts(case, out, pool)
    for _ in range(after):
        next(steps)
    steps.close()
    assert not list(out.iterdir()) and not case.find(Document)


def folder(tmp_path: Path, name: str) -> Path:
    (tmp_path / name).mkdir()
    return tmp_path / name


def test_files_that_belong_together_are_put_in_place_together(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(Trouble) as trouble:
        files.write_all([(tmp_path / "a", b"1"), (tmp_path / "b", b"2")])
    assert trouble.value.code == "target_is_folder"
    assert [one.name for one in tmp_path.iterdir()] == ["b"]
    files.write_all([(tmp_path / "a", b"1"), (tmp_path / "c", b"2")])
    assert (tmp_path / "a").read_bytes() == b"1" and (tmp_path / "c").read_bytes() == b"2"


def test_a_slip_that_is_open_elsewhere_stops_before_the_pdf(
    case: Case, tmp_path: Path, pool: ReaderPool
) -> None:
    out = folder(tmp_path, "busy")
    slip = print_shop.slip_of(out / "c.pdf")
    slip.write_bytes(b"old")
    slip.with_name(f".~lock.{slip.name}#").write_bytes(b"")
    with pytest.raises(Trouble) as trouble:
        list(pack(case, out, pool))
    assert trouble.value.code == "target_busy" and not (out / "c.pdf").exists()
