"""Agreements that cannot be right: each is refused or kept with one sentence that says where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from app.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [{"n": n, "due_on": f"2026-0{3 + n}-10", "minor": 10_000} for n in (1, 2, 3)]
GOOD: dict[str, Any] = {"agreed_at": "2026-03-12", "contract_number": "A-1", "instalments": ROWS}


class Agreeing:
    """States agreements on one case; ``errors`` is what was said of the last."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder, self._capsys = folder, capsys
        self.case = str(folder / "c")
        self.errors: list[str] = []
        main(["new", self.case, "--title", "例", "--lender", "晨禾借"])

    def __call__(self, **more: Any) -> int:
        path = self._folder / "agreement.json"
        path.write_text(json.dumps(GOOD | more), encoding="utf-8")
        self._capsys.readouterr()
        code = main(["agree", self.case, str(path)])
        self.errors = self._capsys.readouterr().err.strip().splitlines()
        return code

    def agreements(self) -> list[dict[str, Any]]:
        self._capsys.readouterr()
        main(["dump", self.case])
        found: list[dict[str, Any]] = json.loads(self._capsys.readouterr().out)["agreements"]
        return found


@pytest.fixture
def agree(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Agreeing:
    monkeypatch.setenv("JUSHI_LANG", "en")
    monkeypatch.setenv("JUSHI_DATA", str(tmp_path / "data"))
    return Agreeing(tmp_path, capsys)


@pytest.mark.parametrize(
    ("place", "stated"),
    [
        ("instalments[1].due_on", {"instalments": [ROWS[0], {"n": 2, "due_on": "2026-13-10", "minor": 1}]}),
        ("instalments[0].due_on", {"instalments": [{"n": 1, "due_on": "2026-02-30", "minor": 1}]}),
        ("instalments[0].minor", {"instalments": [{"n": 1, "due_on": "2026-04-10", "minor": -5}]}),
        ("instalments[0].minor", {"instalments": [{"n": 1, "due_on": "2026-04-10", "minor": 0}]}),
        ("instalments[0].minor", {"instalments": [{"n": 1, "due_on": "2026-04-10", "minor": 15.7}]}),
        ("instalments", {"instalments": [ROWS[0], ROWS[0]]}),
        ("instalments", {"instalments": []}),
        ("total_minor", {"total_minor": -1}),
        ("agreed_at", {"agreed_at": "2026-00-12"}),
        ("grace_days", {"grace_days": -1}),
        ("ends_when.late_counts", {"ends_when": {"late_counts": "maybe"}}),
        ("payments[0].minor", {"payments": [{"paid_at": "2026-04-10", "minor": -100}]}),
        ("payments[0].instalment", {"payments": [{"paid_at": "2026-04-10", "minor": 1, "instalment": 9}]}),
        ("payments_cover", {"payments_cover": ["2026-06-01", "2026-04-01"]}),
        ("supersedes", {"supersedes": "A-1"}),
        ("supersedes", {"supersedes": 7}),
    ],
)
def test_it_is_refused_in_one_line_that_names_the_place(
    agree: Agreeing, place: str, stated: dict[str, Any]
) -> None:
    assert agree(**stated) == 2
    (line,) = agree.errors
    assert line.startswith(f"{place}: ") and len(line) > len(place) + 20
    assert agree.agreements() == []


def test_sums_that_do_not_fit_and_early_payments_are_kept_and_named(agree: Agreeing) -> None:
    early = [{"paid_at": "2025-01-05", "minor": 10_000, "instalment": 1}]
    assert agree(total_minor=99_999, payments=early) == 0
    assert len(agree.errors) == 2
    assert any("999.99" in line or "99999" in line for line in agree.errors)
    assert any("payments[0].paid_at" in line for line in agree.errors)
    (made,) = agree.agreements()
    assert (made["total_minor"], made["instalments"][0]["paid_minor"]) == (99_999, 10_000)


def test_a_thousand_instalments_are_kept(agree: Agreeing) -> None:
    many = [
        {"n": n + 1, "due_on": f"{2026 + n // 12}-{n % 12 + 1:02}-10", "minor": 100 + n} for n in range(1000)
    ]
    assert agree(instalments=many) == 0
    assert agree.errors == []
    (made,) = agree.agreements()
    stated = [(one["n"], one["due_on"], one["minor"]) for one in made["instalments"]]
    assert stated == [(one["n"], one["due_on"], one["minor"]) for one in many]


def test_one_replaces_another_and_the_same_file_again_changes_nothing(agree: Agreeing) -> None:
    assert agree() == 0
    later = {"contract_number": "A-2", "agreed_at": "2026-05-20", "supersedes": "A-1"}
    assert agree(**later) == 0
    assert agree.errors == [], "what is replaced does not overlap"
    assert agree(**later) == 0
    first, second = sorted(agree.agreements(), key=lambda one: str(one["contract_number"]))
    assert (first["supersedes"], second["supersedes"]) == (None, first["id"])


def test_superseding_never_makes_a_loop(agree: Agreeing) -> None:
    assert agree() == 0
    assert agree(contract_number="A-2", supersedes="A-1") == 0
    assert agree(supersedes="A-2") == 0
    before = {one["id"]: one["supersedes"] for one in agree.agreements()}
    assert len(before) == 3
    for at in before:
        seen: set[str] = set()
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = before[at]
