"""``jushi sent`` as a person runs it: a letter, its receipt, a complaint with its periods, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from commands import on_a_new_case

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    command = on_a_new_case(capsys, tmp_path, monkeypatch)
    command("document", "complaint", "-o", str(tmp_path / "x.docx"))
    return command


def test_a_sending_with_its_receipt_stands_in_the_dump(run: Any, tmp_path: Path) -> None:
    receipt = tmp_path / "receipt.txt"
    receipt.write_text("SF123 signed", encoding="utf-8")
    told = ("--way", "courier", "--to", "Bureau", "--number", "SF123", "--receipt", str(receipt))
    code, page, errors = run("sent", "complaint", "--on", "2026-08-03", *told)
    assert code == 0 and page["complaint"] is None
    assert "--complaint" in errors
    dump = run("dump")[1]
    (document,) = dump["documents"]
    (one,) = document["sent"]
    assert (one["sent_on"], one["way"], one["number"]) == ("2026-08-03", "courier", "SF123")
    (evidence,) = [row for row in dump["evidence"] if row["id"] == page["receipt"]]
    assert evidence["name"] == "receipt.txt" and evidence["exhibit"] == 1
    assert page["document"] == document["id"]


def test_a_complaint_begins_its_periods_and_the_answer_ends_them(run: Any) -> None:
    code, page, errors = run("sent", "complaint", "--on", "2026-08-03", "--complaint")
    assert (code, errors) == (0, "") and page["complaint"]
    clocks = run("next", "--as-of", "2026-08-04")[1]["complaints"]
    assert [one["id"] for one in clocks] == [page["complaint"]] and clocks[0]["clocks"]
    again = run("sent", "--sending", page["sending"], "--replied", "2026-08-10")[1]
    assert again["complaint"] == page["complaint"]
    (complaint,) = run("dump")[1]["complaints"]
    assert complaint["replied_on"] == "2026-08-10"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("brief", "--on", "2026-08-03"), "brief"),
        (("complaint", "--on", "soon"), "soon"),
        (("complaint",), "sent_on"),
        (("complaint", "--on", "2026-08-03", "--receipt", "nowhere.png"), "nowhere.png"),
        (("complaint", "--on", "2026-08-03", "--replied", "2026-08-01"), "replied_on"),
        (("--sending", "se_none", "--on", "2026-08-03"), "se_none"),
        ((), "DOCUMENT"),
    ],
)
def test_what_cannot_be_is_wrong_usage_and_nothing_is_noted(
    run: Any, arguments: tuple[str, ...], says: str
) -> None:
    code, out, errors = run("sent", *arguments)
    assert (code, out) == (2, "") and says in errors
    assert not run("dump")[1]["documents"][0].get("sent")


def test_a_complaint_of_tomorrow_is_refused(run: Any) -> None:
    day = (date.today() + timedelta(days=2)).isoformat()
    assert run("sent", "complaint", "--on", day, "--complaint")[0] == 2
    dump = run("dump")[1]
    assert not dump["complaints"] and not dump["documents"][0].get("sent")
