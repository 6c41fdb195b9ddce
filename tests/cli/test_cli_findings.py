"""``jushi findings`` as a person runs it: the document, the day, the table, a broken pack."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest
from commands import on_a_new_case

if TYPE_CHECKING:
    from pathlib import Path

AGREEMENT = {
    "agreed_at": "2025-03-10T15:42:00",
    "promises": {"stop_collection": True},
    "instalments": [{"n": 1, "due_on": "2025-04-05", "minor": 100}],
    "payments": [{"paid_at": "2025-04-05", "minor": 100, "instalment": 1}],
}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    command = on_a_new_case(capsys, tmp_path, monkeypatch)
    (tmp_path / "agree.json").write_text(json.dumps(AGREEMENT), encoding="utf-8")
    command("agree", str(tmp_path / "agree.json"))
    return command


def test_an_empty_record_has_a_whole_document(run: Any) -> None:
    code, page, errors = run("findings")
    assert (code, errors) == (0, "")
    assert (page["as_of"], page["findings"], page["provisional"]) == ("2025-04-05", [], False)
    assert {one["claim"] for one in page["claims"]} >= {
        "agreement_concluded",
        "performed",
        "harm",
        "complaints",
    }
    assert {one["item"]: one["state"] for one in page["agreement_check"]}["stop_collection"] == "stated"


def test_the_language_and_the_day_are_chosen(run: Any) -> None:
    assert run("findings", "--as-of", "2025-04-04", "--lang", "en")[1]["as_of"] == "2025-04-04"
    assert run("findings", "--lang", "en")[1]["claims"][0]["title"] == "A repayment agreement was made"
    assert run("findings")[1]["claims"][0]["title"] == "双方达成了还款协议"
    code, out, errors = run("findings", "--as-of", "soon")
    assert (code, out) == (2, "")
    assert "soon" in errors
    assert run("findings", "--debt", "de_no")[0] == 2


def test_the_contacts_are_written_as_a_table(run: Any, tmp_path: Path) -> None:
    target = tmp_path / "contacts.csv"
    assert run("findings", "--csv", str(target))[0] == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["编号"]
    code, _, errors = run("findings", "--csv", str(tmp_path / "none" / "x.csv"))
    assert code == 1
    assert "none" in errors


def test_a_broken_pack_is_named_and_stops_nothing(run: Any, tmp_path: Path) -> None:
    (tmp_path / "data" / "rules").mkdir(parents=True)
    (tmp_path / "data" / "rules" / "mine.toml").write_text("[pack", encoding="utf-8")
    code, page, errors = run("findings")
    assert code == 0
    assert "mine.toml" in errors
    assert [one["file"] for one in page["pack_faults"]] == ["mine.toml"]
