"""The same files under other names, in another order or in two goes give the same record and findings."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.acceptance.conftest import added, agree, new, printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.acceptance.conftest import Judged

pytestmark = [pytest.mark.corpus, pytest.mark.timeout(900)]
TELLING = re.compile(r"20\d{6}|\d{11,}|^\.|^[^\d]*$")
"""Names that say when or who, and names without a digit (texts, mails and papers keep what they say)."""


def record(dump: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What the record holds, without ids and without the names of files."""
    sha = {one["id"]: one["sha256"] for one in dump["evidence"]}
    party = {one["id"]: one["name"] for one in dump["parties"]} | {None: ""}
    fields = (
        "kind", "direction", "at", "precision", "at_earliest", "at_latest", "number", "text", "call_type",
        "count", "duration_s", "category", "status", "relation",
    )  # fmt: skip
    entries = [
        (
            *(one[field] for field in fields),
            one["compliance"]["kept"] if one["compliance"] else None,
            party[one["party"]],
            tuple(sorted(sha[cited["evidence"]] for cited in one["citations"])),
        )
        for one in dump["entries"]
        if one["status"] != "discarded"
    ]
    payments = [
        ("payment", one["paid_at"], one["minor"], one["payee"], one["grade"])
        for one in dump["payments"]
        if one["status"] != "discarded"
    ]
    parties = [
        ("party", one["name"], one["kind"], party[one["acts_for"]], tuple(sorted(one["numbers"])))
        for one in dump["parties"]
    ]
    return sorted((*entries, *payments, *parties), key=repr)


def found(dump: dict[str, Any], findings: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The findings by what their entries say."""
    held = {one["id"]: (one["kind"], one["at"], one["number"], one["text"]) for one in dump["entries"]}
    return sorted(
        (
            (one["check"], one["rule"], one["result"], one["count"], sorted(map(repr, map(held.get, ids))))
            for one in findings["findings"]
            for ids in [one["entries"]]
        ),
        key=repr,
    )


def in_shuffled_names(case: Path, files: Path, story: dict[str, Any]) -> None:
    """Names that say nothing are exchanged, and two are new; times of files stay."""
    folder = case.with_name("files")
    shutil.copytree(files, folder, copy_function=shutil.copy2)
    neutral = sorted(one for one in folder.iterdir() if not TELLING.search(one.name))
    assert len(neutral) >= 3
    aside = [one.rename(one.with_name(f"aside{n}")) for n, one in enumerate(neutral)]
    for n, (one, old) in enumerate(zip(aside, [*neutral[1:], neutral[0]], strict=True)):
        one.rename(folder / (f"{n:02d}{neutral[n].suffix}" if n % 2 else f"{old.stem}{neutral[n].suffix}"))
    added(case, [folder], "all")
    agree(case, story)


def in_two_goes(case: Path, files: Path, story: dict[str, Any]) -> None:
    """One half of the files, accepted; then the other."""
    every = sorted(files.iterdir())
    added(case, every[::2], "all")
    added(case, every[1::2], "all")
    agree(case, story)


def in_reverse_after_the_agreement(case: Path, files: Path, story: dict[str, Any]) -> None:
    """The agreement first, then each file from the last to the first."""
    agree(case, story)
    added(case, sorted(files.iterdir(), reverse=True), "all")


@pytest.mark.parametrize("way", [in_shuffled_names, in_two_goes, in_reverse_after_the_agreement])
def test_the_way_in_changes_nothing(
    judged: Judged,
    files: Path,
    story: dict[str, Any],
    tmp_path: Path,
    way: Callable[[Path, Path, dict[str, Any]], None],
) -> None:
    place = tmp_path / "c"
    new(place, story["lender"])
    way(place, files, story)
    dump = printed("dump", place)
    assert record(dump) == record(judged.dump)
    assert found(dump, printed("findings", place)) == found(judged.dump, judged.findings)
