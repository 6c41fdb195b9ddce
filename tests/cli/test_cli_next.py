"""``jushi next`` as a person runs it: the path, the suggestions, the day, the clocks of a complaint."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from commands import on_a_new_case

from app.case.case import Case
from app.work import complaints

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    return on_a_new_case(capsys, tmp_path, monkeypatch)


def test_an_empty_case_has_a_first_step_in_the_language_asked_for(run: Any) -> None:
    code, page, errors = run("next", "--lang", "en")
    assert (code, errors) == (0, "")
    assert page["suggestions"][0]["action"] == "add"
    assert page["suggestions"][0]["title"] == "Put in what is on your phone"
    assert [one["name"] for one in page["path"]] == ["verify", "confirm", "keep", "complain"]
    assert run("next", "--lang", "en")[1] == page


def test_a_complaint_has_its_clocks_as_of_the_day_asked_for(run: Any, tmp_path: Path) -> None:
    with Case.open(tmp_path / "c") as case:
        made = {"body": "lender", "sent_on": "2026-08-03", "received_on": "2026-08-03"}
        complaints.record(case, made, today=date(2026, 8, 20))
    page = run("next", "--as-of", "2026-08-10")[1]
    clocks = {one["clock"]: one for one in page["complaints"][0]["clocks"]}
    assert clocks["cn.clock.decide_15"]["until"] == "2026-08-18"
    assert clocks["cn.clock.decide_15"]["state"] == "running"
    assert run("next")[1]["as_of"] == "2026-08-03"
    late = run("next", "--as-of", "2026-08-19")[1]
    assert late["complaints"][0]["clocks"][0]["state"] == "over"


def test_a_day_that_is_none_is_wrong_usage(run: Any) -> None:
    code, out, errors = run("next", "--as-of", "soon")
    assert (code, out) == (2, "") and "soon" in errors
